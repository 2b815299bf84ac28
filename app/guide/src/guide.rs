//! The guide itself: the records of one publication, and the ways to get from each to what
//! belongs to it.

use std::{collections::HashMap, sync::Arc};

use jiff::civil;

use crate::{
    change::{Change, Changes, DoesNotFollow, Snapshot},
    fold,
    freshness::{Checked, last_word},
    geo::Point,
    id::{Kind, Slug},
    moment::Moment,
    municipality::{Municipality, RegionCode},
    record::{Common, Record},
    search::Search,
    skills::SkillWords,
    sort,
    theme::Theme,
    work::Work,
};

/// All public content of a municipality as of one publication. Never changes; a publication
/// makes the next one.
#[derive(Clone, Debug)]
pub struct Guide {
    /// The line of publications that `version` counts in.
    pub series: String,
    /// The publication.
    pub version: u64,
    /// When it was published, in seconds since 1970-01-01T00:00Z.
    pub published: i64,
    /// The municipality.
    pub municipality: Arc<Municipality>,
    /// By kind and slug.
    entries: Vec<Arc<Entry>>,
    links: Links,
    pub(crate) search: Search,
    pub(crate) skills: SkillWords,
}

/// A record with what the guide worked out about it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The record.
    pub record: Arc<Record>,
    /// The publication that last changed it.
    pub modified: u64,
    /// Where it belongs: its own regions, or else those of its places or its organisation.
    pub regions: Vec<RegionCode>,
    /// The areas that those regions lie in, as positions in the municipality's list; of a block those
    /// in whose welcome packs it is.
    pub areas: Vec<usize>,
    /// Where it is: the point of its place, or else of its buurt.
    pub point: Option<Point>,
    /// Whether its place, or else its first one, is known to be step-free.
    pub step_free: bool,
    /// The day of the last word about it.
    pub last_word: Option<civil::Date>,
    /// Its themes; of a place also those of what happens there, after its own.
    pub themes: Vec<Theme>,
    /// What the words of a vacancy or a training mean.
    pub work: Option<Work>,
    /// The words of its name and summary in every language, folded, sorted, each once.
    pub words: Vec<String>,
}

impl Entry {
    /// What every record has.
    #[must_use]
    pub fn common(&self) -> &dyn Common {
        self.record.common()
    }

    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.record.kind()
    }

    /// Its slug.
    #[must_use]
    pub fn id(&self) -> &Slug {
        self.common().id()
    }
}

/// From an organisation, a place or an area to what belongs to it.
#[derive(Clone, Debug, Default)]
struct Links {
    of_organisation: HashMap<Slug, Vec<Arc<Entry>>>,
    at_place: HashMap<Slug, Vec<Arc<Entry>>>,
    in_area: Vec<Vec<Arc<Entry>>>,
    /// Initiatives by word, for finding similar ones.
    initiatives_with: HashMap<String, Vec<Arc<Entry>>>,
}

impl Guide {
    /// A guide from everything there is. Deleted items are passed over.
    #[must_use]
    pub fn new(
        series: String,
        version: u64,
        published: i64,
        municipality: Arc<Municipality>,
        items: impl IntoIterator<Item = Change>,
    ) -> Self {
        let mut records = Records::default();
        for item in items {
            records.0.extend(item.record.map(|record| (record, item.modified)));
        }
        sort::by(&mut records.0, |(one, _), (other, _)| key(one).cmp(&key(other)));
        // Of what is there twice the last one counts.
        records.0.dedup_by(|later, first| {
            let is_same = key(&later.0) == key(&first.0);
            if is_same {
                std::mem::swap(later, first);
            }
            is_same
        });
        let happening = themes_at_places(&records);
        let skills = SkillWords::of(&municipality.skills);
        let mut entries = Vec::with_capacity(records.0.len());
        for (record, modified) in &records.0 {
            let mut entry = work_out(&municipality, &skills, &records, record, *modified);
            if record.kind() == Kind::Place {
                add_themes(&mut entry.themes, record.common().id(), &happening);
            }
            entries.push(Arc::new(entry));
        }
        let links = Links::of(&municipality, &entries);
        let search = Search::default();
        Self { series, version, published, municipality, entries, links, search, skills }
    }

    /// The guide that a snapshot holds.
    #[must_use]
    pub fn from_snapshot(snapshot: Snapshot) -> Self {
        Self::new(
            snapshot.series,
            snapshot.version,
            snapshot.published,
            Arc::new(snapshot.municipality),
            snapshot.items,
        )
    }

    /// Everything there is, to travel.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot {
            series: self.series.clone(),
            version: self.version,
            published: self.published,
            municipality: (*self.municipality).clone(),
            items: self.items().collect(),
        }
    }

    /// Every record with the publication that last changed it.
    pub fn items(&self) -> impl Iterator<Item = Change> {
        self.entries.iter().map(|entry| Change {
            kind: entry.kind(),
            id: entry.id().clone(),
            modified: entry.modified,
            record: Some(Arc::clone(&entry.record)),
        })
    }

    /// The guide after `changes`.
    ///
    /// # Errors
    /// [`DoesNotFollow`] when the changes belong to another line of publications or go back.
    pub fn after(&self, changes: Changes) -> Result<Self, DoesNotFollow> {
        let mut snapshot = self.snapshot();
        snapshot.follow(changes)?;
        Ok(Self::from_snapshot(snapshot))
    }

    /// The record of a kind with a slug.
    #[must_use]
    pub fn get(&self, kind: Kind, id: &Slug) -> Option<&Arc<Entry>> {
        self.entries.get(self.position(kind, id)?)
    }

    /// Where a record is in [`Guide::all`].
    pub(crate) fn position(&self, kind: Kind, id: &Slug) -> Option<usize> {
        self.entries.binary_search_by(|entry| key(&entry.record).cmp(&(kind, id))).ok()
    }

    /// Every record, by kind and slug.
    #[must_use]
    pub fn all(&self) -> &[Arc<Entry>] {
        &self.entries
    }

    /// Every record of a kind, by slug.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Arc<Entry>> {
        of_kind(&self.entries, kind).iter()
    }

    /// How fresh a record is at a moment.
    #[must_use]
    pub fn checked(&self, entry: &Entry, now: Moment) -> Checked {
        self.checked_as_of(entry, now.date())
    }

    /// The same on a day.
    pub(crate) fn checked_as_of(&self, entry: &Entry, today: civil::Date) -> Checked {
        let shelf_life = &self.municipality.shelf_life;
        Checked {
            on: entry.common().checked_on(),
            freshness: shelf_life.freshness(entry.kind(), entry.last_word, today),
        }
    }

    /// How many records there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are no records.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// What an organisation does, by kind and slug.
    #[must_use]
    pub fn of_organisation(&self, id: &Slug) -> &[Arc<Entry>] {
        self.links.of_organisation.get(id).map_or(&[], Vec::as_slice)
    }

    /// What happens at a place, by kind and slug.
    #[must_use]
    pub fn at_place(&self, id: &Slug) -> &[Arc<Entry>] {
        self.links.at_place.get(id).map_or(&[], Vec::as_slice)
    }

    /// What belongs to an area, by kind and slug.
    #[must_use]
    pub fn in_area(&self, id: &Slug) -> &[Arc<Entry>] {
        self.municipality
            .areas
            .iter()
            .position(|area| area.slug == *id)
            .and_then(|position| self.links.in_area.get(position))
            .map_or(&[], Vec::as_slice)
    }

    /// The initiatives in which a word occurs.
    pub(crate) fn initiatives_with(&self, word: &str) -> &[Arc<Entry>] {
        self.links.initiatives_with.get(word).map_or(&[], Vec::as_slice)
    }

    /// The name that a reader knows a record's whereabouts by: its buurt, village or wijk.
    #[must_use]
    pub fn whereabouts(&self, entry: &Entry) -> Option<&str> {
        entry.regions.iter().find_map(|code| self.municipality.name_of(code))
    }
}

/// Those of a kind, in a list by kind.
pub(crate) fn of_kind(entries: &[Arc<Entry>], kind: Kind) -> &[Arc<Entry>] {
    let first = entries.partition_point(|entry| entry.kind() < kind);
    let after = entries.partition_point(|entry| entry.kind() <= kind);
    &entries[first..after]
}

/// What a record is found by.
fn key(record: &Record) -> (Kind, &Slug) {
    (record.kind(), record.common().id())
}

/// Every record with the publication that last changed it, by kind and slug.
#[derive(Default)]
struct Records(Vec<(Arc<Record>, u64)>);

impl Records {
    fn get(&self, kind: Kind, id: &Slug) -> Option<&Record> {
        let at = self.0.binary_search_by(|(record, _)| key(record).cmp(&(kind, id))).ok()?;
        self.0.get(at).map(|(record, _)| &**record)
    }
}

/// The themes of help and activities at each place, sorted, each once.
fn themes_at_places(records: &Records) -> Vec<(&Slug, Theme)> {
    let mut themes = Vec::new();
    for (record, _) in &records.0 {
        let happens = match &**record {
            Record::Service(_) => true,
            Record::Activity(activity) => !(activity.cancelled || activity.archived),
            _ => false,
        };
        if happens {
            for place in record.places() {
                themes.extend(record.common().themes().iter().map(|theme| (place, *theme)));
            }
        }
    }
    sort::once_each(&mut themes);
    themes
}

/// Adds the themes of what happens at a place to its own.
fn add_themes(own: &mut Vec<Theme>, place: &Slug, happening: &[(&Slug, Theme)]) {
    let first = happening.partition_point(|(at, _)| *at < place);
    let here = happening[first..].iter().take_while(|(at, _)| *at == place);
    for (_, theme) in here {
        if !own.contains(theme) {
            own.push(*theme);
        }
    }
}

/// Works out where a record belongs and what it can be found by.
fn work_out(
    municipality: &Municipality,
    skills: &SkillWords,
    records: &Records,
    record: &Arc<Record>,
    modified: u64,
) -> Entry {
    let places = || record.places().iter().filter_map(|id| records.get(Kind::Place, id));
    let regions_of = |record: &Record| record.common().regions().to_vec();

    let mut regions = regions_of(record);
    if let Record::AreaPlan(plan) = &**record
        && let Some(area) = plan.area.as_ref().and_then(|slug| municipality.area(slug.as_str()))
    {
        regions.clone_from(&area.districts);
    }
    if regions.is_empty() {
        regions = places().flat_map(regions_of).collect();
    }
    if regions.is_empty() {
        let organisation = record.organisation().and_then(|id| records.get(Kind::Organisation, id));
        regions = organisation.map(regions_of).unwrap_or_default();
    }
    regions.dedup();

    let mut areas: Vec<usize> = regions
        .iter()
        .filter_map(|code| municipality.area_of(code))
        .filter_map(|area| municipality.areas.iter().position(|it| it.slug == area.slug))
        .collect();
    sort::once_each(&mut areas);
    if let Record::WelcomeBlock(block) = &**record {
        let of =
            |at: &usize| block.area.as_ref().is_none_or(|it| *it == municipality.areas[*at].slug);
        areas = (0..municipality.areas.len()).filter(of).collect();
    }

    // The place that it is, or those that it names.
    let here = || {
        std::iter::once(&**record).chain(places()).filter_map(|record| match record {
            Record::Place(place) => Some(place),
            _ => None,
        })
    };
    let point = here()
        .find_map(|place| place.point)
        .or_else(|| regions.iter().find_map(|code| Some(municipality.neighbourhood(code)?.point)));
    let step_free = here().next().is_some_and(|place| place.access.step_free == Some(true));

    let common = record.common();
    let mut words: Vec<String> = common
        .name()
        .iter()
        .chain(common.summary().iter())
        .flat_map(|(_, text)| fold::words(text))
        .collect();
    sort::once_each(&mut words);

    let last_word = last_word(common);
    let themes = common.themes().to_vec();
    let work = Work::of(record, skills);
    let record = Arc::clone(record);
    Entry { record, modified, regions, areas, point, step_free, last_word, themes, work, words }
}

impl Links {
    fn of(municipality: &Municipality, entries: &[Arc<Entry>]) -> Self {
        let mut links =
            Self { in_area: vec![Vec::new(); municipality.areas.len()], ..Self::default() };
        for entry in entries {
            if let Some(id) = entry.record.organisation() {
                links.of_organisation.entry(id.clone()).or_default().push(Arc::clone(entry));
            }
            for id in entry.record.places() {
                links.at_place.entry(id.clone()).or_default().push(Arc::clone(entry));
            }
            for &area in &entry.areas {
                links.in_area[area].push(Arc::clone(entry));
            }
            if entry.kind() == Kind::Initiative {
                for word in &entry.words {
                    links.initiatives_with.entry(word.clone()).or_default().push(Arc::clone(entry));
                }
            }
        }
        links
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{municipality::tests::voorbeeldstad, record::Fund, text::Text};

    #[test]
    fn records_are_by_kind_and_slug_and_of_one_that_is_there_twice_the_last_counts() {
        let fund = |id: &str, name: &str, modified| {
            let record = Record::from(Fund::new(id.parse().unwrap(), Text::nl(name)));
            let (kind, id) = (record.kind(), record.common().id().clone());
            Change { kind, id, modified, record: Some(record.into()) }
        };
        let items = [fund("b", "eerst", 1), fund("a", "a", 1), fund("b", "later", 2)];
        let guide = Guide::new("r".into(), 2, 0, Arc::new(voorbeeldstad()), items);
        let names = guide.all().iter().map(|it| it.common().name().get(crate::Lang::NL).0);
        assert_eq!(names.collect::<Vec<_>>(), ["a", "later"]);
        let twice = guide.get(Kind::Fund, &"b".parse().unwrap()).unwrap();
        assert_eq!(twice.modified, 2);
        assert!(guide.get(Kind::Fund, &"c".parse().unwrap()).is_none());
    }
}
