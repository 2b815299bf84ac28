//! Agendas as an agenda program gets them.

use crate::{testing::TestApp, v1::tests::content};

#[tokio::test]
async fn an_activity_can_go_into_an_agenda() {
    let server = TestApp::with(content()).await;
    let answer = server.get("/activiteiten/samen-eten.ics").await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), "text/calendar; charset=utf-8");
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert_eq!(answer.header("api-version"), "");
    let text = answer.text().replace("\r\n ", "").replace("\r\n", "\n");
    for line in [
        "UID:samen-eten@mienskip.example",
        "SUMMARY;LANGUAGE=nl:Samen eten",
        "DTSTART;TZID=Europe/Amsterdam:20260902T173000",
        "RRULE:FREQ=WEEKLY;BYDAY=WE",
        "EXDATE;TZID=Europe/Amsterdam:20261223T173000",
        "LOCATION:Buurtkamer De Hoek\\, Hoekstraat 1\\, 9999 ZZ Voorbeeldstad",
        "GEO:53.200000;5.790000",
        "URL:https://mienskip.example/activiteiten/samen-eten",
        "CATEGORIES:eten",
        "CONTACT:Stichting Zomaar",
        "STATUS:CONFIRMED",
    ] {
        assert!(text.lines().any(|it| it == line), "{line} is not in\n{text}");
    }
    let again = server
        .ask("/activiteiten/samen-eten.ics", &[("if-none-match", answer.header("etag"))])
        .await;
    assert_eq!(again.status, 304);
}

#[tokio::test]
async fn an_agenda_speaks_the_language_of_its_page() {
    let server = TestApp::with(content()).await;
    let text = |path: &'static str| {
        let server = &server;
        async move { server.get(path).await.text().replace("\r\n ", "").replace("\r\n", "\n") }
    };
    let frisian = text("/fy/activiteiten/samen-eten.ics").await;
    assert!(frisian.contains("SUMMARY;LANGUAGE=fy:Tegearre ite\n"), "{frisian}");
    assert!(frisian.contains("URL:https://mienskip.example/fy/activiteiten/samen-eten\n"));
    assert!(frisian.contains("UID:samen-eten@mienskip.example\n"), "the same item in any language");
    let english = text("/en/activiteiten/koffie.ics").await;
    assert!(english.contains("SUMMARY;LANGUAGE=nl:Koffie\n"), "marked as Dutch: {english}");
    let area = text("/fy/gebied/dorpen.ics").await;
    assert!(area.contains("NAME;LANGUAGE=fy:De doarpen\n"), "{area}");
    assert!(area.contains("URL:https://mienskip.example/fy/gebied/dorpen\n"), "{area}");
}

#[tokio::test]
async fn an_agenda_has_what_belongs_to_it_cancelled_or_not() {
    let server = TestApp::with(content()).await;
    for (path, uids) in [
        ("/gebied/stad.ics", vec!["koffie", "samen-eten"]),
        ("/gebied/eerstehoek.ics", vec!["koffie", "samen-eten"]),
        ("/gebied/dorpen.ics", vec!["kerstzang"]),
        // The summer's party was too long ago.
        ("/organisaties/zomaar.ics", vec!["koffie", "samen-eten"]),
        ("/organisaties/koor.ics", vec!["kerstzang"]),
    ] {
        let answer = server.get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        let mut found: Vec<&str> = answer
            .text()
            .lines()
            .filter_map(|line| line.strip_prefix("UID:")?.strip_suffix("@mienskip.example"))
            .collect();
        found.sort_unstable();
        assert_eq!(found, uids, "{path}");
        assert!(answer.text().contains("REFRESH-INTERVAL"), "{path}");
    }
    let choir = server.get("/organisaties/koor.ics").await;
    assert!(choir.text().contains("STATUS:CANCELLED"));
    assert!(choir.text().contains("DTSTART;VALUE=DATE:20261219"));
}

#[tokio::test]
async fn what_has_no_agenda_is_not_found() {
    let server = TestApp::with(content()).await;
    for path in [
        "/activiteiten/niets.ics",
        "/activiteiten/.ics",
        "/activiteiten/%FF.ics",
        "/gebied/nergens.ics",
        "/nl/activiteiten/koffie.ics",
        "/xx/activiteiten/koffie.ics",
        "/plekken/kamer.ics",
        "/koffie.ics",
    ] {
        assert_eq!(server.get(path).await.status, 404, "{path}");
    }
}
