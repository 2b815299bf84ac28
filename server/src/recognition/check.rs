//! Whether a credential is genuine, said by who could have signed it.
//!
//! What the signature of this installation is on is looked at as §8.2 of Open Badges 3.0 says.
//! `public/controleer.js` does the same on a phone without internet.

use std::io::Read as _;

use api::{Words as Text, base64url};
use flate2::read::DeflateDecoder;
use guide::{Moment, calendar::read_date};
use jiff::civil::Date;
use serde_json::{Map, Value};
use store::StoreError;

use super::{
    credential::{ISSUER, Issuer, minutes},
    jws::{Compact, LARGEST},
    keys::Keys,
};
use crate::App;

/// Clocks are never quite the same, in seconds.
const SKEW: i64 = 300;
/// The most characters of a text of others that are shown.
const SHOWN: usize = 600;
/// The most skills of others that are shown.
const SKILLS: usize = 30;

/// What came of checking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// This installation signed it, and it holds.
    Genuine,
    /// This installation signed it, and it was revoked then.
    Revoked(Moment),
    /// It holds from a later moment on.
    Early,
    /// It says that it is from here, but that is not so or it was changed.
    Forged,
    /// It says that it is from somewhere else; only they can tell.
    Elsewhere,
    /// It is something else.
    Unreadable,
}

impl Outcome {
    /// Its word in the API.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Genuine => "echt",
            Self::Revoked(_) => "ingetrokken",
            Self::Early => "te-vroeg",
            Self::Forged => "niet-echt",
            Self::Elsewhere => "elders",
            Self::Unreadable => "onleesbaar",
        }
    }
}

/// The word of every outcome, in the API.
pub(crate) const OUTCOMES: [&str; 6] =
    ["echt", "ingetrokken", "te-vroeg", "niet-echt", "elders", "onleesbaar"];

/// What came of checking, and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Checked {
    /// The outcome.
    pub(crate) outcome: Outcome,
    /// What it says; nothing when it cannot be read.
    pub(crate) shown: Option<Shown>,
}

/// What a credential says. Of one that is not genuine this is somebody's word and no more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Shown {
    /// Its id.
    pub(crate) id: String,
    /// The address of who signed it.
    pub(crate) issuer: String,
    /// Their name.
    pub(crate) issuer_name: String,
    /// For whom somebody volunteered.
    pub(crate) organisation: String,
    /// What they did.
    pub(crate) what: String,
    /// Their name, when they gave one.
    pub(crate) name: String,
    /// The first day.
    pub(crate) from: Option<Date>,
    /// The last day.
    pub(crate) until: Option<Date>,
    /// How long in all.
    pub(crate) minutes: Option<u32>,
    /// What it took or taught.
    pub(crate) skills: Vec<String>,
    /// Words of thanks.
    pub(crate) thanks: String,
    /// When it was given.
    pub(crate) awarded: Option<Date>,
}

/// Checks a credential, or a link to this site's page with one in it.
pub(crate) async fn check(app: &App, text: &str) -> Result<Checked, StoreError> {
    let text = bare(text);
    let Some(compact) = Compact::read(&text) else {
        return Ok(Checked { outcome: Outcome::Unreadable, shown: None });
    };
    let payload = &compact.payload;
    let shown = shown(payload);
    if shown.issuer.is_empty() {
        return Ok(Checked { outcome: Outcome::Unreadable, shown: None });
    }
    let issuer = Issuer::of(app).id();
    let signed = compact.signer(&Keys::of(app)).is_some();
    let outcome = match (signed, number(payload, "nbf")) {
        // The site may have had another address when it signed this.
        (true, Some(from)) if agrees(payload) && shown.issuer.ends_with(ISSUER) => {
            if from > app.now().unix() + SKEW {
                Outcome::Early
            } else {
                revoked(app, &shown.id).await?.map_or(Outcome::Genuine, Outcome::Revoked)
            }
        }
        (false, _) if shown.issuer != issuer => Outcome::Elsewhere,
        _ => Outcome::Forged,
    };
    Ok(Checked { outcome, shown: Some(shown) })
}

/// The credential alone: without spaces and line ends that came in on the way, without the link
/// around it, and unfolded.
fn bare(text: &str) -> String {
    let text = text.split_once("?w=").map_or(text, |(_, rest)| rest);
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    unfolded(&text).unwrap_or(text)
}

/// In a link that is a code to scan, a credential is folded: the signature, and deflated behind it
/// the header, a line feed and the payload. So it has no dots. `public/controleer.js` folds.
fn unfolded(text: &str) -> Option<String> {
    if text.contains('.') || text.len() > LARGEST {
        return None;
    }
    let bytes = base64url::decode(text)?;
    let (signature, deflated) = bytes.split_at_checked(64)?;
    let most = u64::try_from(LARGEST).ok()?;
    let mut signed = Vec::new();
    DeflateDecoder::new(deflated).take(most).read_to_end(&mut signed).ok()?;
    let end = signed.iter().position(|byte| *byte == b'\n')?;
    let part = |bytes: &[u8]| base64url::encode(bytes);
    Some([part(&signed[..end]), part(&signed[end + 1..]), part(signature)].join("."))
}

async fn revoked(app: &App, id: &str) -> Result<Option<Moment>, StoreError> {
    let Some(id) = id.strip_prefix("urn:uuid:") else { return Ok(None) };
    let issued = app.store().recognition(id).await?;
    Ok(issued.and_then(|it| it.revoked_at).map(Moment::from_unix))
}

/// Whether the claims of the JWT say what the credential says.
fn agrees(payload: &Map<String, Value>) -> bool {
    let within = |outer: &str, inner: &str| text(payload.get(outer).and_then(|it| it.get(inner)));
    let same = |claim: &str, said: Option<&str>| said.is_some() && text(payload.get(claim)) == said;
    let begins = text(payload.get("validFrom")).and_then(|it| it.parse::<jiff::Timestamp>().ok());
    same("iss", within("issuer", "id"))
        && same("jti", text(payload.get("id")))
        && same("sub", within("credentialSubject", "id"))
        && begins.is_some_and(|it| Some(it.as_second()) == number(payload, "nbf"))
}

fn text(value: Option<&Value>) -> Option<&str> {
    value.and_then(Value::as_str)
}

fn number(payload: &Map<String, Value>, name: &str) -> Option<i64> {
    payload.get(name).and_then(Value::as_i64)
}

/// What stands in it, cleaned: it may be from anybody.
fn shown(payload: &Map<String, Value>) -> Shown {
    let missing = Value::Null;
    let member = |name: &str| payload.get(name).unwrap_or(&missing);
    let (issuer, subject) = (member("issuer"), member("credentialSubject"));
    let achievement = &subject["achievement"];
    let day = |value: &Value| read_date(value.as_str()?.get(..10)?);
    let identities = subject["identifier"].as_array().into_iter().flatten();
    let name =
        identities.into_iter().find(|it| it["identityType"] == "name" && it["hashed"] == false);
    let results = subject["result"].as_array().into_iter().flatten();
    let what = Some(&subject["role"]).filter(|it| it.is_string()).unwrap_or(&achievement["name"]);
    let skills = achievement["tag"].as_array().into_iter().flatten();
    Shown {
        id: clean(member("id")),
        // An issuer may be given by its address alone.
        issuer: clean(if issuer.is_string() { issuer } else { &issuer["id"] }),
        issuer_name: clean(&issuer["name"]),
        organisation: clean(&achievement["creator"]["name"]),
        what: clean(what),
        name: name.map_or_else(String::new, |it| clean(&it["identityHash"])),
        from: day(&subject["activityStartDate"]),
        until: day(&subject["activityEndDate"]),
        minutes: results.into_iter().find_map(|it| minutes(it["value"].as_str()?)),
        skills: skills.take(SKILLS).map(clean).filter(|it| !it.is_empty()).collect(),
        thanks: clean(&member("evidence")[0]["description"]),
        awarded: day(member("awardedDate")).or_else(|| day(member("validFrom"))),
    }
}

fn clean(value: &Value) -> String {
    let text: String = value.as_str().unwrap_or_default().chars().take(SHOWN).collect();
    Text::read(&text).map_or_else(String::new, |text| text.as_str().to_owned())
}
