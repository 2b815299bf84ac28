//! Dates, times, numbers and counts in each language, as they are read; and plural forms against the list
//! that `tests/scripts/locales.test.js` holds against ICU.

#![cfg(feature = "ssr")]
#![expect(clippy::unwrap_used, reason = "a test that cannot begin has failed")]

use std::collections::BTreeMap;

use app::{locales, texts::Texts};
use guide::Lang;
use jiff::civil::{Date, Time};

fn texts(code: &str) -> Texts {
    locales::texts(code.parse().unwrap()).unwrap().unwrap()
}

#[test]
fn plural_forms_are_those_of_icu() {
    let known: BTreeMap<String, Vec<(String, usize)>> =
        serde_json::from_str(include_str!("../../tests/scripts/plurals.json")).unwrap();
    for lang in locales::all() {
        let texts = texts(lang.code());
        let forms =
            known[lang.code()].iter().flat_map(|(form, times)| std::iter::repeat_n(form, *times));
        for (n, form) in forms.enumerate() {
            assert_eq!(texts.category(n), *form, "{lang} {n}");
        }
    }
}

/// A day, a day with its year and weekday, a time, a stretch of time, a distance, an amount, and how many.
fn said(code: &str) -> Vec<String> {
    let texts = texts(code);
    let (saturday, today) = (Date::constant(2026, 11, 21), Date::constant(2026, 11, 2));
    let nine = Time::constant(9, 5, 0, 0);
    let counts = [0, 1, 2, 3, 5, 11, 21, 102].map(|n| texts.count("aantal.activiteit", n));
    vec![
        texts.date(saturday, today),
        texts.date_long(saturday, Date::constant(2027, 1, 1)),
        texts.times(nine, Some(Time::constant(17, 30, 0, 0))),
        texts.duration(90),
        texts.distance(1_240),
        texts.money(123_450),
        counts.join(" | "),
    ]
}

#[test]
fn dates_times_numbers_and_counts_in_each_language() {
    let expected: BTreeMap<&str, [&str; 7]> = EXPECTED.iter().copied().collect();
    for lang in locales::all() {
        let known = expected.get(lang.code()).map(<[&str; 7]>::as_slice).unwrap_or_default();
        assert_eq!(said(lang.code()), known, "{lang}");
    }
}

const EXPECTED: &[(&str, [&str; 7])] = &[
    (
        "nl",
        [
            "za 21 november",
            "zaterdag 21 november 2026",
            "9.05 tot 17.30 uur",
            "1 uur en 30 minuten",
            "1,2 km",
            "€ 1.234,50",
            "0 activiteiten | 1 activiteit | 2 activiteiten | 3 activiteiten | 5 activiteiten | 11 activiteiten | 21 activiteiten | 102 activiteiten",
        ],
    ),
    (
        "ar",
        [
            "السبت 21 نوفمبر",
            "السبت 21 نوفمبر 2026",
            "من 9:05 إلى 17:30",
            "ساعة واحدة و30 دقيقة",
            "1.2 كم",
            "1,234.50 €",
            "لا أنشطة | نشاط واحد | نشاطان | 3 أنشطة | 5 أنشطة | 11 نشاط\u{64b}ا | 21 نشاط\u{64b}ا | 102 نشاط",
        ],
    ),
    (
        "en",
        [
            "Sat 21 November",
            "Saturday 21 November 2026",
            "9:05 to 17:30",
            "1 hour and 30 minutes",
            "1.2 km",
            "€1,234.50",
            "0 activities | 1 activity | 2 activities | 3 activities | 5 activities | 11 activities | 21 activities | 102 activities",
        ],
    ),
    (
        "fy",
        [
            "so 21 novimber",
            "sneon 21 novimber 2026",
            "9.05 oant 17.30 oere",
            "1 oere en 30 minuten",
            "1,2 km",
            "€ 1.234,50",
            "0 aktiviteiten | 1 aktiviteit | 2 aktiviteiten | 3 aktiviteiten | 5 aktiviteiten | 11 aktiviteiten | 21 aktiviteiten | 102 aktiviteiten",
        ],
    ),
    (
        "pl",
        [
            "sob. 21 listopada",
            "sobota 21 listopada 2026",
            "9:05–17:30",
            "1 godzina i 30 minut",
            "1,2 km",
            "1\u{a0}234,50 €",
            "0 wydarzeń | 1 wydarzenie | 2 wydarzenia | 3 wydarzenia | 5 wydarzeń | 11 wydarzeń | 21 wydarzeń | 102 wydarzenia",
        ],
    ),
    (
        "ti",
        [
            "ቀዳ 21 ሕዳር",
            "ቀዳም 21 ሕዳር 2026",
            "ካብ ሰዓት 9:05 ክሳዕ 17:30",
            "1 ሰዓት ከምኡ'ውን 30 ደቓይቕ",
            "1.2 km",
            "€1,234.50",
            "0 ንጥፈት | 1 ንጥፈት | 2 ንጥፈታት | 3 ንጥፈታት | 5 ንጥፈታት | 11 ንጥፈታት | 21 ንጥፈታት | 102 ንጥፈታት",
        ],
    ),
    (
        "tr",
        [
            "21 Kasım Cmt",
            "21 Kasım 2026 Cumartesi",
            "9:05–17:30",
            "1 saat ve 30 dakika",
            "1,2 km",
            "€1.234,50",
            "0 etkinlik | 1 etkinlik | 2 etkinlik | 3 etkinlik | 5 etkinlik | 11 etkinlik | 21 etkinlik | 102 etkinlik",
        ],
    ),
    (
        "uk",
        [
            "сб, 21 листопада",
            "субота, 21 листопада 2026 року",
            "з 9:05 до 17:30",
            "1 година і 30 хвилин",
            "1,2 км",
            "1\u{a0}234,50\u{a0}€",
            "0 подій | 1 подія | 2 події | 3 події | 5 подій | 11 подій | 21 подія | 102 події",
        ],
    ),
];

#[test]
fn capitals_are_those_of_the_language() {
    for (code, text, lower, capital) in [
        ("nl", "Samen", "samen", "Samen"),
        ("uk", "Їжа", "їжа", "Їжа"),
        ("pl", "Żywność", "żywność", "Żywność"),
        ("tr", "İş", "iş", "İş"),
        ("tr", "Çocuk", "çocuk", "Çocuk"),
        ("ar", "طعام", "طعام", "طعام"),
        ("ti", "መግቢ", "መግቢ", "መግቢ"),
    ] {
        let texts = texts(code);
        assert_eq!(texts.lower_first(text), lower);
        assert_eq!(texts.capitalised(lower), capital);
    }
    // It may be Dutch as well, where another letter would be wrong.
    assert_eq!(texts("tr").lower_first("Improviseren"), "Improviseren");
}

#[test]
fn numbers_of_telephones_keep_their_order_where_one_reads_from_the_right() {
    assert_eq!(texts("nl").as_it_is("058 000 10 10"), "058 000 10 10");
    assert_eq!(texts("ar").as_it_is("058 000 10 10"), "\u{2066}058 000 10 10\u{2069}");
    let right: Vec<Lang> =
        locales::all().filter(|it| locales::direction(*it).attribute() == "rtl").collect();
    assert_eq!(right, ["ar".parse().unwrap()]);
}
