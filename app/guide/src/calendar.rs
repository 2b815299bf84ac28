//! Counting days and seconds on a calendar and a clock that nobody changes.
//!
//! `jiff` can do this and a hundred things more, with an explanation for each that can fail. Here
//! nothing fails, what falls off the calendar stays at its edge, and a phone does not have to load
//! the explanations.

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::Offset,
};

const DAY: i64 = 86_400;

/// After 400 years the calendar repeats. What lies at its end is counted that much earlier, and
/// what lies at its beginning later: instants do not reach as far as calendars do.
const CYCLE: i64 = 146_097 * DAY;

fn shifted(at: DateTime, years: i16) -> Option<DateTime> {
    let date = Date::new(at.year().checked_add(years)?, at.month(), at.day()).ok()?;
    Some(DateTime::from_parts(date, at.time()))
}

/// Seconds since the start of 1970, as if the clock had always been that of UTC.
fn seconds(at: DateTime) -> i64 {
    let (years, back) = if at.year() < 0 { (400, -CYCLE) } else { (-400, CYCLE) };
    let instant = shifted(at, years).and_then(|at| Offset::UTC.to_timestamp(at).ok());
    instant.unwrap_or(Timestamp::UNIX_EPOCH).as_second() + back
}

/// What calendar and clock show then; none when that is no day on the calendar.
fn at_second(second: i64) -> Option<DateTime> {
    let (years, back) = if second < 0 { (-400, CYCLE) } else { (400, -CYCLE) };
    let instant = Timestamp::from_second(second.checked_add(back)?).ok()?;
    shifted(Offset::UTC.to_datetime(instant), years)
}

/// A number of seconds later, or earlier when it is negative.
#[must_use]
pub fn later(at: DateTime, by: i64) -> DateTime {
    let edge = if by < 0 { DateTime::MIN } else { DateTime::MAX };
    at_second(seconds(at).saturating_add(by)).unwrap_or(edge)
}

/// A number of days later, or earlier when it is negative.
#[must_use]
pub fn days_later(date: Date, by: i64) -> Date {
    later(date.at(0, 0, 0, 0), by.saturating_mul(DAY)).date()
}

/// The same, none when that is no day on the calendar.
pub(crate) fn checked_days_later(date: Date, by: i64) -> Option<Date> {
    let then = seconds(date.at(0, 0, 0, 0)).checked_add(by.checked_mul(DAY)?)?;
    at_second(then).map(DateTime::date)
}

/// How many seconds from one to the other.
pub(crate) fn seconds_between(from: DateTime, to: DateTime) -> i64 {
    seconds(to) - seconds(from)
}

/// How many days from one to the other.
#[must_use]
pub fn days_between(from: Date, to: Date) -> i64 {
    seconds_between(from.at(0, 0, 0, 0), to.at(0, 0, 0, 0)) / DAY
}

/// Reads `2026-12-02`.
#[must_use]
pub fn read_date(text: &str) -> Option<Date> {
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    let digits =
        |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    if !(digits(year, 4) && digits(month, 2) && digits(day, 2)) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// Writes `2026-12-02`.
#[must_use]
pub fn write_date(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

/// A year, a month or a day, from its first day to its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// Its first day.
    pub first: Date,
    /// Its last day.
    pub last: Date,
}

impl Period {
    /// Reads `2023`, `2023-02` or `2023-02-15`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let from = |rest: &str| read_date(&format!("{text}{rest}"));
        match text.len() {
            4 => from("-01-01").map(|first| Self { first, last: first.last_of_year() }),
            7 => from("-01").map(|first| Self { first, last: first.last_of_month() }),
            _ => from("").map(|day| Self { first: day, last: day }),
        }
    }

    /// The day halfway, to which any other day of it is near.
    #[must_use]
    pub fn middle(self) -> Date {
        days_later(self.first, days_between(self.first, self.last) / 2)
    }
}

#[cfg(test)]
mod tests {
    use jiff::{SignedDuration, civil::date};
    use proptest::prelude::*;

    use super::*;

    fn dates() -> impl Strategy<Value = Date> {
        (-9999_i16..=9999, 1_i8..=12, 1_i8..=28)
            .prop_map(|(year, month, day)| date(year, month, day))
    }

    proptest! {
        #[test]
        fn counts_as_the_library_does(from in dates(), to in dates(), days in -90_000_i64..90_000) {
            prop_assert_eq!(days_between(from, to), to.duration_since(from).as_hours() / 24);
            let length = SignedDuration::from_hours(days * 24);
            prop_assert_eq!(checked_days_later(from, days), from.checked_add(length).ok());
            let at = from.at(13, 30, 5, 0);
            let length = SignedDuration::from_secs(days);
            prop_assert_eq!(later(at, days), at.saturating_add(length));
        }

        #[test]
        fn reads_what_it_writes(date in dates().prop_filter("AD", |date| date.year() >= 0)) {
            prop_assert_eq!(read_date(&write_date(date)), Some(date));
            prop_assert_eq!(write_date(date), date.to_string());
        }
    }

    #[test]
    fn a_period_is_as_long_as_it_is_vague() {
        let period = |text: &str| Period::read(text).map(|it| (it.first, it.last, it.middle()));
        assert_eq!(period("2023"), Some((date(2023, 1, 1), date(2023, 12, 31), date(2023, 7, 2))));
        assert_eq!(
            period("2024-02"),
            Some((date(2024, 2, 1), date(2024, 2, 29), date(2024, 2, 15)))
        );
        let day = date(2024, 2, 8);
        assert_eq!(period("2024-02-08"), Some((day, day, day)));
        for wrong in
            ["", "23", "2023-13", "2023-2", "voorjaar 23", "2023-02-30", "-2023", "99999", "éé"]
        {
            assert_eq!(period(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn at_the_edge_of_the_calendar_it_stays() {
        let last = date(9999, 12, 31);
        assert_eq!(later(last.at(23, 59, 58, 0), 1), last.at(23, 59, 59, 0));
        assert_eq!(checked_days_later(date(9999, 12, 30), 1), Some(last));
        assert_eq!(checked_days_later(last, 1), None);
        assert_eq!(later(DateTime::MAX, 1), DateTime::MAX);
        assert_eq!(later(DateTime::MIN, -1), DateTime::MIN);
        assert_eq!(days_later(date(2026, 1, 1), i64::MAX), DateTime::MAX.date());
        assert_eq!(checked_days_later(date(2026, 1, 1), i64::MAX), None);
        assert_eq!(checked_days_later(date(2026, 1, 1), 4_000_000), None);
    }

    #[test]
    fn what_is_no_date_is_not_read() {
        for wrong in ["", "2026-2-3", "2026-02-30", "2026-12-02T10:00", "26-12-02", "+026-12-02"] {
            assert_eq!(read_date(wrong), None, "{wrong}");
        }
    }
}
