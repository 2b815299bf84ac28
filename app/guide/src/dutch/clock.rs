//! Times of the day: "9-17 uur", "13:30 - 15:30", "half twee tot vier uur", "tsien oere moarns".
//!
//! A time is written on the clock of 24 hours or said on the clock of 12. Of a said time it has to
//! follow from the words which half of the day is meant; otherwise it is no time.

use jiff::civil::Time;

use super::{
    tokens::{Cursor, Kind},
    words::{self, Part},
};

const NOON: u16 = 12 * 60;
const MIDNIGHT: u16 = 24 * 60;

/// From when, and until when if that was said. At most 24 hours later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hours {
    pub(super) from: Time,
    pub(super) until: Option<Time>,
}

/// How sure the hour is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// Only one time of the day: 13, 09.00, 0.30.
    Sure,
    /// As on a timetable, which has 24 hours, but not after one in the afternoon: 9.00.
    Written,
    /// Just a number up to twelve: 9.
    Bare,
    /// In words, on the clock of 12 hours: "half twee".
    Said,
}

#[derive(Clone, Copy, Debug)]
struct Clock {
    /// Minutes since midnight as written; up to twelve hours when `Bare` or `Said`.
    minute: u16,
    style: Style,
    part: Option<Part>,
    /// Whether it can be nothing but a time: it has minutes or the word "uur".
    plain: bool,
}

impl Clock {
    /// The two minutes of the day that it can mean on the clock of 12 hours.
    fn both(self) -> [u16; 2] {
        let first = self.minute % NOON;
        [first, first + NOON]
    }

    /// What it means at this part of the day.
    fn within(self, part: Part) -> Option<u16> {
        let fits = |minute: &u16| part.allows(*minute);
        if self.style == Style::Sure {
            return Some(self.minute).filter(fits);
        }
        // Twelve in the night is the end of an evening.
        let [first, second] = self.both();
        let midnight = (first == 0 && part == Part::Evening).then_some(MIDNIGHT);
        let mut found = [Some(first), Some(second), midnight].into_iter().flatten().filter(fits);
        let only = found.next()?;
        found.next().is_none().then_some(only)
    }

    /// The first time it can mean after `from`.
    fn after(self, from: u16) -> Option<u16> {
        match (self.style, self.part) {
            (_, Some(part)) => self.within(part),
            (Style::Sure, None) => Some(self.minute),
            _ => {
                let [first, second] = self.both();
                let ahead = [first, second, first + MIDNIGHT, second + MIDNIGHT];
                ahead.into_iter().find(|minute| *minute > from)
            }
        }
    }
}

/// Reads a time or a range of times. `part` is the part of the day that the day was named with.
pub(super) fn hours(cursor: &mut Cursor<'_>, part: Option<Part>) -> Option<Hours> {
    cursor.attempt(|c| range(c, part)).or_else(|| cursor.attempt(|c| single(c, part)))
}

fn range(c: &mut Cursor<'_>, part: Option<Part>) -> Option<Hours> {
    let between = c.take_word(&["tussen", "tusken"]);
    if !between {
        c.take_word(&["van", "fan", "vanaf", "fanôf"]);
    }
    let mut from = clock(c)?;
    let joined = if between {
        c.take_word(&["en"])
    } else {
        c.take_mark(&['-']) || c.take_word(&["tot", "oant"]) || c.take_words(&["t/m"])
    };
    if !joined {
        return None;
    }
    let mut until = clock(c)?;
    // Words for numbers alone are just numbers, and "3-12" may be a date.
    let timetable = from.style != Style::Said
        && until.style == Style::Sure
        && from.minute < until.minute
        && until.minute > NOON;
    if !(from.plain || until.plain || timetable) {
        return None;
    }
    // Beside "16.00" or "17", "9" is on the clock of 24 hours as well.
    let on_24 = |clock: Clock| matches!(clock.style, Style::Sure | Style::Written);
    if from.style == Style::Bare && on_24(until) {
        from.style = Style::Written;
    } else if until.style == Style::Bare && on_24(from) {
        until.style = Style::Written;
    }
    let next_day = c.take_words(&["de|'e", "volgende|oare", "dag|dei"]);
    let (from, until) = match from.part.or(part) {
        Some(part) => {
            let start = from.within(part)?;
            (start, until.after(start)?)
        }
        None if on_24(from) && on_24(until) && until.part.is_none() => {
            // "2.00-4.00" is not sure to be in the night.
            let small = from.style == Style::Written && (60..6 * 60).contains(&from.minute);
            if small {
                return None;
            }
            (from.minute, until.minute)
        }
        None => said(from, until)?,
    };
    let overnight = until <= from || until > MIDNIGHT;
    // "9.00-8.00" may be a slip; said to be the next day it is not. "0.00-0.00" may be a blank.
    let evident = from >= 16 * 60 && until % MIDNIGHT < 6 * 60 || until == 0 && from > 0;
    if overnight != next_day && !(overnight && evident) {
        return None;
    }
    Some(Hours { from: time(from)?, until: Some(time(until)?) })
}

/// At least one on the clock of 12 hours, and no word on the part of the day. One to six is in
/// the afternoon, nine to twelve before noon; who means the night says so.
fn said(from: Clock, until: Clock) -> Option<(u16, u16)> {
    const EARLY: u16 = 6 * 60;
    let start = if matches!(from.style, Style::Sure) {
        from.minute
    } else {
        let [first, second] = from.both();
        let end = until.minute % NOON;
        let on_24 = matches!(until.style, Style::Sure | Style::Written) || until.part.is_some();
        let last = if on_24 { until.after(0)? } else { 0 };
        if on_24 && second >= last && first < last {
            first
        } else if first < EARLY {
            second
        } else if on_24 || first < 8 * 60 {
            return None;
        } else {
            let before_noon = end == 0 || end > first && (first >= 9 * 60 || end >= 11 * 60);
            if !before_noon && end >= EARLY {
                return None;
            }
            first
        }
    };
    Some((start, until.after(start)?))
}

fn single(c: &mut Cursor<'_>, part: Option<Part>) -> Option<Hours> {
    c.take_word(&["om", "vanaf", "fanôf", "aanvang", "start", "begin"]);
    let clock = clock(c)?;
    if !clock.plain {
        return None;
    }
    let from = match (clock.part.or(part), clock.style) {
        (Some(part), _) => clock.within(part)?,
        (None, Style::Sure) => clock.minute,
        (None, Style::Written) if !(60..6 * 60).contains(&clock.minute) => clock.minute,
        (None, Style::Bare | Style::Said) if clock.minute % NOON < 6 * 60 => clock.both()[1],
        _ => return None,
    };
    Some(Hours { from: time(from)?, until: None })
}

fn time(minute: u16) -> Option<Time> {
    let minute = minute % MIDNIGHT;
    let hour = i8::try_from(minute / 60).ok()?;
    Time::new(hour, i8::try_from(minute % 60).ok()?, 0, 0).ok()
}

fn clock(c: &mut Cursor<'_>) -> Option<Clock> {
    let mut clock = c.attempt(written).or_else(|| c.attempt(said_clock))?;
    if unit(c) {
        clock.plain = true;
    }
    clock.part = words::at_part(c);
    Some(clock)
}

/// "uur", "oere", "u.", "h".
fn unit(c: &mut Cursor<'_>) -> bool {
    if c.take_word(&["uur", "oere", "oeren"]) {
        return true;
    }
    let short = c.take_word(&["u", "h"]);
    if short {
        c.take_adjacent(&['.']);
    }
    short
}

/// "9", "9.00", "13:30", "13u30".
fn written(c: &mut Cursor<'_>) -> Option<Clock> {
    let (hour, digits) = c.number()?;
    if hour > 24 || digits > 2 {
        return None;
    }
    c.advance(1);
    let minutes = c.attempt(|c| {
        let marked = c.take_adjacent(&[':', '.']) || (c.is_adjacent() && c.take_word(&["u", "h"]));
        let (minutes, 2) = c.number()? else { return None };
        let fits = marked && c.is_adjacent() && minutes < 60;
        c.advance(1);
        // "24.03.2026" is a date.
        let date =
            matches!((c.kind(0), c.kind(1)), (Some(Kind::Mark('.')), Some(Kind::Number(..))))
                && c.is_adjacent();
        (fits && !date).then_some(minutes)
    });
    let minute = hour * 60 + minutes.unwrap_or(0);
    if minute > MIDNIGHT {
        return None;
    }
    let style = match (hour, minutes) {
        (13.. | 0, _) | (10.., Some(_)) => Style::Sure,
        (_, Some(_)) if digits == 2 => Style::Sure,
        (_, Some(_)) => Style::Written,
        (_, None) if digits == 2 && hour < 10 => Style::Sure,
        (_, None) => Style::Bare,
    };
    Some(Clock { minute, style, part: None, plain: minutes.is_some() })
}

/// "twee", "half twee", "half 4", "healwei trijen", "kwart over drie".
fn said_clock(c: &mut Cursor<'_>) -> Option<Clock> {
    let hour = |c: &mut Cursor<'_>| {
        if let Some((hour @ 1..=12, 1..=2)) = c.number() {
            c.advance(1);
            return Some(hour);
        }
        c.take(words::hour)
    };
    let (shift, plain) = if c.take_word(&["half", "healwei"]) {
        (MIDNIGHT - 30, true)
    } else if c.take_words(&["kwart|kertier", "over|oer"]) {
        (15, true)
    } else if c.take_words(&["kwart|kertier", "voor|foar"]) {
        (MIDNIGHT - 15, true)
    } else {
        (0, false)
    };
    let minute = (hour(c)? * 60 + shift) % NOON;
    Some(Clock { minute, style: Style::Said, part: None, plain })
}
