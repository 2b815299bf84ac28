//! Whether a Dutch text is plain enough for everybody who has to read it.
//!
//! There is no free list of easy Dutch words, so texts are measured: Flesch-Douma (206.84 − 0.93 ×
//! words per sentence − 77 × syllables per word) of [`LEAST`] and more, no sentence of more than
//! [`LONGEST_SENTENCE`] words, and none of the words that people do not use. A text of fewer than
//! [`SHORT`] words is too short for the formula: there the words themselves are looked at.

use std::fmt;

use crate::fold;

/// No sentence has more words.
pub const LONGEST_SENTENCE: usize = 15;
/// The least that Flesch-Douma may be.
pub const LEAST: f64 = 65.0;
/// A text of fewer words is judged by its words.
pub const SHORT: u32 = 5;
/// In a short text no word has more syllables.
const LONGEST_WORD: usize = 4;

/// What people do not say, or not of themselves. One that ends in a space stands alone (the Middelsee is
/// a sea).
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
    "middels ",
    "betreffende",
];

/// What makes a text hard. Its `Display` tells it to whoever writes the text, in Dutch.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// A word that people do not use.
    Word(&'static str),
    /// A sentence of so many words.
    Sentence(usize),
    /// Flesch-Douma of the whole.
    Score(f64),
    /// A long word in a short text.
    LongWord(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word(word) => write!(f, "mensen zeggen geen '{word}'"),
            Self::Sentence(words) => {
                write!(f, "een zin van {words} woorden; hooguit {LONGEST_SENTENCE}")
            }
            Self::Score(score) => {
                write!(f, "leesbaarheid {score:.0}; minstens {LEAST:.0} (Flesch-Douma)")
            }
            Self::LongWord(word) => write!(f, "'{word}' is een lang woord"),
        }
    }
}

/// Sentences, words and syllables of some texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Sentences.
    pub sentences: u32,
    /// Words.
    pub words: u32,
    /// Syllables.
    pub syllables: u32,
}

impl Count {
    /// Of these sentences.
    #[must_use]
    pub fn of(sentences: &[Vec<String>]) -> Self {
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let words = || sentences.iter().flatten();
        Self {
            sentences: number(sentences.len()),
            words: number(words().count()),
            syllables: number(words().map(|word| syllables(word)).sum()),
        }
    }

    /// Of both.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            sentences: self.sentences + other.sentences,
            words: self.words + other.words,
            syllables: self.syllables + other.syllables,
        }
    }

    /// How easy it is to read: 100 for the easiest, 0 for the hardest.
    #[must_use]
    pub fn flesch_douma(self) -> f64 {
        let [sentences, words, syllables] =
            [self.sentences, self.words, self.syllables].map(f64::from);
        206.84 - 0.93 * (words / sentences) - 77.0 * (syllables / words)
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

/// The sentences of a text, each as its words. What is filled in (`{naam}`) counts as a word of one
/// syllable.
#[must_use]
pub fn sentences(text: &str) -> Vec<Vec<String>> {
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

/// What is wrong with a text. Words that everybody knows, however long they are, are not counted.
#[must_use]
pub fn faults(text: &str, is_known: impl Fn(&str) -> bool) -> Vec<Fault> {
    let mut faults = Vec::new();
    let lower = text.to_lowercase() + " ";
    if let Some(word) = AVOID.iter().find(|word| lower.contains(*word)) {
        faults.push(Fault::Word(word.trim_end()));
    }
    let mut sentences = sentences(text);
    for sentence in &sentences {
        if sentence.len() > LONGEST_SENTENCE {
            faults.push(Fault::Sentence(sentence.len()));
        }
    }
    for words in &mut sentences {
        words.retain(|word| !is_known(word));
    }
    sentences.retain(|words| !words.is_empty());
    let count = Count::of(&sentences);
    if count.words >= SHORT {
        let score = count.flesch_douma();
        if score < LEAST {
            faults.push(Fault::Score(score));
        }
    } else if let Some(word) =
        sentences.iter().flatten().find(|word| syllables(word) > LONGEST_WORD)
    {
        faults.push(Fault::LongWord(word.clone()));
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gate_holds_what_is_hard_and_lets_through_what_is_plain() {
        for hard in [
            "Er zijn geen resultaten gevonden die voldoen aan de gehanteerde zoekcriteria.",
            "Je kunt hier elke dag van de week even binnenlopen als je dat wilt en ook als je een vraag hebt.",
            "Ondersteuningsaanbod",
            "Hulp uit de Wmo.",
        ] {
            assert!(!faults(hard, |_| false).is_empty(), "{hard}");
        }
        for plain in ["Niets gevonden. Kijk hier dan eens.", "Hulp in de buurt", "{n} van {van}"] {
            assert_eq!(faults(plain, |_| false), Vec::new(), "{plain}");
        }
        assert_eq!(faults("Bij de Middelsee.", |_| false), Vec::new());
        assert!(!faults("Geregeld middels dit.", |_| false).is_empty());
        assert_eq!(faults("Ondersteuningsaanbod", |_| true), Vec::new(), "everybody knows it");
    }

    #[test]
    fn a_fault_is_told_in_words() {
        let told = |text: &str| {
            faults(text, |_| false).iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(told("Hulp uit de Wmo."), ["mensen zeggen geen 'wmo'"]);
        assert_eq!(told("Ondersteuningsaanbod"), ["'ondersteuningsaanbod' is een lang woord"]);
        let long = "Ga je op weg, dan is het hier en daar een beetje nat en koud als het dooit.";
        assert_eq!(told(long), ["een zin van 18 woorden; hooguit 15"]);
    }

    #[test]
    fn syllables_are_groups_of_vowels() {
        for (word, count) in [("ideeën", 3), ("buurt", 1), ("openingstijden", 5), ("pst", 1)] {
            assert_eq!(syllables(word), count, "{word}");
        }
    }
}
