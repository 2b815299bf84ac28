use crate::recognition::tests::{Desk, claim};

fn encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// The part of the link in the letter that is its own.
async fn link(desk: &Desk) -> String {
    desk.mail().await;
    let letter = desk.letters("bevestigd-").pop().unwrap();
    let (_, rest) = letter.split_once("https://mienskip.example/intrekken?w=").unwrap();
    rest.lines().next().unwrap().trim().to_owned()
}

#[tokio::test]
async fn the_link_in_the_letter_revokes_and_looking_does_not() {
    let desk = Desk::start().await;
    let credential = desk.issue().await;
    let link = link(&desk).await;
    let check = format!("/controleer?w={credential}");
    for _ in 0..2 {
        let page = desk.server.get(&format!("/intrekken?w={link}")).await;
        assert_eq!(page.status, 200);
        for text in [
            "Wil je dit intrekken?",
            "Buurttuin &lt;De Es&gt; bevestigde vrijwilligerswerk op 2 december 2026.",
            "method=\"post\" action=\"/intrekken\"",
        ] {
            assert!(page.text().contains(text), "{text}: {}", page.text());
        }
        assert!(desk.server.get(&check).await.text().contains("is echt"));
    }
    for _ in 0..2 {
        let done = desk.post("/intrekken", &[("w", &link)]).await;
        assert_eq!(done.status, 200);
        assert!(done.text().contains("Het is ingetrokken"), "{}", done.text());
    }
    assert!(desk.server.get(&check).await.text().contains("is ingetrokken"));
    let page = desk.server.get(&format!("/intrekken?w={link}")).await;
    assert!(page.text().contains("sinds 2 december 2026"), "{}", page.text());
    let kept = desk.server.app.store().recognitions().await.unwrap();
    assert_eq!(kept[0].reason.as_deref(), Some("door de organisatie"));
}

#[tokio::test]
async fn no_other_link_revokes() {
    let desk = Desk::start().await;
    desk.issue().await;
    let link = link(&desk).await;
    let (id, signature) = link.split_once('.').unwrap();
    let last = if id.ends_with('0') { "1" } else { "0" };
    let other = format!("{}{last}", &id[..id.len() - 1]);
    for wrong in [
        String::new(),
        id.to_owned(),
        format!("{id}."),
        format!("{id}.{}", &signature[..21]),
        format!("{id}.{}", "A".repeat(22)),
        format!("{other}.{signature}"),
        format!("{id}.{}", claim().pickup.as_str()),
        "<script>.x".to_owned(),
    ] {
        for page in [
            desk.post("/intrekken", &[("w", &wrong)]).await,
            desk.server.get(&format!("/intrekken?w={}", encoded(&wrong))).await,
        ] {
            assert_eq!(page.status, 404, "{wrong}");
            assert!(page.text().contains("Deze link werkt niet."), "{}", page.text());
        }
    }
    assert_eq!(desk.server.app.store().revoked_recognitions().await, Ok(vec![]));
}
