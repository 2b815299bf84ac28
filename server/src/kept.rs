//! Answers that are right until the minute or the publication passes, kept as they went out.
//!
//! A handler marks such an answer with [`Keep`]. Who asks the same within the minute gets the same
//! bytes and headers, past everything that made them.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use bytes::Bytes;

use crate::{
    App, Error,
    compress::{self, Encoding},
};

/// How many bytes of answers are kept: some two thousand pages.
const MOST: usize = 8_000_000;
/// Addresses longer than this are not asked twice.
const LONGEST: usize = 200;

/// On an answer: it depends on the address, the encoding, the publication and the minute alone.
#[derive(Clone, Copy)]
pub(crate) struct Keep;

/// The answers of this minute.
pub(crate) struct Shelf {
    app: App,
    answers: Mutex<Answers>,
}

#[derive(Default)]
struct Answers {
    /// What they are right for.
    of: Of,
    by_key: HashMap<Key, Arc<Answer>>,
    bytes: usize,
}

/// The minute and the publication.
type Of = (i64, u64);
/// The address and the encoding.
type Key = (String, u8);

struct Answer {
    headers: HeaderMap,
    body: Bytes,
}

impl Shelf {
    pub(crate) fn new(app: App) -> Self {
        Self { app, answers: Mutex::default() }
    }

    fn of(&self) -> Of {
        (self.app.now().unix() / 60, self.app.published().guide.version)
    }

    fn get(&self, of: Of, key: &Key) -> Option<Arc<Answer>> {
        let answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        if answers.of == of { answers.by_key.get(key).cloned() } else { None }
    }

    fn put(&self, of: Of, key: Key, answer: Answer) {
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        if answers.of != of || answers.bytes + answer.body.len() > MOST {
            *answers = Answers { of, ..Answers::default() };
        }
        answers.bytes += answer.body.len();
        answers.by_key.insert(key, Arc::new(answer));
    }
}

impl Answer {
    fn reply(&self, request: &HeaderMap) -> Response {
        let mut response = if compress::has_etag(request, self.headers.get(header::ETAG)) {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            self.body.clone().into_response()
        };
        let same = response.status() == StatusCode::NOT_MODIFIED;
        *response.headers_mut() = self.headers.clone();
        if same {
            response.headers_mut().remove(header::CONTENT_TYPE);
            response.headers_mut().remove(header::CONTENT_ENCODING);
        }
        response
    }
}

/// Answers from what is kept, and keeps what may be.
pub(crate) async fn answer(
    State(shelf): State<Arc<Shelf>>,
    request: Request,
    next: Next,
) -> Response {
    let address = request.uri().path_and_query().map_or("", |address| address.as_str());
    if request.method() != Method::GET || address.len() > LONGEST {
        return next.run(request).await;
    }
    let key = (address.to_owned(), Encoding::accepted(request.headers()) as u8);
    let of = shelf.of();
    if let Some(answer) = shelf.get(of, &key) {
        return answer.reply(request.headers());
    }
    let response = next.run(request).await;
    if response.status() != StatusCode::OK || response.extensions().get::<Keep>().is_none() {
        return response;
    }
    let (parts, body) = response.into_parts();
    let Ok(body) = to_bytes(body, MOST).await else {
        return Error::Internal.into_response();
    };
    shelf.put(of, key, Answer { headers: parts.headers.clone(), body: body.clone() });
    Response::from_parts(parts, Body::from(body))
}
