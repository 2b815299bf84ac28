//! When one can go somewhere: opening hours, walk-in hours, consultation hours.
//!
//! A [`Schedule`] holds what was understood as [`Slot`]s beside the words that people wrote. All
//! questions go through [`Schedule::on`], so that whatever closes a place (now a [`Closure`],
//! later public and school holidays) has one place to be added and every answer follows.

mod days;
mod json;
mod print;
#[cfg(test)]
mod tests;

use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};

pub use days::{Days, Nth, Weekdays, Weeks};

use crate::{Moment, calendar, moment::AMSTERDAM};

/// How many days [`Schedule::state`] looks ahead.
const LOOKAHEAD: i32 = 60;

/// Opening hours: what could be understood as slots, and the text as it was given.
/// In JSON `{"regels":[…],"tekst":"…","gesloten":[…]}`, empty parts left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Schedule {
    /// What was understood, in the order in which it was written.
    #[serde(rename = "regels", default, skip_serializing_if = "Vec::is_empty")]
    pub slots: Vec<Slot>,
    /// What people wrote; kept whenever there was something.
    #[serde(rename = "tekst", default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Days on which nothing opens.
    #[serde(rename = "gesloten", default, skip_serializing_if = "Vec::is_empty")]
    pub closed: Vec<Closure>,
}

/// What a visitor finds during a slot. The order is that of how easy it is to just walk in.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum SlotKind {
    /// The door is open.
    #[default]
    Open,
    /// Somebody is there for people who walk in.
    Inloop,
    /// Somebody holds consultation hours.
    Spreekuur,
    /// By appointment only.
    Afspraak,
}

/// One rule of opening hours: on which days, from when until when.
///
/// In JSON flat and in Dutch:
/// `{"soort":"inloop","dagen":["di","do"],"van":"10:00","tot":"12:00"}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "json::SlotJson", into = "json::SlotJson")]
pub struct Slot {
    /// What a visitor finds.
    pub kind: SlotKind,
    /// The days on which it starts.
    pub days: Days,
    /// When it starts, on a Dutch clock.
    pub from: Time,
    /// When it ends. Not later than `from` means on the next day: 24:00 is 00:00, and the same
    /// time as `from` is a whole day.
    pub until: Time,
    /// The first day on which it counts.
    pub valid_from: Option<Date>,
    /// The last day on which it counts.
    pub valid_until: Option<Date>,
    /// Whether it is said not to be there in school holidays.
    pub not_in_school_holidays: bool,
    /// What else was said about it.
    pub note: Option<String>,
}

impl Slot {
    /// A slot of which nothing more is known than days and times.
    #[must_use]
    pub fn new(kind: SlotKind, days: Days, from: Time, until: Time) -> Self {
        Self {
            kind,
            days,
            from,
            until,
            valid_from: None,
            valid_until: None,
            not_in_school_holidays: false,
            note: None,
        }
    }

    /// Whether it starts on this day, when nothing is closed.
    #[must_use]
    pub fn starts_on(&self, date: Date) -> bool {
        self.valid_from.is_none_or(|first| first <= date)
            && self.valid_until.is_none_or(|last| date <= last)
            && self.days.contains(date)
    }
}

/// A number of days on which nothing opens. What opened the evening before runs to its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Closure {
    /// The first day.
    #[serde(rename = "van")]
    pub from: Date,
    /// The last day, that day included.
    #[serde(rename = "tot_en_met")]
    pub until: Date,
    /// Why, in words.
    #[serde(rename = "reden", default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl Closure {
    /// Whether this is one of its days.
    #[must_use]
    pub fn covers(&self, date: Date) -> bool {
        self.from <= date && date <= self.until
    }
}

/// A slot on one date. Ordered by start, then by kind.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SlotOn {
    /// When it starts, as the clock on the wall shows it. Where the clock skips an hour in
    /// spring, that is the end of the skipped hour.
    pub start: DateTime,
    /// What a visitor finds.
    pub kind: SlotKind,
    /// When it ends, as the clock on the wall shows it (for the first time, in the hour that is
    /// repeated in autumn); the next day for a slot past midnight.
    pub end: DateTime,
    /// Whether it is said not to be there in school holidays.
    pub not_in_school_holidays: bool,
    /// What else was said about it.
    pub note: Option<String>,
}

impl SlotOn {
    /// `None` when the clock skips all of it.
    fn new(slot: &Slot, date: Date) -> Option<Self> {
        let last = if slot.until <= slot.from { date.tomorrow().ok()? } else { date };
        let start = shown(date.to_datetime(slot.from));
        let end = shown(last.to_datetime(slot.until));
        (start < end).then(|| Self {
            start,
            kind: slot.kind,
            end,
            not_in_school_holidays: slot.not_in_school_holidays,
            note: slot.note.clone(),
        })
    }

    /// Whether it is going on. Start belongs to it, end does not.
    #[must_use]
    pub fn is_on(&self, now: Moment) -> bool {
        Moment::from_local(self.start) <= now && now < Moment::from_local(self.end)
    }
}

/// The first time at or after `local` that the clock on the wall really shows: one that is
/// skipped in spring becomes the end of what is skipped.
fn shown(local: DateTime) -> DateTime {
    let at = Moment::from_local(local);
    if at.local() == local {
        return local;
    }
    AMSTERDAM.preceding(Moment::from_unix(at.unix() + 1).timestamp()).next().map_or_else(
        || at.local(),
        |change| Moment::from_unix(change.timestamp().as_second()).local(),
    )
}

/// What can be said about a place at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Something is going on.
    Open {
        /// Of all that is going on, what is easiest to walk in to.
        kind: SlotKind,
        /// When the last slot of this kind ends that follows without a gap. `None` when no end
        /// comes in the 60 days looked ahead: day and night.
        until: Option<DateTime>,
    },
    /// Nothing is going on, but something comes within 60 days.
    ClosedUntil {
        /// What comes first.
        kind: SlotKind,
        /// When it starts.
        from: DateTime,
    },
    /// Nothing is going on and nothing comes within 60 days.
    Closed,
    /// Nobody gave hours that could be understood.
    Unknown,
}

/// One day of a week as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayHours {
    /// The day.
    pub date: Date,
    /// What starts on this day, in order.
    pub slots: Vec<SlotOn>,
    /// Why there is nothing, when that was announced.
    pub closure: Option<Closure>,
}

impl Schedule {
    /// Whether there is nothing to show: no slots, no text and no closures.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty() && self.text.is_none() && self.closed.is_empty()
    }

    /// Whether any hours are known.
    #[must_use]
    pub fn is_known(&self) -> bool {
        !self.slots.is_empty()
    }

    /// The announced closing of this day, if any.
    #[must_use]
    pub fn closure_on(&self, date: Date) -> Option<&Closure> {
        self.closed.iter().find(|closure| closure.covers(date))
    }

    /// The slots that start on this date, ordered by start, then kind. One that runs past
    /// midnight is only in the day on which it starts.
    #[must_use]
    pub fn on(&self, date: Date) -> Vec<SlotOn> {
        if self.closure_on(date).is_some() {
            return Vec::new();
        }
        let mut slots: Vec<_> = self
            .slots
            .iter()
            .filter(|slot| slot.starts_on(date))
            .filter_map(|slot| SlotOn::new(slot, date))
            .collect();
        crate::sort::once_each(&mut slots);
        slots
    }

    /// What can be said at this moment, looking 60 days ahead.
    #[must_use]
    pub fn state(&self, now: Moment) -> State {
        let today = now.date();
        let plus = |days: i32| calendar::days_later(today, i64::from(days));
        if !self.is_known() {
            return match self.closure_on(today) {
                Some(_) => State::Closed,
                None => State::Unknown,
            };
        }
        let running = || (-1..=0).flat_map(|day| self.on(plus(day))).filter(|s| s.is_on(now));
        // A slot may start the day before, and one after the other may go on for days.
        let mut slots = (-1..=LOOKAHEAD).flat_map(|day| self.on(plus(day)));
        if let Some(SlotOn { kind, .. }) = running().min_by_key(|slot| slot.kind) {
            let until = running().filter(|slot| slot.kind == kind).map(|slot| slot.end).max();
            let mut until = until.unwrap_or_else(|| now.local());
            for slot in slots.filter(|slot| slot.kind == kind) {
                if slot.start > until {
                    break;
                }
                until = until.max(slot.end);
            }
            let sight = plus(LOOKAHEAD).to_datetime(Time::midnight());
            return State::Open { kind, until: (until <= sight).then_some(until) };
        }
        slots
            .find(|slot| Moment::from_local(slot.start) > now)
            .map_or(State::Closed, |slot| State::ClosedUntil { kind: slot.kind, from: slot.start })
    }

    /// Seven days from this one on: a Monday for a week as on a poster, today for what comes.
    #[must_use]
    pub fn week(&self, monday_or_today: Date) -> [DayHours; 7] {
        [0, 1, 2, 3, 4, 5, 6].map(|day: i32| {
            let date = calendar::days_later(monday_or_today, i64::from(day));
            DayHours { date, slots: self.on(date), closure: self.closure_on(date).cloned() }
        })
    }
}
