//! How long a source is believed.
//!
//! "Every Wednesday", said in 2018 and never since, is no fact of today. When the last word about
//! a record (its source's date, or the day somebody checked it) is more than two years back, its
//! recurrence is taken to have lasted one year longer and then to have ended: it is history, not
//! agenda. Of a source without a date nothing is known, so its recurrence stays words. Opening
//! hours of such sources stay words as well: nobody is told "open now" on their account. Who
//! supplies content without naming a source answers for it, and is believed.

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

/// A year, a month or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Period {
    first: Date,
    last: Date,
}

impl Period {
    /// Reads `2023`, `2023-02` or `2023-02-15`.
    pub(super) fn read(text: &str) -> Option<Self> {
        if !text.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
            return None;
        }
        match text.len() {
            4 => {
                let first = Date::new(text.parse().ok()?, 1, 1).ok()?;
                Some(Self { first, last: first.last_of_year() })
            }
            7 => {
                let first: Date = format!("{text}-01").parse().ok()?;
                Some(Self { first, last: first.last_of_month() })
            }
            10 => text.parse().ok().map(|day| Self { first: day, last: day }),
            _ => None,
        }
    }

    /// The day halfway, to which any other day of it is near.
    fn middle(self) -> Date {
        let days = self.first.duration_until(self.last).as_hours() / 48;
        self.first.checked_add(days.days()).unwrap_or(self.first)
    }
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_period_is_as_long_as_it_is_vague() {
        let period = |text: &str| Period::read(text).map(|it| (it.first, it.last, it.middle()));
        assert_eq!(period("2023"), Some((date(2023, 1, 1), date(2023, 12, 31), date(2023, 7, 2))));
        assert_eq!(
            period("2024-02"),
            Some((date(2024, 2, 1), date(2024, 2, 29), date(2024, 2, 15)))
        );
        let day = date(2024, 2, 8);
        assert_eq!(period("2024-02-08"), Some((day, day, day)));
        for wrong in ["", "23", "2023-13", "2023-2", "voorjaar 23", "2023-02-30", "-2023", "99999"]
        {
            assert_eq!(period(wrong), None, "{wrong}");
        }
    }
}
