//! Every Dutch text on a resident's screen is plain.
//!
//! The gate: Flesch-Douma (206.84 − 0.93 × words per sentence − 77 × syllables per word) of 65 and
//! more, no sentence of more than 15 words, and none of the words that people do not use. A text
//! of fewer than five words is too short for the formula: there the words themselves are looked at,
//! and all such texts together have to pass. `plain.toml` has the exceptions, each with its reason.

#![cfg(feature = "ssr")]
#![expect(clippy::unwrap_used, reason = "a test that cannot begin has failed")]

use std::{collections::BTreeMap, fs, path::Path};

use app::{locales, texts::Texts};
use guide::{Lang, fold};

/// No sentence has more words.
const LONGEST_SENTENCE: usize = 15;
/// The least that Flesch-Douma may be.
const LEAST: f64 = 65.0;
/// A text of fewer words is judged by its words.
const SHORT: usize = 5;
/// In a short text no word has more syllables.
const LONGEST_WORD: usize = 4;

/// What people do not say, or not of themselves.
const AVOID: &[&str] = &[
    "sociale basis",
    "voorliggend",
    "nulde lijn",
    "wmo",
    "cliënt",
    "doelgroep",
    "conferentie",
    "sociaal team",
    "ontschotten",
    "regie",
    "succesvol",
    "indien",
    "middels",
    "betreffende",
];

#[derive(serde::Deserialize)]
struct Exceptions {
    /// Words that are not counted.
    woorden: BTreeMap<String, String>,
    /// Texts that are not judged.
    teksten: BTreeMap<String, String>,
}

fn exceptions() -> Exceptions {
    toml::from_str(include_str!("plain.toml")).unwrap()
}

/// Every Dutch text by where it stands: those of the interface, those that only the server shows, and
/// those in the data of help.
fn texts() -> BTreeMap<String, String> {
    let texts = Texts::from_toml(Lang::NL, locales::file(Lang::NL).unwrap()).unwrap();
    let mut all: BTreeMap<String, String> =
        texts.messages().map(|(key, text)| (key.to_owned(), text.to_owned())).collect();
    let server = Path::new(env!("CARGO_MANIFEST_DIR")).join("../server");
    for file in ["mail", "pages", "bevestiging"] {
        let own = fs::read_to_string(server.join(format!("locales/{file}-nl.toml"))).unwrap();
        let own = Texts::from_toml(Lang::NL, &own).unwrap();
        all.extend(own.messages().map(|(key, text)| (format!("{file}:{key}"), text.to_owned())));
    }
    if let Ok(questions) = fs::read_to_string(server.join("data/hulpvragen.toml")) {
        dutch_in(&toml::from_str(&questions).unwrap(), "hulpvragen", &mut all);
    }
    all
}

/// The texts under a key `nl`, wherever they stand.
fn dutch_in(value: &toml::Value, place: &str, into: &mut BTreeMap<String, String>) {
    match value {
        toml::Value::Table(table) => {
            for (key, value) in table {
                match value {
                    toml::Value::String(text) if key == "nl" => {
                        into.insert(place.to_owned(), text.clone());
                    }
                    value => dutch_in(value, &format!("{place}.{key}"), into),
                }
            }
        }
        toml::Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                dutch_in(item, &format!("{place}.{at}"), into);
            }
        }
        _ => {}
    }
}

/// The letters of a word, in lower case.
fn letters(word: &str) -> String {
    word.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

/// Syllables of a Dutch word, counted as groups of vowels; a diaeresis begins a new one.
fn syllables(word: &str) -> usize {
    let mut count = 0;
    let mut inside = false;
    for c in word.chars() {
        let base = fold::fold(&c.to_string());
        let vowel = base.chars().any(|base| "aeiouy".contains(base));
        if vowel && (!inside || "ëïüö".contains(c)) {
            count += 1;
        }
        inside = vowel;
    }
    count.max(1)
}

/// Sentences, each as its words. What is filled in counts as a word of one syllable.
fn sentences(text: &str) -> Vec<Vec<String>> {
    let mut plain = String::new();
    for (at, part) in text.split(['{', '}']).enumerate() {
        plain.push_str(if at % 2 == 0 { part } else { "dit" });
    }
    let mut sentences = vec![Vec::new()];
    for word in plain.split_whitespace() {
        let letters = letters(word);
        if let Some(last) = sentences.last_mut()
            && !letters.is_empty()
        {
            last.push(letters);
        }
        if word.ends_with(['.', '!', '?', ':']) {
            sentences.push(Vec::new());
        }
    }
    sentences.retain(|words| !words.is_empty());
    sentences
}

/// Sentences, words and syllables of some texts.
#[derive(Clone, Copy, Default)]
struct Count {
    sentences: u32,
    words: u32,
    syllables: u32,
}

impl Count {
    fn of(sentences: &[Vec<String>]) -> Self {
        let number = |count: usize| u32::try_from(count).unwrap();
        let words = || sentences.iter().flatten();
        Self {
            sentences: number(sentences.len()),
            words: number(words().count()),
            syllables: number(words().map(|word| syllables(word)).sum()),
        }
    }

    fn plus(self, other: Self) -> Self {
        Self {
            sentences: self.sentences + other.sentences,
            words: self.words + other.words,
            syllables: self.syllables + other.syllables,
        }
    }

    fn flesch_douma(self) -> f64 {
        let [sentences, words, syllables] =
            [self.sentences, self.words, self.syllables].map(f64::from);
        206.84 - 0.93 * (words / sentences) - 77.0 * (syllables / words)
    }
}

/// What is wrong with a text.
fn faults(text: &str, exceptions: &Exceptions) -> Vec<String> {
    let mut faults = Vec::new();
    let lower = text.to_lowercase();
    if let Some(word) = AVOID.iter().find(|word| lower.contains(*word)) {
        faults.push(format!("people do not say '{word}'"));
    }
    let mut sentences = sentences(text);
    for sentence in &sentences {
        if sentence.len() > LONGEST_SENTENCE {
            faults.push(format!("a sentence of {} words", sentence.len()));
        }
    }
    for words in &mut sentences {
        words.retain(|word| !exceptions.woorden.contains_key(word));
    }
    sentences.retain(|words| !words.is_empty());
    let count = Count::of(&sentences);
    if count.words >= u32::try_from(SHORT).unwrap() {
        let score = count.flesch_douma();
        if score < LEAST {
            faults.push(format!("Flesch-Douma {score:.0}"));
        }
    } else if let Some(word) =
        sentences.iter().flatten().find(|word| syllables(word) > LONGEST_WORD)
    {
        faults.push(format!("'{word}' is a long word"));
    }
    faults
}

#[test]
fn every_dutch_text_is_plain() {
    let exceptions = exceptions();
    let mut wrong = Vec::new();
    let (mut all, mut short) = (Count::default(), Count::default());
    let texts = texts();
    for (key, text) in &texts {
        if !exceptions.teksten.contains_key(key.split('#').next().unwrap_or_default()) {
            let faults = faults(text, &exceptions);
            if !faults.is_empty() {
                wrong.push(format!("{key}: {}: {text}", faults.join(", ")));
            }
        }
        let count = Count::of(&sentences(text));
        all = all.plus(count);
        if count.words < u32::try_from(SHORT).unwrap() {
            short = short.plus(count);
        }
    }
    println!(
        "{} Dutch texts: Flesch-Douma {:.1}, of the short ones {:.1}",
        texts.len(),
        all.flesch_douma(),
        short.flesch_douma()
    );
    assert!(wrong.is_empty(), "make these plainer:\n{}", wrong.join("\n"));
    assert!(all.flesch_douma() >= LEAST && short.flesch_douma() >= LEAST);
}

#[test]
fn no_exception_is_left_over_and_each_has_a_reason() {
    let Exceptions { woorden, teksten } = exceptions();
    let texts = texts();
    let said: Vec<String> = texts.values().flat_map(|text| sentences(text)).flatten().collect();
    for (word, reason) in &woorden {
        assert!(reason.split_whitespace().count() >= 3, "{word}: no reason");
        assert!(said.contains(word), "nobody says '{word}'");
    }
    for (key, reason) in &teksten {
        assert!(reason.split_whitespace().count() >= 3, "{key}: no reason");
        assert!(texts.keys().any(|it| it.split('#').next() == Some(key)), "no text '{key}'");
    }
    assert!(woorden.len() + teksten.len() <= 25, "so many exceptions are a rule");
}

#[test]
fn the_gate_holds_what_is_hard_and_lets_through_what_is_plain() {
    let none = Exceptions { woorden: BTreeMap::new(), teksten: BTreeMap::new() };
    for hard in [
        "Er zijn geen resultaten gevonden die voldoen aan de gehanteerde zoekcriteria.",
        "Je kunt hier elke dag van de week even binnenlopen als je dat wilt en ook als je een vraag hebt.",
        "Ondersteuningsaanbod",
        "Hulp uit de Wmo.",
    ] {
        assert!(!faults(hard, &none).is_empty(), "{hard}");
    }
    for plain in ["Niets gevonden. Kijk hier dan eens.", "Hulp in de buurt", "{n} van {van}"] {
        assert_eq!(faults(plain, &none), Vec::<String>::new(), "{plain}");
    }
    assert_eq!(syllables("ideeën"), 3);
    assert_eq!(syllables("buurt"), 1);
    assert_eq!(syllables("openingstijden"), 5);
}
