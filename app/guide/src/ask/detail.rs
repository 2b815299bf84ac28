//! One record, and the way on from it to all that belongs to it.

use std::sync::Arc;

use jiff::civil;

use crate::{
    freshness::Checked,
    geo::{Frame, Point},
    guide::{Entry, Guide},
    id::Kind,
    matching,
    profile::Profile,
    record::{Access, Address, Contact, Record},
    schedule::{Ahead, DayHours, State},
    similar::{self, Reason},
    sort,
    volunteers::Volunteers,
    when::Occurrence,
};

use super::{
    AreaMap, Asker, Card, Ended, Joined, RegionName, Task, Taught, WalkIn, card::metres, joined,
    learning, offer,
};

/// How many coming dates are shown.
const DATES: usize = 5;
/// How many records of a kind are shown as belonging to it, of what is its own.
const OWN: usize = 40;
/// How many are shown of what it shares an organisation or a place with.
const SHARED: usize = 6;

/// One record with what belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub struct DetailAnswer {
    /// The record, whole.
    pub record: Arc<Record>,
    /// Its buurt, village or wijk.
    pub whereabouts: Option<String>,
    /// The areas it belongs to.
    pub areas: Vec<RegionName>,
    /// Its next dates.
    pub dates: Vec<Occurrence>,
    /// Why it is no use to go there any more.
    pub ended: Option<Ended>,
    /// Whether it is open, for what has opening hours.
    pub state: Option<State>,
    /// How fresh it is.
    pub checked: Checked,
    /// The week of its opening hours, from today on; empty when those are not known.
    pub week: Vec<DayHours>,
    /// Days after that week on which it is not open as usual.
    pub ahead: Vec<Ahead>,
    /// Today, where it is asked.
    pub today: civil::Date,
    /// Who is behind it.
    pub organisation: Option<Card>,
    /// How to reach who is behind it.
    pub organisation_contact: Contact,
    /// Where it is.
    pub places: Vec<PlaceView>,
    /// A picture of the municipality with where it is.
    pub map: Option<PinMap>,
    /// How far it is from who asks.
    pub metres: Option<u32>,
    /// What belongs to it, by how.
    pub related: Vec<Related>,
    /// When one can walk in next, for what has hours.
    pub walk_in: Option<WalkIn>,
    /// Why it suits who asks; only on a device that has a profile.
    pub reasons: Vec<matching::Reason>,
    /// For a service where to help oneself, for a vacancy whom one helps, each with the reason.
    pub joined: Vec<(Card, Joined)>,
    /// For a vacancy what one can learn for it, for a training where one can use it.
    pub learning: Vec<(Card, Taught)>,
    /// When volunteer work is and how much time it takes.
    pub task: Option<Task>,
    /// What holds for every volunteer; only of a vacancy.
    pub volunteers: Option<Volunteers>,
    /// Initiatives like this one, with the reasons why.
    pub similar: Vec<(Card, Vec<Reason>)>,
}

/// A place as part of what happens there.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceView {
    /// The place.
    pub card: Card,
    /// Where it is.
    pub address: Address,
    /// Getting in without stairs.
    pub access: Access,
    /// Where it is on the map.
    pub point: Option<Point>,
}

/// The municipality with a pin.
#[derive(Clone, Debug, PartialEq)]
pub struct PinMap {
    /// The areas.
    pub areas: AreaMap,
    /// Where the pin stands, in the units of the map.
    pub pin: (f64, f64),
    /// Whether the pin is only somewhere in the right buurt.
    pub roughly: bool,
}

/// How a list of records belongs to the record on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The organisation's.
    OfOrganisation,
    /// What happens at the place.
    AtPlace,
    /// What else the same organisation does.
    SameOrganisation,
    /// What else happens at the same place.
    SamePlace,
}

/// Records of one kind that belong to the record on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    /// How they belong.
    pub relation: Relation,
    /// Their kind.
    pub kind: Kind,
    /// The first of them.
    pub cards: Vec<Card>,
    /// How many there are.
    pub total: usize,
}

pub(super) fn answer(
    guide: &Guide,
    entry: &Entry,
    profile: Option<&Profile>,
    asker: &Asker,
) -> DetailAnswer {
    let record = &*entry.record;
    let municipality = &guide.municipality;
    let exact = matches!(record, Record::Place(place) if place.point.is_some())
        || record.places().iter().any(|id| {
            guide.get(Kind::Place, id).is_some_and(
                |it| matches!(&*it.record, Record::Place(place) if place.point.is_some()),
            )
        });
    DetailAnswer {
        map: entry.point.filter(|_| !entry.areas.is_empty()).map(|point| {
            let (x, y) = municipality.frame.place(point);
            PinMap {
                areas: AreaMap::of(municipality, asker.lang),
                pin: (
                    x.clamp(0.0, Frame::WIDTH).round(),
                    y.clamp(0.0, municipality.frame.height()).round(),
                ),
                roughly: !exact,
            }
        }),
        reasons: profile.map(|it| guide.fit(it, entry, asker).suits()).unwrap_or_default(),
        joined: joined::to(guide, entry, asker),
        learning: learning::to(guide, entry, asker),
        related: related(guide, entry, asker),
        similar: similar::to(guide, entry)
            .into_iter()
            .map(|it| (Card::of(guide, it.entry, asker), it.reasons))
            .collect(),
        ..sheet(guide, entry, asker)
    }
}

/// A record by itself, without what stands around it.
pub(super) fn sheet(guide: &Guide, entry: &Entry, asker: &Asker) -> DetailAnswer {
    let record = &*entry.record;
    let municipality = &guide.municipality;
    let when = match record {
        Record::Activity(activity) if !activity.archived => Some(&activity.when),
        Record::AreaPlan(plan) => Some(&plan.meeting),
        _ => None,
    };
    let organisation =
        record.organisation().and_then(|id| guide.get(Kind::Organisation, id)).map(AsRef::as_ref);
    DetailAnswer {
        record: Arc::clone(&entry.record),
        whereabouts: guide.whereabouts(entry).map(str::to_owned),
        areas: entry
            .areas
            .iter()
            .filter_map(|&at| municipality.areas.get(at))
            .filter_map(|area| municipality.region(area.slug.as_str()))
            .map(|region| RegionName::of(region, asker.lang))
            .collect(),
        dates: when
            .filter(|when| when.is_dated())
            .map(|when| when.between(asker.now.local(), civil::DateTime::MAX, DATES))
            .unwrap_or_default(),
        ended: Ended::of(record, asker.now),
        state: record
            .hours()
            .filter(|hours| hours.is_known())
            .map(|it| it.state(asker.now, &municipality.almanac)),
        checked: guide.checked(entry, asker.now),
        week: record
            .hours()
            .filter(|hours| hours.is_known())
            .map(|it| it.week(asker.now.date(), &municipality.almanac).into())
            .unwrap_or_default(),
        ahead: record
            .hours()
            .map(|it| it.ahead(asker.now.date(), &municipality.almanac))
            .unwrap_or_default(),
        today: asker.now.date(),
        organisation: organisation.map(|it| Card::of(guide, it, asker)),
        organisation_contact: organisation
            .and_then(|it| it.record.contact())
            .cloned()
            .unwrap_or_default(),
        places: record
            .places()
            .iter()
            .filter_map(|id| guide.get(Kind::Place, id))
            .map(|it| place_view(guide, it, asker))
            .collect(),
        map: None,
        metres: metres(entry, asker),
        walk_in: offer::walk_in(guide, entry, asker),
        reasons: Vec::new(),
        joined: Vec::new(),
        learning: Vec::new(),
        task: Task::of(entry, asker.lang),
        volunteers: matches!(record, Record::Vacancy(_)).then(|| municipality.volunteers.clone()),
        related: Vec::new(),
        similar: Vec::new(),
    }
}

fn place_view(guide: &Guide, entry: &Entry, asker: &Asker) -> PlaceView {
    let card = Card::of(guide, entry, asker);
    match &*entry.record {
        Record::Place(place) => PlaceView {
            card,
            address: place.address.clone(),
            access: place.access.clone(),
            point: place.point,
        },
        _ => {
            PlaceView { card, address: Address::default(), access: Access::default(), point: None }
        }
    }
}

/// What belongs to a record: of an organisation everything, at a place everything, and of
/// anything else what else its organisation does and what else happens at its place.
fn related(guide: &Guide, entry: &Entry, asker: &Asker) -> Vec<Related> {
    const SHOWN: [Kind; 5] =
        [Kind::Activity, Kind::Service, Kind::Vacancy, Kind::Initiative, Kind::Place];
    let record = &*entry.record;
    let sources = match record {
        Record::Organisation(it) => vec![(Relation::OfOrganisation, guide.of_organisation(&it.id))],
        Record::Place(it) => vec![(Relation::AtPlace, guide.at_place(&it.id))],
        _ => {
            let place = record.places().first();
            let at_place = place.map(|id| (Relation::SamePlace, guide.at_place(id)));
            let of = record.organisation();
            let of = of.map(|id| (Relation::SameOrganisation, guide.of_organisation(id)));
            at_place.into_iter().chain(of).collect()
        }
    };
    let mut listed = vec![(entry.kind(), entry.id().clone())];
    let mut related = Vec::new();
    for (relation, entries) in sources {
        for kind in SHOWN.into_iter().filter(|kind| !joined::belong(entry.kind(), *kind)) {
            let mut cards: Vec<Card> = entries
                .iter()
                .filter(|it| it.kind() == kind)
                .filter(|it| !listed.contains(&(kind, it.id().clone())))
                .map(|it| Card::of(guide, it, asker))
                .filter(|card| card.ended.is_none())
                .collect();
            if cards.is_empty() {
                continue;
            }
            listed.extend(cards.iter().map(|card| (kind, card.id.clone())));
            // Those with a date first, soonest first; the rest as they come.
            sort::by_key(&mut cards, |card| {
                card.next.as_ref().map_or(civil::DateTime::MAX, |next| next.start)
            });
            let total = cards.len();
            cards.truncate(match relation {
                Relation::OfOrganisation | Relation::AtPlace => OWN,
                Relation::SameOrganisation | Relation::SamePlace => SHARED,
            });
            related.push(Related { relation, kind, cards, total });
        }
    }
    related
}
