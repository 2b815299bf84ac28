//! Filters as they stand in an address, read and written.

use std::fmt::Write as _;

use crate::{
    day_part::Part,
    id::{Kind, Slug},
    municipality::Municipality,
    sort,
    support::SupportSort,
    view::View,
};

use super::{CostLimit, Day, Dutch, Field, Filter, HelpedBy, HowOften, Order, Page, WorkFilter};

/// A filter that could not be read: which, and what stood there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The name in the address.
    pub field: String,
    /// What stood there.
    pub value: String,
}

impl Filter {
    /// Reads the filters that `fields` are from the pairs of an address. An empty value is no
    /// choice; names that are no filter of this list are passed over.
    ///
    /// # Errors
    /// Every filter that could not be read.
    pub fn read<'a>(
        municipality: &Municipality,
        kind: Kind,
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, Vec<FieldError>> {
        Self::read_fields(municipality, Field::of(kind), pairs)
    }

    /// The same for a list with other filters than those of a kind.
    ///
    /// # Errors
    /// Every filter that could not be read.
    pub fn read_fields<'a>(
        municipality: &Municipality,
        fields: &[Field],
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, Vec<FieldError>> {
        let mut filter = Self::default();
        let mut errors = Vec::new();
        for (name, value) in pairs {
            let Some(field) = fields.iter().find(|field| field.name() == name) else {
                continue;
            };
            let value = value.trim();
            if !value.is_empty() && !filter.set(municipality, *field, value) {
                errors.push(FieldError { field: name.to_owned(), value: value.to_owned() });
            }
        }
        sort::once_each(&mut filter.themes);
        sort::once_each(&mut filter.work.parts);
        sort::once_each(&mut filter.work.skills);
        sort::once_each(&mut filter.work.learn);
        if errors.is_empty() { Ok(filter) } else { Err(errors) }
    }

    fn set(&mut self, municipality: &Municipality, field: Field, value: &str) -> bool {
        fn put<T>(place: &mut Option<T>, value: Option<T>) -> bool {
            let known = value.is_some();
            *place = value;
            known
        }
        fn add<T>(to: &mut Vec<T>, value: Option<T>) -> bool {
            let known = value.is_some();
            to.extend(value);
            known
        }
        match field {
            Field::Region => {
                put(&mut self.region, municipality.region(value).map(|it| it.slug().clone()))
            }
            Field::Theme => value.parse().map(|theme| self.themes.push(theme)).is_ok(),
            Field::Day => put(&mut self.day, Day::parse(value)),
            Field::Cost => put(&mut self.cost, CostLimit::from_word(value)),
            Field::OpenNow
            | Field::WalkIn
            | Field::StepFree
            | Field::FromHome
            | Field::Allowance
            | Field::NoConduct
            | Field::Buddy
            | Field::Past => {
                let yes = value == field.yes();
                if let Some(ticked) = self.ticked_mut(field) {
                    *ticked = yes;
                }
                yes
            }
            Field::Question => put(
                &mut self.question,
                municipality.question(value).map(|(_, question)| question.slug.clone()),
            ),
            Field::Helpers => put(&mut self.helpers, HelpedBy::from_word(value)),
            Field::Sort => {
                put(&mut self.sort, SupportSort::ALL.into_iter().find(|it| it.word() == value))
            }
            Field::Weekday => match Day::weekday(value) {
                Some(day) => {
                    self.work.days = self.work.days.with(day);
                    true
                }
                None => false,
            },
            Field::DayPart => {
                add(&mut self.work.parts, Part::ALL.into_iter().find(|it| it.name() == value))
            }
            Field::Hours => put(&mut self.work.hours, one_of(&WorkFilter::HOURS, value)),
            Field::Often => put(&mut self.work.often, HowOften::from_word(value)),
            Field::Skill => add(&mut self.work.skills, skill(municipality, value)),
            Field::Learn => add(&mut self.work.learn, skill(municipality, value)),
            Field::Dutch => put(&mut self.work.dutch, Dutch::from_word(value)),
            Field::Age => put(&mut self.work.age, one_of(&WorkFilter::AGES, value)),
            Field::Order => match Order::from_word(value) {
                Some(order) => {
                    self.order = order;
                    true
                }
                None => false,
            },
            Field::View => put(&mut self.view, View::read(&municipality.frame, value)),
            Field::Page => match value.parse() {
                Ok(page @ 1..=10_000) => {
                    self.page = Page(page);
                    true
                }
                _ => false,
            },
        }
    }

    /// Every choice with its value in addresses, in a fixed order.
    #[must_use]
    pub fn choices(&self) -> Vec<(Field, String)> {
        let mut choices = Vec::new();
        let mut add = |field: Field, value: String| choices.push((field, value));
        if let Some(region) = &self.region {
            add(Field::Region, region.to_string());
        }
        for theme in &self.themes {
            add(Field::Theme, theme.slug().to_owned());
        }
        if let Some(day) = self.day {
            add(Field::Day, day.to_string());
        }
        if let Some(cost) = self.cost {
            add(Field::Cost, cost.word().to_owned());
        }
        for field in Field::TICKED.into_iter().filter(|field| self.is_ticked(*field)) {
            add(field, field.yes().to_owned());
        }
        if let Some(view) = self.view {
            add(Field::View, view.to_string());
        }
        if let Some(question) = &self.question {
            add(Field::Question, question.to_string());
        }
        if let Some(helpers) = self.helpers {
            add(Field::Helpers, helpers.word().to_owned());
        }
        if let Some(sort) = self.sort {
            add(Field::Sort, sort.word().to_owned());
        }
        for day in self.work.days.iter() {
            add(Field::Weekday, Day::from(day).to_string());
        }
        for part in &self.work.parts {
            add(Field::DayPart, part.name().to_owned());
        }
        if let Some(hours) = self.work.hours {
            add(Field::Hours, hours.to_string());
        }
        if let Some(often) = self.work.often {
            add(Field::Often, often.word().to_owned());
        }
        for skill in &self.work.skills {
            add(Field::Skill, skill.to_string());
        }
        for skill in &self.work.learn {
            add(Field::Learn, skill.to_string());
        }
        if let Some(dutch) = self.work.dutch {
            add(Field::Dutch, dutch.word().to_owned());
        }
        if let Some(age) = self.work.age {
            add(Field::Age, age.to_string());
        }
        if self.order != Order::default() {
            add(Field::Order, self.order.word().to_owned());
        }
        if self.page != Page::default() {
            add(Field::Page, self.page.0.to_string());
        }
        choices
    }

    /// The filters as pairs of an address, in a fixed order.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        self.choices().into_iter().map(|(field, value)| (field.name(), value)).collect()
    }

    /// The filters as the query of an address; empty when nothing is chosen. No value needs
    /// percent-encoding.
    #[must_use]
    pub fn query(&self) -> String {
        let mut query = String::new();
        for (name, value) in self.pairs() {
            let mark = if query.is_empty() { '?' } else { '&' };
            // Writing to a String cannot fail.
            let _ = write!(query, "{mark}{name}={value}");
        }
        query
    }
}

/// One of these numbers.
fn one_of(numbers: &[u8], value: &str) -> Option<u8> {
    numbers.iter().copied().find(|number| number.to_string() == value)
}

/// The slug of one of the municipality's skills.
fn skill(municipality: &Municipality, value: &str) -> Option<Slug> {
    municipality.skill(value).map(|skill| skill.slug.clone())
}
