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

use std::sync::Arc;

pub use fit::{Exclusion, Fit, Reason, SkillName};
pub(crate) use wishes::Wishes;

use crate::{
    ask::{Asker, Card},
    freshness::Freshness,
    guide::{Entry, Guide, of_kind},
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
        let entries = of_kind(self.all(), kind);
        // What is sorted is small: a number that says it all, and a place.
        let mut order: Vec<(u64, usize)> = Vec::with_capacity(entries.len());
        let mut found = Vec::with_capacity(entries.len());
        for entry in entries {
            let fit = match &*entry.record {
                Record::Vacancy(vacancy) if !vacancy.filled && vacancy.wanted != Some(0) => {
                    fit::with_vacancy(&wishes, entry, vacancy)
                }
                Record::Activity(activity) if !activity.cancelled => {
                    let next = activity.next(asker.now);
                    if next.is_none() && activity.is_over(asker.now) {
                        continue;
                    }
                    fit::with_activity(&wishes, entry, activity, next.as_ref())
                }
                _ => continue,
            };
            if fit.excluded.is_empty() {
                let freshness = self.checked_as_of(entry, today).freshness;
                order.push((rank(&fit, freshness), found.len()));
                found.push(Some((entry, fit)));
            }
        }
        // By slug already, so what is equal stays so.
        sort::by_key(&mut order, |it| it.0);
        order.into_iter().filter_map(|(_, at)| found.get_mut(at)?.take()).collect()
    }

    /// What suits best, at most so many of a kind: those with at least one reason.
    #[must_use]
    pub fn matches(&self, profile: &Profile, kind: Kind, asker: &Asker, most: usize) -> Vec<Card> {
        let mut cards = Vec::new();
        for (entry, fit) in self.ranking(profile, kind, asker) {
            if fit.score == 0 || cards.len() == most {
                break;
            }
            cards.push(Card { reasons: fit.suits(), ..Card::of(self, entry, asker) });
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

/// The highest score, then the nearest, then the freshest, as one number: the lowest comes first.
fn rank(fit: &Fit, freshness: Freshness) -> u64 {
    let score = u64::from(u16::MAX - u16::try_from(fit.score).unwrap_or(u16::MAX));
    let metres = u64::from(fit.metres.unwrap_or(u32::MAX));
    score << 40 | metres << 8 | freshness as u64
}
