//! What is done in the same way in both databases, written once. Their statements are the same as well:
//! they stand beside each trait. What differs has the same name in both: [`crate::sqlite::Sqlite`] and
//! [`crate::postgres::Postgres`] say how to begin, what to read from and how to erase for good.

mod applications;
mod confirmations;
mod corrections;
mod letters;
mod scans;
mod vaults;

/// What the statements of a transaction go to.
pub(crate) trait Transacts {
    type Connection;
}

impl Transacts for crate::sqlite::Sqlite {
    type Connection = sqlx::SqliteConnection;
}

impl Transacts for crate::postgres::Postgres {
    type Connection = sqlx::PgConnection;
}

/// Implements a trait, or functions, for both stores.
macro_rules! for_both {
    (impl { $($body:tt)* }) => {
        impl crate::sqlite::Sqlite { $($body)* }

        impl crate::postgres::Postgres { $($body)* }
    };
    (impl $trait:ident { $($body:tt)* }) => {
        #[async_trait::async_trait]
        impl $trait for crate::sqlite::Sqlite { $($body)* }

        #[async_trait::async_trait]
        impl $trait for crate::postgres::Postgres { $($body)* }
    };
}
use for_both;
