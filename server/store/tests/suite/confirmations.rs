//! What organisations confirm: codes, answers that wait, and what was issued.

use std::sync::Arc;

use store::{
    Answered, CONFIRMATION_TRIES, CodeTried, Confirmation, ConfirmationCode, ConfirmationsExpired,
    Recognition,
};

use crate::content::NOON;
use crate::database::Database;

const HOUR: i64 = 3600;

fn code(number: u32) -> ConfirmationCode {
    ConfirmationCode {
        id: format!("01934d3c-0000-7000-8000-{number:012x}"),
        claim: "claim-a".into(),
        organisation: "buurttuin".into(),
        hash: format!("hash-{number}"),
        sent_at: NOON + i64::from(number),
        expires_at: NOON + i64::from(number) + 900,
    }
}

fn answer(name: &str) -> Confirmation {
    Confirmation {
        pickup: format!("pickup-{name}"),
        sealed: format!("verzegeld {name}").into_bytes(),
        answered_at: NOON,
    }
}

fn issued(name: &str, number: u32) -> Recognition {
    Recognition {
        id: format!("01934d3c-0000-7000-9000-{number:012x}"),
        claim: format!("claim-{name}"),
        organisation: "buurttuin".into(),
        issued_at: NOON + i64::from(number),
        revoked_at: None,
        reason: None,
    }
}

pub(crate) async fn only_the_newest_code_is_right_and_only_in_its_time(database: &Database) {
    let store = database.open().await;
    assert_eq!(store.try_confirmation_code("claim-a", "x", NOON).await, Ok(CodeTried::Missing));
    // Also when both went in the same second, whatever their ids are.
    let first = ConfirmationCode { id: "z".into(), sent_at: code(2).sent_at, ..code(1) };
    for code in [first, code(2)] {
        assert_eq!(store.put_confirmation_code(&code, 9, 0).await, Ok(true));
    }
    let tried = async |claim: &str, hash: &str, at: i64| {
        store.try_confirmation_code(claim, hash, NOON + at).await.unwrap()
    };
    assert_eq!(tried("claim-a", "hash-1", 3).await, CodeTried::Wrong(CONFIRMATION_TRIES - 1));
    assert_eq!(tried("claim-a", "hash-2", 3).await, CodeTried::Right);
    // An answer that got lost: the same once more.
    assert_eq!(tried("claim-a", "hash-2", 901).await, CodeTried::Right);
    assert_eq!(tried("claim-a", "hash-2", 902).await, CodeTried::Missing);
    assert_eq!(tried("claim-b", "hash-2", 3).await, CodeTried::Missing);
}

pub(crate) async fn a_code_is_tried_a_few_times_however_many_try_at_once(database: &Database) {
    let stores = [database.open().await, database.open().await];
    stores[0].put_confirmation_code(&code(1), 9, 0).await.unwrap();
    let trying: Vec<_> = (0..12)
        .map(|turn| {
            let store = Arc::clone(&stores[turn % 2]);
            tokio::spawn(async move {
                store.try_confirmation_code("claim-a", "mis", NOON + 2).await.unwrap()
            })
        })
        .collect();
    let mut left = Vec::new();
    for one in trying {
        match one.await.unwrap() {
            CodeTried::Wrong(tries) => left.push(tries),
            outcome => assert_eq!(outcome, CodeTried::Spent),
        }
    }
    left.sort_unstable();
    assert_eq!(left, (0..CONFIRMATION_TRIES).collect::<Vec<_>>());
    let right = stores[1].try_confirmation_code("claim-a", "hash-1", NOON + 2).await;
    assert_eq!(right, Ok(CodeTried::Spent));
    // A new code can be tried again.
    stores[0].put_confirmation_code(&code(2), 9, 0).await.unwrap();
    let right = stores[1].try_confirmation_code("claim-a", "hash-2", NOON + 3).await;
    assert_eq!(right, Ok(CodeTried::Right));
}

pub(crate) async fn an_organisation_gets_no_more_codes_than_so_many(database: &Database) {
    let stores = [database.open().await, database.open().await];
    let sending: Vec<_> = (1..=8)
        .map(|number| {
            let store = Arc::clone(&stores[number as usize % 2]);
            let code = ConfirmationCode { claim: format!("claim-{number}"), ..code(number) };
            tokio::spawn(async move { store.put_confirmation_code(&code, 3, NOON).await.unwrap() })
        })
        .collect();
    let mut kept = 0;
    for one in sending {
        kept += u32::from(one.await.unwrap());
    }
    assert_eq!(kept, 3);
    let store = &stores[0];
    let other = ConfirmationCode { organisation: "koor".into(), ..code(20) };
    assert_eq!(store.put_confirmation_code(&other, 3, NOON).await, Ok(true));
    assert_eq!(store.put_confirmation_code(&code(21), 3, NOON).await, Ok(false));
    assert_eq!(store.put_confirmation_code(&code(21), 3, NOON + HOUR).await, Ok(true));
}

pub(crate) async fn an_answer_waits_and_is_erased(database: &Database) {
    let store = database.open().await;
    assert_eq!(store.confirmation("pickup-a").await, Ok(None));
    assert_eq!(store.put_confirmation(&answer("a"), None).await, Ok(Answered::New));
    store.close().await;

    let store = database.open().await;
    assert_eq!(store.confirmation("pickup-a").await, Ok(Some(answer("a"))));
    assert_eq!(store.delete_confirmation("pickup-a").await, Ok(true));
    assert_eq!(store.delete_confirmation("pickup-a").await, Ok(false));
    assert_eq!(store.confirmation("pickup-a").await, Ok(None));
}

pub(crate) async fn a_claim_is_answered_once(database: &Database) {
    let store = database.open().await;
    let first = store.put_confirmation(&answer("a"), Some(&issued("a", 1))).await;
    assert_eq!(first, Ok(Answered::New));
    let other = Confirmation { sealed: b"anders".to_vec(), ..answer("a") };
    let second = store.put_confirmation(&other, Some(&issued("a", 2))).await;
    assert_eq!(second, Ok(Answered::Before(Some(answer("a")))));
    // Also when it has been fetched and erased; and then nothing new waits.
    store.delete_confirmation("pickup-a").await.unwrap();
    let third = store.put_confirmation(&other, Some(&issued("a", 3))).await;
    assert_eq!(third, Ok(Answered::Before(None)));
    assert_eq!(store.confirmation("pickup-a").await, Ok(None));
    assert_eq!(store.recognitions().await, Ok(vec![issued("a", 1)]));
}

pub(crate) async fn of_many_that_answer_one_is_first(database: &Database) {
    let stores = [database.open().await, database.open().await];
    let answering: Vec<_> = (0..12)
        .map(|turn| {
            let store = Arc::clone(&stores[turn as usize % 2]);
            tokio::spawn(async move {
                let sealed = turn.to_string().into_bytes();
                let answer = Confirmation { sealed, ..answer("a") };
                store.put_confirmation(&answer, Some(&issued("a", turn))).await.unwrap()
            })
        })
        .collect();
    let mut new = 0;
    let mut before = Vec::new();
    for one in answering {
        match one.await.unwrap() {
            Answered::New => new += 1,
            Answered::Before(there) => before.push(there.unwrap()),
        }
    }
    assert_eq!((new, before.len()), (1, 11));
    let kept = stores[0].confirmation("pickup-a").await.unwrap().unwrap();
    assert!(before.iter().all(|there| *there == kept));
    assert_eq!(stores[0].recognitions().await.unwrap().len(), 1);
}

pub(crate) async fn what_was_issued_is_listed_and_can_be_revoked_once(database: &Database) {
    let store = database.open().await;
    for (number, name) in [(1, "a"), (2, "b"), (3, "c")] {
        let done = store.put_confirmation(&answer(name), Some(&issued(name, number))).await;
        assert_eq!(done, Ok(Answered::New));
    }
    assert_eq!(store.revoked_recognitions().await, Ok(vec![]));
    let two = issued("b", 2);
    assert_eq!(store.revoke_recognition("nergens", "reden", NOON + 9).await, Ok(false));
    assert_eq!(store.revoke_recognition(&two.id, "vergissing", NOON + 9).await, Ok(true));
    assert_eq!(store.revoke_recognition(&two.id, "nog eens", NOON + 10).await, Ok(false));
    let revoked = Recognition {
        revoked_at: Some(NOON + 9),
        reason: Some("vergissing".into()),
        ..two.clone()
    };
    assert_eq!(store.recognition(&two.id).await, Ok(Some(revoked.clone())));
    assert_eq!(store.recognition_of(&two.claim).await, Ok(Some(revoked.clone())));
    assert_eq!(store.recognition("nergens").await, Ok(None));
    assert_eq!(store.recognition_of("nergens").await, Ok(None));
    assert_eq!(store.revoked_recognitions().await, Ok(vec![two.id]));
    let all = vec![issued("c", 3), revoked, issued("a", 1)];
    assert_eq!(store.recognitions().await, Ok(all));
}

pub(crate) async fn what_nobody_fetches_is_erased_and_what_was_issued_stays(database: &Database) {
    let store = database.open().await;
    for number in 1..=3 {
        store.put_confirmation_code(&code(number), 9, 0).await.unwrap();
        let name = number.to_string();
        let late = Confirmation { answered_at: NOON + i64::from(number), ..answer(&name) };
        store.put_confirmation(&late, Some(&issued(&name, number))).await.unwrap();
    }
    let of = |codes, answers| Ok(ConfirmationsExpired { codes, answers });
    assert_eq!(store.expire_confirmations(NOON + 1, NOON + 1).await, of(0, 0));
    assert_eq!(store.expire_confirmations(NOON + 3, NOON + 2).await, of(2, 1));
    assert_eq!(store.confirmation("pickup-1").await, Ok(None));
    assert!(store.confirmation("pickup-2").await.unwrap().is_some());
    assert_eq!(store.recognitions().await.unwrap().len(), 3);
}
