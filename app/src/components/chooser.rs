//! Ticking what comes on a list: for paper, and to pass on.

use guide::{Kind, Said, Slug};
use maud::{Markup, html};

use crate::{
    address::{Page, path_of},
    context::{Context, said},
    device::write_key,
};

use super::{carried_inputs, icon};

/// A form that asks for the list of what is ticked. It works without JavaScript.
#[must_use]
pub fn chooser(page: &Context, records: &[(Kind, &Slug, Said)], button: &str) -> Markup {
    let action = path_of(page.lang(), page.site.first_language(), &Page::Print);
    html! {
        details class="ms-fold ms-noprint" {
            summary class="ms-fold__summary" {
                (icon(page, "check"))
                (page.t("afdrukken.kies"))
            }
            form class="ms-fold__body" action=(action) {
                (carried_inputs(page, &["wat"]))
                fieldset class="ms-chooser" {
                    legend class="ms-chooser__legend" { (page.t("afdrukken.kies")) }
                    @for (kind, id, name) in records {
                        label class="ms-choice" {
                            input
                                type="checkbox"
                                class="utrecht-checkbox utrecht-checkbox--html-input"
                                name="wat"
                                value=(write_key(*kind, id))
                                checked;
                            span class="ms-choice__label" { (said(name)) }
                        }
                    }
                }
                button class="nl-button nl-button--primary" type="submit" {
                    span class="nl-button__label" { (page.t(button)) }
                }
            }
        }
    }
}
