//! Finding by words.

use guide::ask::SearchAnswer;
use maud::{Markup, html};

use crate::{
    components::{Shows, items, search_form},
    context::Context,
};

use super::{missing::themes, section};

/// The page.
#[must_use]
pub fn view(page: &Context, found: &SearchAnswer) -> Markup {
    html! {
        div class="ms-wrap" {
            div class="ms-intro" {
                h1 class="nl-heading nl-heading--level-1" { (page.t("zoek")) }
                (search_form(page, &found.words, false))
            }
            div class="ms-stack" { (results(page, found)) }
        }
    }
}

fn results(page: &Context, found: &SearchAnswer) -> Markup {
    if found.words.is_empty() {
        return themes(page);
    }
    if found.total == 0 {
        let text = page.texts.with("zoek.niets", &[("woorden", &found.words)]);
        return html! {
            p class="nl-paragraph" role="status" { (text) }
            (themes(page))
        };
    }
    html! {
        p class="ms-count" role="status" { (page.texts.count("zoek.gevonden", found.total)) }
        @for group in &found.found {
            @let name = page.t(&format!("kinds.{}", group.kind.name()));
            @let heading = format!("{name} ({})", group.total);
            (section(heading, items(page, &group.cards, Shows::Day)))
        }
    }
}
