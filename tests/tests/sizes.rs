//! What travels to a phone stays small: bytes, not seconds, so the same on every machine.

use std::sync::Arc;

use guide::{
    change::{Changes, Snapshot},
    wire,
};
use server::testing::TestApp;

const JSON: &str = "application/json";

/// A municipality's worth of records.
const RECORDS: usize = 2000;

#[tokio::test]
async fn the_snapshot_and_the_feed_keep_to_their_budgets() {
    let server = TestApp::start().await;
    let municipality = Arc::clone(server.app.municipality());
    let mut records = server::generate::records(&municipality, RECORDS, 1);
    server.publish("verzonnen", records.clone()).await;

    for accept in [JSON, wire::MEDIA_TYPE] {
        let asked = [("accept", accept), ("accept-encoding", "br")];
        let bytes = server.ask("/v1/gids", &asked).await.body.len();
        println!("snapshot of {RECORDS} records: {bytes} bytes brotli (limit 600000), {accept}");
        assert!(bytes <= 600_000, "{bytes}");
    }

    let whole: Snapshot = server.get("/v1/gids").await.json();
    let feed = format!("/v1/wijzigingen?na={}&reeks={}", whole.version, whole.series);
    for accept in [JSON, wire::MEDIA_TYPE] {
        let nothing = server.ask(&feed, &[("accept", accept)]).await.body.len();
        println!("nothing changed: {nothing} bytes (limit 200), {accept}");
        assert!(nothing <= 200);
    }

    records.swap_remove(RECORDS / 2);
    records.push(server::generate::records(&municipality, RECORDS, 2).swap_remove(RECORDS / 2));
    server.publish("verzonnen", records).await;
    for accept in [JSON, wire::MEDIA_TYPE] {
        let asked = [("accept", accept), ("accept-encoding", "br")];
        let one = server.ask(&feed, &asked).await.body.len();
        println!("one record changed: {one} bytes brotli (limit 1000), {accept}");
        assert!(one <= 1000);
    }
    let changes: Changes = server.get(&feed).await.json();
    assert!((1..=2).contains(&changes.items.len()), "{}", changes.items.len());
}
