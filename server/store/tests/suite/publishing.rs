//! What a publication changes, and what it leaves.

use store::{Publication, StoreError};

use crate::content::{NOON, gone, place, row};
use crate::database::Database;

pub(crate) async fn a_new_database_has_published_nothing(database: &Database) {
    let store = database.open().await;
    let loaded = store.load().await.unwrap();
    assert_eq!((loaded.version, loaded.published_at), (0, 0));
    assert_eq!(loaded.rows, []);
    assert_eq!(store.version().await.unwrap(), 0);
}

pub(crate) async fn a_publication_gets_the_next_version(database: &Database) {
    let store = database.open().await;
    let edits = [place("hall", "1"), place("library", "1")];

    let publication = store.replace_source("import", &edits, NOON).await.unwrap();
    let expected = Publication { version: 1, changed: 2, deleted: 0, unchanged: 0 };
    assert_eq!(publication, expected);

    let publication = store.publish("desk", &[place("bakery", "1")], NOON + 60).await.unwrap();
    assert_eq!(publication.version, 2);
    assert_eq!(store.version().await.unwrap(), 2);
    assert_eq!(store.load().await.unwrap().published_at, NOON + 60);
}

pub(crate) async fn only_what_differs_changes(database: &Database) {
    let store = database.open().await;
    let edits = [place("hall", "1"), place("library", "1")];
    store.replace_source("import", &edits, NOON).await.unwrap();

    let edits = [place("hall", "1"), place("library", "2")];
    let publication = store.replace_source("import", &edits, NOON).await.unwrap();
    let expected = Publication { version: 2, changed: 1, deleted: 0, unchanged: 1 };
    assert_eq!(publication, expected);
    assert_eq!(
        store.load().await.unwrap().rows,
        [row("hall", "import", 1, Some("1")), row("library", "import", 2, Some("2"))]
    );
}

pub(crate) async fn nothing_different_is_no_publication(database: &Database) {
    let store = database.open().await;
    let edits = [place("hall", "1"), place("library", "1")];
    store.replace_source("import", &edits, NOON).await.unwrap();
    let before = store.load().await.unwrap();

    let again = store.replace_source("import", &edits, NOON + 60).await.unwrap();
    assert_eq!(again, Publication { version: 1, changed: 0, deleted: 0, unchanged: 2 });
    let again = store.publish("desk", &[gone("never-there")], NOON + 60).await.unwrap();
    assert_eq!(again, Publication { version: 1, changed: 0, deleted: 0, unchanged: 1 });
    let empty = store.replace_source("nobody", &[], NOON + 60).await.unwrap();
    assert_eq!(empty, Publication { version: 1, changed: 0, deleted: 0, unchanged: 0 });
    assert_eq!(store.load().await.unwrap(), before);
}

pub(crate) async fn what_a_source_no_longer_has_is_deleted(database: &Database) {
    let store = database.open().await;
    store.publish("desk", &[place("bakery", "1")], NOON).await.unwrap();
    let edits = [place("hall", "1"), place("library", "1"), place("pool", "1")];
    store.replace_source("import", &edits, NOON).await.unwrap();

    let edits = [place("hall", "1"), gone("pool")];
    let publication = store.replace_source("import", &edits, NOON).await.unwrap();
    assert_eq!(publication, Publication { version: 3, changed: 0, deleted: 2, unchanged: 1 });
    assert_eq!(
        store.load().await.unwrap().rows,
        [
            row("bakery", "desk", 1, Some("1")),
            row("hall", "import", 2, Some("1")),
            row("library", "import", 3, None),
            row("pool", "import", 3, None),
        ]
    );

    let again = store.replace_source("import", &edits, NOON).await.unwrap();
    assert_eq!(again, Publication { version: 3, changed: 0, deleted: 0, unchanged: 2 });
}

pub(crate) async fn publishing_leaves_the_others(database: &Database) {
    let store = database.open().await;
    let edits = [place("hall", "1"), place("library", "1"), place("pool", "1")];
    store.publish("desk", &edits, NOON).await.unwrap();

    let edits = [place("hall", "2"), gone("pool")];
    let publication = store.publish("desk", &edits, NOON).await.unwrap();
    assert_eq!(publication, Publication { version: 2, changed: 1, deleted: 1, unchanged: 0 });
    assert_eq!(
        store.load().await.unwrap().rows,
        [
            row("hall", "desk", 2, Some("2")),
            row("library", "desk", 1, Some("1")),
            row("pool", "desk", 2, None),
        ]
    );
}

pub(crate) async fn a_deleted_record_can_come_back(database: &Database) {
    let store = database.open().await;
    store.publish("desk", &[place("hall", "1")], NOON).await.unwrap();
    store.publish("desk", &[gone("hall")], NOON).await.unwrap();
    let publication = store.publish("desk", &[place("hall", "1")], NOON).await.unwrap();
    assert_eq!(publication, Publication { version: 3, changed: 1, deleted: 0, unchanged: 0 });
    assert_eq!(store.load().await.unwrap().rows, [row("hall", "desk", 3, Some("1"))]);
}

pub(crate) async fn a_deleted_record_can_pass_to_another_source(database: &Database) {
    let store = database.open().await;
    store.replace_source("import", &[place("hall", "1")], NOON).await.unwrap();
    store.replace_source("import", &[], NOON).await.unwrap();
    store.publish("desk", &[place("hall", "1")], NOON).await.unwrap();
    assert_eq!(store.load().await.unwrap().rows, [row("hall", "desk", 3, Some("1"))]);

    let nothing = store.replace_source("import", &[], NOON).await.unwrap();
    assert_eq!((nothing.version, nothing.deleted), (3, 0));
}

pub(crate) async fn a_conflict_names_the_owner_and_changes_nothing(database: &Database) {
    let store = database.open().await;
    store.replace_source("import", &[place("hall", "1")], NOON).await.unwrap();
    let before = store.load().await.unwrap();

    let conflict =
        StoreError::Conflict { kind: "place".into(), id: "hall".into(), owner: "import".into() };
    for edits in [[place("bakery", "1"), place("hall", "1")], [place("bakery", "1"), gone("hall")]]
    {
        let error = store.publish("desk", &edits, NOON).await.unwrap_err();
        assert_eq!(error, conflict);
        let error = store.replace_source("desk", &edits, NOON).await.unwrap_err();
        assert_eq!(error, conflict);
    }
    assert_eq!(conflict.to_string(), "place hall belongs to import");
    assert_eq!(store.load().await.unwrap(), before);
}

pub(crate) async fn naming_a_record_twice_changes_nothing(database: &Database) {
    let store = database.open().await;
    let edits = [place("hall", "1"), place("bakery", "1"), place("hall", "2")];
    let twice = StoreError::Twice { kind: "place".into(), id: "hall".into() };
    assert_eq!(store.publish("desk", &edits, NOON).await.unwrap_err(), twice);
    assert_eq!(store.replace_source("desk", &edits, NOON).await.unwrap_err(), twice);
    assert_eq!(store.version().await.unwrap(), 0);
}

pub(crate) async fn json_comes_back_as_it_went(database: &Database) {
    let store = database.open().await;
    let long = format!(r#"{{"text":"{}"}}"#, "a".repeat(1_000_000));
    for data in [
        r#"{ "b" : 1,  "a":1.0 }"#,
        r#""'; drop table records --""#,
        r#""û 日本 🙂 \u0000""#,
        &long,
    ] {
        store.publish("desk", &[place("hall", data)], NOON).await.unwrap();
        assert_eq!(store.load().await.unwrap().rows[0].data.as_deref(), Some(data));
    }
}

pub(crate) async fn a_record_is_rewritten_in_place(database: &Database) {
    let store = database.open().await;
    store.publish("import", &[place("hall", "1"), place("room", "1")], NOON).await.unwrap();
    let to = |new: &'static str| move |old: &str| (old == "1").then(|| new.to_owned());
    assert_eq!(store.rewrite("place", "hall", &to("2"), NOON + 1).await, Ok(Some(2)));
    let loaded = store.load().await.unwrap();
    // It still belongs to its source.
    let expected = [row("hall", "import", 2, Some("2")), row("room", "import", 1, Some("1"))];
    assert_eq!((loaded.rows, loaded.published_at), (expected.to_vec(), NOON + 1));

    // Nothing to change: it is not so any more, it stays the same, it is gone, it never was.
    assert_eq!(store.rewrite("place", "hall", &to("2"), NOON).await, Ok(None));
    assert_eq!(store.rewrite("place", "room", &to("1"), NOON).await, Ok(None));
    store.publish("import", &[gone("room")], NOON).await.unwrap();
    assert_eq!(store.rewrite("place", "room", &to("2"), NOON).await, Ok(None));
    assert_eq!(store.rewrite("place", "never", &to("2"), NOON).await, Ok(None));
    assert_eq!(store.version().await, Ok(3));
}
