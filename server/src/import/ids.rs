//! From the ids in files to the slugs of records.
//!
//! The files' ids are unique over all kinds, so they begin with a mark of their kind (`a-`,
//! `avb-`). An address says the kind already: the mark goes.

use std::collections::{HashMap, HashSet};

use guide::{Kind, Slug, Text};

use super::{
    report::{Action, Report},
    row::Row,
    sheet::Source,
    table::Table,
};

/// Which id is which slug.
#[derive(Default)]
pub(super) struct Ids {
    slugs: HashMap<Kind, HashMap<String, Slug>>,
    /// The rows that become a record, by kind and line.
    taken: HashMap<(Kind, u64), Slug>,
}

impl Ids {
    /// Gives every row of a file that can become a record its slug.
    pub(super) fn assign(&mut self, source: &Source, table: &Table<'_>, report: &mut Report) {
        let slugs = self.slugs.entry(source.kind).or_default();
        let mut used: HashSet<Slug> = HashSet::new();
        // Ids without a mark go first: what they are called cannot depend on their neighbours.
        for marked in [false, true] {
            for line in &table.lines {
                let row = &mut Row::new(table, line, report);
                let id = row.cell("id");
                let bare = source.sheet.prefixes.iter().find_map(|mark| id.strip_prefix(mark));
                if bare.is_some() != marked || !usable(row) {
                    continue;
                }
                if slugs.contains_key(id) {
                    row.tell("id", "dit id staat er al in", Action::RowDropped);
                    continue;
                }
                let Some(slug) = slug(row, id, bare.unwrap_or(id), &used) else {
                    continue;
                };
                used.insert(slug.clone());
                slugs.insert(id.to_owned(), slug.clone());
                self.taken.insert((source.kind, line.number), slug);
            }
        }
    }

    /// The slug of the record with this id.
    pub(super) fn slug(&self, kind: Kind, id: &str) -> Option<&Slug> {
        self.slugs.get(&kind)?.get(id)
    }

    /// The slug and the name of a row that becomes a record.
    pub(super) fn of_line(&self, kind: Kind, row: &Row<'_>) -> Option<(Slug, Text)> {
        let slug = self.taken.get(&(kind, row.number()))?;
        Some((slug.clone(), row.text(row.name_column())))
    }
}

/// Whether a row has what no record can do without.
fn usable(row: &mut Row<'_>) -> bool {
    for (column, problem) in
        [("id", "er is geen id"), (row.name_column(), "er is geen naam of titel")]
    {
        if row.cell(column).is_empty() {
            row.tell(column, problem, Action::RowDropped);
            return false;
        }
    }
    true
}

/// The slug for an id, not one of those in use.
fn slug(row: &mut Row<'_>, id: &str, bare: &str, used: &HashSet<Slug>) -> Option<Slug> {
    let free = |slug: &Slug| !used.contains(slug);
    if let Some(slug) = bare.parse().ok().filter(free) {
        return Some(slug);
    }
    if let Some(slug) = id.parse().ok().filter(free) {
        let how = "met het hele id, want zonder voorvoegsel bestond het al";
        row.tell("id", "zonder voorvoegsel is dit id niet uniek", Action::Adjusted(how.into()));
        return Some(slug);
    }
    let problem = "een id bestaat uit kleine letters, cijfers en losse streepjes";
    if let Some(slug) = Slug::from_name(bare).filter(free) {
        let how = format!("het webadres wordt '{slug}'");
        row.tell("id", problem, Action::Adjusted(how.into()));
        return Some(slug);
    }
    row.tell("id", problem, Action::RowDropped);
    None
}
