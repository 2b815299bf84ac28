//! Keeping the copy of the guide up to date: once a snapshot, after that only what changed.

use std::{cell::Cell, rc::Rc, sync::Arc};

use guide::{Guide, change::Snapshot};
use leptos::task::spawn_local;

use super::{
    Device, browser, clock,
    copy::{self, Copy},
    fetch::{self, Failure},
};

/// Most pages of changes that are fetched in one go; after that a snapshot is the shorter way.
const PAGES: usize = 20;
/// Most pages of changes that are kept: reading them takes longer than one new snapshot would.
const STEPS: usize = 50;

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
    browser::on("offline", move || device.change(|state| state.held.offline = true));
    browser::on("mienskip:bijwerken", run);
}

async fn bring_up_to_date(device: Device) {
    let mut held = device.peek().guide.clone();
    if held.is_none()
        && let Some(Copy { guide, synced, steps }) = copy::load().await
    {
        // Shown at once: what is new comes when it comes.
        device.change(|state| {
            state.held.synced = Some(synced);
            state.guide = Some(Arc::clone(&guide));
        });
        held = (steps < STEPS).then_some(guide);
    }
    let now = clock::now();
    let kept = match fetch_newest(device, held).await {
        Ok(kept) => kept,
        Err(Failure::Outdated) => {
            // The new version of the site is on its way to this phone; with it comes the rest.
            browser::tell("mienskip:verouderd");
            return;
        }
        Err(_) => {
            device.change(|state| state.held.offline = true);
            return;
        }
    };
    device.change(|state| {
        state.held.offline = false;
        state.held.synced = Some(now);
    });
    if !(kept && copy::keep_synced(now).await) {
        device.change(|state| state.held.forgets = true);
    }
}

/// Fetches what is new and shows it. Whether this device kept it.
async fn fetch_newest(device: Device, held: Option<Arc<Guide>>) -> Result<bool, Failure> {
    if let Some(held) = held {
        match fetch_changes(device, &held).await {
            Err(Failure::StartOver) => {}
            other => return other,
        }
    }
    let (snapshot, bytes) = fetch::snapshot().await?;
    show(device, snapshot);
    Ok(copy::keep_snapshot(&bytes).await)
}

fn show(device: Device, snapshot: Snapshot) {
    let guide = Arc::new(Guide::from_snapshot(snapshot));
    device.change(|state| state.guide = Some(guide));
}

async fn fetch_changes(device: Device, held: &Guide) -> Result<bool, Failure> {
    let mut snapshot = held.snapshot();
    let mut kept = true;
    let mut from = format!("/v1/wijzigingen?na={}&reeks={}", held.version, held.series);
    for _ in 0..PAGES {
        let (changes, bytes) = fetch::changes(&from).await?;
        let before = snapshot.version;
        let last = changes.items.is_empty();
        if !last || changes.version > before {
            from.clone_from(&changes.next);
            snapshot.follow(changes).map_err(|_| Failure::StartOver)?;
            kept = kept && copy::keep_changes(before, &bytes).await;
        }
        if last {
            if snapshot.version > held.version {
                show(device, snapshot);
            }
            return Ok(kept);
        }
    }
    Err(Failure::StartOver)
}
