//! On which days a slot starts.

use jiff::civil::{Date, Weekday};

use crate::{almanac::SchoolBreak, calendar, wire};

/// A set of weekdays, Monday first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Weekdays(u8);

wire::wrapper! { Weekdays }

impl Weekdays {
    /// No day.
    pub const NONE: Self = Self(0);
    /// Every day.
    pub const ALL: Self = Self(0b111_1111);
    /// Monday to Friday.
    pub const WORKDAYS: Self = Self(0b001_1111);
    /// Saturday and Sunday.
    pub const WEEKEND: Self = Self(0b110_0000);

    fn bit(day: Weekday) -> u8 {
        1 << day.to_monday_zero_offset()
    }

    /// The same days and this one.
    #[must_use]
    pub fn with(self, day: Weekday) -> Self {
        Self(self.0 | Self::bit(day))
    }

    /// All days of both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The days that are not in `other`.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether this day is one of them.
    #[must_use]
    pub fn contains(self, day: Weekday) -> bool {
        self.0 & Self::bit(day) != 0
    }

    /// Whether there is no day.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many days.
    #[must_use]
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// The days, Monday first.
    pub fn iter(self) -> impl Iterator<Item = Weekday> {
        let all = Weekday::Monday.cycle_forward().take(7);
        all.filter(move |day| self.contains(*day))
    }

    /// From one weekday up to and including another, over Sunday when need be.
    #[must_use]
    pub fn range(first: Weekday, last: Weekday) -> Self {
        let length = usize::try_from(first.until(last)).unwrap_or(0) + 1;
        first.cycle_forward().take(length).collect()
    }
}

impl FromIterator<Weekday> for Weekdays {
    fn from_iter<I: IntoIterator<Item = Weekday>>(days: I) -> Self {
        days.into_iter().fold(Self::NONE, Self::with)
    }
}

impl From<Weekday> for Weekdays {
    fn from(day: Weekday) -> Self {
        Self::NONE.with(day)
    }
}

/// In which weeks, by their ISO 8601 number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Weeks {
    /// In every week.
    #[default]
    Every,
    /// In weeks with an even number.
    Even,
    /// In weeks with an odd number. After a year of 53 weeks that is two weeks in a row.
    Odd,
}

impl Weeks {
    fn contains(self, date: Date) -> bool {
        let even = || date.iso_week_date().week() % 2 == 0;
        match self {
            Self::Every => true,
            Self::Even => even(),
            Self::Odd => !even(),
        }
    }
}

/// Which one of its kind in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Nth {
    First,
    Second,
    Third,
    Fourth,
    /// Only in months that have five.
    Fifth,
    Last,
}

impl Nth {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::First, Self::Second, Self::Third, Self::Fourth, Self::Fifth, Self::Last];

    /// 1 to 5, or -1 for the last; anything else is `None`.
    #[must_use]
    pub fn from_number(number: i8) -> Option<Self> {
        Self::ALL.into_iter().find(|nth| nth.number() == number)
    }

    /// 1 to 5, or -1 for the last, as in a recurrence rule.
    #[must_use]
    pub fn number(self) -> i8 {
        match self {
            Self::First => 1,
            Self::Second => 2,
            Self::Third => 3,
            Self::Fourth => 4,
            Self::Fifth => 5,
            Self::Last => -1,
        }
    }

    /// Whether this date is the nth of its weekday in its month.
    fn is(self, date: Date) -> bool {
        match self {
            Self::Last => date.day() + 7 > date.days_in_month(),
            _ => (date.day() - 1) / 7 + 1 == self.number(),
        }
    }
}

/// On which days a slot starts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Days {
    /// Every week, or every other week.
    Weekly {
        /// The days of the week.
        weekdays: Weekdays,
        /// In which weeks.
        weeks: Weeks,
    },
    /// Every month.
    Monthly {
        /// Which ones of the month.
        ordinals: Vec<Nth>,
        /// The day of the week.
        weekday: Weekday,
    },
    /// Only on these dates.
    Dates(Vec<Date>),
}

impl Days {
    /// These days of every week.
    #[must_use]
    pub fn weekly(weekdays: impl Into<Weekdays>) -> Self {
        Self::Weekly { weekdays: weekdays.into(), weeks: Weeks::Every }
    }

    /// Whether this date is one of them.
    #[must_use]
    pub fn contains(&self, date: Date) -> bool {
        match self {
            Self::Weekly { weekdays, weeks } => {
                weekdays.contains(date.weekday()) && weeks.contains(date)
            }
            Self::Monthly { ordinals, weekday } => {
                *weekday == date.weekday() && ordinals.iter().any(|nth| nth.is(date))
            }
            Self::Dates(dates) => dates.contains(&date),
        }
    }

    /// Whether there is no day at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Weekly { weekdays, .. } => weekdays.is_empty(),
            Self::Monthly { ordinals, .. } => ordinals.is_empty(),
            Self::Dates(dates) => dates.is_empty(),
        }
    }
}

/// A day of any year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MonthDay {
    month: i8,
    day: i8,
}

impl MonthDay {
    /// None when no year has such a day; 29 February is one.
    #[must_use]
    pub fn new(month: i8, day: i8) -> Option<Self> {
        Date::new(2024, month, day).is_ok().then_some(Self { month, day })
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> i8 {
        self.month
    }

    /// The day of the month.
    #[must_use]
    pub fn day(self) -> i8 {
        self.day
    }
}

impl From<Date> for MonthDay {
    fn from(date: Date) -> Self {
        Self { month: date.month(), day: date.day() }
    }
}

/// A part of each year, over New Year when the last day comes before the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Season {
    /// The first day.
    pub from: MonthDay,
    /// The last day, that day included. The end of February is 29 February.
    pub until: MonthDay,
}

impl Season {
    /// Whole months, over New Year when need be; none when these are no months.
    #[must_use]
    pub fn months(first: i8, last: i8) -> Option<Self> {
        let end = Date::new(2024, last, 1).ok()?.days_in_month();
        Some(Self { from: MonthDay::new(first, 1)?, until: MonthDay::new(last, end)? })
    }

    /// The part of the year that is not in it; none when it is the whole year.
    #[must_use]
    pub fn rest(self) -> Option<Self> {
        // A leap year has every day there is.
        let beside = |day: MonthDay, by| {
            let date = Date::new(2024, day.month, day.day).ok()?;
            Some(MonthDay::from(calendar::days_later(date, by)))
        };
        let from = beside(self.until, 1)?;
        (from != self.from).then_some(Self { from, until: beside(self.from, -1)? })
    }

    /// Whether this date is in it.
    #[must_use]
    pub fn contains(self, date: Date) -> bool {
        let day = MonthDay::from(date);
        if self.from <= self.until {
            self.from <= day && day <= self.until
        } else {
            self.from <= day || day <= self.until
        }
    }
}

wire::fields! {
    MonthDay { month, day }
    Season { from, until }
}

/// A set of school holidays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Breaks(u8);

wire::wrapper! { Breaks }

impl Breaks {
    /// All of them.
    pub const ALL: Self = Self(0b1_1111);

    fn bit(one: SchoolBreak) -> u8 {
        match one {
            SchoolBreak::Autumn => 1,
            SchoolBreak::Christmas => 2,
            SchoolBreak::Spring => 4,
            SchoolBreak::May => 8,
            SchoolBreak::Summer => 16,
        }
    }

    /// Whether this is one of them.
    #[must_use]
    pub fn contains(self, one: SchoolBreak) -> bool {
        self.0 & Self::bit(one) != 0
    }

    /// All of both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// They, in the order of a school year.
    pub fn iter(self) -> impl Iterator<Item = SchoolBreak> {
        SchoolBreak::ALL.into_iter().filter(move |one| self.contains(*one))
    }
}

impl FromIterator<SchoolBreak> for Breaks {
    fn from_iter<I: IntoIterator<Item = SchoolBreak>>(breaks: I) -> Self {
        Self(breaks.into_iter().fold(0, |all, one| all | Self::bit(one)))
    }
}

/// What school holidays mean to a slot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum InBreaks {
    /// Nothing.
    #[default]
    AsUsual,
    /// It is not there in these.
    Not(Breaks),
    /// It is only there in these.
    Only(Breaks),
}

impl InBreaks {
    /// Whether it is there on a day in this school holiday, or in none.
    #[must_use]
    pub fn allows(self, now: Option<SchoolBreak>) -> bool {
        match self {
            Self::AsUsual => true,
            Self::Not(breaks) => now.is_none_or(|one| !breaks.contains(one)),
            Self::Only(breaks) => now.is_some_and(|one| breaks.contains(one)),
        }
    }
}
