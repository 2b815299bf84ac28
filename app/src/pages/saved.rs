//! What somebody keeps on this device.

use guide::{Kind, ask::Card};
use maud::{Markup, html};

use crate::{
    address::Page,
    components::{Shows, chooser, items, open_bundle, outbox},
    context::Context,
};

use super::section;

/// The page, with what is kept once that is known. On the server and without JavaScript it
/// explains what would be here.
#[must_use]
pub fn view(page: &Context, cards: Option<&[Card]>) -> Markup {
    html! {
        div class="ms-wrap" {
            div class="ms-intro" {
                h1 class="nl-heading nl-heading--level-1" { (page.t("bewaren")) }
                p class="nl-paragraph" { (page.t("bewaren.uitleg")) }
            }
            p { (super::more(page, page.href(&Page::Profile, &[]), page.t("profiel"))) }
            (outbox(page))
            (applications(page))
            @match cards {
                Some([]) => (empty(page)),
                Some(cards) => (kept(page, cards)),
                None => (unknown(page)),
            }
            @if page.held.alive {
                (open_bundle(&page.texts))
            }
        }
    }
}

/// The reactions that were sent, each with the way to its own page.
fn applications(page: &Context) -> Markup {
    let sent = page.held.sent();
    let list = html! {
        ul {
            @for it in &sent {
                li {
                    // Only the server has that page.
                    a class="nl-link" href=(page.href_of_application(&it.sent.code)) rel="external" {
                        (it.sent.name)
                    }
                }
            }
        }
    };
    html! {
        @if !sent.is_empty() {
            (section(page.t("reageren.mijn"), list))
        }
    }
}

fn kept(page: &Context, cards: &[Card]) -> Markup {
    let gone = page.held.favourites.len().saturating_sub(cards.len());
    let records: Vec<_> =
        cards.iter().map(|card| (card.kind, &card.id, card.name.clone())).collect();
    html! {
        (items(page, cards, Shows::Day))
        (chooser(page, &records, "afdrukken.deze"))
        @if gone > 0 {
            p class="ms-soft" { (page.texts.count("bewaren.weg", gone)) }
        }
    }
}

fn empty(page: &Context) -> Markup {
    html! {
        div class="ms-empty" {
            svg class="ms-empty__art" aria-hidden="true" {
                use href={ (page.icons) "#ms-empty" } {}
            }
            p class="nl-paragraph" { (page.t("bewaren.leeg")) }
            p {
                a
                    class="nl-button nl-button--secondary"
                    href=(page.href(&Page::List(Kind::Activity), &[]))
                {
                    span class="nl-button__label" { (page.t("bewaren.naar-agenda")) }
                }
            }
        }
    }
}

/// While the guide is on its way, or when nothing can be kept here.
fn unknown(page: &Context) -> Markup {
    let text = if page.held.alive { "laden" } else { "bewaren.met-javascript" };
    html! {
        p class="nl-paragraph" { (page.t(text)) }
    }
}
