use super::*;

fn stamp() -> Moment {
    Moment::from_local(civil::date(2026, 9, 1).at(12, 0, 0, 0))
}

fn said(text: &str) -> Said {
    Said { text: text.to_owned(), lang: None }
}

fn event(when: &str) -> Event {
    Event::new("1@mienskip.nl", stamp(), serde_json::from_str(when).unwrap(), said("Samen eten"))
}

fn ics(event: Event) -> String {
    Calendar::new("", Lang::NL, vec![event]).to_ics()
}

/// The lines about times of the only event.
fn times(event: Event) -> Vec<String> {
    let ics = ics(event);
    let (_, event) = ics.split_once("BEGIN:VEVENT").unwrap_or_default();
    let about_time = |line: &&str| {
        ["DTSTART", "DTEND", "RRULE", "EXDATE"].iter().any(|name| line.starts_with(name))
    };
    event.lines().filter(about_time).map(str::to_owned).collect()
}

/// What a program that follows RFC 5545 §3.1 makes of the text.
fn unfold(ics: &str) -> Vec<String> {
    ics.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

#[test]
fn a_whole_agenda() {
    let mut eating = event(
        r#"{"begin":"2026-09-02T17:30","einde":"2026-09-02T19:00","herhaling":"FREQ=WEEKLY;BYDAY=WE;UNTIL=20261223","behalve":["2026-10-21"]}"#,
    );
    eating.sequence = 2;
    eating.modified = Some(stamp());
    eating.description =
        Said { text: "Tegearre ite.\nElkenien is wolkom".into(), lang: Some(Lang::FY) };
    eating.location = Some("De Wjukken, Seerp van Galemawei 2, Mantgum".into());
    eating.geo = Some((53.129_61, 5.718));
    eating.url = Some("https://mienskip.nl/activiteiten/samen-eten".into());
    eating.categories = vec!["eten".into(), "ontmoeting; gezellig".into()];
    eating.organizer = Some("Dorpsbelang".into());
    let mut agenda = Calendar::new("Mienskip: Mantgum", Lang::NL, vec![eating]);
    agenda.description = Some("Wat er te doen is".into());
    agenda.url = Some("https://mienskip.nl/activiteiten".into());
    agenda.source = Some("https://mienskip.nl/agenda.ics".into());
    agenda.refresh_hours = Some(6);
    let expected = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Mienskip//Mienskip//NL",
        "CALSCALE:GREGORIAN",
        "NAME;LANGUAGE=nl:Mienskip: Mantgum",
        "X-WR-CALNAME:Mienskip: Mantgum",
        "DESCRIPTION;LANGUAGE=nl:Wat er te doen is",
        "X-WR-CALDESC:Wat er te doen is",
        "X-WR-TIMEZONE:Europe/Amsterdam",
        "URL:https://mienskip.nl/activiteiten",
        "SOURCE;VALUE=URI:https://mienskip.nl/agenda.ics",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL:PT6H",
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Amsterdam",
        "BEGIN:DAYLIGHT",
        "DTSTART:19960331T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "TZNAME:CEST",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:19961027T030000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "TZNAME:CET",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "END:STANDARD",
        "END:VTIMEZONE",
        "BEGIN:VEVENT",
        "UID:1@mienskip.nl",
        "DTSTAMP:20260901T100000Z",
        "SEQUENCE:2",
        "LAST-MODIFIED:20260901T100000Z",
        "DTSTART;TZID=Europe/Amsterdam:20260902T173000",
        "DTEND;TZID=Europe/Amsterdam:20260902T190000",
        "RRULE:FREQ=WEEKLY;UNTIL=20261223T225959Z;BYDAY=WE",
        "EXDATE;TZID=Europe/Amsterdam:20261021T173000",
        "SUMMARY;LANGUAGE=nl:Samen eten",
        r"DESCRIPTION;LANGUAGE=fy:Tegearre ite.\nElkenien is wolkom",
        r"LOCATION:De Wjukken\, Seerp van Galemawei 2\, Mantgum",
        "GEO:53.129610;5.718000",
        "URL:https://mienskip.nl/activiteiten/samen-eten",
        r"CATEGORIES:eten,ontmoeting\; gezellig",
        "CONTACT:Dorpsbelang",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ];
    assert_eq!(unfold(&agenda.to_ics()), expected);
}

#[test]
fn every_line_ends_with_cr_lf() {
    let mut eating = event(r#"{"begin":"2026-09-02T17:30"}"#);
    eating.description = said("een\ntwee\r\ndrie\rvier\u{2028}vijf\u{85}zes");
    let ics = ics(eating);
    assert!(ics.ends_with("END:VCALENDAR\r\n"));
    assert_eq!(ics.matches('\n').count(), ics.matches("\r\n").count());
    assert_eq!(ics.matches('\r').count(), ics.matches("\r\n").count());
    assert!(ics.contains(r"DESCRIPTION;LANGUAGE=nl:een\ntwee\ndrie\nvier\nvijf\nzes"));
}

#[test]
fn text_cannot_break_out_of_its_line() {
    let mut eating = event(r#"{"begin":"2026-09-02T17:30"}"#);
    eating.summary = said("a\r\nBEGIN:VALARM; b, c\\n \u{7}\0:\"");
    eating.url = Some("https://example.org/\r\nATTACH:https://example.com".into());
    eating.uid = "1\r\nX: 2".into();
    let ics = ics(eating);
    assert!(ics.contains("SUMMARY;LANGUAGE=nl:a\\nBEGIN:VALARM\\; b\\, c\\\\n :\"\r\n"));
    assert!(ics.contains("UID:1\\nX: 2\r\n"));
    assert!(!ics.contains("ATTACH"));
}

#[test]
fn long_lines_are_folded_between_characters() {
    // One octet, two, three and four, so that the fold falls on every place in a character.
    for letter in ["a", "é", "€", "😀"] {
        for before in 0..4 {
            let text = format!("{}{}", "x".repeat(before), letter.repeat(200));
            let mut eating = event(r#"{"begin":"2026-09-02T17:30"}"#);
            eating.description = said(&text);
            let ics = ics(eating);
            let longest = ics.split("\r\n").map(str::len).max();
            assert!(longest <= Some(75) && longest > Some(75 - letter.len()), "{longest:?}");
            assert!(unfold(&ics).contains(&format!("DESCRIPTION;LANGUAGE=nl:{text}")));
        }
    }
}

#[test]
fn a_line_of_75_octets_is_not_folded() {
    for (length, lines) in [(75, 1), (76, 2), (149, 2), (150, 3)] {
        let mut out = Lines::default();
        out.line(&"x".repeat(length));
        assert_eq!(out.0.matches("\r\n").count(), lines, "{length}");
    }
}

#[test]
fn whole_days_end_on_the_day_after() {
    assert_eq!(
        times(event(r#"{"begin":"2026-09-04"}"#)),
        ["DTSTART;VALUE=DATE:20260904", "DTEND;VALUE=DATE:20260905"]
    );
    assert_eq!(
        times(event(r#"{"begin":"2026-09-04","einde":"2026-09-06"}"#)),
        ["DTSTART;VALUE=DATE:20260904", "DTEND;VALUE=DATE:20260907"]
    );
}

#[test]
fn whole_days_come_back_until_a_date_and_except_on_dates() {
    assert_eq!(
        times(event(
            r#"{"begin":"2026-09-04","herhaling":"FREQ=WEEKLY;UNTIL=20261001T220000Z","behalve":["2026-09-18","2026-09-11","2026-09-18"]}"#
        )),
        [
            "DTSTART;VALUE=DATE:20260904",
            "DTEND;VALUE=DATE:20260905",
            "RRULE:FREQ=WEEKLY;UNTIL=20261002",
            "EXDATE;VALUE=DATE:20260911",
            "EXDATE;VALUE=DATE:20260918",
        ]
    );
}

#[test]
fn until_goes_with_a_time_in_utc() {
    for (until, utc) in [
        ("20261223", "20261223T225959Z"),
        ("20260715", "20260715T215959Z"),
        ("20261223T173000", "20261223T163000Z"),
        ("20261223T163000Z", "20261223T163000Z"),
    ] {
        let rule = format!("FREQ=WEEKLY;UNTIL={until}");
        let json = format!(r#"{{"begin":"2026-07-01T17:30","herhaling":"{rule}"}}"#);
        assert_eq!(times(event(&json))[1], format!("RRULE:FREQ=WEEKLY;UNTIL={utc}"));
    }
}

#[test]
fn an_unknown_end_is_not_made_up() {
    assert_eq!(
        times(event(r#"{"begin":"2026-09-02T17:30","einde":"2026-09-02T17:00"}"#)),
        ["DTSTART;TZID=Europe/Amsterdam:20260902T173000"]
    );
}

#[test]
fn a_start_that_does_not_fit_moves_to_the_first_that_does() {
    assert_eq!(
        times(event(
            r#"{"begin":"2026-09-01T22:00","einde":"2026-09-02T01:00","herhaling":"FREQ=WEEKLY;COUNT=3;BYDAY=FR"}"#
        )),
        [
            "DTSTART;TZID=Europe/Amsterdam:20260904T220000",
            "DTEND;TZID=Europe/Amsterdam:20260905T010000",
            "RRULE:FREQ=WEEKLY;COUNT=3;BYDAY=FR",
        ]
    );
}

#[test]
fn a_rule_without_a_start_begins_when_it_was_written_down() {
    let wednesdays = event(
        r#"{"herhaling":"FREQ=WEEKLY;COUNT=9;BYDAY=WE","einde":"2026-10-01","behalve":["2026-09-02"]}"#,
    );
    let mut earlier = wednesdays.clone();
    assert_eq!(
        times(wednesdays),
        [
            "DTSTART;VALUE=DATE:20260902",
            "DTEND;VALUE=DATE:20260903",
            "RRULE:FREQ=WEEKLY;UNTIL=20261001;BYDAY=WE",
            "EXDATE;VALUE=DATE:20260902",
        ]
    );
    earlier.modified = Some(Moment::from_local(civil::date(2026, 8, 6).at(9, 0, 0, 0)));
    assert_eq!(times(earlier)[0], "DTSTART;VALUE=DATE:20260812");
    let counted = event(r#"{"herhaling":"FREQ=WEEKLY;COUNT=9;BYDAY=WE"}"#);
    assert_eq!(times(counted)[2], "RRULE:FREQ=WEEKLY;BYDAY=WE");
}

#[test]
fn what_has_no_date_is_left_out() {
    for when in [
        r#"{"tekst":"op afspraak"}"#,
        r#"{"herhaling":"FREQ=WEEKLY"}"#,
        r#"{"begin":"2026-09-02","herhaling":"FREQ=WEEKLY;UNTIL=20260901"}"#,
    ] {
        assert!(!ics(event(when)).contains("VEVENT"), "{when}");
    }
}

#[test]
fn cancelled_is_said() {
    let mut eating = event(r#"{"begin":"2026-09-02T17:30"}"#);
    eating.cancelled = true;
    assert!(ics(eating).contains("STATUS:CANCELLED\r\n"));
    let called_off = event(r#"{"begin":"2026-09-02T17:30","behalve":["2026-09-02"]}"#);
    assert!(ics(called_off).contains("STATUS:CANCELLED\r\n"));
}

#[test]
fn the_zone_says_what_the_clock_does() {
    // The two changes that the text names, against the time zone database.
    for (rule, month, before, after) in [
        ("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", 3, "+01", "+02"),
        ("FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", 10, "+02", "+01"),
    ] {
        assert!(ZONE.contains(&format!("RRULE:{rule}\r\n")));
        let rule: Rule = rule.parse().unwrap();
        for change in rule.occurrences(civil::date(1996, month, 1).at(1, 0, 0, 0)).take(42) {
            let instant = change.date().at(1, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).unwrap();
            let offset = |seconds| {
                let moment = Moment::from_unix(instant.timestamp().as_second() + seconds);
                moment.zoned().offset().to_string()
            };
            assert_eq!((offset(-1).as_str(), offset(0).as_str()), (before, after), "{change}");
        }
    }
}
