//! `assets.json`: which files belong to this build.
//!
//! ```json
//! {
//!   "version": "0123456789abcdef",
//!   "files": { "app.js": "pkg/app.1a2b3c4d.js" },
//!   "fixed": ["favicon.svg", "sw.js"],
//!   "sizes": { "app.js": { "raw": 100, "br": 40, "gz": 45 } }
//! }
//! ```
//! `br` and `gz` are left out for a file without that twin.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::Result;
use serde_json::{Map, Value, json};

use crate::hash;

/// Bytes of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Size {
    pub(crate) raw: u64,
    pub(crate) br: Option<u64>,
    pub(crate) gz: Option<u64>,
}

impl Size {
    /// What a present-day browser downloads: brotli, or the file itself when that is no larger.
    pub(crate) fn sent(self) -> u64 {
        self.br.unwrap_or(self.raw)
    }
}

/// The contents of `assets.json`.
#[derive(Default)]
pub(crate) struct Index {
    /// Changes when any file of the build does.
    pub(crate) version: String,
    /// Logical name → path in the site.
    pub(crate) files: BTreeMap<String, String>,
    /// Paths at the root without a hash, each with its content's hash.
    pub(crate) fixed: BTreeMap<String, String>,
    /// By logical name.
    pub(crate) sizes: BTreeMap<String, Size>,
}

impl Index {
    /// Sets the version, once all files are known.
    pub(super) fn seal(&mut self) {
        let listed = self.files.iter().chain(&self.fixed).fold(
            String::new(),
            |mut text, (name, content)| {
                let _ = writeln!(text, "{name} {content}");
                text
            },
        );
        hash::hex(listed.as_bytes())[..16].clone_into(&mut self.version);
    }

    /// As it is written to `assets.json`.
    pub(super) fn to_json(&self) -> Result<Vec<u8>> {
        let sizes: Map<String, Value> =
            self.sizes.iter().map(|(name, size)| (name.clone(), size_json(*size))).collect();
        let fixed: Vec<&String> = self.fixed.keys().collect();
        let mut bytes = serde_json::to_vec_pretty(
            &json!({ "version": self.version, "files": self.files, "fixed": fixed, "sizes": sizes }),
        )?;
        bytes.push(b'\n');
        Ok(bytes)
    }
}

fn size_json(size: Size) -> Value {
    let mut entry = Map::from_iter([("raw".to_owned(), Value::from(size.raw))]);
    for (name, twin) in [("br", size.br), ("gz", size.gz)] {
        if let Some(bytes) = twin {
            entry.insert(name.to_owned(), bytes.into());
        }
    }
    Value::Object(entry)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(service_worker: &str) -> Index {
        let mut index = Index {
            files: BTreeMap::from([("app.js".to_owned(), "pkg/app.1a2b3c4d.js".to_owned())]),
            fixed: BTreeMap::from([("sw.js".to_owned(), hash::hex(service_worker.as_bytes()))]),
            sizes: BTreeMap::from([("app.js".to_owned(), Size { raw: 10, br: Some(4), gz: None })]),
            ..Index::default()
        };
        index.seal();
        index
    }

    #[test]
    fn the_version_follows_files_without_a_hash_too() {
        assert_eq!(index("a").version, index("a").version);
        assert_ne!(index("a").version, index("b").version);
        assert_eq!(index("a").version.len(), 16);
    }

    #[test]
    fn json_has_the_documented_shape() {
        let json: Value = serde_json::from_slice(&index("a").to_json().unwrap()).unwrap();
        assert_eq!(json["files"]["app.js"], "pkg/app.1a2b3c4d.js");
        assert_eq!(json["fixed"], json!(["sw.js"]));
        assert_eq!(json["sizes"], json!({ "app.js": { "raw": 10, "br": 4 } }));
    }
}
