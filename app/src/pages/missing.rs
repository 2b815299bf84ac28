//! Pages for addresses where nothing is, and for addresses that cannot be read.

use guide::{
    Kind,
    ask::MissingAnswer,
    filter::{FieldError, Filter},
    theme::Theme,
};
use leptos::prelude::*;

use crate::{
    address::Page,
    components::{Shows, icon, items, list_href, search_form},
    context::use_page,
};

use super::section;

/// Nothing is here; what may have been meant.
#[must_use]
pub fn view(missing: &MissingAnswer) -> AnyView {
    let page = use_page();
    let suggestions = (!missing.suggestions.is_empty())
        .then(|| section(page.t("niet-gevonden.bedoel"), items(&missing.suggestions, Shows::Icon)));
    view! {
        <div class="ms-wrap">
            <div class="ms-empty">
                <svg class="ms-empty__art" aria-hidden="true">
                    <use href=format!("{}#ms-empty", page.icons)></use>
                </svg>
                <h1 class="nl-heading nl-heading--level-1">{page.t("niet-gevonden")}</h1>
                <p class="nl-paragraph">{page.t("niet-gevonden.uitleg")}</p>
                {search_form(&missing.words, false)}
            </div>
            {suggestions}
            {themes()}
        </div>
    }
    .into_any()
}

/// The themes, each a way into the activities.
pub(super) fn themes() -> AnyView {
    let page = use_page();
    let links = Theme::ALL
        .iter()
        .map(|&theme| {
            let filter = Filter { themes: vec![theme], ..Filter::default() };
            view! {
                <li>
                    <a class="ms-theme" href=list_href(&page, Kind::Activity, &filter)>
                        {icon(&format!("thema-{}", theme.slug()))}
                        {page.t(&format!("thema.{}", theme.slug()))}
                    </a>
                </li>
            }
        })
        .collect_view();
    section(page.t("niet-gevonden.themas"), view! { <ul class="ms-themes">{links}</ul> }.into_any())
}

/// Parts of the address cannot be read: which, and the page without them.
#[must_use]
pub fn unreadable(errors: &[FieldError]) -> AnyView {
    let page = use_page();
    let rows = errors
        .iter()
        .map(|error| {
            let field = page
                .texts
                .find(&format!("filter.{}", error.field))
                .unwrap_or_else(|| error.field.clone());
            let value: String = error.value.chars().take(60).collect();
            let text = page.texts.with("onleesbaar.veld", &[("veld", &field), ("waarde", &value)]);
            view! { <li>{text}</li> }
        })
        .collect_view();
    let at = page.address.with_untracked(|address| address.page.clone());
    let carried = crate::address::Carried::default();
    let without = page.href_with(&carried, &at, &[]);
    let home = page.href_with(&carried, &Page::Home, &[]);
    view! {
        <div class="ms-wrap">
            <div class="ms-intro">
                <h1 class="nl-heading nl-heading--level-1">{page.t("onleesbaar")}</h1>
                <p class="nl-paragraph">{page.t("onleesbaar.uitleg")}</p>
                <ul class="ms-prose">{rows}</ul>
                <p class="ms-form__row">
                    <a class="nl-button nl-button--primary" href=without>
                        <span class="nl-button__label">{page.t("onleesbaar.zonder")}</span>
                    </a>
                    <a class="nl-button nl-button--secondary" href=home>
                        <span class="nl-button__label">{page.t("nav.start")}</span>
                    </a>
                </p>
                {search_form("", false)}
            </div>
        </div>
    }
    .into_any()
}
