//! Dates: "31 mei", "zaterdag 24 maart 2026", "ma 06-02-2023", "13 en 27 november", "19 t/m 28
//! augustus 2022".
//!
//! A year that is missing is looked for around the date of the text: the nearest year in which
//! every weekday that was named is right. Without a weekday any year would be right, so then the
//! date has to be near.

use jiff::civil::{Date, Weekday};

use super::{
    tokens::{Cursor, Kind},
    words::{self, Part},
};
use crate::almanac::easter;

/// How far from the text, in days, a date may be when its weekday was named. Within these the
/// same date never has the same weekday twice.
const NEAR_WITH_WEEKDAY: i32 = 400;
/// And when it was not.
const NEAR: i32 = 120;

/// Dates as they were written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Dates {
    /// One or more, in order.
    Days(Vec<Date>),
    /// From one up to and including another.
    Range(Date, Date),
}

/// What a missing year can be found from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around {
    /// When the text was written.
    pub(super) reference: Option<Date>,
    /// The last date that was read in this text.
    pub(super) last: Option<Date>,
}

#[derive(Clone, Copy, Debug)]
struct Written {
    weekday: Option<Weekday>,
    day: i8,
    month: Option<i8>,
    year: Option<i16>,
}

/// Reads a date, a list of dates or a range, and the part of the day when the weekday has one.
pub(super) fn dates(c: &mut Cursor<'_>, around: Around) -> Option<(Dates, Option<Part>)> {
    c.attempt(|c| {
        let mut part = None;
        let (first, first_part) = one(c, around)?;
        part = part.or(first_part);
        let mut all = vec![first];
        let last = c.attempt(|c| {
            let through = c.take_mark(&['-']) || c.take_word(&["t/m"]);
            (through || c.take_words(&["tot", "en", "met"])).then_some(())?;
            one(c, around).filter(|(last, _)| last.month.is_some())
        });
        if let Some((last, _)) = last {
            all.push(last);
            let found = resolve(&mut all, around)?;
            let [first, last] = found.as_slice() else { return None };
            return Some((Dates::Range(*first, *last), part));
        }
        // "5 mei, 10-12 uur": what follows the comma is only a date if a month follows it, so
        // take as many as make sense.
        let mut sensible = if first.month.is_some() { Some((*c, 1)) } else { None };
        let mut ahead = *c;
        while let Some((next, next_part)) = ahead.attempt(|c| {
            c.take_and().then_some(())?;
            one(c, around)
        }) {
            all.push(next);
            part = part.or(next_part);
            if next.month.is_some() {
                sensible = Some((ahead, all.len()));
            }
        }
        let (end, count) = sensible?;
        *c = end;
        all.truncate(count);
        let days = resolve(&mut all, around)?;
        days.is_sorted_by(|a, b| a < b).then_some((Dates::Days(days), part))
    })
}

/// One day, its month perhaps only named further on.
fn one(c: &mut Cursor<'_>, around: Around) -> Option<(Written, Option<Part>)> {
    c.attempt(|c| {
        let named = c.take(words::weekday);
        if named.is_some_and(|named| named.short) {
            c.take_adjacent(&['.']);
        }
        let part = named.and_then(|named| named.part).or_else(|| {
            named?;
            c.take(words::part)
        });
        if named.is_some() {
            c.take_mark(&[',']);
        }
        let weekday = named.map(|named| named.day);
        let (day, month, year) = c
            .attempt(in_numbers)
            .or_else(|| c.attempt(|c| short(c, weekday, around)))
            .or_else(|| c.attempt(in_words))?;
        Some((Written { weekday, day, month, year }, part))
    })
}

/// "06-02-2023", "6/2/2023", "6.2.2023", "2023-02-06".
fn in_numbers(c: &mut Cursor<'_>) -> Option<(i8, Option<i8>, Option<i16>)> {
    let (first, first_digits) = c.number()?;
    c.advance(1);
    let Some(Kind::Mark(mark @ ('-' | '/' | '.'))) = c.kind(0) else { return None };
    c.take_adjacent(&[*mark]).then_some(())?;
    let (second, _) = c.number().filter(|_| c.is_adjacent())?;
    c.advance(1);
    c.take_adjacent(&[*mark]).then_some(())?;
    let (third, third_digits) = c.number().filter(|_| c.is_adjacent())?;
    c.advance(1);
    let (day, year) = match (first_digits, third_digits) {
        (1 | 2, 4) => (first, third),
        (4, 2) if *mark == '-' => (third, first),
        _ => return None,
    };
    Some((i8::try_from(day).ok()?, Some(month(second)?), Some(year_number(year)?)))
}

/// "wo 08-02" once a date with a year was read. Elsewhere it may as well be a time.
fn short(
    c: &mut Cursor<'_>,
    weekday: Option<Weekday>,
    around: Around,
) -> Option<(i8, Option<i8>, Option<i16>)> {
    around.last.and(weekday)?;
    let (day, 2) = c.number()? else { return None };
    c.advance(1);
    c.take_adjacent(&['-', '/']).then_some(())?;
    let (number, 2) = c.number().filter(|_| c.is_adjacent())? else { return None };
    c.advance(1);
    let day = i8::try_from(day).ok()?;
    let month = month(number)?;
    let date = Date::new(around.last?.year(), month, day).ok()?;
    (Some(date.weekday()) == weekday).then_some((day, Some(month), Some(date.year())))
}

/// "31", "31 mei", "31 mei 2026".
fn in_words(c: &mut Cursor<'_>) -> Option<(i8, Option<i8>, Option<i16>)> {
    let (day, 1..=2) = c.number()? else { return None };
    c.advance(1);
    let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
    let Some(month) = c.take(words::month) else { return Some((day, None, None)) };
    c.take_adjacent(&['.']);
    let year = match c.number() {
        Some((year, 4)) => year_number(year),
        _ => None,
    };
    c.advance(usize::from(year.is_some()));
    Some((day, Some(month), year))
}

fn month(number: u16) -> Option<i8> {
    i8::try_from(number).ok().filter(|month| (1..=12).contains(month))
}

fn year_number(number: u16) -> Option<i16> {
    i16::try_from(number).ok().filter(|year| (1900..2200).contains(year))
}

/// Fills in months and years that were said once for several days.
fn resolve(all: &mut [Written], around: Around) -> Option<Vec<Date>> {
    let mut named = None;
    for written in all.iter_mut().rev() {
        if written.month.is_none() {
            let (month, year) = named?;
            (written.month, written.year) = (Some(month), year);
        }
        named = Some((written.month?, written.year));
    }
    if let Some(year) = all.iter().find_map(|written| written.year) {
        // "28 december t/m 3 januari 2027" begins a year earlier.
        let day = |written: &Written| (written.month, written.day);
        let turns = all.first().map(day) > all.last().map(day);
        let before = all.first().is_some_and(|first| first.year.is_none()) && turns;
        return with_years(all, year - i16::from(before));
    }
    let has_weekday = all.iter().any(|written| written.weekday.is_some());
    let limit = if has_weekday { NEAR_WITH_WEEKDAY } else { NEAR };
    // In a text that has a date with its year, what follows is in the same year or the next.
    let reference = around.last.or(around.reference)?;
    let distance = |date: Date| (date - reference).get_days();
    (-2..=2)
        .filter_map(|shift| with_years(all, reference.year() + shift))
        .filter(|found| around.last.is_none_or(|last| found.first().is_some_and(|d| *d > last)))
        .map(|found| (found.first().map_or(i32::MAX, |first| distance(*first).abs()), found))
        .filter(|(days, _)| *days <= limit)
        .min_by_key(|(days, _)| *days)
        .map(|(_, found)| found)
}

/// The dates when the first has this year, unless it has one of its own; none is before
/// the one before it. `None` when there is no such date or a weekday is not right.
fn with_years(all: &[Written], year: i16) -> Option<Vec<Date>> {
    let mut found: Vec<Date> = Vec::new();
    for written in all {
        let build = |year| Date::new(year, written.month?, written.day).ok();
        let date = match (written.year, found.last()) {
            (Some(year), _) => build(year)?,
            (None, None) => build(year)?,
            (None, Some(last)) => {
                let same = build(last.year());
                same.filter(|date| date >= last).or_else(|| build(last.year() + 1))?
            }
        };
        if written.weekday.is_some_and(|day| day != date.weekday()) {
            return None;
        }
        if found.last().is_some_and(|last| *last > date) {
            return None;
        }
        found.push(date);
    }
    Some(found)
}

/// "tot aan Pasen": the day before the Easter that comes first after the text was written.
pub(super) fn until_easter(c: &mut Cursor<'_>, around: Around) -> Option<Date> {
    c.attempt(|c| {
        let to = c.take_words(&["tot|oant", "aan|oan"]) || c.take_word(&["tot", "oant"]);
        (to && c.take_word(&["pasen", "peaske"])).then_some(())?;
        let reference = around.reference?;
        let next = (0..=1)
            .filter_map(|ahead| easter(reference.year() + ahead))
            .find(|easter| *easter > reference)?;
        ((next - reference).get_days() <= NEAR).then_some(())?;
        next.yesterday().ok()
    })
}
