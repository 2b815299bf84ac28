use api::Problem;
use axum::{
    body::Body,
    http::{Method, Request},
};
use serde_json::{Value, json};

use super::content;
use crate::{
    Config,
    peer::Connected,
    testing::{Answer, TestApp},
};

const ID: &str = "01934d3c-0a1b-7c2d-8e3f-0123456789ab";

/// The id with this number.
fn id(number: usize) -> String {
    format!("01934d3c-0a1b-7c2d-8e3f-{number:012x}")
}

fn correction() -> Value {
    json!({
        "id": ID, "soort": "plek", "onderdeel": "kamer", "wat": "tijden", "taal": "fy",
        "uitleg": "Op woansdei\u{0} <b>ticht</b>", "email": "bewoner@voorbeeld.example",
    })
}

fn with(key: &str, value: impl Into<Value>) -> Value {
    let mut correction = correction();
    correction[key] = value.into();
    correction
}

fn request(body: impl Into<String>) -> Request<Body> {
    Request::post("/v1/correcties")
        .header("content-type", "application/json; charset=utf-8")
        .body(Body::from(body.into()))
        .unwrap()
}

async fn send(server: &TestApp, body: &Value) -> Answer {
    server.send(request(body.to_string())).await
}

async fn kept(server: &TestApp) -> Vec<store::Correction> {
    server.app.store().corrections().await.unwrap()
}

fn faults(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.header("content-type"), Problem::MEDIA_TYPE, "{}", answer.text());
    let problem: Problem = answer.json();
    problem.faults.iter().map(|it| format!("{}={}: {}", it.field, it.value, it.why)).collect()
}

#[tokio::test]
async fn a_correction_is_kept_and_told_the_same_however_often_it_is_sent() {
    let server = TestApp::with(content()).await;
    let first = send(&server, &correction()).await;
    assert_eq!(first.status, 201, "{}", first.text());
    assert_eq!(first.header("cache-control"), "no-store");
    assert_eq!(first.header("api-version"), "1.0.0");
    insta::assert_snapshot!(first.text(), @r#"{"id":"01934d3c-0a1b-7c2d-8e3f-0123456789ab","ontvangen":"2026-12-02T08:30:00Z"}"#);

    for again in
        [correction(), with("id", ID.to_uppercase()), with("uitleg", "Op woansdei <b>ticht</b> ")]
    {
        let answer = send(&server, &again).await;
        assert_eq!((answer.status.as_u16(), answer.text()), (200, first.text()));
    }
    let all = kept(&server).await;
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].words, "Op woansdei <b>ticht</b>");
    assert_eq!(all[0].email.as_deref(), Some("bewoner@voorbeeld.example"));
    assert_eq!((all[0].kind.as_str(), all[0].record.as_str()), ("plek", "kamer"));
}

#[tokio::test]
async fn it_stays_the_same_when_it_was_answered_or_the_record_is_gone() {
    let server = TestApp::with(content()).await;
    let first = send(&server, &correction()).await;
    assert!(server.app.store().answer_correction(ID, "Klopt.", 0).await.unwrap());
    server.publish("proef", []).await;
    let again = send(&server, &correction()).await;
    assert_eq!((again.status.as_u16(), again.text()), (200, first.text()));
    assert_eq!(kept(&server).await[0].email, None);
}

#[tokio::test]
async fn something_else_under_the_same_id_is_refused() {
    let server = TestApp::with(content()).await;
    send(&server, &correction()).await;
    for other in [with("uitleg", "Iets anders"), with("wat", "weg"), with("email", Value::Null)] {
        let answer = send(&server, &other).await;
        assert_eq!(answer.status, 409, "{}", answer.text());
        assert_eq!(answer.json::<Problem>().status, 409);
    }
    assert_eq!(kept(&server).await.len(), 1);
}

#[tokio::test]
async fn the_id_may_stand_in_the_header() {
    let server = TestApp::with(content()).await;
    let post = |body: &Value, key: &str| {
        let mut request = request(body.to_string());
        request.headers_mut().insert("idempotency-key", key.parse().unwrap());
        server.send(request)
    };
    assert_eq!(post(&with("id", Value::Null), ID).await.status, 201);
    assert_eq!(post(&correction(), ID).await.status, 200);
    let answer = post(&correction(), &id(1)).await;
    assert_eq!(answer.status, 400);
    assert_eq!(
        faults(&answer),
        ["id=01934d3c-0a1b-7c2d-8e3f-0123456789ab: Dit is een ander id dan in Idempotency-Key."]
    );
}

#[tokio::test]
async fn everything_that_is_wrong_is_said_by_field() {
    let server = TestApp::with(content()).await;
    let wrong = json!({
        "id": "1", "soort": "ding", "onderdeel": "A b", "wat": "x", "uitleg": "y".repeat(2001),
        "email": "bewoner", "taal": "nederlands",
    });
    let answer = send(&server, &wrong).await;
    assert_eq!(answer.status, 400);
    insta::assert_snapshot!(faults(&answer).join("\n").replace(&"y".repeat(80), "yy…"), @r"
    id=1: Maak zelf een id: een UUID versie 7. Stuur bij herhaling hetzelfde.
    soort=ding: Kies uit: organisatie, plek, activiteit, initiatief, hulp, vacature, fonds, kennis, gebiedsplan, welkomstblok.
    onderdeel=A b: Dit onderdeel is er niet of niet meer.
    wat=x: Kies uit: tijden, contact, weg, anders.
    uitleg=yy…: Dit mag hoogstens 2000 tekens lang zijn.
    email=bewoner: Dit is geen e-mailadres.
    taal=nederlands: Een taal is twee letters, zoals nl.
    ");

    let mut strange = with("wat", 3);
    strange["leeg"] = "x".into();
    strange["email"] = "a@b".into();
    let answer = send(&server, &strange).await;
    insta::assert_snapshot!(faults(&answer).join("\n"), @r"
    leeg=: Dit veld kennen we niet. Wel: id, soort, onderdeel, wat, uitleg, email, taal.
    wat=: Dit moet tekst zijn.
    email=a@b: Dit is geen e-mailadres.
    ");

    let answer = send(&server, &with("onderdeel", "nergens")).await;
    assert_eq!(faults(&answer), ["onderdeel=nergens: Dit onderdeel is er niet of niet meer."]);
    assert_eq!(kept(&server).await, []);
}

#[tokio::test]
async fn what_is_not_a_correction_at_all_gets_an_answer() {
    let server = TestApp::with(content()).await;
    for (body, why) in [
        ("", "Dit is geen JSON in UTF-8."),
        ("{", "Dit is geen JSON in UTF-8."),
        ("\"\\ud800\"", "Dit is geen JSON in UTF-8."),
        ("[]", "Stuur een JSON-object met velden."),
        ("null", "Stuur een JSON-object met velden."),
    ] {
        let answer = server.send(request(body)).await;
        assert_eq!((answer.status.as_u16(), faults(&answer)), (400, vec![format!("=: {why}")]));
    }
    let deep = server.send(request("[".repeat(100_000))).await;
    assert_eq!(deep.status, 400);
    let large = server.send(request(with("uitleg", "x".repeat(300_000)).to_string())).await;
    assert_eq!(large.status, 413);

    let mut form = request("soort=plek");
    form.headers_mut().insert("content-type", "application/x-www-form-urlencoded".parse().unwrap());
    assert_eq!(server.send(form).await.status, 415);
    for method in [Method::GET, Method::PUT, Method::DELETE] {
        let answer = server.method(method, "/v1/correcties").await;
        assert_eq!((answer.status.as_u16(), answer.header("allow")), (405, "POST"));
    }
    let mut asked = request(correction().to_string());
    *asked.uri_mut() = "/v1/correcties?taal=fy".parse().unwrap();
    assert_eq!(server.send(asked).await.status, 400);
    // What people report is nobody else's business.
    assert_eq!(server.get(&format!("/v1/correcties/{ID}")).await.status, 404);
}

#[tokio::test]
async fn too_many_from_one_network_wait_and_what_came_before_is_still_told_so() {
    let server = TestApp::with(content()).await;
    let post = async |number: usize, from: &str| {
        let mut request = request(with("id", id(number)).to_string());
        request.extensions_mut().insert(Connected(from.parse().unwrap()));
        // Anybody can write this.
        request
            .headers_mut()
            .insert("x-forwarded-for", format!("10.0.0.{number}").parse().unwrap());
        server.send(request).await
    };
    for number in 0..10 {
        assert_eq!(post(number, "192.0.2.1").await.status, 201);
    }
    let refused = post(10, "192.0.2.1").await;
    assert_eq!(refused.status, 429);
    let wait: u32 = refused.header("retry-after").parse().unwrap();
    assert!((1..=600).contains(&wait), "{wait}");
    assert!(refused.json::<Problem>().detail.ends_with('.'));
    assert_eq!(post(3, "192.0.2.1").await.status, 200);
    assert_eq!(post(10, "192.0.2.2").await.status, 201);
    assert_eq!(kept(&server).await.len(), 11);
}

#[tokio::test]
async fn one_record_takes_so_many_whoever_sends_them() {
    let server = TestApp::with(content()).await;
    let post = async |number: usize, record: &str| {
        let mut correction = with("id", id(number));
        correction["onderdeel"] = record.into();
        let mut request = request(correction.to_string());
        let from = format!("192.0.2.{number}").parse().unwrap();
        request.extensions_mut().insert(Connected(from));
        server.send(request).await.status.as_u16()
    };
    for number in 0..20 {
        assert_eq!(post(number, "kamer").await, 201);
    }
    assert_eq!(post(20, "kamer").await, 429);
    assert_eq!(post(20, "dorpshuis").await, 201);
}

#[tokio::test]
async fn behind_a_proxy_the_proxy_says_who_it_is() {
    let plain = TestApp::with(content()).await;
    let config = Config { proxy: true, ..Config::default() };
    let server = TestApp::of(config, std::sync::Arc::clone(plain.app.store())).await;
    let post = async |number: usize, forwarded: &str| {
        let mut request = request(with("id", id(number)).to_string());
        request.extensions_mut().insert(Connected("127.0.0.1".parse().unwrap()));
        request.headers_mut().insert("x-forwarded-for", forwarded.parse().unwrap());
        server.send(request).await.status.as_u16()
    };
    for number in 0..10 {
        // What stands before the last one the sender made up.
        assert_eq!(post(number, &format!("10.1.1.{number}, 192.0.2.1")).await, 201);
    }
    assert_eq!(post(10, "10.9.9.9, 192.0.2.1").await, 429);
    assert_eq!(post(10, "192.0.2.2").await, 201);
}

#[tokio::test]
async fn a_store_that_is_away_says_try_again() {
    let server = TestApp::with(content()).await;
    server.app.close().await;
    assert_eq!(send(&server, &correction()).await.status, 503);
}
