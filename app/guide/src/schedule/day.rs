//! What there is on one date, and why that is unlike other days.

use jiff::civil::{Date, DateTime, Time};

use super::{Booking, Days, HolidayWord, Hours, InBreaks, Schedule, Slot, SlotKind};
use crate::{
    Almanac, Moment,
    almanac::{Holiday, SchoolBreak},
    calendar,
    moment::AMSTERDAM,
    sort,
};

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
    /// How to make the appointment.
    pub booking: Booking,
    /// What else was said about it.
    pub note: Option<String>,
}

impl SlotOn {
    /// Whether it is going on. Start belongs to it, end does not.
    #[must_use]
    pub fn is_on(&self, now: Moment) -> bool {
        Moment::from_local(self.start) <= now && now < Moment::from_local(self.end)
    }
}

/// From when until when on one date, and nothing else: what most answers need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) kind: SlotKind,
    pub(super) start: DateTime,
    pub(super) end: DateTime,
}

impl Span {
    /// `None` when the clock skips all of it.
    fn new(hours: Hours, date: Date) -> Option<Self> {
        let next_day = hours.until <= hours.from;
        let last = if next_day { calendar::days_later(date, 1) } else { date };
        let start = shown(date.to_datetime(hours.from));
        let end = shown(last.to_datetime(hours.until));
        (start < end).then_some(Self { kind: hours.kind, start, end })
    }

    pub(super) fn is_on(self, now: Moment) -> bool {
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

/// Why a day is not like other days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is closed for a while: why, and until when, as far as that is known.
    Closure(Option<String>, Option<Date>),
    /// It is a special day, perhaps with a reason.
    Special(Option<String>),
    /// It is a public holiday.
    Holiday(Holiday),
    /// It is a school holiday.
    School(SchoolBreak),
}

/// How a day is not like other days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    /// Why.
    pub why: Why,
    /// Whether the hours are as usual all the same: worth saying on a holiday.
    pub as_usual: bool,
}

/// One day of a week as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayHours {
    /// The day.
    pub date: Date,
    /// What starts on this day, in order.
    pub slots: Vec<SlotOn>,
    /// What makes it unlike other days, when that makes a difference.
    pub exception: Option<Exception>,
}

/// A day after this week that is unlike others, and until when it goes on like that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ahead {
    /// The first day.
    pub day: DayHours,
    /// The last day.
    pub last: Date,
}

/// What decides on a date.
enum Decides {
    Closure(Option<String>, Option<Date>),
    Special,
    /// The place says closed or other hours.
    OwnHoliday(Holiday),
    /// The place says as usual.
    UsualHoliday(Holiday),
    /// The municipality closes.
    Holiday(Holiday),
    Slots,
}

impl Schedule {
    fn decides(&self, date: Date, almanac: &Almanac) -> Decides {
        if let Some(closure) = self.closure_on(date) {
            return Decides::Closure(closure.reason.clone(), closure.until);
        }
        if self.special.iter().any(|day| day.date == date) {
            return Decides::Special;
        }
        let mut usual = None;
        for said in self.holidays.iter().filter(|said| said.holiday.is_on(date)) {
            match said.hours {
                Some(_) => return Decides::OwnHoliday(said.holiday),
                None => usual = Some(said.holiday),
            }
        }
        match (usual, almanac.closing(date)) {
            (Some(holiday), _) => Decides::UsualHoliday(holiday),
            (None, Some(holiday)) => Decides::Holiday(holiday),
            (None, None) => Decides::Slots,
        }
    }

    /// Calls `add` with everything that starts on this date, in no order.
    pub(super) fn each_on(
        &self,
        date: Date,
        almanac: &Almanac,
        add: &mut dyn FnMut(Span, Option<&Slot>),
    ) {
        let mut put = |hours: Hours, slot: Option<&Slot>| {
            if let Some(span) = Span::new(hours, date) {
                add(span, slot);
            }
        };
        match self.decides(date, almanac) {
            Decides::Closure(..) => {}
            Decides::Special | Decides::OwnHoliday(_) => {
                for (hours, _) in self.own_hours(date, almanac) {
                    put(hours, None);
                }
            }
            decides => {
                for slot in &self.slots {
                    if slot_runs(slot, date, almanac, &decides) {
                        put(slot.hours(), Some(slot));
                    }
                }
            }
        }
    }

    /// Whether a slot of this schedule starts on this date.
    pub(super) fn runs(&self, slot: &Slot, date: Date, almanac: &Almanac) -> bool {
        match self.decides(date, almanac) {
            Decides::Closure(..) | Decides::Special | Decides::OwnHoliday(_) => false,
            decides => slot_runs(slot, date, almanac, &decides),
        }
    }

    /// The hours that this date has instead of its slots, with the reason.
    pub(super) fn own_hours(&self, date: Date, almanac: &Almanac) -> Vec<(Hours, Option<String>)> {
        let mut found = Vec::new();
        match self.decides(date, almanac) {
            Decides::Special => {
                let days = || self.special.iter().filter(|day| day.date == date);
                // Open and closed on one day: closed.
                if days().all(|day| !day.hours.is_empty()) {
                    for day in days() {
                        found.extend(day.hours.iter().map(|it| (*it, day.reason.clone())));
                    }
                }
            }
            Decides::OwnHoliday(holiday) => {
                let said = || self.holidays.iter().filter(|said| said.holiday.is_on(date));
                let own = || said().filter_map(|said| said.hours.as_deref());
                if own().all(|hours| !hours.is_empty()) {
                    let reason = || Some(holiday.name().replace('-', " "));
                    found.extend(own().flatten().map(|it| (*it, reason())));
                }
            }
            _ => {}
        }
        found
    }

    /// The slots that start on this date, ordered by start, then kind. One that runs past
    /// midnight is only in the day on which it starts.
    #[must_use]
    pub fn on(&self, date: Date, almanac: &Almanac) -> Vec<SlotOn> {
        let mut slots = Vec::new();
        self.each_on(date, almanac, &mut |Span { kind, start, end }, slot| {
            slots.push(SlotOn {
                start,
                kind,
                end,
                booking: slot.map(|slot| slot.booking.clone()).unwrap_or_default(),
                note: slot.and_then(|slot| slot.note.clone()),
            });
        });
        sort::once_each(&mut slots);
        slots
    }

    /// Whether anything of a kind, or anything at all, starts on this date.
    #[must_use]
    pub fn is_any_on(&self, date: Date, kind: Option<SlotKind>, almanac: &Almanac) -> bool {
        let mut any = false;
        self.each_on(date, almanac, &mut |span, _| any |= kind.is_none_or(|it| it == span.kind));
        any
    }

    /// One day, with what makes it unlike others.
    #[must_use]
    pub fn day(&self, date: Date, almanac: &Almanac) -> DayHours {
        let slots = self.on(date, almanac);
        let exception = self.exception(date, almanac, !slots.is_empty());
        DayHours { date, slots, exception }
    }

    /// Seven days from this one on: a Monday for a week as on a poster, today for what comes.
    #[must_use]
    pub fn week(&self, monday_or_today: Date, almanac: &Almanac) -> [DayHours; 7] {
        [0, 1, 2, 3, 4, 5, 6]
            .map(|day| self.day(calendar::days_later(monday_or_today, day), almanac))
    }

    /// The days of the five weeks after this one that are unlike others. Days that are closed for
    /// one reason come together.
    #[must_use]
    pub fn ahead(&self, today: Date, almanac: &Almanac) -> Vec<Ahead> {
        let mut found: Vec<Ahead> = Vec::new();
        if !self.is_known() {
            return found;
        }
        for day in 7..42 {
            let day = self.day(calendar::days_later(today, day), almanac);
            if day.exception.is_none() {
                continue;
            }
            match found.last_mut() {
                Some(known)
                    if known.day.exception == day.exception
                        && known.day.slots.is_empty()
                        && day.slots.is_empty() =>
                {
                    known.last = day.date;
                }
                _ => found.push(Ahead { last: day.date, day }),
            }
        }
        found
    }

    /// What makes this date unlike others, when it matters: a day on which nothing is usual is not
    /// closed because of anything.
    fn exception(&self, date: Date, almanac: &Almanac, opens: bool) -> Option<Exception> {
        let usual = || self.slots.iter().any(|slot| slot.starts_on(date));
        let unlike = |why| Some(Exception { why, as_usual: false });
        match self.decides(date, almanac) {
            Decides::Closure(reason, until) => {
                usual().then(|| unlike(Why::Closure(reason, until)))?
            }
            Decides::Special => {
                let mut reasons = self.special.iter().filter(|day| day.date == date);
                let reason = reasons.find_map(|day| day.reason.clone());
                (opens || usual()).then(|| unlike(Why::Special(reason)))?
            }
            Decides::OwnHoliday(holiday) => {
                (opens || usual()).then(|| unlike(Why::Holiday(holiday)))?
            }
            Decides::UsualHoliday(holiday) => {
                opens.then_some(Exception { why: Why::Holiday(holiday), as_usual: true })
            }
            Decides::Holiday(holiday) => {
                let left_out = || {
                    self.slots.iter().any(|slot| {
                        slot.starts_on(date)
                            && !slot_runs(slot, date, almanac, &Decides::Holiday(holiday))
                    })
                };
                usual().then(|| Exception { why: Why::Holiday(holiday), as_usual: !left_out() })
            }
            Decides::Slots => {
                let school = almanac.school_holiday(date)?.which;
                let changed = self.slots.iter().any(|slot| {
                    slot.starts_on(date)
                        && slot.school.allows(Some(school)) != slot.school.allows(None)
                });
                changed.then(|| unlike(Why::School(school)))?
            }
        }
    }
}

/// Whether a slot starts on a date on which nothing of its own was said.
fn slot_runs(slot: &Slot, date: Date, almanac: &Almanac, decides: &Decides) -> bool {
    if !slot.starts_on(date) {
        return false;
    }
    let on_holiday = match decides {
        // What is on that very date was not meant for another day.
        Decides::Holiday(_) => {
            slot.holidays == HolidayWord::Also
                || slot.holidays != HolidayWord::Not && matches!(slot.days, Days::Dates(_))
        }
        _ => slot.holidays != HolidayWord::Not || almanac.closing(date).is_none(),
    };
    on_holiday
        && (slot.school == InBreaks::AsUsual
            || slot.school.allows(almanac.school_holiday(date).map(|it| it.which)))
}

impl Slot {
    /// Its times, without its days.
    #[must_use]
    pub fn hours(&self) -> Hours {
        Hours { kind: self.kind, from: self.from, until: self.until }
    }
}

/// Where a day begins.
pub(super) fn midnight(date: Date) -> DateTime {
    date.to_datetime(Time::midnight())
}
