//! The copy of the guide on this device.
//!
//! One JSON text in the Cache API: it is written and read whole, and has no schema that an old
//! tab could keep from being upgraded, which is what `IndexedDB` would bring. The name of the cache
//! holds the version of the format, so two versions of the site never read each other's copy.

use std::sync::Arc;

use guide::{Guide, Moment, change::Snapshot};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, Headers, Response, ResponseInit};

/// Where the copy is kept. The service worker leaves caches of this name alone.
const CACHE: &str = "mienskip-gids-1";
const KEY: &str = "/gids";
const SYNCED: &str = "x-mienskip-bijgewerkt";

async fn cache() -> Result<Cache, JsValue> {
    let caches = window().caches()?;
    JsFuture::from(caches.open(CACHE)).await?.dyn_into()
}

/// The copy and when it was last known to be up to date. A copy that cannot be read is thrown
/// away: the next one comes from the server.
pub async fn load() -> Option<(Arc<Guide>, Moment)> {
    let found = JsFuture::from(cache().await.ok()?.match_with_str(KEY)).await.ok()?;
    let response: Response = found.dyn_into().ok()?;
    let copy = read(&response).await;
    if copy.is_none() {
        remove().await;
    }
    copy
}

async fn read(response: &Response) -> Option<(Arc<Guide>, Moment)> {
    let synced = response.headers().get(SYNCED).ok()??.parse().ok()?;
    let text = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
    let snapshot: Snapshot = serde_json::from_str(&text).ok()?;
    Some((Arc::new(Guide::from_snapshot(snapshot)), Moment::from_unix(synced)))
}

/// Keeps a copy. False when this device does not let us.
pub(super) async fn save(guide: &Guide, synced: Moment) -> bool {
    match serde_json::to_string(&guide.snapshot()) {
        Ok(json) => put(&json, synced).await.is_ok(),
        Err(_) => false,
    }
}

async fn put(json: &str, synced: Moment) -> Result<(), JsValue> {
    let headers = Headers::new()?;
    headers.set("content-type", "application/json")?;
    headers.set(SYNCED, &synced.unix().to_string())?;
    let init = ResponseInit::new();
    init.set_headers(&headers);
    let response = Response::new_with_opt_str_and_init(Some(json), &init)?;
    JsFuture::from(cache().await?.put_with_str(KEY, &response)).await.map(drop)
}

async fn remove() {
    if let Ok(caches) = window().caches() {
        let _ = JsFuture::from(caches.delete(CACHE)).await;
    }
}
