//! Every Dutch text on a resident's screen is plain.
//!
//! The gate is that of [`guide::plain`]; all texts that are too short for its formula have to pass it
//! together. `plain.toml` has the exceptions, each with its reason.

#![cfg(feature = "ssr")]
#![expect(clippy::unwrap_used, reason = "a test that cannot begin has failed")]

use std::{collections::BTreeMap, fs, path::Path};

use app::{locales, texts::Texts};
use guide::{
    Lang,
    plain::{self, Count, Fault, LEAST, SHORT, sentences},
};

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

/// What is wrong with a text.
fn faults(text: &str, exceptions: &Exceptions) -> Vec<Fault> {
    plain::faults(text, |word| exceptions.woorden.contains_key(word))
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
                let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
                wrong.push(format!("{key}: {}: {text}", faults.join(", ")));
            }
        }
        let count = Count::of(&sentences(text));
        all = all.plus(count);
        if count.words < SHORT {
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
