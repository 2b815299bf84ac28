//! Taking a correction in: the same for what a form posts and for what a program sends.

use std::net::IpAddr;

use api::{
    correction::{RECORD, read},
    form::{Draft, Mistake},
};
use guide::Moment;
use store::{Correction, Kept, StoreError};

use crate::{App, limits::Share};

/// A correction that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Taken {
    /// As it is kept.
    pub(crate) correction: Correction,
    /// Whether it was not there before.
    pub(crate) is_new: bool,
}

/// Why a correction is not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NotTaken {
    /// Something is wrong with it.
    Mistakes(Vec<Mistake>),
    /// Something else came in under its id.
    IdTaken,
    /// Too much comes in; try again after so many seconds.
    TooMany(u32),
    /// The store does not do it.
    Store(StoreError),
}

impl From<StoreError> for NotTaken {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Keeps a correction that comes from this network address. When this returns it is safe.
pub(crate) async fn take(
    app: &App,
    from: Option<IpAddr>,
    draft: &Draft,
) -> Result<Taken, NotTaken> {
    let read = read(draft).map_err(NotTaken::Mistakes)?;
    let store = app.store();
    // What came in before is told so again, however much comes in and whatever became of the
    // record: only then can the sender let go of it.
    if store.correction(read.id.as_str()).await?.is_none() {
        if app.guide().get(read.kind, &read.record).is_none() {
            return Err(NotTaken::Mistakes(vec![Mistake::Unknown(RECORD)]));
        }
        app.limits()
            .count(Share::CORRECTIONS, from, (read.kind.name(), read.record.as_str()), app.now())
            .map_err(NotTaken::TooMany)?;
    }
    let correction = stored(&read, app.now());
    match store.put_correction(&correction).await? {
        Kept::New => Ok(Taken { correction, is_new: true }),
        Kept::Before(correction) => Ok(Taken { correction, is_new: false }),
        Kept::Other => Err(NotTaken::IdTaken),
    }
}

/// A correction as the store keeps it.
fn stored(read: &api::Correction, now: Moment) -> Correction {
    Correction {
        id: read.id.as_str().to_owned(),
        kind: read.kind.name().to_owned(),
        record: read.record.to_string(),
        subject: read.subject.name().to_owned(),
        words: read.words.as_str().to_owned(),
        email: read.email.as_ref().map(|email| email.as_str().to_owned()),
        lang: read.lang.code().to_owned(),
        received_at: now.unix(),
        answered_at: None,
        answer: None,
    }
}
