//! The volunteer work and activities that fit the profile, with the reasons. They are found on the
//! device: the profile goes nowhere for it.

use guide::{
    Kind,
    ask::{Card, ProfileAnswer},
};
use maud::{Markup, html};

use crate::{
    address::Page,
    components::{Shows, items},
    context::Context,
};

/// What fits.
pub(super) fn matches(page: &Context, answer: &ProfileAnswer) -> Markup {
    let none = answer.vacancies.is_empty() && answer.activities.is_empty();
    html! {
        section class="ms-section" {
            h2 class="nl-heading nl-heading--level-2" { (page.t("profiel.past")) }
            @if none {
                p { (page.t("profiel.past.leeg")) }
            }
            (list(page, &answer.vacancies))
            (list(page, &answer.activities))
            (super::super::more(page, page.href(&Page::List(Kind::Vacancy), &[]), page.t("kinds.vacature")))
        }
    }
}

fn list(page: &Context, cards: &[Card]) -> Markup {
    html! {
        @if !cards.is_empty() {
            (items(page, cards, Shows::Icon))
        }
    }
}
