//! The size of every page, as the running server sends it.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Result, bail, ensure};

use super::http::{self, Answer};
use super::{running, sitemap};
use crate::command::step;

/// The guide as a phone fetches it.
pub(super) const SNAPSHOT: &str = "/v1/gids";

/// One page.
pub(super) struct Page {
    pub(super) path: String,
    /// Of its HTML, compressed.
    pub(super) bytes: u64,
}

/// Everything measured on the running server.
pub(super) struct Measured {
    pub(super) pages: Vec<Page>,
    pub(super) snapshot: u64,
}

/// Starts the server and fetches `paths`, or every page of its sitemap when there are none.
pub(super) fn measure(binary: &Path, paths: &[String]) -> Result<Measured> {
    let server = step("start the server", || running::start(binary))?;
    let address = server.address.as_str();
    let paths = if paths.is_empty() { listed(address)? } else { paths.iter().cloned().collect() };
    step(&format!("fetch {} pages", paths.len()), || {
        let mut pages = Vec::with_capacity(paths.len());
        for path in paths {
            let bytes = fetch(address, &path, "br")?.len() as u64;
            pages.push(Page { path, bytes });
        }
        Ok(Measured { pages, snapshot: fetch(address, SNAPSHOT, "br")?.len() as u64 })
    })
}

/// The pages in the sitemap, or in the sitemaps it lists.
fn listed(address: &str) -> Result<BTreeSet<String>> {
    let mut pages = BTreeSet::new();
    let mut sitemaps = vec!["/sitemap.xml".to_owned()];
    while let Some(path) = sitemaps.pop() {
        let xml = String::from_utf8(fetch(address, &path, "identity")?)?;
        if sitemap::is_index(&xml) {
            sitemaps.extend(sitemap::paths(&xml));
        } else {
            pages.extend(sitemap::paths(&xml));
        }
    }
    ensure!(!pages.is_empty(), "the server's /sitemap.xml lists no pages");
    Ok(pages)
}

fn fetch(address: &str, path: &str, encoding: &str) -> Result<Vec<u8>> {
    match http::get(address, path, encoding)? {
        Answer { status: 200, body } => Ok(body),
        Answer { status, .. } => bail!("{path} answers {status} instead of 200"),
    }
}
