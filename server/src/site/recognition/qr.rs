//! A link as a code to scan.

use app::qr::Code;
use maud::{Markup, html};

/// The code with its caption; nothing when the link is too long for one.
pub(super) fn view(link: &str, caption: &str) -> Markup {
    let Some(code) = Code::of(link) else { return html! {} };
    let side = code.size() + 8;
    // The more it says, the larger it must be to be read.
    let class = match code.size() {
        ..=45 => "ms-qr",
        46..=85 => "ms-qr ms-qr--large",
        _ => "ms-qr ms-qr--largest",
    };
    html! {
        figure class=(class) {
            svg
                viewBox=(format!("0 0 {side} {side}"))
                role="img"
                aria-label=(caption)
                shape-rendering="crispEdges"
            {
                rect width=(side) height=(side) fill="#fff" {}
                path d=(code.path()) stroke="#000" {}
            }
            figcaption { (caption) }
        }
    }
}
