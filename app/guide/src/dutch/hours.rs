//! Opening hours from text.

use jiff::civil::Date;

use super::{
    Reading,
    clause::{Clause, Group, On, clause},
    days::Recurring,
    exceptions::Closing,
    tokens::{Cursor, source, tokens},
    traits::Traits,
    words,
};
use crate::{
    almanac::Holiday,
    calendar,
    schedule::{
        Breaks, Closure, Days, HolidayWord, Hours, InBreaks, OnHoliday, Schedule, Slot, SlotKind,
        SpecialDay, Weekdays, Weeks,
    },
};

/// Reads opening-hours text in Dutch or simple Frisian. Returns what was understood (a schedule
/// without the text) and what was not: parts between semicolons or lines are read on their own.
///
/// `reference` is the date of the text. It helps to find a year that was left out: the nearest
/// date of which the weekday is right, or without a weekday one within four months. Without a
/// reference such a date is not understood.
///
/// When a part that is left may take something away ("in de zomer gesloten"), nothing is
/// understood: the rest may not be true.
#[must_use]
pub fn read_hours(text: &str, reference: impl Into<Option<Date>>) -> Reading<Schedule> {
    let reference = reference.into();
    let tokens = tokens(text);
    let mut found = Found::new(reference);
    let mut left = Vec::new();
    for part in Cursor::parts(&tokens) {
        let understood = clause(part, text, reference, false).and_then(|c| found.add(&c));
        if understood.is_some() {
            continue;
        }
        if words::restricts(part) {
            return Reading::nothing(text);
        }
        left.push(source(part, text).to_owned());
    }
    match found.schedule() {
        Some((schedule, clashes)) if !schedule.is_empty() => {
            Reading { value: Some(schedule), left, clashes }
        }
        Some((_, clashes)) => Reading { clashes, ..Reading::nothing(text) },
        None => Reading::nothing(text),
    }
}

/// Reads days on which a place is closed: `2026-12-21 t/m 2027-01-03 (verbouwing); vanaf 1 mei
/// 2027`.
#[must_use]
pub fn read_closures(text: &str, reference: impl Into<Option<Date>>) -> Reading<Vec<Closure>> {
    read_parts(text, reference.into(), |part, reason, reference| {
        let says_so = ["gesloten", "dicht"].iter().any(|word| part.contains(word));
        let part = if says_so { part.to_owned() } else { format!("gesloten {part}") };
        let found = read_whole(&part, reference)?;
        let Schedule { slots, closed, special, holidays, .. } = found;
        let only = slots.is_empty() && special.is_empty() && holidays.is_empty();
        only.then(|| {
            let reasoned = |closure: Closure| Closure {
                reason: closure.reason.or_else(|| reason.clone()),
                ..closure
            };
            closed.into_iter().map(reasoned).collect()
        })
    })
}

/// Reads days with hours of their own: `2026-12-24 10.00-14.00 (kerstmarkt); 31 december 2026
/// gesloten`.
#[must_use]
pub fn read_special_days(
    text: &str,
    reference: impl Into<Option<Date>>,
) -> Reading<Vec<SpecialDay>> {
    let mut reading = read_parts(text, reference.into(), |part, reason, reference| {
        let found = read_whole(part, reference)?;
        if !found.holidays.is_empty() {
            return None;
        }
        let mut days = found.special;
        for slot in found.slots {
            let plain = Slot::new(slot.kind, slot.days.clone(), slot.from, slot.until) == slot;
            let Days::Dates(dates) = &slot.days else { return None };
            plain.then_some(())?;
            days.extend(dates.iter().map(|date| SpecialDay {
                date: *date,
                hours: vec![slot.hours()],
                reason: None,
            }));
        }
        for closure in found.closed {
            (closure.until == Some(closure.from)).then_some(())?;
            days.push(SpecialDay { date: closure.from, hours: Vec::new(), reason: closure.reason });
        }
        for day in &mut days {
            day.reason = day.reason.take().or_else(|| reason.clone());
        }
        Some(days)
    });
    if let Some(days) = reading.value.take() {
        reading.value = Some(days.into_iter().fold(Vec::new(), with_day));
    }
    reading
}

/// Reads what a place says of public holidays: `koningsdag open; hemelvaartsdag gesloten; tweede
/// kerstdag 12.00-16.00 inloop`.
#[must_use]
pub fn read_holidays(text: &str) -> Reading<Vec<OnHoliday>> {
    read_parts(text, None, |part, _, reference| {
        let found = read_whole(part, reference)?;
        let Schedule { slots, closed, special, holidays, .. } = found;
        (slots.is_empty() && closed.is_empty() && special.is_empty()).then_some(holidays)
    })
}

/// Reads the parts of a text between semicolons, each with the reason that it has in brackets at
/// its end.
fn read_parts<T>(
    text: &str,
    reference: Option<Date>,
    read: impl Fn(&str, Option<String>, Option<Date>) -> Option<Vec<T>>,
) -> Reading<Vec<T>> {
    let mut value = Vec::new();
    let mut left = Vec::new();
    for part in text.split(';').map(str::trim).filter(|part| !part.is_empty()) {
        let (said, reason) = match part.strip_suffix(')').and_then(|rest| rest.split_once('(')) {
            Some((said, reason)) => (said.trim(), Some(reason.trim().to_owned())),
            None => (part, None),
        };
        let reason = reason.filter(|reason| !reason.is_empty());
        match read(said, reason, reference).filter(|found| !found.is_empty()) {
            Some(found) => value.extend(found),
            None => left.push(part.to_owned()),
        }
    }
    Reading { value: (!value.is_empty()).then_some(value), left, clashes: Vec::new() }
}

fn read_whole(text: &str, reference: Option<Date>) -> Option<Schedule> {
    let reading = read_hours(text, reference);
    if reading.is_whole() { reading.value } else { None }
}

/// The days and one more; hours of one day come together.
fn with_day(mut days: Vec<SpecialDay>, day: SpecialDay) -> Vec<SpecialDay> {
    let open = |it: &SpecialDay| !it.hours.is_empty();
    match days.iter_mut().find(|it| it.date == day.date && open(it) && open(&day)) {
        Some(known) => {
            known.hours.extend(day.hours);
            known.reason = known.reason.take().or(day.reason);
        }
        None => days.push(day),
    }
    days
}

/// What the clauses so far say.
struct Found {
    reference: Option<Date>,
    schedule: Schedule,
    closed: Weekdays,
    /// What was said without days, so about all of them.
    general: Traits,
    closings: Vec<Closing>,
    /// Whether a clause began with a kind ("inloop: ma 9-12"), so that it may go on in the next.
    kind_led: bool,
}

impl Found {
    fn new(reference: Option<Date>) -> Self {
        Self {
            reference,
            schedule: Schedule::default(),
            closed: Weekdays::NONE,
            general: Traits::default(),
            closings: Vec::new(),
            kind_led: false,
        }
    }

    fn add(&mut self, clause: &Clause) -> Option<()> {
        if clause.groups.is_empty() {
            return self.add_general(clause);
        }
        let mut new = Schedule::default();
        let mut closed = Weekdays::NONE;
        for group in &clause.groups {
            if let [On::Holidays(holidays)] = group.on.as_slice() {
                new.holidays.extend(on_holidays(holidays, group)?);
            } else if group.closed {
                closed = closed.and(self.add_closed(group, &mut new)?);
            } else if group.only {
                new.special = special_days(group)?.into_iter().fold(new.special, with_day);
            } else {
                if self.kind_led && group.traits.kind.is_none() {
                    return None;
                }
                new.slots.extend(slots_of(group)?);
            }
        }
        for slot in &mut new.slots {
            close(slot, &clause.closings)?;
        }
        // Beside anything else than slots they are about the whole place.
        if new.slots.is_empty() {
            self.closings.extend(&clause.closings);
        }
        self.kind_led |= clause.lead.kind.is_some();
        let all = &mut self.schedule;
        all.slots.extend(new.slots);
        all.closed.extend(new.closed);
        all.special = new.special.into_iter().fold(std::mem::take(&mut all.special), with_day);
        for said in new.holidays {
            // Several hours on one holiday come together.
            match (all.holidays.iter_mut().find(|it| it.holiday == said.holiday), &said.hours) {
                (Some(OnHoliday { hours: Some(known), .. }), Some(more))
                    if !known.is_empty() && !more.is_empty() =>
                {
                    known.extend(more);
                }
                _ => all.holidays.push(said),
            }
        }
        self.closed = self.closed.and(closed);
        Some(())
    }

    /// What was said without any days.
    fn add_general(&mut self, clause: &Clause) -> Option<()> {
        let lead = &clause.lead;
        let just = Traits {
            school: lead.school,
            holidays: lead.holidays,
            season: lead.season,
            notes: lead.notes.clone(),
            ..Traits::default()
        };
        let said = lead.kind.is_none()
            && lead.weeks == Weeks::Every
            && !lead.alternate
            && lead.is_timeless()
            && lead.booking.is_empty();
        if !said || just.is_plain() && clause.closings.is_empty() {
            return None;
        }
        let notes = just.notes.clone();
        self.general.fill(&Traits { notes: Vec::new(), ..just })?;
        self.general.notes.extend(notes);
        self.closings.extend(&clause.closings);
        Some(())
    }

    /// "zo gesloten", "gesloten van 21 december 2026 t/m 3 januari 2027 (verbouwing)".
    fn add_closed(&self, group: &Group, new: &mut Schedule) -> Option<Weekdays> {
        let traits = &group.traits;
        let plain = Traits { from: None, until: None, notes: Vec::new(), ..traits.clone() };
        if !plain.is_plain() || group.part.is_some() {
            return None;
        }
        let reason = note(traits.notes.iter());
        let mut closed = Weekdays::NONE;
        let mut close = |from, until| {
            new.closed.push(Closure { from, until, reason: reason.clone() });
            Some(())
        };
        match (group.on.as_slice(), traits.from, traits.until) {
            ([], Some(from), until) => close(from, until)?,
            // Since before the text was written.
            ([], None, until @ Some(_)) => close(self.reference?, until)?,
            (on @ [_, ..], None, None) => {
                for on in on {
                    match on {
                        On::Range(first, last) => close(*first, Some(*last))?,
                        On::Dates(dates) => {
                            for (first, last) in runs(dates) {
                                close(first, Some(last))?;
                            }
                        }
                        // "di gesloten (marktdag)" every week: a reason is for people to read.
                        on if traits.notes.is_empty() => closed = closed.and(on.weekdays()?),
                        _ => return None,
                    }
                }
            }
            _ => return None,
        }
        Some(closed)
    }

    /// Everything together, and what was said to be open on days that are said to be closed;
    /// `None` when one thing makes no sense beside another.
    fn schedule(mut self) -> Option<(Schedule, Vec<String>)> {
        let mut clashes = Vec::new();
        let mut slots = Vec::new();
        for mut slot in self.schedule.slots {
            let said = slot.clone();
            if let Days::Weekly { weekdays, .. } = &mut slot.days {
                *weekdays = weekdays.without(self.closed);
                if weekdays.is_empty() {
                    clashes.push(said.to_dutch());
                    continue;
                }
            }
            let general = &self.general;
            if slot.season.is_some() && general.season.is_some() {
                return None;
            }
            slot.season = slot.season.or(general.season);
            slot.school = both(slot.school, general.school)?;
            slot.holidays = match (slot.holidays, general.holidays) {
                (said, HolidayWord::Unsaid) => said,
                (HolidayWord::Unsaid, general) => general,
                (said, led) if said == led => said,
                _ => return None,
            };
            close(&mut slot, &self.closings)?;
            slot.note = note(slot.note.iter().chain(&general.notes));
            slots.push(slot);
        }
        self.schedule.slots = slots;
        Some((self.schedule, clashes))
    }
}

/// What is said of school holidays in two places.
fn both(one: InBreaks, other: InBreaks) -> Option<InBreaks> {
    Some(match (one, other) {
        (said, InBreaks::AsUsual) | (InBreaks::AsUsual, said) => said,
        (InBreaks::Not(a), InBreaks::Not(b)) => InBreaks::Not(a.and(b)),
        (InBreaks::Only(only), InBreaks::Not(not)) | (InBreaks::Not(not), InBreaks::Only(only)) => {
            let left: Breaks = only.iter().filter(|one| !not.contains(*one)).collect();
            (!left.is_empty()).then_some(InBreaks::Only(left))?
        }
        (InBreaks::Only(_), InBreaks::Only(_)) => return None,
    })
}

/// Takes from a slot when all of it is closed.
fn close(slot: &mut Slot, closings: &[Closing]) -> Option<()> {
    for closing in closings {
        match closing {
            Closing::Holidays => slot.holidays = HolidayWord::Not,
            Closing::Breaks(breaks) => slot.school = both(slot.school, InBreaks::Not(*breaks))?,
            Closing::Season(season) => {
                slot.season.is_none().then_some(())?;
                slot.season = Some(season.rest()?);
            }
        }
    }
    Some(())
}

fn note<'n>(notes: impl Iterator<Item = &'n String>) -> Option<String> {
    let notes: Vec<_> = notes.map(String::as_str).collect();
    (!notes.is_empty()).then(|| notes.join(", "))
}

/// Dates in a row, from the first to the last of each row.
fn runs(dates: &[Date]) -> Vec<(Date, Date)> {
    let mut runs: Vec<(Date, Date)> = Vec::new();
    for date in dates {
        match runs.last_mut() {
            Some((_, last)) if calendar::days_later(*last, 1) == *date => *last = *date,
            _ => runs.push((*date, *date)),
        }
    }
    runs
}

/// The times of a group, when each has an end.
fn hours_of(group: &Group) -> Option<Vec<Hours>> {
    let kind = group.traits.kind.unwrap_or(SlotKind::Open);
    let times: Option<Vec<Hours>> = group
        .times
        .iter()
        .map(|hours| Some(Hours { kind, from: hours.from, until: hours.until? }))
        .collect();
    times.filter(|times| !times.is_empty())
}

/// Whether nothing but a kind was said of the days of a group.
fn has_only_a_kind(group: &Group) -> bool {
    let rest = Traits { kind: None, notes: Vec::new(), ..group.traits.clone() };
    rest.is_plain() && group.part.is_none()
}

fn on_holidays(holidays: &[Holiday], group: &Group) -> Option<Vec<OnHoliday>> {
    (has_only_a_kind(group) && group.traits.notes.is_empty()).then_some(())?;
    let hours = if group.is_usual() {
        None
    } else if group.closed {
        Some(Vec::new())
    } else {
        Some(hours_of(group)?)
    };
    let said = |holiday: &_| OnHoliday { holiday: *holiday, hours: hours.clone() };
    Some(holidays.iter().map(said).collect())
}

fn special_days(group: &Group) -> Option<Vec<SpecialDay>> {
    has_only_a_kind(group).then_some(())?;
    let [On::Dates(dates)] = group.on.as_slice() else { return None };
    let hours = hours_of(group)?;
    let reason = note(group.traits.notes.iter());
    let day =
        |date: &Date| SpecialDay { date: *date, hours: hours.clone(), reason: reason.clone() };
    Some(dates.iter().map(day).collect())
}

fn slots_of(group: &Group) -> Option<Vec<Slot>> {
    let traits = &group.traits;
    let times = hours_of(group)?;
    if traits.alternate {
        return None;
    }
    let mut slots = Vec::new();
    for on in &group.on {
        let (days, valid_from, valid_until) = match on {
            On::Recurring(Recurring::Weekly(weekdays)) => (
                Days::Weekly { weekdays: *weekdays, weeks: traits.weeks },
                traits.from,
                traits.until,
            ),
            On::Recurring(Recurring::Monthly(ordinals, weekday)) => (
                Days::Monthly { ordinals: ordinals.clone(), weekday: *weekday },
                traits.from,
                traits.until,
            ),
            On::Dates(dates) => (Days::Dates(dates.clone()), traits.from, traits.until),
            On::Range(first, last) if traits.is_timeless() => (
                Days::Weekly { weekdays: Weekdays::ALL, weeks: traits.weeks },
                Some(*first),
                Some(*last),
            ),
            On::Range(..) | On::Holidays(_) => return None,
        };
        if traits.weeks != Weeks::Every && !matches!(days, Days::Weekly { .. }) {
            return None;
        }
        for Hours { kind, from, until } in &times {
            slots.push(Slot {
                valid_from,
                valid_until,
                season: traits.season,
                school: traits.school,
                holidays: traits.holidays,
                booking: traits.booking.clone(),
                note: note(traits.notes.iter()),
                ..Slot::new(*kind, days.clone(), *from, *until)
            });
        }
    }
    Some(slots)
}
