//! Content to publish, and how to look at what became of it.

use store::{Edit, Loaded, Row, Store};

/// A moment to publish at: 21 November 2026, 12:00 UTC.
pub(crate) const NOON: i64 = 1_795_262_400;

/// A size of content as a municipality has.
pub(crate) const MANY: usize = 2_000;

pub(crate) fn place(id: &str, data: &str) -> Edit {
    Edit { kind: "place".into(), id: id.into(), data: Some(data.into()) }
}

pub(crate) fn gone(id: &str) -> Edit {
    Edit { kind: "place".into(), id: id.into(), data: None }
}

pub(crate) fn row(id: &str, source: &str, modified: u64, data: Option<&str>) -> Row {
    let data = data.map(Into::into);
    Row { kind: "place".into(), id: id.into(), source: source.into(), modified, data }
}

/// As many records as a municipality has, all carrying `mark`.
pub(crate) fn many(mark: u64) -> Vec<Edit> {
    (0..MANY)
        .map(|number| {
            let text = "Doarpshûs, elke tiisdei kofje. ".repeat(20);
            place(&format!("place-{number}"), &format!(r#"{{"mark":{mark},"text":"{text}"}}"#))
        })
        .collect()
}

/// Publishes [`many`], marked with the version they are to become.
pub(crate) async fn publish_many(store: &dyn Store) -> u64 {
    let mark = store.version().await.unwrap() + 1;
    let publication = store.replace_source("import", &many(mark), NOON).await.unwrap();
    assert_eq!((publication.version, publication.changed), (mark, MANY));
    mark
}

/// All of [`many`] is there, and all of it from one publication.
pub(crate) fn assert_whole(loaded: &Loaded) {
    let import: Vec<_> = loaded.rows.iter().filter(|row| row.source == "import").collect();
    assert_eq!(import.len(), MANY);
    let version = import[0].modified;
    let mark = format!(r#"{{"mark":{version},"#);
    for row in import {
        assert_eq!(row.modified, version, "{}", row.id);
        assert!(row.data.as_ref().unwrap().starts_with(&mark), "{}", row.id);
    }
}
