//! Words by number, and numbers by word.
//!
//! One text with all words behind each other and a small table of numbers beside it: a map from
//! `String` would be as many allocations as there are words, and brings ten kilobytes of code.

/// Marks a place in the table where nothing is.
const FREE: u32 = u32::MAX;

/// Words, numbered in the order in which they came.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    text: String,
    ends: Vec<u32>,
    /// Numbers, each at or after the place that its word's hash gives.
    table: Vec<u32>,
}

impl Lexicon {
    /// How many words there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The word with a number; nothing for a number that was not given.
    pub(crate) fn word(&self, number: u32) -> &str {
        let at = number as usize;
        let start = at.checked_sub(1).and_then(|it| self.ends.get(it)).copied().unwrap_or_default();
        let end = self.ends.get(at).copied().unwrap_or_default();
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The number of a word.
    pub(crate) fn find(&self, word: &str) -> Option<u32> {
        let found = *self.table.get(self.place(word)?)?;
        (found != FREE).then_some(found)
    }

    /// The number of a word, which is given to it when it is new.
    pub(crate) fn add(&mut self, word: &str) -> u32 {
        // At most half of the table is taken, so looking for a word soon ends.
        if self.table.len() <= self.ends.len() * 2 {
            self.grow();
        }
        let Some(place) = self.place(word) else { return FREE };
        if self.table[place] == FREE {
            self.table[place] = count(self.ends.len());
            self.text.push_str(word);
            self.ends.push(count(self.text.len()));
        }
        self.table[place]
    }

    fn grow(&mut self) {
        let size = (self.table.len() * 2).max(64);
        self.table = vec![FREE; size];
        for number in 0..count(self.ends.len()) {
            if let Some(place) = self.place(self.word(number)) {
                self.table[place] = number;
            }
        }
    }

    /// Where a word is in the table, or where it would be; none when there is no table yet.
    fn place(&self, word: &str) -> Option<usize> {
        let mask = self.table.len().checked_sub(1)?;
        let mut place = hash(word) as usize & mask;
        while self.table[place] != FREE && self.word(self.table[place]) != word {
            place = (place + 1) & mask;
        }
        Some(place)
    }
}

/// FNV-1a.
fn hash(word: &str) -> u32 {
    word.bytes()
        .fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// A count as a number of this index, which has less than four thousand million of anything.
pub(crate) fn count(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(FREE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_one_number() {
        let mut lexicon = Lexicon::default();
        assert_eq!(lexicon.find("huis"), None);
        let words: Vec<String> = (0..500).map(|number| format!("woord{number}")).collect();
        for word in words.iter().chain(&words) {
            lexicon.add(word);
        }
        assert_eq!(lexicon.len(), 500);
        for (number, word) in words.iter().enumerate() {
            assert_eq!(lexicon.find(word), Some(count(number)));
            assert_eq!(lexicon.word(count(number)), word);
        }
        assert_eq!(lexicon.find("huis"), None);
        assert_eq!(lexicon.word(500), "");
    }
}
