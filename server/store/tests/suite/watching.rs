//! Hearing of a publication by another server.

use std::sync::Arc;
use std::time::Duration;

use store::{Store, StoreError};
use tokio::task::JoinHandle;
use tokio::time::timeout;

use crate::content::{NOON, place};
use crate::database::Database;
use crate::process::Publisher;

/// Within this time every server shows what another has published.
const SOON: Duration = Duration::from_secs(2);

/// Waits beside the test for something newer than `known`.
pub(crate) fn wait(store: &Arc<dyn Store>, known: u64) -> JoinHandle<Result<u64, StoreError>> {
    let store = Arc::clone(store);
    tokio::spawn(async move { store.newer_than(known).await })
}

/// The version that the wait comes up with, in time.
pub(crate) async fn soon(waiting: JoinHandle<Result<u64, StoreError>>) -> Result<u64, StoreError> {
    timeout(SOON, waiting).await.expect("within 2 seconds").unwrap()
}

pub(crate) async fn what_is_published_already_resolves_at_once(database: &Database) {
    let store = database.open().await;
    store.publish("desk", &[place("hall", "1")], NOON).await.unwrap();
    store.publish("desk", &[place("hall", "2")], NOON).await.unwrap();
    assert_eq!(soon(wait(&store, 0)).await, Ok(2));
    assert_eq!(soon(wait(&store, 1)).await, Ok(2));
}

pub(crate) async fn another_store_hears_of_it(database: &Database) {
    let (here, there) = (database.open().await, database.open().await);
    for version in 1..=3 {
        let (waiting, also_here) = (wait(&there, version - 1), wait(&here, version - 1));
        here.publish("desk", &[place("hall", &version.to_string())], NOON).await.unwrap();
        assert_eq!(soon(waiting).await, Ok(version));
        assert_eq!(soon(also_here).await, Ok(version));
        assert_eq!(there.load().await.unwrap(), here.load().await.unwrap());
    }
    assert!(!wait(&there, 3).is_finished());
}

pub(crate) async fn another_process_is_heard_of(database: &Database) {
    let store = database.open().await;
    let publisher = Publisher::start(database);
    let version = timeout(Duration::from_mins(1), store.newer_than(0)).await.unwrap().unwrap();
    assert!(version > 0);
    publisher.kill();
}

pub(crate) async fn closing_ends_the_wait(database: &Database) {
    let store = database.open().await;
    let waiting = wait(&store, 0);
    tokio::task::yield_now().await;
    store.close().await;
    assert_eq!(soon(waiting).await, Err(StoreError::Closed));
}
