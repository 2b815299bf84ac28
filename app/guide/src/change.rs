//! How content travels to phones and to others: a snapshot of everything, and after that only
//! what changed.
//!
//! In JSON for everybody, and in a form of its own for the site's own phones ([`wire`]).
//!
//! The shape of an item in JSON follows the Realtime Paged Data Exchange (`state`, `kind`, `id`,
//! `modified`, `data`), with the version of the publication as its change number.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::{
    id::{Kind, Slug},
    municipality::Municipality,
    record::Record,
};

/// One record as of the publication that last changed it.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Its kind.
    pub kind: Kind,
    /// Its slug.
    pub id: Slug,
    /// The publication that last changed it.
    pub modified: u64,
    /// The record; `None` when it was deleted.
    pub record: Option<Arc<Record>>,
}

#[derive(Serialize, Deserialize)]
struct Item {
    state: State,
    kind: Kind,
    id: Slug,
    modified: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    data: Option<Box<RawValue>>,
}

#[derive(Serialize, Deserialize, PartialEq)]
enum State {
    #[serde(rename = "updated")]
    Updated,
    #[serde(rename = "deleted")]
    Deleted,
}

impl Serialize for Change {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let data = self
            .record
            .as_ref()
            .map(|record| record.to_json().and_then(RawValue::from_string))
            .transpose()
            .map_err(serde::ser::Error::custom)?;
        let state = if data.is_some() { State::Updated } else { State::Deleted };
        Item { state, kind: self.kind, id: self.id.clone(), modified: self.modified, data }
            .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Change {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::Error;
        let item = Item::deserialize(deserializer)?;
        let record = match (item.state, item.data) {
            (State::Deleted, None) => None,
            (State::Updated, Some(data)) => {
                Some(Arc::new(Record::from_json(item.kind, data.get()).map_err(D::Error::custom)?))
            }
            (State::Updated, None) => return Err(D::Error::missing_field("data")),
            (State::Deleted, Some(_)) => return Err(D::Error::custom("deleted item with data")),
        };
        if record.as_ref().is_some_and(|record| *record.common().id() != item.id) {
            return Err(D::Error::custom("item and record differ in id"));
        }
        Ok(Self { kind: item.kind, id: item.id, modified: item.modified, record })
    }
}

/// Everything there is, as of one publication.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// The line of publications that `version` counts in. A copy of another line starts over.
    #[serde(rename = "reeks")]
    pub series: String,
    /// The publication.
    #[serde(rename = "versie")]
    pub version: u64,
    /// When it was published, in seconds since 1970-01-01T00:00Z.
    #[serde(rename = "gepubliceerd")]
    pub published: i64,
    /// The municipality.
    #[serde(rename = "gemeente")]
    pub municipality: Municipality,
    /// Every record that is not deleted.
    pub items: Vec<Change>,
}

/// What changed since a publication.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Changes {
    /// The line of publications that `version` counts in.
    #[serde(rename = "reeks")]
    pub series: String,
    /// The publication up to which this page goes.
    #[serde(rename = "versie")]
    pub version: u64,
    /// When that was published, in seconds since 1970-01-01T00:00Z.
    #[serde(rename = "gepubliceerd")]
    pub published: i64,
    /// Where to ask for the next page: the same address again when there is nothing more.
    pub next: String,
    /// What changed, each record once, in its newest state.
    pub items: Vec<Change>,
}

/// The changes do not fit this copy: another line of publications, or an older one. Start over
/// from a snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("these changes do not follow on this copy of the guide")]
pub struct DoesNotFollow;

impl Snapshot {
    /// Takes over what changed.
    ///
    /// # Errors
    /// [`DoesNotFollow`] when the changes belong to another line of publications or go back.
    pub fn follow(&mut self, changes: Changes) -> Result<(), DoesNotFollow> {
        if changes.series != self.series || changes.version < self.version {
            return Err(DoesNotFollow);
        }
        self.version = changes.version;
        self.published = changes.published;
        for item in changes.items {
            let same = |old: &Change| old.kind == item.kind && old.id == item.id;
            match self.items.iter().position(same) {
                Some(at) => self.items[at] = item,
                None => self.items.push(item),
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{record::Fund, text::Text};

    #[test]
    fn an_item_has_the_shape_that_rpde_asks_for() {
        let record = Record::from(Fund::new("proef".parse().unwrap(), Text::nl("Proef")));
        let mut change = Change {
            kind: Kind::Fund,
            id: "proef".parse().unwrap(),
            modified: 7,
            record: Some(record.into()),
        };
        let json = serde_json::to_string(&change).unwrap();
        assert_eq!(
            json,
            r#"{"state":"updated","kind":"fonds","id":"proef","modified":7,"data":{"id":"proef","naam":{"nl":"Proef"}}}"#
        );
        assert_eq!(serde_json::from_str::<Change>(&json).unwrap(), change);

        change.record = None;
        let json = serde_json::to_string(&change).unwrap();
        assert_eq!(json, r#"{"state":"deleted","kind":"fonds","id":"proef","modified":7}"#);
        assert_eq!(serde_json::from_str::<Change>(&json).unwrap(), change);
    }

    #[test]
    fn contradictory_items_are_refused() {
        for wrong in [
            r#"{"state":"updated","kind":"fonds","id":"proef","modified":7}"#,
            r#"{"state":"deleted","kind":"fonds","id":"proef","modified":7,"data":{}}"#,
            r#"{"state":"updated","kind":"fonds","id":"a","modified":7,"data":{"id":"b","naam":{"nl":"x"}}}"#,
        ] {
            assert!(serde_json::from_str::<Change>(wrong).is_err(), "{wrong}");
        }
    }
}
