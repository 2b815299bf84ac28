//! How well somebody speaks Dutch: the levels of the Common European Framework, and none at all.

/// A level of Dutch; the lower comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// No Dutch (yet).
    None,
    /// A few words.
    A1,
    /// Simple talk.
    A2,
    /// Everyday talk.
    B1,
    /// Fluent.
    B2,
    /// As at school or at work.
    C1,
    /// As somebody who grew up with it.
    C2,
}

impl Level {
    /// Every level, the lowest first.
    pub const ALL: [Self; 7] =
        [Self::None, Self::A1, Self::A2, Self::B1, Self::B2, Self::C1, Self::C2];

    /// The word in data, in profiles and in forms.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "geen",
            Self::A1 => "A1",
            Self::A2 => "A2",
            Self::B1 => "B1",
            Self::B2 => "B2",
            Self::C1 => "C1",
            Self::C2 => "C2",
        }
    }

    /// Reads a level as vacancies write it; none when it is something else.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        Self::ALL.into_iter().find(|level| level.name().eq_ignore_ascii_case(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_known_by_name_and_have_an_order() {
        for level in Level::ALL {
            assert_eq!(Level::read(level.name()), Some(level));
        }
        assert!(Level::ALL.is_sorted());
        assert_eq!(Level::read(" b1 "), Some(Level::B1));
        assert_eq!(Level::read("Geen"), Some(Level::None));
        assert_eq!(Level::read("D1"), None);
        assert_eq!(Level::read(""), None);
    }
}
