//! Reactions of volunteers to vacancies: kept until they are answered and grown old, or until who
//! sent one withdraws it.
//!
//! The contract, and what both databases share of it. What people wrote comes here sealed, and is
//! never opened here.

use async_trait::async_trait;

use crate::{NewLetter, StoreError};

/// How far a reaction is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApplicationState {
    /// It came in.
    Received,
    /// The organisation has read it.
    Read,
    /// The organisation would like to meet.
    Invited,
    /// The organisation says no.
    Declined,
    /// Somebody else was found.
    Filled,
}

impl ApplicationState {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Received, Self::Read, Self::Invited, Self::Declined, Self::Filled];

    /// Its word, in the database and for programs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Received => "ontvangen",
            Self::Read => "gelezen",
            Self::Invited => "uitgenodigd",
            Self::Declined => "afgewezen",
            Self::Filled => "vervuld",
        }
    }

    /// Whether its sender still waits for an answer.
    #[must_use]
    pub fn waits(self) -> bool {
        matches!(self, Self::Received | Self::Read)
    }
}

/// The word in the database is none of those.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a reaction cannot be '{0}'")]
pub struct NoState(String);

impl TryFrom<String> for ApplicationState {
    type Error = NoState;

    fn try_from(word: String) -> Result<Self, NoState> {
        Self::ALL.into_iter().find(|state| state.name() == word).ok_or(NoState(word))
    }
}

/// A reaction that comes in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewApplication {
    /// A UUID, made by who sent it; checked by the caller.
    pub id: String,
    /// The vacancy.
    pub vacancy: String,
    /// A hash of the code of the sender's own page.
    pub code: Vec<u8>,
    /// What is the same for the same content, and tells nothing about it.
    pub mark: Vec<u8>,
    /// What the sender wrote, sealed.
    pub content: Vec<u8>,
    /// When it came in, in Unix seconds.
    pub received_at: i64,
    /// From when on the vacancy is open again, when it was ever filled: a later word on it than
    /// this counts. In Unix seconds.
    pub open_since: i64,
    /// What is mailed because of it; kept together with it or not at all.
    pub letter: Option<NewLetter>,
}

/// A reaction as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Application {
    /// Its id.
    pub id: String,
    /// The vacancy.
    pub vacancy: String,
    /// A hash of the code of the sender's own page.
    pub code: Vec<u8>,
    /// What is the same for the same content.
    pub mark: Vec<u8>,
    /// What the sender wrote, sealed.
    pub content: Vec<u8>,
    /// How far it is.
    #[sqlx(try_from = "String")]
    pub state: ApplicationState,
    /// What the organisation wrote, sealed.
    pub replies: Option<Vec<u8>>,
    /// How often it was changed.
    pub revision: i64,
    /// When it came in, in Unix seconds.
    pub received_at: i64,
    /// When it was last changed, in Unix seconds.
    pub changed_at: i64,
}

/// What came of keeping a reaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Took {
    /// It is new, and safe.
    New,
    /// It was there already, since this moment in Unix seconds.
    Before(i64),
    /// Something else has its id or its code; nothing was changed.
    Other,
    /// It was there, and is gone for good.
    Withdrawn,
    /// The vacancy has been filled; nothing was kept.
    Filled,
}

/// A change to a reaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApplicationChange {
    /// Of which one.
    pub id: String,
    /// As of which revision; when there is a newer one, nothing changes.
    pub revision: i64,
    /// How far it is now.
    pub state: ApplicationState,
    /// All that the organisation wrote, sealed.
    pub replies: Option<Vec<u8>>,
    /// What is mailed because of it.
    pub letter: Option<NewLetter>,
}

/// What has been kept long enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpireApplications {
    /// Those that were answered before this, in Unix seconds.
    pub answered: i64,
    /// All that came in before this, in Unix seconds.
    pub received: i64,
    /// Ids alone, of those that are lower. (Ids begin with a time.)
    pub withdrawn: String,
}

/// A place where reactions are kept.
///
/// What is withdrawn or expires is really gone, as with [`Corrections`](crate::Corrections), and
/// with it every letter about it that has not gone yet.
#[async_trait]
pub trait Applications: Send + Sync {
    /// Keeps a reaction and its letter. When this returns both survive a power cut. Those that come
    /// in at the same time are written together.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn put_application(&self, sent: NewApplication) -> Result<Took, StoreError>;

    /// One reaction.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn application(&self, id: &str) -> Result<Option<Application>, StoreError>;

    /// The reaction with this hash of a code.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn application_by_code(&self, code: &[u8]) -> Result<Option<Application>, StoreError>;

    /// The reactions to a vacancy, the oldest first.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn applications_of(&self, vacancy: &str) -> Result<Vec<Application>, StoreError>;

    /// Notes that those that came in have been read. How many there were.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn read_applications(&self, vacancy: &str, now: i64) -> Result<u64, StoreError>;

    /// Changes one, and keeps its letter. False when it is not there or was changed meanwhile.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn change_application(
        &self,
        change: &ApplicationChange,
        now: i64,
    ) -> Result<bool, StoreError>;

    /// Notes that a vacancy has been filled, with `changes` for all whose sender waits. False, and
    /// nothing is changed, when those are not exactly the ones who wait.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn fill_vacancy(
        &self,
        vacancy: &str,
        changes: &[ApplicationChange],
        now: i64,
    ) -> Result<bool, StoreError>;

    /// The vacancies that have been filled, and when, in Unix seconds.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn filled_vacancies(&self) -> Result<Vec<(String, i64)>, StoreError>;

    /// Erases the reaction with this hash of a code. False when it is not there.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn withdraw_application(&self, code: &[u8]) -> Result<bool, StoreError>;

    /// Erases what has been kept long enough. How many reactions that were.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn expire_applications(&self, old: &ExpireApplications) -> Result<u64, StoreError>;

    /// Which secret things are sealed with here: the one that is first named, for good.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn sealed_with(&self, mark: &str) -> Result<String, StoreError>;
}

pub(crate) const SINGLE: &str = "select * from applications where id = $1";

pub(crate) const BY_CODE: &str = "select * from applications where code = $1";

pub(crate) const OF_VACANCY: &str =
    "select * from applications where vacancy = $1 order by received_at, id";

pub(crate) const READ: &str = "
    update applications set state = 'gelezen', revision = revision + 1, changed_at = $2
    where vacancy = $1 and state = 'ontvangen'";

pub(crate) const CHANGE: &str = "
    update applications set state = $3, replies = $4, revision = revision + 1, changed_at = $5
    where id = $1 and revision = $2";

pub(crate) const COUNT_WAITING: &str =
    "select count(*) from applications where vacancy = $1 and state in ('ontvangen', 'gelezen')";

pub(crate) const FILL: &str = "
    insert into filled_vacancies (vacancy, filled_at) values ($1, $2)
    on conflict (vacancy) do update set filled_at = excluded.filled_at";

pub(crate) const FILLED: &str = "select vacancy, filled_at from filled_vacancies order by vacancy";

pub(crate) const WITHDRAW: &str = "delete from applications where code = $1 returning id";

pub(crate) const REMEMBER: &str =
    "insert into withdrawn_applications (id) values ($1) on conflict do nothing";

pub(crate) const DROP_LETTERS: &str = "delete from letters where application = $1";

/// Of those whose sender has an answer it is the answer that counts.
pub(crate) const EXPIRE: &str = "
    delete from applications
    where received_at < $2
       or (changed_at < $1 and state in ('uitgenodigd', 'afgewezen', 'vervuld'))
    returning id";

pub(crate) const FORGET: &str = "delete from withdrawn_applications where id < $1";

pub(crate) const SEAL: &str =
    "insert into sealed_with (only_row, mark) values (1, $1) on conflict (only_row) do nothing";

pub(crate) const SEALED_WITH: &str = "select mark from sealed_with";
