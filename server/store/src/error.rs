//! What can go wrong with a store, in terms of what to do about it.

use sqlx::migrate::MigrateError;

/// Why a store could not do what was asked. Holds no address and no secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The address is not one of a database that can be used.
    #[error("the database address is wrong: {reason}")]
    Address {
        /// What is wrong with it; the address itself may hold a password.
        reason: String,
    },

    /// The database cannot be reached or does not get round to it; trying again
    /// later may help.
    #[error("the database is unavailable: {reason}")]
    Unavailable {
        /// What the database or the connection said.
        reason: String,
    },

    /// The store was closed by [`Store::close`](crate::Store::close).
    #[error("the store is closed")]
    Closed,

    /// The database refuses: wrong password, no rights, no such database, or
    /// a value it cannot keep. Trying again does not help.
    #[error("the database refuses: {reason}")]
    Refused {
        /// What the database said.
        reason: String,
    },

    /// The database software is older than this program can trust.
    #[error("{software} {found} is too old: {needed} or newer is needed")]
    TooOld {
        /// `SQLite` or `PostgreSQL`.
        software: &'static str,
        /// The version that is there.
        found: String,
        /// The oldest version that will do.
        needed: &'static str,
    },

    /// The tables were made by another, probably newer, version of this program.
    #[error("the tables do not fit this version of the program: {reason}")]
    TooNew {
        /// Which migration does not fit.
        reason: String,
    },

    /// What is kept cannot be read back: a damaged file, or tables changed by
    /// hand.
    #[error("the database is damaged: {reason}")]
    Corrupt {
        /// What could not be read.
        reason: String,
    },

    /// The record belongs to another source.
    #[error("{kind} {id} belongs to {owner}")]
    Conflict {
        /// Kind of the record.
        kind: String,
        /// Id of the record.
        id: String,
        /// The source that has it.
        owner: String,
    },

    /// The edits name one record twice.
    #[error("{kind} {id} is there twice")]
    Twice {
        /// Kind of the record.
        kind: String,
        /// Id of the record.
        id: String,
    },
}

impl StoreError {
    /// Says at which database it happened, for the message at start.
    pub(crate) fn at(mut self, place: &str) -> Self {
        if let Self::Unavailable { reason }
        | Self::Refused { reason }
        | Self::Corrupt { reason }
        | Self::TooNew { reason } = &mut self
        {
            *reason = format!("{place}: {reason}");
        }
        self
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        use sqlx::Error as E;

        let reason = error.to_string();
        match error {
            E::PoolClosed => Self::Closed,
            E::Database(told) => match told.code() {
                Some(code) => Self::told(&code, reason),
                None => Self::Unavailable { reason },
            },
            E::Migrate(error) => (*error).into(),
            E::RowNotFound
            | E::TypeNotFound { .. }
            | E::ColumnIndexOutOfBounds { .. }
            | E::ColumnNotFound(_)
            | E::ColumnDecode { .. }
            | E::Decode(_) => Self::Corrupt { reason },
            E::Configuration(_) | E::InvalidArgument(_) | E::Encode(_) => Self::Refused { reason },
            _ => Self::Unavailable { reason },
        }
    }
}

impl StoreError {
    /// Reads the database's own error code: five characters from `PostgreSQL`
    /// (<https://www.postgresql.org/docs/current/errcodes-appendix.html>), a
    /// number from SQLite (<https://www.sqlite.org/rescode.html>).
    fn told(code: &str, reason: String) -> Self {
        const SQLITE_PASSING: [u32; 6] = [5, 6, 10, 13, 14, 15];
        const SQLITE_DAMAGE: [u32; 2] = [11, 26];
        const POSTGRES_PASSING: [&str; 7] = ["08", "25", "40", "53", "55", "57", "58"];
        const POSTGRES_DAMAGE: [&str; 1] = ["XX"];

        let (passing, damage) = if code.len() == 5 {
            let class = &code.get(..2).unwrap_or_default();
            (POSTGRES_PASSING.contains(class), POSTGRES_DAMAGE.contains(class))
        } else {
            // The lower byte is the kind of error, the rest its details.
            let class = code.parse().unwrap_or(0u32) & 0xff;
            (SQLITE_PASSING.contains(&class), SQLITE_DAMAGE.contains(&class))
        };
        match (passing, damage) {
            (true, _) => Self::Unavailable { reason },
            (_, true) => Self::Corrupt { reason },
            _ => Self::Refused { reason },
        }
    }
}

impl From<MigrateError> for StoreError {
    fn from(error: MigrateError) -> Self {
        match error {
            MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => error.into(),
            other => Self::TooNew { reason: other.to_string() },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(code: &str) -> StoreError {
        StoreError::told(code, String::new())
    }

    #[test]
    fn a_code_says_whether_trying_again_helps() {
        let reason = String::new;
        for busy_or_full in ["5", "517", "13", "57P01", "08006", "53300", "40001", "25006"] {
            assert_eq!(told(busy_or_full), StoreError::Unavailable { reason: reason() });
        }
        for damaged in ["11", "267", "26", "XX001"] {
            assert_eq!(told(damaged), StoreError::Corrupt { reason: reason() });
        }
        for refused in ["1", "8", "28P01", "3D000", "42501", "22021", "not a code"] {
            assert_eq!(told(refused), StoreError::Refused { reason: reason() });
        }
    }
}
