//! Records whole, for paper: some that were chosen, or those of a list.

use crate::{
    Moment,
    filter::{Filter, Page},
    guide::Guide,
    id::{Kind, Slug},
    profile::Profile,
};

use super::{Asker, DetailAnswer, RegionName, detail, list};

/// The most that fits: some ten sheets of paper.
pub const PRINTED: usize = 50;

/// What is to be printed.
#[derive(Clone, Debug, PartialEq)]
pub enum Chosen {
    /// These, in this order.
    Records(Vec<(Kind, Slug)>),
    /// The first of a list.
    List(Kind, Filter),
}

/// What is printed.
#[derive(Clone, Debug, PartialEq)]
pub struct PrintAnswer {
    /// What was asked.
    pub chosen: Chosen,
    /// The chosen area or buurt of a list.
    pub region: Option<RegionName>,
    /// The records, without what stands around them.
    pub records: Vec<DetailAnswer>,
    /// Those that were asked and are not there.
    pub gone: Vec<(Kind, Slug)>,
    /// How many more there are than fit.
    pub left_out: usize,
    /// When all this was published.
    pub published: Moment,
}

pub(super) fn answer(
    guide: &Guide,
    chosen: &Chosen,
    profile: Option<&Profile>,
    asker: &Asker,
) -> PrintAnswer {
    let mut region = None;
    let (keys, total) = match chosen {
        Chosen::Records(keys) => (keys.clone(), keys.len()),
        Chosen::List(kind, filter) => {
            let mut keys = Vec::new();
            let mut filter = filter.clone().from_start();
            loop {
                let page = list::answer(guide, *kind, &filter, profile, asker);
                let cards = page.groups.into_iter().flat_map(|group| group.cards);
                keys.extend(cards.map(|card| (card.kind, card.id)));
                region = page.region;
                if keys.len() >= PRINTED || filter.page.0 >= page.pages {
                    break (keys, page.total);
                }
                filter.page = Page(filter.page.0 + 1);
            }
        }
    };
    let (mut records, mut gone) = (Vec::new(), Vec::new());
    for (kind, id) in keys.iter().take(PRINTED) {
        match guide.get(*kind, id) {
            Some(entry) => records.push(detail::sheet(guide, entry, asker)),
            None => gone.push((*kind, id.clone())),
        }
    }
    PrintAnswer {
        chosen: chosen.clone(),
        region,
        left_out: total.saturating_sub(PRINTED),
        records,
        gone,
        published: Moment::from_unix(guide.published),
    }
}
