//! Volunteer work: the list with its filters, and what its page answers.

use std::sync::Arc;

use guide::{Kind, record::Record};
use serde_json::{Value, json};

use super::between;
use crate::{
    App, Config,
    clock::Clock,
    router,
    testing::{TestApp, now, record, voorbeeldstad},
};

/// An organisation that can be called and one that cannot, each with work, and a training.
fn content() -> Vec<Record> {
    [
        (
            Kind::Organisation,
            json!({ "id": "zomaar", "naam": { "nl": "Stichting Zomaar" }, "contact": { "telefoon": "058 000 10 10" } }),
        ),
        (Kind::Organisation, json!({ "id": "stil", "naam": { "nl": "Stille Stichting" } })),
        (
            Kind::Place,
            json!({
                "id": "kamer", "naam": { "nl": "Buurtkamer De Hoek" }, "regios": ["BU99990101"],
                "adres": { "straat": "Hoekstraat 1", "plaats": "Voorbeeldstad" },
                "punt": { "lat": 53.2, "lon": 5.79 },
            }),
        ),
        (
            Kind::Vacancy,
            json!({
                "id": "gastvrouw", "naam": { "nl": "Gastvrouw of gastheer", "en": "Host" }, "themas": ["ontmoeten"],
                "omschrijving": { "nl": "Jij zet koffie. Een praatje hoort erbij." },
                "organisatie": "zomaar", "plek": "kamer", "taken": ["koffie zetten", "opruimen"],
                "uren": "4 uur per week", "dagdelen": ["ma ochtend", "vr ochtend"], "vaardigheden": ["luisteren"],
                "leren": ["gesprekken voeren"], "training": "een avond vooraf", "vergoeding": "reiskosten", "vog": "gratis",
                "taalniveau": "A2", "vanafLeeftijd": 14, "maatje": true, "aantal": 3, "nagekekenOp": "2026-11-01",
            }),
        ),
        (
            Kind::Vacancy,
            json!({
                "id": "schrijver", "naam": { "nl": "Schrijver" }, "organisatie": "stil", "thuis": true, "eenmalig": true,
                "dagdelen": ["zelf te kiezen"], "uren": "8 uur", "vergoeding": "geen", "vanafLeeftijd": 18,
            }),
        ),
        (
            Kind::Article,
            json!({
                "id": "luisteren", "naam": { "nl": "Luisteren zonder oplossen" }, "soort": "training",
                "leren": ["gesprekken voeren"], "themas": ["leren"],
            }),
        ),
    ]
    .iter()
    .map(|(kind, json)| record(*kind, json))
    .collect()
}

/// The questions that a page answers, in their order, each with its answer as text.
fn answers(page: &str) -> Vec<(String, String)> {
    let plain = |html: &str| {
        let text: String = html
            .split('<')
            .map(|part| part.split_once('>').map_or(part, |(_, text)| text))
            .collect::<Vec<_>>()
            .join(" ");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let list = between(page, "<dl class=\"ms-answers\">", "</dl>");
    list.split("<dt ")
        .skip(1)
        .map(|part| {
            let (question, answer) = part.split_once("<dd ").unwrap();
            let behind = |html: &str| plain(html.split_once('>').unwrap().1);
            (behind(question), behind(answer))
        })
        .collect()
}

#[tokio::test]
async fn the_page_answers_in_the_order_in_which_a_volunteer_asks() {
    let server = TestApp::with(content()).await;
    let page = server.get("/vrijwilligerswerk/gastvrouw").await;
    let answers = answers(page.text());
    let told: Vec<String> =
        answers.iter().map(|(question, answer)| format!("{question}: {answer}")).collect();
    insta::assert_snapshot!(told.join("\n"), @r"
    Wat je doet: koffie zetten en opruimen
    Wanneer: ma en vr ochtend 4 uur per week
    Waar: Buurtkamer De Hoek Hoekstraat 1, Voorbeeldstad
    Met wie: Stichting Zomaar je kunt het samen met een maatje doen
    Vergoeding: reiskosten Zonder belasting mag je hooguit € 210 per maand krijgen, en € 2.100 per jaar. Per uur is dat hooguit € 5,60, of € 3,30 als je jonger dan 21 bent. Bron: bedragen.example
    Training: een avond vooraf
    Wat je leert: gesprekken voeren
    Verzekering: Je bent verzekerd via de gemeente.
    Wat we vragen: luisteren
    Nederlands dat je nodig hebt: Een beetje Nederlands (A2)
    Verklaring omtrent gedrag (VOG): Nodig, en gratis via de organisatie
    Leeftijd: vanaf 14 jaar Ben je jonger dan 16? Vraag het eerst aan je ouder of verzorger.
    Wie weet meer: Stichting Zomaar
    Hoeveel mensen: Er worden 3 mensen gezocht
    ");
    // How to reach them, and when somebody looked, come after.
    let page = page.text();
    let order = ["ms-answers", "href=\"tel:0580001010\"", "Nagekeken op zondag 1 november."];
    let places: Vec<usize> = order.iter().map(|it| page.find(it).expect(it)).collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[tokio::test]
async fn who_cannot_be_reached_has_somebody_who_passes_it_on() {
    let server = TestApp::with(content()).await;
    let page = server.get("/vrijwilligerswerk/schrijver").await;
    let told = answers(page.text());
    let answer = |question: &str| {
        told.iter().find(|(it, _)| it == question).map(|(_, answer)| answer.as_str())
    };
    assert_eq!(answer("Wie weet meer"), Some("Gemeente Voorbeeldstad geeft je vraag door."));
    assert!(page.text().contains("href=\"mailto:mienskip@voorbeeldstad.example\""));
    assert_eq!(answer("Wanneer"), Some("je kiest zelf wanneer 8 uur 1 keer"));
    assert_eq!(answer("Waar"), Some("Vanuit huis"));
    assert_eq!(answer("Vergoeding"), Some("Je krijgt geen vergoeding"));
    // Nobody of sixteen may do it, so there is no parent to ask.
    assert_eq!(answer("Leeftijd"), Some("vanaf 18 jaar"));
    assert_eq!(answer("Training"), None);
}

#[tokio::test]
async fn amounts_of_another_year_say_of_which_and_what_is_not_known_is_not_said() {
    let folder = tempfile::tempdir().unwrap();
    let store =
        store::open(&format!("sqlite:{}", folder.path().join("test.db").display())).await.unwrap();
    let mut municipality = voorbeeldstad();
    municipality.volunteers.insured = None;
    if let Some(allowance) = &mut municipality.volunteers.allowance {
        allowance.year = 2025;
    }
    let municipality = Arc::new(municipality);
    let clock = Clock::Fixed(now());
    let app =
        App::new(Config::default(), clock, municipality, store, crate::secret::Secret::of([7; 32]))
            .await
            .unwrap();
    let routes = router::routes(app.clone());
    let server = TestApp::around(app, routes);
    server.publish("proef", content()).await;
    let page = server.get("/vrijwilligerswerk/gastvrouw").await;
    assert!(page.text().contains("Deze bedragen zijn van 2025."));
    assert!(page.text().contains("Vraag aan de organisatie of je verzekerd bent."));
}

#[tokio::test]
async fn words_that_are_only_dutch_are_marked_in_other_languages() {
    let server = TestApp::with(content()).await;
    let page = server.get("/en/vrijwilligerswerk/gastvrouw").await;
    let list = between(page.text(), "<dl class=\"ms-answers\">", "</dl>");
    for dutch in ["koffie zetten, opruimen", "gesprekken voeren", "reiskosten", "een avond vooraf"]
    {
        assert!(list.contains(&format!("<span lang=\"nl\">{dutch}</span>")), "{dutch}: {list}");
    }
    // What is understood is said in the page's own language.
    assert!(list.contains("Mon and Fri morning") && list.contains("4 hours a week"), "{list}");
}

#[tokio::test]
async fn learning_and_doing_lead_to_each_other() {
    let server = TestApp::with(content()).await;
    let page = server.get("/vrijwilligerswerk/gastvrouw").await;
    let learn = between(page.text(), "Dit kun je leren", "</section>");
    assert!(learn.contains("href=\"/kennisbank/luisteren\""), "{learn}");
    assert!(learn.contains("Wat je leert: goed luisteren."), "{learn}");
    let training = server.get("/kennisbank/luisteren").await;
    let work = between(training.text(), "Hier kun je het gebruiken", "</section>");
    assert!(work.contains("href=\"/vrijwilligerswerk/gastvrouw\""), "{work}");
    assert!(!server.get("/vrijwilligerswerk/schrijver").await.text().contains("Dit kun je leren"));
}

#[tokio::test]
async fn every_filter_is_a_plain_field_with_its_counts() {
    let server = TestApp::with(content()).await;
    let page =
        server.get("/vrijwilligerswerk?dag=vrijdag&vaardigheid=luisteren&volgorde=nieuw").await;
    let page = page.text();
    let form = between(page, "<form class=\"ms-filter__form\"", "</form>");
    for (name, value, checked) in [
        ("thuis", "ja", false),
        ("vog", "nee", false),
        ("vergoeding", "ja", false),
        ("maatje", "ja", false),
        ("gebied", "stad", false),
        ("thema", "ontmoeten", false),
        ("dag", "vrijdag", true),
        ("dag", "zaterdag", false),
        ("dagdeel", "ochtend", false),
        ("uren", "4", false),
        ("eenmalig", "ja", false),
        ("vaardigheid", "luisteren", true),
        ("leren", "luisteren", false),
        ("taalniveau", "A2", false),
        ("leeftijd", "15", false),
    ] {
        let field =
            format!("name=\"{name}\" value=\"{value}\"{}>", if checked { " checked" } else { "" });
        assert!(form.contains(&field), "{field} in {form}");
    }
    // What is chosen is open, and the order stays when the form is sent.
    assert_eq!(form.matches("<details class=\"ms-fold\" open>").count(), 2, "{form}");
    assert!(form.contains("name=\"volgorde\" value=\"nieuw\""));
    let chips = between(page, "<div class=\"ms-chips\">", "</div>");
    assert!(chips.contains("Vrijdag") && chips.contains("Wat ik kan: goed luisteren"), "{chips}");
    assert!(chips.contains("href=\"/vrijwilligerswerk?vaardigheid=luisteren&amp;volgorde=nieuw\""));
    let all = server.get("/vrijwilligerswerk?volgorde=nieuw").await;
    let orders = between(all.text(), "aria-label=\"Volgorde\"", "</nav>");
    assert!(orders.contains("aria-current=\"true\">Nieuw"), "{orders}");
    assert!(orders.contains("href=\"/gebied?naar=vrijwilligerswerk\">Dichtbij"), "{orders}");
}

#[tokio::test]
async fn an_item_of_the_list_says_at_a_glance_what_it_is() {
    let server = TestApp::with(content()).await;
    let page = server.get("/vrijwilligerswerk").await;
    let item =
        |id: &str| between(page.text(), &format!("href=\"/vrijwilligerswerk/{id}\""), "</a>");
    for said in [
        "ma en vr ochtend · 4 uur per week",
        "Jij zet koffie.",
        "Buurtkamer De Hoek",
        "samen met een maatje",
    ] {
        assert!(item("gastvrouw").contains(said), "{said}: {}", item("gastvrouw"));
    }
    for said in ["je kiest zelf wanneer · 8 uur", "vanuit huis", "1 keer"] {
        assert!(item("schrijver").contains(said), "{said}: {}", item("schrijver"));
    }
}

#[tokio::test]
async fn who_is_younger_than_sixteen_hears_whom_to_ask() {
    let server = TestApp::with(content()).await;
    let asks = "Ben je jonger dan 16?";
    assert!(server.get("/vrijwilligerswerk?leeftijd=15").await.text().contains(asks));
    assert!(!server.get("/vrijwilligerswerk?leeftijd=16").await.text().contains(asks));
    assert!(!server.get("/vrijwilligerswerk").await.text().contains(asks));
}

#[tokio::test]
async fn machines_read_a_job_posting_for_volunteers() {
    let server = TestApp::with(content()).await;
    let about = async |id: &str| -> Value {
        let page = server.get(&format!("/vrijwilligerswerk/{id}")).await;
        let start = "<script type=\"application/ld+json\">";
        let script = between(page.text(), start, "</script>");
        serde_json::from_str(&script[start.len()..]).unwrap()
    };
    insta::assert_snapshot!(about("gastvrouw").await, @r#"{"@context":"https://schema.org","@type":"JobPosting","description":"Jij zet koffie. Een praatje hoort erbij.","employmentType":"VOLUNTEER","hiringOrganization":{"@type":"Organization","name":"Stichting Zomaar"},"jobBenefits":"reiskosten","jobLocation":{"@type":"Place","address":{"@type":"PostalAddress","addressCountry":"NL","addressLocality":"Voorbeeldstad","streetAddress":"Hoekstraat 1"},"name":"Buurtkamer De Hoek"},"name":"Gastvrouw of gastheer","responsibilities":["koffie zetten","opruimen"],"skills":["luisteren"],"title":"Gastvrouw of gastheer","totalJobOpenings":3,"url":"https://mienskip.example/vrijwilligerswerk/gastvrouw","workHours":"4 uur per week"}"#);
    let from_home = about("schrijver").await;
    assert_eq!(from_home["jobLocationType"], "TELECOMMUTE");
    // Without an allowance there is none to tell of.
    assert_eq!(from_home.get("jobBenefits"), None);
}
