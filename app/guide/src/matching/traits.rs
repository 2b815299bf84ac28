//! What the words of vacancies mean to who matches them, worked out once for a guide.

use std::sync::{Arc, OnceLock};

use crate::{
    fold,
    guide::Guide,
    id::{Kind, Slug},
    level::Level,
    record::{Record, Vacancy},
    skills::SkillWords,
};

/// What matching knows of a guide; made when it is first needed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Matching(OnceLock<Arc<Traits>>);

impl Matching {
    pub(super) fn traits(&self, guide: &Guide) -> &Traits {
        self.0.get_or_init(|| Arc::new(Traits::of(guide)))
    }
}

/// The traits of everything that can suit.
#[derive(Debug, Default)]
pub(super) struct Traits {
    /// What words mean which skills.
    pub(super) words: SkillWords,
    /// By slug, sorted.
    vacancies: Vec<(Slug, VacancyTraits)>,
}

/// What a vacancy says, beside what is a field of its own.
#[derive(Debug, Default)]
pub(super) struct VacancyTraits {
    pub(super) asked: Skills,
    pub(super) learned: Skills,
    pub(super) level: Option<Level>,
    /// Whether there is an allowance.
    pub(super) pays: bool,
}

/// Skills that words mean, and the words.
#[derive(Debug, Default)]
pub(super) struct Skills {
    /// Places in the municipality's list, each once.
    pub(super) known: Vec<usize>,
    /// Each phrase, with its words folded.
    pub(super) phrases: Vec<(String, Vec<String>)>,
}

impl Skills {
    pub(super) fn of(words: &SkillWords, texts: &[String]) -> Self {
        let mut skills = Self::default();
        for text in texts {
            for skill in words.find(text) {
                if !skills.known.contains(&skill) {
                    skills.known.push(skill);
                }
            }
            skills.phrases.push((text.clone(), fold::words(text).collect()));
        }
        skills
    }
}

impl Traits {
    fn of(guide: &Guide) -> Self {
        let words = SkillWords::of(&guide.municipality.skills);
        let vacancies = guide.of_kind(Kind::Vacancy).filter_map(|entry| match &*entry.record {
            Record::Vacancy(vacancy) => Some((vacancy.id.clone(), traits_of(vacancy, &words))),
            _ => None,
        });
        Self { vacancies: vacancies.collect(), words }
    }

    /// The traits of a vacancy.
    pub(super) fn vacancy(&self, id: &Slug) -> Option<&VacancyTraits> {
        let at = self.vacancies.binary_search_by(|(it, _)| it.cmp(id)).ok()?;
        self.vacancies.get(at).map(|(_, traits)| traits)
    }
}

fn traits_of(vacancy: &Vacancy, words: &SkillWords) -> VacancyTraits {
    VacancyTraits {
        asked: Skills::of(words, &vacancy.skills),
        learned: Skills::of(words, &vacancy.learn),
        level: vacancy.language_level.as_deref().and_then(Level::read),
        pays: vacancy.allowance.as_deref().is_some_and(|it| !is_none(it)),
    }
}

/// Whether the words for an allowance say that there is none.
fn is_none(allowance: &str) -> bool {
    matches!(fold::fold(allowance.trim()).as_str(), "" | "geen" | "nee" | "gjin" | "none" | "no")
}
