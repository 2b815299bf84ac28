//! Reactions, in both databases. How many are taken in at once is a matter of each.

use super::{Transacts, for_both};
use crate::applications::{
    Application, ApplicationChange, Applications, BY_CODE, CHANGE, COUNT_WAITING, DROP_LETTERS,
    EXPIRE, ExpireApplications, FILL, FILLED, FORGET, NewApplication, OF_VACANCY, READ, REMEMBER,
    SEAL, SEALED_WITH, SINGLE, Took, WITHDRAW,
};
use crate::{NewLetter, StoreError, letters};

/// What erased rows are left in until that is made anew.
const TABLES: &str = "applications, letters";

for_both! {
impl Applications {
    async fn put_application(&self, sent: NewApplication) -> Result<Took, StoreError> {
        self.batches.put(sent).await
    }

    async fn application(&self, id: &str) -> Result<Option<Application>, StoreError> {
        Ok(sqlx::query_as(SINGLE).bind(id).fetch_optional(self.reading()).await?)
    }

    async fn application_by_code(&self, code: &[u8]) -> Result<Option<Application>, StoreError> {
        Ok(sqlx::query_as(BY_CODE).bind(code).fetch_optional(self.reading()).await?)
    }

    async fn applications_of(&self, vacancy: &str) -> Result<Vec<Application>, StoreError> {
        Ok(sqlx::query_as(OF_VACANCY).bind(vacancy).fetch_all(self.reading()).await?)
    }

    async fn read_applications(&self, vacancy: &str, now: i64) -> Result<u64, StoreError> {
        let done = sqlx::query(READ).bind(vacancy).bind(now).execute(self.writing()).await?;
        Ok(done.rows_affected())
    }

    async fn change_application(
        &self,
        wanted: &ApplicationChange,
        now: i64,
    ) -> Result<bool, StoreError> {
        let mut tx = self.begin().await?;
        if !Self::change(&mut tx, wanted, now).await? {
            tx.rollback().await?;
            return Ok(false);
        }
        tx.commit().await?;
        Ok(true)
    }

    async fn fill_vacancy(
        &self,
        vacancy: &str,
        changes: &[ApplicationChange],
        now: i64,
    ) -> Result<bool, StoreError> {
        let mut tx = self.begin_alone().await?;
        let waiting: i64 =
            sqlx::query_scalar(COUNT_WAITING).bind(vacancy).fetch_one(&mut *tx).await?;
        let mut done = usize::try_from(waiting).is_ok_and(|waiting| waiting == changes.len());
        for wanted in changes {
            done = done && Self::change(&mut tx, wanted, now).await?;
        }
        if !done {
            tx.rollback().await?;
            return Ok(false);
        }
        sqlx::query(FILL).bind(vacancy).bind(now).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(true)
    }

    async fn filled_vacancies(&self) -> Result<Vec<(String, i64)>, StoreError> {
        Ok(sqlx::query_as(FILLED).fetch_all(self.reading()).await?)
    }

    async fn withdraw_application(&self, code: &[u8]) -> Result<bool, StoreError> {
        let mut tx = self.begin_alone().await?;
        let ids: Vec<String> = sqlx::query_scalar(WITHDRAW).bind(code).fetch_all(&mut *tx).await?;
        Self::forget(&mut tx, &ids).await?;
        tx.commit().await?;
        if ids.is_empty() {
            return Ok(false);
        }
        self.scrub(TABLES).await;
        Ok(true)
    }

    async fn expire_applications(&self, old: &ExpireApplications) -> Result<u64, StoreError> {
        let mut tx = self.begin_alone().await?;
        let ids: Vec<String> = sqlx::query_scalar(EXPIRE)
            .bind(old.answered)
            .bind(old.received)
            .fetch_all(&mut *tx)
            .await?;
        Self::forget(&mut tx, &ids).await?;
        sqlx::query(FORGET).bind(&old.withdrawn).execute(&mut *tx).await?;
        tx.commit().await?;
        if !ids.is_empty() {
            self.scrub(TABLES).await;
        }
        Ok(ids.len() as u64)
    }

    async fn sealed_with(&self, mark: &str) -> Result<String, StoreError> {
        sqlx::query(SEAL).bind(mark).execute(self.writing()).await?;
        Ok(sqlx::query_scalar(SEALED_WITH).fetch_one(self.writing()).await?)
    }
}
}

for_both! {
impl {
    async fn change(
        tx: &mut <Self as Transacts>::Connection,
        change: &ApplicationChange,
        now: i64,
    ) -> Result<bool, StoreError> {
        let done = sqlx::query(CHANGE)
            .bind(&change.id)
            .bind(change.revision)
            .bind(change.state.name())
            .bind(&change.replies)
            .bind(now)
            .execute(&mut *tx)
            .await?;
        if done.rows_affected() == 0 {
            return Ok(false);
        }
        Self::enclose(tx, change.letter.as_ref()).await?;
        Ok(true)
    }

    /// Puts a letter in the queue along with what it is about.
    pub(crate) async fn enclose(
        tx: &mut <Self as Transacts>::Connection,
        letter: Option<&NewLetter>,
    ) -> Result<(), StoreError> {
        if let Some(letter) = letter {
            sqlx::query(letters::PUT)
                .bind(&letter.id)
                .bind(&letter.content)
                .bind(&letter.application)
                .bind(letter.made_at)
                .execute(tx)
                .await?;
        }
        Ok(())
    }

    /// Remembers the ids of what was deleted, and takes its letters along.
    async fn forget(
        tx: &mut <Self as Transacts>::Connection,
        ids: &[String],
    ) -> Result<(), StoreError> {
        for id in ids {
            sqlx::query(REMEMBER).bind(id).execute(&mut *tx).await?;
            sqlx::query(DROP_LETTERS).bind(id).execute(&mut *tx).await?;
        }
        Ok(())
    }
}
}
