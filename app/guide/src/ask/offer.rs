//! What somebody who needs help wants to know of it before they go: for whom, when, with what.

use jiff::civil::DateTime;

use crate::{
    Lang, Said,
    guide::{Entry, Guide},
    id::Kind,
    record::{Contact, Helpers, Place, Record},
    schedule::{Schedule, SlotKind},
};

use super::Asker;

/// What a list shows of a service, or of who helps on an initiative, beside what every item has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Offer {
    /// For whom, in words.
    pub audience: Option<Said>,
    /// What to bring, in words.
    pub bring: Option<Said>,
    /// Volunteers, professionals or both.
    pub helpers: Option<Helpers>,
    /// Languages that are spoken.
    pub languages: Vec<Lang>,
    /// The number to call, its own or that of who is behind it.
    pub phone: Option<String>,
    /// The page to visit.
    pub website: Option<String>,
    /// Whether one gets in without a step, where that is known.
    pub step_free: Option<bool>,
    /// When one can walk in next, or now.
    pub walk_in: Option<WalkIn>,
}

/// When one can walk in without an appointment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WalkIn {
    /// What one finds.
    pub kind: SlotKind,
    /// Since when or from when on.
    pub start: DateTime,
    /// Until when.
    pub end: DateTime,
    /// The place whose hours these are, when the service has none of its own.
    pub place: Option<String>,
}

impl Offer {
    /// Of a service or of a supporting organisation; none of anything else.
    pub(super) fn of(guide: &Guide, entry: &Entry, asker: &Asker) -> Option<Self> {
        match &*entry.record {
            Record::Service(service) => {
                let dutch = |text: &String| Said::dutch(text, asker.lang);
                let contact = reach(guide, entry);
                Some(Self {
                    audience: service.audience.as_ref().map(dutch),
                    bring: service.bring.as_ref().map(dutch),
                    helpers: service.helpers,
                    languages: service.languages.clone(),
                    phone: contact.phone,
                    website: contact.website,
                    step_free: place(guide, entry).and_then(|place| place.access.step_free),
                    walk_in: walk_in(guide, entry, asker),
                })
            }
            Record::Organisation(it) if !it.supports.is_empty() => Some(Self {
                audience: Some(it.supports.said(asker.lang)),
                phone: it.contact.phone.clone(),
                website: it.contact.website.clone(),
                ..Self::default()
            }),
            _ => None,
        }
    }
}

/// How to reach who helps: as the service says, or else its organisation.
pub(super) fn reach(guide: &Guide, entry: &Entry) -> Contact {
    let own = entry.record.contact().cloned().unwrap_or_default();
    let organisation = entry.record.organisation().and_then(|id| guide.get(Kind::Organisation, id));
    let theirs = organisation.and_then(|it| it.record.contact()).cloned().unwrap_or_default();
    Contact {
        phone: own.phone.or(theirs.phone),
        website: own.website.or(theirs.website),
        ..Contact::default()
    }
}

/// The first place where it is.
fn place<'a>(guide: &'a Guide, entry: &Entry) -> Option<&'a Place> {
    let entry = guide.get(Kind::Place, entry.record.places().first()?)?;
    match &*entry.record {
        Record::Place(place) => Some(place),
        _ => None,
    }
}

/// When one can next walk in: by the service's own hours, or else when its place has somebody for
/// who walks in.
pub(super) fn walk_in(guide: &Guide, entry: &Entry, asker: &Asker) -> Option<WalkIn> {
    const WITHOUT_APPOINTMENT: &[SlotKind] =
        &[SlotKind::Open, SlotKind::Inloop, SlotKind::Spreekuur];
    let own = entry.record.hours().filter(|hours| hours.is_known());
    if let Some(hours) = own {
        // Where the door of a place is open, nobody need be there to help.
        let of_place = entry.kind() == Kind::Place;
        let kinds: &[SlotKind] = if of_place { &[SlotKind::Inloop] } else { WITHOUT_APPOINTMENT };
        return next(guide, hours, kinds, asker);
    }
    let place = place(guide, entry)?;
    let found = next(guide, &place.hours, &[SlotKind::Inloop], asker)?;
    Some(WalkIn { place: Some(place.name.get(asker.lang).0.to_owned()), ..found })
}

/// The first of these kinds that goes on or comes; the easiest to walk in to of what starts at
/// the same time.
fn next(guide: &Guide, hours: &Schedule, kinds: &[SlotKind], asker: &Asker) -> Option<WalkIn> {
    let (now, almanac) = (asker.now, &guide.municipality.almanac);
    let slots = kinds.iter().filter_map(|kind| {
        hours.still_today(*kind, now, almanac).or_else(|| hours.next_opening(*kind, now, almanac))
    });
    let first = slots.min_by_key(|slot| (slot.start.max(now.local()), slot.kind))?;
    Some(WalkIn { kind: first.kind, start: first.start, end: first.end, place: None })
}
