//! How often codes were used: numbers that add up.

use std::sync::Arc;

use store::Scans;
use tokio::task::JoinSet;

use crate::database::Database;

fn scans(week: &str, code: &str, count: u64) -> Scans {
    Scans { week: week.into(), code: code.into(), count }
}

pub(crate) async fn scans_add_up_by_code_and_week(database: &Database) {
    let store = database.open().await;
    assert_eq!(store.scans().await, Ok(vec![]));
    store.add_scans(&[]).await.unwrap();
    let first =
        [scans("2026-W50", "oo12", 1), scans("2026-W49", "oo12", 2), scans("2026-W49", "oo2", 3)];
    store.add_scans(&first).await.unwrap();
    // Twice in one batch, and none at all.
    let second =
        [scans("2026-W49", "oo12", 4), scans("2026-W49", "oo12", 5), scans("2026-W49", "oo9", 0)];
    store.add_scans(&second).await.unwrap();
    store.close().await;

    let store = database.open().await;
    let wanted = vec![
        scans("2026-W49", "oo12", 11),
        scans("2026-W49", "oo2", 3),
        scans("2026-W50", "oo12", 1),
    ];
    assert_eq!(store.scans().await, Ok(wanted));
}

pub(crate) async fn of_many_servers_that_count_no_scan_is_lost(database: &Database) {
    let stores = [database.open().await, database.open().await];
    let mut servers = JoinSet::new();
    for turn in 0..16_usize {
        let store = Arc::clone(&stores[turn % 2]);
        servers.spawn(async move {
            // Each names them in another order.
            let mut batch: Vec<Scans> =
                (0..20).map(|n| scans("2026-W49", &format!("oo{n}"), 1)).collect();
            batch.rotate_left(turn);
            store.add_scans(&batch).await.unwrap();
        });
    }
    servers.join_all().await;
    let all = stores[0].scans().await.unwrap();
    assert_eq!(all.len(), 20);
    assert!(all.iter().all(|it| it.count == 16), "{all:?}");
}
