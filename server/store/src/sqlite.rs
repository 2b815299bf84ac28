//! The store in a file of our own: write-ahead log, one connection that writes,
//! a few that read. Other processes may have the same file open.

mod applications;
mod parts;
mod scrub;

use std::path::Path;
use std::time::{Duration, Instant};

use async_trait::async_trait;
use sqlx::migrate::Migrator;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use tokio::sync::Notify;
use tokio::time::{sleep, timeout};

use self::scrub::Scrubbing;
use crate::batch::Batches;
use crate::plan::{Kept, Others, Plan};
use crate::sql::{self, KeptRow, Latest};
use crate::{Edit, Loaded, Publication, Rewrite, Store, StoreError};

static MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");

/// Older ones can lose writes when the log starts over while another
/// connection is at work: <https://www.sqlite.org/releaselog/3_51_3.html>.
const OLDEST: (&str, [u32; 3]) = ("3.51.3", [3, 51, 3]);

/// How long a writer waits for a writer in another process.
const PATIENCE: Duration = Duration::from_secs(30);

/// How often to look whether another process has published.
const LOOK: Duration = Duration::from_millis(500);

const KEEP: &str = "
    insert into records (kind, id, source, modified, data) values ($1, $2, $3, $4, $5)
    on conflict (kind, id) do update
    set source = excluded.source, modified = excluded.modified, data = excluded.data";

/// The store in an SQLite file.
pub(crate) struct Sqlite {
    writer: SqlitePool,
    readers: SqlitePool,
    /// Spares the waiters in this process the time until their next look.
    published: Notify,
    scrubbing: Scrubbing,
    /// Reactions on their way to the file.
    pub(crate) batches: Batches,
}

impl Sqlite {
    pub(crate) async fn open(path: &Path) -> Result<Self, StoreError> {
        let place = format!("sqlite:{}", path.display());
        if let Some(folder) = path.parent() {
            tokio::fs::create_dir_all(folder).await.map_err(|error| {
                StoreError::Unavailable { reason: error.to_string() }.at(&place)
            })?;
        }
        let writer = Self::writer(path).await.map_err(|error| error.at(&place))?;
        // Not opened read-only: a reader must be able to mend the log's index
        // after another process was killed.
        let readers = options(path).pragma("query_only", "on");
        Ok(Self {
            batches: Batches::start(applications::Together(writer.clone())),
            writer,
            readers: pool(4).connect_lazy_with(readers),
            published: Notify::new(),
            scrubbing: Scrubbing::default(),
        })
    }

    async fn writer(path: &Path) -> Result<SqlitePool, StoreError> {
        let options = options(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            // What is deleted is overwritten: there are addresses of people among it.
            .pragma("secure_delete", "on");
        let writer = connect(&options).await?;

        let found: String =
            sqlx::query_scalar("select sqlite_version()").fetch_one(&writer).await?;
        if is_too_old(&found) {
            return Err(StoreError::TooOld { software: "SQLite", found, needed: OLDEST.0 });
        }
        let verdict: String =
            sqlx::query_scalar("pragma quick_check(1)").fetch_one(&writer).await?;
        if verdict != "ok" {
            return Err(StoreError::Corrupt { reason: verdict });
        }
        // SQLite has no lock for migrators as PostgreSQL has: a transaction
        // around them all keeps a second process out.
        let mut tx = writer.begin_with("begin immediate").await?;
        // `run` gives a future that cannot change threads.
        MIGRATIONS.run_direct(None, &mut *tx, false).await?;
        tx.commit().await?;
        Ok(writer)
    }

    async fn write(
        &self,
        source: &str,
        edits: &[Edit],
        others: Others,
        now: i64,
    ) -> Result<Publication, StoreError> {
        // Takes the file's write lock before the first look, so nobody publishes
        // between what is read here and what is written.
        let mut tx = self.writer.begin_with("begin immediate").await?;
        let version: i64 = sqlx::query_scalar(sql::VERSION).fetch_one(&mut *tx).await?;
        let kept: Vec<Kept> = sqlx::query_as(sql::KEPT).fetch_all(&mut *tx).await?;

        let plan = Plan::new(&kept, source, edits, others)?;
        if plan.writes.is_empty() {
            tx.rollback().await?;
            return Ok(plan.published_as(sql::version(version)?));
        }
        let version = version + 1;
        for write in &plan.writes {
            sqlx::query(KEEP)
                .bind(write.kind)
                .bind(write.id)
                .bind(source)
                .bind(version)
                .bind(write.data)
                .execute(&mut *tx)
                .await?;
        }
        sqlx::query(sql::PUBLISH).bind(version).bind(now).execute(&mut *tx).await?;
        tx.commit().await?;
        self.published.notify_waiters();
        Ok(plan.published_as(sql::version(version)?))
    }
}

#[async_trait]
impl Store for Sqlite {
    async fn series(&self) -> Result<String, StoreError> {
        Ok(sqlx::query_scalar(sql::SERIES).fetch_one(&self.readers).await?)
    }

    async fn version(&self) -> Result<u64, StoreError> {
        sql::version(sqlx::query_scalar(sql::VERSION).fetch_one(&self.readers).await?)
    }

    async fn changes_since(&self, version: u64) -> Result<Loaded, StoreError> {
        let mut tx = self.readers.begin().await?;
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
        let mut tx = self.writer.begin_with("begin immediate").await?;
        let version: i64 = sqlx::query_scalar(sql::VERSION).fetch_one(&mut *tx).await?;
        let kept: Option<Kept> =
            sqlx::query_as(sql::KEPT_ONE).bind(kind).bind(id).fetch_optional(&mut *tx).await?;
        let Some((source, data)) = kept.and_then(|kept| kept.rewritten(change)) else {
            tx.rollback().await?;
            return Ok(None);
        };
        let version = version + 1;
        sqlx::query(KEEP)
            .bind(kind)
            .bind(id)
            .bind(source)
            .bind(version)
            .bind(data)
            .execute(&mut *tx)
            .await?;
        sqlx::query(sql::PUBLISH).bind(version).bind(now).execute(&mut *tx).await?;
        tx.commit().await?;
        self.published.notify_waiters();
        sql::version(version).map(Some)
    }

    async fn newer_than(&self, known: u64) -> Result<u64, StoreError> {
        loop {
            let published = self.published.notified();
            match self.version().await {
                Ok(version) if version > known => return Ok(version),
                Ok(_) => {
                    let _looked_again_anyway = timeout(LOOK, published).await;
                }
                Err(StoreError::Unavailable { reason }) => {
                    tracing::warn!(reason, "cannot see whether there is a new publication");
                    sleep(LOOK).await;
                }
                Err(error) => return Err(error),
            }
        }
    }

    async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
        self.published.notify_waiters();
    }
}

/// Connects, and waits for others that open a new file at the same moment: while SQLite changes
/// the journal of a file it tells them that it is locked, however patient they are.
async fn connect(options: &SqliteConnectOptions) -> Result<SqlitePool, sqlx::Error> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        match pool(1).connect_with(options.clone()).await {
            Err(error) if is_busy(&error) && Instant::now() < deadline => {
                sleep(Duration::from_millis(20)).await;
            }
            result => return result,
        }
    }
}

/// `SQLITE_BUSY`, also with more said in its higher bytes.
fn is_busy(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code);
    code.and_then(|code| code.parse::<u32>().ok()).is_some_and(|code| code & 0xff == 5)
}

fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new().filename(path).busy_timeout(PATIENCE).foreign_keys(true)
}

/// Connections stay open: making one anew would make the file anew as well, if
/// someone had taken it away.
fn pool(connections: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(PATIENCE * 2)
        .idle_timeout(None)
        .max_lifetime(None)
}

fn is_too_old(version: &str) -> bool {
    let mut numbers = version.split('.').map(|number| number.parse().unwrap_or(0));
    let found: [u32; 3] = std::array::from_fn(|_| numbers.next().unwrap_or(0));
    found < OLDEST.1
}

#[cfg(test)]
mod tests {
    use super::is_too_old;

    #[test]
    fn versions_compare_by_number() {
        for old in ["3.51.2", "3.40.1", "3.9.9", "2.99.99", ""] {
            assert!(is_too_old(old), "{old}");
        }
        for new in ["3.51.3", "3.53.0", "3.100", "4.0.0"] {
            assert!(!is_too_old(new), "{new}");
        }
    }
}
