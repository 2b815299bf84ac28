//! Server and device give the same answer to the same question.
//!
//! The device's guide is made of exactly what travels: the snapshot and pages of changes as `/v1`
//! sends them. The questions are random ones on the real sample of Leeuwarden.

#![expect(clippy::unwrap_used, reason = "a test that cannot begin has failed")]

use std::sync::Arc;

use guide::{
    Asker, Guide, Kind, Lang, Moment, Question, Slug,
    ask::{Chosen, SearchQuestion},
    change::{Changes, Snapshot},
    day_part::Part,
    filter::{CostLimit, Day, Dutch, Filter, HelpedBy, HowOften, Order, Page, WorkFilter},
    support::SupportSort,
    theme::Theme,
    view::View,
    wire,
};
use jiff::civil::{self, Weekday};
use proptest::{
    prelude::*,
    sample::select,
    test_runner::{Config as ProptestConfig, TestRunner},
};
use server::{
    App, Config, Secret,
    clock::Clock,
    import::{self, Options},
    municipality, router,
    testing::TestApp,
};

/// Questions that are asked of both.
const QUESTIONS: u32 = 3000;

fn now() -> Moment {
    Moment::from_local(civil::date(2026, 11, 21).at(10, 0, 0, 0))
}

/// The server with the sample of Leeuwarden, and the folder that holds its store.
async fn leeuwarden() -> (TestApp, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let files = municipality::leeuwarden();
    let setup = municipality::load(&files, municipality::FILE).unwrap();
    let store =
        store::open(&format!("sqlite:{}", folder.path().join("test.db").display())).await.unwrap();
    for sample in &setup.samples {
        let options = Options::new(sample.as_str(), now()).sample();
        let rows = municipality::Files::folder(&files, sample);
        import::run(&*store, &setup.municipality, &*rows, &options, &mut |_| {}).await.unwrap();
    }
    let config = Config { url: Some("https://mienskip.example".into()), ..Config::default() };
    let app = App::new(
        config,
        Clock::Fixed(now()),
        Arc::new(setup.municipality),
        store,
        Secret::of([7; 32]),
    )
    .await
    .unwrap();
    let routes = router::routes(app.clone());
    (TestApp::around(app, routes), folder)
}

/// A device that took its snapshot from this server.
async fn snapshot(server: &TestApp) -> Guide {
    let answer = server.ask("/v1/gids", &[("accept", wire::MEDIA_TYPE)]).await;
    assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, wire::MEDIA_TYPE));
    Guide::from_snapshot(wire::from_bytes::<Snapshot>(&answer.body).unwrap())
}

/// The device after following the feed to its end.
async fn follow(server: &TestApp, mut device: Guide) -> Guide {
    let mut from = format!("/v1/wijzigingen?na={}&reeks={}", device.version, device.series);
    loop {
        let answer = server.ask(&from, &[("accept", wire::MEDIA_TYPE)]).await;
        assert_eq!(answer.status, 200);
        let changes: Changes = wire::from_bytes(&answer.body).unwrap();
        let next = changes.next.strip_prefix("https://mienskip.example").unwrap_or(&changes.next);
        let at_end = changes.items.is_empty();
        next.clone_into(&mut from);
        device = device.after(changes).unwrap();
        if at_end {
            return device;
        }
    }
}

fn filters(guide: &Guide) -> impl Strategy<Value = Filter> + use<> {
    let regions: Vec<Slug> = guide
        .municipality
        .areas
        .iter()
        .map(|area| area.slug.clone())
        .chain(guide.municipality.neighbourhoods.iter().map(|it| it.slug.clone()))
        .collect();
    let questions: Vec<Slug> = guide
        .municipality
        .help
        .iter()
        .flat_map(|topic| &topic.questions)
        .map(|question| question.slug.clone())
        .collect();
    let days: Vec<Day> = Day::CHOICES
        .into_iter()
        .chain((1..28).map(|day| Day::Date(civil::date(2026, 12, day))))
        .collect();
    let high = guide.municipality.frame.height();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few thousand")]
    let high = high as u16;
    (
        proptest::option::of(select(regions)),
        proptest::collection::vec(select(Theme::ALL.to_vec()), 0..3),
        proptest::option::of(select(days)),
        proptest::option::weighted(0.2, select(CostLimit::CHOICES.to_vec())),
        (
            proptest::option::weighted(0.3, select(questions)),
            proptest::option::weighted(0.2, select(HelpedBy::CHOICES.to_vec())),
            proptest::option::weighted(0.5, select(SupportSort::ALL.to_vec())),
        ),
        proptest::array::uniform3(proptest::bool::weighted(0.2)),
        proptest::array::uniform2(proptest::bool::weighted(0.1)),
        proptest::option::of((0..=1000_u16, 0..=high, 0..=View::CLOSEST)),
        (work_filters(guide), select(Order::CHOICES.to_vec()), 1..4_u32),
    )
        .prop_map(
            |(region, mut themes, day, cost, of_help, ticked, [from_home, past], view, rest)| {
                let (work, order, page) = rest;
                themes.sort_unstable();
                themes.dedup();
                let (question, helpers, sort) = of_help;
                let [open_now, walk_in, step_free] = ticked;
                let view = view.map(|(x, y, zoom)| View { x, y, zoom });
                let page = Page(page);
                Filter {
                    region,
                    themes,
                    day,
                    cost,
                    question,
                    helpers,
                    sort,
                    open_now,
                    walk_in,
                    step_free,
                    from_home,
                    work,
                    order,
                    past,
                    view,
                    page,
                }
            },
        )
}

/// What volunteer work has to be like; mostly nothing in particular, for more leaves nothing.
fn work_filters(guide: &Guide) -> impl Strategy<Value = WorkFilter> + use<> {
    let skills: Vec<Slug> = guide.municipality.skills.iter().map(|it| it.slug.clone()).collect();
    let weekdays: Vec<Weekday> = Weekday::Monday.cycle_forward().take(7).collect();
    let few = || proptest::collection::vec(select(skills.clone()), 0..2);
    (
        proptest::collection::vec(select(weekdays), 0..3),
        proptest::collection::vec(select(Part::ALL.to_vec()), 0..2),
        proptest::option::weighted(0.2, select(WorkFilter::HOURS.to_vec())),
        proptest::option::weighted(0.2, select(HowOften::CHOICES.to_vec())),
        (few(), few()),
        proptest::option::weighted(0.1, select(Dutch::CHOICES.to_vec())),
        proptest::option::weighted(0.1, select(WorkFilter::AGES.to_vec())),
        proptest::array::uniform3(proptest::bool::weighted(0.1)),
    )
        .prop_map(|(days, parts, hours, often, (skills, learn), dutch, age, ticked)| {
            let [allowance, no_conduct, buddy] = ticked;
            WorkFilter {
                days: days.into_iter().collect(),
                parts,
                hours,
                often,
                skills,
                learn,
                dutch,
                age,
                allowance,
                no_conduct,
                buddy,
            }
        })
}

/// Words of the content, whole, with a mistake or cut off, among words of everyday and anything
/// else that can be typed; with and without filters.
fn searches(
    words: Vec<String>,
    filters: impl Strategy<Value = Filter>,
    regions: Vec<Slug>,
) -> impl Strategy<Value = SearchQuestion> {
    let word = prop_oneof![
        6 => select(words.clone()),
        2 => (select(words), 0..12_usize).prop_map(|(word, at)| {
            let mut letters: Vec<char> = word.chars().collect();
            letters.remove(at % letters.len());
            letters.into_iter().collect()
        }),
        2 => select(vec!["wie", "schuld", "eten met anderen", "skoalle", "help", "belastingformulier"])
            .prop_map(str::to_owned),
        1 => ".{0,20}",
    ];
    (
        proptest::collection::vec(word, 0..6),
        proptest::option::weighted(0.3, select(Kind::ALL.to_vec())),
        proptest::option::weighted(0.3, filters),
        proptest::option::weighted(0.3, select(regions)),
    )
        .prop_map(|(words, kind, filter, from)| SearchQuestion {
            words: words.join(" "),
            kind,
            filter: filter.unwrap_or_default(),
            from,
        })
}

fn questions(guide: &Guide) -> impl Strategy<Value = Question> + use<> {
    let records: Vec<(Kind, Slug)> =
        guide.all().iter().map(|entry| (entry.kind(), entry.id().clone())).collect();
    let areas: Vec<Slug> = guide.municipality.areas.iter().map(|area| area.slug.clone()).collect();
    let words: Vec<String> = guide.all().iter().flat_map(|entry| entry.words.clone()).collect();
    let record = select(records);
    prop_oneof![
        4 => (select(Kind::ALL.to_vec()), filters(guide))
            .prop_map(|(kind, filter)| Question::List(kind, filter)),
        // Places once more, for they have a map, and volunteer work, for it has most filters.
        3 => filters(guide).prop_map(|filter| Question::List(Kind::Place, filter)),
        4 => (work_filters(guide), select(Order::CHOICES.to_vec()), proptest::bool::ANY).prop_map(
            |(work, order, from_home)| {
                let filter = Filter { work, order, from_home, ..Filter::default() };
                Question::List(Kind::Vacancy, filter)
            }
        ),
        3 => record.clone().prop_map(|(kind, id)| Question::Detail(kind, id)),
        1 => proptest::option::of(select(areas.clone())).prop_map(Question::Home),
        1 => proptest::option::of(select(areas.clone())).prop_map(Question::Help),
        1 => filters(guide).prop_map(Question::Support),
        1 => select(areas.clone()).prop_map(Question::Area),
        2 => searches(words, filters(guide), areas).prop_map(Question::Search),
        1 => (8800..9100_u32).prop_map(|postcode| Question::Areas(Some(postcode.to_string()))),
        1 => "[a-z-]{1,20}".prop_map(Question::Missing),
        1 => proptest::collection::vec(record.clone(), 0..5).prop_map(Question::Saved),
        1 => proptest::collection::vec(record, 0..60)
            .prop_map(|records| Question::Print(Chosen::Records(records))),
        1 => (select(Kind::ALL.to_vec()), filters(guide))
            .prop_map(|(kind, filter)| Question::Print(Chosen::List(kind, filter))),
    ]
}

fn askers() -> impl Strategy<Value = Asker> {
    // A year of moments, every minute of them.
    let minutes = 0..366 * 24 * 60_i64;
    let points = || {
        let point = (53.05..53.30_f64, 5.65..5.90_f64);
        proptest::option::of(point.prop_map(|(lat, lon)| guide::geo::Point { lat, lon }))
    };
    (minutes, select(vec![Lang::NL, Lang::FY, Lang::EN]), points(), points()).prop_map(
        |(minutes, lang, from, here)| Asker {
            lang,
            now: Moment::from_unix(now().unix() + minutes * 60),
            from,
            here,
        },
    )
}

/// Asks both the same.
fn compare(server: &Guide, device: &Guide) {
    let mut runner = TestRunner::new(ProptestConfig {
        cases: QUESTIONS,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    runner
        .run(&(questions(server), askers()), |(question, asker)| {
            let here = server.answer(&question, &asker);
            let there = device.answer(&question, &asker);
            prop_assert_eq!(here, there);
            if let Question::Search(question) = &question {
                let here = server.suggestions(&question.words, &asker);
                prop_assert_eq!(here, device.suggestions(&question.words, &asker));
            }
            Ok(())
        })
        .unwrap();
}

#[tokio::test]
async fn a_snapshot_answers_as_the_server_does() {
    let (server, _folder) = leeuwarden().await;
    let device = snapshot(&server).await;
    let guide = server.app.guide();
    assert!(guide.len() > 800, "{}", guide.len());
    assert_eq!(device.version, guide.version);
    compare(&guide, &device);
}

#[tokio::test]
async fn a_copy_that_follows_the_feed_answers_as_the_server_does() {
    let (server, _folder) = leeuwarden().await;
    let device = snapshot(&server).await;

    // Some records go, some change, some come.
    let municipality = Arc::clone(server.app.municipality());
    let some = server::generate::records(&municipality, 700, 1);
    server.publish("verzonnen", some.clone()).await;
    let mut others = server::generate::records(&municipality, 700, 2);
    others.truncate(350);
    others.extend(some.into_iter().skip(350));
    server.publish("verzonnen", others).await;

    let device = follow(&server, device).await;
    let guide = server.app.guide();
    assert_eq!(device.version, guide.version);
    assert_eq!(device.len(), guide.len());
    compare(&guide, &device);
}
