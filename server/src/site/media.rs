//! Pictures and sound of the welcome packs.

use axum::{
    extract::{Path, State},
    http::{HeaderValue, Uri, header},
    response::{IntoResponse as _, Response},
};

use crate::{App, Error, compress, start, welcome};

use super::protect;

/// For a year: the address holds a mark of the content.
const FOREVER: &str = "public, max-age=31536000, immutable";

/// A file from the folder of the packs.
pub(super) async fn show(State(app): State<App>, Path(file): Path<String>, uri: Uri) -> Response {
    let files = start::files(app.config());
    let Some((bytes, kind)) = welcome::media(files.as_ref(), &file) else {
        return Error::NotFound.into_response();
    };
    let mut response = bytes.into_owned().into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    let cache = if uri.query().is_some() { FOREVER } else { compress::ASK_AGAIN };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    protect(response)
}
