//! Rendering a page to HTML, on the server.

use leptos::prelude::*;
use leptos_router::location::RequestUrl;

use crate::{App, Start};

/// The HTML of a page's body. `url` is its path and query.
#[must_use]
pub fn render(start: Start, url: &str) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        provide_context(RequestUrl::new(url));
        view! { <App start=start /> }.to_html()
    });
    owner.cleanup();
    // Leptos marks its places with the short form of an empty comment, which the HTML standard
    // calls an error; the long form is the same node.
    html.replace("<!>", "<!---->")
}
