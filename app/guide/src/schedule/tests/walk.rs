//! Every answer against a walk along the clock, minute by minute, that knows nothing of how the
//! answers are found.

use jiff::{
    ToSpan,
    civil::{Date, DateTime, Time, Weekday, date, time},
};
use proptest::prelude::*;

use super::{super::*, schedule};
use crate::{
    Almanac, Moment,
    almanac::{Holiday, SchoolBreak, SchoolHoliday},
    dutch::read_hours,
};

fn almanac() -> Almanac {
    let school = |which, from, until| SchoolHoliday { which, from, until };
    Almanac {
        closed_on: Holiday::USUALLY_CLOSED.to_vec(),
        school_holidays: vec![
            school(SchoolBreak::Spring, date(2026, 2, 21), date(2026, 3, 20)),
            school(SchoolBreak::May, date(2026, 4, 11), date(2026, 5, 3)),
            school(SchoolBreak::Summer, date(2026, 7, 4), date(2026, 8, 16)),
            school(SchoolBreak::Autumn, date(2026, 10, 10), date(2026, 10, 27)),
            school(SchoolBreak::Christmas, date(2026, 12, 19), date(2027, 1, 3)),
            school(SchoolBreak::Summer, date(2027, 7, 17), date(2027, 8, 29)),
        ],
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

fn any_kind() -> impl Strategy<Value = SlotKind> {
    prop::sample::select(SlotKind::ALL.to_vec())
}

fn any_school() -> impl Strategy<Value = InBreaks> {
    let some = prop::collection::btree_set(prop::sample::select(SchoolBreak::ALL.to_vec()), 1..6);
    let some = some.prop_map(|some| some.into_iter().collect::<Breaks>());
    prop_oneof![
        3 => Just(InBreaks::AsUsual),
        1 => some.clone().prop_map(InBreaks::Not),
        1 => some.prop_map(InBreaks::Only),
    ]
}

fn any_season() -> impl Strategy<Value = Season> {
    let day = || (1..=12i8, 1..=31i8).prop_filter_map("no such day", |(m, d)| MonthDay::new(m, d));
    (day(), day()).prop_map(|(from, until)| Season { from, until })
}

fn any_booking() -> impl Strategy<Value = Booking> {
    let phone = prop::sample::select(vec![
        "058 000 10 13",
        "058-0001013",
        "0800-1234",
        "14 058",
        "+31 58 000 10 13",
    ]);
    let link = prop::sample::select(vec![
        "https://voorbeeld.example/afspraak?op=1",
        "http://voorbeeld.example",
    ]);
    (prop::option::of(phone), prop::option::of(link)).prop_map(|(phone, link)| Booking {
        phone: phone.map(str::to_owned),
        link: link.map(str::to_owned),
    })
}

fn any_slot(around: Date) -> impl Strategy<Value = Slot> {
    let rare = |date| prop::option::weighted(0.2, any_date(date));
    let notes = ["ingang achterom", "0 t/m 6 jaar", "zaal B, boven", "voor ouders & kinderen"];
    let notes = prop::sample::select(notes.map(str::to_owned).to_vec());
    let note = prop::option::weighted(0.3, notes);
    let words = prop::sample::select(vec![
        HolidayWord::Unsaid,
        HolidayWord::Unsaid,
        HolidayWord::Not,
        HolidayWord::Also,
    ]);
    let season = prop::option::weighted(0.3, any_season());
    (
        (any_kind(), any_days(around), any_time(), any_time()),
        (rare(around), rare(around)),
        (any_school(), season, words, any_booking()),
        note,
    )
        .prop_map(
            |(
                (kind, days, from, until),
                (first, last),
                (school, season, holidays, booking),
                note,
            )| {
                let (valid_from, valid_until) = match (first, last) {
                    (Some(a), Some(b)) => (Some(a.min(b)), Some(a.max(b))),
                    open => open,
                };
                let booking = if kind == SlotKind::Afspraak { booking } else { Booking::default() };
                Slot {
                    valid_from,
                    valid_until,
                    season,
                    school,
                    holidays,
                    booking,
                    note,
                    ..Slot::new(kind, days, from, until)
                }
            },
        )
}

fn any_hours(least: usize) -> impl Strategy<Value = Vec<Hours>> {
    let hours = (any_kind(), any_time(), any_time()).prop_map(|(kind, from, until)| Hours {
        kind,
        from,
        until,
    });
    prop::collection::vec(hours, least..3)
}

fn any_reason() -> impl Strategy<Value = Option<String>> {
    prop::option::of(prop::sample::select(vec!["verbouwing", "wij zijn er even niet"]))
        .prop_map(|reason| reason.map(str::to_owned))
}

fn any_schedule(around: Date) -> impl Strategy<Value = Schedule> {
    let days = prop_oneof![4 => (0..4i32).prop_map(Some), 1 => Just(None)];
    let closure = (any_date(around), days, any_reason()).prop_map(|(from, days, reason)| Closure {
        from,
        until: days.map(|days| from.saturating_add(days.days())),
        reason,
    });
    let special = prop::collection::btree_map(any_date(around), (any_hours(1), any_reason()), 0..3)
        .prop_map(|days| {
            let day = |(date, (hours, reason))| SpecialDay { date, hours, reason };
            days.into_iter().map(day).collect::<Vec<_>>()
        });
    let holiday = prop::sample::select(Holiday::ALL.to_vec());
    let said = prop::option::of(any_hours(0));
    let holidays = prop::collection::btree_map(holiday, said, 0..4).prop_map(|said| {
        said.into_iter().map(|(holiday, hours)| OnHoliday { holiday, hours }).collect::<Vec<_>>()
    });
    (
        prop::collection::vec(any_slot(around), 1..5),
        prop::collection::vec(closure, 0..2),
        special,
        holidays,
    )
        .prop_map(|(slots, closed, special, holidays)| Schedule {
            slots,
            text: None,
            closed,
            special,
            holidays,
        })
}

/// What starts on a date, said in another way than the schedule does: everything that could, and
/// then whatever takes something away.
fn starting(schedule: &Schedule, date: Date, almanac: &Almanac) -> Vec<Hours> {
    if schedule.closed.iter().any(|it| date >= it.from && it.until.is_none_or(|last| date <= last))
    {
        return Vec::new();
    }
    let special: Vec<_> = schedule.special.iter().filter(|it| it.date == date).collect();
    let said: Vec<_> = schedule.holidays.iter().filter(|it| it.holiday.is_on(date)).collect();
    let own: Vec<&Vec<Hours>> = if special.is_empty() {
        said.iter().filter_map(|it| it.hours.as_ref()).collect()
    } else {
        special.iter().map(|it| &it.hours).collect()
    };
    if !own.is_empty() {
        let shut = own.iter().any(|hours| hours.is_empty());
        return if shut { Vec::new() } else { own.into_iter().flatten().copied().collect() };
    }
    let holiday = almanac.closed_on.iter().any(|it| it.is_on(date));
    let school = almanac
        .school_holidays
        .iter()
        .filter(|it| it.from <= date && date <= it.until)
        .map(|it| it.which)
        .next();
    let mut slots: Vec<&Slot> = schedule.slots.iter().filter(|it| it.starts_on(date)).collect();
    slots.retain(|it| match it.school {
        InBreaks::AsUsual => true,
        InBreaks::Not(breaks) => !school.is_some_and(|now| breaks.iter().any(|one| one == now)),
        InBreaks::Only(breaks) => school.is_some_and(|now| breaks.iter().any(|one| one == now)),
    });
    if holiday {
        slots.retain(|it| it.holidays != HolidayWord::Not);
        if said.is_empty() {
            let listed = |it: &&Slot| matches!(it.days, Days::Dates(_));
            slots.retain(|it| listed(it) || it.holidays == HolidayWord::Also);
        }
    }
    slots.iter().map(|it| Hours { kind: it.kind, from: it.from, until: it.until }).collect()
}

/// What is on for what the clock shows, without a thought for moments: started today and not
/// ended, or started yesterday and not ended.
fn says(today: &[Hours], yesterday: &[Hours], clock: Time) -> Option<SlotKind> {
    let overnight = |it: &&Hours| it.until <= it.from;
    let now = today
        .iter()
        .filter(|it| it.from <= clock && (overnight(it) || clock < it.until))
        .chain(yesterday.iter().filter(|it| overnight(it) && clock < it.until));
    now.map(|it| it.kind).min()
}

/// What is going on in every minute from a day on.
struct Walk<'a> {
    schedule: &'a Schedule,
    almanac: &'a Almanac,
    first: Date,
    start: i64,
    going: Vec<Option<SlotKind>>,
    /// What of each kind starts in it.
    starts: Vec<Vec<SlotKind>>,
}

impl<'a> Walk<'a> {
    /// Fills the minutes from `on` alone, and compares them to what the words say.
    fn new(schedule: &'a Schedule, almanac: &'a Almanac, first: Date, days: i32) -> Self {
        let start = Moment::from_local(first.to_datetime(Time::midnight())).unix();
        let minutes = usize::try_from(days).unwrap() * 24 * 60;
        let mut walk = Self {
            schedule,
            almanac,
            first,
            start,
            going: vec![None; minutes],
            starts: vec![Vec::new(); minutes],
        };
        for day in -1..=days {
            for slot in schedule.on(first.saturating_add(day.days()), almanac) {
                assert!(slot.start < slot.end);
                let from = walk.minute_of(slot.start);
                let end = walk.minute_of(slot.end).unwrap_or(0).min(minutes);
                for going in walk.going.get_mut(from.unwrap_or(0)..end).unwrap_or_default() {
                    *going = Some(going.map_or(slot.kind, |kind| kind.min(slot.kind)));
                }
                if let Some(starts) = from.and_then(|minute| walk.starts.get_mut(minute)) {
                    starts.push(slot.kind);
                }
            }
        }
        walk.follows_the_words();
        walk
    }

    fn moment(&self, minute: usize) -> Moment {
        Moment::from_unix(self.start + 60 * i64::try_from(minute).unwrap())
    }

    fn minute_of(&self, local: DateTime) -> Option<usize> {
        usize::try_from((Moment::from_local(local).unix() - self.start) / 60).ok()
    }

    /// Open exactly when something says so, and never when something else says closed.
    fn follows_the_words(&self) {
        let mut day = self.first.yesterday().unwrap();
        let (mut yesterday, mut today) = (Vec::new(), starting(self.schedule, day, self.almanac));
        let mut shown_before = None;
        for (minute, going) in self.going.iter().enumerate() {
            let local = self.moment(minute).local();
            while day < local.date() {
                day = day.tomorrow().unwrap();
                yesterday =
                    std::mem::replace(&mut today, starting(self.schedule, day, self.almanac));
            }
            // In the hour that comes back the clock does not tell the two times apart.
            let again = shown_before.is_some_and(|before| local <= before);
            if !again {
                shown_before = Some(local);
                assert_eq!(*going, says(&today, &yesterday, local.time()), "at {local}");
            }
        }
    }

    /// All answers at one minute.
    fn check(&self, minute: usize) {
        let now = self.moment(minute);
        let state = self.schedule.state(now, self.almanac);
        self.check_state(minute, &state);

        let change = self.schedule.next_change(now, self.almanac);
        let next = (minute + 1..self.going.len()).find(|it| self.going[*it] != self.going[minute]);
        match (change, next) {
            (Some(change), Some(next)) => {
                assert_eq!(
                    Moment::from_local(change.at),
                    self.moment(next),
                    "after {}",
                    now.local()
                );
                assert_eq!(change.to, self.going[next]);
            }
            (change, None) => {
                let later = change.and_then(|change| self.minute_of(change.at));
                assert!(later.is_none_or(|later| later >= self.going.len()), "{change:?}");
            }
            (None, Some(next)) => {
                // Further ahead than is looked.
                assert!(
                    next - minute > 370 * 24 * 60,
                    "{} {}",
                    now.local(),
                    self.moment(next).local()
                );
            }
        }

        for kind in SlotKind::ALL {
            let opening = self.schedule.next_opening(kind, now, self.almanac);
            let next = (minute + 1..self.starts.len()).find(|it| self.starts[*it].contains(&kind));
            match (opening, next) {
                (Some(opening), Some(next)) => {
                    assert_eq!(Moment::from_local(opening.start), self.moment(next));
                    assert_eq!(opening.kind, kind);
                }
                (opening, None) => {
                    let later = opening.and_then(|opening| self.minute_of(opening.start));
                    assert!(later.is_none_or(|later| later >= self.starts.len()));
                }
                (None, Some(next)) => assert!(next - minute > 370 * 24 * 60),
            }
        }
    }

    fn check_state(&self, minute: usize, state: &State) {
        let now = self.moment(minute);
        match (state, self.going[minute]) {
            (State::Open { kind, until }, Some(expected)) => {
                assert_eq!(*kind, expected);
                let Some(until) = *until else { return };
                assert!(Moment::from_local(until) > now);
                let end = self.minute_of(until).unwrap();
                let whole = minute..end.min(self.going.len());
                assert!(whole.into_iter().all(|m| self.going[m].is_some_and(|it| it <= *kind)));
                if end < self.going.len() {
                    let still = self
                        .schedule
                        .on(until.date(), self.almanac)
                        .into_iter()
                        .chain(self.schedule.on(until.date().yesterday().unwrap(), self.almanac))
                        .any(|slot| slot.kind == *kind && slot.is_on(self.moment(end)));
                    assert!(!still, "{kind:?} does not end at {until}");
                }
            }
            (State::ClosedUntil { kind, from }, None) => {
                match (minute + 1..self.starts.len()).find(|m| !self.starts[*m].is_empty()) {
                    Some(next) => {
                        assert_eq!(Moment::from_local(*from), self.moment(next));
                        assert_eq!(Some(kind), self.starts[next].iter().min());
                    }
                    None => assert!(self.minute_of(*from).unwrap() >= self.starts.len()),
                }
            }
            (State::Closed, None) => {
                let next = (minute + 1..self.starts.len()).find(|m| !self.starts[*m].is_empty());
                assert!(next.is_none_or(|next| next - minute > 370 * 24 * 60));
            }
            (state, going) => panic!("{state:?} but {going:?} at {}", now.local()),
        }
    }
}

const SPRING: Date = date(2026, 3, 29);
const AUTUMN: Date = date(2026, 10, 25);
const NEW_YEAR: Date = date(2027, 1, 1);

/// Two years with four changes of the clock, every minute.
#[test]
fn two_years_minute_by_minute() {
    for text in [
        "ma t/m vr 9.00-17.00; di en do 10.00-12.00 inloop; do 13.30-15.30 spreekuur; vr 9.00-11.00 op afspraak via 058 000 10 13",
        "ma t/m do 9.00-17.00 niet in schoolvakanties; wo 14.00-16.00 inloop alleen in de zomervakantie; op koningsdag 10.00-14.00; op tweede kerstdag geopend",
        "vr en za 20.00-3.00; zo 01.30-2.30 spreekuur; za 22.00-24.00 ook op feestdagen",
        "wo in even weken 9.00-12.00; wo in oneven weken 13.00-16.00 inloop; elke 1e en laatste maandag van de maand 19.30-21.00 spreekuur",
        "dagelijks 8.00-20.00 elk jaar van 1 april t/m 31 oktober; dagelijks 10.00-16.00 elk jaar van 1 november t/m 31 maart; gesloten van 1 februari 2027 t/m 21 februari 2027 (verbouwing); 24 december 2026 alleen 10.00-12.00 inloop",
        "dagelijks 0.00-24.00 ook op feestdagen; gesloten op 28 maart 2027",
    ] {
        let (schedule, almanac) = (schedule(text), almanac());
        let walk = Walk::new(&schedule, &almanac, date(2026, 1, 1), 730);
        // Where something changes, the minute before it, and some in between.
        for minute in 0..walk.going.len() - 1 {
            if walk.going[minute] != walk.going[minute + 1] || minute % 4801 == 0 {
                walk.check(minute);
                walk.check(minute + 1);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Minute by minute over five weeks with a change of the clock in the middle.
    #[test]
    fn every_answer_is_what_a_walk_along_the_clock_finds(
        (around, schedule) in prop::sample::select(vec![SPRING, AUTUMN, NEW_YEAR])
            .prop_flat_map(|around| (Just(around), any_schedule(around))),
        every in 30..200usize,
    ) {
        let almanac = almanac();
        let walk = Walk::new(&schedule, &almanac, around.saturating_add((-17).days()), 35);
        for minute in (0..walk.going.len()).step_by(every) {
            walk.check(minute);
        }
    }

    /// The rows for others say exactly the same days.
    #[test]
    fn rows_for_others_open_on_the_same_days(schedule in any_schedule(NEW_YEAR), back in 0..40i32) {
        let almanac = almanac();
        let from = NEW_YEAR.saturating_add((-back).days());
        let rows = schedule.rows(from, &almanac);
        for day in 0..=366i32 {
            let date = from.saturating_add(day.days());
            let mut told: Vec<_> = rows
                .iter()
                .filter(|row| holds(row, date))
                .map(|row| (row.opens_at, row.closes_at, row.kind))
                .collect();
            let said = starting(&schedule, date, &almanac);
            let mut said: Vec<_> = said.iter().map(|it| (it.from, it.until, it.kind)).collect();
            told.sort();
            said.sort();
            prop_assert_eq!(told, said, "on {}", date);
        }
    }
}

/// Whether a row of a recurrence holds on a date, for a reader that knows only the row.
fn holds(row: &Row, date: Date) -> bool {
    if row.valid_from.is_some_and(|first| date < first)
        || row.valid_to.is_some_and(|last| last < date)
    {
        return false;
    }
    let codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let code = codes[usize::try_from(date.weekday().to_monday_zero_offset()).unwrap()];
    row.byday.split(',').any(|day| match (row.freq, day.strip_suffix(code)) {
        (_, None) => false,
        (Freq::Weekly, Some(_)) => {
            let monday = |date: Date| {
                date.saturating_sub(i32::from(date.weekday().to_monday_zero_offset()).days())
            };
            let weeks = (monday(date) - monday(row.dtstart)).get_days() / 7;
            date >= row.dtstart && weeks % i32::from(row.interval) == 0
        }
        (Freq::Monthly, Some("-1")) => date.day() + 7 > date.days_in_month(),
        (Freq::Monthly, Some(nth)) => (date.day() - 1) / 7 + 1 == nth.parse::<i8>().unwrap(),
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(800))]

    #[test]
    fn what_is_printed_reads_back(schedule in any_schedule(SPRING)) {
        let dutch = schedule.to_dutch();
        let reading = read_hours(&dutch, None);
        prop_assert!(reading.is_whole(), "{}: {:?}", dutch, reading.left);
        let again = reading.value.unwrap();
        prop_assert_eq!(&again, &schedule, "{}", dutch);
        prop_assert_eq!(again.to_dutch(), dutch);
    }

    #[test]
    fn json_reads_back(schedule in any_schedule(SPRING)) {
        let json = serde_json::to_string(&schedule).unwrap();
        prop_assert_eq!(serde_json::from_str::<Schedule>(&json).unwrap(), schedule);
    }

    #[test]
    fn bytes_read_back(schedule in any_schedule(SPRING)) {
        let bytes = crate::wire::to_bytes(&schedule);
        prop_assert_eq!(crate::wire::from_bytes::<Schedule>(&bytes), Some(schedule));
    }
}
