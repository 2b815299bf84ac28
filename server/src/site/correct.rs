//! What a form about a record posts, without JavaScript.

use std::sync::Arc;

use api::correction::{Draft, Field};
use app::{
    address::{Address, Page, path_of, query_of},
    context::{Tried, Trouble},
};
use axum::{
    Extension,
    extract::State,
    http::{HeaderMap, StatusCode, Uri, header::RETRY_AFTER},
    response::{IntoResponse as _, Redirect, Response},
};
use bytes::Bytes;

use super::{
    Site,
    pages::{Made, make, reply_once},
    protect,
};
use crate::{
    App, Error,
    corrections::{NotTaken, take},
    ids::message_id,
    peer::Peer,
};

/// Takes a correction in and says thanks, or gives the form back with what was typed.
pub(super) async fn post(
    State(app): State<App>,
    Extension(site): Extension<Arc<Site>>,
    Peer(from): Peer,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let languages = &app.municipality().languages;
    let address = Address::read(languages, uri.path(), uri.query().unwrap_or_default());
    let Page::Correction(kind, record) = &address.page else {
        return Error::MethodNotAllowed.into_response();
    };
    let mut draft = read(&body);
    kind.name().clone_into(&mut draft.kind);
    draft.record = record.to_string();
    address.lang.code().clone_into(&mut draft.lang);
    if draft.id.is_empty() {
        renew(&mut draft, &app);
    }

    let mut outcome = take(&app, from, &draft).await;
    if outcome == Err(NotTaken::IdTaken) {
        // Somebody went back, changed what they had sent, and sent it again.
        renew(&mut draft, &app);
        outcome = take(&app, from, &draft).await;
    }
    let (status, tried, wait) = match outcome {
        Ok(_) => return protect(thanks(&app, &address).into_response()),
        Err(NotTaken::Mistakes(mistakes))
            if mistakes.iter().all(|it| FORM.contains(&it.field())) =>
        {
            (StatusCode::BAD_REQUEST, Tried { mistakes, ..Tried::default() }, None)
        }
        // There is no such record: the page says so.
        Err(NotTaken::Mistakes(_)) => (StatusCode::NOT_FOUND, Tried::default(), None),
        Err(NotTaken::TooMany(seconds)) => {
            let trouble = Some(Trouble::Busy);
            (StatusCode::TOO_MANY_REQUESTS, Tried { trouble, ..Tried::default() }, Some(seconds))
        }
        Err(NotTaken::IdTaken | NotTaken::Store(_)) => {
            let trouble = Some(Trouble::Away);
            (StatusCode::SERVICE_UNAVAILABLE, Tried { trouble, ..Tried::default() }, None)
        }
    };
    let tried = Tried { at: address.page.path(), draft, ..tried };
    let url = uri.path_and_query().map_or_else(|| uri.path(), |url| url.as_str());
    let Made::Here(_, html) = make(&app, &site, &address, url, tried) else {
        return Error::Internal.into_response();
    };
    let mut response = reply_once(headers, status, html);
    if let Some(seconds) = wait {
        response.headers_mut().insert(RETRY_AFTER, seconds.into());
    }
    response
}

const FORM: [Field; 5] = Field::FORM;

/// The fields of a form as browsers post it. Of a field that is there twice the last one counts.
fn read(body: &[u8]) -> Draft {
    let mut draft = Draft::default();
    for (name, value) in form_urlencoded::parse(body) {
        if let Some(field) = FORM.into_iter().find(|field| field.name() == name) {
            draft.set(field, value.into_owned());
        }
    }
    draft
}

fn renew(draft: &mut Draft, app: &App) {
    message_id(app.now()).as_str().clone_into(&mut draft.id);
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
