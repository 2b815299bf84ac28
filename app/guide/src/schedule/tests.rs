use jiff::{
    ToSpan,
    civil::{Date, DateTime, Time, Weekday, date, time},
};
use proptest::prelude::*;

use super::*;
use crate::dutch::read_hours;

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
    schedule.on(date).into_iter().map(show).collect()
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
        hours.state(at(WEDNESDAY, 10, 30)),
        State::Open { kind: SlotKind::Open, until: one }
    );
    assert_eq!(
        hours.state(at(WEDNESDAY, 13, 0)),
        State::ClosedUntil { kind: SlotKind::Open, from: WEDNESDAY.at(14, 0, 0, 0) }
    );
    let next = WEDNESDAY.saturating_add(7.days());
    assert_eq!(
        hours.state(at(WEDNESDAY, 15, 0)),
        State::ClosedUntil { kind: SlotKind::Open, from: next.at(9, 0, 0, 0) }
    );
}

#[test]
fn day_and_night_has_no_end() {
    let always = schedule("dagelijks 0.00-24.00");
    let now = at(WEDNESDAY, 3, 0);
    assert_eq!(always.state(now), State::Open { kind: SlotKind::Open, until: None });
}

#[test]
fn past_midnight_belongs_to_the_evening_before() {
    let hours = schedule("wo 20.00-2.00");
    let thursday = WEDNESDAY.saturating_add(1.day());
    assert_eq!(times(&hours, WEDNESDAY).len(), 1);
    assert_eq!(times(&hours, thursday).len(), 0);
    let until = Some(thursday.at(2, 0, 0, 0));
    assert_eq!(hours.state(at(thursday, 1, 59)), State::Open { kind: SlotKind::Open, until });
    assert!(matches!(hours.state(at(thursday, 2, 0)), State::ClosedUntil { .. }));
}

#[test]
fn what_there_is_no_word_on_is_not_closed() {
    let unknown = Schedule { text: Some("in overleg".into()), ..Schedule::default() };
    assert_eq!(unknown.state(at(WEDNESDAY, 12, 0)), State::Unknown);
    let over = schedule("25 december 2020 10.00-12.00");
    assert_eq!(over.state(at(WEDNESDAY, 12, 0)), State::Closed);
    // Further than sixty days ahead.
    let later = schedule("25 december 2027 10.00-12.00");
    assert_eq!(later.state(at(WEDNESDAY, 12, 0)), State::Closed);
}

#[test]
fn a_closure_closes_everything_that_would_start() {
    let mut hours = schedule("dagelijks 9.00-17.00");
    hours.closed.push(Closure {
        from: WEDNESDAY,
        until: WEDNESDAY.saturating_add(2.days()),
        reason: Some("verbouwing".into()),
    });
    assert_eq!(
        hours.state(at(WEDNESDAY, 12, 0)),
        State::ClosedUntil { kind: SlotKind::Open, from: date(2026, 11, 28).at(9, 0, 0, 0) }
    );
    let week = hours.week(WEDNESDAY);
    assert_eq!(week.each_ref().map(|day| day.slots.len()), [0, 0, 0, 1, 1, 1, 1]);
    assert_eq!(week[0].closure.as_ref().and_then(|c| c.reason.as_deref()), Some("verbouwing"));
    assert!(week[3].closure.is_none());
}

#[test]
fn weeks_are_even_or_odd_by_their_iso_number() {
    // 2026 has 53 weeks: week 53 begins on 28 December, week 1 on 4 January.
    let monday = date(2026, 12, 28);
    let odd = schedule("ma in oneven weken 9.00-12.00");
    let even = schedule("ma in even weken 9.00-12.00");
    let open = |hours: &Schedule| {
        [0, 7, 14].map(|days: i32| !hours.on(monday.saturating_add(days.days())).is_empty())
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
        .filter(|date| !hours.on(*date).is_empty())
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
            let state = hours.state(Moment::from_unix(midnight + minute * 60));
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

fn any_time() -> impl Strategy<Value = Time> {
    // Often on the hour, and often where the clock changes.
    prop_oneof![
        (0..24i8, 0..60i8).prop_map(|(hour, minute)| time(hour, minute, 0, 0)),
        (0..24i8, prop::sample::select(vec![0i8, 30])).prop_map(|(h, m)| time(h, m, 0, 0)),
        (0..5i8, prop::sample::select(vec![0i8, 30])).prop_map(|(h, m)| time(h, m, 0, 0)),
    ]
}

fn any_weekday() -> impl Strategy<Value = Weekday> {
    (0..7i8).prop_map(|day| Weekday::from_monday_zero_offset(day).unwrap())
}

fn any_date(around: Date) -> impl Strategy<Value = Date> {
    (-25..25i32).prop_map(move |days| around.saturating_add(days.days()))
}

fn any_days(around: Date) -> impl Strategy<Value = Days> {
    let weeks = prop::sample::select(vec![Weeks::Every, Weeks::Every, Weeks::Even, Weeks::Odd]);
    let ordinals = prop::collection::btree_set(prop::sample::select(Nth::ALL.to_vec()), 1..4);
    prop_oneof![
        3 => (prop::collection::vec(any_weekday(), 1..8), weeks).prop_map(|(days, weeks)| {
            Days::Weekly { weekdays: days.into_iter().collect(), weeks }
        }),
        1 => (ordinals, any_weekday()).prop_map(|(ordinals, weekday)| Days::Monthly {
            ordinals: ordinals.into_iter().collect(),
            weekday
        }),
        1 => prop::collection::btree_set(any_date(around), 1..6)
            .prop_map(|dates| Days::Dates(dates.into_iter().collect())),
    ]
}

fn any_slot(around: Date) -> impl Strategy<Value = Slot> {
    let kind = prop::sample::select(vec![
        SlotKind::Open,
        SlotKind::Inloop,
        SlotKind::Spreekuur,
        SlotKind::Afspraak,
    ]);
    let rare = |date| prop::option::weighted(0.2, any_date(date));
    let notes = ["ingang achterom", "0 t/m 6 jaar", "zaal B, boven", "voor ouders & kinderen"];
    let notes = prop::sample::select(notes.map(str::to_owned).to_vec());
    let note = prop::option::weighted(0.3, notes);
    (
        kind,
        any_days(around),
        any_time(),
        any_time(),
        rare(around),
        rare(around),
        any::<bool>(),
        note,
    )
        .prop_map(|(kind, days, from, until, first, last, school, note)| {
            let (valid_from, valid_until) = match (first, last) {
                (Some(a), Some(b)) => (Some(a.min(b)), Some(a.max(b))),
                open => open,
            };
            let not_in_school_holidays = school;
            Slot {
                valid_from,
                valid_until,
                not_in_school_holidays,
                note,
                ..Slot::new(kind, days, from, until)
            }
        })
}

fn any_schedule(around: Date) -> impl Strategy<Value = Schedule> {
    let closure = (any_date(around), 0..4i32).prop_map(|(from, days)| Closure {
        from,
        until: from.saturating_add(days.days()),
        reason: None,
    });
    (prop::collection::vec(any_slot(around), 1..5), prop::collection::vec(closure, 0..2))
        .prop_map(|(slots, closed)| Schedule { slots, text: None, closed })
}

/// Whether a slot says so for what the clock shows, without a thought for moments: started today
/// and not ended, or started yesterday and not ended.
fn says(schedule: &Schedule, local: DateTime) -> Option<SlotKind> {
    let clock = local.time();
    let started =
        |slot: &Slot, date: Date| schedule.closure_on(date).is_none() && slot.starts_on(date);
    let (today, yesterday) = (local.date(), local.date().yesterday().unwrap());
    let open = |slot: &&Slot| {
        let overnight = slot.until <= slot.from;
        started(slot, today) && slot.from <= clock && (overnight || clock < slot.until)
            || started(slot, yesterday) && overnight && clock < slot.until
    };
    schedule.slots.iter().filter(open).map(|slot| slot.kind).min()
}

const SPRING: Date = date(2026, 3, 29);
const AUTUMN: Date = date(2026, 10, 25);
const NEW_YEAR: Date = date(2027, 1, 1);

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Minute by minute over five weeks with a change of the clock in the middle.
    #[test]
    fn state_is_what_a_walk_along_the_clock_finds(
        (around, schedule) in prop::sample::select(vec![SPRING, AUTUMN, NEW_YEAR])
            .prop_flat_map(|around| (Just(around), any_schedule(around))),
        every in 5..90usize,
    ) {
        const MINUTES: usize = 35 * 24 * 60;
        let first = around.saturating_add((-17).days());
        let start = Moment::from_local(first.to_datetime(Time::midnight())).unix();
        let moment = |minute: usize| {
            Moment::from_unix(start + 60 * i64::try_from(minute).unwrap())
        };
        let minute_of = |local: DateTime| {
            usize::try_from((Moment::from_local(local).unix() - start) / 60).ok()
        };

        // What is going on in every minute, and what starts in it, from `on` alone.
        let mut going: Vec<Option<SlotKind>> = vec![None; MINUTES];
        let mut starts: Vec<Option<SlotKind>> = vec![None; MINUTES];
        for day in -1..36i32 {
            for slot in schedule.on(first.saturating_add(day.days())) {
                prop_assert!(slot.start < slot.end);
                let from = minute_of(slot.start);
                let end = minute_of(slot.end).unwrap_or(0).min(MINUTES);
                for going in going.get_mut(from.unwrap_or(0)..end).unwrap_or_default() {
                    *going = Some(going.map_or(slot.kind, |kind| kind.min(slot.kind)));
                }
                if let Some(start) = from.and_then(|minute| starts.get_mut(minute)) {
                    *start = Some(start.map_or(slot.kind, |kind| kind.min(slot.kind)));
                }
            }
        }

        let mut shown_before = None;
        for (minute, going) in going.iter().enumerate() {
            // In the hour that comes back the clock does not tell the two times apart.
            let local = moment(minute).local();
            let again = shown_before.is_some_and(|before| local <= before);
            if !again {
                shown_before = Some(local);
                prop_assert_eq!(*going, says(&schedule, local), "at {}", local);
            }
        }

        for minute in (0..MINUTES).step_by(every) {
            let now = moment(minute);
            match (schedule.state(now), going[minute]) {
                (State::Open { kind, until }, Some(expected)) => {
                    prop_assert_eq!(kind, expected);
                    let Some(until) = until else { continue };
                    prop_assert!(Moment::from_local(until) > now);
                    let end = minute_of(until).unwrap();
                    prop_assert!((minute..end.min(MINUTES)).all(|m| going[m].is_some_and(|k| k <= kind)));
                    prop_assert!(schedule.slots.iter().any(|slot| slot.kind == kind));
                    if end < MINUTES {
                        let still = schedule.on(until.date()).into_iter()
                            .chain(schedule.on(until.date().yesterday().unwrap()))
                            .any(|slot| slot.kind == kind && slot.is_on(moment(end)));
                        prop_assert!(!still, "{:?} does not end at {}", kind, until);
                    }
                }
                (State::ClosedUntil { kind, from }, None) => {
                    let next = (minute + 1..MINUTES).find(|m| starts[*m].is_some());
                    match next {
                        Some(next) => {
                            prop_assert_eq!(Moment::from_local(from), moment(next));
                            prop_assert_eq!(Some(kind), starts[next]);
                        }
                        None => prop_assert!(minute_of(from).unwrap() >= MINUTES),
                    }
                }
                (State::Closed, None) => {
                    prop_assert!(starts.iter().skip(minute + 1).all(Option::is_none));
                }
                (state, going) => prop_assert!(false, "{state:?} but {going:?} at {}", now.local()),
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn what_is_printed_reads_back(schedule in any_schedule(SPRING)) {
        let dutch = schedule.to_dutch();
        let reading = read_hours(&dutch, None);
        prop_assert!(reading.is_whole(), "{}", dutch);
        let again = Schedule { slots: reading.value.unwrap(), ..Schedule::default() };
        prop_assert_eq!(&again.slots, &schedule.slots, "{}", dutch);
        prop_assert_eq!(again.to_dutch(), dutch);
    }

    #[test]
    fn json_reads_back(schedule in any_schedule(SPRING)) {
        let json = serde_json::to_string(&schedule).unwrap();
        prop_assert_eq!(serde_json::from_str::<Schedule>(&json).unwrap(), schedule);
    }
}
