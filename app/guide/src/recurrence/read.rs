//! Reading rules, and refusing what is not one.

use std::str::FromStr;

use jiff::{
    civil::{self, Weekday},
    tz::TimeZone,
};

use super::{ByDay, Freq, Rule, Until, sort_days, weekday_code};
use crate::{Moment, sort};

/// Why a text is not a [`Rule`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidRule {
    /// There is no FREQ.
    #[error("the rule does not say how often (FREQ)")]
    NoFreq,
    /// A part is not `NAME=value`.
    #[error("'{0}' is not a part of a rule: a part is a name, '=' and a value")]
    NotAPart(String),
    /// RFC 5545 allows it, this guide does not do it.
    #[error("'{0}' is not supported")]
    NotSupported(String),
    /// RFC 5545 does not know the part.
    #[error("'{0}' is not a known part of a rule")]
    Unknown(String),
    /// A part occurs more than once.
    #[error("{0} is given more than once")]
    Twice(&'static str),
    /// A part has a value that it cannot have.
    #[error("{part} cannot be '{value}'")]
    Value {
        /// The name of the part.
        part: &'static str,
        /// What was given.
        value: String,
    },
    /// Both an end and a number of times.
    #[error("COUNT and UNTIL cannot be in one rule")]
    CountAndUntil,
    /// Parts that cannot go together.
    #[error("{part} cannot be in a rule with {with}")]
    Together {
        /// The part that does not fit.
        part: &'static str,
        /// What it does not fit with.
        with: &'static str,
    },
    /// BYSETPOS picks from the dates of another part, and there is none.
    #[error("BYSETPOS needs another BY part to pick from")]
    NothingToPick,
}

/// The parts that a rule may have, each with its value as it was written.
#[derive(Default)]
struct Parts<'a> {
    freq: Option<&'a str>,
    interval: Option<&'a str>,
    count: Option<&'a str>,
    until: Option<&'a str>,
    by_month: Option<&'a str>,
    by_month_day: Option<&'a str>,
    by_day: Option<&'a str>,
    by_set_pos: Option<&'a str>,
    week_start: Option<&'a str>,
}

impl<'a> Parts<'a> {
    fn read(rule: &'a str) -> Result<Self, InvalidRule> {
        let mut parts = Self::default();
        for part in rule.split(';') {
            let (name, value) =
                part.split_once('=').ok_or_else(|| InvalidRule::NotAPart(part.to_owned()))?;
            let (name, place) = match name {
                "FREQ" => ("FREQ", &mut parts.freq),
                "INTERVAL" => ("INTERVAL", &mut parts.interval),
                "COUNT" => ("COUNT", &mut parts.count),
                "UNTIL" => ("UNTIL", &mut parts.until),
                "BYMONTH" => ("BYMONTH", &mut parts.by_month),
                "BYMONTHDAY" => ("BYMONTHDAY", &mut parts.by_month_day),
                "BYDAY" => ("BYDAY", &mut parts.by_day),
                "BYSETPOS" => ("BYSETPOS", &mut parts.by_set_pos),
                "WKST" => ("WKST", &mut parts.week_start),
                "BYSECOND" | "BYMINUTE" | "BYHOUR" | "BYYEARDAY" | "BYWEEKNO" | "RSCALE"
                | "SKIP" => return Err(InvalidRule::NotSupported(name.to_owned())),
                _ => return Err(InvalidRule::Unknown(name.to_owned())),
            };
            if place.replace(value).is_some() {
                return Err(InvalidRule::Twice(name));
            }
        }
        Ok(parts)
    }
}

impl FromStr for Rule {
    type Err = InvalidRule;

    fn from_str(text: &str) -> Result<Self, InvalidRule> {
        let text = text.trim().to_ascii_uppercase();
        let parts = Parts::read(&text)?;
        let mut rule = Self::new(match parts.freq.ok_or(InvalidRule::NoFreq)? {
            "DAILY" => Freq::Daily,
            "WEEKLY" => Freq::Weekly,
            "MONTHLY" => Freq::Monthly,
            "YEARLY" => Freq::Yearly,
            often @ ("SECONDLY" | "MINUTELY" | "HOURLY") => {
                return Err(InvalidRule::NotSupported(format!("FREQ={often}")));
            }
            other => return Err(wrong("FREQ", other)),
        });
        if let Some(value) = parts.interval {
            rule.interval = number("INTERVAL", value, 1, u16::MAX)?;
        }
        if let Some(value) = parts.count {
            rule.count = Some(number("COUNT", value, 1, u32::MAX)?);
        }
        if let Some(value) = parts.until {
            rule.until = Some(until(value).ok_or_else(|| wrong("UNTIL", value))?);
        }
        if let Some(value) = parts.week_start {
            rule.week_start = weekday(value).ok_or_else(|| wrong("WKST", value))?;
        }
        rule.by_month = numbers("BYMONTH", parts.by_month, 1, 12)?;
        rule.by_month_day = signed_numbers("BYMONTHDAY", parts.by_month_day, 31)?;
        rule.by_set_pos = signed_numbers("BYSETPOS", parts.by_set_pos, 366)?;
        rule.by_day = days(parts.by_day)?;
        rule.check()?;
        Ok(rule)
    }
}

impl Rule {
    /// Refuses parts that RFC 5545 §3.3.10 does not allow together.
    fn check(&self) -> Result<(), InvalidRule> {
        if self.count.is_some() && self.until.is_some() {
            return Err(InvalidRule::CountAndUntil);
        }
        if self.freq == Freq::Weekly && !self.by_month_day.is_empty() {
            return Err(InvalidRule::Together { part: "BYMONTHDAY", with: "FREQ=WEEKLY" });
        }
        if let Some(nth) = self.by_day.iter().find(|day| day.ordinal.is_some()) {
            let with = match self.freq {
                Freq::Daily => Some("FREQ=DAILY"),
                Freq::Weekly => Some("FREQ=WEEKLY"),
                Freq::Monthly | Freq::Yearly => None,
            };
            if let Some(with) = with {
                return Err(InvalidRule::Together { part: "a numbered weekday (BYDAY)", with });
            }
            if self.freq == Freq::Yearly && self.by_month.is_empty() {
                return Err(InvalidRule::NotSupported(format!(
                    "BYDAY={nth} counted in the year, without BYMONTH"
                )));
            }
        }
        let picks_from_nothing =
            self.by_month.is_empty() && self.by_month_day.is_empty() && self.by_day.is_empty();
        if !self.by_set_pos.is_empty() && picks_from_nothing {
            return Err(InvalidRule::NothingToPick);
        }
        Ok(())
    }
}

fn wrong(part: &'static str, value: &str) -> InvalidRule {
    InvalidRule::Value { part, value: value.to_owned() }
}

fn number<N: FromStr + PartialOrd + Copy>(
    part: &'static str,
    value: &str,
    least: N,
    most: N,
) -> Result<N, InvalidRule> {
    value
        .parse()
        .ok()
        .filter(|number| *number >= least && *number <= most)
        .ok_or_else(|| wrong(part, value))
}

fn numbers(
    part: &'static str,
    list: Option<&str>,
    least: i8,
    most: i8,
) -> Result<Vec<i8>, InvalidRule> {
    let mut numbers = list
        .into_iter()
        .flat_map(|list| list.split(','))
        .map(|value| number(part, value, least, most))
        .collect::<Result<Vec<_>, _>>()?;
    sort::once_each(&mut numbers);
    Ok(numbers)
}

/// Numbers from 1 or -1 on, sorted as people count: those from the end come last.
fn signed_numbers<N: TryFrom<i16> + Copy + Ord + Default>(
    part: &'static str,
    list: Option<&str>,
    most: i16,
) -> Result<Vec<N>, InvalidRule> {
    let mut numbers = list
        .into_iter()
        .flat_map(|list| list.split(','))
        .map(|value| {
            number(part, value, -most, most)
                .ok()
                .filter(|number| *number != 0)
                .and_then(|number| N::try_from(number).ok())
                .ok_or_else(|| wrong(part, value))
        })
        .collect::<Result<Vec<N>, _>>()?;
    sort::by_key(&mut numbers, |number| (*number < N::default(), *number));
    numbers.dedup();
    Ok(numbers)
}

fn days(list: Option<&str>) -> Result<Vec<ByDay>, InvalidRule> {
    let mut days = list
        .into_iter()
        .flat_map(|list| list.split(','))
        .map(|value| {
            let (nth, code) = value
                .split_at_checked(value.len().saturating_sub(2))
                .ok_or_else(|| wrong("BYDAY", value))?;
            let weekday = weekday(code).ok_or_else(|| wrong("BYDAY", value))?;
            if nth.is_empty() {
                return Ok(ByDay::every(weekday));
            }
            // A year has up to 53 of each weekday; a month, which is all that is done here, 5.
            let ordinal = number("BYDAY", nth, -53_i8, 53)
                .ok()
                .filter(|ordinal| *ordinal != 0)
                .ok_or_else(|| wrong("BYDAY", value))?;
            ByDay::nth(ordinal, weekday)
                .ok_or_else(|| InvalidRule::NotSupported(format!("BYDAY={value}")))
        })
        .collect::<Result<Vec<_>, _>>()?;
    sort_days(&mut days);
    Ok(days)
}

/// Reads `20260902`, `20260902T133000` or `20260902T113000Z`.
fn until(value: &str) -> Option<Until> {
    let Some((date, time)) = value.split_once('T') else {
        return compact_date(value).map(Until::Date);
    };
    let date = compact_date(date)?;
    let (time, utc) = match time.strip_suffix('Z') {
        Some(time) => (time, true),
        None => (time, false),
    };
    let [hour, minute, second] = digits(time, [2, 2, 2])?;
    // A leap second counts as the second before it (RFC 5545 §3.3.12).
    let time = civil::Time::new(
        i8::try_from(hour).ok()?,
        i8::try_from(minute).ok()?,
        i8::try_from(if second == 60 { 59 } else { second }).ok()?,
        0,
    );
    let local = date.to_datetime(time.ok()?);
    if utc {
        let timestamp = TimeZone::UTC.to_timestamp(local).ok()?;
        Some(Until::Utc(Moment::from_unix(timestamp.as_second())))
    } else {
        Some(Until::Local(local))
    }
}

fn compact_date(value: &str) -> Option<civil::Date> {
    let [year, month, day] = digits(value, [4, 2, 2])?;
    civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Reads a text of nothing but digits as three numbers of so many digits each.
fn digits(text: &str, widths: [usize; 3]) -> Option<[i16; 3]> {
    if text.len() != widths.iter().sum::<usize>() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (first, rest) = text.split_at(widths[0]);
    let (second, third) = rest.split_at(widths[1]);
    Some([first.parse().ok()?, second.parse().ok()?, third.parse().ok()?])
}
fn weekday(code: &str) -> Option<Weekday> {
    (0..7)
        .filter_map(|day| Weekday::from_monday_zero_offset(day).ok())
        .find(|weekday| weekday_code(*weekday) == code)
}
