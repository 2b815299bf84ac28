//! The areas: choosing one's own, and everything that belongs to one.

use std::sync::Arc;

use crate::{
    Lang,
    filter::Filter,
    geo::Frame,
    guide::{Entry, Guide},
    id::{Kind, Slug},
    municipality::{Area, Municipality, Region},
    postcode::Postcode,
    record::Record,
    sort,
    when::Occurrence,
};

use super::{Asker, Card, DayGroup, RegionName, card::metres, list};

/// How many records exist of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindCount {
    /// The kind.
    pub kind: Kind,
    /// How many; of activities those that are not over.
    pub count: usize,
}

/// The areas as a picture; each is a link.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaMap {
    /// Height of the picture, which is [`Frame::WIDTH`] wide.
    pub height: f64,
    /// The areas.
    pub areas: Vec<AreaShape>,
}

/// An area as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaShape {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its name.
    pub name: String,
    /// The outlines of its wijken, as SVG path data.
    pub path: String,
}

impl AreaMap {
    pub(super) fn of(municipality: &Municipality, lang: Lang) -> Self {
        let frame: &Frame = &municipality.frame;
        let areas = municipality.areas.iter().map(|area| AreaShape {
            slug: area.slug.clone(),
            name: area.name.get(lang).0.to_owned(),
            path: municipality
                .districts
                .iter()
                .filter(|district| area.districts.contains(&district.code))
                .map(|district| district.outline.as_str())
                .collect(),
        });
        Self { height: frame.height().round(), areas: areas.collect() }
    }
}

/// The areas and villages to choose from.
#[derive(Clone, Debug, PartialEq)]
pub struct AreasAnswer {
    /// The areas as a picture.
    pub map: AreaMap,
    /// The buurten and villages of each area, in the order of `map.areas`.
    pub neighbourhoods: Vec<Vec<NeighbourhoodName>>,
    /// What the given postcode leads to.
    pub postcode: Option<PostcodeAnswer>,
}

/// A buurt or village to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeighbourhoodName {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its name.
    pub name: String,
}

/// What a postcode leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PostcodeAnswer {
    /// These buurten, the likeliest first.
    Found(String, Vec<RegionName>),
    /// It is a postcode, but not known here.
    Unknown(String),
    /// It is not a postcode.
    Unreadable(String),
}

pub(super) fn areas(guide: &Guide, postcode: Option<&str>, asker: &Asker) -> AreasAnswer {
    let municipality = &guide.municipality;
    let neighbourhoods = municipality
        .areas
        .iter()
        .map(|area| {
            let mut names: Vec<NeighbourhoodName> = municipality
                .neighbourhoods_of(area)
                .map(|it| NeighbourhoodName { slug: it.slug.clone(), name: it.name.clone() })
                .collect();
            sort::by_key(&mut names, |it| crate::fold::fold(&it.name));
            names
        })
        .collect();
    AreasAnswer {
        map: AreaMap::of(municipality, asker.lang),
        neighbourhoods,
        postcode: postcode.map(str::trim).filter(|text| !text.is_empty()).map(|text| {
            let Ok(postcode) = text.parse::<Postcode>() else {
                return PostcodeAnswer::Unreadable(text.chars().take(40).collect());
            };
            let found: Vec<RegionName> = municipality
                .neighbourhoods_at(postcode)
                .into_iter()
                .filter_map(|it| municipality.region(it.slug.as_str()))
                .map(|region| RegionName::of(region, asker.lang))
                .collect();
            if found.is_empty() {
                PostcodeAnswer::Unknown(postcode.to_string())
            } else {
                PostcodeAnswer::Found(postcode.to_string(), found)
            }
        }),
    }
}

/// An area: its plan and everything in it.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaAnswer {
    /// The area.
    pub region: RegionName,
    /// The buurten and villages in it.
    pub neighbourhoods: Vec<NeighbourhoodName>,
    /// What residents and municipality work on together there; a record of kind area plan.
    pub plan: Option<Arc<Record>>,
    /// When people next meet about the plan.
    pub meeting: Option<Occurrence>,
    /// Where people meet about the plan.
    pub meeting_place: Option<Card>,
    /// The next activities, by day.
    pub days: Vec<DayGroup>,
    /// Places.
    pub places: Vec<Card>,
    /// Initiatives.
    pub initiatives: Vec<Card>,
    /// Organisations.
    pub organisations: Vec<Card>,
    /// How many records of each kind there are.
    pub counts: Vec<KindCount>,
    /// The areas as a picture, this one among them.
    pub map: AreaMap,
}

/// How many of a kind the area page shows.
const SHOWN: usize = 5;

pub(super) fn answer(guide: &Guide, area: &Area, asker: &Asker) -> AreaAnswer {
    let inside = guide.in_area(&area.slug);
    let cards = |kind: Kind| -> Vec<Card> {
        let mut entries: Vec<&Entry> =
            inside.iter().map(AsRef::as_ref).filter(|entry| entry.kind() == kind).collect();
        sort::by(&mut entries, |a, b| {
            let near = |it: &Entry| metres(it, asker).unwrap_or(u32::MAX);
            let fresh = |it: &Entry| it.common().checked_on();
            near(a)
                .cmp(&near(b))
                .then_with(|| fresh(b).cmp(&fresh(a)))
                .then_with(|| a.id().cmp(b.id()))
        });
        entries.into_iter().take(SHOWN).map(|entry| Card::of(guide, entry, asker)).collect()
    };
    let plan = guide.of_kind(Kind::AreaPlan).find_map(|entry| match &*entry.record {
        Record::AreaPlan(plan) if plan.area.as_ref() == Some(&area.slug) => Some((entry, plan)),
        _ => None,
    });
    let filter = Filter { region: Some(area.slug.clone()), ..Filter::default() };
    let mut groups = list::answer(guide, Kind::Activity, &filter, None, asker).groups;
    groups.retain(|group| group.date.is_some());
    let days = list::first(groups, SHOWN);
    AreaAnswer {
        region: RegionName::of(Region::Area(area), asker.lang),
        neighbourhoods: guide
            .municipality
            .neighbourhoods_of(area)
            .map(|it| NeighbourhoodName { slug: it.slug.clone(), name: it.name.clone() })
            .collect(),
        meeting: plan.and_then(|(_, plan)| plan.meeting.next(asker.now)),
        meeting_place: plan
            .and_then(|(_, plan)| guide.get(Kind::Place, plan.place.as_ref()?))
            .map(|entry| Card::of(guide, entry, asker)),
        plan: plan.map(|(entry, _)| Arc::clone(&entry.record)),
        days,
        places: cards(Kind::Place),
        initiatives: cards(Kind::Initiative),
        organisations: cards(Kind::Organisation),
        counts: counts(guide, Some(area), asker),
        map: AreaMap::of(&guide.municipality, asker.lang),
    }
}

/// How many records of each kind there are; of activities those that are not over.
pub(super) fn counts(guide: &Guide, area: Option<&Area>, asker: &Asker) -> Vec<KindCount> {
    let counts = |entry: &Entry| match &*entry.record {
        Record::Activity(activity) => !activity.is_over(asker.now),
        _ => true,
    };
    Kind::ALL
        .into_iter()
        .map(|kind| {
            let count = match area {
                Some(area) => guide
                    .in_area(&area.slug)
                    .iter()
                    .filter(|entry| entry.kind() == kind && counts(entry))
                    .count(),
                None => guide.of_kind(kind).filter(|entry| counts(entry)).count(),
            };
            KindCount { kind, count }
        })
        .collect()
}
