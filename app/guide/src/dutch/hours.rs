//! Opening hours from text.

use jiff::civil::{Date, Time};

use super::{
    Reading,
    clause::{Clause, Group, On, clause},
    days::Recurring,
    tokens::{Cursor, source, tokens},
    traits::Traits,
    words,
};
use crate::schedule::{Days, Slot, SlotKind, Weekdays, Weeks};

/// Reads opening-hours text in Dutch or simple Frisian. Returns what was understood and what was
/// not: parts between semicolons or lines are read on their own.
///
/// `reference` is the date of the text. It helps to find a year that was left out: the nearest
/// date of which the weekday is right, or without a weekday one within four months. Without a
/// reference such a date is not understood.
///
/// When a part that is left may take something away ("in de zomer gesloten"), nothing is
/// understood: the rest may not be true.
#[must_use]
pub fn read_hours(text: &str, reference: impl Into<Option<Date>>) -> Reading<Vec<Slot>> {
    let reference = reference.into();
    let tokens = tokens(text);
    let mut found = Found::default();
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
    match found.slots() {
        Some(slots) if !slots.is_empty() => Reading { value: Some(slots), left },
        _ => Reading::nothing(text),
    }
}

/// What the clauses so far say.
#[derive(Default)]
struct Found {
    slots: Vec<Slot>,
    closed: Weekdays,
    /// What was said without days, so about all of them.
    general: Traits,
    /// Whether a clause began with a kind ("inloop: ma 9-12"), so that it may go on in the next.
    kind_led: bool,
}

impl Found {
    fn add(&mut self, clause: &Clause) -> Option<()> {
        if clause.groups.is_empty() {
            let lead = &clause.lead;
            let just = Traits {
                not_in_school_holidays: lead.not_in_school_holidays,
                notes: lead.notes.clone(),
                ..Traits::default()
            };
            let said = lead.kind.is_none() && lead.weeks == Weeks::Every && lead.is_timeless();
            if !said || just.is_plain() {
                return None;
            }
            self.general.not_in_school_holidays |= just.not_in_school_holidays;
            self.general.notes.extend(just.notes);
            return Some(());
        }
        let mut slots = Vec::new();
        let mut closed = Weekdays::NONE;
        for group in &clause.groups {
            if group.closed {
                closed = closed.and(closed_days(group)?);
            } else {
                if self.kind_led && group.traits.kind.is_none() {
                    return None;
                }
                slots.extend(slots_of(group)?);
            }
        }
        self.kind_led |= clause.lead.kind.is_some();
        self.slots.extend(slots);
        self.closed = self.closed.and(closed);
        Some(())
    }

    /// All slots; `None` when a day is said to be both open and closed.
    fn slots(mut self) -> Option<Vec<Slot>> {
        for slot in &mut self.slots {
            if let Days::Weekly { weekdays, .. } = &mut slot.days {
                *weekdays = weekdays.without(self.closed);
                if weekdays.is_empty() {
                    return None;
                }
            }
            slot.not_in_school_holidays |= self.general.not_in_school_holidays;
            slot.note = note(slot.note.iter().chain(&self.general.notes));
        }
        Some(self.slots)
    }
}

fn note<'n>(notes: impl Iterator<Item = &'n String>) -> Option<String> {
    let notes: Vec<_> = notes.map(String::as_str).collect();
    (!notes.is_empty()).then(|| notes.join(", "))
}

/// "zo gesloten". Dates and single weeks are not slots' business.
fn closed_days(group: &Group) -> Option<Weekdays> {
    let traits = &group.traits;
    let always = traits.weeks == Weeks::Every && !traits.alternate && traits.is_timeless();
    if !always || !traits.notes.is_empty() || traits.not_in_school_holidays || group.part.is_some()
    {
        return None;
    }
    group.on.iter().try_fold(Weekdays::NONE, |all, on| Some(all.and(on.weekdays()?)))
}

fn slots_of(group: &Group) -> Option<Vec<Slot>> {
    let traits = &group.traits;
    let times: Option<Vec<(Time, Time)>> =
        group.times.iter().map(|hours| Some((hours.from, hours.until?))).collect();
    let times = times.filter(|times| !times.is_empty())?;
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
            On::Range(..) => return None,
        };
        if traits.weeks != Weeks::Every && !matches!(days, Days::Weekly { .. }) {
            return None;
        }
        for (from, until) in &times {
            slots.push(Slot {
                valid_from,
                valid_until,
                not_in_school_holidays: traits.not_in_school_holidays,
                note: note(traits.notes.iter()),
                ..Slot::new(traits.kind.unwrap_or(SlotKind::Open), days.clone(), *from, *until)
            });
        }
    }
    Some(slots)
}
