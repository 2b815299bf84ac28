//! What is understood and what is left: every text of the sample data, and the cases around it.

mod activities;
mod exceptions;
mod hours;

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
