//! Pages that only the server makes: for one person, kept by nobody, and without the app. The words
//! come from `server/locales`.

use std::sync::Arc;

use app::locales;
use axum::{
    Extension,
    extract::FromRequestParts,
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse as _, Response},
};
use guide::Lang;
use maud::{DOCTYPE, Markup, html};

use super::{Site, protect};
use crate::{App, Error, mail::Texts};

/// A visit to such a page.
pub(super) struct Visit {
    pub(super) app: App,
    pub(super) lang: Lang,
    pub(super) texts: &'static Texts,
    site: Arc<Site>,
}

impl FromRequestParts<App> for Visit {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let Ok(Extension(site)) = Extension::from_request_parts(parts, app).await else {
            return Err(Error::Internal);
        };
        let first = app.municipality().first_language();
        let head = parts.uri.path().trim_start_matches('/').split('/').next().unwrap_or_default();
        let named = head.parse().ok().filter(|lang| app.municipality().languages.contains(lang));
        let lang = named.unwrap_or(first);
        Ok(Self { app: app.clone(), lang, texts: Texts::of(lang), site })
    }
}

impl Visit {
    /// The path of an address of the site in this language.
    pub(super) fn path(&self, path: &str) -> String {
        if self.lang == self.app.municipality().first_language() {
            path.to_owned()
        } else {
            format!("/{}{}", self.lang, path.trim_end_matches('/'))
        }
    }

    pub(super) fn t(&self, key: &str) -> &'static str {
        self.texts.t(key)
    }

    /// An icon, always beside a word.
    pub(super) fn icon(&self, name: &str) -> Markup {
        let href = format!("{}#i-{name}", self.site.assets.url("icons.svg"));
        html! { svg class="ms-icon" aria-hidden="true" { use href=(href) {} } }
    }

    /// The page, with a title and what stands on it.
    pub(super) fn page(&self, status: StatusCode, title: &str, main: &Markup) -> Response {
        let municipality = self.app.municipality();
        let url = |name: &str| self.site.assets.url(name);
        let logo = format!("{}#ms-logo", url("icons.svg"));
        let html = html! {
            (DOCTYPE)
            html lang=(self.texts.lang().code()) dir=(locales::direction(self.texts.lang()).attribute()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="robots" content="noindex";
                    meta name="referrer" content="no-referrer";
                    title { (title) " | Mienskip " (municipality.name) }
                    link rel="stylesheet" href=(url("site.css"));
                    link rel="stylesheet" href=(url(&format!("theme-{}.css", municipality.theme)));
                    link rel="icon" href="/favicon.svg" type="image/svg+xml";
                }
                body class="ms-page" {
                    header class="ms-header" {
                        div class="ms-wrap ms-header__inner" {
                            a class="ms-brand" href=(self.path("/")) {
                                svg class="ms-brand__mark" aria-hidden="true" { use href=(logo) {} }
                                span class="ms-brand__name" {
                                    "Mienskip "
                                    span class="ms-brand__place" { (municipality.name) }
                                }
                            }
                        }
                    }
                    main class="ms-main" { div class="ms-wrap" { (main) } }
                }
            }
        };
        let kind = HeaderValue::from_static("text/html; charset=utf-8");
        protect((status, [(header::CONTENT_TYPE, kind)], html.into_string()).into_response())
    }

    /// When something cannot be done now.
    pub(super) fn away(&self, error: impl Into<Error>) -> Response {
        let error = error.into();
        tracing::error!(%error, "a private page cannot be made");
        let title = self.t("lukt-niet");
        let main = html! {
            h1 class="nl-heading nl-heading--level-1" { (title) }
            p class="nl-paragraph" { (self.t("lukt-niet.uitleg")) }
        };
        self.page(error.status(), title, &main)
    }
}

/// Keeps what belongs to one person from everybody in between.
pub(super) async fn private(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::HeaderName::from_static("x-robots-tag"), "noindex, nofollow"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}
