//! Reactions: kept once, answered, withdrawn, erased.

use std::sync::Arc;

use store::{
    Application, ApplicationChange, ApplicationState, ExpireApplications, NewApplication,
    NewLetter, Store, Took,
};
use tokio::task::JoinSet;

use crate::content::NOON;
use crate::database::Database;

fn id(number: u32) -> String {
    format!("01934d3c-0000-7000-8000-{number:012x}")
}

fn letter(number: u32) -> NewLetter {
    NewLetter {
        id: format!("reactie-{number}"),
        content: format!("verzegelde brief {number}").into_bytes(),
        application: Some(id(number)),
        made_at: NOON + i64::from(number),
    }
}

pub(crate) fn application(number: u32) -> NewApplication {
    NewApplication {
        id: id(number),
        vacancy: "soepkok".into(),
        code: format!("code {number}").into_bytes(),
        mark: format!("kenmerk {number}").into_bytes(),
        content: format!("verzegeld \0 {number}").into_bytes(),
        received_at: NOON + i64::from(number),
        open_since: 0,
        letter: Some(letter(number)),
    }
}

fn kept(sent: &NewApplication) -> Application {
    Application {
        id: sent.id.clone(),
        vacancy: sent.vacancy.clone(),
        code: sent.code.clone(),
        mark: sent.mark.clone(),
        content: sent.content.clone(),
        state: ApplicationState::Received,
        replies: None,
        revision: 0,
        received_at: sent.received_at,
        changed_at: sent.received_at,
    }
}

fn change(number: u32, revision: i64, state: ApplicationState) -> ApplicationChange {
    ApplicationChange {
        id: id(number),
        revision,
        state,
        replies: Some(format!("antwoord {number}").into_bytes()),
        letter: Some(NewLetter { id: format!("antwoord-{number}-{revision}"), ..letter(number) }),
    }
}

async fn put(store: &Arc<dyn Store>, number: u32) {
    assert_eq!(store.put_application(application(number)).await, Ok(Took::New));
}

async fn ids(store: &Arc<dyn Store>) -> Vec<String> {
    store.applications_of("soepkok").await.unwrap().into_iter().map(|it| it.id).collect()
}

pub(crate) async fn a_reaction_comes_back_as_it_went(database: &Database) {
    let store = database.open().await;
    let sent = application(1);
    assert_eq!(store.application(&sent.id).await, Ok(None));
    assert_eq!(store.put_application(sent.clone()).await, Ok(Took::New));
    store.close().await;

    let store = database.open().await;
    assert_eq!(store.application(&sent.id).await, Ok(Some(kept(&sent))));
    assert_eq!(store.application_by_code(&sent.code).await, Ok(Some(kept(&sent))));
    assert_eq!(store.application_by_code(b"code 2").await, Ok(None));
    assert_eq!(store.applications_of("soepkok").await, Ok(vec![kept(&sent)]));
    assert_eq!(store.applications_of("elders").await, Ok(vec![]));
    let letters = store.claim_letters(9, NOON + 1, NOON + 2).await.unwrap();
    assert_eq!(letters[0].content, letter(1).content);
}

pub(crate) async fn a_reaction_that_is_sent_again_is_kept_once(database: &Database) {
    let store = database.open().await;
    put(&store, 1).await;
    // Sealed anew and later, it is the same all the same.
    let again = NewApplication {
        content: b"anders verzegeld".to_vec(),
        received_at: NOON + 60,
        ..application(1)
    };
    assert_eq!(store.put_application(again.clone()).await, Ok(Took::Before(NOON + 1)));
    // Also when it was answered, and the vacancy is filled.
    let changes = [change(1, 0, ApplicationState::Filled)];
    assert_eq!(store.fill_vacancy("soepkok", &changes, NOON + 9).await, Ok(true));
    assert_eq!(store.put_application(again).await, Ok(Took::Before(NOON + 1)));
    assert_eq!(ids(&store).await, [id(1)]);
    assert_eq!(store.waiting_letters().await, Ok(2));
}

pub(crate) async fn something_else_with_the_same_id_or_code_is_refused(database: &Database) {
    let store = database.open().await;
    put(&store, 1).await;
    let other = NewApplication { mark: b"iets anders".to_vec(), ..application(1) };
    assert_eq!(store.put_application(other).await, Ok(Took::Other));
    let guessed = NewApplication { code: application(1).code, ..application(2) };
    assert_eq!(store.put_application(guessed).await, Ok(Took::Other));
    assert_eq!(store.applications_of("soepkok").await, Ok(vec![kept(&application(1))]));
    assert_eq!(store.waiting_letters().await, Ok(1));
}

pub(crate) async fn many_at_once_are_each_kept_once(database: &Database) {
    const MANY: u32 = 300;

    let stores = [database.open().await, database.open().await];
    let mut coming = JoinSet::new();
    // Each is sent three times, by two servers.
    for turn in 0..MANY * 3 {
        let store = Arc::clone(&stores[usize::try_from(turn % 2).unwrap()]);
        let number = turn * 7 % MANY;
        coming.spawn(async move { (number, store.put_application(application(number)).await) });
    }
    let mut new = vec![0; MANY as usize];
    while let Some(outcome) = coming.join_next().await {
        match outcome.unwrap() {
            (number, Ok(Took::New)) => new[number as usize] += 1,
            (number, Ok(Took::Before(at))) => assert_eq!(at, NOON + i64::from(number)),
            other => panic!("{other:?}"),
        }
    }
    assert!(new.iter().all(|times| *times == 1), "{new:?}");
    assert_eq!(ids(&stores[0]).await.len(), MANY as usize);
    assert_eq!(stores[0].waiting_letters().await, Ok(u64::from(MANY)));
}

pub(crate) async fn a_change_needs_the_newest_revision_and_keeps_its_letter(database: &Database) {
    let store = database.open().await;
    put(&store, 1).await;
    put(&store, 2).await;
    assert_eq!(store.read_applications("soepkok", NOON + 5).await, Ok(2));
    assert_eq!(store.read_applications("soepkok", NOON + 6).await, Ok(0));
    let invite = change(1, 1, ApplicationState::Invited);
    assert_eq!(store.change_application(&invite, NOON + 7).await, Ok(true));
    assert_eq!(store.change_application(&invite, NOON + 8).await, Ok(false));
    let there = store.application(&id(1)).await.unwrap().unwrap();
    let expected = Application {
        state: ApplicationState::Invited,
        replies: invite.replies.clone(),
        revision: 2,
        changed_at: NOON + 7,
        ..kept(&application(1))
    };
    assert_eq!(there, expected);
    assert_eq!(store.waiting_letters().await, Ok(3));
    let nowhere = change(9, 0, ApplicationState::Invited);
    assert_eq!(store.change_application(&nowhere, NOON).await, Ok(false));
    assert_eq!(store.waiting_letters().await, Ok(3));
}

pub(crate) async fn what_is_withdrawn_stays_away_with_its_letters(database: &Database) {
    let store = database.open().await;
    put(&store, 1).await;
    put(&store, 2).await;
    let code = application(1).code;
    assert_eq!(store.withdraw_application(&code).await, Ok(true));
    assert_eq!(store.withdraw_application(&code).await, Ok(false));
    assert_eq!(ids(&store).await, [id(2)]);
    assert_eq!(store.waiting_letters().await, Ok(1));
    assert_eq!(store.put_application(application(1)).await, Ok(Took::Withdrawn));
    assert_eq!(ids(&store).await, [id(2)]);
    assert_eq!(store.waiting_letters().await, Ok(1));
}

pub(crate) async fn a_filled_vacancy_takes_no_more(database: &Database) {
    let store = database.open().await;
    assert_eq!(store.fill_vacancy("soepkok", &[], NOON).await, Ok(true));
    assert_eq!(store.filled_vacancies().await, Ok(vec![("soepkok".to_owned(), NOON)]));
    assert_eq!(store.put_application(application(1)).await, Ok(Took::Filled));
    let elsewhere = NewApplication { vacancy: "gastvrouw".into(), ..application(2) };
    assert_eq!(store.put_application(elsewhere).await, Ok(Took::New));
    // Somebody said later that it is open.
    let open = NewApplication { open_since: NOON + 1, ..application(1) };
    assert_eq!(store.put_application(open.clone()).await, Ok(Took::New));
    // And then it was filled again.
    let changes = [change(1, 0, ApplicationState::Filled)];
    assert_eq!(store.fill_vacancy("soepkok", &changes, NOON + 2).await, Ok(true));
    assert_eq!(store.filled_vacancies().await, Ok(vec![("soepkok".to_owned(), NOON + 2)]));
    let late = NewApplication { open_since: NOON + 1, ..application(3) };
    assert_eq!(store.put_application(late).await, Ok(Took::Filled));
}

pub(crate) async fn filling_a_vacancy_tells_all_who_wait_or_nobody(database: &Database) {
    let store = database.open().await;
    for number in 1..=3 {
        put(&store, number).await;
    }
    let declined = change(1, 0, ApplicationState::Declined);
    assert_eq!(store.change_application(&declined, NOON + 5).await, Ok(true));
    let two = change(2, 0, ApplicationState::Filled);
    let three = change(3, 0, ApplicationState::Filled);
    let old = ApplicationChange { revision: 7, ..three.clone() };
    for wrong in [vec![], vec![two.clone()], vec![two.clone(), old]] {
        assert_eq!(store.fill_vacancy("soepkok", &wrong, NOON + 6).await, Ok(false));
        assert_eq!(store.filled_vacancies().await, Ok(vec![]));
        assert_eq!(store.waiting_letters().await, Ok(4));
    }
    assert_eq!(store.fill_vacancy("soepkok", &[two, three], NOON + 6).await, Ok(true));
    let states: Vec<_> =
        store.applications_of("soepkok").await.unwrap().iter().map(|it| it.state).collect();
    let filled = ApplicationState::Filled;
    assert_eq!(states, [ApplicationState::Declined, filled, filled]);
    assert_eq!(store.waiting_letters().await, Ok(6));
}

/// Whatever comes in at the same moment is either told with the others, or not taken.
pub(crate) async fn none_slips_in_while_a_vacancy_is_filled(database: &Database) {
    let stores = [database.open().await, database.open().await];
    let mut coming = JoinSet::new();
    for number in 0..200 {
        let store = Arc::clone(&stores[0]);
        coming.spawn(async move { store.put_application(application(number)).await.unwrap() });
    }
    let store = &stores[1];
    loop {
        let waiting = store.applications_of("soepkok").await.unwrap();
        let changes: Vec<_> = waiting
            .iter()
            .map(|it| ApplicationChange {
                id: it.id.clone(),
                revision: it.revision,
                state: ApplicationState::Filled,
                replies: None,
                letter: None,
            })
            .collect();
        if store.fill_vacancy("soepkok", &changes, NOON).await.unwrap() {
            break;
        }
    }
    let outcomes = coming.join_all().await;
    let all = store.applications_of("soepkok").await.unwrap();
    assert!(all.iter().all(|it| it.state == ApplicationState::Filled));
    let new = outcomes.iter().filter(|it| **it == Took::New).count();
    assert_eq!(new, all.len());
    assert!(outcomes.iter().all(|it| matches!(it, Took::New | Took::Filled)));
}

pub(crate) async fn what_was_answered_or_is_old_is_erased(database: &Database) {
    let store = database.open().await;
    for number in 1..=4 {
        put(&store, number).await;
    }
    let declined = change(3, 0, ApplicationState::Declined);
    assert_eq!(store.change_application(&declined, NOON + 10).await, Ok(true));
    let old = |answered, received| ExpireApplications {
        answered: NOON + answered,
        received: NOON + received,
        withdrawn: id(0),
    };
    assert_eq!(store.expire_applications(&old(10, 1)).await, Ok(0));
    // Nobody answered the others, so only their age counts.
    assert_eq!(store.expire_applications(&old(11, 1)).await, Ok(1));
    assert_eq!(ids(&store).await, [id(1), id(2), id(4)]);
    assert_eq!(store.expire_applications(&old(11, 3)).await, Ok(2));
    assert_eq!(ids(&store).await, [id(4)]);
    assert_eq!(store.waiting_letters().await, Ok(1));
    assert_eq!(store.put_application(application(1)).await, Ok(Took::Withdrawn));
    // At last the ids go too.
    let forget = ExpireApplications { withdrawn: id(2), ..old(11, 0) };
    assert_eq!(store.expire_applications(&forget).await, Ok(0));
    assert_eq!(store.put_application(application(1)).await, Ok(Took::New));
    assert_eq!(store.put_application(application(2)).await, Ok(Took::Withdrawn));
}

pub(crate) async fn one_secret_for_good(database: &Database) {
    let store = database.open().await;
    assert_eq!(store.sealed_with("een").await, Ok("een".to_owned()));
    assert_eq!(store.sealed_with("twee").await, Ok("een".to_owned()));
    assert_eq!(database.open().await.sealed_with("drie").await, Ok("een".to_owned()));
}
