use jiff::{
    ToSpan,
    civil::{Date, date},
};

mod exceptions;
mod walk;

use super::*;
use crate::{Almanac, Moment, almanac::Holiday};

/// A schedule as somebody would write it.
fn schedule(text: &str) -> Schedule {
    let schedule = Schedule::read(text, None);
    assert!(schedule.is_known(), "{text}");
    schedule
}

fn at(date: Date, hour: i8, minute: i8) -> Moment {
    Moment::from_local(date.at(hour, minute, 0, 0))
}

fn times(schedule: &Schedule, date: Date) -> Vec<String> {
    let show = |slot: SlotOn| format!("{:?} {} {}", slot.kind, slot.start, slot.end);
    schedule.on(date, &Almanac::default()).into_iter().map(show).collect()
}

const WEDNESDAY: Date = date(2026, 11, 25);

#[test]
fn several_slots_a_day_come_in_order() {
    let hours = schedule("wo 13.00-17.00; wo 9.00-12.00 inloop; wo 9.00-12.00; wo 9.00-12.00");
    assert_eq!(
        times(&hours, WEDNESDAY),
        [
            "Open 2026-11-25T09:00:00 2026-11-25T12:00:00",
            "Inloop 2026-11-25T09:00:00 2026-11-25T12:00:00",
            "Open 2026-11-25T13:00:00 2026-11-25T17:00:00",
        ]
    );
}

#[test]
fn open_until_the_end_of_what_follows_without_a_gap() {
    let hours = schedule("wo 9.00-12.00; wo 12.00-13.00; wo 10.00-11.00 inloop; wo 14.00-15.00");
    let one = Some(WEDNESDAY.at(13, 0, 0, 0));
    assert_eq!(
        hours.state(at(WEDNESDAY, 10, 30), &Almanac::default()),
        State::Open { kind: SlotKind::Open, until: one }
    );
    assert_eq!(
        hours.state(at(WEDNESDAY, 13, 0), &Almanac::default()),
        State::ClosedUntil { kind: SlotKind::Open, from: WEDNESDAY.at(14, 0, 0, 0) }
    );
    let next = WEDNESDAY.saturating_add(7.days());
    assert_eq!(
        hours.state(at(WEDNESDAY, 15, 0), &Almanac::default()),
        State::ClosedUntil { kind: SlotKind::Open, from: next.at(9, 0, 0, 0) }
    );
}

#[test]
fn day_and_night_has_no_end() {
    let always = schedule("dagelijks 0.00-24.00");
    let now = at(WEDNESDAY, 3, 0);
    assert_eq!(
        always.state(now, &Almanac::default()),
        State::Open { kind: SlotKind::Open, until: None }
    );
}

#[test]
fn past_midnight_belongs_to_the_evening_before() {
    let hours = schedule("wo 20.00-2.00");
    let thursday = WEDNESDAY.saturating_add(1.day());
    assert_eq!(times(&hours, WEDNESDAY).len(), 1);
    assert_eq!(times(&hours, thursday).len(), 0);
    let until = Some(thursday.at(2, 0, 0, 0));
    assert_eq!(
        hours.state(at(thursday, 1, 59), &Almanac::default()),
        State::Open { kind: SlotKind::Open, until }
    );
    assert!(matches!(
        hours.state(at(thursday, 2, 0), &Almanac::default()),
        State::ClosedUntil { .. }
    ));
}

#[test]
fn what_there_is_no_word_on_is_not_closed() {
    let unknown = Schedule { text: Some("in overleg".into()), ..Schedule::default() };
    assert_eq!(unknown.state(at(WEDNESDAY, 12, 0), &Almanac::default()), State::Unknown);
    let over = schedule("25 december 2020 10.00-12.00");
    assert_eq!(over.state(at(WEDNESDAY, 12, 0), &Almanac::default()), State::Closed);
    // Within a year, and further ahead.
    let from = date(2027, 11, 25).at(10, 0, 0, 0);
    let later = schedule("25 november 2027 10.00-12.00");
    assert_eq!(
        later.state(at(WEDNESDAY, 12, 0), &Almanac::default()),
        State::ClosedUntil { kind: SlotKind::Open, from }
    );
    let later = schedule("25 december 2027 10.00-12.00");
    assert_eq!(later.state(at(WEDNESDAY, 12, 0), &Almanac::default()), State::Closed);
}

#[test]
fn a_closure_closes_everything_that_would_start() {
    let mut hours = schedule("dagelijks 9.00-17.00");
    hours.closed.push(Closure {
        from: WEDNESDAY,
        until: Some(WEDNESDAY.saturating_add(2.days())),
        reason: Some("verbouwing".into()),
    });
    assert_eq!(
        hours.state(at(WEDNESDAY, 12, 0), &Almanac::default()),
        State::ClosedUntil { kind: SlotKind::Open, from: date(2026, 11, 28).at(9, 0, 0, 0) }
    );
    let week = hours.week(WEDNESDAY, &Almanac::default());
    assert_eq!(week.each_ref().map(|day| day.slots.len()), [0, 0, 0, 1, 1, 1, 1]);
    let why = Why::Closure(Some("verbouwing".into()), Some(date(2026, 11, 27)));
    assert_eq!(week[0].exception, Some(Exception { why, as_usual: false }));
    assert!(week[3].exception.is_none());
}

#[test]
fn on_a_holiday_places_are_closed() {
    let almanac = Almanac { closed_on: Holiday::USUALLY_CLOSED.to_vec(), ..Almanac::default() };
    let hours = schedule("dagelijks 9.00-17.00");
    assert_eq!(hours.on(date(2026, 12, 26), &almanac), []);
    assert_eq!(
        hours.state(at(date(2026, 12, 25), 12, 0), &almanac),
        State::ClosedUntil { kind: SlotKind::Open, from: date(2026, 12, 27).at(9, 0, 0, 0) }
    );
    // On Liberation Day they are not.
    assert_eq!(hours.on(date(2026, 5, 5), &almanac).len(), 1);
}

#[test]
fn what_is_still_to_come_today_has_not_ended() {
    let hours = schedule(
        "wo 9.00-12.00 inloop; wo 13.00-14.00 inloop; do 9.00-12.00 inloop; di 22.00-1.00 spreekuur",
    );
    let start = |kind, now| {
        hours.still_today(kind, now, &Almanac::default()).map(|slot| slot.start.to_string())
    };
    let first = Some("2026-11-25T09:00:00".to_owned());
    assert_eq!(start(SlotKind::Inloop, at(WEDNESDAY, 0, 0)), first);
    assert_eq!(start(SlotKind::Inloop, at(WEDNESDAY, 11, 59)), first);
    let second = Some("2026-11-25T13:00:00".to_owned());
    assert_eq!(start(SlotKind::Inloop, at(WEDNESDAY, 12, 0)), second);
    assert_eq!(start(SlotKind::Inloop, at(WEDNESDAY, 14, 0)), None);
    assert_eq!(start(SlotKind::Open, at(WEDNESDAY, 9, 0)), None);
    // What began last night and goes on is of today as well.
    assert!(start(SlotKind::Spreekuur, at(WEDNESDAY, 0, 30)).is_some());
    assert_eq!(start(SlotKind::Spreekuur, at(WEDNESDAY, 1, 0)), None);
}

#[test]
fn weeks_are_even_or_odd_by_their_iso_number() {
    // 2026 has 53 weeks: week 53 begins on 28 December, week 1 on 4 January.
    let monday = date(2026, 12, 28);
    let odd = schedule("ma in oneven weken 9.00-12.00");
    let even = schedule("ma in even weken 9.00-12.00");
    let open = |hours: &Schedule| {
        [0, 7, 14].map(|days: i32| {
            !hours.on(monday.saturating_add(days.days()), &Almanac::default()).is_empty()
        })
    };
    assert_eq!(open(&odd), [true, true, false]);
    assert_eq!(open(&even), [false, false, true]);
}

#[test]
fn the_nth_of_the_month() {
    let hours = schedule("elke 1e, 5e en laatste maandag van de maand 9.00-12.00");
    let open: Vec<_> = date(2026, 11, 1)
        .series(1.day())
        .take(61)
        .filter(|date| !hours.on(*date, &Almanac::default()).is_empty())
        .map(|date| date.to_string())
        .collect();
    assert_eq!(open, ["2026-11-02", "2026-11-30", "2026-12-07", "2026-12-28"]);
}

#[test]
fn what_the_clock_skips_is_not_open() {
    let spring = date(2026, 3, 29);
    assert_eq!(times(&schedule("zo 02.00-3.00"), spring), [""; 0]);
    assert_eq!(
        times(&schedule("zo 02.30-4.00"), spring),
        ["Open 2026-03-29T03:00:00 2026-03-29T04:00:00"]
    );
    assert_eq!(
        times(&schedule("za 22.00-2.30"), date(2026, 3, 28)),
        ["Open 2026-03-28T22:00:00 2026-03-29T03:00:00"]
    );
}

#[test]
fn the_repeated_hour_is_open_once() {
    // At 03:00 summer time it is 02:00 again.
    let hours = schedule("zo 02.00-2.30");
    let midnight = at(date(2026, 10, 25), 0, 0).unix();
    let open: Vec<_> = (0..300)
        .filter(|minute| {
            let state = hours.state(Moment::from_unix(midnight + minute * 60), &Almanac::default());
            matches!(state, State::Open { .. })
        })
        .collect();
    assert_eq!(open, (120..150).collect::<Vec<_>>());
}

#[test]
fn json_is_flat_and_dutch() {
    let mut hours = schedule(
        "ma t/m wo 9.00-24.00; do in even weken 10.00-12.00 inloop; elke 1e en laatste vr van de maand 14.00-16.00 op afspraak niet in schoolvakanties (boven)",
    );
    hours.text = None;
    let json = serde_json::to_string(&hours).unwrap();
    assert_eq!(
        json,
        concat!(
            r#"{"regels":[{"soort":"open","dagen":["ma","di","wo"],"van":"09:00","tot":"24:00"},"#,
            r#"{"soort":"inloop","dagen":["do"],"weken":"even","van":"10:00","tot":"12:00"},"#,
            r#"{"soort":"afspraak","dagen":["vr"],"hoeveelste":[1,-1],"van":"14:00","tot":"16:00","#,
            r#""niet_in_schoolvakantie":true,"opmerking":"boven"}]}"#
        )
    );
    assert_eq!(serde_json::from_str::<Schedule>(&json).unwrap(), hours);
    assert_eq!(serde_json::to_string(&Schedule::default()).unwrap(), "{}");
}

#[test]
fn json_that_is_no_slot_is_refused() {
    for wrong in [
        r#"{"van":"09:00","tot":"12:00"}"#,
        r#"{"dagen":[],"van":"09:00","tot":"12:00"}"#,
        r#"{"dagen":["ma"],"data":["2026-01-01"],"van":"09:00","tot":"12:00"}"#,
        r#"{"dagen":["ma","di"],"hoeveelste":[1],"van":"09:00","tot":"12:00"}"#,
        r#"{"dagen":["ma"],"hoeveelste":[6],"van":"09:00","tot":"12:00"}"#,
        r#"{"dagen":["ma"],"hoeveelste":[1],"weken":"even","van":"09:00","tot":"12:00"}"#,
        r#"{"dagen":["maandag"],"van":"09:00","tot":"12:00"}"#,
        r#"{"dagen":["ma"],"van":"9:00","tot":"12:00"}"#,
        r#"{"dagen":["ma"],"van":"24:00","tot":"12:00"}"#,
        r#"{"dagen":["ma"],"van":"09:00","tot":"+9:-1"}"#,
    ] {
        assert!(serde_json::from_str::<Slot>(wrong).is_err(), "{wrong}");
    }
}
