//! One block of a pack on a page of its own: how something works, or how to do something.

use guide::{
    ask::{Block, WelcomeAnswer},
    welcome::BlockSort,
};
use maud::{Markup, html};

use crate::{
    address::Page,
    components::{Pick, Shows, choice, icon, items, prose},
    context::{Context, said},
};

use super::checklist;

/// The page.
pub(super) fn view(page: &Context, pack: &WelcomeAnswer, block: &Block) -> Markup {
    let back = page.href(&Page::Welcome(pack.region.slug.clone()), &[]);
    let is_task = block.sort == BlockSort::Task;
    html! {
        div class="ms-wrap" {
            a class="nl-link ms-back" href=(back) {
                (icon(page, "arrow-left"))
                (super::title(page, pack))
            }
            div class="ms-intro" {
                h1 class="nl-heading nl-heading--level-1" { (said(&block.title)) }
                @if block.first { p { (super::for_you(page)) } }
                (super::marks(page, block))
                @if is_task {
                    (checklist::due(page, block))
                }
            }
            div class="ms-stack" {
                (prose(page, &block.text))
                @if is_task && page.held.alive {
                    div class="ms-task" {
                        (choice(
                            Pick::Any,
                            "taak",
                            block.slug.as_str(),
                            checklist::is_done(page, block),
                            html! { (page.t("welkom.taak.klaar")) },
                        ))
                    }
                }
                @if !block.cards.is_empty() {
                    p { strong { (page.t("welkom.helpt")) } }
                    (items(page, &block.cards, Shows::Icon))
                }
                @if block.has_easy {
                    (super::easy(page, pack))
                }
                p class="ms-noprint" {
                    a class="nl-button nl-button--subtle" href=(page.href(&Page::List(guide::Kind::Service), &[])) {
                        span class="nl-button__icon-start" { (icon(page, "hulp")) }
                        span class="nl-button__label" { (page.t("hulp.vraag")) }
                    }
                }
            }
        }
    }
}
