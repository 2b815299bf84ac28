//! The words of letters, and of the pages that only the server has: files by language in
//! `server/locales`. They are not among those that phones load.

use std::{collections::HashMap, sync::LazyLock};

use guide::Lang;

/// The words of letters and of the server's own pages in one language.
pub(crate) struct Texts {
    lang: Lang,
    messages: HashMap<String, String>,
}

/// The languages that there are files of.
const FILES: [(Lang, [&str; 2]); 3] = [
    (
        Lang::NL,
        [include_str!("../../locales/mail-nl.toml"), include_str!("../../locales/pages-nl.toml")],
    ),
    (
        Lang::FY,
        [include_str!("../../locales/mail-fy.toml"), include_str!("../../locales/pages-fy.toml")],
    ),
    (
        Lang::EN,
        [include_str!("../../locales/mail-en.toml"), include_str!("../../locales/pages-en.toml")],
    ),
];

static ALL: LazyLock<[Texts; 3]> =
    LazyLock::new(|| FILES.map(|(lang, files)| Texts::read(lang, files)));

impl Texts {
    fn read(lang: Lang, files: [&str; 2]) -> Self {
        let messages = files
            .iter()
            .flat_map(|file| toml::from_str::<HashMap<String, String>>(file).unwrap_or_default())
            .collect();
        Self { lang, messages }
    }

    /// The texts of a language, or the Dutch ones.
    pub(crate) fn of(lang: Lang) -> &'static Self {
        let [dutch, ..] = &*ALL;
        ALL.iter().find(|texts| texts.lang == lang).unwrap_or(dutch)
    }

    /// The message with this key.
    pub(crate) fn t(&self, key: &str) -> &str {
        self.messages.get(key).map_or_else(|| missing(key), String::as_str)
    }

    /// The language that they are in.
    pub(crate) fn lang(&self) -> Lang {
        self.lang
    }

    /// The message with this key, with something filled in.
    pub(crate) fn with(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut rest = self.t(key);
        let mut text = String::new();
        // What is filled in may have braces of its own: they stay as they are.
        while let Some((before, (name, after))) =
            rest.split_once('{').and_then(|(before, tail)| Some((before, tail.split_once('}')?)))
        {
            text.push_str(before);
            text.push_str(values.iter().find(|(it, _)| *it == name).map_or("", |(_, it)| it));
            rest = after;
        }
        text.push_str(rest);
        text
    }
}

/// A test looks whether there are such keys; nobody gets to see this.
fn missing(key: &str) -> &'static str {
    tracing::error!(key, "there is no such text");
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_the_same_texts_with_the_same_places_to_fill() {
        let places = |text: &str| {
            let mut places: Vec<String> = text
                .split('{')
                .skip(1)
                .filter_map(|rest| Some(rest.split_once('}')?.0.to_owned()))
                .collect();
            places.sort();
            places
        };
        let all = |lang| {
            let texts = Texts::of(lang);
            assert_eq!(texts.lang(), lang);
            let mut all: Vec<_> =
                texts.messages.iter().map(|(key, text)| (key.clone(), places(text))).collect();
            all.sort();
            assert!(!all.is_empty());
            all
        };
        for lang in app::locales::all() {
            assert_eq!(all(lang), all(Lang::NL), "{lang}");
        }
    }

    #[test]
    fn braces_of_people_stay_as_they_are() {
        let texts = Texts::of(Lang::NL);
        let name = "{antwoord} {";
        let subject = texts.with("correctie.onderwerp", &[("naam", name), ("antwoord", "x")]);
        assert!(subject.ends_with(name), "{subject}");
    }
}
