//! From where the distances of a list are measured, and how to change that.

use guide::ask::{ListAnswer, Measured};
use maud::{Markup, html};

use crate::{address::Page, context::Context, device::Position};

use super::icon;

/// From where, with the way to another area and, on a device, to where one is.
#[must_use]
pub fn measured_from(page: &Context, list: &ListAnswer) -> Markup {
    let (from, change) = match &list.measured {
        Some(Measured::Here) => (page.t("afstand.vanaf-hier"), None),
        Some(Measured::Region(region)) => {
            let from = page.texts.with("afstand.vanaf", &[("naam", &region.name)]);
            (from, Some("afstand.wijzig"))
        }
        Some(Measured::Home) => (page.t("afstand.vanaf-buurt"), Some("afstand.wijzig")),
        None => (page.t("afstand.geen"), Some("afstand.kies")),
    };
    let to = page.href(&Page::Areas, &[("naar", &Page::List(list.kind).path())]);
    html! {
        div class="ms-measured" {
            p class="ms-measured__from" {
                (icon(page, "route"))
                span { (from) }
                @if let Some(change) = change {
                    a class="nl-link ms-measured__change" href=(to) { (page.t(change)) }
                }
            }
            @if page.held.alive {
                (position(page))
            }
        }
    }
}

/// Measuring from where one is: only when asked for, and only on the device.
fn position(page: &Context) -> Markup {
    let position = page.held.position;
    let (button, said) = match position {
        Position::Off => ("hier.gebruik", "hier.uitleg"),
        Position::Asking => ("hier.stop", "hier.bezig"),
        Position::On => ("hier.stop", "hier.aan"),
        Position::Refused => ("hier.opnieuw", "hier.geweigerd"),
        Position::NotFound => ("hier.opnieuw", "hier.onbekend"),
    };
    html! {
        button class="nl-button nl-button--subtle ms-measured__button" type="button" data-hier data-levend {
            (icon(page, "pin"))
            span class="nl-button__label" { (page.t(button)) }
        }
        p class="ms-measured__said" role="status" data-levend { (page.t(said)) }
    }
}
