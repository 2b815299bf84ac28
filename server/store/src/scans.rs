//! How often codes on printed matter were used.
//!
//! The contract, and what both databases share of it. A code, a week and a number: nothing in it
//! is about a person or a device, so it is kept for good.

use async_trait::async_trait;

use crate::StoreError;

/// How often a code was used in a week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scans {
    /// The week of ISO 8601, as `2026-W49`.
    pub week: String,
    /// The code.
    pub code: String,
    /// How often.
    pub count: u64,
}

/// A place where it is kept how often codes were used.
#[async_trait]
pub trait ScanCounts: Send + Sync {
    /// Adds numbers to what is there, all or none. Servers that do so at the same time add up.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn add_scans(&self, scans: &[Scans]) -> Result<(), StoreError>;

    /// All numbers, by week and code.
    ///
    /// # Errors
    /// As [`Store::series`](crate::Store::series).
    async fn scans(&self) -> Result<Vec<Scans>, StoreError>;
}

/// A row as it is kept.
#[derive(sqlx::FromRow)]
pub(crate) struct KeptScans {
    week: String,
    code: String,
    count: i64,
}

impl From<KeptScans> for Scans {
    fn from(kept: KeptScans) -> Self {
        Self { week: kept.week, code: kept.code, count: kept.count.unsigned_abs() }
    }
}

/// The rows in one order, so that servers that write the same ones wait for each other and never
/// in a ring.
pub(crate) fn in_order(scans: &[Scans]) -> Vec<&Scans> {
    let mut rows: Vec<&Scans> = scans.iter().filter(|it| it.count > 0).collect();
    rows.sort_unstable_by_key(|it| (&it.week, &it.code));
    rows
}

pub(crate) const ADD: &str = "
    insert into scans (week, code, count) values ($1, $2, $3)
    on conflict (week, code) do update set count = scans.count + excluded.count";

pub(crate) const ALL: &str = "select week, code, count from scans order by week, code";
