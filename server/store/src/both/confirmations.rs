//! Confirmations, in both databases.

use super::for_both;
use crate::StoreError;
use crate::confirmations::{
    Answered, CONFIRMATION_TRIES, COUNT_CODES, CodeTried, Confirmation, ConfirmationCode,
    Confirmations, ConfirmationsExpired, DELETE, END_CODES, EXPIRE, EXPIRE_CODES, ISSUE,
    KeptConfirmation, PUT, PUT_CODE, RECOGNITION, RECOGNITION_OF, RECOGNITIONS, REVOKE, REVOKED,
    Recognition, SINGLE, SPENT_CODE, TRY_CODE, tried,
};

/// What erased rows are left in until that is made anew.
const TABLES: &str = "confirmations, confirmation_codes";

for_both! {
impl Confirmations {
    async fn put_confirmation_code(
        &self,
        code: &ConfirmationCode,
        most: u32,
        since: i64,
    ) -> Result<bool, StoreError> {
        let mut tx = self.begin_for(&code.organisation).await?;
        let sent: i64 = sqlx::query_scalar(COUNT_CODES)
            .bind(&code.organisation)
            .bind(since)
            .fetch_one(&mut *tx)
            .await?;
        if sent >= i64::from(most) {
            tx.rollback().await?;
            return Ok(false);
        }
        sqlx::query(END_CODES).bind(&code.claim).execute(&mut *tx).await?;
        sqlx::query(PUT_CODE)
            .bind(&code.id)
            .bind(&code.claim)
            .bind(&code.organisation)
            .bind(&code.hash)
            .bind(code.sent_at)
            .bind(code.expires_at)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(true)
    }

    async fn try_confirmation_code(
        &self,
        claim: &str,
        hash: &str,
        now: i64,
    ) -> Result<CodeTried, StoreError> {
        let most = i64::from(CONFIRMATION_TRIES);
        let mut tx = self.begin().await?;
        let found: Option<(String, i64)> = sqlx::query_as(TRY_CODE)
            .bind(claim)
            .bind(now)
            .bind(most)
            .fetch_optional(&mut *tx)
            .await?;
        tx.commit().await?;
        if let Some(found) = found {
            return Ok(tried(found, hash));
        }
        let spent: i64 = sqlx::query_scalar(SPENT_CODE)
            .bind(claim)
            .bind(now)
            .bind(most)
            .fetch_one(self.reading())
            .await?;
        Ok(if spent > 0 { CodeTried::Spent } else { CodeTried::Missing })
    }

    async fn put_confirmation(
        &self,
        answer: &Confirmation,
        issued: Option<&Recognition>,
    ) -> Result<Answered, StoreError> {
        let mut tx = self.begin().await?;
        let written = sqlx::query(PUT)
            .bind(&answer.pickup)
            .bind(&answer.sealed)
            .bind(answer.answered_at)
            .execute(&mut *tx)
            .await?;
        let mut is_new = written.rows_affected() == 1;
        if let Some(issued) = issued.filter(|_| is_new) {
            let written = sqlx::query(ISSUE)
                .bind(&issued.id)
                .bind(&issued.claim)
                .bind(&issued.organisation)
                .bind(issued.issued_at)
                .execute(&mut *tx)
                .await?;
            is_new = written.rows_affected() == 1;
        }
        if is_new {
            tx.commit().await?;
            return Ok(Answered::New);
        }
        tx.rollback().await?;
        Ok(Answered::Before(self.confirmation(&answer.pickup).await?))
    }

    async fn confirmation(&self, pickup: &str) -> Result<Option<Confirmation>, StoreError> {
        let kept: Option<KeptConfirmation> =
            sqlx::query_as(SINGLE).bind(pickup).fetch_optional(self.reading()).await?;
        Ok(kept.map(Confirmation::from))
    }

    async fn delete_confirmation(&self, pickup: &str) -> Result<bool, StoreError> {
        let done = sqlx::query(DELETE).bind(pickup).execute(self.writing()).await?;
        if done.rows_affected() == 0 {
            return Ok(false);
        }
        self.scrub(TABLES).await;
        Ok(true)
    }

    async fn recognitions(&self) -> Result<Vec<Recognition>, StoreError> {
        Ok(sqlx::query_as(RECOGNITIONS).fetch_all(self.reading()).await?)
    }

    async fn recognition(&self, id: &str) -> Result<Option<Recognition>, StoreError> {
        Ok(sqlx::query_as(RECOGNITION).bind(id).fetch_optional(self.reading()).await?)
    }

    async fn recognition_of(&self, claim: &str) -> Result<Option<Recognition>, StoreError> {
        Ok(sqlx::query_as(RECOGNITION_OF).bind(claim).fetch_optional(self.reading()).await?)
    }

    async fn revoked_recognitions(&self) -> Result<Vec<String>, StoreError> {
        Ok(sqlx::query_scalar(REVOKED).fetch_all(self.reading()).await?)
    }

    async fn revoke_recognition(
        &self,
        id: &str,
        reason: &str,
        now: i64,
    ) -> Result<bool, StoreError> {
        let done =
            sqlx::query(REVOKE).bind(id).bind(now).bind(reason).execute(self.writing()).await?;
        Ok(done.rows_affected() == 1)
    }

    async fn expire_confirmations(
        &self,
        codes: i64,
        answers: i64,
    ) -> Result<ConfirmationsExpired, StoreError> {
        let mut tx = self.begin().await?;
        let codes = sqlx::query(EXPIRE_CODES).bind(codes).execute(&mut *tx).await?.rows_affected();
        let answers = sqlx::query(EXPIRE).bind(answers).execute(&mut *tx).await?.rows_affected();
        tx.commit().await?;
        let expired = ConfirmationsExpired { codes, answers };
        if !expired.is_nothing() {
            self.scrub(TABLES).await;
        }
        Ok(expired)
    }
}
}
