//! What holds for every address.

use axum::{Router, body::Body, http::Request, middleware, routing::get};
use guide::{Text, record::Fund};
use proptest::prelude::*;
use tower::ServiceExt as _;
use tower_http::catch_panic::CatchPanicLayer;

use crate::{
    Config, layers,
    testing::{TestApp, now, slug},
    v1::tests::content,
};

#[tokio::test]
async fn every_answer_is_safe_to_show() {
    let server = TestApp::with(content()).await;
    for path in [
        "/v1/gids",
        "/v1/niets",
        "/v1/fondsen?x",
        "/activiteiten/koffie.ics",
        "/healthz",
        "/robots.txt",
        "/sitemap.xml",
    ] {
        let answer = server.get(path).await;
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "same-origin"),
            ("strict-transport-security", ""),
        ] {
            assert_eq!(answer.header(name), value, "{path}");
        }
        let policy = answer.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'; frame-ancestors 'none'"),
            "{path}: {policy}"
        );
        assert_ne!(answer.header("cache-control"), "", "{path}");
        assert_ne!(answer.header("x-request-id"), "", "{path}");
    }
}

#[tokio::test]
async fn behind_tls_browsers_are_told_to_stay_there() {
    let plain = TestApp::start().await;
    let config = Config { tls: true, ..Config::default() };
    let server = TestApp::of(config, std::sync::Arc::clone(plain.app.store())).await;
    let answer = server.get("/v1/gids").await;
    assert_eq!(answer.header("strict-transport-security"), "max-age=63072000");
}

#[tokio::test]
async fn two_slashes_lead_nowhere() {
    let server = TestApp::start().await;
    for path in ["//", "//elders.example/", "//elders.example/%2e%2e", "//v1/gids"] {
        assert_eq!(server.get(path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn a_request_keeps_its_number() {
    let server = TestApp::start().await;
    let answer = server.ask("/healthz", &[("x-request-id", "abc-123")]).await;
    assert_eq!(answer.header("x-request-id"), "abc-123");
    let answer = server.ask("/healthz", &[("x-request-id", "a b\tc")]).await;
    assert_ne!(answer.header("x-request-id"), "a b\tc");
}

#[tokio::test]
async fn a_panic_ends_one_request() {
    let routes = Router::new()
        .route("/", get(async || -> &'static str { panic!("on purpose") }))
        .layer(CatchPanicLayer::custom(layers::panicked));
    let answer = routes.oneshot(Request::new(Body::empty())).await.unwrap();
    assert_eq!(answer.status(), 500);
    assert_eq!(answer.headers()["content-type"], "application/problem+json");
}

#[tokio::test(start_paused = true)]
async fn what_takes_too_long_is_ended() {
    let routes = Router::new()
        .route("/", get(async || std::future::pending::<&'static str>().await))
        .layer(middleware::from_fn(layers::deadline));
    let answer = routes.oneshot(Request::new(Body::empty())).await.unwrap();
    assert_eq!(answer.status(), 503);
}

#[tokio::test]
async fn a_request_that_is_too_large_is_refused() {
    let server = TestApp::start().await;
    let request = Request::post("/v1/gids")
        .header("content-length", "1000000")
        .body(Body::from(vec![0; 1_000_000]))
        .unwrap();
    let answer = server.send(request).await;
    assert_eq!(answer.status, 413);
    assert_eq!(answer.header("content-type"), "application/problem+json");
}

fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("v1".to_owned()),
        Just("activiteiten".to_owned()),
        Just("wijzigingen".to_owned()),
        Just("gids".to_owned()),
        Just("fy".to_owned()),
        Just("koffie.ics".to_owned()),
        Just("..".to_owned()),
        Just("%2e%2e%2f".to_owned()),
        Just("%00".to_owned()),
        Just("%ff%fe".to_owned()),
        Just("%".to_owned()),
        Just("a".repeat(5000)),
        "[a-zA-Z0-9%._~!$&'()*+,;=:@-]{0,20}",
    ];
    let key = prop_oneof![
        Just("na".to_owned()),
        Just("naId".to_owned()),
        Just("reeks".to_owned()),
        Just("pagina".to_owned()),
        Just("dag".to_owned()),
        Just("versie".to_owned()),
        "[a-z%]{0,8}",
    ];
    let value = prop_oneof![
        Just("%00".to_owned()),
        Just("%ff".to_owned()),
        Just("9".repeat(400)),
        Just("-1".to_owned()),
        Just("9999-12-31".to_owned()),
        Just("-9999-01-01".to_owned()),
        "[a-zA-Z0-9%._~!$'()*+,;:@/?-]{0,20}",
    ];
    let path =
        prop::collection::vec(piece, 0..6).prop_map(|pieces| format!("/{}", pieces.join("/")));
    let query =
        prop::collection::vec((key, value).prop_map(|(key, value)| format!("{key}={value}")), 0..4);
    (path, query).prop_map(|(path, query)| format!("{path}?{}", query.join("&")))
}

#[test]
fn whatever_is_asked_the_server_does_not_stumble() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let server = runtime.block_on(TestApp::with(content()));
    let config =
        ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() };
    let outcome = proptest::test_runner::TestRunner::new(config).run(&hostile(), |path| {
        let Ok(request) = Request::get(&path).body(Body::empty()) else { return Ok(()) };
        let answer = runtime.block_on(server.send(request));
        prop_assert!(!answer.status.is_server_error(), "{path}: {}", answer.status);
        Ok(())
    });
    outcome.unwrap();
    assert_eq!(server.app.now(), now());
}

#[tokio::test]
async fn what_was_answered_is_kept_until_something_changes() {
    let fund = |name: &str| Fund::new(slug("fonds"), Text::nl(name));
    let server = TestApp::with([fund("Een").into()]).await;
    for path in ["/fondsen", "/v1/fondsen", "/v1/fondsen/fonds"] {
        let first = server.get(path).await;
        let second = server.get(path).await;
        assert_eq!(first.body, second.body, "{path}");
        for name in ["content-type", "etag", "vary", "content-security-policy", "cache-control"] {
            assert_eq!(first.header(name), second.header(name), "{path}: {name}");
        }
        assert_ne!(first.header("x-request-id"), second.header("x-request-id"), "{path}");

        let tag = first.header("etag").to_owned();
        let same = server.ask(path, &[("if-none-match", &tag)]).await;
        assert_eq!((same.status.as_u16(), same.body.len()), (304, 0), "{path}");
        assert_eq!(same.header("etag"), tag, "{path}");
    }
    server.publish("proef", [fund("Twee").into()]).await;
    for path in ["/fondsen", "/v1/fondsen", "/v1/fondsen/fonds"] {
        assert!(server.get(path).await.text().contains("Twee"), "{path}");
    }
}
