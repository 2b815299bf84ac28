//! The one search field, the same on every page.

use leptos::prelude::*;

use crate::{address::Page, context::use_page, device::submit};

use super::icon;

/// The search field. `words` stand in it; `big` has its label in sight.
#[must_use]
pub fn search_form(words: &str, big: bool) -> AnyView {
    let page = use_page();
    let action = page.href(&Page::Search, &[("gebied", ""), ("kleur", ""), ("tekst", "")]);
    let action = action.split('?').next().unwrap_or_default().to_owned();
    let label = if big { "ms-search__label" } else { "ms-search__label ms-visually-hidden" };
    view! {
        <form class="ms-search" role="search" action=action on:submit=submit>
            <label class=label for="zoek">{page.t("zoek.vraag")}</label>
            <div class="ms-search__row">
                <input
                    class="ms-search__input"
                    id="zoek"
                    name="q"
                    type="search"
                    value=words.to_owned()
                    placeholder=page.t("zoek.voorbeeld")
                    maxlength="200"
                    autocomplete="off"
                    enterkeyhint="search"
                />
                <button class="ms-search__button" type="submit">
                    {icon("search")}
                    <span>{page.t("zoek.knop")}</span>
                </button>
            </div>
            {carried_inputs(&[])}
        </form>
    }
    .into_any()
}

/// What travels along in a form's address, but for the fields that the form has itself.
#[must_use]
pub fn carried_inputs(own: &[&str]) -> AnyView {
    let page = use_page();
    let carried = page.address.with_untracked(crate::address::Address::carried);
    carried
        .pairs()
        .filter(|(key, _)| !own.contains(key))
        .map(|(key, value)| view! { <input type="hidden" name=key value=value.to_owned() /> })
        .collect_view()
        .into_any()
}
