//! Corrections, in both databases.

use super::for_both;
use crate::StoreError;
use crate::corrections::{
    ANSWER, Correction, Corrections, DELETE, EXPIRE, EXPIRE_EMAILS, Expired, Kept, LIST, PUT,
    SINGLE,
};

/// What erased rows are left in until that is made anew.
const TABLES: &str = "corrections";

for_both! {
impl Corrections {
    async fn put_correction(&self, sent: &Correction) -> Result<Kept, StoreError> {
        let mut tx = self.begin().await?;
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
        Ok(sqlx::query_as(LIST).fetch_all(self.reading()).await?)
    }

    async fn correction(&self, id: &str) -> Result<Option<Correction>, StoreError> {
        Ok(sqlx::query_as(SINGLE).bind(id).fetch_optional(self.reading()).await?)
    }

    async fn answer_correction(
        &self,
        id: &str,
        answer: &str,
        now: i64,
    ) -> Result<bool, StoreError> {
        let done =
            sqlx::query(ANSWER).bind(id).bind(answer).bind(now).execute(self.writing()).await?;
        if done.rows_affected() == 0 {
            return Ok(false);
        }
        self.scrub(TABLES).await;
        Ok(true)
    }

    async fn delete_correction(&self, id: &str) -> Result<bool, StoreError> {
        let done = sqlx::query(DELETE).bind(id).execute(self.writing()).await?;
        if done.rows_affected() == 0 {
            return Ok(false);
        }
        self.scrub(TABLES).await;
        Ok(true)
    }

    async fn expire_corrections(&self, emails: i64, all: i64) -> Result<Expired, StoreError> {
        let mut tx = self.begin().await?;
        let corrections = sqlx::query(EXPIRE).bind(all).execute(&mut *tx).await?.rows_affected();
        let emails =
            sqlx::query(EXPIRE_EMAILS).bind(emails).execute(&mut *tx).await?.rows_affected();
        tx.commit().await?;
        let expired = Expired { emails, corrections };
        if !expired.is_nothing() {
            self.scrub(TABLES).await;
        }
        Ok(expired)
    }
}
}
