//! What suits a volunteer, and why: worked out on the device, from a profile that never leaves it.
//!
//! Each vacancy or activity gets a [`Fit`]: reasons that speak for it, each worth a fixed number of
//! points, and what rules it out. The score is the sum of the points and nothing else, so the
//! reasons that a page shows explain the order that it shows. Adding something to a profile that a
//! vacancy has can only add points; whoever says no to something never sees it.
//!
//! What a vacancy's words mean is worked out once for a guide ([`crate::work::Work`]); after that a
//! fit is comparing bits and short lists.

mod fit;
#[cfg(test)]
mod tests;
mod weights;
mod wishes;

use std::{cmp::Ordering, sync::Arc};

pub use fit::{Exclusion, Fit, Reason, SkillName};
pub(crate) use wishes::Wishes;

use crate::{
    ask::{Asker, Card},
    freshness::Freshness,
    guide::{Entry, Guide},
    id::Kind,
    profile::Profile,
    record::Record,
    sort,
};

impl Guide {
    /// How well a vacancy or activity suits; anything else suits nobody and is ruled out for
    /// nobody.
    ///
    /// Distances are measured from where the asker is or says to be from, or else from the nearest
    /// of the buurten in the profile.
    #[must_use]
    pub fn fit(&self, profile: &Profile, entry: &Entry, asker: &Asker) -> Fit {
        Wishes::of(self, profile, asker).fit(entry)
    }

    /// The vacancies or activities that can be chosen and that nothing in the profile rules out,
    /// with how they suit: the highest score first, then the nearest, then the freshest. Also
    /// those without any reason, after the rest.
    #[must_use]
    pub fn ranking<'g>(
        &'g self,
        profile: &Profile,
        kind: Kind,
        asker: &Asker,
    ) -> Vec<(&'g Arc<Entry>, Fit)> {
        let wishes = Wishes::of(self, profile, asker);
        let today = asker.now.date();
        let mut ranked: Vec<Ranked<'_>> = Vec::new();
        for entry in self.of_kind(kind) {
            let can_be_chosen = match &*entry.record {
                Record::Vacancy(vacancy) => !vacancy.filled && vacancy.wanted != Some(0),
                Record::Activity(activity) => !activity.cancelled && !activity.is_over(asker.now),
                _ => false,
            };
            if can_be_chosen {
                let fit = wishes.fit(entry);
                if fit.excluded.is_empty() {
                    let freshness = self.checked_as_of(entry, today).freshness;
                    ranked.push(Ranked { entry, fit, freshness });
                }
            }
        }
        sort::by(&mut ranked, Ranked::order);
        ranked.into_iter().map(|it| (it.entry, it.fit)).collect()
    }

    /// What suits best, at most so many of a kind: those with at least one reason.
    #[must_use]
    pub fn matches(&self, profile: &Profile, kind: Kind, asker: &Asker, most: usize) -> Vec<Card> {
        let mut cards = Vec::new();
        for (entry, fit) in self.ranking(profile, kind, asker) {
            if fit.score == 0 || cards.len() == most {
                break;
            }
            cards.push(Card { reasons: fit.reasons, ..Card::of(self, entry, asker) });
        }
        cards
    }
}

impl Wishes<'_> {
    /// How well a record suits.
    pub(crate) fn fit(&self, entry: &Entry) -> Fit {
        match &*entry.record {
            Record::Vacancy(vacancy) => fit::with_vacancy(self, entry, vacancy),
            Record::Activity(activity) => {
                fit::with_activity(self, entry, activity, activity.next(self.now).as_ref())
            }
            _ => Fit::default(),
        }
    }
}

/// A record with what it is ordered by.
struct Ranked<'a> {
    entry: &'a Arc<Entry>,
    fit: Fit,
    freshness: Freshness,
}

impl Ranked<'_> {
    fn order(&self, other: &Self) -> Ordering {
        let metres = |it: &Self| it.fit.metres.unwrap_or(u32::MAX);
        (other.fit.score.cmp(&self.fit.score))
            .then_with(|| metres(self).cmp(&metres(other)))
            .then_with(|| self.freshness.cmp(&other.freshness))
            .then_with(|| self.entry.id().cmp(other.entry.id()))
    }
}
