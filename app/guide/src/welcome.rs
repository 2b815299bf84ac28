//! The welcome pack of an area: what its blocks are, and which of them belong to an area.
//!
//! Blocks are records like any other: editors write them as files, the store keeps them, phones hold
//! them. A block is of the whole municipality or of one area; an area's block can take the place of
//! one of the municipality's.

use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::{
    guide::{Entry, Guide},
    id::{Kind, Slug},
    record::{Record, WelcomeBlock},
    sort,
    text::{Lang, Text},
    wire,
};

/// What a block is for; the sections of a pack in their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = SoortWelkomstblok))]
pub enum BlockSort {
    /// The people of the area say welcome.
    #[serde(rename = "welkom")]
    Welcome,
    /// A thing to do in the first weeks.
    #[serde(rename = "taak")]
    Task,
    /// Where to get help.
    #[serde(rename = "hulp")]
    Help,
    /// How something works here.
    #[default]
    #[serde(rename = "uitleg")]
    Explanation,
    /// How to join in.
    #[serde(rename = "meedoen")]
    Joining,
}

impl BlockSort {
    /// Every sort.
    pub const ALL: [Self; 5] =
        [Self::Welcome, Self::Task, Self::Help, Self::Explanation, Self::Joining];

    /// Its word in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Welcome => "welkom",
            Self::Task => "taak",
            Self::Help => "hulp",
            Self::Explanation => "uitleg",
            Self::Joining => "meedoen",
        }
    }
}

/// For whom something comes first. It never hides anything from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Huishouden))]
pub enum Household {
    /// With children.
    #[serde(rename = "kinderen")]
    Children,
    /// Of 65 and older.
    #[serde(rename = "65-plus")]
    Elderly,
    /// Somebody who studies.
    #[serde(rename = "student")]
    Student,
    /// New in the Netherlands.
    #[serde(rename = "nieuw-in-nederland")]
    NewInCountry,
    /// Moved within the municipality.
    #[serde(rename = "verhuisd")]
    Moved,
    /// Somebody who looks after a relative, friend or neighbour.
    #[serde(rename = "mantelzorg")]
    Caring,
}

impl Household {
    /// Every one, in the order in which they are asked for.
    pub const ALL: [Self; 6] = [
        Self::NewInCountry,
        Self::Moved,
        Self::Children,
        Self::Elderly,
        Self::Student,
        Self::Caring,
    ];

    /// Its word in files and addresses.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Children => "kinderen",
            Self::Elderly => "65-plus",
            Self::Student => "student",
            Self::NewInCountry => "nieuw-in-nederland",
            Self::Moved => "verhuisd",
            Self::Caring => "mantelzorg",
        }
    }

    /// The one with this word.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }
}

/// A record that a block names, as `hulp/brieven`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Its kind.
    pub kind: Kind,
    /// Its slug.
    pub id: Slug,
}

impl FromStr for Reference {
    type Err = NotAReference;

    fn from_str(text: &str) -> Result<Self, NotAReference> {
        let read = || {
            let (kind, id) = text.split_once('/')?;
            Some(Self { kind: kind.parse().ok()?, id: id.parse().ok()? })
        };
        read().ok_or_else(|| NotAReference(text.to_owned()))
    }
}

/// The text names no record.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a kind and a slug, such as hulp/brieven")]
pub struct NotAReference(String);

impl Serialize for Reference {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{}/{}", self.kind.name(), self.id))
    }
}

impl<'de> Deserialize<'de> for Reference {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Reference {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        use utoipa::openapi::schema::{ObjectBuilder, Type};
        ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some("Soort en id van een onderdeel, zoals hulp/brieven."))
            .into()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Reference {
    fn name() -> std::borrow::Cow<'static, str> {
        "Verwijzing".into()
    }
}

/// A picture of a block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Beeld))]
pub struct Picture {
    /// Its address on this site.
    #[serde(rename = "bestand")]
    pub file: String,
    /// What there is to see, in words; empty when it tells nothing.
    #[serde(rename = "tekst", default, skip_serializing_if = "Text::is_empty")]
    pub alt: Text,
    /// Its width in pixels.
    #[serde(rename = "breedte")]
    pub width: u32,
    /// Its height in pixels.
    #[serde(rename = "hoogte")]
    pub height: u32,
}

/// The codes on printed matter, and where each leads. The letters say which area it was for when it
/// was printed, the digits after them which batch: `oo12` is batch 12 of `oo`. A printed code lives
/// for years, so where its letters lead can be changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Welkomstcodes))]
pub struct WelcomeCodes {
    /// Letters and the area that they lead to. The first ones of an area are those to print.
    #[serde(rename = "gebieden", skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<CodeArea>,
    /// Codes that no longer lead anywhere: letters with a batch.
    #[serde(rename = "vervallen", skip_serializing_if = "Vec::is_empty")]
    pub retired: Vec<String>,
}

/// Letters and the area that they lead to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Welkomstcode))]
pub struct CodeArea {
    /// The letters, or a whole code that leads elsewhere than its letters do.
    pub code: String,
    /// The area.
    #[serde(rename = "gebied")]
    pub area: Slug,
}

/// The largest batch.
pub const LARGEST_BATCH: u16 = 9999;

/// What is longer than this is no code, however it is typed, in bytes.
const LONGEST: usize = 32;

/// A code taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WelcomeCode {
    /// Its letters.
    pub letters: String,
    /// The batch; none for a code without.
    pub batch: Option<u16>,
}

impl WelcomeCode {
    /// Reads a code as people type it: capitals and spaces do not matter. None for what cannot be
    /// one: one to four letters, and after them a batch of 1 to [`LARGEST_BATCH`].
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        if text.len() > LONGEST {
            return None;
        }
        let text: String = text.chars().filter(|c| !matches!(c, ' ' | '\t')).collect();
        let end = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
        let (letters, digits) = text.split_at(end);
        let batch = match digits {
            "" => None,
            digits if digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0') => {
                Some(digits.parse().ok().filter(|batch| *batch <= LARGEST_BATCH)?)
            }
            _ => return None,
        };
        let letters = letters.to_ascii_lowercase();
        (1..=4).contains(&letters.len()).then_some(Self { letters, batch })
    }

    /// The code as it is printed.
    #[must_use]
    pub fn text(&self) -> String {
        self.batch.map_or_else(|| self.letters.clone(), |batch| format!("{}{batch}", self.letters))
    }
}

impl WelcomeCodes {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The area that a code leads to; none when it is not known, or retired.
    #[must_use]
    pub fn area(&self, code: &str) -> Option<&Slug> {
        let code = WelcomeCode::read(code)?;
        let text = code.text();
        if self.retired.contains(&text) {
            return None;
        }
        let of = |wanted: &str| self.areas.iter().find(|it| it.code == wanted);
        of(&text).or_else(|| of(&code.letters)).map(|it| &it.area)
    }

    /// The letters to print for an area.
    #[must_use]
    pub fn letters(&self, area: &Slug) -> Option<&str> {
        let letters = |code: &str| code.bytes().all(|b| b.is_ascii_lowercase());
        self.areas.iter().find(|it| it.area == *area && letters(&it.code)).map(|it| &*it.code)
    }
}

/// The blocks of an area's pack in their order: those of the municipality, unless one of the area
/// takes their place, and the area's own. What is for one of these households comes first within its
/// sort. A greeting of the area that is not in the reader's language leaves that of the municipality in
/// place, if that one is: it says nothing that could be wrong there.
#[must_use]
pub fn blocks<'a>(
    guide: &'a Guide,
    area: &Slug,
    households: &[Household],
    lang: Lang,
) -> Vec<&'a WelcomeBlock> {
    let own = |it: &WelcomeBlock| it.area.as_ref() == Some(area);
    let mut found: Vec<&WelcomeBlock> =
        guide.of_kind(Kind::WelcomeBlock).filter_map(|entry| block(entry)).collect();
    found.retain(|it| own(it) || it.area.is_none());
    let greets = |it: &WelcomeBlock| it.sort == BlockSort::Welcome && it.summary.is_in(lang);
    let replaced: Vec<(&Slug, bool)> = found
        .iter()
        .filter_map(|it| Some((it.replaces.as_ref()?, it.summary.is_in(lang))))
        .collect();
    found.retain(|it| {
        own(it)
            || replaced.iter().all(|(id, understood)| **id != it.id || greets(it) && !understood)
    });
    sort::by_key(&mut found, |it| {
        let first = it.households.iter().any(|one| households.contains(one));
        let foreign = it.sort == BlockSort::Welcome && !it.summary.is_in(lang);
        (it.sort, foreign, !first, it.order, it.area.is_none(), it.id.clone())
    });
    found
}

impl WelcomeBlock {
    /// Its name among the blocks of a pack: the same in every area.
    #[must_use]
    pub fn slug(&self) -> &Slug {
        self.replaces.as_ref().unwrap_or(&self.id)
    }
}

/// The block that an entry is.
fn block(entry: &Entry) -> Option<&WelcomeBlock> {
    match &*entry.record {
        Record::WelcomeBlock(block) => Some(block),
        _ => None,
    }
}

wire::fields! {
    Reference { kind, id }
    Picture { file, alt, width, height }
    WelcomeCodes { areas, retired }
    CodeArea { code, area }
}

wire::words! {
    BlockSort { Welcome, Task, Help, Explanation, Joining }
    Household { Children, Elderly, Student, NewInCountry, Moved, Caring }
}

#[cfg(test)]
mod tests;
