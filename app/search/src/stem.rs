//! The stem of a word: what its forms have in common ("formulieren" and "formulier").
//!
//! Dutch by the algorithm that Snowball publishes as *Dutch (Porter)*, written from its
//! description and held against its reference implementation. The crates that have it
//! (`rust-stemmers`, `tantivy-stemmers`) are as small on the phone, 2.4 kB, but no longer kept up,
//! and one brings a tokeniser's interface along. Around it two steps that a reader of Dutch expects
//! and that version lacks: diminutives ("klusje") and the v and z that end as f and s ("brieven",
//! "brief"). Both fit Frisian too, whose plurals, diminutives and verbs in -je end alike; and of
//! English the plural -s goes. Of Arabic, which the welcome packs are in as well, the article goes, that
//! is written onto its word.

/// The Arabic article.
const ARTICLE: &str = "ال";

/// The stem of a folded word. Words with anything but a to z are their own stem, but for the article.
pub(crate) fn stem(word: &str) -> String {
    let word = word.strip_prefix(ARTICLE).filter(|it| it.chars().nth(2).is_some()).unwrap_or(word);
    if word.len() < 3 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return word.to_owned();
    }
    let mut stem = snowball(without_diminutive(word));
    if stem.len() > 2 {
        let hard = match stem.as_bytes().last() {
            Some(b'z') => 's',
            Some(b'v') => 'f',
            _ => return stem,
        };
        stem.pop();
        stem.push(hard);
    }
    stem
}

/// "klusjes" as "klus"; what is left has a vowel and at least three letters.
fn without_diminutive(word: &str) -> &str {
    let singular = word.strip_suffix('s').unwrap_or(word);
    for ending in ["etsje", "tsje", "etje", "tje", "pje", "kje", "je"] {
        if let Some(rest) = singular.strip_suffix(ending)
            && rest.len() >= 3
            && rest.bytes().any(is_vowel)
        {
            // The t of "kaartje" and "praatje" is the word's own, that of "tuintje" is not.
            let own = ending == "tje"
                && (!rest.ends_with(|c| "eilnrw".contains(c))
                    || rest.ends_with("aar")
                    || rest.ends_with("buur"));
            return if own { &word[..=rest.len()] } else { rest };
        }
    }
    word
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// Snowball's Dutch stemmer for a word of lower-case letters without accents.
fn snowball(word: &str) -> String {
    let mut word = Word::new(word);
    word.plural();
    let had_e = word.final_e();
    word.heid();
    word.derived(had_e);
    word.long_vowel();
    word.letters.iter().map(|letter| char::from(letter.to_ascii_lowercase())).collect()
}

/// A word that is being shortened. Y and I stand for a y and an i that are consonants.
struct Word {
    letters: Vec<u8>,
    /// Where the region after the first syllable begins.
    r1: usize,
    /// Where the region after the second one begins.
    r2: usize,
}

impl Word {
    fn new(word: &str) -> Self {
        let mut letters = word.as_bytes().to_vec();
        for at in 0..letters.len() {
            let after_vowel = at == 0 || is_vowel(letters[at - 1]);
            if letters[at] == b'y' && after_vowel {
                letters[at] = b'Y';
            } else if letters[at] == b'i'
                && at > 0
                && after_vowel
                && letters.get(at + 1).is_some_and(|next| is_vowel(*next))
            {
                letters[at] = b'I';
            }
        }
        let after = |from: usize| {
            let vowel = (from..letters.len()).find(|at| is_vowel(letters[*at]));
            let consonant =
                vowel.and_then(|vowel| (vowel..letters.len()).find(|at| !is_vowel(letters[*at])));
            consonant.map_or(letters.len(), |at| at + 1)
        };
        let r1 = after(0);
        let r2 = after(r1);
        Self { letters, r1: r1.max(3), r2 }
    }

    fn ends_with(&self, ending: &str) -> bool {
        self.letters.ends_with(ending.as_bytes())
    }

    /// Where an ending begins that lies wholly in the region from `from`.
    fn ending(&self, ending: &str, from: usize) -> Option<usize> {
        let at = self.letters.len().checked_sub(ending.len())?;
        (self.ends_with(ending) && at >= from).then_some(at)
    }

    /// Whether the letter before `at` is a consonant.
    fn consonant_before(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|at| !is_vowel(self.letters[at]))
    }

    fn undouble(&mut self) {
        if ["kk", "dd", "tt"].iter().any(|double| self.ends_with(double)) {
            self.letters.pop();
        }
    }

    /// Takes away "en" where a plural or verb may have it.
    fn without_en(&mut self, at: usize) {
        if at >= self.r1 && self.consonant_before(at) && !self.letters[..at].ends_with(b"gem") {
            self.letters.truncate(at);
            self.undouble();
        }
    }

    fn plural(&mut self) {
        let length = self.letters.len();
        if self.ends_with("heden") {
            if length - 5 >= self.r1 {
                self.letters.truncate(length - 5);
                self.letters.extend_from_slice(b"heid");
            }
        } else if self.ends_with("ene") {
            self.without_en(length - 3);
        } else if self.ends_with("en") {
            self.without_en(length - 2);
        } else {
            let at = if self.ends_with("se") { length - 2 } else { length - 1 };
            let has = self.ends_with("se") || self.ends_with("s");
            if has
                && at >= self.r1
                && self.consonant_before(at)
                && self.letters.get(at - 1) != Some(&b'j')
            {
                self.letters.truncate(at);
            }
        }
    }

    fn final_e(&mut self) -> bool {
        match self.ending("e", self.r1) {
            Some(at) if self.consonant_before(at) => {
                self.letters.truncate(at);
                self.undouble();
                true
            }
            _ => false,
        }
    }

    fn heid(&mut self) {
        if let Some(at) = self.ending("heid", self.r2)
            && !self.letters[..at].ends_with(b"c")
        {
            self.letters.truncate(at);
            if self.ends_with("en") {
                self.without_en(at - 2);
            }
        }
    }

    /// Takes away an ending in the second region that stands after no e.
    fn without_ig(&mut self) -> bool {
        match self.ending("ig", self.r2) {
            Some(at) if !self.letters[..at].ends_with(b"e") => {
                self.letters.truncate(at);
                true
            }
            _ => false,
        }
    }

    fn derived(&mut self, had_e: bool) {
        let at = |it: &Self, ending| it.ending(ending, it.r2);
        if let Some(at) = at(self, "end").or_else(|| at(self, "ing")) {
            self.letters.truncate(at);
            if !self.without_ig() {
                self.undouble();
            }
        } else if self.ends_with("ig") {
            self.without_ig();
        } else if let Some(at) = at(self, "lijk") {
            self.letters.truncate(at);
            self.final_e();
        } else if let Some(at) = at(self, "baar") {
            self.letters.truncate(at);
        } else if had_e && let Some(at) = at(self, "bar") {
            self.letters.truncate(at);
        }
    }

    /// "boot" as in "boten".
    fn long_vowel(&mut self) {
        if let [.., before, one, other, last] = self.letters[..]
            && !is_vowel(before)
            && one == other
            && matches!(one, b'a' | b'e' | b'o' | b'u')
            && !is_vowel(last)
            && last != b'I'
        {
            let at = self.letters.len() - 2;
            self.letters.remove(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the `snowballstemmer` package makes of words from this project's own texts; see
    /// `tests/data/stems-dutch.py`.
    #[test]
    fn stems_are_those_of_snowball() {
        let known = include_str!("../tests/data/stems-dutch.txt");
        let mut words = 0;
        for line in known.lines().filter(|line| !line.starts_with('#')) {
            let (word, stem) = line.split_once(' ').unwrap();
            assert_eq!(snowball(word), stem, "{word}");
            words += 1;
        }
        assert!(words > 2000, "{words}");
    }

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for (one, other) in [
            ("brieven", "brief"),
            ("formulieren", "formulier"),
            ("klusjes", "klus"),
            ("kaartje", "kaarten"),
            ("praatje", "praten"),
            ("tuintje", "tuin"),
            ("schulden", "schuld"),
            ("huizen", "huis"),
            ("computers", "computer"),
            ("skilderje", "skilder"),
            ("letters", "letter"),
            ("verhuizen", "verhuis"),
            ("الطبيب", "طبيب"),
        ] {
            assert_eq!(stem(one), stem(other), "{one}");
        }
        for whole in ["", "a", "24", "в", "je", "oma", "الى"] {
            assert_eq!(stem(whole), whole);
        }
    }
}
