//! Texts in one or more languages.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser::SerializeMap};

use crate::wire::{self, Reader, Wire};

/// A language, as its two-letter ISO 639-1 code (the primary subtag of BCP 47).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang([u8; 2]);

impl Wire for Lang {
    fn write(&self, to: &mut Vec<u8>) {
        to.extend(self.0);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        Self([u8::read(from), u8::read(from)])
    }
}

impl Lang {
    /// Dutch, the language that content is written in unless it says otherwise.
    pub const NL: Self = Self(*b"nl");
    /// Frisian.
    pub const FY: Self = Self(*b"fy");
    /// English.
    pub const EN: Self = Self(*b"en");

    /// The code, for a `lang` attribute or an address.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("nl")
    }
}

/// The text is not a two-letter language code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a two-letter language code")]
pub struct NotALang(String);

impl FromStr for Lang {
    type Err = NotALang;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        match code.as_bytes() {
            &[a @ b'a'..=b'z', b @ b'a'..=b'z'] => Ok(Self([a, b])),
            _ => Err(NotALang(code.to_owned())),
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Lang {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Lang {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        code.parse().map_err(de::Error::custom)
    }
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Lang {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        use utoipa::openapi::schema::{ObjectBuilder, Type};
        ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some("Taalcode van twee letters (ISO 639-1)."))
            .pattern(Some("^[a-z]{2}$"))
            .into()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Lang {
    fn name() -> std::borrow::Cow<'static, str> {
        "Taal".into()
    }
}

/// A text in its first language and any translations. In JSON an object from language code to
/// text, the first language first: `{"nl": "Samen eten", "fy": "Tegearre ite"}`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(Vec<(Lang, String)>);

wire::wrapper! { Text }

impl Text {
    /// A text in one language.
    #[must_use]
    pub fn new(lang: Lang, text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::default() } else { Self(vec![(lang, text)]) }
    }

    /// A Dutch text.
    #[must_use]
    pub fn nl(text: impl Into<String>) -> Self {
        Self::new(Lang::NL, text)
    }

    /// Whether it is written in this language.
    #[must_use]
    pub fn is_in(&self, lang: Lang) -> bool {
        self.0.iter().any(|(known, _)| *known == lang)
    }

    /// The same text with a translation added or replaced; an empty one is left out.
    #[must_use]
    pub fn with(mut self, lang: Lang, text: impl Into<String>) -> Self {
        let text = text.into();
        self.0.retain(|(known, _)| *known != lang);
        if !text.is_empty() {
            self.0.push((lang, text));
        }
        self
    }

    /// Whether there is no text in any language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text for a reader of `lang`: the translation, or else the text in its first language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> (&str, Lang) {
        self.0
            .iter()
            .find(|(known, _)| *known == lang)
            .or_else(|| self.0.first())
            .map_or(("", lang), |(known, text)| (text.as_str(), *known))
    }

    /// The text for a reader of `lang`, marked when it is in another language.
    #[must_use]
    pub fn said(&self, lang: Lang) -> Said {
        let (text, in_lang) = self.get(lang);
        Said { text: text.to_owned(), lang: (in_lang != lang).then_some(in_lang) }
    }

    /// Every language and its text, the first language first.
    pub fn iter(&self) -> impl Iterator<Item = (Lang, &str)> {
        self.0.iter().map(|(lang, text)| (*lang, text.as_str()))
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (lang, text) in &self.0 {
            map.serialize_entry(lang, text)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;
        impl<'de> de::Visitor<'de> for Entries {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object from language code to text")
            }

            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
                let mut text = Text::default();
                while let Some((lang, value)) = map.next_entry::<Lang, String>()? {
                    text = text.with(lang, value);
                }
                Ok(text)
            }
        }
        deserializer.deserialize_map(Entries)
    }
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Text {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        use utoipa::openapi::schema::{AdditionalProperties, ObjectBuilder, Type};
        ObjectBuilder::new()
            .schema_type(Type::Object)
            .additional_properties(Some(AdditionalProperties::RefOr(
                ObjectBuilder::new().schema_type(Type::String).into(),
            )))
            .description(Some(
                "Tekst per taal: sleutel is de taalcode (ISO 639-1), de brontaal staat vooraan.",
            ))
            .into()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Text {
    fn name() -> std::borrow::Cow<'static, str> {
        "Tekst".into()
    }
}

/// A text for one reader; `lang` is set when it is not in the reader's own language, so that the
/// page can mark it (WCAG 3.1.2).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The words.
    pub text: String,
    /// The language of the words, when it differs from the page's.
    pub lang: Option<Lang>,
}

impl Said {
    /// Words that are Dutch and not translated, for a reader of `lang`.
    #[must_use]
    pub fn dutch(text: &str, lang: Lang) -> Self {
        Self { text: text.to_owned(), lang: (lang != Lang::NL).then_some(Lang::NL) }
    }
}

/// Whether a character does something else than being read: control characters, and those that
/// change how the text around them is shown (Unicode's bidirectional controls, the byte order
/// mark).
#[must_use]
pub fn is_meddling(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_translation_falls_back_to_the_first_language_and_says_so() {
        let text = Text::nl("Samen eten").with(Lang::FY, "Tegearre ite");
        assert_eq!(text.said(Lang::FY), Said { text: "Tegearre ite".into(), lang: None });
        assert_eq!(text.said(Lang::EN), Said { text: "Samen eten".into(), lang: Some(Lang::NL) });
    }

    #[test]
    fn json_keeps_the_first_language_first() {
        let text = Text::nl("Samen eten").with(Lang::EN, "Eating together");
        let json = serde_json::to_string(&text).unwrap();
        assert_eq!(json, r#"{"nl":"Samen eten","en":"Eating together"}"#);
        assert_eq!(serde_json::from_str::<Text>(&json).unwrap(), text);
    }

    #[test]
    fn only_two_letters_are_a_language() {
        assert!("nl".parse::<Lang>().is_ok());
        for wrong in ["", "n", "nld", "NL", "../"] {
            assert!(wrong.parse::<Lang>().is_err(), "{wrong}");
        }
    }
}
