use jiff::{
    SignedDuration,
    civil::{DateTime, Weekday, date},
};
use proptest::prelude::*;

use super::*;

/// The first dates of a rule, at most `most`, as text.
fn dates(start: DateTime, rule: &str, most: usize) -> String {
    let rule: Rule = rule.parse().unwrap();
    let dates: Vec<String> = rule
        .occurrences(start)
        .take(most)
        .inspect(|at| assert_eq!(at.time(), start.time()))
        .map(|at| at.date().to_string())
        .collect();
    dates.join(" ")
}

/// Nine o'clock on a day, as in the examples of RFC 5545.
fn nine(year: i16, month: i8, day: i8) -> DateTime {
    date(year, month, day).at(9, 0, 0, 0)
}

fn count(start: DateTime, rule: &str) -> usize {
    rule.parse::<Rule>().unwrap().occurrences(start).count()
}

/// RFC 5545 §3.8.5.3, the daily examples.
#[test]
fn days() {
    let start = nine(1997, 9, 2);
    assert_eq!(
        dates(start, "FREQ=DAILY;COUNT=10", 99),
        "1997-09-02 1997-09-03 1997-09-04 1997-09-05 1997-09-06 1997-09-07 1997-09-08 1997-09-09 \
         1997-09-10 1997-09-11"
    );
    let until: Rule = "FREQ=DAILY;UNTIL=19971224T000000Z".parse().unwrap();
    assert_eq!(until.occurrences(start).last(), Some(nine(1997, 12, 23)));
    assert_eq!(until.occurrences(start).count(), 113);
    assert_eq!(
        dates(start, "FREQ=DAILY;INTERVAL=2", 17),
        "1997-09-02 1997-09-04 1997-09-06 1997-09-08 1997-09-10 1997-09-12 1997-09-14 1997-09-16 \
         1997-09-18 1997-09-20 1997-09-22 1997-09-24 1997-09-26 1997-09-28 1997-09-30 1997-10-02 \
         1997-10-04"
    );
    assert_eq!(
        dates(start, "FREQ=DAILY;INTERVAL=10;COUNT=5", 99),
        "1997-09-02 1997-09-12 1997-09-22 1997-10-02 1997-10-12"
    );
}

/// RFC 5545 §3.8.5.3: every day in January, for three years, said in two ways.
#[test]
fn every_day_in_january() {
    let start = nine(1998, 1, 1);
    let yearly = "FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA";
    let daily = "FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1";
    assert_eq!(dates(start, yearly, 999), dates(start, daily, 999));
    assert_eq!(count(start, daily), 93);
}

/// RFC 5545 §3.8.5.3, the weekly examples.
#[test]
fn weeks() {
    let start = nine(1997, 9, 2);
    let tuesdays = "1997-09-02 1997-09-09 1997-09-16 1997-09-23 1997-09-30 1997-10-07 1997-10-14 \
                    1997-10-21 1997-10-28 1997-11-04";
    assert_eq!(dates(start, "FREQ=WEEKLY;COUNT=10", 99), tuesdays);
    assert_eq!(count(start, "FREQ=WEEKLY;UNTIL=19971224T000000Z"), 17);
    assert_eq!(
        dates(start, "FREQ=WEEKLY;INTERVAL=2;WKST=SU", 11),
        "1997-09-02 1997-09-16 1997-09-30 1997-10-14 1997-10-28 1997-11-11 1997-11-25 1997-12-09 \
         1997-12-23 1998-01-06 1998-01-20"
    );
    let five_weeks = "1997-09-02 1997-09-04 1997-09-09 1997-09-11 1997-09-16 1997-09-18 \
                      1997-09-23 1997-09-25 1997-09-30 1997-10-02";
    for rule in [
        "FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH",
        "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH",
    ] {
        assert_eq!(dates(start, rule, 99), five_weeks);
    }
    assert_eq!(
        dates(
            nine(1997, 9, 1),
            "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR",
            99
        ),
        "1997-09-01 1997-09-03 1997-09-05 1997-09-15 1997-09-17 1997-09-19 1997-09-29 1997-10-01 \
         1997-10-03 1997-10-13 1997-10-15 1997-10-17 1997-10-27 1997-10-29 1997-10-31 1997-11-10 \
         1997-11-12 1997-11-14 1997-11-24 1997-11-26 1997-11-28 1997-12-08 1997-12-10 1997-12-12 \
         1997-12-22"
    );
    assert_eq!(
        dates(start, "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", 99),
        "1997-09-02 1997-09-04 1997-09-16 1997-09-18 1997-09-30 1997-10-02 1997-10-14 1997-10-16"
    );
}

/// RFC 5545 §3.8.5.3: the first day of the week makes a difference to every second week.
#[test]
fn the_first_day_of_the_week() {
    let start = nine(1997, 8, 5);
    assert_eq!(
        dates(start, "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", 99),
        "1997-08-05 1997-08-10 1997-08-19 1997-08-24"
    );
    assert_eq!(
        dates(start, "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", 99),
        "1997-08-05 1997-08-17 1997-08-19 1997-08-31"
    );
}

/// RFC 5545 §3.8.5.3, the monthly examples with weekdays.
#[test]
fn weekdays_of_the_month() {
    let first_fridays = "1997-09-05 1997-10-03 1997-11-07 1997-12-05 1998-01-02 1998-02-06 \
                         1998-03-06 1998-04-03 1998-05-01 1998-06-05";
    assert_eq!(dates(nine(1997, 9, 5), "FREQ=MONTHLY;COUNT=10;BYDAY=1FR", 99), first_fridays);
    assert_eq!(
        dates(nine(1997, 9, 5), "FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR", 99),
        first_fridays[..43]
    );
    assert_eq!(
        dates(nine(1997, 9, 7), "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU", 99),
        "1997-09-07 1997-09-28 1997-11-02 1997-11-30 1998-01-04 1998-01-25 1998-03-01 1998-03-29 \
         1998-05-03 1998-05-31"
    );
    assert_eq!(
        dates(nine(1997, 9, 22), "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", 99),
        "1997-09-22 1997-10-20 1997-11-17 1997-12-22 1998-01-19 1998-02-16"
    );
    assert_eq!(
        dates(nine(1997, 9, 2), "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU", 18),
        "1997-09-02 1997-09-09 1997-09-16 1997-09-23 1997-09-30 1997-11-04 1997-11-11 1997-11-18 \
         1997-11-25 1998-01-06 1998-01-13 1998-01-20 1998-01-27 1998-03-03 1998-03-10 1998-03-17 \
         1998-03-24 1998-03-31"
    );
}

/// RFC 5545 §3.8.5.3, the monthly examples with days of the month.
#[test]
fn days_of_the_month() {
    assert_eq!(
        dates(nine(1997, 9, 28), "FREQ=MONTHLY;BYMONTHDAY=-3", 6),
        "1997-09-28 1997-10-29 1997-11-28 1997-12-29 1998-01-29 1998-02-26"
    );
    assert_eq!(
        dates(nine(1997, 9, 2), "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15", 99),
        "1997-09-02 1997-09-15 1997-10-02 1997-10-15 1997-11-02 1997-11-15 1997-12-02 1997-12-15 \
         1998-01-02 1998-01-15"
    );
    assert_eq!(
        dates(nine(1997, 9, 30), "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1", 99),
        "1997-09-30 1997-10-01 1997-10-31 1997-11-01 1997-11-30 1997-12-01 1997-12-31 1998-01-01 \
         1998-01-31 1998-02-01"
    );
    assert_eq!(
        dates(
            nine(1997, 9, 10),
            "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15",
            99
        ),
        "1997-09-10 1997-09-11 1997-09-12 1997-09-13 1997-09-14 1997-09-15 1999-03-10 1999-03-11 \
         1999-03-12 1999-03-13"
    );
    assert_eq!(
        dates(nine(2007, 1, 15), "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", 99),
        "2007-01-15 2007-01-30 2007-02-15 2007-03-15 2007-03-30"
    );
}

/// RFC 5545 §3.8.5.3: weekdays beside days of the month.
#[test]
fn weekdays_limit_days_of_the_month() {
    assert_eq!(
        dates(nine(1997, 9, 2), "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", 5),
        "1998-02-13 1998-03-13 1998-11-13 1999-08-13 2000-10-13"
    );
    assert_eq!(
        dates(nine(1997, 9, 13), "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13", 10),
        "1997-09-13 1997-10-11 1997-11-08 1997-12-13 1998-01-10 1998-02-07 1998-03-07 1998-04-11 \
         1998-05-09 1998-06-13"
    );
    assert_eq!(
        dates(
            nine(1996, 11, 5),
            "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
            3
        ),
        "1996-11-05 2000-11-07 2004-11-02"
    );
}

/// RFC 5545 §3.8.5.3, the yearly examples.
#[test]
fn years() {
    assert_eq!(
        dates(nine(1997, 6, 10), "FREQ=YEARLY;COUNT=10;BYMONTH=6,7", 99),
        "1997-06-10 1997-07-10 1998-06-10 1998-07-10 1999-06-10 1999-07-10 2000-06-10 2000-07-10 \
         2001-06-10 2001-07-10"
    );
    assert_eq!(
        dates(nine(1997, 3, 10), "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3", 99),
        "1997-03-10 1999-01-10 1999-02-10 1999-03-10 2001-01-10 2001-02-10 2001-03-10 2003-01-10 \
         2003-02-10 2003-03-10"
    );
    assert_eq!(
        dates(nine(1997, 3, 13), "FREQ=YEARLY;BYMONTH=3;BYDAY=TH", 11),
        "1997-03-13 1997-03-20 1997-03-27 1998-03-05 1998-03-12 1998-03-19 1998-03-26 1999-03-04 \
         1999-03-11 1999-03-18 1999-03-25"
    );
    assert_eq!(
        dates(nine(1997, 6, 5), "FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8", 14),
        "1997-06-05 1997-06-12 1997-06-19 1997-06-26 1997-07-03 1997-07-10 1997-07-17 1997-07-24 \
         1997-07-31 1997-08-07 1997-08-14 1997-08-21 1997-08-28 1998-06-04"
    );
}

/// RFC 5545 §3.8.5.3, the examples with positions.
#[test]
fn positions() {
    assert_eq!(
        dates(nine(1997, 9, 4), "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", 99),
        "1997-09-04 1997-10-07 1997-11-06"
    );
    assert_eq!(
        dates(nine(1997, 9, 29), "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", 7),
        "1997-09-29 1997-10-30 1997-11-27 1997-12-30 1998-01-29 1998-02-26 1998-03-30"
    );
    // The whole week counts, also the part before the start: its first is Monday the 1st.
    assert_eq!(
        dates(nine(1997, 9, 2), "FREQ=WEEKLY;BYDAY=MO,WE;BYSETPOS=1", 2),
        "1997-09-08 1997-09-15"
    );
}

#[test]
fn until_a_date_includes_that_whole_day() {
    let evening = date(2026, 9, 2).at(20, 0, 0, 0);
    assert_eq!(dates(evening, "FREQ=DAILY;UNTIL=20260903", 99), "2026-09-02 2026-09-03");
    assert_eq!(dates(evening, "FREQ=DAILY;UNTIL=20260903T195959", 99), "2026-09-02");
    assert_eq!(dates(evening, "FREQ=DAILY;UNTIL=20260903T200000", 99), "2026-09-02 2026-09-03");
}

#[test]
fn until_in_utc_is_read_on_a_dutch_clock() {
    let evening = date(2026, 9, 2).at(20, 0, 0, 0);
    assert_eq!(dates(evening, "FREQ=DAILY;UNTIL=20260903T180000Z", 99), "2026-09-02 2026-09-03");
    assert_eq!(dates(evening, "FREQ=DAILY;UNTIL=20260903T175959Z", 99), "2026-09-02");
    let midnight = date(2026, 9, 2).at(0, 0, 0, 0);
    assert_eq!(dates(midnight, "FREQ=DAILY;UNTIL=20260902T220000Z", 99), "2026-09-02 2026-09-03");
}

#[test]
fn a_rule_that_never_comes_ends() {
    assert_eq!(dates(nine(2026, 1, 1), "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", 1), "");
    assert_eq!(dates(nine(2026, 1, 31), "FREQ=YEARLY;BYMONTH=4", 1), "");
    assert_eq!(dates(nine(2026, 1, 31), "FREQ=MONTHLY;INTERVAL=65535;BYDAY=5MO;BYMONTH=2", 1), "");
    assert_eq!(dates(nine(2026, 1, 1), "FREQ=DAILY;BYDAY=MO;BYSETPOS=2", 1), "");
    assert_eq!(count(nine(9999, 12, 1), "FREQ=DAILY"), 31);
    assert_eq!(count(nine(9990, 1, 1), "FREQ=YEARLY"), 10);
    assert_eq!(count(nine(9999, 11, 1), "FREQ=MONTHLY"), 2);
    assert_eq!(count(nine(9999, 12, 1), "FREQ=WEEKLY"), 5);
}

#[test]
fn rare_dates_are_found() {
    // No leap day in 2100, and on a Monday only once in 28 years.
    assert_eq!(
        dates(nine(2070, 1, 1), "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO", 2),
        "2072-02-29 2112-02-29"
    );
}

#[test]
fn a_start_far_back_is_jumped_over() {
    for (rule, next) in [
        ("FREQ=DAILY;INTERVAL=3", "2026-09-03T09:00:00"),
        ("FREQ=WEEKLY;INTERVAL=2", "2026-09-08T09:00:00"),
        ("FREQ=MONTHLY", "2026-09-02T09:00:00"),
        ("FREQ=YEARLY;INTERVAL=3", "2027-09-02T09:00:00"),
    ] {
        let rule: Rule = rule.parse().unwrap();
        let found = rule.occurrences_from(nine(1997, 9, 2), nine(2026, 9, 2)).next();
        let walked = rule.occurrences(nine(1997, 9, 2)).find(|at| *at >= nine(2026, 9, 2));
        assert_eq!(found, walked);
        assert_eq!(found.unwrap().to_string(), next);
    }
}

#[test]
fn rules_are_written_in_one_way() {
    for (given, written) in [
        ("BYDAY=WE;FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=WE"),
        ("freq=weekly;byday=we,mo,we;interval=1;wkst=mo", "FREQ=WEEKLY;BYDAY=MO,WE"),
        (" FREQ=MONTHLY;BYDAY=-1SU,+1SU,2MO ", "FREQ=MONTHLY;BYDAY=1SU,2MO,-1SU"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1,15,1", "FREQ=MONTHLY;BYMONTHDAY=1,15,-1"),
        (
            "FREQ=YEARLY;BYSETPOS=-1,1;BYMONTH=12,1;BYDAY=MO;COUNT=4;INTERVAL=2;WKST=SU",
            "FREQ=YEARLY;INTERVAL=2;COUNT=4;BYMONTH=1,12;BYDAY=MO;BYSETPOS=1,-1;WKST=SU",
        ),
        ("FREQ=DAILY;UNTIL=20260902", "FREQ=DAILY;UNTIL=20260902"),
        ("FREQ=DAILY;UNTIL=20260902T133000", "FREQ=DAILY;UNTIL=20260902T133000"),
        ("FREQ=DAILY;UNTIL=20260902T133060Z", "FREQ=DAILY;UNTIL=20260902T133059Z"),
    ] {
        assert_eq!(given.parse::<Rule>().unwrap().to_string(), written);
    }
    let rule = Rule::weekly([Weekday::Wednesday]);
    assert_eq!(serde_json::to_string(&rule).unwrap(), r#""FREQ=WEEKLY;BYDAY=WE""#);
    assert_eq!(serde_json::from_str::<Rule>(r#""FREQ=WEEKLY;BYDAY=WE""#).unwrap(), rule);
    assert!(serde_json::from_str::<Rule>(r#""elke woensdag""#).is_err());
}

#[test]
fn rules_can_be_made() {
    let last_friday = ByDay::nth(-1, Weekday::Friday).unwrap();
    let until = Some(Until::Date(date(2026, 12, 31)));
    for (made, written) in [
        (Rule::daily().every(0), "FREQ=DAILY"),
        (Rule::weekly([]).every(2), "FREQ=WEEKLY;INTERVAL=2"),
        (Rule::monthly([last_friday]), "FREQ=MONTHLY;BYDAY=-1FR"),
        (Rule::yearly().ending(until), "FREQ=YEARLY;UNTIL=20261231"),
        (Rule::yearly().ending(until).ending(None), "FREQ=YEARLY"),
    ] {
        assert_eq!(made, written.parse().unwrap());
    }
    assert_eq!(ByDay::nth(0, Weekday::Friday), None);
    assert_eq!(ByDay::nth(6, Weekday::Friday), None);
}

#[test]
fn what_is_not_a_rule_is_refused_with_the_reason() {
    for (rule, reason) in [
        ("", "'' is not a part of a rule: a part is a name, '=' and a value"),
        ("FREQ=DAILY;", "'' is not a part of a rule: a part is a name, '=' and a value"),
        ("INTERVAL=2", "the rule does not say how often (FREQ)"),
        ("FREQ=FORTNIGHTLY", "FREQ cannot be 'FORTNIGHTLY'"),
        ("FREQ=HOURLY", "'FREQ=HOURLY' is not supported"),
        ("FREQ=YEARLY;BYWEEKNO=20", "'BYWEEKNO' is not supported"),
        ("FREQ=YEARLY;BYYEARDAY=1,100,200", "'BYYEARDAY' is not supported"),
        ("FREQ=DAILY;BYHOUR=9,10", "'BYHOUR' is not supported"),
        ("FREQ=YEARLY;BYDAY=20MO", "'BYDAY=20MO' is not supported"),
        (
            "FREQ=YEARLY;BYDAY=1MO",
            "'BYDAY=1MO counted in the year, without BYMONTH' is not supported",
        ),
        ("FREQ=DAILY;EXDATE=20260902", "'EXDATE' is not a known part of a rule"),
        ("FREQ=DAILY;FREQ=WEEKLY", "FREQ is given more than once"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL cannot be '0'"),
        ("FREQ=DAILY;INTERVAL=-1", "INTERVAL cannot be '-1'"),
        ("FREQ=DAILY;COUNT=0", "COUNT cannot be '0'"),
        ("FREQ=DAILY;COUNT=2;UNTIL=20260902", "COUNT and UNTIL cannot be in one rule"),
        ("FREQ=DAILY;UNTIL=2026-09-02", "UNTIL cannot be '2026-09-02'"),
        ("FREQ=DAILY;UNTIL=20260230", "UNTIL cannot be '20260230'"),
        ("FREQ=DAILY;UNTIL=20260902T2400", "UNTIL cannot be '20260902T2400'"),
        ("FREQ=DAILY;UNTIL=20260902T240000", "UNTIL cannot be '20260902T240000'"),
        ("FREQ=YEARLY;BYMONTH=13", "BYMONTH cannot be '13'"),
        ("FREQ=YEARLY;BYMONTH=", "BYMONTH cannot be ''"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY cannot be '0'"),
        ("FREQ=MONTHLY;BYMONTHDAY=-32", "BYMONTHDAY cannot be '-32'"),
        ("FREQ=WEEKLY;BYMONTHDAY=1", "BYMONTHDAY cannot be in a rule with FREQ=WEEKLY"),
        (
            "FREQ=WEEKLY;BYDAY=1MO",
            "a numbered weekday (BYDAY) cannot be in a rule with FREQ=WEEKLY",
        ),
        ("FREQ=DAILY;BYDAY=1MO", "a numbered weekday (BYDAY) cannot be in a rule with FREQ=DAILY"),
        ("FREQ=MONTHLY;BYDAY=0MO", "BYDAY cannot be '0MO'"),
        ("FREQ=MONTHLY;BYDAY=MA", "BYDAY cannot be 'MA'"),
        ("FREQ=MONTHLY;BYDAY=1€", "BYDAY cannot be '1€'"),
        ("FREQ=MONTHLY;BYSETPOS=1", "BYSETPOS needs another BY part to pick from"),
        ("FREQ=WEEKLY;WKST=1MO", "WKST cannot be '1MO'"),
    ] {
        assert_eq!(rule.parse::<Rule>().unwrap_err().to_string(), reason, "{rule}");
    }
}

/// Rules of all kinds that are supported.
pub(crate) fn any_rule() -> impl Strategy<Value = Rule> {
    let month_days = prop::collection::vec((1_i8..=31, any::<bool>()), 0..3);
    let week_days = prop::collection::vec((0_i8..7, -5_i8..=5), 0..4);
    let parts = (
        0..4_u8,
        prop_oneof![3 => Just(1_u16), 2 => 2_u16..5, 1 => 5_u16..30],
        prop_oneof![
            2 => Just(None),
            1 => (1_u32..40).prop_map(|count| Some(Err(count))),
            1 => any_start().prop_map(|until| Some(Ok(until))),
        ],
        prop::collection::vec(1_i8..=12, 0..4),
        month_days,
        (week_days, any::<bool>()),
        prop::collection::vec(prop_oneof![1_i16..4, -3_i16..0], 0..2),
        0_i8..7,
    );
    parts.prop_map(|(freq, interval, end, months, month_days, (week_days, numbered), pos, wkst)| {
        let mut rule = match freq {
            0 => Rule::daily(),
            1 => Rule::weekly([]),
            2 => Rule::monthly([]),
            _ => Rule::yearly(),
        };
        let may_number = freq == 2 || (freq == 3 && !months.is_empty());
        let days = week_days.into_iter().map(|(day, nth)| {
            let weekday = Weekday::from_monday_zero_offset(day).unwrap();
            ByDay::nth(if numbered && may_number { nth } else { 0 }, weekday)
                .unwrap_or(ByDay::every(weekday))
        });
        rule = rule.on(days).every(interval);
        rule.by_month = months;
        if freq != 1 {
            rule.by_month_day =
                month_days.into_iter().map(|(day, last)| if last { -day } else { day }).collect();
        }
        if rule.names_its_days() && !(rule.by_day.is_empty() && rule.by_month_day.is_empty()) {
            rule.by_set_pos = pos;
        }
        rule.week_start = Weekday::from_monday_zero_offset(wkst).unwrap();
        match end {
            Some(Ok(until)) => rule.until = Some(Until::Local(until)),
            Some(Err(count)) => rule.count = Some(count),
            None => {}
        }
        // Lists come in any order and with doubles; reading sorts them out.
        rule.to_string().parse().unwrap()
    })
}

/// Starts in some forty years, on each minute of the day.
pub(crate) fn any_start() -> impl Strategy<Value = DateTime> {
    (0_i64..15_000, 0_i64..1440).prop_map(|(days, minutes)| {
        let since = SignedDuration::from_hours(24 * days) + SignedDuration::from_mins(minutes);
        date(1995, 1, 1).at(0, 0, 0, 0) + since
    })
}

proptest! {
    #[test]
    fn what_is_written_reads_as_the_same_rule(rule in any_rule()) {
        prop_assert_eq!(rule.to_string().parse::<Rule>().unwrap(), rule);
    }

    #[test]
    fn reading_never_panics(text in "(FREQ|BYDAY|UNTIL|COUNT|[A-Z]{0,4})=[-+0-9A-ZTZ,;=é]{0,20}") {
        let _ = text.parse::<Rule>();
    }

    #[test]
    fn occurrences_only_go_forward(rule in any_rule(), start in any_start()) {
        let mut before = None;
        for at in rule.occurrences(start).take(60) {
            prop_assert!(at >= start);
            prop_assert!(before < Some(at), "{:?} then {}", before, at);
            prop_assert_eq!(at.time(), start.time());
            before = Some(at);
        }
    }

    #[test]
    fn a_jump_gives_what_a_walk_gives(
        rule in any_rule(),
        start in any_start(),
        from in any_start(),
    ) {
        let jumped: Vec<_> = rule.occurrences_from(start, from).take(10).collect();
        let walked: Vec<_> =
            rule.occurrences(start).skip_while(|at| *at < from).take(10).collect();
        prop_assert_eq!(jumped, walked);
    }

    #[test]
    fn a_count_is_never_exceeded(rule in any_rule(), start in any_start()) {
        if let Some(count) = rule.count() {
            prop_assert!(rule.occurrences(start).count() <= count as usize);
        }
        if let Some(until) = rule.until() {
            prop_assert!(rule.occurrences(start).all(|at| at.date() <= until.last_day()));
        }
    }
}
