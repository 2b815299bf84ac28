//! What people report: kept once, answered, erased.

use std::sync::Arc;

use store::{Correction, Expired, Kept};

use crate::content::NOON;
use crate::database::Database;

/// An address that occurs nowhere else.
pub(crate) const EMAIL: &str = "zoekmij@bewoner.example";

pub(crate) fn correction(number: u32) -> Correction {
    Correction {
        id: format!("01934d3c-0000-7000-8000-{number:012x}"),
        kind: "place".into(),
        record: "hall".into(),
        subject: "tijden".into(),
        words: "De koffie is op dinsdag.\nNiet op woansdei: 'êlke' <b>wike</b>".into(),
        email: Some(EMAIL.into()),
        lang: "nl".into(),
        received_at: NOON + i64::from(number),
        answered_at: None,
        answer: None,
    }
}

pub(crate) async fn a_correction_comes_back_as_it_went(database: &Database) {
    let store = database.open().await;
    let sent = correction(1);
    assert_eq!(store.correction(&sent.id).await, Ok(None));
    assert_eq!(store.put_correction(&sent).await, Ok(Kept::New));
    store.close().await;

    let store = database.open().await;
    assert_eq!(store.correction(&sent.id).await, Ok(Some(sent.clone())));
    assert_eq!(store.corrections().await, Ok(vec![sent]));
}

pub(crate) async fn sending_again_is_the_same_as_sending_once(database: &Database) {
    let store = database.open().await;
    let sent = correction(1);
    assert_eq!(store.put_correction(&sent).await, Ok(Kept::New));
    let later = Correction { received_at: sent.received_at + 60, ..sent.clone() };
    assert_eq!(store.put_correction(&later).await, Ok(Kept::Before(sent.clone())));

    // Also when it has been answered, and the address is gone.
    assert_eq!(store.answer_correction(&sent.id, "Klopt.", NOON + 100).await, Ok(true));
    let kept = store.correction(&sent.id).await.unwrap().unwrap();
    assert_eq!(store.put_correction(&later).await, Ok(Kept::Before(kept.clone())));
    assert_eq!(store.corrections().await, Ok(vec![kept]));
}

pub(crate) async fn something_else_with_the_same_id_is_refused(database: &Database) {
    let store = database.open().await;
    let sent = correction(1);
    store.put_correction(&sent).await.unwrap();
    for other in [
        Correction { kind: "service".into(), ..sent.clone() },
        Correction { record: "other".into(), ..sent.clone() },
        Correction { subject: "weg".into(), ..sent.clone() },
        Correction { words: String::new(), ..sent.clone() },
        Correction { email: None, ..sent.clone() },
        Correction { email: Some("iemand@anders.example".into()), ..sent.clone() },
        Correction { lang: "fy".into(), ..sent.clone() },
    ] {
        assert_eq!(store.put_correction(&other).await, Ok(Kept::Other), "{other:?}");
    }
    assert_eq!(store.corrections().await, Ok(vec![sent]));
}

pub(crate) async fn of_many_that_send_the_same_one_is_first(database: &Database) {
    let stores = [database.open().await, database.open().await];
    let sending: Vec<_> = (0..16)
        .map(|turn| {
            let store = Arc::clone(&stores[turn % 2]);
            tokio::spawn(async move { store.put_correction(&correction(1)).await.unwrap() })
        })
        .collect();
    let mut new = 0;
    for one in sending {
        match one.await.unwrap() {
            Kept::New => new += 1,
            Kept::Before(there) => assert_eq!(there, correction(1)),
            Kept::Other => panic!("they are all the same"),
        }
    }
    assert_eq!(new, 1);
    assert_eq!(stores[0].corrections().await.unwrap().len(), 1);
}

pub(crate) async fn an_answer_erases_the_address(database: &Database) {
    let store = database.open().await;
    let (one, two) = (correction(1), correction(2));
    store.put_correction(&one).await.unwrap();
    store.put_correction(&two).await.unwrap();
    assert_eq!(store.answer_correction(&one.id, "Het staat goed nu.", NOON + 100).await, Ok(true));
    let answered = Correction {
        email: None,
        answered_at: Some(NOON + 100),
        answer: Some("Het staat goed nu.".into()),
        ..one.clone()
    };
    // Those without an answer come first.
    assert_eq!(store.corrections().await, Ok(vec![two, answered.clone()]));
    // Once is enough, and only for what is there.
    assert_eq!(store.answer_correction(&one.id, "Nog eens.", NOON + 200).await, Ok(false));
    assert_eq!(store.answer_correction("nergens", "Nog eens.", NOON + 200).await, Ok(false));
    assert_eq!(store.correction(&one.id).await, Ok(Some(answered)));
}

pub(crate) async fn a_deleted_correction_is_gone(database: &Database) {
    let store = database.open().await;
    let (one, two) = (correction(1), correction(2));
    store.put_correction(&one).await.unwrap();
    store.put_correction(&two).await.unwrap();
    assert_eq!(store.delete_correction(&one.id).await, Ok(true));
    assert_eq!(store.delete_correction(&one.id).await, Ok(false));
    assert_eq!(store.corrections().await, Ok(vec![two]));
}

pub(crate) async fn what_is_old_is_erased_first_the_address_then_all(database: &Database) {
    let store = database.open().await;
    for number in 1..=3 {
        store.put_correction(&correction(number)).await.unwrap();
    }
    let of = |emails, corrections| Ok(Expired { emails, corrections });
    assert_eq!(store.expire_corrections(NOON + 1, NOON + 1).await, of(0, 0));
    assert_eq!(store.expire_corrections(NOON + 3, NOON + 2).await, of(1, 1));
    let without = Correction { email: None, ..correction(2) };
    assert_eq!(store.corrections().await, Ok(vec![without, correction(3)]));
    assert_eq!(store.expire_corrections(NOON + 3, NOON + 2).await, of(0, 0));
    assert_eq!(store.expire_corrections(NOON + 9, NOON + 9).await, of(0, 2));
    assert_eq!(store.corrections().await, Ok(vec![]));
}
