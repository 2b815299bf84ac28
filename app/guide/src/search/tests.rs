//! Finding, on a handful of records and words.

use std::sync::Arc;

use proptest::prelude::*;

use crate::{
    Asker, Guide, Kind, Lang, Moment, Text,
    ask::SearchQuestion,
    change::Change,
    municipality::tests::voorbeeldstad,
    record::{Activity, Place, Record, Service, Vacancy},
    theme::Theme,
};

use super::{CHARACTERS, WordGroup};

fn now() -> Moment {
    Moment::from_local(jiff::civil::date(2026, 11, 25).at(10, 0, 0, 0))
}

fn asker() -> Asker {
    Asker { lang: Lang::NL, now: now(), from: None, here: None }
}

fn group(name: &str, words: &[&str]) -> WordGroup {
    WordGroup { name: name.into(), words: words.iter().map(|it| (*it).to_owned()).collect() }
}

fn guide_of(records: Vec<Record>) -> Guide {
    let mut municipality = voorbeeldstad();
    municipality.words = vec![
        group("stopwoorden", &["ik", "wie", "kan", "mij", "helpen", "met", "mijn", "de", "een"]),
        group("schulden", &["schuld", "schulden", "skulden", "debt", "rood staan"]),
        group("sameneten", &["samen eten", "eten met anderen", "eettafel"]),
        group("thema:geld", &["geld", "money", "jild"]),
        group("soort:vacature", &["vrijwilligerswerk", "volunteer"]),
        group("spelling", &["sk=sch", "oa=oo", "lle=l", "ii=ij", "u=ui"]),
    ];
    let items = records.into_iter().map(|record| Change {
        kind: record.kind(),
        id: record.common().id().clone(),
        modified: 1,
        record: Some(record.into()),
    });
    Guide::new("proef".into(), 1, 0, Arc::new(municipality), items)
}

fn guide() -> Guide {
    let id = |text: &str| text.parse().unwrap();
    guide_of(vec![
        Service {
            summary: Text::nl("Neem de brief mee en een pen."),
            ..Service::new(id("belasting"), Text::nl("Hulp bij het belastingformulier"))
        }
        .into(),
        Service {
            summary: Text::nl("Een overzicht van je inkomsten."),
            themes: vec![Theme::Money],
            ..Service::new(id("schulden"), Text::nl("Uit de schulden"))
        }
        .into(),
        Activity {
            summary: Text::nl("Kom gezellig eten, samen met de buren."),
            ..Activity::new(id("eettafel"), Text::nl("Aan tafel"))
        }
        .into(),
        Activity::new(id("school"), Text::nl("Open dag van de school")).into(),
        Activity::new(id("kruiden"), Text::nl("Kruiden zoeken in het bos")).into(),
        Vacancy::new(id("kok"), Text::nl("Kok gezocht")).into(),
        Place {
            regions: vec!["BU99990301".parse().unwrap()],
            ..Place::new(id("zaal"), Text::nl("De Zaal"))
        }
        .into(),
    ])
}

fn words_of(words: &str) -> SearchQuestion {
    SearchQuestion { words: words.to_owned(), ..SearchQuestion::default() }
}

fn found(words: &str) -> Vec<String> {
    let guide = guide();
    let found = guide.ranked(&words_of(words), &asker());
    found.iter().map(|it| it.id().to_string()).collect()
}

#[test]
fn compounds_match_their_parts_both_ways() {
    assert_eq!(found("belasting formulier"), ["belasting"]);
    assert_eq!(found("belastingformulieren"), ["belasting"]);
    assert_eq!(found("wie kan mij helpen met mijn belasting formulier"), ["belasting"]);
}

#[test]
fn words_that_mean_the_same_are_found() {
    assert_eq!(found("debt"), ["schulden"]);
    assert_eq!(found("ik kan rood staan"), ["schulden"]);
    assert_eq!(found("eten met anderen")[0], "eettafel");
    assert_eq!(found("eettafel")[0], "eettafel");
}

#[test]
fn themes_and_kinds_have_words() {
    assert_eq!(found("jild"), ["schulden"]);
    assert_eq!(found("volunteer"), ["kok"]);
}

#[test]
fn mistakes_are_forgiven() {
    for typed in ["shculden", "schulen", "schuldenn", "belastnigformulier"] {
        assert!(!found(typed).is_empty(), "{typed}");
    }
    let guide = guide();
    assert_eq!(guide.search.find(&guide, "kruidne", false).meant.as_deref(), Some("kruiden"));
    // Three letters are too few to tell a mistake from another word.
    assert_eq!(found("bsa"), Vec::<String>::new());
}

#[test]
fn another_spelling_is_found() {
    assert_eq!(found("skoalle"), ["school"]);
    assert_eq!(found("Schôôl"), ["school"]);
}

#[test]
fn a_region_is_found_by_name() {
    assert_eq!(found("zaal Verzonnen"), ["zaal"]);
    assert_eq!(found("verzonnen"), ["zaal"]);
}

#[test]
fn what_is_typed_is_completed() {
    let guide = guide();
    let suggested = |words: &str| -> Vec<String> {
        guide.suggestions(words, &asker()).iter().map(|it| it.id.to_string()).collect()
    };
    assert_eq!(suggested("krui"), ["kruiden"]);
    assert_eq!(suggested("uit de sch")[0], "schulden");
    assert_eq!(suggested(""), Vec::<String>::new());
}

#[test]
fn what_is_checked_and_near_comes_first_among_equals() {
    let place = |id: &str, buurt: &str| -> Record {
        Place {
            regions: vec![buurt.parse().unwrap()],
            ..Place::new(id.parse().unwrap(), Text::nl("Buurthuis"))
        }
        .into()
    };
    let guide = guide_of(vec![place("a-ver", "BU99990301"), place("b-dichtbij", "BU99990101")]);
    let from = guide.municipality.neighbourhoods[0].point;
    let near = Asker { from: Some(from), ..asker() };
    let ids = |asker: &Asker| -> Vec<String> {
        guide.ranked(&words_of("buurthuis"), asker).iter().map(|it| it.id().to_string()).collect()
    };
    assert_eq!(ids(&asker()), ["a-ver", "b-dichtbij"]);
    assert_eq!(ids(&near), ["b-dichtbij", "a-ver"]);

    let checked = Service {
        checked_on: Some(jiff::civil::date(2026, 10, 1)),
        ..Service::new("z".parse().unwrap(), Text::nl("Spreekuur"))
    };
    let unchecked = Service::new("a".parse().unwrap(), Text::nl("Spreekuur"));
    let guide = guide_of(vec![checked.into(), unchecked.into()]);
    assert_eq!(guide.ranked(&words_of("spreekuur"), &asker())[0].id().as_str(), "z");
}

#[test]
fn only_telling_words_count_unless_there_are_none() {
    assert_eq!(found("ik kan"), Vec::<String>::new());
    assert_eq!(found(""), Vec::<String>::new());
    assert_eq!(found("   ???  "), Vec::<String>::new());
}

#[test]
fn a_very_long_question_is_read_as_far_as_it_counts() {
    let long = format!("schulden {}", "bla ".repeat(2500));
    assert_eq!(found(&long), ["schulden"]);
    let late = format!("{} schulden", "x".repeat(CHARACTERS));
    assert_eq!(found(&late), Vec::<String>::new());
}

fn everybody() -> impl Strategy<Value = String> {
    prop_oneof![
        // Anything, and what breaks programs: control characters, marks, right to left.
        ".{0,300}",
        "[\\u{0}-\\u{1f}\\u{200e}\\u{200f}\\u{202a}-\\u{202e}\\u{300}-\\u{36f}א-ת؀-ۿa-z]{0,200}",
        "(sch|u|l|d|en|eten|form|ulier|s| ){0,60}",
        "[a-z]{10000}",
        Just("a ".repeat(5000)),
    ]
}

proptest! {
    #[test]
    fn any_question_has_an_answer(words in everybody()) {
        let guide = guide();
        let _ = guide.ranked(&words_of(&words), &asker());
        let _ = guide.suggestions(&words, &asker());
        let _ = guide.search.find(&guide, &words, false);
    }

    #[test]
    fn what_is_found_by_its_own_name(at in 0_usize..7) {
        let guide = guide();
        let entry = guide.all()[at].clone();
        let (name, _) = entry.common().name().get(Lang::NL);
        let kinds: Vec<(Kind, String)> = guide
            .ranked(&words_of(name), &asker())
            .iter()
            .map(|it| (it.kind(), it.id().to_string()))
            .collect();
        prop_assert_eq!(&kinds[0], &(entry.kind(), entry.id().to_string()));
    }
}
