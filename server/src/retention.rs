//! What people sent is kept no longer than was promised. Several servers may do this at the same
//! time on one database.

use std::time::Duration;

use guide::Moment;
use store::{Expired, StoreError};

use crate::{App, Config};

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
}
