//! The welcome pack of an area: its blocks, and what the guide knows around somebody who is new there.

use std::sync::Arc;

use crate::{
    Said,
    calendar::days_later,
    filter::Filter,
    guide::{Entry, Guide},
    help::{HelpTopic, UrgentNumber},
    id::{Kind, Slug},
    level::Level,
    municipality::{Area, Region},
    record::{Address, ConductCertificate, Record, WelcomeBlock},
    schedule::DayHours,
    sort,
    text::Text,
    welcome::{BlockSort, Household, Picture, blocks},
};

use super::{Asker, Card, DayGroup, RegionName, area::AreaMap, home, list, offer};

/// How many activities are shown.
const SOON: usize = 10;
/// Over how many days.
const DAYS: i64 = 28;
/// How many places and vacancies are shown.
const PLACES: usize = 6;
const VACANCIES: usize = 3;
/// How many records a block names.
const NAMED: usize = 3;

/// Asks for the pack of an area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WelcomeQuestion {
    /// The area.
    pub area: Slug,
    /// One of its blocks, when only that is wanted.
    pub block: Option<Slug>,
    /// For whom: what is for them comes first.
    pub households: Vec<Household>,
    /// Whether texts are shown in their easy variant, where there is one.
    pub easy: bool,
}

/// A welcome pack.
#[derive(Clone, Debug, PartialEq)]
pub struct WelcomeAnswer {
    /// The area.
    pub region: RegionName,
    /// The names of its buurten and villages.
    pub neighbourhoods: Vec<String>,
    /// The areas as a picture, this one among them.
    pub map: AreaMap,
    /// For whom it was asked.
    pub households: Vec<Household>,
    /// Whether easy variants are shown, where there are any.
    pub easy: bool,
    /// The blocks, by sort.
    pub blocks: Vec<Block>,
    /// Places with hours: open ones first.
    pub places: Vec<WelcomePlace>,
    /// The activities of the coming four weeks, by day.
    pub days: Vec<DayGroup>,
    /// What people can need help with.
    pub topics: Vec<HelpTopic>,
    /// Whom to call when it cannot wait.
    pub urgent: Vec<UrgentNumber>,
    /// Volunteer work to begin with: little Dutch and no certificate of conduct first.
    pub vacancies: Vec<Card>,
    /// The letters of the code for printed matter.
    pub code: Option<String>,
}

impl WelcomeAnswer {
    /// The blocks of a sort.
    pub fn of(&self, sort: BlockSort) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(move |it| it.sort == sort)
    }
}

/// A place where somebody who is new is welcome.
#[derive(Clone, Debug, PartialEq)]
pub struct WelcomePlace {
    /// As it stands in lists.
    pub card: Card,
    /// Where it is.
    pub address: Address,
    /// The number to call, its own or that of who is behind it.
    pub phone: Option<String>,
    /// When one can go there, on the seven days from today on.
    pub week: [DayHours; 7],
}

/// A block for one reader.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What it is for.
    pub sort: BlockSort,
    /// Its name among blocks, the same in every area; what is ticked off is kept under it.
    pub slug: Slug,
    /// Its title.
    pub title: Said,
    /// Its text: paragraphs, lists and links in Markdown.
    pub text: Said,
    /// Whether there is an easy variant of it in the reader's language.
    pub has_easy: bool,
    /// The name of its icon.
    pub icon: Option<String>,
    /// Whether it comes first for who asks.
    pub first: bool,
    /// Within how many days it has to be done.
    pub due_days: Option<u16>,
    /// The page of the rule that says so.
    pub rule: Option<String>,
    /// A picture.
    pub picture: Option<Picture>,
    /// What is said aloud: the address of a file, and its language when it is not the reader's.
    pub sound: Option<Said>,
    /// Who says it.
    pub by: Option<String>,
    /// The records that help with it.
    pub cards: Vec<Card>,
    /// Whether it is sample content.
    pub sample: bool,
}

impl Block {
    fn of(guide: &Guide, it: &WelcomeBlock, question: &WelcomeQuestion, asker: &Asker) -> Self {
        let said = |text: &Text| text.said(asker.lang);
        let easy = question.easy && it.easy.is_in(asker.lang);
        let named = it.records.iter().filter_map(|one| guide.get(one.kind, &one.id));
        Self {
            sort: it.sort,
            slug: it.slug().clone(),
            title: said(&it.name),
            text: said(if easy { &it.easy } else { &it.summary }),
            has_easy: it.easy.is_in(asker.lang),
            icon: it.icon.clone(),
            first: it.households.iter().any(|one| question.households.contains(one)),
            due_days: it.due_days,
            rule: it.rule.clone(),
            picture: it.picture.clone(),
            sound: Some(said(&it.sound)).filter(|sound| !sound.text.is_empty()),
            by: it.by.clone(),
            cards: named.take(NAMED).map(|entry| Card::of(guide, entry, asker)).collect(),
            sample: it.sample,
        }
    }
}

pub(super) fn answer(
    guide: &Guide,
    area: &Area,
    question: &WelcomeQuestion,
    asker: &Asker,
) -> WelcomeAnswer {
    let municipality = &guide.municipality;
    let blocks = blocks(guide, &area.slug, &question.households, asker.lang);
    WelcomeAnswer {
        region: RegionName::of(Region::Area(area), asker.lang),
        neighbourhoods: municipality.neighbourhoods_of(area).map(|it| it.name.clone()).collect(),
        map: AreaMap::of(municipality, asker.lang),
        households: question.households.clone(),
        easy: question.easy,
        blocks: blocks.iter().map(|it| Block::of(guide, it, question, asker)).collect(),
        places: places(guide, area, asker),
        days: days(guide, area, asker),
        topics: municipality.help.clone(),
        urgent: municipality.urgent.clone(),
        vacancies: vacancies(guide, area, asker),
        code: municipality.welcome.letters(&area.slug).map(str::to_owned),
    }
}

/// Open places first, then those that open soonest.
fn places(guide: &Guide, area: &Area, asker: &Asker) -> Vec<WelcomePlace> {
    let inside: Vec<&Arc<Entry>> =
        guide.in_area(&area.slug).iter().filter(|it| it.kind() == Kind::Place).collect();
    let (_, ranked) = home::places(&inside, guide, asker);
    let mut places = Vec::new();
    for entry in ranked.into_iter().take(PLACES) {
        let Record::Place(place) = &*entry.record else { continue };
        places.push(WelcomePlace {
            card: Card::of(guide, entry, asker),
            address: place.address.clone(),
            phone: offer::reach(guide, entry).phone,
            week: place.hours.week(asker.now.date(), &guide.municipality.almanac),
        });
    }
    places
}

fn days(guide: &Guide, area: &Area, asker: &Asker) -> Vec<DayGroup> {
    let filter = Filter { region: Some(area.slug.clone()), ..Filter::default() };
    let last = days_later(asker.now.date(), DAYS - 1);
    let mut groups = list::answer(guide, Kind::Activity, &filter, None, asker).groups;
    groups.retain(|group| group.date.is_some_and(|date| date <= last));
    list::first(groups, SOON)
}

fn vacancies(guide: &Guide, area: &Area, asker: &Asker) -> Vec<Card> {
    let mut found: Vec<&Arc<Entry>> = guide
        .in_area(&area.slug)
        .iter()
        .filter(|it| matches!(&*it.record, Record::Vacancy(vacancy) if !vacancy.filled))
        .collect();
    sort::by_key(&mut found, |it| {
        let (conduct, buddy) = match &*it.record {
            Record::Vacancy(it) => {
                (matches!(it.conduct, None | Some(ConductCertificate::NotNeeded)), it.buddy)
            }
            _ => (false, false),
        };
        let level = it.work.as_ref().and_then(|work| work.level);
        (level.is_none_or(|level| level > Level::A1), !conduct, !buddy, it.id().clone())
    });
    found.into_iter().take(VACANCIES).map(|it| Card::of(guide, it, asker)).collect()
}
