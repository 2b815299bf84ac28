//! The code with which a volunteer's device picks up what an organisation answered.

use crate::base64url;

/// 128 bits of chance, as 22 letters. Whoever has it gets the answer, so it is nowhere written
/// down but in the claim.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PickupCode(String);

impl PickupCode {
    const BYTES: usize = 16;
    /// How many letters it has.
    pub const LENGTH: usize = 22;

    /// A code, with chance from the caller.
    #[must_use]
    pub fn new(chance: [u8; 16]) -> Self {
        Self(base64url::encode(&chance))
    }

    /// Reads a code.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let fits = base64url::decode(text).is_some_and(|bytes| bytes.len() == Self::BYTES);
        fits.then(|| Self(text.to_owned()))
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
    fn a_code_has_one_form() {
        let code = PickupCode::new([0xff; 16]);
        assert_eq!(code.as_str(), "_____________________w");
        assert_eq!(PickupCode::read(code.as_str()), Some(code));
        for wrong in ["", "_____________________x", "____________________w", "é"] {
            assert_eq!(PickupCode::read(wrong), None, "{wrong}");
        }
    }
}
