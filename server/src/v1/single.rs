//! One record.

use axum::{
    extract::State,
    http::{HeaderMap, Uri},
    response::Response,
    routing::{MethodRouter, get},
};
use guide::{Kind, Slug};
use serde_json::value::RawValue;

use super::{
    json,
    query::{Id, Query},
};
use crate::{App, Error, kept::Keep};

/// One record of a kind.
pub(crate) fn of(kind: Kind) -> MethodRouter<App> {
    get(async move |State(app): State<App>, Id(id): Id, uri: Uri, headers: HeaderMap| {
        single(kind, &id, &app, &uri, &headers)
    })
}

fn single(
    kind: Kind,
    id: &Slug,
    app: &App,
    uri: &Uri,
    headers: &HeaderMap,
) -> Result<Response, Error> {
    Query::read(uri, &[]).check()?;
    let guide = app.guide();
    let entry = guide.get(kind, id).ok_or(Error::NotFound)?;
    let record = entry.record.to_json().and_then(RawValue::from_string);
    let mut response = json(headers, &record.map_err(|_| Error::Internal)?);
    response.extensions_mut().insert(Keep);
    Ok(response)
}
