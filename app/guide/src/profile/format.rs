//! The format of profiles in storage, files and backups, and how older versions become this one.
//!
//! ```json
//! {
//!   "soort": "mienskip-profiel",
//!   "versie": 2,
//!   "velden": { "naam": { "waarde": "Jelle", "op": 1764000000000, "door": "telefoon-1", "eerder": [ … ] } },
//!   "ervaringen": { "e1": { "waarde": { "wat": "Soep koken", … }, "op": …, "door": … } },
//!   "waarderingen": { … },
//!   "reacties": { … }
//! }
//! ```
//!
//! `op` is in milliseconds since 1970. `waarde` is null for what was cleared or deleted. `eerder`
//! holds what stood there before, newest first. Fields with another name are left out.
//!
//! **A new version.** When a field, an entry or a choice is added, or a limit becomes lower, an
//! older program would refuse or lose it. Then: add a step to [`STEPS`] that makes the newest
//! version of the one before it, and a file `tests/profiles/version-N.json` of what is now
//! written. Tests fail until both are there.

use super::{
    Field, Id, Item, Profile, Value, Write,
    register::{LATEST, Register},
};

/// What a file says that it is.
pub const SORT: &str = "mienskip-profiel";

/// Makes the next version of a profile in the version before it.
type Step = fn(Value) -> Result<Value, ProfileError>;

/// The first step makes version 2 of version 1. Version 2 also keeps what an organisation was asked
/// to confirm; what was there before stays as it is.
const STEPS: [Step; 1] = [Ok];

/// The version that is written: the first one, and one for each step.
pub const VERSION: i64 = 2;

/// Why something is not read as a profile. The present profile is untouched.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProfileError {
    /// It was written by a newer program, in this version of the format.
    #[error("version {0} of the format is newer than this program")]
    TooNew(i64),
    /// It is no profile, or not whole; where that shows, as names with dots between them
    /// (`velden.naam.op`).
    #[error("the profile is damaged at '{0}'")]
    Damaged(String),
}

fn damaged(place: &[&str]) -> ProfileError {
    ProfileError::Damaged(place.join("."))
}

type MakeItem = fn(Id) -> Item;

/// The parts of a file that hold entries by id.
const ENTRIES: [(&str, MakeItem); 3] = [
    ("ervaringen", Item::Experience),
    ("waarderingen", Item::Recognition),
    ("reacties", Item::Application),
];
const FIELDS: &str = "velden";

impl Profile {
    /// The whole profile, with what stood there before and what was deleted: for storage, for a
    /// file, for a backup. [`Profile::from_value`] reads it back.
    #[must_use]
    pub fn to_value(&self) -> Value {
        let mut parts = [FIELDS, ENTRIES[0].0, ENTRIES[1].0, ENTRIES[2].0]
            .map(|name| (name.to_owned(), Vec::new()));
        for (item, register) in &self.items {
            let (part, name) = match item {
                Item::Field(field) => (0, field.key()),
                Item::Experience(id) => (1, id.as_str()),
                Item::Recognition(id) => (2, id.as_str()),
                Item::Application(id) => (3, id.as_str()),
            };
            parts[part].1.push((name.to_owned(), write(register)));
        }
        let mut all = vec![
            ("soort".to_owned(), Value::text(SORT)),
            ("versie".to_owned(), Value::Whole(VERSION)),
        ];
        let filled = parts.into_iter().filter(|(_, items)| !items.is_empty());
        all.extend(filled.map(|(name, items)| (name, Value::Map(items))));
        Value::Map(all)
    }

    /// Reads a profile in any version up to this one.
    ///
    /// # Errors
    /// [`ProfileError::TooNew`] when a newer program wrote it, [`ProfileError::Damaged`] when it
    /// is no profile or not whole.
    pub fn from_value(value: Value) -> Result<Self, ProfileError> {
        let value = up_to_date(value, &STEPS)?;
        let mut profile = Self::default();
        for (key, register) in part(&value, FIELDS)? {
            if let Some(field) = Field::from_key(key) {
                profile.read(&Item::Field(field), register, &[FIELDS, key])?;
            }
        }
        for (name, item) in ENTRIES {
            for (key, register) in part(&value, name)? {
                let place = [name, key];
                let id = Id::read(key).ok_or_else(|| damaged(&place))?;
                profile.read(&item(id), register, &place)?;
            }
        }
        Ok(profile)
    }

    fn read(
        &mut self,
        item: &Item,
        register: &Value,
        place: &[&str; 2],
    ) -> Result<(), ProfileError> {
        let [part, key] = *place;
        let mut writes = vec![read_write(item, register, place)?];
        match register.get("eerder") {
            None | Some(Value::Null) => {}
            Some(Value::List(earlier)) => {
                for value in earlier {
                    writes.push(read_write(item, value, &[part, key, "eerder"])?);
                }
            }
            Some(_) => return Err(damaged(&[part, key, "eerder"])),
        }
        self.place(item).join(writes);
        Ok(())
    }
}

/// The fields of a part of the file; a part that is left out is empty.
fn part<'v>(value: &'v Value, name: &str) -> Result<&'v [(String, Value)], ProfileError> {
    match value.get(name) {
        None | Some(Value::Null) => Ok(&[]),
        Some(Value::Map(fields)) => Ok(fields),
        Some(_) => Err(damaged(&[name])),
    }
}

/// Brings a profile to the version that the last step makes.
fn up_to_date(mut value: Value, steps: &[Step]) -> Result<Value, ProfileError> {
    if value.get("soort").and_then(Value::as_text) != Some(SORT) {
        return Err(damaged(&["soort"]));
    }
    let version = value.get("versie").and_then(Value::as_whole).filter(|it| *it >= 1);
    let version = version.ok_or_else(|| damaged(&["versie"]))?;
    let done = usize::try_from(version - 1).unwrap_or(usize::MAX);
    for step in steps.get(done..).ok_or(ProfileError::TooNew(version))? {
        value = step(value)?;
    }
    Ok(value)
}

fn write(register: &Register) -> Value {
    let one = |write: &Write| {
        vec![
            ("waarde".to_owned(), write.value.clone()),
            ("op".to_owned(), Value::Whole(write.at)),
            ("door".to_owned(), Value::text(write.by.as_str())),
        ]
    };
    let Some((newest, earlier)) = register.writes().split_first() else { return Value::Null };
    let mut fields = one(newest);
    if !earlier.is_empty() {
        let earlier = earlier.iter().map(|it| Value::Map(one(it))).collect();
        fields.push(("eerder".to_owned(), Value::List(earlier)));
    }
    Value::Map(fields)
}

fn read_write(item: &Item, value: &Value, place: &[&str]) -> Result<Write, ProfileError> {
    let at = |name: &str| damaged(&[place, &[name]].concat());
    let op = value.get("op").and_then(Value::as_whole).filter(|it| (0..=LATEST).contains(it));
    let by = value.get("door").and_then(|it| Id::read(it.as_text()?));
    let kept = value.get("waarde").ok_or_else(|| at("waarde"))?;
    Ok(Write {
        at: op.ok_or_else(|| at("op"))?,
        by: by.ok_or_else(|| at("door"))?,
        value: item.clean(kept).map_err(|refused| match item {
            Item::Field(_) => at("waarde"),
            _ => damaged(&[place, &["waarde", refused.key]].concat()),
        })?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn versioned(version: i64) -> Value {
        Value::map([("soort", Value::text(SORT)), ("versie", Value::Whole(version))])
    }

    fn renamed(value: &Value, version: i64, name: &str) -> Value {
        let mut fields = versioned(version).fields().to_vec();
        let earlier = value.fields().iter().filter(|(it, _)| it != "soort" && it != "versie");
        fields.extend(earlier.cloned());
        fields.push((name.to_owned(), Value::Bool(true)));
        Value::Map(fields)
    }

    /// Each version takes the steps that are after it, in order, and no other.
    #[test]
    fn every_version_takes_the_steps_that_are_left() {
        let steps: [Step; 3] = [
            |value| Ok(renamed(&value, 2, "twee")),
            |value| Ok(renamed(&value, 3, "drie")),
            |value| Ok(renamed(&value, 4, "vier")),
        ];
        let after = |version| {
            let value = up_to_date(versioned(version), &steps).unwrap();
            let names: Vec<String> = value.fields().iter().map(|(name, _)| name.clone()).collect();
            (value.get("versie").unwrap().as_whole().unwrap(), names[2..].join(" "))
        };
        assert_eq!(after(1), (4, "twee drie vier".into()));
        assert_eq!(after(3), (4, "vier".into()));
        assert_eq!(after(4), (4, String::new()));
        assert_eq!(up_to_date(versioned(5), &steps), Err(ProfileError::TooNew(5)));
        assert_eq!(up_to_date(versioned(i64::MAX), &steps), Err(ProfileError::TooNew(i64::MAX)));
        for damaged in [0, -1] {
            let error = up_to_date(versioned(damaged), &steps).unwrap_err();
            assert_eq!(error, ProfileError::Damaged("versie".into()));
        }
    }

    #[test]
    fn there_is_a_step_to_every_version_but_the_first() {
        assert_eq!(i64::try_from(STEPS.len()).unwrap() + 1, VERSION);
    }

    #[test]
    fn a_step_may_find_damage() {
        let steps: [Step; 1] = [|_| Err(ProfileError::Damaged("velden".into()))];
        let error = up_to_date(versioned(1), &steps).unwrap_err();
        assert_eq!(error, ProfileError::Damaged("velden".into()));
    }
}
