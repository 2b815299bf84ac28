//! The day on which something has to be.

use std::fmt;

use jiff::civil::{self, Weekday};

use crate::calendar;

/// The day of a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Day {
    /// The day on which the question is asked.
    Today,
    /// The day after.
    Tomorrow,
    /// The Saturday and Sunday that are now or next.
    Weekend,
    /// Today and the six days after.
    Week,
    /// The next such weekday: 1 is Monday, 7 Sunday.
    Weekday(u8),
    /// A date.
    Date(civil::Date),
}

impl Day {
    /// The days that are offered as choices.
    pub const CHOICES: [Self; 11] = [
        Self::Today,
        Self::Tomorrow,
        Self::Weekend,
        Self::Week,
        Self::Weekday(1),
        Self::Weekday(2),
        Self::Weekday(3),
        Self::Weekday(4),
        Self::Weekday(5),
        Self::Weekday(6),
        Self::Weekday(7),
    ];

    /// First and last date that are meant when asked on `today`.
    #[must_use]
    pub fn dates(self, today: civil::Date) -> (civil::Date, civil::Date) {
        let weekday = i64::from(today.weekday().to_monday_one_offset());
        let after = |days: i64| calendar::days_later(today, days);
        match self {
            Self::Today => (today, today),
            Self::Tomorrow => (after(1), after(1)),
            Self::Weekend if weekday == 7 => (today, today),
            Self::Weekend => (after(6 - weekday), after(7 - weekday)),
            Self::Week => (today, after(6)),
            Self::Weekday(wanted) => {
                let date = after((i64::from(wanted) - weekday).rem_euclid(7));
                (date, date)
            }
            Self::Date(date) => (date, date),
        }
    }

    const WORDS: [(&'static str, Self); 11] = [
        ("vandaag", Self::Today),
        ("morgen", Self::Tomorrow),
        ("weekend", Self::Weekend),
        ("week", Self::Week),
        ("maandag", Self::Weekday(1)),
        ("dinsdag", Self::Weekday(2)),
        ("woensdag", Self::Weekday(3)),
        ("donderdag", Self::Weekday(4)),
        ("vrijdag", Self::Weekday(5)),
        ("zaterdag", Self::Weekday(6)),
        ("zondag", Self::Weekday(7)),
    ];

    /// The day of the week with this name.
    pub(super) fn weekday(name: &str) -> Option<Weekday> {
        match Self::parse(name)? {
            Self::Weekday(day) => Weekday::from_monday_one_offset(i8::try_from(day).ok()?).ok(),
            _ => None,
        }
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        Self::WORDS
            .iter()
            .find(|(word, _)| *word == text)
            .map(|(_, day)| *day)
            .or_else(|| calendar::read_date(text).map(Self::Date))
    }
}

impl From<Weekday> for Day {
    fn from(day: Weekday) -> Self {
        Self::Weekday(day.to_monday_one_offset().unsigned_abs())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, Self::WORDS.iter().find(|(_, day)| day == self)) {
            (Self::Date(date), _) => f.write_str(&calendar::write_date(*date)),
            (_, word) => f.write_str(word.map_or("", |(word, _)| word)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_today() {
        let saturday = civil::date(2026, 11, 21);
        let day = |offset: i64| calendar::days_later(saturday, offset);
        assert_eq!(Day::Weekend.dates(saturday), (day(0), day(1)));
        assert_eq!(Day::Weekend.dates(day(1)), (day(1), day(1)));
        assert_eq!(Day::Weekend.dates(day(2)), (day(7), day(8)));
        assert_eq!(Day::Weekday(6).dates(saturday), (day(0), day(0)));
        assert_eq!(Day::Weekday(5).dates(saturday), (day(6), day(6)));
        assert_eq!(Day::Week.dates(saturday), (day(0), day(6)));
        for day in Day::CHOICES {
            assert_eq!(Day::parse(&day.to_string()), Some(day));
        }
        assert_eq!(Day::parse("2026-12-02"), Some(Day::Date(civil::date(2026, 12, 2))));
        assert_eq!(Day::parse("2026-02-30"), None);
    }
}
