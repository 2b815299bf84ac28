//! Opening hours and public holidays against an independent library.
//!
//! `data/hours-dateutil.json` holds 160 random slots (weekly, in even or odd weeks, the nth of the
//! month, within dates, a season and around a closure) with every day of two years on which
//! Python's dateutil has them, and the public holidays of 2020 to 2040 from its Easter. It was made
//! with `data/hours-dateutil.py` (fixed seed).

#![expect(clippy::unwrap_used, reason = "a test that cannot read its data has failed")]

use std::collections::BTreeMap;

use guide::{
    Almanac,
    almanac::Holiday,
    calendar::{days_between, days_later},
    schedule::Schedule,
};
use jiff::civil::{Date, date};
use serde::Deserialize;

#[derive(Deserialize)]
struct Oracle {
    made_with: String,
    holidays: BTreeMap<i16, Vec<Date>>,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    hours: Schedule,
    days: Vec<i64>,
}

fn oracle() -> Oracle {
    serde_json::from_str(include_str!("data/hours-dateutil.json")).unwrap()
}

const FIRST: Date = date(2026, 1, 1);
const LAST: Date = date(2027, 12, 31);

#[test]
fn slots_are_there_on_the_days_of_dateutil() {
    let almanac = Almanac { closed_on: Holiday::USUALLY_CLOSED.to_vec(), ..Almanac::default() };
    let oracle = oracle();
    assert!(oracle.cases.len() >= 150);
    for Case { hours, days } in &oracle.cases {
        let ours: Vec<i64> = (0..=days_between(FIRST, LAST))
            .filter(|day| hours.is_any_on(days_later(FIRST, *day), None, &almanac))
            .collect();
        assert_eq!(&ours, days, "{} ({})", hours.to_dutch(), oracle.made_with);
    }
}

#[test]
fn holidays_are_on_the_days_of_the_almanac() {
    let oracle = oracle();
    assert_eq!(oracle.holidays.len(), 21);
    for (year, dates) in &oracle.holidays {
        for (holiday, expected) in Holiday::ALL.into_iter().zip(dates) {
            let found: Vec<Date> = (0..366)
                .map(|day| days_later(date(*year, 1, 1), day))
                .filter(|it| it.year() == *year && holiday.is_on(*it))
                .collect();
            assert_eq!(found, [*expected], "{} {year}", holiday.name());
        }
    }
    // As printed on calendars.
    let on = |year, month, day| Holiday::on(date(year, month, day)).next();
    assert_eq!(on(2025, 4, 26), Some(Holiday::KingsDay));
    assert_eq!(on(2031, 4, 26), Some(Holiday::KingsDay));
    assert_eq!(on(2024, 3, 31), Some(Holiday::EasterSunday));
    assert_eq!(on(2026, 5, 14), Some(Holiday::Ascension));
    assert_eq!(on(2027, 5, 17), Some(Holiday::WhitMonday));
    assert_eq!(on(2038, 4, 25), Some(Holiday::EasterSunday));
}
