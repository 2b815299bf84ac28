//! Revoking: by who has the link from the letter, or by the administrator.

use api::{MessageId, base64url};
use store::StoreError;

use crate::words::Words;
use crate::{App, secret::Key};

/// The page.
const PAGE: &str = "/intrekken";
/// How many bytes of the signature stand in the link.
const BYTES: usize = 16;

/// The reason that is kept when an organisation revokes by its link.
pub(crate) const BY_ORGANISATION: &str = "door de organisatie";

fn key(app: &App) -> Key {
    app.secret().key("links")
}

fn signed(id: &MessageId) -> String {
    format!("intrekken\0{}", id.as_str())
}

/// The link with which an organisation revokes what it confirmed. It works for good: a mistake may
/// come to light after years.
pub(super) fn link(app: &App, id: &MessageId, words: &Words) -> String {
    let signature = &key(app).sign(signed(id).as_bytes())[..BYTES];
    let page = words.path(app, PAGE);
    format!("{}{page}?w={}.{}", app.config().base(), id.as_str(), base64url::encode(signature))
}

/// The id in such a link, when it is one of ours.
pub(crate) fn link_reads(app: &App, text: &str) -> Option<MessageId> {
    let (id, signature) = text.split_once('.')?;
    let id = MessageId::read(id)?;
    let signature = base64url::decode(signature).filter(|bytes| bytes.len() == BYTES)?;
    key(app).signed(signed(&id).as_bytes(), &signature).then_some(id)
}

/// Revokes it. Doing so again changes nothing.
pub(crate) async fn revoke(app: &App, id: &MessageId, reason: &str) -> Result<(), StoreError> {
    if app.store().revoke_recognition(id.as_str(), reason, app.now().unix()).await? {
        tracing::info!(id = id.as_str(), "a recognition was revoked");
    }
    Ok(())
}
