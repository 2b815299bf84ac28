//! Another municipality is another folder: Voorbeeldstad, which does not exist, runs on its own
//! data, and nothing that it serves is Leeuwarden's.

#![expect(clippy::unwrap_used, reason = "a test that cannot begin has failed")]

use std::{collections::BTreeSet, path::Path, sync::Arc};

use serde_json::{Value, json};
use server::{
    App, Config, Secret,
    clock::Clock,
    import, municipality, router,
    testing::{TestApp, now},
};
use tempfile::TempDir;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../server/data/voorbeeldstad");
const SITE: &str = "https://mienskip.voorbeeldstad.example";

/// What only another municipality has, in small letters.
const FOREIGN: [&str; 7] =
    ["leeuwarden", "ljouwert", "fryslân", "/fy/", "/fy\"", "hreflang=\"fy\"", "theme-mienskip"];

/// Everything that is served beside the pages in the sitemap.
const OTHERS: [&str; 29] = [
    "/?gebied=eerstehoek",
    "/en?gebied=dorpen",
    "/gebied?postcode=9991",
    "/gebied?postcode=1234",
    "/activiteiten?gebied=dorpen",
    "/activiteiten?archief=ja",
    "/zoeken?q=soep",
    "/opgeslagen",
    "/instellingen",
    "/leeg",
    "/en/leeg",
    "/manifest.webmanifest",
    "/en/manifest.webmanifest",
    "/robots.txt",
    "/sitemap.xml",
    "/.well-known/security.txt",
    "/activiteiten/soep.ics",
    "/en/gebied/stad.ics",
    "/organisaties/buurtclub.ics",
    "/v1/gids",
    "/v1/gemeente",
    "/v1/gebieden",
    "/v1/openapi.json",
    "/v1/activiteiten",
    "/v1/activiteiten/soep",
    "/v1/locaties",
    "/v1/organisaties",
    "/v1/initiatieven",
    "/v1/gebiedsplannen",
];

/// The municipality as whoever runs it has it: a folder on disk, here with its sample content or
/// with none. The second is the folder that holds its store.
async fn voorbeeldstad(with_sample: bool) -> (TestApp, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let store =
        store::open(&format!("sqlite:{}", folder.path().join("test.db").display())).await.unwrap();
    let file = Path::new(FOLDER).join(municipality::FILE);
    let (setup, files) = municipality::load_from(&file).unwrap();
    if with_sample {
        import::run_samples(
            &*store,
            &setup.municipality,
            &files,
            &setup.samples,
            now(),
            &mut |_| {},
        )
        .await
        .unwrap();
    }
    let config = Config { url: Some(SITE.into()), ..Config::default() };
    let clock = Clock::Fixed(now());
    let app = App::new(config, clock, Arc::new(setup.municipality), store, Secret::of([7; 32]))
        .await
        .unwrap();
    let routes = router::routes(app.clone());
    (TestApp::around(app, routes), folder)
}

/// The HTML of a page that is there.
async fn page(server: &TestApp, path: &str) -> String {
    let answer = server.get(path).await;
    assert_eq!(answer.status, 200, "{path} should be a page");
    answer.text().to_owned()
}

/// What a reader sees of a piece of HTML, with one space between words.
fn seen(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        text.push(' ');
        let end = if tag.starts_with("script") { "</script>" } else { ">" };
        rest = tag.split_once(end).map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands in the first element of this name.
fn part<'a>(html: &'a str, element: &str) -> &'a str {
    let (_, from) = html.split_once(&format!("<{element} ")).unwrap();
    let (_, content) = from.split_once('>').unwrap();
    content.split_once(&format!("</{element}>")).unwrap().0
}

/// What stands between header and footer.
fn main_of(html: &str) -> &str {
    part(html, "main")
}

fn heading(html: &str) -> String {
    seen(part(html, "h1"))
}

/// The values that an attribute has anywhere in the page.
fn values<'a>(html: &'a str, attribute: &str) -> BTreeSet<&'a str> {
    let begin = format!(" {attribute}=\"");
    html.split(begin.as_str()).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0)).collect()
}

#[track_caller]
fn assert_has(text: &str, wanted: &str, why: &str) {
    assert!(text.contains(wanted), "{why}: '{wanted}' should be in\n{text}");
}

#[tokio::test]
async fn the_first_screen_is_its_own() {
    let (server, _folder) = voorbeeldstad(true).await;
    let home = page(&server, "/").await;
    assert_has(&home, "<title>Mienskip Voorbeeldstad</title>", "the title names it");
    assert_eq!(heading(&home), "Voorbeeldstad", "the heading is its name");
    let header = part(&home, "header");
    assert_has(&seen(header), "Mienskip Voorbeeldstad", "the name of the site has its name");
    let content = main_of(&home);
    for (slug, name) in [("stad", "De stad"), ("dorpen", "De dorpen")] {
        let link = format!("href=\"/?gebied={slug}\"");
        assert_has(content, &link, "its areas are links on the map");
        assert!(values(content, "aria-label").contains(name), "the map names the area {name}");
    }
    assert_has(&seen(content), "Samen soep eten", "its own activities are on the first screen");
    assert_has(&seen(&home), "Verzonnen gebieden", "the footer says who drew its areas");
}

#[tokio::test]
async fn it_has_its_own_colours() {
    let (server, _folder) = voorbeeldstad(true).await;
    for path in ["/", "/en", "/activiteiten", "/activiteiten/soep", "/leeg"] {
        let html = page(&server, path).await;
        let themes: Vec<&str> =
            values(&html, "href").into_iter().filter(|href| href.contains("/theme-")).collect();
        let [theme] = themes[..] else {
            panic!("{path} should link one theme file, not {themes:?}");
        };
        assert_has(theme, "/theme-voorbeeldstad.", "the theme file is the municipality's");
        // Without the browser's files, which the build makes, there is nothing to fetch.
        if theme.starts_with("/pkg/") {
            assert_eq!(server.get(theme).await.status, 200, "{theme} should be there");
        }
    }
}

#[tokio::test]
async fn residents_find_their_own_buurt() {
    let (server, _folder) = voorbeeldstad(true).await;
    let list = page(&server, "/gebied").await;
    let read = seen(main_of(&list));
    for name in ["Heel De stad", "Heel De dorpen", "Eerstehoek", "Oevers-Oost", "Nergenshuizen"] {
        assert_has(&read, name, "the list of areas has all that is to choose");
    }
    assert_has(&read, "Toon heel Voorbeeldstad", "one can go back to the whole municipality");

    for given in ["9991", "9991ZZ", "9991%20zz"] {
        let html = page(&server, &format!("/gebied?postcode={given}")).await;
        assert_has(
            &seen(main_of(&html)),
            "Welke is van jou? Tweedehoek De stad Eerstehoek De stad",
            "its own postcode leads to the buurten there, the likeliest first",
        );
    }
    let chosen = page(&server, "/?gebied=eerstehoek").await;
    assert_eq!(heading(&chosen), "Eerstehoek", "the first screen is that of the chosen buurt");
    let area = "href=\"/gebied/stad?gebied=eerstehoek\"";
    assert_has(&chosen, area, "the chosen buurt leads to its area");

    // In another municipality this is a postcode.
    for unknown in ["8917AB", "1234"] {
        let html = page(&server, &format!("/gebied?postcode={unknown}")).await;
        let told = format!("Postcode {} kennen we niet in Voorbeeldstad.", &unknown[..4]);
        assert_has(&seen(main_of(&html)), &told, "an unknown postcode is told in plain words");
        assert_has(&html, "role=\"alert\"", "and is told to screen readers");
        assert_has(&html, "href=\"/?gebied=stad\"", "and the list of areas is still there");
    }
}

#[tokio::test]
async fn its_areas_have_their_pages() {
    let (server, _folder) = voorbeeldstad(true).await;
    let town = page(&server, "/gebied/stad").await;
    assert_eq!(heading(&town), "De stad", "the page of an area has its name");
    let read = seen(main_of(&town));
    for (wanted, why) in [
        ("Een groenere hoek", "the goals of its plan"),
        ("dinsdag", "when people meet about it"),
        ("Samen soep eten", "what is on"),
        ("Buurtkamer Het Proefhoekje", "its places"),
        ("Geveltuinen in de hoek", "its initiatives"),
        ("Buurtclub Voorbeeld", "its organisations"),
        ("Eerstehoek, Tweedehoek, Oevers-Oost en Stad", "its buurten"),
    ] {
        assert_has(&read, wanted, &format!("the page of an area shows {why}"));
    }
    let villages = page(&server, "/gebied/dorpen").await;
    assert_eq!(heading(&villages), "De dorpen", "the page of an area has its name");
    let read = seen(main_of(&villages));
    assert_has(&read, "Dorpsfeest", "the page of an area shows what is on");
    assert!(!read.contains("Samen soep eten"), "an area does not show what is on elsewhere");
    assert_eq!(server.get("/gebied/oud-oost").await.status, 404, "it has no area of Leeuwarden's");
}

#[tokio::test]
async fn it_is_there_in_its_own_languages_only() {
    let (server, _folder) = voorbeeldstad(true).await;
    let home = page(&server, "/").await;
    assert_has(&home, "<html lang=\"nl\"", "its first language needs no prefix");
    let languages = BTreeSet::from(["en", "nl", "x-default"]);
    assert_eq!(values(&home, "hreflang"), languages, "links lead to its languages only");

    let english = page(&server, "/en").await;
    assert_has(&english, "<html lang=\"en\"", "English has the prefix /en");
    assert_has(main_of(&english), "aria-label=\"The town\"", "areas have their English names");
    assert_eq!(values(&english, "hreflang"), languages, "also from the English pages");

    for path in [
        "/fy",
        "/fy/gebied",
        "/fy/activiteiten",
        "/fy/activiteiten/soep",
        "/fy/activiteiten/soep.ics",
        "/fy/manifest.webmanifest",
        "/fy/leeg",
    ] {
        let status = server.get(path).await.status;
        assert_eq!(status, 404, "{path} is in a language that it does not have");
    }
    let lost = server.get("/fy/gebied").await;
    assert_has(lost.text(), "<html lang=\"nl\"", "what is not there is told in Dutch");
}

#[tokio::test]
async fn before_there_is_content_it_is_useful_already() {
    let (server, _folder) = voorbeeldstad(false).await;
    let home = page(&server, "/").await;
    assert_has(
        &seen(main_of(&home)),
        "Deze week staat er niets in de agenda.",
        "the first screen says that nothing is on",
    );
    assert_has(&home, "href=\"/?gebied=stad\"", "one can choose an area all the same");

    for path in ["/activiteiten", "/activiteiten?gebied=stad&dag=week", "/en/activiteiten"] {
        let html = page(&server, path).await;
        let content = main_of(&html);
        assert!(!heading(&html).is_empty(), "{path} has a heading");
        assert_has(content, "class=\"ms-empty\"", "an empty agenda says that it is empty");
        assert_has(&html, "role=\"search\"", "an empty agenda can be left by searching");
    }
    let agenda = page(&server, "/activiteiten").await;
    assert_has(&seen(&agenda), "Hier staat nog niets.", "an empty agenda says so in plain words");

    let area = page(&server, "/gebied/stad").await;
    assert_eq!(heading(&area), "De stad", "an area without content has its page");
    assert_has(&seen(main_of(&area)), "Eerstehoek", "and names its buurten");
    let guide: Value = server.get("/v1/gids").await.json();
    assert_eq!(guide["gemeente"]["naam"], "Voorbeeldstad", "phones get the municipality already");
}

#[tokio::test]
async fn programs_are_told_whose_it_is() {
    let (server, _folder) = voorbeeldstad(true).await;
    let guide: Value = server.get("/v1/gids").await.json();
    let municipality = &guide["gemeente"];
    assert_eq!(municipality["naam"], "Voorbeeldstad", "/v1/gids has its name");
    assert_eq!(municipality["code"], "GM9999", "/v1/gids has its code");
    assert_eq!(municipality["talen"], json!(["nl", "en"]), "/v1/gids has its languages");

    let manifest: Value = server.get("/manifest.webmanifest").await.json();
    assert_eq!(manifest["name"], "Mienskip Voorbeeldstad", "the installed app has its name");
    assert_eq!(manifest["lang"], "nl", "the installed app is in its first language");
    let manifest: Value = server.get("/en/manifest.webmanifest").await.json();
    assert_eq!(manifest["start_url"], "/en", "the app installed in English begins in English");

    let security = page(&server, "/.well-known/security.txt").await;
    for line in [
        "Contact: mailto:veiligheid@voorbeeld.example",
        "Preferred-Languages: nl, en",
        format!("Canonical: {SITE}/.well-known/security.txt").as_str(),
    ] {
        assert_has(&security, line, "who finds a weakness is told its own contact");
    }
    let robots = page(&server, "/robots.txt").await;
    assert_has(&robots, &format!("Sitemap: {SITE}/sitemap.xml"), "robots find its own sitemap");
    assert_has(&robots, "Disallow: /en/zoeken", "robots are told about its languages");
    for address in sitemap(&server).await {
        assert!(address.starts_with(SITE), "{address} should be at its own address");
    }
}

#[tokio::test]
async fn its_statements_name_who_runs_it() {
    let (server, _folder) = voorbeeldstad(true).await;
    for (path, wanted, why) in [
        ("/over", "Gemeente Voorbeeldstad beheert deze app voor Voorbeeldstad.", "who runs it"),
        ("/over", "gemeente@voorbeeld.example", "where to write to"),
        ("/privacy", "privacy@voorbeeld.example", "where to ask about personal data"),
        ("/toegankelijkheid", "gemeente@voorbeeld.example", "where to say what does not work"),
        ("/toegankelijkheid", "Status: E. Laatst bekeken: nog niet onderzocht.", "its own status"),
    ] {
        let read = seen(main_of(&page(&server, path).await));
        assert_has(&read, wanted, &format!("{path} says {why}"));
    }
}

#[tokio::test]
async fn nothing_that_it_serves_is_of_another_municipality() {
    let (server, _folder) = voorbeeldstad(true).await;
    let addresses = sitemap(&server).await;
    let pages = addresses.iter().map(|address| match address.strip_prefix(SITE) {
        Some(path) if !path.is_empty() => path,
        _ => "/",
    });
    let mut looked_at = 0;
    for path in pages.chain(OTHERS) {
        let answer = server.get(path).await;
        assert_eq!(answer.status, 200, "{path} should be there");
        let text = answer.text().to_lowercase();
        for foreign in FOREIGN {
            assert!(!text.contains(foreign), "{path} has '{foreign}', of another municipality");
        }
        looked_at += 1;
    }
    assert!(
        looked_at > OTHERS.len() + 30,
        "the sitemap should have all its pages in two languages"
    );
}

/// The addresses that search engines are given.
async fn sitemap(server: &TestApp) -> Vec<String> {
    let mut addresses = Vec::new();
    for sitemap in located(&page(server, "/sitemap.xml").await) {
        assert!(sitemap.starts_with(SITE), "{sitemap} should be at its own address");
        let path = sitemap.trim_start_matches(SITE);
        addresses.extend(located(&page(server, path).await));
    }
    assert!(!addresses.is_empty(), "the sitemap should have addresses");
    addresses
}

/// The addresses in a sitemap, or in an index of sitemaps.
fn located(xml: &str) -> Vec<String> {
    let parts = xml.split("</loc>");
    parts.filter_map(|part| Some(part.rsplit_once("<loc>")?.1.to_owned())).collect()
}
