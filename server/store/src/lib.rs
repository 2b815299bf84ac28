//! Keeps the content records of one municipality and their publications.
//!
//! The server loads everything into memory at start and after every
//! publication, so a public read never comes here. Content arrives per
//! *source* (an import, the desk); each change to it is one publication with
//! the next version, and each record knows the version in which it last
//! changed. That is what the phones' copies are kept up to date with.
//!
//! Beside content it keeps what people report about a record, until that is
//! answered and old: see [`Corrections`]; the reactions of volunteers, sealed:
//! see [`Applications`]; mail that waits: see [`Letters`]; what organisations
//! confirm of what volunteers did, until that is fetched: see
//! [`Confirmations`]; locked copies of what people have on their own device:
//! see [`Vaults`]; and how often codes on printed matter were used: see
//! [`ScanCounts`].
//!
//! There are two implementations behind [`Store`]: SQLite, embedded and the
//! default, and PostgreSQL. One test suite runs on both.

mod address;
mod applications;
mod batch;
mod both;
mod confirmations;
mod corrections;
mod error;
mod letters;
mod plan;
mod postgres;
mod scans;
mod sql;
mod sqlite;
mod store;
mod vaults;

use std::sync::Arc;

use address::Address;
pub use applications::{
    Application, ApplicationChange, ApplicationState, Applications, ExpireApplications,
    NewApplication, NoState, Took,
};
pub use confirmations::{
    Answered, CONFIRMATION_TRIES, CodeTried, Confirmation, ConfirmationCode, Confirmations,
    ConfirmationsExpired, Recognition,
};
pub use corrections::{Correction, Corrections, Expired, Kept};
pub use error::StoreError;
pub use letters::{Letters, NewLetter, QueuedLetter};
pub use scans::{ScanCounts, Scans};
pub use store::{Edit, Loaded, Publication, Rewrite, Row, Store};
pub use vaults::{After, Vault, VaultKey, Vaults, Written};

/// Opens the store at `url`: `sqlite:<path>` (the file and its folder are made
/// when absent) or `postgres://…`. Checks the version of the database software
/// (SQLite 3.51.3, PostgreSQL 14 or newer) and brings the tables up to date.
///
/// # Errors
/// [`StoreError::Address`] for another kind of address,
/// [`StoreError::Unavailable`] when there is no reaching it,
/// [`StoreError::TooOld`] and [`StoreError::TooNew`] when this program does not
/// fit it, [`StoreError::Corrupt`] when the file is damaged.
pub async fn open(url: &str) -> Result<Arc<dyn Store>, StoreError> {
    Ok(match Address::parse(url)? {
        Address::Sqlite(path) => Arc::new(sqlite::Sqlite::open(&path).await?),
        Address::Postgres(options) => Arc::new(postgres::Postgres::open(*options).await?),
    })
}
