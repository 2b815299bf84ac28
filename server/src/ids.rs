//! The only place where the server draws ids by chance.

use api::MessageId;
use guide::Moment;

/// A new id. Without chance, which no system we know of refuses, it is the time alone.
pub(crate) fn message_id(now: Moment) -> MessageId {
    let mut chance = [0; 10];
    if let Err(error) = getrandom::fill(&mut chance) {
        tracing::error!(%error, "the system gives no chance");
    }
    MessageId::new(u64::try_from(now.unix()).unwrap_or_default().saturating_mul(1000), chance)
}

/// Six digits that nobody can guess. None without chance: they would be guessed.
pub(crate) fn digits() -> Option<String> {
    let mut chance = [0; 8];
    if let Err(error) = getrandom::fill(&mut chance) {
        tracing::error!(%error, "the system gives no chance");
        return None;
    }
    // Of so many numbers a million is no noticeable part, so each rest is as likely.
    Some(format!("{:06}", u64::from_be_bytes(chance) % 1_000_000))
}
