//! The private link by which an organisation gets at the reactions to one of its vacancies: there
//! is no account. Signed, for that one purpose, and for a while.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use guide::{Moment, Slug};

use crate::{App, secret::Key};

/// What a signature is for: one of another purpose is none here.
const PURPOSE: &[u8] = b"organisatie-reacties\0";
/// How much of a signature is in the link, in bytes.
const SIGNATURE: usize = 16;
const DAY: i64 = 86_400;

/// A link to the reactions to one vacancy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Link {
    /// The vacancy.
    pub(crate) vacancy: Slug,
    /// Until when it can be used, in Unix seconds.
    until: i64,
}

/// The text is no link that this server made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotALink;

impl Link {
    /// A new link, for as long as the administrator wants.
    pub(super) fn new(app: &App, vacancy: Slug) -> Self {
        Self { vacancy, until: app.now().unix() + i64::from(app.config().link_dagen) * DAY }
    }

    /// Reads what stands in an address, and checks that this server signed it. It may be too old.
    pub(crate) fn read(app: &App, token: &str) -> Result<Self, NotALink> {
        let bytes = URL_SAFE_NO_PAD.decode(token).map_err(|_| NotALink)?;
        let (text, signature) = bytes.split_last_chunk::<SIGNATURE>().ok_or(NotALink)?;
        if !key(app).signed(&[PURPOSE, text].concat(), signature) {
            return Err(NotALink);
        }
        let (until, vacancy) = text.split_first_chunk().ok_or(NotALink)?;
        let vacancy = str::from_utf8(vacancy).ok().and_then(|id| id.parse().ok());
        Ok(Self { vacancy: vacancy.ok_or(NotALink)?, until: i64::from_be_bytes(*until) })
    }

    /// As it stands in an address.
    pub(super) fn token(&self, app: &App) -> String {
        let text = [&self.until.to_be_bytes(), self.vacancy.as_str().as_bytes()].concat();
        let signature = key(app).sign(&[PURPOSE, &text].concat());
        URL_SAFE_NO_PAD.encode([&text, &signature[..SIGNATURE]].concat())
    }

    /// Whether it can still be used.
    pub(crate) fn holds(&self, now: Moment) -> bool {
        now.unix() < self.until
    }
}

fn key(app: &App) -> Key {
    app.secret().key("links")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        secret::Secret,
        testing::{TestApp, now, slug},
    };

    #[tokio::test]
    async fn a_link_leads_to_one_vacancy_for_a_while() {
        let server = TestApp::start().await;
        let link = Link::new(&server.app, slug("soepkok"));
        let token = link.token(&server.app);
        assert_eq!(Link::read(&server.app, &token), Ok(link.clone()));
        let days = |days: u32| Moment::from_unix(now().unix() + i64::from(days) * DAY);
        let last = server.app.config().link_dagen;
        assert!(link.holds(now()) && link.holds(days(last - 1)) && !link.holds(days(last)));
    }

    #[tokio::test]
    async fn a_link_that_was_changed_or_made_elsewhere_is_none() {
        let server = TestApp::start().await;
        let link = Link::new(&server.app, slug("soepkok"));
        let token = link.token(&server.app);
        for at in 0..token.len() {
            let mut changed = token.clone().into_bytes();
            changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(changed).unwrap();
            assert_eq!(Link::read(&server.app, &changed), Err(NotALink), "{changed}");
            assert_eq!(Link::read(&server.app, &token[..at]), Err(NotALink), "{at}");
        }
        // The same text, signed with the same key for something else, or with another key.
        let text = [&link.until.to_be_bytes(), "soepkok".as_bytes()].concat();
        for key in [server.app.secret().key("links"), Secret::of([8; 32]).key("links")] {
            let signature = key.sign(&[b"iets anders\0".as_slice(), &text].concat());
            let token = URL_SAFE_NO_PAD.encode([&text, &signature[..SIGNATURE]].concat());
            assert_eq!(Link::read(&server.app, &token), Err(NotALink));
        }
        for wrong in ["", "x", "%", "é", &"A".repeat(5000)] {
            assert_eq!(Link::read(&server.app, wrong), Err(NotALink), "{wrong}");
        }
    }
}
