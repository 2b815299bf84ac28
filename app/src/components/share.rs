//! Passing a page on: by the phone's own share sheet, else by copying its address.

use maud::{Markup, html};

use crate::context::Context;

use super::icon;

/// A button that shares an address, which `/boot.js` follows. Without JavaScript the address
/// stands there to be copied.
#[must_use]
pub fn share(page: &Context, address: &str) -> Markup {
    html! {
        div class="ms-share ms-noprint" {
            button
                class=(later(page))
                type="button"
                data-levend
                data-deel=(address)
                data-gedaan=(page.t("deel.gedaan"))
                data-anders=(page.t("deel.anders"))
            {
                span class="nl-button__icon-start" { (icon(page, "share")) }
                span class="nl-button__label" { (page.t("deel")) }
            }
            p class="ms-share__said" role="status" data-levend {}
            p class="ms-unscripted" {
                (page.t("deel.anders"))
                " "
                span class="ms-address" { (address) }
            }
        }
    }
}

/// A button that opens the browser's window for printing; without JavaScript how to get there.
#[must_use]
pub fn print_button(page: &Context) -> Markup {
    html! {
        button class={ (later(page)) " ms-printer" } type="button" data-levend data-afdrukken {
            span class="nl-button__icon-start" { (icon(page, "print")) }
            span class="nl-button__label" { (page.t("afdrukken")) }
        }
        p class="ms-unscripted" { (page.t("afdrukken.zonder")) }
    }
}

/// A link to what is printed.
#[must_use]
pub fn print_link(page: &Context, pairs: &[(&str, &str)], key: &str) -> Markup {
    html! {
        a
            class="nl-button nl-button--subtle"
            href=(page.href(&crate::address::Page::Print, pairs))
        {
            span class="nl-button__icon-start" { (icon(page, "print")) }
            span class="nl-button__label" { (page.t(key)) }
        }
    }
}

/// A button that is seen only when it can work; its room is there from the start.
fn later(page: &Context) -> &'static str {
    if page.held.alive {
        "nl-button nl-button--subtle"
    } else {
        "nl-button nl-button--subtle ms-later"
    }
}
