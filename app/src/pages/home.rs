//! What is on around me.

use guide::{
    Kind,
    ask::{AreaMap, Card, HomeAnswer, RegionName},
    filter::{Day, Filter},
};
use maud::{Markup, html};

use crate::{
    address::Page,
    components::{Shows, area_map, home_of, icon, items, list_href},
    context::Context,
};

use super::{areas, more, section};

/// The page.
#[must_use]
pub fn view(page: &Context, home: &HomeAnswer) -> Markup {
    let region = home.region.as_ref();
    let filter = Filter { region: region.map(|it| it.slug.clone()), ..Filter::default() };
    let few = |kind: Kind, cards: &[Card], heading: &str, all: &str| {
        if cards.is_empty() {
            return html! {};
        }
        let link = list_href(page, kind, &filter);
        let body = html! {
            (items(page, cards, Shows::Icon))
            (more(page, link, page.t(all)))
        };
        section(page.t(heading), body)
    };
    let places = if home.open > 0 { "home.nu-open" } else { "home.straks-open" };
    let all_open = (home.open > home.places.len()).then(|| {
        let filter = Filter { open_now: true, ..filter.clone() };
        let text = page.texts.with("home.alle-open", &[("n", &home.open.to_string())]);
        more(page, list_href(page, Kind::Place, &filter), text)
    });
    html! {
        (sky(page, region))
        div class="ms-wrap" {
            div class="ms-columns ms-columns--wide" {
                @if let Some(map) = &home.map {
                    (choose(page, map))
                }
                div class="ms-column" {
                    (few(Kind::Place, &home.places, places, "home.alle-plekken"))
                    @if let Some(all_open) = all_open {
                        (all_open)
                    }
                    (section(page.t("home.deze-week"), days(page, home, &filter)))
                }
                div class="ms-column" {
                    (few(Kind::Vacancy, &home.vacancies, "home.meedoen", "home.alle-vacatures"))
                    (few(
                        Kind::Initiative,
                        &home.initiatives,
                        "home.initiatieven",
                        "home.alle-initiatieven",
                    ))
                    (start_something(page))
                    @if let Some(region) = region {
                        (about_area(page, region))
                    }
                }
            }
        }
    }
}

/// Where and when this is.
fn sky(page: &Context, region: Option<&RegionName>) -> Markup {
    let today = page.now.date();
    let heading = region.map_or(&page.site.name, |region| &region.name);
    let change = if region.is_some() { "home.wijzig" } else { "home.kies" };
    html! {
        div class="ms-sky" {
            div class="ms-wrap ms-sky__inner" {
                div class="ms-area" {
                    p class="ms-area__today" { (page.texts.date_long(today, today)) }
                    h1 class="ms-area__name" { (heading) }
                    a class="nl-link ms-area__change" href=(page.href(&Page::Areas, &[])) {
                        (icon(page, "edit"))
                        (page.t(change))
                    }
                    " "
                    a class="nl-link ms-area__change" href=(welcome(page, region)) {
                        (icon(page, "book"))
                        (page.t("welkom.nieuw"))
                    }
                }
            }
            svg class="ms-horizon" aria-hidden="true" {
                use href={ (page.icons) "#ms-horizon" } {}
            }
        }
    }
}

/// Where somebody who is new goes: the pack of their area, or where they choose one.
fn welcome(page: &Context, region: Option<&RegionName>) -> String {
    let to = region.map_or(Page::Welcomes, |region| Page::Welcome(region.area.clone()));
    page.href(&to, &[])
}

/// Choosing an area, for who has not done so.
fn choose(page: &Context, map: &AreaMap) -> Markup {
    let body = html! {
        (areas::form(page, None))
        p class="nl-paragraph" { (page.t("home.of-tik")) }
        (area_map(page, map, None, |slug| home_of(page, slug)))
    };
    html! {
        div class="ms-column ms-column--aside" {
            (section(page.t("home.waar-woon-je"), body))
        }
    }
}

/// What there is to do today and the six days after.
fn days(page: &Context, home: &HomeAnswer, filter: &Filter) -> Markup {
    if home.days.is_empty() {
        let link = list_href(page, Kind::Activity, filter);
        return html! {
            p class="nl-paragraph" { (page.t("home.niets-deze-week")) }
            (more(page, link, page.t("home.hele-agenda")))
        };
    }
    let cards: Vec<_> = home.days.iter().flat_map(|group| group.cards.clone()).collect();
    let week = Filter { day: Some(Day::Week), ..filter.clone() };
    let link = list_href(page, Kind::Activity, &week);
    html! {
        (items(page, &cards, Shows::Day))
        (more(page, link, page.texts.count("home.alle-van-de-week", home.soon)))
    }
}

/// The way to help, money and knowledge for who has a plan.
fn start_something(page: &Context) -> Markup {
    html! {
        a class="ms-welcome" href=(page.href(&Page::Support, &[])) {
            span class="ms-welcome__text" {
                span class="ms-welcome__title" { (page.t("ondersteuning")) }
                span { (page.t("ondersteuning.uitleg")) }
            }
            (icon(page, "arrow-right"))
        }
    }
}

/// The way to the area's own page, and to the one for who is new.
fn about_area(page: &Context, region: &RegionName) -> Markup {
    let href = page.href(&Page::Area(region.area.clone()), &[]);
    let text = page.texts.with("home.over-gebied", &[("gebied", &region.area_name)]);
    html! {
        a class="ms-welcome" href=(href) {
            span class="ms-welcome__text" {
                span class="ms-welcome__title" { (text) }
                span { (page.t("home.over-gebied-uitleg")) }
            }
            (icon(page, "arrow-right"))
        }
    }
}
