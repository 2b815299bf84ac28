//! Pages, made from the guide in memory.

use std::sync::Arc;

use api::application::CODE;
use axum::{
    Extension,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, Uri, header},
    response::{IntoResponse as _, Redirect, Response},
};
use guide::{Answer, Asker, Lang, Moment, ask::PostcodeAnswer, municipality::Municipality};

use app::{
    Start,
    address::{Address, Page, path_of, query_of},
    context::{Held, Seen, Site as SiteData, Tried},
    head, only_region, see,
};

use crate::{
    App, Error,
    compress::{self, ASK_AGAIN},
    ids::code,
    kept::Keep,
};

use super::{Site, document, form::renew, protect};

const HTML: &str = "text/html; charset=utf-8";

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

    let address = Address::read(&app.municipality().languages, path, query);
    // A form has an id of its own, so its page is nobody else's.
    let has_form = matches!(address.page, Page::Correction(..) | Page::Apply(_));
    let mut tried = Tried::default();
    if has_form {
        tried.at = address.page.path();
        renew(&mut tried.draft, &app);
    }
    if let (Page::Apply(_), Some(code)) = (&address.page, code()) {
        tried.draft.set(CODE, code.as_str().to_owned());
    }
    match make(&app, &site, &address, &format!("{path}?{query}"), tried) {
        Made::Elsewhere(to) => protect(Redirect::to(&to).into_response()),
        Made::Here(StatusCode::OK, html) if !has_form => {
            let mut response = compress::reply(&headers, HTML, ASK_AGAIN, html);
            response.extensions_mut().insert(Keep);
            protect(response)
        }
        Made::Here(status, html) => reply_once(headers, status, html),
        Made::Not => Error::Internal.into_response(),
    }
}

/// An answer that is not kept, nor asked again: for one visitor, or about what is wrong.
pub(super) fn reply_once(headers: HeaderMap, status: StatusCode, html: String) -> Response {
    let cache = if status == StatusCode::OK { "no-store" } else { ASK_AGAIN };
    let mut response = compress::reply(&without_conditions(headers), HTML, cache, html);
    *response.status_mut() = status;
    protect(response)
}

/// What came of making a page.
pub(super) enum Made {
    /// The page, and its status.
    Here(StatusCode, String),
    /// There is nothing to choose on it, so one goes on to another address.
    Elsewhere(String),
    /// There are no texts to make it with.
    Not,
}

/// Makes the page of an address. `url` is its path and query.
pub(super) fn make(app: &App, site: &Site, address: &Address, url: &str, tried: Tried) -> Made {
    make_at(app, site, address, url, tried, None)
}

/// The same. When it was asked for at another address than its own, `path` tells the browser which
/// that is.
pub(super) fn make_at(
    app: &App,
    site: &Site,
    address: &Address,
    url: &str,
    tried: Tried,
    path: Option<&str>,
) -> Made {
    // Pages are right to the minute, so that one made this minute is still right.
    let now = Moment::from_unix(app.now().unix() / 60 * 60);
    let published = app.published();
    let asker = Asker { lang: address.lang, now, from: None, here: None };
    let seen = see(&published.guide, address, &Held::default(), || asker);
    if let Some(only) = only_region(&seen) {
        let first = app.municipality().first_language();
        let to = path_of(address.lang, first, &address.after_choice());
        let carried = address.carried();
        let rest = carried.pairs().filter(|(key, _)| *key != "gebied");
        let query = query_of([("gebied", only.as_str())].into_iter().chain(rest));
        return Made::Elsewhere(format!("{to}{query}"));
    }
    let Some(texts) = site.texts(address.lang).cloned() else { return Made::Not };
    let status = status(&seen);
    let data = SiteData::of(app.municipality());
    let head = head::head(&texts, &data, address, &seen);
    let start = Start {
        texts,
        icons: site.assets.url("icons.svg").into(),
        base: app.config().base().into(),
        site: data,
        now,
        seen: Some(seen.clone()),
        guide: None,
        synced: None,
        tried,
    };
    let body = app::render(start, url);
    Made::Here(status, document::page(app, site, address, &seen, &head, path, &body))
}

fn without_conditions(mut headers: HeaderMap) -> HeaderMap {
    headers.remove(header::IF_NONE_MATCH);
    headers
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
    protect(compress::reply(headers, HTML, ASK_AGAIN, html))
}
