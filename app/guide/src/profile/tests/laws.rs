//! Merging gives the same whatever the order, and reading takes whatever comes.

use super::*;

/// Something that is written in a copy.
#[derive(Clone, Debug)]
struct Act {
    item: Item,
    value: Value,
    at: i64,
    by: &'static str,
}

fn act() -> impl Strategy<Value = Act> {
    let name = (Just(Item::Field(Field::Name)), "[a-c ]{0,2}".prop_map(|it| Value::text(&it)));
    let hours = (Just(Item::Field(Field::Hours)), (1_i64..4).prop_map(Value::Whole));
    let likes = prop::collection::vec(prop::sample::select(vec!["eten", "groen", "taal"]), 0..3)
        .prop_map(Value::texts);
    let likes = (Just(Item::Field(Field::Likes)), likes);
    let experience = prop::option::of("[a-c]{1,2}").prop_map(|what| {
        what.map_or(Value::Null, |what| Experience { what, ..Experience::default() }.to_value())
    });
    let experience = ("[xy]".prop_map(|it| Item::Experience(id(&it))), experience);
    let item = prop_oneof![name, hours, likes, experience];
    // Few moments and windows, so that writes meet: in a millisecond, in a sitting.
    let at = prop_oneof![0_i64..4, (0_i64..4).prop_map(|it| it * SITTING)];
    (item, at, prop::sample::select(vec!["a", "b", "c"])).prop_map(|((item, value), at, by)| Act {
        item,
        value,
        at,
        by,
    })
}

fn profile() -> impl Strategy<Value = Profile> {
    prop::collection::vec(act(), 0..14).prop_map(|acts| {
        let mut profile = Profile::default();
        for act in acts {
            profile.set(&act.item, &act.value, &stamp(act.at, act.by)).unwrap();
        }
        profile
    })
}

fn merged(one: &Profile, other: &Profile) -> Profile {
    let mut merged = one.clone();
    merged.merge(other);
    merged
}

/// Any value, also of the kind that a profile is made of.
fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        prop_oneof![any::<i64>(), 0_i64..3].prop_map(Value::Whole),
        prop_oneof![
            "(?s).{0,6}".boxed(),
            prop::sample::select(WORDS_OF_FILES).prop_map(str::to_owned).boxed()
        ]
        .prop_map(Value::Text),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        let name = prop_oneof![
            "[a-z]{0,3}".boxed(),
            prop::sample::select(WORDS_OF_FILES).prop_map(str::to_owned).boxed()
        ];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::List),
            prop::collection::vec((name, inner), 0..5).prop_map(Value::Map),
        ]
    })
}

const WORDS_OF_FILES: &[&str] = &[
    SORT,
    "soort",
    "versie",
    "velden",
    "ervaringen",
    "waarderingen",
    "reacties",
    "naam",
    "leuk",
    "wanneer",
    "waarde",
    "op",
    "door",
    "eerder",
    "wat",
    "van",
    "2024",
    "bewijs",
];

/// Puts something else in the place of one part of a value; the parts are counted from the root.
fn spoil(value: &mut Value, place: &mut usize, instead: &Value) {
    if *place == 0 {
        *value = instead.clone();
        *place = usize::MAX;
        return;
    }
    *place -= 1;
    let parts: Vec<&mut Value> = match value {
        Value::List(items) => items.iter_mut().collect(),
        Value::Map(fields) => fields.iter_mut().map(|(_, value)| value).collect(),
        _ => return,
    };
    for part in parts {
        if *place == usize::MAX {
            return;
        }
        spoil(part, place, instead);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn merging_is_commutative(a in profile(), b in profile()) {
        prop_assert_eq!(merged(&a, &b), merged(&b, &a));
    }

    #[test]
    fn merging_is_associative(a in profile(), b in profile(), c in profile()) {
        prop_assert_eq!(merged(&merged(&a, &b), &c), merged(&a, &merged(&b, &c)));
    }

    #[test]
    fn merging_is_idempotent(a in profile(), b in profile()) {
        prop_assert_eq!(merged(&a, &a), a.clone());
        let both = merged(&a, &b);
        prop_assert_eq!(merged(&both, &b), both.clone());
        prop_assert_eq!(merged(&a, &both), both);
    }

    /// The newest write of either is the value, and what the other said last is not gone: it is
    /// the value, or an earlier one, or it was of the same sitting of the same window, or others
    /// are newer than it.
    #[test]
    fn the_newest_wins_and_the_other_is_kept(a in profile(), b in profile()) {
        let both = merged(&a, &b);
        for (item, register) in both.items() {
            let last = |it: &Profile| it.register(item).and_then(|it| it.writes().first().cloned());
            let lasts: Vec<Write> = [last(&a), last(&b)].into_iter().flatten().collect();
            let newest = lasts.iter().map(|it| (it.at, it.by.clone(), it.value.clone())).max().unwrap();
            let value = &register.writes()[0];
            prop_assert_eq!((value.at, value.by.clone(), value.value.clone()), newest);
            for lost in lasts {
                let kept = register.writes().contains(&lost);
                let same = register.writes().iter().any(|it| {
                    it.by == lost.by && it.at / SITTING == lost.at / SITTING && it.at >= lost.at
                        && it.value.is_null() == lost.value.is_null()
                });
                let newer = register.writes().iter().filter(|it| it.at >= lost.at).count();
                prop_assert!(kept || same || newer > EARLIER, "{lost:?} of {register:?}");
            }
            prop_assert!(register.writes().len() <= 1 + EARLIER);
        }
    }

    #[test]
    fn a_profile_is_read_back(a in profile(), b in profile()) {
        for it in [merged(&a, &b), a] {
            prop_assert_eq!(Profile::from_value(it.to_value()), Ok(it));
        }
    }

    /// Writing always shows, and is the newest for whoever merges it.
    #[test]
    fn what_is_written_shows_everywhere(a in profile(), name in "[d-f]{1,3}", at in 0_i64..9) {
        let mut after = a.clone();
        write(&mut after, Field::Name, &Value::text(&name), at, "z");
        prop_assert_eq!(after.name(), name.as_str());
        prop_assert_eq!(merged(&a, &after), after);
    }

    #[test]
    fn any_value_is_read_or_refused(value in any_value()) {
        if let Ok(profile) = Profile::from_value(value) {
            prop_assert_eq!(Profile::from_value(profile.to_value()), Ok(profile));
        }
    }

    /// The same for a profile of which one part has become something else.
    #[test]
    fn a_spoilt_profile_is_read_or_refused(place in 0_usize..220, instead in any_value()) {
        let mut value = full().to_value();
        spoil(&mut value, &mut { place }, &instead);
        if let Ok(profile) = Profile::from_value(value) {
            prop_assert_eq!(Profile::from_value(profile.to_value()), Ok(profile.clone()));
            prop_assert_eq!(profile.inventory().earlier, profile.earlier().len());
        }
    }

    #[test]
    fn any_value_is_written_or_refused(at in 0_usize..21, value in any_value()) {
        let item = match at {
            18 => Item::Experience(id("e")),
            19 => Item::Recognition(id("w")),
            20 => Item::Application(id("r")),
            field => Item::Field(Field::ALL[field]),
        };
        let mut profile = full();
        let before = profile.clone();
        let changed = profile.set(&item, &value, &stamp(1_900_000_000_000, "z"));
        prop_assert_eq!(changed.unwrap_or(false), profile != before);
        prop_assert_eq!(Profile::from_value(profile.to_value()), Ok(profile));
    }
}
