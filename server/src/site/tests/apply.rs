//! The form to respond to a vacancy, as a browser without JavaScript uses it.

use super::correct::{id_in, post, value_of};
use crate::applications::tests::{Room, code};

const FORM: &str = "/vrijwilligerswerk/soepkok/reageren";

#[tokio::test]
async fn every_form_has_an_id_and_a_code_of_its_own_and_is_kept_by_nobody() {
    let room = Room::open().await;
    let (one, two) = (room.server.get(FORM).await, room.server.get(FORM).await);
    for answer in [&one, &two] {
        assert_eq!((answer.status.as_u16(), answer.header("cache-control")), (200, "no-store"));
        assert!(answer.text().contains("<meta name=\"robots\" content=\"noindex\">"));
    }
    assert_ne!(id_in(&one), id_in(&two));
    let codes = [&one, &two].map(|it| value_of(it.text(), "name=\"code\"").to_owned());
    assert_ne!(codes[0], codes[1]);
    assert!(codes.iter().all(|it| api::Code::read(it).is_some()), "{codes:?}");
    assert_eq!(room.server.get("/vrijwilligerswerk/nergens/reageren").await.status, 404);
    // From the vacancy to the form, in every language; who gets it stands there.
    for lang in ["", "/fy", "/en"] {
        let vacancy = room.server.get(&format!("{lang}/vrijwilligerswerk/soepkok")).await;
        assert!(vacancy.text().contains(&format!("href=\"{lang}{FORM}\"")), "{lang}");
        let form = room.server.get(&format!("{lang}{FORM}")).await;
        assert!(form.text().contains("De Buurtkeuken"));
    }
    assert!(room.server.get(FORM).await.text().contains("Mijn ouder of verzorger vindt het goed."));
}

#[tokio::test]
async fn what_is_sent_leads_to_a_page_of_its_own_and_is_kept_once() {
    let room = Room::open().await;
    let path = format!("/fy{FORM}");
    let form = room.server.get(&path).await;
    let (id, own) = (id_in(&form), value_of(form.text(), "name=\"code\"").to_owned());
    let fields = [
        ("id", id.as_str()),
        ("naam", "Sjoukje"),
        ("telefoon", ""),
        ("email", "sjoukje@voorbeeld.example"),
        ("bericht", "Goeie\r\n<script>alert(1)</script>"),
        ("jong", "ja"),
        ("deel", "Wat ik kan: koken"),
        ("deel", "Wanneer: dinsdag"),
        ("code", own.as_str()),
        ("leeg", ""),
        ("vacature", "beller"),
    ];
    for _ in 0..2 {
        let answer = post(&room.server, &path, &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        assert_eq!(answer.header("location"), format!("/fy/reactie/{own}?nieuw=ja"));
    }
    let page = room.server.get(&format!("/fy/reactie/{own}?nieuw=ja")).await;
    assert_eq!(page.status, 200);
    let html = page.text();
    for part in [
        "Dyn reaksje is ferstjoerd",
        "Sjoukje",
        "Goeie\n&lt;script&gt;",
        "Wat ik kan",
        "dinsdag",
        "Jonger as 16.",
        "lang=\"fy\"",
        &format!("href=\"/fy/reactie/{own}\""),
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
    assert!(!html.contains("<script"), "a page of its own needs no script");
    assert_eq!(room.store().applications_of("soepkok").await.unwrap().len(), 1);

    // Back in the browser, changed, and sent again: that is another one, on a page of its own.
    let changed =
        [("id", id.as_str()), ("naam", "Sjoukje"), ("telefoon", "06 12345678"), ("code", &own)];
    let answer = post(&room.server, &path, &changed).await;
    assert_eq!(answer.status, 303);
    assert_ne!(answer.header("location"), format!("/fy/reactie/{own}?nieuw=ja"));
    assert_eq!(room.store().applications_of("soepkok").await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_form_with_mistakes_comes_back_with_what_was_typed() {
    let room = Room::open().await;
    let nothing = post(&room.server, FORM, &[]).await;
    assert_eq!(nothing.status, 400);
    for part in
        ["Schrijf op hoe je heet.", "href=\"#naam\"", "href=\"#telefoon\"", "id=\"telefoon-fout\""]
    {
        assert!(nothing.text().contains(part), "{part} is not in {}", nothing.text());
    }
    let own = code(7);
    let fields = [
        ("naam", "\"><script>alert(1)</script>"),
        ("telefoon", "bel maar"),
        ("jong", "ja"),
        ("code", own.as_str()),
    ];
    let answer = post(&room.server, FORM, &fields).await;
    assert_eq!(answer.status, 400);
    let html = answer.text();
    assert!(!html.contains("<script>alert"));
    assert_eq!(value_of(html, "id=\"telefoon\""), "bel maar");
    assert!(html.contains("value=\"ja\" checked"));
    assert_eq!(value_of(html, "name=\"code\""), own);
    assert!(html.contains("Dit nummer klopt niet."));
    let robot = [("naam", "x"), ("telefoon", "06 12345678"), ("leeg", "https://koop.example")];
    let answer = post(&room.server, FORM, &robot).await;
    assert_eq!(answer.status, 400);
    assert!(answer.text().contains("href=\"#leeg\"") && !answer.text().contains("ms-trap"));
    assert_eq!(room.store().applications_of("soepkok").await, Ok(vec![]));
}

#[tokio::test]
async fn what_cannot_be_kept_now_gives_the_words_back() {
    let room = Room::open().await;
    let fields = [("naam", "Sjoukje"), ("telefoon", "06 12345678"), ("bericht", "Ik kook graag.")];
    for _ in 0..10 {
        assert_eq!(post(&room.server, FORM, &fields).await.status, 303);
    }
    let busy = post(&room.server, FORM, &fields).await;
    assert_eq!(busy.status, 429);
    assert!(
        busy.text().contains("Ik kook graag.") && busy.text().contains("data-geprobeerd=\"druk\"")
    );
    assert_eq!(
        post(&room.server, "/vrijwilligerswerk/nergens/reageren", &fields).await.status,
        404
    );
    assert_eq!(post(&room.server, "/vrijwilligerswerk/soepkok", &fields).await.status, 405);
    room.server.app.close().await;
    let away = post(&room.server, FORM, &fields).await;
    assert_eq!(away.status, 503);
    assert!(away.text().contains("Ik kook graag."));
}
