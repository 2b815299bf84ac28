//! The browser's client for `/v1`.

use guide::{
    change::{Changes, Snapshot},
    wire::{self, Wire},
};
use leptos::prelude::window;
use reqwest::{
    Client, StatusCode,
    header::{ACCEPT, CONTENT_TYPE, HeaderValue},
};

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
    let origin = window().location().origin().map_err(|_| Failure::Unreachable)?;
    let response = Client::new()
        .get(format!("{origin}{path}"))
        .header(ACCEPT, wire::MEDIA_TYPE)
        .send()
        .await
        .map_err(|_| Failure::Unreachable)?;
    match response.status() {
        StatusCode::OK => {}
        StatusCode::GONE | StatusCode::NOT_FOUND | StatusCode::BAD_REQUEST => {
            return Err(Failure::StartOver);
        }
        _ => return Err(Failure::Unreachable),
    }
    let sent = response.headers().get(CONTENT_TYPE).map(HeaderValue::as_bytes);
    if sent != Some(wire::MEDIA_TYPE.as_bytes()) {
        return Err(Failure::Outdated);
    }
    response.bytes().await.map(|bytes| bytes.to_vec()).map_err(|_| Failure::Unreachable)
}
