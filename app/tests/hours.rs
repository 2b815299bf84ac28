//! Opening hours in words, in every language.

#![cfg(feature = "ssr")]
#![expect(clippy::unwrap_used, reason = "a test that cannot begin has failed")]

use app::{locales, texts::Texts};
use guide::{
    Almanac, Lang,
    almanac::{Holiday, SchoolBreak, SchoolHoliday},
    schedule::Schedule,
};
use jiff::civil::{Date, date};

fn almanac() -> Almanac {
    Almanac {
        closed_on: Holiday::USUALLY_CLOSED.to_vec(),
        school_holidays: vec![SchoolHoliday {
            which: SchoolBreak::Autumn,
            from: date(2026, 10, 10),
            until: date(2026, 10, 18),
        }],
    }
}

/// Today and what comes next, in the three languages.
fn soon(text: &str, today: Date) -> [String; 3] {
    let schedule = Schedule::read(text, None);
    assert!(schedule.is_known(), "{text}");
    let week = schedule.week(today, &almanac());
    [Lang::NL, Lang::FY, Lang::EN].map(|lang| {
        let texts = Texts::from_toml(lang, locales::file(lang).unwrap()).unwrap();
        texts.soon_in_words(&week, today)
    })
}

const BOXING_DAY: Date = date(2026, 12, 26);

#[test]
fn today_first_and_exceptions_in_words() {
    assert_eq!(
        soon("za 9.00-17.00; zo 10.00-12.00 inloop", BOXING_DAY),
        [
            "Vandaag dicht: Tweede Kerstdag. Morgen inloop 10.00–12.00 uur.",
            "Hjoed ticht: Twadde Krystdei. Moarn ynrin 10.00–12.00 oere.",
            "Today closed: Boxing Day. Tomorrow drop-in 10:00–12:00.",
        ]
    );
    assert_eq!(
        soon("za 9.00-17.00; op tweede kerstdag geopend", BOXING_DAY)[0],
        "Vandaag open 9.00–17.00 uur (gewoon open: Tweede Kerstdag)."
    );
    let autumn = date(2026, 10, 14);
    assert_eq!(
        soon("wo 9.00-12.00 niet in schoolvakanties; do 9.00-12.00", autumn)[0],
        "Vandaag dicht: herfstvakantie. Morgen open 9.00–12.00 uur."
    );
    assert_eq!(
        soon("dagelijks 9.00-12.00; gesloten van 14 oktober 2026 t/m 16 oktober 2026", autumn)[0],
        "Vandaag tijdelijk dicht, tot en met 16 oktober. Zaterdag open 9.00–12.00 uur."
    );
}

#[test]
fn days_in_a_row_with_the_same_hours_come_together() {
    let schedule = Schedule::read("ma t/m wo 9.00-12.00; do 9.00-12.00 spreekuur", None);
    let monday = date(2026, 11, 30);
    let texts = Texts::from_toml(Lang::NL, locales::file(Lang::NL).unwrap()).unwrap();
    assert_eq!(
        texts.days_in_words(&schedule.week(monday, &almanac()), monday),
        "Vandaag, morgen en woensdag open 9.00–12.00 uur. Donderdag spreekuur 9.00–12.00 uur. \
         Vrijdag, zaterdag en zondag dicht."
    );
}

#[test]
fn on_paper_a_week_begins_on_monday() {
    let schedule = Schedule::read("ma t/m wo 9.00-12.00; do 9.00-12.00 spreekuur", None);
    let week = schedule.week(date(2026, 11, 26), &almanac());
    let said = |lang: Lang| {
        let texts = Texts::from_toml(lang, locales::file(lang).unwrap()).unwrap();
        texts.week_in_words(&week, date(2026, 11, 26))
    };
    assert_eq!(
        [Lang::NL, Lang::EN].map(said),
        [
            "Ma t/m wo open 9.00–12.00 uur. Do spreekuur 9.00–12.00 uur. Vr t/m zo dicht.",
            "Mon to Wed open 9:00–12:00. Thu advice session 9:00–12:00. Fri to Sun closed.",
        ]
    );
}
