//! What a profile asks for, made ready to be compared with many things.

use crate::{
    Slug,
    ask::Asker,
    day_part::DayParts,
    geo::Point,
    guide::{Entry, Guide},
    level::Level,
    moment::Moment,
    municipality::Region,
    profile::{AgeGroup, Field, FromHome, Item, Profile, Rhythm},
    skills::Skills,
    theme::Theme,
};

use super::SkillName;

/// The fields by which something can suit or be ruled out. What is not among them, such as a name
/// or what somebody did, is nobody's reason.
const ASKING: [Field; 16] = [
    Field::Likes,
    Field::Skills,
    Field::OwnSkills,
    Field::Times,
    Field::Regions,
    Field::FromHome,
    Field::Kilometres,
    Field::Dutch,
    Field::Learn,
    Field::OwnLearn,
    Field::Age,
    Field::Rhythm,
    Field::Hours,
    Field::Conduct,
    Field::Buddy,
    Field::Allowance,
];

/// What somebody asks for.
pub(crate) struct Wishes<'a> {
    pub(super) guide: &'a Guide,
    pub(super) now: Moment,
    /// Whether anything is asked at all. Being near is no reason for who asks for nothing.
    pub(super) any: bool,
    pub(super) likes: Vec<Theme>,
    pub(super) can: Has,
    pub(super) learn: Has,
    pub(super) times: DayParts,
    /// Positions in the municipality's list of areas.
    pub(super) areas: Vec<usize>,
    /// Where distances are measured from: the nearest of these.
    from: Vec<Point>,
    pub(super) from_home: Option<FromHome>,
    /// How far somebody wants to go, in metres.
    pub(super) metres: Option<u32>,
    pub(super) dutch: Option<Level>,
    pub(super) age: Option<AgeGroup>,
    pub(super) rhythm: Option<Rhythm>,
    /// The most hours a week.
    pub(super) hours: Option<u32>,
    pub(super) conduct: Option<bool>,
    pub(super) buddy: bool,
    pub(super) allowance: bool,
}

/// Skills that somebody has, or wants.
pub(super) struct Has {
    /// For each skill of the municipality's list whether it is one of them.
    known: Vec<bool>,
    /// Own words that mean none of the list, folded.
    words: Vec<Vec<String>>,
}

impl Has {
    fn of<'t>(guide: &Guide, slugs: &[Slug], own: impl Iterator<Item = &'t str>) -> Self {
        let list = &guide.municipality.skills;
        let mut known: Vec<bool> = list.iter().map(|skill| slugs.contains(&skill.slug)).collect();
        let mut words = Vec::new();
        for text in own {
            let skills = Skills::of(&guide.skills, &[text.to_owned()]);
            for at in &skills.known {
                known[*at] = true;
            }
            if skills.known.is_empty() {
                words.extend(skills.phrases.into_iter().map(|(_, words)| words));
            }
        }
        words.retain(|words| !words.is_empty());
        Self { known, words }
    }

    /// Those of these that somebody has; none when there is no such skill.
    pub(super) fn shared(&self, guide: &Guide, skills: &Skills) -> Option<Vec<SkillName>> {
        let list = &guide.municipality.skills;
        let mut shared: Vec<SkillName> = (skills.known.iter())
            .filter(|at| self.known.get(**at) == Some(&true))
            .filter_map(|at| list.get(*at))
            .map(|skill| SkillName::Known(skill.slug.clone()))
            .collect();
        let own = !self.words.is_empty();
        for (text, said) in skills.phrases.iter().filter(|_| own) {
            if self.words.iter().any(|own| own.iter().all(|word| said.contains(word))) {
                shared.push(SkillName::Words(text.clone()));
            }
        }
        (!shared.is_empty()).then_some(shared)
    }
}

impl<'a> Wishes<'a> {
    pub(crate) fn of(guide: &'a Guide, profile: &Profile, asker: &Asker) -> Self {
        let municipality = &guide.municipality;
        let mut areas = Vec::new();
        let mut points = Vec::new();
        for slug in profile.regions() {
            let Some(region) = municipality.region(slug.as_str()) else { continue };
            let area = region.area();
            areas.extend(municipality.areas.iter().position(|it| it.slug == area.slug));
            points.extend(Region::point(&region));
        }
        let from = asker.here.or(asker.from).map_or(points, |here| vec![here]);
        Self {
            guide,
            now: asker.now,
            any: ASKING.iter().any(|field| !profile.get(&Item::Field(*field)).is_null()),
            likes: profile.likes(),
            can: Has::of(guide, &profile.skills(), profile.own_skills()),
            learn: Has::of(guide, &profile.learn(), profile.own_learn()),
            times: profile.times(),
            areas,
            from,
            from_home: profile.from_home(),
            metres: profile.kilometres().map(|it| it * 1000),
            dutch: profile.dutch(),
            age: profile.age(),
            rhythm: profile.rhythm(),
            hours: profile.hours(),
            conduct: profile.conduct(),
            buddy: profile.buddy(),
            allowance: profile.allowance(),
        }
    }

    /// How far a record is.
    pub(super) fn metres_to(&self, entry: &Entry) -> Option<u32> {
        let there = entry.point?;
        self.from.iter().map(|here| here.metres_to(there)).min()
    }
}
