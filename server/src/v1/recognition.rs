//! Recognition for programs and devices: who signs here and with what, what was revoked, checking a
//! credential, and fetching an organisation's answer.

use api::{Fault, confirmation::PickupCode};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode, Uri, header::CONTENT_TYPE},
    response::{IntoResponse as _, Response},
};
use bytes::Bytes;
use guide::{Lang, Moment};
use serde_json::{Map, Value, json};

use super::{JSON, is_json, query::Query};
use crate::{
    App, Error,
    recognition::{self, Checked, Issuer, Keys, Outcome, Shown},
    words::Words,
};

/// The one field of a question whether something is genuine.
const CREDENTIAL: &str = "waardering";

/// `/v1/uitgever`: who signs.
pub(crate) async fn issuer(
    State(app): State<App>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Error> {
    Query::read(&uri, &[]).check()?;
    Ok(super::json(&headers, &recognition::profile(&Issuer::of(&app))))
}

/// `/v1/uitgever/sleutels/{id}`: one key.
pub(crate) async fn key(
    State(app): State<App>,
    Path(thumbprint): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Error> {
    Query::read(&uri, &[]).check()?;
    let keys = Keys::of(&app);
    let key = keys.find(&thumbprint).ok_or(Error::NotFound)?;
    Ok(super::json(&headers, &key.jwk(&app.config().base())))
}

/// `/v1/intrekkingen`: the ids of what was revoked (1EdTech Revocation List Status Method 1.0). Why
/// stays here: those are words about people.
pub(crate) async fn revocations(
    State(app): State<App>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Error> {
    Query::read(&uri, &[]).check()?;
    let issuer = Issuer::of(&app);
    let revoked = app.store().revoked_recognitions().await?;
    let revoked: Vec<Value> = revoked
        .iter()
        .map(|id| json!({ "id": format!("urn:uuid:{id}"), "revoked": true }))
        .collect();
    let list = json!({
        "id": issuer.revocations(),
        "issuer": issuer.id(),
        "revokedCredentials": revoked,
    });
    Ok(super::json(&headers, &list))
}

/// `GET /v1/bevestigingen/{code}`: what an organisation answered, for who has the code.
pub(crate) async fn fetch(
    State(app): State<App>,
    Path(code): Path<String>,
    uri: Uri,
) -> Result<Response, Error> {
    Query::read(&uri, &[]).check()?;
    let code = PickupCode::read(&code).ok_or(Error::NotFound)?;
    let answer = recognition::waiting(&app, &code).await?.ok_or(Error::NotFound)?;
    let mut body = json!({
        "bevestigd": answer.confirmed,
        "beslist": time(Moment::from_unix(answer.at)),
    });
    if let Some(credential) = answer.credential {
        body[CREDENTIAL] = credential.into();
    }
    if !answer.words.is_empty() {
        body["bericht"] = answer.words.into();
    }
    Ok(once(StatusCode::OK, &body))
}

/// `DELETE /v1/bevestigingen/{code}`: the device has it, so it goes. Asking again does no harm.
pub(crate) async fn erase(
    State(app): State<App>,
    Path(code): Path<String>,
    uri: Uri,
) -> Result<StatusCode, Error> {
    Query::read(&uri, &[]).check()?;
    let code = PickupCode::read(&code).ok_or(Error::NotFound)?;
    recognition::erase(&app, &code).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /v1/bevestigingen/_controleer`: whether a credential is genuine. Nothing is kept.
pub(crate) async fn check(
    State(app): State<App>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Error> {
    Query::read(&uri, &[]).check()?;
    if !is_json(&headers) {
        return Err(Error::NotJson);
    }
    let text = read(&body)?;
    let Checked { outcome, shown } = recognition::check(&app, &text).await?;
    let key = format!("uitkomst.{}", outcome.name());
    let mut answer = json!({
        "uitkomst": outcome.name(),
        "uitleg": format!("{}.", Words::of(Lang::NL).t(&key)),
    });
    if let Outcome::Revoked(at) = outcome {
        answer["ingetrokken"] = time(at).into();
    }
    // What is not genuine is nobody's word, so it is not repeated.
    if let Some(shown) = shown.filter(|_| outcome != Outcome::Forged) {
        answer[CREDENTIAL] = said(&shown);
    }
    Ok(once(StatusCode::OK, &answer))
}

fn read(body: &[u8]) -> Result<String, Error> {
    let fault = |field: &str, why: &str| {
        let fault = Fault { field: field.to_owned(), value: String::new(), why: why.to_owned() };
        Err(Error::Invalid(vec![fault]))
    };
    let Ok(Value::Object(mut fields)) = serde_json::from_slice(body) else {
        return fault("", "Stuur een JSON-object in UTF-8.");
    };
    let text = fields.remove(CREDENTIAL);
    if let Some(other) = fields.keys().next() {
        let name: String = other.chars().take(80).collect();
        return fault(&name, "Dit veld kennen we niet. Wel: waardering.");
    }
    match text {
        Some(Value::String(text)) => Ok(text),
        Some(_) => fault(CREDENTIAL, "Dit moet tekst zijn."),
        None => fault(CREDENTIAL, "Stuur de waardering die je wilt nakijken."),
    }
}

/// What a credential says; what it does not say is left out.
fn said(shown: &Shown) -> Value {
    let mut said = Map::new();
    let mut put = |name: &str, value: Value| {
        let empty = match &value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(items) => items.is_empty(),
            _ => false,
        };
        if !empty {
            said.insert(name.to_owned(), value);
        }
    };
    let day = |day: Option<jiff::civil::Date>| day.map_or(Value::Null, |it| it.to_string().into());
    put("id", shown.id.as_str().into());
    put("uitgever", shown.issuer.as_str().into());
    put("uitgeverNaam", shown.issuer_name.as_str().into());
    put("organisatieNaam", shown.organisation.as_str().into());
    put("wat", shown.what.as_str().into());
    put("van", day(shown.from));
    put("totEnMet", day(shown.until));
    put("minuten", shown.minutes.map_or(Value::Null, Value::from));
    put("vaardigheden", json!(shown.skills));
    put("vrijwilliger", shown.name.as_str().into());
    put("bericht", shown.thanks.as_str().into());
    put("gegeven", day(shown.awarded));
    said.into()
}

fn time(at: Moment) -> String {
    at.timestamp().to_string()
}

/// An answer for one, that nobody on the way keeps.
fn once(status: StatusCode, body: &Value) -> Response {
    (status, [(CONTENT_TYPE, JSON)], body.to_string()).into_response()
}
