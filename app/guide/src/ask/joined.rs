//! Help and helping belong together: where one can help with a service, and whom a vacancy helps.

use std::{cmp::Reverse, sync::Arc};

use crate::{
    guide::{Entry, Guide},
    id::Kind,
    sort,
    theme::Theme,
};

use super::{Asker, Card, card::metres};

/// How many are shown.
const SHOWN: usize = 4;

/// Why a vacancy and a service belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Joined {
    /// They are at the same place.
    Place,
    /// They are of the same organisation.
    Organisation,
    /// They are about the same, in the same area.
    Themes(Vec<Theme>),
}

/// Whether records of these kinds are joined like this.
pub(super) fn belong(kind: Kind, other: Kind) -> bool {
    matches!((kind, other), (Kind::Service, Kind::Vacancy) | (Kind::Vacancy, Kind::Service))
}

/// For a service the vacancies with which one could help there, for a vacancy the services that
/// it helps; none for other kinds. Those of the same place come first, then those of the same
/// organisation. Volunteers may also be wanted elsewhere in the area for the same theme; whom a
/// vacancy helps is not guessed like that.
pub(super) fn to<'a>(guide: &'a Guide, entry: &Entry, asker: &Asker) -> Vec<(Card, Joined)> {
    let Some(other) =
        [Kind::Service, Kind::Vacancy].into_iter().find(|it| belong(entry.kind(), *it))
    else {
        return Vec::new();
    };
    let mut joined: Vec<(&'a Arc<Entry>, Joined)> = Vec::new();
    let mut add = |entries: &'a [Arc<Entry>], why: &dyn Fn(&Entry) -> Option<Joined>| {
        let mut found: Vec<(&'a Arc<Entry>, Joined)> = entries
            .iter()
            .filter(|it| it.kind() == other)
            .filter(|it| !joined.iter().any(|(known, _)| known.id() == it.id()))
            .filter_map(|it| Some((it, why(it)?)))
            .collect();
        // The most themes in common, then the nearest.
        sort::by_key(&mut found, |(it, why)| {
            let shared = if let Joined::Themes(themes) = why { themes.len() } else { 0 };
            (Reverse(shared), metres(it, asker).unwrap_or(u32::MAX), it.id().clone())
        });
        joined.extend(found);
    };
    for place in entry.record.places() {
        add(guide.at_place(place), &|_| Some(Joined::Place));
    }
    if let Some(organisation) = entry.record.organisation() {
        add(guide.of_organisation(organisation), &|_| Some(Joined::Organisation));
    }
    if other == Kind::Vacancy {
        for area in entry.areas.iter().filter_map(|&at| guide.municipality.areas.get(at)) {
            add(guide.in_area(&area.slug), &|it| {
                let own = entry.common().themes();
                let themes = it.common().themes().iter().copied();
                let shared: Vec<Theme> = themes.filter(|theme| own.contains(theme)).collect();
                (!shared.is_empty()).then_some(Joined::Themes(shared))
            });
        }
    }
    joined.truncate(SHOWN);
    joined.into_iter().map(|(it, why)| (Card::of(guide, it, asker), why)).collect()
}
