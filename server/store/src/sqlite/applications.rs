//! Taking reactions in into an SQLite file.

use std::collections::HashMap;

use async_trait::async_trait;
use sqlx::{SqliteConnection, sqlite::SqlitePool};

use super::{Sqlite, parts::BEGIN};
use crate::StoreError;
use crate::applications::{NewApplication, Took};
use crate::batch::Writer;

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
            Sqlite::enclose(tx, sent.letter.as_ref()).await?;
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
