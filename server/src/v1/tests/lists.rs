use serde_json::Value;

use super::{content, ids};
use crate::{
    testing::{TestApp, record},
    v1::resource,
};
use guide::Kind;
use serde_json::json;

#[tokio::test]
async fn every_filter_of_every_list_does_what_it_says() {
    let server = TestApp::with(content()).await;
    for (path, expected) in [
        ("activiteiten", "samen-eten koffie online-les kerstzang"),
        ("activiteiten?gebied=stad", "samen-eten koffie"),
        ("activiteiten?gebied=verzonnen", "kerstzang"),
        ("activiteiten?thema=taal", "online-les"),
        ("activiteiten?thema=taal&thema=cultuur", "online-les kerstzang"),
        ("activiteiten?dag=vandaag", "samen-eten"),
        ("activiteiten?dag=morgen", "koffie"),
        ("activiteiten?dag=2026-12-19", "kerstzang"),
        ("activiteiten?kosten=gratis", "koffie online-les"),
        ("activiteiten?kosten=tot-5", "samen-eten koffie online-les"),
        ("activiteiten?drempelvrij=ja", "samen-eten koffie"),
        ("activiteiten?thuis=ja", "online-les"),
        ("activiteiten?archief=ja", "zomerfeest"),
        ("activiteiten?pagina=2", ""),
        ("activiteiten?gebied=&thema=&dag=", "samen-eten koffie online-les kerstzang"),
        ("initiatieven", "buurttuin ruilkast"),
        ("initiatieven?gebied=dorpen", "ruilkast"),
        ("initiatieven?thema=groen", "buurttuin"),
        ("organisaties", "koor zomaar"),
        ("organisaties?gebied=dorpen", "koor"),
        ("organisaties?thema=ontmoeten", "zomaar"),
        ("locaties", "kamer dorpshuis"),
        ("locaties?gebied=stad", "kamer"),
        ("locaties?dag=vandaag", "kamer"),
        ("locaties?dag=morgen", ""),
        ("locaties?drempelvrij=ja", "kamer"),
        ("locaties?inloop=vandaag", "kamer"),
        ("locaties?nu=open", ""),
        // What happens there counts too.
        ("locaties?thema=eten", "kamer"),
        ("locaties?thema=brieven", "kamer"),
        ("locaties?thema=cultuur", ""),
        ("hulpaanbod", "brieven rijden"),
        ("hulpaanbod?gebied=stad", "brieven"),
        ("hulpaanbod?thema=vervoer", "rijden"),
        ("hulpaanbod?dag=donderdag", "brieven"),
        ("hulpaanbod?kosten=gratis", "brieven"),
        ("hulpaanbod?drempelvrij=ja", "brieven"),
        ("hulpaanbod?inloop=vandaag", ""),
        ("vacatures", "beller gastvrouw"),
        ("vacatures?gebied=stad", "gastvrouw"),
        ("vacatures?thema=gezelschap", "beller"),
        ("vacatures?thuis=ja", "beller"),
        ("vacatures?dag=woensdag", "beller gastvrouw"),
        ("vacatures?dag=woensdag&dagdeel=avond", "beller"),
        ("vacatures?dag=maandag&dag=dinsdag", "beller"),
        ("vacatures?uren=4", "beller gastvrouw"),
        ("vacatures?uren=2", "beller"),
        ("vacatures?eenmalig=ja", "beller"),
        ("vacatures?eenmalig=nee", "gastvrouw"),
        ("vacatures?vaardigheid=luisteren", "gastvrouw"),
        ("vacatures?leren=luisteren", "beller"),
        ("vacatures?taalniveau=A2", "gastvrouw"),
        ("vacatures?leeftijd=17", "gastvrouw"),
        ("vacatures?vergoeding=ja", "gastvrouw"),
        ("vacatures?vog=nee", "gastvrouw"),
        ("vacatures?maatje=ja", "beller"),
        ("vacatures?volgorde=nieuw", "beller gastvrouw"),
        ("fondsen", "groenpot startgeld"),
        ("fondsen?thema=buurt", "startgeld"),
        ("kennisbank", "tuin-beginnen"),
        ("kennisbank?thema=eten", ""),
        ("gebiedsplannen", "plan-dorpen plan-stad"),
        ("gebiedsplannen?gebied=stad", "plan-stad"),
    ] {
        let answer = server.get(&format!("/v1/{path}")).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        assert_eq!(ids(&answer).join(" "), expected, "{path}");
    }
}

#[tokio::test]
async fn a_list_gives_the_records_and_how_fresh_they_are() {
    let server = TestApp::with(content()).await;
    let answer = server.get("/v1/kennisbank").await;
    insta::assert_snapshot!(answer.text(), @r#"{"pagina":1,"paginas":1,"paginaGrootte":24,"totaal":1,"items":[{"id":"tuin-beginnen","naam":{"nl":"Een tuin beginnen"},"themas":["groen"],"soort":"handleiding","versheid":"onbekend"}]}"#);
    assert_eq!(answer.header("content-type"), "application/json");
    assert_eq!(answer.header("api-version"), "1.0.0");
    assert_eq!(answer.header("cache-control"), "no-cache");
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert_eq!(
        answer.header("link"),
        "<https://creativecommons.org/licenses/by/4.0/>; rel=\"license\""
    );
}

#[tokio::test]
async fn pages_follow_one_another() {
    let funds = (0..50).map(|n| {
        let id = format!("fonds-{n:02}");
        record(Kind::Fund, &json!({ "id": id, "naam": { "nl": id }, "themas": ["groen"] }))
    });
    let server = TestApp::with(funds).await;
    let mut path = "/v1/fondsen?thema=groen".to_owned();
    let mut seen = Vec::new();
    loop {
        let answer = server.get(&path).await;
        let body: Value = answer.json();
        assert_eq!((&body["totaal"], &body["paginas"]), (&json!(50), &json!(3)));
        seen.extend(ids(&answer));
        let links = answer.header("link").to_owned();
        let next = links.split(", ").find(|link| link.ends_with("rel=\"next\""));
        let Some(next) = next else { break };
        path = next.trim_start_matches('<').split('>').next().unwrap().to_owned();
    }
    assert_eq!(path, "/v1/fondsen?thema=groen&pagina=3");
    assert_eq!(seen.len(), 50);
    assert!(seen.is_sorted());
    let last = server.get(&path).await;
    assert!(last.header("link").contains("</v1/fondsen?thema=groen&pagina=2>; rel=\"prev\""));
    let beyond = server.get("/v1/fondsen?pagina=9").await;
    assert_eq!((beyond.status.as_u16(), ids(&beyond).len()), (200, 0));
}

#[tokio::test]
async fn every_list_exists_when_it_is_empty() {
    let server = TestApp::start().await;
    for resource in &resource::ALL {
        let answer = server.get(&format!("/v1/{}", resource.path)).await;
        assert_eq!(
            answer.text(),
            r#"{"pagina":1,"paginas":1,"paginaGrootte":24,"totaal":0,"items":[]}"#
        );
    }
}
