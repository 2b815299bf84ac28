use api::{
    MessageId,
    confirmation::{Claim, PickupCode},
};
use axum::http::Method;
use guide::{Moment, Text, record::Organisation};
use serde_json::Value;
use store::ConfirmationCode;

use crate::{
    recognition::tests::{ADDRESS, Desk, claim, form, post},
    testing::{Answer, TestApp, now, slug},
};

/// A claim like the usual one, by another volunteer.
fn other_claim(number: u8) -> Claim {
    Claim {
        id: MessageId::new(0x0193_4d3c_0a1b, [number; 10]),
        pickup: PickupCode::new([number; 16]),
        ..claim()
    }
}

async fn issued(server: &TestApp) -> usize {
    server.app.store().recognitions().await.unwrap().len()
}

/// Nothing of what people typed has become HTML.
fn is_escaped(page: &Answer) {
    let text = page.text();
    for typed in ["<b>oogsten", "<i>samen", "<De Es>", "<script", "<img"] {
        assert!(!text.contains(typed), "{typed} in {text}");
    }
}

#[tokio::test]
async fn the_page_shows_the_claim_and_changes_nothing() {
    let desk = Desk::start().await;
    for _ in 0..2 {
        let page = desk.server.get(&claim().link()).await;
        assert_eq!(page.status, 200);
        is_escaped(&page);
        for text in [
            "Wil je dit bevestigen?",
            "Iemand vraagt Buurttuin &lt;De Es&gt; om dit vrijwilligerswerk te bevestigen.",
            "Onkruid wieden &amp; &lt;b&gt;oogsten&lt;/b&gt;",
            "van 2 maart 2026 tot en met 18 mei 2026",
            "12 uur en 30 minuten",
            "tuinieren, &lt;i&gt;samen&lt;/i&gt;",
            "Noor Voorbeeld",
            ADDRESS,
            "Stuur een code naar ons adres",
        ] {
            assert!(page.text().contains(text), "{text}: {}", page.text());
        }
        assert!(!page.text().contains("<script"));
        assert_eq!(page.header("cache-control"), "no-store");
        assert!(page.header("content-security-policy").contains("form-action 'self'"));
        assert!(page.text().contains("<meta name=\"robots\" content=\"noindex\">"));
    }
    // Neither does the second step.
    let step = format!("{}&stap=code", claim().link());
    assert_eq!(desk.server.get(&step).await.status, 200);
    assert_eq!(desk.letters(""), Vec::<String>::new());
    for path in ["/bevestig/code", "/bevestig/bestand"] {
        assert_eq!(desk.server.get(path).await.status, 405, "{path}");
    }
    assert_eq!(issued(&desk.server).await, 0);
}

#[tokio::test]
async fn every_language_has_the_pages() {
    let desk = Desk::start().await;
    for (prefix, text) in [("/fy", "Wolst dit befêstigje?"), ("/en", "Will you confirm this?")] {
        let page = desk.server.get(&format!("{prefix}{}", claim().link())).await;
        assert_eq!(page.status, 200);
        assert!(page.text().contains(text), "{}", page.text());
        // What the volunteer wrote is most likely Dutch.
        assert!(page.text().contains("<span class=\"ms-answer__main\" lang=\"nl\">Onkruid"));
        let to = format!("action=\"{prefix}/bevestig/code\"");
        assert!(page.text().contains(&to), "{}", page.text());
        let here = format!("href=\"{}\"", claim().link().replace('&', "&amp;"));
        assert!(page.text().contains(&here), "the way to Dutch: {}", page.text());
    }
    let sent = desk.post("/en/bevestig/code", &[("c", &claim().encode())]).await;
    assert!(sent.header("location").starts_with("/en/bevestig?c="));
    assert!(desk.letters("")[0].contains("Subject: Code to confirm volunteer work"));
    // The first language has no prefix, and others there are not.
    assert_eq!(desk.server.get("/nl/bevestig?c=x").await.header("location"), "/bevestig?c=x");
    assert_eq!(desk.server.get("/de/bevestig").await.status, 404);
}

#[tokio::test]
async fn a_link_that_is_not_whole_says_so() {
    let desk = Desk::start().await;
    let link = claim().link();
    let newer = api::base64url::encode(b"2\nx");
    let future = Claim { until: now().date().tomorrow().unwrap(), ..claim() };
    for (path, status, text) in [
        ("/bevestig".to_owned(), 400, "Deze link is niet heel."),
        (link[..80].to_owned(), 400, "Deze link is niet heel."),
        (format!("/bevestig?c={}", "A".repeat(9000)), 400, "Deze link is niet heel."),
        (format!("/bevestig?c={newer}"), 400, "van een nieuwere versie"),
        (future.link(), 400, "iets wat niet kan"),
    ] {
        let page = desk.server.get(&path).await;
        assert_eq!(page.status.as_u16(), status, "{path}");
        assert!(page.text().contains(text), "{}", page.text());
        assert!(!page.text().contains("<form"), "{path}");
    }
    for path in ["/bevestig", "/bevestig/code", "/bevestig/bestand"] {
        assert_eq!(desk.post(path, &[("c", "kapot")]).await.status, 400, "{path}");
        assert_eq!(desk.post(path, &[]).await.status, 400, "{path}");
    }
}

#[tokio::test]
async fn an_organisation_that_is_not_known_or_has_no_address_hears_what_to_do() {
    let desk = Desk::start().await;
    let gone = Claim {
        organisation: slug("weg"),
        organisation_name: "<script>Weg</script>".into(),
        ..claim()
    };
    let page = desk.server.get(&gone.link()).await;
    assert_eq!(page.status, 404);
    is_escaped(&page);
    assert!(page.text().contains("We kennen &lt;script&gt;Weg&lt;/script&gt; niet"));
    assert!(page.text().contains("mailto:mienskip@voorbeeldstad.example"));

    let silent = Claim { organisation: slug("koor"), ..claim() };
    let page = desk.server.get(&silent.link()).await;
    assert_eq!(page.status, 200);
    for text in ["Van Koor Zonder Adres is geen e-mailadres bekend.", "mailto:mienskip@"] {
        assert!(page.text().contains(text), "{}", page.text());
    }
    assert!(!page.text().contains("/bevestig/code"));
    assert_eq!(desk.post("/bevestig/code", &[("c", &silent.encode())]).await.status, 409);
    assert_eq!(desk.letters(""), Vec::<String>::new());
}

#[tokio::test]
async fn the_code_goes_to_the_address_of_the_guide_and_nothing_of_the_claimants_words_with_it() {
    let desk = Desk::start().await;
    let sent = desk.post("/bevestig/code", &[("c", &claim().encode())]).await;
    assert_eq!(sent.status, 303);
    assert_eq!(sent.header("location"), format!("{}&stap=code", claim().link()));
    let letters = desk.letters("");
    let [letter] = letters.as_slice() else { panic!("{letters:?}") };
    assert!(letter.contains(&format!("To: {ADDRESS}\r\n")), "{letter}");
    for text in ["12 uur en 30 minuten", "van 2 maart 2026", "Geef hem niet", "tot 09:45 uur"] {
        assert!(letter.contains(text), "{text}: {letter}");
    }
    assert!(letter.contains(&format!("https://mienskip.example{}", claim().link())), "{letter}");
    for words in ["Onkruid", "oogsten", "Noor", "samen"] {
        assert!(!letter.contains(words), "{words}: {letter}");
    }
    let page = desk.server.get(sent.header("location")).await;
    assert!(page.text().contains(&format!("De code staat in de mail aan {ADDRESS}.")));
    assert!(page.text().contains("autocomplete=\"one-time-code\""));
}

#[tokio::test]
async fn confirming_gives_a_credential_and_a_letter() {
    let desk = Desk::start().await;
    let page = desk.confirm(&claim(), "Dank je <img src=x>").await;
    assert_eq!(page.status, 200, "{}", page.text());
    is_escaped(&page);
    for text in [
        "Dit is bevestigd",
        "zei ja op 2 december 2026.",
        "We mailden ook een link.",
        "Dank je &lt;img src=x&gt;",
        "action=\"/bevestig/bestand\"",
        "href=\"/controleer?w=eyJ",
        "<figure class=\"ms-qr",
    ] {
        assert!(page.text().contains(text), "{text}: {}", page.text());
    }
    assert_eq!(issued(&desk.server).await, 1);
    desk.mail().await;
    let letters = desk.letters("bevestigd-");
    assert_eq!(letters.len(), 1);
    assert!(letters[0].contains("https://mienskip.example/intrekken?w="), "{}", letters[0]);

    // The volunteer looks at the link once more: the same, without what is the organisation's.
    let seen = desk.server.get(&claim().link()).await;
    assert!(seen.text().contains("Dit is bevestigd"));
    assert!(!seen.text().contains("We mailden ook"), "{}", seen.text());
    let again = desk.server.get(&format!("{}&stap=code", claim().link())).await;
    assert!(again.text().contains("Dit is bevestigd"));
    // A new code is of no use to anybody.
    let sent = desk.post("/bevestig/code", &[("c", &claim().encode())]).await;
    assert_eq!(sent.header("location"), claim().link());
    assert_eq!(desk.letters("bevestigingscode").len(), 1);
}

#[tokio::test]
async fn an_answer_that_got_lost_can_be_sent_again_and_counts_once() {
    let desk = Desk::start().await;
    let code = desk.code(&claim()).await;
    let yes = form(&claim(), &code, "ja", "Dank!");
    let first = desk.post("/bevestig", &yes.each()).await;
    let credential = desk.credential(&claim()).await;
    assert_eq!(desk.post("/bevestig", &yes.each()).await.body, first.body);
    // The first answer counts, also when another one comes with the same code.
    let no = desk.post("/bevestig", &form(&claim(), &code, "nee", "").each()).await;
    assert!(no.text().contains("Dit is bevestigd"));
    assert_eq!(desk.credential(&claim()).await, credential);
    assert_eq!(issued(&desk.server).await, 1);
    desk.mail().await;
    assert_eq!(desk.letters("bevestigd-").len(), 1);

    let path = format!("/v1/bevestigingen/{}", claim().pickup.as_str());
    desk.server.method(Method::DELETE, &path).await;
    let late = desk.post("/bevestig", &yes.each()).await;
    assert!(late.text().contains("De waardering is opgehaald"), "{}", late.text());
    assert_eq!(desk.server.get(&path).await.status, 404);
    assert_eq!(issued(&desk.server).await, 1);
}

#[tokio::test]
async fn time_and_days_can_be_corrected() {
    let desk = Desk::start().await;
    let code = desk.code(&claim()).await;
    let corrected = form(&claim(), &code, "ja", "")
        .with("uren", "9")
        .with("minuten", "")
        .with("van", "1-4-2026")
        .with("tot", "2026-04-30");
    assert_eq!(desk.post("/bevestig", &corrected.each()).await.status, 200);
    let credential = desk.credential(&claim()).await;
    let payload = credential.split('.').nth(1).unwrap();
    let payload: Value = serde_json::from_slice(&api::base64url::decode(payload).unwrap()).unwrap();
    let subject = &payload["credentialSubject"];
    assert_eq!(subject["result"][0]["value"], "9:00");
    assert_eq!(subject["activityStartDate"], "2026-04-01T00:00:00+02:00");
    assert_eq!(subject["activityEndDate"], "2026-04-30T23:59:59+02:00");
}

#[tokio::test]
async fn what_is_filled_in_wrongly_is_said_beside_it_and_costs_no_try() {
    let desk = Desk::start().await;
    let code = desk.code(&claim()).await;
    let yes = || form(&claim(), &code, "ja", "Dank & <b>tot ziens</b>");
    for (filled, texts) in [
        (yes().with("code", ""), vec!["Vul de zes cijfers uit de mail in."]),
        (yes().with("code", "12345a"), vec!["Vul de zes cijfers uit de mail in."]),
        (yes().with("besluit", ""), vec!["Kies ja of nee."]),
        (yes().with("besluit", "misschien"), vec!["Kies ja of nee."]),
        (yes().with("uren", "0").with("minuten", "0"), vec!["Vul in hoelang het was"]),
        (yes().with("uren", "-1"), vec!["Vul in hoelang het was"]),
        (yes().with("uren", "veel"), vec!["Vul in hoelang het was"]),
        (yes().with("uren", "4294967295"), vec!["Vul in hoelang het was"]),
        (yes().with("uren", "99999"), vec!["Zoveel tijd zit er niet in"]),
        (yes().with("van", "gisteren"), vec!["Vul bij de eerste dag een datum in."]),
        (yes().with("tot", "2026-02-30"), vec!["Vul bij de laatste dag een datum in."]),
        (yes().with("tot", "2026-03-01"), vec!["De laatste dag komt voor de eerste."]),
        (yes().with("tot", "2027-03-01"), vec!["De laatste dag moet nog komen."]),
        (yes().with("bericht", &"é".repeat(501)), vec!["Dit bericht is te lang."]),
        (
            yes().with("code", "x").with("van", "x").with("bericht", &"é".repeat(30_000)),
            vec!["Vul de zes cijfers", "eerste dag een datum", "Dit bericht is te lang."],
        ),
    ] {
        let page = desk.post("/bevestig", &filled.each()).await;
        assert_eq!(page.status, 400, "{texts:?}");
        for text in texts {
            // Above the form, and at the field.
            assert!(page.text().matches(text).count() >= 2, "{text}: {}", page.text());
        }
        assert!(!page.text().contains("<b>tot"), "{}", page.text());
    }
    // A no needs no time and days.
    let no = form(&claim(), &code, "nee", "").with("uren", "veel").with("van", "");
    let page = desk.post("/bevestig", &no.each()).await;
    assert!(page.text().contains("Dit is niet bevestigd"), "{}", page.text());
}

#[tokio::test]
async fn a_wrong_code_can_be_tried_a_few_times() {
    let desk = Desk::start().await;
    let code = desk.code(&claim()).await;
    let wrong = if code == "000000" { "000001" } else { "000000" };
    for left in [4, 3, 2, 1] {
        let page = desk.post("/bevestig", &form(&claim(), wrong, "ja", "Dank").each()).await;
        assert_eq!(page.status, 403);
        let text = format!("Je kunt het nog {left} keer proberen.");
        assert!(page.text().contains(&text), "{text}: {}", page.text());
        // What was typed is still there.
        assert!(page.text().contains(">Dank</textarea>"), "{}", page.text());
    }
    for code in [wrong, &code] {
        let page = desk.post("/bevestig", &form(&claim(), code, "ja", "").each()).await;
        assert_eq!(page.status, 403);
        assert!(page.text().contains("De code is te vaak geprobeerd."), "{}", page.text());
    }
    assert_eq!(issued(&desk.server).await, 0);
    // A new code works, however it is typed; the old one stays spent.
    let new = desk.code(&claim()).await;
    let typed = format!(" {} {}", &new[..3], &new[3..]);
    let page = desk.post("/bevestig", &form(&claim(), &typed, "ja", "").each()).await;
    assert_eq!(page.status, 200, "{}", page.text());
}

#[tokio::test]
async fn a_code_is_for_one_claim_and_a_quarter_of_an_hour() {
    let desk = Desk::start().await;
    let code = desk.code(&claim()).await;
    // Another claim, or the same one with other hours.
    for other in [other_claim(1), Claim { minutes: 6000, ..claim() }] {
        let page = desk.post("/bevestig", &form(&other, &code, "ja", "").each()).await;
        assert_eq!(page.status, 403);
        assert!(page.text().contains("Deze code werkt niet meer."), "{}", page.text());
    }
    let yes = form(&claim(), &code, "ja", "");
    let late = desk.other(15 * 60, 7, |_| {}).await;
    let page = post(&late, "/bevestig", &yes.each()).await;
    assert_eq!(page.status, 403);
    assert!(page.text().contains("Deze code werkt niet meer."), "{}", page.text());
    assert_eq!(issued(&desk.server).await, 0);
    let just = desk.other(15 * 60 - 1, 7, |_| {}).await;
    assert_eq!(post(&just, "/bevestig", &yes.each()).await.status, 200);
}

#[tokio::test]
async fn codes_are_kept_as_hashes_that_need_the_secret() {
    let desk = Desk::start().await;
    let code = desk.code(&claim()).await;
    let other = desk.other(0, 8, |_| {}).await;
    let page = post(&other, "/bevestig", &form(&claim(), &code, "ja", "").each()).await;
    assert_eq!(page.status, 403);
    assert_eq!(issued(&desk.server).await, 0);
}

#[tokio::test]
async fn a_mailbox_is_not_filled() {
    let desk = Desk::start().await;
    let before = Moment::from_unix(now().unix() - 600);
    for number in 0..28 {
        let code = ConfirmationCode {
            id: format!("vroeger-{number}"),
            claim: "x".into(),
            organisation: "buurttuin".into(),
            hash: "x".into(),
            sent_at: before.unix(),
            expires_at: before.unix(),
        };
        desk.server.app.store().put_confirmation_code(&code, 99, 0).await.unwrap();
    }
    desk.code(&claim()).await;
    desk.code(&other_claim(1)).await;
    let sent = desk.post("/bevestig/code", &[("c", &other_claim(2).encode())]).await;
    assert_eq!(sent.status, 429);
    assert_eq!(sent.header("retry-after"), "3600");
    assert!(sent.text().contains("Probeer het over 60 minuten nog eens."), "{}", sent.text());
    assert_eq!(desk.letters("bevestigingscode").len(), 2);
    // An hour later again.
    let later = desk.other(3600, 7, |_| {}).await;
    let sent = post(&later, "/bevestig/code", &[("c", &other_claim(2).encode())]).await;
    assert_eq!(sent.status, 303);
}

#[tokio::test]
async fn mail_that_does_not_go_is_told() {
    let desk = Desk::start().await;
    let away = desk.other(0, 7, |it| it.smtp = Some("smtp://127.0.0.1:1".into())).await;
    let sent = post(&away, "/bevestig/code", &[("c", &claim().encode())]).await;
    assert_eq!(sent.status, 503);
    assert!(sent.text().contains("De mail ging niet weg."), "{}", sent.text());
}

#[tokio::test]
async fn the_file_holds_the_credential_alone_as_long_as_it_waits() {
    let desk = Desk::start().await;
    let file = || async { desk.post("/bevestig/bestand", &[("c", &claim().encode())]).await };
    assert_eq!(file().await.header("location"), claim().link());
    let credential = desk.issue().await;
    let answer = file().await;
    assert_eq!(answer.text(), credential);
    assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");
    assert_eq!(
        answer.header("content-disposition"),
        "attachment; filename=\"waardering-buurttuin-2026-05-18.jwt\""
    );
    assert_eq!(answer.header("cache-control"), "no-store");
    let path = format!("/v1/bevestigingen/{}", claim().pickup.as_str());
    desk.server.method(Method::DELETE, &path).await;
    assert!(file().await.text().contains("De waardering is opgehaald"));
    let page = desk.server.get(&claim().link()).await;
    assert!(page.text().contains("Dit is al bevestigd"), "{}", page.text());
}

#[tokio::test]
async fn a_no_can_be_read_and_has_no_file() {
    let desk = Desk::start().await;
    let code = desk.code(&claim()).await;
    let no = form(&claim(), &code, "nee", "Wij kennen <b>jou</b> niet.");
    let page = desk.post("/bevestig", &no.each()).await;
    assert!(page.text().contains("Dit is niet bevestigd"));
    assert!(page.text().contains("Wij kennen &lt;b&gt;jou&lt;/b&gt; niet."), "{}", page.text());
    assert!(!page.text().contains("/bevestig/bestand"));
    assert_eq!(desk.letters("bevestigd-"), Vec::<String>::new());
    let file = desk.post("/bevestig/bestand", &[("c", &claim().encode())]).await;
    assert_eq!(file.header("location"), claim().link());
    // Where the guide has lost the organisation since, there is nobody to confirm any more.
    desk.server.publish("proef", [Organisation::new(slug("x"), Text::nl("X")).into()]).await;
    assert_eq!(desk.server.get(&claim().link()).await.status, 404);
}
