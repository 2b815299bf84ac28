//! Reactions to vacancies: `POST /v1/vacatures/{id}/reacties`, and what becomes of one by its code:
//! `/v1/reacties/{code}`. Who sends makes id and code, so whoever gets no answer sends the same
//! again.

use api::{
    application::{
        self, CODE, LONGEST_MESSAGE, LONGEST_NAME, LONGEST_PART, MESSAGE, MOST_PARTS, NAME, PART,
        PHONE, SENT, VACANCY, YOUNG,
    },
    form::Mistake,
};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode, Uri, header::CONTENT_TYPE},
    response::{IntoResponse as _, Response},
};
use bytes::Bytes;
use guide::Moment;
use serde_json::{Value, json};

use super::{
    JSON,
    corrections::{common, receipt},
    query::Query,
    sent::Sort,
};
use crate::{
    App, Error,
    applications::{NotTaken, Own, Taken, Trouble, by_code, take, withdraw},
    peer::Peer,
};

const SORT: Sort = Sort {
    fields: &SENT,
    list: Some(PART),
    check: |draft| application::read(draft).err().unwrap_or_default(),
    why,
};

/// Takes one in.
pub(crate) async fn put(
    State(app): State<App>,
    Peer(from): Peer,
    Path(vacancy): Path<String>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Error> {
    Query::read(&uri, &[]).check()?;
    let draft = SORT.read(&headers, &body, &[(VACANCY, &vacancy)])?;
    match take(&app, from, &draft).await {
        Ok(Taken { id, received_at, is_new }) => Ok(receipt(is_new, &id, received_at)),
        Err(NotTaken::Mistakes(mistakes)) if mistakes.contains(&Mistake::Unknown(VACANCY)) => {
            Err(Error::NoVacancy)
        }
        Err(NotTaken::Mistakes(mistakes)) => Err(SORT.faults(&draft, mistakes)),
        Err(NotTaken::Filled) => Err(SORT.faults(&draft, vec![Mistake::Unknown(VACANCY)])),
        Err(NotTaken::NoVacancy) => Err(Error::NoVacancy),
        Err(NotTaken::Withdrawn) => Err(Error::Withdrawn),
        Err(NotTaken::IdTaken) => Err(Error::IdTaken),
        Err(NotTaken::TooMany(seconds)) => Err(Error::TooMany(seconds)),
        Err(NotTaken::Store(error)) => Err(Error::Store(error)),
        Err(NotTaken::Secret(error)) => Err(Trouble::Secret(error).into()),
    }
}

/// How far one is, and what the organisation says. What the sender wrote does not travel back.
pub(crate) async fn show(
    State(app): State<App>,
    Path(code): Path<String>,
    uri: Uri,
) -> Result<Response, Error> {
    Query::read(&uri, &[]).check()?;
    let Own { application, content, replies } =
        by_code(&app, &code).await?.ok_or(Error::NotFound)?;
    let at = |unix: i64| Moment::from_unix(unix).timestamp().to_string();
    let replies: Vec<Value> = replies
        .iter()
        .map(|reply| json!({ "op": at(reply.at), "stand": reply.state, "tekst": reply.text }))
        .collect();
    let answer = json!({
        "id": application.id,
        "vacature": { "id": application.vacancy, "naam": content.vacancy },
        "stand": application.state.name(),
        "ontvangen": at(application.received_at),
        "gewijzigd": at(application.changed_at),
        "antwoorden": replies,
    });
    Ok(([(CONTENT_TYPE, JSON)], answer.to_string()).into_response())
}

/// Erases one.
pub(crate) async fn remove(
    State(app): State<App>,
    Path(code): Path<String>,
    uri: Uri,
) -> Result<StatusCode, Error> {
    Query::read(&uri, &[]).check()?;
    if withdraw(&app, &code).await? { Ok(StatusCode::NO_CONTENT) } else { Err(Error::NotFound) }
}

fn why(mistake: Mistake) -> String {
    let longest = |most: usize| format!("Dit mag hoogstens {most} tekens lang zijn.");
    match (mistake, mistake.field()) {
        (_, VACANCY) => "Deze plek is al vervuld.".to_owned(),
        (Mistake::TooLong(_), NAME) => longest(LONGEST_NAME),
        (Mistake::TooLong(_), MESSAGE) => longest(LONGEST_MESSAGE),
        (Mistake::TooLong(_), PART) => {
            format!("Stuur hoogstens {MOST_PARTS} teksten van hoogstens {LONGEST_PART} tekens.")
        }
        (_, NAME) => "Schrijf op hoe je heet.".to_owned(),
        (Mistake::Missing(_), PHONE) => "Vul een telefoonnummer of e-mailadres in.".to_owned(),
        (_, PHONE) => "Dit is geen telefoonnummer.".to_owned(),
        (_, YOUNG) => "Dit is leeg, of ja.".to_owned(),
        (_, CODE) => "Maak zelf een code: 16 bytes toeval in base64url, 22 tekens.".to_owned(),
        _ => common(mistake).to_owned(),
    }
}
