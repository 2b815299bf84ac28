//! Pages for addresses where nothing is, and for addresses that cannot be read.

use guide::{
    Kind,
    ask::MissingAnswer,
    filter::{FieldError, Filter},
    theme::Theme,
};
use maud::{Markup, html};

use crate::{
    address::{Carried, Page},
    components::{Shows, icon, items, list_href},
    context::Context,
};

use super::section;

/// Nothing is here; what may have been meant.
#[must_use]
pub fn view(page: &Context, missing: &MissingAnswer) -> Markup {
    html! {
        div class="ms-wrap" {
            div class="ms-empty" {
                svg class="ms-empty__art" aria-hidden="true" {
                    use href=(format!("{}#ms-empty", page.icons)) {}
                }
                h1 class="nl-heading nl-heading--level-1" { (page.t("niet-gevonden")) }
                p class="nl-paragraph" { (page.t("niet-gevonden.uitleg")) }
            }
            @if !missing.suggestions.is_empty() {
                @let cards = items(page, &missing.suggestions, Shows::Icon);
                (section(page.t("niet-gevonden.bedoel"), cards))
            }
            (themes(page))
        }
    }
}

/// The themes, each a way into the activities.
pub(super) fn themes(page: &Context) -> Markup {
    let href = |theme: Theme| {
        let filter = Filter { themes: vec![theme], ..Filter::default() };
        list_href(page, Kind::Activity, &filter)
    };
    let links = html! {
        ul class="ms-themes" {
            @for &theme in Theme::ALL {
                @let key = format!("thema.{}", theme.slug());
                li {
                    a class="ms-theme" href=(href(theme)) {
                        (icon(page, &format!("thema-{}", theme.slug())))
                        (page.t(&key))
                    }
                }
            }
        }
    };
    section(page.t("niet-gevonden.themas"), links)
}

/// Parts of the address cannot be read: which, and the page without them.
#[must_use]
pub fn unreadable(page: &Context, errors: &[FieldError]) -> Markup {
    let carried = Carried::default();
    let without = page.href_with(&carried, &page.address.page, &[]);
    let home = page.href_with(&carried, &Page::Home, &[]);
    html! {
        div class="ms-wrap" {
            div class="ms-intro" {
                h1 class="nl-heading nl-heading--level-1" { (page.t("onleesbaar")) }
                p class="nl-paragraph" { (page.t("onleesbaar.uitleg")) }
                ul class="ms-prose" {
                    @for error in errors {
                        li { (error_text(page, error)) }
                    }
                }
                p class="ms-form__row" {
                    a class="nl-button nl-button--primary" href=(without) {
                        span class="nl-button__label" { (page.t("onleesbaar.zonder")) }
                    }
                    a class="nl-button nl-button--secondary" href=(home) {
                        span class="nl-button__label" { (page.t("nav.start")) }
                    }
                }
            }
        }
    }
}

fn error_text(page: &Context, error: &FieldError) -> String {
    let field =
        page.texts.find(&format!("filter.{}", error.field)).unwrap_or_else(|| error.field.clone());
    let value: String = error.value.chars().take(60).collect();
    page.texts.with("onleesbaar.veld", &[("veld", &field), ("waarde", &value)])
}
