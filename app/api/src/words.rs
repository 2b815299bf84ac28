//! What people type: their own words, and where an answer can go.

use guide::text::is_meddling;

/// Words of a person: without characters that do something else than being read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(String);

impl Words {
    /// The most characters that are kept.
    pub const MOST: usize = 2000;

    /// Cleans a text: line ends become one character, control characters and those that turn the
    /// direction of reading around go. None when it is too long.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        Self::read_up_to(text, Self::MOST)
    }

    /// The same with room for fewer characters, or more.
    #[must_use]
    pub fn read_up_to(text: &str, most: usize) -> Option<Self> {
        // Whatever could be left of it is too long; no need to look at all of it.
        if text.len() > most * 8 {
            return None;
        }
        let mut clean = String::with_capacity(text.len());
        let mut last = ' ';
        for c in text.chars() {
            match c {
                '\n' if last == '\r' => {}
                '\r' | '\n' | '\u{2028}' | '\u{2029}' => clean.push('\n'),
                '\t' => clean.push(' '),
                c if !is_meddling(c) => clean.push(c),
                _ => {}
            }
            last = c;
        }
        let clean = clean.trim();
        (clean.chars().count() <= most).then(|| Self(clean.to_owned()))
    }

    /// The same on one line.
    #[must_use]
    pub fn read_line(text: &str, most: usize) -> Option<Self> {
        let Self(mut line) = Self::read_up_to(text, most)?;
        if line.contains('\n') {
            line = line.replace('\n', " ");
        }
        Some(Self(line))
    }

    /// As text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A telephone number as people write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone(String);

impl Phone {
    /// Reads a number; what is left empty is no number, and no mistake. `None` when there is
    /// something that nobody can dial: fewer than eight digits or more than fifteen (E.164), or
    /// other signs than people put between them.
    #[must_use]
    pub fn read(text: &str) -> Option<Option<Self>> {
        let text = text.trim();
        if text.is_empty() {
            return Some(None);
        }
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let signs = text.bytes().enumerate().all(|(at, b)| match b {
            b'+' => at == 0,
            b'0'..=b'9' | b' ' | b'-' | b'.' | b'/' | b'(' | b')' => true,
            _ => false,
        });
        (signs && (8..=15).contains(&digits) && text.len() <= 30)
            .then(|| Some(Self(text.to_owned())))
    }

    /// As text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An address that mail can go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email(String);

impl Email {
    /// The longest address that mail servers pass on (RFC 5321 §4.5.3.1.3).
    const LONGEST: usize = 254;

    /// Reads an address; what is left empty is no address, and no mistake. `None` when there is
    /// something that is no address: without signs that only few servers know, such as quotes.
    #[must_use]
    pub fn read(text: &str) -> Option<Option<Self>> {
        let text = text.trim();
        if text.is_empty() {
            return Some(None);
        }
        let (name, domain) = text.rsplit_once('@')?;
        let sign = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&b);
        let name_fits = name.len() <= 64
            && name.split('.').all(|part| !part.is_empty() && part.bytes().all(sign));
        let label = |label: &str| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        };
        let domain_fits = domain.contains('.') && domain.split('.').all(label);
        (text.len() <= Self::LONGEST && name_fits && domain_fits)
            .then(|| Some(Self(text.to_owned())))
    }

    /// As text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_what_is_read_and_nothing_else() {
        let read = |text: &str| Words::read(text).unwrap().as_str().to_owned();
        assert_eq!(read("een\r\ntwee\rdrie\nvier\u{2028}vijf"), "een\ntwee\ndrie\nvier\nvijf");
        assert_eq!(read("a\u{0}b\u{1b}[31mc\td\u{7f}\u{9b}"), "ab[31mc d");
        assert_eq!(read("\u{202e}om\u{2066}gekeerd\u{feff}"), "omgekeerd");
        assert_eq!(read("<b>&amp;</b> 👨‍👩‍👧 ûnder"), "<b>&amp;</b> 👨‍👩‍👧 ûnder");
    }

    #[test]
    fn too_long_is_not_cut_off() {
        assert!(Words::read(&"é".repeat(Words::MOST)).is_some());
        assert!(Words::read(&"é".repeat(Words::MOST + 1)).is_none());
        assert!(Words::read(&"\u{0}".repeat(1_000_000)).is_none());
        assert!(Words::read(&"\u{0}".repeat(Words::MOST + 1)).unwrap().is_empty());
    }

    #[test]
    fn a_line_is_one_line() {
        let line = Words::read_line(" Sjoukje\r\nde\u{7} Vries\n", 20).unwrap();
        assert_eq!(line.as_str(), "Sjoukje de Vries");
        assert!(Words::read_line("Sjoukje", 6).is_none());
    }

    #[test]
    fn numbers() {
        assert_eq!(Phone::read(" \n"), Some(None));
        for right in ["06 12345678", "+31 (0)6-1234 56 78", "058-2123456", "0612345678\n"] {
            assert_eq!(Phone::read(right).unwrap().unwrap().as_str(), right.trim());
        }
        for wrong in [
            "12345",
            "06 1234567 toestel 3",
            "06+12345678",
            "0612345678901234",
            "06 1234 567\r\nBcc: x",
            "٠٦١٢٣٤٥٦٧٨",
            "06          12          34          56          78",
        ] {
            assert_eq!(Phone::read(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn addresses() {
        assert_eq!(Email::read("  "), Some(None));
        for right in ["a@b.nl", "Jan.de+x'y@sub.voorbeeld-1.example", " a@b.nl\n"] {
            assert_eq!(Email::read(right).unwrap().unwrap().as_str(), right.trim());
        }
        let long = format!("{}@{}.nl", "a".repeat(64), "b".repeat(63));
        assert!(Email::read(&long).is_some());
        for wrong in [
            "a",
            "a@",
            "@b.nl",
            "a@b",
            "a@b.",
            "a@.nl",
            "a@-b.nl",
            "a b@c.nl",
            "a..b@c.nl",
            ".a@c.nl",
            "a@b@c.nl",
            "a@b.nl\r\nBcc: x@y.nl",
            "a@b.nl,c@d.nl",
            "\"a\"@b.nl",
            "<a@b.nl>",
            "a@[127.0.0.1]",
            "a\u{0}@b.nl",
        ] {
            assert_eq!(Email::read(wrong), None, "{wrong:?}");
        }
        assert_eq!(Email::read(&format!("{}@b.nl", "a".repeat(65))), None);
    }
}
