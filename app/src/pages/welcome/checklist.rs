//! The first weeks: what to do, ticked off on the device.

use guide::{
    ask::{Block, WelcomeAnswer},
    welcome::BlockSort,
};
use maud::{Markup, html};

use crate::{
    components::{Pick, choice, icon},
    context::{Context, said},
};

/// The tasks, and how many are done.
pub(super) fn view(page: &Context, pack: &WelcomeAnswer) -> Markup {
    let all = pack.of(BlockSort::Task).count();
    if all == 0 {
        return html! {};
    }
    let done = pack.of(BlockSort::Task).filter(|it| is_done(page, it)).count();
    let body = html! {
        @if page.held.alive {
            (progress(page, done, all))
        }
        ul class="ms-tasks" {
            @for block in pack.of(BlockSort::Task) {
                li class="ms-task" id={ "blok-" (block.slug) } { (task(page, pack, block)) }
            }
        }
    };
    super::part(page, "welkom.weken", body)
}

/// Whether it is ticked off on this device.
pub(super) fn is_done(page: &Context, block: &Block) -> bool {
    page.held.done.iter().any(|it| it == block.slug.as_str())
}

fn progress(page: &Context, done: usize, all: usize) -> Markup {
    let text = page
        .texts
        .with("welkom.weken.stand", &[("n", &done.to_string()), ("alle", &all.to_string())]);
    html! {
        p role="status" { (text) }
        progress class="ms-progress" max=(all) value=(done) aria-label=(text) {}
        @if done == all {
            p class="nl-paragraph" { strong { (page.t("welkom.weken.klaar")) } }
        }
    }
}

fn task(page: &Context, pack: &WelcomeAnswer, block: &Block) -> Markup {
    let title = html! {
        (said(&block.title))
        @if block.first { " " (super::for_you(page)) }
    };
    html! {
        @if page.held.alive {
            (choice(Pick::Any, "taak", block.slug.as_str(), is_done(page, block), title))
        } @else {
            h3 class="ms-task__title" { (title) }
        }
        (due(page, block))
        a class="nl-link ms-more" href=(super::href_of(page, pack, block)) {
            (page.t("welkom.taak.meer"))
            (icon(page, "arrow-right"))
        }
    }
}

/// By when, where a rule says so.
pub(super) fn due(page: &Context, block: &Block) -> Markup {
    let Some(days) = block.due_days else { return html! {} };
    html! {
        p class="ms-due" {
            (icon(page, "clock"))
            span {
                (page.texts.count("welkom.binnen", usize::from(days)))
                @if let Some(rule) = &block.rule {
                    " "
                    a class="nl-link" href=(rule) rel="external noopener" { (page.t("welkom.regel")) }
                }
            }
        }
    }
}
