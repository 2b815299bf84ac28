use std::io::Read as _;

use guide::{
    Guide, Kind, Text,
    change::Snapshot,
    record::{Record, Service},
};
use jiff::civil::date;
use serde_json::Value;

use super::content;
use crate::{
    testing::{TestApp, slug, voorbeeldstad},
    v1::resource,
};

#[tokio::test]
async fn every_record_has_an_address_of_its_own() {
    let server = TestApp::with(content()).await;
    for record in content() {
        let kind = record.kind();
        let path = resource::ALL.iter().find(|it| it.kind == kind).unwrap().path;
        let answer = server.get(&format!("/v1/{path}/{}", record.common().id())).await;
        assert_eq!(answer.status, 200);
        assert_eq!(Record::from_json(kind, answer.text()).unwrap(), record);
    }
    assert_eq!(server.get("/v1/fondsen/kamer").await.status, 404);
}

#[tokio::test]
async fn a_record_says_how_fresh_it_is_but_a_copy_does_not() {
    let dated = |id: &str, on| {
        Record::from(Service { checked_on: Some(on), ..Service::new(slug(id), Text::nl(id)) })
    };
    let server = TestApp::with([
        dated("a-oud", date(2026, 6, 1)),
        dated("b-oudert", date(2026, 6, 2)),
        dated("c-vers", date(2026, 12, 1)),
        Service::new(slug("d-onbekend"), Text::nl("d")).into(),
    ])
    .await;
    for id in ["a-oud", "b-oudert", "c-vers", "d-onbekend"] {
        let body: Value = server.get(&format!("/v1/hulpaanbod/{id}")).await.json();
        assert_eq!(body["versheid"], id[2..], "{id}");
        assert_eq!(body["id"], id);
    }
    let list: Value = server.get("/v1/hulpaanbod").await.json();
    let order: Vec<&str> = list["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["versheid"].as_str().unwrap())
        .collect();
    assert_eq!(order, ["oudert", "vers", "onbekend", "oud"], "what is old comes last");
    assert!(!server.get("/v1/gids").await.text().contains("versheid"));
    let described: Value = server.get("/v1/openapi.json").await.json();
    let shape = &described["components"]["schemas"]["Hulpaanbod"]["properties"]["versheid"];
    assert_eq!(shape["enum"], serde_json::json!(["vers", "oudert", "onbekend", "oud"]));
    assert_eq!(server.get("/v1/gemeente").await.json::<Value>()["houdbaarheid"]["hulp"], 6);
}

#[tokio::test]
async fn dates_are_worked_out() {
    let server = TestApp::with(content()).await;
    let body: Value = server.get("/v1/activiteiten/samen-eten/data").await.json();
    let dates: Vec<&str> =
        body["items"].as_array().unwrap().iter().map(|it| it["datum"].as_str().unwrap()).collect();
    assert_eq!(dates.len(), 20);
    assert_eq!(dates[..4], ["2026-12-02", "2026-12-09", "2026-12-16", "2026-12-30"]);
    // In summer the same hour on the clock is another hour in UTC.
    insta::assert_snapshot!(body["items"][0], @r#"{"begin":"2026-12-02T16:30:00Z","datum":"2026-12-02","einde":"2026-12-02T18:00:00Z"}"#);
    insta::assert_snapshot!(body["items"][19], @r#"{"begin":"2027-04-21T15:30:00Z","datum":"2027-04-21","einde":"2027-04-21T17:00:00Z"}"#);

    let cancelled = server.get("/v1/activiteiten/kerstzang/data").await;
    insta::assert_snapshot!(cancelled.text(), @r#"{"afgelast":true,"items":[{"datum":"2026-12-19"}]}"#);
    let over = server.get("/v1/activiteiten/zomerfeest/data").await;
    insta::assert_snapshot!(over.text(), @r#"{"afgelast":false,"items":[]}"#);
    assert_eq!(server.get("/v1/activiteiten/niets/data").await.status, 404);
    assert_eq!(server.get("/v1/fondsen/startgeld/data").await.status, 404);
}

#[tokio::test]
async fn the_municipality_and_its_areas_can_be_read() {
    let server = TestApp::start().await;
    let municipality = server.get("/v1/gemeente").await;
    let read: guide::municipality::Municipality = municipality.json();
    assert_eq!(read, voorbeeldstad());
    let areas = server.get("/v1/gebieden").await;
    insta::assert_snapshot!(areas.text(), @r#"{"totaal":2,"items":[{"slug":"stad","naam":{"nl":"De stad"},"wijken":["WK999901","WK999902"]},{"slug":"dorpen","naam":{"nl":"De dorpen","fy":"De doarpen"},"wijken":["WK999903"]}]}"#);
    let area = server.get("/v1/gebieden/stad").await;
    insta::assert_snapshot!(area.text(), @r#"{"slug":"stad","naam":{"nl":"De stad"},"wijken":["WK999901","WK999902"]}"#);
    assert_eq!(server.get("/v1/gebieden/eerstehoek").await.status, 404);
}

#[tokio::test]
async fn the_snapshot_is_the_whole_guide_in_every_encoding() {
    let server = TestApp::with(content()).await;
    let plain = server.get("/v1/gids").await;
    let guide = Guide::from_snapshot(plain.json::<Snapshot>());
    assert_eq!((guide.version, guide.len()), (1, content().len()));
    assert_eq!(plain.header("content-encoding"), "");

    let gzip = server.ask("/v1/gids", &[("accept-encoding", "gzip")]).await;
    assert_eq!(gzip.header("content-encoding"), "gzip");
    let mut unpacked = Vec::new();
    flate2::read::GzDecoder::new(gzip.body.as_slice()).read_to_end(&mut unpacked).unwrap();
    assert_eq!(unpacked, plain.body);

    let br = server.ask("/v1/gids", &[("accept-encoding", "gzip, br")]).await;
    assert_eq!(br.header("content-encoding"), "br");
    assert_eq!(br.header("vary"), "accept, accept-encoding");
    let mut unpacked = Vec::new();
    brotli::Decompressor::new(br.body.as_slice(), 4096).read_to_end(&mut unpacked).unwrap();
    assert_eq!(unpacked, plain.body);
    assert!(br.body.len() < gzip.body.len() && gzip.body.len() < plain.body.len() / 2);
}

#[tokio::test]
async fn a_version_of_the_snapshot_has_an_address() {
    let server = TestApp::with(content()).await;
    let newest = server.get("/v1/gids").await;
    assert_eq!(server.get("/v1/gids?versie=1").await.body, newest.body);
    for other in [0, 2, 99] {
        let answer = server.get(&format!("/v1/gids?versie={other}")).await;
        assert_eq!(answer.status, 307);
        assert_eq!(answer.header("location"), "/v1/gids?versie=1");
        assert_eq!(answer.header("api-version"), "1.0.0");
    }
    assert_eq!(server.get("/v1/gids?versie=nieuw").await.status, 400);
}

#[tokio::test]
async fn who_has_the_same_already_gets_nothing_again() {
    let server = TestApp::with(content()).await;
    for path in [
        "/v1/activiteiten",
        "/v1/activiteiten/koffie",
        "/v1/activiteiten/koffie/data",
        "/v1/gemeente",
        "/v1/gebieden",
        "/v1/gids",
        "/v1/wijzigingen",
        "/v1/openapi.json",
    ] {
        for encoding in ["identity", "gzip", "br"] {
            let headers = ("accept-encoding", encoding);
            let first = server.ask(path, &[headers]).await;
            assert_eq!(first.status, 200, "{path}");
            let etag = first.header("etag");
            assert!(etag.starts_with('"') && etag.ends_with('"'), "{path}: {etag}");
            let again = server.ask(path, &[headers, ("if-none-match", etag)]).await;
            assert_eq!((again.status.as_u16(), again.body.len()), (304, 0), "{path} {encoding}");
            assert_eq!(again.header("etag"), etag, "{path} {encoding}");
            assert_eq!(again.header("api-version"), "1.0.0", "{path}");
            assert_eq!(again.header("content-encoding"), "", "{path}");
        }
    }
    let etag = server.get("/v1/fondsen").await.header("etag").to_owned();
    server.publish("proef", []).await;
    let changed = server.ask("/v1/fondsen", &[("if-none-match", &etag)]).await;
    assert_eq!(changed.status, 200);
}

#[tokio::test]
async fn the_description_tells_of_every_address_and_of_no_other() {
    let server = TestApp::with(content()).await;
    let description: Value = server.get("/v1/openapi.json").await.json();
    assert_eq!(description["servers"][0]["url"], "https://mienskip.example/v1");
    assert_eq!(description["info"]["contact"]["email"], "mienskip@voorbeeldstad.example");
    let paths = description["paths"].as_object().unwrap();
    assert_eq!(paths.len(), 2 * resource::ALL.len() + 19);
    for (path, item) in paths {
        if path.ends_with("/{code}") || path == "/uitgever/sleutels/{id}" {
            // What has to be made first has tests of its own.
            continue;
        }
        let id = match path.split('/').nth(1).unwrap() {
            "gebieden" => "stad".to_owned(),
            name => {
                let resource = resource::ALL.iter().find(|it| it.path == name);
                let kind = resource.map_or(Kind::Fund, |it| it.kind);
                let record = content().into_iter().find(|it| it.kind() == kind).unwrap();
                record.common().id().to_string()
            }
        };
        if item["post"].is_object() || item["put"].is_object() {
            // What takes something in has tests of its own.
            continue;
        }
        // A search needs words.
        let needed = if path == "/_zoek" { "q=eten&" } else { "" };
        let address = format!("/v1{}?{needed}", path.replace("{id}", &id));
        let address = address.trim_end_matches(['&', '?']);
        let and = if needed.is_empty() { '?' } else { '&' };
        assert_eq!(server.get(address).await.status, 200, "{path}");
        // What the description says can be asked, can be asked; and nothing else.
        let parameters = item["get"]["parameters"].as_array().unwrap();
        let optional = parameters.iter().filter(|it| it["in"] == "query");
        for parameter in optional.filter(|it| it["required"] != true) {
            let name = parameter["name"].as_str().unwrap();
            let path = format!("{address}{and}{name}=");
            assert_eq!(server.get(&path).await.status, 200, "{path}");
        }
        let unknown = format!("{address}{and}onbekend=1");
        assert_eq!(server.get(&unknown).await.status, 400, "{path}");
    }
}
