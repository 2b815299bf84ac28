//! What people sent is kept no longer than was promised. Several servers may do this at the same
//! time on one database.

use std::time::Duration;

use api::MessageId;
use guide::Moment;
use store::{ConfirmationsExpired, ExpireApplications, Expired, StoreError};

use crate::{App, Config, applications::note};

/// How often to look.
const EVERY: Duration = Duration::from_hours(1);
const DAY: i64 = 86_400;

/// Erases what is too old, now and then; never ends.
pub(crate) async fn follow(app: App) {
    loop {
        match erase(&app).await {
            Ok(Expired { emails: 0, corrections: 0 }) => {}
            Ok(Expired { emails, corrections }) => {
                tracing::info!(emails, corrections, "erased what was kept long enough");
            }
            Err(error) => tracing::warn!(%error, "cannot erase what was kept long enough"),
        }
        match erase_confirmations(&app).await {
            Ok(ConfirmationsExpired { codes: 0, answers: 0 }) => {}
            Ok(ConfirmationsExpired { codes, answers }) => {
                tracing::info!(codes, answers, "erased codes and answers that nobody fetched");
            }
            Err(error) => tracing::warn!(%error, "cannot erase old codes and answers"),
        }
        match erase_vaults(&app).await {
            Ok(0) => {}
            Ok(vaults) => tracing::info!(vaults, "erased what nobody used"),
            Err(error) => tracing::warn!(%error, "cannot erase what nobody uses"),
        }
        match erase_applications(&app).await {
            Ok(0) => {}
            Ok(reactions) => tracing::info!(reactions, "erased what was kept long enough"),
            Err(error) => tracing::warn!(%error, "cannot erase reactions that are too old"),
        }
        // A server that was stopped between the two left the second to us.
        if let Err(error) = note(app.store().as_ref(), app.now()).await {
            tracing::warn!(%error, "cannot look whether the guide shows what is filled");
        }
        tokio::time::sleep(EVERY).await;
    }
}

/// Erases what is too old by now.
async fn erase(app: &App) -> Result<Expired, StoreError> {
    let Config { bewaar_email, bewaar_melding, .. } = *app.config();
    let before = |now: Moment, days: u32| now.unix() - i64::from(days) * DAY;
    let now = app.now();
    app.store().expire_corrections(before(now, bewaar_email), before(now, bewaar_melding)).await
}

/// Erases codes that are of no use any more, and answers that nobody fetched. Codes stay a day, for
/// they are counted.
async fn erase_confirmations(app: &App) -> Result<ConfirmationsExpired, StoreError> {
    let now = app.now().unix();
    let answers = now - i64::from(app.config().bewaar_bevestiging) * DAY;
    app.store().expire_confirmations(now - DAY, answers).await
}

/// Erases the vaults of which the day has come.
async fn erase_vaults(app: &App) -> Result<u64, StoreError> {
    let today = app.now().unix().div_euclid(DAY);
    app.store().expire_vaults(today - i64::from(app.config().bewaar_kluis)).await
}

/// Erases reactions that were answered long enough ago, or that are too old whatever became of
/// them; and at last what is left of those, their ids.
async fn erase_applications(app: &App) -> Result<u64, StoreError> {
    let Config { bewaar_reactie, bewaar_reactie_hoogstens, .. } = *app.config();
    let now = app.now().unix();
    let before = |days: u32| now - i64::from(days) * DAY;
    let received = before(bewaar_reactie_hoogstens);
    // Ids begin with a time; those of a year later can only be of what is gone for as long.
    let forgotten = u64::try_from(received - 365 * DAY).unwrap_or_default();
    let old = ExpireApplications {
        answered: before(bewaar_reactie),
        received,
        withdrawn: MessageId::new(forgotten * 1000, [0; 10]).as_str().to_owned(),
    };
    app.store().expire_applications(&old).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{TestApp, now};

    #[tokio::test]
    async fn what_is_older_than_the_administrator_wants_is_erased() {
        let server = TestApp::start().await;
        let config = server.app.config();
        let sent = |number: i64, days: u32| store::Correction {
            id: number.to_string(),
            kind: "plek".into(),
            record: "zaal".into(),
            subject: "weg".into(),
            words: String::new(),
            email: Some("bewoner@voorbeeld.example".into()),
            lang: "nl".into(),
            received_at: now().unix() - i64::from(days) * DAY - 1 + number,
            answered_at: None,
            answer: None,
        };
        // One second too old, and just not.
        for (number, days) in [
            (0, config.bewaar_email),
            (1, config.bewaar_email),
            (0, config.bewaar_melding),
            (1, config.bewaar_melding),
        ] {
            let correction = sent(number, days);
            let id = format!("{days}-{number}");
            let correction = store::Correction { id, ..correction };
            server.app.store().put_correction(&correction).await.unwrap();
        }
        assert_eq!(erase(&server.app).await, Ok(Expired { emails: 2, corrections: 1 }));
        let left = server.app.store().corrections().await.unwrap();
        let left: Vec<_> = left.iter().map(|it| (it.id.as_str(), it.email.is_some())).collect();
        assert_eq!(left, [("365-1", false), ("60-0", false), ("60-1", true)]);
    }

    #[tokio::test]
    async fn an_answer_that_nobody_fetches_is_erased_in_time() {
        let server = TestApp::start().await;
        let days = i64::from(server.app.config().bewaar_bevestiging);
        // One second too old, and just not.
        for (pickup, answered_at) in [("oud", -days * DAY - 1), ("jong", -days * DAY)] {
            let answer = store::Confirmation {
                pickup: pickup.into(),
                sealed: vec![1],
                answered_at: now().unix() + answered_at,
            };
            server.app.store().put_confirmation(&answer, None).await.unwrap();
            let code = store::ConfirmationCode {
                id: pickup.into(),
                claim: "x".into(),
                organisation: "tuin".into(),
                hash: "x".into(),
                sent_at: now().unix() - DAY - i64::from(pickup == "oud"),
                expires_at: now().unix() - DAY,
            };
            server.app.store().put_confirmation_code(&code, 9, 0).await.unwrap();
        }
        let erased = erase_confirmations(&server.app).await;
        assert_eq!(erased, Ok(ConfirmationsExpired { codes: 1, answers: 1 }));
        assert_eq!(server.app.store().confirmation("oud").await, Ok(None));
        assert!(server.app.store().confirmation("jong").await.unwrap().is_some());
    }

    #[tokio::test]
    async fn a_vault_goes_on_the_day_that_was_told() {
        let server = TestApp::start().await;
        let key = store::VaultKey { id: [1; 32], token: [7; 32] };
        let store = server.app.store();
        let today = now().unix().div_euclid(DAY);
        let kept = i64::from(server.app.config().bewaar_kluis);
        let put = async |used_on: i64| {
            store.put_vault(key, store::After::Nothing, b"vol", used_on).await.unwrap()
        };
        assert_eq!(put(today - kept + 1).await, store::Written::New);
        assert_eq!(erase_vaults(&server.app).await, Ok(0));
        assert!(store.delete_vault(key).await.unwrap());
        assert_eq!(put(today - kept).await, store::Written::New);
        assert_eq!(erase_vaults(&server.app).await, Ok(1));
    }

    #[tokio::test]
    async fn a_reaction_is_erased_after_its_answer_or_when_it_is_too_old() {
        use crate::applications::tests::{Room, id};
        use store::{ApplicationChange, ApplicationState, NewApplication};

        let room = Room::open().await;
        let config = room.server.app.config().clone();
        let put = async |number: u32, received: u32, answered: Option<u32>| {
            let before = |days: u32| now().unix() - i64::from(days) * DAY;
            let sent = NewApplication {
                id: id(number),
                vacancy: "soepkok".into(),
                code: vec![u8::try_from(number).unwrap()],
                mark: Vec::new(),
                content: format!("verzegeld {number}").into_bytes(),
                received_at: before(received),
                open_since: 0,
                letter: None,
            };
            room.store().put_application(sent).await.unwrap();
            if let Some(days) = answered {
                let change = ApplicationChange {
                    id: id(number),
                    revision: 0,
                    state: ApplicationState::Declined,
                    replies: None,
                    letter: None,
                };
                assert!(room.store().change_application(&change, before(days)).await.unwrap());
            }
        };
        let (answer, most) = (config.bewaar_reactie, config.bewaar_reactie_hoogstens);
        put(1, most + 1, None).await;
        put(2, most - 1, None).await;
        put(3, answer + 9, Some(answer + 1)).await;
        put(4, answer + 9, Some(answer - 1)).await;
        assert_eq!(erase_applications(&room.server.app).await, Ok(2));
        let left = room.store().applications_of("soepkok").await.unwrap();
        let left: Vec<_> = left.into_iter().map(|it| it.id).collect();
        assert_eq!(left, [id(2), id(4)]);
        let file = std::fs::read(config.data.join("mienskip.db")).unwrap();
        let has = |number: u32| {
            let text = format!("verzegeld {number}");
            file.windows(text.len()).any(|it| it == text.as_bytes())
        };
        assert_eq!([1, 2, 3, 4].map(has), [false, true, false, true]);
    }
}
