//! What a volunteer and an organisation wrote to each other, and how it is sealed.

use api::{Application, Code, application::Part};
use serde::{Deserialize, Serialize};
use store::ApplicationState;

use crate::secret::{Key, Secret, SecretError};

/// What is sealed of a reaction, by the name of its table.
const TABLE: &str = "applications";
/// What is sealed of the answers to it.
const REPLIES: &str = "applications.replies";

/// What a volunteer wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Content {
    /// The name of the vacancy at that time: it may have left the guide since.
    #[serde(rename = "vacature")]
    pub(crate) vacancy: String,
    #[serde(rename = "naam")]
    pub(crate) name: String,
    #[serde(rename = "telefoon", default, skip_serializing_if = "Option::is_none")]
    pub(crate) phone: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) email: Option<String>,
    #[serde(rename = "bericht")]
    pub(crate) message: String,
    #[serde(rename = "jong")]
    pub(crate) young: bool,
    /// What of the profile went along: what it is about, and what it says about that.
    #[serde(rename = "deel")]
    pub(crate) parts: Vec<(String, String)>,
    #[serde(rename = "taal")]
    pub(crate) lang: String,
}

impl Content {
    pub(super) fn of(it: &Application, vacancy: String) -> Self {
        let part = |part: &Part| {
            let (label, text) = part.label_and_text();
            (label.to_owned(), text.to_owned())
        };
        Self {
            vacancy,
            name: it.name.as_str().to_owned(),
            phone: it.phone.as_ref().map(|phone| phone.as_str().to_owned()),
            email: it.email.as_ref().map(|email| email.as_str().to_owned()),
            message: it.message.as_str().to_owned(),
            young: it.young,
            parts: it.parts.iter().map(part).collect(),
            lang: it.lang.code().to_owned(),
        }
    }
}

/// What an organisation wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Reply {
    /// When, in Unix seconds.
    #[serde(rename = "op")]
    pub(crate) at: i64,
    /// How far the reaction was from then on: a word of [`ApplicationState`].
    #[serde(rename = "stand")]
    pub(crate) state: String,
    /// In its own words; may be empty.
    #[serde(rename = "tekst")]
    pub(crate) text: String,
}

impl Reply {
    pub(super) fn new(at: i64, state: ApplicationState, text: &str) -> Self {
        Self { at, state: state.name().to_owned(), text: text.to_owned() }
    }
}

/// What reactions are sealed and told apart with.
pub(super) struct Keys {
    seal: Key,
    mark: Key,
}

impl Keys {
    pub(super) fn of(secret: &Secret) -> Self {
        Self { seal: secret.key("reacties"), mark: secret.key("reacties gelijk") }
    }

    /// What is the same for the same reaction, and tells nothing about it. The name of the vacancy
    /// is not the sender's.
    pub(super) fn mark(&self, content: &Content, code: &Code) -> Vec<u8> {
        let own = Content { vacancy: String::new(), ..content.clone() };
        let mut text = json(&own);
        text.extend_from_slice(code.as_str().as_bytes());
        self.mark.sign(&text).to_vec()
    }

    pub(super) fn seal(&self, id: &str, content: &Content) -> Result<Vec<u8>, SecretError> {
        self.seal.seal(TABLE, id, &json(content))
    }

    pub(super) fn open(&self, id: &str, sealed: &[u8]) -> Result<Content, SecretError> {
        let text = self.seal.open(TABLE, id, sealed)?;
        serde_json::from_slice(&text).map_err(|_| SecretError::NotOurs)
    }

    pub(super) fn seal_replies(&self, id: &str, all: &[Reply]) -> Result<Vec<u8>, SecretError> {
        self.seal.seal(REPLIES, id, &json(&all))
    }

    pub(super) fn open_replies(
        &self,
        id: &str,
        sealed: Option<&[u8]>,
    ) -> Result<Vec<Reply>, SecretError> {
        let Some(sealed) = sealed else { return Ok(Vec::new()) };
        let text = self.seal.open(REPLIES, id, sealed)?;
        serde_json::from_slice(&text).map_err(|_| SecretError::NotOurs)
    }
}

/// Texts, numbers and lists of them: JSON can hold them.
fn json(what: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(what).unwrap_or_default()
}
