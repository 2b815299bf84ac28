//! What people report: `POST /v1/correcties`. Who sends makes the id, so whoever gets no answer
//! sends the same again.

use api::{
    Fault, MessageId, Words,
    correction::{Draft, Field, Mistake, Subject},
};
use axum::{
    extract::State,
    http::{HeaderMap, HeaderName, StatusCode, Uri, header::CONTENT_TYPE},
    response::{IntoResponse as _, Response},
};
use bytes::Bytes;
use guide::{Kind, Moment};
use serde_json::{Map, Value, json};

use super::{JSON, is_json, query::Query};
use crate::{
    App, Error,
    corrections::{NotTaken, Taken, take},
    peer::Peer,
};

const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// How many characters of a wrong value are sent back.
const SHOWN: usize = 80;

/// Takes one in.
pub(crate) async fn put(
    State(app): State<App>,
    Peer(from): Peer,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Error> {
    Query::read(&uri, &[]).check()?;
    if !is_json(&headers) {
        return Err(Error::NotJson);
    }
    let key = headers.get(IDEMPOTENCY_KEY).map(|key| key.to_str().unwrap_or_default());
    let draft = read(&body, key)?;
    match take(&app, from, &draft).await {
        Ok(Taken { correction, is_new }) => {
            let status = if is_new { StatusCode::CREATED } else { StatusCode::OK };
            let at = Moment::from_unix(correction.received_at).timestamp().to_string();
            let answer = json!({ "id": correction.id, "ontvangen": at });
            Ok((status, [(CONTENT_TYPE, JSON)], answer.to_string()).into_response())
        }
        Err(NotTaken::Mistakes(mistakes)) => {
            Err(Error::Invalid(mistakes.into_iter().map(|it| fault(&draft, it)).collect()))
        }
        Err(NotTaken::IdTaken) => Err(Error::IdTaken),
        Err(NotTaken::TooMany(seconds)) => Err(Error::TooMany(seconds)),
        Err(NotTaken::Store(error)) => Err(Error::Store(error)),
    }
}

/// Reads what was sent, strictly: a key that is not known is a mistake.
fn read(body: &[u8], key: Option<&str>) -> Result<Draft, Error> {
    let whole = |why: &str| {
        let why = why.to_owned();
        Error::Invalid(vec![Fault { field: String::new(), value: String::new(), why }])
    };
    let Ok(value) = serde_json::from_slice::<Value>(body) else {
        return Err(whole("Dit is geen JSON in UTF-8."));
    };
    let Value::Object(fields) = value else {
        return Err(whole("Stuur een JSON-object met velden."));
    };
    let (mut draft, mut faults) = filled_in(fields);
    if let Some(key) = key.map(str::trim) {
        if draft.id.is_empty() {
            key.clone_into(&mut draft.id);
        } else if MessageId::read(key) != MessageId::read(&draft.id) {
            let why = "Dit is een ander id dan in Idempotency-Key.".to_owned();
            faults.push(Fault { field: Field::Id.name().to_owned(), value: short(&draft.id), why });
        }
    }
    if faults.is_empty() {
        return Ok(draft);
    }
    // Everything that is wrong is said at once.
    let more = draft.read().err().unwrap_or_default().into_iter().map(|it| fault(&draft, it));
    let more: Vec<Fault> =
        more.filter(|it| !faults.iter().any(|known| known.field == it.field)).collect();
    faults.extend(more);
    Err(Error::Invalid(faults))
}

fn filled_in(fields: Map<String, Value>) -> (Draft, Vec<Fault>) {
    let (mut draft, mut faults) = (Draft::default(), Vec::new());
    for (name, value) in fields {
        let known = Field::SENT.into_iter().find(|field| field.name() == name);
        let why = match (known, value) {
            (Some(field), Value::String(text)) => {
                draft.set(field, text);
                continue;
            }
            (Some(_), Value::Null) => continue,
            (Some(_), _) => "Dit moet tekst zijn.".to_owned(),
            (None, _) => {
                let names = Field::SENT.map(Field::name).join(", ");
                format!("Dit veld kennen we niet. Wel: {names}.")
            }
        };
        faults.push(Fault { field: short(&name), value: String::new(), why });
    }
    (draft, faults)
}

fn short(text: &str) -> String {
    text.chars().take(SHOWN).collect()
}

fn fault(draft: &Draft, mistake: Mistake) -> Fault {
    let field = mistake.field();
    let why = match (mistake, field) {
        (Mistake::TooLong(_), _) => format!("Dit mag hoogstens {} tekens lang zijn.", Words::MOST),
        (_, Field::Id) => {
            "Maak zelf een id: een UUID versie 7. Stuur bij herhaling hetzelfde.".to_owned()
        }
        (_, Field::Kind) => format!("Kies uit: {}.", Kind::ALL.map(Kind::name).join(", ")),
        (_, Field::Record) => "Dit onderdeel is er niet of niet meer.".to_owned(),
        (_, Field::Subject) => format!("Kies uit: {}.", Subject::ALL.map(Subject::name).join(", ")),
        (_, Field::Words) => "Schrijf op wat er niet klopt.".to_owned(),
        (_, Field::Email) => "Dit is geen e-mailadres.".to_owned(),
        (_, Field::Lang) => "Een taal is twee letters, zoals nl.".to_owned(),
        (_, Field::Trap) => "Laat dit leeg.".to_owned(),
    };
    Fault { field: field.name().to_owned(), value: short(draft.get(field)), why }
}
