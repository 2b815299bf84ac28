//! How long a source is believed.
//!
//! "Every Wednesday", said in 2018 and never since, is no fact of today. When the last word about
//! a record (its source's date, or the day somebody checked it) is more than two years back, its
//! recurrence is taken to have lasted one year longer and then to have ended: it is history, not
//! agenda. Of a source without a date nothing is known, so its recurrence stays words. Opening
//! hours of such sources stay words as well: nobody is told "open now" on their account. Who
//! supplies content without naming a source answers for it, and is believed.

use guide::calendar::Period;
use jiff::{ToSpan, civil::Date};

use super::row::{Context, Row};

/// From when on a source is old, and for how long it was right about what comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgeRule {
    /// A source is old after so many months.
    pub old_after: u16,
    /// What it said is taken to have been so for so many months.
    pub believed_for: u16,
}

impl Default for AgeRule {
    fn default() -> Self {
        Self { old_after: 24, believed_for: 12 }
    }
}

/// What a row's times are worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// They are true today.
    Current,
    /// They were true until about this day.
    Ended(Date),
    /// They were true once.
    Undated,
}

/// The day to which a text without a year is near: that of its source, or of the last check.
pub(super) fn reference(row: &Row<'_>) -> Option<Date> {
    let source = Period::read(row.cell("bron_datum")).map(Period::middle);
    source.or_else(|| super::row::day(row.cell("nagekeken_op")))
}

/// What a row's times are worth.
pub(super) fn standing(row: &Row<'_>, context: &Context<'_>) -> Standing {
    let Some(rule) = context.options.age else {
        return Standing::Current;
    };
    let source = Period::read(row.cell("bron_datum")).map(|period| period.last);
    let checked = super::row::day(row.cell("nagekeken_op"));
    let after =
        |day: Date, months: u16| day.checked_add(i64::from(months).months()).unwrap_or(Date::MAX);
    match source.max(checked) {
        Some(last) if after(last, rule.old_after) < context.options.now.date() => {
            Standing::Ended(after(last, rule.believed_for))
        }
        None if !row.cell("bron_url").is_empty() => Standing::Undated,
        _ => Standing::Current,
    }
}
