//! What was issued, until there is a desk: look, and revoke.

use std::fmt::Write as _;

use api::MessageId;
use guide::Moment;
use store::Recognition;

use super::CommandError;
use crate::{Config, clock::Clock, listen::say};

/// Prints what was issued, the newest first, without a word about volunteers: that is not kept.
///
/// # Errors
/// When the store cannot be read.
pub async fn list(config: &Config) -> Result<(), CommandError> {
    let store = store::open(&config.database()).await?;
    say(&listed(&store.recognitions().await?));
    store.close().await;
    Ok(())
}

/// Revokes one.
///
/// # Errors
/// When there is none with this id, when it was revoked before, or when the store cannot be
/// written.
pub async fn revoke(config: &Config, id: &str, reason: &str) -> Result<(), CommandError> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(CommandError::NoReason);
    }
    // Where it is shown it is called `urn:uuid:…`.
    let bare = id.trim().trim_start_matches("urn:uuid:");
    let found = MessageId::read(bare).ok_or_else(|| CommandError::NotIssued(id.to_owned()))?;
    let store = store::open(&config.database()).await?;
    let now = Clock::System.now().unix();
    if !store.revoke_recognition(found.as_str(), reason, now).await? {
        let was_there = store.recognition(found.as_str()).await?.is_some();
        let id = found.as_str().to_owned();
        return Err(if was_there {
            CommandError::Revoked(id)
        } else {
            CommandError::NotIssued(id)
        });
    }
    say("Ingetrokken. Wie de waardering controleert, ziet dat nu.");
    store.close().await;
    Ok(())
}

fn listed(all: &[Recognition]) -> String {
    let revoked = all.iter().filter(|it| it.revoked_at.is_some()).count();
    let mut lines = vec![format!("{} gegeven, waarvan {revoked} ingetrokken.", all.len())];
    lines.extend(all.iter().map(line));
    lines.join("\n")
}

fn line(it: &Recognition) -> String {
    let mut line = format!("{}  {}  {}", day(it.issued_at), it.id, it.organisation);
    if let (Some(at), Some(reason)) = (it.revoked_at, &it.reason) {
        // Writing to a String cannot fail.
        let _ = write!(line, "  ingetrokken {}: {reason}", day(at));
    }
    line
}

fn day(unix: i64) -> String {
    Moment::from_unix(unix).date().to_string()
}

#[cfg(test)]
mod tests {
    use store::Confirmation;

    use super::*;

    const ID: &str = "01934d3c-0a1b-7c2d-8e3f-0123456789ab";

    fn issued() -> Recognition {
        Recognition {
            id: ID.into(),
            claim: "x".into(),
            organisation: "buurttuin".into(),
            issued_at: 1_795_262_400,
            revoked_at: None,
            reason: None,
        }
    }

    #[test]
    fn the_list_says_when_for_whom_and_what_was_revoked() {
        let revoked = Recognition {
            id: ID.replace("01934d3c", "01934d3d"),
            revoked_at: Some(1_795_348_800),
            reason: Some("dubbel".into()),
            ..issued()
        };
        insta::assert_snapshot!(listed(&[revoked, issued()]), @r"
        2 gegeven, waarvan 1 ingetrokken.
        2026-11-21  01934d3d-0a1b-7c2d-8e3f-0123456789ab  buurttuin  ingetrokken 2026-11-22: dubbel
        2026-11-21  01934d3c-0a1b-7c2d-8e3f-0123456789ab  buurttuin
        ");
    }

    #[tokio::test]
    async fn one_is_revoked_once_and_with_a_reason() {
        let folder = tempfile::tempdir().unwrap();
        let config = Config { data: folder.path().into(), ..Config::default() };
        let store = store::open(&config.database()).await.unwrap();
        let answer = Confirmation { pickup: "p".into(), sealed: vec![1], answered_at: 1 };
        store.put_confirmation(&answer, Some(&issued())).await.unwrap();

        list(&config).await.unwrap();
        let outcome = revoke(&config, ID, " ").await;
        assert!(matches!(outcome, Err(CommandError::NoReason)), "{outcome:?}");
        for unknown in ["niets", "01934d3c-0a1b-7c2d-8e3f-0123456789ac"] {
            let outcome = revoke(&config, unknown, "dubbel").await;
            assert!(matches!(outcome, Err(CommandError::NotIssued(_))), "{outcome:?}");
        }
        assert_eq!(store.revoked_recognitions().await, Ok(vec![]));
        revoke(&config, &format!("urn:uuid:{ID}"), "dubbel").await.unwrap();
        assert_eq!(store.revoked_recognitions().await, Ok(vec![ID.to_owned()]));
        let outcome = revoke(&config, ID, "dubbel").await;
        assert!(matches!(outcome, Err(CommandError::Revoked(_))), "{outcome:?}");
    }
}
