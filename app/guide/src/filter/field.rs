//! The filters by name, and which of them a list has.

use crate::id::Kind;

/// A filter of a kind of list, by its name in addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// `gebied`
    Region,
    /// `thema`
    Theme,
    /// `dag`
    Day,
    /// `kosten`
    Cost,
    /// `nu`
    OpenNow,
    /// `inloop`
    WalkIn,
    /// `vraag`
    Question,
    /// `helpt`
    Helpers,
    /// `soort`
    Sort,
    /// `drempelvrij`
    StepFree,
    /// `thuis`
    FromHome,
    /// `archief`
    Past,
    /// `kaart`
    View,
    /// `pagina`
    Page,
}

impl Field {
    /// Every field.
    pub const ALL: [Self; 14] = [
        Self::Region,
        Self::Theme,
        Self::Day,
        Self::Cost,
        Self::OpenNow,
        Self::WalkIn,
        Self::Question,
        Self::Helpers,
        Self::Sort,
        Self::StepFree,
        Self::FromHome,
        Self::Past,
        Self::View,
        Self::Page,
    ];

    /// The fields that are asked for or not, and no more.
    pub const TICKED: [Self; 5] =
        [Self::OpenNow, Self::WalkIn, Self::StepFree, Self::FromHome, Self::Past];

    /// The filters that finding by words has.
    pub const SEARCH: &'static [Self] =
        &[Self::OpenNow, Self::Region, Self::Theme, Self::Cost, Self::Page];

    /// The filters of the support for initiatives.
    pub const OF_SUPPORT: &'static [Self] = &[Self::Sort, Self::Theme, Self::Page];

    /// Its name in addresses and locale keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Region => "gebied",
            Self::Theme => "thema",
            Self::Day => "dag",
            Self::Cost => "kosten",
            Self::OpenNow => "nu",
            Self::WalkIn => "inloop",
            Self::Question => "vraag",
            Self::Helpers => "helpt",
            Self::Sort => "soort",
            Self::StepFree => "drempelvrij",
            Self::FromHome => "thuis",
            Self::Past => "archief",
            Self::View => "kaart",
            Self::Page => "pagina",
        }
    }

    /// What stands in an address when a field of [`Self::TICKED`] is asked for.
    #[must_use]
    pub fn yes(self) -> &'static str {
        match self {
            Self::OpenNow => "open",
            Self::WalkIn => "vandaag",
            _ => "ja",
        }
    }

    /// The filters that a list of `kind` has.
    #[must_use]
    pub fn of(kind: Kind) -> &'static [Self] {
        match kind {
            Kind::Activity => &[
                Self::Region,
                Self::Theme,
                Self::Day,
                Self::Cost,
                Self::StepFree,
                Self::FromHome,
                Self::Past,
                Self::Page,
            ],
            Kind::Place => &[
                Self::OpenNow,
                Self::WalkIn,
                Self::StepFree,
                Self::Region,
                Self::Theme,
                Self::Day,
                Self::View,
                Self::Page,
            ],
            Kind::Service => &[
                Self::OpenNow,
                Self::WalkIn,
                Self::StepFree,
                Self::Region,
                Self::Question,
                Self::Helpers,
                Self::Theme,
                Self::Day,
                Self::Cost,
                Self::Page,
            ],
            Kind::Vacancy => &[Self::Region, Self::Theme, Self::FromHome, Self::Page],
            Kind::Organisation | Kind::Initiative => &[Self::Region, Self::Theme, Self::Page],
            Kind::AreaPlan => &[Self::Region, Self::Page],
            Kind::Fund | Kind::Article => &[Self::Theme, Self::Page],
        }
    }
}
