//! The way in for who needs help: topics and plain questions, whom to call at once, and where to
//! walk in without knowing what to ask for.

use std::sync::Arc;

use crate::{
    guide::{Entry, Guide},
    help::{HelpTopic, UrgentNumber},
    id::Kind,
    municipality::Region,
    sort,
};

use super::{
    Asker, Card, RegionName,
    card::metres,
    offer::{WalkIn, walk_in},
};

/// How many places to walk in to are shown.
const PLACES: usize = 3;

/// What people can need help with.
#[derive(Clone, Debug, PartialEq)]
pub struct HelpAnswer {
    /// The chosen area or buurt.
    pub region: Option<RegionName>,
    /// The topics with their questions.
    pub topics: Vec<HelpTopic>,
    /// Whom to call when it cannot wait.
    pub urgent: Vec<UrgentNumber>,
    /// Where somebody is for who walks in, soonest first.
    pub places: Vec<(Card, WalkIn)>,
    /// How many services there are in all.
    pub total: usize,
}

pub(super) fn answer(guide: &Guide, region: Option<Region<'_>>, asker: &Asker) -> HelpAnswer {
    let asker = &asker.around(region);
    HelpAnswer {
        region: region.map(|region| RegionName::of(region, asker.lang)),
        topics: guide.municipality.help.clone(),
        urgent: guide.municipality.urgent.clone(),
        places: places(guide, region, asker),
        total: guide.of_kind(Kind::Service).count(),
    }
}

/// Places where somebody is for who walks in, soonest first and nearest first on the same day; of
/// the area, or else of the whole municipality.
pub(super) fn places(
    guide: &Guide,
    region: Option<Region<'_>>,
    asker: &Asker,
) -> Vec<(Card, WalkIn)> {
    let of = |entries: &mut dyn Iterator<Item = &Arc<Entry>>| {
        let places = entries.filter(|it| it.kind() == Kind::Place);
        let mut found: Vec<(Arc<Entry>, WalkIn)> =
            places.filter_map(|it| Some((Arc::clone(it), walk_in(guide, it, asker)?))).collect();
        sort::by_key(&mut found, |(entry, walk_in)| {
            let from = walk_in.start.max(asker.now.local());
            let near = metres(entry, asker).unwrap_or(u32::MAX);
            (from.date(), near, from, entry.id().clone())
        });
        found.truncate(PLACES);
        found
    };
    let mut found = match region {
        Some(region) => of(&mut guide.in_area(&region.area().slug).iter()),
        None => Vec::new(),
    };
    if found.is_empty() {
        found = of(&mut guide.of_kind(Kind::Place));
    }
    found.into_iter().map(|(it, walk_in)| (Card::of(guide, &it, asker), walk_in)).collect()
}
