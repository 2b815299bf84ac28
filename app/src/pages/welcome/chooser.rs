//! Choosing the area of a welcome pack: for who has no code, or one that leads nowhere.

use guide::{Slug, ask::AreasAnswer};
use maud::{Markup, html};

use crate::{
    address::{BLOCK, Page},
    components::{area_map, icon},
    context::Context,
};

use super::super::section;

/// The page.
#[must_use]
pub fn view(page: &Context, areas: &AreasAnswer) -> Markup {
    let unknown = matches!(page.address.page, Page::Scanned(_));
    let (heading, text) = if unknown {
        ("welkom.onbekend", "welkom.onbekend.uitleg")
    } else {
        ("welkom.kies", "welkom.kies.uitleg")
    };
    // Somebody may come for one block of it.
    let block = page.address.value(BLOCK).and_then(|slug| slug.parse::<Slug>().ok());
    let to = |area: &Slug| {
        let pack = Page::Welcome(area.clone());
        let to = block.clone().map_or(pack, |block| Page::Block(area.clone(), block));
        page.href(&to, &[])
    };
    let list = html! {
        ul class="ms-list" {
            @for area in &areas.map.areas {
                li {
                    a class="ms-item" href=(to(&area.slug)) {
                        span class="ms-item__icon" { (icon(page, "pin")) }
                        span class="ms-item__body" {
                            span class="ms-item__title" { (area.name) }
                        }
                    }
                }
            }
        }
    };
    html! {
        div class="ms-wrap" {
            (super::languages(page))
            div class="ms-intro" {
                h1 class="nl-heading nl-heading--level-1" { (page.t(heading)) }
                p class="nl-paragraph" { (page.t(text)) }
            }
            div class="ms-columns" {
                div class="ms-column" { (section(page.t("nav.gebieden"), list)) }
                div class="ms-column" {
                    (section(page.t("gebied.op-kaart"), area_map(page, &areas.map, None, to)))
                }
            }
        }
    }
}
