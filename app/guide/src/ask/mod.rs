//! Everything that can be asked of the guide, and what it answers.
//!
//! A page is one [`Question`]; its [`Answer`] holds all that the page shows and nothing more, so
//! it can travel inside the page. Server and device ask the same guide the same way.

mod area;
mod asked;
mod card;
mod detail;
mod help;
mod home;
mod joined;
mod learning;
mod list;
mod map;
mod offer;
mod print;
mod profile;
mod search;
mod sieve;
mod support;
mod task;
mod welcome;

pub use area::{AreaAnswer, AreaMap, AreasAnswer, KindCount, NeighbourhoodName, PostcodeAnswer};
pub use asked::Asked;
pub use card::{Card, Ended};
pub use detail::{DetailAnswer, PinMap, PlaceView, Related, Relation};
pub use help::HelpAnswer;
pub use home::HomeAnswer;
pub use joined::Joined;
pub use learning::Taught;
pub use list::{Choice, DayGroup, Facet, ListAnswer, Measured, PAGE_SIZE};
pub use map::{MapName, Pin, PlaceMap};
pub use offer::{Offer, WalkIn};
pub use print::{Chosen, PRINTED, PrintAnswer};
pub use profile::ProfileAnswer;
pub use search::{Found, MissingAnswer, SearchAnswer, SearchQuestion};
pub use support::{SupportAnswer, SupportSection};
pub use task::Task;
pub use welcome::{Block, WelcomeAnswer, WelcomePlace, WelcomeQuestion};

use std::sync::Arc;

use crate::{
    Lang, Moment,
    filter::Filter,
    geo::Point,
    guide::{Entry, Guide},
    id::{Kind, Slug},
    municipality::Region,
    profile::Profile,
};

/// Who asks: in which language, when, and from where.
#[derive(Clone, Copy, Debug)]
pub struct Asker {
    /// The language of the page.
    pub lang: Lang,
    /// Now.
    pub now: Moment,
    /// Where distances are measured from.
    pub from: Option<Point>,
    /// Where who asks is at this moment, when that was asked for: distances are measured from
    /// there, whatever area is chosen. Only a device knows it.
    pub here: Option<Point>,
}

impl Asker {
    /// The same, with distances measured from the chosen buurt unless it is known where who asks is.
    fn around(&self, region: Option<Region<'_>>) -> Self {
        let from = self.here.or_else(|| region.and_then(|it| it.point())).or(self.from);
        Self { from, ..*self }
    }
}

/// What can be asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// What is on around this area or buurt, or in the whole municipality.
    Home(Option<Slug>),
    /// A list of one kind.
    List(Kind, Filter),
    /// What one can need help with, in this area or buurt, or in the whole municipality.
    Help(Option<Slug>),
    /// What there is for who wants to start something.
    Support(Filter),
    /// One record with what belongs to it.
    Detail(Kind, Slug),
    /// The areas and villages to choose from, and what a postcode leads to.
    Areas(Option<String>),
    /// One area: its plan and everything in it.
    Area(Slug),
    /// The welcome pack of an area.
    Welcome(WelcomeQuestion),
    /// What answers these words, of every kind.
    Search(SearchQuestion),
    /// Something at an address where nothing is: what may have been meant.
    Missing(String),
    /// These records, for a list that somebody keeps.
    Saved(Vec<(Kind, Slug)>),
    /// Records whole, for paper.
    Print(Chosen),
}

/// What the guide answers.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    expect(clippy::large_enum_variant, reason = "there is one of it a page")
)]
pub enum Answer {
    /// To [`Question::Home`].
    Home(HomeAnswer),
    /// To [`Question::List`].
    List(ListAnswer),
    /// To [`Question::Help`].
    Help(HelpAnswer),
    /// To [`Question::Support`].
    Support(SupportAnswer),
    /// To [`Question::Detail`].
    Detail(Box<DetailAnswer>),
    /// To [`Question::Areas`].
    Areas(AreasAnswer),
    /// To [`Question::Area`].
    Area(Box<AreaAnswer>),
    /// To [`Question::Welcome`].
    Welcome(Box<WelcomeAnswer>),
    /// To [`Question::Search`].
    Search(SearchAnswer),
    /// To [`Question::Saved`]: those that still exist, in the order asked.
    Saved(Vec<Card>),
    /// To [`Question::Print`].
    Print(PrintAnswer),
    /// There is no such record, area or buurt; what may have been meant.
    Missing(MissingAnswer),
}

impl Guide {
    /// Answers a question.
    #[must_use]
    pub fn answer(&self, question: &Question, asker: &Asker) -> Answer {
        self.answer_for(None, question, asker)
    }

    /// Answers a question of somebody whose profile is known, which it is only on a device: what
    /// suits comes forward, with the reasons.
    #[must_use]
    pub fn answer_for(
        &self,
        profile: Option<&Profile>,
        question: &Question,
        asker: &Asker,
    ) -> Answer {
        match question {
            Question::Home(None) => Answer::Home(home::answer(self, None, profile, asker)),
            Question::Home(Some(slug)) => match self.municipality.region(slug.as_str()) {
                Some(region) => Answer::Home(home::answer(self, Some(region), profile, asker)),
                None => search::missing(self, slug.as_str(), asker),
            },
            Question::List(kind, filter) => {
                Answer::List(list::answer(self, *kind, filter, profile, asker))
            }
            Question::Help(region) => {
                let region = region.as_ref().and_then(|it| self.municipality.region(it.as_str()));
                Answer::Help(help::answer(self, region, asker))
            }
            Question::Support(filter) => Answer::Support(support::answer(self, filter, asker)),
            Question::Detail(kind, id) => match self.get(*kind, id) {
                Some(entry) => {
                    Answer::Detail(Box::new(detail::answer(self, entry, profile, asker)))
                }
                None => search::missing(self, id.as_str(), asker),
            },
            Question::Areas(postcode) => {
                Answer::Areas(area::areas(self, postcode.as_deref(), asker))
            }
            Question::Area(slug) => match self.municipality.region(slug.as_str()) {
                Some(region) => Answer::Area(Box::new(area::answer(self, region.area(), asker))),
                None => search::missing(self, slug.as_str(), asker),
            },
            Question::Welcome(question) => match self.municipality.region(question.area.as_str()) {
                Some(region) => {
                    let pack = welcome::answer(self, region.area(), question, asker);
                    let is_there = |slug: &Slug| pack.blocks.iter().any(|it| it.slug == *slug);
                    match question.block.as_ref().filter(|slug| !is_there(slug)) {
                        Some(unknown) => search::missing(self, unknown.as_str(), asker),
                        None => Answer::Welcome(Box::new(pack)),
                    }
                }
                None => search::missing(self, question.area.as_str(), asker),
            },
            Question::Search(question) => Answer::Search(search::answer(self, question, asker)),
            Question::Missing(path) => search::missing(self, path, asker),
            Question::Print(chosen) => Answer::Print(print::answer(self, chosen, profile, asker)),
            Question::Saved(keys) => Answer::Saved(
                keys.iter()
                    .filter_map(|(kind, id)| self.get(*kind, id))
                    .map(|entry| Card::of(self, entry, asker))
                    .collect(),
            ),
        }
    }

    /// Records that may be meant by words that are still being typed, the best first.
    #[must_use]
    pub fn suggestions(&self, words: &str, asker: &Asker) -> Vec<Card> {
        search::suggestions(self, words, asker)
    }

    /// The records that answer a question in words, whatever their kind, the best first. Its page
    /// is left out of account.
    #[must_use]
    pub fn ranked(&self, question: &SearchQuestion, asker: &Asker) -> Vec<&Arc<Entry>> {
        search::ranked(self, question, asker)
    }
}

/// An area or buurt, named for a reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionName {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its name.
    pub name: String,
    /// The area that it lies in; the same as itself for an area.
    pub area: Slug,
    /// That area's name.
    pub area_name: String,
}

impl RegionName {
    pub(crate) fn of(region: Region<'_>, lang: Lang) -> Self {
        let area = region.area();
        Self {
            slug: region.slug().clone(),
            name: region.name(lang).to_owned(),
            area: area.slug.clone(),
            area_name: area.name.get(lang).0.to_owned(),
        }
    }
}
