//! What can be sent in, and what becomes of it: the only things that are not questions about the
//! guide.

use api::{
    Code, Words,
    application::{LONGEST_MESSAGE, LONGEST_NAME, LONGEST_PART, MOST_PARTS, YES},
    correction::Subject,
};
use serde_json::{Map, Value, json};
use store::ApplicationState;

use super::{
    operations::{id, reference},
    words,
};

/// The addresses.
pub(super) fn paths() -> [(String, Value); 3] {
    let correct = json!({ "post": {
        "operationId": "meld-correctie",
        "tags": ["Melden"],
        "summary": "Meld dat iets niet klopt",
        "description": words::CORRECT,
        "parameters": [idempotency_key()],
        "requestBody": body("Correctie"),
        "responses": taken(&[]),
    } });
    let respond = json!({ "post": {
        "operationId": "reageer-op-vacature",
        "tags": ["Reageren"],
        "summary": "Reageer op een vacature",
        "description": words::RESPOND,
        "parameters": [id(), idempotency_key()],
        "requestBody": body("Reactie"),
        "responses": taken(&[("404", "NietGevonden"), ("410", "Ingetrokken")]),
    } });
    let usual = [
        ("400", "OngeldigeVraag"),
        ("404", "NietGevonden"),
        ("500", "FoutInHetProgramma"),
        ("503", "EvenNiet"),
    ];
    let mut shown = problems(&usual);
    let answer = answer("Gevonden", Some("Reactiestand"));
    shown.insert("200".to_owned(), answer);
    let mut erased = problems(&usual);
    erased.insert("204".to_owned(), self::answer("Gewist", None));
    let code = json!({
        "name": "code",
        "in": "path",
        "required": true,
        "description": words::CODE,
        "schema": { "type": "string", "minLength": Code::LENGTH, "maxLength": Code::LENGTH },
    });
    let reaction = json!({
        "get": {
            "operationId": "lees-reactie",
            "tags": ["Reageren"],
            "summary": "Lees hoe het met een reactie staat",
            "parameters": [code],
            "responses": shown,
        },
        "delete": {
            "operationId": "trek-reactie-in",
            "tags": ["Reageren"],
            "summary": "Trek een reactie in: alles wat je stuurde wordt gewist",
            "parameters": [code],
            "responses": erased,
        },
    });
    [
        ("/correcties", correct),
        ("/vacatures/{id}/reacties", respond),
        ("/reacties/{code}", reaction),
    ]
    .map(|(path, operations)| (path.to_owned(), operations))
}

fn idempotency_key() -> Value {
    json!({
        "name": "Idempotency-Key",
        "in": "header",
        "description": words::IDEMPOTENCY_KEY,
        "schema": { "type": "string", "format": "uuid" },
    })
}

fn body(schema: &str) -> Value {
    json!({
        "required": true,
        "content": { "application/json": { "schema": reference(schema) } },
    })
}

fn answer(text: &str, schema: Option<&str>) -> Value {
    let mut answer = json!({
        "description": text,
        "headers": { "API-Version": { "$ref": "#/components/headers/API-Version" } },
    });
    if let Some(schema) = schema {
        answer["content"] = json!({ "application/json": { "schema": reference(schema) } });
    }
    answer
}

fn problems(all: &[(&str, &str)]) -> Map<String, Value> {
    let response = |name: &str| json!({ "$ref": format!("#/components/responses/{name}") });
    all.iter().map(|(status, name)| ((*status).to_owned(), response(name))).collect()
}

/// How it is answered that something is kept, or why not.
fn taken(also: &[(&str, &str)]) -> Map<String, Value> {
    let mut responses = problems(&[
        ("400", "OngeldigeVraag"),
        ("409", "IdAlGebruikt"),
        ("413", "TeGroot"),
        ("415", "GeenJson"),
        ("429", "TeVeel"),
        ("500", "FoutInHetProgramma"),
        ("503", "EvenNiet"),
    ]);
    responses.extend(problems(also));
    let before = "Dit kwam al binnen. Het antwoord is hetzelfde.";
    responses.insert("200".to_owned(), answer(before, Some("Ontvangst")));
    responses.insert("201".to_owned(), answer("Bewaard", Some("Ontvangst")));
    responses
}

/// The shapes of what is sent and of what comes back.
pub(super) fn shapes() -> [(String, Value); 4] {
    [
        ("Correctie", correction()),
        ("Reactie", application()),
        ("Ontvangst", receipt()),
        ("Reactiestand", state()),
    ]
    .map(|(name, shape)| (name.to_owned(), shape))
}

fn text(text: &str) -> Value {
    json!({ "type": "string", "description": text })
}

fn message_id() -> Value {
    json!({
        "type": "string",
        "format": "uuid",
        "description": "Een UUID versie 7, gemaakt door wie het stuurt.",
    })
}

fn up_to(longest: usize, says: &str) -> Value {
    let mut text = text(says);
    text["maxLength"] = longest.into();
    text
}

fn moment(says: &str) -> Value {
    json!({ "type": "string", "format": "date-time", "description": says })
}

fn email() -> Value {
    json!({
        "type": "string",
        "format": "email",
        "description": "Waar het antwoord heen kan.",
    })
}

fn correction() -> Value {
    let mut subject = text("Waar het over gaat.");
    subject["enum"] = json!(Subject::ALL.map(Subject::name));
    json!({
        "type": "object",
        "description": words::shape("Correctie"),
        "required": ["soort", "onderdeel", "wat", "taal"],
        "properties": {
            "id": message_id(),
            "soort": reference("Kind"),
            "onderdeel": reference("Slug"),
            "wat": subject,
            "uitleg": up_to(Words::MOST, "Wat er niet klopt. Bij `anders` is dit nodig."),
            "email": email(),
            "taal": text("De taal van het antwoord: twee letters."),
        },
    })
}

fn application() -> Value {
    let mut young = text("`ja` als je jonger dan 16 bent en een ouder het goed vindt.");
    young["enum"] = json!([YES]);
    json!({
        "type": "object",
        "description": words::shape("Reactie"),
        "required": ["naam", "code", "taal"],
        "properties": {
            "id": message_id(),
            "naam": up_to(LONGEST_NAME, "Hoe je heet."),
            "telefoon": text("Waar je te bellen bent. Stuur dit, of `email`, of allebei."),
            "email": email(),
            "bericht": up_to(LONGEST_MESSAGE, "Wat je wilt zeggen."),
            "jong": young,
            "deel": {
                "type": "array",
                "maxItems": MOST_PARTS,
                "items": { "type": "string", "maxLength": LONGEST_PART },
                "description": "Wat van je profiel meegaat, zoals `Wat ik kan: koken`.",
            },
            "code": up_to(Code::LENGTH, "Waarmee je de reactie terugvindt. Je maakt hem zelf."),
            "taal": text("De taal van het antwoord: twee letters."),
        },
    })
}

fn receipt() -> Value {
    json!({
        "type": "object",
        "description": words::shape("Ontvangst"),
        "required": ["id", "ontvangen"],
        "properties": {
            "id": message_id(),
            "ontvangen": moment("Wanneer het binnenkwam (UTC)."),
        },
    })
}

fn state() -> Value {
    let states = || {
        let mut state = text("Hoe het ermee staat.");
        state["enum"] = json!(ApplicationState::ALL.map(ApplicationState::name));
        state
    };
    json!({
        "type": "object",
        "description": words::shape("Reactiestand"),
        "required": ["id", "vacature", "stand", "ontvangen", "gewijzigd", "antwoorden"],
        "properties": {
            "id": message_id(),
            "vacature": {
                "type": "object",
                "description": "De vacature, met de naam van toen.",
                "required": ["id", "naam"],
                "properties": {
                    "id": reference("Slug"),
                    "naam": text("De naam."),
                },
            },
            "stand": states(),
            "ontvangen": moment("Wanneer het binnenkwam (UTC)."),
            "gewijzigd": moment("Wanneer er voor het laatst iets veranderde (UTC)."),
            "antwoorden": {
                "type": "array",
                "description": "Wat de organisatie schreef, het oudste eerst.",
                "items": {
                    "type": "object",
                    "required": ["op", "stand", "tekst"],
                    "properties": {
                        "op": moment("Wanneer (UTC)."),
                        "stand": states(),
                        "tekst": text("In eigen woorden; kan leeg zijn."),
                    },
                },
            },
        },
    })
}
