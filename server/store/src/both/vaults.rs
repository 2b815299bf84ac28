//! Vaults, in both databases.

use super::for_both;
use crate::vaults::{
    ADD, After, DELETE, EXPIRE, KeptVault, READ, REPLACE, USE, Vault, VaultKey, Vaults, Written,
};
use crate::{StoreError, sql};

/// What erased rows are left in until that is made anew.
const TABLES: &str = "vaults";

for_both! {
impl Vaults {
    async fn put_vault(
        &self,
        key: VaultKey,
        after: After,
        content: &[u8],
        today: i64,
    ) -> Result<Written, StoreError> {
        let mut tx = self.begin().await?;
        if after == After::Nothing {
            let added = sqlx::query(ADD)
                .bind(key.id.as_slice())
                .bind(key.token.as_slice())
                .bind(today)
                .bind(content)
                .execute(&mut *tx)
                .await?;
            if added.rows_affected() == 1 {
                tx.commit().await?;
                return Ok(Written::New);
            }
        }
        let there: Option<KeptVault> = sqlx::query_as(Self::READ_TO_CHANGE)
            .bind(key.id.as_slice())
            .fetch_optional(&mut *tx)
            .await?;
        let Some(there) = there.filter(|there| there.is_of(key)) else {
            return Ok(Written::Unknown);
        };
        let written = there.would(after, content)?;
        match written {
            Written::Next(revision) => {
                sqlx::query(REPLACE)
                    .bind(key.id.as_slice())
                    .bind(sql::signed(revision))
                    .bind(today)
                    .bind(content)
                    .execute(&mut *tx)
                    .await?;
            }
            _ => {
                sqlx::query(USE).bind(key.id.as_slice()).bind(today).execute(&mut *tx).await?;
            }
        }
        tx.commit().await?;
        Ok(written)
    }

    async fn vault(&self, key: VaultKey, today: i64) -> Result<Option<Vault>, StoreError> {
        let there: Option<KeptVault> =
            sqlx::query_as(READ).bind(key.id.as_slice()).fetch_optional(self.reading()).await?;
        let Some(there) = there.filter(|there| there.is_of(key)) else { return Ok(None) };
        let is_first_today = there.is_used_before(today);
        let mut vault = there.read()?;
        if is_first_today {
            // Somebody who needs their copy gets it, whatever is wrong with writing.
            match sqlx::query(USE).bind(key.id.as_slice()).bind(today).execute(self.writing()).await {
                Ok(_) => vault.used_on = today,
                Err(error) => tracing::warn!(%error, "cannot note that a vault was used"),
            }
        }
        Ok(Some(vault))
    }

    async fn delete_vault(&self, key: VaultKey) -> Result<bool, StoreError> {
        let mut tx = self.begin().await?;
        let there: Option<KeptVault> = sqlx::query_as(Self::READ_TO_CHANGE)
            .bind(key.id.as_slice())
            .fetch_optional(&mut *tx)
            .await?;
        if !there.is_some_and(|there| there.is_of(key)) {
            return Ok(false);
        }
        sqlx::query(DELETE).bind(key.id.as_slice()).execute(&mut *tx).await?;
        tx.commit().await?;
        self.scrub(TABLES).await;
        Ok(true)
    }

    async fn expire_vaults(&self, used_on: i64) -> Result<u64, StoreError> {
        let expired =
            sqlx::query(EXPIRE).bind(used_on).execute(self.writing()).await?.rows_affected();
        if expired > 0 {
            self.scrub(TABLES).await;
        }
        Ok(expired)
    }
}
}
