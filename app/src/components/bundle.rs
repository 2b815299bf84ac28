//! Passing the bundle of an area on, and opening one that somebody gave: `public/pakket.js`.

use guide::Slug;
use maud::{Markup, html};

use crate::{context::Context, texts::Texts};

use super::icon;

/// Saves the bundle of an area as a file, shares it where the phone can, and opens one.
#[must_use]
pub fn pass_on(page: &Context, area: &Slug) -> Markup {
    let file = format!("/welkom/{area}/pakket");
    html! {
        div class="ms-bundle ms-stack ms-noprint" {
            p class="nl-paragraph" { (page.t("pakket.door.uitleg")) }
            p class="ms-form__row" {
                // Only the server makes it.
                a class="nl-button nl-button--secondary" href=(file) rel="external" {
                    span class="nl-button__icon-start" { (icon(page, "copy")) }
                    span class="nl-button__label" { (page.t("pakket.bewaar")) }
                }
                @if page.held.alive {
                    button
                        class="nl-button nl-button--secondary ms-bundle__share"
                        type="button"
                        data-levend
                        data-pakket=(file)
                    {
                        span class="nl-button__icon-start" { (icon(page, "share")) }
                        span class="nl-button__label" { (page.t("pakket.deel")) }
                    }
                }
            }
            @if page.held.alive {
                (field(&page.texts))
            }
        }
    }
}

/// Opens a bundle. Only where the page lives.
#[must_use]
pub fn open_bundle(texts: &Texts) -> Markup {
    html! {
        div class="ms-bundle ms-section ms-noprint" { (field(texts)) }
    }
}

fn field(texts: &Texts) -> Markup {
    html! {
        div class="utrecht-form-field" data-levend {
            label class="utrecht-form-label utrecht-form-field__label" for="pakket" {
                (texts.get("pakket.open"))
            }
            p class="utrecht-form-field-description utrecht-form-field__description" id="pakket-uitleg" {
                (texts.get("pakket.open.uitleg"))
            }
            // What ends in .mienskip is grey in some choosers when it is asked for.
            input id="pakket" type="file" aria-describedby="pakket-uitleg" data-pakket-open;
            p class="ms-bundle__said" role="status" data-eigen {}
        }
    }
}
