//! Counts how often codes on printed matter are used: a number for each code and week, and nothing
//! about who used it.
//!
//! What comes in is counted in memory and written every few seconds and when the server stops, so
//! nobody who scans a code waits for the database or notices that it is away. A server that
//! crashes loses what it counted since it last wrote. When the database did write but its answer
//! got lost, those seconds count twice.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use axum::http::{HeaderMap, Method, header};
use guide::{
    Moment,
    welcome::{WelcomeCode, WelcomeCodes},
};
use store::StoreError;
use tokio::{
    sync::oneshot,
    time::{sleep, timeout},
};

use crate::App;

/// How often what was counted is written.
const EVERY: Duration = Duration::from_secs(5);
/// How long writing may take when the server stops.
const FAREWELL: Duration = Duration::from_secs(5);
/// How many codes are counted before they are written; more than this is an attack, and memory is
/// worth more.
const MOST: usize = 20_000;

/// What codes that nobody printed are counted under; no code has as many letters.
pub(crate) const UNKNOWN: &str = "onbekend";

/// What was counted and is not written yet.
#[derive(Default)]
pub(crate) struct Scans(Mutex<Counts>);

/// By week and code.
type Counts = BTreeMap<(String, String), u64>;

impl Scans {
    /// Counts one.
    pub(crate) fn count(&self, name: String, now: Moment) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (week(now), name);
        if counts.len() < MOST || counts.contains_key(&key) {
            *counts.entry(key).or_default() += 1;
        }
    }

    fn take(&self) -> Counts {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn put_back(&self, taken: Vec<store::Scans>) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for store::Scans { week, code, count } in taken {
            *counts.entry((week, code)).or_default() += count;
        }
    }
}

/// The week of a moment, by ISO 8601: `2026-W49`.
fn week(now: Moment) -> String {
    let week = now.date().iso_week_date();
    format!("{}-W{:02}", week.year(), week.week())
}

/// What a code is counted under: itself, also when it is retired, or one name for all others.
pub(crate) fn name(codes: &WelcomeCodes, code: &str) -> String {
    WelcomeCode::read(code)
        .filter(|it| codes.retired.contains(&it.text()) || codes.area(code).is_some())
        .map_or_else(|| UNKNOWN.to_owned(), |it| it.text())
}

/// Whether a request is somebody who scans a code. A browser that looks ahead is not, nor is
/// somebody who loads the same page again: that says so (`max-age=0`, or `no-cache` to pass over
/// all that is kept), and a camera that opens an address does not.
pub(crate) fn is_scan(method: &Method, headers: &HeaderMap) -> bool {
    let says = |name: &str, words: &[&str]| {
        headers
            .get_all(name)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .any(|value| words.iter().any(|word| value.to_ascii_lowercase().contains(word)))
    };
    let ahead = ["sec-purpose", "purpose", "x-purpose", "x-moz"];
    *method == Method::GET
        && !ahead.iter().any(|name| says(name, &["prefetch", "prerender", "preview"]))
        && !says(header::CACHE_CONTROL.as_str(), &["max-age=0", "no-cache"])
}

/// Writes what was counted, now and then, and once more when `stop` ends.
pub(crate) async fn follow(app: App, mut stop: oneshot::Receiver<()>) {
    loop {
        tokio::select! {
            () = sleep(EVERY) => {
                if let Err(error) = write(&app).await {
                    tracing::warn!(%error, "cannot write how often codes were used; later again");
                }
            }
            _ = &mut stop => break,
        }
    }
    match timeout(FAREWELL, write(&app)).await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tracing::warn!(%error, "how often codes were used is lost"),
        Err(_) => tracing::warn!("how often codes were used may be lost"),
    }
}

/// Writes what was counted. What cannot be written is counted on.
pub(crate) async fn write(app: &App) -> Result<(), StoreError> {
    let counts = app.scans().take();
    if counts.is_empty() {
        return Ok(());
    }
    let scans: Vec<store::Scans> = counts
        .into_iter()
        .map(|((week, code), count)| store::Scans { week, code, count })
        .collect();
    let outcome = app.store().add_scans(&scans).await;
    if outcome.is_err() {
        app.scans().put_back(scans);
    }
    outcome
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;
    use jiff::civil::date;

    use super::*;
    use crate::testing::TestApp;

    #[test]
    fn weeks_are_those_of_iso_8601_where_the_municipality_is() {
        let at = |day: jiff::civil::Date, hour, minute| {
            week(Moment::from_local(day.at(hour, minute, 0, 0)))
        };
        assert_eq!(at(date(2026, 12, 2), 9, 30), "2026-W49");
        assert_eq!(at(date(2027, 1, 3), 23, 59), "2026-W53");
        assert_eq!(at(date(2027, 1, 4), 0, 0), "2027-W01");
        assert_eq!(at(date(2024, 12, 30), 0, 0), "2025-W01");
    }

    #[test]
    fn only_somebody_who_scans_is_counted() {
        let with = |pairs: &[(&'static str, &'static str)]| {
            let mut headers = HeaderMap::new();
            for (name, value) in pairs {
                headers.append(*name, HeaderValue::from_static(value));
            }
            is_scan(&Method::GET, &headers)
        };
        assert!(with(&[]));
        assert!(with(&[("cache-control", "max-age=60"), ("purpose", "scan")]));
        assert!(!is_scan(&Method::HEAD, &HeaderMap::new()));
        for (name, value) in [
            ("sec-purpose", "prefetch;prerender"),
            ("purpose", "Prefetch"),
            ("x-purpose", "preview"),
            ("x-moz", "prefetch"),
            ("cache-control", "max-age=0"),
            ("cache-control", "no-cache"),
        ] {
            assert!(!with(&[(name, value)]), "{name}: {value}");
        }
    }

    #[tokio::test]
    async fn a_database_that_is_away_loses_nothing_and_keeps_nobody_waiting() {
        let server = TestApp::start().await;
        server.app.close().await;
        assert_eq!(server.get("/w/st12").await.status, 200);
        assert_eq!(write(&server.app).await, Err(StoreError::Closed));
        assert_eq!(server.get("/w/st12").await.status, 200);
        let counted = server.app.scans().take();
        let key = ("2026-W49".to_owned(), "st12".to_owned());
        assert_eq!(counted, BTreeMap::from([(key, 2)]));
    }

    #[tokio::test]
    async fn what_was_counted_is_written_when_the_server_stops() {
        let server = TestApp::start().await;
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(follow(server.app.clone(), stopped));
        server.get("/w/st12").await;
        drop(stop);
        task.await.unwrap();
        let written = server.app.store().scans().await.unwrap();
        assert_eq!(written.len(), 1);
        assert_eq!((written[0].code.as_str(), written[0].count), ("st12", 1));
    }

    #[test]
    fn an_attack_does_not_fill_the_memory() {
        let scans = Scans::default();
        for number in 0..MOST + 9 {
            scans.count(number.to_string(), crate::testing::now());
        }
        scans.count("0".into(), crate::testing::now());
        let counts = scans.take();
        assert_eq!((counts.len(), counts.values().sum::<u64>()), (MOST, MOST as u64 + 1));
    }
}
