//! What is signed: an Open Badges 3.0 credential (1EdTech, <https://www.imsglobal.org/spec/ob/v3p0/>),
//! in the form of its JSON Web Token proof (§8.2): the credential itself with the claims of a JWT
//! beside its own members.
//!
//! The specification is made for schools; this is how volunteer work fits in. The achievement is
//! community service at an organisation. What somebody did is their `role`. Hours are a result, as
//! `creditsEarned` means study credits. The words of thanks are a piece of evidence: there they are
//! plain text, while a `narrative` may be shown as Markdown. The volunteer is known by the id of
//! their claim, and by a name only when they gave one.

use api::{MessageId, confirmation::Claim};
use guide::Moment;
use jiff::civil::{Date, Time};
use serde_json::{Value, json};

use crate::App;
use crate::words::Words;

/// The contexts of JSON-LD, in the order that the specification wants.
pub(super) const CONTEXT: [&str; 3] = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
];
const SCHEMA: &str =
    "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json";

/// The language that the credential's own words are in.
const LANG: guide::Lang = guide::Lang::NL;

/// Who signs.
pub(crate) struct Issuer<'a> {
    /// Where the site is.
    pub(crate) base: String,
    name: &'a str,
    email: &'a str,
}

impl<'a> Issuer<'a> {
    /// This installation.
    pub(crate) fn of(app: &'a App) -> Self {
        let contact = &app.municipality().contact;
        Self { base: app.config().base(), name: &contact.name, email: &contact.email }
    }

    /// Its address, which is also its name in what it signs.
    pub(crate) fn id(&self) -> String {
        format!("{}{ISSUER}", self.base)
    }

    /// Where it says what it revoked.
    pub(crate) fn revocations(&self) -> String {
        format!("{}/v1/intrekkingen", self.base)
    }
}

/// The path of every issuer that runs this program.
pub(super) const ISSUER: &str = "/v1/uitgever";

/// Who this is, for whoever follows the address in a credential.
pub(crate) fn profile(issuer: &Issuer<'_>) -> Value {
    json!({
        "id": issuer.id(),
        "type": ["Profile"],
        "name": issuer.name,
        "url": issuer.base,
        "email": issuer.email,
    })
}

/// What an organisation confirmed.
pub(super) struct Confirmed<'a> {
    /// The id of the credential.
    pub(super) id: &'a MessageId,
    /// The claim, as the organisation corrected it.
    pub(super) claim: &'a Claim,
    /// The organisation's name in the guide.
    pub(super) organisation: &'a str,
    /// Words of thanks; may be empty.
    pub(super) thanks: &'a str,
    /// When.
    pub(super) at: Moment,
}

/// The payload to sign.
pub(super) fn payload(issuer: &Issuer<'_>, confirmed: &Confirmed<'_>) -> Value {
    let Confirmed { id, claim, organisation, thanks, at } = *confirmed;
    let words = Words::of(LANG);
    let id = urn(id);
    let subject = urn(&claim.id);
    let valid_from = on_dutch_clock(at);
    let page = format!("{}/organisaties/{}", issuer.base, claim.organisation);
    // Nobody else has the same one, as nobody did the same.
    let achievement = format!("{page}#{}", claim.id.as_str());
    let hours = format!("{achievement}-uren");
    let values = [
        ("organisatie", organisation),
        ("uren", &words.duration(claim.minutes)),
        ("periode", &words.period(claim.from, claim.until)),
    ];
    let mut payload = json!({
        "@context": CONTEXT,
        "id": id,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": words.with("waardering.naam", &values),
        "description": words.with("waardering.omschrijving", &values),
        "issuer": profile(issuer),
        "validFrom": valid_from,
        "awardedDate": valid_from,
        "credentialSubject": {
            "id": subject,
            "type": ["AchievementSubject"],
            "role": claim.what,
            "activityStartDate": begin(claim.from),
            "activityEndDate": end(claim.until),
            "result": [{
                "type": ["Result"],
                "resultDescription": hours,
                "value": clock(claim.minutes),
            }],
            "achievement": {
                "id": achievement,
                "type": ["Achievement"],
                "achievementType": "CommunityService",
                "inLanguage": LANG.code(),
                "name": words.with("waardering.naam", &values),
                "description": words.with("waardering.wat", &values),
                "criteria": { "narrative": words.t("waardering.criteria") },
                "creator": { "id": page, "type": ["Profile"], "name": organisation },
                "resultDescription": [{
                    "id": hours,
                    "type": ["ResultDescription"],
                    "name": words.t("waardering.uren"),
                    "resultType": "Result",
                }],
            },
        },
        "credentialStatus": { "id": issuer.revocations(), "type": "1EdTechRevocationList" },
        "credentialSchema": [{ "id": SCHEMA, "type": "1EdTechJsonSchemaValidator2019" }],
        "iss": issuer.id(),
        "jti": id,
        "sub": subject,
        "nbf": at.unix(),
    });
    if !claim.skills.is_empty() {
        payload["credentialSubject"]["achievement"]["tag"] = json!(claim.skills);
    }
    if let Some(name) = &claim.name {
        payload["credentialSubject"]["identifier"] = json!([{
            "type": "IdentityObject",
            "identityType": "name",
            "hashed": false,
            "identityHash": name,
        }]);
    }
    if !thanks.is_empty() {
        payload["evidence"] = json!([{
            "type": ["Evidence"],
            "name": words.with("waardering.bedankje", &values),
            "description": thanks,
        }]);
    }
    payload
}

fn urn(id: &MessageId) -> String {
    format!("urn:uuid:{}", id.as_str())
}

/// A time with its distance from UTC, as the schema wants it: on a Dutch clock, so that the date in it
/// is the one that people know.
fn on_dutch_clock(at: Moment) -> String {
    at.zoned().strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

fn begin(day: Date) -> String {
    on_dutch_clock(Moment::from_local(day.to_datetime(Time::midnight())))
}

fn end(day: Date) -> String {
    on_dutch_clock(Moment::from_local(day.to_datetime(Time::constant(23, 59, 59, 0))))
}

/// Hours and minutes: `12:30`. Wallets show it as it is, and programs can read it back.
pub(super) fn clock(minutes: u32) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

/// Reads it back.
pub(super) fn minutes(clock: &str) -> Option<u32> {
    let (hours, minutes) = clock.split_once(':')?;
    let number = |text: &str| {
        text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse::<u32>().ok()).flatten()
    };
    let rest = number(minutes).filter(|rest| *rest < 60 && minutes.len() == 2)?;
    number(hours)?.checked_mul(60)?.checked_add(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_can_be_read_back() {
        for (time, text) in [(1, "0:01"), (60, "1:00"), (750, "12:30"), (6_000_059, "100000:59")] {
            assert_eq!((clock(time).as_str(), minutes(text)), (text, Some(time)));
        }
        for wrong in ["", "12", "12:3", "12:60", "-1:00", "a:00", "99999999:00", "12:+5"] {
            assert_eq!(minutes(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_day_is_one_on_a_dutch_clock() {
        assert_eq!(begin(Date::constant(2026, 12, 2)), "2026-12-02T00:00:00+01:00");
        assert_eq!(end(Date::constant(2026, 7, 2)), "2026-07-02T23:59:59+02:00");
        // Half past midnight here is the day before in Greenwich.
        let late = Moment::from_local(Date::constant(2026, 12, 3).at(0, 30, 0, 0));
        assert_eq!(on_dutch_clock(late), "2026-12-03T00:30:00+01:00");
    }
}
