//! Slots in Dutch words, in the form that [`read_hours`](crate::dutch::read_hours) reads back.

use std::fmt::Write;

use jiff::civil::{Date, Time, Weekday};

use super::{Days, Nth, Schedule, Slot, SlotKind, Weekdays, Weeks};

impl Slot {
    /// The slot in Dutch: `di en do 10.00-12.00 inloop`, `elke 1e woensdag van de maand
    /// 19.30-21.00`. Reads back as the same slot, as long as its note is not itself a phrase that
    /// hours are made of ("inloop", "in mei").
    #[must_use]
    pub fn to_dutch(&self) -> String {
        let mut dutch = format!("{} {}", self.days.to_dutch(), hours(self.from, self.until));
        match self.kind {
            SlotKind::Open => {}
            SlotKind::Inloop => dutch += " inloop",
            SlotKind::Spreekuur => dutch += " spreekuur",
            SlotKind::Afspraak => dutch += " op afspraak",
        }
        match (self.valid_from.map(date), self.valid_until.map(date)) {
            (None, None) => {}
            (Some(from), None) => append(&mut dutch, &[" vanaf ", &from]),
            (None, Some(until)) => append(&mut dutch, &[" t/m ", &until]),
            (Some(from), Some(until)) => append(&mut dutch, &[" van ", &from, " t/m ", &until]),
        }
        if self.not_in_school_holidays {
            dutch += " niet in schoolvakanties";
        }
        if let Some(note) = &self.note {
            append(&mut dutch, &[" (", note, ")"]);
        }
        dutch
    }
}

impl Schedule {
    /// All slots in Dutch, as one writes them in a form: `ma t/m vr 9.00-17.00; zo 10.00-12.00
    /// inloop`.
    #[must_use]
    pub fn to_dutch(&self) -> String {
        self.slots.iter().map(Slot::to_dutch).collect::<Vec<_>>().join("; ")
    }
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
            Some(format!("{} {} {}", list(&numbers), month_name(*last), last.year()))
        })
        .collect();
    parts.join(", ")
}

fn date(date: Date) -> String {
    format!("{} {} {}", date.day(), month_name(date), date.year())
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

fn month_name(date: Date) -> &'static str {
    match date.month() {
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
