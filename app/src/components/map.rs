//! The map: the municipality's own areas as a picture, each a link. Always with the same list
//! beside it.

use guide::{
    Slug,
    ask::{AreaMap, PinMap},
    geo::Frame,
};
use leptos::prelude::*;

use crate::{address::Page, context::use_page};

/// The areas, each a link to what `to` says. `mine` is marked.
#[must_use]
pub fn area_map(map: &AreaMap, mine: Option<&Slug>, to: impl Fn(&Slug) -> String) -> AnyView {
    let page = use_page();
    let areas = map
        .areas
        .iter()
        .map(|area| {
            let class = if mine == Some(&area.slug) {
                "ms-map__link ms-map__link--mine"
            } else {
                "ms-map__link"
            };
            // Within <g>, the macro knows that this is SVG's own <a>: HTML's draws nothing here.
            view! {
                <g>
                    <a class=class href=to(&area.slug) aria-label=area.name.clone()>
                        {land("ms-map__area", &area.path)}
                    </a>
                </g>
            }
        })
        .collect_view();
    view! {
        <svg class="ms-map" viewBox=view_box(map.height) role="group" aria-label=page.t("kaart")>
            {areas}
        </svg>
    }
    .into_any()
}

/// The municipality with a pin where something is.
#[must_use]
pub fn pin_map(map: &PinMap, mine: Option<&Slug>) -> AnyView {
    let page = use_page();
    let areas = map
        .areas
        .areas
        .iter()
        .map(|area| {
            let class = if mine == Some(&area.slug) {
                "ms-map__area ms-map__area--mine"
            } else {
                "ms-map__area"
            };
            land(class, &area.path)
        })
        .collect_view();
    let (x, y) = map.pin;
    let label = match mine.and_then(|mine| map.areas.areas.iter().find(|area| area.slug == *mine)) {
        Some(area) => page.texts.with("kaart.met-plek-in", &[("gebied", &area.name)]),
        None => page.t("kaart.met-plek"),
    };
    view! {
        <svg class="ms-map" viewBox=view_box(map.areas.height) role="img" aria-label=label>
            {areas}
            <circle class="ms-map__pin" cx=x cy=y r="22"></circle>
        </svg>
        {map.roughly.then(|| view! { <p class="ms-map-caption">{page.t("kaart.ongeveer")}</p> })}
    }
    .into_any()
}

/// An area: its shore, and the land over it. The land closes the chinks between the simplified
/// outlines of its wijken, so that of the wider shore only the rim is seen.
fn land(class: &'static str, path: &str) -> AnyView {
    view! {
        <path class="ms-map__shore" d=path.to_owned()></path>
        <path class=class d=path.to_owned()></path>
    }
    .into_any()
}

fn view_box(height: f64) -> String {
    // Room around the picture for the line of the outermost areas and a pin at the edge.
    format!("-24 -24 {} {}", Frame::WIDTH + 48.0, height + 48.0)
}

/// A link to the home page of an area.
#[must_use]
pub fn home_of(slug: &Slug) -> String {
    use_page().href(&Page::Home, &[("gebied", slug.as_str())])
}
