//! What can be asked of a record without looking at its kind, and what two kinds answer about
//! themselves.

use crate::{Moment, fold, id::Slug, schedule::Schedule, when::Occurrence};

use super::{Activity, Contact, Cost, Record, Vacancy};

impl Activity {
    /// When it is next; never for what stands in the archive.
    #[must_use]
    pub fn next(&self, now: Moment) -> Option<Occurrence> {
        if self.archived { None } else { self.when.next(now) }
    }

    /// Whether it is over for good.
    #[must_use]
    pub fn is_over(&self, now: Moment) -> bool {
        self.archived || self.when.is_over(now)
    }
}

impl Vacancy {
    /// Whether it gives an allowance, of whatever kind.
    #[must_use]
    pub fn has_allowance(&self) -> bool {
        let is_none = |words: &str| matches!(words, "" | "geen" | "nee" | "gjin" | "none" | "no");
        self.allowance.as_ref().is_some_and(|words| !is_none(&fold::fold(words.trim())))
    }
}

impl Record {
    /// The organisation behind it.
    #[must_use]
    pub fn organisation(&self) -> Option<&Slug> {
        match self {
            Self::Place(it) => it.organisation.as_ref(),
            Self::Activity(it) => it.organisation.as_ref(),
            Self::Initiative(it) => it.organisation.as_ref(),
            Self::Service(it) => it.organisation.as_ref(),
            Self::Vacancy(it) => it.organisation.as_ref(),
            Self::Organisation(_)
            | Self::Fund(_)
            | Self::Article(_)
            | Self::AreaPlan(_)
            | Self::WelcomeBlock(_) => None,
        }
    }

    /// The places where it is; a service may have several.
    #[must_use]
    pub fn places(&self) -> &[Slug] {
        match self {
            Self::Activity(it) => it.place.as_slice(),
            Self::Initiative(it) => it.place.as_slice(),
            Self::Vacancy(it) => it.place.as_slice(),
            Self::AreaPlan(it) => it.place.as_slice(),
            Self::Service(it) => &it.places,
            Self::Organisation(_)
            | Self::Place(_)
            | Self::Fund(_)
            | Self::Article(_)
            | Self::WelcomeBlock(_) => &[],
        }
    }

    /// What it costs.
    #[must_use]
    pub fn cost(&self) -> Option<&Cost> {
        match self {
            Self::Activity(it) => Some(&it.cost),
            Self::Service(it) => Some(&it.cost),
            _ => None,
        }
    }

    /// When one can go there.
    #[must_use]
    pub fn hours(&self) -> Option<&Schedule> {
        match self {
            Self::Place(it) => Some(&it.hours),
            Self::Service(it) => Some(&it.hours),
            _ => None,
        }
    }

    /// How to reach those behind it.
    #[must_use]
    pub fn contact(&self) -> Option<&Contact> {
        match self {
            Self::Organisation(it) => Some(&it.contact),
            Self::Place(it) => Some(&it.contact),
            Self::Initiative(it) => Some(&it.contact),
            Self::Service(it) => Some(&it.contact),
            Self::Vacancy(it) => Some(&it.contact),
            Self::Article(it) => Some(&it.contact),
            _ => None,
        }
    }
}
