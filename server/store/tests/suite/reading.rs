//! What a reader gets: everything, or what changed.

use std::collections::BTreeMap;

use store::{Edit, Loaded, Store, StoreError};

use crate::content::{NOON, gone, place};
use crate::database::Database;

pub(crate) async fn rows_come_in_order_of_kind_and_id(database: &Database) {
    let store = database.open().await;
    let keys =
        [("event", "b"), ("event", "b-2"), ("event", "b2"), ("event-x", "a"), ("eventx", "a")];
    let edits: Vec<_> = keys
        .iter()
        .rev()
        .map(|(kind, id)| Edit { kind: (*kind).into(), id: (*id).into(), data: Some("1".into()) })
        .collect();
    store.replace_source("import", &edits, NOON).await.unwrap();

    for loaded in [store.load().await.unwrap(), store.changes_since(0).await.unwrap()] {
        let found: Vec<_> =
            loaded.rows.iter().map(|row| (row.kind.as_str(), row.id.as_str())).collect();
        assert_eq!(found, keys);
    }
}

/// Whatever is published, a copy of any earlier version becomes the newest by
/// applying the changes since: what phones rely on.
pub(crate) async fn changes_bring_a_copy_up_to_date(database: &Database) {
    let store = database.open().await;
    let mut dice = Dice(20_261_121);
    let mut copies = vec![store.load().await.unwrap()];

    for _ in 0..60 {
        let source = ["import", "desk"][dice.roll(2)];
        let edits: Vec<_> = (0..8).filter_map(|id| dice.edit(id)).collect();
        let before = store.version().await.unwrap();
        let outcome = if dice.roll(2) == 0 {
            store.publish(source, &edits, NOON).await
        } else {
            store.replace_source(source, &edits, NOON).await
        };
        let loaded = store.load().await.unwrap();
        match outcome {
            Ok(publication) => {
                let differs = publication.changed + publication.deleted > 0;
                assert_eq!(publication.version, before + u64::from(differs));
                assert_applied(&loaded, source, &edits);
            }
            Err(StoreError::Conflict { .. }) => assert_eq!(loaded.version, before),
            Err(error) => panic!("{error}"),
        }
        if loaded.version > before {
            copies.push(loaded);
        }
        for copy in &copies {
            assert_eq!(updated(copy, &*store).await, *copies.last().unwrap());
        }
    }
    assert!(copies.len() > 20, "only {} publications", copies.len());
}

fn assert_applied(loaded: &Loaded, source: &str, edits: &[Edit]) {
    for edit in edits {
        let row = loaded.rows.iter().find(|row| row.id == edit.id);
        assert_eq!(row.and_then(|row| row.data.as_ref()), edit.data.as_ref(), "{}", edit.id);
        assert!(row.is_none_or(|row| row.data.is_none() || row.source == source));
    }
}

async fn updated(copy: &Loaded, store: &dyn Store) -> Loaded {
    let mut rows: BTreeMap<_, _> =
        copy.rows.iter().map(|row| ((row.kind.clone(), row.id.clone()), row.clone())).collect();
    let changes = store.changes_since(copy.version).await.unwrap();
    for row in changes.rows {
        assert!(row.modified > copy.version && row.modified <= changes.version);
        rows.insert((row.kind.clone(), row.id.clone()), row);
    }
    Loaded { rows: rows.into_values().collect(), ..changes }
}

/// Chance that falls the same way in every run (Knuth's MMIX generator).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn edit(&mut self, id: usize) -> Option<Edit> {
        let id = format!("place-{id}");
        match self.roll(8) {
            0 => Some(gone(&id)),
            data @ 1..3 => Some(place(&id, &data.to_string())),
            _ => None,
        }
    }
}

pub(crate) async fn a_read_beyond_the_last_version_is_empty(database: &Database) {
    let store = database.open().await;
    store.publish("desk", &[place("hall", "1")], NOON).await.unwrap();
    for version in [1, 2, u64::MAX] {
        let loaded = store.changes_since(version).await.unwrap();
        assert_eq!((loaded.version, loaded.published_at), (1, NOON));
        assert_eq!(loaded.rows, []);
    }
}

pub(crate) async fn the_series_stays_and_differs_per_database(database: &Database) {
    let store = database.open().await;
    let series = store.series().await.unwrap();
    assert_eq!(series.len(), 32);
    assert!(series.chars().all(|digit| digit.is_ascii_hexdigit()), "{series}");
    store.publish("desk", &[place("hall", "1")], NOON).await.unwrap();
    store.close().await;

    let store = database.open().await;
    assert_eq!(store.series().await.unwrap(), series);
    assert_eq!(store.load().await.unwrap().series, series);
    assert_eq!(store.version().await.unwrap(), 1);
    assert_ne!(Database::sqlite().open().await.series().await.unwrap(), series);
}

pub(crate) async fn a_closed_store_says_so(database: &Database) {
    let store = database.open().await;
    store.close().await;
    assert_eq!(store.version().await.unwrap_err(), StoreError::Closed);
    assert_eq!(store.load().await.unwrap_err(), StoreError::Closed);
    assert_eq!(store.newer_than(0).await.unwrap_err(), StoreError::Closed);
    let edits = [place("hall", "1")];
    assert_eq!(store.publish("desk", &edits, NOON).await.unwrap_err(), StoreError::Closed);
    store.close().await;
}
