//! The id of something that is sent, made by who sends it: sending it again is sending it once.

/// A UUID of version 7 (RFC 9562), in lower case with hyphens: it begins with the time, so that
/// what is kept by id lies in the order in which it was made.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MessageId(String);

impl MessageId {
    /// Reads an id; letters may be capitals.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.to_ascii_lowercase();
        let fits = text.len() == 36
            && text.bytes().enumerate().all(|(at, b)| match at {
                8 | 13 | 18 | 23 => b == b'-',
                14 => b == b'7',
                19 => matches!(b, b'8' | b'9' | b'a' | b'b'),
                _ => b.is_ascii_hexdigit(),
            });
        fits.then_some(Self(text))
    }

    /// The id of this moment, in milliseconds since 1970, with chance from the caller.
    #[must_use]
    pub fn new(milliseconds: u64, chance: [u8; 10]) -> Self {
        let mut bytes = [0; 16];
        bytes[..6].copy_from_slice(&milliseconds.to_be_bytes()[2..]);
        bytes[6..].copy_from_slice(&chance);
        bytes[6] = bytes[6] & 0x0f | 0x70;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        let mut text = String::with_capacity(36);
        for (at, byte) in bytes.into_iter().enumerate() {
            if matches!(at, 4 | 6 | 8 | 10) {
                text.push('-');
            }
            for digit in [byte >> 4, byte & 15] {
                text.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
            }
        }
        Self(text)
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
    fn an_id_is_read_back_and_begins_with_the_time() {
        let id = MessageId::new(0x0193_4d3c_0a1b, [0xff; 10]);
        assert_eq!(id.as_str(), "01934d3c-0a1b-7fff-bfff-ffffffffffff");
        assert_eq!(MessageId::read(id.as_str()), Some(id.clone()));
        assert_eq!(MessageId::read(&id.as_str().to_uppercase()), Some(id));
    }

    #[test]
    fn other_texts_are_no_ids() {
        for wrong in [
            "",
            "01934d3c-0a1b-4fff-bfff-ffffffffffff",
            "01934d3c-0a1b-7fff-cfff-ffffffffffff",
            "01934d3c0a1b7fffbfffffffffffffff",
            "01934d3c-0a1b-7fff-bfff-fffffffffffg",
            "01934d3c-0a1b-7fff-bfff-ffffffffffff0",
            "é1934d3c-0a1b-7fff-bfff-fffffffffff",
        ] {
            assert_eq!(MessageId::read(wrong), None, "{wrong}");
        }
    }
}
