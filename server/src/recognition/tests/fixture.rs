//! What `public/controleer.js` is tried on: made here, so that the two cannot grow apart.

use std::{fs, path::PathBuf};

use api::MessageId;
use serde_json::{Value, json};

use super::desk::{Desk, claim};
use crate::recognition::{
    Keys,
    credential::{Confirmed, Issuer, payload},
    jws,
};

const FILE: &str = "../tests/scripts/controleer.json";

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
