//! What a profile holds and how two differ, for who looks before something happens: before a file
//! is taken in, before everything is erased, before an earlier value comes back.

use crate::sort;

use super::{Field, Item, Profile, Refused, Stamp, Value, kept};

/// An item that is not the same in two profiles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The item.
    pub item: Item,
    /// What it is in the first; [`Value::Null`] when that is nothing.
    pub before: Value,
    /// What it is in the second; [`Value::Null`] when that is nothing.
    pub after: Value,
}

/// A value that stood there before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// Where it stood.
    pub item: Item,
    /// What it was; never nothing.
    pub value: Value,
    /// When it was written, in milliseconds since 1970.
    pub at: i64,
}

/// What a profile holds, to be listed before it is erased.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inventory {
    /// The fields that are filled in.
    pub fields: Vec<Field>,
    /// How many experiences there are.
    pub experiences: usize,
    /// How much time they took together, in minutes.
    pub minutes: u64,
    /// How many recognitions there are.
    pub recognitions: usize,
    /// How often an organisation was asked to confirm something, and did not (yet).
    pub requests: usize,
    /// How many applications were sent. Erasing forgets their codes; the reactions themselves stay
    /// with the organisations until they are withdrawn.
    pub applications: usize,
    /// How many values are kept that stood there before.
    pub earlier: usize,
    /// How many entries were deleted before, of which only the id is kept.
    pub deleted: usize,
}

impl Profile {
    /// The items that differ, in the order of items: what an import would change when the second
    /// is what [`Profile::merge`] makes of both.
    #[must_use]
    pub fn changes(from: &Self, to: &Self) -> Vec<Changed> {
        let mut items: Vec<&Item> = from.items().chain(to.items()).map(|(item, _)| item).collect();
        sort::once_each(&mut items);
        let differ = items.into_iter().filter(|item| from.get(item) != to.get(item));
        differ
            .map(|item| Changed {
                item: item.clone(),
                before: from.get(item).clone(),
                after: to.get(item).clone(),
            })
            .collect()
    }

    /// What stood somewhere before and does so no longer, the newest first.
    #[must_use]
    pub fn earlier(&self) -> Vec<Earlier> {
        let mut all: Vec<Earlier> = Vec::new();
        for (item, register) in self.items() {
            let first = all.len();
            for write in register.writes().iter().skip(1) {
                let known = all[first..].iter().any(|it| it.value == write.value);
                if !write.value.is_null() && write.value != *register.value() && !known {
                    all.push(Earlier {
                        item: item.clone(),
                        value: write.value.clone(),
                        at: write.at,
                    });
                }
            }
        }
        sort::by(&mut all, |a, b| b.at.cmp(&a.at));
        all
    }

    /// Makes an earlier value the value again; what stands there now becomes an earlier one.
    ///
    /// # Errors
    /// [`Refused`] when it brings back an entry and there are as many as there can be.
    pub fn put_back(&mut self, earlier: &Earlier, stamp: &Stamp) -> Result<bool, Refused> {
        self.set(&earlier.item, &earlier.value, stamp)
    }

    /// Everything that goes when the profile is erased.
    #[must_use]
    pub fn inventory(&self) -> Inventory {
        let mut inventory = Inventory { earlier: self.earlier().len(), ..Inventory::default() };
        for (item, register) in self.items() {
            let is_kept = kept(register).is_some();
            match item {
                Item::Field(field) if is_kept => inventory.fields.push(*field),
                Item::Field(_) => {}
                _ if !is_kept => inventory.deleted += 1,
                Item::Experience(_) => inventory.experiences += 1,
                Item::Recognition(_) if register.value().get("bewijs").is_none() => {
                    inventory.requests += 1;
                }
                Item::Recognition(_) => inventory.recognitions += 1,
                Item::Application(_) => inventory.applications += 1,
            }
        }
        let minutes = self.experiences().filter_map(|(_, it)| it.minutes);
        inventory.minutes = minutes.map(u64::from).sum();
        inventory
    }
}
