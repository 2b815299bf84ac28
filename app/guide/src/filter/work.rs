//! The filters of volunteer work: when, how much, what one can, and what one needs.

use crate::{
    day_part::{DayParts, Part},
    id::Slug,
    schedule::Weekdays,
};

use super::choices::choices;

/// What a vacancy has to be like. What is not chosen does not filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct WorkFilter {
    /// On one of these days of the week.
    pub days: Weekdays,
    /// In one of these parts of the day.
    pub parts: Vec<Part>,
    /// At most so many hours a week; one of [`Self::HOURS`].
    pub hours: Option<u8>,
    /// Once only, or more often.
    pub often: Option<HowOften>,
    /// Any of these skills is asked.
    pub skills: Vec<Slug>,
    /// Any of these skills is learned.
    pub learn: Vec<Slug>,
    /// No more Dutch is needed than this.
    pub dutch: Option<Dutch>,
    /// At this age one may do it; one of [`Self::AGES`].
    pub age: Option<u8>,
    /// There is an allowance.
    pub allowance: bool,
    /// No certificate of conduct is needed.
    pub no_conduct: bool,
    /// It can be done with a buddy.
    pub buddy: bool,
}

impl WorkFilter {
    /// The hours a week that are offered as choices.
    pub const HOURS: [u8; 4] = [1, 2, 4, 8];
    /// The ages that are offered as choices: from which one may start somewhere, to the last at
    /// which it matters.
    pub const AGES: [u8; 6] = [12, 13, 14, 15, 16, 17];

    /// The parts of the week that are meant; none when neither days nor parts are chosen.
    #[must_use]
    pub fn times(&self) -> Option<DayParts> {
        (!self.days.is_empty() || !self.parts.is_empty()).then(|| times(self.days, &self.parts))
    }
}

/// These parts of these days; of all days or all parts when none are named.
pub(crate) fn times(days: Weekdays, parts: &[Part]) -> DayParts {
    let days = if days.is_empty() { DayParts::ALL } else { DayParts::days(days) };
    if parts.is_empty() {
        return days;
    }
    days.and(parts.iter().fold(DayParts::NONE, |all, part| all.or(DayParts::every(*part))))
}

choices! {
    /// Once, or again and again.
    HowOften {
        /// Once only.
        Once = "ja",
        /// More often.
        Regular = "nee",
    }

    /// How much Dutch somebody speaks: levels of the Common European Framework.
    Dutch {
        /// None.
        Nothing = "geen",
        /// A few words.
        A1 = "A1",
        /// A little.
        A2 = "A2",
        /// Well.
        B1 = "B1",
    }
}

impl Dutch {
    /// All levels that a vacancy may ask, from none at all.
    pub const LEVELS: [&str; 7] = ["geen", "A1", "A2", "B1", "B2", "C1", "C2"];

    /// Whether it is enough for work that asks this level. A word that is no level is not: nobody
    /// has to find out there that it is not.
    #[must_use]
    pub fn is_enough_for(self, level: &str) -> bool {
        let place = |word: &str| Self::LEVELS.iter().position(|it| it.eq_ignore_ascii_case(word));
        match (place(level), place(self.word())) {
            (Some(needed), Some(own)) => needed <= own,
            _ => false,
        }
    }
}
