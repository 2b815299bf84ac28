//! The sample that a newcomer to the code sees is full of life, and old announcements are not
//! passed off as current.

#![expect(clippy::unwrap_used, reason = "a test that cannot begin has failed")]

use std::sync::Arc;

use guide::{
    Answer, Asker, Guide, Kind, Lang, Moment, Question,
    ask::SearchQuestion,
    change::Change,
    filter::{Filter, Page},
    schedule::Schedule,
};
use jiff::civil;
use server::{
    import::{self, Options},
    municipality::{self, Files},
};

fn asker() -> Asker {
    let now = Moment::from_local(civil::date(2026, 11, 21).at(10, 0, 0, 0));
    Asker { lang: Lang::NL, now, from: None, here: None }
}

/// The guide made of one of the sample's folders.
fn guide_of(folder: &str) -> Guide {
    let files = municipality::leeuwarden();
    let setup = municipality::load(&files, municipality::FILE).unwrap();
    let options = Options::new(folder, asker().now).sample();
    let import = import::read(&*files.folder(folder), &setup.municipality, &options).unwrap();
    let items = import.records.into_iter().map(|record| Change {
        kind: record.kind(),
        id: record.common().id().clone(),
        modified: 1,
        record: Some(record.into()),
    });
    Guide::new("proef".into(), 1, 0, Arc::new(setup.municipality), items)
}

#[test]
fn the_lively_sample_is_lively_in_every_area() {
    let guide = guide_of("voorbeeld");
    let count = |kind: Kind| guide.of_kind(kind).count();
    for (kind, least) in [
        (Kind::Place, 40),
        (Kind::Activity, 120),
        (Kind::Vacancy, 60),
        (Kind::Service, 40),
        (Kind::Initiative, 40),
        (Kind::Organisation, 30),
        (Kind::AreaPlan, 8),
    ] {
        assert!(count(kind) >= least, "{kind:?}: {}", count(kind));
    }
    let with_hours =
        guide.of_kind(Kind::Place).filter(|it| it.record.hours().is_some_and(Schedule::is_known));
    assert!(with_hours.count() >= 35);
    assert!(guide.all().iter().all(|entry| entry.common().is_sample()));
    for area in &guide.municipality.areas {
        let Answer::Area(answer) = guide.answer(&Question::Area(area.slug.clone()), &asker())
        else {
            unreachable!("an area has an answer");
        };
        assert!(answer.plan.is_some() && answer.meeting.is_some(), "{}", area.slug);
        assert!(!answer.days.is_empty() && !answer.places.is_empty(), "{}", area.slug);
    }
}

#[test]
fn what_was_found_elsewhere_is_in_the_archive_and_never_in_the_agenda() {
    let guide = guide_of("gevonden");
    let list =
        |filter: Filter| match guide.answer(&Question::List(Kind::Activity, filter), &asker()) {
            Answer::List(list) => list,
            other => unreachable!("{other:?}"),
        };
    let agenda = list(Filter::default());
    let names: Vec<&str> = agenda
        .groups
        .iter()
        .flat_map(|group| &group.cards)
        .map(|card| card.name.text.as_str())
        .collect();
    assert!(names.is_empty(), "{names:?}");
    let archive = list(Filter { past: true, page: Page(1), ..Filter::default() });
    assert_eq!(archive.total, guide.of_kind(Kind::Activity).count());

    // The archive can be found by searching.
    let words = SearchQuestion { words: "haakcafe".into(), ..SearchQuestion::default() };
    let Answer::Search(found) = guide.answer(&Question::Search(words), &asker()) else {
        unreachable!("a search has an answer");
    };
    assert!(found.found.iter().any(|group| group.cards.iter().any(|card| card.ended.is_some())));
}
