//! The page for who wants to start something: who helps, who gives money, what to read.

use std::sync::Arc;

use jiff::civil::Date;

use crate::{
    filter::{Field, Filter},
    fold,
    fund::FundState,
    guide::{Entry, Guide},
    id::Kind,
    record::Record,
    sort,
    support::SupportSort,
    theme::Theme,
};

use super::{Asker, Card, Choice, Facet, PAGE_SIZE};

/// How many of each part are shown while no part is chosen.
const FEW: usize = 4;

/// The support for initiatives, by part.
#[derive(Clone, Debug, PartialEq)]
pub struct SupportAnswer {
    /// What was asked.
    pub filter: Filter,
    /// How much there is in all parts together.
    pub total: usize,
    /// How many pages there are of the chosen part, at least 1.
    pub pages: u32,
    /// The parts that have something; only the chosen one when there is one.
    pub sections: Vec<SupportSection>,
    /// For each filter how many there would be with each choice.
    pub facets: Vec<Facet>,
}

/// One part.
#[derive(Clone, Debug, PartialEq)]
pub struct SupportSection {
    /// Which.
    pub sort: SupportSort,
    /// How much there is in it.
    pub total: usize,
    /// The first of it, or the asked page.
    pub cards: Vec<Card>,
}

/// A record with the part it belongs to.
type Candidate<'a> = (SupportSort, &'a Arc<Entry>);

pub(super) fn answer(guide: &Guide, filter: &Filter, asker: &Asker) -> SupportAnswer {
    let all: Vec<Candidate<'_>> = [Kind::Organisation, Kind::Fund, Kind::Article]
        .into_iter()
        .flat_map(|kind| guide.of_kind(kind))
        .filter_map(|entry| Some((SupportSort::of(&entry.record)?, entry)))
        .collect();
    let has_theme = |(_, entry): &Candidate<'_>| {
        let wanted = &filter.themes;
        wanted.is_empty() || entry.common().themes().iter().any(|theme| wanted.contains(theme))
    };
    let has_sort = |(sort, _): &Candidate<'_>| filter.sort.is_none_or(|wanted| wanted == *sort);

    let count =
        |passes: &dyn Fn(&Candidate<'_>) -> bool| all.iter().filter(|it| passes(it)).count();
    let choice = |value: &str, count| Choice { value: value.to_owned(), count, label: None };
    let sorts = SupportSort::ALL.into_iter().map(|sort| {
        choice(sort.word(), count(&|it: &Candidate<'_>| it.0 == sort && has_theme(it)))
    });
    let themes = Theme::ALL.iter().map(|theme| {
        let has = |it: &Candidate<'_>| it.1.common().themes().contains(theme) && has_sort(it);
        choice(theme.slug(), count(&has))
    });
    let chosen = |value: &str| filter.themes.iter().any(|theme| theme.slug() == value);
    let facets = vec![
        Facet { field: Field::Sort, choices: sorts.collect() },
        Facet {
            field: Field::Theme,
            choices: themes.filter(|it| it.count > 0 || chosen(&it.value)).collect(),
        },
    ];

    let mut left: Vec<Candidate<'_>> =
        all.iter().copied().filter(|it| has_theme(it) && has_sort(it)).collect();
    let today = asker.now.date();
    sort::by_key(&mut left, |(sort, entry)| {
        let name = fold::fold(entry.common().name().get(asker.lang).0);
        (*sort, turn(&entry.record, today), name, entry.id().clone())
    });

    let total = left.len();
    let (first, most) = match filter.sort {
        Some(_) => {
            ((filter.page.0 as usize).saturating_sub(1).saturating_mul(PAGE_SIZE), PAGE_SIZE)
        }
        None => (0, FEW),
    };
    let pages = match filter.sort {
        Some(_) => u32::try_from(total.div_ceil(PAGE_SIZE)).unwrap_or(u32::MAX).max(1),
        None => 1,
    };
    let sections = SupportSort::ALL
        .into_iter()
        .filter_map(|sort| {
            let of: Vec<&Candidate<'_>> = left.iter().filter(|it| it.0 == sort).collect();
            let cards: Vec<Card> = of
                .iter()
                .skip(first)
                .take(most)
                .map(|(_, entry)| Card::of(guide, entry, asker))
                .collect();
            (!cards.is_empty()).then_some(SupportSection { sort, total: of.len(), cards })
        })
        .collect();
    SupportAnswer { filter: filter.clone(), total, pages, sections, facets }
}

/// Money that one can ask for now comes first, what has stopped comes last.
fn turn(record: &Record, today: Date) -> u8 {
    match record {
        Record::Fund(fund) => match fund.state(today) {
            FundState::Open(_) => 0,
            FundState::Opens(_) => 1,
            FundState::Unknown => 2,
            FundState::Closed(_) => 3,
        },
        _ => 0,
    }
}
