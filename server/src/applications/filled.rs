//! Vacancies for which somebody was found. The store remembers when; the guide shows it, over every
//! import, until a row says that it was checked later.

use std::collections::HashMap;

use guide::{Kind, Moment, record::Record};
use jiff::civil;
use store::{Store, StoreError};

/// Which vacancies have been filled, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Filled(HashMap<String, i64>);

impl Filled {
    /// What the store knows.
    pub(crate) async fn of(store: &dyn Store) -> Result<Self, StoreError> {
        Ok(Self(store.filled_vacancies().await?.into_iter().collect()))
    }

    /// From when on a later word that it was filled counts, in Unix seconds: the beginning of the
    /// day on which somebody checked it. What was said that very day may have been said before.
    pub(crate) fn open_since(checked_on: Option<civil::Date>) -> i64 {
        checked_on.map_or(i64::MIN, |day| Moment::from_local(day.at(0, 0, 0, 0)).unix())
    }

    /// Marks a vacancy that has been filled. False when it is none, or marked already.
    pub(crate) fn mark(&self, record: &mut Record) -> bool {
        let Record::Vacancy(vacancy) = record else { return false };
        let filled_at = self.0.get(vacancy.id.as_str());
        let counts = filled_at.is_some_and(|at| *at >= Self::open_since(vacancy.checked_on));
        let marks = counts && !vacancy.filled;
        vacancy.filled |= counts;
        marks
    }
}

/// Publishes of every vacancy that has been filled that it is, where the guide does not say so yet.
/// How many those were. Several servers may do this at the same time.
pub(crate) async fn note(store: &dyn Store, now: Moment) -> Result<usize, StoreError> {
    let filled = Filled::of(store).await?;
    let change = |json: &str| {
        let mut record = Record::from_json(Kind::Vacancy, json).ok()?;
        if filled.mark(&mut record) { record.to_json().ok() } else { None }
    };
    let mut noted = 0;
    for vacancy in filled.0.keys() {
        let done = store.rewrite(Kind::Vacancy.name(), vacancy, &change, now.unix()).await?;
        noted += usize::from(done.is_some());
    }
    Ok(noted)
}
