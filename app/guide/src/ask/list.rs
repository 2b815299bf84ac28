//! Lists with filters, and how many there would be with each other choice.

#[cfg(test)]
mod tests;

use std::cmp::{Ordering, Reverse};

use jiff::civil;

use crate::{
    filter::{Field, Filter, Order},
    fold,
    freshness::Freshness,
    guide::Guide,
    id::Kind,
    matching::{Fit, Wishes},
    profile::Profile,
    record::Record,
    sort,
};

use super::{
    Asked, Asker, Card, Ended, RegionName, WalkIn,
    asked::{self, Turn},
    card::metres,
    help,
    map::{self, PlaceMap},
    sieve::{Candidate, Sieve},
};

/// How many items a page of a list holds.
pub const PAGE_SIZE: usize = 24;

/// A page of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct ListAnswer {
    /// What it lists.
    pub kind: Kind,
    /// What was asked.
    pub filter: Filter,
    /// The chosen area or buurt.
    pub region: Option<RegionName>,
    /// Where distances are measured from, if from anywhere.
    pub measured: Option<Measured>,
    /// How many there are on all pages together.
    pub total: usize,
    /// How many pages there are, at least 1.
    pub pages: u32,
    /// The items of this page; activities by day, other kinds in one group.
    pub groups: Vec<DayGroup>,
    /// For each filter how many there would be with each choice.
    pub facets: Vec<Facet>,
    /// The question that it answers; only for services.
    pub asked: Option<Asked>,
    /// Where one can walk in without knowing what to ask for; only for services.
    pub places: Vec<(Card, WalkIn)>,
    /// How many the archive holds under the same filters; only for activities.
    pub past: usize,
    /// Everything of the list as a picture, whatever its page; only for places.
    pub map: Option<PlaceMap>,
}

/// The items of one day.
#[derive(Clone, Debug, PartialEq)]
pub struct DayGroup {
    /// The day; none for items without a date.
    pub date: Option<civil::Date>,
    /// The items.
    pub cards: Vec<Card>,
}

/// The first so many cards of these days.
pub(super) fn first(groups: Vec<DayGroup>, most: usize) -> Vec<DayGroup> {
    let mut room = most;
    let mut days = Vec::new();
    for mut group in groups {
        group.cards.truncate(room);
        room -= group.cards.len();
        if group.cards.is_empty() {
            break;
        }
        days.push(group);
    }
    days
}

/// A filter with its choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// The filter.
    pub field: Field,
    /// Its choices, in a fixed order.
    pub choices: Vec<Choice>,
}

/// One choice of a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The value in addresses.
    pub value: String,
    /// How many there would be with this choice and the other filters as they are.
    pub count: usize,
    /// A name, where the locale files have none.
    pub label: Option<String>,
}

/// Where the distances of a list are measured from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measured {
    /// Where who asks is at this moment.
    Here,
    /// The chosen buurt.
    Region(RegionName),
    /// Where who asks says to be from.
    Home,
}

pub(super) fn answer(
    guide: &Guide,
    kind: Kind,
    filter: &Filter,
    profile: Option<&Profile>,
    asker: &Asker,
) -> ListAnswer {
    // Only what has an archive can be asked for it, and only some lists have an order to choose.
    let has = |field: Field| Field::of(kind).contains(&field);
    let past = filter.past && has(Field::Past);
    let order = if has(Field::Order) { filter.order } else { Order::default() };
    let filter = &Filter { order, past, ..filter.clone() };
    let region = filter.region.as_ref().and_then(|slug| guide.municipality.region(slug.as_str()));
    let measured = match region {
        _ if asker.here.is_some() => Some(Measured::Here),
        Some(region) if region.point().is_some() => {
            Some(Measured::Region(RegionName::of(region, asker.lang)))
        }
        _ => asker.from.map(|_| Measured::Home),
    };
    let asker = &asker.around(region);
    let sieve = Sieve::new(guide, Field::of(kind), filter, asker);

    let mut candidates = Vec::new();
    let mut past = 0;
    for entry in guide.of_kind(kind) {
        let Record::Activity(activity) = &*entry.record else {
            candidates.push(sieve.candidate(entry, None));
            continue;
        };
        let next = activity.next(asker.now);
        let over = next.is_none() && activity.is_over(asker.now);
        if !over && filter.past {
            continue;
        }
        let candidate = sieve.candidate(entry, next);
        if over && candidate.passes_but_for(Field::Day) {
            past += 1;
        }
        if over == filter.past {
            candidates.push(candidate);
        }
    }

    let facets = sieve.facets(&candidates);
    let question = sieve.question.map(|(_, question)| question);
    let mut leads = sieve.question.map(|it| Asked::of(it, asker));
    if let Some(leads) = &mut leads {
        leads.elsewhere = asked::elsewhere(&sieve, &candidates, asker);
    }
    candidates.retain(Candidate::passes);
    let mut ranked: Vec<Ranked<'_>> =
        candidates.into_iter().map(|it| Ranked::of(it, &sieve, filter, asker)).collect();
    if kind == Kind::Service {
        for it in &mut ranked {
            it.turn = Some(Turn::of(guide, it.candidate.entry, question, it.metres, asker));
        }
    }
    if let Some(profile) = profile.filter(|_| filter.order == Order::Fit) {
        let wishes = Wishes::of(guide, profile, asker);
        for it in &mut ranked {
            it.fit = wishes.fit(it.candidate.entry);
        }
    }
    if let Some(leads) = &mut leads {
        let turns = ranked.iter().filter_map(|it| it.turn.as_ref());
        leads.exact = turns.filter(|turn| turn.is_exact()).count();
    }
    sort::by(&mut ranked, |a, b| a.order(b, filter));

    let total = ranked.len();
    let pages = u32::try_from(total.div_ceil(PAGE_SIZE)).unwrap_or(u32::MAX).max(1);
    let first = (filter.page.0 as usize).saturating_sub(1).saturating_mul(PAGE_SIZE);
    let map = (kind == Kind::Place).then(|| {
        let places: Vec<_> =
            ranked.iter().map(|it| (it.candidate.entry.as_ref(), it.candidate.open)).collect();
        map::of(guide, &places, first..first.saturating_add(PAGE_SIZE), filter.view, asker)
    });
    let mut groups: Vec<DayGroup> = Vec::new();
    for Ranked { candidate, fit, .. } in ranked.into_iter().skip(first).take(PAGE_SIZE) {
        let mut card = Card { reasons: fit.suits(), ..Card::of(guide, candidate.entry, asker) };
        if candidate.next.is_some() {
            card.next = candidate.next;
        }
        // What began earlier and still goes on is listed under today.
        let date = card.next.as_ref().map(|next| next.start.date().max(asker.now.date()));
        match groups.last_mut() {
            Some(group) if group.date == date => group.cards.push(card),
            _ => groups.push(DayGroup { date, cards: vec![card] }),
        }
    }

    ListAnswer {
        kind,
        filter: filter.clone(),
        region: region.map(|region| RegionName::of(region, asker.lang)),
        measured,
        total,
        pages,
        groups,
        facets,
        asked: leads,
        places: if kind == Kind::Service { help::places(guide, region, asker) } else { Vec::new() },
        past,
        map,
    }
}

/// A record of the list with what it is ordered by.
struct Ranked<'a> {
    candidate: Candidate<'a>,
    /// When it is, or when one can walk in.
    at: civil::DateTime,
    metres: u32,
    is_old: bool,
    /// When somebody last said something of it; only when what is new comes first.
    said: Option<civil::Date>,
    /// The turn of a service.
    turn: Option<Turn>,
    /// How well it suits who asks; only when what suits comes first.
    fit: Fit,
    /// Whether somebody was found for it.
    is_filled: bool,
    name: String,
}

impl<'a> Ranked<'a> {
    fn of(mut candidate: Candidate<'a>, sieve: &Sieve<'_>, filter: &Filter, asker: &Asker) -> Self {
        candidate.next = sieve.shown(&candidate);
        let began = || match &*candidate.entry.record {
            Record::Activity(activity) => activity.when.start.map(crate::when::Start::datetime),
            _ => None,
        };
        let at = if filter.past {
            began().unwrap_or(civil::DateTime::MIN)
        } else if filter.walk_in {
            // Where one can walk in already comes first, however long ago that began.
            candidate.walk_in.unwrap_or(civil::DateTime::MAX).max(asker.now.local())
        } else {
            candidate.next.as_ref().map_or(civil::DateTime::MAX, |next| next.start)
        };
        let metres = metres(candidate.entry, asker).unwrap_or(u32::MAX);
        let name = fold::fold(candidate.entry.common().name().get(asker.lang).0);
        let is_old = sieve.guide.checked(candidate.entry, asker.now).freshness == Freshness::Old;
        let said = candidate.entry.last_word.filter(|_| filter.order == Order::New);
        let is_filled = Ended::of(&candidate.entry.record, asker.now) == Some(Ended::Filled);
        let fit = Fit::default();
        Self { candidate, at, metres, is_old, said, turn: None, fit, is_filled, name }
    }

    /// Activities by time, undated ones last, the archive newest first; where one can walk in by
    /// time too; the rest nearest first, or what was last checked or what suits when that is asked.
    /// What is as near, or when it is not known from where: what nobody has checked for long after
    /// the rest, and then by name. What nobody is wanted for any more comes last, and of what suits
    /// also what the profile rules out.
    fn order(&self, other: &Self, filter: &Filter) -> Ordering {
        let by_time = if filter.past { other.at.cmp(&self.at) } else { self.at.cmp(&other.at) };
        let suits = |it: &Self| (!it.fit.excluded.is_empty(), Reverse(it.fit.score));
        (self.is_filled.cmp(&other.is_filled))
            .then_with(|| by_time)
            .then_with(|| suits(self).cmp(&suits(other)))
            .then_with(|| self.turn.cmp(&other.turn))
            .then_with(|| other.said.cmp(&self.said))
            .then_with(|| self.metres.cmp(&other.metres))
            .then_with(|| self.is_old.cmp(&other.is_old))
            .then_with(|| self.name.cmp(&other.name))
            .then_with(|| self.candidate.entry.id().cmp(other.candidate.entry.id()))
    }
}
