//! What a volunteer can and did, on a clean sheet of A4. The browser prints it or makes a PDF.

use guide::profile::Field;
use maud::{Markup, html};

use super::{back, done, words::told};
use crate::{address::Page, components::print_button, context::Context};

/// What is shown of the profile: no wishes, no age.
const SHOWN: [Field; 4] = [Field::Skills, Field::OwnSkills, Field::Languages, Field::Learn];

/// The page.
#[must_use]
pub fn view(page: &Context) -> Markup {
    let profile = &page.held.mine.profile;
    if !page.held.alive || profile.is_empty() {
        let text = if page.held.alive { "profiel.leeg" } else { "profiel.met-javascript" };
        return html! {
            div class="ms-wrap" {
                (back(page, &Page::Keep, "meenemen"))
                h1 class="nl-heading nl-heading--level-1" { (page.t("portfolio")) }
                p class="nl-paragraph" { (page.t(text)) }
            }
        };
    }
    let name =
        if profile.name().is_empty() { page.t("portfolio") } else { profile.name().to_owned() };
    let entries = profile.latest();
    let minutes: u32 = entries.iter().filter_map(|(_, it)| it.minutes).sum();
    html! {
        div class="ms-wrap ms-paper" {
            div class="ms-noprint ms-stack" {
                (back(page, &Page::Keep, "meenemen"))
                div class="ms-extras" { (print_button(page)) }
                p class="ms-soft" { (page.t("portfolio.uitleg")) }
            }
            div class="ms-paper__head" {
                div class="ms-stack" {
                    h1 class="nl-heading nl-heading--level-1" { (name) }
                    p class="ms-soft" {
                        (page.texts.with("portfolio.op", &[("datum", &page.texts.with_year(page.now.date()))]))
                    }
                }
            }
            div class="ms-sheet" {
                @for (title, text) in SHOWN.into_iter().filter_map(|field| told(page, field)) {
                    section {
                        h2 class="nl-heading nl-heading--level-3" { (title) }
                        p { (text) }
                    }
                }
            }
            @if !entries.is_empty() {
                div class="ms-sheet" {
                    h2 class="nl-heading nl-heading--level-2" { (page.t("gedaan")) }
                    @if minutes > 0 {
                        p { (page.texts.with("gedaan.samen", &[("tijd", &page.texts.duration(minutes))])) }
                    }
                    @for (_, it) in &entries {
                        (done::summary(page, it))
                    }
                }
            }
            div id="papier" data-eigen {}
        }
    }
}
