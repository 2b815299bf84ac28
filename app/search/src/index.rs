//! The inverted index: for each stem and each group of words in which documents it occurs, and how
//! much it says about them.

use crate::{
    compound,
    lexicon::{Lexicon, count},
    meaning::Meaning,
    question::{self, Asked},
    rank::{self, Hit},
    stem::stem,
};

/// In which documents each word occurs.
#[derive(Debug, Default)]
pub struct Index {
    /// How many documents there are.
    pub(crate) documents: usize,
    /// The words as they are written, folded.
    pub(crate) words: Lexicon,
    /// For each word in how many documents it occurs; none for words that only the groups have.
    pub(crate) uses: Vec<u32>,
    /// For each word which letters it has.
    pub(crate) letters: Vec<u32>,
    /// The words in the order of the alphabet.
    pub(crate) order: Vec<u32>,
    /// For each word its stem.
    pub(crate) stem_of: Vec<u32>,
    pub(crate) stems: Lexicon,
    pub(crate) meaning: Meaning,
    /// For each stem, and after the stems for each group: the documents with it, by number, and in
    /// the lowest byte what it weighs there.
    pub(crate) postings: Vec<Vec<u32>>,
}

/// What was found.
#[derive(Debug)]
pub struct Found {
    /// Documents with how well they answer, in no order.
    pub hits: Vec<Hit>,
    /// The groups that the words mean, the most telling first; one may be there more than once.
    pub groups: Vec<u32>,
    /// The question as it may have been meant, when a word had a mistake in it.
    pub meant: Option<String>,
}

impl Index {
    /// The documents that answer a question. While it is being typed, its last word may not be
    /// finished.
    #[must_use]
    #[inline(never)]
    pub fn find(&self, text: &str, typing: bool) -> Found {
        let asked = Asked::read(self, text, typing);
        Found {
            hits: rank::hits(self, &asked),
            groups: question::groups(self, &asked),
            meant: asked.meant,
        }
    }

    /// The number by which the index knows a stem or group: groups come after the stems.
    pub(crate) fn group(&self, group: u32) -> u32 {
        count(self.stems.len()) + group
    }

    /// In how many documents a stem or group occurs.
    pub(crate) fn frequency(&self, term: u32) -> usize {
        self.postings.get(term as usize).map_or(0, Vec::len)
    }

    /// The stems of the two words that a word is made of, when both are known.
    pub(crate) fn parts(&self, word: &str) -> Option<[u32; 2]> {
        let known = |part: &str| {
            let number = self.words.find(part).filter(|_| !self.meaning.is_stop(part))?;
            self.stem_of.get(number as usize).copied()
        };
        compound::split(word, known, |part| self.stems.find(&stem(part)))
    }
}
