//! What suits a volunteer, and why: worked out on the device, from a profile that never leaves it.
//!
//! Each vacancy or activity gets a [`Fit`]: reasons that speak for it, each worth a fixed number of
//! points, and what rules it out. The score is the sum of the points and nothing else, so the
//! reasons that a page shows explain the order that it shows. Adding something to a profile that a
//! vacancy has can only add points; whoever says no to something never sees it.
//!
//! What a vacancy's words mean is worked out once for a guide, when it is first asked
//! ([`traits`]); after that a fit is comparing bits and short lists.

mod fit;
#[cfg(test)]
mod tests;
mod traits;
mod weights;
mod wishes;

use std::{cmp::Ordering, sync::Arc};

pub use fit::{Exclusion, Fit, Reason, SkillName};
pub(crate) use traits::Matching;

use crate::{
    ask::{Asker, Card},
    freshness::Freshness,
    guide::{Entry, Guide},
    id::Kind,
    profile::Profile,
    record::Record,
    sort,
};

use self::wishes::Wishes;

/// Something that suits, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// What a list shows of it.
    pub card: Card,
    /// How well it suits, and why.
    pub fit: Fit,
}

impl Guide {
    /// How well a vacancy or activity suits; anything else suits nobody and is ruled out for
    /// nobody.
    ///
    /// Distances are measured from where the asker is or says to be from, or else from the nearest
    /// of the buurten in the profile.
    #[must_use]
    pub fn fit(&self, profile: &Profile, entry: &Entry, asker: &Asker) -> Fit {
        let traits = self.matching.traits(self);
        let wishes = Wishes::of(self, traits, profile, asker);
        match &*entry.record {
            Record::Vacancy(vacancy) => traits
                .vacancy(entry.id())
                .map(|known| fit::with_vacancy(&wishes, entry, vacancy, known))
                .unwrap_or_default(),
            Record::Activity(activity) => {
                fit::with_activity(&wishes, entry, activity, activity.next(asker.now).as_ref())
            }
            _ => Fit::default(),
        }
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
        let traits = self.matching.traits(self);
        let wishes = Wishes::of(self, traits, profile, asker);
        let today = asker.now.date();
        let mut ranked: Vec<Ranked<'_>> = Vec::new();
        let mut add = |entry: &'g Arc<Entry>, fit: Fit| {
            if fit.excluded.is_empty() {
                let freshness = self.checked_as_of(entry, today).freshness;
                ranked.push(Ranked { entry, fit, freshness });
            }
        };
        for entry in self.of_kind(kind) {
            match &*entry.record {
                Record::Vacancy(vacancy) if !vacancy.filled && vacancy.wanted != Some(0) => {
                    if let Some(known) = traits.vacancy(entry.id()) {
                        add(entry, fit::with_vacancy(&wishes, entry, vacancy, known));
                    }
                }
                Record::Activity(activity) if !activity.cancelled => {
                    let next = activity.next(asker.now);
                    if next.is_some() || !activity.is_over(asker.now) {
                        add(entry, fit::with_activity(&wishes, entry, activity, next.as_ref()));
                    }
                }
                _ => {}
            }
        }
        sort::by(&mut ranked, Ranked::order);
        ranked.into_iter().map(|it| (it.entry, it.fit)).collect()
    }

    /// What suits best, at most so many of a kind: those with at least one reason.
    #[must_use]
    pub fn matches(&self, profile: &Profile, kind: Kind, asker: &Asker, most: usize) -> Vec<Match> {
        let ranking = self.ranking(profile, kind, asker).into_iter();
        ranking
            .take_while(|(_, fit)| fit.score > 0)
            .take(most)
            .map(|(entry, fit)| Match { card: Card::of(self, entry, asker), fit })
            .collect()
    }

    /// Makes ready what matching needs. Without this, the first to ask does.
    pub fn prepare_matching(&self) {
        self.matching.traits(self);
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
