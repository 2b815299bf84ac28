//! Publications that end in the middle: the last complete version is what is
//! there, and publishing goes on.

use std::time::Duration;

use tokio::time::timeout;

use crate::content::{NOON, assert_whole, many, place, publish_many};
use crate::database::Database;
use crate::process::Publisher;

pub(crate) async fn a_dropped_publication_leaves_no_trace(database: &Database) {
    let store = database.open().await;
    publish_many(&*store).await;
    let mut dropped = 0;

    for step in 0..40 {
        let before = store.load().await.unwrap();
        let edits = many(before.version + 1);
        let publishing = store.replace_source("import", &edits, NOON);
        let outcome = timeout(Duration::from_millis(step), publishing).await;
        dropped += u32::from(outcome.is_err());

        let after = store.load().await.unwrap();
        assert_whole(&after);
        // Dropped while it waits for "done", it may be done all the same.
        assert!(after == before || after.version == before.version + 1);
    }
    assert!(dropped > 0, "none was dropped in the middle");
    // Comes after whatever of a dropped publication was still under way.
    let edit = place("desk-hall", "1");
    store.publish("desk", &[edit], NOON).await.unwrap();
    publish_many(&*store).await;
    assert_whole(&store.load().await.unwrap());
}

pub(crate) async fn a_killed_publisher_leaves_the_last_complete_version(database: &Database) {
    let store = database.open().await;
    for round in 0..4 {
        let publisher = Publisher::start(database);
        let mut known = store.version().await.unwrap();
        for _ in 0..2 {
            known = store.newer_than(known).await.unwrap();
        }
        // It publishes without pause, so it is in the middle of the next one.
        publisher.kill();

        let left = store.load().await.unwrap();
        assert!(left.version >= known);
        assert_whole(&left);
        let new_server = database.open().await;
        assert_eq!(new_server.series().await.unwrap(), left.series);
        let edit = place("desk-hall", &round.to_string());
        let publication = new_server.publish("desk", &[edit], NOON).await.unwrap();
        assert!(publication.version > known);
        assert_whole(&store.load().await.unwrap());
        new_server.close().await;
    }
}
