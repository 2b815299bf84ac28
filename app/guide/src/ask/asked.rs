//! The question that a list of services answers, and in which order services stand.

use jiff::civil::{Date, DateTime};

use crate::{
    Said,
    filter::Field,
    guide::{Entry, Guide},
    help::{HelpQuestion, HelpTopic, Match},
    id::Slug,
    sort,
};

use super::{
    Asker, Card,
    card::metres,
    offer,
    sieve::{Candidate, Sieve},
};

/// A question of the tree of help, with how well the list answers it.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The topic that it belongs to, by its name in addresses.
    pub topic_slug: Slug,
    /// The topic.
    pub topic: Said,
    /// The question.
    pub question: Said,
    /// How many of the list are about just this; they come first. The rest is about one of its
    /// themes.
    pub exact: usize,
    /// The first of those that are about just this, and outside the chosen area.
    pub elsewhere: Vec<Card>,
}

impl Asked {
    pub(super) fn of((topic, question): (&HelpTopic, &HelpQuestion), asker: &Asker) -> Self {
        Self {
            topic_slug: topic.slug.clone(),
            topic: topic.name.said(asker.lang),
            question: question.text.said(asker.lang),
            exact: 0,
            elsewhere: Vec::new(),
        }
    }
}

/// How many are shown of those outside the chosen area.
const ELSEWHERE: usize = 6;

/// The first of those that are about just what is asked and pass every filter but where.
pub(super) fn elsewhere(
    sieve: &Sieve<'_>,
    candidates: &[Candidate<'_>],
    asker: &Asker,
) -> Vec<Card> {
    let Some((_, question)) = sieve.question else { return Vec::new() };
    let mut found: Vec<(Turn, &Entry)> = candidates
        .iter()
        .filter(|it| !it.passes() && it.passes_but_for(Field::Region))
        .map(|it| it.entry.as_ref())
        .filter(|it| question.matches(it) == Some(Match::Exact))
        .map(|it| {
            let near = metres(it, asker).unwrap_or(u32::MAX);
            (Turn::of(sieve.guide, it, Some(question), near, asker), it)
        })
        .collect();
    sort::by_key(&mut found, |(turn, it)| (*turn, it.id().clone()));
    found.into_iter().take(ELSEWHERE).map(|(_, it)| Card::of(sieve.guide, it, asker)).collect()
}

/// The turn of a service: what answers the question first, then by the day on which one can go
/// there, then the nearest. Within a day a few streets matter more than an hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Turn {
    matched: Option<Match>,
    day: Date,
    metres: u32,
    at: DateTime,
}

impl Turn {
    pub(super) fn of(
        guide: &Guide,
        entry: &Entry,
        question: Option<&HelpQuestion>,
        metres: u32,
        asker: &Asker,
    ) -> Self {
        let now = asker.now.local();
        // Where nobody knows when, or only by appointment, comes after where one can just go.
        let walk_in = offer::walk_in(guide, entry, asker);
        let at = walk_in.map_or(DateTime::MAX, |it| it.start.max(now));
        Self { matched: question.and_then(|it| it.matches(entry)), day: at.date(), metres, at }
    }

    /// Whether it is about just what is asked.
    pub(super) fn is_exact(&self) -> bool {
        self.matched == Some(Match::Exact)
    }
}

#[cfg(test)]
mod tests;
