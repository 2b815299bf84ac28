//! The public keys that recognition is signed with, for whoever checks it (RFC 7517).

use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, header::ACCESS_CONTROL_ALLOW_ORIGIN},
    response::Response,
};

use crate::{App, compress, recognition::Keys};

const SET: &str = "application/jwk-set+json";

/// `/.well-known/jwks.json`
pub(crate) async fn keys(State(app): State<App>, headers: HeaderMap) -> Response {
    let set = Keys::of(&app).set(&app.config().base()).to_string();
    let mut response = compress::reply(&headers, SET, compress::ASK_AGAIN, set);
    // Who checks may do so from a page elsewhere.
    response.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response
}
