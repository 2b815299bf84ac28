//! Vaults: written once, never over what the writer has not seen, erased.

use std::sync::Arc;

use store::{After, Store, Vault, VaultKey, Written};

use crate::database::Database;

/// Some day.
pub(crate) const TODAY: i64 = 20_789;

const NOTHING: After = After::Nothing;

/// The key of the vault with this number.
pub(crate) fn key(number: u32) -> VaultKey {
    let of = |byte: u8| {
        let mut sum = [byte; 32];
        sum[..4].copy_from_slice(&number.to_be_bytes());
        sum
    };
    VaultKey { id: of(0x1d), token: of(0xa7) }
}

async fn put(store: &dyn Store, number: u32, after: After, content: &[u8], on: i64) -> Written {
    store.put_vault(key(number), after, content, on).await.unwrap()
}

async fn get(store: &dyn Store, number: u32, on: i64) -> Option<Vault> {
    store.vault(key(number), on).await.unwrap()
}

fn vault(revision: u64, used_on: i64, content: &[u8]) -> Vault {
    Vault { revision, created_on: TODAY, used_on, content: content.to_vec() }
}

pub(crate) async fn a_vault_comes_back_as_it_went(database: &Database) {
    let every_byte: Vec<u8> = (0..=255).cycle().take(262_144).collect();
    let store = database.open().await;
    assert_eq!(get(&*store, 1, TODAY).await, None);
    assert_eq!(put(&*store, 1, NOTHING, &every_byte, TODAY).await, Written::New);
    store.close().await;

    let store = database.open().await;
    assert_eq!(get(&*store, 1, TODAY).await, Some(vault(1, TODAY, &every_byte)));
    assert_eq!(put(&*store, 1, After::Revision(1), b"", TODAY).await, Written::Next(2));
    assert_eq!(get(&*store, 1, TODAY).await, Some(vault(2, TODAY, b"")));
}

pub(crate) async fn writing_a_vault_again_is_the_same_as_once(database: &Database) {
    let store = database.open().await;
    assert_eq!(put(&*store, 1, NOTHING, b"one", TODAY).await, Written::New);
    assert_eq!(put(&*store, 1, NOTHING, b"one", TODAY).await, Written::Before(1));
    assert_eq!(put(&*store, 1, After::Revision(1), b"two", TODAY).await, Written::Next(2));
    assert_eq!(put(&*store, 1, After::Revision(1), b"two", TODAY).await, Written::Before(2));
    assert_eq!(get(&*store, 1, TODAY).await, Some(vault(2, TODAY, b"two")));
}

pub(crate) async fn nobody_overwrites_what_they_have_not_seen(database: &Database) {
    let store = database.open().await;
    put(&*store, 1, NOTHING, b"one", TODAY).await;
    assert_eq!(put(&*store, 1, NOTHING, b"other", TODAY).await, Written::Behind(1));
    put(&*store, 1, After::Revision(1), b"two", TODAY).await;
    for revision in [0, 1, 3, u64::MAX] {
        let written = put(&*store, 1, After::Revision(revision), b"three", TODAY).await;
        assert_eq!(written, Written::Behind(2), "{revision}");
    }
    assert_eq!(get(&*store, 1, TODAY).await, Some(vault(2, TODAY, b"two")));
    // A change of what is not there makes nothing.
    assert_eq!(put(&*store, 2, After::Revision(1), b"two", TODAY).await, Written::Unknown);
    assert_eq!(get(&*store, 2, TODAY).await, None);
}

pub(crate) async fn with_another_token_there_is_no_vault(database: &Database) {
    let store = database.open().await;
    put(&*store, 1, NOTHING, b"one", TODAY).await;
    let mut key = key(1);
    key.token[31] ^= 1;
    for after in [NOTHING, After::Revision(1), After::Revision(7)] {
        for content in [b"one", b"two"] {
            let written = store.put_vault(key, after, content, TODAY + 9).await;
            assert_eq!(written, Ok(Written::Unknown));
        }
    }
    assert_eq!(store.vault(key, TODAY + 9).await, Ok(None));
    assert_eq!(store.delete_vault(key).await, Ok(false));
    // Nor does it count as used.
    assert_eq!(store.expire_vaults(TODAY - 1).await, Ok(0));
    assert_eq!(get(&*store, 1, TODAY).await, Some(vault(1, TODAY, b"one")));
}

pub(crate) async fn of_many_that_write_at_once_one_is_next(database: &Database) {
    let stores = [database.open().await, database.open().await];
    for round in 0..8 {
        let after = if round == 0 { NOTHING } else { After::Revision(round) };
        let writing: Vec<_> = (0..8)
            .map(|turn| {
                let store = Arc::clone(&stores[turn % 2]);
                let content = format!("{round} {turn} ").repeat(999);
                tokio::spawn(async move { put(&*store, 1, after, content.as_bytes(), TODAY).await })
            })
            .collect();
        let mut won = 0;
        for one in writing {
            match one.await.unwrap() {
                Written::New => won += u64::from(round == 0),
                Written::Next(revision) => won += u64::from(revision == round + 1),
                Written::Behind(revision) => assert_eq!(revision, round + 1),
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(won, 1);
    }
    assert_eq!(get(&*stores[0], 1, TODAY).await.unwrap().revision, 8);
}

pub(crate) async fn a_deleted_vault_is_gone_and_can_be_made_again(database: &Database) {
    let store = database.open().await;
    put(&*store, 1, NOTHING, b"one", TODAY).await;
    put(&*store, 2, NOTHING, b"two", TODAY).await;
    assert_eq!(store.delete_vault(key(1)).await, Ok(true));
    assert_eq!(store.delete_vault(key(1)).await, Ok(false));
    assert_eq!(get(&*store, 1, TODAY).await, None);
    assert_eq!(get(&*store, 2, TODAY).await, Some(vault(1, TODAY, b"two")));
    assert_eq!(put(&*store, 1, NOTHING, b"again", TODAY).await, Written::New);
}

pub(crate) async fn a_vault_that_nobody_uses_expires(database: &Database) {
    let store = database.open().await;
    for number in 1..=4 {
        put(&*store, number, NOTHING, b"one", TODAY).await;
    }
    // Reading counts, and so does writing, also the same again; a day is enough of a time.
    assert_eq!(get(&*store, 1, TODAY + 10).await, Some(vault(1, TODAY + 10, b"one")));
    put(&*store, 2, After::Revision(1), b"two", TODAY + 11).await;
    put(&*store, 3, NOTHING, b"one", TODAY + 12).await;
    // A clock that was ahead does not make it older.
    assert_eq!(get(&*store, 3, TODAY).await, Some(vault(1, TODAY + 12, b"one")));

    assert_eq!(store.expire_vaults(TODAY - 1).await, Ok(0));
    assert_eq!(store.expire_vaults(TODAY).await, Ok(1));
    assert_eq!(get(&*store, 4, TODAY + 13).await, None);
    assert_eq!(store.expire_vaults(TODAY + 11).await, Ok(2));
    assert_eq!(get(&*store, 3, TODAY + 12).await, Some(vault(1, TODAY + 12, b"one")));
}
