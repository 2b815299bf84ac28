//! A CSV file as rows of cells.

use guide::Lang;

use super::{
    ImportError, quotes,
    report::{Action, Report},
    sheet::Sheet,
};
use crate::municipality::Files;

/// A file that could be read.
pub(super) struct Table<'a> {
    pub(super) sheet: &'a Sheet,
    /// Column names, in the order of the file; empty for a column that is not taken over.
    pub(super) header: Vec<String>,
    pub(super) lines: Vec<Line>,
    /// Rows with anything in them, also those that could not be taken over.
    pub(super) rows: usize,
}

/// A row.
pub(super) struct Line {
    /// The line of the file on which it begins.
    pub(super) number: u64,
    pub(super) cells: Vec<String>,
}

impl<'a> Table<'a> {
    /// Opens a file of the folder; `None` when it is not there.
    pub(super) fn open(
        files: &dyn Files,
        sheet: &'a Sheet,
        report: &mut Report,
    ) -> Result<Option<Self>, ImportError> {
        let bytes = files
            .read(sheet.file)
            .map_err(|error| ImportError::Io(sheet.file.to_owned(), error))?;
        bytes.map(|bytes| Self::parse(&bytes, sheet, report)).transpose()
    }

    fn parse(bytes: &[u8], sheet: &'a Sheet, report: &mut Report) -> Result<Self, ImportError> {
        let unreadable =
            |line, problem| ImportError::Unreadable { file: sheet.file.to_owned(), line, problem };
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let before = &bytes[..error.valid_up_to()];
            let line = before.split(|byte| *byte == b'\n').count() as u64;
            unreadable(line, "dit is geen UTF-8; sla het bestand op als 'CSV UTF-8'")
        })?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let delimiter = delimiter(text);
        quotes::check(text, delimiter).map_err(|broken| unreadable(broken.line, broken.problem))?;

        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .has_headers(false)
            .from_reader(text.as_bytes());
        let mut records = reader.records();
        let not_csv = |error: &csv::Error| {
            let line = error.position().map_or(1, csv::Position::line);
            unreadable(line, "dit is geen CSV")
        };
        let header =
            records.next().transpose().map_err(|error| not_csv(&error))?.unwrap_or_default();
        let header = known_columns(&header, sheet, report);
        for needed in ["id", sheet.name] {
            if !header.iter().any(|column| column == needed) {
                let file = sheet.file.to_owned();
                return Err(ImportError::MissingColumn { file, column: needed });
            }
        }

        let mut table = Self { sheet, header, lines: Vec::new(), rows: 0 };
        for record in records {
            let record = record.map_err(|error| not_csv(&error))?;
            let number = record.position().map_or(0, csv::Position::line);
            if record.iter().any(|cell| !cell.trim().is_empty()) {
                table.add(number, &record, report);
            }
        }
        Ok(table)
    }

    fn add(&mut self, number: u64, record: &csv::StringRecord, report: &mut Report) {
        self.rows += 1;
        if record.len() != self.header.len() {
            let value = record.iter().collect::<Vec<_>>().join(" | ");
            let problem = "deze regel heeft meer of minder velden dan de kop";
            report.row(self.sheet.file, number, &value, problem, Action::RowDropped);
            return;
        }
        let mut cells = Vec::with_capacity(record.len());
        for (cell, column) in record.iter().zip(&self.header) {
            let clean = clean(cell);
            if !column.is_empty()
                && clean.chars().count() != cell.trim().replace("\r\n", "\n").chars().count()
            {
                let problem = "hier staan tekens die geen tekst zijn";
                let action = Action::Adjusted("zonder die tekens overgenomen".into());
                report.cell(self.sheet.file, number, column, cell, problem, action);
            }
            cells.push(clean);
        }
        self.lines.push(Line { number, cells });
    }

    /// How many cells there are with something in them, of columns that are taken over.
    pub(super) fn filled(&self) -> usize {
        let counts = |line: &Line| {
            line.cells
                .iter()
                .zip(&self.header)
                .filter(|(cell, column)| !cell.is_empty() && !column.is_empty())
                .count()
        };
        self.lines.iter().map(counts).sum()
    }
}

/// Spreadsheets set to Dutch write semicolons.
fn delimiter(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    if header.contains(';') && !header.contains(',') { b';' } else { b',' }
}

/// The cell without white space around it and without control characters.
fn clean(cell: &str) -> String {
    let text: String = cell
        .trim()
        .replace("\r\n", "\n")
        .chars()
        .filter(|c| matches!(c, '\n' | '\t') || !c.is_control())
        .collect();
    text.trim().to_owned()
}

/// The names of the columns that are taken over; the others are reported and made empty.
fn known_columns(header: &csv::StringRecord, sheet: &Sheet, report: &mut Report) -> Vec<String> {
    let mut known: Vec<String> = Vec::new();
    for name in header {
        let column = name.trim().to_lowercase();
        let problem = if known.contains(&column) && !column.is_empty() {
            Some("deze kolom staat er twee keer in")
        } else if sheet.has(&column) {
            None
        } else {
            match translated(&column) {
                Some(original) if sheet.is_text(original) => None,
                Some(original) if sheet.has(original) => {
                    Some("van deze kolom kan geen vertaling bewaard worden")
                }
                _ if column.is_empty() => Some("deze kolom heeft geen naam"),
                _ => Some("deze kolom is niet bekend"),
            }
        };
        match problem {
            None => known.push(column),
            Some(problem) => {
                report.column(sheet.file, name.trim(), problem, Action::Dropped);
                known.push(String::new());
            }
        }
    }
    known
}

/// The column that a column such as `omschrijving_fy` translates.
fn translated(column: &str) -> Option<&str> {
    let (original, lang) = column.rsplit_once('_')?;
    lang.parse::<Lang>().is_ok_and(|lang| lang != Lang::NL).then_some(original)
}
