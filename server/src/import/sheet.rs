//! What a file holds: its name, its columns, and what makes a row a record.

use guide::{Kind, Slug, Text, record::Record};

use super::row::{Context, Row};

/// A file and its columns.
pub(super) struct Sheet {
    /// Its name.
    pub(super) file: &'static str,
    /// What its ids may begin with; the rest is the record's slug.
    pub(super) prefixes: &'static [&'static str],
    /// The column with the name.
    pub(super) name: &'static str,
    /// Columns, beside the name, that may have a twin in another language: `omschrijving_fy`.
    pub(super) texts: &'static [&'static str],
    /// The other columns.
    pub(super) columns: &'static [&'static str],
}

impl Sheet {
    /// The column that this is a translation of, when it may be translated.
    pub(super) fn is_text(&self, column: &str) -> bool {
        column == self.name || self.texts.contains(&column)
    }

    /// Whether it is a column of this file.
    pub(super) fn has(&self, column: &str) -> bool {
        column == "id" || self.is_text(column) || self.columns.contains(&column)
    }
}

/// A file with a record on each row.
pub(super) struct Source {
    /// The file.
    pub(super) sheet: Sheet,
    /// The kind of its records.
    pub(super) kind: Kind,
    /// Makes a record of a row.
    pub(super) read: fn(&mut Row<'_>, &Context<'_>, Slug, Text) -> Record,
}
