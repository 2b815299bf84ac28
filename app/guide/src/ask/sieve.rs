//! Which records pass which filters, and how many there would be with each other choice.
//!
//! What has to be worked out about a record (hours, dates) is worked out once for all filters and
//! choices together: on a slow phone that is what a list waits for.

mod choices;
mod work;

use std::sync::Arc;

use jiff::civil;

use crate::{
    calendar,
    filter::{CostLimit, Day, Field, Filter, HelpedBy},
    guide::{Entry, Guide},
    help::{HelpQuestion, HelpTopic},
    record::{Form, Record},
    schedule::{Schedule, SlotKind},
    when::{Occurrence, When},
};

use self::work::WorkSieve;

use super::Asker;

/// Days looked ahead for every choice of a day.
const WEEK: i64 = 7;
/// Most times that an activity is counted on in those days.
const TIMES: usize = 100;

/// A filter made ready to be asked of many records.
pub(super) struct Sieve<'a> {
    pub(super) guide: &'a Guide,
    filter: &'a Filter,
    asker: &'a Asker,
    /// What calendar and clock show when it is asked: worked out once, for it takes a time zone.
    today: civil::Date,
    now: civil::DateTime,
    fields: &'static [Field],
    area: Option<usize>,
    day: Option<Days>,
    work: WorkSieve<'a>,
    /// The question that is asked, with its topic.
    pub(super) question: Option<(&'a HelpTopic, &'a HelpQuestion)>,
}

/// The days of a filter.
#[derive(Clone, Copy)]
enum Days {
    /// Some of today and the six days after, by bit; today is the lowest.
    Week(u8),
    /// Another date.
    Date(civil::Date),
}

impl Days {
    fn of(day: Day, today: civil::Date) -> Self {
        let (first, last) = day.dates(today);
        let (first_at, last_at) =
            (calendar::days_between(today, first), calendar::days_between(today, last));
        if first_at < 0 || last_at >= WEEK {
            return Self::Date(first);
        }
        Self::Week((first_at..=last_at).fold(0, |bits, at| bits | 1 << at))
    }
}

/// A record that may be in the list, with what filters and order have to know about it.
pub(super) struct Candidate<'a> {
    /// The record.
    pub(super) entry: &'a Arc<Entry>,
    /// When it is next.
    pub(super) next: Option<Occurrence>,
    /// When one can walk in today: from when on, or since when.
    pub(super) walk_in: Option<civil::DateTime>,
    /// Whether one can go there now, without an appointment.
    pub(super) open: bool,
    week: u8,
    /// The fields that it does not pass, by bit.
    fails: u32,
}

fn bit(field: Field) -> u32 {
    // Days of the week and parts of the day are one question: a Monday morning is no Monday and
    // some morning.
    let field = if field == Field::Weekday { Field::DayPart } else { field };
    1 << field as u32
}

impl Candidate<'_> {
    /// Whether it passes every filter.
    pub(super) fn passes(&self) -> bool {
        self.fails == 0
    }

    /// Whether it passes every filter, leaving this one out of account.
    pub(super) fn passes_but_for(&self, field: Field) -> bool {
        self.fails & !bit(field) == 0
    }

    fn is_ticked(&self, field: Field) -> bool {
        match field {
            Field::OpenNow => self.open,
            Field::WalkIn => self.walk_in.is_some(),
            Field::StepFree => self.entry.step_free,
            Field::FromHome => is_from_home(self.entry),
            Field::Allowance | Field::NoConduct | Field::Buddy => work::has(self.entry, field),
            _ => true,
        }
    }
}

impl<'a> Sieve<'a> {
    /// A sieve with these fields.
    pub(super) fn new(
        guide: &'a Guide,
        fields: &'static [Field],
        filter: &'a Filter,
        asker: &'a Asker,
    ) -> Self {
        let municipality = &guide.municipality;
        let region = filter.region.as_ref().and_then(|slug| municipality.region(slug.as_str()));
        let now = asker.now.local();
        Self {
            guide,
            filter,
            asker,
            today: now.date(),
            now,
            fields,
            area: region.and_then(|region| {
                municipality.areas.iter().position(|it| it.slug == region.area().slug)
            }),
            // The archive has no days to come, so the day does not filter it.
            day: filter.day.filter(|_| !filter.past).map(|day| Days::of(day, now.date())),
            work: WorkSieve::new(municipality, &filter.work),
            question: filter.question.as_ref().and_then(|it| municipality.question(it.as_str())),
        }
    }

    /// The record with what filters and order have to know about it.
    pub(super) fn candidate(
        &self,
        entry: &'a Arc<Entry>,
        next: Option<Occurrence>,
    ) -> Candidate<'a> {
        let mut candidate =
            Candidate { entry, next, walk_in: None, open: false, week: 0, fails: 0 };
        let days = self.fields.contains(&Field::Day);
        if days || self.fields.contains(&Field::OpenNow) {
            match &*entry.record {
                Record::Activity(activity) if days => {
                    candidate.week = self.week_of(&activity.when, next.as_ref());
                }
                record => {
                    if let Some(hours) = record.hours().filter(|hours| hours.is_known()) {
                        self.look_at(hours, if days { WEEK } else { 1 }, &mut candidate);
                    }
                }
            }
        }
        candidate.fails = self.fails(&candidate);
        candidate
    }

    /// The days of the coming week on which an activity is.
    fn week_of(&self, when: &When, next: Option<&Occurrence>) -> u8 {
        let midnight = |day: i64| calendar::days_later(self.today, day).at(0, 0, 0, 0);
        // Most of the time the next occurrence settles it.
        if next.is_some_and(|next| next.start >= midnight(WEEK)) {
            return 0;
        }
        let now = self.now;
        when.between(now, midnight(WEEK), TIMES).iter().fold(0, |bits, it| {
            (0..WEEK)
                .filter(|&day| {
                    it.start < midnight(day + 1) && it.over_at() > midnight(day).max(now)
                })
                .fold(bits, |bits, day| bits | 1 << day)
        })
    }

    /// What hours say about now and so many days from today on.
    fn look_at(&self, hours: &Schedule, days: i64, candidate: &mut Candidate<'_>) {
        let (today, now) = (self.today, self.now);
        // What began yesterday may go on past midnight.
        for day in -1..days {
            let slots =
                hours.on(calendar::days_later(today, day), &self.guide.municipality.almanac);
            if day >= 0 && !slots.is_empty() {
                candidate.week |= 1 << day;
            }
            if day > 0 {
                continue;
            }
            for slot in slots.iter().filter(|slot| slot.end > now) {
                candidate.open |= slot.kind != SlotKind::Afspraak && slot.is_on(self.asker.now);
                if slot.kind == SlotKind::Inloop
                    && candidate.walk_in.is_none_or(|at| slot.start < at)
                {
                    candidate.walk_in = Some(slot.start);
                }
            }
        }
    }

    fn fails(&self, candidate: &Candidate<'_>) -> u32 {
        let filter = self.filter;
        let entry = candidate.entry;
        let mut fails = 0;
        let mut check = |field: Field, passes: bool| {
            if !passes {
                fails |= bit(field);
            }
        };
        check(Field::Region, self.area.is_none_or(|area| entry.areas.contains(&area)));
        check(
            Field::Theme,
            filter.themes.is_empty() || entry.themes.iter().any(|it| filter.themes.contains(it)),
        );
        check(
            Field::Day,
            match self.day {
                None => true,
                Some(Days::Week(days)) => candidate.week & days != 0,
                Some(Days::Date(date)) => self.is_on(candidate, date),
            },
        );
        check(Field::Cost, filter.cost.is_none_or(|limit| costs_at_most(entry, limit)));
        check(
            Field::Question,
            self.question.is_none_or(|(_, question)| question.matches(entry).is_some()),
        );
        check(Field::Helpers, filter.helpers.is_none_or(|by| is_helped_by(entry, by)));
        for field in WorkSieve::FIELDS {
            check(field, self.work.passes(entry, field));
        }
        for field in Field::TICKED {
            check(field, !filter.is_ticked(field) || candidate.is_ticked(field));
        }
        fails
    }

    fn is_on(&self, candidate: &Candidate<'_>, date: civil::Date) -> bool {
        match &*candidate.entry.record {
            Record::Activity(activity) => {
                let from = date.at(0, 0, 0, 0).max(self.now);
                let to = calendar::days_later(date, 1).at(0, 0, 0, 0);
                !activity.when.between(from, to, 1).is_empty()
            }
            record => record
                .hours()
                .is_some_and(|hours| hours.is_any_on(date, None, &self.guide.municipality.almanac)),
        }
    }

    /// The first occurrence within the asked days, or else the next one.
    pub(super) fn shown(&self, candidate: &Candidate<'_>) -> Option<Occurrence> {
        let first = match (self.filter.day, self.day) {
            (Some(day), Some(_)) => day.dates(self.today).0,
            _ => return candidate.next,
        };
        match &*candidate.entry.record {
            Record::Activity(activity) => {
                let from = first.at(0, 0, 0, 0).max(self.now);
                activity.when.between(from, civil::DateTime::MAX, 1).into_iter().next()
            }
            _ => candidate.next,
        }
    }
}

fn costs_at_most(entry: &Entry, limit: CostLimit) -> bool {
    entry.record.cost().and_then(|cost| cost.cents).is_some_and(|cents| cents <= limit.cents())
}

fn is_helped_by(entry: &Entry, by: HelpedBy) -> bool {
    matches!(&*entry.record, Record::Service(service)
        if service.helpers.is_some_and(|helpers| by.is_among(helpers)))
}

fn is_from_home(entry: &Entry) -> bool {
    match &*entry.record {
        Record::Activity(activity) => activity.form != Form::OnSite,
        Record::Vacancy(vacancy) => vacancy.from_home,
        _ => false,
    }
}
