//! For each filter how many there would be with each choice.

use jiff::civil::Weekday;

use crate::{
    day_part::Part,
    filter::{CostLimit, Day, Dutch, Field, HelpedBy, HowOften, WorkFilter, times},
    id::Slug,
    theme::Theme,
    work::Work,
};

use super::{Candidate, Days, Sieve, costs_at_most, is_helped_by, work};
use crate::ask::{Choice, Facet};

impl Sieve<'_> {
    /// For each filter how many there would be with each choice.
    pub(in crate::ask) fn facets(&self, candidates: &[Candidate<'_>]) -> Vec<Facet> {
        let fields = self.fields.iter().copied();
        fields
            .filter(|field| !(*field == Field::Day && self.filter.past))
            .filter_map(|field| {
                let left: Vec<&Candidate<'_>> =
                    candidates.iter().filter(|it| it.passes_but_for(field)).collect();
                Some(Facet { field, choices: self.choices(field, &left)? })
            })
            .collect()
    }

    /// The choices of a field, counted in what passes all other fields; none when it has none.
    fn choices(&self, field: Field, left: &[&Candidate<'_>]) -> Option<Vec<Choice>> {
        let choice = |value: &str, fits: &dyn Fn(&Candidate<'_>) -> bool| Choice {
            value: value.to_owned(),
            count: left.iter().filter(|it| fits(it)).count(),
            label: None,
        };
        Some(match field {
            Field::Page
            | Field::Past
            | Field::View
            | Field::Question
            | Field::Sort
            | Field::Order => return None,
            Field::Region => self.areas(left),
            Field::Theme => self.themes(left),
            Field::Day => Day::CHOICES
                .iter()
                .map(|day| {
                    let days = match Days::of(*day, self.today) {
                        Days::Week(days) => days,
                        Days::Date(_) => 0,
                    };
                    choice(&day.to_string(), &|it| it.week & days != 0)
                })
                .collect(),
            Field::Cost => CostLimit::CHOICES
                .iter()
                .map(|&limit| choice(limit.word(), &|it| costs_at_most(it.entry, limit)))
                .collect(),
            Field::Helpers => HelpedBy::CHOICES
                .iter()
                .map(|&by| choice(by.word(), &|it| is_helped_by(it.entry, by)))
                .collect(),
            Field::Weekday => (1..=7)
                .filter_map(|day| Weekday::from_monday_one_offset(day).ok())
                .map(|day| {
                    let times = times(day.into(), &self.filter.work.parts);
                    choice(&Day::from(day).to_string(), &|it| work::is_in(it.entry, times))
                })
                .collect(),
            Field::DayPart => Part::ALL
                .iter()
                .map(|&part| {
                    let times = times(self.filter.work.days, &[part]);
                    choice(part.name(), &|it| work::is_in(it.entry, times))
                })
                .collect(),
            Field::Hours => WorkFilter::HOURS
                .iter()
                .map(|&most| choice(&most.to_string(), &|it| work::takes_at_most(it.entry, most)))
                .collect(),
            Field::Often => HowOften::CHOICES
                .iter()
                .map(|&often| choice(often.word(), &|it| work::comes(it.entry, often)))
                .collect(),
            Field::Skill => self.skills(&self.filter.work.skills, left, |work| &work.asked.known),
            Field::Learn => self.skills(&self.filter.work.learn, left, |work| &work.learned.known),
            Field::Dutch => Dutch::CHOICES
                .iter()
                .map(|&dutch| choice(dutch.word(), &|it| work::is_spoken(it.entry, dutch)))
                .collect(),
            Field::Age => WorkFilter::AGES
                .iter()
                .map(|&age| choice(&age.to_string(), &|it| work::is_open_to(it.entry, age)))
                .collect(),
            Field::OpenNow
            | Field::WalkIn
            | Field::StepFree
            | Field::FromHome
            | Field::Allowance
            | Field::NoConduct
            | Field::Buddy => {
                vec![choice(field.yes(), &|it| it.is_ticked(field))]
            }
        })
    }

    /// How many there are in each area. Asks each record once and not once for each choice, as
    /// whatever is searched has this field.
    fn areas(&self, left: &[&Candidate<'_>]) -> Vec<Choice> {
        let areas = &self.guide.municipality.areas;
        let mut counts = vec![0; areas.len()];
        for area in left.iter().flat_map(|it| &it.entry.areas) {
            counts[*area] += 1;
        }
        areas
            .iter()
            .zip(counts)
            .map(|(area, count)| Choice {
                value: area.slug.as_str().to_owned(),
                count,
                label: Some(area.name.get(self.asker.lang).0.to_owned()),
            })
            .collect()
    }

    /// How many there are of each theme that there is any of, or that is asked for.
    fn themes(&self, left: &[&Candidate<'_>]) -> Vec<Choice> {
        let mut counts = [0; Theme::ALL.len()];
        for theme in left.iter().flat_map(|it| &it.entry.themes) {
            counts[*theme as usize] += 1;
        }
        Theme::ALL
            .iter()
            .zip(counts)
            .filter(|(theme, count)| *count > 0 || self.filter.themes.contains(theme))
            .map(|(theme, count)| Choice { value: theme.slug().to_owned(), count, label: None })
            .collect()
    }

    /// The skills that are there, and those that are chosen.
    fn skills(
        &self,
        chosen: &[Slug],
        left: &[&Candidate<'_>],
        of: impl Fn(&Work) -> &Vec<usize>,
    ) -> Vec<Choice> {
        let skills = &self.guide.municipality.skills;
        let mut counts = vec![0; skills.len()];
        for work in left.iter().filter_map(|it| it.entry.work.as_ref()) {
            for &skill in of(work) {
                counts[skill] += 1;
            }
        }
        skills
            .iter()
            .zip(counts)
            .filter(|(skill, count)| *count > 0 || chosen.contains(&skill.slug))
            .map(|(skill, count)| Choice {
                value: skill.slug.to_string(),
                count,
                label: Some(skill.name.get(self.asker.lang).0.to_owned()),
            })
            .collect()
    }
}
