//! Takes over content from a folder of CSV files, one file a kind of record.
//!
//! Two promises. What cannot be read at all changes nothing: a file that is no CSV stops the whole
//! import. And nothing gets lost unseen: whatever a cell says is in the record afterwards, or in
//! the [`Report`] with what was done about it.
//!
//! The folder is the whole content of its source: what is no longer in it is taken off the guide.
//! An id makes the same address at every import, so importing again changes only what changed.

mod access;
mod activity;
mod age;
mod area_plan;
mod article;
mod base;
mod contact;
mod fund;
mod ids;
mod initiative;
mod links;
mod money;
mod organisation;
mod place;
mod quotes;
mod regions;
mod report;
mod row;
mod service;
mod sheet;
mod table;
mod terminal;
#[cfg(test)]
mod tests;
mod themes;
mod vacancy;
mod when;

use guide::{Moment, municipality::Municipality, record::Record};
use store::{Edit, Publication, Store, StoreError};

pub use self::{
    age::AgeRule,
    report::{Action, FileCount, Item, Report},
    terminal::Terminal,
};
use self::{
    ids::Ids,
    regions::Regions,
    row::{Context, Row},
    sheet::Source,
    table::Table,
    themes::Words,
};
use crate::{applications::Filled, municipality::Files};

/// The kinds of record, in the order in which their files are read.
const SOURCES: [&Source; 9] = [
    &organisation::SOURCE,
    &place::SOURCE,
    &activity::SOURCE,
    &initiative::SOURCE,
    &service::SOURCE,
    &vacancy::SOURCE,
    &fund::SOURCE,
    &article::SOURCE,
    &area_plan::SOURCE,
];

/// How to import.
#[derive(Clone, Debug)]
pub struct Options {
    /// The name of the source: a later import under the same name replaces this one.
    pub source: String,
    /// Whether it is sample content.
    pub sample: bool,
    /// When it is imported.
    pub now: Moment,
    /// What becomes of what an old source said about times; `None` believes every source.
    pub age: Option<AgeRule>,
}

impl Options {
    /// What suits content that somebody answers for.
    #[must_use]
    pub fn new(source: impl Into<String>, now: Moment) -> Self {
        Self { source: source.into(), sample: false, now, age: Some(AgeRule::default()) }
    }

    /// The same, for sample content.
    #[must_use]
    pub fn sample(mut self) -> Self {
        self.sample = true;
        self
    }
}

/// What a folder came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// The records, by file and row.
    pub records: Vec<Record>,
    /// What was not understood or not taken over as it was.
    pub report: Report,
}

/// What an import did.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The name of the source.
    pub source: String,
    /// What was not understood or not taken over as it was.
    pub report: Report,
    /// What changed in the guide.
    pub publication: Publication,
}

/// Why an import did not take place; nothing has changed then.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The folder or a file in it cannot be opened.
    #[error("{0} kan niet gelezen worden: {1}")]
    Io(String, std::io::Error),

    /// A file is not CSV.
    #[error("{file}, regel {line}: {problem}")]
    Unreadable {
        /// The file.
        file: String,
        /// The line in it.
        line: u64,
        /// What is wrong.
        problem: &'static str,
    },

    /// A file lacks a column that it cannot do without.
    #[error("{file}: de kolom '{column}' ontbreekt")]
    MissingColumn {
        /// The file.
        file: String,
        /// The column.
        column: &'static str,
    },

    /// None of the files is there.
    #[error("hier staat geen bestand dat ingelezen kan worden; verwacht: {0}")]
    Nothing(String),

    /// Another source has a record with that id.
    #[error("{kind} '{id}' hoort al bij de bron '{owner}'; geef die hier een ander id")]
    Conflict {
        /// Its kind.
        kind: String,
        /// Its slug.
        id: String,
        /// The other source.
        owner: String,
    },

    /// Files of the welcome packs cannot be used.
    #[error("de welkomstpakketten kloppen niet:\n  {}", .0.join("\n  "))]
    Packs(Vec<String>),

    /// There is no folder with welcome packs.
    #[error("naast gemeente.toml staat geen map welkom")]
    NoPacks,

    /// The store refuses or cannot be reached.
    #[error("opslaan lukt niet: {0}")]
    Store(StoreError),

    /// A mistake in this program.
    #[error("een record kan niet als JSON worden geschreven: {0}")]
    Json(#[from] serde_json::Error),
}

impl From<StoreError> for ImportError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Conflict { kind, id, owner } => Self::Conflict { kind, id, owner },
            other => Self::Store(other),
        }
    }
}

/// How far an import has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// A file has been read.
    Read {
        /// The file.
        file: &'a str,
        /// Its rows.
        rows: usize,
    },
    /// The records go to the store.
    Publishing {
        /// How many.
        records: usize,
    },
    /// It is done.
    Done(Publication),
}

impl Import {
    /// What the store is asked to keep.
    ///
    /// # Errors
    /// Never in practice; JSON can hold every record.
    pub fn edits(&self) -> Result<Vec<Edit>, ImportError> {
        self.records.iter().map(edit).collect()
    }
}

/// A record as the store keeps it.
pub(crate) fn edit(record: &Record) -> Result<Edit, ImportError> {
    Ok(Edit {
        kind: record.kind().name().to_owned(),
        id: record.common().id().to_string(),
        data: Some(record.to_json()?),
    })
}

/// Reads a folder.
///
/// # Errors
/// When a file cannot be read as CSV, lacks a needed column, or when there is no file at all.
pub fn read(
    files: &dyn Files,
    municipality: &Municipality,
    options: &Options,
) -> Result<Import, ImportError> {
    let mut report = Report::default();
    let mut tables = Vec::new();
    for source in SOURCES {
        if let Some(table) = Table::open(files, &source.sheet, &mut report)? {
            tables.push((source, table));
        }
    }
    let goals = Table::open(files, &area_plan::GOALS, &mut report)?;
    if tables.is_empty() {
        let expected = SOURCES.map(|source| source.sheet.file).join(", ");
        return Err(ImportError::Nothing(expected));
    }
    report_other_files(files, &mut report)?;

    let mut ids = Ids::default();
    for (source, table) in &tables {
        ids.assign(source, table, &mut report);
    }
    let mut context = Context {
        options,
        municipality,
        regions: Regions::of(municipality),
        words: Words::known(),
        ids,
        goals: std::collections::HashMap::new(),
    };
    if let Some(goals) = goals {
        context.goals = area_plan::goals(&goals, &context, &mut report);
    }

    let mut records = Vec::new();
    for (source, table) in &tables {
        let before = records.len();
        for line in &table.lines {
            let row = &mut Row::new(table, line, &mut report);
            if let Some((id, name)) = context.ids.of_line(source.kind, row) {
                records.push((source.read)(row, &context, id, name));
            }
        }
        report.counts.push(FileCount::of(table, records.len() - before));
    }
    Ok(Import { records, report })
}

fn report_other_files(files: &dyn Files, report: &mut Report) -> Result<(), ImportError> {
    let names = files.names().map_err(|error| ImportError::Io("de map".to_owned(), error))?;
    let known = |name: &str| {
        name == area_plan::GOALS.file || SOURCES.iter().any(|source| source.sheet.file == name)
    };
    for name in names {
        let is_csv = name.rsplit_once('.').is_some_and(|(_, end)| end.eq_ignore_ascii_case("csv"));
        if is_csv && !known(&name) {
            report.file(&name, "dit bestand hoort bij geen soort", Action::Dropped);
        }
    }
    Ok(())
}

/// Reads a folder and makes it the whole content of its source.
///
/// # Errors
/// When the folder cannot be read or the store does not take it; nothing has changed then.
pub async fn run(
    store: &dyn Store,
    municipality: &Municipality,
    files: &dyn Files,
    options: &Options,
    progress: &mut (dyn FnMut(Step<'_>) + Send),
) -> Result<Outcome, ImportError> {
    let mut import = read(files, municipality, options)?;
    for count in &import.report.counts {
        progress(Step::Read { file: &count.file, rows: count.rows });
    }
    progress(Step::Publishing { records: import.records.len() });
    // A row does not know that its organisation has found somebody.
    let filled = Filled::of(store).await?;
    for record in &mut import.records {
        filled.mark(record);
    }
    let edits = import.edits()?;
    let publication = store.replace_source(&options.source, &edits, options.now.unix()).await?;
    progress(Step::Done(publication));
    Ok(Outcome { source: options.source.clone(), report: import.report, publication })
}

/// Puts the sample content that comes with a municipality into the store, each folder as a source
/// of its own name.
///
/// # Errors
/// As [`run`]; folders before the one that fails stay.
pub async fn run_samples(
    store: &dyn Store,
    municipality: &Municipality,
    files: &dyn Files,
    folders: &[String],
    now: Moment,
    progress: &mut (dyn FnMut(Step<'_>) + Send),
) -> Result<Vec<Outcome>, ImportError> {
    let mut outcomes = Vec::new();
    for folder in folders {
        let options = Options::new(folder.as_str(), now).sample();
        let folder = files.folder(folder);
        outcomes.push(run(store, municipality, &*folder, &options, progress).await?);
    }
    Ok(outcomes)
}
