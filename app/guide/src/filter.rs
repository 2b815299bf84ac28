//! What a reader chose to see of a list: filters as they stand in an address.
//!
//! `?gebied=grou&thema=eten&thema=sport&dag=zaterdag&kosten=gratis&drempelvrij=ja&pagina=2`,
//! `?nu=open&inloop=vandaag&kaart=412-530-3`, `?dag=zaterdag&dagdeel=ochtend&uren=2&volgorde=nieuw`

mod address;
mod choices;
mod day;
mod field;
#[cfg(test)]
mod tests;
mod work;

pub use address::FieldError;
pub use choices::{CostLimit, HelpedBy, Order};
pub use day::Day;
pub use field::Field;
pub(crate) use work::times;
pub use work::{Dutch, HowOften, WorkFilter};

use crate::{id::Slug, schedule::Weekdays, support::SupportSort, theme::Theme, view::View};

/// Filters on a list. What is not chosen does not filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[expect(clippy::struct_excessive_bools, reason = "each is a box that can be ticked by itself")]
pub struct Filter {
    /// An area or buurt; a buurt means its whole area, with what is nearest to the buurt first.
    pub region: Option<Slug>,
    /// Themes, any of them.
    pub themes: Vec<Theme>,
    /// The day on which it is.
    pub day: Option<Day>,
    /// What it may cost.
    pub cost: Option<CostLimit>,
    /// Only what is open now, without an appointment.
    pub open_now: bool,
    /// Only where one can still walk in today.
    pub walk_in: bool,
    /// The question that it answers, of those in the municipality's tree of help.
    pub question: Option<Slug>,
    /// Who helps.
    pub helpers: Option<HelpedBy>,
    /// The part of the support for initiatives.
    pub sort: Option<SupportSort>,
    /// Only what one gets into without a step.
    pub step_free: bool,
    /// Only what can be done from home: online activities, vacancies from home.
    pub from_home: bool,
    /// What volunteer work has to be like.
    pub work: WorkFilter,
    /// What comes first. It filters nothing.
    pub order: Order,
    /// The archive: activities that are over, instead of those to come.
    pub past: bool,
    /// The part of the map that is looked at; none while the map is folded away. It filters nothing.
    pub view: Option<View>,
    /// The page, counted from 1.
    pub page: Page,
}

/// A page number, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Page(pub u32);

impl Default for Page {
    fn default() -> Self {
        Self(1)
    }
}

impl Filter {
    fn ticked_mut(&mut self, field: Field) -> Option<&mut bool> {
        match field {
            Field::OpenNow => Some(&mut self.open_now),
            Field::WalkIn => Some(&mut self.walk_in),
            Field::StepFree => Some(&mut self.step_free),
            Field::FromHome => Some(&mut self.from_home),
            Field::Allowance => Some(&mut self.work.allowance),
            Field::NoConduct => Some(&mut self.work.no_conduct),
            Field::Buddy => Some(&mut self.work.buddy),
            Field::Past => Some(&mut self.past),
            _ => None,
        }
    }

    /// Whether a field of [`Field::TICKED`] is asked for.
    #[must_use]
    pub fn is_ticked(&self, field: Field) -> bool {
        match field {
            Field::OpenNow => self.open_now,
            Field::WalkIn => self.walk_in,
            Field::StepFree => self.step_free,
            Field::FromHome => self.from_home,
            Field::Allowance => self.work.allowance,
            Field::NoConduct => self.work.no_conduct,
            Field::Buddy => self.work.buddy,
            Field::Past => self.past,
            _ => false,
        }
    }

    /// Whether nothing is chosen, but perhaps where.
    #[must_use]
    pub fn is_all(&self) -> bool {
        Self { region: None, ..self.clone() } == Self::default()
    }

    /// The same filters on the first page.
    #[must_use]
    pub fn from_start(mut self) -> Self {
        self.page = Page::default();
        self
    }

    /// The same filters without one of the fields.
    #[must_use]
    pub fn without(mut self, field: Field) -> Self {
        match field {
            Field::Region => self.region = None,
            Field::Theme => self.themes.clear(),
            Field::Day => self.day = None,
            Field::Cost => self.cost = None,
            Field::View => self.view = None,
            Field::Question => self.question = None,
            Field::Helpers => self.helpers = None,
            Field::Sort => self.sort = None,
            Field::Weekday => self.work.days = Weekdays::NONE,
            Field::DayPart => self.work.parts.clear(),
            Field::Hours => self.work.hours = None,
            Field::Often => self.work.often = None,
            Field::Skill => self.work.skills.clear(),
            Field::Learn => self.work.learn.clear(),
            Field::Dutch => self.work.dutch = None,
            Field::Age => self.work.age = None,
            Field::Order => self.order = Order::default(),
            Field::Page => {}
            ticked => {
                if let Some(ticked) = self.ticked_mut(ticked) {
                    *ticked = false;
                }
            }
        }
        self.from_start()
    }

    /// The same filters without one choice of a field; of a field of [`Field::SEVERAL`] the other
    /// choices stay.
    #[must_use]
    pub fn without_choice(&self, field: Field, value: &str) -> Self {
        let mut rest = self.clone().from_start();
        match field {
            Field::Theme => rest.themes.retain(|it| it.slug() != value),
            Field::Weekday => {
                let day = Day::weekday(value).map(Weekdays::from);
                rest.work.days = rest.work.days.without(day.unwrap_or_default());
            }
            Field::DayPart => rest.work.parts.retain(|it| it.name() != value),
            Field::Skill => rest.work.skills.retain(|it| it.as_str() != value),
            Field::Learn => rest.work.learn.retain(|it| it.as_str() != value),
            field => return rest.without(field),
        }
        rest
    }

    /// No choices, with the map and the order as they are.
    #[must_use]
    pub fn cleared(&self) -> Self {
        Self { view: self.view, order: self.order, ..Self::default() }
    }
}
