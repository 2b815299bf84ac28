//! What somebody can choose one of.

macro_rules! choices {
    ($($(#[doc = $doc:literal])* $name:ident { $($(#[doc = $of:literal])* $choice:ident = $word:literal),* $(,)? })*) => { $(
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[doc = $of])* $choice,)*
        }

        impl $name {
            /// Every choice, in the order in which they are shown.
            pub const ALL: &'static [Self] = &[$(Self::$choice),*];
            /// Their words.
            pub(super) const WORDS: [&'static str; Self::ALL.len()] = [$($word),*];

            /// The word in files, forms and locale keys.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$choice => $word,)* }
            }

            /// The choice with this word.
            #[must_use]
            pub fn read(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|it| it.word() == word)
            }
        }
    )* };
}

choices! {
    /// Whether somebody wants to do something from home.
    FromHome {
        /// At home as well as elsewhere.
        Too = "ook",
        /// At home only.
        Only = "alleen",
    }

    /// How old somebody is, as far as the law makes a difference.
    AgeGroup {
        /// Under 16: a parent has to agree.
        Under16 = "onder-16",
        /// 16 or 17.
        Under18 = "16-17",
        /// 18 or older.
        Adult = "18-plus",
    }

    /// How often somebody wants to help.
    Rhythm {
        /// Once only.
        Once = "eenmalig",
        /// Again and again.
        Regular = "vast",
        /// Either.
        Either = "allebei",
    }
}

impl AgeGroup {
    /// The oldest that somebody of this group can be; none when there is no such age.
    #[must_use]
    pub fn oldest(self) -> Option<u8> {
        match self {
            Self::Under16 => Some(15),
            Self::Under18 => Some(17),
            Self::Adult => None,
        }
    }
}
