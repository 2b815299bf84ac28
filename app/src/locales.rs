//! The languages of the interface. Adding one is adding a file to `locales/`: the build finds it.

#[cfg(feature = "ssr")]
mod complete;

#[cfg(feature = "ssr")]
pub use complete::{OF_THE_LANGUAGE, complete};

use guide::Lang;

/// What the build knows of a language.
struct Language {
    code: &'static str,
    name: &'static str,
    right_to_left: bool,
    checked: bool,
    #[cfg(feature = "ssr")]
    file: &'static str,
}

/// Dutch first, the others by code.
static LANGUAGES: &[Language] = include!(concat!(env!("OUT_DIR"), "/languages.rs"));

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

fn find(lang: Lang) -> Option<&'static Language> {
    LANGUAGES.iter().find(|language| language.code == lang.code())
}

/// What a language calls itself.
#[must_use]
pub fn name(lang: Lang) -> String {
    find(lang).map_or(lang.code(), |language| language.name).to_owned()
}

/// The direction in which a language is read.
#[must_use]
pub fn direction(lang: Lang) -> Direction {
    match find(lang) {
        Some(Language { right_to_left: true, .. }) => Direction::RightToLeft,
        _ => Direction::LeftToRight,
    }
}

/// Whether somebody whose language it is has looked at the texts.
#[must_use]
pub fn is_checked(lang: Lang) -> bool {
    find(lang).is_some_and(|language| language.checked)
}

/// The locale file of a language, as it is written.
#[cfg(feature = "ssr")]
#[must_use]
pub fn file(lang: Lang) -> Option<&'static str> {
    find(lang).map(|language| language.file)
}

/// The texts of a language, with the Dutch ones where it has none; none when there is no such
/// language.
///
/// # Errors
/// When a locale file is not a table of texts.
#[cfg(feature = "ssr")]
pub fn texts(lang: Lang) -> Result<Option<crate::texts::Texts>, toml::de::Error> {
    let (Some(own), Some(dutch)) = (file(lang), file(Lang::NL)) else { return Ok(None) };
    let mut messages = toml::from_str(own)?;
    let dutch: std::collections::HashMap<String, String> = toml::from_str(dutch)?;
    complete(&mut messages, &dutch);
    Ok(Some(crate::texts::Texts::new(lang, messages)))
}

/// Every language that has a locale file.
pub fn all() -> impl Iterator<Item = Lang> {
    LANGUAGES.iter().filter_map(|language| language.code.parse().ok())
}
