//! The copy of the guide on this device: the snapshot and, after it, each page of changes, as the
//! texts that came from the server.
//!
//! In the Cache API, for it has no schema that an old tab could keep from being upgraded, which is
//! what `IndexedDB` would bring. Changes are kept under the publication that they follow on, so
//! whatever is written twice, half or in another order, reading it stops at the last publication
//! that is whole, and the next sync goes on from there. The name of the cache holds the version of
//! the format, so two versions of the site never read each other's copy.

use std::sync::Arc;

use guide::{
    Guide, Moment,
    change::{Changes, Snapshot},
    wire,
};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, Request, Response};

/// Where the copy is kept. The service worker leaves caches of this name alone.
const CACHE: &str = "mienskip-gids-4";
const SNAPSHOT: &str = "/gids";
const SYNCED: &str = "/gids/bijgewerkt";

fn changes_after(version: u64) -> String {
    format!("/gids/na/{version}")
}

/// What is kept.
pub struct Copy {
    /// The guide.
    pub guide: Arc<Guide>,
    /// When it was last known to be up to date.
    pub synced: Moment,
    /// How many pages of changes were kept after the snapshot.
    pub steps: usize,
}

async fn cache() -> Result<Cache, JsValue> {
    let caches = window().caches()?;
    JsFuture::from(caches.open(CACHE)).await?.dyn_into()
}

/// What is kept. A snapshot that cannot be read is thrown away: the next one comes from the server.
pub async fn load() -> Option<Copy> {
    let cache = cache().await.ok()?;
    let bytes = read(&cache, SNAPSHOT).await?;
    let Some(mut snapshot) = wire::from_bytes::<Snapshot>(&bytes) else {
        remove().await;
        return None;
    };
    let mut steps = 0;
    while let Some(bytes) = read(&cache, &changes_after(snapshot.version)).await
        && let Some(changes) = wire::from_bytes::<Changes>(&bytes)
        && changes.version > snapshot.version
        && snapshot.follow(changes).is_ok()
    {
        steps += 1;
    }
    let synced = read(&cache, SYNCED).await.and_then(|bytes| wire::from_bytes(&bytes));
    let synced = Moment::from_unix(synced.unwrap_or(snapshot.published));
    Some(Copy { guide: Arc::new(Guide::from_snapshot(snapshot)), synced, steps })
}

async fn read(cache: &Cache, key: &str) -> Option<Vec<u8>> {
    let found = JsFuture::from(cache.match_with_str(key)).await.ok()?;
    let response: Response = found.dyn_into().ok()?;
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// Keeps a snapshot in place of all that was kept. False when this device does not let us.
pub(super) async fn keep_snapshot(bytes: &[u8]) -> bool {
    let Ok(cache) = cache().await else { return false };
    if write(&cache, SNAPSHOT, bytes).await.is_err() {
        return false;
    }
    remove_changes(&cache).await;
    true
}

/// Keeps a page of changes that follows on a publication.
pub(super) async fn keep_changes(after: u64, bytes: &[u8]) -> bool {
    let Ok(cache) = cache().await else { return false };
    write(&cache, &changes_after(after), bytes).await.is_ok()
}

/// Keeps when the copy was last known to be up to date.
pub(super) async fn keep_synced(synced: Moment) -> bool {
    let Ok(cache) = cache().await else { return false };
    write(&cache, SYNCED, &wire::to_bytes(&synced.unix())).await.is_ok()
}

async fn write(cache: &Cache, key: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let bytes = js_sys::Uint8Array::from(bytes);
    let response = Response::new_with_opt_buffer_source(Some(&bytes))?;
    JsFuture::from(cache.put_with_str(key, &response)).await.map(drop)
}

/// Pages of changes from before the snapshot: nothing leads to them any more.
async fn remove_changes(cache: &Cache) {
    let Ok(keys) = JsFuture::from(cache.keys()).await else { return };
    for key in js_sys::Array::from(&keys).iter() {
        if let Ok(request) = key.dyn_into::<Request>()
            && request.url().contains("/gids/na/")
        {
            let _ = JsFuture::from(cache.delete_with_request(&request)).await;
        }
    }
}

async fn remove() {
    if let Ok(caches) = window().caches() {
        let _ = JsFuture::from(caches.delete(CACHE)).await;
    }
}
