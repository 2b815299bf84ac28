use std::path::Path;

use jiff::civil::date;
use proptest::prelude::*;

use super::*;

fn parts(names: &str) -> DayParts {
    names.split_whitespace().map(|name| DayPart::from_name(name).unwrap()).collect()
}

#[track_caller]
fn at(text: &str, names: &str) {
    assert_eq!(Times::read(text), Times::At(parts(names)), "{text}");
}

#[test]
fn days_with_their_parts_are_read() {
    at("di middag", "di-middag");
    at("Dinsdagmiddag", "di-middag");
    at("zondagmiddag 15:00-17:00 volgens rooster", "zo-middag");
    at("ma en wo avond", "ma-avond wo-avond");
    at("ma ochtend, vr middag en avond", "ma-ochtend vr-middag vr-avond");
    at("dinsdag- en donderdagmiddag", "di-middag do-middag");
    at("'s avonds op di en do", "di-avond do-avond");
    at("tiisdeitejûn", "di-avond");
    at("za", "za-ochtend za-middag za-avond");
    at("ma ochtend, za", "ma-ochtend za-ochtend za-middag za-avond");
}

#[test]
fn days_that_are_taken_together_are_read() {
    let overdag = "ma-ochtend ma-middag di-ochtend di-middag wo-ochtend wo-middag do-ochtend \
                   do-middag vr-ochtend vr-middag";
    at("ma t/m vr overdag", overdag);
    at("doordeweeks overdag", overdag);
    at("maandag tot en met vrijdag overdag", overdag);
    at("overdag, op werkdagen", overdag);
    at("vr-zo avond", "vr-avond za-avond zo-avond");
    at("za t/m ma ochtend", "za-ochtend zo-ochtend ma-ochtend");
    at("weekend", "za-ochtend za-middag za-avond zo-ochtend zo-middag zo-avond");
    assert_eq!(Times::read("elke dag"), Times::At(DayParts::ALL));
    assert_eq!(Times::read("dagelijks"), Times::At(DayParts::ALL));
}

#[test]
fn a_part_without_a_day_may_be_any_day() {
    let both = DayParts::every(Part::Morning).or(DayParts::every(Part::Afternoon));
    assert_eq!(Times::read("een ochtend of middag"), Times::At(both));
    assert_eq!(
        Times::read("’s morgens, in wisseldienst"),
        Times::At(DayParts::every(Part::Morning))
    );
    assert_eq!(Times::read("2 avonden per week"), Times::At(DayParts::every(Part::Evening)));
}

#[test]
fn a_clock_tells_the_part() {
    at("di 9.30-12.00", "di-ochtend");
    at("wo 10:00 - 15:30 uur", "wo-ochtend wo-middag");
    at("do 13-20 uur", "do-middag do-avond");
    at("vr 19 uur", "vr-avond");
    at("vr van 19.30 tot 22.00", "vr-avond");
    at("vr 10 tot 13", "vr-ochtend vr-middag");
}

#[test]
fn who_comes_may_choose() {
    for text in [
        "zelf te kiezen",
        "in overleg",
        "flexibel",
        "Wisselende tijden",
        "naar eigen keuze",
        "wanneer je wilt",
    ] {
        assert_eq!(Times::read(text), Times::Free, "{text}");
    }
    let words = |texts: &[&str]| texts.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    assert_eq!(Times::of(&words(&["in overleg", "di avond"])), Times::At(parts("di-avond")));
    assert_eq!(Times::of(&words(&["wie weet", "in overleg"])), Times::Free);
    assert_eq!(DayParts::of_words(&words(&["in overleg"])), DayParts::NONE);
    assert_eq!(DayParts::of_words(&words(&["di avond", "wo avond"])).len(), 2);
    assert_eq!(Times::of(&[]), Times::Unknown);
}

#[test]
fn what_is_not_understood_is_left() {
    for text in [
        "",
        "elke dag behalve zondag",
        "niet op ma",
        "nacht",
        "di nacht",
        "na schooltijd",
        "avond op di, middag op wo",
        "2 x per week",
        "om de week",
        "1 dag",
        "ma 3 uur",
        "di 5",
        "25-30 uur",
        "flexibel, niet op zondag",
    ] {
        assert_eq!(Times::read(text), Times::Unknown, "{text}");
    }
}

#[test]
fn a_moment_lies_in_one_part() {
    let at = |hour| DayPart::at(date(2026, 12, 1).at(hour, 30, 0, 0)).name();
    assert_eq!(
        [at(9), at(12), at(17), at(18), at(2)].join(" "),
        "di-ochtend di-middag di-middag di-avond di-avond"
    );
}

#[test]
fn names_are_read_back() {
    let names: Vec<String> = DayParts::ALL.iter().map(DayPart::name).collect();
    assert_eq!(names.len(), 21);
    assert_eq!((names[0].as_str(), names[20].as_str()), ("ma-ochtend", "zo-avond"));
    assert_eq!(parts(&names.join(" ")), DayParts::ALL);
    for wrong in ["", "di", "di-", "di-nacht", "xx-avond", "Di-avond", "di-avond-"] {
        assert_eq!(DayPart::from_name(wrong), None, "{wrong}");
    }
}

/// Everything that the sample says of day parts is understood; what else is left is shown by
/// `cargo test -p guide --lib day_part -- --nocapture`.
#[test]
fn the_sample_is_understood() {
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/../../server/data/leeuwarden");
    let mut all = 0;
    for folder in ["voorbeeld", "gevonden"] {
        let path = Path::new(data).join(folder).join("vacatures.csv");
        let mut reader = csv::Reader::from_path(path).unwrap();
        let column = reader.headers().unwrap().iter().position(|it| it == "dagdelen").unwrap();
        let (mut said, mut free, mut left) = (0, 0, Vec::new());
        for row in reader.records() {
            for text in row.unwrap()[column].split(';').filter(|text| !text.trim().is_empty()) {
                said += 1;
                match Times::read(text) {
                    Times::At(_) => {}
                    Times::Free => free += 1,
                    Times::Unknown => left.push(text.to_owned()),
                }
            }
        }
        println!("{folder}: {} of {said} understood, {free} free to choose", said - left.len());
        assert_eq!(left, [""; 0], "{folder}");
        all += said;
    }
    assert!(all > 80, "{all}");
}

proptest! {
    #[test]
    fn any_text_can_be_read(text in "(?s).{0,60}") {
        let _ = Times::read(&text);
    }

    #[test]
    fn what_is_written_in_words_is_read_back(bits in 0_u32..=0x1f_ffff) {
        let wanted = DayParts(bits);
        let words: Vec<String> = wanted.iter().map(|it| it.name().replace('-', " ")).collect();
        prop_assert_eq!(DayParts::of_words(&words), wanted);
        prop_assert_eq!(wanted.iter().count(), wanted.len());
    }
}
