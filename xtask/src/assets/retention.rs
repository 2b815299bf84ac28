//! How long files of earlier builds stay in `pkg/`.
//!
//! Somebody's open page, or a service worker that waits, still asks for them. A file that went out in a release stays 30 days after a
//! newer build replaced it; one that was only tried out stays a day, and not beyond the next release, which would carry it along.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Result;
use serde_json::{Value, json};

use super::index::Index;
use super::site::base;
use crate::{clock, files, project};

const DAY: u64 = 24 * 60 * 60;
const RELEASED_STAYS: u64 = 30 * DAY;
const TRIED_STAYS: u64 = DAY;

/// What the build is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// To try out or test here.
    Try,
    /// To hand out: the files become part of the binary.
    Release,
}

/// What is known of one file in `pkg/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry {
    /// It was part of a release.
    released: bool,
    /// When a build no longer had it, in seconds since 1970; none while it is current.
    replaced: Option<u64>,
}

type Ledger = BTreeMap<String, Entry>;

/// Removes what has stayed long enough and keeps the ledger.
pub(super) fn clean(index: &Index, purpose: Purpose) -> Result<()> {
    let pkg = project::site().join("pkg");
    let ledger = project::work().join("pkg.json");
    clean_in(&pkg, &ledger, index, purpose, clock::now())
}

fn clean_in(
    pkg: &Path,
    ledger_file: &Path,
    index: &Index,
    purpose: Purpose,
    now: u64,
) -> Result<()> {
    let current: BTreeSet<&str> =
        index.files.values().filter_map(|path| path.strip_prefix("pkg/")).collect();
    let present = files::list(pkg, &[])?;
    let names: BTreeSet<String> =
        present.iter().map(|path| base(&files::relative(path, pkg)).to_owned()).collect();
    let known = std::fs::read(ledger_file).map(|bytes| parse(&bytes)).unwrap_or_default();
    let ledger = update(&known, &names, &current, purpose, now);
    for path in present {
        if !ledger.contains_key(base(&files::relative(&path, pkg))) {
            files::remove(&path)?;
        }
    }
    files::write_if_changed(ledger_file, &write(&ledger)?)
}

/// The ledger after this build: an entry for each file that stays.
fn update(
    known: &Ledger,
    names: &BTreeSet<String>,
    current: &BTreeSet<&str>,
    purpose: Purpose,
    now: u64,
) -> Ledger {
    let entry = |name: &String| {
        let before = known.get(name);
        if current.contains(name.as_str()) {
            return Entry {
                released: purpose == Purpose::Release || before.is_some_and(|entry| entry.released),
                replaced: None,
            };
        }
        // A file the ledger does not know may have been handed out: the ledger was lost.
        let before = before.copied().unwrap_or(Entry { released: true, replaced: None });
        Entry { replaced: before.replaced.or(Some(now)), ..before }
    };
    names
        .iter()
        .map(|name| (name.clone(), entry(name)))
        .filter(|(_, entry)| stays(*entry, purpose, now))
        .collect()
}

fn stays(entry: Entry, purpose: Purpose, now: u64) -> bool {
    let Some(replaced) = entry.replaced else {
        return true;
    };
    let age = now.saturating_sub(replaced);
    if entry.released {
        age <= RELEASED_STAYS
    } else {
        purpose == Purpose::Try && age <= TRIED_STAYS
    }
}

fn parse(bytes: &[u8]) -> Ledger {
    let Ok(Value::Object(entries)) = serde_json::from_slice(bytes) else {
        return Ledger::new();
    };
    let entry = |value: &Value| Entry {
        released: value["released"].as_bool().unwrap_or(true),
        replaced: value["replaced"].as_u64(),
    };
    entries.iter().map(|(name, value)| (name.clone(), entry(value))).collect()
}

fn write(ledger: &Ledger) -> Result<Vec<u8>> {
    let entries: BTreeMap<&String, Value> = ledger
        .iter()
        .map(|(name, entry)| {
            (name, json!({ "released": entry.released, "replaced": entry.replaced }))
        })
        .collect();
    Ok(serde_json::to_vec_pretty(&entries)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::tests::scratch;

    const START: u64 = 1_800_000_000;

    struct Site {
        folder: std::path::PathBuf,
    }

    impl Site {
        fn new(name: &str) -> Self {
            Self { folder: scratch(name) }
        }

        /// A build on a day, whose only file is `app.<digits>.js`.
        fn build(&self, digits: &str, purpose: Purpose, day: u64) {
            let file = format!("app.{digits}.js");
            for ending in ["", ".br"] {
                files::write_if_changed(&self.folder.join(format!("pkg/{file}{ending}")), b"x")
                    .unwrap();
            }
            let index = Index {
                files: BTreeMap::from([("app.js".to_owned(), format!("pkg/{file}"))]),
                ..Index::default()
            };
            clean_in(
                &self.folder.join("pkg"),
                &self.folder.join("pkg.json"),
                &index,
                purpose,
                START + day * DAY,
            )
            .unwrap();
        }

        fn has(&self, digits: &str) -> bool {
            let [file, twin] = ["", ".br"]
                .map(|ending| self.folder.join(format!("pkg/app.{digits}.js{ending}")).exists());
            assert_eq!(file, twin, "a file and its twin go together");
            file
        }
    }

    #[test]
    fn a_released_file_stays_thirty_days_after_it_was_replaced() {
        let site = Site::new("retention_released");
        site.build("1", Purpose::Release, 0);
        site.build("2", Purpose::Release, 100);
        site.build("2", Purpose::Try, 130);
        assert!(site.has("1") && site.has("2"));
        site.build("2", Purpose::Try, 131);
        assert!(!site.has("1") && site.has("2"));
    }

    #[test]
    fn a_file_that_comes_back_starts_anew() {
        let site = Site::new("retention_back");
        site.build("1", Purpose::Release, 0);
        site.build("2", Purpose::Release, 1);
        site.build("1", Purpose::Release, 20);
        site.build("2", Purpose::Release, 40);
        assert!(site.has("1"));
        site.build("2", Purpose::Release, 70);
        assert!(site.has("1"));
        site.build("2", Purpose::Release, 71);
        assert!(!site.has("1"));
    }

    #[test]
    fn what_was_only_tried_out_goes_after_a_day_or_at_a_release() {
        let site = Site::new("retention_tried");
        site.build("1", Purpose::Try, 0);
        site.build("2", Purpose::Try, 0);
        assert!(site.has("1"));
        site.build("3", Purpose::Try, 2);
        assert!(!site.has("1") && site.has("2"));
        site.build("3", Purpose::Release, 2);
        assert!(!site.has("2") && site.has("3"));
    }

    #[test]
    fn without_a_ledger_files_count_as_released() {
        let site = Site::new("retention_lost");
        site.build("1", Purpose::Try, 0);
        std::fs::remove_file(site.folder.join("pkg.json")).unwrap();
        site.build("2", Purpose::Release, 10);
        assert!(site.has("1"));
    }
}
