//! The way from one page of a list to the next.

use guide::filter::{Filter, Page as PageNumber};
use maud::{Markup, html};

use crate::context::Context;

use super::{Filtered, icon};

/// Links to the pages before and after this one, of so many.
#[must_use]
pub fn paging(page: &Context, list: &Filtered<'_>, pages: u32) -> Markup {
    let current = list.filter.page.0;
    let to =
        |number: u32| list.href(page, &Filter { page: PageNumber(number), ..list.filter.clone() });
    let position = page
        .texts
        .with("bladeren.plaats", &[("n", &current.to_string()), ("van", &pages.to_string())]);
    html! {
        @if pages > 1 {
            nav class="ms-paging" aria-label=(page.t("bladeren")) {
                @if current > 1 {
                    a class="nl-link ms-paging__link" href=(to(current - 1)) {
                        (icon(page, "chevron-left"))
                        (page.t("bladeren.vorige"))
                    }
                }
                span class="ms-paging__gap" { (position) }
                @if current < pages {
                    a class="nl-link ms-paging__link" href=(to(current + 1)) {
                        (page.t("bladeren.volgende"))
                        (icon(page, "chevron-right"))
                    }
                }
            }
        }
    }
}
