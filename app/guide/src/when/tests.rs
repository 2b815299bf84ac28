use jiff::civil::{DateTime, date};
use proptest::prelude::*;

use super::*;
use crate::recurrence::tests::{any_rule, any_start};

fn when(json: &str) -> When {
    serde_json::from_str(json).unwrap()
}

fn at(text: &str) -> DateTime {
    text.parse::<Start>().unwrap().datetime()
}

fn now(text: &str) -> Moment {
    Moment::from_local(at(text))
}

/// The next occurrence, as it is written.
fn next(when: &When, text: &str) -> String {
    when.next(now(text)).map_or("none".into(), |next| serde_json::to_string(&next).unwrap())
}

/// The occurrences of some days, as they are written.
fn between(when: &When, from: &str, to: &str) -> String {
    let found = when.between(at(from), at(to), 99);
    let found: Vec<_> = found.iter().map(|it| serde_json::to_string(it).unwrap()).collect();
    found.join(" ")
}

#[test]
fn json_has_dutch_names_and_nothing_empty() {
    assert_eq!(serde_json::to_string(&When::default()).unwrap(), "{}");
    let json = r#"{"tekst":"wo 13.30","begin":"2026-09-02T13:30","einde":"2026-09-02T15:00","herhaling":"FREQ=WEEKLY;BYDAY=WE","behalve":["2026-12-23"]}"#;
    assert_eq!(serde_json::to_string(&when(json)).unwrap(), json);
    let day = r#"{"begin":"2026-09-02"}"#;
    assert_eq!(serde_json::to_string(&when(day)).unwrap(), day);
}

#[test]
fn a_time_is_a_day_and_perhaps_hours_and_minutes() {
    assert_eq!("2026-09-02".parse(), Ok(Start::Day(date(2026, 9, 2))));
    assert_eq!("2026-09-02T13:30:59".parse(), Ok(Start::from(at("2026-09-02T13:30"))));
    for wrong in [
        "",
        "2026",
        "2-9-2026",
        "2026-02-30",
        "2026-09-02 13:30",
        "2026-09-02T25:00",
        "2026-09-02T24:00",
        "2026-09-02T13:30Z",
        "2026-09-02T13:30+02:00",
        "2026-09-02T13:3",
        "20260902T133000",
        "2026-W36-3",
    ] {
        assert_eq!(wrong.parse::<Start>(), Err(NotATime(wrong.to_owned())));
    }
}

#[test]
fn once_is_next_until_it_has_ended() {
    let once = when(r#"{"begin":"2026-09-02T13:30","einde":"2026-09-02T15:00"}"#);
    let itself = r#"{"b":"2026-09-02T13:30","e":"2026-09-02T15:00"}"#;
    assert_eq!(next(&once, "2026-01-01"), itself);
    assert_eq!(next(&once, "2026-09-02T14:59"), itself);
    assert_eq!(next(&once, "2026-09-02T15:00"), "none");
    assert!(!once.is_over(now("2026-09-02T14:59")));
    assert!(once.is_over(now("2026-09-02T15:00")));
}

#[test]
fn without_an_end_it_counts_as_two_hours() {
    let once = when(r#"{"begin":"2026-09-02T13:30"}"#);
    assert_eq!(next(&once, "2026-09-02T15:29"), r#"{"b":"2026-09-02T13:30"}"#);
    assert_eq!(next(&once, "2026-09-02T15:30"), "none");
}

#[test]
fn an_end_that_is_not_after_the_start_is_left_aside() {
    for json in [
        r#"{"begin":"2026-09-02T13:30","einde":"2026-09-02T13:30"}"#,
        r#"{"begin":"2026-09-02T13:30","einde":"2026-09-02T12:00"}"#,
        r#"{"begin":"2026-09-02T13:30","einde":"2026-09-01"}"#,
    ] {
        assert_eq!(next(&when(json), "2026-09-01"), r#"{"b":"2026-09-02T13:30"}"#);
    }
    let day = when(r#"{"begin":"2026-09-02","einde":"2026-09-01"}"#);
    assert_eq!(next(&day, "2026-09-01"), r#"{"b":"2026-09-02"}"#);
}

#[test]
fn whole_days_last_until_midnight() {
    let day = when(r#"{"begin":"2026-09-04"}"#);
    assert_eq!(next(&day, "2026-09-04T23:59"), r#"{"b":"2026-09-04"}"#);
    assert_eq!(next(&day, "2026-09-05"), "none");
    let days = when(r#"{"begin":"2026-09-04","einde":"2026-09-06"}"#);
    assert_eq!(next(&days, "2026-09-06T23:59"), r#"{"b":"2026-09-04","e":"2026-09-06"}"#);
    assert_eq!(next(&days, "2026-09-07"), "none");
    let last = days.next(now("2026-09-01")).unwrap();
    assert_eq!(last.over_at(), at("2026-09-07"));
    assert_eq!(last.last_day(), date(2026, 9, 6));
}

#[test]
fn a_day_as_the_end_of_a_time_is_that_whole_day() {
    let camp = when(r#"{"begin":"2026-09-04T19:00","einde":"2026-09-06"}"#);
    assert_eq!(
        next(&camp, "2026-09-06T23:59"),
        r#"{"b":"2026-09-04T19:00","e":"2026-09-07T00:00"}"#
    );
    assert_eq!(camp.next(now("2026-09-01")).unwrap().last_day(), date(2026, 9, 6));
}

#[test]
fn it_comes_back_except_on_some_days() {
    let weekly = when(
        r#"{"begin":"2026-12-09T13:30","einde":"2026-12-09T15:00","herhaling":"FREQ=WEEKLY;BYDAY=WE","behalve":["2026-12-23","2026-12-30"]}"#,
    );
    assert_eq!(
        between(&weekly, "2026-12-01", "2027-01-07"),
        r#"{"b":"2026-12-09T13:30","e":"2026-12-09T15:00"} {"b":"2026-12-16T13:30","e":"2026-12-16T15:00"} {"b":"2027-01-06T13:30","e":"2027-01-06T15:00"}"#
    );
    assert_eq!(
        next(&weekly, "2026-12-16T15:00"),
        r#"{"b":"2027-01-06T13:30","e":"2027-01-06T15:00"}"#
    );
    assert_eq!(weekly.between(at("2026-12-01"), at("2027-12-01"), 2).len(), 2);
}

#[test]
fn between_takes_what_is_going_on_at_its_edges() {
    let weekly = when(
        r#"{"begin":"2026-09-02T22:00","einde":"2026-09-03T02:00","herhaling":"FREQ=WEEKLY"}"#,
    );
    let night = r#"{"b":"2026-09-09T22:00","e":"2026-09-10T02:00"}"#;
    assert_eq!(between(&weekly, "2026-09-10T01:59", "2026-09-11"), night);
    assert_eq!(between(&weekly, "2026-09-10T02:00", "2026-09-11"), "");
    assert_eq!(between(&weekly, "2026-09-09", "2026-09-09T22:00"), "");
    assert_eq!(between(&weekly, "2026-09-09", "2026-09-09T22:01"), night);
}

#[test]
fn hours_stay_when_the_clock_changes() {
    let daily =
        when(r#"{"begin":"2026-03-28T13:30","einde":"2026-03-28T15:00","herhaling":"FREQ=DAILY"}"#);
    for (day, instant) in [("2026-03-28", "T12:30:00Z"), ("2026-03-29", "T11:30:00Z")] {
        let next = daily.next(now(day)).unwrap();
        assert_eq!(next.start, at(&format!("{day}T13:30")));
        assert_eq!(next.end, Some(at(&format!("{day}T15:00"))));
        let start = Moment::from_local(next.start).timestamp();
        assert_eq!(start.to_string(), format!("{day}{instant}"));
    }
}

#[test]
fn what_starts_in_the_skipped_hour_starts_an_hour_later() {
    // RFC 5545 §3.3.5: 02:30 with the offset from before the change.
    let nightly = when(
        r#"{"begin":"2026-03-28T02:30","einde":"2026-03-28T03:15","herhaling":"FREQ=DAILY;COUNT=3"}"#,
    );
    assert_eq!(
        between(&nightly, "2026-03-01", "2026-04-01"),
        r#"{"b":"2026-03-28T02:30","e":"2026-03-28T03:15"} {"b":"2026-03-29T03:30","e":"2026-03-29T04:15"} {"b":"2026-03-30T02:30","e":"2026-03-30T03:15"}"#
    );
}

#[test]
fn what_was_shifted_by_the_clock_is_still_going_on() {
    let nightly =
        when(r#"{"begin":"2026-03-28T02:30","einde":"2026-03-28T03:15","herhaling":"FREQ=DAILY"}"#);
    let shifted = r#"{"b":"2026-03-29T03:30","e":"2026-03-29T04:15"}"#;
    assert_eq!(next(&nightly, "2026-03-29T04:10"), shifted);
    assert_eq!(between(&nightly, "2026-03-29T04:10", "2026-03-30"), shifted);
}

#[test]
fn a_night_keeps_its_end_when_the_clock_changes() {
    let party = when(
        r#"{"begin":"2026-03-21T22:00","einde":"2026-03-22T04:00","herhaling":"FREQ=WEEKLY"}"#,
    );
    let spring = r#"{"b":"2026-03-28T22:00","e":"2026-03-29T04:00"}"#;
    assert_eq!(next(&party, "2026-03-29T03:59"), spring);
    assert_ne!(next(&party, "2026-03-29T04:00"), spring);
    let autumn = r#"{"b":"2026-10-24T22:00","e":"2026-10-25T04:00"}"#;
    assert_eq!(next(&party, "2026-10-25T03:59"), autumn);
    assert_ne!(next(&party, "2026-10-25T04:00"), autumn);
}

#[test]
fn a_rule_without_a_start_gives_whole_days() {
    let wednesdays = when(r#"{"herhaling":"FREQ=WEEKLY;BYDAY=WE"}"#);
    assert!(wednesdays.is_dated());
    assert_eq!(next(&wednesdays, "2026-09-02T23:59"), r#"{"b":"2026-09-02"}"#);
    assert_eq!(next(&wednesdays, "2026-09-03"), r#"{"b":"2026-09-09"}"#);
    let first_friday = when(r#"{"herhaling":"FREQ=MONTHLY;BYDAY=1FR"}"#);
    assert_eq!(next(&first_friday, "2026-09-05"), r#"{"b":"2026-10-02"}"#);
    let second_weeks = when(r#"{"herhaling":"FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"}"#);
    let first = next(&second_weeks, "2026-09-01");
    assert_eq!(next(&second_weeks, "2026-08-27"), first);
    // Counted from Monday 1 January 2001: 1339 weeks on is 31 August 2026, 1340 is the next.
    assert_eq!(first, r#"{"b":"2026-09-09"}"#);
}

#[test]
fn a_rule_without_a_start_ends_with_its_end() {
    let until = when(r#"{"herhaling":"FREQ=WEEKLY;BYDAY=WE","einde":"2026-09-09"}"#);
    assert_eq!(next(&until, "2026-09-09T12:00"), r#"{"b":"2026-09-09"}"#);
    assert!(!until.is_over(now("2026-09-09T23:59")));
    assert!(until.is_over(now("2026-09-10")));
    let counted = when(r#"{"herhaling":"FREQ=WEEKLY;BYDAY=WE;COUNT=2"}"#);
    assert_eq!(next(&counted, "2026-09-03"), r#"{"b":"2026-09-09"}"#);
    let past = when(r#"{"herhaling":"FREQ=WEEKLY;BYDAY=WE;UNTIL=20220417"}"#);
    assert!(past.is_over(now("2026-09-02")));
}

#[test]
fn a_rule_that_does_not_name_its_days_needs_a_start() {
    let weekly = when(r#"{"tekst":"elke week","herhaling":"FREQ=WEEKLY"}"#);
    assert!(!weekly.is_dated());
    assert_eq!(next(&weekly, "2026-09-02"), "none");
    assert!(!weekly.is_over(now("2026-09-02")));
}

#[test]
fn without_dates_it_is_not_over() {
    let words = when(r#"{"tekst":"op afspraak"}"#);
    assert!(!words.is_dated());
    assert!(!words.is_over(now("2026-09-02")));
    let until = when(r#"{"tekst":"tot en met 9 september","einde":"2026-09-09"}"#);
    assert!(!until.is_over(now("2026-09-09T23:59")));
    assert!(until.is_over(now("2026-09-10")));
}

#[test]
fn an_occurrence_reads_as_it_was_written() {
    for json in [
        r#"{"b":"2026-09-02T13:30"}"#,
        r#"{"b":"2026-09-02T13:30","e":"2026-09-02T15:00"}"#,
        r#"{"b":"2026-09-04"}"#,
        r#"{"b":"2026-09-04","e":"2026-09-06"}"#,
    ] {
        let occurrence: Occurrence = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&occurrence).unwrap(), json);
    }
}

/// Dated activities of all kinds, with a few exceptions among their own first dates.
fn any_when() -> impl Strategy<Value = When> {
    let end = prop_oneof![
        1 => Just(None),
        3 => (0_i64..600).prop_map(|minutes| Some(SignedDuration::from_mins(minutes))),
        1 => (0_i64..100).prop_map(|hours| Some(SignedDuration::from_hours(hours))),
    ];
    let except = prop::collection::vec(0_usize..20, 0..6);
    (any_start(), any::<bool>(), end, prop::option::weighted(0.9, any_rule()), except).prop_map(
        |(start, all_day, length, rule, except)| {
            let precise = |at: DateTime| {
                if all_day { Start::Day(at.date()) } else { Start::Time(at) }
            };
            let mut when = When {
                start: Some(precise(start)),
                end: length.map(|length| precise(start + length)),
                rule,
                ..When::default()
            };
            let first = when.between(start, DateTime::MAX, 20);
            when.except = except
                .into_iter()
                .filter_map(|nth| first.get(nth))
                .map(|occurrence| occurrence.start.date())
                .collect();
            when
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn exceptions_never_appear(when in any_when(), from in any_start()) {
        let all = when.between(DateTime::MIN, DateTime::MAX, 50);
        let later = when.between(from, DateTime::MAX, 50);
        for occurrence in all.iter().chain(&later) {
            prop_assert!(!when.except.contains(&occurrence.start.date()));
        }
    }

    #[test]
    fn occurrences_are_in_order(when in any_when(), from in any_start()) {
        let found = when.between(from, DateTime::MAX, 50);
        prop_assert!(found.is_sorted_by(|a, b| a.start < b.start));
        prop_assert!(found.iter().all(|it| it.over_at() > from && it.over_at() > it.start));
    }

    #[test]
    fn next_is_the_first_that_has_not_ended(when in any_when(), days in -50_i64..1500) {
        let start = when.start.unwrap().datetime();
        let now = Moment::from_unix(Moment::from_local(start).unix() + days * 86_400 + 1234);
        let most = 3000;
        let all = when.between(DateTime::MIN, DateTime::MAX, most);
        let first = all.iter().find(|it| Moment::from_local(it.over_at()) > now).copied();
        prop_assert!(first.is_some() || all.len() < most);
        prop_assert_eq!(when.next(now), first);
        prop_assert_eq!(when.is_over(now), first.is_none());
    }

    #[test]
    fn json_keeps_everything(when in any_when()) {
        let json = serde_json::to_string(&when).unwrap();
        prop_assert_eq!(serde_json::from_str::<When>(&json).unwrap(), when);
    }
}
