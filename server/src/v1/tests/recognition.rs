use api::Problem;
use axum::{
    body::Body,
    http::{Method, Request},
};
use serde_json::{Value, json};

use crate::{
    recognition::tests::{Desk, PICKUP, claim, form},
    testing::{Answer, TestApp},
};

const WAITING: &str = "/v1/bevestigingen/q83vASNFZ4mrze8BI0VniQ";

async fn ask(server: &TestApp, body: impl Into<String>) -> Answer {
    let request = Request::post("/v1/bevestigingen/_controleer")
        .header("content-type", "application/json")
        .body(Body::from(body.into()))
        .unwrap();
    server.send(request).await
}

async fn outcome(server: &TestApp, credential: &str) -> Value {
    let answer = ask(server, json!({ "waardering": credential }).to_string()).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(answer.header("api-version"), "1.0.0");
    answer.json()
}

#[tokio::test]
async fn a_device_fetches_the_answer_and_erases_it() {
    let desk = Desk::start().await;
    assert!(WAITING.ends_with(PICKUP));
    assert_eq!(desk.server.get(WAITING).await.status, 404);
    desk.confirm(&claim(), "Dank je wel!").await;

    // As often as it takes to arrive.
    let first = desk.server.get(WAITING).await;
    assert_eq!((first.status.as_u16(), first.header("cache-control")), (200, "no-store"));
    assert_eq!(first.header("etag"), "");
    let body: Value = first.json();
    assert_eq!(body["bevestigd"], true);
    assert_eq!(body["beslist"], "2026-12-02T08:30:00Z");
    assert_eq!(body["bericht"], "Dank je wel!");
    assert_eq!(body["waardering"].as_str().unwrap().split('.').count(), 3);
    assert_eq!(desk.server.get(WAITING).await.body, first.body);

    for _ in 0..2 {
        let erased = desk.server.method(Method::DELETE, WAITING).await;
        assert_eq!((erased.status.as_u16(), erased.header("api-version")), (204, "1.0.0"));
        assert_eq!(desk.server.get(WAITING).await.status, 404);
    }
    // What was issued is still known, and it is still genuine.
    let credential = body["waardering"].as_str().unwrap();
    assert_eq!(outcome(&desk.server, credential).await["uitkomst"], "echt");
}

#[tokio::test]
async fn a_no_is_fetched_as_well() {
    let desk = Desk::start().await;
    let code = desk.code(&claim()).await;
    let no = form(&claim(), &code, "nee", "Dit was <b>niet</b> bij ons.");
    assert_eq!(desk.post("/bevestig", &no.each()).await.status, 200);
    let body: Value = desk.server.get(WAITING).await.json();
    assert_eq!(
        body,
        json!({
            "bevestigd": false,
            "beslist": "2026-12-02T08:30:00Z",
            "bericht": "Dit was <b>niet</b> bij ons.",
        })
    );
    assert_eq!(desk.server.app.store().recognitions().await, Ok(vec![]));
}

#[tokio::test]
async fn nothing_of_an_answer_can_be_read_in_the_store() {
    let desk = Desk::start().await;
    desk.confirm(&claim(), "Dank je wel!").await;
    let recognitions = desk.server.app.store().recognitions().await.unwrap();
    let text = format!("{recognitions:?}");
    for secret in [PICKUP, "Noor", "wieden", "Dank", "eyJ"] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
    let bytes = desk.bytes();
    let times = |text: &str| bytes.windows(text.len()).filter(|it| *it == text.as_bytes()).count();
    for secret in [PICKUP, "Noor", "wieden", "Dank je wel", "eyJ"] {
        assert_eq!(times(secret), 0, "{secret}");
    }
    // The test looks at the right file.
    assert!(times("buurttuin") > 0);
}

#[tokio::test]
async fn another_code_finds_nothing() {
    let desk = Desk::start().await;
    desk.confirm(&claim(), "").await;
    for path in ["", "x", "q83vASNFZ4mrze8BI0VniR", "q83vASNFZ4mrze8BI0Vniw", "%00", "é"] {
        let path = format!("/v1/bevestigingen/{path}");
        for method in [Method::GET, Method::DELETE] {
            let status = desk.server.method(method, &path).await.status.as_u16();
            // A code that could be one is erased without telling whether it was there.
            assert!(matches!(status, 404 | 204), "{path}: {status}");
        }
        assert_ne!(desk.server.get(&path).await.status, 200, "{path}");
    }
    assert_eq!(desk.server.get(WAITING).await.status, 200);
    let unknown = desk.server.get(&format!("{WAITING}?vorm=kort")).await;
    assert_eq!(unknown.status, 400);
}

#[tokio::test]
async fn who_signs_says_who_it_is() {
    let desk = Desk::start().await;
    let issuer = desk.server.get("/v1/uitgever").await;
    assert_eq!(issuer.header("access-control-allow-origin"), "*");
    assert_eq!(
        issuer.json::<Value>(),
        json!({
            "id": "https://mienskip.example/v1/uitgever",
            "type": ["Profile"],
            "name": "Gemeente Voorbeeldstad",
            "url": "https://mienskip.example",
            "email": "mienskip@voorbeeldstad.example",
        })
    );
    let set = desk.server.get("/.well-known/jwks.json").await;
    assert_eq!(set.header("content-type"), "application/jwk-set+json");
    assert_eq!(set.header("access-control-allow-origin"), "*");
    assert_eq!(desk.server.get("/v1/uitgever/sleutels/anders").await.status, 404);
}

#[tokio::test]
async fn what_was_revoked_is_listed_without_why() {
    let desk = Desk::start().await;
    let credential = desk.issue().await;
    let list: Value = desk.server.get("/v1/intrekkingen").await.json();
    assert_eq!(
        list,
        json!({
            "id": "https://mienskip.example/v1/intrekkingen",
            "issuer": "https://mienskip.example/v1/uitgever",
            "revokedCredentials": [],
        })
    );
    let store = desk.server.app.store();
    let id = store.recognitions().await.unwrap()[0].id.clone();
    store.revoke_recognition(&id, "ruzie met Noor", 1_800_000_000).await.unwrap();
    let answer = desk.server.get("/v1/intrekkingen").await;
    assert!(!answer.text().contains("ruzie"));
    let list: Value = answer.json();
    let urn = format!("urn:uuid:{id}");
    assert_eq!(list["revokedCredentials"], json!([{ "id": urn, "revoked": true }]));
    let found = outcome(&desk.server, &credential).await;
    assert_eq!(found["uitkomst"], "ingetrokken");
    assert_eq!(found["ingetrokken"], "2027-01-15T08:00:00Z");
    assert_eq!(found["waardering"]["id"], urn);
}

#[tokio::test]
async fn a_program_hears_whether_it_is_genuine_and_what_it_says() {
    let desk = Desk::start().await;
    let credential = desk.issue().await;
    let found = outcome(&desk.server, &credential).await;
    assert_eq!(found["uitleg"], "Deze waardering is echt.");
    let mut said = found["waardering"].clone();
    assert!(said["id"].take().as_str().unwrap().starts_with("urn:uuid:"));
    assert_eq!(
        said,
        json!({
            "id": null,
            "uitgever": "https://mienskip.example/v1/uitgever",
            "uitgeverNaam": "Gemeente Voorbeeldstad",
            "organisatieNaam": "Buurttuin <De Es>",
            "wat": "Onkruid wieden & <b>oogsten</b>",
            "van": "2026-03-02",
            "totEnMet": "2026-05-18",
            "minuten": 750,
            "vaardigheden": ["tuinieren", "<i>samen</i>"],
            "vrijwilliger": "Noor Voorbeeld",
            "bericht": "Dank je wel!",
            "gegeven": "2026-12-02",
        })
    );
    let changed = credential.replacen("eyJ", "eyK", 1);
    assert_eq!(
        outcome(&desk.server, &changed).await,
        json!({
            "uitkomst": "onleesbaar",
            "uitleg": "Dit is geen waardering.",
        })
    );
    // Of what is not genuine nothing is repeated.
    let end = if credential.ends_with("AA") { "QQ" } else { "AA" };
    let forged = format!("{}{end}", &credential[..credential.len() - 4].to_owned()) + "AA";
    assert_eq!(
        outcome(&desk.server, &forged).await,
        json!({
            "uitkomst": "niet-echt",
            "uitleg": "Deze waardering is niet echt.",
        })
    );
}

#[tokio::test]
async fn what_is_asked_wrongly_is_told() {
    let server = TestApp::start().await;
    let faults = async |body: &str| {
        let answer = ask(&server, body).await;
        assert_eq!(answer.status, 400, "{body}");
        let problem: Problem = answer.json();
        problem.faults.into_iter().map(|it| format!("{}: {}", it.field, it.why)).collect::<Vec<_>>()
    };
    assert_eq!(faults("geen json").await, [": Stuur een JSON-object in UTF-8."]);
    assert_eq!(faults("[]").await, [": Stuur een JSON-object in UTF-8."]);
    assert_eq!(faults("{}").await, ["waardering: Stuur de waardering die je wilt nakijken."]);
    assert_eq!(faults("{\"waardering\":5}").await, ["waardering: Dit moet tekst zijn."]);
    assert_eq!(
        faults("{\"waardering\":\"a.b.c\",\"x\":1}").await,
        ["x: Dit veld kennen we niet. Wel: waardering."]
    );
    let form = Request::post("/v1/bevestigingen/_controleer")
        .header("content-type", "text/plain")
        .body(Body::from("{}"))
        .unwrap();
    assert_eq!(server.send(form).await.status, 415);
    let huge = json!({ "waardering": "x".repeat(300_000) }).to_string();
    assert_eq!(ask(&server, huge).await.status, 413);
    let large = json!({ "waardering": "x".repeat(200_000) }).to_string();
    assert_eq!(ask(&server, large).await.json::<Value>()["uitkomst"], "onleesbaar");
    assert_eq!(server.get("/v1/bevestigingen/_controleer").await.status, 405);
}
