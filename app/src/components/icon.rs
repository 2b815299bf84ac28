//! An icon from the sprite. Never alone: there is always a word beside it.

use maud::{Markup, html};

use crate::context::Context;

/// Whether an icon points along the reading direction: arrows point the other way in languages that
/// are read from right to left.
#[must_use]
pub fn turns(name: &str) -> bool {
    name.starts_with("arrow")
        || name.starts_with("chevron-") && name != "chevron-down"
        || name == "send"
}

/// An icon by its name in `style/icons.json`.
#[must_use]
pub fn icon(page: &Context, name: &str) -> Markup {
    let class = if turns(name) { "ms-icon ms-icon--turns" } else { "ms-icon" };
    html! {
        svg class=(class) aria-hidden="true" {
            use href=(format!("{}#i-{name}", page.icons)) {}
        }
    }
}
