//! A code as a picture on a page.

use maud::{Markup, html};

use super::Code;

/// A code that leads to an address; none when that is too long. `label` is what a screen reader says.
#[must_use]
pub fn figure(address: &str, label: &str, caption: &Markup) -> Option<Markup> {
    let code = Code::of(address)?;
    let side = code.size() + 8;
    // The more it says, the larger it must be to be read.
    let class = match code.size() {
        ..=45 => "ms-qr",
        46..=85 => "ms-qr ms-qr--large",
        _ => "ms-qr ms-qr--largest",
    };
    Some(html! {
        figure class=(class) {
            svg
                viewBox=(format!("0 0 {side} {side}"))
                role="img"
                aria-label=(label)
                shape-rendering="crispEdges"
            {
                rect width=(side) height=(side) fill="#fff" {}
                path d=(code.path()) stroke="#000" {}
            }
            figcaption { (caption) }
        }
    })
}
