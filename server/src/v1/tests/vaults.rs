use std::sync::Arc;

use api::Problem;
use axum::{
    body::Body,
    http::{Method, Request},
};

use crate::{
    Config,
    peer::Connected,
    testing::{Answer, TestApp},
};

const ID: &str = "5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e";
const OTHER: &str = "0ddba1100ddba1100ddba1100ddba110";
const TOKEN: &str = "c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00";
const NEW: (&str, &str) = ("if-none-match", "*");
const BYTES: (&str, &str) = ("content-type", "application/octet-stream");

fn after(revision: &str) -> (&str, &str) {
    ("if-match", revision)
}

/// Somebody with an id and a token at a server.
struct Device<'a> {
    server: &'a TestApp,
    id: &'a str,
    token: &'a str,
    from: &'a str,
}

impl<'a> Device<'a> {
    fn at(server: &'a TestApp) -> Self {
        Self { server, id: ID, token: TOKEN, from: "192.0.2.1" }
    }

    async fn send(&self, method: Method, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("/v1/kluis/{}", self.id))
            .extension(Connected(self.from.parse().unwrap()));
        if !self.token.is_empty() {
            request = request.header("kluis-token", self.token);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.server.send(request.body(Body::from(body.to_vec())).unwrap()).await
    }

    async fn get(&self) -> Answer {
        self.send(Method::GET, &[], b"").await
    }

    async fn put(&self, condition: (&str, &str), body: &[u8]) -> Answer {
        self.send(Method::PUT, &[BYTES, condition], body).await
    }

    async fn delete(&self) -> Answer {
        self.send(Method::DELETE, &[], b"").await
    }
}

fn status(answer: &Answer) -> u16 {
    answer.status.as_u16()
}

#[tokio::test]
async fn what_goes_into_a_vault_comes_out_until_it_is_erased() {
    let server = TestApp::start().await;
    let device = Device::at(&server);
    assert_eq!(status(&device.get().await), 404);

    let made = device.put(NEW, b"\0een\xff").await;
    assert_eq!((status(&made), made.header("etag"), made.body.len()), (201, "\"1\"", 0));
    // 2 December 2026, and 540 days.
    assert_eq!(made.header("vervalt"), "2028-05-25");
    assert_eq!(made.header("cache-control"), "no-store");
    assert_eq!(made.header("api-version"), "1.0.0");

    let read = device.get().await;
    assert_eq!((status(&read), read.body.as_slice()), (200, b"\0een\xff".as_slice()));
    assert_eq!(read.header("content-type"), "application/octet-stream");
    assert_eq!(read.header("cache-control"), "no-store");
    assert_eq!((read.header("etag"), read.header("vervalt")), ("\"1\"", "2028-05-25"));
    let known = device.send(Method::GET, &[("if-none-match", "\"1\"")], b"").await;
    assert_eq!((status(&known), known.body.len(), known.header("etag")), (304, 0, "\"1\""));

    let changed = device.put(after("\"1\""), b"twee").await;
    assert_eq!((status(&changed), changed.header("etag")), (204, "\"2\""));
    assert_eq!(device.get().await.body, b"twee");

    assert_eq!(status(&device.delete().await), 204);
    assert_eq!(status(&device.delete().await), 404);
    assert_eq!(status(&device.get().await), 404);
}

#[tokio::test]
async fn sending_the_same_again_gets_the_same_answer() {
    let server = TestApp::start().await;
    let device = Device::at(&server);
    for (condition, body, revision) in
        [(NEW, b"een".as_slice(), "\"1\""), (after("\"1\""), b"twee", "\"2\"")]
    {
        device.put(condition, body).await;
        let again = device.put(condition, body).await;
        assert_eq!((status(&again), again.header("etag")), (204, revision));
        assert_eq!(again.header("vervalt"), "2028-05-25");
    }
}

#[tokio::test]
async fn who_comes_second_is_told_and_overwrites_nothing() {
    let server = TestApp::start().await;
    let device = Device::at(&server);
    device.put(NEW, b"een").await;
    device.put(after("\"1\""), b"twee").await;
    for condition in [NEW, after("\"1\""), after("\"3\""), after("\"0\"")] {
        let refused = device.put(condition, b"drie").await;
        assert_eq!((status(&refused), refused.header("etag")), (412, "\"2\""), "{condition:?}");
        assert_eq!(refused.json::<Problem>().status, 412);
    }
    assert_eq!(device.get().await.body, b"twee");
}

#[tokio::test]
async fn a_wrong_token_and_no_vault_look_alike() {
    let server = TestApp::start().await;
    Device::at(&server).put(NEW, b"een").await;
    let wrong = TOKEN.replace("c0ffee", "decafe");
    let with_another_token = Device { token: &wrong, ..Device::at(&server) };
    let nowhere = Device { id: OTHER, ..Device::at(&server) };
    for (method, headers) in [
        (Method::GET, [("accept", "*/*"), ("if-none-match", "\"1\"")]),
        (Method::HEAD, [("accept", "*/*"), ("if-none-match", "*")]),
        (Method::PUT, [BYTES, after("\"1\"")]),
        (Method::PUT, [BYTES, after("\"2\"")]),
        (Method::DELETE, [("accept", "*/*"), ("te", "")]),
    ] {
        let mut seen = Vec::new();
        for device in [&with_another_token, &nowhere] {
            let mut answer = device.send(method.clone(), &headers, b"een").await;
            answer.headers.remove("x-request-id");
            assert_eq!(status(&answer), 404, "{method}");
            seen.push((answer.headers, answer.body));
        }
        assert_eq!(seen[0], seen[1], "{method}");
    }
    // To make one is the only way to hear that an id is in use.
    assert_eq!(status(&with_another_token.put(NEW, b"een").await), 404);
    assert_eq!(Device::at(&server).get().await.body, b"een");
}

#[tokio::test]
async fn what_is_wrong_with_a_request_is_said() {
    let server = TestApp::start().await;
    let device = Device::at(&server);
    for id in ["5CA1AB1E5CA1AB1E5CA1AB1E5CA1AB1E", "5ca1", "%00", &"5".repeat(33), &"g".repeat(32)]
    {
        let answer = Device { id, ..Device::at(&server) }.put(NEW, b"een").await;
        assert_eq!(status(&answer), 404, "{id}");
    }
    let short = &TOKEN[1..];
    for token in ["", short, "Bearer"] {
        let answer = Device { token, ..Device::at(&server) }.put(NEW, b"een").await;
        assert_eq!(status(&answer), 400, "{token}");
        let problem: Problem = answer.json();
        assert_eq!(problem.faults[0].field, "Kluis-Token");
        assert_eq!(problem.faults[0].value, "", "a token that was sent is not sent back");
    }
    assert_eq!(status(&device.send(Method::PUT, &[BYTES], b"een").await), 428);
    assert_eq!(status(&device.send(Method::PUT, &[NEW], b"een").await), 415);
    let form = ("content-type", "application/x-www-form-urlencoded");
    assert_eq!(status(&device.send(Method::PUT, &[form, NEW], b"een").await), 415);
    for condition in [
        after("*"),
        after("1"),
        after("\"1\", \"2\""),
        after("W/\"1\""),
        after("\"-1\""),
        after("\"99999999999999999999\""),
        ("if-none-match", "\"1\""),
    ] {
        assert_eq!(status(&device.put(condition, b"een").await), 400, "{condition:?}");
    }
    let both = device.send(Method::PUT, &[BYTES, NEW, after("\"1\"")], b"een").await;
    assert_eq!(status(&both), 400);
    let asked = Request::get(format!("/v1/kluis/{ID}?versie=1")).header("kluis-token", TOKEN);
    assert_eq!(status(&server.send(asked.body(Body::empty()).unwrap()).await), 400);
    assert_eq!(status(&device.get().await), 404);
    let posted = device.send(Method::POST, &[], b"een").await;
    assert_eq!((status(&posted), posted.header("allow")), (405, "GET,HEAD,PUT,DELETE"));
    assert_eq!(status(&server.get("/v1/kluis").await), 404);
}

#[tokio::test]
async fn a_vault_has_a_largest_size() {
    let plain = TestApp::start().await;
    let store = Arc::clone(plain.app.store());
    let small = TestApp::of(Config { kluis_kb: 4, ..Config::default() }, store).await;
    for (server, most) in [(&plain, 262_144), (&small, 4096)] {
        let device = Device { id: if most == 4096 { OTHER } else { ID }, ..Device::at(server) };
        let refused = device.put(NEW, &vec![7; most + 1]).await;
        assert_eq!(status(&refused), 413, "{most}");
        assert_eq!(refused.json::<Problem>().status, 413);
        assert_eq!(status(&device.put(NEW, &vec![7; most]).await), 201, "{most}");
    }
}

#[tokio::test]
async fn too_much_from_one_network_or_for_one_vault_waits() {
    let server = TestApp::start().await;
    let id = |number: u32| format!("{number:032x}");
    for number in 0..40 {
        let made = Device { id: &id(number), ..Device::at(&server) }.put(NEW, b"een").await;
        assert_eq!(status(&made), 201);
    }
    let one_more = id(40);
    let refused = Device { id: &one_more, ..Device::at(&server) }.put(NEW, b"een").await;
    assert_eq!(status(&refused), 429);
    let wait: u32 = refused.header("retry-after").parse().unwrap();
    assert!((1..=600).contains(&wait), "{wait}");
    // The others go on, and so does who has one already.
    let elsewhere = Device { id: &one_more, from: "192.0.2.2", ..Device::at(&server) };
    assert_eq!(status(&elsewhere.put(NEW, b"een").await), 201);
    let first = id(0);
    let known = Device { id: &first, ..Device::at(&server) };
    assert_eq!(status(&known.put(after("\"1\""), b"twee").await), 204);

    // Whoever guesses does not go on for ever, wherever they are.
    let mut answers = Vec::new();
    for number in 0..220 {
        let from = format!("198.51.100.{}", number % 100);
        let guesses = Device { token: &"0".repeat(64), from: &from, ..Device::at(&server) };
        answers.push(status(&guesses.get().await));
    }
    assert_eq!(answers.iter().filter(|it| **it == 404).count(), 200);
    assert_eq!(answers.iter().filter(|it| **it == 429).count(), 20);
}

#[tokio::test]
async fn pages_elsewhere_cannot_look_in_a_vault() {
    let server = TestApp::start().await;
    let device = Device::at(&server);
    device.put(NEW, b"een").await;
    for method in [Method::GET, Method::OPTIONS] {
        let answer = device.send(method, &[("origin", "https://elders.example")], b"").await;
        let names: Vec<_> = answer.headers.keys().map(|name| name.as_str().to_owned()).collect();
        assert!(!names.iter().any(|name| name.starts_with("access-control")), "{names:?}");
    }
    assert_eq!(server.get("/v1/gids").await.header("access-control-allow-origin"), "*");
}

#[tokio::test]
async fn a_vault_in_a_store_that_is_away_asks_to_try_again() {
    let server = TestApp::start().await;
    server.app.close().await;
    let device = Device::at(&server);
    assert_eq!(status(&device.get().await), 503);
    assert_eq!(status(&device.put(NEW, b"een").await), 503);
    assert_eq!(status(&device.delete().await), 503);
}
