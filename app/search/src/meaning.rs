//! What is known about words beside where they occur, made ready to look words up in.

use crate::{fold, lexicon::Lexicon, sort, stem::stem};

/// Which words mean the same, which say nothing, and how one language spells what another spells
/// differently.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary<'a> {
    /// Words that say nothing about what somebody looks for.
    pub stop: Vec<&'a str>,
    /// Words and short phrases that mean the same, in any language. A group's number is its place
    /// here.
    pub groups: Vec<&'a [String]>,
    /// Pairs such as `sk` and `sch`.
    pub spelling: Vec<(&'a str, &'a str)>,
}

/// Which words mean what.
#[derive(Debug, Default)]
pub(crate) struct Meaning {
    /// Words that say nothing about what somebody looks for.
    pub(crate) stop: Lexicon,
    /// A stem and the group that it means, by stem.
    single: Vec<(u32, u32)>,
    /// For each stem where its groups begin in that list; those of the next end them.
    single_from: Vec<u32>,
    /// Several stems that together mean a group, by the first of them.
    phrases: Vec<Phrase>,
    /// For each stem where its phrases begin in that list.
    phrases_from: Vec<u32>,
    /// Words that mean a group, as they are written, before they have been taken apart.
    whole: Vec<(u32, u32)>,
    /// As one language spells what another spells otherwise.
    pub(crate) spelling: Vec<(String, String)>,
    /// How many groups there are.
    pub(crate) groups: u32,
}

#[derive(Debug)]
pub(crate) struct Phrase {
    first: u32,
    pub(crate) rest: Vec<u32>,
    pub(crate) group: u32,
}

impl Meaning {
    /// What a vocabulary says, with the words of its groups added to `words` and the stems of these
    /// to `stems`.
    pub(crate) fn of(
        vocabulary: &Vocabulary<'_>,
        words: &mut Lexicon,
        stems: &mut Lexicon,
    ) -> Self {
        let mut meaning = Self::default();
        for word in vocabulary.stop.iter().flat_map(|text| fold::words(text)) {
            meaning.stop.add(&word);
        }
        let pairs = vocabulary.spelling.iter();
        meaning.spelling = pairs.map(|(a, b)| (fold::fold(a), fold::fold(b))).collect();
        for group in &vocabulary.groups {
            for text in *group {
                meaning.add(meaning.groups, text, words, stems);
            }
            meaning.groups += 1;
        }
        sort::once_each(&mut meaning.single);
        meaning
    }

    fn add(&mut self, group: u32, text: &str, words: &mut Lexicon, stems: &mut Lexicon) {
        let mut all: Vec<String> = fold::words(text).collect();
        // A phrase is its telling words, unless there are not two of them.
        let telling = all.iter().filter(|word| self.stop.find(word).is_none()).count();
        if telling > 1 {
            all.retain(|word| self.stop.find(word).is_none());
        }
        if let [word] = all.as_slice() {
            self.whole.push((words.add(word), group));
        }
        let mut numbers: Vec<u32> = all
            .iter()
            .map(|word| {
                words.add(word);
                stems.add(&stem(word))
            })
            .collect();
        sort::once_each(&mut numbers);
        match numbers.as_slice() {
            [] => {}
            [one] => self.single.push((*one, group)),
            [first, rest @ ..] => {
                self.phrases.push(Phrase { first: *first, rest: rest.to_vec(), group });
            }
        }
    }

    /// Takes words apart: "koffie drinken" means what "koffiedrinken" does.
    /// There are so many stems now.
    pub(crate) fn take_apart(&mut self, parts: &[Option<[u32; 2]>], stems: usize) {
        for (word, group) in std::mem::take(&mut self.whole) {
            if let Some(Some([one, other])) = parts.get(word as usize)
                && one != other
            {
                let (first, rest) = (*one.min(other), vec![*one.max(other)]);
                self.phrases.push(Phrase { first, rest, group });
            }
        }
        sort::by_key(&mut self.phrases, |it| it.first);
        self.single_from = starts(stems, self.single.iter().map(|(stem, _)| *stem));
        self.phrases_from = starts(stems, self.phrases.iter().map(|it| it.first));
    }

    /// The groups that a stem means.
    pub(crate) fn groups_of(&self, stem: u32) -> impl Iterator<Item = u32> {
        part(&self.single, &self.single_from, stem).iter().map(|(_, group)| *group)
    }

    /// The phrases that have a stem as the first of theirs.
    pub(crate) fn phrases_with(&self, stem: u32) -> &[Phrase] {
        part(&self.phrases, &self.phrases_from, stem)
    }

    pub(crate) fn is_stop(&self, word: &str) -> bool {
        self.stop.find(word).is_some()
    }
}

/// Where the items of each key begin in a list that is sorted by key, and where the last end.
fn starts(keys: usize, sorted: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut starts = vec![0; keys + 1];
    for key in sorted {
        if let Some(after) = starts.get_mut(key as usize + 1) {
            *after += 1;
        }
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    starts
}

/// The items of a key.
fn part<'a, T>(items: &'a [T], starts: &[u32], key: u32) -> &'a [T] {
    let at = |key: usize| starts.get(key).copied().unwrap_or_default() as usize;
    items.get(at(key as usize)..at(key as usize + 1)).unwrap_or_default()
}
