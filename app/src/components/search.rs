//! The one search field, in the header of every page, and what it suggests.

use guide::ask::Card;
use maud::{Markup, html};

use crate::{
    address::{Carried, Page},
    context::{Context, said},
};

use super::{icon, item::kind_icon};

/// The search field. `/boot.js` makes it suggest, once the guide is on the device.
#[must_use]
pub fn search_form(page: &Context) -> Markup {
    let words = match page.address.page {
        Page::Search => page.address.value("q").unwrap_or_default(),
        _ => "",
    };
    let carried = page.address.carried();
    // The chosen area says from where somebody asks; whether it filters is another question.
    let from = carried.region.as_deref().or(page.held.region.as_ref().map(guide::Slug::as_str));
    html! {
        form
            class="ms-search"
            role="search"
            action=(page.href_with(&Carried::default(), &Page::Search, &[]))
        {
            label class="ms-visually-hidden" for="zoek" { (page.t("zoek.vraag")) }
            div class="ms-search__row" {
                input
                    class="ms-search__input"
                    id="zoek"
                    name="q"
                    type="search"
                    value=(words)
                    placeholder=(page.t("zoek.vraag"))
                    autocomplete="off"
                    enterkeyhint="search"
                    data-label=(page.t("zoek.suggesties"));
                button class="ms-search__button" type="submit" {
                    (icon(page, "search"))
                    span { (page.t("zoek.knop")) }
                }
            }
            @if let Some(from) = from {
                input type="hidden" name="vanuit" value=(from);
            }
            (carried_inputs(page, &["gebied"]))
        }
    }
}

/// What may be meant by the words that are typed, as options of a list box; before them how many
/// there are, on a line of its own. Empty when there are none.
#[must_use]
pub fn suggestions(page: &Context, cards: &[Card]) -> String {
    if cards.is_empty() {
        return String::new();
    }
    let options = html! {
        @for (at, card) in cards.iter().enumerate() {
            a
                class="ms-suggest__option"
                id={ "zoek-" (at) }
                role="option"
                aria-selected="false"
                tabindex="-1"
                href=(page.href_card(card))
            {
                (icon(page, kind_icon(card.kind)))
                span class="ms-suggest__text" {
                    span class="ms-suggest__name" { (said(&card.name)) }
                    " "
                    span class="ms-suggest__more" {
                        (page.t(&format!("kinds.{}", card.kind.name())))
                        @if let Some(place) = card.place.as_ref().or(card.whereabouts.as_ref()) {
                            ", " (place)
                        }
                    }
                }
            }
        }
    };
    format!("{}\n{}", page.texts.count("zoek.gesuggereerd", cards.len()), options.into_string())
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
