//! A list with its filters.

use guide::{
    Kind,
    ask::ListAnswer,
    filter::{Filter, Page as PageNumber},
};
use maud::{Markup, html};

use crate::{
    address::{Page, path_of},
    components::{Shows, by_day, chips, filter_form, icon, items, list_href, search_form},
    context::Context,
};

/// The page.
#[must_use]
pub fn view(page: &Context, list: &ListAnswer) -> Markup {
    let kind = list.kind;
    html! {
        div class="ms-wrap" {
            div class="ms-intro" {
                h1 class="nl-heading nl-heading--level-1" {
                    (page.t(&format!("kinds.{}", kind.name())))
                }
                p class="nl-paragraph" { (page.t(&format!("kinds.{}.uitleg", kind.name()))) }
                @if kind == Kind::Initiative {
                    p {
                        a class="nl-link" href=(page.href(&Page::Areas, &[])) {
                            (page.t("initiatieven.gebieden"))
                        }
                    }
                }
                (search_form(page, "", false))
            }
            div class="ms-columns ms-columns--filter" {
                div class="ms-column" { (filter_form(page, list)) }
                div class="ms-stack" {
                    (chips(page, list))
                    p class="ms-count" role="status" {
                        (page.texts.count(&format!("aantal.{}", kind.name()), list.total))
                    }
                    (results(page, list))
                    @if kind == Kind::Activity {
                        (archive(page, list))
                        (subscribe(page, list))
                    }
                }
            }
        }
    }
}

fn results(page: &Context, list: &ListAnswer) -> Markup {
    if list.groups.is_empty() {
        return empty(page, list);
    }
    let past = list.filter.past;
    let shows = if past { Shows::Icon } else { Shows::Day };
    html! {
        @if list.kind == Kind::Activity && !past {
            (by_day(page, &list.groups))
        } @else {
            @for group in &list.groups {
                (items(page, &group.cards, shows))
            }
        }
        @if list.pages > 1 {
            (paging(page, list))
        }
    }
}

fn empty(page: &Context, list: &ListAnswer) -> Markup {
    let none = Filter::default();
    let filtered = list.filter != none;
    let text = if filtered { "lijst.leeg-filter" } else { "lijst.leeg" };
    html! {
        div class="ms-empty" {
            svg class="ms-empty__art" aria-hidden="true" {
                use href={ (page.icons) "#ms-empty" } {}
            }
            p class="nl-paragraph" { (page.t(text)) }
            @if filtered {
                p {
                    a
                        class="nl-button nl-button--secondary"
                        href=(list_href(page, list.kind, &none))
                    {
                        span class="nl-button__label" { (page.t("lijst.toon-alles")) }
                    }
                }
            }
        }
    }
}

fn paging(page: &Context, list: &ListAnswer) -> Markup {
    let current = list.filter.page.0;
    let to = |number: u32| {
        let filter = Filter { page: PageNumber(number), ..list.filter.clone() };
        list_href(page, list.kind, &filter)
    };
    let position = page
        .texts
        .with("bladeren.plaats", &[("n", &current.to_string()), ("van", &list.pages.to_string())]);
    html! {
        nav class="ms-paging" aria-label=(page.t("bladeren")) {
            @if current > 1 {
                a class="nl-link ms-paging__link" href=(to(current - 1)) {
                    (icon(page, "chevron-left"))
                    (page.t("bladeren.vorige"))
                }
            }
            span class="ms-paging__gap" { (position) }
            @if current < list.pages {
                a class="nl-link ms-paging__link" href=(to(current + 1)) {
                    (page.t("bladeren.volgende"))
                    (icon(page, "chevron-right"))
                }
            }
        }
    }
}

/// The way between what is to come and what is over.
fn archive(page: &Context, list: &ListAnswer) -> Markup {
    let text = if list.filter.past {
        page.t("archief.terug")
    } else if list.past > 0 {
        page.texts.count("archief.naar", list.past)
    } else {
        return html! {};
    };
    let other = Filter { past: !list.filter.past, day: None, ..list.filter.clone().from_start() };
    html! {
        p { a class="nl-link ms-more" href=(list_href(page, list.kind, &other)) { (text) } }
    }
}

/// The calendar of the chosen area, to subscribe to.
fn subscribe(page: &Context, list: &ListAnswer) -> Markup {
    let Some(region) = &list.region else { return html! {} };
    let area = Page::Area(region.area.clone());
    let path = path_of(page.lang(), page.site.first_language(), &area);
    let text = page.texts.with("agenda.abonneer-gebied", &[("gebied", &region.area_name)]);
    html! {
        p {
            a class="nl-link ms-more" href={ (path) ".ics" } rel="external" {
                (icon(page, "rss"))
                (text)
            }
        }
    }
}
