//! A letter, and how it is written down (RFC 5322).

use std::time::{Duration, UNIX_EPOCH};

use guide::{Lang, Moment};
use lettre::{
    Message,
    message::{
        Mailbox,
        header::{ContentType, HeaderName, HeaderValue},
    },
};

use super::MailError;

/// A letter to one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// What it is an answer to: the same id is the same letter. Letters, digits and hyphens.
    pub id: String,
    /// To whom.
    pub to: String,
    /// The language that it is in.
    pub lang: Lang,
    /// What it is about.
    pub subject: String,
    /// What it says.
    pub text: String,
}

impl Letter {
    pub(super) fn message(
        &self,
        from: &Mailbox,
        host: &str,
        now: Moment,
    ) -> Result<Message, MailError> {
        let to = self.to.parse().map_err(|_| MailError::Address(self.to.clone()))?;
        let seconds = u64::try_from(now.unix()).unwrap_or_default();
        let extra = |name, value: &str| {
            HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
        };
        Ok(Message::builder()
            .from(from.clone())
            .to(Mailbox::new(None, to))
            .subject(&self.subject)
            .date(UNIX_EPOCH + Duration::from_secs(seconds))
            .message_id(Some(format!("<{}@{host}>", self.id)))
            // No "I am on holiday" in return (RFC 3834).
            .raw_header(extra("Auto-Submitted", "auto-generated"))
            .raw_header(extra("Content-Language", self.lang.code()))
            .header(ContentType::TEXT_PLAIN)
            .body(self.text.clone())?)
    }
}
