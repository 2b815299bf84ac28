//! How a `PostgreSQL` server does what [`crate::both`] asks for.

use sqlx::postgres::PgPool;
use sqlx::{AssertSqlSafe, Postgres as Database, Transaction};

use super::{LIMITS, Postgres};
use crate::StoreError;

/// Each statement sees what others committed before it, so another sender's row is in sight as soon
/// as it keeps ours out; and an answer means that it is on the disk, whatever the server's own
/// setting is.
pub(super) const BEGIN: &str = "begin isolation level read committed read write";
pub(super) const DURABLE: &str = "set local synchronous_commit = on";

/// Looking and writing is one step for whoever asks for the same at the same time; the lock ends
/// with the transaction.
const LOCK: &str = "select pg_advisory_xact_lock(hashtext($1))";

/// Those who bring reactions do not wait for each other. Who erases them or fills a vacancy waits
/// for those under way, and keeps new ones out until that is done: none slips in between.
pub(super) const BRING: &str = "lock table applications in row exclusive mode";
const ALONE: &str = "lock table applications in share row exclusive mode";

impl Postgres {
    /// Keeps others from changing the row until the transaction ends.
    pub(crate) const READ_TO_CHANGE: &str = "
        select token, revision, created_on, used_on, content from vaults where id = $1 for update";

    /// Passes over what another server is taking at this very moment.
    pub(crate) const CLAIM: &str = "
    update letters set claimed_until = $3
    where id in (
        select id from letters where due_at <= $2 and claimed_until <= $2
        order by due_at, id limit $1
        for update skip locked
    )
    returning id, content, tries, made_at";

    pub(crate) fn reading(&self) -> &PgPool {
        &self.pool
    }

    pub(crate) fn writing(&self) -> &PgPool {
        &self.pool
    }

    pub(crate) async fn begin(&self) -> Result<Transaction<'static, Database>, StoreError> {
        let mut tx = self.pool.begin_with(BEGIN).await?;
        sqlx::query(DURABLE).execute(&mut *tx).await?;
        Ok(tx)
    }

    /// Whoever else begins for the same waits.
    pub(crate) async fn begin_for(
        &self,
        what: &str,
    ) -> Result<Transaction<'static, Database>, StoreError> {
        let mut tx = self.begin().await?;
        sqlx::query(LOCK).bind(what).execute(&mut *tx).await?;
        Ok(tx)
    }

    /// Nobody else brings or changes reactions meanwhile.
    pub(crate) async fn begin_alone(&self) -> Result<Transaction<'static, Database>, StoreError> {
        let mut tx = self.begin().await?;
        sqlx::raw_sql(LIMITS).execute(&mut *tx).await?;
        sqlx::query(ALONE).execute(&mut *tx).await?;
        Ok(tx)
    }

    /// Makes room of rows that were erased: until then they are still in the tables' pages. What
    /// was asked for has been done, so a failure is only logged; the server's own cleaning comes by
    /// as well.
    pub(crate) async fn scrub(&self, tables: &'static str) {
        let vacuum = AssertSqlSafe(format!("vacuum {tables}"));
        if let Err(error) = sqlx::query(vacuum).execute(&self.pool).await {
            tracing::warn!(%error, tables, "cannot clean tables");
        }
    }
}
