use serde_json::Value;

use super::content;
use crate::testing::{Answer, TestApp};

fn found(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.status, 200, "{}", answer.text());
    let body: Value = serde_json::from_str(answer.text()).unwrap();
    let items = body["items"].as_array().unwrap();
    items
        .iter()
        .map(|it| {
            format!("{}/{}", it["kind"].as_str().unwrap(), it["data"]["id"].as_str().unwrap())
        })
        .collect()
}

#[tokio::test]
async fn words_are_found_in_everything_at_once() {
    let server = TestApp::with(content()).await;
    for (query, expected) in [
        ("q=samen+eten", "activiteit/samen-eten"),
        ("q=tegearre%20ite", "activiteit/samen-eten"),
        ("q=kerstzagn", "activiteit/kerstzang"),
        ("q=taallessen", "activiteit/online-les"),
        ("q=xqzzyxq", ""),
        ("q=%E2%80%AE%D7%90%00%1F", ""),
    ] {
        let answer = server.get(&format!("/v1/_zoek?{query}")).await;
        assert_eq!(found(&answer).first().map_or("", String::as_str), expected, "{query}");
    }
}

#[tokio::test]
async fn words_and_filters_hold_together() {
    let server = TestApp::with(content()).await;
    let all = found(&server.get("/v1/_zoek?q=dorpshuis").await);
    assert!(all.contains(&"plek/dorpshuis".to_owned()), "{all:?}");
    assert!(all.contains(&"activiteit/kerstzang".to_owned()), "{all:?}");
    let places = found(&server.get("/v1/_zoek?q=dorpshuis&soort=plek&gebied=dorpen").await);
    assert_eq!(places, ["plek/dorpshuis"]);
    assert_eq!(found(&server.get("/v1/_zoek?q=dorpshuis&soort=plek&gebied=stad").await), [""; 0]);
    assert_eq!(
        found(&server.get("/v1/_zoek?q=dorpshuis&thema=cultuur").await),
        ["activiteit/kerstzang"]
    );
}

#[tokio::test]
async fn what_cannot_be_asked_is_said_in_plain_words() {
    let server = TestApp::with(content()).await;
    let long = "x".repeat(10_000);
    for (query, field) in [
        (String::new(), "q"),
        ("q=".into(), "q"),
        (format!("q={long}"), "q"),
        ("q=a&q=b".into(), "q"),
        ("q=eten&soort=feest".into(), "soort"),
        ("q=eten&gebied=nergens".into(), "gebied"),
        ("q=eten&woorden=x".into(), "woorden"),
    ] {
        let answer = server.get(&format!("/v1/_zoek?{query}")).await;
        assert_eq!(answer.status, 400, "{query}");
        assert_eq!(answer.header("content-type"), "application/problem+json");
        let body: Value = serde_json::from_str(answer.text()).unwrap();
        let faults = body["fouten"].as_array().unwrap();
        assert_eq!(faults.len(), 1, "{body}");
        assert_eq!(faults[0]["veld"], field, "{body}");
        assert!(faults[0]["uitleg"].as_str().unwrap().ends_with('.'), "{body}");
    }
}

#[tokio::test]
async fn a_page_that_is_asked_too_much_searches_with_the_beginning() {
    let server = TestApp::with(content()).await;
    let answer = server.get(&format!("/zoeken?q=kerstzang+{}", "x".repeat(9_000))).await;
    assert_eq!(answer.status, 200);
    let page = answer.text();
    assert!(page.contains("/activiteiten/kerstzang"), "found by its beginning");
    assert!(page.contains("We zochten met het eerste stuk"), "and that is said");
}

#[tokio::test]
async fn a_page_that_finds_nothing_shows_the_way_on() {
    let server = TestApp::with(content()).await;
    let answer = server.get("/zoeken?q=xqzzyxq").await;
    let page = answer.text();
    for way in ["Stel je vraag aan iemand", "thema=eten", "/plekken/kamer"] {
        assert!(page.contains(way), "{way}");
    }
    // A mistake is named, with a way to what was meant.
    let answer = server.get("/zoeken?q=kerstzagn").await;
    let page = answer.text();
    assert!(page.contains("Bedoelde je") && page.contains("q=kerstzang"), "{page}");
}

#[tokio::test]
async fn filters_in_the_address_hold_for_the_page() {
    let server = TestApp::with(content()).await;
    let answer = server.get("/zoeken?q=dorpshuis&soort=plek&gebied=dorpen").await;
    let page = answer.text();
    assert!(page.contains("/plekken/dorpshuis"));
    assert!(!page.contains("/activiteiten/kerstzang"));
    let answer = server.get("/zoeken?q=dorpshuis&thema=taal").await;
    let page = answer.text();
    assert!(page.contains("Zoek zonder filters"), "no dead end");
    for wrong in ["soort=feest", "gebied=nergens", "vanuit=nergens", "thema=x"] {
        let answer = server.get(&format!("/zoeken?q=eten&{wrong}")).await;
        assert_eq!(answer.status, 400, "{wrong}");
    }
}

#[tokio::test]
async fn the_search_field_is_on_every_page() {
    let server = TestApp::with(content()).await;
    for address in ["/", "/hulp", "/plekken/kamer", "/over", "/nergens", "/fy/zoeken?q=x"] {
        let answer = server.get(address).await;
        let page = answer.text();
        assert_eq!(page.matches("role=\"search\"").count(), 1, "{address}");
    }
    // The chosen area says from where somebody asks; it is not a filter until it is chosen.
    let answer = server.get("/hulp?gebied=dorpen").await;
    let page = answer.text();
    assert!(page.contains(r#"name="vanuit" value="dorpen""#), "{page}");
}
