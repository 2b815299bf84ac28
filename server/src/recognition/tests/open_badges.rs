//! Against what others made: the schema and context of Open Badges 3.0, and another implementation
//! of Ed25519.

use std::{fs, path::PathBuf};

use api::{MessageId, base64url, confirmation::Claim};
use ring::signature::{ED25519, UnparsedPublicKey};
use serde_json::{Map, Value};

use super::desk::{CLAIM_ID, Desk, claim};
use crate::{
    recognition::credential::{CONTEXT, Confirmed, Issuer, payload},
    testing::{TestApp, now},
};

/// Checks that are kept outside the project. Without them a test says that it was not run.
fn checks(file: &str) -> Option<Value> {
    let Some(folder) = std::env::var_os("MIENSKIP_CHECKS") else {
        println!("Not run: the check against Open Badges 3.0. MIENSKIP_CHECKS is not set.");
        return None;
    };
    // Cargo runs tests in the folder of their crate, and the folder may be given from the root.
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let file = root.join(folder).join("openbadges").join(file);
    Some(serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap())
}

/// The claims of the JWT; the rest is the credential.
const CLAIMS: [&str; 4] = ["iss", "jti", "nbf", "sub"];

fn made(server: &TestApp, claim: &Claim, thanks: &str) -> Value {
    let id = MessageId::new(0x0193_4d3c_0a1c, [9; 10]);
    let confirmed =
        Confirmed { id: &id, claim, organisation: "Buurttuin De Es", thanks, at: now() };
    payload(&Issuer::of(&server.app), &confirmed)
}

/// As much and as little as there can be in one.
async fn all() -> Vec<Value> {
    let desk = Desk::start().await;
    let bare = Claim { name: None, skills: Vec::new(), until: claim().from, minutes: 5, ..claim() };
    vec![
        made(&desk.server, &claim(), "Dank je wel!\nTot <b>volgend</b> jaar."),
        made(&desk.server, &bare, ""),
    ]
}

#[tokio::test]
async fn credentials_fit_the_schema() {
    let Some(schema) = checks("ob_v3p0_achievementcredential_schema.json") else { return };
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    for credential in all().await {
        let faults: Vec<String> = validator
            .iter_errors(&credential)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(faults.is_empty(), "{faults:#?}");
        // What is wrong is noticed.
        for (member, wrong) in [
            ("/validFrom", Value::from("2026-12-02")),
            ("/credentialSubject/activityEndDate", "2026-05-18T23:59:59".into()),
            ("/credentialSubject/achievement/achievementType", "Vrijwilligerswerk".into()),
            ("/@context/0", "https://www.w3.org/2018/credentials/v1".into()),
        ] {
            let mut broken = credential.clone();
            *broken.pointer_mut(member).unwrap() = wrong;
            assert!(!validator.is_valid(&broken), "{member}");
        }
    }
}

#[tokio::test]
async fn every_member_is_one_that_a_context_knows() {
    fn names(value: &Value, into: &mut Vec<String>) {
        match value {
            Value::Object(members) => {
                for (name, value) in members {
                    into.push(name.clone());
                    names(value, into);
                }
            }
            Value::Array(items) => items.iter().for_each(|item| names(item, into)),
            _ => {}
        }
    }
    let Some(context) = checks("context-3.0.3.json") else { return };
    let mut known = Vec::new();
    names(&context, &mut known);
    // Those of the first context (W3C) that stand in a credential itself.
    known.extend(
        ["@context", "issuer", "validFrom", "credentialSubject", "credentialStatus"]
            .map(str::to_owned),
    );
    known.extend(["credentialSchema", "evidence", "name", "description"].map(str::to_owned));
    for credential in all().await {
        let mut used = Vec::new();
        names(&credential, &mut used);
        used.retain(|name| !CLAIMS.contains(&name.as_str()) && !known.contains(name));
        assert!(used.is_empty(), "{used:?}");
    }
}

#[tokio::test]
async fn contexts_dates_and_claims_are_as_the_specification_says() {
    for credential in all().await {
        assert_eq!(credential["@context"], serde_json::json!(CONTEXT));
        let from: jiff::Timestamp = credential["validFrom"].as_str().unwrap().parse().unwrap();
        assert_eq!(credential["nbf"], from.as_second());
        assert_eq!(credential["awardedDate"], credential["validFrom"]);
        assert_eq!(credential["iss"], credential["issuer"]["id"]);
        assert_eq!(credential["iss"], "https://mienskip.example/v1/uitgever");
        assert_eq!(credential["issuer"]["name"], "Gemeente Voorbeeldstad");
        assert_eq!(credential["jti"], credential["id"]);
        let subject = &credential["credentialSubject"];
        assert_eq!(credential["sub"], subject["id"]);
        assert_eq!(subject["id"], format!("urn:uuid:{CLAIM_ID}"));
        let at = |name: &str| subject[name].as_str().unwrap().parse::<jiff::Timestamp>().unwrap();
        assert!(at("activityStartDate") < at("activityEndDate"));
        // A result points at a description in the achievement.
        let described = &subject["achievement"]["resultDescription"][0]["id"];
        assert_eq!(subject["result"][0]["resultDescription"], *described);
        assert_eq!(
            credential["credentialStatus"],
            serde_json::json!({
                "id": "https://mienskip.example/v1/intrekkingen",
                "type": "1EdTechRevocationList",
            })
        );
        assert!(credential.get("proof").is_none());
    }
}

#[tokio::test]
async fn only_a_name_that_was_given_is_in_it_and_never_an_address() {
    let [full, bare] = all().await.try_into().unwrap();
    let identity = &full["credentialSubject"]["identifier"][0];
    assert_eq!(identity["identityHash"], "Noor Voorbeeld");
    assert_eq!((&identity["identityType"], &identity["hashed"]), (&"name".into(), &false.into()));
    assert_eq!(full["credentialSubject"]["result"][0]["value"], "12:30");
    assert_eq!(full["credentialSubject"]["achievement"]["tag"][0], "tuinieren");
    assert_eq!(full["evidence"][0]["description"], "Dank je wel!\nTot <b>volgend</b> jaar.");
    assert_eq!(
        full["description"],
        "12 uur en 30 minuten vrijwilligerswerk bij Buurttuin De Es, van 2 maart 2026 tot en met \
         18 mei 2026."
    );
    for absent in
        ["/evidence", "/credentialSubject/identifier", "/credentialSubject/achievement/tag"]
    {
        assert_eq!(bare.pointer(absent), None, "{absent}");
    }
    for credential in [&full, &bare] {
        let text = credential.to_string();
        // The municipality's own address stands with its name.
        assert_eq!(text.matches('@').count(), 2, "{text}");
        assert!(!text.contains(super::PICKUP));
    }
}

/// The header and the payload of a signed text.
fn parts(text: &str) -> (Map<String, Value>, Map<String, Value>) {
    let mut parts = text.split('.').map(|part| base64url::decode(part).unwrap());
    let mut next = || serde_json::from_slice(&parts.next().unwrap()).unwrap();
    (next(), next())
}

#[tokio::test]
async fn another_implementation_finds_the_signature_right() {
    let desk = Desk::start().await;
    let credential = desk.issue().await;
    let (header, payload) = parts(&credential);
    let names: Vec<&str> = header.keys().map(String::as_str).collect();
    assert_eq!(names.len(), 3, "{names:?}");
    assert_eq!((&header["alg"], &header["typ"]), (&"EdDSA".into(), &"JWT".into()));
    assert_eq!(payload["credentialSubject"]["role"], "Onkruid wieden & <b>oogsten</b>");

    // The key's own address gives the key, and so does the set.
    let kid = header["kid"].as_str().unwrap();
    let path = kid.strip_prefix("https://mienskip.example").unwrap();
    let key: Value = desk.server.get(path).await.json();
    let set: Value = desk.server.get("/.well-known/jwks.json").await.json();
    assert_eq!(set["keys"], serde_json::json!([key]));
    assert_eq!((&key["kid"], &key["kty"]), (&kid.into(), &"OKP".into()));
    assert_eq!(key.get("d"), None);

    let x = base64url::decode(key["x"].as_str().unwrap()).unwrap();
    let public = UnparsedPublicKey::new(&ED25519, x);
    let (signed, signature) = credential.rsplit_once('.').unwrap();
    let signature = base64url::decode(signature).unwrap();
    public.verify(signed.as_bytes(), &signature).unwrap();
    let changed = signed.replacen('e', "f", 1);
    assert!(public.verify(changed.as_bytes(), &signature).is_err());
}
