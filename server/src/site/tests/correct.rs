//! The form about a record, as a browser without JavaScript uses it.

use axum::{body::Body, http::Request};

use crate::{
    peer::Connected,
    testing::{Answer, TestApp},
    v1::tests::content,
};

const FORM: &str = "/klopt-niet/plek/kamer";

pub(super) async fn post(server: &TestApp, path: &str, fields: &[(&str, &str)]) -> Answer {
    let mut body = form_urlencoded::Serializer::new(String::new());
    body.extend_pairs(fields);
    let mut request = Request::post(path)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(body.finish()))
        .unwrap();
    request.extensions_mut().insert(Connected("192.0.2.1".parse().unwrap()));
    server.send(request).await
}

/// What stands in an attribute of the element that has this in it.
pub(super) fn value_of<'a>(html: &'a str, within: &str) -> &'a str {
    let (_, rest) = html.split_once(within).unwrap_or_else(|| panic!("no {within} in {html}"));
    let (_, rest) = rest.split_once("value=\"").unwrap();
    rest.split_once('"').unwrap().0
}

pub(super) fn id_in(answer: &Answer) -> String {
    value_of(answer.text(), "name=\"id\"").to_owned()
}

async fn kept(server: &TestApp) -> Vec<store::Correction> {
    server.app.store().corrections().await.unwrap()
}

#[tokio::test]
async fn every_form_has_an_id_of_its_own_and_is_kept_by_nobody() {
    let server = TestApp::with(content()).await;
    let (one, two) = (server.get(FORM).await, server.get(FORM).await);
    for answer in [&one, &two] {
        assert_eq!((answer.status.as_u16(), answer.header("cache-control")), (200, "no-store"));
    }
    assert_ne!(id_in(&one), id_in(&two));
    // Other pages can be kept, also the one that says thanks.
    let thanks = server.get(&format!("{FORM}/bedankt")).await;
    assert_eq!((thanks.status.as_u16(), thanks.header("cache-control")), (200, "no-cache"));
}

#[tokio::test]
async fn every_record_leads_to_its_form_in_every_language() {
    let server = TestApp::with(content()).await;
    for lang in ["", "/fy", "/en"] {
        let page = server.get(&format!("{lang}/plekken/kamer?gebied=stad")).await;
        let link = format!("href=\"{lang}{FORM}?gebied=stad\"");
        assert!(page.text().contains(&link), "{link}");
        let form = server.get(&format!("{lang}{FORM}?gebied=stad")).await;
        let action = format!("action=\"{lang}{FORM}?gebied=stad\"");
        assert!(form.text().contains(&action), "{action}");
        assert!(!form.text().contains("application/ld+json"));
        assert!(form.text().contains("noindex"));
    }
    for nowhere in ["/klopt-niet/plek/nergens", "/klopt-niet/ding/kamer", "/klopt-niet/plek"] {
        assert_eq!(server.get(nowhere).await.status, 404, "{nowhere}");
    }
}

#[tokio::test]
async fn a_form_is_taken_once_and_leads_to_thanks() {
    let server = TestApp::with(content()).await;
    let path = format!("/fy{FORM}?gebied=stad&kleur=donker");
    let id = id_in(&server.get(&path).await);
    let fields = [
        ("id", id.as_str()),
        ("wat", "anders"),
        ("uitleg", "De namme\r\nis <script>alert(1)</script>"),
        ("email", "bewoner@voorbeeld.example"),
        ("leeg", ""),
        // What it is about stands in the address; nobody can say otherwise.
        ("onderdeel", "dorpshuis"),
        ("taal", "en"),
    ];
    for _ in 0..2 {
        let answer = post(&server, &path, &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        let to = answer.header("location");
        assert_eq!(to, format!("/fy{FORM}/bedankt?gebied=stad&kleur=donker"));
        assert_eq!(server.get(to).await.status, 200);
    }
    let all = kept(&server).await;
    assert_eq!(all.len(), 1);
    assert_eq!(
        (all[0].id.as_str(), all[0].record.as_str(), all[0].lang.as_str()),
        (id.as_str(), "kamer", "fy")
    );
    assert_eq!(all[0].words, "De namme\nis <script>alert(1)</script>");

    // Back in the browser, changed, and sent again: that is another one.
    let changed = [("id", id.as_str()), ("wat", "weg")];
    assert_eq!(post(&server, &path, &changed).await.status, 303);
    assert_eq!(kept(&server).await.len(), 2);
}

#[tokio::test]
async fn a_form_with_mistakes_comes_back_with_what_was_typed() {
    let server = TestApp::with(content()).await;
    let id = id_in(&server.get(FORM).await);
    let fields = [
        ("id", id.as_str()),
        ("wat", "anders"),
        ("uitleg", "\u{7} "),
        ("email", "\"><script>alert(1)</script>"),
    ];
    let answer = post(&server, FORM, &fields).await;
    assert_eq!((answer.status.as_u16(), answer.header("cache-control")), (400, "no-cache"));
    let html = answer.text();
    assert_eq!(id_in(&answer), id);
    assert_eq!(value_of(html, "name=\"email\""), "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;");
    for part in [
        "href=\"#uitleg\"",
        "href=\"#email\"",
        "id=\"uitleg-fout\"",
        "id=\"email-fout\"",
        "aria-describedby=\"email-hint email-fout\"",
        "value=\"anders\" checked",
        "Schrijf op wat er niet klopt.",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
    assert!(!html.contains("<script>alert"));

    let nothing = post(&server, FORM, &[]).await;
    assert_eq!(nothing.status, 400);
    assert!(nothing.text().contains("Kies wat er niet klopt."));
    assert!(nothing.text().contains("href=\"#wat-tijden\""));
    let long = "x".repeat(2001);
    let too_long = post(&server, FORM, &[("wat", "weg"), ("uitleg", &long)]).await;
    assert_eq!(too_long.status, 400);
    assert!(too_long.text().contains(&long));
    assert_eq!(kept(&server).await, []);
}

#[tokio::test]
async fn a_robot_that_fills_in_everything_is_not_taken_and_a_person_sees_why() {
    let server = TestApp::with(content()).await;
    let form = server.get(FORM).await;
    assert!(form.text().contains("ms-trap"));
    let answer = post(&server, FORM, &[("wat", "weg"), ("leeg", "https://koop.example")]).await;
    assert_eq!(answer.status, 400);
    assert!(!answer.text().contains("ms-trap"));
    assert!(answer.text().contains("href=\"#leeg\""));
    assert_eq!(value_of(answer.text(), "name=\"leeg\""), "https://koop.example");
    assert_eq!(kept(&server).await, []);
}

#[tokio::test]
async fn too_many_get_their_words_back_and_hear_when_to_try_again() {
    let server = TestApp::with(content()).await;
    for _ in 0..10 {
        assert_eq!(post(&server, FORM, &[("wat", "weg")]).await.status, 303);
    }
    let answer = post(&server, FORM, &[("wat", "weg"), ("uitleg", "Al een jaar.")]).await;
    assert_eq!(answer.status, 429);
    assert!(answer.header("retry-after").parse::<u32>().is_ok());
    assert!(answer.text().contains("Al een jaar."));
    assert!(answer.text().contains("data-geprobeerd=\"druk\""));
    assert_eq!(kept(&server).await.len(), 10);
}

#[tokio::test]
async fn a_store_that_is_away_gives_the_words_back() {
    let server = TestApp::with(content()).await;
    server.app.close().await;
    let answer = post(&server, FORM, &[("wat", "weg"), ("uitleg", "Al een jaar.")]).await;
    assert_eq!(answer.status, 503);
    assert!(answer.text().contains("Al een jaar."));
}

#[tokio::test]
async fn a_record_that_is_not_there_takes_no_form() {
    let server = TestApp::with(content()).await;
    for path in ["/klopt-niet/plek/nergens", "/klopt-niet/ding/kamer"] {
        let answer = post(&server, path, &[("wat", "weg")]).await;
        assert!(matches!(answer.status.as_u16(), 404 | 405), "{path}: {}", answer.status);
    }
    for path in ["/klopt-niet/plek/kamer/bedankt", "/plekken/kamer"] {
        assert_eq!(post(&server, path, &[("wat", "weg")]).await.status, 405, "{path}");
    }
    assert_eq!(kept(&server).await, []);
}
