//! Works out what a publication changes. Pure: the databases only read what is
//! kept and write what comes out.

use std::collections::{HashMap, HashSet};

use crate::{Edit, Publication, Rewrite, StoreError};

/// A record as it is kept before the publication, deleted ones included.
#[derive(sqlx::FromRow)]
pub(crate) struct Kept {
    pub(crate) kind: String,
    pub(crate) id: String,
    pub(crate) source: String,
    pub(crate) data: Option<String>,
}

impl Kept {
    /// Its source and what its JSON becomes; none when there is nothing to change.
    pub(crate) fn rewritten(self, change: Rewrite<'_>) -> Option<(String, String)> {
        let data = self.data?;
        let changed = change(&data).filter(|changed| *changed != data)?;
        Some((self.source, changed))
    }
}

/// What becomes of the source's records that the edits do not name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Others {
    Stay,
    Go,
}

/// A record to be written; no data makes it a tombstone.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Write<'a> {
    pub(crate) kind: &'a str,
    pub(crate) id: &'a str,
    pub(crate) data: Option<&'a str>,
}

/// What a publication changes.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Plan<'a> {
    pub(crate) writes: Vec<Write<'a>>,
    deleted: usize,
    unchanged: usize,
}

impl<'a> Plan<'a> {
    pub(crate) fn new(
        kept: &'a [Kept],
        source: &str,
        edits: &'a [Edit],
        others: Others,
    ) -> Result<Self, StoreError> {
        let mut plan = Self::default();
        let before: HashMap<_, _> =
            kept.iter().map(|kept| ((kept.kind.as_str(), kept.id.as_str()), kept)).collect();
        let mut named = HashSet::with_capacity(edits.len());

        for Edit { kind, id, data } in edits {
            let key = (kind.as_str(), id.as_str());
            if !named.insert(key) {
                return Err(StoreError::Twice { kind: kind.clone(), id: id.clone() });
            }
            let old = match before.get(&key) {
                Some(Kept { source: owner, data: Some(_), .. }) if owner != source => {
                    let (kind, id, owner) = (kind.clone(), id.clone(), owner.clone());
                    return Err(StoreError::Conflict { kind, id, owner });
                }
                Some(kept) => kept.data.as_deref(),
                None => None,
            };
            plan.write(key, old, data.as_deref());
        }

        if others == Others::Go {
            for Kept { kind, id, source: owner, data } in kept {
                let key = (kind.as_str(), id.as_str());
                if owner == source && data.is_some() && !named.contains(&key) {
                    plan.write(key, data.as_deref(), None);
                }
            }
        }
        Ok(plan)
    }

    fn write(&mut self, (kind, id): (&'a str, &'a str), old: Option<&str>, data: Option<&'a str>) {
        if old == data {
            self.unchanged += 1;
            return;
        }
        if data.is_none() {
            self.deleted += 1;
        }
        self.writes.push(Write { kind, id, data });
    }

    /// What it amounts to when published as `version`.
    pub(crate) fn published_as(&self, version: u64) -> Publication {
        Publication {
            version,
            changed: self.writes.len() - self.deleted,
            deleted: self.deleted,
            unchanged: self.unchanged,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(id: &str, source: &str, data: Option<&str>) -> Kept {
        let data = data.map(str::to_owned);
        Kept { kind: "place".into(), id: id.into(), source: source.into(), data }
    }

    fn edit(id: &str, data: Option<&str>) -> Edit {
        Edit { kind: "place".into(), id: id.into(), data: data.map(str::to_owned) }
    }

    fn write<'a>(id: &'a str, data: Option<&'a str>) -> Write<'a> {
        Write { kind: "place", id, data }
    }

    #[test]
    fn only_what_differs_is_written() {
        let kept = [
            kept("gone", "import", Some("1")),
            kept("other", "desk", Some("1")),
            kept("same", "import", Some("1")),
            kept("tombstone", "import", None),
        ];
        let edits = [edit("same", Some("1")), edit("new", Some("1")), edit("never", None)];

        let plan = Plan::new(&kept, "import", &edits, Others::Go).unwrap();
        assert_eq!(plan.writes, [write("new", Some("1")), write("gone", None)]);
        let expected = Publication { version: 7, changed: 1, deleted: 1, unchanged: 2 };
        assert_eq!(plan.published_as(7), expected);

        let plan = Plan::new(&kept, "import", &edits, Others::Stay).unwrap();
        assert_eq!(plan.writes, [write("new", Some("1"))]);
    }

    #[test]
    fn a_tombstone_is_free_for_any_source() {
        let kept = [kept("hall", "import", None)];
        let edits = [edit("hall", Some("1"))];
        let plan = Plan::new(&kept, "desk", &edits, Others::Go).unwrap();
        assert_eq!(plan.writes, [write("hall", Some("1"))]);
    }

    #[test]
    fn deleting_what_another_source_has_is_a_conflict() {
        let kept = [kept("hall", "import", Some("1"))];
        let error = Plan::new(&kept, "desk", &[edit("hall", None)], Others::Stay).unwrap_err();
        let owner = "import".to_owned();
        assert_eq!(error, StoreError::Conflict { kind: "place".into(), id: "hall".into(), owner });
    }
}
