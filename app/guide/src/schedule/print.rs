//! Slots in Dutch words, in the form that [`read_hours`](crate::dutch::read_hours) reads back.

use std::fmt::Write;

use jiff::civil::{Date, Time, Weekday};

use super::{
    Booking, Breaks, Closure, Days, HolidayWord, Hours, InBreaks, MonthDay, Nth, OnHoliday,
    Schedule, Slot, SlotKind, SpecialDay, Weekdays, Weeks,
};
use crate::almanac::Holiday;

impl Slot {
    /// The slot in Dutch: `di en do 10.00-12.00 inloop`, `elke 1e woensdag van de maand
    /// 19.30-21.00`. Reads back as the same slot, as long as its note is not itself a phrase that
    /// hours are made of ("inloop", "in mei"), and only what is by appointment says how.
    #[must_use]
    pub fn to_dutch(&self) -> String {
        let mut dutch = format!("{} {}", self.days.to_dutch(), hours(self.from, self.until));
        dutch += kind(self.kind);
        if self.kind == SlotKind::Afspraak {
            dutch += &self.booking.to_dutch();
        }
        match (self.valid_from.map(date), self.valid_until.map(date)) {
            (None, None) => {}
            (Some(from), None) => append(&mut dutch, &[" vanaf ", &from]),
            (None, Some(until)) => append(&mut dutch, &[" t/m ", &until]),
            (Some(from), Some(until)) => append(&mut dutch, &[" van ", &from, " t/m ", &until]),
        }
        if let Some(season) = self.season {
            append(&mut dutch, &[" elk jaar van ", &season.from.to_dutch(), " t/m "]);
            dutch += &season.until.to_dutch();
        }
        match self.school {
            InBreaks::AsUsual => {}
            InBreaks::Not(breaks) => append(&mut dutch, &[" niet in ", &breaks.to_dutch()]),
            InBreaks::Only(breaks) => append(&mut dutch, &[" alleen in ", &breaks.to_dutch()]),
        }
        dutch += match self.holidays {
            HolidayWord::Unsaid => "",
            HolidayWord::Not => " niet op feestdagen",
            HolidayWord::Also => " ook op feestdagen",
        };
        if let Some(note) = &self.note {
            append(&mut dutch, &[" (", note, ")"]);
        }
        dutch
    }
}

impl Schedule {
    /// All of it in Dutch, as one writes it in a form: `ma t/m vr 9.00-17.00; zo 10.00-12.00
    /// inloop; gesloten op 24 december 2026; op koningsdag gesloten`.
    #[must_use]
    pub fn to_dutch(&self) -> String {
        let mut parts: Vec<String> = self.slots.iter().map(Slot::to_dutch).collect();
        parts.extend(self.closed.iter().map(Closure::to_dutch));
        for day in &self.special {
            day.write_dutch(&mut parts);
        }
        for said in &self.holidays {
            said.write_dutch(&mut parts);
        }
        parts.join("; ")
    }
}

impl Booking {
    /// ` via 058 000 10 13 of https://…`, or nothing.
    fn to_dutch(&self) -> String {
        let ways: Vec<&str> = self.phone.iter().chain(&self.link).map(String::as_str).collect();
        if ways.is_empty() { String::new() } else { format!(" via {}", ways.join(" of ")) }
    }
}

impl MonthDay {
    fn to_dutch(self) -> String {
        format!("{} {}", self.day(), month_name(self.month()))
    }
}

impl Breaks {
    /// `schoolvakanties`, `de herfstvakantie en de zomervakantie`.
    fn to_dutch(self) -> String {
        if self == Self::ALL {
            return "schoolvakanties".to_owned();
        }
        list(&self.iter().map(|one| format!("de {}", one.name())).collect::<Vec<_>>())
    }
}

impl Closure {
    /// The closure in Dutch: `gesloten van 21 december 2026 t/m 3 januari 2027 (verbouwing)`.
    #[must_use]
    pub fn to_dutch(&self) -> String {
        let from = date(self.from);
        let mut dutch = match self.until {
            None => format!("gesloten vanaf {from}"),
            Some(until) if until == self.from => format!("gesloten op {from}"),
            Some(until) => format!("gesloten van {from} t/m {}", date(until)),
        };
        because(&mut dutch, self.reason.as_deref());
        dutch
    }
}

impl SpecialDay {
    /// A part for each of its hours: `24 december 2026 alleen 10.00-14.00 (kerstmarkt)`.
    fn write_dutch(&self, parts: &mut Vec<String>) {
        let day = date(self.date);
        let whole = parts.len();
        for it in &self.hours {
            parts.push(format!("{day} alleen {}", it.to_dutch()));
        }
        if self.hours.is_empty() {
            parts.push(format!("gesloten op {day}"));
        }
        if let Some(first) = parts.get_mut(whole) {
            because(first, self.reason.as_deref());
        }
    }
}

impl OnHoliday {
    /// A part for each of its hours: `op koningsdag 10.00-14.00`.
    fn write_dutch(&self, parts: &mut Vec<String>) {
        let day = holiday(self.holiday);
        match self.hours.as_deref() {
            None => parts.push(format!("op {day} geopend")),
            Some([]) => parts.push(format!("op {day} gesloten")),
            Some(hours) => {
                parts.extend(hours.iter().map(|it| format!("op {day} {}", it.to_dutch())));
            }
        }
    }
}

impl Hours {
    fn to_dutch(self) -> String {
        format!("{}{}", hours(self.from, self.until), kind(self.kind))
    }
}

fn kind(kind: SlotKind) -> &'static str {
    match kind {
        SlotKind::Open => "",
        SlotKind::Inloop => " inloop",
        SlotKind::Spreekuur => " spreekuur",
        SlotKind::Afspraak => " op afspraak",
    }
}

fn because(dutch: &mut String, reason: Option<&str>) {
    if let Some(reason) = reason {
        append(dutch, &[" (", reason, ")"]);
    }
}

/// The name of a holiday, with a space where names in data have a dash.
fn holiday(holiday: Holiday) -> String {
    holiday.name().replace('-', " ")
}

impl Days {
    /// The days in Dutch: `ma t/m vr`, `dagelijks`, `elke laatste vrijdag van de maand`,
    /// `13 en 27 november 2026`.
    #[must_use]
    pub fn to_dutch(&self) -> String {
        match self {
            Self::Weekly { weekdays, weeks } => {
                let weeks = match weeks {
                    Weeks::Every => "",
                    Weeks::Even => " in even weken",
                    Weeks::Odd => " in oneven weken",
                };
                format!("{}{weeks}", week(*weekdays))
            }
            Self::Monthly { ordinals, weekday } => {
                let nth: Vec<_> = ordinals.iter().map(|nth| ordinal(*nth)).collect();
                format!("elke {} {} van de maand", list(&nth), full(*weekday))
            }
            Self::Dates(days) => dates(days),
        }
    }
}

fn append(text: &mut String, parts: &[&str]) {
    for part in parts {
        *text += part;
    }
}

/// `a, b en c`.
fn list<T: AsRef<str>>(parts: &[T]) -> String {
    let mut text = String::new();
    for (i, part) in parts.iter().enumerate() {
        if i > 0 {
            text += if i + 1 == parts.len() { " en " } else { ", " };
        }
        text += part.as_ref();
    }
    text
}

fn week(days: Weekdays) -> String {
    if days == Weekdays::ALL {
        return "dagelijks".to_owned();
    }
    // Three or more in a row are a range.
    let mut rows: Vec<Vec<Weekday>> = Vec::new();
    for day in days.iter() {
        match rows.last_mut() {
            Some(row) if row.last().is_some_and(|last| last.wrapping_add(1) == day) => {
                row.push(day);
            }
            _ => rows.push(vec![day]),
        }
    }
    let mut parts = Vec::new();
    for row in rows {
        match row.as_slice() {
            [first, _, .., last] if row.len() > 2 => {
                parts.push(format!("{} t/m {}", short(*first), short(*last)));
            }
            few => parts.extend(few.iter().map(|day| short(*day).to_owned())),
        }
    }
    list(&parts)
}

fn dates(days: &[Date]) -> String {
    let months = days.chunk_by(|a, b| a.first_of_month() == b.first_of_month());
    let parts: Vec<_> = months
        .filter_map(|month| {
            let numbers: Vec<_> = month.iter().map(|date| date.day().to_string()).collect();
            let last = month.last()?;
            Some(format!("{} {} {}", list(&numbers), month_name(last.month()), last.year()))
        })
        .collect();
    parts.join(", ")
}

fn date(date: Date) -> String {
    format!("{} {} {}", date.day(), month_name(date.month()), date.year())
}

fn hours(from: Time, until: Time) -> String {
    let mut text = String::new();
    // Between one and six "4.00" may be meant in the afternoon; "04.00" is not.
    let pad = if matches!(from.hour(), 1..=5) { 2 } else { 1 };
    let end = if until == Time::midnight() { 24 } else { until.hour() };
    // Writing to a text does not fail.
    let _ = write!(text, "{:0pad$}.{:02}-{end}.{:02}", from.hour(), from.minute(), until.minute());
    let plain = from.hour() >= 16 && until.hour() < 6;
    if until <= from && end != 24 && !plain {
        text += " de volgende dag";
    }
    text
}

fn ordinal(nth: Nth) -> &'static str {
    match nth {
        Nth::First => "1e",
        Nth::Second => "2e",
        Nth::Third => "3e",
        Nth::Fourth => "4e",
        Nth::Fifth => "5e",
        Nth::Last => "laatste",
    }
}

fn short(day: Weekday) -> &'static str {
    full(day).get(..2).unwrap_or_default()
}

fn full(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "maandag",
        Weekday::Tuesday => "dinsdag",
        Weekday::Wednesday => "woensdag",
        Weekday::Thursday => "donderdag",
        Weekday::Friday => "vrijdag",
        Weekday::Saturday => "zaterdag",
        Weekday::Sunday => "zondag",
    }
}

fn month_name(month: i8) -> &'static str {
    match month {
        1 => "januari",
        2 => "februari",
        3 => "maart",
        4 => "april",
        5 => "mei",
        6 => "juni",
        7 => "juli",
        8 => "augustus",
        9 => "september",
        10 => "oktober",
        11 => "november",
        _ => "december",
    }
}
