//! Reads the address of a database. What it says about a wrong address never
//! repeats the address: there may be a password in it.

use std::path::PathBuf;
use std::str::FromStr;

use sqlx::postgres::PgConnectOptions;

use crate::StoreError;

/// Which database to open.
pub(crate) enum Address {
    /// A file of our own.
    Sqlite(PathBuf),
    /// A server.
    Postgres(Box<PgConnectOptions>),
}

impl Address {
    pub(crate) fn parse(url: &str) -> Result<Self, StoreError> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            // SQLite itself gives these a meaning of their own.
            if path.is_empty() || path.starts_with([':', '?']) || path.starts_with("file:") {
                return Err(wrong("after `sqlite:` comes the path of a file"));
            }
            if path.contains('?') {
                return Err(wrong("a SQLite address takes no parameters"));
            }
            return Ok(Self::Sqlite(PathBuf::from(path)));
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let options = PgConnectOptions::from_str(url)
                .map_err(|_| wrong("it does not read as postgres://user:password@host/database"))?;
            return Ok(Self::Postgres(Box::new(options)));
        }
        Err(wrong("it must begin with `sqlite:` or `postgres://`"))
    }
}

fn wrong(reason: &str) -> StoreError {
    StoreError::Address { reason: reason.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sqlite_address_is_a_path() {
        for (url, expected) in [
            ("sqlite:mienskip.db", "mienskip.db"),
            ("sqlite:/var/lib/mienskip.db", "/var/lib/mienskip.db"),
            ("sqlite:///var/lib/mienskip.db", "/var/lib/mienskip.db"),
            ("sqlite://with space & 100%.db", "with space & 100%.db"),
        ] {
            let Ok(Address::Sqlite(path)) = Address::parse(url) else { panic!("{url}") };
            assert_eq!(path, PathBuf::from(expected));
        }
    }

    #[test]
    fn a_wrong_address_is_refused_without_repeating_it() {
        for url in [
            "",
            "sqlite:",
            "sqlite::memory:",
            "sqlite:x.db?mode=geheim",
            "sqlite:file:x.db",
            "mysql://mienskip:geheim@localhost/x",
            "postgres://mienskip:geheim@localhost:port/x",
            "postgres://mienskip@localhost/x?sslmode=geheim",
        ] {
            let Err(error) = Address::parse(url) else { panic!("{url}") };
            assert!(matches!(error, StoreError::Address { .. }), "{error:?}");
            assert!(!format!("{error} {error:?}").contains("geheim"), "{error:?}");
        }
    }
}
