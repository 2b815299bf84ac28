//! The map of a list of places: pins over the municipality's areas. Every move is a link, so it
//! works without JavaScript; `/map.js` adds fingers and mouse.
//!
//! The picture has no units of its own: what is on it stands at a part of its width and height,
//! so that pins and letters keep their size whatever the size of the map.

use guide::{
    ask::{ListAnswer, Pin, PlaceMap},
    filter::Filter,
    geo::Frame,
    view::View,
};
use maud::{Markup, html};

use crate::context::Context;

use super::{decimals, icon, list_href};

/// From so close by on the borders of areas, each simplified by itself, no longer lie on each other.
const BORDERS_PART: u8 = 3;

/// The map of this list, folded away on phones until it is asked for.
#[must_use]
pub fn place_map(page: &Context, list: &ListAnswer, map: &PlaceMap) -> Markup {
    let open = list.filter.view.is_some();
    html! {
        details class="ms-mapfold" open[open] {
            summary class="ms-mapfold__summary" {
                (icon(page, "map"))
                (page.t("filter.kaart"))
                (icon(page, "chevron-down"))
            }
            div class="ms-mapfold__body" {
                a class="nl-link ms-places__skip" href="#lijst" { (page.t("kaart.sla-over")) }
                (picture(page, list, map))
                (moves(page, list, map))
                p class="ms-map-caption" role="status" { (caption(page, list, map)) }
            }
        }
    }
}

fn picture(page: &Context, list: &ListAnswer, map: &PlaceMap) -> Markup {
    let label = page.texts.count("kaart.plekken", list.total);
    let window = &map.window;
    let corner = format!("{} {}", decimals(window.left, 1), decimals(window.top, 1));
    let size = decimals(window.size, 1);
    html! {
        svg
            class="ms-places"
            role="group"
            aria-label=(label)
            data-zoom=(window.view.zoom)
            data-wide=(decimals(Frame::WIDTH, 1))
            data-high=(decimals(map.land.height, 1))
        {
            svg class="ms-places__land" viewBox={ (corner) " " (size) " " (size) } aria-hidden="true" {
                (land(map))
            }
            g aria-hidden="true" {
                @for name in &map.names {
                    text class="ms-places__name" x=(part(name.at.0)) y=(part(name.at.1)) { (name.name) }
                }
            }
            @for pin in &map.pins {
                (pin_view(page, list, pin))
            }
        }
    }
}

/// Land with a rim of shore, and the borders between areas while these are not seen from so close by
/// that simplified borders part. The land's line closes the chinks between the areas; the shore's is
/// a little wider, the same on the screen at each step.
fn land(map: &PlaceMap) -> Markup {
    const CHINK: f64 = 8.0;
    const RIM: f64 = 12.0;
    let zoom = map.window.view.zoom;
    let shore = CHINK + RIM / f64::from(1_u32 << zoom);
    let areas = || map.land.areas.iter().map(|area| area.path.as_str());
    html! {
        g class="ms-places__shore" stroke-width=(decimals(shore, 1)) {
            @for path in areas() { path d=(path) {} }
        }
        g class="ms-places__ground" stroke-width=(decimals(CHINK, 1)) {
            @for path in areas() { path d=(path) {} }
        }
        @if zoom < BORDERS_PART {
            g class="ms-places__borders" {
                @for path in areas() { path d=(path) {} }
            }
        }
    }
}

fn pin_view(page: &Context, list: &ListAnswer, pin: &Pin) -> Markup {
    let id = pin_id(pin);
    let (x, y) = (part(pin.at.0), part(pin.at.1));
    if let Some(closer) = pin.closer {
        html! {
            svg class="ms-pin" id=(id) data-pin=(id) x=(x) y=(y) {
                a
                    href=(view_href(page, list, closer))
                    data-hier-blijven
                    aria-label=(several(page, pin))
                {
                    circle class="ms-pin__reach" r="24" {}
                    circle class="ms-pin__mark" r="18" {}
                    text class="ms-pin__count" { (pin.count) }
                }
            }
        }
    } else {
        html! {
            svg class="ms-pin" id=(id) data-pin=(id) x=(x) y=(y) {
                a href=(page.href_of(list.kind, &pin.id)) aria-label=(one(page, pin)) {
                    circle class="ms-pin__reach" r="24" {}
                    circle class="ms-pin__mark" r="12" {}
                    @if pin.open {
                        circle class="ms-pin__eye ms-pin__eye--open" r="6" {}
                    } @else {
                        circle class="ms-pin__eye" r="4" {}
                    }
                }
            }
        }
    }
}

/// What marks a pin, and the items of the list that it stands for.
#[must_use]
pub fn pin_id(pin: &Pin) -> String {
    format!("pin-{}", pin.id)
}

/// "3 plekken in Grou", "12 plekken rond Stiens"
fn several(page: &Context, pin: &Pin) -> String {
    let Some(name) = &pin.whereabouts else {
        return page.texts.count("aantal.plek", pin.count);
    };
    let key = if pin.all_there { "kaart.plekken-in" } else { "kaart.plekken-rond" };
    page.texts.with(key, &[("n", &pin.count.to_string()), ("naam", name)])
}

/// "Buurtkamer De Proeftuin, nu open"
fn one(page: &Context, pin: &Pin) -> String {
    if pin.open {
        page.texts.with("kaart.plek-open", &[("naam", &pin.name)])
    } else {
        pin.name.clone()
    }
}

/// Closer, further, the whole, and a step in each direction.
fn moves(page: &Context, list: &ListAnswer, map: &PlaceMap) -> Markup {
    let view = map.window.view;
    let [left, right, up, down] = map.steps;
    let to = |name: &str, key: &str, to: View| {
        let still = (to == view).then_some("true");
        html! {
            a
                class="ms-places__move"
                href=(view_href(page, list, to))
                data-hier-blijven
                aria-disabled=[still]
            {
                (icon(page, name))
                span class="ms-visually-hidden" { (page.t(key)) }
            }
        }
    };
    html! {
        div class="ms-places__moves" role="group" aria-label=(page.t("kaart.bewegen")) {
            (to("plus", "kaart.dichterbij", map.closer))
            (to("minus", "kaart.verder-weg", map.further))
            a
                class="nl-link ms-places__whole"
                href=(view_href(page, list, map.whole))
                data-hier-blijven
            {
                (page.texts.with("gebied.hele-gemeente", &[("naam", &page.site.name)]))
            }
            span class="ms-places__steps" {
                (to("chevron-left", "kaart.naar-links", left))
                (to("chevron-up", "kaart.naar-boven", up))
                (to("chevron-down", "kaart.naar-onder", down))
                (to("chevron-right", "kaart.naar-rechts", right))
            }
        }
    }
}

/// "Je ziet 12 van de 45 plekken."
fn caption(page: &Context, list: &ListAnswer, map: &PlaceMap) -> String {
    let seen = [("n", map.seen.to_string()), ("van", list.total.to_string())];
    let seen: Vec<(&str, &str)> = seen.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let mut text = page.texts.with("kaart.in-beeld", &seen);
    if map.nowhere > 0 {
        text.push(' ');
        text.push_str(&page.texts.count("kaart.zonder-punt", map.nowhere));
    }
    text
}

/// The same list with another part of the map.
fn view_href(page: &Context, list: &ListAnswer, view: View) -> String {
    let filter = Filter { view: Some(view), ..list.filter.clone() };
    list_href(page, list.kind, &filter)
}

/// Thousandths as a part of the whole: "37.5%".
fn part(thousandths: u16) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_svg_reads_them() {
        assert_eq!([part(0), part(1), part(375), part(1000)], ["0.0%", "0.1%", "37.5%", "100.0%"]);
    }
}
