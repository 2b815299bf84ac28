use api::Problem;
use axum::http::Method;
use serde_json::{Value, json};

use crate::{
    applications::tests::{Room, code, id, reaction, send},
    testing::Answer,
};

fn with(key: &str, value: impl Into<Value>) -> Value {
    let mut reaction = reaction(1);
    reaction[key] = value.into();
    reaction
}

fn faults(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.header("content-type"), Problem::MEDIA_TYPE, "{}", answer.text());
    let problem: Problem = answer.json();
    problem.faults.iter().map(|it| format!("{}={}: {}", it.field, it.value, it.why)).collect()
}

#[tokio::test]
async fn a_reaction_is_kept_and_told_the_same_however_often_it_is_sent() {
    let room = Room::open().await;
    let first = send(&room.server, "soepkok", &reaction(1)).await;
    assert_eq!(first.status, 201, "{}", first.text());
    assert_eq!(first.header("cache-control"), "no-store");
    insta::assert_snapshot!(first.text(), @r#"{"id":"01934d3c-0a1b-7c2d-8e3f-000000000001","ontvangen":"2026-12-02T08:30:00Z"}"#);
    // As a form on a device says it: one part is no list, and the vacancy stands there too.
    let mut form = with("deel", "Wat ik kan: koken");
    form["vacature"] = "soepkok".into();
    for again in [reaction(1), with("naam", " Sjoukje\u{7}"), with("jong", ""), form] {
        let answer = send(&room.server, "soepkok", &again).await;
        assert_eq!((answer.status.as_u16(), answer.text()), (200, first.text()));
    }
    assert_eq!(room.store().applications_of("soepkok").await.unwrap().len(), 1);
    assert_eq!(room.store().waiting_letters().await, Ok(1));
}

#[tokio::test]
async fn something_else_under_the_same_id_is_refused() {
    let room = Room::open().await;
    send(&room.server, "soepkok", &reaction(1)).await;
    for other in [
        with("bericht", "Iets anders"),
        with("telefoon", ""),
        with("jong", "ja"),
        with("deel", json!([])),
        with("code", code(2)),
    ] {
        assert_eq!(send(&room.server, "soepkok", &other).await.status, 409, "{other}");
    }
    // Nor does anybody get at a page by sending under its code.
    let mut guessed = reaction(2);
    guessed["code"] = code(1).into();
    assert_eq!(send(&room.server, "soepkok", &guessed).await.status, 409);
    assert_eq!(room.store().applications_of("soepkok").await.unwrap().len(), 1);
}

#[tokio::test]
async fn everything_that_is_wrong_is_said_by_field() {
    let room = Room::open().await;
    let wrong = json!({
        "id": "1", "naam": "", "telefoon": "bel maar", "email": "sjoukje", "bericht": "y".repeat(1001),
        "jong": "nee", "deel": ["y".repeat(301)], "code": "geheim", "taal": "fries", "leeg": "x",
        "vacature": "beller",
    });
    let answer = send(&room.server, "soepkok", &wrong).await;
    assert_eq!(answer.status, 400);
    let text = faults(&answer).join("\n").replace(&"y".repeat(80), "yy…");
    insta::assert_snapshot!(text, @r"
    leeg=: Dit veld kennen we niet. Wel: id, naam, telefoon, email, bericht, jong, deel, code, taal.
    vacature=: Dit veld kennen we niet. Wel: id, naam, telefoon, email, bericht, jong, deel, code, taal.
    id=1: Maak zelf een id: een UUID versie 7. Stuur bij herhaling hetzelfde.
    naam=: Schrijf op hoe je heet.
    telefoon=bel maar: Dit is geen telefoonnummer.
    email=sjoukje: Dit is geen e-mailadres.
    bericht=yy…: Dit mag hoogstens 1000 tekens lang zijn.
    jong=nee: Dit is leeg, of ja.
    deel=yy…: Stuur hoogstens 12 teksten van hoogstens 300 tekens.
    code=geheim: Maak zelf een code: 16 bytes toeval in base64url, 22 tekens.
    taal=fries: Een taal is twee letters, zoals nl.
    ");
    for parts in [json!([1]), json!(vec!["x"; 101]), json!({ "a": 1 })] {
        let answer = send(&room.server, "soepkok", &with("deel", parts)).await;
        assert_eq!(answer.status, 400);
        assert!(faults(&answer)[0].starts_with("deel=: Dit moet"), "{}", answer.text());
    }
    let unreachable = json!({ "id": id(1), "naam": "Sjoukje", "code": code(1), "taal": "nl" });
    let answer = send(&room.server, "soepkok", &unreachable).await;
    assert_eq!(faults(&answer), ["telefoon=: Vul een telefoonnummer of e-mailadres in."]);
    for nowhere in ["nergens", "A%20b"] {
        let answer = send(&room.server, nowhere, &reaction(1)).await;
        assert_eq!(answer.status, 404);
        let problem: Problem = answer.json();
        assert_eq!(problem.detail, "Deze vacature is er niet of niet meer.");
    }
    assert_eq!(room.store().applications_of("soepkok").await, Ok(vec![]));
}

#[tokio::test]
async fn a_code_tells_how_far_it_is_and_erases_it() {
    let room = Room::open().await;
    send(&room.server, "soepkok", &reaction(1)).await;
    let path = format!("/v1/reacties/{}", code(1));
    let answer = room.server.get(&path).await;
    assert_eq!(answer.status, 200);
    for (name, value) in [
        ("cache-control", "no-store"),
        ("referrer-policy", "no-referrer"),
        ("access-control-allow-origin", ""),
        ("etag", ""),
    ] {
        assert_eq!(answer.header(name), value, "{name}");
    }
    insta::assert_snapshot!(answer.text(), @r#"{"antwoorden":[],"gewijzigd":"2026-12-02T08:30:00Z","id":"01934d3c-0a1b-7c2d-8e3f-000000000001","ontvangen":"2026-12-02T08:30:00Z","stand":"ontvangen","vacature":{"id":"soepkok","naam":"Soepkok"}}"#);
    for other in [code(2), "geheim".into(), id(1)] {
        assert_eq!(room.server.get(&format!("/v1/reacties/{other}")).await.status, 404);
    }
    for method in [Method::POST, Method::PUT, Method::OPTIONS] {
        assert_eq!(room.server.method(method, &path).await.status, 405);
    }
    assert_eq!(room.server.method(Method::DELETE, &path).await.status, 204);
    for method in [Method::DELETE, Method::GET] {
        assert_eq!(room.server.method(method, &path).await.status, 404);
    }
    let answer = send(&room.server, "soepkok", &reaction(1)).await;
    assert_eq!(answer.status, 410);
    assert_eq!(answer.json::<Problem>().title, "Ingetrokken");
}

#[tokio::test]
async fn a_store_that_is_away_says_try_again() {
    let room = Room::open().await;
    room.server.app.close().await;
    assert_eq!(send(&room.server, "soepkok", &reaction(1)).await.status, 503);
    let path = format!("/v1/reacties/{}", code(1));
    assert_eq!(room.server.get(&path).await.status, 503);
    assert_eq!(room.server.method(Method::DELETE, &path).await.status, 503);
}
