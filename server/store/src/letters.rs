//! Letters that wait to be mailed: kept until the mail server has taken them, however often this
//! program stops.
//!
//! The contract, and what both databases share of it. A letter comes here sealed.

use async_trait::async_trait;

use crate::StoreError;

/// A letter to be mailed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLetter {
    /// Which letter: the same id is the same letter.
    pub id: String,
    /// What it says and to whom, sealed.
    pub content: Vec<u8>,
    /// The reaction that it is about: withdrawn, it takes the letter along.
    pub application: Option<String>,
    /// When it was written, in Unix seconds.
    pub made_at: i64,
}

/// A letter that somebody is about to mail.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct QueuedLetter {
    /// Which letter.
    pub id: String,
    /// What it says and to whom, sealed.
    pub content: Vec<u8>,
    /// How often it was tried before.
    pub tries: i64,
    /// When it was written, in Unix seconds.
    pub made_at: i64,
}

/// A place where letters wait.
#[async_trait]
pub trait Letters: Send + Sync {
    /// Keeps a letter. False when one with that id waits already.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn put_letter(&self, letter: &NewLetter) -> Result<bool, StoreError>;

    /// Takes at most so many letters that are due, the longest due first. Until `until` nobody else
    /// gets them.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn claim_letters(
        &self,
        most: u32,
        now: i64,
        until: i64,
    ) -> Result<Vec<QueuedLetter>, StoreError>;

    /// Erases a letter: it was mailed, or nobody takes it.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn drop_letter(&self, id: &str) -> Result<(), StoreError>;

    /// Gives a letter back, to be tried again from `due` on.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn delay_letter(&self, id: &str, due: i64) -> Result<(), StoreError>;

    /// How many letters wait.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn waiting_letters(&self) -> Result<u64, StoreError>;
}

pub(crate) const PUT: &str = "
    insert into letters (id, content, application, made_at, due_at) values ($1, $2, $3, $4, $4)
    on conflict (id) do nothing";

pub(crate) const DROP: &str = "delete from letters where id = $1";

pub(crate) const DELAY: &str =
    "update letters set tries = tries + 1, due_at = $2, claimed_until = 0 where id = $1";

pub(crate) const COUNT: &str = "select count(*) from letters";

/// Asks for them in the order in which they are to go.
pub(crate) fn in_order(mut letters: Vec<QueuedLetter>) -> Vec<QueuedLetter> {
    letters.sort_by(|one, other| (one.made_at, &one.id).cmp(&(other.made_at, &other.id)));
    letters
}
