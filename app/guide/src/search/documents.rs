//! What of each record is searched, and how much a word weighs by where it stands.

use ::search::{Builder, Document, Index, Vocabulary, Words};

use crate::{
    guide::{Entry, Guide},
    id::Kind,
    municipality::{Municipality, RegionCode},
    record::Record,
    theme::Theme,
};

use super::words::{Role, WordGroup};

/// What a word weighs by where it stands; in a name more, the fewer words it has.
const NAME: u8 = 9;
const TOLD: u8 = 4;
const AROUND: u8 = 4;
const SUMMARY: u8 = 3;
/// What the words for its theme and its kind weigh.
const THEME: u8 = 6;
const KIND: u8 = 12;

/// An index of a guide, numbered as [`Guide::all`] is, with what the numbers of its groups mean.
#[derive(Debug)]
pub(super) struct Documents {
    /// Groups that also mean a theme or a kind.
    pub(super) roles: Roles,
    pub(super) index: Index,
}

/// Groups of words that also mean something else, by their number in the index.
#[derive(Debug, Default)]
pub(super) struct Roles {
    pub(super) themes: Vec<(u32, Theme)>,
    pub(super) kinds: Vec<(u32, Kind)>,
}

impl Documents {
    /// The records of a guide.
    pub(super) fn of(guide: &Guide) -> Self {
        let (roles, vocabulary) = roles(&guide.municipality.words);
        let mut builder = Builder::new(&vocabulary);
        let documents = read(&mut builder, guide, &roles);
        Self { roles, index: builder.build(&documents) }
    }
}

/// What the groups of words are to the index, and what else they mean.
fn roles(groups: &[WordGroup]) -> (Roles, Vocabulary<'_>) {
    let (mut roles, mut vocabulary) = (Roles::default(), Vocabulary::default());
    let mut number = 0;
    for group in groups {
        match group.role() {
            None => continue,
            Some(Role::Stop) => {
                vocabulary.stop.extend(group.words.iter().map(String::as_str));
                continue;
            }
            Some(Role::Spelling) => {
                let pairs = group.words.iter().filter_map(|pair| pair.split_once('='));
                vocabulary.spelling.extend(pairs);
                continue;
            }
            Some(Role::Theme(theme)) => roles.themes.push((number, theme)),
            Some(Role::Kind(kind)) => roles.kinds.push((number, kind)),
            Some(Role::Same) => {}
        }
        vocabulary.groups.push(&group.words);
        number += 1;
    }
    (roles, vocabulary)
}

/// Reads the records: the names of all of them, then the rest of each.
fn read(builder: &mut Builder, guide: &Guide, roles: &Roles) -> Vec<Document> {
    let (entries, municipality) = (guide.all(), &guide.municipality);
    let mut documents: Vec<Document> = Vec::with_capacity(entries.len());
    for entry in entries {
        let mut document = Document { groups: roles.of(entry), ..Document::default() };
        for (_, name) in entry.common().name().iter() {
            builder.title(name, NAME, &mut document.title);
        }
        documents.push(document);
    }
    let mut around: Option<(&[RegionCode], Words)> = None;
    // Of a block of the welcome packs the names are enough: its text says a bit about everything, in
    // every language, and would come before who really helps.
    let beyond_names = |entry: &Entry| entry.kind() != Kind::WelcomeBlock;
    for (at, entry) in entries.iter().enumerate().filter(|(_, it)| beyond_names(it)) {
        let mut words = Words::default();
        let record = &entry.record;
        let places = record.places().iter().map(|id| guide.position(Kind::Place, id));
        let organisation = record.organisation().map(|id| guide.position(Kind::Organisation, id));
        for of in places.chain(organisation).flatten() {
            words.extend_as(&documents[of].title, AROUND);
        }
        // Many records are in the same few regions, one after the other.
        if around.as_ref().is_none_or(|(regions, _)| *regions != entry.regions.as_slice()) {
            around = Some((entry.regions.as_slice(), names_around(builder, municipality, entry)));
        }
        if let Some((_, names)) = &around {
            words.extend(names);
        }
        for text in told(record) {
            builder.text(text, TOLD, &mut words);
        }
        builder.folded(&entry.words, SUMMARY, &mut words);
        documents[at].rest = words;
    }
    documents
}

/// The names of the regions and areas that a record is in.
fn names_around(builder: &mut Builder, municipality: &Municipality, entry: &Entry) -> Words {
    let mut names = Words::default();
    for code in entry.regions.iter().take(6) {
        if let Some(name) = municipality.name_of(code) {
            builder.text(name, AROUND, &mut names);
        }
    }
    for &area in &entry.areas {
        for (_, name) in municipality.areas[area].name.iter() {
            builder.text(name, AROUND - 1, &mut names);
        }
    }
    names
}

impl Roles {
    /// The groups that a record belongs to by its themes and its kind.
    fn of(&self, entry: &Entry) -> Vec<(u32, u8)> {
        let themes = entry.common().themes();
        let about = self.themes.iter().filter(|(_, theme)| themes.contains(theme));
        let of_kind = self.kinds.iter().filter(|(_, kind)| *kind == entry.kind());
        let about = about.map(|(group, _)| (*group, THEME));
        about.chain(of_kind.map(|(group, _)| (*group, KIND))).collect()
    }
}

/// What a record says in words beside its name and summary.
fn told(record: &Record) -> Vec<&str> {
    let mut texts: Vec<&str> = Vec::new();
    match record {
        Record::Organisation(it) => texts.extend(it.sort.as_deref()),
        Record::Place(it) => {
            texts.extend(it.sort.as_deref());
            texts.extend(it.address.street.as_deref());
            texts.extend(it.address.town.as_deref());
        }
        Record::Activity(it) => texts.extend(it.audience.as_deref()),
        Record::Initiative(it) => texts.extend(it.area_text.as_deref()),
        Record::Service(it) => {
            texts.extend(it.audience.as_deref());
            texts.extend(it.bring.as_deref());
        }
        Record::Vacancy(it) => {
            let lists = [&it.tasks, &it.skills, &it.learn];
            texts.extend(lists.into_iter().flatten().map(String::as_str));
            texts.extend(it.training.as_deref());
        }
        Record::Fund(it) => {
            texts.extend(it.giver.as_deref());
            texts.extend(it.conditions.as_deref());
        }
        Record::Article(it) => texts.extend(it.learn.iter().map(String::as_str)),
        Record::AreaPlan(it) => {
            let goals = it.goals.iter();
            texts.extend(goals.flat_map(|goal| goal.name.iter().map(|(_, text)| text)));
        }
        Record::WelcomeBlock(_) => {}
    }
    texts
}
