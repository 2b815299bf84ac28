//! The contract: what is kept, and what can be asked of a store.

use async_trait::async_trait;

use crate::{Applications, Confirmations, Corrections, Letters, ScanCounts, StoreError, Vaults};

/// One record as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What sort of record: a plain ASCII slug, checked by the caller.
    pub kind: String,
    /// Which record of that kind: a plain ASCII slug, checked by the caller.
    pub id: String,
    /// Where it came from: the import or desk that owns it.
    pub source: String,
    /// The version of the publication in which it last changed.
    pub modified: u64,
    /// Its JSON; `None` means deleted (a tombstone).
    pub data: Option<String>,
}

/// One change to a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What sort of record.
    pub kind: String,
    /// Which record of that kind.
    pub id: String,
    /// Its new JSON; `None` deletes it.
    pub data: Option<String>,
}

/// Makes new JSON of a record's own, or leaves it.
pub type Rewrite<'a> = &'a (dyn Fn(&str) -> Option<String> + Send + Sync);

/// What a publication did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Publication {
    /// The version after it; the version before it when nothing differed.
    pub version: u64,
    /// Records that are new or different.
    pub changed: usize,
    /// Records that are no longer there.
    pub deleted: usize,
    /// Edits that made no difference.
    pub unchanged: usize,
}

/// Rows as of one version, from one consistent read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// The name of this database's line of publications; see [`Store::series`].
    pub series: String,
    /// The version these rows are of; 0 = nothing published.
    pub version: u64,
    /// When that version was published, in Unix seconds; 0 = never.
    pub published_at: i64,
    /// The rows, ordered by kind and id (by bytes).
    pub rows: Vec<Row>,
}

/// A place where content records and their publications are kept.
///
/// Every future may be dropped at any moment: a publication is then there as a
/// whole or not at all. Dropped at its very end it may still come through a
/// moment later, before whatever is published next.
#[async_trait]
pub trait Store:
    Applications + Confirmations + Corrections + Letters + ScanCounts + Vaults + 'static
{
    /// A random name of this database's line of publications; a phone that
    /// knows another one starts over.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] and the others that any read may meet.
    async fn series(&self) -> Result<String, StoreError>;

    /// The version of the last publication; 0 = nothing published.
    ///
    /// # Errors
    /// As [`Store::series`].
    async fn version(&self) -> Result<u64, StoreError>;

    /// All rows, tombstones included.
    ///
    /// # Errors
    /// As [`Store::series`].
    async fn load(&self) -> Result<Loaded, StoreError> {
        self.changes_since(0).await
    }

    /// The rows that changed after `version`, tombstones included.
    ///
    /// # Errors
    /// As [`Store::series`].
    async fn changes_since(&self, version: u64) -> Result<Loaded, StoreError>;

    /// Makes `edits` the whole content of `source`, in one transaction.
    ///
    /// What is new or differs (as JSON text) gets the next version, what is the
    /// same keeps its own, and what the source had but is not among the edits
    /// becomes a tombstone. When nothing differs there is no new version.
    /// `now` is in Unix seconds.
    ///
    /// A tombstone belongs to nobody: any source may take its id.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when another source has a record with that id,
    /// [`StoreError::Twice`] when the edits name a record twice; nothing is
    /// published then.
    async fn replace_source(
        &self,
        source: &str,
        edits: &[Edit],
        now: i64,
    ) -> Result<Publication, StoreError>;

    /// Applies `edits` on behalf of `source` and leaves its other records as
    /// they are, in one transaction. `now` is in Unix seconds.
    ///
    /// # Errors
    /// As [`Store::replace_source`].
    async fn publish(
        &self,
        source: &str,
        edits: &[Edit],
        now: i64,
    ) -> Result<Publication, StoreError>;

    /// Changes one record in place, whichever source has it, and publishes that. `change` makes new
    /// JSON of the old; nothing happens when it makes none, or the same. The new version, if any.
    ///
    /// # Errors
    /// As [`Store::series`].
    async fn rewrite(
        &self,
        kind: &str,
        id: &str,
        change: Rewrite<'_>,
        now: i64,
    ) -> Result<Option<u64>, StoreError>;

    /// Resolves with the version when one newer than `known` has been published
    /// by any process on this database. Waits on while the database is away.
    ///
    /// # Errors
    /// [`StoreError::Closed`] after [`Store::close`], and what trying again does
    /// not mend.
    async fn newer_than(&self, known: u64) -> Result<u64, StoreError>;

    /// Closes all connections; afterwards every call gives
    /// [`StoreError::Closed`].
    async fn close(&self);
}
