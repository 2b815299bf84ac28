//! Corrections in an SQLite file.

use std::time::Duration;

use async_trait::async_trait;
use tokio::time::sleep;

use super::Sqlite;
use crate::StoreError;
use crate::corrections::{
    ANSWER, Correction, Corrections, DELETE, EXPIRE, EXPIRE_EMAILS, Expired, Kept, LIST, PUT,
    SINGLE,
};

/// How often to try to empty the log while others read from it.
const TRIES: u32 = 20;

impl Sqlite {
    /// Makes sure that nothing of what was erased is left in the file. Erased
    /// bytes are overwritten (`secure_delete`), but SQLite moves rows about and
    /// leaves copies behind; making the file anew leaves none. The log still has
    /// the old pages until it is emptied.
    ///
    /// What was asked for has been done by then, so a failure is only logged: the
    /// next time takes it along.
    pub(super) async fn scrub(&self) {
        if let Err(error) = sqlx::query("vacuum").execute(&self.writer).await {
            tracing::warn!(%error, "cannot make the database file anew");
        }
        for _ in 0..TRIES {
            let busy: Result<i64, _> =
                sqlx::query_scalar("pragma wal_checkpoint(truncate)").fetch_one(&self.writer).await;
            if matches!(busy, Ok(0)) {
                return;
            }
            sleep(Duration::from_millis(100)).await;
        }
        tracing::warn!("what was erased is still in the log of the database");
    }
}

#[async_trait]
impl Corrections for Sqlite {
    async fn put_correction(&self, sent: &Correction) -> Result<Kept, StoreError> {
        let mut tx = self.writer.begin_with("begin immediate").await?;
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
        Ok(sqlx::query_as(LIST).fetch_all(&self.readers).await?)
    }

    async fn correction(&self, id: &str) -> Result<Option<Correction>, StoreError> {
        Ok(sqlx::query_as(SINGLE).bind(id).fetch_optional(&self.readers).await?)
    }

    async fn answer_correction(
        &self,
        id: &str,
        answer: &str,
        now: i64,
    ) -> Result<bool, StoreError> {
        let done =
            sqlx::query(ANSWER).bind(id).bind(answer).bind(now).execute(&self.writer).await?;
        if done.rows_affected() == 0 {
            return Ok(false);
        }
        self.scrub().await;
        Ok(true)
    }

    async fn delete_correction(&self, id: &str) -> Result<bool, StoreError> {
        let done = sqlx::query(DELETE).bind(id).execute(&self.writer).await?;
        if done.rows_affected() == 0 {
            return Ok(false);
        }
        self.scrub().await;
        Ok(true)
    }

    async fn expire_corrections(&self, emails: i64, all: i64) -> Result<Expired, StoreError> {
        let mut tx = self.writer.begin_with("begin immediate").await?;
        let corrections = sqlx::query(EXPIRE).bind(all).execute(&mut *tx).await?.rows_affected();
        let emails =
            sqlx::query(EXPIRE_EMAILS).bind(emails).execute(&mut *tx).await?.rows_affected();
        tx.commit().await?;
        let expired = Expired { emails, corrections };
        if !expired.is_nothing() {
            self.scrub().await;
        }
        Ok(expired)
    }
}
