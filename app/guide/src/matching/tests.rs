//! What suits whom, on a handful of vacancies and activities.

mod laws;

use std::sync::Arc;

use jiff::civil::date;

use super::*;
use crate::{
    Lang, Moment, Slug, Text,
    ask::{Answer, Question},
    change::Change,
    day_part::{DayPart, DayParts},
    filter::{Filter, Order},
    geo::Point,
    level::Level,
    municipality::{Municipality, tests::voorbeeldstad},
    profile::{Field, Id, Item, Stamp, Value},
    record::{Activity, ConductCertificate, Form, Place, Vacancy},
    skills::Skill,
    theme::Theme,
    when::When,
};

pub(super) fn slug(text: &str) -> Slug {
    text.parse().unwrap()
}

/// Wednesday, half past nine in the morning, in Eerstehoek.
pub(super) fn asker() -> Asker {
    let now = Moment::from_local(date(2026, 12, 2).at(9, 30, 0, 0));
    Asker { lang: Lang::NL, now, from: Some(Point { lat: 53.20, lon: 5.79 }), here: None }
}

pub(super) fn municipality() -> Municipality {
    let skill = |name: &str, words: &[&str]| Skill {
        slug: slug(name),
        name: Text::nl(name),
        words: words.iter().map(|it| (*it).to_owned()).collect(),
    };
    Municipality {
        skills: vec![
            skill("koken", &["soep"]),
            skill("geduld", &["rustig blijven"]),
            skill("ehbo", &["eerste hulp"]),
            skill("klussen", &["handig"]),
        ],
        ..voorbeeldstad()
    }
}

pub(super) fn guide(records: Vec<Record>) -> Guide {
    let items = records.into_iter().map(|record| Change {
        kind: record.kind(),
        id: record.common().id().clone(),
        modified: 1,
        record: Some(record.into()),
    });
    Guide::new("proef".into(), 1, 0, Arc::new(municipality()), items)
}

pub(super) fn profile(fields: &[(Field, Value)]) -> Profile {
    let mut profile = Profile::default();
    for (field, value) in fields {
        let stamp = Stamp { at: 1, by: Id::read("proef").unwrap() };
        profile.set(&Item::Field(*field), value, &stamp).unwrap();
    }
    profile
}

fn texts(texts: &[&str]) -> Value {
    Value::texts(texts.iter().copied())
}

fn words(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|it| (*it).to_owned()).collect()
}

/// A vacancy in Tweedehoek, some 1.3 kilometres from who asks.
fn soup() -> Vacancy {
    Vacancy {
        regions: vec!["BU99990102".parse().unwrap()],
        themes: vec![Theme::Food, Theme::Meeting],
        day_parts: words(&["di middag", "do avond"]),
        skills: words(&["soep koken", "rustig blijven", "jongleren met uien"]),
        learn: words(&["eerste hulp", "knopen leggen"]),
        hours: Some("3 uur per week".into()),
        allowance: Some("reiskosten".into()),
        conduct: Some(ConductCertificate::NotNeeded),
        language_level: Some("A2".into()),
        minimum_age: Some(16),
        buddy: true,
        ..Vacancy::new(slug("soepkok"), Text::nl("Soepkok"))
    }
}

fn fit(profile: &Profile, vacancy: Vacancy) -> Fit {
    let guide = guide(vec![vacancy.into()]);
    let entry = guide.of_kind(Kind::Vacancy).next().unwrap();
    guide.fit(profile, entry, &asker())
}

/// The reasons that one field gives; being near is left out.
fn reasons(field: Field, value: Value) -> Vec<Reason> {
    let mut reasons = fit(&profile(&[(field, value)]), soup()).reasons;
    reasons.retain(|it| !matches!(it, Reason::Distance(_)));
    reasons
}

#[test]
fn every_wish_that_is_met_is_a_reason() {
    let known = |name: &str| SkillName::Known(slug(name));
    let said = |text: &str| SkillName::Words(text.into());
    let tuesday = DayParts::NONE.with(DayPart::from_name("di-middag").unwrap());
    for (field, value, reason) in [
        (Field::Times, texts(&["di-middag", "di-avond"]), Reason::Times(tuesday)),
        (Field::Likes, texts(&["eten", "groen"]), Reason::Themes(vec![Theme::Food])),
        (Field::Skills, texts(&["koken", "klussen"]), Reason::Asked(vec![known("koken")])),
        (Field::OwnSkills, texts(&["Rustig blijven"]), Reason::Asked(vec![known("geduld")])),
        (Field::OwnSkills, texts(&["Jongleren"]), Reason::Asked(vec![said("jongleren met uien")])),
        (Field::Learn, texts(&["ehbo", "koken"]), Reason::Learned(vec![known("ehbo")])),
        (Field::OwnLearn, texts(&["knopen"]), Reason::Learned(vec![said("knopen leggen")])),
        (Field::Regions, texts(&["stad"]), Reason::Area(slug("stad"))),
        (Field::Regions, texts(&["derdehoek"]), Reason::Area(slug("stad"))),
        (Field::Buddy, Value::Bool(true), Reason::Buddy),
        (Field::Allowance, Value::Bool(true), Reason::Allowance("reiskosten".into())),
        (Field::Dutch, Value::text("B1"), Reason::Language(Level::A2)),
    ] {
        assert_eq!(reasons(field, value.clone()), [reason], "{field:?} {value:?}");
    }
    for (field, value) in [
        (Field::Times, texts(&["di-avond"])),
        (Field::Likes, texts(&["groen"])),
        (Field::Skills, texts(&["klussen", "ehbo"])),
        (Field::OwnSkills, texts(&["zingen"])),
        (Field::Regions, texts(&["dorpen", "nergens"])),
        (Field::FromHome, Value::text("ook")),
        (Field::Rhythm, Value::text("allebei")),
        (Field::Conduct, Value::Bool(false)),
        (Field::Hours, Value::Whole(3)),
    ] {
        assert_eq!(reasons(field, value.clone()), [], "{field:?} {value:?}");
    }
}

#[test]
fn the_score_is_the_points_of_the_reasons() {
    let asks = profile(&[
        (Field::Times, texts(&["di-middag"])),
        (Field::Likes, texts(&["eten", "ontmoeten"])),
        (Field::Skills, texts(&["koken", "geduld"])),
        (Field::Learn, texts(&["ehbo"])),
        (Field::Regions, texts(&["stad"])),
    ]);
    let fit = fit(&asks, soup());
    let points: Vec<u32> = fit.reasons.iter().map(Reason::points).collect();
    // 1.3 kilometres is an eighth of the way to where near ends.
    assert_eq!(points, [30, 25, 30, 20, 15, 17]);
    assert_eq!(fit.score, points.iter().sum::<u32>());
    assert!(fit.metres.is_some_and(|metres| (1_200..1_400).contains(&metres)));
}

#[test]
fn a_time_that_one_may_choose_suits_who_has_time() {
    let free = Vacancy { day_parts: words(&["zelf te kiezen"]), ..soup() };
    let asks = profile(&[(Field::Times, texts(&["zo-avond"]))]);
    assert_eq!(fit(&asks, free.clone()).reasons[0], Reason::FreeTimes);
    let asks = profile(&[(Field::Likes, texts(&["eten"]))]);
    assert!(!fit(&asks, free).reasons.contains(&Reason::FreeTimes));
}

#[test]
fn from_home_is_near_to_everybody() {
    let home = Vacancy { from_home: true, regions: vec!["BU99990302".parse().unwrap()], ..soup() };
    let near = profile(&[(Field::Kilometres, Value::Whole(1))]);
    assert_eq!(
        fit(&near, home.clone()),
        Fit { metres: fit(&near, home.clone()).metres, ..Fit::default() }
    );
    for wish in ["ook", "alleen"] {
        let asks = profile(&[(Field::FromHome, Value::text(wish))]);
        assert_eq!(fit(&asks, home.clone()).reasons, [Reason::FromHome]);
    }
}

#[test]
fn once_suits_who_wants_just_that() {
    let once = Vacancy { once: true, hours: Some("8 uur per week".into()), ..soup() };
    let asks =
        profile(&[(Field::Rhythm, Value::text("eenmalig")), (Field::Hours, Value::Whole(2))]);
    let fit = fit(&asks, once);
    assert!(fit.reasons.contains(&Reason::Once));
    assert_eq!(fit.excluded, [], "its hours are no hours a week");
}

#[test]
fn what_somebody_does_not_want_is_ruled_out() {
    let far = fit(&Profile::default(), soup()).metres.unwrap();
    for (field, value, change, excluded) in [
        (Field::Age, "onder-16", soup(), Exclusion::TooYoung(16)),
        (Field::Age, "16-17", Vacancy { minimum_age: Some(18), ..soup() }, Exclusion::TooYoung(18)),
        (Field::FromHome, "alleen", soup(), Exclusion::NotFromHome),
        (Field::Dutch, "A1", soup(), Exclusion::Language(Level::A2)),
        (Field::Rhythm, "eenmalig", soup(), Exclusion::NotOnce),
        (Field::Rhythm, "vast", Vacancy { once: true, ..soup() }, Exclusion::OnceOnly),
    ] {
        let fit = fit(&profile(&[(field, Value::text(value))]), change);
        assert_eq!(fit.excluded, [excluded], "{value}");
    }
    let one = |field, value, vacancy| fit(&profile(&[(field, value)]), vacancy).excluded;
    assert_eq!(one(Field::Kilometres, Value::Whole(1), soup()), [Exclusion::TooFar(far)]);
    assert_eq!(one(Field::Kilometres, Value::Whole(2), soup()), []);
    assert_eq!(one(Field::Hours, Value::Whole(2), soup()), [Exclusion::TooManyHours(3)]);
    for conduct in [ConductCertificate::Needed, ConductCertificate::FreeThroughOrganisation] {
        let needed = Vacancy { conduct: Some(conduct), ..soup() };
        assert_eq!(one(Field::Conduct, Value::Bool(false), needed.clone()), [Exclusion::Conduct]);
        assert_eq!(one(Field::Conduct, Value::Bool(true), needed), []);
    }
}

#[test]
fn what_is_not_known_rules_nothing_out() {
    let silent = Vacancy::new(slug("stil"), Text::nl("Stil"));
    let no = profile(&[
        (Field::Age, Value::text("onder-16")),
        (Field::Dutch, Value::text("geen")),
        (Field::Hours, Value::Whole(1)),
        (Field::Kilometres, Value::Whole(1)),
        (Field::Conduct, Value::Bool(false)),
        (Field::Rhythm, Value::text("vast")),
    ]);
    assert_eq!(fit(&no, silent), Fit::default());
    // Somebody under 16 may be old enough for 14, somebody of 18 or older for 21.
    let from = |age| Vacancy { minimum_age: Some(age), ..soup() };
    let age = |word: &str| profile(&[(Field::Age, Value::text(word))]);
    assert_eq!(fit(&age("onder-16"), from(14)).excluded, []);
    assert_eq!(fit(&age("16-17"), from(17)).excluded, []);
    assert_eq!(fit(&age("18-plus"), from(21)).excluded, []);
}

#[test]
fn without_a_place_of_ones_own_the_chosen_buurten_count() {
    let guide = guide(vec![soup().into()]);
    let entry = guide.of_kind(Kind::Vacancy).next().unwrap();
    let nowhere = Asker { from: None, ..asker() };
    let metres = |regions: &[&str]| {
        guide.fit(&profile(&[(Field::Regions, texts(regions))]), entry, &nowhere).metres
    };
    assert_eq!(metres(&["stad"]), None, "an area has no point");
    assert_eq!(metres(&["tweedehoek", "verzonnen"]), Some(0));
    let from_here =
        guide.fit(&profile(&[(Field::Regions, texts(&["tweedehoek"]))]), entry, &asker());
    assert!(from_here.metres.is_some_and(|metres| metres > 1_000));
}

#[test]
fn the_best_come_first_then_the_nearest_then_the_freshest() {
    let at = |id: &str, buurt: &str, checked| Vacancy {
        themes: vec![Theme::Food],
        regions: vec![buurt.parse().unwrap()],
        checked_on: checked,
        ..Vacancy::new(slug(id), Text::nl(id))
    };
    let fresh = Some(date(2026, 12, 1));
    let guide = guide(vec![
        at("a-ver", "BU99990301", fresh).into(),
        at("b-oud", "BU99990102", Some(date(2020, 1, 1))).into(),
        at("c-dichtbij", "BU99990102", fresh).into(),
        Vacancy { day_parts: words(&["di middag"]), ..at("d-past-beter", "BU99990301", None) }
            .into(),
        Vacancy {
            themes: Vec::new(),
            regions: Vec::new(),
            ..at("e-zonder-reden", "BU99990301", fresh)
        }
        .into(),
        Vacancy { wanted: Some(0), ..at("f-niemand", "BU99990102", fresh) }.into(),
        Vacancy { filled: true, ..at("f-vervuld", "BU99990102", fresh) }.into(),
        Vacancy { minimum_age: Some(18), ..at("g-te-jong", "BU99990102", fresh) }.into(),
    ]);
    let asks = profile(&[
        (Field::Likes, texts(&["eten"])),
        (Field::Times, texts(&["di-middag"])),
        (Field::Age, Value::text("onder-16")),
    ]);
    let matches = |most| {
        let found = guide.matches(&asks, Kind::Vacancy, &asker(), most);
        found.iter().map(|it| it.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(matches(9), ["d-past-beter", "c-dichtbij", "b-oud", "a-ver"]);
    assert_eq!(matches(1), ["d-past-beter"]);
    let ranking = guide.ranking(&asks, Kind::Vacancy, &asker());
    assert_eq!(ranking.last().unwrap().0.id().as_str(), "e-zonder-reden");
    assert_eq!(ranking.len(), 5);
}

#[test]
fn with_a_profile_lists_and_pages_say_what_suits() {
    let at = |id: &str| Vacancy {
        regions: vec!["BU99990102".parse().unwrap()],
        ..Vacancy::new(slug(id), Text::nl(id))
    };
    let food = |id: &str| Vacancy { themes: vec![Theme::Food], ..at(id) };
    let guide = guide(vec![
        at("a-anders").into(),
        Vacancy { minimum_age: Some(18), ..food("b-te-jong") }.into(),
        Vacancy { filled: true, ..food("c-vervuld") }.into(),
        at("d-ook-anders").into(),
        at("e-nog-anders").into(),
        food("f-past").into(),
    ]);
    let asks = profile(&[(Field::Likes, texts(&["eten"])), (Field::Age, Value::text("onder-16"))]);
    let answer = |profile, question| guide.answer_for(profile, &question, &asker());
    let listed = |profile, order| {
        let filter = Filter { order, ..Filter::default() };
        match answer(profile, Question::List(Kind::Vacancy, filter)) {
            Answer::List(list) => list.groups.into_iter().flat_map(|it| it.cards).collect(),
            _ => Vec::new(),
        }
    };
    let ids =
        |cards: &[Card]| cards.iter().map(|it| it.id.as_str()[..1].to_owned()).collect::<String>();

    let suits = listed(Some(&asks), Order::Fit);
    assert_eq!(ids(&suits), "fadebc", "what is ruled out and what is filled come last");
    assert!(suits[0].reasons.contains(&Reason::Themes(vec![Theme::Food])));
    for (profile, order) in [(Some(&asks), Order::Near), (None, Order::Fit), (None, Order::Near)] {
        let cards: Vec<Card> = listed(profile, order);
        assert_eq!(ids(&cards), "abdefc");
        assert!(cards.iter().all(|it| it.reasons.is_empty()));
    }

    let home = |profile| match answer(profile, Question::Home(None)) {
        Answer::Home(home) => home.vacancies,
        _ => Vec::new(),
    };
    assert_eq!(ids(&home(None)), "abd");
    assert_eq!(ids(&home(Some(&asks))), "fad");

    let reasons = |profile, id| match answer(profile, Question::Detail(Kind::Vacancy, slug(id))) {
        Answer::Detail(detail) => detail.reasons,
        _ => Vec::new(),
    };
    assert_eq!(reasons(Some(&asks), "f-past"), suits[0].reasons);
    assert!(reasons(None, "f-past").is_empty());
    // What is ruled out does not suit, whatever speaks for it.
    let ruled_out = suits.iter().find(|it| it.id.as_str() == "b-te-jong").unwrap();
    assert!(ruled_out.reasons.is_empty());
    assert!(reasons(Some(&asks), "b-te-jong").is_empty());
}

#[test]
fn activities_suit_by_when_they_are_next() {
    let at = |id: &str, start: &str, rule: Option<&str>| Activity {
        themes: vec![Theme::Food],
        place: Some(slug("zaal")),
        when: When {
            start: Some(start.parse().unwrap()),
            rule: rule.map(|it| it.parse().unwrap()),
            ..When::default()
        },
        ..Activity::new(slug(id), Text::nl(id))
    };
    let place = Place {
        point: Some(Point { lat: 53.21, lon: 5.79 }),
        ..Place::new(slug("zaal"), Text::nl("Zaal"))
    };
    let guide = guide(vec![
        place.into(),
        at("elke-dinsdag", "2026-10-06T13:30", Some("FREQ=WEEKLY;BYDAY=TU")).into(),
        at("donderdag", "2026-12-03T13:30", None).into(),
        at("hele-dag", "2026-12-08", None).into(),
        at("voorbij", "2026-12-01T13:30", None).into(),
        Activity { cancelled: true, ..at("afgelast", "2026-12-08T13:30", None) }.into(),
        Activity { archived: true, ..at("archief", "2026-12-08T13:30", None) }.into(),
        Activity { form: Form::Online, place: None, ..at("online", "2026-12-04T20:00", None) }
            .into(),
    ]);
    let ids = |fields: &[(Field, Value)]| {
        let found = guide.matches(&profile(fields), Kind::Activity, &asker(), 9);
        found.iter().map(|it| it.id.to_string()).collect::<Vec<_>>().join(" ")
    };
    let times = (Field::Times, texts(&["di-middag"]));
    let likes = (Field::Likes, texts(&["eten"]));
    assert_eq!(ids(&[times.clone(), likes.clone()]), "elke-dinsdag donderdag hele-dag online");
    let tuesday = guide.get(Kind::Activity, &slug("elke-dinsdag")).unwrap();
    let part = DayParts::NONE.with(DayPart::from_name("di-middag").unwrap());
    let fit = guide.fit(&profile(&[times, likes.clone()]), tuesday, &asker());
    assert_eq!(fit.reasons[..2], [Reason::Times(part), Reason::Themes(vec![Theme::Food])]);
    let home = (Field::FromHome, Value::text("alleen"));
    assert_eq!(ids(&[likes.clone(), home]), "online");
    assert_eq!(ids(&[likes, (Field::Kilometres, Value::Whole(1))]), "online");
}

#[test]
fn other_kinds_suit_nobody() {
    let guide = guide(vec![Place::new(slug("zaal"), Text::nl("Zaal")).into()]);
    let asks = profile(&[(Field::Likes, texts(&["eten"]))]);
    assert_eq!(guide.matches(&asks, Kind::Place, &asker(), 9), []);
    let place = guide.of_kind(Kind::Place).next().unwrap();
    assert_eq!(guide.fit(&asks, place, &asker()), Fit::default());
}
