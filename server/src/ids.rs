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
