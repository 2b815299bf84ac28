//! The groups of words that a municipality knows, made ready to look words up in.

use crate::{fold, id::Kind, sort, theme::Theme};

use super::{
    lexicon::Lexicon,
    stem::stem,
    words::{Role, WordGroup},
};

/// Which words mean what.
#[derive(Debug, Default)]
pub(super) struct Meaning {
    /// Words that say nothing about what somebody looks for.
    pub(super) stop: Lexicon,
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
    /// Groups that also mean a theme.
    pub(super) themes: Vec<(u32, Theme)>,
    /// Groups that also mean a kind.
    pub(super) kinds: Vec<(u32, Kind)>,
    /// As one language spells what another spells otherwise.
    pub(super) spelling: Vec<(String, String)>,
    /// How many groups there are.
    pub(super) groups: u32,
}

#[derive(Debug)]
pub(super) struct Phrase {
    first: u32,
    pub(super) rest: Vec<u32>,
    pub(super) group: u32,
}

impl Meaning {
    /// The groups, with their words added to `words` and the stems of these to `stems`.
    pub(super) fn of(groups: &[WordGroup], words: &mut Lexicon, stems: &mut Lexicon) -> Self {
        let mut meaning = Self::default();
        for group in groups.iter().filter(|it| it.role() == Some(Role::Stop)) {
            for word in group.words.iter().flat_map(|text| fold::words(text)) {
                meaning.stop.add(&word);
            }
        }
        for group in groups {
            let number = meaning.groups;
            match group.role() {
                None | Some(Role::Stop) => continue,
                Some(Role::Spelling) => {
                    let pairs = group.words.iter().filter_map(|pair| pair.split_once('='));
                    meaning.spelling.extend(pairs.map(|(a, b)| (fold::fold(a), fold::fold(b))));
                    continue;
                }
                Some(Role::Theme(theme)) => meaning.themes.push((number, theme)),
                Some(Role::Kind(kind)) => meaning.kinds.push((number, kind)),
                Some(Role::Same) => {}
            }
            for text in &group.words {
                meaning.add(number, text, words, stems);
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
    pub(super) fn take_apart(&mut self, parts: &[Option<[u32; 2]>], stems: usize) {
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
    pub(super) fn groups_of(&self, stem: u32) -> impl Iterator<Item = u32> {
        part(&self.single, &self.single_from, stem).iter().map(|(_, group)| *group)
    }

    /// The phrases that have a stem as the first of theirs.
    pub(super) fn phrases_with(&self, stem: u32) -> &[Phrase] {
        part(&self.phrases, &self.phrases_from, stem)
    }

    pub(super) fn is_stop(&self, word: &str) -> bool {
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
