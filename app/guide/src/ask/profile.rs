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
    /// What fits a profile.
    #[must_use]
    pub fn for_profile(&self, profile: &Profile, asker: &Asker) -> ProfileAnswer {
        ProfileAnswer {
            vacancies: self.matches(profile, Kind::Vacancy, asker, VACANCIES),
            activities: self.matches(profile, Kind::Activity, asker, ACTIVITIES),
        }
    }
}
