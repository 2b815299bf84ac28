//! What programs find at fixed addresses.

use serde_json::Value;

use crate::{testing::TestApp, v1::tests::content};

#[tokio::test]
async fn security_researchers_know_whom_to_tell() {
    let server = TestApp::start().await;
    let answer = server.get("/.well-known/security.txt").await;
    assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");
    insta::assert_snapshot!(answer.text(), @r"
    Contact: mailto:veilig@voorbeeldstad.example
    Expires: 2027-05-30T22:00:00Z
    Preferred-Languages: nl, fy, en
    Canonical: https://mienskip.example/.well-known/security.txt
    ");
}

#[tokio::test]
async fn search_engines_know_where_to_look() {
    let server = TestApp::start().await;
    insta::assert_snapshot!(server.get("/robots.txt").await.text(), @r"
    User-agent: *
    Disallow: /zoeken
    Disallow: /opgeslagen
    Disallow: /afdrukken
    Disallow: /fy/zoeken
    Disallow: /fy/opgeslagen
    Disallow: /fy/afdrukken
    Disallow: /en/zoeken
    Disallow: /en/opgeslagen
    Disallow: /en/afdrukken

    Sitemap: https://mienskip.example/sitemap.xml
    ");
}

#[tokio::test]
async fn the_sitemaps_have_every_page_in_every_language() {
    let server = TestApp::with(content()).await;
    let answer = server.get("/sitemap.xml").await;
    assert_eq!(answer.header("content-type"), "application/xml; charset=utf-8");
    insta::assert_snapshot!(answer.text(), @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    <sitemap><loc>https://mienskip.example/sitemap/nl.xml</loc></sitemap>
    <sitemap><loc>https://mienskip.example/sitemap/fy.xml</loc></sitemap>
    <sitemap><loc>https://mienskip.example/sitemap/en.xml</loc></sitemap>
    </sitemapindex>
    "#);
    let xml = everything(&server).await;
    for path in [
        "",
        "/fy",
        "/activiteiten",
        "/en/vrijwilligerswerk",
        "/plekken/kamer",
        "/fy/hulp/brieven",
        "/gebied/stad",
        "/kennisbank/tuin-beginnen",
        "/activiteiten/samen-eten",
    ] {
        let path = if path.is_empty() { "/" } else { path };
        assert!(xml.contains(&format!("<loc>https://mienskip.example{path}</loc>")), "{path}");
    }
    assert!(!xml.contains("zomerfeest"), "what is over is not worth finding");
    assert!(!xml.contains("/zoeken"));
    let first = xml.lines().find(|line| line.contains("/plekken/kamer</loc>")).unwrap();
    insta::assert_snapshot!(first, @r#"<url><loc>https://mienskip.example/plekken/kamer</loc><xhtml:link rel="alternate" hreflang="nl" href="https://mienskip.example/plekken/kamer"/><xhtml:link rel="alternate" hreflang="fy" href="https://mienskip.example/fy/plekken/kamer"/><xhtml:link rel="alternate" hreflang="en" href="https://mienskip.example/en/plekken/kamer"/></url>"#);

    server.publish("proef", []).await;
    assert!(!everything(&server).await.contains("/plekken/kamer"));
    for unknown in ["/sitemap/de.xml", "/sitemap/nl", "/sitemap/nl.xml.gz"] {
        assert_eq!(server.get(unknown).await.status, 404, "{unknown}");
    }
}

/// The sitemaps of all languages, one after the other.
async fn everything(server: &TestApp) -> String {
    let mut xml = String::new();
    for lang in ["nl", "fy", "en"] {
        let answer = server.get(&format!("/sitemap/{lang}.xml")).await;
        assert_eq!(answer.header("content-type"), "application/xml; charset=utf-8");
        xml.push_str(answer.text());
    }
    xml
}

#[tokio::test]
async fn every_page_in_the_sitemap_exists() {
    let server = TestApp::with(content()).await;
    let xml = everything(&server).await;
    let pages = xml.split("</loc>").filter_map(|part| part.split_once("<loc>"));
    for (_, address) in pages {
        let page = address.strip_prefix("https://mienskip.example").unwrap();
        assert_eq!(server.get(page).await.status, 200, "{page}");
    }
}

#[tokio::test]
async fn health_is_that_the_store_answers() {
    let server = TestApp::with(content()).await;
    let answer = server.get("/healthz").await;
    assert_eq!(answer.status, 200);
    insta::assert_snapshot!(answer.text(), @r#"{"gezond":true,"versie":1,"onderdelen":21,"database":"bereikbaar"}"#);

    server.app.close().await;
    let answer = server.get("/healthz").await;
    assert_eq!(answer.status, 503);
    assert_eq!(answer.json::<Value>()["database"], "niet bereikbaar");
    // Reading goes on.
    assert_eq!(server.get("/v1/fondsen/startgeld").await.status, 200);
}
