//! What the words of a vacancy or a training mean, worked out once for all who ask.

use crate::{
    day_part::Times,
    effort::Effort,
    level::Level,
    record::{ArticleKind, Record},
    skills::{SkillWords, Skills},
};

/// What the words mean, as far as they are understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// When somebody is wanted.
    pub times: Times,
    /// How much time it takes.
    pub effort: Option<Effort>,
    /// The skills that are asked.
    pub asked: Skills,
    /// The skills that one learns.
    pub learned: Skills,
    /// How much Dutch is asked.
    pub level: Option<Level>,
}

impl Work {
    /// Of a vacancy or a training; none of anything else.
    #[must_use]
    pub fn of(record: &Record, skills: &SkillWords) -> Option<Self> {
        match record {
            Record::Vacancy(it) => Some(Self {
                times: Times::of(&it.day_parts),
                effort: it.hours.as_deref().and_then(Effort::read),
                asked: Skills::of(skills, &it.skills),
                learned: Skills::of(skills, &it.learn),
                level: it.language_level.as_deref().and_then(Level::read),
            }),
            Record::Article(it) if it.sort == Some(ArticleKind::Training) => {
                Some(Self { learned: Skills::of(skills, &it.learn), ..Self::default() })
            }
            _ => None,
        }
    }
}
