//! From the store to readers: what is published, by whom, and what becomes of broken rows.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use guide::{
    record::{Fund, Record},
    text::Text,
};
use store::Edit;
use tokio::time::timeout;

use crate::{
    Config,
    testing::{TestApp, edit, now, slug},
    v1::tests::{content, ids},
};

fn funds(names: &[&str]) -> Vec<Record> {
    names.iter().map(|name| Fund::new(slug(name), Text::nl(*name)).into()).collect()
}

#[tokio::test]
async fn a_publication_is_there_without_a_restart() {
    let server = TestApp::with(funds(&["een"])).await;
    assert_eq!(ids(&server.get("/v1/fondsen").await), ["een"]);
    server.publish("proef", funds(&["een", "twee"])).await;
    assert_eq!(ids(&server.get("/v1/fondsen").await), ["een", "twee"]);
    assert_eq!(server.app.guide().version, 2);
}

#[tokio::test]
async fn a_broken_row_is_left_out_and_the_rest_is_served() {
    let server = TestApp::with(content()).await;
    let series = server.app.published().series.clone();
    let row = |kind: &str, id: &str, data: &str| Edit {
        kind: kind.into(),
        id: id.into(),
        data: Some(data.into()),
    };
    let broken = [
        row("fonds", "kapot", "{\"id\":"),
        row("fonds", "zonder-naam", "{\"id\":\"zonder-naam\"}"),
        row("fonds", "ander", "{\"id\":\"iets-anders\",\"naam\":{\"nl\":\"x\"}}"),
        row("ufo", "ufo", "{}"),
        row("fonds", "GEEN SLUG", "{}"),
        edit(&funds(&["heel"])[0]),
    ];
    let store = server.app.store();
    let done = store.publish("stuk", &broken, now().unix()).await.unwrap();
    server.app.reached(done.version).await;
    assert_eq!(ids(&server.get("/v1/fondsen").await), ["groenpot", "heel", "startgeld"]);
    assert_eq!(server.get("/v1/fondsen/kapot").await.status, 404);

    // Also after a restart, and a copy elsewhere hears that it is not there.
    let again = TestApp::of(Config::default(), Arc::clone(store)).await;
    assert_eq!(ids(&again.get("/v1/fondsen").await), ["groenpot", "heel", "startgeld"]);
    assert_eq!(again.app.published().deleted, server.app.published().deleted);
    let path = format!("/v1/wijzigingen?na=1&reeks={series}");
    assert_eq!(again.get(&path).await.body, server.get(&path).await.body);
}

#[tokio::test]
async fn a_changed_municipality_is_another_series() {
    let server = TestApp::start().await;
    let mut other = crate::testing::voorbeeldstad();
    other.name = "Anderstad".into();
    let same = crate::testing::voorbeeldstad();
    let series = server.app.store().series().await.unwrap();
    let name = |municipality| super::published::series(&series, municipality);
    assert_eq!(name(&same), server.app.published().series);
    assert_ne!(name(&other), name(&same));
    assert_ne!(super::published::series("x", &same), name(&same));
}

#[tokio::test]
async fn the_snapshot_gets_smaller_after_a_while_and_stays_the_same() {
    let server = TestApp::with(content()).await;
    let first = server.app.published();
    while server.app.published().snapshot.is_quick() {
        tokio::task::yield_now().await;
    }
    let later = server.app.published();
    assert_eq!(first.snapshot.plain, later.snapshot.plain);
    assert_eq!(first.snapshot.tag, later.snapshot.tag);
    assert!(later.snapshot.br.len() <= first.snapshot.br.len());
    assert!(!later.bytes.is_quick());
    assert_eq!(first.bytes.plain, later.bytes.plain);
}

/// Several servers on one PostgreSQL show a publication within two seconds, while readers of all
/// of them keep being answered.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_servers_on_one_database_show_a_publication() {
    let Ok(url) = std::env::var("MIENSKIP_TEST_POSTGRES") else {
        println!("not run: MIENSKIP_TEST_POSTGRES is not set");
        return;
    };
    // Without a source of its own this test would meet what others left behind.
    let source = format!("servers-{}", std::process::id());
    let name = |n: usize| format!("{source}-{n}");
    let servers = [TestApp::on(&url).await, TestApp::on(&url).await, TestApp::on(&url).await];
    let servers = Arc::new(servers);

    let stop = Arc::new(AtomicBool::new(false));
    let answered = Arc::new(AtomicUsize::new(0));
    let readers: Vec<_> = (0..servers.len())
        .map(|at| {
            let (servers, stop, answered) =
                (Arc::clone(&servers), Arc::clone(&stop), Arc::clone(&answered));
            tokio::spawn(async move {
                while !stop.load(Ordering::Relaxed) {
                    let answer = servers[at].get("/v1/fondsen").await;
                    assert_eq!(answer.status, 200);
                    answered.fetch_add(1, Ordering::Relaxed);
                    tokio::task::yield_now().await;
                }
            })
        })
        .collect();

    for round in 0..5 {
        let records = funds(&[name(round).as_str()]);
        let edits: Vec<Edit> = records.iter().map(edit).collect();
        let store = servers[round % servers.len()].app.store();
        let done = store.replace_source(&source, &edits, now().unix()).await.unwrap();
        let published = Instant::now();
        let before = answered.load(Ordering::Relaxed);
        for server in servers.iter() {
            timeout(Duration::from_secs(2), server.app.reached(done.version)).await.unwrap();
            let path = format!("/v1/fondsen/{}", name(round));
            assert_eq!(server.get(&path).await.status, 200);
        }
        assert!(published.elapsed() < Duration::from_secs(2));
        while answered.load(Ordering::Relaxed) < before + servers.len() {
            tokio::task::yield_now().await;
        }
    }
    stop.store(true, Ordering::Relaxed);
    for reader in readers {
        reader.await.unwrap();
    }
    servers[0].app.store().replace_source(&source, &[], now().unix()).await.unwrap();
}
