//! How well each document answers a question, in whole numbers: server and phone must not differ by
//! the last bit of a fraction.
//!
//! BM25 with fields (Robertson and Zaragoza) in its simplest form: a word counts more the rarer it
//! is, and more where it stands in a name, with less to win by each further place.

use crate::{index::Index, question::Asked};

/// A document that answers a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The document's number.
    pub document: u32,
    /// How well it answers.
    pub score: u32,
}

/// Where a weight counts half of the most it can.
const HALF: u32 = 6;
/// Documents must have this share, in tenths, of what the best one has of the question.
const SHARE: u32 = 4;

/// The documents in which enough of the question occurs, by number.
pub(crate) fn hits(index: &Index, asked: &Asked) -> Vec<Hit> {
    let all = index.documents;
    // For each document what the words so far give, what the present word gives, and of how much of
    // the question it has something.
    let (mut scores, mut best, mut has) = (vec![0_u32; all], vec![0_u32; all], vec![0_u32; all]);
    let mut touched: Vec<u32> = Vec::new();
    let mut whole = 0;
    for slot in &asked.slots {
        // Guesses are as rare as the most common of them, and a word as telling as its best.
        let rarities = || slot.terms.iter().map(|(term, _)| rarity(index.frequency(*term), all));
        let least = rarities().min().unwrap_or_default();
        let weight = if slot.guessed { least } else { rarities().max().unwrap_or_default() };
        whole += weight;
        let mut with: Vec<u32> = Vec::new();
        for (term, factor) in &slot.terms {
            let rare = if slot.guessed { least } else { rarity(index.frequency(*term), all) };
            for posting in index.postings.get(*term as usize).into_iter().flatten() {
                let (document, says) = ((posting >> 8) as usize, posting & 0xff);
                let score = rare * factor * (says * 64 / (says + HALF)) / 16;
                if best[document] == 0 {
                    with.push(posting >> 8);
                }
                best[document] = score.max(best[document]);
            }
        }
        for document in with {
            let at = document as usize;
            if has[at] == 0 {
                touched.push(document);
            }
            scores[at] += std::mem::take(&mut best[at]);
            has[at] += weight;
        }
    }
    let most = touched.iter().map(|document| has[*document as usize]).max().unwrap_or_default();
    touched
        .into_iter()
        .filter(|document| has[*document as usize] * 10 >= most * SHARE)
        .map(|document| {
            let (score, has) = (scores[document as usize], has[document as usize]);
            Hit { document, score: scaled(score, has, whole) }
        })
        .collect()
}

/// `number * part / whole`.
fn scaled(number: u32, part: u32, whole: u32) -> u32 {
    let scaled = u64::from(number) * u64::from(part) / u64::from(whole.max(1));
    u32::try_from(scaled).unwrap_or(u32::MAX)
}

/// How telling a word is that so many of all documents have, in sixteenths: about the logarithm to
/// the base 2 of how few they are.
fn rarity(documents: usize, all: usize) -> u32 {
    let ratio = (all.max(1) as u64 * 256 / documents.max(1) as u64).max(256);
    let whole = ratio.ilog2();
    // Between two powers of 2 the line is nearly straight.
    let rest = (ratio << 4 >> whole) & 15;
    (whole - 8) * 16 + u32::try_from(rest).unwrap_or_default() + 8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rarer_the_more_telling() {
        assert_eq!(rarity(1, 1), 8);
        assert_eq!(rarity(1, 2), 24);
        assert_eq!(rarity(1, 1024), 168);
        let all: Vec<u32> = (1..2000).map(|documents| rarity(documents, 2000)).collect();
        assert!(all.is_sorted_by(|a, b| a >= b), "{all:?}");
    }
}
