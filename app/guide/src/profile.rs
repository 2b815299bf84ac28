//! The profile of a volunteer: what somebody likes, can and did. It lives on the device.
//!
//! A profile is a set of [`Register`]s, one for each [`Field`] and each entry (an experience, a
//! recognition, an application that was sent). Two windows, two devices and a file can each change
//! a copy; [`Profile::merge`] makes one of them again, in whatever order and however often that
//! happens, and gives the same everywhere:
//!
//! - of each field and entry the newest value wins (milliseconds, then the id of who wrote);
//! - what loses stays in [`Profile::earlier`], and [`Profile::put_back`] makes it the value again;
//! - what is deleted stays as an entry without value, or an old copy would bring it back.
//!
//! All values are kept as [`Value`]s that [`Profile::set`] cleaned, so merging, comparing,
//! reading and writing is one piece of code for all fields, which a phone has to load once. What
//! they mean is in the typed functions beside them.
//!
//! What is written in another version of the format is brought up to date before it is read
//! ([`Profile::from_value`]); from a newer version nothing is guessed.

mod changes;
mod clean;
mod entry;
mod field;
mod format;
mod id;
mod register;
mod resume;
#[cfg(test)]
mod tests;
mod value;
mod wishes;

pub use self::{
    changes::{Changed, Earlier, Inventory},
    clean::{Mistake, Refused},
    entry::{
        ANSWER, CLAIM, CODE, CREDENTIAL, ENTRIES, Experience, MINUTES, ORGANISATION, Recognition,
        Sent, WHAT,
    },
    field::{CHOICES, Field, HOURS, KILOMETRES, LANGUAGES, NAME, WORD, WORDS},
    format::{ProfileError, SORT, VERSION},
    id::Id,
    register::{EARLIER, LATEST, Register, SITTING, Stamp, Write},
    resume::Resume,
    value::Value,
    wishes::{AgeGroup, FromHome, Rhythm},
};

use crate::{
    Lang, Slug,
    day_part::{DayPart, DayParts},
    level::Level,
    sort,
    theme::Theme,
};

/// What a profile keeps by itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// A field.
    Field(Field),
    /// Something that somebody did.
    Experience(Id),
    /// Something that was confirmed.
    Recognition(Id),
    /// A reaction that was sent.
    Application(Id),
}

impl Item {
    /// The value as this item keeps it; nothing is kept of what was deleted.
    fn clean(&self, value: &Value) -> Result<Value, Refused> {
        match self {
            Self::Field(field) => field.clean(value),
            _ if value.is_null() => Ok(Value::Null),
            Self::Experience(_) => Experience::clean(value),
            Self::Recognition(_) => Recognition::clean(value),
            Self::Application(_) => Sent::clean(value),
        }
    }

    fn is_entry_like(&self, other: &Self) -> bool {
        !matches!(self, Self::Field(_))
            && std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

/// A volunteer's own record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// What has ever been written, sorted.
    items: Vec<(Item, Register)>,
}

impl Profile {
    /// What is kept of an item; [`Value::Null`] when that is nothing.
    #[must_use]
    pub fn get(&self, item: &Item) -> &Value {
        self.register(item).map_or(&Value::Null, Register::value)
    }

    /// The register of an item, once it has been written.
    #[must_use]
    pub fn register(&self, item: &Item) -> Option<&Register> {
        let at = self.items.binary_search_by(|(it, _)| it.cmp(item)).ok()?;
        self.items.get(at).map(|(_, register)| register)
    }

    /// Everything that has ever been written, with what was deleted, in the order of items.
    pub fn items(&self) -> impl Iterator<Item = (&Item, &Register)> {
        self.items.iter().map(|(item, register)| (item, register))
    }

    /// Writes a value; [`Value::Null`] clears a field and deletes an entry. The value is cleaned
    /// first: control characters go, spaces become single, what is listed twice is kept once.
    /// False when it was there already.
    ///
    /// # Errors
    /// [`Refused`] with the field and what is wrong with it; then nothing has changed.
    pub fn set(&mut self, item: &Item, value: &Value, stamp: &Stamp) -> Result<bool, Refused> {
        let value = item.clean(value)?;
        let is_new = self.get(item).is_null() && !value.is_null();
        let alike = || {
            self.items
                .iter()
                .filter(|(it, register)| it.is_entry_like(item) && !register.value().is_null())
        };
        if is_new && alike().count() >= ENTRIES {
            return Err(Refused { key: "aantal", mistake: Mistake::TooMany(ENTRIES) });
        }
        if value.is_null() && self.get(item).is_null() {
            return Ok(false);
        }
        Ok(self.place(item).set(value, stamp))
    }

    /// Where an item is kept; made when there is no such place yet.
    fn place(&mut self, item: &Item) -> &mut Register {
        let at = match self.items.binary_search_by(|(it, _)| it.cmp(item)) {
            Ok(at) => at,
            Err(at) => {
                self.items.insert(at, (item.clone(), Register::default()));
                at
            }
        };
        &mut self.items[at].1
    }

    /// Takes in everything that another copy knows. Commutative, associative and idempotent; the
    /// stamps of writes decide, never who takes in whom. So two copies that are nearly full may
    /// together have more entries than [`ENTRIES`]: nothing is thrown away for that.
    pub fn merge(&mut self, other: &Self) {
        for (item, register) in &other.items {
            self.place(item).join(register.writes().to_vec());
        }
    }

    /// Whether nothing is in it: no field is filled in and there is no entry that was not deleted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.iter().all(|(_, register)| register.value().is_null())
    }

    fn field(&self, field: Field) -> &Value {
        self.get(&Item::Field(field))
    }

    fn text(&self, field: Field) -> &str {
        self.field(field).as_text().unwrap_or_default()
    }

    fn texts(&self, field: Field) -> impl Iterator<Item = &str> {
        self.field(field).items().iter().filter_map(Value::as_text)
    }

    fn number<T: TryFrom<i64>>(&self, field: Field) -> Option<T> {
        T::try_from(self.field(field).as_whole()?).ok()
    }

    fn slugs(&self, field: Field) -> Vec<Slug> {
        self.texts(field).filter_map(|text| text.parse().ok()).collect()
    }

    /// The name to be called by; empty when it is not said.
    #[must_use]
    pub fn name(&self) -> &str {
        self.text(Field::Name)
    }

    /// The themes that somebody likes; without those that only a newer version knows.
    #[must_use]
    pub fn likes(&self) -> Vec<Theme> {
        self.texts(Field::Likes).filter_map(|text| text.parse().ok()).collect()
    }

    /// The skills of the municipality's list that somebody has.
    #[must_use]
    pub fn skills(&self) -> Vec<Slug> {
        self.slugs(Field::Skills)
    }

    /// What else somebody can, in own words.
    pub fn own_skills(&self) -> impl Iterator<Item = &str> {
        self.texts(Field::OwnSkills)
    }

    /// When somebody can.
    #[must_use]
    pub fn times(&self) -> DayParts {
        self.texts(Field::Times).filter_map(DayPart::from_name).collect()
    }

    /// The areas and buurten where somebody wants to help.
    #[must_use]
    pub fn regions(&self) -> Vec<Slug> {
        self.slugs(Field::Regions)
    }

    /// Whether somebody wants to do something from home.
    #[must_use]
    pub fn from_home(&self) -> Option<FromHome> {
        FromHome::read(self.text(Field::FromHome))
    }

    /// How far somebody wants to go, in kilometres.
    #[must_use]
    pub fn kilometres(&self) -> Option<u32> {
        self.number(Field::Kilometres)
    }

    /// The languages that somebody speaks.
    #[must_use]
    pub fn languages(&self) -> Vec<Lang> {
        self.texts(Field::Languages).filter_map(|text| text.parse().ok()).collect()
    }

    /// The level of Dutch.
    #[must_use]
    pub fn dutch(&self) -> Option<Level> {
        Level::read(self.text(Field::Dutch))
    }

    /// The skills of the municipality's list that somebody wants to learn.
    #[must_use]
    pub fn learn(&self) -> Vec<Slug> {
        self.slugs(Field::Learn)
    }

    /// What else somebody wants to learn, in own words.
    pub fn own_learn(&self) -> impl Iterator<Item = &str> {
        self.texts(Field::OwnLearn)
    }

    /// The age group.
    #[must_use]
    pub fn age(&self) -> Option<AgeGroup> {
        AgeGroup::read(self.text(Field::Age))
    }

    /// Once only, regularly, or either.
    #[must_use]
    pub fn rhythm(&self) -> Option<Rhythm> {
        Rhythm::read(self.text(Field::Rhythm))
    }

    /// The most hours a week.
    #[must_use]
    pub fn hours(&self) -> Option<u32> {
        self.number(Field::Hours)
    }

    /// Whether somebody is willing to ask for a certificate of conduct.
    #[must_use]
    pub fn conduct(&self) -> Option<bool> {
        match self.field(Field::Conduct) {
            Value::Bool(willing) => Some(*willing),
            _ => None,
        }
    }

    /// Whether somebody would like to do it with a buddy.
    #[must_use]
    pub fn buddy(&self) -> bool {
        !self.field(Field::Buddy).is_null()
    }

    /// Whether somebody needs an allowance.
    #[must_use]
    pub fn allowance(&self) -> bool {
        !self.field(Field::Allowance).is_null()
    }

    /// What somebody did, by id.
    pub fn experiences(&self) -> impl Iterator<Item = (&Id, Experience)> {
        self.items.iter().filter_map(|(item, register)| match item {
            Item::Experience(id) => kept(register).map(|value| (id, Experience::of(value))),
            _ => None,
        })
    }

    /// What somebody did, as one tells it: what goes on first, then what ended last. What says no
    /// dates comes after the rest. Ids begin with the time, so they decide where dates do not.
    #[must_use]
    pub fn latest(&self) -> Vec<(&Id, Experience)> {
        let mut all: Vec<(&Id, Experience)> = self.experiences().collect();
        sort::by(&mut all, |(one_id, one), (id, other)| {
            (other.ends().cmp(one.ends()))
                .then_with(|| other.from.cmp(&one.from))
                .then_with(|| id.cmp(one_id))
        });
        all
    }

    /// What was confirmed or asked to be, by id: that of the claim.
    pub fn recognitions(&self) -> impl Iterator<Item = (&Id, Recognition)> {
        self.items.iter().filter_map(|(item, register)| match item {
            Item::Recognition(id) => kept(register).map(|value| (id, Recognition::of(value))),
            _ => None,
        })
    }

    /// The reactions that were sent, by id.
    pub fn applications(&self) -> impl Iterator<Item = (&Id, Sent)> {
        self.items.iter().filter_map(|(item, register)| match item {
            Item::Application(id) => Some((id, Sent::of(kept(register)?)?)),
            _ => None,
        })
    }
}

/// The value of an entry that was not deleted.
fn kept(register: &Register) -> Option<&Value> {
    Some(register.value()).filter(|value| !value.is_null())
}
