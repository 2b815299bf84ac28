//! What the words of a vacancy or a training mean, worked out once for all who ask.

use crate::{
    day_part::Times,
    effort::Effort,
    record::{ArticleKind, Record},
    skills::SkillWords,
};

/// What the words mean, as far as they are understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// When somebody is wanted.
    pub times: Times,
    /// How much time it takes.
    pub effort: Option<Effort>,
    /// The skills that are asked, as places in the municipality's list.
    pub asked: Vec<usize>,
    /// The skills that one learns, as places in the municipality's list.
    pub learned: Vec<usize>,
}

impl Work {
    /// Of a vacancy or a training; none of anything else.
    #[must_use]
    pub fn of(record: &Record, skills: &SkillWords) -> Option<Self> {
        match record {
            Record::Vacancy(it) => Some(Self {
                times: Times::of(&it.day_parts),
                effort: it.hours.as_deref().and_then(Effort::read),
                asked: all(skills, &it.skills),
                learned: all(skills, &it.learn),
            }),
            Record::Article(it) if it.sort == Some(ArticleKind::Training) => {
                Some(Self { learned: all(skills, &it.learn), ..Self::default() })
            }
            _ => None,
        }
    }
}

/// The skills that these words mean, each once.
fn all(skills: &SkillWords, words: &[String]) -> Vec<usize> {
    let mut all: Vec<usize> = Vec::new();
    for text in words {
        for skill in skills.find(text) {
            if !all.contains(&skill) {
                all.push(skill);
            }
        }
    }
    all
}
