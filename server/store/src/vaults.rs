//! Vaults: copies of what people keep on their own device, locked before they
//! come here.
//!
//! The contract, and what both databases share of it. Of a vault nothing is
//! known but its size and on which day it was made and last used; nothing ties
//! it to what else somebody sends. Two devices may share one: each change names
//! the revision that it follows on, so neither overwrites what it has not seen.

use async_trait::async_trait;
use subtle::ConstantTimeEq as _;

use crate::{StoreError, sql};

/// Which vault, and the proof that it is somebody's own. The SHA-256 of what the
/// device says: so who sees the database cannot ask for a vault.
#[derive(Clone, Copy)]
pub struct VaultKey {
    /// Of its id.
    pub id: [u8; 32],
    /// Of the token that goes with it.
    pub token: [u8; 32],
}

/// A vault as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vault {
    /// How often it has been written; the first time is 1.
    pub revision: u64,
    /// On which day it was made, counted from 1970-01-01 (UTC).
    pub created_on: i64,
    /// On which day it was last read or written.
    pub used_on: i64,
    /// What is in it; only the device can read it.
    pub content: Vec<u8>,
}

/// What a change follows on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    /// There is no vault yet.
    Nothing,
    /// This revision is the last one.
    Revision(u64),
}

/// What came of writing a vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// It is new: revision 1.
    New,
    /// It is in place, as this revision.
    Next(u64),
    /// It was in place already, as this revision: it had been sent before.
    Before(u64),
    /// This revision came in between; nothing was changed.
    Behind(u64),
    /// There is no such vault, or it is somebody else's; nothing was changed.
    Unknown,
}

/// A place where vaults are kept.
///
/// A vault that is erased is really gone, as [`Corrections`](crate::Corrections)
/// are. Somebody with another token is told the same as when there is no vault.
#[async_trait]
pub trait Vaults: Send + Sync {
    /// Writes a vault on this day, if it still is what `after` says. When this
    /// returns it survives a power cut. Writing the same again changes nothing.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn put_vault(
        &self,
        key: VaultKey,
        after: After,
        content: &[u8],
        today: i64,
    ) -> Result<Written, StoreError>;

    /// Reads a vault, and notes that it was used on this day.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn vault(&self, key: VaultKey, today: i64) -> Result<Option<Vault>, StoreError>;

    /// Erases a vault. False when there is none.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn delete_vault(&self, key: VaultKey) -> Result<bool, StoreError>;

    /// Erases the vaults that were last used on this day or before; how many.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn expire_vaults(&self, used_on: i64) -> Result<u64, StoreError>;
}

/// A row as it is kept.
#[derive(sqlx::FromRow)]
pub(crate) struct KeptVault {
    token: Vec<u8>,
    revision: i64,
    created_on: i64,
    used_on: i64,
    content: Vec<u8>,
}

impl KeptVault {
    /// Whether it goes with this token. Takes as long for every token.
    pub(crate) fn is_of(&self, key: VaultKey) -> bool {
        self.token.ct_eq(&key.token).into()
    }

    pub(crate) fn is_used_before(&self, today: i64) -> bool {
        self.used_on < today
    }

    pub(crate) fn read(self) -> Result<Vault, StoreError> {
        let Self { revision, created_on, used_on, content, .. } = self;
        Ok(Vault { revision: sql::version(revision)?, created_on, used_on, content })
    }

    /// What would come of writing `content`: the row is locked meanwhile.
    pub(crate) fn would(&self, after: After, content: &[u8]) -> Result<Written, StoreError> {
        let revision = sql::version(self.revision)?;
        Ok(if self.content == content {
            Written::Before(revision)
        } else if after == After::Revision(revision) {
            Written::Next(revision + 1)
        } else {
            Written::Behind(revision)
        })
    }
}

pub(crate) const ADD: &str = "
    insert into vaults (id, token, revision, created_on, used_on, content)
    values ($1, $2, 1, $3, $3, $4)
    on conflict (id) do nothing";

pub(crate) const READ: &str =
    "select token, revision, created_on, used_on, content from vaults where id = $1";

pub(crate) const REPLACE: &str =
    "update vaults set revision = $2, used_on = $3, content = $4 where id = $1";

pub(crate) const USE: &str = "update vaults set used_on = $2 where id = $1 and used_on < $2";

pub(crate) const DELETE: &str = "delete from vaults where id = $1";

pub(crate) const EXPIRE: &str = "delete from vaults where used_on <= $1";
