//! The files for the browser: made by the build, with a hash of their content in their name.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};

use axum::{
    Extension,
    body::Body,
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::Response,
};
use rust_embed::RustEmbed;
use serde::Deserialize;

use crate::compress::Encoding;

use super::Site;

/// The files as they were when the program was built.
#[derive(RustEmbed)]
#[folder = "../target/site/"]
struct Embedded;

/// The list that the build makes of its files.
#[derive(Clone, Debug, Default, Deserialize)]
struct Index {
    /// A hash of everything; another one is another version of the site.
    version: String,
    /// From logical name (`app.js`) to path (`pkg/app.1a2b3c4d.js`).
    files: BTreeMap<String, String>,
}

/// Where the files are, and what they are called.
pub(super) struct Assets {
    folder: Option<PathBuf>,
    index: Index,
}

impl Assets {
    /// The files in a folder, or else those in the program. Without any the site can still be
    /// read, but it looks bare and does not come to life; the log says so.
    pub(super) fn open(folder: Option<&Path>) -> Self {
        let mut assets = Self { folder: folder.map(Path::to_owned), index: Index::default() };
        match assets.read("assets.json").map(|json| serde_json::from_slice(&json)) {
            Some(Ok(index)) => assets.index = index,
            Some(Err(error)) => tracing::error!(%error, "assets.json cannot be read"),
            None => tracing::warn!("no files for the browser; run `cargo xtask assets`"),
        }
        assets
    }

    /// The version of the site's files.
    pub(super) fn version(&self) -> &str {
        &self.index.version
    }

    /// The address of a file.
    pub(super) fn url(&self, name: &str) -> String {
        let path = self.index.files.get(name).map_or(name, String::as_str);
        format!("/{path}")
    }

    /// The addresses of the files whose logical name passes.
    pub(super) fn urls(&self, passes: impl Fn(&str) -> bool) -> Vec<String> {
        let files = self.index.files.iter();
        files.filter(|(name, _)| passes(name)).map(|(_, path)| format!("/{path}")).collect()
    }

    /// The content of a file.
    pub(super) fn read(&self, path: &str) -> Option<Cow<'static, [u8]>> {
        // Names of files have no other characters, so nothing outside the folder can be named.
        let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b'/');
        if !path.bytes().all(plain) || path.contains("..") || path.starts_with('/') {
            return None;
        }
        match &self.folder {
            Some(folder) => std::fs::read(folder.join(path)).ok().map(Cow::Owned),
            None => Embedded::get(path).map(|file| file.data),
        }
    }

    fn reply(&self, request: &HeaderMap, path: &str, cache: &'static str) -> Response {
        let (suffix, encoding) = match Encoding::accepted(request) {
            Encoding::Brotli => (".br", Some("br")),
            Encoding::Gzip => (".gz", Some("gzip")),
            Encoding::Identity => ("", None),
        };
        let twin =
            encoding.and_then(|name| Some((self.read(&format!("{path}{suffix}"))?, Some(name))));
        let Some((content, encoding)) = twin.or_else(|| Some((self.read(path)?, None))) else {
            return missing();
        };
        let mut response = Response::new(Body::from(content.into_owned()));
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type(path)));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        if let Some(encoding) = encoding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        response
    }
}

/// A file that is not there is never kept: the page that asks for it is of another version.
fn missing() -> Response {
    let mut response = Response::new(Body::from("Dit bestand is er niet (meer)."));
    *response.status_mut() = StatusCode::NOT_FOUND;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

/// A file with a hash in its name: it never changes.
pub(super) async fn hashed(
    Extension(site): Extension<Arc<Site>>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let path = uri.path().trim_start_matches('/');
    site.assets.reply(&headers, path, "public, max-age=31536000, immutable")
}

/// A file at a fixed address, where browsers look for it unasked.
pub(super) async fn fixed(
    Extension(site): Extension<Arc<Site>>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let path = uri.path().trim_start_matches('/');
    site.assets.reply(&headers, path, "public, max-age=86400")
}
