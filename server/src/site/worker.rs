//! What makes the site an app on the phone: the service worker and the manifest.

use std::sync::Arc;

use axum::{
    Extension,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use guide::{Kind, Lang};
use serde_json::json;

use app::address::{Page, path_of};

use crate::{App, Error, compress, words::path_in};

use super::{Site, protect};

/// The service worker, with the list of files that it keeps.
pub(super) async fn script(
    State(app): State<App>,
    Extension(site): Extension<Arc<Site>>,
) -> Response {
    let Some(script) = site.assets.read("sw.js") else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let municipality = app.municipality();
    let first = municipality.first_language();
    let theme = format!("theme-{}.css", municipality.theme);
    // The Dutch texts are what there is to fall back on.
    let always = [first, Lang::NL];
    let texts_of = |lang: &Lang| format!("locale-{lang}.json");
    let is_script = |name: &str| name.rsplit_once('.').is_some_and(|(_, kind)| kind == "js");
    let mut files = site.assets.urls(|name| {
        matches!(name, "app_bg.wasm" | "site.css" | "icons.svg" | "texts.json")
            || is_script(name) && name != "sw.js"
            || name == theme
            || always.iter().any(|lang| texts_of(lang) == name)
    });
    // The two pages of each language are small; its texts are kept once it is used.
    let mut texts = serde_json::Map::new();
    for lang in &municipality.languages {
        files.extend(["/leeg", "/controleer"].map(|page| path_in(*lang, &app, page)));
        if !always.contains(lang) {
            texts.insert(lang.to_string(), site.assets.url(&texts_of(lang)).into());
        }
    }
    files.push("/favicon.svg".to_owned());
    // A changed municipality changes the empty pages, so it is another version too.
    let version =
        compress::tag(format!("{} {}", site.assets.version(), app.published().series).as_bytes());
    let mut body = format!(
        "const VERSION = {};\nconst FILES = {};\nconst TEXTS = {};\nimportScripts({}, {});\n",
        json!(version),
        json!(files),
        json!(texts),
        json!(site.assets.url("outbox.js")),
        json!(site.assets.url("controleer.js")),
    );
    body.push_str(&String::from_utf8_lossy(&script));
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers
        .insert(header::CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    protect(response)
}

/// The manifest in the first language.
pub(super) async fn manifest(
    state: State<App>,
    site: Extension<Arc<Site>>,
    headers: HeaderMap,
) -> Response {
    let lang = state.0.municipality().first_language();
    manifest_of(&state.0, &site.0, lang, &headers)
}

/// The manifest in another language.
pub(super) async fn manifest_in(
    state: State<App>,
    site: Extension<Arc<Site>>,
    Path(lang): Path<String>,
    headers: HeaderMap,
) -> Response {
    match lang.parse::<Lang>() {
        Ok(lang) if state.0.municipality().languages.contains(&lang) => {
            manifest_of(&state.0, &site.0, lang, &headers)
        }
        _ => Error::NotFound.into_response(),
    }
}

fn manifest_of(app: &App, site: &Site, lang: Lang, headers: &HeaderMap) -> Response {
    let Some(texts) = site.texts(lang) else { return Error::Internal.into_response() };
    let municipality = app.municipality();
    let first = municipality.first_language();
    let to = |page: &Page| path_of(lang, first, page);
    let icon = |name: &str, size: &str, purpose: &str| json!({ "src": site.assets.url(name), "sizes": size, "type": "image/png", "purpose": purpose });
    let shortcut = |page: &Page, key: &str| {
        json!({
            "name": texts.get(key),
            "url": to(page),
            "icons": [{ "src": site.assets.url("icon-192.png"), "sizes": "192x192" }],
        })
    };
    let screenshot = |name: &str, size: &str, form: &str| {
        json!({
            "src": site.assets.url(name), "sizes": size, "type": "image/png", "form_factor": form,
            "label": texts.with("site.omschrijving", &[("gemeente", &municipality.name)]),
        })
    };
    let manifest = json!({
        "id": "/",
        "name": format!("Mienskip {}", municipality.name),
        "short_name": "Mienskip",
        "description": texts.with("site.omschrijving", &[("gemeente", &municipality.name)]),
        "lang": lang.code(),
        "dir": app::locales::direction(lang).attribute(),
        "start_url": to(&Page::Home),
        "scope": "/",
        "display": "standalone",
        "background_color": "#fdfcf8",
        "theme_color": "#e2f1f7",
        "categories": ["lifestyle", "social", "government"],
        "icons": [
            icon("icon-192.png", "192x192", "any"),
            icon("icon-512.png", "512x512", "any"),
            icon("icon-maskable-512.png", "512x512", "maskable"),
        ],
        "shortcuts": [
            shortcut(&Page::List(Kind::Activity), "nav.agenda"),
            shortcut(&Page::List(Kind::Service), "nav.hulp"),
            shortcut(&Page::List(Kind::Vacancy), "nav.meedoen"),
            shortcut(&Page::Saved, "bewaren"),
        ],
        "screenshots": [
            screenshot("screenshot-phone.png", "720x1280", "narrow"),
            screenshot("screenshot-wide.png", "1280x800", "wide"),
        ],
    });
    compress::reply(
        headers,
        "application/manifest+json",
        compress::ASK_AGAIN,
        manifest.to_string().into_bytes(),
    )
}
