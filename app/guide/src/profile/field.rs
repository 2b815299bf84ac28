//! The fields of a profile, and how much each may hold.

use super::{
    Value,
    clean::{Refused, Shape},
    wishes::{AgeGroup, FromHome, Rhythm},
};

/// The most characters of the name to be called by.
pub const NAME: usize = 60;
/// The most themes, skills or regions that can be chosen.
pub const CHOICES: usize = 60;
/// The most own words in a list.
pub const WORDS: usize = 20;
/// The most characters of an own word.
pub const WORD: usize = 60;
/// The most languages.
pub const LANGUAGES: usize = 20;
/// The farthest that one can say to go, in kilometres.
pub const KILOMETRES: i64 = 100;
/// The most hours a week.
pub const HOURS: i64 = 40;

/// The names of levels of Dutch.
const LEVELS: [&str; 7] = ["geen", "A1", "A2", "B1", "B2", "C1", "C2"];

/// A field of a profile. Every one of them is optional.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The name to be called by: a text.
    Name,
    /// What somebody likes: slugs of themes.
    Likes,
    /// What somebody can: slugs of skills.
    Skills,
    /// What somebody can, in own words.
    OwnSkills,
    /// When: names of parts of the week (see [`crate::day_part::DayPart::name`]).
    Times,
    /// Where: slugs of areas or buurten.
    Regions,
    /// From home as well, or only: a word of [`FromHome`].
    FromHome,
    /// How far from home: kilometres.
    Kilometres,
    /// The languages that somebody speaks: codes of two letters.
    Languages,
    /// The level of Dutch: a word of [`crate::level::Level`].
    Dutch,
    /// What somebody wants to learn: slugs of skills.
    Learn,
    /// What somebody wants to learn, in own words.
    OwnLearn,
    /// The age group: a word of [`AgeGroup`]. A date of birth is never asked for.
    Age,
    /// Once only or regularly: a word of [`Rhythm`].
    Rhythm,
    /// The most hours a week.
    Hours,
    /// Whether somebody is willing to ask for a certificate of conduct: yes or no.
    Conduct,
    /// Would like to do it with a buddy: yes.
    Buddy,
    /// Needs an allowance: yes.
    Allowance,
}

impl Field {
    /// Every field, in the order in which they are asked and shown.
    pub const ALL: [Self; 18] = [
        Self::Name,
        Self::Likes,
        Self::Skills,
        Self::OwnSkills,
        Self::Times,
        Self::Regions,
        Self::FromHome,
        Self::Kilometres,
        Self::Languages,
        Self::Dutch,
        Self::Learn,
        Self::OwnLearn,
        Self::Age,
        Self::Rhythm,
        Self::Hours,
        Self::Conduct,
        Self::Buddy,
        Self::Allowance,
    ];

    /// Its name in files, in forms and in locale keys.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Name => "naam",
            Self::Likes => "leuk",
            Self::Skills => "kan",
            Self::OwnSkills => "kanOok",
            Self::Times => "wanneer",
            Self::Regions => "waar",
            Self::FromHome => "thuis",
            Self::Kilometres => "kilometers",
            Self::Languages => "talen",
            Self::Dutch => "nederlands",
            Self::Learn => "leren",
            Self::OwnLearn => "lerenOok",
            Self::Age => "leeftijd",
            Self::Rhythm => "hoeVaak",
            Self::Hours => "urenPerWeek",
            Self::Conduct => "vog",
            Self::Buddy => "maatje",
            Self::Allowance => "vergoeding",
        }
    }

    /// The field with this name.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.key() == key)
    }

    fn shape(self) -> Shape {
        match self {
            Self::Name => Shape::Line(NAME),
            Self::Likes | Self::Skills | Self::Learn | Self::Regions => Shape::Slugs(CHOICES),
            Self::OwnSkills | Self::OwnLearn => Shape::Texts(WORDS, WORD),
            Self::Times => Shape::DayParts,
            Self::FromHome => Shape::Word(&FromHome::WORDS),
            Self::Kilometres => Shape::Number(1, KILOMETRES),
            Self::Languages => Shape::Langs(LANGUAGES),
            Self::Dutch => Shape::Word(&LEVELS),
            Self::Age => Shape::Word(&AgeGroup::WORDS),
            Self::Rhythm => Shape::Word(&Rhythm::WORDS),
            Self::Hours => Shape::Number(1, HOURS),
            Self::Conduct => Shape::YesNo,
            Self::Buddy | Self::Allowance => Shape::Yes,
        }
    }

    /// The value as this field keeps it.
    pub(super) fn clean(self, value: &Value) -> Result<Value, Refused> {
        self.shape().clean(value).map_err(|mistake| Refused { key: self.key(), mistake })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::level::Level;

    #[test]
    fn fields_are_known_by_name_and_in_order() {
        for field in Field::ALL {
            assert_eq!(Field::from_key(field.key()), Some(field));
        }
        assert!(Field::ALL.is_sorted());
        assert_eq!(LEVELS, Level::ALL.map(Level::name));
    }
}
