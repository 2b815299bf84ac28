//! The words of letters, one file a language in `server/locales`.

use std::collections::HashMap;

use guide::Lang;

/// The words of letters in one language.
pub(crate) struct Texts {
    lang: Lang,
    messages: HashMap<String, String>,
}

fn file(lang: Lang) -> Option<&'static str> {
    match lang.code() {
        "nl" => Some(include_str!("../../locales/mail-nl.toml")),
        "fy" => Some(include_str!("../../locales/mail-fy.toml")),
        "en" => Some(include_str!("../../locales/mail-en.toml")),
        _ => None,
    }
}

impl Texts {
    /// The texts of a language, or the Dutch ones.
    pub(crate) fn of(lang: Lang) -> Self {
        let (lang, file) = file(lang)
            .map_or_else(|| (Lang::NL, file(Lang::NL).unwrap_or_default()), |file| (lang, file));
        Self { lang, messages: toml::from_str(file).unwrap_or_default() }
    }

    /// The language that they are in.
    pub(crate) fn lang(&self) -> Lang {
        self.lang
    }

    /// The message with this key, with something filled in.
    pub(crate) fn with(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut rest = self.messages.get(key).map_or(key, String::as_str);
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
