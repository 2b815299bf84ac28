//! The store on a `PostgreSQL` server, which several servers may share. They
//! hear of each other's publications by `NOTIFY`.

mod applications;
mod parts;

use std::time::Duration;

use async_trait::async_trait;
use sqlx::migrate::Migrator;
use sqlx::postgres::{
    PgConnectOptions, PgConnection, PgListener, PgNotification, PgPool, PgPoolOptions,
};
use sqlx::{ConnectOptions, Connection};
use tokio::time::{sleep, timeout};

use crate::batch::Batches;
use crate::plan::{Kept, Others, Plan};
use crate::sql::{self, KeptRow, Latest};
use crate::{Edit, Loaded, Publication, Rewrite, Store, StoreError};

static MIGRATIONS: Migrator = sqlx::migrate!("migrations/postgres");

const OLDEST: (&str, u32) = ("14", 14_00_00);

/// How often to look for a publication of which no notice came.
const LOOK: Duration = Duration::from_secs(1);

/// How long to wait for a connection; after this the server counts as away.
const PATIENCE: Duration = Duration::from_secs(5);

const CHANNEL: &str = "mienskip";

/// Locks the row: publications wait for each other, whatever schema or
/// database they are in has its own row, and the lock ends with the
/// transaction. Read committed makes the next statement see what the one
/// before it published.
const BEGIN_WRITE: &str = "begin isolation level read committed read write";
const LOCK: &str = "select version from published for update";

/// A publisher that lost its network must not keep the others waiting.
const LIMITS: &str = "
    set local lock_timeout = '30s';
    set local idle_in_transaction_session_timeout = '30s'";

const BEGIN_READ: &str = "begin isolation level repeatable read read only";

const KEEP: &str = "
    insert into records (kind, id, source, modified, data)
    select edit.kind, edit.id, $1, $2, edit.data
    from unnest($3::text[], $4::text[], $5::text[]) as edit (kind, id, data)
    on conflict (kind, id) do update
    set source = excluded.source, modified = excluded.modified, data = excluded.data";

const NOTIFY: &str = "select pg_notify($1, $2)";

/// The store on a `PostgreSQL` server.
pub(crate) struct Postgres {
    pool: PgPool,
    /// Reactions on their way to the server.
    pub(crate) batches: Batches,
}

impl Postgres {
    pub(crate) async fn open(options: PgConnectOptions) -> Result<Self, StoreError> {
        let options = options.application_name("mienskip");
        prepare(&options).await.map_err(|error| error.at(&place(&options)))?;
        let pool = PgPoolOptions::new()
            .max_connections(8)
            .acquire_timeout(PATIENCE)
            .connect_lazy_with(options);
        Ok(Self { batches: Batches::start(applications::Together(pool.clone())), pool })
    }

    async fn write(
        &self,
        source: &str,
        edits: &[Edit],
        others: Others,
        now: i64,
    ) -> Result<Publication, StoreError> {
        let mut tx = self.pool.begin_with(BEGIN_WRITE).await?;
        sqlx::raw_sql(LIMITS).execute(&mut *tx).await?;
        let version: i64 = sqlx::query_scalar(LOCK).fetch_one(&mut *tx).await?;
        let kept: Vec<Kept> = sqlx::query_as(sql::KEPT).fetch_all(&mut *tx).await?;

        let plan = Plan::new(&kept, source, edits, others)?;
        if plan.writes.is_empty() {
            tx.rollback().await?;
            return Ok(plan.published_as(sql::version(version)?));
        }
        let version = version + 1;
        sqlx::query(KEEP)
            .bind(source)
            .bind(version)
            .bind(plan.writes.iter().map(|write| write.kind).collect::<Vec<_>>())
            .bind(plan.writes.iter().map(|write| write.id).collect::<Vec<_>>())
            .bind(plan.writes.iter().map(|write| write.data).collect::<Vec<_>>())
            .execute(&mut *tx)
            .await?;
        sqlx::query(sql::PUBLISH).bind(version).bind(now).execute(&mut *tx).await?;
        sqlx::query(NOTIFY).bind(CHANNEL).bind(version.to_string()).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(plan.published_as(sql::version(version)?))
    }

    async fn listen(&self) -> Result<PgListener, sqlx::Error> {
        let mut listener = PgListener::connect_with(&self.pool).await?;
        listener.eager_reconnect(false);
        listener.listen(CHANNEL).await?;
        Ok(listener)
    }
}

#[async_trait]
impl Store for Postgres {
    async fn series(&self) -> Result<String, StoreError> {
        Ok(sqlx::query_scalar(sql::SERIES).fetch_one(&self.pool).await?)
    }

    async fn version(&self) -> Result<u64, StoreError> {
        sql::version(sqlx::query_scalar(sql::VERSION).fetch_one(&self.pool).await?)
    }

    async fn changes_since(&self, version: u64) -> Result<Loaded, StoreError> {
        let mut tx = self.pool.begin_with(BEGIN_READ).await?;
        let latest: Latest = sqlx::query_as(sql::LATEST).fetch_one(&mut *tx).await?;
        let rows: Vec<KeptRow> = sqlx::query_as(sql::CHANGED_SINCE)
            .bind(sql::signed(version))
            .fetch_all(&mut *tx)
            .await?;
        tx.rollback().await?;
        latest.with(rows)
    }

    async fn replace_source(
        &self,
        source: &str,
        edits: &[Edit],
        now: i64,
    ) -> Result<Publication, StoreError> {
        self.write(source, edits, Others::Go, now).await
    }

    async fn publish(
        &self,
        source: &str,
        edits: &[Edit],
        now: i64,
    ) -> Result<Publication, StoreError> {
        self.write(source, edits, Others::Stay, now).await
    }

    async fn rewrite(
        &self,
        kind: &str,
        id: &str,
        change: Rewrite<'_>,
        now: i64,
    ) -> Result<Option<u64>, StoreError> {
        let mut tx = self.pool.begin_with(BEGIN_WRITE).await?;
        sqlx::raw_sql(LIMITS).execute(&mut *tx).await?;
        let version: i64 = sqlx::query_scalar(LOCK).fetch_one(&mut *tx).await?;
        let kept: Option<Kept> =
            sqlx::query_as(sql::KEPT_ONE).bind(kind).bind(id).fetch_optional(&mut *tx).await?;
        let Some((source, data)) = kept.and_then(|kept| kept.rewritten(change)) else {
            tx.rollback().await?;
            return Ok(None);
        };
        let version = version + 1;
        sqlx::query(KEEP)
            .bind(source)
            .bind(version)
            .bind(vec![kind])
            .bind(vec![id])
            .bind(vec![data])
            .execute(&mut *tx)
            .await?;
        sqlx::query(sql::PUBLISH).bind(version).bind(now).execute(&mut *tx).await?;
        sqlx::query(NOTIFY).bind(CHANNEL).bind(version.to_string()).execute(&mut *tx).await?;
        tx.commit().await?;
        sql::version(version).map(Some)
    }

    async fn newer_than(&self, known: u64) -> Result<u64, StoreError> {
        let mut listener = None;
        loop {
            // Listens before it looks, so no publication falls in between.
            if listener.is_none() {
                listener = self.listen().await.ok();
            }
            match self.version().await {
                Ok(version) if version > known => return Ok(version),
                Ok(_) => {}
                Err(StoreError::Unavailable { reason }) => {
                    tracing::warn!(reason, "cannot see whether there is a new publication");
                }
                Err(error) => return Err(error),
            }
            if !wait(listener.as_mut()).await {
                listener = None;
            }
        }
    }

    async fn close(&self) {
        self.pool.close().await;
    }
}

/// Waits for a notice or until it is time to look; false when the connection
/// that listens was lost.
async fn wait(listener: Option<&mut PgListener>) -> bool {
    let Some(listener) = listener else {
        sleep(LOOK).await;
        return true;
    };
    let lost = |heard: Result<Option<PgNotification>, _>| !matches!(heard, Ok(Some(_)));
    if timeout(LOOK, listener.try_recv()).await.is_ok_and(lost) {
        // Never at full speed against a server that drops each connection.
        sleep(LOOK / 10).await;
        return false;
    }
    true
}

/// Makes sure the server will do and the tables are up to date. On a connection
/// of its own, for the pool hides why there is no connecting.
async fn prepare(options: &PgConnectOptions) -> Result<(), StoreError> {
    let mut connection: PgConnection =
        timeout(PATIENCE, options.connect()).await.map_err(|_| StoreError::Unavailable {
            reason: format!("no answer within {} seconds", PATIENCE.as_secs()),
        })??;
    let number = connection.server_version_num().unwrap_or(0);
    if number < OLDEST.1 {
        let found = (number / 1_00_00).to_string();
        return Err(StoreError::TooOld { software: "PostgreSQL", found, needed: OLDEST.0 });
    }
    // `run` gives a future that cannot change threads.
    MIGRATIONS.run_direct(None, &mut connection, false).await?;
    Ok(connection.close().await?)
}

/// The address without its password.
fn place(options: &PgConnectOptions) -> String {
    format!(
        "postgres://{}@{}:{}/{}",
        options.get_username(),
        options.get_host(),
        options.get_port(),
        options.get_database().unwrap_or_default(),
    )
}
