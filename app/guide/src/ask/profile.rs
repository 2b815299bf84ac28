//! What the page of a profile shows of the guide: what fits it.

use crate::{
    Guide, Kind,
    ask::{Asker, Card},
    profile::Profile,
};

/// How many vacancies, and how many activities, are shown.
const VACANCIES: usize = 8;
const ACTIVITIES: usize = 4;

/// What fits a profile.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProfileAnswer {
    /// The vacancies that fit best.
    pub vacancies: Vec<Card>,
    /// The activities that fit best.
    pub activities: Vec<Card>,
}

impl Guide {
    /// The vacancies that fit a profile.
    #[must_use]
    pub fn vacancies_for(&self, profile: &Profile, asker: &Asker) -> Vec<Card> {
        self.matches(profile, Kind::Vacancy, asker, VACANCIES)
    }

    /// The activities that fit a profile.
    #[must_use]
    pub fn activities_for(&self, profile: &Profile, asker: &Asker) -> Vec<Card> {
        self.matches(profile, Kind::Activity, asker, ACTIVITIES)
    }
}
