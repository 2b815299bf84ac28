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

/// Seconds since the start of 1970, as if the clock had always been that of UTC.
fn seconds(at: DateTime) -> i64 {
    let edge = if at.year() < 0 { Timestamp::MIN } else { Timestamp::MAX };
    Offset::UTC.to_timestamp(at).unwrap_or(edge).as_second()
}

/// A number of seconds later, or earlier when it is negative.
#[must_use]
pub fn later(at: DateTime, by: i64) -> DateTime {
    let edge = if by < 0 { DateTime::MIN } else { DateTime::MAX };
    let then = Timestamp::from_second(seconds(at).saturating_add(by));
    then.map_or(edge, |then| Offset::UTC.to_datetime(then))
}

/// A number of days later, or earlier when it is negative.
#[must_use]
pub fn days_later(date: Date, by: i64) -> Date {
    later(date.at(0, 0, 0, 0), by.saturating_mul(DAY)).date()
}

/// The same, none when that is no day on the calendar.
pub(crate) fn checked_days_later(date: Date, by: i64) -> Option<Date> {
    let then = seconds(date.at(0, 0, 0, 0)).checked_add(by.checked_mul(DAY)?)?;
    Some(Offset::UTC.to_datetime(Timestamp::from_second(then).ok()?).date())
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

#[cfg(test)]
mod tests {
    use jiff::{SignedDuration, civil::date};
    use proptest::prelude::*;

    use super::*;

    fn dates() -> impl Strategy<Value = Date> {
        (1800_i16..2300, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| date(year, month, day))
    }

    proptest! {
        #[test]
        fn counts_as_the_library_does(from in dates(), to in dates(), days in -90_000_i64..90_000) {
            prop_assert_eq!(days_between(from, to), to.duration_since(from).as_hours() / 24);
            let length = SignedDuration::from_hours(days * 24);
            prop_assert_eq!(days_later(from, days), from.checked_add(length).unwrap());
            let at = from.at(13, 30, 5, 0);
            let length = SignedDuration::from_secs(days);
            prop_assert_eq!(later(at, days), at.checked_add(length).unwrap());
        }

        #[test]
        fn reads_what_it_writes(date in dates()) {
            prop_assert_eq!(read_date(&write_date(date)), Some(date));
            prop_assert_eq!(write_date(date), date.to_string());
        }
    }

    #[test]
    fn at_the_edge_of_the_calendar_it_stays() {
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
