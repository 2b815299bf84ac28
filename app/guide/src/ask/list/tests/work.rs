//! Lists of volunteer work: each filter by itself, and random ones.

use std::sync::Arc;

use jiff::civil::{Weekday, date};
use proptest::{prelude::*, sample::select, test_runner::TestCaseError};

use super::{cards, list, slug, themes};
use crate::{
    Asker, Guide, Kind, Lang, Moment, Slug, Text,
    change::Change,
    day_part::{DayPart, Part, Times},
    filter::{Dutch, Filter, HowOften, WorkFilter},
    municipality::{Municipality, tests},
    record::{ConductCertificate, Record, Source, Vacancy},
    skills::Skill,
};

pub(super) const SKILLS: [&str; 3] = ["koken", "luisteren", "fietsen"];

pub(super) fn voorbeeldstad() -> Municipality {
    let skills = SKILLS.map(|name| Skill {
        slug: name.parse().unwrap(),
        name: Text::nl(name),
        words: Vec::new(),
    });
    Municipality { skills: skills.into(), ..tests::voorbeeldstad() }
}

fn skills() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(select(SKILLS.to_vec()).prop_map(str::to_owned), 0..3)
}

/// Something, or nothing at all.
fn perhaps(words: &'static [&'static str]) -> impl Strategy<Value = Option<String>> {
    prop::option::of(select(words.to_vec()).prop_map(str::to_owned))
}

pub(super) fn vacancies() -> impl Strategy<Value = Vec<Record>> {
    const WHEN: &[&str] =
        &["di middag", "ma t/m vr overdag", "weekend", "avond", "in overleg", "als het zo uitkomt"];
    const HOURS: &[&str] =
        &["1 uur per week", "6 uur per maand", "2-4 uur per week", "een dagdeel per week", "8 uur"];
    let conduct = select(vec![
        None,
        Some(ConductCertificate::Needed),
        Some(ConductCertificate::NotNeeded),
        Some(ConductCertificate::FreeThroughOrganisation),
    ]);
    let vacancy = (
        (themes(), 0..40_usize, prop::array::uniform3(any::<bool>())),
        (prop::collection::vec(select(WHEN.to_vec()), 0..3), perhaps(HOURS)),
        (skills(), skills()),
        (
            perhaps(&["geen", "A1", "A2", "b1", "C1", "een beetje"]),
            perhaps(&["geen", "reiskosten"]),
        ),
        (conduct, prop::option::of(11..19_u8), 0..3_i64),
    );
    prop::collection::vec(vacancy, 0..12).prop_map(|vacancies| {
        let record = |(at, (about, time, skills, words, needs)): (usize, _)| {
            let mut it = Vacancy::new(slug(at), Text::nl(format!("Werk {at}")));
            let (themes, place, [once, from_home, buddy]): (_, _, [bool; 3]) = about;
            (it.themes, it.place) = (themes, Some(slug(place)));
            (it.once, it.from_home, it.buddy) = (once, from_home, buddy);
            let (when, hours): (Vec<&str>, _) = time;
            (it.day_parts, it.hours) = (when.into_iter().map(str::to_owned).collect(), hours);
            (it.skills, it.learn) = skills;
            (it.language_level, it.allowance) = words;
            let (conduct, minimum_age, days) = needs;
            (it.conduct, it.minimum_age) = (conduct, minimum_age);
            it.checked_on =
                (days > 0).then(|| crate::calendar::days_later(date(2026, 11, 1), days));
            it.into()
        };
        vacancies.into_iter().enumerate().map(record).collect()
    })
}

/// Mostly with one or two choices: more leave nothing.
pub(super) fn filters() -> impl Strategy<Value = WorkFilter> {
    let few = |most| prop::collection::vec(select(SKILLS.map(str::to_owned).to_vec()), 0..most);
    let slugs = |names: Vec<String>| names.iter().map(|it| it.parse().unwrap()).collect();
    (
        (prop::collection::vec(0..7_i8, 0..2), prop::collection::vec(select(&Part::ALL[..]), 0..2)),
        prop::option::weighted(0.2, select(WorkFilter::HOURS.to_vec())),
        prop::option::weighted(0.2, select(HowOften::CHOICES.to_vec())),
        (few(2), few(2)),
        prop::option::weighted(0.2, select(Dutch::CHOICES.to_vec())),
        prop::option::weighted(0.2, select(WorkFilter::AGES.to_vec())),
        prop::array::uniform3(prop::bool::weighted(0.15)),
    )
        .prop_map(move |((days, parts), hours, often, (skills, learn), dutch, age, ticked)| {
            let [allowance, no_conduct, buddy] = ticked;
            let day = |day| Weekday::from_monday_zero_offset(day).unwrap();
            WorkFilter {
                days: days.into_iter().map(day).collect(),
                parts,
                hours,
                often,
                skills: slugs(skills),
                learn: slugs(learn),
                dutch,
                age,
                allowance,
                no_conduct,
                buddy,
            }
        })
}

/// A vacancy is as it was asked for: said once more, in the words of the data.
pub(super) fn passes(filter: &WorkFilter, vacancy: &Vacancy) -> Result<(), TestCaseError> {
    if let Times::At(parts) = Times::of(&vacancy.day_parts) {
        let fits = |it: DayPart| {
            (filter.days.is_empty() || filter.days.contains(it.day))
                && (filter.parts.is_empty() || filter.parts.contains(&it.part))
        };
        prop_assert!(parts.iter().any(fits), "{:?}", vacancy.day_parts);
    }
    let hours = vacancy.hours.as_deref().filter(|_| !vacancy.once).unwrap_or_default();
    let least = match hours {
        "1 uur per week" => 1,
        "6 uur per maand" => 2,
        "2-4 uur per week" => 4,
        _ => 0,
    };
    prop_assert!(filter.hours.is_none_or(|most| least <= most), "{}", hours);
    prop_assert!(filter.often.is_none_or(|often| vacancy.once == (often == HowOften::Once)));
    let any = |wanted: &[Slug], has: &[String]| {
        wanted.is_empty() || has.iter().any(|it| wanted.iter().any(|slug| slug.as_str() == it))
    };
    prop_assert!(any(&filter.skills, &vacancy.skills) && any(&filter.learn, &vacancy.learn));
    let enough: &[&str] = match filter.dutch {
        None => &[],
        Some(Dutch::Nothing) => &["geen"],
        Some(Dutch::A1) => &["geen", "A1"],
        Some(Dutch::A2) => &["geen", "A1", "A2"],
        Some(Dutch::B1) => &["geen", "A1", "A2", "b1"],
    };
    let level = vacancy.language_level.as_deref().unwrap_or_default();
    prop_assert!(filter.dutch.is_none() || enough.contains(&level), "{}", level);
    let young = filter.age.zip(vacancy.minimum_age);
    prop_assert!(young.is_none_or(|(age, least)| least <= age));
    prop_assert!(!filter.allowance || vacancy.allowance.as_deref() == Some("reiskosten"));
    prop_assert!(!filter.no_conduct || vacancy.conduct == Some(ConductCertificate::NotNeeded));
    prop_assert!(!filter.buddy || vacancy.buddy);
    Ok(())
}

/// An id, and what is done to the vacancy that has it.
type Changed<'a> = (&'a str, &'a dyn Fn(&mut Vacancy));

/// Vacancies with these ids, each after what is done to it, and what is asked of them.
fn work(vacancies: &[Changed<'_>]) -> impl Fn(&str) -> String + use<> {
    let items = vacancies.iter().map(|(id, change)| {
        let mut it = Vacancy::new(id.parse().unwrap(), Text::nl(*id));
        change(&mut it);
        Change {
            kind: Kind::Vacancy,
            id: it.id.clone(),
            modified: 1,
            record: Some(Arc::new(it.into())),
        }
    });
    let guide = Guide::new("r".into(), 1, 0, Arc::new(voorbeeldstad()), items);
    move |query| {
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        let filter = Filter::read(&guide.municipality, Kind::Vacancy, pairs).unwrap();
        let now = Moment::from_local(date(2026, 11, 16).at(12, 0, 0, 0));
        let asker = Asker { lang: Lang::NL, now, from: None, here: None };
        let answer = list(&guide, Kind::Vacancy, &filter, &asker);
        let ids: Vec<&str> = cards(&answer).iter().map(|card| card.id.as_str()).collect();
        ids.join(" ")
    }
}

#[expect(clippy::unnecessary_wraps, reason = "the fields of a record are optional")]
fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn work_is_found_by_days_and_parts_of_the_day_together() {
    let when = |words: &'static str| move |it: &mut Vacancy| it.day_parts = vec![words.to_owned()];
    let ask = work(&[
        ("avonden", &when("avond")),
        ("maandagochtend", &when("ma ochtend")),
        ("niets", &|_| {}),
        ("vrij", &when("zelf te kiezen")),
        ("weekend", &when("weekend")),
    ]);
    // What leaves the time open is never left out.
    assert_eq!(ask("dag=maandag"), "avonden maandagochtend niets vrij");
    assert_eq!(ask("dagdeel=ochtend"), "maandagochtend niets vrij weekend");
    assert_eq!(ask("dag=maandag&dagdeel=middag"), "niets vrij");
    assert_eq!(ask("dag=maandag&dag=zondag&dagdeel=ochtend"), "maandagochtend niets vrij weekend");
}

#[test]
fn work_is_found_by_how_much_time_it_takes() {
    let hours = |words: &'static str| move |it: &mut Vacancy| it.hours = some(words);
    let ask = work(&[
        ("dagdeel", &hours("minimaal een dagdeel per week")),
        ("drie", &hours("3 uur per week")),
        ("eens", &|it| (it.hours, it.once) = (some("8 uur"), true)),
        ("half", &hours("1,5 uur per week")),
        ("maand", &hours("4 uur per maand")),
    ]);
    assert_eq!(ask("uren=1"), "dagdeel eens maand");
    assert_eq!(ask("uren=2"), "dagdeel eens half maand");
    assert_eq!(ask("uren=4"), "dagdeel drie eens half maand");
    assert_eq!(ask("eenmalig=ja"), "eens");
    assert_eq!(ask("eenmalig=nee"), "dagdeel drie half maand");
}

#[test]
fn work_is_found_by_skills_that_are_asked_or_learned() {
    let ask = work(&[
        ("kok", &|it| (it.skills, it.learn) = (vec!["koken".into()], vec!["luisteren".into()])),
        ("maatje", &|it| it.skills = vec!["Luisteren, en geduld".into()]),
        ("niets", &|_| {}),
    ]);
    assert_eq!(ask("vaardigheid=koken"), "kok");
    assert_eq!(ask("vaardigheid=koken&vaardigheid=luisteren"), "kok maatje");
    assert_eq!(ask("leren=luisteren"), "kok");
    assert_eq!(ask("leren=fietsen"), "");
}

#[test]
fn work_is_found_by_what_somebody_needs() {
    let ask = work(&[
        ("a2", &|it| it.language_level = some("A2")),
        ("betaald", &|it| it.allowance = some("reiskosten")),
        ("geen-taal", &|it| it.language_level = some("geen")),
        ("maatje", &|it| it.buddy = true),
        ("niet-betaald", &|it| it.allowance = some("Geen")),
        ("thuis", &|it| it.from_home = true),
        ("vog", &|it| it.conduct = Some(ConductCertificate::FreeThroughOrganisation)),
        ("zestien", &|it| it.minimum_age = Some(16)),
        ("zonder-vog", &|it| it.conduct = Some(ConductCertificate::NotNeeded)),
    ]);
    // What is not said is not promised.
    assert_eq!(ask("taalniveau=geen"), "geen-taal");
    assert_eq!(ask("taalniveau=A1"), "geen-taal");
    assert_eq!(ask("taalniveau=B1"), "a2 geen-taal");
    assert_eq!(ask("vergoeding=ja"), "betaald");
    assert_eq!(ask("vog=nee"), "zonder-vog");
    assert_eq!(ask("maatje=ja"), "maatje");
    assert_eq!(ask("thuis=ja"), "thuis");
    assert!(!ask("leeftijd=15").contains("zestien"));
    assert!(ask("leeftijd=16").contains("zestien") && ask("leeftijd=12").contains("maatje"));
}

#[test]
fn what_was_last_checked_comes_first_when_that_is_asked() {
    let checked = |day| move |it: &mut Vacancy| it.checked_on = Some(date(2026, 11, day));
    let ask = work(&[
        ("a-nooit", &|_| {}),
        ("b-eerst", &checked(1)),
        ("c-laatst", &checked(9)),
        ("d-bron", &|it| {
            it.source = Some(Source { url: "x".into(), date: some("2026-11-05") });
        }),
    ]);
    assert_eq!(ask("volgorde=nieuw"), "c-laatst d-bron b-eerst a-nooit");
    // Without a profile nothing fits better than anything else.
    for order in ["volgorde=past", "volgorde=afstand", ""] {
        assert_eq!(ask(order), "a-nooit b-eerst c-laatst d-bron", "{order}");
    }
}
