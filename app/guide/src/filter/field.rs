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
    /// `dag`, of work that comes back: days of the week
    Weekday,
    /// `dagdeel`
    DayPart,
    /// `uren`
    Hours,
    /// `eenmalig`
    Often,
    /// `vaardigheid`
    Skill,
    /// `leren`
    Learn,
    /// `taalniveau`
    Dutch,
    /// `leeftijd`
    Age,
    /// `vergoeding`
    Allowance,
    /// `vog`
    NoConduct,
    /// `maatje`
    Buddy,
    /// `volgorde`
    Order,
    /// `archief`
    Past,
    /// `kaart`
    View,
    /// `pagina`
    Page,
}

impl Field {
    /// Every field.
    pub const ALL: [Self; 26] = [
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
        Self::Weekday,
        Self::DayPart,
        Self::Hours,
        Self::Often,
        Self::Skill,
        Self::Learn,
        Self::Dutch,
        Self::Age,
        Self::Allowance,
        Self::NoConduct,
        Self::Buddy,
        Self::Order,
        Self::Past,
        Self::View,
        Self::Page,
    ];

    /// The fields that are asked for or not, and no more.
    pub const TICKED: [Self; 8] = [
        Self::OpenNow,
        Self::WalkIn,
        Self::StepFree,
        Self::FromHome,
        Self::NoConduct,
        Self::Allowance,
        Self::Buddy,
        Self::Past,
    ];

    /// The fields that hold several choices, any of which will do.
    pub const SEVERAL: [Self; 5] =
        [Self::Theme, Self::Weekday, Self::DayPart, Self::Skill, Self::Learn];

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
            Self::Day | Self::Weekday => "dag",
            Self::Cost => "kosten",
            Self::OpenNow => "nu",
            Self::WalkIn => "inloop",
            Self::Question => "vraag",
            Self::Helpers => "helpt",
            Self::Sort => "soort",
            Self::StepFree => "drempelvrij",
            Self::FromHome => "thuis",
            Self::DayPart => "dagdeel",
            Self::Hours => "uren",
            Self::Often => "eenmalig",
            Self::Skill => "vaardigheid",
            Self::Learn => "leren",
            Self::Dutch => "taalniveau",
            Self::Age => "leeftijd",
            Self::Allowance => "vergoeding",
            Self::NoConduct => "vog",
            Self::Buddy => "maatje",
            Self::Order => "volgorde",
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
            Self::NoConduct => "nee",
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
            Kind::Vacancy => &[
                Self::FromHome,
                Self::NoConduct,
                Self::Allowance,
                Self::Buddy,
                Self::Region,
                Self::Theme,
                Self::Weekday,
                Self::DayPart,
                Self::Hours,
                Self::Often,
                Self::Skill,
                Self::Learn,
                Self::Dutch,
                Self::Age,
                Self::Order,
                Self::Page,
            ],
            Kind::Organisation | Kind::Initiative => &[Self::Region, Self::Theme, Self::Page],
            Kind::AreaPlan | Kind::WelcomeBlock => &[Self::Region, Self::Page],
            Kind::Fund | Kind::Article => &[Self::Theme, Self::Page],
        }
    }
}
