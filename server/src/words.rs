//! The words that only the server says: in letters, in credentials and on the pages that it makes for
//! one person. Files by language in `server/locales`; phones do not load them.

use std::{collections::HashMap, sync::LazyLock};

use app::texts::Texts;
use guide::Lang;
use jiff::civil::Date;

use crate::{App, site::texts_of};

/// The words of one language, and how it writes dates.
pub(crate) struct Words {
    own: Texts,
    dates: Texts,
}

/// The files of each language, Dutch first, as the build found them; no key stands in two of them.
static FILES: &[(&str, &[&str])] = include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// The messages of a language.
fn read(files: &[&str]) -> Result<HashMap<String, String>, toml::de::Error> {
    let mut messages = HashMap::new();
    for file in files {
        messages.extend(toml::from_str::<HashMap<String, String>>(file)?);
    }
    Ok(messages)
}

static ALL: LazyLock<Vec<Words>> = LazyLock::new(|| {
    let mut dutch: Option<HashMap<String, String>> = None;
    let mut words = |(code, files): &(&str, &[&str])| {
        let read = read(files).inspect_err(|error| tracing::error!(code, %error, "no words"));
        let mut messages = read.ok()?;
        match &dutch {
            None => dutch = Some(messages.clone()),
            Some(dutch) => {
                for key in app::locales::complete(&mut messages, dutch) {
                    tracing::warn!(code, key, "no words; the Dutch ones are used");
                }
            }
        }
        let lang = code.parse().ok()?;
        Some(Words { own: Texts::new(lang, messages), dates: texts_of(lang)? })
    };
    FILES.iter().filter_map(&mut words).collect()
});

static NONE: LazyLock<Words> = LazyLock::new(|| {
    let nothing = || Texts::new(Lang::NL, HashMap::new());
    Words { own: nothing(), dates: nothing() }
});

impl Words {
    /// The words of a language, or the Dutch ones.
    pub(crate) fn of(lang: Lang) -> &'static Self {
        let found = ALL.iter().find(|words| words.lang() == lang);
        found.or_else(|| ALL.first()).unwrap_or(&NONE)
    }

    /// The language.
    pub(crate) fn lang(&self) -> Lang {
        self.own.lang()
    }

    /// The message with this key.
    pub(crate) fn t(&self, key: &str) -> String {
        self.own.get(key)
    }

    /// The message with this key, with something filled in.
    pub(crate) fn with(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.own.with(key, values)
    }

    /// The message with this key for a number of things.
    pub(crate) fn count(&self, key: &str, n: u32) -> String {
        self.own.count(key, usize::try_from(n).unwrap_or(usize::MAX))
    }

    /// What a script needs to write time and days: the messages by key, the months, and what
    /// stands between hours and minutes.
    pub(crate) fn of_time(&self) -> serde_json::Value {
        const BEGINNINGS: [&str; 4] = ["duur.", "datum", "periode", "toestel."];
        let is_needed = |key: &str| BEGINNINGS.iter().any(|it| key.starts_with(it));
        let messages = self.own.messages().filter(|(key, _)| is_needed(key));
        let mut words: serde_json::Map<String, serde_json::Value> =
            messages.map(|(key, text)| (key.to_owned(), text.into())).collect();
        let months: Vec<String> = (1..=12).map(|month| self.dates.month(month)).collect();
        words.insert("maanden".to_owned(), months.into());
        words.insert("teken".to_owned(), self.dates.get("tijd.teken").into());
        words.into()
    }

    /// A path in this language.
    pub(crate) fn path(&self, app: &App, path: &str) -> String {
        path_in(self.lang(), app, path)
    }

    /// "12 uur en 30 minuten".
    pub(crate) fn duration(&self, minutes: u32) -> String {
        let (hours, minutes) = (minutes / 60, minutes % 60);
        let hours_text = || self.count("duur.uren", hours);
        let minutes_text = || self.count("duur.minuten", minutes);
        match (hours, minutes) {
            (0, _) => minutes_text(),
            (_, 0) => hours_text(),
            _ => self.with("duur.beide", &[("uren", &hours_text()), ("minuten", &minutes_text())]),
        }
    }

    /// "2 maart 2026": with the year, for it is read for years.
    pub(crate) fn date(&self, date: Date) -> String {
        let day = date.day().to_string();
        let (month, year) = (self.dates.month(date.month()), date.year().to_string());
        self.with("datum", &[("dag", &day), ("maand", &month), ("jaar", &year)])
    }

    /// "van 2 maart 2026 tot en met 18 mei 2026", or "op 2 maart 2026".
    pub(crate) fn period(&self, from: Date, until: Date) -> String {
        if from == until {
            return self.with("periode.dag", &[("dag", &self.date(from))]);
        }
        self.with("periode", &[("van", &self.date(from)), ("tot", &self.date(until))])
    }
}

/// A path in a language, also in one without words of its own.
pub(crate) fn path_in(lang: Lang, app: &App, path: &str) -> String {
    if lang == app.municipality().first_language() {
        return path.to_owned();
    }
    format!("/{lang}{}", path.trim_end_matches('/'))
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    #[test]
    fn every_language_has_the_same_words_with_the_same_places_to_fill() {
        let all = |lang| {
            let words = Words::of(lang);
            assert_eq!(words.lang(), lang);
            let mut all: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
            let mut forms: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
            for (key, text) in words.own.messages() {
                let (stem, form) = key.split_once('#').unwrap_or((key, ""));
                forms.entry(stem).or_default().insert(form);
                all.entry(stem).or_default().extend(app::texts::gaps(text));
            }
            assert!(!all.is_empty());
            let categories: Vec<String> = (0..=1000).map(|n| words.own.category(n)).collect();
            let categories: BTreeSet<&str> =
                categories.iter().map(String::as_str).chain(["other"]).collect();
            for (stem, forms) in forms {
                assert!(forms == BTreeSet::from([""]) || forms == categories, "{lang} {stem}");
            }
            all
        };
        for lang in app::locales::all() {
            assert_eq!(all(lang), all(Lang::NL), "{lang}");
        }
    }

    #[test]
    fn a_language_without_words_gets_the_dutch_ones_and_says_so() {
        assert_eq!(Words::of("xx".parse().unwrap()).lang(), Lang::NL);
        assert_eq!(FILES.first().unwrap().0, "nl");
    }

    #[test]
    fn no_key_stands_in_two_files_and_none_is_filled_in() {
        for (code, files) in FILES {
            let read = |file: &&str| toml::from_str::<HashMap<String, String>>(file).unwrap().len();
            let all: usize = files.iter().map(read).sum();
            let words = Words::of(code.parse().unwrap());
            assert_eq!(words.own.messages().count(), all, "{code}");
        }
    }

    #[test]
    fn braces_of_people_stay_as_they_are() {
        let name = "{antwoord} {";
        let values = [("naam", name), ("antwoord", "x")];
        let subject = Words::of(Lang::NL).with("correctie.onderwerp", &values);
        assert!(subject.ends_with(name), "{subject}");
    }

    #[test]
    fn time_and_days_in_words() {
        let nl = Words::of(Lang::NL);
        assert_eq!(nl.duration(750), "12 uur en 30 minuten");
        assert_eq!(nl.duration(60), "1 uur");
        assert_eq!(nl.duration(1), "1 minuut");
        assert_eq!(Words::of(Lang::EN).duration(61), "1 hour and 1 minute");
        assert_eq!(Words::of(Lang::FY).duration(130), "2 oeren en 10 minuten");
        let (from, until) = (Date::constant(2026, 3, 2), Date::constant(2026, 5, 18));
        assert_eq!(nl.period(from, until), "van 2 maart 2026 tot en met 18 mei 2026");
        assert_eq!(nl.period(from, from), "op 2 maart 2026");
    }
}
