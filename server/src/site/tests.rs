//! Pages as the server sends them.

mod apply;
mod correct;
mod scanned;
mod welcome;
mod work;

use crate::{testing::TestApp, v1::tests::content};

/// The part of a page between two texts, from where the first one begins.
fn between<'a>(page: &'a str, from: &str, to: &str) -> &'a str {
    let start = page.find(from).unwrap_or_else(|| panic!("no {from} in {page}"));
    let rest = &page[start..];
    &rest[..rest.find(to).unwrap_or_else(|| panic!("no {to} after {from}"))]
}

#[tokio::test]
async fn a_page_may_ask_where_the_device_is_and_nothing_else() {
    let server = TestApp::start().await;
    let policy = server.get("/plekken").await.header("permissions-policy").to_owned();
    assert!(policy.contains("geolocation=(self)"), "{policy}");
    for other in ["camera=()", "microphone=()", "payment=()", "usb=()"] {
        assert!(policy.contains(other), "{policy}");
    }
}

#[tokio::test]
async fn places_stand_in_the_list_and_on_the_map() {
    let server = TestApp::with(content()).await;
    let page = server.get("/plekken?kaart=500-500-0").await;
    let page = page.text();
    let map = between(page, "<details class=\"ms-mapfold\" open", "</details>");
    assert!(map.contains("id=\"pin-kamer\""), "{map}");
    assert!(map.contains("aria-label=\"Buurtkamer De Hoek\""), "{map}");
    assert!(map.contains("id=\"pin-dorpshuis\""), "{map}");
    let list = between(page, "id=\"lijst\"", "</ul>");
    assert!(list.contains("<li data-pin=\"pin-kamer\">"), "{list}");
    // In words: what is on today, and whether one gets in without a step.
    assert!(list.contains("vandaag inloop van 10.00 tot 12.00 uur"), "{list}");
    assert!(list.contains("zonder drempel") && list.contains("met drempel of trap"), "{list}");
    // Folded away until it is asked for.
    let folded = server.get("/plekken").await;
    assert!(folded.text().contains("<details class=\"ms-mapfold\"><summary"));
}

#[tokio::test]
async fn places_are_filtered_and_every_step_on_the_map_keeps_the_filter() {
    let server = TestApp::with(content()).await;
    let page = server.get("/plekken?inloop=vandaag&thema=eten&kaart=500-500-1").await;
    let page = page.text();
    assert!(page.contains("pin-kamer") && !page.contains("pin-dorpshuis"));
    let moves = between(page, "ms-places__moves", "</div>");
    // Each has an icon too, which is not on this page.
    let links: Vec<&str> =
        moves.split("href=\"").skip(1).filter(|link| !link.starts_with("/pkg/")).collect();
    assert_eq!(links.len(), 7, "{moves}");
    for link in links {
        assert!(link.starts_with("/plekken?thema=eten&amp;inloop=vandaag&amp;kaart="), "{link}");
    }
    let form = between(page, "ms-filter__form", "</form>");
    assert!(form.contains("name=\"kaart\" value=\""), "{form}");
    assert!(!server.get("/plekken?nu=open").await.text().contains("pin-kamer"));
}

#[tokio::test]
async fn a_part_of_the_map_that_does_not_exist_is_a_clear_mistake() {
    let server = TestApp::with(content()).await;
    for query in ["kaart=links", "kaart=1-2-9", "kaart=9999-1-1", "kaart=1,2,3", "nu=dicht"] {
        let answer = server.get(&format!("/plekken?{query}")).await;
        assert_eq!(answer.status, 400, "{query}");
        assert!(answer.text().contains("Dit adres klopt niet helemaal"), "{query}");
    }
    // Other lists have no map, so they pass it over.
    assert_eq!(server.get("/hulp?kaart=links").await.status, 200);
}

#[tokio::test]
async fn choosing_an_area_leads_back_to_the_list() {
    let server = TestApp::with(content()).await;
    let list = server.get("/plekken").await;
    assert!(list.text().contains("href=\"/gebied?naar=plekken\""));
    let areas = server.get("/gebied?naar=plekken").await;
    assert!(areas.text().contains("href=\"/plekken?gebied=eerstehoek\""));
    assert!(areas.text().contains("name=\"naar\" value=\"plekken\""));
    // 9999 may be two buurten; there is one to choose from.
    let choice = server.get("/gebied?naar=plekken&postcode=9999").await;
    assert!(choice.text().contains("href=\"/plekken?gebied=tweedehoek\""));
    assert_eq!(server.get("/gebied?naar=//elders.example").await.status, 400);
    let near = server.get("/plekken?gebied=eerstehoek").await;
    assert!(near.text().contains("Afstand vanaf Eerstehoek."));
}
