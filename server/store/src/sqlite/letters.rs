//! Letters in an SQLite file.

use async_trait::async_trait;

use super::Sqlite;
use crate::StoreError;
use crate::letters::{COUNT, DELAY, DROP, Letters, NewLetter, PUT, QueuedLetter, in_order};

const CLAIM: &str = "
    update letters set claimed_until = $3
    where id in (
        select id from letters where due_at <= $2 and claimed_until <= $2
        order by due_at, id limit $1
    )
    returning id, content, tries, made_at";

#[async_trait]
impl Letters for Sqlite {
    async fn put_letter(&self, letter: &NewLetter) -> Result<bool, StoreError> {
        let done = sqlx::query(PUT)
            .bind(&letter.id)
            .bind(&letter.content)
            .bind(&letter.application)
            .bind(letter.made_at)
            .execute(&self.writer)
            .await?;
        Ok(done.rows_affected() == 1)
    }

    async fn claim_letters(
        &self,
        most: u32,
        now: i64,
        until: i64,
    ) -> Result<Vec<QueuedLetter>, StoreError> {
        let letters =
            sqlx::query_as(CLAIM).bind(most).bind(now).bind(until).fetch_all(&self.writer).await?;
        Ok(in_order(letters))
    }

    async fn drop_letter(&self, id: &str) -> Result<(), StoreError> {
        sqlx::query(DROP).bind(id).execute(&self.writer).await?;
        Ok(())
    }

    async fn delay_letter(&self, id: &str, due: i64) -> Result<(), StoreError> {
        sqlx::query(DELAY).bind(id).bind(due).execute(&self.writer).await?;
        Ok(())
    }

    async fn waiting_letters(&self) -> Result<u64, StoreError> {
        let count: i64 = sqlx::query_scalar(COUNT).fetch_one(&self.readers).await?;
        Ok(count.unsigned_abs())
    }
}
