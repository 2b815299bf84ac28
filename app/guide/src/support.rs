//! What there is for who wants to start something: who helps, who gives money, what to read.

use crate::record::{ArticleKind, Record};

/// A part of the support for initiatives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SupportSort {
    /// Organisations that help on who starts something.
    Party,
    /// Money.
    Fund,
    /// How to do something.
    Guide,
    /// Something to learn, with others.
    Training,
    /// Initiatives to learn from.
    Example,
    /// What somebody experienced.
    Story,
    /// Plans and research.
    Background,
}

impl SupportSort {
    /// Every part, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::Party,
        Self::Fund,
        Self::Guide,
        Self::Training,
        Self::Example,
        Self::Story,
        Self::Background,
    ];

    /// The part in addresses and locale keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Party => "partijen",
            Self::Fund => "fondsen",
            Self::Guide => "handleidingen",
            Self::Training => "trainingen",
            Self::Example => "voorbeelden",
            Self::Story => "verhalen",
            Self::Background => "achtergrond",
        }
    }

    /// The part that a record belongs to; none when it is no support.
    #[must_use]
    pub fn of(record: &Record) -> Option<Self> {
        match record {
            Record::Organisation(it) => (!it.supports.is_empty()).then_some(Self::Party),
            Record::Fund(_) => Some(Self::Fund),
            Record::Article(it) => Some(match it.sort {
                Some(ArticleKind::Guide) => Self::Guide,
                Some(ArticleKind::Training) => Self::Training,
                Some(ArticleKind::Example) => Self::Example,
                Some(ArticleKind::Story) => Self::Story,
                Some(ArticleKind::Background) | None => Self::Background,
            }),
            _ => None,
        }
    }
}
