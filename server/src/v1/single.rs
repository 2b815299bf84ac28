//! One record.

use axum::{
    extract::State,
    http::{HeaderMap, Uri},
    response::Response,
    routing::{MethodRouter, get},
};
use guide::{Kind, Slug};

use super::{
    json,
    query::{Id, Query},
    shown,
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
    let mut response = json(headers, &shown::record(&guide, entry, app.now())?);
    response.extensions_mut().insert(Keep);
    Ok(response)
}
