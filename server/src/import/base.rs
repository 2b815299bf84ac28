//! What the files of all kinds have: summary, themes, source, and when somebody last looked.

use guide::{Text, calendar::Period, record::Source, theme::Theme};
use jiff::civil::Date;

use super::{
    report::Action,
    row::{Context, Row, parts},
};

/// The columns that every file may have beside its own.
macro_rules! columns {
    ($($own:literal),* $(,)?) => {
        &["thema", "themas", "bron_url", "bron_datum", "nagekeken_op" $(, $own)*]
    };
}
pub(super) use columns;

/// What every record has.
pub(super) struct Base {
    pub(super) summary: Text,
    pub(super) themes: Vec<Theme>,
    pub(super) source: Option<Source>,
    pub(super) sample: bool,
    pub(super) checked_on: Option<Date>,
}

impl Base {
    /// Reads it; the summary is in a column of that name.
    pub(super) fn read(row: &mut Row<'_>, context: &Context<'_>, summary: &str) -> Self {
        Self {
            summary: row.text(summary),
            themes: themes(row, context),
            source: source(row),
            sample: context.options.sample,
            checked_on: row.day("nagekeken_op"),
        }
    }
}

/// Puts what every record has into one of them.
macro_rules! fill {
    ($record:ident, $row:ident, $context:ident, $summary:literal) => {
        let base = $crate::import::base::Base::read($row, $context, $summary);
        $record.summary = base.summary;
        $record.themes = base.themes;
        $record.source = base.source;
        $record.sample = base.sample;
        $record.checked_on = base.checked_on;
    };
}
pub(super) use fill;

fn themes(row: &mut Row<'_>, context: &Context<'_>) -> Vec<Theme> {
    let mut themes: Vec<Theme> = Vec::new();
    for column in ["thema", "themas"] {
        for word in parts(row.cell(column)) {
            match context.words.theme(word) {
                Some(theme) if themes.contains(&theme) => {}
                Some(theme) => themes.push(theme),
                None => row.tell_of(column, word, "dit woord is geen thema", Action::Dropped),
            }
        }
    }
    themes
}

fn source(row: &mut Row<'_>) -> Option<Source> {
    let date = row.filled("bron_datum");
    if date.as_deref().is_some_and(|date| Period::read(date).is_none()) {
        row.tell("bron_datum", "dit is geen jaar, maand of dag", Action::Text);
    }
    let url = row.filled("bron_url").or_else(|| date.is_some().then(String::new))?;
    Some(Source { url, date })
}
