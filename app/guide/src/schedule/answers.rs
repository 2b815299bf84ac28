//! What somebody at the door wants to know: is it open, until when, and when is it next.

use jiff::civil::{Date, DateTime};

use super::{
    Schedule, SlotKind, SlotOn,
    day::{Span, midnight},
};
use crate::{Almanac, Moment, calendar};

/// How many days are looked ahead: a year, and a week to be sure of the same weekday.
const LOOKAHEAD: i64 = 373;
/// After how many days without an end something is open day and night.
const DAY_AND_NIGHT: i64 = 60;

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
    /// Nothing is going on, but something comes within a year.
    ClosedUntil {
        /// What comes first.
        kind: SlotKind,
        /// When it starts.
        from: DateTime,
    },
    /// Nothing is going on and nothing comes within a year.
    Closed,
    /// Nobody gave hours that could be understood.
    Unknown,
}

/// When what a visitor finds becomes something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// When, as the clock on the wall shows it.
    pub at: DateTime,
    /// What is easiest to walk in to from then on; none is closed.
    pub to: Option<SlotKind>,
}

impl Schedule {
    /// What starts from the day before `today` on, day by day, each day in order of start and
    /// kind. The day before, for that may still go on.
    fn spans<'a>(
        &'a self,
        today: Date,
        days: i64,
        almanac: &'a Almanac,
    ) -> impl Iterator<Item = Span> + 'a {
        // What cannot begin any more need not be looked for.
        let ended = |slot: &super::Slot| slot.valid_until.is_some_and(|last| last < today);
        let ever = self.special.iter().any(|day| !day.hours.is_empty())
            || self.holidays.iter().any(|said| said.hours.is_some());
        let days = if ever || !self.slots.iter().all(ended) { days } else { 1 };
        (-1..=days).flat_map(move |day| {
            let mut spans = Vec::new();
            let date = calendar::days_later(today, day);
            self.each_on(date, almanac, &mut |span, _| spans.push(span));
            crate::sort::by_key(&mut spans, |span| (span.start, span.kind));
            spans
        })
    }

    /// What can be said at this moment, looking a year ahead.
    #[must_use]
    pub fn state(&self, now: Moment, almanac: &Almanac) -> State {
        let today = now.date();
        if !self.is_known() {
            return match self.closure_on(today) {
                Some(_) => State::Closed,
                None => State::Unknown,
            };
        }
        if let Some(kind) = self.kind_at(now, almanac) {
            return State::Open { kind, until: self.open_until(kind, now, almanac) };
        }
        self.spans(today, LOOKAHEAD, almanac)
            .find(|span| Moment::from_local(span.start) > now)
            .map_or(State::Closed, |span| State::ClosedUntil { kind: span.kind, from: span.start })
    }

    /// Of all that is going on, what is easiest to walk in to.
    fn kind_at(&self, now: Moment, almanac: &Almanac) -> Option<SlotKind> {
        let running = self.spans(now.date(), 0, almanac).filter(|span| span.is_on(now));
        running.map(|span| span.kind).min()
    }

    /// When the last of what follows without a gap ends; none for day and night.
    fn open_until(&self, kind: SlotKind, now: Moment, almanac: &Almanac) -> Option<DateTime> {
        let today = now.date();
        let of_kind = |days| self.spans(today, days, almanac).filter(|span| span.kind == kind);
        let running = of_kind(0).filter(|span| span.is_on(now)).map(|span| span.end);
        let mut until = running.max().unwrap_or_else(|| now.local());
        for span in of_kind(DAY_AND_NIGHT) {
            if span.start > until {
                break;
            }
            until = until.max(span.end);
        }
        let sight = midnight(calendar::days_later(today, DAY_AND_NIGHT));
        (until <= sight).then_some(until)
    }

    /// When it becomes something else: opens, closes, or when what is easiest to walk in to
    /// changes. None when that does not happen within a year.
    #[must_use]
    pub fn next_change(&self, now: Moment, almanac: &Almanac) -> Option<Change> {
        let before = self.kind_at(now, almanac);
        let mut ahead: Vec<DateTime> = Vec::new();
        let mut day = now.date();
        for span in self.spans(now.date(), LOOKAHEAD, almanac) {
            // Nothing that starts later changes anything before its own day.
            if span.start.date() > day {
                if let Some(change) = self.first_change(&mut ahead, before, now, Some(day), almanac)
                {
                    return Some(change);
                }
                day = span.start.date();
            }
            ahead.extend([span.start, span.end]);
        }
        self.first_change(&mut ahead, before, now, None, almanac)
    }

    /// The first of these times, up to the end of `day`, at which the kind is another.
    fn first_change(
        &self,
        times: &mut Vec<DateTime>,
        before: Option<SlotKind>,
        now: Moment,
        day: Option<Date>,
        almanac: &Almanac,
    ) -> Option<Change> {
        crate::sort::once_each(times);
        let mut rest = Vec::new();
        for at in times.drain(..) {
            if day.is_some_and(|day| at.date() > day) {
                rest.push(at);
                continue;
            }
            let moment = Moment::from_local(at);
            if moment <= now {
                continue;
            }
            let to = self.kind_at(moment, almanac);
            if to != before {
                return Some(Change { at, to });
            }
        }
        *times = rest;
        None
    }

    /// The next time that something of this kind starts, after this moment and within a year.
    #[must_use]
    pub fn next_opening(&self, kind: SlotKind, now: Moment, almanac: &Almanac) -> Option<SlotOn> {
        let offered = self.slots.iter().map(|slot| slot.kind);
        let own = self.special.iter().flat_map(|day| &day.hours);
        let on_holidays = self.holidays.iter().flat_map(|said| said.hours.iter().flatten());
        let others = own.chain(on_holidays).map(|hours| hours.kind);
        if !offered.chain(others).any(|it| it == kind) {
            return None;
        }
        let mut spans = self.spans(now.date(), LOOKAHEAD, almanac);
        let next = spans.find(|it| it.kind == kind && Moment::from_local(it.start) > now)?;
        let fits = |slot: &SlotOn| slot.kind == kind && slot.start == next.start;
        // A time that the clock skips is shown later, but never on another day.
        self.on(next.start.date(), almanac).into_iter().find(fits)
    }

    /// What of a kind a visitor can still come for today: going on now, or the first that starts
    /// later on this day.
    #[must_use]
    pub fn still_today(&self, kind: SlotKind, now: Moment, almanac: &Almanac) -> Option<SlotOn> {
        let today = now.date();
        [-1, 0]
            .into_iter()
            .flat_map(|day| self.on(calendar::days_later(today, day), almanac))
            .find(|slot| slot.kind == kind && Moment::from_local(slot.end) > now)
    }
}
