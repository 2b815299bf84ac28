//! What can only happen to a file.

use std::path::{Path, PathBuf};

use store::{After, ExpireApplications, StoreError, Written};

use crate::applications::application;
use crate::content::publish_many;
use crate::corrections::{EMAIL, correction};
use crate::database::Database;
use crate::vaults;

fn file(database: &Database) -> PathBuf {
    PathBuf::from(database.url.strip_prefix("sqlite:").unwrap())
}

async fn opened(path: &Path) -> Result<u64, StoreError> {
    store::open(&format!("sqlite:{}", path.display())).await?.version().await
}

#[tokio::test]
async fn a_file_of_something_else_is_damaged() {
    let database = Database::sqlite();
    let path = file(&database);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, "naam;adres\n".repeat(1_000)).unwrap();
    let error = opened(&path).await.unwrap_err();
    assert!(matches!(error, StoreError::Corrupt { .. }), "{error:?}");
}

/// A damaged page is found when the file is opened. (SQLite has no checksums: a
/// changed letter inside a text is not found.)
#[tokio::test]
async fn a_damaged_file_is_not_opened() {
    const PAGE: usize = 4_096;

    let database = Database::sqlite();
    let store = database.open().await;
    publish_many(&*store).await;
    store.close().await;
    let path = file(&database);
    let sound = std::fs::read(&path).unwrap();
    let pages = sound.len() / PAGE;

    for page in (0..pages).step_by(pages / 20) {
        let mut damaged = sound.clone();
        damaged[page * PAGE..][..PAGE].fill(0x5a);
        std::fs::write(&path, &damaged).unwrap();
        let outcome = opened(&path).await;
        assert!(matches!(outcome, Err(StoreError::Corrupt { .. })), "page {page}: {outcome:?}");
    }
    std::fs::write(&path, &sound[..pages / 2 * PAGE]).unwrap();
    let error = opened(&path).await.unwrap_err();
    assert!(matches!(error, StoreError::Corrupt { .. }), "{error:?}");

    std::fs::write(&path, &sound).unwrap();
    assert_eq!(opened(&path).await, Ok(1));
}

#[tokio::test]
async fn damage_while_it_is_open_is_an_error() {
    let database = Database::sqlite();
    let store = database.open().await;
    publish_many(&*store).await;
    store.close().await;

    let store = database.open().await;
    let path = file(&database);
    let length = std::fs::metadata(&path).unwrap().len();
    std::fs::write(&path, vec![0x5a; usize::try_from(length).unwrap()]).unwrap();
    let error = store.load().await.unwrap_err();
    assert!(matches!(error, StoreError::Corrupt { .. }), "{error:?}");
}

#[tokio::test]
async fn a_folder_is_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let error = opened(folder.path()).await.unwrap_err();
    assert!(matches!(error, StoreError::Unavailable { .. }), "{error:?}");
    assert!(error.to_string().contains(&folder.path().display().to_string()), "{error}");

    let inside_a_file = folder.path().join("file/mienskip.db");
    std::fs::write(folder.path().join("file"), "").unwrap();
    let error = opened(&inside_a_file).await.unwrap_err();
    assert!(matches!(error, StoreError::Unavailable { .. }), "{error:?}");
}

#[tokio::test]
async fn a_file_from_a_newer_program_is_left_alone() {
    let database = Database::sqlite();
    database.open().await.close().await;
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(file(&database));
    let mut connection = sqlx::ConnectOptions::connect(&options).await.unwrap();
    sqlx::raw_sql(
        "insert into _sqlx_migrations (version, description, success, checksum, execution_time)
         values (9999, 'later', true, x'00', 0)",
    )
    .execute(&mut connection)
    .await
    .unwrap();

    let error = opened(&file(&database)).await.unwrap_err();
    assert!(matches!(error, StoreError::TooNew { .. }), "{error:?}");
}

/// Everything that is on the disk: the file and its log.
fn on_disk(database: &Database) -> Vec<u8> {
    let folder = file(database).parent().unwrap().to_owned();
    let mut bytes = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        bytes.extend(std::fs::read(entry.unwrap().path()).unwrap());
    }
    bytes
}

fn times(bytes: &[u8], text: impl AsRef<[u8]>) -> usize {
    let text = text.as_ref();
    bytes.windows(text.len()).filter(|window| *window == text).count()
}

/// Rows of many sizes, so that pages are filled, split and joined: what SQLite moves about it
/// leaves copies of.
#[tokio::test]
async fn of_what_is_erased_nothing_is_left_on_the_disk() {
    const MANY: u32 = 300;
    const WORDS: &str = "Ik woon op nummer twaalf.";

    let database = Database::sqlite();
    let store = database.open().await;
    let sent = |number: u32| store::Correction {
        words: format!("{WORDS} {}", "x".repeat(usize::try_from(number * 37 % 900).unwrap())),
        ..correction(number)
    };
    for number in 0..MANY {
        store.put_correction(&sent(number * 7919 % MANY)).await.unwrap();
    }
    assert!(times(&on_disk(&database), EMAIL) >= MANY as usize);

    // Somebody who reads meanwhile keeps pages of the log in use, but not for ever.
    let reader = tokio::spawn({
        let store = std::sync::Arc::clone(&store);
        async move {
            for _ in 0..50 {
                store.corrections().await.unwrap();
            }
        }
    });
    for number in 0..10 {
        assert!(store.delete_correction(&sent(number).id).await.unwrap());
    }
    for number in 10..20 {
        let id = sent(number).id;
        assert!(store.answer_correction(&id, "Gedaan.", crate::content::NOON).await.unwrap());
    }
    reader.await.unwrap();
    assert_eq!(times(&on_disk(&database), EMAIL), (MANY - 20) as usize);
    assert_eq!(times(&on_disk(&database), WORDS), (MANY - 10) as usize);

    let later = crate::content::NOON + i64::from(MANY);
    assert_eq!(store.expire_corrections(later, 0).await.unwrap().emails, u64::from(MANY) - 20);
    assert_eq!(times(&on_disk(&database), EMAIL), 0);
    assert_eq!(times(&on_disk(&database), WORDS), (MANY - 10) as usize);
    store.expire_corrections(later, later).await.unwrap();
    assert_eq!(times(&on_disk(&database), WORDS), 0);
}

#[tokio::test]
async fn of_an_answer_that_was_fetched_nothing_is_left_on_the_disk() {
    const MARK: &str = "verzegeld-maar-te-vinden";

    let database = Database::sqlite();
    let store = database.open().await;
    let answer = |number: usize| store::Confirmation {
        pickup: format!("pickup-{number}"),
        sealed: format!("{MARK} {}", "x".repeat(number * 37 % 900)).into_bytes(),
        answered_at: crate::content::NOON,
    };
    for number in 0..60 {
        store.put_confirmation(&answer(number), None).await.unwrap();
    }
    assert!(times(&on_disk(&database), MARK) >= 60);
    for number in 0..5 {
        assert!(store.delete_confirmation(&answer(number).pickup).await.unwrap());
    }
    assert_eq!(times(&on_disk(&database), MARK), 55);
    store.expire_confirmations(0, crate::content::NOON + 1).await.unwrap();
    assert_eq!(times(&on_disk(&database), MARK), 0);
}

/// Vaults of many sizes, changed now and then, and erased by many at the same time.
#[tokio::test(flavor = "multi_thread")]
async fn of_vaults_that_are_erased_nothing_is_left_on_the_disk() {
    const MANY: u32 = 60;
    const MARK: &[u8] = b"the lock of a vault";

    let database = Database::sqlite();
    let store = database.open().await;
    let content = |number: u32, turn: u32| {
        let mut content = format!("{number} {turn} ").into_bytes();
        let length = 100 + (number * 7919 + turn * 104_729) % 9000;
        content.extend(MARK.iter().cycle().take(length as usize));
        content
    };
    for turn in 0..3 {
        for number in 0..MANY {
            let after = if turn == 0 { After::Nothing } else { After::Revision(turn.into()) };
            let written = store
                .put_vault(vaults::key(number), after, &content(number, turn), vaults::TODAY)
                .await
                .unwrap();
            assert!(matches!(written, Written::New | Written::Next(_)), "{written:?}");
        }
    }
    let before = on_disk(&database);
    for number in 0..MANY {
        let store::VaultKey { id, token } = vaults::key(number);
        assert!(times(&before, id) > 0 && times(&before, token) > 0);
    }

    let erasing: Vec<_> = (0..MANY / 2)
        .map(|number| {
            let store = std::sync::Arc::clone(&store);
            tokio::spawn(async move { store.delete_vault(vaults::key(number)).await.unwrap() })
        })
        .collect();
    for one in erasing {
        assert!(one.await.unwrap());
    }
    let left = on_disk(&database);
    for number in 0..MANY {
        let there = usize::from(number >= MANY / 2);
        // In the row and in the index by id.
        let store::VaultKey { id, token } = vaults::key(number);
        assert_eq!((times(&left, id), times(&left, token)), (2 * there, there), "{number}");
    }

    assert_eq!(store.expire_vaults(vaults::TODAY).await, Ok(u64::from(MANY - MANY / 2)));
    let left = on_disk(&database);
    assert_eq!((times(&left, MARK), times(&left, [0x1d; 28])), (0, 0));
}

fn times_of(bytes: &[u8], part: &[u8]) -> usize {
    bytes.windows(part.len()).filter(|window| *window == part).count()
}

/// Withdrawn is gone: also what was sealed, and also from letters that had not gone yet.
#[tokio::test]
async fn of_a_reaction_that_is_withdrawn_nothing_is_left_on_the_disk() {
    const MANY: u32 = 200;

    let database = Database::sqlite();
    let store = database.open().await;
    let sent = |number: u32| {
        let mut sent = application(number);
        sent.content = vec![0xa5; usize::try_from(40 + number * 37 % 900).unwrap()];
        sent.content.extend(format!("inhoud {number:04}.").bytes());
        sent
    };
    for number in 0..MANY {
        store.put_application(sent(number * 79 % MANY)).await.unwrap();
    }
    let left = |number: u32| {
        let bytes = on_disk(&database);
        let sent = sent(number);
        let ends = &sent.content[sent.content.len() - 12..];
        let letter = sent.letter.unwrap().content;
        (times_of(&bytes, ends), times_of(&bytes, &letter), times_of(&bytes, sent.id.as_bytes()))
    };
    assert!(left(123).0 >= 1 && left(123).1 >= 1);
    store.withdraw_application(&sent(123).code).await.unwrap();
    assert_eq!((left(123).0, left(123).1), (0, 0));
    // The id alone stays, once, with its index.
    assert!((1..=2).contains(&left(123).2), "{}", left(123).2);

    let old = ExpireApplications {
        answered: 0,
        received: crate::content::NOON + i64::from(MANY),
        withdrawn: "z".into(),
    };
    assert_eq!(store.expire_applications(&old).await, Ok(u64::from(MANY) - 1));
    let bytes = on_disk(&database);
    assert_eq!(times(&bytes, "inhoud 0"), 0);
    assert_eq!(times(&bytes, "verzegelde brief"), 0);
}
