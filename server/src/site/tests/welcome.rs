//! The welcome packs as the server sends them.

use guide::{
    Lang, Text,
    record::{Record, WelcomeBlock},
    welcome::{BlockSort, Household},
};

use super::between;
use crate::testing::{TestApp, slug};

fn block(id: &str, title: &str, sort: BlockSort, text: &str) -> WelcomeBlock {
    let summary = Text::nl(text);
    WelcomeBlock { sort, summary, sample: true, ..WelcomeBlock::new(slug(id), Text::nl(title)) }
}

fn blocks() -> Vec<Record> {
    let registering = WelcomeBlock {
        order: 1,
        due_days: Some(5),
        rule: Some("https://regel.example".into()),
        ..block("inschrijven", "Schrijf je in", BlockSort::Task, "Doe het **snel**.")
    };
    let school = WelcomeBlock {
        order: 2,
        households: vec![Household::Children],
        ..block("school", "Meld je kind aan", BlockSort::Task, "Kies een school.")
    };
    let mut waste = block(
        "afval",
        "Afval",
        BlockSort::Explanation,
        "Kijk bij [hulp](/hulp).\n\n- glas\n- papier",
    );
    waste.easy = Text::nl("Glas gaat apart.");
    waste.name = Text::nl("Afval").with(Lang::EN, "Waste");
    waste.summary = Text::nl("Kijk bij [hulp](/hulp).\n\n- glas\n- papier")
        .with(Lang::EN, "Look at [help](/hulp) or [there](https://daar.example).");
    let harbour = WelcomeBlock {
        area: Some(slug("dorpen")),
        ..block("dorpen-haven", "De haven", BlockSort::Explanation, "Er is een haven.")
    };
    vec![registering.into(), school.into(), waste.into(), harbour.into()]
}

async fn page(address: &str) -> String {
    let answer = TestApp::with(blocks()).await.get(address).await;
    assert_eq!(answer.status, 200, "{address}");
    answer.text().to_owned()
}

#[tokio::test]
async fn a_pack_is_that_of_its_area() {
    let (city, villages) = (page("/welkom/stad").await, page("/welkom/dorpen").await);
    assert!(city.contains("<h1 class=\"nl-heading nl-heading--level-1\">Welkom in De stad</h1>"));
    assert!(villages.contains("De haven") && !city.contains("De haven"));
    for both in [
        "Schrijf je in",
        "Doe dit binnen 5 dagen.",
        "https://regel.example",
        "112",
        "href=\"/welkom/stad/boekje\"",
    ] {
        assert!(city.contains(both), "{both}");
    }
    let server = TestApp::with(blocks()).await;
    assert_eq!(server.get("/welkom/nergens").await.status, 404);
    assert_eq!(server.get("/welkom/stad/bestaat-niet").await.status, 404);
    assert_eq!(server.get("/welkom/stad/dorpen-haven").await.status, 404, "of another area");
    assert_eq!(server.get("/welkom/stad?voor=onzin").await.status, 400);
}

#[tokio::test]
async fn searching_finds_a_block_and_leads_to_it_in_the_pack_of_who_asks() {
    let found = page("/zoeken?q=afval").await;
    assert!(found.contains("href=\"/welkom?blok=afval\""), "nobody knows where one lives");
    let chooser = page("/welkom?blok=afval").await;
    assert!(chooser.contains("href=\"/welkom/stad/afval\""));
    assert!(chooser.contains("href=\"/welkom/dorpen/afval\""));
    let known = page("/zoeken?q=afval&vanuit=dorpen").await;
    assert!(known.contains("href=\"/welkom/dorpen/afval?gebied=dorpen\""));
    // What is of one area leads there, whoever asks.
    let harbour = page("/zoeken?q=haven&vanuit=stad").await;
    assert!(harbour.contains("href=\"/welkom/dorpen/dorpen-haven?gebied=stad\""));
    // What is of the whole municipality is in every area, what is of one area in that alone.
    for (address, is_there) in [
        ("/zoeken?q=afval&gebied=dorpen", true),
        ("/zoeken?q=haven&gebied=dorpen", true),
        ("/zoeken?q=haven&gebied=stad", false),
    ] {
        assert_eq!(page(address).await.contains("class=\"ms-item\""), is_there, "{address}");
    }
    // In the reader's language.
    let english = page("/en/zoeken?q=waste").await;
    assert!(english.contains("href=\"/en/welkom?blok=afval\"") && english.contains("Welcome pack"));
    // What is no name of a block leads to the packs.
    assert!(page("/welkom?blok=A%20B").await.contains("href=\"/welkom/stad\""));
}

#[tokio::test]
async fn without_javascript_the_checklist_is_a_list_and_a_text_is_html() {
    let pack = page("/welkom/stad").await;
    let tasks = between(&pack, "class=\"ms-tasks\"", "id=\"uitleg\"");
    assert!(!tasks.contains("<input"), "{tasks}");
    assert!(tasks.contains("href=\"/welkom/stad/inschrijven\""), "{tasks}");
    assert!(page("/welkom/stad/inschrijven").await.contains("Doe het <strong>snel</strong>."));
    let waste = page("/welkom/stad/afval").await;
    assert!(waste.contains("<a class=\"nl-link\" href=\"/hulp\">hulp</a>"), "{waste}");
    assert!(waste.contains("<li>glas</li><li>papier</li>"), "{waste}");
}

#[tokio::test]
async fn what_is_for_somebody_stands_first_and_says_so() {
    let order = |page: &str| {
        let at = |title: &str| page.find(title).unwrap();
        (at("Schrijf je in") < at("Meld je kind aan"), page.contains("voor jou"))
    };
    assert_eq!(order(&page("/welkom/stad").await), (true, false));
    let children = page("/welkom/stad?voor=kinderen").await;
    assert_eq!(order(&children), (false, true));
    assert!(children.contains("name=\"voor\" value=\"kinderen\" checked"));
    // The choice goes along to the easy texts.
    assert!(children.contains("/welkom/stad?makkelijk=ja&amp;voor=kinderen"));
}

#[tokio::test]
async fn easy_words_are_shown_where_they_are_written() {
    let easy = page("/welkom/stad?makkelijk=ja").await;
    assert!(easy.contains("Gewone tekst"));
    assert!(easy.contains("href=\"/welkom/stad/afval?makkelijk=ja\""));
    let waste = page("/welkom/stad/afval?makkelijk=ja").await;
    assert!(waste.contains("Glas gaat apart.") && !waste.contains("papier"), "{waste}");
    // There are none in English, so there is nothing to choose.
    assert!(!page("/en/welkom/stad").await.contains("Easy reading"));
}

#[tokio::test]
async fn what_is_not_translated_is_dutch_and_says_so() {
    let main_of = async |path: &str| {
        let page = page(path).await;
        between(&page, "id=\"inhoud\"", "</main>").to_owned()
    };
    let waste = main_of("/en/welkom/stad/afval").await;
    assert!(waste.contains("Waste") && !waste.contains("ms-prose\" lang"), "{waste}");
    assert!(waste.contains("href=\"/en/hulp\""), "{waste}");
    assert!(waste.contains("https://daar.example"), "{waste}");
    let task = main_of("/en/welkom/stad/inschrijven").await;
    assert!(task.contains("<span lang=\"nl\">Schrijf je in</span>"), "{task}");
    assert!(task.contains("<div class=\"ms-prose\" lang=\"nl\">"), "{task}");
}

#[tokio::test]
async fn every_language_stands_on_top_in_its_own_words() {
    let page = page("/fy/welkom/stad").await;
    let languages = between(&page, "class=\"ms-languages", "</nav>");
    for (href, name) in [
        ("/welkom/stad", "Nederlands"),
        ("/fy/welkom/stad", "Frysk"),
        ("/en/welkom/stad", "English"),
    ] {
        assert!(
            languages.contains(&format!("href=\"{href}\"")) && languages.contains(name),
            "{name}"
        );
    }
    assert!(languages.contains("aria-current=\"true\""));
}

#[tokio::test]
async fn who_has_no_code_chooses_an_area() {
    let chooser = page("/welkom").await;
    assert!(chooser.contains("In welk gebied woon je nu?"));
    assert!(
        chooser.contains("href=\"/welkom/stad\"") && chooser.contains("href=\"/welkom/dorpen\"")
    );
    let home = page("/?gebied=eerstehoek").await;
    assert!(home.contains("href=\"/welkom/stad?gebied=eerstehoek\""), "the pack of one's own area");
}
