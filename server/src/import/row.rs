//! One row while it becomes a record: its cells by column, and the report for what does not fit.

use std::{collections::HashMap, str::FromStr};

use guide::{Kind, Slug, Text, municipality::Municipality, record::Goal};
use jiff::civil::Date;

use super::{
    Options,
    ids::Ids,
    regions::Regions,
    report::{Action, Report},
    table::{Line, Table},
    themes::Words,
};

/// What every row may need to know.
pub(super) struct Context<'a> {
    pub(super) options: &'a Options,
    pub(super) municipality: &'a Municipality,
    pub(super) regions: Regions,
    pub(super) words: Words,
    pub(super) ids: Ids,
    /// The goals of each area plan.
    pub(super) goals: HashMap<Slug, Vec<Goal>>,
}

/// A row of a file.
pub(super) struct Row<'a> {
    table: &'a Table<'a>,
    line: &'a Line,
    report: &'a mut Report,
}

impl<'a> Row<'a> {
    pub(super) fn new(table: &'a Table<'a>, line: &'a Line, report: &'a mut Report) -> Self {
        Self { table, line, report }
    }

    /// The line of the file on which the row begins.
    pub(super) fn number(&self) -> u64 {
        self.line.number
    }

    /// The column in which this file has names.
    pub(super) fn name_column(&self) -> &'static str {
        self.table.sheet.name
    }

    /// What is in a cell; empty when the file has no such column.
    pub(super) fn cell(&self, column: &str) -> &'a str {
        let place = self.table.header.iter().position(|name| name == column);
        place.and_then(|at| self.line.cells.get(at)).map_or("", String::as_str)
    }

    /// What is in a cell, when there is anything.
    pub(super) fn filled(&self, column: &str) -> Option<String> {
        Some(self.cell(column)).filter(|cell| !cell.is_empty()).map(str::to_owned)
    }

    /// A text with its translations.
    pub(super) fn text(&self, column: &str) -> Text {
        let mut text = Text::nl(self.cell(column));
        for (name, cell) in self.table.header.iter().zip(&self.line.cells) {
            let lang = name.strip_prefix(column).and_then(|rest| rest.strip_prefix('_'));
            if let Some(lang) = lang.and_then(|lang| lang.parse().ok()) {
                text = text.with(lang, cell.as_str());
            }
        }
        text
    }

    /// The parts of a cell that holds several, separated by semicolons.
    pub(super) fn list(&self, column: &str) -> Vec<String> {
        parts(self.cell(column)).map(str::to_owned).collect()
    }

    /// Reports on a cell.
    pub(super) fn tell(&mut self, column: &str, problem: &'static str, action: Action) {
        let value = self.cell(column);
        self.tell_of(column, value, problem, action);
    }

    /// Reports on a part of a cell.
    pub(super) fn tell_of(
        &mut self,
        column: &str,
        value: &str,
        problem: &'static str,
        action: Action,
    ) {
        self.report.cell(self.table.sheet.file, self.line.number, column, value, problem, action);
    }

    /// A cell that means something; what does not is reported and left out.
    pub(super) fn parse<T: FromStr>(&mut self, column: &str, problem: &'static str) -> Option<T> {
        self.read(column, problem, |cell| cell.parse().ok())
    }

    /// A cell that `reader` understands; what it does not is reported and left out.
    pub(super) fn read<T>(
        &mut self,
        column: &str,
        problem: &'static str,
        reader: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let cell = self.cell(column);
        if cell.is_empty() {
            return None;
        }
        let read = reader(cell);
        if read.is_none() {
            self.tell(column, problem, Action::Dropped);
        }
        read
    }

    /// A day such as 2026-09-02.
    pub(super) fn day(&mut self, column: &str) -> Option<Date> {
        self.read(column, "dit is geen datum zoals 2026-09-02", day)
    }

    /// Yes or no; empty is neither.
    pub(super) fn yes_or_no(&mut self, column: &str) -> Option<bool> {
        self.read(column, "dit is geen ja of nee", |cell| match cell.to_lowercase().as_str() {
            "ja" => Some(true),
            "nee" => Some(false),
            _ => None,
        })
    }

    /// The record of a kind that a cell names.
    pub(super) fn reference(
        &mut self,
        column: &str,
        kind: Kind,
        context: &Context<'_>,
    ) -> Option<Slug> {
        let problem = "dit id bestaat niet";
        self.read(column, problem, |cell| context.ids.slug(kind, cell).cloned())
    }

    /// The records of a kind that a cell names.
    pub(super) fn references(
        &mut self,
        column: &str,
        kind: Kind,
        context: &Context<'_>,
    ) -> Vec<Slug> {
        let mut slugs = Vec::new();
        for id in parts(self.cell(column)) {
            match context.ids.slug(kind, id) {
                Some(slug) if slugs.contains(slug) => {}
                Some(slug) => slugs.push(slug.clone()),
                None => self.tell_of(column, id, "dit id bestaat niet", Action::Dropped),
            }
        }
        slugs
    }
}

/// The parts of a text between semicolons.
pub(super) fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').map(str::trim).filter(|part| !part.is_empty())
}

/// A day, written in full: the date library reads more than that.
pub(super) fn day(text: &str) -> Option<Date> {
    let in_full = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    in_full.then(|| text.parse().ok()).flatten()
}
