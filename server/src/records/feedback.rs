//! Counts of feedback.

use async_trait::async_trait;

use super::database::Database;
use crate::domain::feedback::FeedbackCount;
use crate::domain::records::{FeedbackRecords, RecordsError};

#[async_trait]
impl FeedbackRecords for Database {
    async fn count(&self, counts: &[FeedbackCount]) -> Result<(), RecordsError> {
        let mut counts: Vec<_> = counts.iter().collect();
        counts.sort_unstable_by_key(|count| (count.month.as_str(), count.question, count.answer));
        let line = self.line()?;
        let write = async {
            let mut transaction = line.pool.begin().await?;
            for count in counts {
                sqlx::query(
                    "INSERT INTO feedback (month, question, answer, n) VALUES ($1, $2, $3, $4)
                     ON CONFLICT (month, question, answer) DO UPDATE SET n = feedback.n + excluded.n",
                )
                .bind(count.month.as_str())
                .bind(count.question)
                .bind(count.answer)
                .bind(i64::from(count.n))
                .execute(&mut *transaction)
                .await?;
            }
            transaction.commit().await
        };
        line.answer(write).await
    }
}
