//! An organisation's answer, sealed until the volunteer's device has fetched it.

use api::{
    base64url,
    confirmation::{Claim, PickupCode},
};
use serde::{Deserialize, Serialize};

use crate::{App, Error, secret::Key};

/// The table in the store; part of what answers are sealed for.
const TABLE: &str = "confirmations";

/// What an organisation answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Answer {
    /// Whether it confirmed.
    #[serde(rename = "bevestigd")]
    pub(crate) confirmed: bool,
    /// The credential, when it did.
    #[serde(rename = "waardering", skip_serializing_if = "Option::is_none")]
    pub(crate) credential: Option<String>,
    /// What it wrote beside it.
    #[serde(rename = "bericht", default, skip_serializing_if = "String::is_empty")]
    pub(crate) words: String,
    /// When, in Unix seconds.
    #[serde(rename = "beslist")]
    pub(crate) at: i64,
}

impl Answer {
    /// Seals it for who has the code.
    pub(super) fn seal(&self, app: &App, pickup: &str) -> Result<Vec<u8>, Error> {
        let text = serde_json::to_vec(self).map_err(|_| Error::Internal)?;
        Ok(key(app).seal(TABLE, pickup, &text)?)
    }

    /// Opens what was sealed.
    pub(super) fn open(app: &App, pickup: &str, sealed: &[u8]) -> Result<Self, Error> {
        let text = key(app).open(TABLE, pickup, sealed)?;
        serde_json::from_slice(&text).map_err(|_| Error::Internal)
    }
}

fn key(app: &App) -> Key {
    app.secret().key("bevestigingen")
}

/// What stands for a text in the store. Without the secret nobody can work it out.
fn hash(app: &App, text: &str) -> String {
    base64url::encode(&key(app).sign(text.as_bytes()))
}

/// What an answer is found by in the store. Who reads the store cannot tell the code from it.
pub(super) fn pickup_hash(app: &App, code: &PickupCode) -> String {
    hash(app, &format!("ophalen\0{}", code.as_str()))
}

/// What a claim is known by in the store.
pub(super) fn claim_hash(app: &App, claim: &Claim) -> String {
    hash(app, &format!("claim\0{}", claim.encode()))
}

/// What a code of six digits is known by in the store: useless without the secret, which has the
/// same million to try.
pub(super) fn code_hash(app: &App, claim: &str, digits: &str) -> String {
    hash(app, &format!("code\0{claim}\0{digits}"))
}

/// The answer that waits for who has this code.
pub(crate) async fn waiting(app: &App, code: &PickupCode) -> Result<Option<Answer>, Error> {
    let pickup = pickup_hash(app, code);
    let kept = app.store().confirmation(&pickup).await?;
    kept.map(|kept| Answer::open(app, &pickup, &kept.sealed)).transpose()
}

/// Erases the answer that waits for who has this code; nothing to erase is just as well.
pub(crate) async fn erase(app: &App, code: &PickupCode) -> Result<(), Error> {
    app.store().delete_confirmation(&pickup_hash(app, code)).await?;
    Ok(())
}
