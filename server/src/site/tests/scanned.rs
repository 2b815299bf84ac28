//! Codes on printed matter: the pack at once, in the reader's language, counted without a trace.

use axum::http::Method;
use guide::{
    Lang, Text,
    record::{Record, WelcomeBlock},
    welcome::BlockSort,
};

use crate::{
    scans,
    testing::{Answer, TestApp, slug},
};

use super::between;

fn pack() -> Vec<Record> {
    let welcome = WelcomeBlock {
        sort: BlockSort::Welcome,
        area: Some(slug("stad")),
        summary: Text::nl("De buren zeggen hallo.").with(Lang::EN, "The neighbours say hello."),
        ..WelcomeBlock::new(slug("hallo"), Text::nl("Hallo").with(Lang::EN, "Hello"))
    };
    vec![welcome.into()]
}

async fn scan(server: &TestApp, path: &str, languages: &str) -> Answer {
    server.ask(path, &[("accept-language", languages)]).await
}

/// What is counted, as `code count`.
async fn counted(server: &TestApp) -> Vec<String> {
    scans::write(&server.app).await.unwrap();
    let scans = server.app.store().scans().await.unwrap();
    scans.iter().map(|it| format!("{} {} {}", it.week, it.code, it.count)).collect()
}

#[tokio::test]
async fn a_code_opens_the_pack_at_once_in_the_language_of_the_phone() {
    let server = TestApp::with(pack()).await;
    for (path, languages, lang, own, words) in [
        ("/w/st12", "", "nl", "/welkom/stad", "De buren zeggen hallo."),
        (
            "/w/st12",
            "en-GB,en;q=0.9,nl;q=0.8",
            "en",
            "/en/welkom/stad",
            "The neighbours say hello.",
        ),
        ("/w/st12", "de,fr;q=0.5", "nl", "/welkom/stad", "De buren zeggen hallo."),
        ("/w/do", "fy,nl;q=0.5", "fy", "/fy/welkom/dorpen", "De doarpen"),
        // The language in the address is what somebody chose.
        ("/en/w/st12", "nl", "en", "/en/welkom/stad", "The neighbours say hello."),
        ("/nl/w/st12", "en", "nl", "/welkom/stad", "De buren zeggen hallo."),
    ] {
        let answer = scan(&server, path, languages).await;
        assert_eq!(answer.status, 200, "{path} {languages}");
        assert_eq!(answer.header("content-language"), lang, "{path} {languages}");
        assert_eq!(answer.header("cache-control"), "no-store");
        let by_header = path.starts_with("/w/");
        let vary: Vec<_> = answer.headers.get_all("vary").iter().collect();
        assert_eq!(vary.iter().any(|it| *it == "accept-language"), by_header, "{vary:?}");
        let page = answer.text();
        assert!(page.contains(&format!("<html lang=\"{lang}\"")), "{path} {languages}");
        assert!(page.contains(&format!(" data-adres=\"{own}\">")), "{path} {languages}");
        let canonical = between(page, "<link rel=\"canonical\"", ">");
        assert!(canonical.ends_with(&format!("href=\"https://mienskip.example{own}\"")));
        assert!(page.contains(words), "{path} {languages}");
    }
}

#[tokio::test]
async fn the_page_of_a_code_is_the_page_of_its_pack() {
    let server = TestApp::with(pack()).await;
    let scanned = scan(&server, "/w/st12", "en").await;
    let own = server.get("/en/welkom/stad").await;
    let plain = scanned.text().replace(" data-adres=\"/en/welkom/stad\"", "");
    assert_eq!(plain, own.text());
    // What the address says beside the code counts as well.
    let easy = server.get("/w/st12?voor=student").await;
    assert!(between(easy.text(), "value=\"student\"", ">").contains("checked"));
}

#[tokio::test]
async fn nobody_gets_the_page_of_a_code_in_the_language_of_another() {
    let server = TestApp::with(pack()).await;
    for languages in ["nl", "en", "fy", "en", "nl"] {
        let answer = scan(&server, "/w/st12", languages).await;
        assert_eq!(answer.header("content-language"), languages);
    }
}

#[tokio::test]
async fn a_code_that_leads_nowhere_offers_the_areas() {
    let server = TestApp::with(pack()).await;
    let long = "x".repeat(9000);
    let mixed = format!("/w/{}%20{}", "st12".repeat(400), "9".repeat(400));
    let longest = format!("/w/{long}");
    for path in [
        "/w/zz9",
        "/w/st3",
        "/w/st0",
        "/w/st012",
        "/w/st10000",
        "/w/st99999999999999999999",
        "/w/st1x",
        "/w/%C3%A9%FF%00",
        "/w/%3Cscript%3E%22",
        "/w/%2e%2e",
        "/w/%",
        "/w/%zz",
        "/w/+",
        "/w/.",
        "/w/-",
        "/w/%F0%9F%98%80",
        &longest,
        &mixed,
    ] {
        let answer = scan(&server, path, "en").await;
        assert_eq!(answer.status, 404, "{path}");
        assert_eq!(answer.header("content-language"), "en");
        let page = answer.text();
        assert!(page.contains("We do not know this code"), "{path}");
        assert!(page.contains("href=\"/en/welkom/stad\"") && page.contains("noindex"), "{path}");
        assert!(!page.contains("<script>"), "{path}");
    }
    for path in ["/w/a/b", "/w", "/de/w/st12"] {
        let answer = server.get(path).await;
        assert_eq!(
            (answer.status.as_u16(), answer.header("content-language")),
            (404, ""),
            "{path}"
        );
    }
}

#[tokio::test]
async fn a_code_may_be_typed_as_people_type() {
    let server = TestApp::with(pack()).await;
    for path in ["/w/ST12", "/w/St%2012", "/w/%20st12%20", "/w/st+12", "/en/w/sT12"] {
        assert_eq!(server.get(path).await.status, 200, "{path}");
    }
    assert_eq!(counted(&server).await, ["2026-W49 st12 5"]);
}

#[tokio::test]
async fn scans_are_counted_by_code_and_nothing_else_is() {
    let server = TestApp::with(pack()).await;
    for path in
        ["/w/st12", "/en/w/st12", "/w/st13", "/w/st", "/w/do12", "/w/st3", "/w/zz", "/w/%FF"]
    {
        server.get(path).await;
    }
    server.method(Method::HEAD, "/w/st12").await;
    server.ask("/w/st12", &[("sec-purpose", "prefetch")]).await;
    server.ask("/w/st12", &[("cache-control", "max-age=0")]).await;
    for path in ["/welkom/stad", "/w/a/b", "/de/w/st12"] {
        server.get(path).await;
    }
    let wanted = [
        "2026-W49 do12 1",
        "2026-W49 onbekend 2",
        "2026-W49 st 1",
        "2026-W49 st12 2",
        "2026-W49 st13 1",
        "2026-W49 st3 1",
    ];
    assert_eq!(counted(&server).await, wanted);
    // What was written is not written again.
    server.get("/w/st").await;
    assert_eq!(counted(&server).await[2], "2026-W49 st 2");
}

#[tokio::test]
async fn a_code_leaves_no_cookie() {
    let server = TestApp::with(pack()).await;
    let answer = server.get("/w/st12").await;
    assert!(answer.headers.get("set-cookie").is_none());
    assert!(!answer.header("content-security-policy").is_empty());
}
