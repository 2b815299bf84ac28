//! The statements both databases understand, and the shapes they answer in.

use crate::{Loaded, Row, StoreError};

pub(crate) const SERIES: &str = "select series from published";

pub(crate) const VERSION: &str = "select version from published";

pub(crate) const LATEST: &str = "select series, version, published_at from published";

pub(crate) const CHANGED_SINCE: &str = "
    select kind, id, source, modified, data from records
    where modified > $1
    order by kind, id";

pub(crate) const KEPT: &str = "select kind, id, source, data from records";

pub(crate) const KEPT_ONE: &str =
    "select kind, id, source, data from records where kind = $1 and id = $2";

pub(crate) const PUBLISH: &str = "update published set version = $1, published_at = $2";

/// How far the database has published, as it is kept.
#[derive(sqlx::FromRow)]
pub(crate) struct Latest {
    series: String,
    version: i64,
    published_at: i64,
}

impl Latest {
    /// Puts the rows that were read together with it beside it.
    pub(crate) fn with(self, rows: Vec<KeptRow>) -> Result<Loaded, StoreError> {
        Ok(Loaded {
            series: self.series,
            version: version(self.version)?,
            published_at: self.published_at,
            rows: rows.into_iter().map(Row::try_from).collect::<Result<_, _>>()?,
        })
    }
}

/// A [`Row`] as it is kept.
#[derive(sqlx::FromRow)]
pub(crate) struct KeptRow {
    kind: String,
    id: String,
    source: String,
    modified: i64,
    data: Option<String>,
}

impl TryFrom<KeptRow> for Row {
    type Error = StoreError;

    fn try_from(kept: KeptRow) -> Result<Self, StoreError> {
        let KeptRow { kind, id, source, modified, data } = kept;
        let modified = version(modified)?;
        Ok(Self { kind, id, source, modified, data })
    }
}

/// Databases count with a sign.
pub(crate) fn version(kept: i64) -> Result<u64, StoreError> {
    u64::try_from(kept).map_err(|_| StoreError::Corrupt { reason: format!("version {kept}") })
}

/// As the databases count; what is beyond their reach no row will be newer than.
pub(crate) fn signed(version: u64) -> i64 {
    i64::try_from(version).unwrap_or(i64::MAX)
}
