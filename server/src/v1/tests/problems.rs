use api::Problem;
use axum::http::Method;

use super::content;
use crate::testing::{Answer, TestApp};

fn problem(answer: &Answer) -> Problem {
    assert_eq!(answer.header("content-type"), Problem::MEDIA_TYPE);
    assert_eq!(answer.header("api-version"), "1.0.0");
    assert_eq!(answer.header("cache-control"), "no-store");
    let problem: Problem = answer.json();
    assert_eq!(problem.status, answer.status.as_u16());
    problem
}

#[tokio::test]
async fn everything_that_is_wrong_is_said_at_once() {
    let server = TestApp::with(content()).await;
    let answer = server
        .get("/v1/activiteiten?gebied=nergens&thema=eten&thema=x&dag=ooit&kosten=5&drempelvrij=nee&pagina=0&Dag=1&sort=naam")
        .await;
    assert_eq!(answer.status, 400);
    let problem = problem(&answer);
    let faults: Vec<String> =
        problem.faults.iter().map(|it| format!("{}={}: {}", it.field, it.value, it.why)).collect();
    insta::assert_snapshot!(faults.join("\n"), @r"
    Dag=1: Deze sleutel kennen we hier niet. Wel: gebied, thema, dag, kosten, drempelvrij, thuis, archief, pagina.
    sort=naam: Deze sleutel kennen we hier niet. Wel: gebied, thema, dag, kosten, drempelvrij, thuis, archief, pagina.
    gebied=nergens: Dit is geen gebied, buurt of dorp. De namen staan in /v1/gemeente.
    thema=x: Dit thema kennen we niet. De thema's staan in /v1/openapi.json.
    dag=ooit: Kies vandaag, morgen, weekend, week, een dag van de week, of een datum zoals 2026-12-24.
    kosten=5: Kies gratis of tot-5.
    drempelvrij=nee: Kies ja, of laat het weg.
    pagina=0: Een pagina is een getal van 1 tot 10000.
    ");
}

#[tokio::test]
async fn what_is_wrong_about_places_is_said() {
    let server = TestApp::with(content()).await;
    let answer = server.get("/v1/locaties?nu=dicht&inloop=ja&kaart=500-100-1").await;
    let faults: Vec<String> = problem(&answer)
        .faults
        .iter()
        .map(|it| format!("{}={}: {}", it.field, it.value, it.why))
        .collect();
    insta::assert_snapshot!(faults.join("\n"), @r"
    kaart=500-100-1: Deze sleutel kennen we hier niet. Wel: nu, inloop, drempelvrij, gebied, thema, dag, pagina.
    nu=dicht: Kies open, of laat het weg.
    inloop=ja: Kies vandaag, of laat het weg.
    ");
}

#[tokio::test]
async fn what_is_wrong_about_volunteer_work_is_said() {
    let server = TestApp::with(content()).await;
    let answer = server
        .get("/v1/vacatures?dag=morgen&dagdeel=nacht&uren=3&eenmalig=soms&vaardigheid=vliegen&taalniveau=C1&leeftijd=11&vog=ja&volgorde=hoog")
        .await;
    let faults: Vec<String> = problem(&answer)
        .faults
        .iter()
        .map(|it| format!("{}={}: {}", it.field, it.value, it.why))
        .collect();
    insta::assert_snapshot!(faults.join("\n"), @r"
    dag=morgen: Kies maandag tot en met zondag; meer dagen mag ook.
    dagdeel=nacht: Kies ochtend, middag of avond; meer mag ook.
    uren=3: Kies 1, 2, 4 of 8.
    eenmalig=soms: Kies ja (één keer) of nee (vaker).
    vaardigheid=vliegen: Deze vaardigheid kennen we niet. De vaardigheden staan in /v1/gemeente.
    taalniveau=C1: Kies geen, A1, A2 of B1.
    leeftijd=11: Kies een leeftijd van 12 tot en met 17.
    vog=ja: Kies nee, of laat het weg.
    volgorde=hoog: Kies afstand of nieuw.
    ");
    // What suits is known on a device only.
    let answer = server.get("/v1/vacatures?volgorde=past").await;
    assert_eq!(problem(&answer).faults[0].why, "Kies afstand of nieuw.");
}

#[tokio::test]
async fn an_address_without_questions_says_so() {
    let server = TestApp::with(content()).await;
    let answer = server.get("/v1/fondsen/startgeld?taal=fy").await;
    assert_eq!(answer.status, 400);
    insta::assert_snapshot!(answer.text(), @r#"{"type":"about:blank","title":"Ongeldige vraag","status":400,"detail":"Kijk bij 'fouten' wat er anders moet.","fouten":[{"veld":"taal","waarde":"fy","uitleg":"Dit adres kent geen vragen achter het vraagteken."}]}"#);
}

#[tokio::test]
async fn what_is_not_there_is_a_problem_too() {
    let server = TestApp::with(content()).await;
    for path in [
        "/v1",
        "/v1/",
        "/v1/activiteiten/",
        "/v1/activiteiten/koffie/",
        "/v1/activiteiten/geen-koffie",
        "/v1/activiteiten/Koffie",
        "/v1/activiteiten/%FF",
        "/v1/activiteiten/%00",
        "/v1/activiteiten/..%2Fgids",
        "/v1/activiteiten/koffie/data/1",
        "/v1/gidsen",
        "/v1/openapi.json/",
        "/v1//gids",
    ] {
        let answer = server.get(path).await;
        assert_eq!(answer.status, 404, "{path}");
        problem(&answer);
    }
}

#[tokio::test]
async fn nothing_can_be_changed() {
    let server = TestApp::with(content()).await;
    for method in [Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
        for path in ["/v1/activiteiten", "/v1/activiteiten/koffie", "/v1/gids", "/v1/wijzigingen"] {
            let answer = server.method(method.clone(), path).await;
            assert_eq!(answer.status, 405, "{method} {path}");
            assert_eq!(answer.header("allow"), "GET,HEAD", "{method} {path}");
            problem(&answer);
        }
    }
    let head = server.method(Method::HEAD, "/v1/gids").await;
    assert_eq!((head.status.as_u16(), head.body.len()), (200, 0));
    let preflight = server.method(Method::OPTIONS, "/v1/gids").await;
    assert_eq!(preflight.status, 204);
    assert_eq!(preflight.header("access-control-allow-origin"), "*");
    assert_eq!(preflight.header("access-control-allow-methods"), "GET, HEAD");
}
