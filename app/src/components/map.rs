//! The map: the municipality's own areas as a picture, each a link. Always with the same list
//! beside it.

use guide::{
    Slug,
    ask::{AreaMap, PinMap},
    geo::Frame,
};
use maud::{Markup, html};

use super::decimals;
use crate::{address::Page, context::Context};

/// The areas, each a link to what `to` says. `mine` is marked.
#[must_use]
pub fn area_map(
    page: &Context,
    map: &AreaMap,
    mine: Option<&Slug>,
    to: impl Fn(&Slug) -> String,
) -> Markup {
    let class = |slug: &Slug| {
        if mine == Some(slug) { "ms-map__link ms-map__link--mine" } else { "ms-map__link" }
    };
    html! {
        svg
            class="ms-map"
            viewBox=(view_box(map.height))
            role="group"
            aria-label=(page.t("kaart"))
        {
            @for area in &map.areas {
                g {
                    a class=(class(&area.slug)) href=(to(&area.slug)) aria-label=(area.name) {
                        (land("ms-map__area", &area.path))
                    }
                }
            }
        }
    }
}

/// The municipality with a pin where something is.
#[must_use]
pub fn pin_map(page: &Context, map: &PinMap, mine: Option<&Slug>) -> Markup {
    let (x, y) = map.pin;
    let class = |slug: &Slug| {
        if mine == Some(slug) { "ms-map__area ms-map__area--mine" } else { "ms-map__area" }
    };
    let label = match mine.and_then(|mine| map.areas.areas.iter().find(|area| area.slug == *mine)) {
        Some(area) => page.texts.with("kaart.met-plek-in", &[("gebied", &area.name)]),
        None => page.t("kaart.met-plek"),
    };
    html! {
        svg class="ms-map" viewBox=(view_box(map.areas.height)) role="img" aria-label=(label) {
            @for area in &map.areas.areas {
                (land(class(&area.slug), &area.path))
            }
            circle class="ms-map__pin" cx=(decimals(x, 1)) cy=(decimals(y, 1)) r="22" {}
        }
        @if map.roughly {
            p class="ms-map-caption" { (page.t("kaart.ongeveer")) }
        }
    }
}

/// An area: its shore, and the land over it. The land closes the chinks between the simplified
/// outlines of its wijken, so that of the wider shore only the rim is seen.
fn land(class: &str, path: &str) -> Markup {
    html! {
        path class="ms-map__shore" d=(path) {}
        path class=(class) d=(path) {}
    }
}

fn view_box(height: f64) -> String {
    // Room around the picture for the line of the outermost areas and a pin at the edge.
    format!("-24 -24 {} {}", decimals(Frame::WIDTH + 48.0, 1), decimals(height + 48.0, 1))
}

/// A link to where choosing an area leads: its home page, or the list that somebody came from.
#[must_use]
pub fn home_of(page: &Context, slug: &Slug) -> String {
    let to = match page.address.page {
        Page::Areas => page.address.after_choice(),
        _ => Page::Home,
    };
    page.href(&to, &[("gebied", slug.as_str())])
}
