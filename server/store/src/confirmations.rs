//! What organisations confirm: codes that prove who they are, answers that wait to be fetched, and
//! what was issued and revoked.
//!
//! The contract, and what both databases share of it. Whatever says something about a person comes
//! in sealed, under a key that is not here; what stays for good says nothing about one.

use async_trait::async_trait;

use crate::StoreError;

/// How often a code may be tried.
pub const CONFIRMATION_TRIES: u32 = 5;

/// A code that goes to an organisation's own address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfirmationCode {
    /// Its own id.
    pub id: String,
    /// A hash of the claim that it is for.
    pub claim: String,
    /// The organisation's id in the guide.
    pub organisation: String,
    /// A keyed hash of the code.
    pub hash: String,
    /// When it went, in Unix seconds.
    pub sent_at: i64,
    /// From when it is of no use, in Unix seconds.
    pub expires_at: i64,
}

/// What came of trying a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeTried {
    /// It is the right one.
    Right,
    /// It is not; so many tries are left.
    Wrong(u32),
    /// It was tried too often.
    Spent,
    /// None was sent for this claim, or too long ago.
    Missing,
}

/// An organisation's answer to a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmation {
    /// A hash of the code to pick it up with.
    pub pickup: String,
    /// The answer, sealed.
    pub sealed: Vec<u8>,
    /// When it was given, in Unix seconds.
    pub answered_at: i64,
}

/// A credential that was issued.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Recognition {
    /// The id in the credential: a UUID.
    pub id: String,
    /// A hash of the claim that it confirms.
    pub claim: String,
    /// The organisation's id in the guide.
    pub organisation: String,
    /// When it was issued, in Unix seconds.
    pub issued_at: i64,
    /// When it was revoked, in Unix seconds.
    pub revoked_at: Option<i64>,
    /// Why.
    pub reason: Option<String>,
}

/// What came of keeping an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answered {
    /// It is new, and safe.
    New,
    /// There was an answer already: this one, or none when it has been fetched and erased.
    Before(Option<Confirmation>),
}

/// How much was erased because it was old.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ConfirmationsExpired {
    /// Codes.
    pub codes: u64,
    /// Answers that nobody fetched.
    pub answers: u64,
}

/// A place where confirmations are kept.
///
/// What is erased is really gone, as with [`Corrections`](crate::Corrections).
#[async_trait]
pub trait Confirmations: Send + Sync {
    /// Keeps a code, which ends those for the same claim, unless `most` codes or more went to its organisation at `since` or later. False
    /// when they did.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn put_confirmation_code(
        &self,
        code: &ConfirmationCode,
        most: u32,
        since: i64,
    ) -> Result<bool, StoreError>;

    /// Tries the hash of a code against the newest one for this claim, and counts that.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn try_confirmation_code(
        &self,
        claim: &str,
        hash: &str,
        now: i64,
    ) -> Result<CodeTried, StoreError>;

    /// Keeps an answer, and with it what was issued. When this returns it survives a power cut. A
    /// claim is answered once: what was there stays.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn put_confirmation(
        &self,
        answer: &Confirmation,
        issued: Option<&Recognition>,
    ) -> Result<Answered, StoreError>;

    /// The answer that waits under this hash.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn confirmation(&self, pickup: &str) -> Result<Option<Confirmation>, StoreError>;

    /// Erases an answer. False when it is not there.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn delete_confirmation(&self, pickup: &str) -> Result<bool, StoreError>;

    /// All that was issued, the newest first.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn recognitions(&self) -> Result<Vec<Recognition>, StoreError>;

    /// What was issued under this id.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn recognition(&self, id: &str) -> Result<Option<Recognition>, StoreError>;

    /// What was issued for a claim with this hash.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn recognition_of(&self, claim: &str) -> Result<Option<Recognition>, StoreError>;

    /// The ids of what was revoked, in order.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn revoked_recognitions(&self) -> Result<Vec<String>, StoreError>;

    /// Revokes what was issued. False when there is no such id, or when it was revoked before.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn revoke_recognition(
        &self,
        id: &str,
        reason: &str,
        now: i64,
    ) -> Result<bool, StoreError>;

    /// Erases the codes that went before `codes`, and the answers that were given before `answers`.
    /// Both in Unix seconds.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn expire_confirmations(
        &self,
        codes: i64,
        answers: i64,
    ) -> Result<ConfirmationsExpired, StoreError>;
}

impl ConfirmationsExpired {
    pub(crate) fn is_nothing(self) -> bool {
        self == Self::default()
    }
}

/// A [`Confirmation`] as it is kept.
#[derive(sqlx::FromRow)]
pub(crate) struct KeptConfirmation {
    pickup: String,
    sealed: Vec<u8>,
    answered_at: i64,
}

impl From<KeptConfirmation> for Confirmation {
    fn from(KeptConfirmation { pickup, sealed, answered_at }: KeptConfirmation) -> Self {
        Self { pickup, sealed, answered_at }
    }
}

/// What came of a try: the hash that is kept and how often it has been tried, this time included.
pub(crate) fn tried((kept, tries): (String, i64), hash: &str) -> CodeTried {
    if kept == hash {
        return CodeTried::Right;
    }
    let tries = u32::try_from(tries).unwrap_or(CONFIRMATION_TRIES);
    CodeTried::Wrong(CONFIRMATION_TRIES.saturating_sub(tries))
}

pub(crate) const COUNT_CODES: &str =
    "select count(*) from confirmation_codes where organisation = $1 and sent_at >= $2";

pub(crate) const PUT_CODE: &str = "
    insert into confirmation_codes (id, claim, organisation, hash, sent_at, expires_at)
    values ($1, $2, $3, $4, $5, $6)";

/// Only the newest code for a claim is of use.
pub(crate) const END_CODES: &str = "update confirmation_codes set expires_at = 0 where claim = $1";

/// A right code may be sent again, after an answer that got lost: it counts as a try as well.
pub(crate) const TRY_CODE: &str = "
    update confirmation_codes set tries = tries + 1
    where claim = $1 and expires_at > $2 and tries < $3
    returning hash, tries";

pub(crate) const SPENT_CODE: &str = "
    select count(*) from confirmation_codes where claim = $1 and expires_at > $2 and tries >= $3";

pub(crate) const PUT: &str = "
    insert into confirmations (pickup, sealed, answered_at) values ($1, $2, $3)
    on conflict (pickup) do nothing";

pub(crate) const ISSUE: &str = "
    insert into recognitions (id, claim, organisation, issued_at) values ($1, $2, $3, $4)
    on conflict (claim) do nothing";

pub(crate) const SINGLE: &str = "select * from confirmations where pickup = $1";

pub(crate) const DELETE: &str = "delete from confirmations where pickup = $1";

pub(crate) const RECOGNITIONS: &str = "select * from recognitions order by issued_at desc, id desc";

pub(crate) const RECOGNITION: &str = "select * from recognitions where id = $1";

pub(crate) const RECOGNITION_OF: &str = "select * from recognitions where claim = $1";

pub(crate) const REVOKED: &str =
    "select id from recognitions where revoked_at is not null order by id";

pub(crate) const REVOKE: &str = "
    update recognitions set revoked_at = $2, reason = $3 where id = $1 and revoked_at is null";

pub(crate) const EXPIRE_CODES: &str = "delete from confirmation_codes where sent_at < $1";

pub(crate) const EXPIRE: &str = "delete from confirmations where answered_at < $1";
