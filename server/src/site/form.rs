//! What the forms of pages have in common when a browser posts them, without JavaScript.

use std::sync::Arc;

use api::form::{Draft, Mistake};
use app::{
    address::Address,
    context::{Tried, Trouble},
};
use axum::{
    Extension,
    extract::FromRequestParts,
    http::{HeaderMap, StatusCode, Uri, header::RETRY_AFTER, request::Parts},
    response::{IntoResponse as _, Response},
};

use super::{
    Site,
    pages::{Made, make, reply_once},
};
use crate::{App, Error, ids::message_id};

/// The page that a form was posted to.
pub(super) struct Posted {
    pub(super) app: App,
    pub(super) address: Address,
    site: Arc<Site>,
    uri: Uri,
    headers: HeaderMap,
}

/// Why the form is given back.
pub(super) enum Refused {
    /// Something is wrong with it.
    Mistakes(Vec<Mistake>),
    /// There is no such record: the page says so.
    NoRecord,
    /// Too much comes in; try again after so many seconds.
    Busy(u32),
    /// It cannot be kept now.
    Away,
}

impl FromRequestParts<App> for Posted {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let Ok(Extension(site)) = Extension::from_request_parts(parts, app).await else {
            return Err(Error::Internal);
        };
        let (uri, headers) = (parts.uri.clone(), parts.headers.clone());
        let languages = &app.municipality().languages;
        let address = Address::read(languages, uri.path(), uri.query().unwrap_or_default());
        Ok(Self { app: app.clone(), address, site, uri, headers })
    }
}

impl Posted {
    /// The form again, with what was typed in it and what is wrong.
    pub(super) fn give_back(self, draft: Draft, refused: Refused) -> Response {
        let trouble = |trouble| Tried { trouble: Some(trouble), ..Tried::default() };
        let (status, tried, wait) = match refused {
            Refused::Mistakes(mistakes) => {
                (StatusCode::BAD_REQUEST, Tried { mistakes, ..Tried::default() }, None)
            }
            Refused::NoRecord => (StatusCode::NOT_FOUND, Tried::default(), None),
            Refused::Busy(seconds) => {
                (StatusCode::TOO_MANY_REQUESTS, trouble(Trouble::Busy), Some(seconds))
            }
            Refused::Away => (StatusCode::SERVICE_UNAVAILABLE, trouble(Trouble::Away), None),
        };
        let Self { app, address, site, uri, headers } = self;
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
}

/// The fields of a form as browsers post it, of those that it has.
pub(super) fn read(body: &[u8], names: &[&str]) -> Draft {
    let mut draft = Draft::default();
    for (name, value) in form_urlencoded::parse(body) {
        if names.contains(&name.as_ref()) {
            draft.add(&name, value.into_owned());
        }
    }
    draft
}

/// Gives a draft an id of its own.
pub(super) fn renew(draft: &mut Draft, app: &App) {
    draft.set(api::form::ID, message_id(app.now()).as_str().to_owned());
}
