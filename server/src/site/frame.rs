//! Pages that only the server makes: for one person, kept by nobody, and without the app. Name and
//! languages stand around them, and no more than that; the words come from `server/locales`.

use std::sync::Arc;

use app::{address::Address, locales, turns};
use axum::{
    Extension,
    extract::FromRequestParts,
    http::{HeaderValue, Method, StatusCode, Uri, header, request::Parts},
    response::{IntoResponse as _, Redirect, Response},
};
use guide::Lang;
use maud::{DOCTYPE, Markup, html};

use super::{Site, protect};
use crate::{
    App, Error,
    words::{Words, path_in},
};

/// A visit to such a page: the words of its language, and what it takes to make it.
pub(super) struct Visit {
    pub(super) app: App,
    pub(super) words: &'static Words,
    /// The language of the address. When there are no words in it, those of the page are Dutch.
    asked_in: Lang,
    site: Arc<Site>,
    uri: Uri,
    /// Whether something was posted: what answers that cannot be followed to by a link.
    is_posted: bool,
}

impl FromRequestParts<App> for Visit {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let Ok(Extension(site)) = Extension::from_request_parts(parts, app).await else {
            return Err(Error::Internal);
        };
        let address = Address::read(&app.municipality().languages, parts.uri.path(), "");
        Ok(Self {
            app: app.clone(),
            words: Words::of(address.lang),
            asked_in: address.lang,
            site,
            uri: parts.uri.clone(),
            is_posted: parts.method == Method::POST,
        })
    }
}

impl Visit {
    /// The language of the page.
    pub(super) fn lang(&self) -> Lang {
        self.words.lang()
    }

    /// A value in the address; empty when it is not there.
    pub(super) fn asked(&self, name: &str) -> String {
        value(self.uri.query().unwrap_or_default().as_bytes(), name)
    }

    /// The path of a page in the language that was asked for.
    pub(super) fn path(&self, page: &str) -> String {
        path_in(self.asked_in, &self.app, page)
    }

    /// On to another of these pages, with something in its address.
    pub(super) fn on(&self, page: &str, query: &[(&str, &str)]) -> Response {
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(query).finish();
        protect(Redirect::to(&format!("{}?{query}", self.path(page))).into_response())
    }

    pub(super) fn t(&self, key: &str) -> String {
        self.words.t(key)
    }

    /// An icon, always beside a word.
    pub(super) fn icon(&self, name: &str) -> Markup {
        let class = if turns(name) { "ms-icon ms-icon--turns" } else { "ms-icon" };
        html! {
            svg class=(class) aria-hidden="true" { use href=(self.sprite(&format!("i-{name}"))) {} }
        }
    }

    fn sprite(&self, name: &str) -> String {
        format!("{}#{name}", self.url("icons.svg"))
    }

    fn url(&self, file: &str) -> String {
        self.site.assets.url(file)
    }

    /// The page. It is made anew for every visit, kept nowhere, and no search engine's business.
    pub(super) fn page(
        &self,
        status: StatusCode,
        title: impl AsRef<str>,
        main: &Markup,
    ) -> Response {
        self.page_with(status, title.as_ref(), main, None)
    }

    /// The same with a script of the site's own, without which it works as well.
    pub(super) fn page_with(
        &self,
        status: StatusCode,
        title: &str,
        main: &Markup,
        script: Option<&str>,
    ) -> Response {
        let html = self.document(title, main, script).into_string();
        let kind = HeaderValue::from_static("text/html; charset=utf-8");
        protect((status, [(header::CONTENT_TYPE, kind)], html).into_response())
    }

    /// When something cannot be done now.
    pub(super) fn away(&self, error: impl Into<Error>) -> Response {
        let error = error.into();
        tracing::error!(%error, "a private page cannot be made");
        let title = self.t("pagina.lukt-niet");
        let main = intro(&title, &[self.t("pagina.lukt-niet.uitleg")]);
        self.page(error.status(), &title, &main)
    }

    fn document(&self, title: &str, main: &Markup, script: Option<&str>) -> Markup {
        let municipality = self.app.municipality();
        let lang = self.words.lang();
        let name = municipality.name.as_str();
        html! {
            (DOCTYPE)
            html lang=(lang.code()) dir=(locales::direction(lang).attribute()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="robots" content="noindex";
                    meta name="referrer" content="no-referrer";
                    title { (title) " | Mienskip " (name) }
                    link rel="stylesheet" href=(self.url("site.css"));
                    link rel="stylesheet" href=(self.url(&format!("theme-{}.css", municipality.theme)));
                    link rel="icon" href="/favicon.svg" type="image/svg+xml";
                    @if let Some(script) = script {
                        script defer src=(self.url(script)) {}
                    }
                }
                body class="ms-page" {
                    header class="ms-header" {
                        div class="ms-wrap ms-header__inner" {
                            a class="ms-brand" href=(self.path("/")) {
                                svg class="ms-brand__mark" aria-hidden="true" {
                                    use href=(self.sprite("ms-logo")) {}
                                }
                                span class="ms-brand__name" {
                                    "Mienskip "
                                    span class="ms-brand__place" { (name) }
                                }
                            }
                        }
                    }
                    main class="ms-main" { div class="ms-wrap" { (main) } }
                    (self.footer(name))
                }
            }
        }
    }

    fn footer(&self, municipality: &str) -> Markup {
        let values = [("gemeente", municipality)];
        html! {
            footer class="ms-footer" {
                div class="ms-wrap ms-footer__inner" {
                    @if let Some(languages) = self.languages() {
                        nav aria-label=(self.words.t("talen")) {
                            ul class="ms-footer__links" { (languages) }
                        }
                    }
                    ul class="ms-footer__links" {
                        li {
                            a class="nl-link ms-footer__link" href=(self.path("/")) {
                                (self.words.with("naar-start", &values))
                            }
                        }
                        li {
                            a class="nl-link ms-footer__link" href=(self.path("/privacy")) {
                                (self.words.t("privacy"))
                            }
                        }
                    }
                }
            }
        }
    }

    /// This very page in the other languages.
    fn languages(&self) -> Option<Markup> {
        if self.is_posted {
            return None;
        }
        let own = self.path("/");
        let page = self.uri.path().strip_prefix(own.trim_end_matches('/'))?;
        let query = self.uri.query().map_or_else(String::new, |query| format!("?{query}"));
        let others = &self.app.municipality().languages;
        let link = |lang: Lang| {
            let href = format!("{}{query}", path_in(lang, &self.app, page));
            let current = (lang == self.asked_in).then_some("true");
            html! {
                li {
                    a
                        class="nl-link ms-footer__link"
                        href=(href)
                        lang=(lang.code())
                        hreflang=(lang.code())
                        aria-current=[current]
                    {
                        (locales::name(lang))
                    }
                }
            }
        };
        Some(html! { @for &lang in others { (link(lang)) } })
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

/// A value of a form or an address; of a name that is there twice the last one counts.
pub(super) fn value(pairs: &[u8], name: &str) -> String {
    let found = form_urlencoded::parse(pairs).filter(|(key, _)| key == name).last();
    found.map_or_else(String::new, |(_, value)| value.into_owned())
}

/// The heading and what stands right below it.
pub(super) fn intro(title: &str, lines: &[String]) -> Markup {
    html! {
        div class="ms-intro" {
            h1 class="nl-heading nl-heading--level-1" { (title) }
            @for line in lines {
                p class="nl-paragraph" { (line) }
            }
        }
    }
}

/// How much a button matters beside others.
#[derive(Clone, Copy)]
pub(super) enum Look {
    First,
    Second,
}

/// A button that posts, with what goes along.
pub(super) fn button(
    visit: &Visit,
    look: Look,
    to: &str,
    hidden: &[(&str, &str)],
    icon: &str,
    label: &str,
) -> Markup {
    let class = match look {
        Look::First => "nl-button nl-button--primary",
        Look::Second => "nl-button nl-button--secondary",
    };
    html! {
        form method="post" action=(visit.path(to)) {
            @for (name, value) in hidden {
                input type="hidden" name=(name) value=(value);
            }
            button class=(class) type="submit" {
                span class="nl-button__icon-start" { (visit.icon(icon)) }
                span class="nl-button__label" { (label) }
            }
        }
    }
}

/// What is wrong, above a form; each leads to its field.
pub(super) fn wrong(visit: &Visit, faults: &[(&str, String)]) -> Markup {
    html! {
        @if !faults.is_empty() {
            div class="utrecht-alert utrecht-alert--error ms-errors" id="fouten" role="alert" {
                div class="utrecht-alert__icon" { (visit.icon("alert")) }
                div class="utrecht-alert__content" {
                    div class="utrecht-alert__message" {
                        @for (field, text) in faults {
                            p {
                                @if field.is_empty() {
                                    (text)
                                } @else {
                                    a class="nl-link" href=(format!("#{field}")) { (text) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// How many minutes to wait, in words.
pub(super) fn busy(visit: &Visit, seconds: u32) -> String {
    visit.words.count("druk", seconds.div_ceil(60).max(1))
}
