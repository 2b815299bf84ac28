//! Keeping something on this device.

use guide::{Kind, Said, Slug};
use maud::{Markup, html};

use crate::{context::Context, device::write_key};

use super::icon;

/// A button that keeps a record in the list of favourites, or takes it off. It is seen only when
/// it can work: without JavaScript there is nothing that could remember. Its room is there from
/// the start, so that nothing shifts.
#[must_use]
pub fn favourite(page: &Context, kind: Kind, id: &Slug) -> Markup {
    let is_kept = page.held.favourites.iter().any(|(of, kept)| *of == kind && kept == id);
    let (icon_name, text) =
        if is_kept { ("star-filled", "bewaren.bewaard") } else { ("star", "bewaren.knop") };
    let class = if page.held.guide {
        "nl-button nl-button--subtle"
    } else {
        "nl-button nl-button--subtle ms-later"
    };
    html! {
        button
            class=(class)
            type="button"
            aria-pressed=(is_kept.to_string())
            data-bewaar=(write_key(kind, id))
        {
            span class="nl-button__icon-start" { (icon(page, icon_name)) }
            span class="nl-button__label" { (page.t(text)) }
        }
    }
}

/// A button that keeps all of a list. Once they are kept it says so.
#[must_use]
pub fn keep_all(page: &Context, records: &[(Kind, &Slug, Said)]) -> Markup {
    let is_kept = |kind: Kind, id: &Slug| {
        page.held.favourites.iter().any(|(of, kept)| *of == kind && kept == id)
    };
    let all = records.iter().all(|(kind, id, _)| is_kept(*kind, id));
    let keys: Vec<String> = records.iter().map(|(kind, id, _)| write_key(*kind, id)).collect();
    let (icon_name, text) =
        if all { ("star-filled", "bewaren.alles-bewaard") } else { ("star", "bewaren.alles") };
    let class = if page.held.guide {
        "nl-button nl-button--subtle"
    } else {
        "nl-button nl-button--subtle ms-later"
    };
    html! {
        button class=(class) type="button" data-levend data-bewaar-alles=(keys.join(" ")) {
            span class="nl-button__icon-start" { (icon(page, icon_name)) }
            span class="nl-button__label" role="status" { (page.t(text)) }
        }
    }
}
