//! The browser's client for `/v1`: its own `fetch`. A library between the two would bring a parser
//! of addresses and a table of headers that the browser has already.

use guide::{
    change::{Changes, Snapshot},
    wire::{self, Wire},
};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, RequestInit, Response};

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// The server could not be reached, or is in trouble. What is here stays as it is.
    Unreachable,
    /// The answer is of no use with what is here: start over from a snapshot.
    StartOver,
    /// The server no longer speaks to this version of the site.
    Outdated,
}

/// An answer, and the bytes that it was read from.
type Answer<T> = Result<(T, Vec<u8>), Failure>;

/// Everything there is.
pub(super) async fn snapshot() -> Answer<Snapshot> {
    get("/v1/gids").await
}

/// What changed since a publication.
pub(super) async fn changes(from: &str) -> Answer<Changes> {
    get(from).await
}

async fn get<T: Wire>(path: &str) -> Answer<T> {
    let bytes = bytes(path).await?;
    let value = wire::from_bytes(&bytes).ok_or(Failure::StartOver)?;
    Ok((value, bytes))
}

async fn bytes(path: &str) -> Result<Vec<u8>, Failure> {
    let response = answer(path).await.map_err(|_| Failure::Unreachable)?;
    match response.status() {
        200 => {}
        400 | 404 | 410 => return Err(Failure::StartOver),
        _ => return Err(Failure::Unreachable),
    }
    let sent = response.headers().get("content-type").ok().flatten();
    if sent.as_deref() != Some(wire::MEDIA_TYPE) {
        return Err(Failure::Outdated);
    }
    body(&response).await.map_err(|_| Failure::Unreachable)
}

async fn answer(path: &str) -> Result<Response, JsValue> {
    let headers = Headers::new()?;
    headers.set("accept", wire::MEDIA_TYPE)?;
    let init = RequestInit::new();
    init.set_headers(&headers);
    JsFuture::from(window().fetch_with_str_and_init(path, &init)).await?.dyn_into()
}

async fn body(response: &Response) -> Result<Vec<u8>, JsValue> {
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}
