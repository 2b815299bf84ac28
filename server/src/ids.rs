//! The only place where the server draws ids by chance.

use api::{Code, MessageId};
use guide::Moment;

/// A new id. Without chance, which no system we know of refuses, it is the time alone.
pub(crate) fn message_id(now: Moment) -> MessageId {
    let chance = chance().unwrap_or_default();
    MessageId::new(u64::try_from(now.unix()).unwrap_or_default().saturating_mul(1000), chance)
}

/// Six digits that nobody can guess. None without chance: they would be guessed.
pub(crate) fn digits() -> Option<String> {
    // Of so many numbers a million is no noticeable part, so each rest is as likely.
    Some(format!("{:06}", u64::from_be_bytes(chance()?) % 1_000_000))
}

/// A new code that nobody guesses; none without chance.
pub(crate) fn code() -> Option<Code> {
    chance().map(Code::new)
}

fn chance<const LENGTH: usize>() -> Option<[u8; LENGTH]> {
    let mut bytes = [0; LENGTH];
    match getrandom::fill(&mut bytes) {
        Ok(()) => Some(bytes),
        Err(error) => {
            tracing::error!(%error, "the system gives no chance");
            None
        }
    }
}
