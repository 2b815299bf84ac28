//! What people report about a record: kept until it is answered and grown old.
//!
//! The contract, and what both databases share of it. Whoever reports makes the
//! id, so sending again after a lost answer changes nothing.

use async_trait::async_trait;

use crate::StoreError;

/// Something that, says somebody, is not right.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Correction {
    /// A UUID, made by who sent it; checked by the caller.
    pub id: String,
    /// The kind of the record that it is about.
    pub kind: String,
    /// The id of the record within its kind.
    pub record: String,
    /// What it is about: one of a few words.
    pub subject: String,
    /// In the sender's own words; may be empty.
    pub words: String,
    /// Where an answer can go, until it went or until that took too long.
    pub email: Option<String>,
    /// The language of the page that it was sent from.
    pub lang: String,
    /// When it came in, in Unix seconds.
    pub received_at: i64,
    /// When it was answered, in Unix seconds.
    pub answered_at: Option<i64>,
    /// The answer.
    pub answer: Option<String>,
}

impl Correction {
    /// Whether two are the same message. When it came in and what became of it
    /// do not count, nor an address that has been erased since.
    fn says_the_same_as(&self, sent: &Self) -> bool {
        let said =
            |it: &Self| [&it.kind, &it.record, &it.subject, &it.words, &it.lang].map(Clone::clone);
        said(self) == said(sent) && (self.email.is_none() || self.email == sent.email)
    }
}

/// What came of keeping a correction.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "there is one of it a request")]
pub enum Kept {
    /// It is new, and safe.
    New,
    /// It was there already, as it is kept here.
    Before(Correction),
    /// Something else has this id; nothing was changed.
    Other,
}

impl Kept {
    /// What came of it: `there` is what is kept under the id now.
    pub(crate) fn of(is_new: bool, there: Correction, sent: &Correction) -> Self {
        if is_new {
            Self::New
        } else if there.says_the_same_as(sent) {
            Self::Before(there)
        } else {
            Self::Other
        }
    }
}

/// How much was erased because it was old.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Expired {
    /// Addresses.
    pub emails: u64,
    /// Whole corrections.
    pub corrections: u64,
}

impl Expired {
    pub(crate) fn is_nothing(self) -> bool {
        self == Self::default()
    }
}

/// A place where corrections are kept.
///
/// What is erased is really gone: from the file of SQLite and its log, and from
/// the pages of `PostgreSQL`'s table. Copies of the database are not reached.
#[async_trait]
pub trait Corrections: Send + Sync {
    /// Keeps a correction. When this returns it survives a power cut.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn put_correction(&self, sent: &Correction) -> Result<Kept, StoreError>;

    /// All corrections: those without an answer first, of each the oldest first.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn corrections(&self) -> Result<Vec<Correction>, StoreError>;

    /// One correction.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn correction(&self, id: &str) -> Result<Option<Correction>, StoreError>;

    /// Keeps the answer and erases the sender's address. False when there is no
    /// such correction, or when it has an answer already.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn answer_correction(&self, id: &str, answer: &str, now: i64)
    -> Result<bool, StoreError>;

    /// Erases a correction. False when it is not there.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn delete_correction(&self, id: &str) -> Result<bool, StoreError>;

    /// Erases the addresses of what came in before `emails`, and altogether what
    /// came in before `all`. Both in Unix seconds.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn expire_corrections(&self, emails: i64, all: i64) -> Result<Expired, StoreError>;
}

pub(crate) const PUT: &str = "
    insert into corrections (id, kind, record, subject, words, email, lang, received_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8)
    on conflict (id) do nothing";

pub(crate) const LIST: &str = "
    select * from corrections
    order by case when answered_at is null then 0 else 1 end, received_at, id";

pub(crate) const SINGLE: &str = "select * from corrections where id = $1";

pub(crate) const ANSWER: &str = "
    update corrections set answer = $2, answered_at = $3, email = null
    where id = $1 and answered_at is null";

pub(crate) const DELETE: &str = "delete from corrections where id = $1";

pub(crate) const EXPIRE_EMAILS: &str =
    "update corrections set email = null where email is not null and received_at < $1";

pub(crate) const EXPIRE: &str = "delete from corrections where received_at < $1";
