//! Recurrence rules against an independent library.
//!
//! `data/rrule-dateutil.json` holds 320 random rules with the first 20 dates that Python's
//! dateutil gives for each. It was made with `data/rrule-dateutil.py` (fixed seed), which says
//! how, and in which corners the two differ by design.

use guide::recurrence::Rule;
use jiff::civil::DateTime;
use serde::Deserialize;

#[derive(Deserialize)]
struct Oracle {
    made_with: String,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    start: DateTime,
    rule: Rule,
    dates: Vec<DateTime>,
}

fn oracle() -> serde_json::Result<Oracle> {
    serde_json::from_str(include_str!("data/rrule-dateutil.json"))
}

/// The oracle stops after this many dates.
const DATES: usize = 20;

#[test]
fn the_dates_are_those_of_dateutil() {
    let oracle = oracle().unwrap();
    assert!(oracle.cases.len() >= 300);
    for Case { start, rule, dates } in &oracle.cases {
        let ours: Vec<DateTime> = rule.occurrences(*start).take(DATES).collect();
        assert_eq!(&ours, dates, "{rule} from {start} ({})", oracle.made_with);
    }
}

#[test]
fn a_jump_lands_on_the_dates_of_dateutil() {
    for Case { start, rule, dates } in &oracle().unwrap().cases {
        for (skipped, from) in dates.iter().enumerate() {
            let ours: Vec<DateTime> =
                rule.occurrences_from(*start, *from).take(DATES - skipped).collect();
            assert_eq!(ours, dates[skipped..], "{rule} from {start}, asked from {from}");
        }
    }
}
