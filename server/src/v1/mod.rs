//! The open API, after the Dutch API Design Rules 2.x: everything that is public, for other
//! programs and for phones that keep a copy. See docs/api.md.

pub(crate) mod applications;
pub(crate) mod areas;
pub(crate) mod changes;
pub(crate) mod corrections;
pub(crate) mod dates;
pub(crate) mod list;
pub(crate) mod openapi;
pub(crate) mod opening;
pub(crate) mod query;
pub(crate) mod recognition;
pub(crate) mod resource;
pub(crate) mod search;
mod sent;
mod shown;
pub(crate) mod single;
pub(crate) mod snapshot;
#[cfg(test)]
pub(crate) mod tests;
pub(crate) mod vaults;

use axum::{
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use guide::wire;
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

/// Whether what was sent says that it is JSON.
fn is_json(request: &HeaderMap) -> bool {
    let sort = request.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let sort = sort.unwrap_or_default().split(';').next().unwrap_or_default();
    sort.trim().eq_ignore_ascii_case(JSON)
}

/// Whether a client asks for bytes: the site's own phones do, when they know this layout.
fn wants_bytes(request: &HeaderMap) -> bool {
    let asked = request.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
    asked.flat_map(|value| value.split(',')).any(|choice| choice.trim() == wire::MEDIA_TYPE)
}

/// Says that the answer depends on what was asked for.
fn varies(mut response: Response) -> Response {
    let by = HeaderValue::from_static("accept, accept-encoding");
    response.headers_mut().insert(header::VARY, by);
    response
}
