//! Which vacancies pass the filters of volunteer work.
//!
//! What a vacancy leaves open about time (no day parts, hours in words that are not plain) can be
//! talked about, so it passes. What somebody needs to be sure of (an allowance, no certificate, how
//! much Dutch) has to be said.

use crate::{
    day_part::{DayParts, Times},
    effort::Effort,
    filter::{Dutch, Field, HowOften, WorkFilter},
    guide::Entry,
    id::Slug,
    municipality::Municipality,
    record::{ConductCertificate, Record, Vacancy},
};

/// The filters, made ready to be asked of many vacancies.
pub(super) struct WorkSieve<'a> {
    filter: &'a WorkFilter,
    times: Option<DayParts>,
    /// The skills, as places in the municipality's list.
    asked: Vec<usize>,
    learned: Vec<usize>,
}

impl<'a> WorkSieve<'a> {
    /// The fields that it looks at. Those that are ticked are looked at with others like it, and
    /// days of the week with parts of the day.
    pub(super) const FIELDS: [Field; 7] = [
        Field::DayPart,
        Field::Hours,
        Field::Often,
        Field::Skill,
        Field::Learn,
        Field::Dutch,
        Field::Age,
    ];

    pub(super) fn new(municipality: &Municipality, filter: &'a WorkFilter) -> Self {
        let places = |slugs: &[Slug]| {
            let all = municipality.skills.iter().enumerate();
            all.filter(|(_, skill)| slugs.contains(&skill.slug)).map(|(at, _)| at).collect()
        };
        Self {
            filter,
            times: filter.times(),
            asked: places(&filter.skills),
            learned: places(&filter.learn),
        }
    }

    /// Whether a record passes one of [`Self::FIELDS`].
    pub(super) fn passes(&self, entry: &Entry, field: Field) -> bool {
        let filter = self.filter;
        let any = |wanted: &[usize], has: &[usize]| has.iter().any(|it| wanted.contains(it));
        let work = || entry.work.as_ref();
        match field {
            Field::DayPart => self.times.is_none_or(|times| is_in(entry, times)),
            Field::Hours => filter.hours.is_none_or(|most| takes_at_most(entry, most)),
            Field::Often => filter.often.is_none_or(|often| comes(entry, often)),
            Field::Skill => {
                filter.skills.is_empty()
                    || work().is_some_and(|it| any(&self.asked, &it.asked.known))
            }
            Field::Learn => {
                filter.learn.is_empty()
                    || work().is_some_and(|it| any(&self.learned, &it.learned.known))
            }
            Field::Dutch => filter.dutch.is_none_or(|dutch| is_spoken(entry, dutch)),
            Field::Age => filter.age.is_none_or(|age| is_open_to(entry, age)),
            _ => true,
        }
    }
}

fn vacancy(entry: &Entry) -> Option<&Vacancy> {
    match &*entry.record {
        Record::Vacancy(vacancy) => Some(vacancy),
        _ => None,
    }
}

/// Whether it is in one of these parts of the week, or leaves that open.
pub(super) fn is_in(entry: &Entry, times: DayParts) -> bool {
    vacancy(entry).and(entry.work.as_ref()).is_some_and(|work| match work.times {
        Times::At(parts) => !parts.and(times).is_empty(),
        Times::Free | Times::Unknown => true,
    })
}

/// Whether it takes at most so many hours a week, or leaves that open. What is done once takes no
/// hours a week.
pub(super) fn takes_at_most(entry: &Entry, most: u8) -> bool {
    vacancy(entry).is_some_and(|vacancy| {
        let effort = entry.work.as_ref().and_then(|work| work.effort);
        vacancy.once || effort.and_then(Effort::a_week).is_none_or(|hours| hours <= most)
    })
}

/// Whether it is done once, or more often.
pub(super) fn comes(entry: &Entry, often: HowOften) -> bool {
    vacancy(entry).is_some_and(|vacancy| vacancy.once == (often == HowOften::Once))
}

/// Whether this much Dutch is known to be enough.
pub(super) fn is_spoken(entry: &Entry, dutch: Dutch) -> bool {
    let level = vacancy(entry).and_then(|vacancy| vacancy.language_level.as_deref());
    level.is_some_and(|level| dutch.is_enough_for(level))
}

/// Whether somebody of this age may do it.
pub(super) fn is_open_to(entry: &Entry, age: u8) -> bool {
    vacancy(entry).is_some_and(|vacancy| vacancy.minimum_age.is_none_or(|least| least <= age))
}

/// Whether it is known to have what a box asks for.
pub(super) fn has(entry: &Entry, field: Field) -> bool {
    vacancy(entry).is_some_and(|it| match field {
        Field::Allowance => it.has_allowance(),
        Field::NoConduct => it.conduct == Some(ConductCertificate::NotNeeded),
        Field::Buddy => it.buddy,
        _ => true,
    })
}
