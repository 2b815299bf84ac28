//! What the form to respond to a vacancy posts, without JavaScript.

use api::{
    application::{CODE, FORM, VACANCY},
    form::{ID, LANG, Mistake},
};
use app::{
    address::{Page, path_of},
    context::APPLICATION,
};
use axum::response::{IntoResponse as _, Redirect, Response};
use bytes::Bytes;

use super::{
    form::{Posted, Refused, read, renew},
    protect,
};
use crate::{
    Error,
    applications::{NotTaken, take},
    ids::code,
    peer::Peer,
};

/// Takes a reaction in and leads to its sender's own page, or gives the form back with what was
/// typed.
pub(super) async fn post(Peer(from): Peer, posted: Posted, body: Bytes) -> Response {
    let Posted { app, address, .. } = &posted;
    let Page::Apply(vacancy) = &address.page else {
        return Error::MethodNotAllowed.into_response();
    };
    let mut draft = read(&body, &FORM);
    draft.set(VACANCY, vacancy.to_string());
    draft.set(LANG, address.lang.code().to_owned());
    if draft.get(ID).is_empty() {
        renew(&mut draft, app);
    }
    let fresh = |draft: &mut api::form::Draft| {
        if let Some(code) = code() {
            draft.set(CODE, code.as_str().to_owned());
        }
    };
    if draft.get(CODE).is_empty() {
        fresh(&mut draft);
    }

    let mut outcome = take(app, from, &draft).await;
    if matches!(outcome, Err(NotTaken::IdTaken | NotTaken::Withdrawn)) {
        // Somebody went back, changed what they had sent, and sent it again: that is another one.
        renew(&mut draft, app);
        fresh(&mut draft);
        outcome = take(app, from, &draft).await;
    }
    let refused = match outcome {
        Ok(_) => {
            let own = Page::Nowhere(format!("{APPLICATION}/{}", draft.get(CODE)));
            let path = path_of(address.lang, app.municipality().first_language(), &own);
            return protect(Redirect::to(&format!("{path}?nieuw=ja")).into_response());
        }
        Err(NotTaken::Mistakes(mistakes)) => Refused::Mistakes(mistakes),
        Err(NotTaken::Filled) => Refused::Mistakes(vec![Mistake::Unknown(VACANCY)]),
        Err(NotTaken::NoVacancy) => Refused::NoRecord,
        Err(NotTaken::TooMany(seconds)) => Refused::Busy(seconds),
        Err(NotTaken::Secret(error)) => {
            tracing::error!(%error, "a reaction cannot be sealed");
            Refused::Away
        }
        Err(NotTaken::IdTaken | NotTaken::Withdrawn | NotTaken::Store(_)) => Refused::Away,
    };
    posted.give_back(draft, refused)
}
