//! Which dates a rule gives.

use std::iter::FusedIterator;

use jiff::civil;

use super::{Freq, Rule};
use crate::{
    calendar::{checked_days_later, days_between},
    sort,
};

/// After this many years without a date a rule is taken to have no more dates. The calendar
/// repeats itself every 400 years, so `BYMONTH=2;BYMONTHDAY=30` never comes.
const BARREN_YEARS: i32 = 400;

impl Rule {
    /// Local starts in order, `start` among them only if it fits the rule; otherwise the first
    /// fitting one after it comes first (and is the first that COUNT counts). Each start has the
    /// time of day of `start`, also on a date when the clock skips that time.
    ///
    /// Endless unless the rule has UNTIL or COUNT. A date that does not exist, such as 31 April,
    /// is passed over (RFC 5545 §3.3.10).
    #[must_use]
    pub fn occurrences(&self, start: civil::DateTime) -> Occurrences<'_> {
        self.occurrences_from(start, start)
    }

    /// The [`occurrences`](Self::occurrences) that start at `from` or later. Jumps over the years
    /// between, unless COUNT makes it count them.
    #[must_use]
    pub fn occurrences_from(
        &self,
        start: civil::DateTime,
        from: civil::DateTime,
    ) -> Occurrences<'_> {
        self.walk(start, from, self.count)
    }

    /// The [`occurrences_from`](Self::occurrences_from) of the same rule without COUNT.
    pub(crate) fn uncounted_from(
        &self,
        start: civil::DateTime,
        from: civil::DateTime,
    ) -> Occurrences<'_> {
        self.walk(start, from, None)
    }

    fn walk(
        &self,
        start: civil::DateTime,
        from: civil::DateTime,
        count: Option<u32>,
    ) -> Occurrences<'_> {
        let period = match count {
            Some(_) => 0,
            None => self.period_of(start.date(), from.date()),
        };
        Occurrences {
            rule: self,
            start,
            from,
            period,
            left: count,
            dates: Vec::new(),
            taken: 0,
            fertile: None,
            done: false,
        }
    }

    /// The number of the period (a day, week, month or year, times the interval) that `date` is
    /// in, or else of the last one before it. The start is in period 0.
    fn period_of(&self, start: civil::Date, date: civil::Date) -> i64 {
        let units = match self.freq {
            Freq::Daily => days_between(start, date),
            Freq::Weekly => days_between(self.week_of(start), date).div_euclid(7),
            Freq::Monthly => i64::from(months(date) - months(start)),
            Freq::Yearly => i64::from(date.year() - start.year()),
        };
        units.div_euclid(i64::from(self.interval)).max(0)
    }

    /// The first day of the week that `date` is in.
    fn week_of(&self, date: civil::Date) -> civil::Date {
        let into_week = i64::from(date.weekday().since(self.week_start));
        checked_days_later(date, -into_week).unwrap_or(date)
    }

    /// Puts the dates of one period in `dates`, in order. Returns the first day of the period, or
    /// `None` when it lies beyond the last year of the calendar.
    fn expand(
        &self,
        start: civil::Date,
        period: i64,
        dates: &mut Vec<civil::Date>,
    ) -> Option<civil::Date> {
        dates.clear();
        let units = period.checked_mul(i64::from(self.interval))?;
        let first = match self.freq {
            Freq::Daily => {
                let date = checked_days_later(start, units)?;
                dates.extend(Some(date).filter(|date| self.limits_allow(*date)));
                date
            }
            Freq::Weekly => {
                let first = checked_days_later(self.week_of(start), units.checked_mul(7)?)?;
                let fits = |date: &civil::Date| {
                    self.limits_allow(*date)
                        && (!self.by_day.is_empty() || date.weekday() == start.weekday())
                };
                dates.extend((0..7).filter_map(|day| checked_days_later(first, day)).filter(fits));
                first
            }
            Freq::Monthly => {
                let month = i64::from(months(start)).checked_add(units)?;
                let year = i16::try_from(month.div_euclid(12)).ok()?;
                let first =
                    civil::Date::new(year, i8::try_from(month.rem_euclid(12)).ok()? + 1, 1).ok()?;
                if self.month_fits(first.month()) {
                    self.expand_month(first, start, dates);
                }
                first
            }
            Freq::Yearly => {
                let year = i16::try_from(i64::from(start.year()).checked_add(units)?).ok()?;
                for month in 1..=12 {
                    // A year without any BY part has one date: that of the start.
                    let fits = if self.by_month.is_empty() && !self.names_its_days() {
                        month == start.month()
                    } else {
                        self.month_fits(month)
                    };
                    if fits {
                        let first = civil::Date::new(year, month, 1).ok()?;
                        self.expand_month(first, start, dates);
                    }
                }
                civil::Date::new(year, 1, 1).ok()?
            }
        };
        self.pick_positions(dates);
        Some(first)
    }

    /// Adds the dates in the month that begins at `first`.
    fn expand_month(&self, first: civil::Date, start: civil::Date, dates: &mut Vec<civil::Date>) {
        let before = dates.len();
        let length = first.days_in_month();
        let day = |day: i8| civil::Date::new(first.year(), first.month(), day).ok();
        if self.by_month_day.is_empty() && self.by_day.is_empty() {
            dates.extend(day(start.day()));
        } else if self.by_month_day.is_empty() {
            for by_day in &self.by_day {
                match by_day.ordinal {
                    Some(nth) => {
                        dates.extend(first.nth_weekday_of_month(nth, by_day.weekday).ok());
                    }
                    None => dates
                        .extend((1..=5).filter_map(|nth| {
                            first.nth_weekday_of_month(nth, by_day.weekday).ok()
                        })),
                }
            }
        } else {
            // Beside days of the month, weekdays only limit: Friday the 13th.
            dates.extend(
                self.by_month_day
                    .iter()
                    .filter_map(|&n| day(if n < 0 { length + 1 + n } else { n }))
                    .filter(|date| self.weekday_fits(*date)),
            );
        }
        sort::by(&mut dates[before..], civil::Date::cmp);
        dates.dedup();
    }

    /// Whether the parts that leave out days (when the unit is a day or a week) allow this one.
    fn limits_allow(&self, date: civil::Date) -> bool {
        let from_end = date.day() - date.days_in_month() - 1;
        self.month_fits(date.month())
            && self.weekday_fits(date)
            && (self.by_month_day.is_empty()
                || self.by_month_day.iter().any(|&day| day == date.day() || day == from_end))
    }

    fn month_fits(&self, month: i8) -> bool {
        self.by_month.is_empty() || self.by_month.contains(&month)
    }

    fn weekday_fits(&self, date: civil::Date) -> bool {
        self.by_day.is_empty()
            || self.by_day.iter().any(|by_day| {
                by_day.weekday == date.weekday()
                    && by_day.ordinal.is_none_or(|nth| {
                        date.nth_weekday_of_month(nth, by_day.weekday).is_ok_and(|it| it == date)
                    })
            })
    }

    fn pick_positions(&self, dates: &mut Vec<civil::Date>) {
        if self.by_set_pos.is_empty() {
            return;
        }
        let mut picked: Vec<civil::Date> = self
            .by_set_pos
            .iter()
            .filter_map(|&position| {
                let nth = usize::from(position.unsigned_abs());
                let index = if position < 0 { dates.len().checked_sub(nth)? } else { nth - 1 };
                dates.get(index).copied()
            })
            .collect();
        sort::once_each(&mut picked);
        *dates = picked;
    }
}

/// The starts of a [`Rule`], in order. Made by [`Rule::occurrences`].
#[derive(Clone, Debug)]
pub struct Occurrences<'a> {
    rule: &'a Rule,
    start: civil::DateTime,
    from: civil::DateTime,
    /// The period to expand next.
    period: i64,
    /// How many more COUNT allows.
    left: Option<u32>,
    /// The dates of the period at hand, of which so many have been taken.
    dates: Vec<civil::Date>,
    taken: usize,
    /// The year of the last period that had a date, or of the first one looked at.
    fertile: Option<i16>,
    done: bool,
}

impl Occurrences<'_> {
    /// Moves on to the next period; `false` when there is none.
    fn advance(&mut self) -> bool {
        self.taken = 0;
        let expanded = self.rule.expand(self.start.date(), self.period, &mut self.dates);
        self.period += 1;
        let Some(first) = expanded else { return false };
        if self.rule.until.is_some_and(|until| first > until.last_day()) {
            return false;
        }
        if !self.dates.is_empty() || self.fertile.is_none() {
            self.fertile = Some(first.year());
        }
        self.fertile.is_none_or(|year| i32::from(first.year()) - i32::from(year) <= BARREN_YEARS)
    }
}

impl Iterator for Occurrences<'_> {
    type Item = civil::DateTime;

    fn next(&mut self) -> Option<civil::DateTime> {
        while !self.done && self.left != Some(0) {
            let Some(date) = self.dates.get(self.taken) else {
                self.done = !self.advance();
                continue;
            };
            self.taken += 1;
            let occurrence = date.to_datetime(self.start.time());
            if occurrence < self.start {
                continue;
            }
            if self.rule.until.is_some_and(|until| !until.allows(occurrence)) {
                break;
            }
            if let Some(left) = &mut self.left {
                *left -= 1;
            }
            if occurrence >= self.from {
                return Some(occurrence);
            }
        }
        self.done = true;
        None
    }
}

impl FusedIterator for Occurrences<'_> {}

fn months(date: civil::Date) -> i32 {
    i32::from(date.year()) * 12 + i32::from(date.month()) - 1
}
