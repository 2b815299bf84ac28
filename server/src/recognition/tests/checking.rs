//! Who changes a credential, or makes one up, is found out.

use api::base64url;
use serde_json::{Value, json};

use super::desk::{Desk, claim};
use crate::{
    recognition::{Checked, Issuer, Keys, Outcome, check, jws},
    testing::TestApp,
};

async fn outcome(server: &TestApp, text: &str) -> Outcome {
    check(&server.app, text).await.unwrap().outcome
}

/// Something done to a header and a payload.
type Change = dyn Fn(&mut Value, &mut Value);

/// The three parts of a signed text.
fn parts(text: &str) -> [String; 3] {
    let parts: Vec<String> = text.split('.').map(str::to_owned).collect();
    parts.try_into().unwrap()
}

fn json_of(part: &str) -> Value {
    serde_json::from_slice(&base64url::decode(part).unwrap()).unwrap()
}

fn part_of(value: &Value) -> String {
    base64url::encode(value.to_string().as_bytes())
}

#[tokio::test]
async fn a_credential_is_genuine_until_it_is_revoked() {
    let desk = Desk::start().await;
    let credential = desk.issue().await;
    let Checked { outcome: Outcome::Genuine, shown: Some(shown) } =
        check(&desk.server.app, &credential).await.unwrap()
    else {
        panic!()
    };
    assert_eq!(shown.organisation, "Buurttuin <De Es>");
    assert_eq!(shown.issuer_name, "Gemeente Voorbeeldstad");
    assert_eq!(shown.what, claim().what);
    assert_eq!(shown.name, "Noor Voorbeeld");
    assert_eq!((shown.from, shown.until), (Some(claim().from), Some(claim().until)));
    assert_eq!((shown.minutes, shown.skills), (Some(750), claim().skills));
    assert_eq!(shown.thanks, "Dank je wel!");
    assert_eq!(shown.awarded, Some(desk.server.app.now().date()));

    let id = shown.id.strip_prefix("urn:uuid:").unwrap();
    let now = desk.server.app.now();
    assert!(desk.server.app.store().revoke_recognition(id, "x", now.unix()).await.unwrap());
    assert_eq!(outcome(&desk.server, &credential).await, Outcome::Revoked(now));
}

#[tokio::test]
async fn the_way_it_came_here_does_not_matter() {
    let desk = Desk::start().await;
    let credential = desk.issue().await;
    let wrapped: Vec<&str> =
        credential.as_bytes().chunks(76).map(|line| std::str::from_utf8(line).unwrap()).collect();
    for text in [
        format!("\n  {credential}\r\n"),
        wrapped.join("\r\n"),
        format!("https://mienskip.example/controleer?w={credential}"),
        format!("Kijk maar: https://mienskip.example/fy/controleer?w={credential}"),
    ] {
        assert_eq!(outcome(&desk.server, &text).await, Outcome::Genuine, "{text}");
    }
}

#[tokio::test]
async fn whatever_is_changed_it_is_not_genuine_any_more() {
    let desk = Desk::start().await;
    let credential = desk.issue().await;
    let [header, payload, signature] = parts(&credential);
    let with = |way: &Change| {
        let (mut header, mut payload) = (json_of(&header), json_of(&payload));
        way(&mut header, &mut payload);
        format!("{}.{}.{signature}", part_of(&header), part_of(&payload))
    };
    // Taken apart and put together again it is still what was signed.
    assert_eq!(with(&|_, _| {}), credential);
    let ways: [(&str, &Change); 9] = [
        ("hours", &|_, it| it["credentialSubject"]["result"][0]["value"] = "99:00".into()),
        ("name", &|_, it| {
            it["credentialSubject"]["identifier"][0]["identityHash"] = "Een Ander".into();
        }),
        ("more", &|_, it| it["extra"] = true.into()),
        ("none", &|it, _| it["alg"] = "none".into()),
        ("hmac", &|it, _| it["alg"] = "HS256".into()),
        ("no key", &|it, _| {
            it.as_object_mut().unwrap().remove("kid");
        }),
        ("other key", &|it, _| it["kid"] = format!("{}x", it["kid"].as_str().unwrap()).into()),
        ("own key", &|it, _| it["jwk"] = json!({ "kty": "OKP" })),
        ("critical", &|it, _| it["crit"] = json!(["b64"])),
    ];
    for (name, way) in ways {
        let found = outcome(&desk.server, &with(way)).await;
        assert_eq!(found, Outcome::Forged, "{name}");
    }
    for at in [0, 40, 85] {
        let mut bytes = base64url::decode(&signature).unwrap();
        let at = at * (bytes.len() - 1) / 85;
        bytes[at] ^= 1;
        let other = format!("{header}.{payload}.{}", base64url::encode(&bytes));
        assert_eq!(outcome(&desk.server, &other).await, Outcome::Forged);
    }
    let unsigned = format!("{header}.{payload}.");
    assert_eq!(outcome(&desk.server, &unsigned).await, Outcome::Forged);
}

#[tokio::test]
async fn a_key_of_somebody_else_does_not_make_it_ours() {
    let desk = Desk::start().await;
    // The same address and the same words, signed with another secret.
    let other = desk.other(0, 8, |_| {}).await;
    let keys = Keys::of(&other.app);
    let [_, payload, _] = parts(&desk.issue().await);
    let signed = jws::sign(&keys, "https://mienskip.example", &json_of(&payload));
    assert_eq!(outcome(&other, &signed).await, Outcome::Genuine);
    assert_eq!(outcome(&desk.server, &signed).await, Outcome::Forged);
}

#[tokio::test]
async fn an_old_key_is_known_as_long_as_the_administrator_says() {
    let desk = Desk::start().await;
    let credential = desk.issue().await;
    let old = *Keys::of(&desk.server.app).present();
    let without = desk.other(0, 8, |_| {}).await;
    assert_eq!(outcome(&without, &credential).await, Outcome::Forged);
    let with = desk.other(0, 8, |config| config.oude_sleutels.push(old)).await;
    assert_eq!(outcome(&with, &credential).await, Outcome::Genuine);
    let set: Value = with.get("/.well-known/jwks.json").await.json();
    assert_eq!(set["keys"].as_array().unwrap().len(), 2);
    assert_eq!(set["keys"][1], old.jwk("https://mienskip.example"));
    // What is signed is signed with the present one.
    assert_ne!(Keys::of(&with.app).present(), &old);
}

#[tokio::test]
async fn what_a_signed_text_claims_and_what_it_says_must_agree() {
    let desk = Desk::start().await;
    let [_, payload, _] = parts(&desk.issue().await);
    let keys = Keys::of(&desk.server.app);
    for (member, value) in [
        ("/iss", Value::from("https://elders.example/v1/uitgever")),
        ("/issuer/id", "https://mienskip.example/iets-anders".into()),
        ("/jti", "urn:uuid:1".into()),
        ("/sub", "urn:uuid:1".into()),
        ("/nbf", 1.into()),
        ("/nbf", "morgen".into()),
        ("/validFrom", "2020-01-01T00:00:00Z".into()),
    ] {
        let mut changed = json_of(&payload);
        *changed.pointer_mut(member).unwrap() = value;
        let signed = jws::sign(&keys, "https://mienskip.example", &changed);
        assert_eq!(outcome(&desk.server, &signed).await, Outcome::Forged, "{member}");
    }
}

#[tokio::test]
async fn what_begins_later_does_not_hold_yet() {
    let desk = Desk::start().await;
    let credential = desk.issue().await;
    let before = desk.other(-3600, 7, |_| {}).await;
    assert_eq!(outcome(&before, &credential).await, Outcome::Early);
    // Clocks differ by a little.
    let just = desk.other(-60, 7, |_| {}).await;
    assert_eq!(outcome(&just, &credential).await, Outcome::Genuine);
}

#[tokio::test]
async fn an_address_may_have_changed_since() {
    let desk = Desk::start().await;
    let credential = desk.issue().await;
    let moved = desk.other(0, 7, |it| it.url = Some("https://nieuw.example".into())).await;
    assert_ne!(Issuer::of(&moved.app).id(), Issuer::of(&desk.server.app).id());
    assert_eq!(outcome(&moved, &credential).await, Outcome::Genuine);
}

#[tokio::test]
async fn one_from_elsewhere_is_not_judged_but_says_from_whom() {
    let desk = Desk::start().await;
    let elsewhere = desk.other(0, 8, |it| it.url = Some("https://elders.example".into())).await;
    let [_, payload, _] = parts(&desk.issue().await);
    let mut theirs = json_of(&payload);
    theirs["iss"] = "https://elders.example/v1/uitgever".into();
    theirs["issuer"] = json!({ "id": theirs["iss"], "name": "Gemeente Elders\u{202e}" });
    let keys = Keys::of(&elsewhere.app);
    let signed = jws::sign(&keys, "https://elders.example", &theirs);
    let checked = check(&desk.server.app, &signed).await.unwrap();
    assert_eq!(checked.outcome, Outcome::Elsewhere);
    assert_eq!(checked.shown.unwrap().issuer_name, "Gemeente Elders");
    assert_eq!(outcome(&elsewhere, &signed).await, Outcome::Genuine);
    // An issuer may be an address alone.
    theirs["issuer"] = "https://elders.example/v1/uitgever".into();
    let signed = jws::sign(&keys, "https://elders.example", &theirs);
    assert_eq!(outcome(&desk.server, &signed).await, Outcome::Elsewhere);
}

#[tokio::test]
async fn other_texts_are_no_credentials() {
    let desk = Desk::start().await;
    let header = part_of(&json!({ "alg": "EdDSA" }));
    let deep = base64url::encode("[".repeat(20_000).as_bytes());
    let nested = base64url::encode(format!("{{\"a\":{}", "{\"a\":".repeat(9_000)).as_bytes());
    for text in [
        String::new(),
        "hallo".into(),
        "a.b.c".into(),
        "....".into(),
        format!("{header}.{}.AAAA", part_of(&json!([]))),
        format!("{header}.{}.AAAA", part_of(&json!({ "iss": "x" }))),
        format!("{header}.{}.AAAA", part_of(&json!({ "issuer": { "id": 5 } }))),
        format!("{header}.{deep}.AAAA"),
        format!("{header}.{nested}.AAAA"),
        format!("{header}.{header}.é"),
        "x".repeat(200_000),
        format!("{header}.{}.AAAA", "A".repeat(200_000)),
    ] {
        let checked = check(&desk.server.app, &text).await.unwrap();
        let short: String = text.chars().take(60).collect();
        assert_eq!(checked, Checked { outcome: Outcome::Unreadable, shown: None }, "{short}");
    }
}
