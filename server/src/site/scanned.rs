//! What somebody gets who scans a code on printed matter: the pack of its area at once, in the
//! language of the phone.

use std::sync::Arc;

use app::{
    address::{Address, Page, path_of},
    context::Tried,
};
use axum::{
    Extension,
    extract::State,
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    response::{IntoResponse as _, Response},
};
use guide::Lang;

use crate::{App, Error, scans};

use super::{
    Site, language,
    pages::{self, Made, make_at, reply_once},
};

/// How much of a code that nobody printed is repeated.
const LONGEST: usize = 16;

/// A code, in the language that the address names, or else that of the phone.
pub(super) async fn page(
    State(app): State<App>,
    Extension(site): Extension<Arc<Site>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let municipality = app.municipality();
    // Of an address without a language this is `w`, which is none.
    let head = uri.path().split('/').find(|part| !part.is_empty()).unwrap_or_default();
    if let Ok(named) = head.parse::<Lang>() {
        if municipality.languages.contains(&named) {
            return show(&app, &site, named, (&method, &uri), headers);
        }
        return pages::page(State(app), Extension(site), uri, headers).await;
    }
    let lang = language::preferred(&headers, &municipality.languages)
        .unwrap_or_else(|| municipality.first_language());
    let mut response = show(&app, &site, lang, (&method, &uri), headers);
    response.headers_mut().append(header::VARY, HeaderValue::from_static("accept-language"));
    response
}

fn show(
    app: &App,
    site: &Site,
    lang: Lang,
    (method, uri): (&Method, &Uri),
    headers: HeaderMap,
) -> Response {
    let municipality = app.municipality();
    let first = municipality.first_language();
    // What stands behind the last slash, as it was sent.
    let code = uri.path().rsplit('/').next().unwrap_or_default();
    let code = Page::Scanned(code.to_owned()).code().unwrap_or_default();
    if scans::is_scan(method, &headers) {
        app.scans().count(scans::name(&municipality.welcome, &code), app.now());
    }
    let area = municipality.welcome.area(&code).cloned();
    let is_known = area.is_some();
    let page = area.map_or_else(|| Page::Scanned(plain(&code)), Page::Welcome);
    let query = uri.query().unwrap_or_default();
    let path = path_of(lang, first, &page);
    let address = Address::read(&municipality.languages, &path, query);
    let url = format!("{path}?{query}");
    let mut response = match make_at(app, site, &address, &url, Tried::default(), Some(&path)) {
        Made::Here(status, html) => {
            let status = if is_known { status } else { StatusCode::NOT_FOUND };
            reply_once(headers, status, html)
        }
        Made::Elsewhere(_) | Made::Not => return Error::Internal.into_response(),
    };
    if let Ok(code) = HeaderValue::from_str(lang.code()) {
        response.headers_mut().insert(header::CONTENT_LANGUAGE, code);
    }
    response
}

/// What of a code that nobody printed stands in the address of its page, and in the links there: no
/// more than it could have been.
fn plain(code: &str) -> String {
    let plain: String = code.chars().filter(char::is_ascii_alphanumeric).take(LONGEST).collect();
    if plain.is_empty() { scans::UNKNOWN.to_owned() } else { plain }
}
