//! What stands around every page: name, language, settings, the way to the main pages, and who
//! runs this.

use guide::Kind;
use leptos::prelude::*;

use crate::{
    address::{Address, Page, path_of},
    context::use_page,
    device::use_device,
};

use super::{Lines, icon};

/// Header, page and footer.
#[component]
pub fn Frame(
    /// The page.
    children: Children,
) -> impl IntoView {
    let page = use_page();
    let home = page.href(&Page::Home, &[]);
    let site = page.site.clone();
    view! {
        <a class="nl-skip-link nl-skip-link--visible-on-focus" href="#inhoud">
            {page.t("naar-inhoud")}
        </a>
        <Lines />
        <header class="ms-header">
            <div class="ms-wrap ms-header__inner">
                <a class="ms-brand" href=home>
                    <svg class="ms-brand__mark" aria-hidden="true">
                        <use href=format!("{}#ms-logo", page.icons)></use>
                    </svg>
                    <span class="ms-brand__name">
                        "Mienskip "
                        <span class="ms-brand__place">{site.name.clone()}</span>
                    </span>
                </a>
                <div class="ms-tools">
                    <Tool to=Page::Search icon_name="search" text=page.t("nav.zoeken") />
                    <Tool to=Page::Settings icon_name="language" text=page.t("nav.taal") />
                </div>
            </div>
            <Navigation />
        </header>
        <main class="ms-main" id="inhoud" tabindex="-1">
            {children()}
        </main>
        <Footer />
    }
}

#[component]
fn Tool(to: Page, icon_name: &'static str, text: String) -> impl IntoView {
    let page = use_page();
    let href = {
        let page = page.clone();
        move || page.href_with(&page.address.with(Address::carried), &to, &[])
    };
    view! {
        <a class="ms-tool" href=href>
            {icon(icon_name)}
            <span>{text}</span>
        </a>
    }
}

/// The main pages: a bar below on the phone, above on wide screens.
#[component]
fn Navigation() -> impl IntoView {
    let page = use_page();
    let device = use_device();
    let links = [
        (Page::Home, "start", "nav.start"),
        (Page::List(Kind::Activity), "agenda", "nav.agenda"),
        (Page::List(Kind::Service), "hulp", "nav.hulp"),
        (Page::List(Kind::Vacancy), "meedoen", "nav.meedoen"),
        (Page::Saved, "ik", "nav.ik"),
    ];
    let links = links
        .into_iter()
        .map(|(to, icon_name, key)| {
            let text = page.t(key);
            let current = {
                let (page, to) = (page.clone(), to.clone());
                move || page.address.with(|at| is_in(&at.page, &to)).then_some("page")
            };
            let href = {
                let (page, to) = (page.clone(), to.clone());
                move || {
                    let carried = page.address.with(Address::carried);
                    // On the device the chosen area need not stand in the address of Home.
                    let mine = device.mine.get().filter(|_| matches!(to, Page::List(_)));
                    let mine = mine.as_ref().map_or("", |slug| slug.as_str());
                    let mine = if carried.region.is_some() { "" } else { mine };
                    let pairs: &[(&str, &str)] =
                        if mine.is_empty() { &[] } else { &[("gebied", mine)] };
                    page.href_with(&carried, &to, pairs)
                }
            };
            view! {
                <li class="ms-nav__item">
                    <a class="ms-nav__link" href=href aria-current=current>
                        {icon(icon_name)}
                        <span>{text}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="ms-nav" aria-label=page.t("nav")>
            <ul class="ms-nav__list">{links}</ul>
        </nav>
    }
}

/// Whether a page belongs under one of the main pages.
fn is_in(at: &Page, main: &Page) -> bool {
    at == main || matches!((at, main), (Page::Detail(kind, _), Page::List(of)) if kind == of)
}

#[component]
fn Footer() -> impl IntoView {
    let page = use_page();
    let languages = {
        let page = page.clone();
        move || {
            let address = page.address.get();
            let first = page.site.first_language();
            page.site
                .languages
                .iter()
                .map(|&lang| {
                    let mut href = path_of(lang, first, &address.page);
                    let pairs = address.query.iter().map(|(k, v)| (k.as_str(), v.as_str()));
                    href.push_str(&crate::address::query_of(pairs));
                    let current = (lang == address.lang).then_some("true");
                    view! {
                        <li>
                            <a
                                class="nl-link ms-footer__link"
                                href=href
                                rel="external"
                                lang=lang.code().to_owned()
                                hreflang=lang.code().to_owned()
                                aria-current=current
                            >
                                {crate::locales::name(lang)}
                            </a>
                        </li>
                    }
                })
                .collect_view()
        }
    };
    let more = [
        (Page::Areas, "nav.gebieden"),
        (Page::List(Kind::Place), "kinds.plek"),
        (Page::List(Kind::Organisation), "kinds.organisatie"),
        (Page::List(Kind::Initiative), "kinds.initiatief"),
        (Page::List(Kind::Fund), "kinds.fonds"),
        (Page::List(Kind::Article), "kinds.kennis"),
        (Page::Settings, "instellingen"),
        (Page::About, "over"),
        (Page::Accessibility, "toegankelijkheid"),
        (Page::Privacy, "privacy"),
    ];
    let more = more
        .into_iter()
        .map(|(to, key)| {
            let (text, page) = (page.t(key), page.clone());
            let href = move || page.href_with(&page.address.with(Address::carried), &to, &[]);
            view! { <li><a class="nl-link ms-footer__link" href=href>{text}</a></li> }
        })
        .collect_view();
    let neighbours = page
        .site
        .links
        .iter()
        .map(|link| {
            view! {
                <li>
                    <a class="nl-link ms-footer__link" href=link.url.clone() rel="external noopener">
                        {link.name.clone()}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <svg class="ms-waves" aria-hidden="true">
            <use href=format!("{}#ms-waves", page.icons)></use>
        </svg>
        <footer class="ms-footer">
            <div class="ms-wrap ms-footer__inner">
                <nav aria-label=page.t("nav.talen")>
                    <ul class="ms-footer__links">{languages}</ul>
                </nav>
                <nav aria-label=page.t("nav.meer")>
                    <ul class="ms-footer__links">{more}{neighbours}</ul>
                </nav>
                <p class="ms-footer__small">{page.site.attribution.clone()}</p>
            </div>
        </footer>
    }
}
