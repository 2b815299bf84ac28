//! Skills: one plain list for who can do something and for who asks for it.
//!
//! The list is data (`vaardigheden.csv`). Vacancies say in free words what is asked and learned;
//! [`SkillWords`] finds which skills those words mean, so that "geduld" and "rustig blijven" are
//! the same to a volunteer who ticked one box.

use serde::{Deserialize, Serialize};

use crate::{fold, id::Slug, municipality::Municipality, sort, text::Text, wire};

/// Something that a person can do or learn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Vaardigheid))]
pub struct Skill {
    /// Its name in addresses and in profiles; it stays when the name on screen changes.
    pub slug: Slug,
    /// Its name on screen.
    #[serde(rename = "naam")]
    pub name: Text,
    /// Words and short phrases that mean it, in any language.
    #[serde(rename = "woorden")]
    pub words: Vec<String>,
}

wire::fields! {
    Skill { slug, name, words }
}

impl Municipality {
    /// The skill with this slug.
    #[must_use]
    pub fn skill(&self, slug: &str) -> Option<&Skill> {
        self.skills.iter().find(|skill| skill.slug.as_str() == slug)
    }
}

/// Skills that words mean, and the words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Skills {
    /// Places in the municipality's list, each once.
    pub known: Vec<usize>,
    /// Each phrase, with its words folded.
    pub phrases: Vec<(String, Vec<String>)>,
}

impl Skills {
    /// What these texts mean.
    #[must_use]
    pub fn of(words: &SkillWords, texts: &[String]) -> Self {
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

/// Which words mean which skills, made ready to look phrases up in.
#[derive(Clone, Debug, Default)]
pub struct SkillWords {
    /// The words of a phrase and the place of its skill in the list, by the words.
    phrases: Vec<(Vec<String>, usize)>,
}

impl SkillWords {
    /// The words of these skills, with the names of the skills.
    #[must_use]
    pub fn of(skills: &[Skill]) -> Self {
        let mut phrases = Vec::new();
        for (at, skill) in skills.iter().enumerate() {
            let names = skill.name.iter().map(|(_, name)| name);
            for text in skill.words.iter().map(String::as_str).chain(names) {
                phrases.push((fold::words(text).collect(), at));
            }
        }
        sort::once_each(&mut phrases);
        Self { phrases }
    }

    /// The skills that a text means, as places in the list, in the order of the text and each
    /// once. Of words that lie within a longer phrase only the longer counts: "handig met
    /// computers" is about computers, not about odd jobs.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<usize> {
        let words: Vec<String> = fold::words(text).collect();
        let mut found: Vec<usize> = Vec::new();
        let mut reached = 0;
        for at in 0..words.len() {
            // A phrase that ends no later than one before it lies within that one.
            let Some(length) = self.longest_at(&words[at..]).filter(|it| at + it > reached) else {
                continue;
            };
            reached = at + length;
            let phrase = &words[at..reached];
            let first = self.phrases.partition_point(|(it, _)| it.as_slice() < phrase);
            for (_, skill) in self.phrases[first..].iter().take_while(|(it, _)| it == phrase) {
                if !found.contains(skill) {
                    found.push(*skill);
                }
            }
        }
        found
    }

    /// How many words the longest phrase has with which these begin.
    fn longest_at(&self, words: &[String]) -> Option<usize> {
        let first = words.first()?;
        let from = self.phrases.partition_point(|(it, _)| it.first() < Some(first));
        self.phrases[from..]
            .iter()
            .map(|(phrase, _)| phrase)
            .take_while(|phrase| phrase.first() == Some(first))
            .filter(|phrase| words.starts_with(phrase))
            .map(Vec::len)
            .max()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn skill(slug: &str, words: &[&str]) -> Skill {
        Skill {
            slug: slug.parse().unwrap(),
            name: Text::nl(slug),
            words: words.iter().map(|it| (*it).to_owned()).collect(),
        }
    }

    fn find(text: &str) -> Vec<usize> {
        SkillWords::of(&[
            skill("klussen", &["handig", "veilig werken"]),
            skill("computers", &["handig met computers", "laptop"]),
            skill("koken", &["veilig werken met eten", "één pan"]),
            skill("zorg", &["laptop"]),
        ])
        .find(text)
    }

    #[test]
    fn words_mean_skills_whatever_their_accents_and_capitals() {
        assert_eq!(find("Handig zijn"), [0]);
        assert_eq!(find("met EEN PAN"), [2]);
        assert_eq!(find("koken"), [2], "its own name");
        assert_eq!(find("onhandig"), [0; 0]);
        assert_eq!(find(""), [0; 0]);
    }

    #[test]
    fn the_longer_phrase_wins_and_a_word_may_mean_two_skills() {
        assert_eq!(find("handig met computers"), [1]);
        assert_eq!(find("handig met eten"), [0]);
        assert_eq!(find("veilig werken met eten, en handig"), [2, 0]);
        assert_eq!(find("een laptop"), [1, 3]);
    }
}
