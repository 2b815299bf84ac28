//! The first screen: what is open, on and new around somebody.

use std::sync::Arc;

use jiff::civil;

use crate::{
    filter::{Day, Filter},
    guide::{Entry, Guide},
    id::Kind,
    municipality::Region,
    profile::Profile,
    schedule::{SlotKind, State},
    sort,
};

use super::{
    Asker, Card, DayGroup, Ended, RegionName,
    area::{AreaMap, KindCount, counts},
    card::metres,
    list,
};

/// How many open places are shown.
const OPEN: usize = 3;
/// How many activities are shown.
const SOON: usize = 8;
/// How many initiatives and vacancies are shown.
const FEW: usize = 3;

/// What is on around an area or buurt, or in the whole municipality.
#[derive(Clone, Debug, PartialEq)]
pub struct HomeAnswer {
    /// Around where; none for the whole municipality.
    pub region: Option<RegionName>,
    /// Places that are open now, nearest first; when there are none, those that open next.
    pub places: Vec<Card>,
    /// How many places are open now, without an appointment.
    pub open: usize,
    /// Activities of today and the six days after.
    pub days: Vec<DayGroup>,
    /// How many activities there are in those days.
    pub soon: usize,
    /// Initiatives, the newest first.
    pub initiatives: Vec<Card>,
    /// Vacancies: what suits who asks first, then the nearest.
    pub vacancies: Vec<Card>,
    /// How many records of each kind there are.
    pub counts: Vec<KindCount>,
    /// The areas to choose from; only when none has been chosen.
    pub map: Option<AreaMap>,
}

pub(super) fn answer(
    guide: &Guide,
    region: Option<Region<'_>>,
    profile: Option<&Profile>,
    asker: &Asker,
) -> HomeAnswer {
    let asker = &asker.around(region);
    let inside = |kind: Kind| -> Vec<&Arc<Entry>> {
        match region {
            Some(region) => guide
                .in_area(&region.area().slug)
                .iter()
                .filter(|entry| entry.kind() == kind)
                .collect(),
            None => guide.of_kind(kind).collect(),
        }
    };
    let cards = |entries: &[&Arc<Entry>], most: usize| -> Vec<Card> {
        entries.iter().take(most).map(|entry| Card::of(guide, entry, asker)).collect()
    };

    let (open, places) = places(&inside(Kind::Place), guide, asker);

    let filter = Filter {
        region: region.map(|it| it.slug().clone()),
        day: Some(Day::Week),
        ..Filter::default()
    };
    let week = list::answer(guide, Kind::Activity, &filter, None, asker);
    let days = list::first(week.groups, SOON);

    let mut initiatives = inside(Kind::Initiative);
    sort::by(&mut initiatives, |a, b| {
        started(b)
            .cmp(&started(a))
            .then_with(|| near(a, asker).cmp(&near(b, asker)))
            .then_with(|| a.id().cmp(b.id()))
    });
    let mut vacancies = inside(Kind::Vacancy);
    vacancies.retain(|it| Ended::of(&it.record, asker.now).is_none());
    sort::by(&mut vacancies, |a, b| {
        checked(b)
            .is_some()
            .cmp(&checked(a).is_some())
            .then_with(|| near(a, asker).cmp(&near(b, asker)))
            .then_with(|| checked(b).cmp(&checked(a)))
            .then_with(|| a.id().cmp(b.id()))
    });

    let mut suiting = match profile {
        Some(profile) => guide.matches(profile, Kind::Vacancy, asker, FEW),
        None => Vec::new(),
    };
    for card in cards(&vacancies, FEW) {
        if suiting.len() < FEW && suiting.iter().all(|it| it.id != card.id) {
            suiting.push(card);
        }
    }

    HomeAnswer {
        region: region.map(|it| RegionName::of(it, asker.lang)),
        places: cards(&places, OPEN),
        open,
        days,
        soon: week.total,
        initiatives: cards(&initiatives, FEW),
        vacancies: suiting,
        counts: counts(guide, region.map(|it| it.area()), asker),
        map: region.is_none().then(|| AreaMap::of(&guide.municipality, asker.lang)),
    }
}

/// How many places are open, and the places: open ones first and nearest first, then those that
/// open soonest.
pub(super) fn places<'a>(
    places: &[&'a Arc<Entry>],
    guide: &Guide,
    asker: &Asker,
) -> (usize, Vec<&'a Arc<Entry>>) {
    let mut ranked: Vec<(civil::DateTime, u32, &Arc<Entry>)> = places
        .iter()
        .filter_map(|entry| {
            let opens = match entry.record.hours()?.state(asker.now, &guide.municipality.almanac) {
                State::Open { kind: SlotKind::Afspraak, .. } => asker.now.local(),
                State::Open { .. } => civil::DateTime::MIN,
                State::ClosedUntil { from, .. } => from,
                State::Closed | State::Unknown => return None,
            };
            Some((opens, near(entry, asker), *entry))
        })
        .collect();
    sort::by(&mut ranked, |a, b| (a.0, a.1, a.2.id()).cmp(&(b.0, b.1, b.2.id())));
    let open = ranked.iter().filter(|(opens, ..)| *opens == civil::DateTime::MIN).count();
    (open, ranked.into_iter().map(|(.., entry)| entry).collect())
}

fn near(entry: &Entry, asker: &Asker) -> u32 {
    metres(entry, asker).unwrap_or(u32::MAX)
}

fn checked(entry: &Entry) -> Option<civil::Date> {
    entry.common().checked_on()
}

fn started(entry: &Entry) -> (Option<i16>, Option<civil::Date>) {
    let year = match &*entry.record {
        crate::record::Record::Initiative(initiative) => initiative.year,
        _ => None,
    };
    (year, checked(entry))
}
