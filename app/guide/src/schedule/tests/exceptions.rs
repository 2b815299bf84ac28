//! Days that are unlike others, one by one.

use jiff::civil::{Date, date};

use super::{super::*, at, schedule};
use crate::{
    Almanac,
    almanac::{Holiday, SchoolBreak, SchoolHoliday},
};

fn almanac() -> Almanac {
    let school = |which, from, until| SchoolHoliday { which, from, until };
    Almanac {
        closed_on: Holiday::USUALLY_CLOSED.to_vec(),
        school_holidays: vec![
            school(SchoolBreak::Autumn, date(2026, 10, 10), date(2026, 10, 18)),
            school(SchoolBreak::Christmas, date(2026, 12, 19), date(2027, 1, 3)),
        ],
    }
}

/// What opens on a date, and why that is unlike other days.
fn day(text: &str, date: Date) -> (Vec<String>, Option<Why>) {
    let day = schedule(text).day(date, &almanac());
    let shown = |slot: &SlotOn| format!("{:?} {}", slot.kind, slot.start.time());
    (day.slots.iter().map(shown).collect(), day.exception.map(|it| it.why))
}

const BOXING_DAY: Date = date(2026, 12, 26);
const KINGS_DAY: Date = date(2027, 4, 27);

#[test]
fn a_place_is_closed_on_a_holiday_unless_it_says_otherwise() {
    let open = |text| day(text, BOXING_DAY).0;
    let (slots, why) = day("dagelijks 9.00-17.00", BOXING_DAY);
    assert!(slots.is_empty());
    assert_eq!(why, Some(Why::Holiday(Holiday::BoxingDay)));
    assert_eq!(open("dagelijks 9.00-17.00; op tweede kerstdag geopend"), ["Open 09:00:00"]);
    assert_eq!(
        open("dagelijks 9.00-17.00; op tweede kerstdag 12.00-14.00 inloop"),
        ["Inloop 12:00:00"]
    );
    assert_eq!(open("dagelijks 9.00-17.00; za 10.00-11.00 ook op feestdagen"), ["Open 10:00:00"]);
    assert_eq!(open("26 december 2026 10.00-12.00"), ["Open 10:00:00"]);
    assert!(open("dagelijks 9.00-17.00 niet op feestdagen; op tweede kerstdag geopend").is_empty());
    assert!(open("26 december 2026 10.00-12.00; op tweede kerstdag gesloten").is_empty());
    // It is open on Good Friday and Liberation Day, unless it says otherwise.
    let good_friday = date(2027, 3, 26);
    assert_eq!(day("dagelijks 9.00-17.00", good_friday), (vec!["Open 09:00:00".into()], None));
    let closed = day("dagelijks 9.00-17.00; op goede vrijdag gesloten", good_friday);
    assert_eq!(closed, (Vec::new(), Some(Why::Holiday(Holiday::GoodFriday))));
    // On a Sunday it is never open, so Easter changes nothing.
    assert_eq!(day("ma 9.00-17.00", date(2027, 3, 28)), (Vec::new(), None));
}

#[test]
fn that_it_is_open_as_usual_on_a_holiday_is_said() {
    let usual = |text: &str| {
        let day = schedule(text).day(KINGS_DAY, &almanac());
        day.exception.map(|it| (it.why, it.as_usual))
    };
    let holiday = Why::Holiday(Holiday::KingsDay);
    assert_eq!(usual("di 9.00-12.00; op koningsdag geopend"), Some((holiday.clone(), true)));
    assert_eq!(usual("di 9.00-12.00 ook op feestdagen"), Some((holiday.clone(), true)));
    assert_eq!(usual("di 9.00-12.00; di 13.00-14.00 ook op feestdagen"), Some((holiday, false)));
}

#[test]
fn when_a_day_is_two_holidays_closed_wins() {
    // Ascension is on Liberation Day.
    let both = date(2016, 5, 5);
    assert!(
        day("do 9.00-12.00; op bevrijdingsdag geopend; op hemelvaartsdag gesloten", both)
            .0
            .is_empty()
    );
    assert!(
        day("do 9.00-12.00; op bevrijdingsdag 10.00-12.00; op hemelvaartsdag gesloten", both)
            .0
            .is_empty()
    );
}

#[test]
fn school_holidays_take_and_give() {
    let autumn = date(2026, 10, 14);
    let before = date(2026, 10, 7);
    let text =
        "wo 9.00-12.00 niet in schoolvakanties; wo 14.00-16.00 inloop alleen in de herfstvakantie";
    assert_eq!(day(text, before), (vec!["Open 09:00:00".into()], None));
    assert_eq!(
        day(text, autumn),
        (vec!["Inloop 14:00:00".into()], Some(Why::School(SchoolBreak::Autumn)))
    );
    // In the other holidays neither is there.
    let christmas = date(2026, 12, 23);
    assert_eq!(day(text, christmas), (Vec::new(), Some(Why::School(SchoolBreak::Christmas))));
    // What school holidays mean nothing to is as usual, and nothing is said.
    assert_eq!(day("wo 9.00-12.00", autumn).1, None);
}

#[test]
fn a_special_day_has_its_own_hours_and_a_closure_none() {
    let eve = date(2026, 12, 24);
    let text = "dagelijks 9.00-17.00; 24 december 2026 alleen 10.00-12.00 (kerstmarkt)";
    let why = Why::Special(Some("kerstmarkt".into()));
    assert_eq!(day(text, eve), (vec!["Open 10:00:00".into()], Some(why)));
    let closed = format!("{text}; gesloten van 20 december 2026 t/m 27 december 2026");
    assert!(day(&closed, eve).0.is_empty());
    assert_eq!(schedule(&closed).clashes(), [Clash::Date(eve)]);
    // A special day outdoes a holiday.
    let boxing =
        "dagelijks 9.00-17.00; op tweede kerstdag gesloten; 26 december 2026 alleen 10.00-12.00";
    assert_eq!(day(boxing, BOXING_DAY).0, ["Open 10:00:00"]);
    assert!(schedule(boxing).clashes().is_empty());
}

#[test]
fn a_closure_without_an_end_goes_on() {
    let hours = schedule("dagelijks 9.00-17.00; gesloten vanaf 1 januari 2027");
    assert_eq!(hours.on(date(2026, 12, 31), &almanac()).len(), 1);
    assert_eq!(hours.state(at(date(2027, 6, 1), 12, 0), &almanac()), State::Closed);
}

#[test]
fn a_season_comes_back_every_year_and_may_go_over_new_year() {
    let summer =
        |date| !day("dagelijks 9.00-17.00 elk jaar van 1 april t/m 31 oktober", date).0.is_empty();
    assert_eq!(
        [(3, 31), (4, 1), (10, 31), (11, 1)].map(|(month, day)| summer(date(2026, month, day))),
        [false, true, true, false]
    );
    let winter = |date| !day("dagelijks 9.00-17.00, november t/m februari", date).0.is_empty();
    for year in [2027, 2028] {
        assert_eq!(
            [(2, 28), (3, 1), (10, 31), (11, 1), (12, 31)]
                .map(|(month, day)| winter(date(year, month, day))),
            [true, false, false, true, true]
        );
    }
    assert!(winter(date(2028, 2, 29)));
    // Closed in one: open in the rest.
    let rest = |date| !day("dagelijks 9.00-17.00; juli en augustus gesloten", date).0.is_empty();
    assert_eq!(
        [(6, 30), (7, 1), (8, 31), (9, 1)].map(|(month, day)| rest(date(2026, month, day))),
        [true, false, false, true]
    );
}

#[test]
fn open_and_closed_on_one_day_clash() {
    let clashes = |text: &str| schedule(text).clashes();
    assert_eq!(
        clashes("25 december 2026 10.00-12.00; gesloten van 24 december 2026 t/m 26 december 2026"),
        [Clash::Date(date(2026, 12, 25))]
    );
    assert_eq!(
        clashes("26 december 2026 10.00-12.00; op tweede kerstdag gesloten"),
        [Clash::Date(BOXING_DAY)]
    );
    assert_eq!(
        clashes("ma 9.00-12.00; op koningsdag gesloten; op koningsdag geopend"),
        [Clash::Holiday(Holiday::KingsDay)]
    );
    // Of different kinds at once, and closed for a while what is usually open: neither is one.
    assert!(
        clashes("ma 9.00-17.00; ma 10.00-12.00 inloop; gesloten op 28 december 2026").is_empty()
    );
}

#[test]
fn the_next_change_is_also_to_what_is_easier_to_walk_in_to() {
    let hours = schedule("ma 9.00-17.00 op afspraak; ma 10.00-12.00 inloop");
    let monday = date(2026, 11, 30);
    let change = |hour| hours.next_change(at(monday, hour, 0), &almanac()).unwrap();
    let to = |hour, to| Change { at: monday.at(hour, 0, 0, 0), to };
    assert_eq!(change(8), to(9, Some(SlotKind::Afspraak)));
    assert_eq!(change(9), to(10, Some(SlotKind::Inloop)));
    assert_eq!(change(10), to(12, Some(SlotKind::Afspraak)));
    assert_eq!(change(12), to(17, None));
    let always = schedule("dagelijks 0.00-24.00 ook op feestdagen");
    assert_eq!(always.next_change(at(monday, 12, 0), &almanac()), None);
}

#[test]
fn the_next_opening_of_a_kind_passes_over_what_is_closed() {
    let hours = schedule(
        "za 10.00-12.00 inloop (boven); ma 9.00-17.00; ma 9.00-11.00 op afspraak via 058 000 10 13",
    );
    let now = at(date(2026, 12, 19), 12, 0);
    let next = |kind| hours.next_opening(kind, now, &almanac());
    // Boxing Day is a Saturday.
    let inloop = next(SlotKind::Inloop).unwrap();
    assert_eq!(inloop.start, date(2027, 1, 2).at(10, 0, 0, 0));
    assert_eq!(inloop.note.as_deref(), Some("boven"));
    let booked = next(SlotKind::Afspraak).unwrap();
    assert_eq!(booked.booking.phone.as_deref(), Some("058 000 10 13"));
    assert_eq!(next(SlotKind::Spreekuur), None);
}
