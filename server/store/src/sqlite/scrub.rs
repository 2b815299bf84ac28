//! Erasing for good in an SQLite file.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::sleep;

use super::Sqlite;

/// How often to try to empty the log while others read from it.
const TRIES: u32 = 20;

/// Making the file anew takes longer the more there is in it. What was erased
/// while one is waiting for it goes along with the same one.
#[derive(Default)]
pub(super) struct Scrubbing {
    asked: AtomicU64,
    done: Mutex<u64>,
}

impl Sqlite {
    /// Makes sure that nothing of what was erased is left in the file. Erased
    /// bytes are overwritten (`secure_delete`), but SQLite moves rows about and
    /// leaves copies behind; making the file anew leaves none. The log still has
    /// the old pages until it is emptied. It is about the whole file, whatever the tables.
    ///
    /// What was asked for has been done by then, so a failure is only logged: the
    /// next time takes it along.
    pub(crate) async fn scrub(&self, _tables: &'static str) {
        let Scrubbing { asked, done } = &self.scrubbing;
        let mine = asked.fetch_add(1, Ordering::SeqCst) + 1;
        let mut done = done.lock().await;
        if *done >= mine {
            return;
        }
        let all = asked.load(Ordering::SeqCst);
        if let Err(error) = sqlx::query("vacuum").execute(&self.writer).await {
            tracing::warn!(%error, "cannot make the database file anew");
        }
        for _ in 0..TRIES {
            let busy: Result<i64, _> =
                sqlx::query_scalar("pragma wal_checkpoint(truncate)").fetch_one(&self.writer).await;
            if matches!(busy, Ok(0)) {
                *done = all;
                return;
            }
            sleep(Duration::from_millis(100)).await;
        }
        tracing::warn!("what was erased is still in the log of the database");
    }
}
