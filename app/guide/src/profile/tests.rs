//! What profiles hold, and what happens to it.

mod format;
mod laws;
mod resume;

use proptest::prelude::*;

use super::*;

pub(crate) fn id(text: &str) -> Id {
    Id::read(text).unwrap()
}

pub(crate) fn stamp(at: i64, by: &str) -> Stamp {
    Stamp { at, by: id(by) }
}

fn texts(texts: &[&str]) -> Value {
    Value::texts(texts.iter().copied())
}

/// Writes a field, which has to be taken over.
#[track_caller]
fn write(profile: &mut Profile, field: Field, value: &Value, at: i64, by: &str) {
    profile.set(&Item::Field(field), value, &stamp(at, by)).unwrap();
}

fn refused(item: &Item, value: &Value) -> Refused {
    let mut profile = Profile::default();
    let refused = profile.set(item, value, &stamp(1, "a")).unwrap_err();
    assert_eq!(profile, Profile::default());
    refused
}

fn soup() -> Experience {
    Experience {
        organisation: "Voorbeeldkeuken".into(),
        slug: Some("voorbeeldkeuken".parse().unwrap()),
        what: "Soep koken\nvoor dertig mensen".into(),
        from: Some("2024-09".into()),
        until: Some("2025-06-30".into()),
        minutes: Some(4_515),
        skills: vec!["koken".parse().unwrap()],
        words: vec!["uien snijden".into()],
    }
}

/// Something in every field and every sort of entry, some of it with what stood there before.
fn full() -> Profile {
    const T: i64 = 1_764_000_000_000;
    let mut profile = Profile::default();
    let mut field = |field, value: Value| write(&mut profile, field, &value, T, "telefoon-1");
    field(Field::Name, Value::text("Jelle"));
    field(Field::Likes, texts(&["groen", "eten"]));
    field(Field::Skills, texts(&["koken", "luisteren"]));
    field(Field::OwnSkills, texts(&["jongleren"]));
    field(Field::Times, texts(&["di-middag", "za-ochtend"]));
    field(Field::Regions, texts(&["verzonnen"]));
    field(Field::FromHome, Value::text("ook"));
    field(Field::Kilometres, Value::Whole(5));
    field(Field::Languages, texts(&["nl", "fy"]));
    field(Field::Dutch, Value::text("B1"));
    field(Field::Learn, texts(&["ehbo"]));
    field(Field::OwnLearn, texts(&["bijen houden"]));
    field(Field::Age, Value::text("18-plus"));
    field(Field::Rhythm, Value::text("allebei"));
    field(Field::Hours, Value::Whole(4));
    field(Field::Conduct, Value::Bool(false));
    field(Field::Buddy, Value::Bool(true));
    field(Field::Allowance, Value::Bool(true));
    field(Field::Name, Value::text("Jelle"));
    let mut entry = |item: Item, value: &Value, at| {
        profile.set(&item, value, &stamp(at, "telefoon-1")).unwrap();
    };
    entry(Item::Experience(id("e1")), &soup().to_value(), T);
    entry(Item::Experience(id("e2")), &Experience { what: "Weg".into(), ..soup() }.to_value(), T);
    entry(Item::Experience(id("e2")), &Value::Null, T + SITTING);
    let recognition = Recognition {
        credential: "eyJh.eyJi.c2ln".into(),
        received: Some(T),
        experience: Some(id("e1")),
        ..Recognition::default()
    };
    entry(Item::Recognition(id("w1")), &recognition.to_value(), T);
    let asked = Recognition {
        experience: Some(id("e1")),
        claim: "MQo".into(),
        asked: Some(T),
        ..Recognition::default()
    };
    let declined = Recognition {
        received: Some(T + 1),
        words: "We kennen je niet.".into(),
        done: true,
        ..asked.clone()
    };
    entry(Item::Recognition(id("w2")), &asked.to_value(), T);
    entry(Item::Recognition(id("w3")), &declined.to_value(), T);
    let sent = Sent {
        code: "geheime-code".into(),
        vacancy: "soepkok".parse().unwrap(),
        name: "Soepkok".into(),
        at: T,
    };
    entry(Item::Application(id("r1")), &sent.to_value(), T);
    write(&mut profile, Field::Name, &Value::text("Jelle de Vries"), T + SITTING, "laptop-1");
    profile
}

#[test]
fn what_is_written_is_what_is_there() {
    let it = full();
    assert_eq!(it.name(), "Jelle de Vries");
    assert_eq!(it.likes(), [Theme::Food, Theme::Green]);
    assert_eq!(it.skills().iter().map(Slug::as_str).collect::<Vec<_>>(), ["koken", "luisteren"]);
    assert_eq!(it.own_skills().collect::<Vec<_>>(), ["jongleren"]);
    assert_eq!(
        it.times().iter().map(DayPart::name).collect::<Vec<_>>(),
        ["di-middag", "za-ochtend"]
    );
    assert_eq!(it.regions()[0].as_str(), "verzonnen");
    assert_eq!((it.from_home(), it.kilometres()), (Some(FromHome::Too), Some(5)));
    assert_eq!(it.languages(), [Lang::FY, Lang::NL]);
    assert_eq!(it.dutch(), Some(Level::B1));
    assert_eq!(it.learn()[0].as_str(), "ehbo");
    assert_eq!(it.own_learn().collect::<Vec<_>>(), ["bijen houden"]);
    assert_eq!((it.age(), it.rhythm()), (Some(AgeGroup::Adult), Some(Rhythm::Either)));
    assert_eq!((it.hours(), it.conduct()), (Some(4), Some(false)));
    assert!(it.buddy() && it.allowance());
    assert_eq!(it.experiences().collect::<Vec<_>>(), [(&id("e1"), soup())]);
    assert_eq!(it.recognitions().next().unwrap().1.experience, Some(id("e1")));
    assert_eq!(it.applications().next().unwrap().1.code, "geheime-code");
}

#[test]
fn what_goes_on_is_told_first_and_then_the_latest() {
    let mut it = Profile::default();
    for (name, from, until) in [
        ("a", None, None),
        ("b", Some("2019"), Some("2020-05")),
        ("c", Some("2021-02-03"), None),
        ("d", Some("2020"), Some("2024")),
        ("e", Some("2023-01"), None),
        ("f", None, Some("2024-02")),
    ] {
        let value =
            Experience { from: from.map(str::to_owned), until: until.map(str::to_owned), ..soup() };
        it.set(&Item::Experience(id(name)), &value.to_value(), &stamp(1, "a")).unwrap();
    }
    let told: Vec<&str> = it.latest().iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(told, ["e", "c", "f", "d", "b", "a"]);
}

#[test]
fn nothing_that_is_not_said_is_made_up() {
    let it = Profile::default();
    assert!(it.is_empty() && it.likes().is_empty() && it.times().is_empty());
    assert_eq!((it.name(), it.conduct(), it.age()), ("", None, None));
    assert_eq!(it.inventory(), Inventory::default());
    assert!(!full().is_empty());
}

#[test]
fn what_is_typed_is_cleaned() {
    let mut it = Profile::default();
    write(&mut it, Field::Name, &Value::text("  Jan\u{0}\u{202e}  de\t\nBoer "), 1, "a");
    assert_eq!(it.name(), "Jan de Boer");
    write(&mut it, Field::Name, &Value::text("<b>Jan</b> & “co”"), 2, "a");
    assert_eq!(it.name(), "<b>Jan</b> & “co”");
    write(&mut it, Field::OwnSkills, &texts(&["a ", "a", "", " b"]), 3, "a");
    assert_eq!(it.own_skills().collect::<Vec<_>>(), ["a", "b"]);
    write(&mut it, Field::Skills, &texts(&["koken", "ehbo", "koken"]), 4, "a");
    assert_eq!(it.skills().len(), 2);
    let what = Experience { what: " a \r\n\r\n\r\n\r\n b \n".into(), ..soup() };
    it.set(&Item::Experience(id("e")), &what.to_value(), &stamp(5, "a")).unwrap();
    assert_eq!(it.experiences().next().unwrap().1.what, "a\n\nb");
}

#[test]
fn what_is_emptied_is_not_there() {
    let mut it = full();
    for field in Field::ALL {
        let empty = match it.get(&Item::Field(field)) {
            Value::Text(_) => Value::Text(String::new()),
            Value::List(_) => Value::List(Vec::new()),
            _ => Value::Null,
        };
        write(&mut it, field, &empty, 1_800_000_000_000, "telefoon-1");
    }
    assert_eq!(it.inventory().fields, []);
    assert!(!it.is_empty(), "the entries");
    write(&mut it, Field::Buddy, &Value::Bool(false), 1_800_000_000_000, "telefoon-1");
    assert!(!it.buddy());
}

#[test]
fn what_cannot_be_is_refused_with_its_field_and_reason() {
    let field = |field: Field, value: Value| refused(&Item::Field(field), &value).mistake;
    assert_eq!(field(Field::Name, Value::text(&"é".repeat(NAME + 1))), Mistake::TooLong(NAME));
    assert_eq!(field(Field::Name, Value::text(&"\u{0}".repeat(1_000_000))), Mistake::TooLong(NAME));
    assert_eq!(field(Field::Name, Value::Whole(1)), Mistake::Unknown);
    assert_eq!(field(Field::Likes, texts(&["Niet Zo"])), Mistake::Unknown);
    let many: Vec<String> = (0..=WORDS).map(|it| it.to_string()).collect();
    let many = Value::texts(many.iter().map(String::as_str));
    assert_eq!(field(Field::OwnSkills, many), Mistake::TooMany(WORDS));
    assert_eq!(field(Field::OwnSkills, texts(&["a".repeat(61).as_str()])), Mistake::TooLong(WORD));
    assert_eq!(field(Field::Times, texts(&["di-nacht"])), Mistake::Unknown);
    assert_eq!(field(Field::Kilometres, Value::Whole(0)), Mistake::OutOfRange(1, KILOMETRES));
    assert_eq!(field(Field::Languages, texts(&["nederlands"])), Mistake::Unknown);
    assert_eq!(field(Field::Dutch, Value::text("D1")), Mistake::Unknown);
    assert_eq!(field(Field::Age, Value::text("1990-01-01")), Mistake::Unknown);
    let key = |value: &Experience| {
        let refused = refused(&Item::Experience(id("e")), &value.to_value());
        (refused.key, refused.mistake)
    };
    assert_eq!(
        key(&Experience { until: Some("2023".into()), ..soup() }),
        ("tot", Mistake::Reversed)
    );
    assert_eq!(key(&Experience { from: Some("gisteren".into()), ..soup() }).0, "van");
    assert_eq!(key(&Experience { from: Some("0999".into()), ..soup() }).0, "van");
    assert_eq!(key(&Experience::default()), ("wat", Mistake::Missing));
    let recognition = |credential: &str| {
        let it = Recognition {
            credential: credential.into(),
            received: Some(1),
            ..Recognition::default()
        };
        refused(&Item::Recognition(id("w")), &it.to_value()).mistake
    };
    assert_eq!(recognition(""), Mistake::Missing);
    assert_eq!(recognition("a.b c"), Mistake::Unknown);
    let undated = Recognition { credential: "a.b.c".into(), ..Recognition::default() };
    assert_eq!(refused(&Item::Recognition(id("w")), &undated.to_value()).key, "ontvangen");
    let asked = Recognition { claim: "a=b".into(), ..Recognition::default() };
    assert_eq!(refused(&Item::Recognition(id("w")), &asked.to_value()).key, "verzoek");
    assert_eq!(recognition(&"a".repeat(CREDENTIAL + 1)), Mistake::TooLong(CREDENTIAL));
}

/// The phone that fetched an answer tells the other one, which still waits.
#[test]
fn an_answer_takes_the_place_of_the_request_on_every_device() {
    let item = Item::Recognition(id("w"));
    let asked = Recognition { claim: "MQo".into(), asked: Some(1), ..Recognition::default() };
    let mut phone = Profile::default();
    phone.set(&item, &asked.to_value(), &stamp(1, "telefoon")).unwrap();
    let mut laptop = phone.clone();
    let answered = Recognition { credential: "a.b.c".into(), received: Some(5), ..asked.clone() };
    phone.set(&item, &answered.to_value(), &stamp(9, "telefoon")).unwrap();
    // The same answer fetched in two windows is one.
    let mut window = laptop.clone();
    window.set(&item, &answered.to_value(), &stamp(9, "venster")).unwrap();
    phone.merge(&window);
    laptop.merge(&phone);
    for profile in [&phone, &laptop] {
        assert_eq!(profile.recognitions().collect::<Vec<_>>(), [(&id("w"), answered.clone())]);
    }
}

#[test]
fn there_are_only_so_many_entries() {
    let mut it = Profile::default();
    let value = soup().to_value();
    for number in 0..ENTRIES {
        it.set(&Item::Experience(id(&number.to_string())), &value, &stamp(1, "a")).unwrap();
    }
    let another = Item::Experience(id("nog-een"));
    let error = it.set(&another, &value, &stamp(2, "a")).unwrap_err();
    assert_eq!(error.mistake, Mistake::TooMany(ENTRIES));
    // Of another sort there still can be, and one can be changed or make room.
    let changed = Experience { what: "Anders".into(), ..soup() }.to_value();
    assert_eq!(it.set(&Item::Experience(id("7")), &changed, &stamp(3, "a")), Ok(true));
    it.set(&Item::Experience(id("7")), &Value::Null, &stamp(4, "a")).unwrap();
    assert_eq!(it.set(&another, &value, &stamp(5, "a")), Ok(true));
}

#[test]
fn who_writes_last_is_right_whatever_the_clocks_say() {
    let mut it = Profile::default();
    write(&mut it, Field::Name, &Value::text("A"), 9_000_000_000, "klok-loopt-voor");
    write(&mut it, Field::Name, &Value::text("B"), 1, "klok-loopt-achter");
    assert_eq!(it.name(), "B");
    // Even when a file has used up the last moment there is.
    write(&mut it, Field::Name, &Value::text("Z"), i64::MAX, "z");
    write(&mut it, Field::Name, &Value::text("A"), 5, "a");
    assert_eq!(it.name(), "A");
    assert_eq!(Profile::from_value(it.to_value()), Ok(it));
}

#[test]
fn writing_the_same_changes_nothing() {
    let mut it = full();
    let before = it.clone();
    let name = Value::text(" Jelle de  Vries ");
    let later = stamp(1_900_000_000_000, "b");
    assert_eq!(it.set(&Item::Field(Field::Name), &name, &later), Ok(false));
    assert_eq!(it.set(&Item::Experience(id("nooit")), &Value::Null, &later), Ok(false));
    assert_eq!(it, before);
}

#[test]
fn typing_does_not_push_out_what_was_saved() {
    let mut it = Profile::default();
    write(&mut it, Field::Name, &Value::text("Jan"), SITTING, "a");
    for (at, length) in (0..).zip(1..="Pieter Bas".len()) {
        let typed = Value::text(&"Pieter Bas"[..length]);
        write(&mut it, Field::Name, &typed, SITTING * 2 + at, "a");
    }
    let earlier: Vec<_> = it.earlier().into_iter().map(|it| it.value).collect();
    assert_eq!((it.name(), earlier), ("Pieter Bas", vec![Value::text("Jan")]));
}

#[test]
fn what_loses_is_kept_and_can_be_put_back() {
    let mut phone = Profile::default();
    write(&mut phone, Field::Name, &Value::text("Jan"), 100, "telefoon");
    let mut laptop = Profile::default();
    write(&mut laptop, Field::Name, &Value::text("Johannes"), 200, "laptop");
    phone.merge(&laptop);
    assert_eq!(phone.name(), "Johannes");
    let earlier = phone.earlier();
    assert_eq!((earlier.len(), &earlier[0].value), (1, &Value::text("Jan")));
    assert_eq!(earlier[0].at, 100);
    assert_eq!(phone.put_back(&earlier[0], &stamp(50, "telefoon")), Ok(true));
    assert_eq!(phone.name(), "Jan");
    assert_eq!(phone.earlier()[0].value, Value::text("Johannes"));
    laptop.merge(&phone);
    assert_eq!(laptop, phone);
}

#[test]
fn what_is_deleted_stays_away_and_can_be_put_back() {
    let mut phone = full();
    let laptop = phone.clone();
    let item = Item::Experience(id("e1"));
    phone.set(&item, &Value::Null, &stamp(1_800_000_000_000, "telefoon-1")).unwrap();
    phone.merge(&laptop);
    assert_eq!(phone.experiences().count(), 0);
    let earlier = phone.earlier();
    let deleted = earlier.iter().find(|it| it.item == item).unwrap();
    phone.put_back(deleted, &stamp(1_800_000_000_001, "telefoon-1")).unwrap();
    assert_eq!(phone.experiences().collect::<Vec<_>>(), [(&id("e1"), soup())]);
}

#[test]
fn a_slip_of_the_finger_can_be_undone() {
    let mut it = Profile::default();
    let item = Item::Experience(id("e1"));
    it.set(&item, &soup().to_value(), &stamp(1, "a")).unwrap();
    it.set(&item, &Value::Null, &stamp(2, "a")).unwrap();
    assert!(it.is_empty());
    let earlier = it.earlier();
    it.put_back(&earlier[0], &stamp(3, "a")).unwrap();
    assert_eq!(it.experiences().next().unwrap().1, soup());
}

#[test]
fn two_windows_lose_nothing() {
    let start = full();
    let (mut one, mut other) = (start.clone(), start.clone());
    write(&mut one, Field::Hours, &Value::Whole(8), 1_764_100_000_000, "telefoon-1-a");
    write(&mut other, Field::Likes, &texts(&["taal"]), 1_764_100_000_000, "telefoon-1-b");
    // The same field in the same second.
    write(&mut one, Field::Name, &Value::text("Een"), 1_764_100_000_001, "telefoon-1-a");
    write(&mut other, Field::Name, &Value::text("Ander"), 1_764_100_000_001, "telefoon-1-b");
    one.merge(&other);
    assert_eq!((one.hours(), one.likes()), (Some(8), vec![Theme::Language]));
    assert_eq!(one.name(), "Ander");
    assert_eq!(one.earlier()[0].value, Value::text("Een"));
}

#[test]
fn an_import_is_shown_before_it_happens() {
    let present = full();
    let mut file = Profile::default();
    write(&mut file, Field::Name, &Value::text("Oud"), 5, "oude-telefoon");
    write(&mut file, Field::Hours, &Value::Whole(9), 1_900_000_000_000, "oude-telefoon");
    let other = Experience { what: "Koffie schenken".into(), ..Experience::default() }.to_value();
    file.set(&Item::Experience(id("e9")), &other, &stamp(7, "oude-telefoon")).unwrap();
    let mut after = present.clone();
    after.merge(&file);
    let changes = Profile::changes(&present, &after);
    let hours = Changed {
        item: Item::Field(Field::Hours),
        before: Value::Whole(4),
        after: Value::Whole(9),
    };
    let experience =
        Changed { item: Item::Experience(id("e9")), before: Value::Null, after: other };
    assert_eq!(changes, [hours, experience]);
    assert_eq!(Profile::changes(&present, &present), []);
    assert_eq!(Profile::changes(&present, &Profile::default()).len(), 18 + 5);
}

#[test]
fn what_erasing_takes_is_listed() {
    let it = full().inventory();
    assert_eq!(it.fields, Field::ALL);
    assert_eq!((it.experiences, it.minutes), (1, 4_515));
    assert_eq!((it.recognitions, it.requests, it.applications), (1, 2, 1));
    assert_eq!((it.earlier, it.deleted), (2, 1));
}

#[test]
fn only_plain_texts_are_ids() {
    assert!(Id::read("01934d3c-0a1b-7c2d-8e3f-0123456789ab").is_some());
    assert!(Id::read(&"a".repeat(Id::MOST)).is_some());
    for wrong in ["", "a b", "a.b", "é", &"a".repeat(Id::MOST + 1)] {
        assert_eq!(Id::read(wrong), None, "{wrong}");
    }
}

proptest! {
    /// What has been cleaned stays as it is, or a profile would change by being read.
    #[test]
    fn cleaning_twice_is_cleaning_once(text in "(?s)[ \\n\\t\\u{0}\\u{202e}\\u{2028}a-cé]{0,40}") {
        for shape in [clean::Shape::Line(60), clean::Shape::Lines(60)] {
            let once = shape.clean(&Value::Text(text.clone())).unwrap();
            prop_assert_eq!(shape.clean(&once).unwrap(), once);
        }
    }
}
