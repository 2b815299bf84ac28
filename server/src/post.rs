//! The post room: letters wait in the store, sealed, until the mail server has taken them, however
//! often this program stops. Several servers may do this at the same time on one database.

use std::time::Duration;

use guide::Lang;
use serde::{Deserialize, Serialize};
use store::{NewLetter, QueuedLetter, StoreError};
use tokio::time::timeout;

use crate::{
    App,
    mail::{Letter, Mailer},
    secret::SecretError,
};

/// The name of the table that letters are sealed for.
const TABLE: &str = "letters";
/// How often to look for what another server put there.
const LOOK: Duration = Duration::from_secs(5);
/// How many letters are taken at a time.
const AT_ONCE: u32 = 5;
/// How long nobody else takes them, in seconds: longer than all of them can last, and not so long
/// that it matters when a server stops in the middle.
const LEASE: i64 = 300;
/// How long after the first try the second one is, in seconds; each next one takes twice as long.
const PAUSE: i64 = 30;
/// The longest time between two tries, in seconds.
const LONGEST_PAUSE: i64 = 6 * 3600;
/// How long it is tried, in seconds. After that somebody has to look at the log.
const GIVE_UP: i64 = 5 * 86_400;

/// A letter as it is sealed.
#[derive(Serialize, Deserialize)]
struct Inside {
    aan: String,
    taal: String,
    onderwerp: String,
    tekst: String,
}

/// A letter for the store.
pub(crate) fn sealed(
    app: &App,
    letter: &Letter,
    application: Option<String>,
) -> Result<NewLetter, SecretError> {
    let inside = Inside {
        aan: letter.to.clone(),
        taal: letter.lang.code().to_owned(),
        onderwerp: letter.subject.clone(),
        tekst: letter.text.clone(),
    };
    // Texts alone: JSON can hold them.
    let text = serde_json::to_vec(&inside).unwrap_or_default();
    let content = app.secret().key("brieven").seal(TABLE, &letter.id, &text)?;
    Ok(NewLetter { id: letter.id.clone(), content, application, made_at: app.now().unix() })
}

fn opened(app: &App, letter: &QueuedLetter) -> Result<Letter, SecretError> {
    let text = app.secret().key("brieven").open(TABLE, &letter.id, &letter.content)?;
    let inside: Inside = serde_json::from_slice(&text).map_err(|_| SecretError::NotOurs)?;
    Ok(Letter {
        id: letter.id.clone(),
        to: inside.aan,
        lang: inside.taal.parse().unwrap_or(Lang::NL),
        subject: inside.onderwerp,
        text: inside.tekst,
    })
}

/// Mails what waits, as long as the program runs.
pub(crate) async fn follow(app: App, mailer: Mailer) {
    loop {
        match empty(&app, &mailer).await {
            Ok(()) => {}
            Err(StoreError::Closed) => return,
            Err(error) => tracing::warn!(%error, "cannot look at the letters that wait"),
        }
        let _woken_or_time_to_look = timeout(LOOK, app.post().notified()).await;
    }
}

/// Mails all that is due.
pub(crate) async fn empty(app: &App, mailer: &Mailer) -> Result<(), StoreError> {
    loop {
        let now = app.now().unix();
        let letters = app.store().claim_letters(AT_ONCE, now, now + LEASE).await?;
        if letters.is_empty() {
            return Ok(());
        }
        for letter in letters {
            send(app, mailer, &letter).await?;
        }
    }
}

async fn send(app: &App, mailer: &Mailer, letter: &QueuedLetter) -> Result<(), StoreError> {
    let (store, now) = (app.store(), app.now());
    let QueuedLetter { id, tries, made_at, .. } = letter;
    // The letter goes first, under the same Message-ID however often: better twice than never.
    let error = match opened(app, letter) {
        Ok(letter) => match mailer.send(&letter, now).await {
            Ok(_) => return store.drop_letter(id).await,
            Err(error) => error.to_string(),
        },
        Err(error) => error.to_string(),
    };
    if now.unix() - made_at >= GIVE_UP {
        tracing::error!(letter = id, error, "nobody takes this letter; it is thrown away");
        return store.drop_letter(id).await;
    }
    let wait = pause(*tries);
    tracing::warn!(letter = id, error, tries, "a letter did not go; again in {wait} seconds");
    store.delay_letter(id, now.unix() + wait).await
}

/// How long to wait after so many tries before, in seconds.
fn pause(tries: i64) -> i64 {
    let doubled = u32::try_from(tries).ok().and_then(|tries| PAUSE.checked_shl(tries));
    doubled.filter(|it| *it >= PAUSE).unwrap_or(LONGEST_PAUSE).min(LONGEST_PAUSE)
}

#[cfg(test)]
mod tests {
    use guide::Moment;
    use std::sync::Arc;

    use super::*;
    use crate::{
        Config,
        clock::Clock,
        mail::tests::{heard, server},
        secret::Secret,
        testing::{now, voorbeeldstad},
    };

    fn letter(number: u32) -> Letter {
        Letter {
            id: format!("brief-{number}"),
            to: "bewoner@voorbeeld.example".into(),
            lang: Lang::NL,
            subject: "Proef".into(),
            text: "Hallo,\n\nDit is een proef.\n".into(),
        }
    }

    /// A server at another time, on the same database.
    async fn at(config: &Config, seconds: i64) -> App {
        let store = store::open(&config.database()).await.unwrap();
        let clock = Clock::Fixed(Moment::from_unix(now().unix() + seconds));
        let municipality = Arc::new(voorbeeldstad());
        App::new(config.clone(), clock, municipality, store, Secret::of([7; 32])).await.unwrap()
    }

    fn config(folder: &tempfile::TempDir, smtp: Option<String>) -> Config {
        Config { data: folder.path().into(), smtp, ..Config::default() }
    }

    async fn put(app: &App, number: u32) {
        let sealed = sealed(app, &letter(number), None).unwrap();
        assert!(app.store().put_letter(&sealed).await.unwrap());
    }

    #[tokio::test]
    async fn a_letter_goes_to_the_mail_server_and_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let (url, running) = server(false).await;
        let config = config(&folder, Some(url));
        let app = at(&config, 0).await;
        put(&app, 1).await;
        let mailer = Mailer::new(&config, &voorbeeldstad()).unwrap();
        empty(&app, &mailer).await.unwrap();
        assert_eq!(app.store().waiting_letters().await, Ok(0));
        empty(&app, &mailer).await.unwrap();
        drop(mailer);
        let heard = heard(running).await;
        let has = |line: &str| heard.iter().filter(|it| *it == line).count();
        assert_eq!(has("To: bewoner@voorbeeld.example"), 1, "{heard:#?}");
        assert_eq!(has("Message-ID: <brief-1@127.0.0.1>"), 1, "{heard:#?}");
        assert_eq!(has("Dit is een proef."), 1, "{heard:#?}");
    }

    #[tokio::test]
    async fn a_letter_that_is_refused_waits_over_a_restart_and_goes_later() {
        let folder = tempfile::tempdir().unwrap();
        let (url, running) = server(true).await;
        let refusing = config(&folder, Some(url));
        let app = at(&refusing, 0).await;
        put(&app, 1).await;
        let mailer = Mailer::new(&refusing, &voorbeeldstad()).unwrap();
        empty(&app, &mailer).await.unwrap();
        assert_eq!(app.store().waiting_letters().await, Ok(1));
        drop(mailer);
        heard(running).await;
        app.close().await;

        let (url, running) = server(false).await;
        let config = config(&folder, Some(url));
        let mailer = Mailer::new(&config, &voorbeeldstad()).unwrap();
        // Not before its time.
        let app = at(&config, PAUSE - 1).await;
        empty(&app, &mailer).await.unwrap();
        assert_eq!(app.store().waiting_letters().await, Ok(1));
        let app = at(&config, PAUSE).await;
        empty(&app, &mailer).await.unwrap();
        assert_eq!(app.store().waiting_letters().await, Ok(0));
        drop(mailer);
        let heard = heard(running).await;
        assert!(heard.iter().any(|line| line == "Dit is een proef."), "{heard:#?}");
    }

    #[tokio::test]
    async fn a_letter_that_nobody_takes_is_thrown_away_at_last() {
        let folder = tempfile::tempdir().unwrap();
        let config = config(&folder, Some("smtp://127.0.0.1:1".into()));
        let mailer = Mailer::new(&config, &voorbeeldstad()).unwrap();
        let app = at(&config, 0).await;
        put(&app, 1).await;
        empty(&app, &mailer).await.unwrap();
        for (seconds, left) in [(GIVE_UP - 1, 1), (GIVE_UP + LONGEST_PAUSE, 0)] {
            let app = at(&config, seconds).await;
            empty(&app, &mailer).await.unwrap();
            assert_eq!(app.store().waiting_letters().await, Ok(left), "{seconds}");
        }
    }

    #[tokio::test]
    async fn the_post_room_is_woken_when_a_letter_comes() {
        let folder = tempfile::tempdir().unwrap();
        let config = config(&folder, None);
        let app = at(&config, 0).await;
        let mailer = Mailer::new(&config, &voorbeeldstad()).unwrap();
        let running = tokio::spawn(follow(app.clone(), mailer));
        for number in 1..=3 {
            put(&app, number).await;
            app.post().notify_one();
            let file = folder.path().join(format!("post/brief-{number}.eml"));
            let written = async {
                while !file.exists() {
                    tokio::time::sleep(Duration::from_millis(5)).await;
                }
            };
            // Sooner than it looks by itself.
            timeout(LOOK / 2, written).await.unwrap();
        }
        app.close().await;
        app.post().notify_one();
        timeout(Duration::from_secs(5), running).await.unwrap().unwrap();
    }

    #[test]
    fn each_pause_is_twice_the_one_before_up_to_six_hours() {
        assert_eq!([0, 1, 2, 9].map(pause), [30, 60, 120, 15_360]);
        for tries in [10, 40, 62, 63, 64, 1000, i64::MAX] {
            assert_eq!(pause(tries), LONGEST_PAUSE, "{tries}");
        }
    }
}
