//! How an SQLite file does what [`crate::both`] asks for.

use sqlx::Transaction;
use sqlx::sqlite::SqlitePool;

use super::Sqlite;
use crate::{StoreError, vaults};

/// Takes the file's write lock before the first look: whoever else writes waits.
pub(super) const BEGIN: &str = "begin immediate";

impl Sqlite {
    /// Whoever begins has the file to itself.
    pub(crate) const READ_TO_CHANGE: &str = vaults::READ;

    pub(crate) const CLAIM: &str = "
    update letters set claimed_until = $3
    where id in (
        select id from letters where due_at <= $2 and claimed_until <= $2
        order by due_at, id limit $1
    )
    returning id, content, tries, made_at";

    pub(crate) fn reading(&self) -> &SqlitePool {
        &self.readers
    }

    pub(crate) fn writing(&self) -> &SqlitePool {
        &self.writer
    }

    pub(crate) async fn begin(&self) -> Result<Transaction<'static, sqlx::Sqlite>, StoreError> {
        Ok(self.writer.begin_with(BEGIN).await?)
    }

    /// The same: there is one that writes.
    pub(crate) async fn begin_for(
        &self,
        _what: &str,
    ) -> Result<Transaction<'static, sqlx::Sqlite>, StoreError> {
        self.begin().await
    }

    /// The same: there is one that writes.
    pub(crate) async fn begin_alone(
        &self,
    ) -> Result<Transaction<'static, sqlx::Sqlite>, StoreError> {
        self.begin().await
    }
}
