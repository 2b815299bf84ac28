//! An icon from the sprite. Never alone: there is always a word beside it.

use leptos::prelude::*;

use crate::context::use_page;

/// An icon by its name in `style/icons.json`.
#[must_use]
pub fn icon(name: &str) -> AnyView {
    let page = use_page();
    // Arrows point the other way in languages that are read from right to left.
    let class =
        if name.starts_with("arrow") || name.starts_with("chevron-") && name != "chevron-down" {
            "ms-icon ms-icon--turns"
        } else {
            "ms-icon"
        };
    let href = format!("{}#i-{name}", page.icons);
    view! { <svg class=class aria-hidden="true"><use href=href></use></svg> }.into_any()
}
