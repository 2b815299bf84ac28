//! Taking reactions in on a `PostgreSQL` server, many in one statement.

use std::collections::{BTreeMap, HashMap, HashSet};

use async_trait::async_trait;
use sqlx::{PgConnection, PgPool};

use super::{
    LIMITS,
    parts::{BEGIN, BRING, DURABLE},
};
use crate::applications::{NewApplication, Took};
use crate::batch::Writer;
use crate::{NewLetter, StoreError};

const FILLED_AT: &str = "select vacancy, filled_at from filled_vacancies where vacancy = any($1)";

/// In the order of their ids, so that two servers that bring the same do not wait for each other
/// crosswise.
const PUT: &str = "
    insert into applications (id, vacancy, code, mark, content, state, received_at, changed_at)
    select sent.id, sent.vacancy, sent.code, sent.mark, sent.content, 'ontvangen', sent.at, sent.at
    from unnest($1::text[], $2::text[], $3::bytea[], $4::bytea[], $5::bytea[], $6::bigint[])
        as sent (id, vacancy, code, mark, content, at)
    where not exists (select 1 from withdrawn_applications gone where gone.id = sent.id)
    order by sent.id
    on conflict do nothing
    returning id";

const PUT_LETTERS: &str = "
    insert into letters (id, content, application, made_at, due_at)
    select letter.id, letter.content, letter.application, letter.at, letter.at
    from unnest($1::text[], $2::bytea[], $3::text[], $4::bigint[])
        as letter (id, content, application, at)
    on conflict (id) do nothing";

const THERE: &str = "select id, mark, received_at from applications where id = any($1)";

const WITHDRAWN: &str = "select id from withdrawn_applications where id = any($1)";

/// A connection of the pool at a time.
pub(super) struct Together(pub(super) PgPool);

#[async_trait]
impl Writer for Together {
    async fn write(&self, batch: &[NewApplication]) -> Result<Vec<Took>, StoreError> {
        let mut tx = self.0.begin_with(BEGIN).await?;
        sqlx::raw_sql(LIMITS).execute(&mut *tx).await?;
        sqlx::query(DURABLE).execute(&mut *tx).await?;
        sqlx::query(BRING).execute(&mut *tx).await?;
        let vacancies: HashSet<&str> = batch.iter().map(|it| it.vacancy.as_str()).collect();
        let filled: Vec<(String, i64)> = sqlx::query_as(FILLED_AT)
            .bind(vacancies.into_iter().collect::<Vec<_>>())
            .fetch_all(&mut *tx)
            .await?;
        let filled: HashMap<String, i64> = filled.into_iter().collect();
        let is_filled = |sent: &NewApplication| {
            filled.get(&sent.vacancy).is_some_and(|at| *at >= sent.open_since)
        };
        // Of those with the same id the first one counts.
        let mut wanted: BTreeMap<&str, &NewApplication> = BTreeMap::new();
        for sent in batch.iter().filter(|sent| !is_filled(sent)) {
            wanted.entry(&sent.id).or_insert(sent);
        }
        let written = put(&mut tx, &wanted).await?;
        let letters = wanted
            .values()
            .filter(|sent| written.contains(&sent.id))
            .filter_map(|it| it.letter.as_ref());
        put_letters(&mut tx, letters).await?;

        let ids: Vec<&str> = batch.iter().map(|it| it.id.as_str()).collect();
        let there: Vec<(String, Vec<u8>, i64)> =
            sqlx::query_as(THERE).bind(&ids).fetch_all(&mut *tx).await?;
        let there: HashMap<String, (Vec<u8>, i64)> =
            there.into_iter().map(|(id, mark, at)| (id, (mark, at))).collect();
        let withdrawn: Vec<String> =
            sqlx::query_scalar(WITHDRAWN).bind(&ids).fetch_all(&mut *tx).await?;
        tx.commit().await?;

        let mut new = written;
        Ok(batch
            .iter()
            .map(|sent| match there.get(&sent.id) {
                Some((mark, _)) if *mark != sent.mark => Took::Other,
                // The first of this id; others in the same batch came after it.
                Some(_) if new.remove(&sent.id) => Took::New,
                Some((_, received_at)) => Took::Before(*received_at),
                None if withdrawn.contains(&sent.id) => Took::Withdrawn,
                None if is_filled(sent) => Took::Filled,
                // Another one has its code.
                None => Took::Other,
            })
            .collect())
    }
}

/// The ids of those that were new.
async fn put(
    tx: &mut PgConnection,
    wanted: &BTreeMap<&str, &NewApplication>,
) -> Result<HashSet<String>, StoreError> {
    let all = |field: fn(&NewApplication) -> &[u8]| -> Vec<&[u8]> {
        wanted.values().map(|sent| field(sent)).collect()
    };
    let ids: Vec<String> = sqlx::query_scalar(PUT)
        .bind(wanted.keys().copied().collect::<Vec<_>>())
        .bind(wanted.values().map(|sent| sent.vacancy.as_str()).collect::<Vec<_>>())
        .bind(all(|sent| &sent.code))
        .bind(all(|sent| &sent.mark))
        .bind(all(|sent| &sent.content))
        .bind(wanted.values().map(|sent| sent.received_at).collect::<Vec<_>>())
        .fetch_all(tx)
        .await?;
    Ok(ids.into_iter().collect())
}

async fn put_letters<'a>(
    tx: &mut PgConnection,
    letters: impl Iterator<Item = &'a NewLetter>,
) -> Result<(), StoreError> {
    let letters: Vec<_> = letters.collect();
    if letters.is_empty() {
        return Ok(());
    }
    sqlx::query(PUT_LETTERS)
        .bind(letters.iter().map(|it| it.id.as_str()).collect::<Vec<_>>())
        .bind(letters.iter().map(|it| it.content.as_slice()).collect::<Vec<_>>())
        .bind(letters.iter().map(|it| it.application.as_deref()).collect::<Vec<_>>())
        .bind(letters.iter().map(|it| it.made_at).collect::<Vec<_>>())
        .execute(tx)
        .await?;
    Ok(())
}
