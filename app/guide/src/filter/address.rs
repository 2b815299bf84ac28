//! Filters as they stand in an address, read and written.

use std::fmt::Write as _;

use crate::{id::Kind, municipality::Municipality, support::SupportSort, view::View};

use super::{CostLimit, Day, Field, Filter, HelpedBy, Page};

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
        crate::sort::once_each(&mut filter.themes);
        if errors.is_empty() { Ok(filter) } else { Err(errors) }
    }

    fn set(&mut self, municipality: &Municipality, field: Field, value: &str) -> bool {
        fn put<T>(place: &mut Option<T>, value: Option<T>) -> bool {
            let known = value.is_some();
            *place = value;
            known
        }
        match field {
            Field::Region => {
                put(&mut self.region, municipality.region(value).map(|it| it.slug().clone()))
            }
            Field::Theme => value.parse().map(|theme| self.themes.push(theme)).is_ok(),
            Field::Day => put(&mut self.day, Day::parse(value)),
            Field::Cost => put(
                &mut self.cost,
                CostLimit::CHOICES.into_iter().find(|limit| limit.word() == value),
            ),
            Field::OpenNow | Field::WalkIn | Field::StepFree | Field::FromHome | Field::Past => {
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
            Field::Helpers => put(
                &mut self.helpers,
                HelpedBy::CHOICES.into_iter().find(|helpers| helpers.word() == value),
            ),
            Field::Sort => {
                put(&mut self.sort, SupportSort::ALL.into_iter().find(|it| it.word() == value))
            }
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

    /// The filters as pairs of an address, in a fixed order.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        let mut add = |field: Field, value: String| pairs.push((field.name(), value));
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
        if self.page != Page::default() {
            add(Field::Page, self.page.0.to_string());
        }
        pairs
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
