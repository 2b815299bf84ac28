//! Pages as the server makes them: records on paper, and how fresh they are.

use guide::{
    Text,
    record::{Contact, Fund, Place, Record, Service},
};
use jiff::civil::{Date, date};

use crate::testing::{TestApp, slug};

fn service(id: &str, checked_on: Option<Date>) -> Record {
    Service {
        contact: Contact { phone: Some("058 000 00 00".into()), ..Contact::default() },
        bring: Some("je brief".into()),
        checked_on,
        ..Service::new(slug(id), Text::nl(format!("Hulp {id}")))
    }
    .into()
}

fn place(id: &str) -> Record {
    Place::new(slug(id), Text::nl(format!("Plek {id}"))).into()
}

#[tokio::test]
async fn chosen_records_are_printed_in_their_order_and_unknown_ones_are_named() {
    let server = TestApp::with([service("brieven", None), place("kamer")]).await;
    let page = server.get("/afdrukken?wat=plek/kamer&wat=hulp/weg&wat=hulp/brieven").await;
    assert_eq!(page.status, 200);
    let html = page.text();
    let at = |text: &str| html.find(text).unwrap_or_else(|| panic!("no {text}"));
    assert!(at("Plek kamer</h2>") < at("Hulp brieven</h2>"));
    assert!(html.contains("Dit vonden we niet: hulp/weg."));
    for text in ["je brief", "058 000 00 00", "Afgedrukt op woensdag 2 december", "noindex"] {
        at(text);
    }
    let address = "https://mienskip.example/afdrukken?wat=plek/kamer&amp;wat=hulp/brieven";
    at(address);
    at(&code_of(&address.replace("&amp;", "&")));
}

/// The drawing of the code that leads to an address.
fn code_of(address: &str) -> String {
    app::qr::Code::of(address).unwrap().path()
}

#[tokio::test]
async fn one_record_leads_to_its_own_page_and_a_list_to_the_list() {
    let server = TestApp::with([service("brieven", None), service("rijden", None)]).await;
    for (path, leads_to) in [
        ("/afdrukken?wat=hulp/brieven", "/hulp/brieven"),
        ("/fy/afdrukken?wat=hulp/brieven", "/fy/hulp/brieven"),
        ("/afdrukken?lijst=hulp", "/hulp"),
        ("/afdrukken?lijst=hulp&gebied=stad&pagina=2", "/hulp?gebied=stad"),
        ("/afdrukken?lijst=hulp&kleur=donker", "/hulp"),
    ] {
        let page = server.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        if !path.contains("gebied") {
            let address = format!("https://mienskip.example{leads_to}");
            assert!(page.text().contains(&code_of(&address)), "{path}");
        }
    }
    let list = server.get("/afdrukken?lijst=hulp").await;
    assert!(list.text().contains("Hulp brieven</h2>") && list.text().contains("Hulp rijden</h2>"));
}

#[tokio::test]
async fn what_does_not_fit_is_counted() {
    let many: Vec<Record> = (0..60).map(|n| place(&format!("p{n:02}"))).collect();
    let server = TestApp::with(many).await;
    let query: Vec<String> = (0..60).map(|n| format!("wat=plek/p{n:02}")).collect();
    for path in ["/afdrukken?lijst=plek".to_owned(), format!("/afdrukken?{}", query.join("&"))] {
        let page = server.get(&path).await;
        assert_eq!(page.text().matches("class=\"ms-sheet\"").count(), 50, "{path}");
        assert!(page.text().contains("Nog 10 staan er niet bij."), "{path}");
    }
}

#[tokio::test]
async fn what_makes_no_sense_is_explained() {
    let server = TestApp::with([place("kamer")]).await;
    for (path, says) in [
        ("/afdrukken?wat=onzin", "Wat: \"onzin\" kennen we niet."),
        ("/afdrukken?wat=plek/kamer&wat=%00/%F0", "kennen we niet."),
        ("/afdrukken?lijst=alles", "Lijst: \"alles\" kennen we niet."),
        ("/afdrukken?lijst=hulp&thema=onzin", "Onderwerp: \"onzin\" kennen we niet."),
    ] {
        let page = server.get(path).await;
        assert_eq!(page.status, 400, "{path}");
        assert!(page.text().replace("&quot;", "\"").contains(says), "{path}");
    }
    let empty = server.get("/afdrukken").await;
    assert_eq!(empty.status, 200);
    assert!(empty.text().contains("Er staat nog niets op deze lijst."));
}

#[tokio::test]
async fn what_nobody_checked_for_long_says_so_on_cards_and_details() {
    let old = "Lang niet nagekeken: bel even voor je gaat.";
    let ageing = "Dat is een tijd geleden.";
    let server = TestApp::with([
        service("oud", Some(date(2026, 5, 1))),
        service("oudert", Some(date(2026, 7, 1))),
        service("vers", Some(date(2026, 12, 1))),
        Fund { checked_on: Some(date(2020, 1, 1)), ..Fund::new(slug("pot"), Text::nl("Pot")) }
            .into(),
    ])
    .await;
    for (path, says) in [
        ("/hulp/oud", Some(old)),
        ("/hulp/oudert", Some(ageing)),
        ("/hulp/vers", None),
        ("/fondsen/pot", Some("Lang niet nagekeken: het kan veranderd zijn.")),
        ("/afdrukken?wat=hulp/oud", Some(old)),
    ] {
        let page = server.get(path).await;
        assert!(page.text().contains("Nagekeken op"), "{path}");
        for text in [old, ageing, "het kan veranderd zijn."] {
            assert_eq!(
                page.text().contains(text),
                says.is_some_and(|it| it.contains(text)),
                "{path}"
            );
        }
    }
}
