//! The services of a list: those that answer the question first, then what else is about the same,
//! and a way on for who does not find it.

use guide::ask::{Asked, Card, ListAnswer, PAGE_SIZE};
use maud::{Markup, html};

use crate::{components::offers, context::Context};

use super::{help::way_on, section};

/// What a page of the list shows.
#[must_use]
pub fn results(page: &Context, list: &ListAnswer) -> Markup {
    let cards: Vec<Card> = list.groups.iter().flat_map(|group| group.cards.clone()).collect();
    match &list.asked {
        Some(asked) => answered(page, list, asked, &cards),
        None => offers(page, &cards, 2),
    }
}

fn answered(page: &Context, list: &ListAnswer, asked: &Asked, cards: &[Card]) -> Markup {
    let before = (list.filter.page.0 as usize).saturating_sub(1).saturating_mul(PAGE_SIZE);
    let (exact, rest) = cards.split_at(asked.exact.saturating_sub(before).min(cards.len()));
    let about = page.texts.with("hulp.ook-over", &[("onderwerp", &asked.topic.text)]);
    html! {
        @if asked.exact == 0 {
            p class="nl-paragraph" role="status" { (page.t("hulp.niets")) }
        }
        @if !exact.is_empty() {
            (section(page.t("hulp.past"), offers(page, exact, 3)))
        }
        @if !asked.elsewhere.is_empty() {
            @let region = list.region.as_ref().map_or("", |region| region.area_name.as_str());
            @let heading = page.texts.with("hulp.verder-weg", &[("gebied", region)]);
            (section(heading, offers(page, &asked.elsewhere, 3)))
        }
        @if !rest.is_empty() {
            (section(about, offers(page, rest, 3)))
        }
    }
}

/// For who does not find it: where to walk in, and whom to call.
#[must_use]
pub fn not_found(page: &Context, list: &ListAnswer) -> Markup {
    way_on(page, &list.places)
}
