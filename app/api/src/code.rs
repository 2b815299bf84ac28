//! The code by which somebody finds back what they sent, without an account.

/// 128 bits of chance in base64url (RFC 4648 §5, without padding): nobody guesses it. Made by who
/// sends, so that a device knows it before anything has been sent.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(String);

/// The signs of base64url in order.
const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

impl Code {
    /// How many signs it has.
    pub const LENGTH: usize = 22;

    /// Reads a code.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (last, before) = text.as_bytes().split_last()?;
        // Of the last sign only two bits count; the others are zero, so there is one way to write
        // each code.
        let fits = text.len() == Self::LENGTH
            && b"AQgw".contains(last)
            && before.iter().all(|sign| SIGNS.contains(sign));
        fits.then(|| Self(text.to_owned()))
    }

    /// The code of these bytes of chance.
    #[must_use]
    pub fn new(chance: [u8; 16]) -> Self {
        let bits = u128::from_be_bytes(chance);
        let mut text = String::with_capacity(Self::LENGTH);
        for nth in 1..=Self::LENGTH {
            // Six bits a sign: the last one begins four bits beyond the end.
            let six = if nth == Self::LENGTH { bits << 4 } else { bits >> (128 - 6 * nth) };
            text.push(char::from(SIGNS[usize::from(six.to_be_bytes()[15] & 63)]));
        }
        Self(text)
    }

    /// As text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Who prints what it belongs to does not print the code: it would end up in a log.
impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Code(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_written_as_base64url() {
        // By Python: base64.urlsafe_b64encode(bytes(range(240, 256))).rstrip(b"=")
        let code = Code::new(std::array::from_fn(|at| 240 + u8::try_from(at).unwrap()));
        assert_eq!(code.as_str(), "8PHy8_T19vf4-fr7_P3-_w");
        assert_eq!(Code::read(code.as_str()), Some(code));
        assert_eq!(Code::new([0; 16]).as_str(), "A".repeat(22));
        assert_eq!(format!("{:?}", Code::new([0; 16])), "Code(…)");
    }

    #[test]
    fn other_texts_are_no_codes() {
        for wrong in [
            "",
            "8PHy8_T19vf4-fr7_P3-_",
            "8PHy8_T19vf4-fr7_P3-_x",
            "8PHy8_T19vf4-fr7_P3-_w=",
            "8PHy8/T19vf4+fr7/P3+/w",
            "8PHy8_T19vf4-fr7_P3 _w",
            "8PHy8_T19vf4-fr7_P3-éw",
        ] {
            assert_eq!(Code::read(wrong), None, "{wrong}");
        }
    }
}
