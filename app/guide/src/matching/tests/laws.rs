//! What holds for every profile and every vacancy.

use proptest::{prelude::*, sample::select};

use super::*;
use crate::profile::{AgeGroup, Experience, FromHome, KILOMETRES, Rhythm};

const PARTS: [&str; 6] =
    ["di middag", "za ochtend", "weekend", "zelf te kiezen", "ma t/m vr overdag", "?"];
const PHRASES: [&str; 7] =
    ["koken", "rustig blijven", "eerste hulp", "handig zijn", "soep", "jongleren", "knopen leggen"];
const BUURTEN: [&str; 4] = ["BU99990101", "BU99990102", "BU99990201", "BU99990302"];
const REGIONS: [&str; 5] = ["stad", "dorpen", "eerstehoek", "verzonnen", "nergens"];
const SKILLS: [&str; 5] = ["koken", "geduld", "ehbo", "klussen", "onbekend"];
const LEVELS: [&str; 7] = ["geen", "A1", "A2", "B1", "B2", "C1", "C2"];

fn some<T: Clone + std::fmt::Debug + 'static>(
    of: &'static [T],
    most: usize,
) -> impl Strategy<Value = Vec<T>> {
    prop::collection::vec(select(of), 0..=most)
}

fn owned(texts: Vec<&'static str>) -> Vec<String> {
    texts.into_iter().map(str::to_owned).collect()
}

fn vacancy() -> impl Strategy<Value = Vacancy> {
    let about = (
        some(&PARTS, 2),
        some(&PHRASES, 3),
        some(&PHRASES, 2),
        some(&BUURTEN, 1),
        some(Theme::ALL, 3),
    );
    let asks = (
        prop::option::of(select(vec!["2 uur per week", "20 uur per week", "soms"])),
        prop::option::of(select(vec!["reiskosten", "geen"])),
        prop::option::of(select(vec![
            ConductCertificate::Needed,
            ConductCertificate::NotNeeded,
            ConductCertificate::FreeThroughOrganisation,
        ])),
        prop::option::of(select(&LEVELS[..])),
        prop::option::of(10_u8..25),
    );
    (about, asks, any::<[bool; 3]>()).prop_map(|(about, asks, [once, from_home, buddy])| {
        let (parts, skills, learn, regions, themes) = about;
        let (hours, allowance, conduct, level, minimum_age) = asks;
        Vacancy {
            day_parts: owned(parts),
            skills: owned(skills),
            learn: owned(learn),
            regions: regions.into_iter().map(|it| it.parse().unwrap()).collect(),
            themes,
            hours: hours.map(str::to_owned),
            allowance: allowance.map(str::to_owned),
            conduct,
            language_level: level.map(str::to_owned),
            minimum_age,
            once,
            from_home,
            buddy,
            ..Vacancy::new(slug("vacature"), Text::nl("Vacature"))
        }
    })
}

type Filled = Vec<(Field, Value)>;

/// A value that a field may have.
fn value(field: Field) -> BoxedStrategy<Value> {
    let list = |of: Vec<String>| {
        prop::collection::vec(select(of), 0..4)
            .prop_map(|it| Value::texts(it.iter().map(String::as_str)))
            .boxed()
    };
    let word = |of: Vec<&'static str>| select(of).prop_map(Value::text).boxed();
    match field {
        Field::Name => Just(Value::text("Jelle")).boxed(),
        Field::Likes => list(Theme::ALL.iter().map(|it| it.slug().to_owned()).collect()),
        Field::Skills | Field::Learn => list(owned(SKILLS.to_vec())),
        Field::OwnSkills | Field::OwnLearn => list(owned(PHRASES.to_vec())),
        Field::Times => list(DayParts::ALL.iter().map(DayPart::name).collect()),
        Field::Regions => list(owned(REGIONS.to_vec())),
        Field::FromHome => word(FromHome::ALL.iter().map(|it| it.word()).collect()),
        Field::Kilometres => prop_oneof![1_i64..4, 1..=KILOMETRES].prop_map(Value::Whole).boxed(),
        Field::Languages => list(owned(vec!["nl", "fy", "ar"])),
        Field::Dutch => word(LEVELS.to_vec()),
        Field::Age => word(AgeGroup::ALL.iter().map(|it| it.word()).collect()),
        Field::Rhythm => word(Rhythm::ALL.iter().map(|it| it.word()).collect()),
        Field::Hours => (1_i64..=40).prop_map(Value::Whole).boxed(),
        Field::Conduct => any::<bool>().prop_map(Value::Bool).boxed(),
        Field::Buddy | Field::Allowance => Just(Value::Bool(true)).boxed(),
    }
}

fn filled() -> impl Strategy<Value = Filled> {
    prop::sample::subsequence(Field::ALL.to_vec(), 0..=Field::ALL.len()).prop_flat_map(|fields| {
        fields
            .into_iter()
            .map(|field| value(field).prop_map(move |it| (field, it)))
            .collect::<Vec<_>>()
    })
}

fn list_of(filled: &Filled, field: Field) -> Vec<String> {
    let value = filled.iter().find(|(it, _)| *it == field).map(|(_, value)| value);
    let items = value.map_or(&[][..], Value::items);
    items.iter().filter_map(|it| Some(it.as_text()?.to_owned())).collect()
}

/// The profile with one value more in a list, or another value in a field.
fn with(filled: &Filled, field: Field, value: Value) -> Filled {
    let value = match value {
        Value::List(more) => {
            let mut all = list_of(filled, field);
            all.extend(more.iter().filter_map(|it| Some(it.as_text()?.to_owned())));
            Value::texts(all.iter().map(String::as_str))
        }
        other => other,
    };
    let mut after: Filled = filled.iter().filter(|(it, _)| *it != field).cloned().collect();
    after.push((field, value));
    after
}

/// Everything that could be added to a profile because this vacancy has it.
fn matching_traits(vacancy: &Vacancy) -> Filled {
    let list = |texts: Vec<String>| Value::texts(texts.iter().map(String::as_str));
    let parts = DayParts::of_words(&vacancy.day_parts);
    let mut all = vec![
        (Field::Times, list(parts.iter().map(DayPart::name).collect())),
        (Field::Times, texts(&["wo-ochtend"])),
        (Field::Likes, list(vacancy.themes.iter().map(|it| it.slug().to_owned()).collect())),
        (Field::OwnSkills, list(vacancy.skills.clone())),
        (Field::OwnLearn, list(vacancy.learn.clone())),
        (Field::Skills, texts(&SKILLS)),
        (Field::Learn, texts(&SKILLS)),
        (Field::Regions, texts(&["stad", "dorpen"])),
        (Field::Dutch, Value::text("C2")),
        (Field::Age, Value::text("18-plus")),
        (Field::Conduct, Value::Bool(true)),
        (Field::Hours, Value::Whole(40)),
    ];
    for (has, field, value) in [
        (vacancy.from_home, Field::FromHome, Value::text("ook")),
        (vacancy.from_home, Field::FromHome, Value::text("alleen")),
        (vacancy.once, Field::Rhythm, Value::text("eenmalig")),
        (vacancy.buddy, Field::Buddy, Value::Bool(true)),
        (vacancy.allowance.is_some(), Field::Allowance, Value::Bool(true)),
    ] {
        if has {
            all.push((field, value));
        }
    }
    all.retain(|(_, value)| !value.is_null());
    all
}

/// What each exclusion takes away again.
fn without_no(filled: &Filled, excluded: &Exclusion) -> Filled {
    let field = match excluded {
        Exclusion::TooYoung(_) => Field::Age,
        Exclusion::Conduct => Field::Conduct,
        Exclusion::NotFromHome => Field::FromHome,
        Exclusion::TooFar(_) => Field::Kilometres,
        Exclusion::Language(_) => Field::Dutch,
        Exclusion::TooManyHours(_) => Field::Hours,
        Exclusion::OnceOnly | Exclusion::NotOnce => Field::Rhythm,
    };
    filled.iter().filter(|(it, _)| *it != field).cloned().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn adding_what_matches_never_lowers_the_score(filled in filled(), vacancy in vacancy()) {
        let guide = guide(vec![vacancy.clone().into()]);
        let entry = guide.of_kind(Kind::Vacancy).next().unwrap();
        let before = guide.fit(&profile(&filled), entry, &asker());
        let points: u32 = before.reasons.iter().map(Reason::points).sum();
        prop_assert_eq!(before.score, points);
        prop_assert!(before.reasons.iter().all(|it| it.points() > 0));
        for (field, value) in matching_traits(&vacancy) {
            let after = guide.fit(&profile(&with(&filled, field, value.clone())), entry, &asker());
            prop_assert!(after.score >= before.score, "{field:?} {value:?}: {before:?} {after:?}");
            // Who says yes to what a vacancy has is not ruled out by it.
            prop_assert!(after.excluded.len() <= before.excluded.len(), "{field:?}: {after:?}");
        }
    }

    /// A hard no rules out whatever speaks for it, and nothing else does: without that one field it
    /// is no longer ruled out for that reason.
    #[test]
    fn a_hard_no_always_rules_out(filled in filled(), vacancy in vacancy()) {
        let guide = guide(vec![vacancy.clone().into()]);
        let entry = guide.of_kind(Kind::Vacancy).next().unwrap();
        let fit = guide.fit(&profile(&filled), entry, &asker());
        let ranked = guide.ranking(&profile(&filled), Kind::Vacancy, &asker());
        prop_assert_eq!(ranked.is_empty(), !fit.excluded.is_empty());
        for excluded in &fit.excluded {
            let after = guide.fit(&profile(&without_no(&filled, excluded)), entry, &asker());
            prop_assert!(!after.excluded.contains(excluded));
        }
        let conduct = vacancy.conduct.is_some_and(|it| it != ConductCertificate::NotNeeded);
        for (holds, field, value) in [
            (conduct, Field::Conduct, Value::Bool(false)),
            (!vacancy.from_home, Field::FromHome, Value::text("alleen")),
            (vacancy.once, Field::Rhythm, Value::text("vast")),
            (!vacancy.once, Field::Rhythm, Value::text("eenmalig")),
            (vacancy.minimum_age.is_some_and(|it| it > 15), Field::Age, Value::text("onder-16")),
            (
                vacancy.language_level.as_deref().is_some_and(|it| it != "geen"),
                Field::Dutch,
                Value::text("geen"),
            ),
            (
                !vacancy.once && vacancy.hours.as_deref() == Some("20 uur per week"),
                Field::Hours,
                Value::Whole(19),
            ),
            (
                !vacancy.from_home && fit.metres.is_some_and(|it| it > 1_000),
                Field::Kilometres,
                Value::Whole(1),
            ),
        ] {
            if holds {
                let no = profile(&with(&filled, field, value));
                prop_assert!(!guide.fit(&no, entry, &asker()).excluded.is_empty(), "{field:?}");
                prop_assert_eq!(guide.matches(&no, Kind::Vacancy, &asker(), 9), []);
            }
        }
    }

    #[test]
    fn who_asks_for_nothing_gets_no_reasons_and_is_refused_nothing(
        vacancy in vacancy(), named in any::<bool>(),
    ) {
        let guide = guide(vec![vacancy.into()]);
        let mut silent = Profile::default();
        if named {
            silent = profile(&[(Field::Name, Value::text("Jelle")), (Field::Languages, texts(&["nl"]))]);
            let what = Experience { what: "Koken".into(), ..Experience::default() };
            let stamp = Stamp { at: 1, by: Id::read("proef").unwrap() };
            silent.set(&Item::Experience(Id::read("e").unwrap()), &what.to_value(), &stamp).unwrap();
        }
        let entry = guide.of_kind(Kind::Vacancy).next().unwrap();
        let fit = guide.fit(&silent, entry, &asker());
        prop_assert_eq!((fit.score, fit.reasons, fit.excluded), (0, vec![], vec![]));
        prop_assert_eq!(guide.ranking(&silent, Kind::Vacancy, &asker()).len(), 1);
        prop_assert_eq!(guide.matches(&silent, Kind::Vacancy, &asker(), 9), []);
    }

    /// No two have the same place, and the order does not depend on how they came.
    #[test]
    fn the_order_is_total(
        filled in filled(), vacancies in prop::collection::vec(vacancy(), 0..12), turn in 0_usize..12,
    ) {
        let mut records: Vec<Record> = vacancies
            .into_iter()
            .enumerate()
            .map(|(at, vacancy)| Vacancy { id: slug(&format!("v-{at}")), ..vacancy }.into())
            .collect();
        let profile = profile(&filled);
        let order = |guide: &Guide| {
            let ranking = guide.ranking(&profile, Kind::Vacancy, &asker());
            ranking.into_iter().map(|(entry, fit)| (entry.id().clone(), fit)).collect::<Vec<_>>()
        };
        let first = order(&guide(records.clone()));
        let key = |(id, fit): &(Slug, Fit)| {
            (std::cmp::Reverse(fit.score), fit.metres.unwrap_or(u32::MAX), id.clone())
        };
        // All of them are as fresh.
        prop_assert!(first.windows(2).all(|pair| key(&pair[0]) < key(&pair[1])));
        if !records.is_empty() {
            let by = turn % records.len();
            records.rotate_left(by);
        }
        let again = guide(records);
        prop_assert_eq!(order(&again), first.clone());
        prop_assert_eq!(order(&again), first, "asked again");
    }
}
