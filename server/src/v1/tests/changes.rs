use std::collections::BTreeMap;

use guide::{
    Guide, Kind, Slug,
    change::{Change, Changes, Snapshot},
    record::{Fund, Record},
    text::Text,
    wire,
};
use proptest::prelude::*;
use serde_json::Value;

use super::content;
use crate::testing::{Answer, TestApp, slug};

fn fund(id: &str, name: &str) -> Record {
    Fund::new(slug(id), Text::nl(name)).into()
}

/// Follows the feed to its end, as a stranger would: with nothing but `next`.
async fn walk(server: &TestApp, from: &str) -> (Vec<Change>, Changes) {
    let mut path = from.to_owned();
    let mut items = Vec::new();
    loop {
        let answer = server.get(&path).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        let page: Changes = answer.json();
        if page.items.is_empty() {
            assert_eq!(
                server.get(&page.next).await.body,
                answer.body,
                "the last page leads to itself"
            );
            return (items, page);
        }
        assert_ne!(page.next, path);
        path.clone_from(&page.next);
        items.extend(page.items);
    }
}

fn key(change: &Change) -> (Kind, Slug) {
    (change.kind, change.id.clone())
}

#[tokio::test]
async fn the_whole_feed_is_the_snapshot() {
    let server = TestApp::with(content()).await;
    // Enough for more than two pages, of one publication, with the same id in two kinds.
    let many = (0..1200).map(|n| fund(&format!("fonds-{n}"), "Fonds"));
    let twin = Record::Article(guide::record::Article::new(slug("fonds-499"), Text::nl("Stuk")));
    server.publish("veel", many.chain([twin])).await;
    server.publish("proef", content().into_iter().skip(3)).await;

    let (items, last) = walk(&server, "/v1/wijzigingen").await;
    let order: Vec<(u64, &Slug)> = items.iter().map(|it| (it.modified, &it.id)).collect();
    assert!(order.is_sorted());
    let snapshot: Snapshot = server.get("/v1/gids").await.json();
    assert_eq!((last.version, &last.series), (snapshot.version, &snapshot.series));
    let walked: BTreeMap<_, _> =
        items.into_iter().filter(|it| it.record.is_some()).map(|it| (key(&it), it)).collect();
    let whole: BTreeMap<_, _> = snapshot.items.into_iter().map(|it| (key(&it), it)).collect();
    assert_eq!(walked, whole);
}

#[tokio::test]
async fn a_copy_that_stops_halfway_can_go_on_later() {
    let server = TestApp::start().await;
    let empty: Snapshot = server.get("/v1/gids").await.json();
    server.publish("veel", (0..1200).map(|n| fund(&format!("fonds-{n}"), "Fonds"))).await;

    let start = format!("/v1/wijzigingen?na=0&reeks={}", empty.series);
    let page: Changes = server.get(&start).await.json();
    assert_eq!((page.items.len(), page.version), (500, 0), "half a publication is no publication");
    let copy = Guide::from_snapshot(empty).after(page).unwrap();

    // Meanwhile something else is published, and the copy asks anew instead of following `next`.
    server.publish("meer", [fund("nieuw", "Nieuw")]).await;
    let mut copy = copy;
    let mut path = format!("/v1/wijzigingen?na={}&reeks={}", copy.version, copy.series);
    loop {
        let page: Changes = server.get(&path).await.json();
        if page.items.is_empty() {
            break;
        }
        path.clone_from(&page.next);
        copy = copy.after(page).unwrap();
    }
    assert_eq!(copy.snapshot(), server.get("/v1/gids").await.json());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Whatever is published after whatever, a copy that follows has what the server has.
    #[test]
    fn a_copy_stays_the_same_as_the_guide(
        publications in prop::collection::vec(prop::collection::btree_map(0..6u8, 0..3u8, 0..6), 1..6)
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let server = TestApp::start().await;
            let mut copy = Guide::from_snapshot(server.get("/v1/gids").await.json());
            for publication in publications {
                let records = publication.iter().map(|(id, name)| fund(&format!("f-{id}"), &format!("Naam {name}")));
                server.publish("bron", records).await;
                let path = format!("/v1/wijzigingen?na={}&reeks={}", copy.version, copy.series);
                copy = copy.after(server.get(&path).await.json()).unwrap();
                assert_eq!(copy.snapshot(), server.get("/v1/gids").await.json::<Snapshot>());
            }
        });
    }
}

fn is_start_over(answer: &Answer) {
    assert_eq!(answer.status, 410, "{}", answer.text());
    insta::allow_duplicates! {
        insta::assert_snapshot!(answer.text(), @r#"{"type":"about:blank","title":"Te oud om bij te werken","status":410,"detail":"Deze reeks of versie kennen we niet (meer). Begin opnieuw met /v1/gids."}"#);
    }
}

#[tokio::test]
async fn a_copy_of_something_else_starts_over() {
    let server = TestApp::with(content()).await;
    let series = server.app.published().series.clone();
    is_start_over(&server.get("/v1/wijzigingen?na=1&reeks=anders").await);
    is_start_over(&server.get("/v1/wijzigingen?na=0&reeks=anders").await);
    is_start_over(&server.get(&format!("/v1/wijzigingen?na=2&reeks={series}")).await);
    is_start_over(&server.get(&format!("/v1/wijzigingen?na={}&reeks={series}", u64::MAX)).await);

    for (query, field) in [
        ("na=1", "reeks"),
        ("naId=startgeld.fonds", "reeks"),
        ("na=-1", "na"),
        ("na=1&na=2", "na"),
        ("na=18446744073709551616", "na"),
        ("naId=startgeld", "naId"),
        ("naId=startgeld.geld", "naId"),
        ("sinds=1", "sinds"),
    ] {
        let answer = server.get(&format!("/v1/wijzigingen?{query}")).await;
        assert_eq!(answer.status, 400, "{query}");
        let problem: Value = answer.json();
        assert_eq!(problem["fouten"][0]["veld"], field, "{query}");
    }
}

#[tokio::test]
async fn asking_for_news_is_cheap() {
    let server = TestApp::with(content()).await;
    let series = server.app.published().series.clone();
    let path = format!("/v1/wijzigingen?na=1&reeks={series}");
    let nothing = server.get(&path).await;
    assert!(nothing.body.len() <= 200, "{} bytes: {}", nothing.body.len(), nothing.text());
    assert_eq!(nothing.json::<Changes>().next, path);

    let mut records = content();
    let Record::Activity(activity) = &mut records[4] else { panic!() };
    activity.summary = Text::nl("We koken met wie er is. Kom je ook? ".repeat(8));
    server.publish("proef", records).await;
    let one = server.get(&path).await;
    let page: Changes = one.json();
    assert_eq!((page.version, page.items.len()), (2, 1));
    assert_eq!(page.items[0].record.as_ref().unwrap().common().id().as_str(), "samen-eten");
    assert!(one.body.len() <= 1000, "{} bytes", one.body.len());
}

#[tokio::test]
async fn what_is_gone_is_said_to_be_gone_until_it_is_back() {
    let server = TestApp::with([fund("a", "A"), fund("b", "B")]).await;
    let series = server.app.published().series.clone();
    server.publish("proef", [fund("a", "A")]).await;
    let page: Changes = server.get(&format!("/v1/wijzigingen?na=1&reeks={series}")).await.json();
    assert_eq!(page.items, [Change { kind: Kind::Fund, id: slug("b"), modified: 2, record: None }]);
    assert_eq!(server.app.published().deleted, page.items);

    server.publish("proef", [fund("a", "A"), fund("b", "B weer")]).await;
    let page: Changes = server.get(&format!("/v1/wijzigingen?na=1&reeks={series}")).await.json();
    assert_eq!(page.items.len(), 1);
    assert_eq!(
        page.items[0].record.as_ref().unwrap().common().name().get(guide::Lang::NL).0,
        "B weer"
    );
    assert!(server.app.published().deleted.is_empty());
    let answer = server.get("/v1/wijzigingen").await;
    assert_eq!(answer.json::<Value>()["license"], "https://creativecommons.org/licenses/by/4.0/");
}

#[tokio::test]
async fn phones_get_the_same_as_bytes() {
    let server = TestApp::with(content()).await;
    for (path, asked) in [
        ("/v1/gids", "application/json;q=0.5, application/vnd.mienskip.gids.4"),
        ("/v1/wijzigingen", wire::MEDIA_TYPE),
    ] {
        let bytes = server.ask(path, &[("accept", asked)]).await;
        assert_eq!(bytes.header("content-type"), wire::MEDIA_TYPE);
        assert_eq!(bytes.header("vary"), "accept, accept-encoding");
        let json = server.get(path).await;
        assert_eq!(json.header("content-type"), "application/json");
        assert_eq!(json.header("vary"), "accept, accept-encoding");
        assert_ne!(bytes.header("etag"), json.header("etag"));
        if path == "/v1/gids" {
            let read: Snapshot = wire::from_bytes(&bytes.body).unwrap();
            assert_eq!(read, json.json::<Snapshot>());
        } else {
            let read: Changes = wire::from_bytes(&bytes.body).unwrap();
            assert_eq!(read, json.json::<Changes>());
        }
    }
    // Of another version of the site: what everybody gets, and the phone sees that it is that.
    let other = server.ask("/v1/gids", &[("accept", "application/vnd.mienskip.gids.0")]).await;
    assert_eq!(other.header("content-type"), "application/json");
}
