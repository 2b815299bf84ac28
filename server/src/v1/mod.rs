//! The open API, after the Dutch API Design Rules 2.x: everything that is public, for other
//! programs and for phones that keep a copy. See docs/api.md.

pub(crate) mod areas;
pub(crate) mod changes;
pub(crate) mod dates;
pub(crate) mod list;
pub(crate) mod openapi;
pub(crate) mod query;
pub(crate) mod resource;
pub(crate) mod single;
pub(crate) mod snapshot;
#[cfg(test)]
pub(crate) mod tests;

use axum::{
    http::HeaderMap,
    response::{IntoResponse as _, Response},
};
use serde::Serialize;

use crate::{Error, compress};

/// The version of the API: its first number is the one in addresses.
pub(crate) const VERSION: &str = "1.0.0";

/// The media type of everything but problems.
const JSON: &str = "application/json";

/// The answer with this as JSON.
fn json(request: &HeaderMap, body: &impl Serialize) -> Response {
    match serde_json::to_vec(body) {
        Ok(body) => compress::reply(request, JSON, compress::ASK_AGAIN, body),
        Err(error) => {
            tracing::error!(%error, "cannot write JSON");
            Error::Internal.into_response()
        }
    }
}
