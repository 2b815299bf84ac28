//! A database for one test.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgConnection};
use store::Store;
use tempfile::TempDir;

/// Names the server on which each test makes a database of its own.
const SERVER: &str = "MIENSKIP_TEST_POSTGRES";

/// A database of its own for each test.
pub(crate) struct Database {
    pub(crate) url: String,
    /// Removes an SQLite file when the test is over.
    _folder: Option<TempDir>,
}

impl Database {
    pub(crate) fn sqlite() -> Self {
        let folder = TempDir::new().unwrap();
        let url = format!("sqlite:{}/new folder/mienskip.db", folder.path().display());
        Self { url, _folder: Some(folder) }
    }

    pub(crate) async fn postgres() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);

        let process = std::process::id();
        let name = format!("mienskip_{process}_{}", NEXT.fetch_add(1, Ordering::Relaxed));
        run(&server(), &format!("drop database if exists {name} with (force)")).await;
        run(&server(), &format!("create database {name} template template0")).await;
        Self { url: with_parameter(&server(), &format!("dbname={name}")), _folder: None }
    }

    /// One store on it, as one server would have.
    pub(crate) async fn open(&self) -> Arc<dyn Store> {
        store::open(&self.url).await.unwrap()
    }

    /// Removes a `PostgreSQL` database; after a failed test it stays.
    pub(crate) async fn remove(&self) {
        let (_, name) = self.url.rsplit_once("dbname=").unwrap();
        run(&server(), &format!("drop database {name} with (force)")).await;
    }

    /// Runs SQL behind the store's back.
    pub(crate) async fn run(&self, sql: &str) {
        run(&self.url, sql).await;
    }

    pub(crate) async fn connect(&self) -> PgConnection {
        connect(&self.url).await
    }
}

pub(crate) fn with_parameter(url: &str, parameter: &str) -> String {
    let joint = if url.contains('?') { '&' } else { '?' };
    format!("{url}{joint}{parameter}")
}

fn server() -> String {
    std::env::var(SERVER).unwrap_or_else(|_| {
        panic!(
            "this test needs a PostgreSQL server: run `cargo xtask test`, which starts one, \
             or set {SERVER}=postgres://user:password@host/database to one where databases may be made"
        )
    })
}

async fn connect(url: &str) -> PgConnection {
    url.parse::<PgConnectOptions>().unwrap().connect().await.unwrap()
}

async fn run(url: &str, sql: &str) {
    let mut connection = connect(url).await;
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}
