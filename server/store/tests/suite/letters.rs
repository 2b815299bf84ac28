//! Letters that wait to be mailed.

use std::collections::BTreeSet;

use store::NewLetter;
use tokio::task::JoinSet;

use crate::content::NOON;
use crate::database::Database;

fn letter(number: u32) -> NewLetter {
    NewLetter {
        id: format!("brief-{number:03}"),
        content: format!("verzegeld {number}").into_bytes(),
        application: None,
        made_at: NOON + i64::from(number),
    }
}

pub(crate) async fn a_letter_waits_until_it_is_dropped(database: &Database) {
    let store = database.open().await;
    assert_eq!(store.put_letter(&letter(1)).await, Ok(true));
    assert_eq!(store.put_letter(&letter(1)).await, Ok(false));
    store.close().await;

    let store = database.open().await;
    assert_eq!(store.waiting_letters().await, Ok(1));
    assert_eq!(store.claim_letters(9, NOON, NOON + 60).await, Ok(vec![]));
    let claimed = store.claim_letters(9, NOON + 1, NOON + 60).await.unwrap();
    assert_eq!((claimed.len(), claimed[0].tries), (1, 0));
    assert_eq!((&claimed[0].id, &claimed[0].content), (&letter(1).id, &letter(1).content));
    store.drop_letter(&claimed[0].id).await.unwrap();
    assert_eq!(store.waiting_letters().await, Ok(0));
}

pub(crate) async fn one_at_a_time_has_a_letter(database: &Database) {
    let stores = [database.open().await, database.open().await];
    for number in 0..60 {
        stores[0].put_letter(&letter(number)).await.unwrap();
    }
    let (now, until) = (NOON + 100, NOON + 160);
    let mut servers = JoinSet::new();
    for turn in 0..12 {
        let store = std::sync::Arc::clone(&stores[turn % 2]);
        servers.spawn(async move { store.claim_letters(7, now, until).await.unwrap() });
    }
    let claimed: Vec<String> =
        servers.join_all().await.into_iter().flatten().map(|letter| letter.id).collect();
    let once: BTreeSet<&String> = claimed.iter().collect();
    assert_eq!((claimed.len(), once.len()), (60, 60));
    // Whoever claimed one and stopped leaves it to the others, after a while.
    assert_eq!(stores[0].claim_letters(99, until - 1, until + 60).await, Ok(vec![]));
    let again = stores[0].claim_letters(99, until, until + 60).await.unwrap();
    let ids: Vec<_> = again.iter().map(|letter| letter.id.clone()).collect();
    assert_eq!(ids, once.into_iter().cloned().collect::<Vec<_>>());
}

pub(crate) async fn a_letter_that_did_not_go_is_tried_later(database: &Database) {
    let store = database.open().await;
    store.put_letter(&letter(1)).await.unwrap();
    store.claim_letters(9, NOON + 1, NOON + 600).await.unwrap();
    store.delay_letter(&letter(1).id, NOON + 30).await.unwrap();
    assert_eq!(store.claim_letters(9, NOON + 29, NOON + 600).await, Ok(vec![]));
    let again = store.claim_letters(9, NOON + 30, NOON + 600).await.unwrap();
    assert_eq!((again[0].tries, again[0].made_at), (1, NOON + 1));
}
