//! Dutch postcodes, as far as the guide needs them: their four digits.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::wire;

/// The four digits of a Dutch postcode. Letters after them are read and let go: a whole postcode
/// is a handful of addresses, and nobody needs to know that much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Postcode(u16);

wire::wrapper! { Postcode }

/// The text is not a Dutch postcode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("een postcode is 4 cijfers (niet beginnend met 0) en eventueel 2 letters")]
pub struct NotAPostcode;

impl FromStr for Postcode {
    type Err = NotAPostcode;

    /// Reads `8917`, `8917 AB`, `8917ab`, with any white space around and between.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let (digits, letters) = text.split_at_checked(4).ok_or(NotAPostcode)?;
        let letters_fit =
            matches!(letters.len(), 0 | 2) && letters.bytes().all(|b| b.is_ascii_alphabetic());
        if digits.bytes().all(|b| b.is_ascii_digit()) && letters_fit {
            let number = digits.parse().map_err(|_| NotAPostcode)?;
            if number >= 1000 {
                return Ok(Self(number));
            }
        }
        Err(NotAPostcode)
    }
}

impl fmt::Display for Postcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl Serialize for Postcode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Postcode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Postcode {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        use utoipa::openapi::schema::{ObjectBuilder, Type};
        ObjectBuilder::new().schema_type(Type::String).pattern(Some("^[1-9][0-9]{3}$")).into()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Postcode {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_writing_is_understood() {
        for text in ["8915", "8915 AB", "8915ab", " 8915  Ab ", "8915\u{a0}AB"] {
            assert_eq!(text.parse::<Postcode>().unwrap().to_string(), "8915", "{text}");
        }
    }

    #[test]
    fn what_is_no_postcode_is_refused() {
        for text in
            ["", "891", "89155", "8915 A", "8915 ABC", "0915", "ABCD", "89é5", "8915 12", "é915"]
        {
            assert_eq!(text.parse::<Postcode>(), Err(NotAPostcode), "{text}");
        }
    }
}
