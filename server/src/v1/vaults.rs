//! Vaults: `/v1/kluis/{id}`. What somebody keeps on their own device, as a copy that only they can
//! open. The device makes the id, a token and the key from a code that never comes here
//! (`public/kluis.js`); what comes here is bytes.
//!
//! Somebody with another token is told the same as when there is no vault. A change says which
//! revision it follows on, and sending the same again changes nothing.

use api::Fault;
use axum::{
    extract::{FromRequestParts, Path, State},
    http::{
        HeaderMap, HeaderName, HeaderValue, StatusCode, Uri,
        header::{CONTENT_TYPE, ETAG, IF_MATCH, IF_NONE_MATCH},
        request::Parts,
    },
    response::{IntoResponse as _, Response},
};
use bytes::Bytes;
use guide::Moment;
use sha2::{Digest as _, Sha256};
use store::{After, VaultKey, Written};

use super::query::Query;
use crate::{App, Error, compress::has_etag, limits::Share, peer::Peer};

/// The media type of what is in a vault.
pub(super) const BYTES: &str = "application/octet-stream";
/// How many characters an id has, and a token.
pub(super) const ID: usize = 32;
pub(super) const TOKEN: usize = 64;

pub(super) const TOKEN_HEADER: &str = "Kluis-Token";
pub(super) const EXPIRES_HEADER: &str = "Vervalt";
const EXPIRES: HeaderName = HeaderName::from_static("vervalt");

const DAY: i64 = 86_400;

/// Which vault a request is about.
pub(crate) struct Key(VaultKey);

impl<S: Send + Sync> FromRequestParts<S> for Key {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        let Path(id) =
            Path::<String>::from_request_parts(parts, state).await.map_err(|_| Error::NotFound)?;
        if !is_hex(&id, ID) {
            return Err(Error::NotFound);
        }
        let token = parts.headers.get(TOKEN_HEADER).and_then(|token| token.to_str().ok());
        let Some(token) = token.filter(|token| is_hex(token, TOKEN)) else {
            return Err(wrong(TOKEN_HEADER, format!("Stuur {TOKEN} tekens: 0-9 en a-f.")));
        };
        let sum = |text: &str| Sha256::digest(text).into();
        Ok(Self(VaultKey { id: sum(&id), token: sum(token) }))
    }
}

fn is_hex(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

/// A header that is wrong. What it said may be a secret.
fn wrong(header: &str, why: String) -> Error {
    Error::Invalid(vec![Fault { field: header.to_owned(), value: String::new(), why }])
}

/// Opens a vault.
pub(crate) async fn read(
    State(app): State<App>,
    Peer(from): Peer,
    uri: Uri,
    Key(key): Key,
    headers: HeaderMap,
) -> Result<Response, Error> {
    Query::read(&uri, &[]).check()?;
    let now = app.now();
    app.limits().count(Share::VAULTS, from, key.id, now).map_err(Error::TooMany)?;
    let vault = app.store().vault(key, day(now)).await?.ok_or(Error::NotFound)?;
    let tag = tag(vault.revision);
    let mut response = if has_etag(&headers, Some(&tag)) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(CONTENT_TYPE, BYTES)], vault.content).into_response()
    };
    say(&mut response, tag, expires(&app, vault.used_on));
    Ok(response)
}

/// Makes a vault, or changes what is in it.
pub(crate) async fn write(
    State(app): State<App>,
    Peer(from): Peer,
    uri: Uri,
    Key(key): Key,
    headers: HeaderMap,
    content: Bytes,
) -> Result<Response, Error> {
    Query::read(&uri, &[]).check()?;
    if headers.get(CONTENT_TYPE).is_none_or(|sort| sort != BYTES) {
        return Err(Error::NotBytes);
    }
    let after = after(&headers)?;
    let most = usize::try_from(app.config().kluis_kb).unwrap_or_default() * 1024;
    if content.len() > most {
        return Err(Error::TooLarge);
    }
    let now = app.now();
    app.limits().count(Share::VAULTS, from, key.id, now).map_err(Error::TooMany)?;
    if after == After::Nothing {
        app.limits().count(Share::NEW_VAULTS, from, (), now).map_err(Error::TooMany)?;
    }
    let written = app.store().put_vault(key, after, &content, day(now)).await?;
    let (mut response, revision) = match written {
        Written::New => (StatusCode::CREATED.into_response(), 1),
        Written::Next(revision) | Written::Before(revision) => {
            (StatusCode::NO_CONTENT.into_response(), revision)
        }
        Written::Behind(revision) => (Error::Outdated.into_response(), revision),
        Written::Unknown => return Err(Error::NotFound),
    };
    say(&mut response, tag(revision), expires(&app, day(now)));
    Ok(response)
}

/// Erases a vault.
pub(crate) async fn erase(
    State(app): State<App>,
    Peer(from): Peer,
    uri: Uri,
    Key(key): Key,
) -> Result<StatusCode, Error> {
    Query::read(&uri, &[]).check()?;
    app.limits().count(Share::VAULTS, from, key.id, app.now()).map_err(Error::TooMany)?;
    if app.store().delete_vault(key).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(Error::NotFound)
    }
}

/// Which revision a change follows on.
fn after(headers: &HeaderMap) -> Result<After, Error> {
    let said = |name: HeaderName| headers.get(name).map(|it| it.to_str().unwrap_or_default());
    match (said(IF_MATCH), said(IF_NONE_MATCH)) {
        (None, None) => Err(Error::NoCondition),
        (None, Some("*")) => Ok(After::Nothing),
        (Some(tag), None) => {
            let number = tag.strip_prefix('"').and_then(|tag| tag.strip_suffix('"'));
            let revision = number.and_then(|number| number.parse().ok()).map(After::Revision);
            revision.ok_or_else(|| wrong("If-Match", "Stuur één versie, zoals \"3\".".to_owned()))
        }
        _ => Err(wrong("If-None-Match", "Stuur alleen `*`, zonder If-Match.".to_owned())),
    }
}

/// The day of a moment, counted from 1970-01-01 (UTC): the store knows nothing more precise.
fn day(moment: Moment) -> i64 {
    moment.unix().div_euclid(DAY)
}

/// On which day a vault is erased that nobody uses after this day.
fn expires(app: &App, used_on: i64) -> HeaderValue {
    let day = Moment::from_unix((used_on + i64::from(app.config().bewaar_kluis)) * DAY).date();
    plain(&day.to_string())
}

fn tag(revision: u64) -> HeaderValue {
    plain(&format!("\"{revision}\""))
}

/// Digits, dashes and quotes can stand in a header.
fn plain(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static(""))
}

fn say(response: &mut Response, tag: HeaderValue, expires: HeaderValue) {
    let headers = response.headers_mut();
    headers.insert(ETAG, tag);
    headers.insert(EXPIRES, expires);
}
