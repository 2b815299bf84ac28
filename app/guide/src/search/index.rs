//! The inverted index: for each stem and each group of words in which records it occurs, and how
//! much it says about them.
//!
//! Every word of the content is looked at once; what costs time (its stem, its parts) is worked
//! out once for each different word. 2,000 records have some 6,000 of those.

use std::sync::Arc;

use crate::{
    fold,
    guide::{Entry, Guide},
    id::{Kind, Slug},
    municipality::RegionCode,
    record::Record,
    sort,
};

use super::{
    compound,
    lexicon::{Lexicon, count},
    meaning::Meaning,
    stem::stem,
    typo,
};

/// What a word weighs by where it stands; in a name more, the fewer words it has.
const NAME: u8 = 9;
const TOLD: u8 = 4;
const AROUND: u8 = 4;
const SUMMARY: u8 = 3;
/// What the words for its theme and its kind weigh.
const THEME: u8 = 6;
const KIND: u8 = 12;

/// In which records each word occurs.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// The records, by their number here.
    pub(super) entries: Vec<Arc<Entry>>,
    /// The words as they are written, folded.
    pub(super) words: Lexicon,
    /// For each word in how many records it occurs; none for words that only the groups have.
    pub(super) uses: Vec<u32>,
    /// For each word which letters it has.
    pub(super) letters: Vec<u32>,
    /// The words in the order of the alphabet.
    pub(super) order: Vec<u32>,
    /// For each word its stem.
    pub(super) stem_of: Vec<u32>,
    pub(super) stems: Lexicon,
    pub(super) meaning: Meaning,
    /// For each stem, and after the stems for each group: the records with it, by number, and in
    /// the lowest byte what it weighs there.
    pub(super) postings: Vec<Vec<u32>>,
}

/// The words of the records, before it is known what to make of them.
#[derive(Default)]
struct Read {
    /// For each record the words of its name, each with its weight.
    names: Vec<Weighed>,
    /// For each record its other words, each with its weight.
    others: Vec<Weighed>,
}

/// Words by number, each with its weight.
type Weighed = Vec<(u32, u8)>;

impl Index {
    /// The index of a guide.
    pub(super) fn of(guide: &Guide) -> Self {
        let mut index = Self { entries: guide.all().cloned().collect(), ..Self::default() };
        index.meaning = Meaning::of(&guide.municipality.words, &mut index.words, &mut index.stems);
        let read = index.read(guide);
        index.count_uses(&read);
        let parts = index.study();
        index.meaning.take_apart(&parts, index.stems.len());
        index.post(&read, &parts);
        index
    }

    /// The number by which the index knows a stem or group: groups come after the stems.
    pub(super) fn group(&self, group: u32) -> u32 {
        count(self.stems.len()) + group
    }

    /// In how many records a stem or group occurs.
    pub(super) fn frequency(&self, term: u32) -> usize {
        self.postings.get(term as usize).map_or(0, Vec::len)
    }

    fn words_of(&mut self, text: &str, weight: u8, to: &mut Vec<(u32, u8)>) {
        let folded = fold::fold(text);
        to.extend(fold::split(&folded).map(|word| (self.words.add(word), weight)));
    }

    fn read(&mut self, guide: &Guide) -> Read {
        let mut read = Read::default();
        let entries = std::mem::take(&mut self.entries);
        for entry in &entries {
            let mut words = Vec::new();
            for (_, name) in entry.common().name().iter() {
                let from = words.len();
                self.words_of(name, 0, &mut words);
                let own = &mut words[from..];
                let telling = own
                    .iter()
                    .filter(|(word, _)| !self.meaning.is_stop(self.words.word(*word)))
                    .count();
                let weight = NAME + NAME / u8::try_from(telling.max(1)).unwrap_or(NAME);
                for it in own {
                    it.1 = weight;
                }
            }
            read.names.push(words);
        }
        let name_of = |names: &[Vec<(u32, u8)>], kind: Kind, id: &Slug| {
            let at = entries.binary_search_by(|it| (it.kind(), it.id()).cmp(&(kind, id))).ok();
            at.map(|at| names[at].clone()).unwrap_or_default()
        };
        let mut around: Option<(&[RegionCode], Weighed)> = None;
        for entry in &entries {
            let mut words = Vec::new();
            let record = &entry.record;
            for id in record.places() {
                words.extend(name_of(&read.names, Kind::Place, id));
            }
            if let Some(id) = record.organisation() {
                words.extend(name_of(&read.names, Kind::Organisation, id));
            }
            for it in &mut words {
                it.1 = AROUND;
            }
            // Many records are in the same few regions, one after the other.
            if around.as_ref().is_none_or(|(regions, _)| *regions != entry.regions.as_slice()) {
                let mut names = Vec::new();
                for code in entry.regions.iter().take(6) {
                    if let Some(name) = guide.municipality.name_of(code) {
                        self.words_of(name, AROUND, &mut names);
                    }
                }
                for &area in &entry.areas {
                    for (_, name) in guide.municipality.areas[area].name.iter() {
                        self.words_of(name, AROUND - 1, &mut names);
                    }
                }
                around = Some((entry.regions.as_slice(), names));
            }
            words.extend(around.iter().flat_map(|(_, names)| names));
            for text in told(record) {
                self.words_of(text, TOLD, &mut words);
            }
            for word in &entry.words {
                words.push((self.words.add(word), SUMMARY));
            }
            read.others.push(words);
        }
        self.entries = entries;
        read
    }

    /// Counts how often each word occurs: which of two words a mistake was meant for.
    fn count_uses(&mut self, read: &Read) {
        self.uses.resize(self.words.len(), 0);
        for (word, _) in read.names.iter().chain(&read.others).flatten() {
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

    /// The stems of the two words that a word is made of, when both are known.
    pub(super) fn parts(&self, word: &str) -> Option<[u32; 2]> {
        let known = |part: &str| {
            let number = self.words.find(part).filter(|_| !self.meaning.is_stop(part))?;
            self.stem_of.get(number as usize).copied()
        };
        compound::split(word, known, |part| self.stems.find(&stem(part)))
    }

    fn post(&mut self, read: &Read, parts: &[Option<[u32; 2]>]) {
        let terms = self.stems.len() + self.meaning.groups as usize;
        self.postings = vec![Vec::new(); terms];
        let mut weights = vec![0_u8; terms];
        let mut touched: Vec<u32> = Vec::new();
        let stop: Vec<bool> = (0..count(self.words.len()))
            .map(|word| self.meaning.is_stop(self.words.word(word)))
            .collect();
        // Stems of words that say something, or that stand in a name.
        let mut said = vec![false; self.stems.len()];
        for (word, stem) in self.stem_of.iter().enumerate() {
            said[*stem as usize] |= !stop[word];
        }
        for (word, _) in read.names.iter().flatten() {
            said[self.stem_of[*word as usize] as usize] = true;
        }
        for (at, entry) in self.entries.iter().enumerate() {
            let mut put = |term: u32, weight: u8, weights: &mut Vec<u8>| {
                let known = &mut weights[term as usize];
                if *known == 0 {
                    touched.push(term);
                }
                *known = weight.max(*known);
            };
            for &(word, weight) in &read.names[at] {
                put(self.stem_of[word as usize], weight, &mut weights);
                for part in parts[word as usize].into_iter().flatten() {
                    put(part, weight / 2 + 1, &mut weights);
                }
            }
            for &(word, weight) in &read.others[at] {
                put(self.stem_of[word as usize], weight, &mut weights);
                // Words that say nothing count in phrases alone.
                if stop[word as usize] {
                    continue;
                }
                for part in parts[word as usize].into_iter().flatten() {
                    put(part, weight / 2 + 1, &mut weights);
                }
            }
            let themes = entry.common().themes();
            for (group, theme) in &self.meaning.themes {
                if themes.contains(theme) {
                    put(self.group(*group), THEME, &mut weights);
                }
            }
            let kind = entry.kind();
            for (group, _) in self.meaning.kinds.iter().filter(|(_, of)| *of == kind) {
                put(self.group(*group), KIND, &mut weights);
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

/// What a record says in words beside its name and summary.
fn told(record: &Record) -> Vec<&str> {
    let mut texts: Vec<&str> = Vec::new();
    match record {
        Record::Organisation(it) => texts.extend(it.sort.as_deref()),
        Record::Place(it) => {
            texts.extend(it.sort.as_deref());
            texts.extend(it.address.street.as_deref());
            texts.extend(it.address.town.as_deref());
        }
        Record::Activity(it) => texts.extend(it.audience.as_deref()),
        Record::Initiative(it) => texts.extend(it.area_text.as_deref()),
        Record::Service(it) => {
            texts.extend(it.audience.as_deref());
            texts.extend(it.bring.as_deref());
        }
        Record::Vacancy(it) => {
            let lists = [&it.tasks, &it.skills, &it.learn];
            texts.extend(lists.into_iter().flatten().map(String::as_str));
            texts.extend(it.training.as_deref());
        }
        Record::Fund(it) => {
            texts.extend(it.giver.as_deref());
            texts.extend(it.conditions.as_deref());
        }
        Record::Article(it) => texts.extend(it.learn.iter().map(String::as_str)),
        Record::AreaPlan(it) => {
            let goals = it.goals.iter();
            texts.extend(goals.flat_map(|goal| goal.name.iter().map(|(_, text)| text)));
        }
    }
    texts
}
