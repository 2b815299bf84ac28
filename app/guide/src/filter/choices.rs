//! Choices between a few words.

use crate::record::Helpers;

/// What something may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CostLimit {
    /// Nothing.
    Free,
    /// At most five euros.
    UpToFive,
}

impl CostLimit {
    /// The limits that are offered as choices.
    pub const CHOICES: [Self; 2] = [Self::Free, Self::UpToFive];

    /// The limit in addresses and locale keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Free => "gratis",
            Self::UpToFive => "tot-5",
        }
    }

    /// The most it may cost, in euro cents.
    #[must_use]
    pub fn cents(self) -> u32 {
        match self {
            Self::Free => 0,
            Self::UpToFive => 500,
        }
    }
}

/// Who may help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HelpedBy {
    /// Volunteers, perhaps together with professionals.
    Volunteers,
    /// Professionals, perhaps together with volunteers.
    Professionals,
}

impl HelpedBy {
    /// The choices that are offered.
    pub const CHOICES: [Self; 2] = [Self::Volunteers, Self::Professionals];

    /// The choice in addresses and locale keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Volunteers => "vrijwilligers",
            Self::Professionals => "beroepskrachten",
        }
    }

    /// Whether these are among who helps.
    #[must_use]
    pub fn is_among(self, helpers: Helpers) -> bool {
        match helpers {
            Helpers::Volunteers => self == Self::Volunteers,
            Helpers::Professionals => self == Self::Professionals,
            Helpers::Both => true,
        }
    }
}
