//! The bundle of an area, as a file.

use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};

use crate::{App, Error, bundle, compress};

use super::protect;

/// The file to pass on. It is compressed inside, so it travels as it is.
pub(super) async fn show(
    State(app): State<App>,
    Path(area): Path<String>,
    request: HeaderMap,
) -> Response {
    let made = area.parse().ok().and_then(|slug| Some((bundle::make(&app, &slug)?, slug)));
    let Some((bytes, slug)) = made else { return Error::NotFound.into_response() };
    let name = format!("attachment; filename=\"mienskip-{slug}.{}\"", bundle::EXTENSION);
    let etag = HeaderValue::from_str(&format!("\"{}\"", compress::tag(&bytes))).ok();
    let has_it = compress::has_etag(&request, etag.as_ref());
    let mut response = if has_it {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let kind = [(header::CONTENT_TYPE, bundle::MEDIA_TYPE)];
        (kind, bytes).into_response()
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(compress::ASK_AGAIN));
    let more = [(header::ETAG, etag), (header::CONTENT_DISPOSITION, name.parse().ok())];
    headers.extend(more.into_iter().filter_map(|(name, value)| Some((name, value?))));
    protect(response)
}
