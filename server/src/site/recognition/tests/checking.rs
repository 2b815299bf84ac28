use std::io::Write as _;

use axum::{body::Body, http::Request};
use flate2::{Compression, write::DeflateEncoder};
use serde_json::Value;

use crate::{
    recognition::{
        OUTCOMES,
        tests::{Desk, folded},
    },
    testing::{Answer, TestApp},
};

const EDGE: &str = "----------rand";

/// Posts the form as a browser does: a text, and a file that may be empty.
async fn send(server: &TestApp, pasted: &str, file: &[u8]) -> Answer {
    let mut body = format!(
        "--{EDGE}\r\nContent-Disposition: form-data; name=\"waardering\"\r\n\r\n{pasted}\r\n\
         --{EDGE}\r\nContent-Disposition: form-data; name=\"bestand\"; filename=\"x.jwt\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(file);
    body.extend_from_slice(format!("\r\n--{EDGE}--\r\n").as_bytes());
    let request = Request::post("/controleer")
        .header("content-type", format!("multipart/form-data; boundary={EDGE}"))
        .body(Body::from(body))
        .unwrap();
    server.send(request).await
}

#[tokio::test]
async fn anybody_sees_whether_it_is_genuine() {
    let desk = Desk::start().await;
    let form = desk.server.get("/controleer").await;
    assert_eq!(form.status, 200);
    assert!(form.text().contains("enctype=\"multipart/form-data\""));
    let credential = desk.issue().await;
    let link = format!("/controleer?w={credential}");
    for page in [
        send(&desk.server, &credential, b"").await,
        send(&desk.server, "", credential.as_bytes()).await,
        send(&desk.server, &format!("https://mienskip.example{link}"), b"").await,
        desk.server.get(&link).await,
    ] {
        assert_eq!(page.status, 200);
        for text in [
            "Deze waardering is echt",
            "Gemeente Voorbeeldstad heeft haar getekend.",
            "Noor Voorbeeld",
            "Buurttuin &lt;De Es&gt;",
            "Onkruid wieden &amp; &lt;b&gt;oogsten&lt;/b&gt;",
            "van 2 maart 2026 tot en met 18 mei 2026",
            "12 uur en 30 minuten",
            "Dank je wel!",
            "2 december 2026",
        ] {
            assert!(page.text().contains(text), "{text}: {}", page.text());
        }
        assert!(!page.text().contains("<b>oogsten") && !page.text().contains("utrecht-alert"));
    }
    let english = desk.server.get(&format!("/en{link}")).await;
    assert!(english.text().contains("This recognition is genuine"), "{}", english.text());
}

#[tokio::test]
async fn what_is_wrong_is_told_in_plain_words() {
    let desk = Desk::start().await;
    let credential = desk.issue().await;
    let (signed, _) = credential.rsplit_once('.').unwrap();
    let forged = format!("{signed}.{}", "A".repeat(86));
    let page = send(&desk.server, &forged, b"").await;
    assert!(page.text().contains("Deze waardering is niet echt"), "{}", page.text());
    assert!(page.text().contains("Ze komt niet van Gemeente Voorbeeldstad"));
    // Nothing of it is repeated.
    assert!(!page.text().contains("Noor") && !page.text().contains("12 uur"), "{}", page.text());

    let store = desk.server.app.store();
    let id = store.recognitions().await.unwrap()[0].id.clone();
    store.revoke_recognition(&id, "x", desk.server.app.now().unix()).await.unwrap();
    let page = send(&desk.server, &credential, b"").await;
    for text in ["Deze waardering is ingetrokken", "sinds 2 december 2026", "Noor Voorbeeld"] {
        assert!(page.text().contains(text), "{text}: {}", page.text());
    }
    let page = send(&desk.server, "<script>alert(1)</script>", b"").await;
    assert!(page.text().contains("Dit is geen waardering"));
    assert!(!page.text().contains("<script"));
}

#[tokio::test]
async fn a_folded_one_is_unfolded() {
    let desk = Desk::start().await;
    let credential = desk.issue().await;
    let folded = folded(&credential);
    assert!(folded.len() < 1700, "{} letters is too long to scan", folded.len());
    let page = desk.server.get(&format!("/controleer?w={folded}")).await;
    assert!(page.text().contains("Deze waardering is echt"), "{}", page.text());
    for wrong in [&folded[..folded.len() - 8], &folded[8..], "AAAA", &"A".repeat(70_000)] {
        let page = send(&desk.server, wrong, b"").await;
        assert!(page.text().contains("Dit is geen waardering"), "{}", page.text());
    }
    // Much nothing, folded up small.
    let mut bomb = DeflateEncoder::new(vec![0; 64], Compression::best());
    bomb.write_all(&vec![b' '; 20_000_000]).unwrap();
    let bomb = api::base64url::encode(&bomb.finish().unwrap());
    let page = send(&desk.server, &bomb, b"").await;
    assert!(page.text().contains("Dit is geen waardering"), "{}", page.text());
}

/// The script finds everything that it can say beside the form, with places that it fills.
#[tokio::test]
async fn the_form_has_what_a_device_says_by_itself() {
    let server = TestApp::start().await;
    for lang in ["", "/fy", "/en"] {
        let page = server.get(&format!("{lang}/controleer")).await;
        let text = page.text();
        for outcome in OUTCOMES.into_iter().chain(["kan-niet", "leeg"]) {
            assert!(text.contains(&format!("<template id=\"uitkomst-{outcome}\">")), "{outcome}");
        }
        assert!(text.contains("{gezien}") && text.contains("{bedankje}"), "{text}");
        assert!(!text.contains("uitkomst."), "a text is missing: {text}");
        assert!(text.contains("<script defer src="), "{text}");
    }
}

#[tokio::test]
async fn one_from_elsewhere_names_who_made_it() {
    let desk = Desk::start().await;
    let credential = desk.issue().await;
    let payload = credential.split('.').nth(1).unwrap();
    let mut payload: Value =
        serde_json::from_slice(&api::base64url::decode(payload).unwrap()).unwrap();
    payload["issuer"]["id"] = "https://elders.example/<b>".into();
    payload["issuer"]["name"] = "Gemeente <i>Elders</i>".into();
    let encode = |value: &Value| api::base64url::encode(value.to_string().as_bytes());
    let header = encode(&serde_json::json!({ "alg": "EdDSA", "kid": "https://elders.example/k" }));
    let text = format!("{header}.{}.{}", encode(&payload), "A".repeat(86));
    let page = send(&desk.server, &text, b"").await;
    for text in [
        "Dit kunnen we hier niet zien",
        "komt dit van Gemeente &lt;i&gt;Elders&lt;/i&gt;.",
        "Het adres is https://elders.example/&lt;b&gt;.",
    ] {
        assert!(page.text().contains(text), "{text}: {}", page.text());
    }
}

#[tokio::test]
async fn nothing_too_much_and_something_else_get_an_answer() {
    let server = TestApp::start().await;
    let empty = send(&server, "  ", b"").await;
    assert_eq!(empty.status, 400);
    assert!(empty.text().contains("Plak een waardering of kies een bestand."));
    assert_eq!(server.get("/controleer?w=").await.status, 200);
    // A photo by mistake.
    for size in [100_000, 300_000, 9_000_000] {
        let large = send(&server, "", &vec![0xff; size]).await;
        assert_eq!(large.status, 400);
        assert!(large.text().contains("Dit is te groot voor een waardering."), "{}", large.text());
    }
    assert_eq!(send(&server, "", &vec![0xff; 17_000_000]).await.status, 413);
    // Elsewhere no request may be that large.
    let elsewhere = Request::post("/bevestig").body(Body::from(vec![b'x'; 300_000])).unwrap();
    assert_eq!(server.send(elsewhere).await.status, 413);
    let bytes: Vec<u8> = (0..=255).collect();
    let picture = send(&server, "", &bytes).await;
    assert!(picture.text().contains("Dit is geen waardering"), "{}", picture.text());
    // What is no form at all.
    for body in ["", "--x", "a=b"] {
        let request = Request::post("/controleer")
            .header("content-type", format!("multipart/form-data; boundary={EDGE}"))
            .body(Body::from(body))
            .unwrap();
        let answer = server.send(request).await;
        assert_eq!(answer.status, 400, "{body}");
    }
    let request = Request::post("/controleer").body(Body::from("a=b")).unwrap();
    assert_eq!(server.send(request).await.status, 400);
}
