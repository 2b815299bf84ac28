//! Finding by words, and the way on when something is not there.

use std::{cmp::Reverse, sync::Arc};

use crate::{
    filter::{Field, Filter},
    fold,
    freshness::Freshness,
    guide::{Entry, Guide},
    id::{Kind, Slug},
    municipality::Region,
    schedule::Schedule,
    search::{self, CHARACTERS},
    sort,
    theme::Theme,
};

use super::{
    Asker, Card, Ended, Facet, PAGE_SIZE, RegionName,
    card::metres,
    sieve::{Candidate, Sieve},
};

/// How many of a kind are shown among other kinds.
const SHOWN: usize = 8;
/// How many records are suggested while somebody types.
const SUGGESTED: usize = 6;
/// How many places are named where somebody can go with any question.
const DESKS: usize = 3;
/// What differs by less than this share of the best answer is as good.
const BANDS: u64 = 10;
/// Up to this many metres it counts that something is near.
const NEAR: u32 = 10_000;
/// How much it counts that something is right here, in 256ths.
const CLOSE: u64 = 128;
/// How much more it counts that something is of a kind that was named; see [`of_kind`].
const NAMED: u64 = 340;

/// What is asked in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchQuestion {
    /// The words as they were typed.
    pub words: String,
    /// Only this kind.
    pub kind: Option<Kind>,
    /// The filters that hold for it.
    pub filter: Filter,
    /// The area or buurt from where distances count; it does not filter.
    pub from: Option<Slug>,
}

/// What was found, by kind.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchAnswer {
    /// What was asked; the words without what is too long to be read.
    pub asked: SearchQuestion,
    /// Whether the words were too long and only their beginning was read.
    pub shortened: bool,
    /// The chosen area or buurt.
    pub region: Option<RegionName>,
    /// How many were found, with every filter.
    pub total: usize,
    /// How many there would be without any filter.
    pub unfiltered: usize,
    /// Each kind with how many there are of it under the other filters, the best match first.
    pub kinds: Vec<(Kind, usize)>,
    /// What was found, the kind with the best match first.
    pub found: Vec<Found>,
    /// How many pages there are when one kind was asked for, at least 1.
    pub pages: u32,
    /// For each filter how many there would be with each choice.
    pub facets: Vec<Facet>,
    /// The words as they may have been meant.
    pub meant: Option<String>,
    /// The themes that the words are about.
    pub themes: Vec<Theme>,
    /// Where somebody can go with any question; only when nothing was found.
    pub desks: Vec<Card>,
}

/// What was found of a kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The kind.
    pub kind: Kind,
    /// The best of them; what is over is marked so.
    pub cards: Vec<Card>,
    /// How many there are.
    pub total: usize,
}

/// Something that does not exist was asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct MissingAnswer {
    /// Words to search with, from the address that led here.
    pub words: String,
    /// What may have been meant.
    pub suggestions: Vec<Card>,
}

/// A record that answers, with what sorting it needs.
struct Hit<'a> {
    entry: &'a Arc<Entry>,
    over: bool,
    /// What it is sorted by among those that are over or not: the band of its score, how far it is
    /// and its score, the lowest first.
    rank: (u64, u32, u64),
}

pub(super) fn answer(guide: &Guide, question: &SearchQuestion, asker: &Asker) -> SearchAnswer {
    let municipality = &guide.municipality;
    let region = |slug: &Option<Slug>| municipality.region(slug.as_ref()?.as_str());
    let asker = &from_where(guide, question, asker);
    let sieve = Sieve::new(guide, Field::SEARCH, &question.filter, asker);

    let found = guide.search.find(guide, &question.words, false);
    let hits = sorted(guide, &found, asker);
    let unfiltered = hits.len();
    let candidates: Vec<Candidate<'_>> =
        hits.iter().map(|it| sieve.candidate(it.entry, None)).collect();
    let passing: Vec<&Hit<'_>> =
        hits.iter().zip(&candidates).filter(|(_, it)| it.passes()).map(|(it, _)| it).collect();
    let of_kind = |it: &Candidate<'_>| question.kind.is_none_or(|kind| it.entry.kind() == kind);
    let facets = sieve.facets(&candidates.into_iter().filter(of_kind).collect::<Vec<_>>());
    let mut kinds: Vec<(Kind, usize)> = Vec::new();
    for hit in &passing {
        let kind = hit.entry.kind();
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, count)) => *count += 1,
            None => kinds.push((kind, 1)),
        }
    }

    let page = question.filter.page.0 as usize;
    let (skip, most) = match question.kind {
        Some(_) => (page.saturating_sub(1).saturating_mul(PAGE_SIZE), PAGE_SIZE),
        None => (0, SHOWN),
    };
    let shown = kinds.iter().filter(|(kind, _)| question.kind.is_none_or(|it| it == *kind));
    let found_by_kind: Vec<Found> = shown
        .map(|&(kind, total)| {
            let of_kind = passing.iter().filter(|it| it.entry.kind() == kind);
            let cards =
                of_kind.skip(skip).take(most).map(|it| Card::of(guide, it.entry, asker)).collect();
            Found { kind, cards, total }
        })
        .collect();
    let total: usize = found_by_kind.iter().map(|it| it.total).sum();
    let pages = question.kind.map_or(1, |_| total.div_ceil(PAGE_SIZE));
    let words = question.words.trim();
    SearchAnswer {
        asked: SearchQuestion {
            words: words.chars().take(CHARACTERS).collect(),
            ..question.clone()
        },
        shortened: words.chars().nth(CHARACTERS).is_some(),
        region: region(&question.filter.region).map(|it| RegionName::of(it, asker.lang)),
        total,
        unfiltered,
        kinds,
        found: found_by_kind,
        pages: u32::try_from(pages).unwrap_or(u32::MAX).max(1),
        facets,
        meant: found.meant,
        themes: found.themes,
        desks: if total == 0 && !words.is_empty() {
            desks(guide, question, asker)
        } else {
            Vec::new()
        },
    }
}

/// The records that may be meant by words that are still being typed, the best first.
pub(super) fn suggestions(guide: &Guide, words: &str, asker: &Asker) -> Vec<Card> {
    let found = guide.search.find(guide, words, true);
    let hits = sorted(guide, &found, asker);
    hits.iter()
        .filter(|it| !it.over)
        .take(SUGGESTED)
        .map(|it| Card::of(guide, it.entry, asker))
        .collect()
}

/// The records that answer a question, whatever their kind, the best first; what is over last.
pub(super) fn ranked<'a>(
    guide: &'a Guide,
    question: &SearchQuestion,
    asker: &Asker,
) -> Vec<&'a Arc<Entry>> {
    let asker = &from_where(guide, question, asker);
    let sieve = Sieve::new(guide, Field::SEARCH, &question.filter, asker);
    let found = guide.search.find(guide, &question.words, false);
    sorted(guide, &found, asker)
        .into_iter()
        .map(|it| it.entry)
        .filter(|it| question.kind.is_none_or(|kind| kind == it.kind()))
        .filter(|it| sieve.candidate(it, None).passes())
        .collect()
}

/// Who asks, from the area that the question names: the one that filters before the one that does
/// not.
fn from_where(guide: &Guide, question: &SearchQuestion, asker: &Asker) -> Asker {
    let region = question.filter.region.as_ref().or(question.from.as_ref());
    let region = region.and_then(|it| guide.municipality.region(it.as_str()));
    let from = asker.here.or_else(|| region.and_then(|it| centre(guide, it))).or(asker.from);
    Asker { from, ..*asker }
}

pub(super) fn missing(guide: &Guide, path: &str, asker: &Asker) -> super::Answer {
    let words: Vec<String> = fold::words(path).take(12).collect();
    let words = words.join(" ");
    let found = guide.search.find(guide, &words, false);
    let mut hits = sorted(guide, &found, asker);
    // Most often an address is nearly right.
    sort::by_key(&mut hits, |hit| {
        let id: Vec<String> = fold::words(hit.entry.id().as_str()).collect();
        Reverse(fold::words(&words).filter(|word| id.contains(word)).count())
    });
    let suggestions = hits.into_iter().take(5).map(|it| Card::of(guide, it.entry, asker)).collect();
    super::Answer::Missing(MissingAnswer { words, suggestions })
}

/// The best first, what is nearest before what is as good but further, what is over last.
fn sorted<'a>(guide: &Guide, found: &search::Result<'a>, asker: &Asker) -> Vec<Hit<'a>> {
    let today = asker.now.date();
    let mut hits: Vec<Hit<'_>> = found
        .hits
        .iter()
        .map(|&(entry, score)| {
            let metres = metres(entry, asker).unwrap_or(u32::MAX);
            let near = u64::from(NEAR.saturating_sub(metres)) * CLOSE / u64::from(NEAR);
            let fresh = match guide.checked_as_of(entry, today).freshness {
                Freshness::Fresh => 8,
                Freshness::Ageing => 4,
                Freshness::Unknown | Freshness::Old => 0,
            };
            let named = found.kinds.contains(&entry.kind());
            let kind = if named { NAMED } else { of_kind(entry.kind()) };
            let score = u64::from(score) * kind * (256 + near + fresh);
            Hit {
                entry,
                over: Ended::of(&entry.record, asker.now).is_some(),
                rank: (0, metres, score),
            }
        })
        .collect();
    let best = hits.iter().map(|it| it.rank.2).max().unwrap_or_default().max(1);
    for hit in &mut hits {
        let (_, metres, score) = hit.rank;
        hit.rank = (BANDS - score * BANDS / best, metres, best - score);
    }
    sort::by(&mut hits, |a, b| {
        (a.over, a.rank)
            .cmp(&(b.over, b.rank))
            .then_with(|| (a.entry.kind(), a.entry.id()).cmp(&(b.entry.kind(), b.entry.id())))
    });
    hits
}

/// How likely a record of a kind is what somebody looks for who does not name the kind: who asks
/// for help is not looking for volunteer work with people who need help, nor for money for a plan.
fn of_kind(kind: Kind) -> u64 {
    match kind {
        Kind::Service => 256,
        Kind::Activity | Kind::Place => 240,
        Kind::Initiative => 215,
        Kind::Organisation | Kind::Article => 200,
        Kind::Fund | Kind::Vacancy | Kind::AreaPlan | Kind::WelcomeBlock => 160,
    }
}

/// Where a region is; an area is where the first of its buurten is.
fn centre(guide: &Guide, region: Region<'_>) -> Option<crate::geo::Point> {
    region.point().or_else(|| {
        guide.municipality.neighbourhoods_of(region.area()).next().map(|buurt| buurt.point)
    })
}

/// Places with known hours in the area that was asked for or else nearest: somebody there knows
/// the way.
fn desks(guide: &Guide, question: &SearchQuestion, asker: &Asker) -> Vec<Card> {
    let region = question.filter.region.as_ref().or(question.from.as_ref());
    let area =
        region.and_then(|slug| guide.municipality.region(slug.as_str())).and_then(|region| {
            guide.municipality.areas.iter().position(|it| it.slug == region.area().slug)
        });
    let mut places: Vec<&Arc<Entry>> = guide
        .of_kind(Kind::Place)
        .filter(|it| it.record.hours().is_some_and(Schedule::is_known))
        .filter(|it| area.is_none_or(|area| it.areas.contains(&area)))
        .collect();
    sort::by_key(&mut places, |it| metres(it, asker).unwrap_or(u32::MAX));
    places.into_iter().take(DESKS).map(|it| Card::of(guide, it, asker)).collect()
}
