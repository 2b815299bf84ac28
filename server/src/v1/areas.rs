//! The municipality and its areas.

use api::Items;
use axum::{
    extract::State,
    http::{HeaderMap, Uri},
    response::Response,
};

use super::{
    json,
    query::{Id, Query},
};
use crate::{App, Error};

/// The municipality with its areas, wijken, buurten and postcodes.
pub(crate) async fn municipality(
    State(app): State<App>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Error> {
    Query::read(&uri, &[]).check()?;
    Ok(json(&headers, app.municipality().as_ref()))
}

/// The areas.
pub(crate) async fn list(
    State(app): State<App>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Error> {
    Query::read(&uri, &[]).check()?;
    Ok(json(&headers, &Items::from(app.municipality().areas.iter().collect::<Vec<_>>())))
}

/// One area.
pub(crate) async fn single(
    State(app): State<App>,
    Id(id): Id,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Error> {
    Query::read(&uri, &[]).check()?;
    Ok(json(&headers, app.municipality().area(id.as_str()).ok_or(Error::NotFound)?))
}
