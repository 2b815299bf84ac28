//! Choices between a few words.

use crate::record::Helpers;

/// Types of which one is chosen, each by its word in addresses and locale keys.
macro_rules! choices {
    ($(
        $(#[$about:meta])*
        $name:ident {
            $($(#[$meant:meta])* $choice:ident = $word:literal,)*
        }
    )*) => { $(
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$meant])* $choice,)*
        }

        impl $name {
            /// All of them, in the order in which they are offered.
            pub const CHOICES: [Self; [$($word),*].len()] = [$(Self::$choice),*];

            /// The word in addresses and locale keys.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$choice => $word,)*
                }
            }

            /// The choice with this word.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                Self::CHOICES.into_iter().find(|choice| choice.word() == word)
            }
        }
    )* };
}
pub(super) use choices;

choices! {
    /// What something may cost.
    CostLimit {
        /// Nothing.
        Free = "gratis",
        /// At most five euros.
        UpToFive = "tot-5",
    }

    /// Who may help.
    HelpedBy {
        /// Volunteers, perhaps together with professionals.
        Volunteers = "vrijwilligers",
        /// Professionals, perhaps together with volunteers.
        Professionals = "beroepskrachten",
    }

    /// What comes first.
    Order {
        /// What is nearest.
        Near = "afstand",
        /// What was last checked.
        New = "nieuw",
        /// What fits best who asks. Only a device that has a profile can tell; elsewhere it is as
        /// [`Self::Near`].
        Fit = "past",
    }
}

impl CostLimit {
    /// The most it may cost, in euro cents.
    #[must_use]
    pub fn cents(self) -> u32 {
        match self {
            Self::Free => 0,
            Self::UpToFive => 500,
        }
    }
}

impl HelpedBy {
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

#[expect(clippy::derivable_impls, reason = "a macro makes the type")]
impl Default for Order {
    fn default() -> Self {
        Self::Near
    }
}
