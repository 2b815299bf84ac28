//! The browser's client for `/v1`.

use guide::change::{Changes, Snapshot};
use leptos::prelude::window;
use reqwest::{Client, StatusCode};
use serde::de::DeserializeOwned;

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// The server could not be reached, or is in trouble. What is here stays as it is.
    Unreachable,
    /// The answer is of no use with what is here: start over from a snapshot.
    StartOver,
}

/// Everything there is.
pub(super) async fn snapshot() -> Result<Snapshot, Failure> {
    get("/v1/gids").await
}

/// What changed since a publication.
pub(super) async fn changes(from: &str) -> Result<Changes, Failure> {
    get(from).await
}

async fn get<T: DeserializeOwned>(path: &str) -> Result<T, Failure> {
    let origin = window().location().origin().map_err(|_| Failure::Unreachable)?;
    let response = Client::new()
        .get(format!("{origin}{path}"))
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
    let body = response.text().await.map_err(|_| Failure::Unreachable)?;
    serde_json::from_str(&body).map_err(|_| Failure::StartOver)
}
