//! What happens to every request and every answer, whatever it is about.

use std::{
    any::Any,
    process,
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant},
};

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use tokio::time::timeout;
use tracing::Instrument as _;

use crate::{App, Error, feeds, v1};

/// How long an answer may take.
const DEADLINE: Duration = Duration::from_secs(20);

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const API_VERSION: HeaderName = HeaderName::from_static("api-version");

/// An answer that is no page loads nothing and is shown nowhere.
const NO_PAGE: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
);

/// Parts of a path after which stands what opens a page for one person: it is in no log.
const BEFORE_A_SECRET: [&str; 5] =
    ["reactie", "reacties", "organisatie-reacties", "bevestigingen", "kluis"];

/// A path as it may be written down.
fn without_secret(path: &str) -> String {
    let mut shown = String::with_capacity(path.len());
    for part in path.split_inclusive('/') {
        shown.push_str(part);
        if BEFORE_A_SECRET.contains(&part.trim_end_matches('/')) && part.ends_with('/') {
            shown.push('…');
            break;
        }
    }
    shown
}

/// Gives every request a number and writes down how it went: without its query, for what people
/// look for is their own business, and without what opens somebody's own page.
pub(crate) async fn trace(request: Request, next: Next) -> Response {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    let given = request.headers().get(REQUEST_ID).filter(|id| is_plain(id)).cloned();
    let id = given.or_else(|| {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        HeaderValue::from_str(&format!("{:x}-{number:x}", process::id())).ok()
    });
    let span = tracing::info_span!(
        "request",
        id = id.as_ref().and_then(|id| id.to_str().ok()),
        method = %request.method(),
        path = without_secret(request.uri().path()),
    );
    let started = Instant::now();
    async {
        let mut response = next.run(request).await;
        let (status, took) = (response.status().as_u16(), started.elapsed());
        if response.status().is_server_error() {
            tracing::error!(status, ?took, "answered");
        } else {
            tracing::debug!(status, ?took, "answered");
        }
        if let Some(id) = id {
            response.headers_mut().insert(REQUEST_ID, id);
        }
        response
    }
    .instrument(span)
    .await
}

/// Whether a request's number from outside can go into a log and an answer.
fn is_plain(id: &HeaderValue) -> bool {
    (1..=64).contains(&id.len())
        && id.as_bytes().iter().all(|b| b.is_ascii_alphanumeric() || *b == b'-')
}

/// The headers that every answer has. What an answer says for itself stays.
pub(crate) async fn headers(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let is_api = path == "/v1" || path.starts_with("/v1/");
    // What somebody keeps or sent is for the site's own pages alone.
    let is_private = path.starts_with("/v1/kluis/") || path.starts_with("/v1/reacties/");
    let is_open = (is_api && !is_private) || feeds::is_agenda(path);
    let mut response = if is_open && request.method() == Method::OPTIONS {
        StatusCode::NO_CONTENT.into_response()
    } else {
        next.run(request).await
    };
    let headers = response.headers_mut();
    let mut fill = |name: HeaderName, value: HeaderValue| {
        headers.entry(name).or_insert(value);
    };
    fill(header::CONTENT_SECURITY_POLICY, NO_PAGE);
    fill(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    fill(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    let referrer = if is_private { "no-referrer" } else { "same-origin" };
    fill(header::REFERRER_POLICY, HeaderValue::from_static(referrer));
    fill(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if app.config().tls {
        // Two years, as browsers' preload lists want it.
        fill(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=63072000"));
    }
    if is_api {
        headers.insert(API_VERSION, HeaderValue::from_static(v1::VERSION));
        if let Ok(licence) = format!("<{}>; rel=\"license\"", app.config().licentie).parse() {
            headers.append(header::LINK, licence);
        }
    }
    if is_open {
        for_everyone(headers);
    }
    response
}

/// Pages elsewhere may read this (CORS).
fn for_everyone(headers: &mut HeaderMap) {
    for (name, value) in [
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD"),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, "*"),
        (header::ACCESS_CONTROL_EXPOSE_HEADERS, "API-Version, ETag, Link"),
        (header::ACCESS_CONTROL_MAX_AGE, "86400"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
}

/// Ends what takes too long, so that it does not pile up.
pub(crate) async fn deadline(request: Request, next: Next) -> Response {
    match timeout(DEADLINE, next.run(request)).await {
        Ok(response) => plain_to_problem(response),
        Err(_) => Error::Timeout.into_response(),
    }
}

/// The limit on the size of a request answers in plain text; everything else in problems.
fn plain_to_problem(response: Response) -> Response {
    if response.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return Error::TooLarge.into_response();
    }
    response
}

/// A mistake in this program ends one request, not the server.
#[expect(clippy::needless_pass_by_value, reason = "that is how a panic is handed over")]
pub(crate) fn panicked(what: Box<dyn Any + Send>) -> Response {
    let said = what
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| what.downcast_ref::<&str>().copied())
        .unwrap_or("no words");
    tracing::error!(said, "a handler panicked");
    Error::Internal.into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_opens_somebodys_own_page_is_not_written_down() {
        for (path, shown) in [
            ("/reactie/8PHy8_T19vf4-fr7_P3-_w", "/reactie/…"),
            ("/fy/reactie/8PHy8_T19vf4-fr7_P3-_w/x", "/fy/reactie/…"),
            ("/v1/reacties/8PHy8_T19vf4-fr7_P3-_w", "/v1/reacties/…"),
            ("/organisatie-reacties/abc", "/organisatie-reacties/…"),
            ("/v1/vacatures/soepkok/reacties", "/v1/vacatures/soepkok/reacties"),
            ("/v1/vacatures/reactie", "/v1/vacatures/reactie"),
            ("/hulp/reacties-lezen", "/hulp/reacties-lezen"),
            ("/", "/"),
        ] {
            assert_eq!(without_secret(path), shown);
        }
    }
}
