//! What travels to a phone stays small: bytes, not seconds, so the same on every machine.

use std::sync::Arc;

use guide::change::{Changes, Snapshot};
use server::testing::TestApp;

/// A municipality's worth of records.
const RECORDS: usize = 2000;

#[tokio::test]
async fn the_snapshot_and_the_feed_keep_to_their_budgets() {
    let server = TestApp::start().await;
    let municipality = Arc::clone(server.app.municipality());
    let mut records = server::generate::records(&municipality, RECORDS, 1);
    server.publish("verzonnen", records.clone()).await;

    let snapshot = server.ask("/v1/gids", &[("accept-encoding", "br")]).await;
    let bytes = snapshot.body.len();
    println!("snapshot of {RECORDS} records: {bytes} bytes brotli (limit 600000)");
    assert!(bytes <= 600_000, "{bytes}");

    let whole: Snapshot = server.get("/v1/gids").await.json();
    let feed = format!("/v1/wijzigingen?na={}&reeks={}", whole.version, whole.series);
    let nothing = server.get(&feed).await;
    println!("nothing changed: {} bytes (limit 200)", nothing.body.len());
    assert!(nothing.body.len() <= 200, "{}", nothing.text());

    records.swap_remove(RECORDS / 2);
    records.push(server::generate::records(&municipality, RECORDS, 2).swap_remove(RECORDS / 2));
    server.publish("verzonnen", records).await;
    let one = server.ask(&feed, &[("accept-encoding", "br")]).await;
    println!("one record changed: {} bytes brotli (limit 1000)", one.body.len());
    assert!(one.body.len() <= 1000);
    let changes: Changes = server.get(&feed).await.json();
    assert!((1..=2).contains(&changes.items.len()), "{}", changes.items.len());
}
