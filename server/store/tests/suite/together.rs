//! Several servers and imports on one database at the same time.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::task::JoinSet;

use crate::content::{MANY, NOON, assert_whole, place, publish_many};
use crate::database::Database;

pub(crate) async fn opening_at_once_makes_one_database(database: &Database) {
    let mut opening = JoinSet::new();
    for _ in 0..8 {
        let url = database.url.clone();
        opening.spawn(async move { store::open(&url).await?.series().await });
    }
    let series: BTreeSet<_> = opening.join_all().await.into_iter().map(Result::unwrap).collect();
    assert_eq!(series.len(), 1);
}

pub(crate) async fn publishers_lose_nothing(database: &Database) {
    const PUBLISHERS: usize = 6;
    const EACH: usize = 10;

    let stores = [database.open().await, database.open().await, database.open().await];
    let mut publishers = JoinSet::new();
    for publisher in 0..PUBLISHERS {
        let store = Arc::clone(&stores[publisher % stores.len()]);
        publishers.spawn(async move {
            let mut versions = Vec::new();
            for number in 0..EACH {
                let source = format!("source-{publisher}");
                let edit = place(&format!("{source}-{number}"), "1");
                versions.push(store.publish(&source, &[edit], NOON).await.unwrap().version);
            }
            versions
        });
    }

    // Follows along as a phone does: nothing may turn up behind its back.
    let mut followed = BTreeSet::new();
    let mut known = 0;
    let all = (PUBLISHERS * EACH) as u64;
    while known < all {
        stores[0].newer_than(known).await.unwrap();
        let changes = stores[0].changes_since(known).await.unwrap();
        followed.extend(changes.rows.into_iter().map(|row| (row.modified, row.id)));
        known = changes.version;
    }

    let mut versions: Vec<_> = publishers.join_all().await.concat();
    versions.sort_unstable();
    assert_eq!(versions, (1..=all).collect::<Vec<_>>());
    let loaded = stores[1].load().await.unwrap();
    let kept: BTreeSet<_> = loaded.rows.into_iter().map(|row| (row.modified, row.id)).collect();
    assert_eq!(kept.len(), PUBLISHERS * EACH);
    assert_eq!(followed, kept);
}

pub(crate) async fn readers_see_whole_publications(database: &Database) {
    let stores = [database.open().await, database.open().await];
    let first = publish_many(&*stores[0]).await;
    let done = Arc::new(AtomicBool::new(false));

    let mut readers = JoinSet::new();
    for reader in 0..6 {
        let (store, done) = (Arc::clone(&stores[reader % stores.len()]), Arc::clone(&done));
        readers.spawn(async move {
            let mut last = first;
            while !done.load(Ordering::Relaxed) {
                let loaded = store.load().await.unwrap();
                assert_whole(&loaded);
                assert_eq!(loaded.rows[0].modified, loaded.version);
                assert!(loaded.version >= last);
                last = loaded.version;

                let changes = store.changes_since(first).await.unwrap();
                let expected = if changes.version == first { 0 } else { MANY };
                assert_eq!(changes.rows.len(), expected);
            }
        });
    }
    for _ in 0..8 {
        publish_many(&*stores[0]).await;
        publish_many(&*stores[1]).await;
    }
    done.store(true, Ordering::Relaxed);
    readers.join_all().await;
}
