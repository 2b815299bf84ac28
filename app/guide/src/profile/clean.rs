//! What may stand in a profile: one table of shapes for what is typed and for what is read from
//! files, so nothing can be kept that could not be read back.

use crate::{Lang, Slug, calendar::Period, day_part::DayPart, day_part::DayParts, sort, text};

use super::{Id, Value, id::is_plain};

/// What is wrong with something that was filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// It is none of what it may be.
    Unknown,
    /// It has to be filled in.
    Missing,
    /// It is longer than so many characters.
    TooLong(usize),
    /// There are more than so many.
    TooMany(usize),
    /// The number is smaller or greater than these.
    OutOfRange(i64, i64),
    /// It ends before it begins.
    Reversed,
}

/// What was not taken over, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The field, by its name in files: `naam`, or `minuten` of an experience.
    pub key: &'static str,
    /// What is wrong with it.
    pub mistake: Mistake,
}

/// What something looks like.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shape {
    /// A text on one line, of at most so many characters.
    Line(usize),
    /// A text that may have several lines.
    Lines(usize),
    /// Texts on one line each: at most so many, of at most so many characters.
    Texts(usize, usize),
    /// The slug of something in the guide.
    Slug,
    /// At most so many slugs. What the guide does not know (yet, or any more) stays.
    Slugs(usize),
    /// At most so many languages.
    Langs(usize),
    /// Parts of the week.
    DayParts,
    /// Yes, or not said.
    Yes,
    /// Yes, no, or not said.
    YesNo,
    /// A whole number between these.
    Number(i64, i64),
    /// One of these words.
    Word(&'static [&'static str]),
    /// A day, a month or a year, as `2026-12-02`, `2026-12` or `2026`.
    Date,
    /// An id.
    Id,
    /// Letters, digits and `.`, `-`, `_` or `~`: what is signed or cannot be guessed. Not a
    /// character may change, so nothing is cleaned.
    Token(usize),
}

impl Shape {
    /// The value as it is kept: without what people cannot see, in one order, nothing instead of
    /// what is empty. What has been cleaned stays as it is when it is cleaned again.
    pub(super) fn clean(self, value: &Value) -> Result<Value, Mistake> {
        let known = |fits: bool| if fits { Ok(value.clone()) } else { Err(Mistake::Unknown) };
        match (self, value) {
            (_, Value::Null) | (Self::Yes, Value::Bool(false)) => Ok(Value::Null),
            (_, Value::Text(text)) if text.is_empty() => Ok(Value::Null),
            (Self::Line(most), Value::Text(text)) => line(text, most, false),
            (Self::Lines(most), Value::Text(text)) => line(text, most, true),
            (Self::Texts(most, length), Value::List(items)) => texts(items, most, length),
            (Self::Slug, Value::Text(text)) => known(is_slug(text)),
            (Self::Slugs(most), Value::List(items)) => set(items, most, is_slug),
            (Self::Langs(most), Value::List(items)) => {
                set(items, most, |text| text.parse::<Lang>().is_ok())
            }
            (Self::DayParts, Value::List(items)) => {
                let parts = items.iter().map(|it| DayPart::from_name(it.as_text()?));
                let parts: Option<DayParts> = parts.collect();
                parts.map(day_parts).ok_or(Mistake::Unknown)
            }
            (Self::Yes | Self::YesNo, Value::Bool(_)) => Ok(value.clone()),
            (Self::Number(least, most), Value::Whole(number)) => {
                let fits = (least..=most).contains(number);
                if fits { Ok(value.clone()) } else { Err(Mistake::OutOfRange(least, most)) }
            }
            (Self::Word(words), Value::Text(text)) => known(words.contains(&text.as_str())),
            (Self::Date, Value::Text(text)) => {
                // Nobody remembers another millennium, and JSON Resume knows none.
                known(text.starts_with(['1', '2']) && Period::read(text).is_some())
            }
            (Self::Id, Value::Text(text)) => known(Id::read(text).is_some()),
            (Self::Token(most), Value::Text(text)) if text.len() > most => {
                Err(Mistake::TooLong(most))
            }
            (Self::Token(_), Value::Text(text)) => {
                let fits = |byte| is_plain(byte) || matches!(byte, b'.' | b'~');
                known(text.bytes().all(fits))
            }
            _ => Err(Mistake::Unknown),
        }
    }
}

/// Parts of the week, as they are kept.
pub(super) fn day_parts(parts: DayParts) -> Value {
    Value::list(parts.iter().map(|part| Value::Text(part.name())).collect())
}

fn is_slug(text: &str) -> bool {
    text.parse::<Slug>().is_ok()
}

/// A text without what cannot be seen and with single spaces.
fn line(text: &str, most: usize, lines: bool) -> Result<Value, Mistake> {
    // Whatever would be left of it is too long; no need to look at all of it.
    if text.len() > most * 16 {
        return Err(Mistake::TooLong(most));
    }
    let mut clean = String::with_capacity(text.len());
    for c in text.chars() {
        if c == '\n' && lines {
            clean.truncate(clean.trim_end_matches(' ').len());
            if !clean.is_empty() && !clean.ends_with("\n\n") {
                clean.push('\n');
            }
        } else if c.is_whitespace() {
            if !clean.is_empty() && !clean.ends_with([' ', '\n']) {
                clean.push(' ');
            }
        } else if !text::is_meddling(c) {
            clean.push(c);
        }
    }
    clean.truncate(clean.trim_end().len());
    if clean.chars().count() > most { Err(Mistake::TooLong(most)) } else { Ok(Value::text(&clean)) }
}

/// Texts in their own order, each once.
fn texts(items: &[Value], most: usize, length: usize) -> Result<Value, Mistake> {
    let mut kept: Vec<Value> = Vec::new();
    for item in items {
        let Value::Text(text) = item else { return Err(Mistake::Unknown) };
        let text = line(text, length, false)?;
        if !text.is_null() && !kept.contains(&text) {
            kept.push(text);
        }
    }
    if kept.len() > most { Err(Mistake::TooMany(most)) } else { Ok(Value::list(kept)) }
}

/// Texts of which only matters which there are, so they are kept in one order.
fn set(items: &[Value], most: usize, fits: fn(&str) -> bool) -> Result<Value, Mistake> {
    let mut kept: Vec<&str> = Vec::new();
    for item in items {
        kept.push(item.as_text().filter(|text| fits(text)).ok_or(Mistake::Unknown)?);
    }
    sort::once_each(&mut kept);
    if kept.len() > most { Err(Mistake::TooMany(most)) } else { Ok(Value::texts(kept)) }
}

/// A field of an entry: its name in files, what it looks like, and whether it has to be there.
pub(super) type Column = (&'static str, Shape, bool);

/// An object with these fields; others are left out.
pub(super) fn object(value: &Value, columns: &[Column]) -> Result<Value, Refused> {
    let Value::Map(_) = value else {
        let key = columns.first().map_or("", |(key, ..)| key);
        return Err(Refused { key, mistake: Mistake::Unknown });
    };
    let mut fields = Vec::new();
    for (key, shape, required) in columns {
        let refused = |mistake| Refused { key, mistake };
        let field = shape.clean(value.get(key).unwrap_or(&Value::Null)).map_err(refused)?;
        if !field.is_null() {
            fields.push(((*key).to_owned(), field));
        } else if *required {
            return Err(refused(Mistake::Missing));
        }
    }
    Ok(Value::Map(fields))
}
