//! How often codes were used, in both databases.

use super::for_both;
use crate::scans::{ADD, ALL, KeptScans, ScanCounts, Scans, in_order};
use crate::{StoreError, sql};

for_both! {
impl ScanCounts {
    async fn add_scans(&self, scans: &[Scans]) -> Result<(), StoreError> {
        let rows = in_order(scans);
        if rows.is_empty() {
            return Ok(());
        }
        let mut tx = self.begin().await?;
        for Scans { week, code, count } in rows {
            sqlx::query(ADD)
                .bind(week)
                .bind(code)
                .bind(sql::signed(*count))
                .execute(&mut *tx)
                .await?;
        }
        tx.commit().await?;
        Ok(())
    }

    async fn scans(&self) -> Result<Vec<Scans>, StoreError> {
        let kept: Vec<KeptScans> = sqlx::query_as(ALL).fetch_all(self.reading()).await?;
        Ok(kept.into_iter().map(Scans::from).collect())
    }
}
}
