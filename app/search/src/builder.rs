//! Making an index of documents.
//!
//! Every word of the content is looked at once; what costs time (its stem, its parts) is worked
//! out once for each different word. 2,000 documents have some 6,000 of those.

use crate::{
    fold,
    index::Index,
    lexicon::count,
    meaning::{Meaning, Vocabulary},
    sort,
    stem::stem,
    typo,
};

/// Words of a document, each with what it weighs there.
#[derive(Clone, Debug, Default)]
pub struct Words(Vec<(u32, u8)>);

impl Words {
    /// Adds the words of another document, as they weigh there.
    pub fn extend(&mut self, other: &Self) {
        self.0.extend_from_slice(&other.0);
    }

    /// Adds the words of another document, each with this weight.
    pub fn extend_as(&mut self, other: &Self, weight: u8) {
        self.0.extend(other.0.iter().map(|(word, _)| (*word, weight)));
    }
}

/// What the index is told of a document; its number is its place among the others.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The words that it is called by.
    pub title: Words,
    /// Its other words. Of these the ones that say nothing count in phrases alone.
    pub rest: Words,
    /// The groups that it belongs to whatever its words are, each with its weight.
    pub groups: Vec<(u32, u8)>,
}

/// An index that is being made. First its documents are read, all titles before anything else, as
/// words are numbered in the order in which they come; then it is built.
#[derive(Debug)]
pub struct Builder {
    index: Index,
}

impl Builder {
    /// An index that knows these words, and no documents yet.
    #[must_use]
    #[inline(never)]
    pub fn new(vocabulary: &Vocabulary<'_>) -> Self {
        let mut index = Index::default();
        index.meaning = Meaning::of(vocabulary, &mut index.words, &mut index.stems);
        Self { index }
    }

    /// Reads a text of which every word has this weight, which is at least 1.
    #[inline(never)]
    pub fn text(&mut self, text: &str, weight: u8, to: &mut Words) {
        let folded = fold::fold(text);
        to.0.extend(fold::split(&folded).map(|word| (self.index.words.add(word), weight)));
    }

    /// Reads words that are folded already.
    #[inline(never)]
    pub fn folded(&mut self, words: &[String], weight: u8, to: &mut Words) {
        to.0.extend(words.iter().map(|word| (self.index.words.add(word), weight)));
    }

    /// Reads a title. Each word weighs more the fewer there are that say something: twice `weight`
    /// when there is one.
    #[inline(never)]
    pub fn title(&mut self, text: &str, weight: u8, to: &mut Words) {
        let from = to.0.len();
        self.text(text, weight, to);
        let own = &mut to.0[from..];
        let index = &self.index;
        let says = |word: u32| !index.meaning.is_stop(index.words.word(word));
        let telling = own.iter().filter(|(word, _)| says(*word)).count();
        let share = weight / u8::try_from(telling.max(1)).unwrap_or(weight.max(1));
        for it in own {
            it.1 = weight.saturating_add(share);
        }
    }

    /// The index of what was read.
    #[must_use]
    #[inline(never)]
    pub fn build(self, documents: &[Document]) -> Index {
        let mut index = self.index;
        index.documents = documents.len();
        index.count_uses(documents);
        let parts = index.study();
        index.meaning.take_apart(&parts, index.stems.len());
        index.post(documents, &parts);
        index
    }
}

impl Index {
    /// Counts how often each word occurs: which of two words a mistake was meant for.
    fn count_uses(&mut self, documents: &[Document]) {
        self.uses.resize(self.words.len(), 0);
        for (word, _) in documents.iter().flat_map(|it| it.title.0.iter().chain(&it.rest.0)) {
            self.uses[*word as usize] += 1;
        }
    }

    /// Works out what there is to know about each word, and of which parts it is made.
    fn study(&mut self) -> Vec<Option<[u32; 2]>> {
        let all = count(self.words.len());
        for word in 0..all {
            let text = self.words.word(word);
            self.letters.push(typo::letters(text));
            let stem = self.stems.add(&stem(text));
            self.stem_of.push(stem);
        }
        self.order = (0..all).collect();
        let words = &self.words;
        sort::by(&mut self.order, |a, b| words.word(*a).cmp(words.word(*b)));
        (0..all).map(|word| self.parts(self.words.word(word))).collect()
    }

    /// Notes in which documents each stem and group occurs.
    fn post(&mut self, documents: &[Document], parts: &[Option<[u32; 2]>]) {
        let terms = self.stems.len() + self.meaning.groups as usize;
        self.postings = vec![Vec::new(); terms];
        let mut weights = vec![0_u8; terms];
        let mut touched: Vec<u32> = Vec::new();
        let stop: Vec<bool> = (0..count(self.words.len()))
            .map(|word| self.meaning.is_stop(self.words.word(word)))
            .collect();
        // Stems of words that say something, or that stand in a title.
        let mut said = vec![false; self.stems.len()];
        for (word, stem) in self.stem_of.iter().enumerate() {
            said[*stem as usize] |= !stop[word];
        }
        for (word, _) in documents.iter().flat_map(|it| &it.title.0) {
            said[self.stem_of[*word as usize] as usize] = true;
        }
        for (at, document) in documents.iter().enumerate() {
            let mut put = |term: u32, weight: u8, weights: &mut Vec<u8>| {
                let known = &mut weights[term as usize];
                if *known == 0 {
                    touched.push(term);
                }
                *known = weight.max(*known);
            };
            for &(word, weight) in &document.title.0 {
                put(self.stem_of[word as usize], weight, &mut weights);
                for part in parts[word as usize].into_iter().flatten() {
                    put(part, weight / 2 + 1, &mut weights);
                }
            }
            for &(word, weight) in &document.rest.0 {
                put(self.stem_of[word as usize], weight, &mut weights);
                // Words that say nothing count in phrases alone.
                if stop[word as usize] {
                    continue;
                }
                for part in parts[word as usize].into_iter().flatten() {
                    put(part, weight / 2 + 1, &mut weights);
                }
            }
            for &(group, weight) in &document.groups {
                put(self.group(group), weight, &mut weights);
            }
            let stems = touched.len();
            for place in 0..stems {
                let term = touched[place];
                let weight = weights[term as usize];
                let groups = self.meaning.groups_of(term).map(|group| (group, weight));
                let phrases = self.meaning.phrases_with(term).iter().filter_map(|phrase| {
                    let least = phrase.rest.iter().map(|it| weights[*it as usize]).min();
                    Some((phrase.group, least?.min(weight)))
                });
                let found: Vec<(u32, u8)> =
                    groups.chain(phrases).filter(|(_, weight)| *weight > 0).collect();
                for (group, weight) in found {
                    let term = self.group(group);
                    let known = &mut weights[term as usize];
                    if *known == 0 {
                        touched.push(term);
                    }
                    *known = weight.max(*known);
                }
            }
            for term in touched.drain(..) {
                let weight = std::mem::take(&mut weights[term as usize]);
                if said.get(term as usize) == Some(&false) {
                    continue;
                }
                self.postings[term as usize].push(count(at) << 8 | u32::from(weight));
            }
        }
    }
}
