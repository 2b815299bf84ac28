//! Parts of the week: which mornings, afternoons and evenings.
//!
//! Volunteers tell when they can, vacancies when they need somebody. Both are sets of seven days
//! of three parts, so what they have in common is one `&`. A vacancy says it in Dutch words
//! (`dagdelen`); [`Times::of`] reads them, on the server and on the phone.

mod read;
#[cfg(test)]
mod tests;

use jiff::civil::{DateTime, Weekday};

pub use read::Times;

use crate::schedule::Weekdays;

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Until noon.
    Morning,
    /// From noon until six.
    Afternoon,
    /// From six on.
    Evening,
}

impl Part {
    /// The three parts, in their order.
    pub const ALL: [Self; 3] = [Self::Morning, Self::Afternoon, Self::Evening];

    /// The word in data, in forms and in locale keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Morning => "ochtend",
            Self::Afternoon => "middag",
            Self::Evening => "avond",
        }
    }

    /// The part of the day in which an hour of the clock (0 to 23) lies; the night belongs to
    /// the evening.
    #[must_use]
    pub fn at_hour(hour: i8) -> Self {
        match hour {
            5..12 => Self::Morning,
            12..18 => Self::Afternoon,
            _ => Self::Evening,
        }
    }
}

/// The short names of the days, Monday first.
const DAYS: [&str; 7] = ["ma", "di", "wo", "do", "vr", "za", "zo"];

/// A part of a day of the week, such as Tuesday afternoon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayPart {
    /// The day.
    pub day: Weekday,
    /// The part of it.
    pub part: Part,
}

impl DayPart {
    /// The part of the week in which a moment on the clock lies.
    #[must_use]
    pub fn at(when: DateTime) -> Self {
        Self { day: when.date().weekday(), part: Part::at_hour(when.hour()) }
    }

    /// Its name in forms and in files: `di-middag`.
    #[must_use]
    pub fn name(self) -> String {
        let day = DAYS[usize::from(self.day.to_monday_zero_offset().unsigned_abs()) % 7];
        [day, self.part.name()].join("-")
    }

    /// The part with this name; none when there is no such part.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let (day, part) = name.split_once('-')?;
        let at = DAYS.iter().position(|it| *it == day)?;
        Some(Self {
            day: Weekday::from_monday_zero_offset(i8::try_from(at).ok()?).ok()?,
            part: Part::ALL.into_iter().find(|it| it.name() == part)?,
        })
    }

    /// Monday morning is 0, Sunday evening 20.
    fn place(self) -> u32 {
        u32::from(self.day.to_monday_zero_offset().unsigned_abs()) * 3 + self.part as u32
    }
}

/// Some of the 21 parts of the week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct DayParts(u32);

impl DayParts {
    /// No part.
    pub const NONE: Self = Self(0);
    /// The whole week.
    pub const ALL: Self = Self(0x1f_ffff);

    /// Every part of these days.
    #[must_use]
    pub fn days(days: Weekdays) -> Self {
        days.iter().flat_map(|day| Part::ALL.map(|part| DayPart { day, part })).collect()
    }

    /// A part of every day.
    #[must_use]
    pub fn every(part: Part) -> Self {
        Self(0o111_1111 << part as u32)
    }

    /// The parts that vacancies name in these words; none when they name none. [`Times::of`]
    /// also tells whether a volunteer may choose.
    #[must_use]
    pub fn of_words(words: &[String]) -> Self {
        match Times::of(words) {
            Times::At(parts) => parts,
            Times::Free | Times::Unknown => Self::NONE,
        }
    }

    /// The same parts and this one.
    #[must_use]
    pub fn with(self, part: DayPart) -> Self {
        Self(self.0 | 1 << part.place())
    }

    /// Whether this part is one of them.
    #[must_use]
    pub fn contains(self, part: DayPart) -> bool {
        self.0 & 1 << part.place() != 0
    }

    /// All parts of both.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What both have in common.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether there is no part.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many parts.
    #[must_use]
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// The parts, Monday morning first.
    pub fn iter(self) -> impl Iterator<Item = DayPart> {
        let days = Weekday::Monday.cycle_forward().take(7);
        days.flat_map(|day| Part::ALL.map(|part| DayPart { day, part }))
            .filter(move |part| self.contains(*part))
    }
}

impl FromIterator<DayPart> for DayParts {
    fn from_iter<I: IntoIterator<Item = DayPart>>(parts: I) -> Self {
        parts.into_iter().fold(Self::NONE, Self::with)
    }
}
