//! Whether this server can do its work.

use std::time::Duration;

use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use serde::Serialize;
use tokio::time::timeout;

use crate::App;

/// How long the store may take to answer.
const PATIENCE: Duration = Duration::from_secs(1);

#[derive(Serialize)]
struct Health {
    gezond: bool,
    versie: u64,
    onderdelen: usize,
    database: &'static str,
}

/// 200 when the guide is loaded and the store answers. Without the store reading goes on from
/// memory, but there will be no news: 503.
pub(crate) async fn health(State(app): State<App>) -> Response {
    let guide = app.guide();
    let answers =
        timeout(PATIENCE, app.store().version()).await.is_ok_and(|version| version.is_ok());
    let health = Health {
        gezond: answers,
        versie: guide.version,
        onderdelen: guide.len(),
        database: if answers { "bereikbaar" } else { "niet bereikbaar" },
    };
    let status = if answers { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(health)).into_response()
}
