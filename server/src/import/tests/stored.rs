//! Imports into a store.

use std::sync::Arc;

use super::*;

async fn new_store() -> (tempfile::TempDir, Arc<dyn Store>) {
    let folder = tempfile::tempdir().unwrap();
    let store =
        store::open(&format!("sqlite:{}", folder.path().join("proef.db").display())).await.unwrap();
    (folder, store)
}

async fn import_into(store: &dyn Store, files: &dyn Files) -> Result<Outcome, ImportError> {
    run(store, &leeuwarden_municipality(), files, &options(), &mut |_| {}).await
}

fn counts(outcome: &Outcome) -> (u64, usize, usize, usize) {
    let it = outcome.publication;
    (it.version, it.changed, it.deleted, it.unchanged)
}

#[tokio::test]
async fn only_what_changed_is_published() {
    let (_folder, store) = new_store().await;
    let files = Memory::copy_of(&*leeuwarden().folder("gevonden"));
    assert_eq!(counts(&import_into(&*store, &files).await.unwrap()), (1, 452, 0, 0));
    assert_eq!(counts(&import_into(&*store, &files).await.unwrap()), (1, 0, 0, 452));

    let changed = files.text("fondsen.csv").replacen(",20000,", ",25000,", 1);
    let files = files.with("fondsen.csv", changed);
    assert_eq!(counts(&import_into(&*store, &files).await.unwrap()), (2, 1, 0, 451));

    let text = files.text("kennisbank.csv");
    let shorter: Vec<&str> =
        text.lines().filter(|line| !line.starts_with("k-imf-nij-2024")).collect();
    let files = files.with("kennisbank.csv", shorter.join("\n"));
    assert_eq!(counts(&import_into(&*store, &files).await.unwrap()), (3, 0, 1, 451));
    let rows = store.changes_since(2).await.unwrap().rows;
    assert_eq!(
        (rows[0].kind.as_str(), rows[0].id.as_str(), &rows[0].data),
        ("kennis", "imf-nij-2024", &None)
    );

    let broken = files.clone().with("locaties.csv", "id,naam\n\"kapot");
    assert!(matches!(
        import_into(&*store, &broken).await,
        Err(ImportError::Unreadable { line: 2, .. })
    ));
    assert_eq!(store.version().await.unwrap(), 3);
    assert_eq!(counts(&import_into(&*store, &files).await.unwrap()), (3, 0, 0, 451));
}

#[tokio::test]
async fn what_is_kept_reads_back_the_same() {
    let (_folder, store) = new_store().await;
    let municipality = leeuwarden_municipality();
    let samples = load(&leeuwarden(), FILE).unwrap().samples;
    let mut steps = 0;
    let outcomes =
        run_samples(&*store, &municipality, &leeuwarden(), &samples, now(), &mut |_| steps += 1)
            .await
            .unwrap();
    assert_eq!(
        outcomes.iter().map(|it| it.source.as_str()).collect::<Vec<_>>(),
        ["voorbeeld", "gevonden"]
    );
    assert!(steps > 4);
    let rows = store.load().await.unwrap().rows;
    assert_eq!(rows.len(), 501 + 452);
    for row in rows {
        let record =
            Record::from_json(row.kind.parse().unwrap(), row.data.as_deref().unwrap()).unwrap();
        assert_eq!(record.to_json().unwrap(), row.data.unwrap());
    }
}

#[tokio::test]
async fn another_sources_record_is_not_overwritten() {
    let (_folder, store) = new_store().await;
    let files = Memory::of(&[("fondsen.csv", "id,naam\nf-x,X\n")]);
    import_into(&*store, &files).await.unwrap();
    let other = Options::new("andere", now());
    let error = run(&*store, &voorbeeldstad(), &files, &other, &mut |_| {}).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "fonds 'x' hoort al bij de bron 'proef'; geef die hier een ander id"
    );
}

#[tokio::test]
async fn generated_records_fit_in_the_store() {
    let (_folder, store) = new_store().await;
    let municipality = leeuwarden_municipality();
    let done = crate::generate::run(&*store, &municipality, 300, 1, 0).await.unwrap();
    assert_eq!(done.changed, 300);
    let again = crate::generate::run(&*store, &municipality, 300, 1, 0).await.unwrap();
    assert_eq!((again.version, again.unchanged), (1, 300));
}
