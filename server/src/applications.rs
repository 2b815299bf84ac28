//! Reactions of volunteers to vacancies: taking one in, the same for what a form posts and for what
//! a program sends; finding it back by its code; and withdrawing it.
//!
//! What a volunteer wrote is sealed before it goes to the store, with a key that the database does
//! not have. Of the code only a hash is kept, so whoever reads the database cannot open the page
//! that it leads to.

mod content;
mod desk;
mod filled;
mod letters;
mod link;
#[cfg(test)]
pub(crate) mod tests;

use std::net::IpAddr;

use api::{
    Code,
    application::read,
    form::{Draft, Mistake},
};
use guide::{
    Kind, Slug,
    record::{Record, Vacancy},
};
use sha2::{Digest as _, Sha256};
use store::{Application, NewApplication, StoreError, Took};

pub(crate) use content::{Content, Reply};
pub(crate) use desk::{Act, Acted, act, fill, shown};
pub(crate) use filled::{Filled, note};
pub(crate) use letters::renewed;
pub(crate) use link::{Link, NotALink};

use crate::{App, Error, limits::Share, secret::SecretError};
use content::Keys;

/// A reaction that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Taken {
    /// Its id.
    pub(crate) id: String,
    /// When it came in, in Unix seconds.
    pub(crate) received_at: i64,
    /// Whether it was not there before.
    pub(crate) is_new: bool,
}

/// Why a reaction is not kept.
#[derive(Debug)]
pub(crate) enum NotTaken {
    /// Something is wrong with it.
    Mistakes(Vec<Mistake>),
    /// There is no such vacancy.
    NoVacancy,
    /// The vacancy has been filled.
    Filled,
    /// It was there, and its sender withdrew it.
    Withdrawn,
    /// Something else came in under its id.
    IdTaken,
    /// Too much comes in; try again after so many seconds.
    TooMany(u32),
    /// The store does not do it.
    Store(StoreError),
    /// It cannot be sealed.
    Secret(SecretError),
}

impl From<StoreError> for NotTaken {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<SecretError> for NotTaken {
    fn from(error: SecretError) -> Self {
        Self::Secret(error)
    }
}

/// Why what was sealed cannot be shown or changed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Trouble {
    /// The store does not do it.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It cannot be opened or sealed.
    #[error(transparent)]
    Secret(#[from] SecretError),
}

impl From<Trouble> for Error {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Store(error) => Self::Store(error),
            Trouble::Secret(error) => error.into(),
        }
    }
}

/// Keeps a reaction that comes from this network address, and the letter that tells of it. When
/// this returns both are safe.
pub(crate) async fn take(
    app: &App,
    from: Option<IpAddr>,
    draft: &Draft,
) -> Result<Taken, NotTaken> {
    let read = read(draft).map_err(NotTaken::Mistakes)?;
    let (store, now) = (app.store(), app.now());
    let guide = app.guide();
    let entry = guide.get(Kind::Vacancy, &read.vacancy);
    let vacancy = entry.and_then(|entry| match &*entry.record {
        Record::Vacancy(vacancy) => Some(vacancy),
        _ => None,
    });
    // What came in before is told so again, however much comes in and whatever became of the
    // vacancy: only then can the sender let go of it.
    if store.application(read.id.as_str()).await?.is_none() {
        match vacancy {
            None => return Err(NotTaken::NoVacancy),
            Some(vacancy) if vacancy.filled => return Err(NotTaken::Filled),
            Some(_) => {}
        }
        app.limits()
            .count(Share::REACTIONS, from, read.vacancy.as_str(), now)
            .map_err(NotTaken::TooMany)?;
    }
    let id = read.id.as_str().to_owned();
    let keys = Keys::of(app.secret());
    let name = vacancy.map_or_else(|| read.vacancy.to_string(), |it| name_of(app, it));
    let content = Content::of(&read, name);
    let sent = NewApplication {
        vacancy: read.vacancy.to_string(),
        code: hash(&read.code),
        mark: keys.mark(&content, &read.code),
        content: keys.seal(&id, &content)?,
        received_at: now.unix(),
        open_since: Filled::open_since(vacancy.and_then(|it| it.checked_on)),
        letter: Some(letters::came_in(app, &id, &read.vacancy, &content.vacancy)?),
        id: id.clone(),
    };
    let taken = |received_at, is_new| Ok(Taken { id, received_at, is_new });
    match store.put_application(sent).await? {
        Took::New => {
            app.post().notify_one();
            taken(now.unix(), true)
        }
        Took::Before(received_at) => taken(received_at, false),
        Took::Other => Err(NotTaken::IdTaken),
        Took::Withdrawn => Err(NotTaken::Withdrawn),
        Took::Filled => Err(NotTaken::Filled),
    }
}

/// A reaction as its sender may see it.
pub(crate) struct Own {
    pub(crate) application: Application,
    pub(crate) content: Content,
    pub(crate) replies: Vec<Reply>,
}

/// The reaction with this code; none when there is none, or none any more.
pub(crate) async fn by_code(app: &App, code: &str) -> Result<Option<Own>, Trouble> {
    let Some(code) = Code::read(code) else { return Ok(None) };
    let Some(application) = app.store().application_by_code(&hash(&code)).await? else {
        return Ok(None);
    };
    Ok(Some(opened(app, application)?))
}

/// Erases the reaction with this code. False when there is none.
pub(crate) async fn withdraw(app: &App, code: &str) -> Result<bool, StoreError> {
    let Some(code) = Code::read(code) else { return Ok(false) };
    app.store().withdraw_application(&hash(&code)).await
}

fn opened(app: &App, application: Application) -> Result<Own, Trouble> {
    let keys = Keys::of(app.secret());
    let content = keys.open(&application.id, &application.content)?;
    let replies = keys.open_replies(&application.id, application.replies.as_deref())?;
    Ok(Own { application, content, replies })
}

fn hash(code: &Code) -> Vec<u8> {
    Sha256::digest(code.as_str()).to_vec()
}

fn name_of(app: &App, vacancy: &Vacancy) -> String {
    vacancy.name.get(app.municipality().first_language()).0.to_owned()
}

/// The vacancy, as long as the guide has it.
pub(crate) fn vacancy_of(app: &App, id: &str) -> Option<Vacancy> {
    let guide = app.guide();
    match &*guide.get(Kind::Vacancy, &id.parse::<Slug>().ok()?)?.record {
        Record::Vacancy(vacancy) => Some(vacancy.clone()),
        _ => None,
    }
}
