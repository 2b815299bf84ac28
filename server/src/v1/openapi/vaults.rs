//! What can be done with a vault.

use serde_json::{Map, Value, json};

use super::words;
use crate::v1::vaults::{BYTES, EXPIRES_HEADER, ID, TOKEN, TOKEN_HEADER};

/// `/kluis/{id}`.
pub(super) fn operations() -> Value {
    let hex =
        |length: usize| json!({ "type": "string", "pattern": format!("^[0-9a-f]{{{length}}}$") });
    let condition = |name: &str, text: &str| json!({ "name": name, "in": "header", "description": text, "schema": { "type": "string" } });
    json!({
        "parameters": [
            { "name": "id", "in": "path", "required": true, "description": words::VAULT_ID, "schema": hex(ID) },
            { "name": TOKEN_HEADER, "in": "header", "required": true, "description": words::VAULT_TOKEN, "schema": hex(TOKEN) },
        ],
        "get": {
            "operationId": "lees-kluis",
            "tags": ["Kluis"],
            "summary": "Lees wat er in een kluis zit",
            "description": words::VAULT,
            "parameters": [condition("If-None-Match", words::VAULT_KNOWN)],
            "responses": responses(&[
                ("200", answer("De bytes, zoals ze kwamen", Some(bytes()))),
                ("304", answer("Wat je hebt, klopt nog.", None)),
            ], &[]),
        },
        "put": {
            "operationId": "bewaar-kluis",
            "tags": ["Kluis"],
            "summary": "Maak een kluis, of verander wat erin zit",
            "description": words::VAULT_WRITE,
            "parameters": [
                condition("If-Match", words::VAULT_AFTER),
                condition("If-None-Match", words::VAULT_NEW),
            ],
            "requestBody": { "required": true, "content": bytes() },
            "responses": responses(&[
                ("201", answer("De kluis is gemaakt en bewaard.", None)),
                ("204", answer("Bewaard, nu of toen je hetzelfde eerder stuurde.", None)),
                ("412", answer(words::VAULT_BETWEEN, Some(json!({
                    "application/problem+json": { "schema": { "$ref": "#/components/schemas/Probleem" } },
                })))),
            ], &[("413", "TeGroot"), ("415", "GeenBytes"), ("428", "ZegWaarDitOpVolgt")]),
        },
        "delete": {
            "operationId": "wis-kluis",
            "tags": ["Kluis"],
            "summary": "Wis een kluis",
            "description": words::VAULT_ERASE,
            "responses": responses(&[
                ("204", json!({ "description": "Gewist", "headers": headers(&["API-Version"]) })),
            ], &[]),
        },
    })
}

fn bytes() -> Value {
    json!({ BYTES: { "schema": { "description": words::VAULT_BYTES } } })
}

fn headers(names: &[&str]) -> Value {
    let reference = |name: &&str| {
        ((*name).to_owned(), json!({ "$ref": format!("#/components/headers/{name}") }))
    };
    Value::Object(names.iter().map(reference).collect())
}

fn answer(text: &str, content: Option<Value>) -> Value {
    let mut answer = json!({
        "description": text,
        "headers": headers(&["API-Version", "ETag", EXPIRES_HEADER]),
    });
    if let Some(content) = content {
        answer["content"] = content;
    }
    answer
}

/// Its own answers, and those that others have too.
fn responses(own: &[(&str, Value)], also: &[(&str, &str)]) -> Value {
    let usual = [
        ("400", "OngeldigeVraag"),
        ("404", "NietGevonden"),
        ("429", "TeVeel"),
        ("500", "FoutInHetProgramma"),
        ("503", "EvenNiet"),
    ];
    let shared = usual.iter().chain(also).map(|(status, name)| {
        ((*status).to_owned(), json!({ "$ref": format!("#/components/responses/{name}") }))
    });
    let own = own.iter().map(|(status, answer)| ((*status).to_owned(), answer.clone()));
    Value::Object(own.chain(shared).collect::<Map<_, _>>())
}
