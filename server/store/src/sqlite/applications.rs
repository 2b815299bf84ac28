//! Reactions in an SQLite file.

use std::collections::HashMap;

use async_trait::async_trait;
use sqlx::{SqliteConnection, sqlite::SqlitePool};

use super::Sqlite;
use crate::applications::{
    Application, ApplicationChange, Applications, BY_CODE, CHANGE, COUNT_WAITING, DROP_LETTERS,
    EXPIRE, ExpireApplications, FILL, FILLED, FORGET, NewApplication, OF_VACANCY, READ, REMEMBER,
    SEAL, SEALED_WITH, SINGLE, Took, WITHDRAW,
};
use crate::batch::Writer;
use crate::{NewLetter, StoreError, letters};

/// Takes the file's write lock before the first look.
const BEGIN: &str = "begin immediate";

const PUT: &str = "
    insert into applications
        (id, vacancy, code, mark, content, state, received_at, changed_at)
    select $1, $2, $3, $4, $5, 'ontvangen', $6, $6
    where not exists (select 1 from withdrawn_applications where id = $1)
    on conflict do nothing";

const FILLED_AT: &str = "select filled_at from filled_vacancies where vacancy = $1";

const THERE: &str = "select mark, received_at from applications where id = $1";

const WITHDRAWN: &str = "select exists (select 1 from withdrawn_applications where id = $1)";

/// The one connection that writes.
pub(super) struct Together(pub(super) SqlitePool);

#[async_trait]
impl Writer for Together {
    async fn write(&self, batch: &[NewApplication]) -> Result<Vec<Took>, StoreError> {
        let mut tx = self.0.begin_with(BEGIN).await?;
        let mut filled: HashMap<&str, Option<i64>> = HashMap::new();
        let mut outcomes = Vec::with_capacity(batch.len());
        for sent in batch {
            let filled_at = if let Some(known) = filled.get(sent.vacancy.as_str()) {
                *known
            } else {
                let found =
                    sqlx::query_scalar(FILLED_AT).bind(&sent.vacancy).fetch_optional(&mut *tx);
                *filled.entry(&sent.vacancy).or_insert(found.await?)
            };
            let is_filled = filled_at.is_some_and(|at| at >= sent.open_since);
            outcomes.push(put(&mut tx, sent, is_filled).await?);
        }
        tx.commit().await?;
        Ok(outcomes)
    }
}

async fn put(
    tx: &mut SqliteConnection,
    sent: &NewApplication,
    is_filled: bool,
) -> Result<Took, StoreError> {
    if !is_filled {
        let written = sqlx::query(PUT)
            .bind(&sent.id)
            .bind(&sent.vacancy)
            .bind(&sent.code)
            .bind(&sent.mark)
            .bind(&sent.content)
            .bind(sent.received_at)
            .execute(&mut *tx)
            .await?;
        if written.rows_affected() == 1 {
            put_letter(tx, sent.letter.as_ref()).await?;
            return Ok(Took::New);
        }
    }
    let there: Option<(Vec<u8>, i64)> =
        sqlx::query_as(THERE).bind(&sent.id).fetch_optional(&mut *tx).await?;
    if let Some((mark, received_at)) = there {
        return Ok(if mark == sent.mark { Took::Before(received_at) } else { Took::Other });
    }
    let withdrawn: bool = sqlx::query_scalar(WITHDRAWN).bind(&sent.id).fetch_one(&mut *tx).await?;
    Ok(match (withdrawn, is_filled) {
        (true, _) => Took::Withdrawn,
        (false, true) => Took::Filled,
        // Another one has its code.
        (false, false) => Took::Other,
    })
}

async fn put_letter(
    tx: &mut SqliteConnection,
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

async fn change(
    tx: &mut SqliteConnection,
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
    put_letter(tx, change.letter.as_ref()).await?;
    Ok(true)
}

/// Remembers the ids of what was deleted, and takes its letters along.
async fn forget(tx: &mut SqliteConnection, ids: &[String]) -> Result<(), StoreError> {
    for id in ids {
        sqlx::query(REMEMBER).bind(id).execute(&mut *tx).await?;
        sqlx::query(DROP_LETTERS).bind(id).execute(&mut *tx).await?;
    }
    Ok(())
}

#[async_trait]
impl Applications for Sqlite {
    async fn put_application(&self, sent: NewApplication) -> Result<Took, StoreError> {
        self.batches.put(sent).await
    }

    async fn application(&self, id: &str) -> Result<Option<Application>, StoreError> {
        Ok(sqlx::query_as(SINGLE).bind(id).fetch_optional(&self.readers).await?)
    }

    async fn application_by_code(&self, code: &[u8]) -> Result<Option<Application>, StoreError> {
        Ok(sqlx::query_as(BY_CODE).bind(code).fetch_optional(&self.readers).await?)
    }

    async fn applications_of(&self, vacancy: &str) -> Result<Vec<Application>, StoreError> {
        Ok(sqlx::query_as(OF_VACANCY).bind(vacancy).fetch_all(&self.readers).await?)
    }

    async fn read_applications(&self, vacancy: &str, now: i64) -> Result<u64, StoreError> {
        let done = sqlx::query(READ).bind(vacancy).bind(now).execute(&self.writer).await?;
        Ok(done.rows_affected())
    }

    async fn change_application(
        &self,
        wanted: &ApplicationChange,
        now: i64,
    ) -> Result<bool, StoreError> {
        let mut tx = self.writer.begin_with(BEGIN).await?;
        if !change(&mut tx, wanted, now).await? {
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
        let mut tx = self.writer.begin_with(BEGIN).await?;
        let waiting: i64 =
            sqlx::query_scalar(COUNT_WAITING).bind(vacancy).fetch_one(&mut *tx).await?;
        let mut done = usize::try_from(waiting).is_ok_and(|waiting| waiting == changes.len());
        for wanted in changes {
            done = done && change(&mut tx, wanted, now).await?;
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
        Ok(sqlx::query_as(FILLED).fetch_all(&self.readers).await?)
    }

    async fn withdraw_application(&self, code: &[u8]) -> Result<bool, StoreError> {
        let mut tx = self.writer.begin_with(BEGIN).await?;
        let ids: Vec<String> = sqlx::query_scalar(WITHDRAW).bind(code).fetch_all(&mut *tx).await?;
        forget(&mut tx, &ids).await?;
        tx.commit().await?;
        if ids.is_empty() {
            return Ok(false);
        }
        self.scrub().await;
        Ok(true)
    }

    async fn expire_applications(&self, old: &ExpireApplications) -> Result<u64, StoreError> {
        let mut tx = self.writer.begin_with(BEGIN).await?;
        let ids: Vec<String> = sqlx::query_scalar(EXPIRE)
            .bind(old.answered)
            .bind(old.received)
            .fetch_all(&mut *tx)
            .await?;
        forget(&mut tx, &ids).await?;
        sqlx::query(FORGET).bind(&old.withdrawn).execute(&mut *tx).await?;
        tx.commit().await?;
        if !ids.is_empty() {
            self.scrub().await;
        }
        Ok(ids.len() as u64)
    }

    async fn sealed_with(&self, mark: &str) -> Result<String, StoreError> {
        sqlx::query(SEAL).bind(mark).execute(&self.writer).await?;
        Ok(sqlx::query_scalar(SEALED_WITH).fetch_one(&self.writer).await?)
    }
}
