//! Letters, in both databases.

use super::for_both;
use crate::StoreError;
use crate::letters::{COUNT, DELAY, DROP, Letters, NewLetter, PUT, QueuedLetter, in_order};

for_both! {
impl Letters {
    async fn put_letter(&self, letter: &NewLetter) -> Result<bool, StoreError> {
        let done = sqlx::query(PUT)
            .bind(&letter.id)
            .bind(&letter.content)
            .bind(&letter.application)
            .bind(letter.made_at)
            .execute(self.writing())
            .await?;
        Ok(done.rows_affected() == 1)
    }

    async fn claim_letters(
        &self,
        most: u32,
        now: i64,
        until: i64,
    ) -> Result<Vec<QueuedLetter>, StoreError> {
        let letters = sqlx::query_as(Self::CLAIM)
            .bind(i64::from(most))
            .bind(now)
            .bind(until)
            .fetch_all(self.writing())
            .await?;
        Ok(in_order(letters))
    }

    async fn drop_letter(&self, id: &str) -> Result<(), StoreError> {
        sqlx::query(DROP).bind(id).execute(self.writing()).await?;
        Ok(())
    }

    async fn delay_letter(&self, id: &str, due: i64) -> Result<(), StoreError> {
        sqlx::query(DELAY).bind(id).bind(due).execute(self.writing()).await?;
        Ok(())
    }

    async fn waiting_letters(&self) -> Result<u64, StoreError> {
        let count: i64 = sqlx::query_scalar(COUNT).fetch_one(self.reading()).await?;
        Ok(count.unsigned_abs())
    }
}
}
