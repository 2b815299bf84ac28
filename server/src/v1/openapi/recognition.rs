//! Recognition: its addresses and the shapes of what is sent there.

use api::confirmation::PickupCode;
use serde_json::{Map, Value, json};

use crate::recognition::OUTCOMES;

const TAG: &str = "Waardering";

fn reference(schema: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{schema}") })
}

fn response(name: &str) -> Value {
    json!({ "$ref": format!("#/components/responses/{name}") })
}

fn header(name: &str) -> Value {
    json!({ "$ref": format!("#/components/headers/{name}") })
}

/// An answer, with the headers that it has beside `API-Version`.
fn answer(text: &str, schema: Option<&str>, more: &[&str]) -> Value {
    let headers: Map<String, Value> =
        ["API-Version"].iter().chain(more).map(|name| ((*name).to_owned(), header(name))).collect();
    let mut answer = json!({ "description": text, "headers": headers });
    if let Some(schema) = schema {
        answer["content"] = json!({ "application/json": { "schema": reference(schema) } });
    }
    answer
}

fn operation(id: &str, summary: &str, good: (&str, Value), problems: &[(&str, &str)]) -> Value {
    let mut responses = Map::new();
    responses.insert(good.0.to_owned(), good.1);
    for (status, name) in problems {
        responses.insert((*status).to_owned(), response(name));
    }
    json!({
        "operationId": id,
        "tags": [TAG],
        "summary": summary,
        "parameters": [],
        "responses": responses,
    })
}

/// What can go wrong with any question.
const USUAL: [(&str, &str); 3] =
    [("400", "OngeldigeVraag"), ("500", "FoutInHetProgramma"), ("503", "EvenNiet")];

fn usual(more: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    USUAL.iter().chain(more).copied().collect()
}

/// A question whose answer may be kept and asked for again.
fn read(id: &str, summary: &str, schema: &str) -> Value {
    let good = ("200", answer("Gevonden", Some(schema), &["ETag"]));
    operation(id, summary, good, &usual(&[("304", "NietVeranderd")]))
}

fn with_parameter(mut operation: Value, name: &str, text: &str, schema: &Value) -> Value {
    operation["parameters"] = json!([{
        "name": name, "in": "path", "required": true, "description": text, "schema": schema,
    }]);
    operation
}

/// Its addresses.
pub(super) fn paths() -> [(&'static str, Value); 5] {
    let code = json!({
        "type": "string",
        "minLength": PickupCode::LENGTH,
        "maxLength": PickupCode::LENGTH,
        "pattern": "^[A-Za-z0-9_-]+$",
    });
    let by_code = |operation| with_parameter(operation, "code", CODE, &code);
    let missing = usual(&[("404", "NietGevonden")]);
    let fetch = operation(
        "haal-bevestiging-op",
        "Haal op wat een organisatie antwoordde",
        ("200", answer("Het antwoord. Bewaar dit nergens onderweg.", Some("Bevestiging"), &[])),
        &missing,
    );
    let erase = operation(
        "wis-bevestiging",
        "Wis het antwoord, als het is opgehaald",
        ("204", answer("Gewist, of al weg", None, &[])),
        &missing,
    );
    let mut check = operation(
        "controleer-waardering",
        "Kijk of een waardering echt is",
        ("200", answer("Wat het is. Er wordt niets bewaard.", Some("Controle"), &[])),
        &usual(&[("413", "TeGroot"), ("415", "GeenJson")]),
    );
    check["requestBody"] = json!({
        "required": true,
        "content": { "application/json": { "schema": reference("TeControleren") } },
    });
    let mut key = with_parameter(
        read("lees-sleutel", "Lees een publieke sleutel (JWK)", "Sleutel"),
        "id",
        "De vingerafdruk van de sleutel (RFC 7638).",
        &json!({ "type": "string" }),
    );
    key["responses"]["404"] = response("NietGevonden");
    [
        ("/bevestigingen/{code}", json!({ "get": by_code(fetch), "delete": by_code(erase) })),
        ("/bevestigingen/_controleer", json!({ "post": check })),
        ("/intrekkingen", {
            let read =
                read("lees-intrekkingen", "Welke waarderingen niet meer gelden", "Intrekkingen");
            json!({ "get": read })
        }),
        ("/uitgever", {
            json!({ "get": read("lees-uitgever", "Wie waarderingen ondertekent", "Uitgever") })
        }),
        ("/uitgever/sleutels/{id}", json!({ "get": key })),
    ]
}

const CODE: &str = "De ophaalcode uit het verzoek van de vrijwilliger. Wie hem heeft, krijgt het \
    antwoord. Zet hem nergens in een logboek.";
const SIGNED: &str = "Een credential van Open Badges 3.0 als ondertekende tekst (JWT, EdDSA).";

/// Its shapes.
pub(super) fn shapes() -> Vec<(String, Value)> {
    [
        ("Bevestiging", confirmation()),
        ("Waardering", recognition()),
        (
            "TeControleren",
            object(
                "Een waardering om na te kijken.",
                &["waardering"],
                &json!({ "waardering": text(SIGNED) }),
            ),
        ),
        ("Controle", checked()),
        ("Intrekkingen", revocations()),
        ("Uitgever", issuer()),
        ("Sleutel", key()),
    ]
    .map(|(name, shape)| (name.to_owned(), shape))
    .into()
}

fn object(text: &str, required: &[&str], properties: &Value) -> Value {
    json!({
        "type": "object",
        "description": text,
        "required": required,
        "properties": properties,
    })
}

fn text(about: &str) -> Value {
    json!({ "type": "string", "description": about })
}

fn formatted(format: &str, about: &str) -> Value {
    json!({ "type": "string", "format": format, "description": about })
}

fn confirmation() -> Value {
    object(
        "Wat een organisatie antwoordde op het verzoek van een vrijwilliger.",
        &["bevestigd", "beslist"],
        &json!({
            "bevestigd": { "type": "boolean", "description": "Of de organisatie het bevestigt." },
            "beslist": formatted("date-time", "Wanneer de organisatie antwoordde (UTC)."),
            "waardering": text(SIGNED),
            "bericht": text("Een bedankje of bericht van de organisatie."),
        }),
    )
}

fn recognition() -> Value {
    object(
        "Wat er in een waardering staat.",
        &["id", "uitgever"],
        &json!({
            "id": formatted("uri", "Het id van de waardering."),
            "uitgever": formatted("uri", "Het adres van wie haar ondertekende."),
            "uitgeverNaam": text("De naam van wie haar ondertekende."),
            "organisatieNaam": text("Bij welke organisatie iemand vrijwilligerswerk deed."),
            "wat": text("Wat er is gedaan."),
            "van": formatted("date", "De eerste dag."),
            "totEnMet": formatted("date", "De laatste dag."),
            "minuten": {
                "type": "integer",
                "minimum": 1,
                "description": "Hoeveel minuten het samen was.",
            },
            "vaardigheden": {
                "type": "array",
                "items": { "type": "string" },
                "description": "Wat het vroeg of leerde.",
            },
            "vrijwilliger": text("De naam, als de vrijwilliger die gaf."),
            "bericht": text("Een bedankje van de organisatie."),
            "gegeven": formatted("date", "Op welke dag zij is gegeven."),
        }),
    )
}

fn checked() -> Value {
    object(
        "Of een waardering echt is. Wat niet echt is, wordt niet herhaald.",
        &["uitkomst", "uitleg"],
        &json!({
            "uitkomst": {
                "type": "string",
                "enum": OUTCOMES,
                "description": "Wat het is. Bij `elders` kan alleen die uitgever het zeggen.",
            },
            "uitleg": text("Hetzelfde in een zin."),
            "ingetrokken": formatted("date-time", "Sinds wanneer zij niet meer geldt (UTC)."),
            "waardering": reference("Waardering"),
        }),
    )
}

fn revocations() -> Value {
    let revoked = object(
        "Een waardering die niet meer geldt.",
        &["id", "revoked"],
        &json!({
            "id": formatted("uri", "Het id van de waardering."),
            "revoked": { "type": "boolean", "description": "Altijd waar." },
        }),
    );
    object(
        "Wat niet meer geldt, in de vorm van de 1EdTech Revocation List 1.0.",
        &["id", "issuer", "revokedCredentials"],
        &json!({
            "id": formatted("uri", "Het adres van deze lijst."),
            "issuer": formatted("uri", "Wie de waarderingen ondertekende."),
            "revokedCredentials": {
                "type": "array",
                "items": revoked,
                "description": "De waarderingen die niet meer gelden.",
            },
        }),
    )
}

fn issuer() -> Value {
    object(
        "Wie waarderingen ondertekent: een Profile van Open Badges 3.0.",
        &["id", "type"],
        &json!({
            "id": formatted("uri", "Het adres, ook de naam in waarderingen."),
            "type": {
                "type": "array",
                "items": { "type": "string" },
                "description": "Altijd `Profile`.",
            },
            "name": text("De naam."),
            "url": formatted("uri", "De site."),
            "email": formatted("email", "Het e-mailadres."),
        }),
    )
}

fn key() -> Value {
    object(
        "Een publieke sleutel (JWK, RFC 8037). Alle sleutels staan in `/.well-known/jwks.json`.",
        &["kty", "crv", "x", "kid"],
        &json!({
            "kty": text("Altijd `OKP`."),
            "crv": text("Altijd `Ed25519`."),
            "x": text("De sleutel zelf, in base64url."),
            "kid": formatted("uri", "Het adres van deze sleutel."),
            "use": text("Altijd `sig`."),
            "alg": text("Altijd `EdDSA`."),
        }),
    )
}
