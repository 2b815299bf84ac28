//! From the store to what is published: everything at start, afterwards what changed.

use std::{
    collections::BTreeMap,
    sync::{Arc, Weak},
    time::Duration,
};

use guide::{
    Guide,
    change::Change,
    id::{Kind, Slug},
    municipality::Municipality,
    record::Record,
};
use store::{Loaded, Row, Store, StoreError};
use tokio::time::sleep;

use super::{Inner, Published, published};
use crate::compress::Body3;

/// How long to leave a store alone that has just failed.
const PAUSE: Duration = Duration::from_secs(1);

/// Everything that is in the store.
pub(super) async fn everything(
    store: &Arc<dyn Store>,
    municipality: &Arc<Municipality>,
) -> Result<Published, StoreError> {
    let loaded = store.load().await?;
    let municipality = Arc::clone(municipality);
    in_background(move || {
        let series = published::series(&loaded.series, &municipality);
        let changes = read_all(loaded.rows);
        let deleted = changes.iter().filter(|it| it.record.is_none()).cloned().collect();
        let guide = Guide::new(series, loaded.version, loaded.published_at, municipality, changes);
        Published::new(guide, deleted)
    })
    .await
}

/// Puts each newer publication in place of the last one, until the server is gone or the store is
/// closed.
pub(super) async fn follow(inner: Weak<Inner>) {
    loop {
        let Some((store, now)) =
            inner.upgrade().map(|it| (Arc::clone(&it.store), it.published.load_full()))
        else {
            return;
        };
        if now.snapshot.is_quick() {
            recompress(&inner, &now);
        }
        let known = now.guide.version;
        let next = match store.newer_than(known).await {
            Ok(_) => {
                let Some(municipality) = inner.upgrade().map(|it| Arc::clone(&it.municipality))
                else {
                    return;
                };
                after(now, &store, &municipality).await
            }
            Err(error) => Err(error),
        };
        match (next, inner.upgrade()) {
            (_, None) | (Err(StoreError::Closed), _) => return,
            (Ok(next), Some(inner)) => {
                let version = next.guide.version;
                inner.published.store(Arc::new(next));
                inner.version.send_replace(version);
                tracing::info!(version, "published");
            }
            (Err(error), Some(_)) => {
                tracing::error!(%error, "cannot load the newest publication; the last one stays");
                sleep(PAUSE).await;
            }
        }
    }
}

/// What follows on what is published now.
async fn after(
    now: Arc<Published>,
    store: &Arc<dyn Store>,
    municipality: &Arc<Municipality>,
) -> Result<Published, StoreError> {
    let loaded = store.changes_since(now.guide.version).await?;
    let follows = published::series(&loaded.series, municipality) == now.series
        && loaded.version >= now.guide.version;
    if !follows {
        return everything(store, municipality).await;
    }
    in_background(move || add(&now, loaded)).await
}

fn add(now: &Published, Loaded { version, published_at, rows, .. }: Loaded) -> Published {
    let changes = read_all(rows);
    let mut deleted: BTreeMap<(Kind, Slug), Change> =
        now.deleted.iter().map(|gone| ((gone.kind, gone.id.clone()), gone.clone())).collect();
    for change in &changes {
        let key = (change.kind, change.id.clone());
        match change.record {
            Some(_) => deleted.remove(&key),
            None => deleted.insert(key, change.clone()),
        };
    }
    let all = now.guide.items().map(|item| ((item.kind, item.id.clone()), item));
    let mut all: BTreeMap<(Kind, Slug), Change> = all.collect();
    all.extend(changes.into_iter().map(|item| ((item.kind, item.id.clone()), item)));
    let guide = Guide::new(
        now.series.clone(),
        version,
        published_at,
        Arc::clone(&now.guide.municipality),
        all.into_values(),
    );
    Published::new(guide, deleted.into_values().collect())
}

/// Reads rows as records. One that cannot be read counts as deleted: the rest is served without
/// it, and copies elsewhere that still have an older state of it let go of that.
fn read_all(rows: Vec<Row>) -> Vec<Change> {
    rows.into_iter().filter_map(read).collect()
}

fn read(row: Row) -> Option<Change> {
    let (Ok(kind), Ok(id)) = (row.kind.parse::<Kind>(), row.id.parse::<Slug>()) else {
        tracing::error!(kind = row.kind, id = row.id, "left out: this version does not know it");
        return None;
    };
    let record = row.data.and_then(|json| match Record::from_json(kind, &json) {
        Ok(record) if *record.common().id() == id => Some(Arc::new(record)),
        Ok(_) => {
            tracing::error!(kind = row.kind, id = row.id, "left out: it says it is another record");
            None
        }
        Err(error) => {
            tracing::error!(kind = row.kind, id = row.id, %error, "left out: it cannot be read");
            None
        }
    });
    Some(Change { kind, id, modified: row.modified, record })
}

/// Makes the snapshot smaller in the background, and ready what is searched in; until that is done
/// the quickly made one serves.
fn recompress(inner: &Weak<Inner>, now: &Arc<Published>) {
    let (inner, now) = (Weak::clone(inner), Arc::clone(now));
    tokio::task::spawn_blocking(move || {
        // A server that is on its way out, or one that has moved on, has no use for it.
        if inner.strong_count() == 0 {
            return;
        }
        // Or the first who searches would have to wait for it.
        now.guide.prepare_search();
        let bytes = Body3::thorough(now.bytes.plain.clone());
        let snapshot = Body3::thorough(now.snapshot.plain.clone());
        if let Some(inner) = inner.upgrade() {
            let smaller = Arc::new(Published { snapshot, bytes, ..(*now).clone() });
            inner.published.compare_and_swap(&now, smaller);
        }
    });
}

/// Runs what takes long where it keeps nobody waiting.
async fn in_background<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, StoreError> {
    tokio::task::spawn_blocking(work).await.map_err(|error| StoreError::Unavailable {
        reason: format!("the guide could not be built: {error}"),
    })
}
