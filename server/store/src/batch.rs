//! Group commit: what comes in while a transaction is on its way to the disk is written in the next
//! one, all of it at once. Whoever brought something hears of it when it is on the disk.
//!
//! The disk sets how many transactions there are a second, not how many reactions.

use async_trait::async_trait;
use tokio::sync::{mpsc, oneshot};

use crate::{NewApplication, StoreError, Took};

/// How many wait at most; who comes after them waits to be let in.
const QUEUE: usize = 4096;
/// How many are written in one transaction at most.
const MOST: usize = 512;

/// Writes many in one transaction: what came of each, in their order.
#[async_trait]
pub(crate) trait Writer: Send + Sync + 'static {
    async fn write(&self, batch: &[NewApplication]) -> Result<Vec<Took>, StoreError>;
}

type Job = (NewApplication, oneshot::Sender<Result<Took, StoreError>>);

/// The way to a task that writes; it ends when nobody can bring anything any more.
pub(crate) struct Batches(mpsc::Sender<Job>);

impl Batches {
    pub(crate) fn start(writer: impl Writer) -> Self {
        let (to, from) = mpsc::channel(QUEUE);
        tokio::spawn(run(writer, from));
        Self(to)
    }

    pub(crate) async fn put(&self, sent: NewApplication) -> Result<Took, StoreError> {
        let (answer, heard) = oneshot::channel();
        // The task ends only after this handle is gone, or when the program does.
        self.0.send((sent, answer)).await.map_err(|_| StoreError::Closed)?;
        heard.await.map_err(|_| StoreError::Closed)?
    }
}

async fn run(writer: impl Writer, mut queue: mpsc::Receiver<Job>) {
    let mut jobs: Vec<Job> = Vec::with_capacity(MOST);
    while queue.recv_many(&mut jobs, MOST).await > 0 {
        let (batch, answers): (Vec<_>, Vec<_>) = jobs.drain(..).unzip();
        let outcomes = match writer.write(&batch).await {
            Ok(took) => took.into_iter().map(Ok).collect(),
            // One that the database refuses must not take the others along.
            Err(StoreError::Refused { .. }) if batch.len() > 1 => one_by_one(&writer, &batch).await,
            Err(error) => vec![Err(error); batch.len()],
        };
        for (answer, outcome) in answers.into_iter().zip(outcomes) {
            let _nobody_waits_for_it_any_more = answer.send(outcome);
        }
    }
}

async fn one_by_one(
    writer: &impl Writer,
    batch: &[NewApplication],
) -> Vec<Result<Took, StoreError>> {
    let mut outcomes = Vec::with_capacity(batch.len());
    for one in batch.chunks(1) {
        let took = writer.write(one).await;
        outcomes.push(took.and_then(|took| {
            let reason = "no outcome".to_owned();
            took.first().copied().ok_or(StoreError::Corrupt { reason })
        }));
    }
    outcomes
}

#[cfg(test)]
mod tests {
    use std::{
        sync::{Arc, Mutex},
        time::Duration,
    };

    use super::*;

    /// Takes its time, remembers how much it got at once, and refuses some.
    #[derive(Clone, Default)]
    struct Slow(Arc<Mutex<Vec<usize>>>);

    #[async_trait]
    impl Writer for Slow {
        async fn write(&self, batch: &[NewApplication]) -> Result<Vec<Took>, StoreError> {
            self.0.lock().unwrap().push(batch.len());
            tokio::time::sleep(Duration::from_millis(20)).await;
            if batch.iter().any(|it| it.id == "13") {
                return Err(StoreError::Refused { reason: "13".into() });
            }
            Ok(batch.iter().map(|it| Took::Before(it.id.parse().unwrap())).collect())
        }
    }

    fn numbered(number: usize) -> NewApplication {
        NewApplication {
            id: number.to_string(),
            vacancy: String::new(),
            code: Vec::new(),
            mark: Vec::new(),
            content: Vec::new(),
            received_at: 0,
            open_since: 0,
            letter: None,
        }
    }

    #[tokio::test]
    async fn what_comes_in_meanwhile_goes_together_and_each_hears_its_own_outcome() {
        let writer = Slow::default();
        let batches = Arc::new(Batches::start(writer.clone()));
        let coming: Vec<_> = (0..100)
            .filter(|number| *number != 13)
            .map(|number| {
                let batches = Arc::clone(&batches);
                tokio::spawn(async move { (number, batches.put(numbered(number)).await) })
            })
            .collect();
        for one in coming {
            let (number, outcome) = one.await.unwrap();
            assert_eq!(outcome, Ok(Took::Before(i64::try_from(number).unwrap())));
        }
        let sizes = writer.0.lock().unwrap().clone();
        assert_eq!(sizes.iter().sum::<usize>(), 99);
        assert!(sizes.len() < 10, "{sizes:?}");
    }

    #[tokio::test]
    async fn one_that_is_refused_does_not_take_the_others_along() {
        let batches = Arc::new(Batches::start(Slow::default()));
        let coming: Vec<_> = (10..16)
            .map(|number| {
                let batches = Arc::clone(&batches);
                tokio::spawn(async move { batches.put(numbered(number)).await })
            })
            .collect();
        for (number, one) in (10..16).zip(coming) {
            assert_eq!(one.await.unwrap().is_ok(), number != 13, "{number}");
        }
    }
}
