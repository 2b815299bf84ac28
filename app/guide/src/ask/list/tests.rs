//! Lists of random content: what a choice promises is what choosing it gives, and every place is
//! at exactly one pin.

mod work;

use std::sync::Arc;

use jiff::civil::{Weekday, date, time};
use proptest::{prelude::*, sample::select};

use super::*;
use crate::{
    Answer, Lang, Moment, Question, Text,
    change::Change,
    filter::{CostLimit, Day, WorkFilter},
    geo::Point,
    id::Slug,
    record::{Activity, Helpers, Place, Service},
    schedule::{Days, Schedule, Slot, SlotKind, State},
    theme::Theme,
    view::View,
    when::{Start, When},
};

use self::work::voorbeeldstad;

const THEMES: [Theme; 3] = [Theme::Meeting, Theme::Food, Theme::Language];

fn slug(at: usize) -> Slug {
    format!("ding-{at}").parse().unwrap()
}

fn themes() -> impl Strategy<Value = Vec<Theme>> {
    prop::collection::vec(select(THEMES.to_vec()), 0..2)
}

fn slots() -> impl Strategy<Value = Schedule> {
    let kinds = vec![SlotKind::Open, SlotKind::Inloop, SlotKind::Spreekuur, SlotKind::Afspraak];
    let slot = (select(kinds), 0..7_i8, 0..24_i8, 1..14_i8).prop_map(|(kind, day, from, long)| {
        let weekday = Weekday::from_monday_zero_offset(day).unwrap();
        let days = Days::weekly(weekday);
        Slot::new(kind, days, time(from, 0, 0, 0), time((from + long) % 24, 0, 0, 0))
    });
    prop::collection::vec(slot, 0..8).prop_map(|slots| Schedule { slots, ..Schedule::default() })
}

fn points() -> impl Strategy<Value = Option<Point>> {
    // Some in the very same place, some unknown, some far outside.
    prop_oneof![
        6 => (53.09..53.21_f64, 5.79..5.85_f64).prop_map(|(lat, lon)| Some(Point { lat, lon })),
        2 => Just(Some(Point { lat: 53.2, lon: 5.8 })),
        1 => Just(None),
        1 => Just(Some(Point { lat: 52.0, lon: 4.0 })),
    ]
}

fn places() -> impl Strategy<Value = Vec<Record>> {
    let regions = vec![None, Some("BU99990101"), Some("BU99990102"), Some("BU99990301")];
    let place = (themes(), slots(), points(), prop::option::of(any::<bool>()), select(regions));
    prop::collection::vec(place, 0..40).prop_map(|places| {
        let record = |(at, (themes, hours, point, step_free, region))| {
            let mut place = Place::new(slug(at), Text::nl(format!("Plek {at}")));
            (place.themes, place.hours, place.point) = (themes, hours, point);
            place.access.step_free = step_free;
            place.regions =
                Option::into_iter(region).map(|code: &str| code.parse().unwrap()).collect();
            place.into()
        };
        places.into_iter().enumerate().map(record).collect()
    })
}

fn services() -> impl Strategy<Value = Vec<Record>> {
    let cents = select(vec![None, Some(0), Some(300), Some(900)]);
    let helpers = select(vec![
        None,
        Some(Helpers::Volunteers),
        Some(Helpers::Professionals),
        Some(Helpers::Both),
    ]);
    let service = (themes(), slots(), 0..40_usize, cents, helpers);
    prop::collection::vec(service, 0..10).prop_map(|services| {
        let record = |(at, (themes, hours, place, cents, helpers))| {
            let mut service = Service::new(slug(at), Text::nl(format!("Hulp {at}")));
            (service.themes, service.hours) = (themes, hours);
            service.places = vec![slug(place)];
            service.cost.cents = cents;
            service.helpers = helpers;
            service.into()
        };
        services.into_iter().enumerate().map(record).collect()
    })
}

fn activities() -> impl Strategy<Value = Vec<Record>> {
    let activity = (themes(), 0..21_i64, 0..24_i8, 0..60_i64, any::<bool>(), 0..40_usize);
    prop::collection::vec(activity, 0..12).prop_map(|activities| {
        let record =
            |(at, (themes, day, hour, long, weekly, place)): (_, (_, _, _, _, bool, _))| {
                let mut activity = Activity::new(slug(at), Text::nl(format!("Samen {at}")));
                let day = crate::calendar::days_later(date(2026, 11, 16), day);
                let start = day.at(hour, 30, 0, 0);
                activity.when = When {
                    start: Some(Start::Time(start)),
                    end: (long > 0)
                        .then(|| Start::Time(crate::calendar::later(start, long * 3600))),
                    rule: weekly.then(|| "FREQ=WEEKLY".parse().unwrap()),
                    ..When::default()
                };
                activity.themes = themes;
                activity.place = Some(slug(place));
                activity.into()
            };
        activities.into_iter().enumerate().map(record).collect()
    })
}

fn guides() -> impl Strategy<Value = Guide> {
    let records = (places(), services(), activities(), work::vacancies());
    records.prop_map(|(places, services, activities, vacancies)| {
        let records = places.into_iter().chain(services).chain(activities).chain(vacancies);
        let items = records.map(|record: Record| Change {
            kind: record.kind(),
            id: record.common().id().clone(),
            modified: 1,
            record: Some(record.into()),
        });
        Guide::new("r".into(), 1, 0, Arc::new(voorbeeldstad()), items)
    })
}

fn filters() -> impl Strategy<Value = Filter> {
    let regions = ["stad", "dorpen", "eerstehoek"].map(|slug| slug.parse::<Slug>().unwrap());
    let days: Vec<Day> = Day::CHOICES.into_iter().chain([Day::Date(date(2026, 12, 20))]).collect();
    (
        prop::option::weighted(0.4, select(regions.to_vec())),
        themes(),
        prop::option::weighted(0.3, select(days)),
        prop::option::weighted(0.2, select(CostLimit::CHOICES.to_vec())),
        prop::array::uniform4(prop::bool::weighted(0.25)),
        prop::option::of((0..=1000_u16, 0..=1200_u16, 0..=View::CLOSEST)),
        (work::filters(), prop::bool::weighted(0.2), select(Order::CHOICES.to_vec())),
    )
        .prop_map(|(region, themes, day, cost, ticked, view, (work, from_home, order))| {
            let [open_now, walk_in, step_free, past] = ticked;
            Filter {
                work,
                from_home,
                order,
                region,
                themes,
                day,
                cost,
                open_now,
                walk_in,
                step_free,
                past,
                view: view.map(|(x, y, zoom)| View { x, y, zoom }),
                ..Filter::default()
            }
        })
}

/// A minute of two weeks in November.
fn askers() -> impl Strategy<Value = Asker> {
    (0..14 * 24 * 60_i64, prop::option::of((53.1..53.2_f64, 5.8..5.84_f64))).prop_map(
        |(minutes, here)| {
            let start = Moment::from_local(date(2026, 11, 16).at(0, 0, 0, 0));
            Asker {
                lang: Lang::NL,
                now: Moment::from_unix(start.unix() + minutes * 60),
                from: None,
                here: here.map(|(lat, lon)| Point { lat, lon }),
            }
        },
    )
}

fn list(guide: &Guide, kind: Kind, filter: &Filter, asker: &Asker) -> ListAnswer {
    match guide.answer(&Question::List(kind, filter.clone()), asker) {
        Answer::List(list) => list,
        other => panic!("{other:?}"),
    }
}

/// The same filter with another choice of one field.
fn chosen(filter: &Filter, field: Field, value: &str) -> Filter {
    let kind = match field {
        Field::Cost => Kind::Activity,
        Field::Helpers => Kind::Service,
        // Of the two that are called a day the one that the list has.
        _ if Field::of(Kind::Vacancy).contains(&field) => Kind::Vacancy,
        _ => Kind::Place,
    };
    let read = Filter::read(&voorbeeldstad(), kind, [(field.name(), value)]).unwrap();
    let mut chosen = filter.clone().without(field);
    match field {
        Field::Region => chosen.region = read.region,
        Field::Theme => chosen.themes = read.themes,
        Field::Day => chosen.day = read.day,
        Field::Cost => chosen.cost = read.cost,
        Field::OpenNow => chosen.open_now = read.open_now,
        Field::WalkIn => chosen.walk_in = read.walk_in,
        Field::StepFree => chosen.step_free = read.step_free,
        Field::FromHome => chosen.from_home = read.from_home,
        Field::Helpers => chosen.helpers = read.helpers,
        Field::Weekday => chosen.work.days = read.work.days,
        Field::DayPart => chosen.work.parts = read.work.parts,
        Field::Hours => chosen.work.hours = read.work.hours,
        Field::Often => chosen.work.often = read.work.often,
        Field::Skill => chosen.work.skills = read.work.skills,
        Field::Learn => chosen.work.learn = read.work.learn,
        Field::Dutch => chosen.work.dutch = read.work.dutch,
        Field::Age => chosen.work.age = read.work.age,
        Field::Allowance => chosen.work.allowance = read.work.allowance,
        Field::NoConduct => chosen.work.no_conduct = read.work.no_conduct,
        Field::Buddy => chosen.work.buddy = read.work.buddy,
        Field::Past | Field::View | Field::Page | Field::Question | Field::Sort | Field::Order => {
            panic!("{field:?} has no choices")
        }
    }
    chosen
}

fn cards(list: &ListAnswer) -> Vec<&Card> {
    list.groups.iter().flat_map(|group| &group.cards).collect()
}

fn kinds() -> impl Strategy<Value = Kind> {
    select(vec![Kind::Place, Kind::Service, Kind::Activity, Kind::Vacancy])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn a_choice_gives_as_many_as_it_promises(
        guide in guides(), filter in filters(), asker in askers(), kind in kinds(),
    ) {
        let answer = list(&guide, kind, &filter, &asker);
        prop_assert_eq!(cards(&answer).len(), answer.total.min(PAGE_SIZE));
        for facet in &answer.facets {
            for choice in &facet.choices {
                let other = chosen(&filter, facet.field, &choice.value);
                let total = list(&guide, kind, &other, &asker).total;
                prop_assert_eq!(choice.count, total, "{:?} {}", facet.field, &choice.value);
            }
        }
    }

    #[test]
    fn what_is_asked_for_is_what_one_gets(
        guide in guides(), filter in filters(), asker in askers(), kind in kinds(),
    ) {
        let answer = list(&guide, kind, &filter, &asker);
        let mut soonest = None;
        for card in cards(&answer) {
            let entry = guide.get(kind, &card.id).unwrap();
            if filter.open_now {
                let open = matches!(card.state, Some(State::Open { kind, .. })
                    if kind != SlotKind::Afspraak);
                prop_assert!(open, "{:?}", card.state);
            }
            if filter.walk_in {
                let now = asker.now.local();
                let at = card.walk_in.as_ref().map(|slot| slot.start.max(now));
                // What goes on since yesterday is no slot of today.
                let at = at.unwrap_or(now);
                prop_assert!(soonest.is_none_or(|before| before <= at));
                prop_assert_eq!(at.date(), asker.now.date());
                soonest = Some(at);
            }
            if let Record::Vacancy(vacancy) = &*entry.record {
                work::passes(&filter.work, vacancy)?;
            } else {
                prop_assert_eq!(&filter.work, &WorkFilter::default());
            }
            prop_assert!(filter.themes.is_empty()
                || filter.themes.iter().any(|theme| entry.themes.contains(theme)));
        }
        if let Some(Measured::Here) = answer.measured {
            prop_assert!(asker.here.is_some());
        } else {
            prop_assert!(asker.here.is_none());
        }
    }

    #[test]
    fn every_place_is_at_one_pin(guide in guides(), filter in filters(), asker in askers()) {
        let answer = list(&guide, Kind::Place, &filter, &asker);
        let map = answer.map.as_ref().unwrap();
        let whole = Filter { view: Some(map.whole), ..filter.clone() };
        let all = list(&guide, Kind::Place, &whole, &asker).map.unwrap();
        // The whole municipality shows every place that has a point on the map.
        prop_assert_eq!(all.pins.iter().map(|pin| pin.count).sum::<usize>(), all.seen);
        prop_assert_eq!(all.seen + all.nowhere, answer.total);
        prop_assert!(map.seen <= all.seen);
        for pin in &map.pins {
            prop_assert!(pin.at.0 <= 1000 && pin.at.1 <= 1000);
            prop_assert_eq!(pin.closer.is_some(), pin.count > 1);
            prop_assert!(map.window.view.zoom < View::CLOSEST || pin.count == 1);
        }
        // What the list shows is at the pin that says so.
        let cards = cards(&answer);
        prop_assert_eq!(map.beside.len(), cards.len());
        for (card, pin) in cards.iter().zip(&map.beside) {
            if let Some(pin) = pin.and_then(|at| map.pins.get(at)) {
                prop_assert!(pin.count > 1 || pin.id == card.id);
            }
        }
        // Names do not lie over pins or each other, and are seen as a whole.
        for (at, name) in map.names.iter().enumerate() {
            prop_assert!(name.at.0 <= 1000 && name.at.1 <= 1000);
            for other in &map.names[at + 1..] {
                prop_assert!(name.at != other.at && name.name != other.name);
            }
        }
    }

    #[test]
    fn a_cluster_falls_apart_when_one_follows_it(guide in guides(), asker in askers()) {
        let mut views = vec![None];
        let mut steps = 0;
        while let Some(view) = views.pop() {
            let filter = Filter { view, ..Filter::default() };
            let map = list(&guide, Kind::Place, &filter, &asker).map.unwrap();
            let zoom = map.window.view.zoom;
            for pin in map.pins.iter().filter(|pin| pin.count > 1) {
                let closer = pin.closer.unwrap();
                prop_assert!(closer.zoom > zoom);
                let filter = Filter { view: Some(closer), ..Filter::default() };
                let near = list(&guide, Kind::Place, &filter, &asker).map.unwrap();
                // Its first place is seen, among fewer or alone.
                prop_assert!(near.pins.iter().any(|it| it.id == pin.id && it.count < pin.count),
                    "{} of {} at {:?}", pin.id, pin.count, closer);
                if steps < 12 {
                    views.push(Some(closer));
                }
            }
            steps += 1;
        }
    }
}

#[test]
fn without_a_place_to_measure_from_lists_go_by_name() {
    let records = ["Zeemansrust", "\u{e9}\u{e9}nhoorn", "Anker"]
        .map(|name| Record::from(Place::new(Slug::from_name(name).unwrap(), Text::nl(name))));
    let items = records.into_iter().map(|record| Change {
        kind: Kind::Place,
        id: record.common().id().clone(),
        modified: 1,
        record: Some(record.into()),
    });
    let guide = Guide::new("r".into(), 1, 0, Arc::new(voorbeeldstad()), items);
    let now = Moment::from_local(date(2026, 11, 16).at(12, 0, 0, 0));
    let asker = Asker { lang: Lang::NL, now, from: None, here: None };
    let answer = list(&guide, Kind::Place, &Filter::default(), &asker);
    let names: Vec<&str> = cards(&answer).iter().map(|card| card.name.text.as_str()).collect();
    assert_eq!(names, ["Anker", "\u{e9}\u{e9}nhoorn", "Zeemansrust"]);
    assert_eq!(answer.measured, None);
    assert_eq!(answer.map.unwrap().nowhere, 3);
}

#[test]
fn a_place_has_the_themes_of_what_happens_there() {
    let id: Slug = "buurtkamer".parse().unwrap();
    let mut place = Place::new(id.clone(), Text::nl("Buurtkamer"));
    place.themes = vec![Theme::Meeting];
    let mut service = Service::new("taalhulp".parse().unwrap(), Text::nl("Taalhulp"));
    (service.themes, service.places) = (vec![Theme::Language, Theme::Meeting], vec![id.clone()]);
    let mut off = Activity::new("eten".parse().unwrap(), Text::nl("Eten"));
    (off.themes, off.place, off.cancelled) = (vec![Theme::Food], Some(id.clone()), true);
    let items = [Record::from(place), service.into(), off.into()].map(|record| Change {
        kind: record.kind(),
        id: record.common().id().clone(),
        modified: 1,
        record: Some(record.into()),
    });
    let guide = Guide::new("r".into(), 1, 0, Arc::new(voorbeeldstad()), items);
    assert_eq!(guide.get(Kind::Place, &id).unwrap().themes, [Theme::Meeting, Theme::Language]);
}
