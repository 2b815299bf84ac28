//! Lists with filters, and how many there would be with each other choice.

use std::{cmp::Ordering, sync::Arc};

use jiff::civil;

use crate::{
    filter::{CostLimit, Day, Field, Filter},
    freshness::Freshness,
    geo::Point,
    guide::{Entry, Guide, by_name},
    id::Kind,
    record::{Form, Record},
    sort,
    theme::Theme,
    when::Occurrence,
};

use super::{Asker, Card, RegionName, card::metres};

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
    /// How many there are on all pages together.
    pub total: usize,
    /// How many pages there are, at least 1.
    pub pages: u32,
    /// The items of this page; activities by day, other kinds in one group.
    pub groups: Vec<DayGroup>,
    /// For each filter how many there would be with each choice.
    pub facets: Vec<Facet>,
    /// How many the archive holds under the same filters; only for activities.
    pub past: usize,
}

/// The items of one day.
#[derive(Clone, Debug, PartialEq)]
pub struct DayGroup {
    /// The day; none for items without a date.
    pub date: Option<civil::Date>,
    /// The items.
    pub cards: Vec<Card>,
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

/// A filter made ready to be asked of many records.
struct Sieve<'a> {
    guide: &'a Guide,
    filter: &'a Filter,
    area: Option<usize>,
    from: Option<Point>,
    days: Option<(civil::Date, civil::Date)>,
    asker: &'a Asker,
}

/// A record that may be in the list, with what sorting it needs.
struct Candidate<'a> {
    entry: &'a Arc<Entry>,
    next: Option<Occurrence>,
    is_old: bool,
}

impl<'a> Sieve<'a> {
    fn new(guide: &'a Guide, filter: &'a Filter, asker: &'a Asker) -> Self {
        let municipality = &guide.municipality;
        let region = filter.region.as_ref().and_then(|slug| municipality.region(slug.as_str()));
        Self {
            guide,
            filter,
            area: region.and_then(|region| {
                municipality.areas.iter().position(|it| it.slug == region.area().slug)
            }),
            from: region.and_then(|region| region.point()).or(asker.from),
            // The archive has no days to come, so the day does not filter it.
            days: filter.day.filter(|_| !filter.past).map(|day| day.dates(asker.now.date())),
            asker,
        }
    }

    /// Whether a record passes every filter but the one that is left out of account.
    fn passes(&self, entry: &Entry, next: Option<&Occurrence>, except: Option<Field>) -> bool {
        let asked = |field| except != Some(field);
        (!asked(Field::Region) || self.area.is_none_or(|area| entry.areas.contains(&area)))
            && (!asked(Field::Theme) || self.has_theme(entry))
            && (!asked(Field::Day) || self.days.is_none_or(|days| self.is_on(entry, next, days)))
            && (!asked(Field::Cost)
                || self.filter.cost.is_none_or(|limit| costs_at_most(entry, limit)))
            && (!asked(Field::StepFree) || !self.filter.step_free || self.is_step_free(entry))
            && (!asked(Field::FromHome) || !self.filter.from_home || is_from_home(entry))
    }

    fn has_theme(&self, entry: &Entry) -> bool {
        let wanted = &self.filter.themes;
        wanted.is_empty() || entry.common().themes().iter().any(|theme| wanted.contains(theme))
    }

    fn is_on(
        &self,
        entry: &Entry,
        next: Option<&Occurrence>,
        (first, last): (civil::Date, civil::Date),
    ) -> bool {
        match &entry.record {
            Record::Activity(activity) => {
                // Most of the time the next occurrence settles it.
                if let Some(next) = next
                    && next.start.date() > last
                {
                    return false;
                }
                let from = first.to_datetime(civil::Time::midnight());
                let to = last.tomorrow().unwrap_or(last).to_datetime(civil::Time::midnight());
                let today = self.asker.now.local();
                !activity.when.between(from.max(today), to, 1).is_empty()
            }
            record => record.hours().is_some_and(|hours| {
                let mut date = first;
                loop {
                    if !hours.on(date).is_empty() {
                        return true;
                    }
                    match date.tomorrow() {
                        Ok(tomorrow) if tomorrow <= last => date = tomorrow,
                        _ => return false,
                    }
                }
            }),
        }
    }

    fn is_step_free(&self, entry: &Entry) -> bool {
        let place = match &entry.record {
            Record::Place(place) => Some(place),
            record => {
                record.places().first().and_then(|id| self.guide.get(Kind::Place, id)).and_then(
                    |entry| match &entry.record {
                        Record::Place(place) => Some(place),
                        _ => None,
                    },
                )
            }
        };
        place.is_some_and(|place| place.access.step_free == Some(true))
    }

    /// The first occurrence within the asked days, or else the next one.
    fn shown(&self, candidate: &Candidate<'_>) -> Option<Occurrence> {
        match (&candidate.entry.record, self.days) {
            (Record::Activity(activity), Some((first, _))) => {
                let from = first.to_datetime(civil::Time::midnight()).max(self.asker.now.local());
                activity.when.between(from, civil::DateTime::MAX, 1).into_iter().next()
            }
            _ => candidate.next,
        }
    }
}

fn costs_at_most(entry: &Entry, limit: CostLimit) -> bool {
    entry.record.cost().and_then(|cost| cost.cents).is_some_and(|cents| cents <= limit.cents())
}

fn is_from_home(entry: &Entry) -> bool {
    match &entry.record {
        Record::Activity(activity) => activity.form != Form::OnSite,
        Record::Vacancy(vacancy) => vacancy.from_home,
        _ => false,
    }
}

pub(super) fn answer(guide: &Guide, kind: Kind, filter: &Filter, asker: &Asker) -> ListAnswer {
    let sieve = Sieve::new(guide, filter, asker);
    let asker = &Asker { from: sieve.from, ..*asker };

    let mut candidates = Vec::new();
    let mut past = 0;
    for entry in guide.of_kind(kind) {
        let is_old = guide.checked(entry, asker.now).freshness == Freshness::Old;
        let Record::Activity(activity) = &entry.record else {
            candidates.push(Candidate { entry, next: None, is_old });
            continue;
        };
        let next = activity.next(asker.now);
        let over = next.is_none() && activity.is_over(asker.now);
        if over && sieve.passes(entry, None, Some(Field::Day)) {
            past += 1;
        }
        if over == filter.past {
            candidates.push(Candidate { entry, next, is_old });
        }
    }

    let facets = facets(&sieve, kind, &candidates);
    candidates.retain(|it| sieve.passes(it.entry, it.next.as_ref(), None));
    for candidate in &mut candidates {
        candidate.next = sieve.shown(candidate);
    }
    sort::by(&mut candidates, |a, b| order(a, b, filter, asker));

    let total = candidates.len();
    let pages = u32::try_from(total.div_ceil(PAGE_SIZE)).unwrap_or(u32::MAX).max(1);
    let first = (filter.page.0 as usize).saturating_sub(1).saturating_mul(PAGE_SIZE);
    let mut groups: Vec<DayGroup> = Vec::new();
    for candidate in candidates.into_iter().skip(first).take(PAGE_SIZE) {
        let mut card = Card::of(guide, candidate.entry, asker);
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
        region: filter
            .region
            .as_ref()
            .and_then(|slug| guide.municipality.region(slug.as_str()))
            .map(|region| RegionName::of(region, asker.lang)),
        total,
        pages,
        groups,
        facets,
        past,
    }
}

/// Activities by time, undated ones last, the archive newest first; the rest nearest first. What
/// is as near, or when it is not known from where: what nobody has checked for long after the
/// rest, and then by name.
fn order(a: &Candidate<'_>, b: &Candidate<'_>, filter: &Filter, asker: &Asker) -> Ordering {
    let last_of_all = || civil::DateTime::MAX;
    let start = |it: &Candidate<'_>| it.next.as_ref().map_or_else(last_of_all, |next| next.start);
    let began = |it: &Candidate<'_>| match &it.entry.record {
        Record::Activity(activity) => activity.when.start.map(crate::when::Start::datetime),
        _ => None,
    };
    let near = |it: &Candidate<'_>| metres(it.entry, asker).unwrap_or(u32::MAX);
    let by_time = if filter.past { began(b).cmp(&began(a)) } else { start(a).cmp(&start(b)) };
    by_time
        .then_with(|| near(a).cmp(&near(b)))
        .then_with(|| a.is_old.cmp(&b.is_old))
        .then_with(|| by_name(a.entry, b.entry, asker.lang))
}

fn facets(sieve: &Sieve<'_>, kind: Kind, candidates: &[Candidate<'_>]) -> Vec<Facet> {
    let filter = sieve.filter;
    let left = |field: Field| -> Vec<&Candidate<'_>> {
        candidates
            .iter()
            .filter(|it| sieve.passes(it.entry, it.next.as_ref(), Some(field)))
            .collect()
    };
    let choice = |value: &str, count, label| Choice { value: value.to_owned(), count, label };
    Field::of(kind)
        .iter()
        .filter_map(|&field| {
            let choices = match field {
                Field::Page | Field::Past => return None,
                Field::Day if filter.past => return None,
                Field::Region => {
                    let left = left(field);
                    let areas = sieve.guide.municipality.areas.iter().enumerate();
                    areas
                        .map(|(at, area)| {
                            let count =
                                left.iter().filter(|it| it.entry.areas.contains(&at)).count();
                            let name = area.name.get(sieve.asker.lang).0.to_owned();
                            choice(area.slug.as_str(), count, Some(name))
                        })
                        .collect()
                }
                Field::Theme => {
                    let left = left(field);
                    Theme::ALL
                        .iter()
                        .map(|theme| {
                            let has =
                                |it: &&&Candidate<'_>| it.entry.common().themes().contains(theme);
                            choice(theme.slug(), left.iter().filter(has).count(), None)
                        })
                        .filter(|it| {
                            it.count > 0 || filter.themes.iter().any(|t| t.slug() == it.value)
                        })
                        .collect()
                }
                Field::Day => {
                    let left = left(field);
                    let today = sieve.asker.now.date();
                    Day::CHOICES
                        .iter()
                        .map(|day| {
                            let dates = day.dates(today);
                            let on = |it: &&&Candidate<'_>| {
                                sieve.is_on(it.entry, it.next.as_ref(), dates)
                            };
                            choice(&day.to_string(), left.iter().filter(on).count(), None)
                        })
                        .collect()
                }
                Field::Cost => {
                    let left = left(field);
                    CostLimit::CHOICES
                        .iter()
                        .map(|&limit| {
                            let fits = |it: &&&Candidate<'_>| costs_at_most(it.entry, limit);
                            choice(limit.word(), left.iter().filter(fits).count(), None)
                        })
                        .collect()
                }
                Field::StepFree => {
                    let fits = |it: &&Candidate<'_>| sieve.is_step_free(it.entry);
                    vec![choice("ja", left(field).into_iter().filter(fits).count(), None)]
                }
                Field::FromHome => {
                    let fits = |it: &&Candidate<'_>| is_from_home(it.entry);
                    vec![choice("ja", left(field).into_iter().filter(fits).count(), None)]
                }
            };
            Some(Facet { field, choices })
        })
        .collect()
}
