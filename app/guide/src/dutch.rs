//! Reads what people write about days and times, in Dutch and simple Frisian.
//!
//! The principle is: understand it right or leave the text. A reading never fills in what was not
//! said. "van acht tot tien uur" may be in the morning or in the evening, "om de week" does not
//! say which week, so neither becomes a time; the words stay and people can read them.
//!
//! [`read_hours`] makes the slots of opening hours, [`read_when`] the dates of an activity. Both
//! stand on the same grammar: `tokens` are words, numbers and marks; `words` knows what single
//! words mean; `clock`, `dates`, `days` and `traits` read one phrase each; `clause` puts phrases
//! together. All of it is strict: what is not known makes the whole clause not understood.

mod clause;
mod clock;
mod dates;
mod days;
mod exceptions;
mod hours;
#[cfg(test)]
mod tests;
mod tokens;
mod traits;
mod when;
mod words;

pub use hours::{read_closures, read_holidays, read_hours, read_special_days};
pub use when::read_when;

// Single words mean the same to who reads day parts.
pub(crate) use words::{DayWord, EVERY, Part, part, weekday};

use jiff::civil::Date;

use crate::schedule::Schedule;

/// What was understood of a text, and what was not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading<T> {
    /// What was understood; `None` when that is nothing.
    pub value: Option<T>,
    /// The parts that are not in the value, in the order of the text.
    pub left: Vec<String>,
    /// What was said to be open on days that are said to be closed; closed won.
    pub clashes: Vec<String>,
}

impl<T> Reading<T> {
    /// Whether everything was understood.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.value.is_some() && self.left.is_empty()
    }

    /// A text that was not understood.
    fn nothing(text: &str) -> Self {
        let text = text.trim();
        let left = if text.is_empty() { Vec::new() } else { vec![text.to_owned()] };
        Self { value: None, left, clashes: Vec::new() }
    }
}

impl Schedule {
    /// Opening hours as somebody wrote them. They are only taken from a text of which everything
    /// was understood, because what is left may change what the rest means and a schedule says
    /// when a place is closed as well. The text is kept either way.
    ///
    /// `reference` is the date of the text, see [`read_hours`].
    #[must_use]
    pub fn read(text: &str, reference: impl Into<Option<Date>>) -> Self {
        Self::of(text, read_hours(text, reference))
    }

    /// The same, of what was read of the text.
    #[must_use]
    pub fn of(text: &str, reading: Reading<Self>) -> Self {
        let text = text.trim();
        let understood = if reading.is_whole() { reading.value } else { None };
        Self { text: (!text.is_empty()).then(|| text.to_owned()), ..understood.unwrap_or_default() }
    }
}
