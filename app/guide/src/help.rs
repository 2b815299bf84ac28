//! What people need help with, in their own words: topics, and beneath each a few plain questions
//! that lead to services.
//!
//! The tree is data: a file of the municipality, or the one that comes with the program. Which
//! services a question leads to is worked out from its themes and words, so that a new service is
//! found without anybody touching the tree.

use serde::{Deserialize, Serialize};

use crate::{
    fold,
    guide::{Entry, Guide},
    id::{Kind, Slug},
    municipality::Municipality,
    record::Record,
    text::Text,
    theme::Theme,
    wire,
};

/// Something that people need help with, such as money or letters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Onderwerp))]
pub struct HelpTopic {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its name on screen.
    #[serde(rename = "naam")]
    pub name: Text,
    /// The name of its icon.
    #[serde(rename = "icoon")]
    pub icon: String,
    /// The themes that it is about.
    #[serde(rename = "themas")]
    pub themes: Vec<Theme>,
    /// What people ask about it.
    #[serde(rename = "vragen")]
    pub questions: Vec<HelpQuestion>,
}

/// A question as a resident asks it: "Ik snap een brief niet".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Hulpvraag))]
pub struct HelpQuestion {
    /// Its name in addresses, unique among all questions.
    pub slug: Slug,
    /// The question.
    #[serde(rename = "tekst")]
    pub text: Text,
    /// The themes of the services that may answer it.
    #[serde(rename = "themas")]
    pub themes: Vec<Theme>,
    /// Beginnings of words of which the service says at least one; without them the theme is
    /// enough.
    #[serde(rename = "woorden", default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
}

/// Whom to call when it cannot wait.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Noodnummer))]
pub struct UrgentNumber {
    /// What is the matter, in plain words.
    #[serde(rename = "naam")]
    pub name: Text,
    /// Who answers, and when.
    #[serde(rename = "uitleg", default, skip_serializing_if = "Text::is_empty")]
    pub note: Text,
    /// The telephone number as people write it.
    #[serde(rename = "telefoon")]
    pub phone: String,
}

wire::fields! {
    HelpTopic { slug, name, icon, themes, questions }
    HelpQuestion { slug, text, themes, words }
    UrgentNumber { name, note, phone }
}

/// How well a service answers a question; the better comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    /// It is about what is asked.
    Exact,
    /// It is about one of its themes.
    Theme,
}

impl HelpQuestion {
    /// How well a record answers it; none when it is about something else.
    #[must_use]
    pub fn matches(&self, entry: &Entry) -> Option<Match> {
        if !entry.common().themes().iter().any(|theme| self.themes.contains(theme)) {
            return None;
        }
        let exact = self.words.is_empty() || self.words.iter().any(|word| says(entry, word));
        Some(if exact { Match::Exact } else { Match::Theme })
    }
}

/// Whether a record has a word that begins like this, in any language. The words of its name and
/// summary are sorted, so the first that is not before this one tells.
fn says(entry: &Entry, word: &str) -> bool {
    let begin = fold::fold(word);
    let at = entry.words.partition_point(|it| it.as_str() < begin.as_str());
    entry.words.get(at).is_some_and(|it| it.starts_with(&begin))
        || matches!(&*entry.record, Record::Service(service)
        if service.audience.as_ref().is_some_and(|audience| {
            fold::words(audience).any(|it| it.starts_with(&begin))
        }))
}

impl Municipality {
    /// The question with this slug, and the topic that it belongs to.
    #[must_use]
    pub fn question(&self, slug: &str) -> Option<(&HelpTopic, &HelpQuestion)> {
        self.help.iter().find_map(|topic| {
            let question = topic.questions.iter().find(|it| it.slug.as_str() == slug)?;
            Some((topic, question))
        })
    }
}

impl Guide {
    /// The questions that no service answers, for who looks after the tree.
    pub fn unanswered(&self) -> impl Iterator<Item = (&HelpTopic, &HelpQuestion)> {
        let questions = self
            .municipality
            .help
            .iter()
            .flat_map(|topic| topic.questions.iter().map(move |question| (topic, question)));
        questions.filter(|(_, question)| {
            !self.of_kind(Kind::Service).any(|it| question.matches(it) == Some(Match::Exact))
        })
    }
}
