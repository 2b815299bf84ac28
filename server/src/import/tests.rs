//! The importer as a whole: on the content that comes with the program, on one small folder, in a
//! store, and on nonsense.

mod content;
mod nonsense;
mod small;
mod stored;

use std::{borrow::Cow, collections::BTreeMap, io};

use guide::{Kind, Moment, municipality::Municipality, record::Record};
use jiff::civil::date;

use super::*;
use crate::municipality::{Embedded, FILE, Files, leeuwarden, load};

/// A folder in memory.
#[derive(Clone, Default)]
struct Memory(BTreeMap<String, Vec<u8>>);

impl Memory {
    fn of(files: &[(&str, &str)]) -> Self {
        Self(
            files
                .iter()
                .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()))
                .collect(),
        )
    }

    fn copy_of(folder: &dyn Files) -> Self {
        let read = |name: String| (name.clone(), folder.read(&name).unwrap().unwrap().into_owned());
        Self(folder.names().unwrap().into_iter().map(read).collect())
    }

    fn with(mut self, name: &str, text: impl Into<Vec<u8>>) -> Self {
        self.0.insert(name.to_owned(), text.into());
        self
    }

    fn text(&self, name: &str) -> String {
        String::from_utf8(self.0[name].clone()).unwrap()
    }
}

impl Files for Memory {
    fn read(&self, name: &str) -> io::Result<Option<Cow<'static, [u8]>>> {
        Ok(self.0.get(name).map(|bytes| bytes.clone().into()))
    }

    fn names(&self) -> io::Result<Vec<String>> {
        Ok(self.0.keys().cloned().collect())
    }

    fn folders(&self) -> io::Result<Vec<String>> {
        Ok(Vec::new())
    }

    fn folder(&self, _: &str) -> Box<dyn Files> {
        Box::new(Self::default())
    }
}

fn now() -> Moment {
    Moment::from_local(date(2026, 11, 21).at(10, 0, 0, 0))
}

fn options() -> Options {
    Options::new("proef", now())
}

fn leeuwarden_municipality() -> Municipality {
    load(&leeuwarden(), FILE).unwrap().municipality
}

fn voorbeeldstad() -> Municipality {
    load(&Embedded::new("voorbeeldstad"), FILE).unwrap().municipality
}

fn of_kind(import: &Import, kind: Kind) -> Vec<&Record> {
    import.records.iter().filter(|record| record.kind() == kind).collect()
}

/// One file imported for Voorbeeldstad.
fn import_one(file: &str, text: &str) -> Import {
    read(&Memory::of(&[(file, text)]), &voorbeeldstad(), &options()).unwrap()
}

/// What is reported, as `column: problem → action`.
fn told(import: &Import) -> Vec<String> {
    let line = |item: &Item| {
        let column = item.column.as_deref().unwrap_or("-");
        format!("{column} '{}': {} → {}", item.value, item.problem, item.action)
    };
    import.report.items.iter().map(line).collect()
}
