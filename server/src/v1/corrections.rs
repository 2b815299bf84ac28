//! What people report: `POST /v1/correcties`. Who sends makes the id, so whoever gets no answer
//! sends the same again.

use api::{
    Words,
    correction::{self, KIND, RECORD, SENT, SUBJECT, Subject, WORDS},
    form::{EMAIL, ID, LANG, Mistake, TRAP},
};
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode, Uri, header::CONTENT_TYPE},
    response::{IntoResponse as _, Response},
};
use bytes::Bytes;
use guide::{Kind, Moment};
use serde_json::json;

use super::{JSON, query::Query, sent::Sort};
use crate::{
    App, Error,
    corrections::{NotTaken, Taken, take},
    peer::Peer,
};

const SORT: Sort = Sort {
    fields: &SENT,
    list: None,
    check: |draft| correction::read(draft).err().unwrap_or_default(),
    why,
};

/// Takes one in.
pub(crate) async fn put(
    State(app): State<App>,
    Peer(from): Peer,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Error> {
    Query::read(&uri, &[]).check()?;
    let draft = SORT.read(&headers, &body, &[])?;
    match take(&app, from, &draft).await {
        Ok(Taken { correction, is_new }) => {
            Ok(receipt(is_new, &correction.id, correction.received_at))
        }
        Err(NotTaken::Mistakes(mistakes)) => Err(SORT.faults(&draft, mistakes)),
        Err(NotTaken::IdTaken) => Err(Error::IdTaken),
        Err(NotTaken::TooMany(seconds)) => Err(Error::TooMany(seconds)),
        Err(NotTaken::Store(error)) => Err(Error::Store(error)),
    }
}

/// That something is kept, in the same words however often it is sent.
pub(super) fn receipt(is_new: bool, id: &str, received_at: i64) -> Response {
    let status = if is_new { StatusCode::CREATED } else { StatusCode::OK };
    let at = Moment::from_unix(received_at).timestamp().to_string();
    let answer = json!({ "id": id, "ontvangen": at });
    (status, [(CONTENT_TYPE, JSON)], answer.to_string()).into_response()
}

/// What is wrong with a field that more than one sort of message has.
pub(super) fn common(mistake: Mistake) -> &'static str {
    match mistake.field() {
        ID => "Maak zelf een id: een UUID versie 7. Stuur bij herhaling hetzelfde.",
        EMAIL => "Dit is geen e-mailadres.",
        LANG => "Een taal is twee letters, zoals nl.",
        TRAP => "Laat dit leeg.",
        _ => "Dit klopt niet.",
    }
}

fn why(mistake: Mistake) -> String {
    match (mistake, mistake.field()) {
        (Mistake::TooLong(_), _) => format!("Dit mag hoogstens {} tekens lang zijn.", Words::MOST),
        (_, KIND) => format!("Kies uit: {}.", Kind::ALL.map(Kind::name).join(", ")),
        (_, RECORD) => "Dit onderdeel is er niet of niet meer.".to_owned(),
        (_, SUBJECT) => format!("Kies uit: {}.", Subject::ALL.map(Subject::name).join(", ")),
        (_, WORDS) => "Schrijf op wat er niet klopt.".to_owned(),
        _ => common(mistake).to_owned(),
    }
}
