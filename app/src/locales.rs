//! The languages of the interface. Adding one is adding a file to `locales/` and a line here.

use guide::Lang;

/// Languages with their own name for themselves and the direction in which they are read.
const LANGUAGES: &[(&str, &str, Direction)] = &[
    ("nl", "Nederlands", Direction::LeftToRight),
    ("fy", "Frysk", Direction::LeftToRight),
    ("en", "English", Direction::LeftToRight),
];

/// The direction in which a language is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// As Dutch.
    LeftToRight,
    /// As Arabic.
    RightToLeft,
}

impl Direction {
    /// The value of the `dir` attribute.
    #[must_use]
    pub fn attribute(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

/// What a language calls itself.
#[must_use]
pub fn name(lang: Lang) -> String {
    LANGUAGES
        .iter()
        .find(|(code, ..)| *code == lang.code())
        .map_or_else(|| lang.code().to_owned(), |(_, name, _)| (*name).to_owned())
}

/// The direction in which a language is read.
#[must_use]
pub fn direction(lang: Lang) -> Direction {
    LANGUAGES
        .iter()
        .find(|(code, ..)| *code == lang.code())
        .map_or(Direction::LeftToRight, |(.., direction)| *direction)
}

/// The locale file of a language, as it is written.
#[cfg(feature = "ssr")]
#[must_use]
pub fn file(lang: Lang) -> Option<&'static str> {
    match lang.code() {
        "nl" => Some(include_str!("../locales/nl.toml")),
        "fy" => Some(include_str!("../locales/fy.toml")),
        "en" => Some(include_str!("../locales/en.toml")),
        _ => None,
    }
}

/// Every language that has a locale file.
pub fn all() -> impl Iterator<Item = Lang> {
    LANGUAGES.iter().filter_map(|(code, ..)| code.parse().ok())
}
