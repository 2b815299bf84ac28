//! The schedule as others exchange it: rows of a recurrence, days and times, as Open Referral's
//! HSDS 3.x has them (`schedule`: `valid_from`, `valid_to`, `freq`, `interval`, `byday`,
//! `opens_at`, `closes_at`).
//!
//! Such rows know nothing of public holidays, school holidays or seasons. So a row ends before a
//! day on which it does not hold and another begins after it: for a year ahead all rows together
//! say exactly which days. Whoever reads them needs no more than the row.

use jiff::civil::{Date, Time, Weekday};

use super::{Booking, Days, Hours, InBreaks, Schedule, Slot, SlotKind, Weekdays, Weeks};
use crate::{Almanac, calendar, recurrence::weekday_code};

/// How many days ahead rows are exact.
const AHEAD: i64 = 366;

/// The unit in which a row repeats; HSDS knows no others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freq {
    /// Every so many weeks.
    Weekly,
    /// Every month.
    Monthly,
}

impl Freq {
    /// Its name in the standard.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Weekly => "WEEKLY",
            Self::Monthly => "MONTHLY",
        }
    }
}

/// One row: on these days within these dates, from when until when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What a visitor finds.
    pub kind: SlotKind,
    /// The first day on which it holds.
    pub valid_from: Option<Date>,
    /// The last day on which it holds.
    pub valid_to: Option<Date>,
    /// The first day of the recurrence.
    pub dtstart: Date,
    /// The unit in which it repeats.
    pub freq: Freq,
    /// Every how many units.
    pub interval: u8,
    /// The days: `MO,WE`, or of the month `1WE,-1FR`.
    pub byday: String,
    /// When it opens.
    pub opens_at: Time,
    /// When it closes; not later than it opens is on the next day.
    pub closes_at: Time,
    /// How to make an appointment.
    pub booking: Booking,
    /// The same in Dutch words.
    pub description: String,
}

impl Schedule {
    /// The rows that hold on this date or later, exact for a year.
    #[must_use]
    pub fn rows(&self, from: Date, almanac: &Almanac) -> Vec<Row> {
        let mut rows = Vec::new();
        for slot in &self.slots {
            self.rows_of(slot, from, almanac, &mut rows);
        }
        for ahead in 0..=AHEAD {
            let date = calendar::days_later(from, ahead);
            for (hours, reason) in self.own_hours(date, almanac) {
                rows.push(single(date, hours, Booking::default(), reason.unwrap_or_default()));
            }
        }
        rows
    }

    fn rows_of(&self, slot: &Slot, from: Date, almanac: &Almanac, rows: &mut Vec<Row>) {
        let (freq, weeks, byday) = match &slot.days {
            Days::Dates(dates) => {
                for date in dates.iter().copied().filter(|date| *date >= from) {
                    if self.runs(slot, date, almanac) {
                        let booking = slot.booking.clone();
                        rows.push(single(date, slot.hours(), booking, slot.to_dutch()));
                    }
                }
                return;
            }
            Days::Weekly { weekdays, weeks } => (Freq::Weekly, *weeks, codes(*weekdays)),
            Days::Monthly { ordinals, weekday } => {
                let nth = |nth: &super::Nth| format!("{}{}", nth.number(), weekday_code(*weekday));
                let nths: Vec<String> = ordinals.iter().map(nth).collect();
                (Freq::Monthly, Weeks::Every, nths.join(","))
            }
        };
        let alternate = weeks != Weeks::Every;
        // What depends on the year has no end that is true for longer than was looked.
        let last = calendar::days_later(from, AHEAD);
        let bounded = alternate || slot.season.is_some() || slot.school != InBreaks::AsUsual;
        let row = |first: Date, valid_from, valid_to| Row {
            kind: slot.kind,
            valid_from,
            valid_to,
            dtstart: first,
            freq,
            interval: if alternate { 2 } else { 1 },
            byday: byday.clone(),
            opens_at: slot.from,
            closes_at: slot.until,
            booking: slot.booking.clone(),
            description: slot.to_dutch(),
        };
        // The first and the last day of what is going on, and whether there was anything else.
        let mut run: Option<(Date, Date)> = None;
        let mut broken = false;
        for ahead in 0..=AHEAD {
            let date = calendar::days_later(from, ahead);
            if !slot.days.contains(date) {
                continue;
            }
            let holds = self.runs(slot, date, almanac);
            let follows = run.is_none_or(|(_, last)| !alternate || is_week_after_next(last, date));
            if let Some((first, last)) = run.filter(|_| !holds || !follows) {
                rows.push(row(first, broken.then_some(first).or(slot.valid_from), Some(last)));
                run = None;
            }
            broken |= !holds || !follows;
            if holds {
                run = Some((run.map_or(date, |(first, _)| first), date));
            }
        }
        if let Some((first, _)) = run {
            let end = slot.valid_until.or(bounded.then_some(last));
            rows.push(row(first, broken.then_some(first).or(slot.valid_from), end));
        }
    }
}

/// Whether the second day is in the same week as the first or in the one after the next.
fn is_week_after_next(first: Date, second: Date) -> bool {
    let monday =
        |date: Date| calendar::days_later(date, -i64::from(date.weekday().to_monday_zero_offset()));
    matches!(calendar::days_between(monday(first), monday(second)), 0 | 14)
}

fn single(date: Date, hours: Hours, booking: Booking, description: String) -> Row {
    Row {
        kind: hours.kind,
        valid_from: Some(date),
        valid_to: Some(date),
        dtstart: date,
        freq: Freq::Weekly,
        interval: 1,
        byday: weekday_code(date.weekday()).to_owned(),
        opens_at: hours.from,
        closes_at: hours.until,
        booking,
        description,
    }
}

fn codes(weekdays: Weekdays) -> String {
    let codes: Vec<&str> = weekdays.iter().map(|day: Weekday| weekday_code(day)).collect();
    codes.join(",")
}
