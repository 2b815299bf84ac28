//! Finding by words, and the way on when something is not there.

use crate::{
    fold,
    guide::{Entry, Guide},
    id::Kind,
    record::Record,
    sort,
};

use super::{Asker, Card};

/// How many of a kind are shown.
const SHOWN: usize = 8;
/// How many words of a question count.
const WORDS: usize = 12;

/// What was found, by kind.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchAnswer {
    /// The words as they were typed.
    pub words: String,
    /// How many were found.
    pub total: usize,
    /// What was found, the kind with the best match first.
    pub found: Vec<Found>,
}

/// What was found of a kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The kind.
    pub kind: Kind,
    /// The best of them; what is over is marked so.
    pub cards: Vec<Card>,
    /// How many there are.
    pub total: usize,
}

/// Something that does not exist was asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct MissingAnswer {
    /// Words to search with, from the address that led here.
    pub words: String,
    /// What may have been meant.
    pub suggestions: Vec<Card>,
}

pub(super) fn answer(guide: &Guide, words: &str, asker: &Asker) -> SearchAnswer {
    let wanted: Vec<String> = fold::words(words).take(WORDS).collect();
    let mut hits = hits(guide, &wanted, asker, true);
    if hits.is_empty() {
        hits = self::hits(guide, &wanted, asker, false);
    }
    let total = hits.len();
    let mut found: Vec<Found> = Vec::new();
    for (_, entry) in hits {
        let kind = entry.kind();
        let known = found.iter().position(|it| it.kind == kind);
        let at = known.unwrap_or_else(|| {
            found.push(Found { kind, cards: Vec::new(), total: 0 });
            found.len() - 1
        });
        let group = &mut found[at];
        group.total += 1;
        if group.cards.len() < SHOWN {
            group.cards.push(Card::of(guide, entry, asker));
        }
    }
    SearchAnswer { words: words.trim().chars().take(200).collect(), total, found }
}

pub(super) fn missing(guide: &Guide, path: &str, asker: &Asker) -> super::Answer {
    let wanted: Vec<String> = fold::words(path).take(WORDS).collect();
    let mut hits = hits(guide, &wanted, asker, false);
    // Most often an address is nearly right.
    sort::by_key(&mut hits, |(_, entry)| {
        let id: Vec<String> = fold::words(entry.id().as_str()).collect();
        std::cmp::Reverse(wanted.iter().filter(|word| id.contains(word)).count())
    });
    let suggestions =
        hits.into_iter().take(5).map(|(_, entry)| Card::of(guide, entry, asker)).collect();
    super::Answer::Missing(MissingAnswer { words: wanted.join(" "), suggestions })
}

/// Records with their score, best first, what is over after what is not. With `all` every word
/// must occur, else any.
fn hits<'a>(
    guide: &'a Guide,
    wanted: &[String],
    asker: &Asker,
    all: bool,
) -> Vec<(u32, &'a Entry)> {
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut hits: Vec<(u32, &Entry)> = guide
        .all()
        .filter_map(|entry| Some((score(guide, entry, wanted, asker, all)?, entry.as_ref())))
        .collect();
    let over = |entry: &Entry| match &entry.record {
        Record::Activity(activity) => activity.is_over(asker.now),
        _ => false,
    };
    sort::by(&mut hits, |(a, of_a), (b, of_b)| {
        over(of_a)
            .cmp(&over(of_b))
            .then_with(|| b.cmp(a))
            .then_with(|| (of_a.kind(), of_a.id()).cmp(&(of_b.kind(), of_b.id())))
    });
    hits
}

fn score(guide: &Guide, entry: &Entry, wanted: &[String], asker: &Asker, all: bool) -> Option<u32> {
    let common = entry.common();
    let name: Vec<String> = common.name().iter().flat_map(|(_, text)| fold::words(text)).collect();
    let around: Vec<String> = guide
        .whereabouts(entry)
        .into_iter()
        .map(str::to_owned)
        .chain(entry.record.places().iter().filter_map(|id| {
            let place = guide.get(Kind::Place, id)?;
            Some(place.common().name().get(asker.lang).0.to_owned())
        }))
        .chain(common.themes().iter().map(|theme| theme.slug().to_owned()))
        .flat_map(|text| fold::words(&text).collect::<Vec<_>>())
        .collect();
    let mut score = 0;
    for word in wanted {
        let best = [(&name, 8), (&around, 3), (&entry.words, 2)]
            .into_iter()
            .map(|(words, weight)| weight * matches(words, word))
            .max()
            .unwrap_or(0);
        if best == 0 && all {
            return None;
        }
        score += best;
    }
    (score > 0).then_some(score)
}

/// 2 when the word occurs, 1 when a word begins with it, 0 when neither.
fn matches(words: &[String], wanted: &str) -> u32 {
    if words.iter().any(|word| word == wanted) {
        2
    } else {
        let begins = || words.iter().any(|word| word.starts_with(wanted));
        u32::from(wanted.chars().count() >= 3 && begins())
    }
}
