//! Corrections on a `PostgreSQL` server.

use async_trait::async_trait;

use super::Postgres;
use crate::StoreError;
use crate::corrections::{
    ANSWER, Correction, Corrections, DELETE, EXPIRE, EXPIRE_EMAILS, Expired, Kept, LIST, PUT,
    SINGLE,
};

/// Another sender's row with the same id must be in sight as soon as it keeps
/// ours out; and an answer means that it is on the disk, whatever the server's
/// own setting is.
const BEGIN: &str = "begin isolation level read committed read write";
const DURABLE: &str = "set local synchronous_commit = on";

const SCRUB: &str = "vacuum corrections";

impl Postgres {
    /// Makes room of rows that were erased: until then they are still in the
    /// table's pages. What was asked for has been done, so a failure is only
    /// logged; the server's own cleaning comes by as well.
    pub(super) async fn scrub(&self, vacuum: &'static str) {
        if let Err(error) = sqlx::query(vacuum).execute(&self.pool).await {
            tracing::warn!(%error, "cannot do {vacuum}");
        }
    }
}

#[async_trait]
impl Corrections for Postgres {
    async fn put_correction(&self, sent: &Correction) -> Result<Kept, StoreError> {
        let mut tx = self.pool.begin_with(BEGIN).await?;
        sqlx::query(DURABLE).execute(&mut *tx).await?;
        let written = sqlx::query(PUT)
            .bind(&sent.id)
            .bind(&sent.kind)
            .bind(&sent.record)
            .bind(&sent.subject)
            .bind(&sent.words)
            .bind(&sent.email)
            .bind(&sent.lang)
            .bind(sent.received_at)
            .execute(&mut *tx)
            .await?;
        let there: Correction = sqlx::query_as(SINGLE).bind(&sent.id).fetch_one(&mut *tx).await?;
        tx.commit().await?;
        Ok(Kept::of(written.rows_affected() == 1, there, sent))
    }

    async fn corrections(&self) -> Result<Vec<Correction>, StoreError> {
        Ok(sqlx::query_as(LIST).fetch_all(&self.pool).await?)
    }

    async fn correction(&self, id: &str) -> Result<Option<Correction>, StoreError> {
        Ok(sqlx::query_as(SINGLE).bind(id).fetch_optional(&self.pool).await?)
    }

    async fn answer_correction(
        &self,
        id: &str,
        answer: &str,
        now: i64,
    ) -> Result<bool, StoreError> {
        let done = sqlx::query(ANSWER).bind(id).bind(answer).bind(now).execute(&self.pool).await?;
        if done.rows_affected() == 0 {
            return Ok(false);
        }
        self.scrub(SCRUB).await;
        Ok(true)
    }

    async fn delete_correction(&self, id: &str) -> Result<bool, StoreError> {
        let done = sqlx::query(DELETE).bind(id).execute(&self.pool).await?;
        if done.rows_affected() == 0 {
            return Ok(false);
        }
        self.scrub(SCRUB).await;
        Ok(true)
    }

    async fn expire_corrections(&self, emails: i64, all: i64) -> Result<Expired, StoreError> {
        let mut tx = self.pool.begin_with(BEGIN).await?;
        let corrections = sqlx::query(EXPIRE).bind(all).execute(&mut *tx).await?.rows_affected();
        let emails =
            sqlx::query(EXPIRE_EMAILS).bind(emails).execute(&mut *tx).await?.rows_affected();
        tx.commit().await?;
        let expired = Expired { emails, corrections };
        if !expired.is_nothing() {
            self.scrub(SCRUB).await;
        }
        Ok(expired)
    }
}
