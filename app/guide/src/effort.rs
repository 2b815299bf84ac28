//! How much time a vacancy takes, as far as its words say so plainly.
//!
//! "3 uur per week", "2-3 uur per week", "6 uur per maand", "8 uur": a number of hours, and in what.
//! Everything else ("minimaal een dagdeel per week", "in overleg") stays words: nobody's hours are
//! guessed.

/// Weeks in a month, so that nobody spends more in a week than is said.
const WEEKS: u8 = 4;

/// How much time something takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// At most so many hours, parts of an hour rounded up.
    pub hours: u8,
    /// Whether it is just that, so that it can be said in any language.
    pub exact: bool,
    /// In what.
    pub each: Each,
}

/// In what somebody spends that many hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Each {
    /// In a week.
    Week,
    /// In a month.
    Month,
    /// In all, or each time; the words do not say.
    Time,
}

impl Effort {
    /// Reads it from words; none when they say anything but hours.
    #[must_use]
    pub fn read(words: &str) -> Option<Self> {
        let mut words = words.split_whitespace();
        let amount = words.next()?;
        let (hours, exact) = match amount.split_once(['-', '–']) {
            Some((least, most)) => (number(least).and(number(most))?.0, false),
            None => number(amount)?,
        };
        let is = |word: &str, known: &[&str]| known.iter().any(|it| word.eq_ignore_ascii_case(it));
        if !is(words.next()?, &["uur", "uren", "oere", "oeren"]) {
            return None;
        }
        let each = match words.next() {
            None => Each::Time,
            Some(word) if !is(word, &["per"]) => return None,
            Some(_) => match words.next()? {
                week if is(week, &["week", "wike"]) => Each::Week,
                month if is(month, &["maand", "moanne"]) => Each::Month,
                _ => return None,
            },
        };
        words.next().is_none().then_some(Self { hours, exact, each })
    }

    /// At most so many hours in a week; none for what is not done every week.
    #[must_use]
    pub fn a_week(self) -> Option<u8> {
        match self.each {
            Each::Week => Some(self.hours),
            Each::Month => Some(self.hours.div_ceil(WEEKS)),
            Each::Time => None,
        }
    }
}

/// "3", "1,5": as a whole number, rounded up, and whether it is one.
fn number(text: &str) -> Option<(u8, bool)> {
    let (whole, part) = text.split_once([',', '.']).unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let exact = digits(part).then(|| part.bytes().all(|byte| byte == b'0'))?;
    let whole: u8 = whole.parse().ok().filter(|_| digits(whole))?;
    Some((whole.checked_add(u8::from(!exact))?, exact))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_where_they_are_plain() {
        let effort = |hours, exact, each| Some(Effort { hours, exact, each });
        for (words, read, a_week) in [
            ("3 uur per week", effort(3, true, Each::Week), Some(3)),
            ("4 uren per week", effort(4, true, Each::Week), Some(4)),
            ("3 oeren per wike", effort(3, true, Each::Week), Some(3)),
            ("1,5 uur per week", effort(2, false, Each::Week), Some(2)),
            ("2.0 uur per week", effort(2, true, Each::Week), Some(2)),
            ("2-4 uur per week", effort(4, false, Each::Week), Some(4)),
            ("2–4,5 uur per week", effort(5, false, Each::Week), Some(5)),
            ("6 Uur per maand", effort(6, true, Each::Month), Some(2)),
            ("4 uur per maand", effort(4, true, Each::Month), Some(1)),
            ("8 uur", effort(8, true, Each::Time), None),
        ] {
            assert_eq!(Effort::read(words), read, "{words}");
            assert_eq!(read.and_then(Effort::a_week), a_week, "{words}");
        }
    }

    #[test]
    fn what_is_not_plain_stays_words() {
        for words in [
            "",
            "minimaal een dagdeel per week",
            "meerdere dagdelen per week",
            "je kunt het tijdstip en de frequentie zelf bepalen",
            "ongeveer 3 uur per week",
            "3 uur per dag",
            "3 uur per week of meer",
            "3 uur per",
            "2 dagen per week",
            "300 uur per week",
            "255,5 uur per week",
            "2- uur per week",
            ", uur per week",
            "+3 uur per week",
        ] {
            assert_eq!(Effort::read(words), None, "{words}");
        }
    }
}
