//! Keeping the copy of the guide up to date: once a snapshot, after that only what changed.

use std::{cell::Cell, rc::Rc, sync::Arc};

use guide::Guide;
use leptos::{prelude::*, task::spawn_local};

use super::{
    Device, browser, clock, copy,
    fetch::{self, Failure},
};

/// Most pages of changes that are fetched in one go; after that a snapshot is the shorter way.
const PAGES: usize = 20;

/// Brings the copy up to date now, and again whenever there is a chance that something changed:
/// the connection is back, or somebody looks at the page again.
pub(super) fn follow(device: Device) {
    let busy = Rc::new(Cell::new(false));
    let run = move || {
        if busy.replace(true) {
            return;
        }
        let busy = Rc::clone(&busy);
        spawn_local(async move {
            bring_up_to_date(device).await;
            busy.set(false);
        });
    };
    run();
    browser::on("online", run.clone());
    browser::on("focus", run.clone());
    browser::on("offline", move || device.offline.set(true));
    browser::on("mienskip:bijwerken", run);
}

async fn bring_up_to_date(device: Device) {
    let mut held = device.guide.get_untracked();
    if held.is_none()
        && let Some((guide, synced)) = copy::load().await
    {
        device.synced.set(Some(synced));
        held = Some(guide);
    }
    let now = clock::now();
    if let Ok((guide, changed)) = newest(held.clone()).await {
        device.offline.set(false);
        device.synced.set(Some(now));
        if changed || device.guide.with_untracked(Option::is_none) {
            device.guide.set(Some(Arc::clone(&guide)));
        }
        if !copy::save(&guide, now).await {
            device.forgets.set(true);
        }
    } else {
        device.offline.set(true);
        if device.guide.with_untracked(Option::is_none) {
            device.guide.set(held);
        }
    }
}

/// The newest guide, and whether it differs from the one that was held.
async fn newest(held: Option<Arc<Guide>>) -> Result<(Arc<Guide>, bool), Failure> {
    if let Some(held) = held {
        match follow_changes(Arc::clone(&held)).await {
            Ok(guide) => {
                let changed = guide.version != held.version;
                return Ok((guide, changed));
            }
            Err(Failure::Unreachable) => return Err(Failure::Unreachable),
            Err(Failure::StartOver) => {}
        }
    }
    let guide = Guide::from_snapshot(fetch::snapshot().await?);
    Ok((Arc::new(guide), true))
}

async fn follow_changes(mut guide: Arc<Guide>) -> Result<Arc<Guide>, Failure> {
    let mut from = format!("/v1/wijzigingen?na={}&reeks={}", guide.version, guide.series);
    for _ in 0..PAGES {
        let changes = fetch::changes(&from).await?;
        if changes.items.is_empty() && changes.version == guide.version {
            return Ok(guide);
        }
        let done = changes.items.is_empty();
        from.clone_from(&changes.next);
        guide = Arc::new(guide.after(changes).map_err(|_| Failure::StartOver)?);
        if done {
            return Ok(guide);
        }
    }
    Err(Failure::StartOver)
}
