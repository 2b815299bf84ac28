//! What stands around every page: name, language, settings, the way to the main pages, and who
//! runs this.

use guide::Kind;
use maud::{Markup, html};

use crate::{
    address::{Page, path_of, query_of},
    context::Context,
    locales,
};

use super::{icon, search_form};

/// What stands in the header.
#[must_use]
pub fn header(page: &Context) -> Markup {
    html! {
        div class="ms-wrap ms-header__inner" {
            a class="ms-brand" href=(page.href(&Page::Home, &[])) {
                svg class="ms-brand__mark" aria-hidden="true" {
                    use href=(format!("{}#ms-logo", page.icons)) {}
                }
                span class="ms-brand__name" {
                    "Mienskip "
                    span class="ms-brand__place" { (page.site.name) }
                }
            }
            div class="ms-tools" {
                // Filled by /voorlezen.js where there is a voice.
                div id="voorlezen" class="ms-tools__place" data-eigen {}
                (tool(page, &Page::Settings, "language", "nav.taal"))
            }
            (search_form(page))
        }
        (navigation(page))
    }
}

fn tool(page: &Context, to: &Page, icon_name: &str, key: &str) -> Markup {
    html! {
        a class="ms-tool" href=(page.href(to, &[])) {
            (icon(page, icon_name))
            span { (page.t(key)) }
        }
    }
}

/// The main pages: a bar below on the phone, above on wide screens.
fn navigation(page: &Context) -> Markup {
    let links = [
        (Page::Home, "start", "nav.start"),
        (Page::List(Kind::Activity), "agenda", "nav.agenda"),
        (Page::List(Kind::Service), "hulp", "nav.hulp"),
        (Page::List(Kind::Vacancy), "meedoen", "nav.meedoen"),
        (Page::Saved, "ik", "nav.ik"),
    ];
    html! {
        nav class="ms-nav" aria-label=(page.t("nav")) {
            ul class="ms-nav__list" {
                @for (to, icon_name, key) in &links {
                    @let current = is_in(&page.address.page, to).then_some("page");
                    li class="ms-nav__item" {
                        a class="ms-nav__link" href=(main_href(page, to)) aria-current=[current] {
                            (icon(page, icon_name))
                            span { (page.t(key)) }
                            @if *to == Page::Saved {
                                (waiting(page))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// How much waits to be sent.
fn waiting(page: &Context) -> Markup {
    let count = page.held.outbox.waiting().len();
    html! {
        @if count > 0 {
            span class="ms-nav__count" {
                (count)
                span class="ms-visually-hidden" { (page.texts.count("postbak.wacht", count)) }
            }
        }
    }
}

/// A link to a main page. A list is asked for the area chosen on this device, unless the address
/// has one; in the address of Home it need not stand.
fn main_href(page: &Context, to: &Page) -> String {
    match &page.held.region {
        Some(mine) if matches!(to, Page::List(_)) && page.address.carried().region.is_none() => {
            page.href(to, &[("gebied", mine.as_str())])
        }
        _ => page.href(to, &[]),
    }
}

/// Whether a page belongs under one of the main pages.
fn is_in(at: &Page, main: &Page) -> bool {
    at == main || matches!((at, main), (Page::Detail(kind, _), Page::List(of)) if kind == of)
}

/// What stands below every page.
#[must_use]
pub fn footer(page: &Context) -> Markup {
    let more = [
        (Page::Areas, "nav.gebieden"),
        (Page::List(Kind::Place), "kinds.plek"),
        (Page::List(Kind::Organisation), "kinds.organisatie"),
        (Page::List(Kind::Initiative), "kinds.initiatief"),
        (Page::Support, "ondersteuning"),
        (Page::Settings, "instellingen"),
        (Page::About, "over"),
        (Page::Accessibility, "toegankelijkheid"),
        (Page::Privacy, "privacy"),
    ];
    html! {
        svg class="ms-waves" aria-hidden="true" {
            use href=(format!("{}#ms-waves", page.icons)) {}
        }
        footer class="ms-footer" {
            div class="ms-wrap ms-footer__inner" {
                nav aria-label=(page.t("nav.talen")) {
                    ul class="ms-footer__links" { (languages(page)) }
                }
                nav aria-label=(page.t("nav.meer")) {
                    ul class="ms-footer__links" {
                        @for (to, key) in &more {
                            li {
                                a class="nl-link ms-footer__link" href=(page.href(to, &[])) {
                                    (page.t(key))
                                }
                            }
                        }
                        @for link in &page.site.links {
                            li {
                                a
                                    class="nl-link ms-footer__link"
                                    href=(link.url)
                                    rel="external noopener"
                                {
                                    (link.name)
                                }
                            }
                        }
                    }
                }
                p class="ms-footer__small" { (page.site.attribution) }
            }
        }
    }
}

/// This very page in each language.
fn languages(page: &Context) -> Markup {
    let address = &page.address;
    let query = query_of(address.query.iter().map(|(k, v)| (k.as_str(), v.as_str())));
    let first = page.site.first_language();
    html! {
        @for &lang in &page.site.languages {
            li {
                a
                    class="nl-link ms-footer__link"
                    href={ (path_of(lang, first, &address.page)) (query) }
                    rel="external"
                    lang=(lang.code())
                    hreflang=(lang.code())
                    aria-current=[(lang == address.lang).then_some("true")]
                {
                    (locales::name(lang))
                }
            }
        }
    }
}
