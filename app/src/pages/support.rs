//! For who wants to start something: who helps, who gives money, what others learned.

use guide::{
    Kind,
    ask::{Card, SupportAnswer, SupportSection},
    filter::{Filter, Page as PageNumber},
    support::SupportSort,
};
use maud::{Markup, html};

use crate::{
    address::Page,
    components::{Filtered, Shows, chips, filter_form, items, offers, paging},
    context::Context,
};

use super::{list::empty, more};

/// The page.
#[must_use]
pub fn view(page: &Context, support: &SupportAnswer) -> Markup {
    let chosen = filtered(support, &support.filter);
    let show = page.texts.count("ondersteuning.laat-zien", support.total);
    html! {
        div class="ms-wrap" {
            div class="ms-intro" {
                h1 class="nl-heading nl-heading--level-1" { (page.t("ondersteuning")) }
                p class="nl-paragraph" { (page.t("ondersteuning.uitleg")) }
            }
            div class="ms-columns ms-columns--filter" {
                div class="ms-column" { (filter_form(page, &chosen, &show)) }
                div class="ms-stack" {
                    (chips(page, &chosen))
                    p class="ms-count" role="status" {
                        (page.texts.count("ondersteuning.aantal", support.total))
                    }
                    @if support.sections.is_empty() {
                        (empty(page, &chosen))
                    }
                    @for it in &support.sections {
                        (section(page, support, it))
                    }
                    (paging(page, &chosen, support.pages))
                    p class="nl-paragraph" {
                        a class="nl-link" href=(page.href(&Page::List(Kind::Initiative), &[])) {
                            (page.t("ondersteuning.naar-initiatieven"))
                        }
                    }
                }
            }
        }
    }
}

fn filtered<'a>(support: &'a SupportAnswer, filter: &'a Filter) -> Filtered<'a> {
    Filtered {
        page: &Page::Support,
        own: &[],
        filter,
        region: None,
        facets: &support.facets,
        asked: None,
    }
}

fn section(page: &Context, support: &SupportAnswer, part: &SupportSection) -> Markup {
    let word = part.sort.word();
    let rest = part.total > part.cards.len() && support.filter.sort.is_none();
    let all =
        Filter { sort: Some(part.sort), page: PageNumber::default(), ..support.filter.clone() };
    html! {
        section class="ms-section" id=(word) {
            div class="ms-section__head" {
                h2 class="nl-heading nl-heading--level-2" {
                    (page.t(&format!("filter.soort.{word}")))
                }
            }
            p class="nl-paragraph" { (page.t(&format!("ondersteuning.{word}"))) }
            (cards(page, part.sort, &part.cards))
            @if rest {
                @let text = page.texts.count("ondersteuning.alle", part.total);
                (more(page, filtered(support, &all).href(page, &all), text))
            }
        }
    }
}

fn cards(page: &Context, sort: SupportSort, cards: &[Card]) -> Markup {
    if sort == SupportSort::Party {
        offers(page, cards, 3)
    } else {
        items(page, cards, Shows::Icon)
    }
}
