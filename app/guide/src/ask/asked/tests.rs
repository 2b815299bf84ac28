use std::sync::Arc;

use jiff::civil::{Time, Weekday, date, time};
use proptest::prelude::*;

use crate::{
    Answer, Asker, Guide, Kind, Lang, Moment, Question, Slug, Text,
    ask::{Joined, ListAnswer, SupportAnswer},
    change::Change,
    filter::{Filter, HelpedBy},
    geo::Point,
    help::{HelpQuestion, HelpTopic, UrgentNumber},
    municipality::{Municipality, tests::voorbeeldstad},
    record::{
        Access, Article, ArticleKind, Fund, Helpers, Organisation, Place, Record, Service, Vacancy,
    },
    schedule::{Days, Schedule, Slot, SlotKind},
    support::SupportSort,
    theme::Theme,
};

fn slug(text: &str) -> Slug {
    text.parse().unwrap()
}

/// Wednesday, half past nine in the morning.
fn now() -> Moment {
    Moment::from_local(date(2026, 12, 2).at(9, 30, 0, 0))
}

fn asker() -> Asker {
    Asker { lang: Lang::NL, now: now(), from: Some(Point { lat: 53.20, lon: 5.79 }), here: None }
}

fn municipality() -> Municipality {
    let question = |name: &str, themes: Vec<Theme>, words: &[&str]| HelpQuestion {
        slug: slug(name),
        text: Text::nl(name),
        themes,
        words: words.iter().map(|word| (*word).to_owned()).collect(),
    };
    Municipality {
        help: vec![HelpTopic {
            slug: slug("geld"),
            name: Text::nl("Geld"),
            icon: "thema-geld".into(),
            themes: vec![Theme::Money],
            questions: vec![
                question("schuld", vec![Theme::Money, Theme::Letters], &["schuld", "rood"]),
                question("geld", vec![Theme::Money], &[]),
                question("reizen", vec![Theme::Transport], &["bus"]),
            ],
        }],
        urgent: vec![UrgentNumber {
            name: Text::nl("Gevaar"),
            note: Text::default(),
            phone: "112".into(),
        }],
        ..voorbeeldstad()
    }
}

fn guide(records: impl IntoIterator<Item = Record>) -> Guide {
    let items = records.into_iter().map(|record| Change {
        kind: record.kind(),
        id: record.common().id().clone(),
        modified: 1,
        record: Some(record.into()),
    });
    Guide::new("proef".into(), 1, 0, Arc::new(municipality()), items)
}

fn hours(kind: SlotKind, weekday: Weekday, from: Time, until: Time) -> Schedule {
    Schedule {
        slots: vec![Slot::new(kind, Days::weekly(weekday), from, until)],
        ..Schedule::default()
    }
}

fn service(id: &str, themes: &[Theme], summary: &str) -> Service {
    Service {
        themes: themes.to_vec(),
        summary: Text::nl(summary),
        ..Service::new(slug(id), Text::nl(id))
    }
}

fn list(guide: &Guide, filter: Filter) -> ListAnswer {
    match guide.answer(&Question::List(Kind::Service, filter), &asker()) {
        Answer::List(list) => list,
        other => unreachable!("{other:?}"),
    }
}

fn about(question: &str) -> Filter {
    Filter { question: Some(slug(question)), ..Filter::default() }
}

fn ids(list: &ListAnswer) -> Vec<String> {
    list.groups.iter().flat_map(|group| &group.cards).map(|card| card.id.to_string()).collect()
}

#[test]
fn a_question_is_answered_by_words_first_and_by_themes_after() {
    let open = hours(SlotKind::Inloop, Weekday::Wednesday, time(9, 0, 0, 0), time(12, 0, 0, 0));
    let guide = guide([
        // Open now, but about something else.
        Record::from(Service {
            hours: open.clone(),
            ..service("brieven", &[Theme::Letters], "Post lezen")
        }),
        service("rood-staan", &[Theme::Money], "Sta je róód?").into(),
        Service {
            audience: Some("wie schulden heeft".into()),
            ..service("maatje", &[Theme::Letters], "")
        }
        .into(),
        // The word without the theme is not enough.
        service("kunst", &[Theme::Culture], "Een rode draad").into(),
    ]);
    let answer = list(&guide, about("schuld"));
    assert_eq!(ids(&answer), ["maatje", "rood-staan", "brieven"]);
    let asked = answer.asked.unwrap();
    assert_eq!((asked.exact, asked.question.text.as_str()), (2, "schuld"));
    assert_eq!(asked.topic.text, "Geld");

    // Without words the theme is enough.
    let answer = list(&guide, about("geld"));
    assert_eq!((ids(&answer), answer.asked.unwrap().exact), (vec!["rood-staan".to_owned()], 1));

    let unanswered: Vec<&str> =
        guide.unanswered().map(|(_, question)| question.slug.as_str()).collect();
    assert_eq!(unanswered, ["reizen"]);
}

#[test]
fn what_is_outside_the_area_is_shown_apart() {
    let there = |id: &str, code: &str, theme: Theme| Service {
        regions: vec![code.parse().unwrap()],
        ..service(id, &[theme], "schuld")
    };
    let guide = guide([
        Record::from(there("dichtbij", "BU99990102", Theme::Money)),
        there("ver", "BU99990301", Theme::Money).into(),
        there("verder", "BU99990302", Theme::Letters).into(),
    ]);
    let near = Filter { region: Some(slug("eerstehoek")), ..about("schuld") };
    let answer = list(&guide, near.clone());
    assert_eq!(ids(&answer), ["dichtbij"]);
    let elsewhere: Vec<String> =
        answer.asked.unwrap().elsewhere.iter().map(|card| card.id.to_string()).collect();
    assert_eq!(elsewhere, ["ver", "verder"]);
    // Other filters count there too.
    let answer = list(&guide, Filter { themes: vec![Theme::Letters], ..near });
    assert_eq!(answer.total, 0);
    let elsewhere = answer.asked.unwrap().elsewhere;
    assert_eq!(elsewhere.iter().map(|card| card.id.as_str()).collect::<Vec<_>>(), ["verder"]);
}

#[test]
fn volunteers_and_professionals_together_are_both() {
    let by = |id: &str, helpers| Service { helpers, ..service(id, &[Theme::Money], "") };
    let guide = guide([
        Record::from(by("a", Some(Helpers::Volunteers))),
        by("b", Some(Helpers::Professionals)).into(),
        by("c", Some(Helpers::Both)).into(),
        by("d", None).into(),
    ]);
    for (helpers, expected) in
        [(HelpedBy::Volunteers, ["a", "c"]), (HelpedBy::Professionals, ["b", "c"])]
    {
        let answer = list(&guide, Filter { helpers: Some(helpers), ..Filter::default() });
        assert_eq!(ids(&answer), expected);
        let facet = answer.facets.iter().find(|it| it.field.name() == "helpt").unwrap();
        assert_eq!(facet.choices.iter().map(|it| it.count).collect::<Vec<_>>(), [2, 2]);
    }
}

#[test]
fn who_may_walk_in_is_told_of_the_service_or_else_of_its_place() {
    let inloop = hours(SlotKind::Inloop, Weekday::Thursday, time(10, 0, 0, 0), time(12, 0, 0, 0));
    let open = hours(SlotKind::Open, Weekday::Thursday, time(8, 0, 0, 0), time(20, 0, 0, 0));
    let call = hours(SlotKind::Afspraak, Weekday::Wednesday, time(9, 0, 0, 0), time(17, 0, 0, 0));
    let place = |id: &str, hours: Schedule| Place {
        hours,
        access: Access { step_free: Some(true), text: None },
        ..Place::new(slug(id), Text::nl("De Proef"))
    };
    let at = |id: &str, place: &str, hours: Schedule| Service {
        hours,
        places: vec![slug(place)],
        ..service(id, &[Theme::Money], "")
    };
    let guide = guide([
        Record::from(place("inloop", inloop)),
        place("open", open.clone()).into(),
        at("a-eigen", "inloop", open).into(),
        at("b-van-plek", "inloop", Schedule::default()).into(),
        at("c-niemand", "open", Schedule::default()).into(),
        at("d-afspraak", "inloop", call).into(),
    ]);
    let answer = list(&guide, Filter::default());
    let offers: Vec<_> = answer.groups[0]
        .cards
        .iter()
        .map(|card| {
            let offer = card.offer.as_deref().unwrap();
            assert_eq!(offer.step_free, Some(true));
            let walk_in = offer.walk_in.as_ref();
            (card.id.as_str(), walk_in.map(|it| (it.kind, it.start.hour(), it.place.is_some())))
        })
        .collect();
    assert_eq!(
        offers,
        [
            ("a-eigen", Some((SlotKind::Open, 8, false))),
            ("b-van-plek", Some((SlotKind::Inloop, 10, true))),
            // The door is open, but is somebody there?
            ("c-niemand", None),
            ("d-afspraak", None),
        ]
    );
    // Nobody has to know what to ask for: these have somebody for who walks in.
    assert_eq!(answer.places.len(), 1);
    let Answer::Help(help) = guide.answer(&Question::Help(None), &asker()) else { unreachable!() };
    assert_eq!(help.places, answer.places);
    assert_eq!((help.topics.len(), help.total, help.urgent[0].phone.as_str()), (1, 4, "112"));
}

#[test]
fn a_service_shows_where_to_help_and_a_vacancy_whom_it_helps() {
    let place = |id: &str| Place {
        regions: vec!["BU99990101".parse().unwrap()],
        ..Place::new(slug(id), Text::nl(id))
    };
    let vacancy = |id: &str, organisation: Option<&str>, place: Option<&str>, theme| Vacancy {
        organisation: organisation.map(slug),
        place: place.map(slug),
        themes: vec![theme],
        regions: vec!["BU99990102".parse().unwrap()],
        ..Vacancy::new(slug(id), Text::nl(id))
    };
    let guide = guide([
        Record::from(place("hier")),
        Organisation::new(slug("wij"), Text::nl("Wij")).into(),
        Service {
            organisation: Some(slug("wij")),
            places: vec![slug("hier")],
            ..service("hulp", &[Theme::Money], "")
        }
        .into(),
        vacancy("a-thema", None, None, Theme::Money).into(),
        vacancy("b-organisatie", Some("wij"), None, Theme::Green).into(),
        vacancy("c-plek", Some("wij"), Some("hier"), Theme::Money).into(),
        vacancy("d-anders", None, None, Theme::Green).into(),
        // The same, but in another area.
        Vacancy {
            regions: vec!["BU99990301".parse().unwrap()],
            ..vacancy("e-ver", None, None, Theme::Money)
        }
        .into(),
    ]);
    let joined = |kind: Kind, id: &str| {
        let Answer::Detail(detail) = guide.answer(&Question::Detail(kind, slug(id)), &asker())
        else {
            unreachable!()
        };
        // Not a second time among what belongs to it.
        let other = if kind == Kind::Service { Kind::Vacancy } else { Kind::Service };
        assert!(detail.related.iter().all(|related| related.kind != other));
        let joined = detail.joined;
        joined.into_iter().map(|(card, why)| (card.id.to_string(), why)).collect::<Vec<_>>()
    };
    assert_eq!(
        joined(Kind::Service, "hulp"),
        [
            ("c-plek".to_owned(), Joined::Place),
            ("b-organisatie".to_owned(), Joined::Organisation),
            ("a-thema".to_owned(), Joined::Themes(vec![Theme::Money])),
        ]
    );
    assert_eq!(joined(Kind::Vacancy, "c-plek"), [("hulp".to_owned(), Joined::Place)]);
    assert_eq!(joined(Kind::Vacancy, "a-thema"), []);
}

fn support(guide: &Guide, filter: Filter) -> SupportAnswer {
    match guide.answer(&Question::Support(filter), &asker()) {
        Answer::Support(support) => support,
        other => unreachable!("{other:?}"),
    }
}

#[test]
fn support_is_in_parts_and_closed_money_comes_last() {
    let fund = |id: &str| Fund { themes: vec![Theme::Green], ..Fund::new(slug(id), Text::nl(id)) };
    let (past, future) = (date(2026, 11, 1), date(2027, 1, 31));
    let article = |id: &str, sort| Article {
        sort: Some(sort),
        themes: vec![Theme::Food],
        ..Article::new(slug(id), Text::nl(id))
    };
    let party = |id: &str, supports: &str| Organisation {
        supports: Text::nl(supports),
        ..Organisation::new(slug(id), Text::nl(id))
    };
    let guide = guide([
        Record::from(Fund { open_until: Some(past), ..fund("a-voorbij") }),
        fund("b-onbekend").into(),
        Fund { open_from: Some(future), ..fund("c-straks") }.into(),
        Fund { open_until: Some(future), ..fund("d-open") }.into(),
        Fund { closed: true, ..fund("e-gestopt") }.into(),
        article("les", ArticleKind::Training).into(),
        article("verhaal", ArticleKind::Story).into(),
        party("helpt", "bewoners").into(),
        party("helpt-niet", "").into(),
    ]);
    let all = support(&guide, Filter::default());
    let sections: Vec<_> =
        all.sections.iter().map(|it| (it.sort, it.total, it.cards.len())).collect();
    assert_eq!(
        sections,
        [
            (SupportSort::Party, 1, 1),
            (SupportSort::Fund, 5, 4),
            (SupportSort::Training, 1, 1),
            (SupportSort::Story, 1, 1),
        ]
    );
    let funds = support(&guide, Filter { sort: Some(SupportSort::Fund), ..Filter::default() });
    let names: Vec<&str> = funds.sections[0].cards.iter().map(|card| card.id.as_str()).collect();
    assert_eq!(names, ["d-open", "c-straks", "b-onbekend", "a-voorbij", "e-gestopt"]);
    assert_eq!((funds.total, funds.pages, funds.sections.len()), (5, 1, 1));

    let food = support(&guide, Filter { themes: vec![Theme::Food], ..Filter::default() });
    assert_eq!(food.total, 2);
    let counts = |answer: &SupportAnswer, field: &str| -> Vec<(String, usize)> {
        let facet = answer.facets.iter().find(|it| it.field.name() == field).unwrap();
        facet.choices.iter().map(|it| (it.value.clone(), it.count)).collect()
    };
    let sorts: Vec<usize> = counts(&food, "soort").into_iter().map(|(_, count)| count).collect();
    assert_eq!(sorts, [0, 0, 0, 1, 0, 1, 0]);
    assert_eq!(counts(&funds, "thema"), [("groen".to_owned(), 5)]);
}

/// Hours, place and words of a service.
type Made = (u8, u8, u8, u8, bool, bool);

proptest! {
    /// What answers the question first, then the day on which one can first walk in, then the
    /// nearest: each worked out anew, the day by looking at every quarter of an hour.
    #[test]
    fn services_stand_in_their_order(
        made in prop::collection::vec((0_u8..8, 0_u8..24, 1_u8..4, 0_u8..4, any::<bool>(), any::<bool>()), 1..20),
        minutes in 0..14 * 24 * 60_i64,
    ) {
        let asker = Asker { now: Moment::from_unix(now().unix() + minutes * 60), ..asker() };
        let records: Vec<Service> = made.iter().enumerate().map(|(at, it)| make(at, *it)).collect();
        let guide = guide(records.iter().cloned().map(Record::from));
        let answer = match guide.answer(&Question::List(Kind::Service, about("schuld")), &asker) {
            Answer::List(list) => list,
            other => unreachable!("{other:?}"),
        };
        let key = |id: &str| {
            let at = records.iter().position(|it| it.id.as_str() == id).unwrap();
            let exact = made[at].4;
            let day = (0..8 * 96)
                .map(|quarter| Moment::from_unix(asker.now.unix() + quarter * 15 * 60))
                .find(|moment| records[at].hours.slots.iter().any(|slot| {
                    slot.kind != SlotKind::Afspraak
                        && slot.days.contains(moment.date())
                        && (slot.from..slot.until).contains(&moment.local().time())
                }))
                .map_or(i64::MAX, |moment| crate::calendar::days_between(asker.now.date(), moment.date()));
            let metres = asker.from.unwrap().metres_to(municipality().neighbourhood(&records[at].regions[0]).unwrap().point);
            (!exact, day, metres)
        };
        let keys: Vec<_> = ids(&answer).iter().map(|id| key(id)).collect();
        prop_assert_eq!(keys.len(), records.len());
        prop_assert!(keys.is_sorted(), "{:?}", keys);
        let exact = made.iter().filter(|it| it.4).count();
        prop_assert_eq!(answer.asked.unwrap().exact, exact);
    }
}

/// A service on one weekday, or never when that is no weekday.
fn make(at: usize, (weekday, hour, long, where_, exact, by_appointment): Made) -> Service {
    let codes = ["BU99990101", "BU99990102", "BU99990201", "BU99990301"];
    let hour = i8::try_from(hour.min(20)).unwrap();
    let until = hour + i8::try_from(long).unwrap();
    let kind = if by_appointment { SlotKind::Afspraak } else { SlotKind::Spreekuur };
    let day = Weekday::from_monday_one_offset(i8::try_from(weekday).unwrap()).ok();
    Service {
        regions: vec![codes[usize::from(where_)].parse().unwrap()],
        hours: day
            .map(|day| hours(kind, day, time(hour, 0, 0, 0), time(until, 0, 0, 0)))
            .unwrap_or_default(),
        ..service(
            &format!("s{at}"),
            &[Theme::Money],
            if exact { "Voor wie schulden heeft" } else { "Praten over geld" },
        )
    }
}
