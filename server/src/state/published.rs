//! One publication, ready to be read.

use std::{cmp::Ordering, sync::Arc};

use guide::{
    Guide,
    change::Change,
    id::{Kind, Slug},
    municipality::Municipality,
    wire,
};

use crate::compress::{self, Body3};

/// All that is published at one time.
#[derive(Clone)]
pub struct Published {
    /// The guide.
    pub guide: Arc<Guide>,
    /// What has been deleted since the beginning, so that copies elsewhere let go of it too.
    pub deleted: Vec<Change>,
    /// The guide as JSON, for others who want all of it.
    pub snapshot: Body3,
    /// The guide as bytes, for phones that have nothing yet.
    pub bytes: Body3,
    /// The line of publications that versions count in.
    pub series: String,
    /// Everything in the order of the change feed.
    pub(crate) feed: Arc<[Cursor]>,
}

/// Where an item stands in the change feed: by the publication that last changed it, then by id
/// (RPDE asks for that order), then by kind, for an id is unique only within its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cursor {
    pub(crate) modified: u64,
    pub(crate) id: Slug,
    pub(crate) kind: Kind,
}

impl Cursor {
    fn key(&self) -> (u64, &Slug, Kind) {
        (self.modified, &self.id, self.kind)
    }
}

impl Ord for Cursor {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl PartialOrd for Cursor {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Published {
    pub(super) fn new(guide: Guide, mut deleted: Vec<Change>) -> Self {
        deleted.sort_unstable_by(|a, b| (a.kind, &a.id).cmp(&(b.kind, &b.id)));
        let cursor = |kind, id: &Slug, modified| Cursor { modified, id: id.clone(), kind };
        let mut feed: Vec<Cursor> = guide
            .all()
            .iter()
            .map(|entry| cursor(entry.kind(), entry.id(), entry.modified))
            .chain(deleted.iter().map(|gone| cursor(gone.kind, &gone.id, gone.modified)))
            .collect();
        feed.sort_unstable();
        // A guide is strings, numbers and lists of them; JSON can hold it.
        let snapshot = guide.snapshot();
        let json = serde_json::to_vec(&snapshot).unwrap_or_default();
        Self {
            series: guide.series.clone(),
            snapshot: Body3::quick(json),
            bytes: Body3::quick(wire::to_bytes(&snapshot)),
            guide: Arc::new(guide),
            deleted,
            feed: feed.into(),
        }
    }

    /// The item of the change feed at a place in it.
    pub(crate) fn item(&self, at: &Cursor) -> Change {
        let entry = self.guide.get(at.kind, &at.id);
        Change {
            kind: at.kind,
            id: at.id.clone(),
            modified: at.modified,
            record: entry.map(|entry| entry.record.clone()),
        }
    }
}

/// The name of the line of publications as others know it: of this database with this
/// configuration of the municipality. When either becomes another, copies elsewhere start over.
/// Short, for it travels with every question whether there is news.
pub(super) fn series(of_store: &str, municipality: &Municipality) -> String {
    let municipality = serde_json::to_string(municipality).unwrap_or_default();
    let mut name = compress::tag(format!("{of_store} {municipality}").as_bytes());
    name.truncate(8);
    name
}
