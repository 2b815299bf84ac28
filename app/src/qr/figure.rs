//! A code as a picture on a page.

use maud::{Markup, html};

use super::Code;

/// A code that leads to an address; none when that is too long. `label` is what a screen reader says.
#[must_use]
pub fn figure(address: &str, label: &str, caption: &Markup) -> Option<Markup> {
    let code = Code::of(address)?;
    // The more it says, the larger it must be to be read.
    let class = match code.size() {
        ..=45 => "ms-qr",
        46..=85 => "ms-qr ms-qr--large",
        _ => "ms-qr ms-qr--largest",
    };
    Some(html! {
        figure class=(class) {
            (drawing(&code, label, None))
            figcaption { (caption) }
        }
    })
}

/// The bare picture of a code, with the quiet zone of four modules around it. With an `id`, the
/// same page can show it [`again`].
#[must_use]
pub fn drawing(code: &Code, label: &str, id: Option<&str>) -> Markup {
    let side = code.size() + 8;
    html! {
        svg
            viewBox=(format!("0 0 {side} {side}"))
            role="img"
            aria-label=(label)
            shape-rendering="crispEdges"
        {
            rect width=(side) height=(side) fill="#fff" {}
            path id=[id] d=(code.path()) stroke="#000" {}
        }
    }
}

/// The picture of a code that is on the page already, for eyes and cameras.
#[must_use]
pub fn again(code: &Code, id: &str) -> Markup {
    let side = code.size() + 8;
    html! {
        svg viewBox=(format!("0 0 {side} {side}")) aria-hidden="true" shape-rendering="crispEdges" {
            rect width=(side) height=(side) fill="#fff" {}
            use href={ "#" (id) } {}
        }
    }
}
