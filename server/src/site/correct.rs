//! What a form about a record posts, without JavaScript.

use api::{
    correction::{FORM, KIND, RECORD},
    form::{ID, LANG},
};
use app::address::{Address, Page, path_of, query_of};
use axum::response::{IntoResponse as _, Redirect, Response};
use bytes::Bytes;

use super::{
    form::{Posted, Refused, read, renew},
    protect,
};
use crate::{
    App, Error,
    corrections::{NotTaken, take},
    peer::Peer,
};

/// Takes a correction in and says thanks, or gives the form back with what was typed.
pub(super) async fn post(Peer(from): Peer, posted: Posted, body: Bytes) -> Response {
    let Posted { app, address, .. } = &posted;
    let Page::Correction(kind, record) = &address.page else {
        return Error::MethodNotAllowed.into_response();
    };
    let mut draft = read(&body, &FORM);
    draft.set(KIND, kind.name().to_owned());
    draft.set(RECORD, record.to_string());
    draft.set(LANG, address.lang.code().to_owned());
    if draft.get(ID).is_empty() {
        renew(&mut draft, app);
    }

    let mut outcome = take(app, from, &draft).await;
    if outcome == Err(NotTaken::IdTaken) {
        // Somebody went back, changed what they had sent, and sent it again.
        renew(&mut draft, app);
        outcome = take(app, from, &draft).await;
    }
    let refused = match outcome {
        Ok(_) => return protect(thanks(app, address).into_response()),
        Err(NotTaken::Mistakes(mistakes))
            if mistakes.iter().all(|it| FORM.contains(&it.field())) =>
        {
            Refused::Mistakes(mistakes)
        }
        Err(NotTaken::Mistakes(_)) => Refused::NoRecord,
        Err(NotTaken::TooMany(seconds)) => Refused::Busy(seconds),
        Err(NotTaken::IdTaken | NotTaken::Store(_)) => Refused::Away,
    };
    posted.give_back(draft, refused)
}

/// To the page that says thanks.
fn thanks(app: &App, address: &Address) -> Redirect {
    let page = match &address.page {
        Page::Correction(kind, record) => Page::Corrected(*kind, record.clone()),
        page => page.clone(),
    };
    let path = path_of(address.lang, app.municipality().first_language(), &page);
    let carried = address.carried();
    Redirect::to(&format!("{path}{}", query_of(carried.pairs())))
}
