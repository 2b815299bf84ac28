//! What `public/controleer.js` is tried on: made here, so that the two cannot grow apart.

use std::{fs, io::Write as _, path::PathBuf};

use api::{MessageId, base64url};
use flate2::{Compression, write::DeflateEncoder};
use serde_json::{Value, json};

use super::desk::{Desk, claim};
use crate::recognition::{
    Keys,
    credential::{Confirmed, Issuer, payload},
    jws,
};

const FILE: &str = "../tests/scripts/controleer.json";

/// As it stands in a link that is a code to scan.
pub(crate) fn folded(credential: &str) -> String {
    let parts: Vec<Vec<u8>> =
        credential.split('.').map(|part| base64url::decode(part).unwrap()).collect();
    let mut deflated = DeflateEncoder::new(parts[2].clone(), Compression::best());
    for part in [&parts[0][..], b"\n", &parts[1]] {
        deflated.write_all(part).unwrap();
    }
    base64url::encode(&deflated.finish().unwrap())
}

#[tokio::test]
async fn the_script_is_tried_on_what_this_program_makes() {
    let desk = Desk::start().await;
    let app = &desk.server.app;
    let (issuer, keys) = (Issuer::of(app), Keys::of(app));
    let signed = |number: u64| {
        let id = MessageId::new(0x0193_4d3c_0a1c + number, [9; 10]);
        let claim = claim();
        let confirmed = Confirmed {
            id: &id,
            claim: &claim,
            organisation: "Buurttuin De Es",
            thanks: "Dank je wel!",
            at: app.now(),
        };
        (id.as_str().to_owned(), jws::sign(&keys, &issuer.base, &payload(&issuer, &confirmed)))
    };
    let (id, genuine) = signed(0);
    let (revoked_id, revoked) = signed(1);
    let list = desk.server.get("/v1/intrekkingen").await;
    let mut list: Value = list.json();
    list["revokedCredentials"] =
        json!([{ "id": format!("urn:uuid:{revoked_id}"), "revoked": true }]);
    let made = json!({
        "seconden": app.now().unix(),
        "id": format!("urn:uuid:{id}"),
        "gevouwen": folded(&genuine),
        "echt": genuine,
        "ingetrokken": revoked,
        "sleutels": keys.set(&issuer.base),
        "intrekkingen": list,
    });
    let made = format!("{}\n", serde_json::to_string_pretty(&made).unwrap());
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(FILE);
    if fs::read_to_string(&file).unwrap_or_default() != made {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, made).unwrap();
        panic!("{FILE} was of another version of this program; it has been written anew");
    }
}
