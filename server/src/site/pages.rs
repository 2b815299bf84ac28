//! Pages, made from the guide in memory and kept for as long as they are right.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    Extension,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse as _, Redirect, Response},
};
use bytes::Bytes;
use guide::{Answer, Asker, Lang, Moment, ask::PostcodeAnswer, municipality::Municipality};

use app::{
    Start,
    address::{Address, Page, path_of, query_of},
    context::{Held, Seen, Site as SiteData},
    head, only_region, see,
};

use crate::{
    App, Error,
    compress::{self, Encoding},
};

use super::{Site, document, protect};

const HTML: &str = "text/html; charset=utf-8";

/// Pages that were made this minute from this publication.
#[derive(Default)]
pub(super) struct PageCache(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    /// The minute and the publication that the pages are right for.
    of: (i64, u64),
    pages: HashMap<(String, u8), Response1>,
    bytes: usize,
}

/// A page as it goes out, in one encoding.
#[derive(Clone)]
struct Response1 {
    status: StatusCode,
    body: Bytes,
    encoding: Option<&'static str>,
    etag: HeaderValue,
}

/// How many bytes of pages are kept: some eight hundred.
const MOST_KEPT: usize = 8_000_000;
/// Addresses longer than this are not asked twice.
const LONGEST_KEY: usize = 200;

impl PageCache {
    fn get(&self, of: (i64, u64), key: &(String, u8)) -> Option<Response1> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.of == of { kept.pages.get(key).cloned() } else { None }
    }

    fn put(&self, of: (i64, u64), key: (String, u8), page: &Response1) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.of != of || kept.bytes + page.body.len() > MOST_KEPT {
            *kept = Kept { of, ..Kept::default() };
        }
        kept.bytes += page.body.len();
        kept.pages.insert(key, page.clone());
    }
}

/// Any page of the site.
pub(super) async fn page(
    State(app): State<App>,
    Extension(site): Extension<Arc<Site>>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let (path, query) = (uri.path(), uri.query().unwrap_or_default());
    if let Some(to) = better_path(app.municipality(), path) {
        let query = if query.is_empty() { String::new() } else { format!("?{query}") };
        return Redirect::permanent(&format!("{to}{query}")).into_response();
    }

    // Pages are right to the minute, so that one made this minute is still right.
    let now = Moment::from_unix(app.now().unix() / 60 * 60);
    let published = app.published();
    let of = (now.unix(), published.guide.version);
    let encoding = Encoding::accepted(&headers);
    let key = (format!("{path}?{query}"), encoding as u8);
    if let Some(page) = site.cache.get(of, &key) {
        return reply(&headers, page);
    }

    let address = Address::read(&app.municipality().languages, path, query);
    let asker = Asker { lang: address.lang, now, from: None };
    let seen = see(&published.guide, &address, &Held::default(), || asker);
    if let Some(only) = only_region(&seen) {
        let first = app.municipality().first_language();
        let home = path_of(address.lang, first, &Page::Home);
        let carried = address.carried();
        let rest = carried.pairs().filter(|(key, _)| *key != "gebied");
        let query = query_of([("gebied", only.as_str())].into_iter().chain(rest));
        return protect(Redirect::to(&format!("{home}{query}")).into_response());
    }
    let Some(texts) = site.texts(address.lang).cloned() else {
        return Error::Internal.into_response();
    };
    let status = status(&seen);
    let data = SiteData::of(app.municipality());
    let head = head::head(&texts, &data, &address, &seen);
    let start = Start {
        texts,
        icons: site.assets.url("icons.svg").into(),
        site: data,
        now,
        seen: Some(seen.clone()),
        guide: None,
        synced: None,
    };
    let body = app::render(start, &key.0);
    let html = document::page(&app, &site, &address, &seen, &head, &body);
    let page = Response1::new(status, html, encoding);
    if status == StatusCode::OK && key.0.len() <= LONGEST_KEY {
        site.cache.put(of, key, &page);
    }
    reply(&headers, page)
}

impl Response1 {
    fn new(status: StatusCode, html: String, encoding: Encoding) -> Self {
        let tag = compress::tag(html.as_bytes());
        let (body, name) = compress::encode(html.into(), encoding);
        let etag = format!("\"{tag}{}\"", name.map(|name| format!("-{name}")).unwrap_or_default());
        let etag = HeaderValue::from_str(&etag).unwrap_or(HeaderValue::from_static("\"\""));
        Self { status, body, encoding: name, etag }
    }
}

fn reply(request: &HeaderMap, page: Response1) -> Response {
    let mut response = if request.get(header::IF_NONE_MATCH) == Some(&page.etag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let mut response = (page.status, page.body).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(HTML));
        if let Some(encoding) = page.encoding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        response
    };
    let headers = response.headers_mut();
    headers.insert(header::ETAG, page.etag);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(compress::ASK_AGAIN));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    protect(response)
}

/// Where a slightly wrong path should have gone: no slash at the end, no prefix for the first
/// language.
fn better_path(municipality: &Municipality, path: &str) -> Option<String> {
    let first = municipality.first_language();
    let trimmed = path.trim_end_matches('/');
    let rest = trimmed.strip_prefix(&format!("/{first}"));
    if let Some(rest) = rest.filter(|rest| rest.is_empty() || rest.starts_with('/')) {
        return Some(if rest.is_empty() { "/".to_owned() } else { rest.to_owned() });
    }
    // A path that begins with two slashes would lead to another host.
    (path.len() > 1 && path.ends_with('/') && !path.starts_with("//"))
        .then(|| if trimmed.is_empty() { "/".to_owned() } else { trimmed.to_owned() })
}

fn status(seen: &Seen) -> StatusCode {
    match seen {
        Seen::Unreadable(_) => StatusCode::BAD_REQUEST,
        Seen::Answer(Answer::Missing(_)) => StatusCode::NOT_FOUND,
        Seen::Answer(Answer::Areas(areas))
            if matches!(areas.postcode, Some(PostcodeAnswer::Unreadable(_))) =>
        {
            StatusCode::BAD_REQUEST
        }
        _ => StatusCode::OK,
    }
}

/// The empty page in the first language.
pub(super) async fn shell(
    State(app): State<App>,
    Extension(site): Extension<Arc<Site>>,
    headers: HeaderMap,
) -> Response {
    let lang = app.municipality().first_language();
    shell_reply(&app, &site, lang, &headers)
}

/// The empty page in another language.
pub(super) async fn shell_in(
    State(app): State<App>,
    Extension(site): Extension<Arc<Site>>,
    Path(lang): Path<String>,
    headers: HeaderMap,
) -> Response {
    match lang.parse::<Lang>() {
        Ok(lang) if app.municipality().languages.contains(&lang) => {
            shell_reply(&app, &site, lang, &headers)
        }
        _ => Error::NotFound.into_response(),
    }
}

fn shell_reply(app: &App, site: &Site, lang: Lang, headers: &HeaderMap) -> Response {
    let html = document::shell(app, site, lang);
    protect(compress::reply(headers, HTML, compress::ASK_AGAIN, html))
}
