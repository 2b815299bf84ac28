//! Dates of an activity from text.

use jiff::{
    ToSpan,
    civil::{Date, DateTime, Time},
};

use super::{
    Reading,
    clause::{Group, On, clause},
    clock::Hours,
    days::Recurring,
    tokens::tokens,
};
use crate::{
    recurrence::{ByDay, Rule, Until},
    schedule::{HolidayWord, InBreaks, SlotKind, Weekdays, Weeks},
    when::{Start, When},
};

/// Reads when an activity takes place: dates, times and what comes back. Only when it is clear:
/// "donderdag 17.00 uur" may be once, "elke donderdag" is not.
///
/// `reference` is the date of the text. It helps to find a year that was left out: the nearest
/// date of which the weekday is right, or without a weekday one within four months. What comes
/// back at a time needs it as well: the start is the first such day from the reference on.
/// Without it the rule is understood but the time is left.
///
/// The value always keeps the text. What is left is what the value does not say otherwise: a part
/// of the day, a place, a title.
#[must_use]
pub fn read_when(text: &str, reference: impl Into<Option<Date>>) -> Reading<When> {
    let reference = reference.into();
    understand(text, reference).unwrap_or_else(|| Reading::nothing(text))
}

fn understand(text: &str, reference: Option<Date>) -> Option<Reading<When>> {
    let found = clause(&tokens(text), text, reference, true)?;
    let [group] = found.groups.as_slice() else { return None };
    let traits = &group.traits;
    // A rule cannot say these.
    let unsayable = group.closed
        || traits.weeks != Weeks::Every
        || traits.season.is_some()
        || traits.school != InBreaks::AsUsual
        || traits.holidays != HolidayWord::Unsaid
        || !found.closings.is_empty()
        || group.only
        || group.times.len() > 1;
    if unsayable {
        return None;
    }
    let mut left = Vec::new();
    let mut when = match group.on.as_slice() {
        [On::Dates(dates)] => on_dates(dates, group)?,
        [On::Range(first, last)] => on_range(*first, *last, group)?,
        days => again_and_again(days, group, reference)?,
    };
    when.text = Some(text.trim().to_owned());
    if group.part.is_some() && group.times.is_empty() {
        left.push(group.said.days.clone());
    }
    if traits.kind.is_some_and(|kind| kind != SlotKind::Open) {
        left.push(group.said.kind.clone());
    }
    if !group.times.is_empty() && when.start.is_none() {
        left.push(group.said.times.clone());
    }
    left.extend(traits.notes.iter().cloned());
    left.extend(found.aside);
    Some(Reading { value: Some(when), left, clashes: Vec::new() })
}

/// Starts at these hours on this day.
fn starting(day: Date, hours: Option<&Hours>) -> Option<When> {
    let Some(hours) = hours else {
        return Some(When { start: Some(Start::Day(day)), ..When::default() });
    };
    let at = |day: Date, time: Time| -> DateTime { day.to_datetime(time) };
    let end = match hours.until {
        Some(until) if until <= hours.from => Some(at(day.tomorrow().ok()?, until)),
        Some(until) => Some(at(day, until)),
        None => None,
    };
    Some(When {
        start: Some(Start::Time(at(day, hours.from))),
        end: end.map(Start::Time),
        ..When::default()
    })
}

/// Once, or a number of times with equal steps between: those a rule can say.
fn on_dates(dates: &[Date], group: &Group) -> Option<When> {
    if !group.traits.is_timeless() || group.traits.alternate {
        return None;
    }
    let (first, last) = (*dates.first()?, *dates.last()?);
    let hours = group.times.first();
    let mut when = starting(first, hours)?;
    let [_, second, ..] = dates else { return Some(when) };
    let step = (*second - first).get_days();
    let even = dates.windows(2).all(|pair| match pair {
        [a, b] => (*b - *a).get_days() == step,
        _ => false,
    });
    if !even {
        return None;
    }
    if step == 1 && hours.is_none() {
        when.end = Some(Start::Day(last));
        return Some(when);
    }
    when.rule = Some(every(step, last)?);
    Some(when)
}

/// Every so many days, until this one.
fn every(days: i32, last: Date) -> Option<Rule> {
    let until = Some(Until::Date(last));
    if days % 7 == 0 {
        return Some(Rule::weekly([]).every(u16::try_from(days / 7).ok()?).ending(until));
    }
    Some(Rule::daily().every(u16::try_from(days).ok()?).ending(until))
}

/// Some days in a row; with hours the same on each of them. With only a beginning it is not clear
/// whether it begins on each of them.
fn on_range(first: Date, last: Date, group: &Group) -> Option<When> {
    if !group.traits.is_timeless() || group.traits.alternate {
        return None;
    }
    match group.times.first() {
        None => {
            let when = starting(first, None)?;
            Some(When { end: Some(Start::Day(last)), ..when })
        }
        hours @ Some(Hours { until: Some(_), .. }) => {
            let when = starting(first, hours)?;
            Some(When { rule: Some(every(1, last)?), ..when })
        }
        Some(_) => None,
    }
}

fn again_and_again(days: &[On], group: &Group, reference: Option<Date>) -> Option<When> {
    let traits = &group.traits;
    if !group.repeats && !traits.alternate {
        return None;
    }
    let rule = rule(days)?;
    let fits = |date: &Date| match days {
        [On::Recurring(Recurring::Weekly(weekdays))] => weekdays.contains(date.weekday()),
        _ => days.iter().any(|on| match on {
            On::Recurring(Recurring::Monthly(nths, weekday)) => {
                crate::schedule::Days::Monthly { ordinals: nths.clone(), weekday: *weekday }
                    .contains(*date)
            }
            _ => false,
        }),
    };
    // Every other week counts from a day that was said to be the first.
    if traits.alternate
        && !(matches!(days, [On::Recurring(Recurring::Weekly(_))])
            && traits.from.as_ref().is_some_and(fits))
    {
        return None;
    }
    let interval = if traits.alternate { 2 } else { 1 };
    let rule = rule.every(interval).ending(traits.until.map(Until::Date));
    let hours = group.times.first();
    let from = traits.from.or(reference.filter(|_| hours.is_some()));
    let mut when = match from {
        None => When::default(),
        Some(from) => {
            let first = from.series(1.day()).take(400).find(fits)?;
            starting(first, hours)?
        }
    };
    when.rule = Some(rule);
    Some(when)
}

fn rule(days: &[On]) -> Option<Rule> {
    match days {
        [On::Recurring(Recurring::Weekly(weekdays))] if *weekdays == Weekdays::ALL => {
            Some(Rule::daily())
        }
        [On::Recurring(Recurring::Weekly(weekdays))] => Some(Rule::weekly(weekdays.iter())),
        _ => {
            let mut by_day = Vec::new();
            for on in days {
                let On::Recurring(Recurring::Monthly(ordinals, weekday)) = on else { return None };
                for nth in ordinals {
                    by_day.push(ByDay::nth(nth.number(), *weekday)?);
                }
            }
            Some(Rule::monthly(by_day))
        }
    }
}
