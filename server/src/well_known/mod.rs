//! What programs look for at fixed addresses: search engines, security researchers, and whoever
//! keeps this server running.

mod health;
mod keys;
mod security;
mod sitemap;
#[cfg(test)]
mod tests;

pub(crate) use health::health;
pub(crate) use keys::keys;
pub(crate) use security::security;
pub(crate) use sitemap::{Kept, sitemap, sitemaps};

use std::fmt::Write as _;

use axum::{extract::State, http::HeaderMap, response::Response};

use crate::{App, compress};

const TEXT: &str = "text/plain; charset=utf-8";

/// For search engines: what not to look at, and where the list of pages is (RFC 9309).
pub(crate) async fn robots(State(app): State<App>, headers: HeaderMap) -> Response {
    let mut text = "User-agent: *\n".to_owned();
    // Writing to a String cannot fail.
    for prefix in prefixes(&app) {
        // Every question has its own page; only what it leads to is worth finding.
        for page in ["/zoeken", "/opgeslagen", "/afdrukken"] {
            let _ = writeln!(text, "Disallow: {prefix}{page}");
        }
    }
    let _ = writeln!(text, "\nSitemap: {}/sitemap.xml", app.config().base());
    compress::reply(&headers, TEXT, compress::ASK_AGAIN, text)
}

/// What stands before an address in each of the languages: nothing for the first one.
fn prefixes(app: &App) -> Vec<String> {
    let languages = &app.municipality().languages;
    let others = languages.iter().skip(1).map(|lang| format!("/{lang}"));
    std::iter::once(String::new()).chain(others).collect()
}
