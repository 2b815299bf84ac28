//! The one search field, the same on every page.

use maud::{Markup, html};

use crate::{address::Page, context::Context};

use super::icon;

/// The search field. `words` stand in it; `big` has its label in sight.
#[must_use]
pub fn search_form(page: &Context, words: &str, big: bool) -> Markup {
    let action = page.href(&Page::Search, &[("gebied", ""), ("kleur", ""), ("tekst", "")]);
    let action = action.split('?').next().unwrap_or_default();
    let label = if big { "ms-search__label" } else { "ms-search__label ms-visually-hidden" };
    html! {
        form class="ms-search" role="search" action=(action) {
            label class=(label) for="zoek" { (page.t("zoek.vraag")) }
            div class="ms-search__row" {
                input
                    class="ms-search__input"
                    id="zoek"
                    name="q"
                    type="search"
                    value=(words)
                    placeholder=(page.t("zoek.voorbeeld"))
                    maxlength="200"
                    autocomplete="off"
                    enterkeyhint="search";
                button class="ms-search__button" type="submit" {
                    (icon(page, "search"))
                    span { (page.t("zoek.knop")) }
                }
            }
            (carried_inputs(page, &[]))
        }
    }
}

/// What travels along in a form's address, but for the fields that the form has itself.
#[must_use]
pub fn carried_inputs(page: &Context, own: &[&str]) -> Markup {
    let carried = page.address.carried();
    html! {
        @for (key, value) in carried.pairs().filter(|(key, _)| !own.contains(key)) {
            input type="hidden" name=(key) value=(value);
        }
    }
}
