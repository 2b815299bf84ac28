//! When volunteer work is and how much time it takes, for lists and for its own page.

use crate::{
    Lang, Said,
    day_part::Times,
    effort::Effort,
    guide::Entry,
    record::{Record, Vacancy},
};

/// What one wants to know of volunteer work at a glance.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Task {
    /// When somebody is wanted, as far as its words are understood.
    pub times: Times,
    /// When, in its own words; only when these are not understood.
    pub when: Option<Said>,
    /// How much time it takes, when that is a whole number of hours.
    pub effort: Option<Effort>,
    /// How much time it takes, in its own words; only when these say more than hours.
    pub hours: Option<Said>,
    /// Once only.
    pub once: bool,
    /// Can be done from home.
    pub from_home: bool,
    /// Can be done with a buddy.
    pub buddy: bool,
}

impl Task {
    /// Of a vacancy; none of anything else.
    pub(super) fn of(entry: &Entry, lang: Lang) -> Option<Self> {
        let (Record::Vacancy(vacancy), Some(work)) = (&*entry.record, &entry.work) else {
            return None;
        };
        let effort = work.effort.filter(|effort| effort.exact);
        let own = || vacancy.hours.as_deref().map(|words| Said::dutch(words, lang));
        Some(Self {
            times: work.times,
            when: (work.times == Times::Unknown).then(|| words(vacancy, lang)).flatten(),
            effort,
            hours: if effort.is_none() { own() } else { None },
            once: vacancy.once,
            from_home: vacancy.from_home,
            buddy: vacancy.buddy,
        })
    }
}

/// Its own words about when it is.
fn words(vacancy: &Vacancy, lang: Lang) -> Option<Said> {
    let words = vacancy.day_parts.join(", ");
    (!words.is_empty()).then(|| Said::dutch(&words, lang))
}
