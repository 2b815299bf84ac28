//! Capitals, and what is read from left to right in every language. Changing case takes tables of all
//! scripts; a browser has them.

use super::Texts;
use crate::locales::{Direction, direction};

const TURKISH: &str = "tr";

impl Texts {
    /// Among other facts it does not begin a sentence. A Turkish `I` stays: beside Turkish words there
    /// are Dutch ones, and the two have other small letters.
    #[must_use]
    pub fn lower_first(&self, text: &str) -> String {
        if text.starts_with('I') && self.is(TURKISH) {
            return text.to_owned();
        }
        change_first(text, lower)
    }

    /// With a capital.
    #[must_use]
    pub fn capitalised(&self, text: &str) -> String {
        match text.strip_prefix('i') {
            Some(rest) if self.is(TURKISH) => format!("İ{rest}"),
            _ => change_first(text, upper),
        }
    }

    /// A telephone number or an address, so that its parts keep their order in a text that is read
    /// from right to left. There it stands between isolates, which are not seen.
    #[must_use]
    pub fn as_it_is(&self, text: &str) -> String {
        match direction(self.lang()) {
            Direction::LeftToRight => text.to_owned(),
            Direction::RightToLeft => format!("\u{2066}{text}\u{2069}"),
        }
    }

    /// An arrow between what was and what is.
    #[must_use]
    pub fn leads_to(&self) -> &'static str {
        match direction(self.lang()) {
            Direction::LeftToRight => " → ",
            Direction::RightToLeft => " ← ",
        }
    }

    fn is(&self, code: &str) -> bool {
        self.lang().code() == code
    }
}

fn change_first(text: &str, change: fn(&str) -> String) -> String {
    let end = text.chars().next().map_or(0, char::len_utf8);
    let (first, rest) = text.split_at(end);
    let mut changed = change(first);
    changed.push_str(rest);
    changed
}

#[cfg(target_arch = "wasm32")]
fn lower(letter: &str) -> String {
    js_sys::JsString::from(letter).to_lower_case().into()
}

#[cfg(target_arch = "wasm32")]
fn upper(letter: &str) -> String {
    js_sys::JsString::from(letter).to_upper_case().into()
}

#[cfg(not(target_arch = "wasm32"))]
fn lower(letter: &str) -> String {
    // One letter for one letter, as in the names of things here.
    letter.chars().flat_map(char::to_lowercase).filter(|c| *c != '\u{307}').collect()
}

#[cfg(not(target_arch = "wasm32"))]
fn upper(letter: &str) -> String {
    letter.to_uppercase()
}
