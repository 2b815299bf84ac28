//! What is understood and what is left: every text of the sample data, and the cases around it.

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::{read_closures, read_holidays, read_hours, read_special_days, read_when};
use crate::{
    almanac::Holiday,
    schedule::{Closure, Schedule, SlotKind},
    when::When,
};

/// The slots in Dutch, then behind `|` what is left; `-` when nothing was understood.
fn hours(text: &str, reference: Option<Date>) -> String {
    let reading = read_hours(text, reference);
    shown(reading.value.map(|schedule| schedule.to_dutch()), &reading.left)
}

/// Start, end and rule, then behind `|` what is left; `-` when nothing was understood.
fn when(text: &str, reference: Option<Date>) -> String {
    let reading = read_when(text, reference);
    let value = reading.value.map(|when| {
        assert_eq!(when.text.as_deref(), Some(text));
        let When { start, end, rule, .. } = when;
        let start = start.map(|start| start.to_string());
        let end = end.map(|end| format!("/ {end}"));
        let rule = rule.map(|rule| rule.to_string());
        [start, end, rule].into_iter().flatten().collect::<Vec<_>>().join(" ")
    });
    shown(value, &reading.left)
}

fn shown(value: Option<String>, left: &[String]) -> String {
    match (value, left) {
        (None, _) => "-".to_owned(),
        (Some(value), []) => value,
        (Some(value), left) => format!("{value} | {}", left.join(" | ")),
    }
}

fn check(read: fn(&str, Option<Date>) -> String, rows: &[(&str, Option<Date>, &str)]) {
    let wrong: Vec<_> = rows
        .iter()
        .map(|(text, reference, expected)| (text, read(text, *reference), expected))
        .filter(|(_, found, expected)| found != *expected)
        .map(|(text, found, expected)| format!("{text}\n   found {found}\nexpected {expected}\n"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[expect(clippy::unnecessary_wraps, reason = "a reference is optional")]
const fn on(year: i16, month: i8, day: i8) -> Option<Date> {
    Some(date(year, month, day))
}

#[test]
fn the_form_of_the_sample() {
    let same = [
        "ma t/m vr 9.00-17.00",
        "di en do 10.00-12.00 inloop",
        "wo 13.30-15.30 spreekuur",
        "elke 1e woensdag van de maand 19.30-21.00",
        "vr 9.00-11.00 op afspraak",
        "dagelijks 8.00-20.00",
        "ma t/m vr 9.00-17.00; di en do 10.00-12.00 inloop; elke 2e en laatste vrijdag van de maand 14.00-16.00 op afspraak; za 10.00-14.00",
        "ma, wo en vr t/m zo 9.00-24.00",
        "di in even weken 9.00-12.00; do in oneven weken 9.00-12.00 inloop",
        "vr en za 20.00-2.00",
        "dagelijks 10.00-10.00 de volgende dag",
        "dagelijks 0.00-24.00",
        "ma 04.00-5.30",
        "13 en 27 november 2022, 10 en 25 december 2022 15.00-17.00",
        "ma 9.00-12.00 inloop van 1 september 2026 t/m 30 juni 2027 niet in schoolvakanties (ingang achterom)",
        "ma 9.00-12.00 van 2 maart 2026 t/m 2 maart 2026",
        "ma 9.00-12.00 vanaf 1 september 2026; di 9.00-12.00 t/m 30 juni 2027",
    ];
    check(hours, &same.map(|text| (text, None, text)));
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn opening_hours() {
    let ref_2026 = on(2026, 3, 1);
    check(
        hours,
        &[
            // Days.
            ("maandag 9-12 uur", None, "ma 9.00-12.00"),
            ("Ma. 9-12 uur", None, "ma 9.00-12.00"),
            ("maandag t/m vrijdag 9-17 uur", None, "ma t/m vr 9.00-17.00"),
            ("van maandag tot en met vrijdag van 9.00 tot 17.00 uur", None, "ma t/m vr 9.00-17.00"),
            ("ma-vr 9-17", None, "ma t/m vr 9.00-17.00"),
            ("ma – do 09:00 – 17:00", None, "ma t/m do 9.00-17.00"),
            ("ma/wo/vr 10.00-12.00", None, "ma, wo en vr 10.00-12.00"),
            ("ma & do 10.00u-12.00u", None, "ma en do 10.00-12.00"),
            ("vr t/m ma 13u30-17u", None, "ma en vr t/m zo 13.30-17.00"),
            ("ma t/m do en za 9.00-17.00 uur", None, "ma t/m do en za 9.00-17.00"),
            ("dagelijks van 8 tot 20 uur", None, "dagelijks 8.00-20.00"),
            ("elke dag 8-20 uur", None, "dagelijks 8.00-20.00"),
            ("iedere werkdag 9.00-17.00", None, "ma t/m vr 9.00-17.00"),
            (
                "werkdagen 9.00-17.00 uur, weekend 10-16 uur",
                None,
                "ma t/m vr 9.00-17.00; za en zo 10.00-16.00",
            ),
            ("in het weekend 10.00-16.00", None, "za en zo 10.00-16.00"),
            ("doordeweeks 9-17 uur", None, "ma t/m vr 9.00-17.00"),
            // Frisian.
            ("moandei oant en mei freed 9-17 oere", None, "ma t/m vr 9.00-17.00"),
            ("eltse woansdei fan 14.00 oant 16.00 oere", None, "wo 14.00-16.00"),
            ("tongersdei en sneon 10.00-12.00 oere ynrin", None, "do en za 10.00-12.00 inloop"),
            ("tiisdeis tusken tsien oere moarns en fjouwer oere middeis", None, "di 10.00-16.00"),
            ("snein fan healwei trijen oant fjouwer oere middeis", None, "zo 14.30-16.00"),
            ("sneintemiddei fan healwei trijen oant fjouwer oere", None, "zo 14.30-16.00"),
            ("freedte 13.00-15.00", None, "vr 13.00-15.00"),
            // Times.
            ("ma 9-12 uur en 13-17 uur", None, "ma 9.00-12.00; ma 13.00-17.00"),
            (
                "ma 9.00-12.00, 13.00-17.00; di 9.00-12.00",
                None,
                "ma 9.00-12.00; ma 13.00-17.00; di 9.00-12.00",
            ),
            ("ma 9.00-12.00, di 13.00-17.00", None, "ma 9.00-12.00; di 13.00-17.00"),
            ("9.00-17.00 uur op werkdagen", None, "ma t/m vr 9.00-17.00"),
            ("elke dinsdag 19.30–20 uur", None, "di 19.30-20.00"),
            ("dinsdagmiddag van half twee tot vier uur", None, "di 13.30-16.00"),
            ("dinsdag van half twee tot vier uur", None, "di 13.30-16.00"),
            ("dinsdagavond 7.30-9.30 uur", None, "di 19.30-21.30"),
            ("dinsdagavond van acht tot tien uur", None, "di 20.00-22.00"),
            ("dinsdag van acht tot tien uur", None, "-"),
            ("dinsdag 's avonds van 8 tot 10 uur", None, "di 20.00-22.00"),
            ("dinsdag van 8 uur 's avonds tot 1 uur 's nachts", None, "di 20.00-1.00"),
            ("dinsdag van tien tot vier uur", None, "di 10.00-16.00"),
            ("dinsdag van kwart over tien tot kwart voor twaalf", None, "di 10.15-11.45"),
            ("dinsdag van half negen tot twaalf uur", None, "di 8.30-12.00"),
            ("dinsdag van half acht tot tien uur", None, "-"),
            ("dinsdag 2.00-4.00 uur", None, "-"),
            ("dinsdag 02.00-04.00 uur", None, "di 02.00-4.00"),
            ("dinsdag 17.00-9.00 uur", None, "-"),
            ("dinsdag 10.00-10.00 uur", None, "-"),
            ("dinsdag 0.00-0.00 uur", None, "-"),
            ("dinsdag 10.00-25.00 uur", None, "-"),
            ("dinsdag 10.75-12.00 uur", None, "-"),
            ("dinsdagmorgen 13.30-15.00", None, "-"),
            ("dinsdag 9-12", None, "-"),
            ("dinsdag vanaf 13.00 uur", None, "-"),
            ("dinsdag tot 12.00 uur", None, "-"),
            ("dinsdagmiddag", None, "-"),
            ("9.00-17.00", None, "-"),
            // Of the month, of some weeks.
            (
                "eerste maandag van de maand 14-16 uur",
                None,
                "elke 1e maandag van de maand 14.00-16.00",
            ),
            (
                "1e en 3e donderdag 10.00-11.30",
                None,
                "elke 1e en 3e donderdag van de maand 10.00-11.30",
            ),
            (
                "elke laatste vrijdag van de maand 16.00-18.00 uur",
                None,
                "elke laatste vrijdag van de maand 16.00-18.00",
            ),
            (
                "1e maandag en 3e donderdag 10.00-11.30",
                None,
                "elke 1e maandag van de maand 10.00-11.30; elke 3e donderdag van de maand 10.00-11.30",
            ),
            (
                "earste tiisdeis yn 'e moanne 14.00-16.00 oere",
                None,
                "elke 1e dinsdag van de maand 14.00-16.00",
            ),
            ("elke eerste (of tweede) dinsdag van de maand 10.00-12.00", None, "-"),
            ("2e zondag van september 10-12 uur", None, "-"),
            ("6e maandag 10-12 uur", None, "-"),
            ("dinsdag 10-12 uur (even weken)", None, "di in even weken 10.00-12.00"),
            ("oneven weken: dinsdag 10-12 uur", None, "di in oneven weken 10.00-12.00"),
            ("om de week dinsdag 10-12 uur", None, "-"),
            ("dinsdag 10-12 uur, eens per twee weken", None, "-"),
            // Kinds.
            ("inloop ma 9-12 uur", None, "ma 9.00-12.00 inloop"),
            (
                "Inloop: ma 9-12 uur, wo 13-15 uur",
                None,
                "ma 9.00-12.00 inloop; wo 13.00-15.00 inloop",
            ),
            (
                "ma 9-12 uur inloop, wo 13-15 uur op afspraak",
                None,
                "ma 9.00-12.00 inloop; wo 13.00-15.00 op afspraak",
            ),
            ("open ma 9-12 uur, inloop: di 9-12 uur", None, "ma 9.00-12.00; di 9.00-12.00 inloop"),
            ("ma open 9-17 uur, inloop 10-12 uur", None, "ma 9.00-17.00; ma 10.00-12.00 inloop"),
            ("ma 9-12 uur, di 10-12 uur inloop", None, "-"),
            ("ma 9-12 uur, inloop, di 10-12 uur", None, "-"),
            ("ma 9-12 uur inloop, 13-15 uur op afspraak", None, "-"),
            (
                "inloop ma 9-12 uur, op afspraak di 13-15 uur",
                None,
                "ma 9.00-12.00 inloop; di 13.00-15.00 op afspraak",
            ),
            ("ma 9-12 en 13-17 uur inloop", None, "-"),
            ("ma inloop di 9-12 uur", None, "-"),
            ("inloop: ma 9-12 uur; di 9-12 uur", None, "ma 9.00-12.00 inloop | di 9-12 uur"),
            ("inloopspreekuur ma 9-12 uur", None, "ma 9.00-12.00 inloop"),
            ("spreekuur op afspraak ma 9-12 uur", None, "ma 9.00-12.00 op afspraak"),
            ("inloop op afspraak ma 9-12 uur", None, "-"),
            ("inloop ma 9-12 uur op afspraak", None, "-"),
            ("even weken: ma 9-12 uur, oneven weken: di 9-12 uur", None, "-"),
            (
                "vanaf 1 september 2026 ma 9-12 uur t/m 30 juni 2027",
                None,
                "ma 9.00-12.00 van 1 september 2026 t/m 30 juni 2027",
            ),
            ("9-12 uur op dinsdagmiddag", None, "-"),
            ("9-12 uur op dinsdagochtend", None, "di 9.00-12.00"),
            (
                "computerspreekuur wo 9.30-11.30",
                None,
                "wo 9.30-11.30 spreekuur (computerspreekuur)",
            ),
            ("ma 9-12 uur zonder afspraak", None, "ma 9.00-12.00 inloop"),
            ("ma 9-12 uur alleen op afspraak", None, "ma 9.00-12.00 op afspraak"),
            ("op afspraak", None, "-"),
            // Closed.
            ("ma t/m vr 9-17 uur; za en zo gesloten", None, "ma t/m vr 9.00-17.00"),
            ("ma t/m vr 9-17 uur, weekend gesloten", None, "ma t/m vr 9.00-17.00"),
            ("dagelijks 9-17 uur; op maandag gesloten", None, "di t/m zo 9.00-17.00"),
            ("ma gesloten, di t/m vr 9-17 uur", None, "di t/m vr 9.00-17.00"),
            ("ma 9-17 uur; ma gesloten", None, "-"),
            ("dagelijks 9-17 uur; in de zomer gesloten", None, "-"),
            ("gesloten", None, "-"),
            ("ma 9-12 uur; niet op feestdagen", None, "ma 9.00-12.00 niet op feestdagen"),
            ("ma 9-12 uur (gesloten op feestdagen)", None, "ma 9.00-12.00 niet op feestdagen"),
            (
                "ma 9-12 uur, niet in de schoolvakanties",
                None,
                "ma 9.00-12.00 niet in schoolvakanties",
            ),
            // Dates.
            ("zaterdag 24 maart 2029 10-12 uur", None, "24 maart 2029 10.00-12.00"),
            ("zaterdag 24 maart 2026 10-12 uur", None, "-"),
            ("24 maart 2026 en 24 maart 2026 10-12 uur", None, "-"),
            ("31 februari 2026 10-12 uur", None, "-"),
            ("24 maart 10-12 uur", None, "-"),
            ("24 maart 10-12 uur", ref_2026, "24 maart 2026 10.00-12.00"),
            ("24 september 10-12 uur", ref_2026, "-"),
            ("zaterdag 24 oktober 10-12 uur", ref_2026, "24 oktober 2026 10.00-12.00"),
            (
                "19 t/m 28 augustus 2022 10-17 uur",
                None,
                "dagelijks 10.00-17.00 van 19 augustus 2022 t/m 28 augustus 2022",
            ),
            (
                "28 december t/m 3 januari 2027 10-17 uur",
                None,
                "dagelijks 10.00-17.00 van 28 december 2026 t/m 3 januari 2027",
            ),
            (
                "van 1 juli 2026 t/m 31 augustus 2026 ma t/m vr 9-12 uur",
                None,
                "ma t/m vr 9.00-12.00 van 1 juli 2026 t/m 31 augustus 2026",
            ),
            ("ma 9-12 uur tot 1 mei 2026", None, "-"),
            ("ma 06-04-2026 en di 07-04-2026 9-12 uur", None, "6 en 7 april 2026 9.00-12.00"),
            // What else was said.
            ("ma 9-12 uur (ingang achterom)", None, "ma 9.00-12.00 (ingang achterom)"),
            ("ma 9-12 uur (0 t/m 6 jaar)", None, "ma 9.00-12.00 (0 t/m 6 jaar)"),
            ("ma 9-12 uur (niet op 4 mei)", None, "-"),
            ("ma 9-12 uur in de kerk", None, "-"),
            (
                "ma 9-12 uur; en soms ook op zaterdag",
                None,
                "ma 9.00-12.00 | en soms ook op zaterdag",
            ),
            ("ma 9-12 uur\ndi 13-15 uur", None, "ma 9.00-12.00; di 13.00-15.00"),
            ("", None, "-"),
            (";;", None, "-"),
        ],
    );
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn exceptions() {
    let ref_2026 = on(2026, 12, 1);
    check(
        hours,
        &[
            // The one that started it.
            (
                "ma t/m do 9-17 uur, in schoolvakanties gesloten",
                None,
                "ma t/m do 9.00-17.00 niet in schoolvakanties",
            ),
            (
                "elke eerste woensdag v.d. maand 13:30 - 15:30",
                None,
                "elke 1e woensdag van de maand 13.30-15.30",
            ),
            // School holidays.
            (
                "ma 9-12 uur; di 9-12 uur; in de zomervakantie gesloten",
                None,
                "ma 9.00-12.00 niet in de zomervakantie; di 9.00-12.00 niet in de zomervakantie",
            ),
            (
                "gesloten tijdens de herfst- en kerstvakantie; wo 14-16 uur inloop",
                None,
                "wo 14.00-16.00 inloop niet in de herfstvakantie en de kerstvakantie",
            ),
            (
                "ma t/m vr 10-16 uur alleen in de schoolvakanties",
                None,
                "ma t/m vr 10.00-16.00 alleen in schoolvakanties",
            ),
            (
                "ma 9-12 uur, behalve in de meivakantie",
                None,
                "ma 9.00-12.00 niet in de meivakantie",
            ),
            (
                "yn de simmerfakânsje ticht; ma 9-12 oere",
                None,
                "ma 9.00-12.00 niet in de zomervakantie",
            ),
            // Whose hours these are in the holidays is not clear.
            ("ma 9-12 uur; in de zomervakantie ma 10-11 uur", None, "-"),
            ("ma 9-12 uur, in de vakantie gesloten", None, "-"),
            ("ma 9-12 uur, in schoolvakanties gesloten, di 9-12 uur", None, "-"),
            // Public holidays.
            (
                "ma t/m za 9-17 uur; zon- en feestdagen gesloten",
                None,
                "ma t/m za 9.00-17.00 niet op feestdagen",
            ),
            (
                "dagelijks 9-17 uur; zo en feestdagen dicht",
                None,
                "ma t/m za 9.00-17.00 niet op feestdagen",
            ),
            ("zo 9-17 uur, ook op feestdagen", None, "zo 9.00-17.00 ook op feestdagen"),
            (
                "ma t/m vr 9-17 uur; koningsdag geopend; 1e en 2e kerstdag gesloten",
                None,
                "ma t/m vr 9.00-17.00; op koningsdag geopend; op eerste kerstdag gesloten; op tweede kerstdag gesloten",
            ),
            (
                "ma 9-17 uur; tweede paasdag 12.00-16.00 inloop",
                None,
                "ma 9.00-17.00; op tweede paasdag 12.00-16.00 inloop",
            ),
            (
                "ma 9-17 uur; mei kryst ticht",
                None,
                "ma 9.00-17.00; op eerste kerstdag gesloten; op tweede kerstdag gesloten",
            ),
            (
                "ma 9-17 uur; goede vrijdag gesloten",
                None,
                "ma 9.00-17.00; op goede vrijdag gesloten",
            ),
            // Seasons.
            (
                "ma 9-17 uur, april t/m oktober; ma 10-15 uur, november t/m maart",
                None,
                "ma 9.00-17.00 elk jaar van 1 april t/m 31 oktober; ma 10.00-15.00 elk jaar van 1 november t/m 31 maart",
            ),
            (
                "elk jaar van 15 maart t/m 1 november za 10-12 uur",
                None,
                "za 10.00-12.00 elk jaar van 15 maart t/m 1 november",
            ),
            (
                "wo 9-12 uur; juli en augustus gesloten",
                None,
                "wo 9.00-12.00 elk jaar van 1 september t/m 30 juni",
            ),
            (
                "dagelijks 9-17 uur, behalve in augustus",
                None,
                "dagelijks 9.00-17.00 elk jaar van 1 september t/m 31 juli",
            ),
            ("wo 9-12 uur in mei 2026", None, "-"),
            ("wo 9-12 uur in mei en september", None, "-"),
            // Closed for a while, or on one day open at other times.
            (
                "ma 9-17 uur; gesloten van 21 december 2026 t/m 3 januari 2027 (wegens vakantie)",
                None,
                "ma 9.00-17.00; gesloten van 21 december 2026 t/m 3 januari 2027 (vakantie)",
            ),
            (
                "ma 9-17 uur, 24 en 25 december 2026 gesloten vanwege een verbouwing",
                None,
                "ma 9.00-17.00; gesloten van 24 december 2026 t/m 25 december 2026 (een verbouwing)",
            ),
            (
                "ma 9-17 uur; gesloten vanaf 1 mei 2027",
                None,
                "ma 9.00-17.00; gesloten vanaf 1 mei 2027",
            ),
            (
                "ma 9-17 uur; tijdelijk gesloten t/m 12 december 2026",
                ref_2026,
                "ma 9.00-17.00; gesloten van 1 december 2026 t/m 12 december 2026",
            ),
            ("ma 9-17 uur; tijdelijk gesloten t/m 12 december 2026", None, "-"),
            ("ma 9-17 uur; tijdelijk gesloten", None, "-"),
            (
                "do 9-17 uur; 24 december 2026 alleen 10-12 uur en 13-14 uur (kerstmarkt)",
                None,
                "do 9.00-17.00; 24 december 2026 alleen 10.00-12.00 (kerstmarkt); 24 december 2026 alleen 13.00-14.00",
            ),
            // Appointments.
            (
                "vr 9-11 uur op afspraak, bel 058 000 10 13",
                None,
                "vr 9.00-11.00 op afspraak via 058 000 10 13",
            ),
            (
                "vr 9-11 uur op afspraak via www.voorbeeld.example/afspraak; ma 9-12 uur",
                None,
                "vr 9.00-11.00 op afspraak via https://www.voorbeeld.example/afspraak; ma 9.00-12.00",
            ),
            (
                "vr 9-11 uur op afspraak (bel 0800-1234 of https://voorbeeld.example)",
                None,
                "vr 9.00-11.00 op afspraak via 0800-1234 of https://voorbeeld.example",
            ),
            ("vr 9-11 uur op afspraak, bel 058", None, "-"),
        ],
    );
}

#[test]
fn open_and_closed_at_once_is_told_and_closed_wins() {
    let reading = read_hours("ma en di 9-12 uur; zo 10-12 uur inloop; zo gesloten", None);
    assert!(reading.is_whole());
    assert_eq!(reading.value.unwrap().to_dutch(), "ma en di 9.00-12.00");
    assert_eq!(reading.clashes, ["zo 10.00-12.00 inloop"]);
    // Only an exception to a row of days.
    assert!(read_hours("ma t/m zo 9-12 uur; zo gesloten", None).clashes.is_empty());
}

#[test]
fn columns_of_a_form_are_read_on_their_own() {
    let closures = read_closures(
        "2026-12-21 t/m 2027-01-03 (verbouwing); 25 december 2026; vanaf 2027-05-01; morgen",
        None,
    );
    assert_eq!(closures.left, ["morgen"]);
    let closures = closures.value.unwrap();
    assert_eq!(
        closures.iter().map(Closure::to_dutch).collect::<Vec<_>>(),
        [
            "gesloten van 21 december 2026 t/m 3 januari 2027 (verbouwing)",
            "gesloten op 25 december 2026",
            "gesloten vanaf 1 mei 2027",
        ]
    );

    let days = read_special_days(
        "2026-12-24 10.00-14.00 (kerstmarkt voor iedereen); 24 december 2026 15-16 uur inloop; 2026-12-31 gesloten; vrijdag 9-12 uur",
        None,
    );
    assert_eq!(days.left, ["vrijdag 9-12 uur"]);
    let days = days.value.unwrap();
    assert_eq!(days.len(), 2);
    assert_eq!(days[0].reason.as_deref(), Some("kerstmarkt voor iedereen"));
    assert_eq!(
        days[0].hours.iter().map(|it| it.kind).collect::<Vec<_>>(),
        [SlotKind::Open, SlotKind::Inloop]
    );
    assert!(days[1].hours.is_empty());

    let said = read_holidays(
        "koningsdag open; tweede-kerstdag 12.00-16.00 inloop; hemelvaart gesloten; dinsdag 9-12 uur; iets",
    );
    assert_eq!(said.left, ["dinsdag 9-12 uur", "iets"]);
    let said = said.value.unwrap();
    assert_eq!(
        said.iter().map(|it| (it.holiday, it.hours.as_ref().map(Vec::len))).collect::<Vec<_>>(),
        [(Holiday::KingsDay, None), (Holiday::BoxingDay, Some(1)), (Holiday::Ascension, Some(0))]
    );
    assert!(read_holidays("").value.is_none());
}

#[test]
fn the_real_opening_hours() {
    check(
        hours,
        &[
            // locaties.csv, openingstijden
            ("inloopspreekuur van 2 uur tot half 4 (23 mei, 30 mei, 6 juni, 13 juni)", None, "-"),
            (
                "inloopspreekuur van 2 uur tot half 4 (23 mei, 30 mei, 6 juni, 13 juni)",
                on(2024, 4, 15),
                "23 en 30 mei 2024, 6 en 13 juni 2024 14.00-15.30 inloop",
            ),
            ("iedere vrijdag tussen 10.00 en 11.30 uur", None, "vr 10.00-11.30"),
            // No word on the days.
            ("tusken tsien oere moarns en fjouwer oere middeis", None, "-"),
            (
                "Elke woensdag tot aan Pasen open van 17.15 – 17.45 uur",
                on(2022, 3, 15),
                "wo 17.15-17.45 t/m 16 april 2022",
            ),
            ("Elke woensdag tot aan Pasen open van 17.15 – 17.45 uur", None, "-"),
            ("13 en 27 november, 10 december en 25 december van 15:00-17:00 uur", None, "-"),
            (
                "13 en 27 november, 10 december en 25 december van 15:00-17:00 uur",
                on(2022, 11, 15),
                "13 en 27 november 2022, 10 en 25 december 2022 15.00-17.00",
            ),
            (
                "maandag, dinsdag en donderdag van 9.00 uur tot 16.00 uur",
                None,
                "ma, di en do 9.00-16.00",
            ),
            ("computerspreekuur op woensdagochtend; overige tijden niet vermeld", None, "-"),
            // Until when is not said.
            ("op maandag en woensdag vanaf 13.00 uur", None, "-"),
            // hulpaanbod.csv, wanneer
            ("vanaf 2021; openingstijden per kamer afgesproken", None, "-"),
            ("computerspreekuur op woensdagochtend", None, "-"),
            ("één dag van tevoren telefonisch een rit aanmelden", None, "-"),
            (
                "meerdere dagdelen per week op 12 locaties in alle wijken van Leeuwarden, Grou en Stiens",
                None,
                "-",
            ),
            ("op afspraak, bij u thuis", None, "-"),
            ("inloopspreekuren bij kerken gestopt vanaf maart 2021", None, "-"),
            (
                "iedere dinsdagmiddag van half twee tot vier uur, zonder afspraak",
                None,
                "di 13.30-16.00 inloop",
            ),
            ("op aanvraag", None, "-"),
            // Only in 2016, or since then?
            ("bereikbaar maandag en donderdag 10.00-12.30 (2016)", on(2016, 12, 9), "-"),
            ("via een intermediair", None, "-"),
            ("op afspraak in de buurt- of dorpskamer", None, "-"),
            ("elke week op een vaste tijd", None, "-"),
            (
                "elke eerste maandag van de maand 19.30–20 uur",
                None,
                "elke 1e maandag van de maand 19.30-20.00",
            ),
            ("earste tiisdeis yn 'e moanne", None, "-"),
            ("dagelijks", None, "-"),
        ],
    );
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn the_real_activities() {
    check(
        when,
        &[
            ("ma 06-02-2023 13:00-16:00", None, "2023-02-06T13:00 / 2023-02-06T16:00"),
            ("ma 06-02-2023 20:00-22:00", None, "2023-02-06T20:00 / 2023-02-06T22:00"),
            (
                "di 07-02-2023 08:15-12:15 (ook wo 08-02)",
                None,
                "2023-02-07T08:15 / 2023-02-07T12:15 FREQ=DAILY;UNTIL=20230208",
            ),
            (
                "di 07-02-2023 16:15-18:50 (School)",
                None,
                "2023-02-07T16:15 / 2023-02-07T18:50 | School",
            ),
            (
                "di 07-02-2023 19:25-20:25 (School)",
                None,
                "2023-02-07T19:25 / 2023-02-07T20:25 | School",
            ),
            (
                "di 07-02-2023 20:30-21:30 (School)",
                None,
                "2023-02-07T20:30 / 2023-02-07T21:30 | School",
            ),
            ("wo 08-02-2023 13:30-16:30", None, "2023-02-08T13:30 / 2023-02-08T16:30"),
            (
                "wo 08-02-2023 19:00-19:55 (School)",
                None,
                "2023-02-08T19:00 / 2023-02-08T19:55 | School",
            ),
            ("di 07-02-2023 15:30-18:00", None, "2023-02-07T15:30 / 2023-02-07T18:00"),
            ("zondag 31 mei 10-14 uur", on(2015, 4, 15), "2015-05-31T10:00 / 2015-05-31T14:00"),
            (
                "eerste freedte moarn",
                on(2021, 6, 15),
                "FREQ=MONTHLY;BYDAY=1FR | eerste freedte moarn",
            ),
            (
                "maandagavond 26 februari, van 20.00 tot 22.00 uur",
                on(2018, 2, 15),
                "2018-02-26T20:00 / 2018-02-26T22:00",
            ),
            ("elke woensdagmorgen", on(2024, 4, 23), "FREQ=WEEKLY;BYDAY=WE | elke woensdagmorgen"),
            ("24 november 2023", None, "2023-11-24"),
            ("voorjaar en najaar", on(2024, 4, 23), "-"),
            ("zaterdag 11 mei vanaf 10.30 uur tot 15.00 uur", None, "-"),
            ("eens per maand", on(2023, 2, 15), "-"),
            (
                "Dinsdag 12 november: Koffie- en theeschenkerij met sjoelen",
                on(2019, 7, 1),
                "2019-11-12 | Koffie- en theeschenkerij met sjoelen",
            ),
            ("Vrijdag 8 november: Maatschutjassen", on(2019, 7, 1), "2019-11-08 | Maatschutjassen"),
            ("Donderdag 31 oktober: UVV/PKN", on(2019, 7, 1), "2019-10-31 | UVV/PKN"),
            ("Woensdag 30 oktober", on(2019, 7, 1), "2019-10-30"),
            (
                "eens per kwartaal; woensdag 23 november was de eerste, daarna 22 februari",
                on(2022, 11, 23),
                "-",
            ),
            (
                "24 maart, inloop 14.30, start 15.00 uur, uiterlijk 17.00 uur klaar; ook 21 april",
                on(2024, 3, 15),
                "-",
            ),
            // A rule cannot say four dates without a pattern.
            (
                "13 en 27 november, 10 december en 25 december van 15:00-17:00 uur",
                on(2022, 11, 15),
                "-",
            ),
            ("14.00–16.00 (januari 2018)", on(2018, 1, 15), "-"),
            ("14.30 (januari 2018)", on(2018, 1, 15), "-"),
            ("1 jan", on(2018, 1, 15), "2018-01-01"),
            ("weekend van de 2e zondag van september, vrijdag t/m maandag", None, "-"),
            (
                "iedere vrijdag tussen 10.00 en 11.30 uur",
                None,
                "FREQ=WEEKLY;BYDAY=FR | tussen 10.00 en 11.30 uur",
            ),
            ("zaterdag 4 november", on(2023, 11, 15), "2023-11-04"),
            ("donderdag 3 oktober 2019 13.30–16.00", None, "2019-10-03T13:30 / 2019-10-03T16:00"),
            ("zaterdag 13 april 10-14 uur", on(2019, 4, 15), "2019-04-13T10:00 / 2019-04-13T14:00"),
            ("snein 13 april, 16.00 oere", on(2014, 3, 15), "2014-04-13T16:00"),
            ("18 en 19 maart", on(2016, 3, 15), "2016-03-18 / 2016-03-19"),
            (
                "15.00 uur in De Bining, 17.00 uur eten in de Túnmanswente (december 2017)",
                on(2017, 12, 15),
                "-",
            ),
            (
                "22 & 23 april 20:00 uur",
                on(2022, 4, 15),
                "2022-04-22T20:00 FREQ=DAILY;UNTIL=20220423",
            ),
            (
                "zaterdag 16 april 14.00 uur (0 t/m 6 jaar)",
                on(2022, 4, 15),
                "2022-04-16T14:00 | 0 t/m 6 jaar",
            ),
            ("do 5 t/m zo 8 september", on(2019, 9, 15), "2019-09-05 / 2019-09-08"),
            ("zaterdag 16 april", on(2022, 4, 15), "2022-04-16"),
            (
                "Elke woensdag tot aan Pasen open van 17.15 – 17.45 uur",
                on(2022, 3, 15),
                "2022-03-16T17:15 / 2022-03-16T17:45 FREQ=WEEKLY;UNTIL=20220416;BYDAY=WE",
            ),
            (
                "vrijdag 20 april 15.30-17.00 uur",
                on(2018, 4, 18),
                "2018-04-20T15:30 / 2018-04-20T17:00",
            ),
            ("vrijdag 1 juni 13.30 uur", on(2018, 5, 15), "2018-06-01T13:30"),
            ("13 en 14 maart 2026", None, "2026-03-13 / 2026-03-14"),
            ("11 oktober 2024", None, "2024-10-11"),
            ("20 juni 2024", None, "2024-06-20"),
            ("elke eerste (of tweede) dinsdag van de maand", None, "-"),
            (
                "maandag 10 februari, vrije inloop 19.30–20.00 uur",
                on(2020, 1, 15),
                "2020-02-10T19:30 / 2020-02-10T20:00 | vrije inloop",
            ),
            ("oudejaarsborrel en nieuwjaarsfeest 2022/2023", on(2023, 1, 15), "-"),
            ("19 t/m 28 augustus 2022", None, "2022-08-19 / 2022-08-28"),
            ("eltse moanne, yn Weidum, Jorwert of Hilaard (12-17 jier)", on(2019, 4, 19), "-"),
            ("sneon 16 juni", on(2019, 4, 19), "2018-06-16"),
            ("april 2010", on(2010, 7, 1), "-"),
            ("acht keer in 2024", on(2024, 1, 10), "-"),
            ("jaarlijks", on(2024, 1, 10), "-"),
            ("in 2024", on(2024, 1, 10), "-"),
            (
                "op maandag en woensdag vanaf 13.00 uur",
                on(2024, 2, 8),
                "2024-02-12T13:00 FREQ=WEEKLY;BYDAY=MO,WE",
            ),
            ("2, 3 en 4 juni 2023", None, "2023-06-02 / 2023-06-04"),
            ("Burendag 2023, opening 14.00 uur", on(2023, 7, 1), "-"),
            // Perhaps every week, perhaps once.
            ("donderdag 17:00 – 23:00", on(2023, 7, 1), "-"),
            ("vrijdag 14:30 – 16:30", on(2023, 7, 1), "-"),
            ("vrijdag 15:00 – 16:30", on(2023, 7, 1), "-"),
            ("vrijdag 16:45 – 18:00", on(2023, 7, 1), "-"),
            ("zaterdag 10:00 – 11:00", on(2023, 7, 1), "-"),
            ("oktober 2019, 14.00–16.00 uur", on(2019, 10, 15), "-"),
            ("za 27 april 2019", None, "2019-04-27"),
            ("do 25 juli 2019", None, "2019-07-25"),
        ],
    );
}

#[test]
fn the_real_help_as_dates() {
    check(
        when,
        &[
            ("dagelijks", on(2020, 3, 15), "FREQ=DAILY"),
            (
                "elke eerste maandag van de maand 19.30–20 uur",
                on(2018, 11, 15),
                "2018-12-03T19:30 / 2018-12-03T20:00 FREQ=MONTHLY;BYDAY=1MO",
            ),
            ("earste tiisdeis yn 'e moanne", on(2015, 7, 1), "FREQ=MONTHLY;BYDAY=1TU"),
            (
                "inloopspreekuur van 2 uur tot half 4 (23 mei, 30 mei, 6 juni, 13 juni)",
                on(2024, 4, 15),
                "2024-05-23T14:00 / 2024-05-23T15:30 FREQ=WEEKLY;UNTIL=20240613 | inloopspreekuur",
            ),
            (
                "iedere dinsdagmiddag van half twee tot vier uur, zonder afspraak",
                on(2024, 4, 15),
                "2024-04-16T13:30 / 2024-04-16T16:00 FREQ=WEEKLY;BYDAY=TU | zonder afspraak",
            ),
            ("op afspraak, bij u thuis", None, "-"),
            ("elke week op een vaste tijd", on(2019, 4, 15), "-"),
            ("computerspreekuur op woensdagochtend", on(2021, 9, 15), "-"),
            ("één dag van tevoren telefonisch een rit aanmelden", None, "-"),
            ("bereikbaar maandag en donderdag 10.00-12.30 (2016)", on(2016, 12, 9), "-"),
        ],
    );
}

#[test]
fn activities() {
    let reference = on(2026, 3, 1);
    check(
        when,
        &[
            ("vrijdag 6 maart 20.00-1.00 uur", reference, "2026-03-06T20:00 / 2026-03-07T01:00"),
            ("om de week op dinsdag 10.00-12.00 uur", reference, "-"),
            (
                "vanaf 3 maart 2026 om de week op dinsdag 10.00-12.00 uur",
                None,
                "2026-03-03T10:00 / 2026-03-03T12:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
            ),
            ("vanaf 4 maart 2026 om de week op dinsdag 10.00-12.00 uur", None, "-"),
            ("elke dinsdag in even weken 10.00-12.00 uur", reference, "-"),
            ("elke dinsdag 10.00-12.00 uur, niet in de schoolvakanties", reference, "-"),
            ("elke dinsdag 10.00-12.00 en 13.00-15.00 uur", reference, "-"),
            (
                "elke dinsdag 10.00-12.00 uur t/m 30 juni 2026",
                reference,
                "2026-03-03T10:00 / 2026-03-03T12:00 FREQ=WEEKLY;UNTIL=20260630;BYDAY=TU",
            ),
            ("maandags 20.00 uur", reference, "2026-03-02T20:00 FREQ=WEEKLY;BYDAY=MO"),
            (
                "elke dinsdag 10.00-12.00 uur in de kerk",
                reference,
                "2026-03-03T10:00 / 2026-03-03T12:00 FREQ=WEEKLY;BYDAY=TU | in de kerk",
            ),
            (
                "1e en 3e donderdag 10.00-11.30",
                reference,
                "2026-03-05T10:00 / 2026-03-05T11:30 FREQ=MONTHLY;BYDAY=1TH,3TH",
            ),
            ("zaterdag 7 maart 10-12 uur (afgelast)", reference, "-"),
            ("zaterdag 7 maart 10-12 uur, bij slecht weer 14 maart", reference, "-"),
            (
                "5 en 12 maart 10-12 uur",
                reference,
                "2026-03-05T10:00 / 2026-03-05T12:00 FREQ=WEEKLY;UNTIL=20260312",
            ),
            (
                "5 t/m 8 maart 10-17 uur",
                reference,
                "2026-03-05T10:00 / 2026-03-05T17:00 FREQ=DAILY;UNTIL=20260308",
            ),
            ("5 t/m 8 maart 20.00 uur", reference, "-"),
            ("van 5 t/m 8 maart", reference, "2026-03-05 / 2026-03-08"),
            ("zaterdag 7 maart om acht uur", reference, "-"),
            ("zaterdag 7 maart om acht uur 's avonds", reference, "2026-03-07T20:00"),
            ("zaterdag 7 maart om half drie", reference, "2026-03-07T14:30"),
            ("morgen", reference, "-"),
            ("", None, "-"),
        ],
    );
}

#[test]
fn a_schedule_only_trusts_a_text_that_was_understood_as_a_whole() {
    let whole = Schedule::read(" ma 9-12 uur ", None);
    assert_eq!((whole.slots.len(), whole.text.as_deref()), (1, Some("ma 9-12 uur")));
    let partly = Schedule::read("ma 9-12 uur; soms op zaterdag", None);
    assert_eq!((partly.slots.len(), partly.text.is_some()), (0, true));
    assert!(Schedule::read("  ", None).is_empty());
}

/// Texts of the words that the reader knows, in any order.
fn babble() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "ma",
        "dinsdag",
        "vr",
        "t/m",
        "-",
        ",",
        ";",
        "en",
        "&",
        "(",
        ")",
        "9.00-12.00",
        "13",
        "2",
        "uur",
        "van",
        "tot",
        "half",
        "twee",
        "inloop",
        "op afspraak",
        "spreekuur",
        "elke",
        "eerste",
        "van de maand",
        "gesloten",
        "even weken",
        "mei",
        "2026",
        "24",
        "vanaf",
        "ook",
        "'s avonds",
        "dagelijks",
        ":",
        ".",
        "06-02-2023",
        "om de week",
        "niet op feestdagen",
        "maandagavond",
        "tussen",
        "alleen",
        "koningsdag",
        "tweede kerstdag",
        "in de schoolvakanties",
        "zomervakantie",
        "niet in de herfstvakantie",
        "april t/m oktober",
        "elk jaar van 1 mei t/m 3 juni",
        "feestdagen",
        "ook op feestdagen",
        "24 december 2026",
        "via 058 000 10 13",
        "https://a.example/b",
        "(verbouwing)",
        "tijdelijk",
        "wegens",
        "de volgende dag",
        "moandei",
        "\n",
        "é",
        "😀",
    ]);
    prop::collection::vec(word, 0..12).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn any_text_is_read_and_what_is_read_reads_back(text in prop_oneof![".{0,60}", babble()]) {
        let reference = on(2026, 3, 1);
        let _ = read_when(&text, reference);
        if let Some(schedule) = read_hours(&text, reference).value {
            let printed = schedule.to_dutch();
            let again = read_hours(&printed, None);
            prop_assert_eq!(again.value.as_ref(), Some(&schedule), "{}", printed);
            prop_assert!(again.is_whole());
        }
    }
}
