//! What somebody asks, in words that the index knows.
//!
//! Each telling word becomes a [`Slot`]: the stems and groups that may stand for it, each with how
//! much it counts, from the word itself down to one that is spelt a little otherwise.

use crate::{fold, index::Index, lexicon::count, sort, stem::stem, typo};

/// How many characters of a question are read.
pub const CHARACTERS: usize = 200;
/// How many words of it count.
const WORDS: usize = 24;
/// How many words may stand for one that is not finished, or has a mistake in it.
const VARIANTS: usize = 24;
/// How many other spellings of a word are tried.
const SPELLINGS: usize = 150;

/// What counts how much, in sixteenths.
const ITSELF: u32 = 16;
const ALONE: u32 = 5;
const MEANING: u32 = 12;
const SPELT: u32 = 13;
const BEGUN: u32 = 12;
const PART: u32 = 9;
const MISTAKE: [u32; 3] = [16, 10, 7];

/// A word of the question.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Slot {
    /// Stems and groups that may stand for it, with how much each counts, in sixteenths.
    pub(crate) terms: Vec<(u32, u32)>,
    /// Whether these are guesses, of which a rare one is no better than a common one.
    pub(crate) guessed: bool,
    /// A word that may have been meant instead of the one that was typed.
    pub(crate) meant: Option<u32>,
}

impl Slot {
    fn put(&mut self, term: u32, factor: u32) {
        match self.terms.iter_mut().find(|(known, _)| *known == term) {
            Some((_, known)) => *known = factor.max(*known),
            None => self.terms.push((term, factor)),
        }
    }

    /// Adds a stem and, counting less, the groups that it means.
    fn put_stem(&mut self, index: &Index, stem: u32, factor: u32) {
        self.put(stem, factor);
        for group in index.meaning.groups_of(stem) {
            self.put(index.group(group), factor * MEANING / 16);
        }
    }
}

/// What somebody asks.
#[derive(Debug, Default)]
pub(crate) struct Asked {
    /// Its telling words, as they were typed, folded.
    pub(crate) words: Vec<String>,
    /// What may stand for each, those without anything left out.
    pub(crate) slots: Vec<Slot>,
    /// The question as it may have been meant, when a word had a mistake in it.
    pub(crate) meant: Option<String>,
}

impl Asked {
    /// Reads a question. While it is being typed, its last word may not be finished.
    pub(crate) fn read(index: &Index, text: &str, typing: bool) -> Self {
        let text: String = text.chars().take(CHARACTERS).collect();
        let all: Vec<String> = fold::words(&text).take(WORDS).collect();
        let mut words: Vec<String> = all
            .iter()
            .filter(|word| word.len() > 1 && !index.meaning.is_stop(word))
            .cloned()
            .collect();
        let unfinished = typing && text.ends_with(char::is_alphanumeric);
        if words.is_empty() || (unfinished && words.last() != all.last()) {
            words = all.iter().last().cloned().into_iter().collect();
            if !unfinished {
                words.clone_from(&all);
            }
        }
        let mut distinct: Vec<String> = Vec::new();
        for word in words {
            if !distinct.contains(&word) {
                distinct.push(word);
            }
        }
        let mut asked = Self { words: distinct, ..Self::default() };
        let phrases = phrases(index, &all);
        for (at, word) in asked.words.iter().enumerate() {
            let last = unfinished && at + 1 == asked.words.len();
            let known = index.stems.find(&stem(word));
            let phrase =
                phrases.iter().position(|it| known.is_some_and(|at| it.stems.contains(&at)));
            match phrase {
                // A phrase is one thing that is asked, however many words it has.
                Some(at) => {
                    if let Some(slot) = phrases[at].slot(index, &phrases) {
                        asked.slots.push(slot);
                    }
                }
                None => asked.slots.extend(slots(index, word, last)),
            }
        }
        asked.slots.dedup();
        asked.meant = asked.correction(index);
        asked.slots.retain(|slot| !slot.terms.is_empty());
        asked
    }

    /// The question with words that are known in place of those that are not.
    fn correction(&self, index: &Index) -> Option<String> {
        let meant = self.slots.iter().any(|slot| slot.meant.is_some());
        // A word may have become two slots; then nothing was corrected in it.
        if !meant || self.slots.len() != self.words.len() {
            return None;
        }
        let words: Vec<&str> = self
            .words
            .iter()
            .zip(&self.slots)
            .map(|(word, slot)| slot.meant.map_or(word.as_str(), |it| index.words.word(it)))
            .collect();
        Some(words.join(" "))
    }
}

/// Words of a question that together mean a group.
struct Said {
    stems: Vec<u32>,
    group: u32,
}

impl Said {
    /// What the words may stand for together: every group that they mean, and each word by itself.
    /// Only at the first of them, so that it counts once.
    fn slot(&self, index: &Index, all: &[Self]) -> Option<Slot> {
        let mut slot = Slot::default();
        let same = all.iter().filter(|it| it.stems.iter().any(|at| self.stems.contains(at)));
        for said in same {
            slot.put(said.group, ITSELF);
        }
        for stem in &self.stems {
            slot.put(*stem, ALONE);
            for group in index.meaning.groups_of(*stem) {
                slot.put(index.group(group), MEANING);
            }
        }
        slot.terms.retain(|(term, _)| index.frequency(*term) > 0);
        (!slot.terms.is_empty()).then_some(slot)
    }
}

/// The phrases in a question, those of the most words first.
fn phrases(index: &Index, all: &[String]) -> Vec<Said> {
    let stems: Vec<u32> = all.iter().filter_map(|word| index.stems.find(&stem(word))).collect();
    let mut found: Vec<Said> = Vec::new();
    for first in &stems {
        for phrase in index.meaning.phrases_with(*first) {
            let group = index.group(phrase.group);
            if phrase.rest.iter().all(|it| stems.contains(it)) && index.frequency(group) > 0 {
                let stems = [first].into_iter().chain(&phrase.rest).copied().collect();
                found.push(Said { stems, group });
            }
        }
    }
    sort::by_key(&mut found, |it| std::cmp::Reverse(it.stems.len()));
    found
}

/// What may stand for a word: one slot, or two for a word that is made of two.
fn slots(index: &Index, word: &str, unfinished: bool) -> Vec<Slot> {
    let mut slot = Slot::default();
    let found = |slot: &Slot| slot.terms.iter().any(|(term, _)| index.frequency(*term) > 0);
    if let Some(known) = index.stems.find(&stem(word)) {
        slot.put_stem(index, known, ITSELF);
    }
    if unfinished {
        for begun in beginning_with(index, word) {
            slot.put_stem(index, index.stem_of[begun as usize], BEGUN);
            slot.guessed = true;
        }
    }
    let parts = index.parts(word);
    if found(&slot) {
        for part in parts.into_iter().flatten() {
            slot.put(part, PART / 2);
        }
    }
    if !found(&slot) {
        for form in forms(word) {
            if let Some(known) = index.stems.find(&form) {
                slot.put_stem(index, known, SPELT);
            }
        }
    }
    if !found(&slot) {
        slot.meant = mistaken(index, word, 1, &mut slot);
    }
    if !found(&slot)
        && let Some(parts) = parts
    {
        return parts
            .into_iter()
            .map(|part| {
                let mut slot = Slot::default();
                slot.put_stem(index, part, ITSELF);
                slot.terms.retain(|(term, _)| index.frequency(*term) > 0);
                slot
            })
            .collect();
    }
    if !found(&slot) {
        for spelling in spellings(index, word) {
            slot.put_stem(index, spelling, SPELT);
        }
    }
    if !found(&slot) {
        slot.meant = mistaken(index, word, 2, &mut slot);
    }
    if !found(&slot) && word.len() > 2 {
        for begun in beginning_with(index, word) {
            slot.put_stem(index, index.stem_of[begun as usize], PART);
            slot.guessed = true;
        }
    }
    slot.terms.retain(|(term, _)| index.frequency(*term) > 0);
    vec![slot]
}

/// Stems that a word in another form than the dictionary's may have: "blowt", "geholpen",
/// "vergeetachtiger", "taallessen".
fn forms(word: &str) -> Vec<String> {
    let endings = ["t", "te", "ten", "de", "den", "d", "er", "ere", "st", "ste"];
    let whole = endings.iter().filter_map(|ending| word.strip_suffix(ending));
    let done = word.strip_prefix("ge").unwrap_or_default();
    let done = ["", "d", "t", "en"].iter().filter_map(|ending| done.strip_suffix(ending));
    // The stemmer leaves "taallessen" two letters s; only one of them is in "taalles".
    let one = word.strip_suffix("en").filter(|it| {
        let mut last = it.bytes().rev();
        last.next().is_some_and(|letter| last.next() == Some(letter))
    });
    let one = one.and_then(|it| it.get(..it.len() - 1));
    whole.chain(done).chain(one).filter(|it| it.len() > 2).map(stem).collect()
}

/// Words that begin with these letters, the shortest and most used first.
pub(crate) fn beginning_with(index: &Index, letters: &str) -> Vec<u32> {
    let word = |at: &u32| index.words.word(*at);
    let from = index.order.partition_point(|at| word(at) < letters);
    let mut found: Vec<u32> = index.order[from..]
        .iter()
        .take_while(|at| word(at).starts_with(letters))
        .take(VARIANTS * 8)
        .copied()
        .collect();
    sort::by_key(&mut found, |at| std::cmp::Reverse(index.uses[*at as usize]));
    found.truncate(VARIANTS);
    found
}

/// Stems of words that another language spells as this one, by up to three of the known pairs.
fn spellings(index: &Index, word: &str) -> Vec<u32> {
    let mut tried = vec![(word.to_owned(), 0)];
    let mut found = Vec::new();
    let mut next = 0;
    while let Some((from, steps)) = tried.get(next).cloned() {
        next += 1;
        for (here, there) in &index.meaning.spelling {
            let Some(at) = from.find(here.as_str()).filter(|_| tried.len() < SPELLINGS) else {
                continue;
            };
            let mut other = from.clone();
            other.replace_range(at..at + here.len(), there);
            if tried.iter().any(|(known, _)| *known == other) {
                continue;
            }
            if let Some(known) = index.stems.find(&stem(&other))
                && other.len() > 2
                && !found.contains(&known)
            {
                found.push(known);
            }
            if steps < 2 {
                tried.push((other, steps + 1));
            }
        }
        // The fewest changes that lead to a word are the likeliest.
        if !found.is_empty() && tried.get(next).is_some_and(|(_, more)| *more > steps) {
            break;
        }
    }
    found
}

/// Adds the words from which this one differs by the fewest mistakes; tells which of them was
/// most likely meant.
fn mistaken(index: &Index, word: &str, most: usize, slot: &mut Slot) -> Option<u32> {
    let mut most = typo::forgiven(word.chars().count()).min(most);
    let mask = typo::letters(word);
    let mut found: Vec<(usize, u32)> = Vec::new();
    for (at, other) in (0_u32..).zip(&index.letters) {
        if (mask ^ other).count_ones() as usize > 2 * most || most == 0 {
            continue;
        }
        if let Some(mistakes) = typo::mistakes(word, index.words.word(at), most) {
            most = mistakes;
            found.push((mistakes, at));
        }
    }
    found.retain(|(mistakes, _)| *mistakes == most);
    sort::by_key(&mut found, |(_, at)| std::cmp::Reverse(index.uses[*at as usize]));
    found.truncate(VARIANTS / 3);
    slot.guessed |= !found.is_empty();
    let factor = MISTAKE.get(most).copied().unwrap_or_default();
    for (_, at) in &found {
        slot.put_stem(index, index.stem_of[*at as usize], factor);
    }
    found.first().map(|(_, at)| *at)
}

/// Which of the groups that mean something are meant by the words of a question, the most telling
/// first.
pub(crate) fn groups(index: &Index, asked: &Asked) -> Vec<u32> {
    let first = count(index.stems.len());
    let mut groups = Vec::new();
    for slot in &asked.slots {
        groups.extend(slot.terms.iter().filter_map(|(term, _)| term.checked_sub(first)));
    }
    groups
}
