//! What an import did not understand or did not take over as it was, and what it did instead.

use std::{borrow::Cow, collections::BTreeMap, fmt, io};

use super::table::Table;

/// What was done about a problem.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// It is in the record as the words that they are, and means nothing to the guide.
    Text,
    /// It is in the record, changed in the way told.
    Adjusted(Cow<'static, str>),
    /// It is in the record, and somebody should look at it.
    Look,
    /// It is not in the record.
    Dropped,
    /// The row did not become a record.
    RowDropped,
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "bewaard als tekst",
            Self::Adjusted(how) => how,
            Self::Look => "overgenomen; kijk dit na",
            Self::Dropped => "niet overgenomen",
            Self::RowDropped => "regel niet overgenomen",
        })
    }
}

/// One thing to know about an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The file.
    pub file: String,
    /// The line in it, when it is about one; the header is line 1.
    pub row: Option<u64>,
    /// The column, when it is about one.
    pub column: Option<String>,
    /// What is in the cell.
    pub value: String,
    /// What is wrong with it.
    pub problem: &'static str,
    /// What was done about it.
    pub action: Action,
}

/// How much of a file was taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileCount {
    /// The file.
    pub file: String,
    /// Its rows.
    pub rows: usize,
    /// The records that they became.
    pub taken: usize,
    /// Cells with something in them.
    pub cells: usize,
}

impl FileCount {
    pub(super) fn of(table: &Table<'_>, taken: usize) -> Self {
        Self { file: table.sheet.file.to_owned(), rows: table.rows, taken, cells: table.filled() }
    }
}

/// Everything to know about an import. Its `Display` is a table for a terminal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// How much of each file was taken over.
    pub counts: Vec<FileCount>,
    /// What was not, or not as it was.
    pub items: Vec<Item>,
}

impl Report {
    /// Whether everything was taken over as it was.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.items.is_empty()
    }

    /// The share of cells about which there is nothing to report, in percent.
    #[must_use]
    pub fn understood(&self) -> f64 {
        let cells: usize = self.counts.iter().map(|count| count.cells).sum();
        let mut told: Vec<_> = self
            .items
            .iter()
            .filter(|item| item.row.is_some() && item.column.is_some())
            .map(|item| (&item.file, item.row, &item.column))
            .collect();
        told.sort();
        told.dedup();
        #[expect(clippy::cast_precision_loss, reason = "a percentage of a number of cells")]
        let share =
            if cells == 0 { 100.0 } else { 100.0 - 100.0 * told.len() as f64 / cells as f64 };
        share.max(0.0)
    }

    /// Writes every item as CSV.
    ///
    /// # Errors
    /// When writing fails.
    pub fn write_csv(&self, to: impl io::Write) -> io::Result<()> {
        let mut writer = csv::Writer::from_writer(to);
        writer.write_record(["bestand", "regel", "kolom", "waarde", "probleem", "gevolg"])?;
        for item in &self.items {
            writer.write_record([
                item.file.as_str(),
                &item.row.map(|row| row.to_string()).unwrap_or_default(),
                item.column.as_deref().unwrap_or_default(),
                &item.value,
                item.problem,
                &item.action.to_string(),
            ])?;
        }
        writer.flush()
    }

    pub(super) fn file(&mut self, file: &str, problem: &'static str, action: Action) {
        self.add(file, None, None, "", problem, action);
    }

    pub(super) fn column(
        &mut self,
        file: &str,
        column: &str,
        problem: &'static str,
        action: Action,
    ) {
        self.add(file, None, Some(column), "", problem, action);
    }

    pub(super) fn row(
        &mut self,
        file: &str,
        row: u64,
        value: &str,
        problem: &'static str,
        action: Action,
    ) {
        self.add(file, Some(row), None, value, problem, action);
    }

    pub(super) fn cell(
        &mut self,
        file: &str,
        row: u64,
        column: &str,
        value: &str,
        problem: &'static str,
        action: Action,
    ) {
        self.add(file, Some(row), Some(column), value, problem, action);
    }

    fn add(
        &mut self,
        file: &str,
        row: Option<u64>,
        column: Option<&str>,
        value: &str,
        problem: &'static str,
        action: Action,
    ) {
        self.items.push(Item {
            file: file.to_owned(),
            row,
            column: column.map(str::to_owned),
            value: value.to_owned(),
            problem,
            action,
        });
    }

    /// The items, those of one column with one problem together, the most frequent first.
    fn groups(&self) -> Vec<(&str, &str, &'static str, Vec<&Item>)> {
        let mut groups: BTreeMap<_, Vec<&Item>> = BTreeMap::new();
        for item in &self.items {
            let key = (item.file.as_str(), item.column.as_deref().unwrap_or(""), item.problem);
            groups.entry(key).or_default().push(item);
        }
        let mut groups: Vec<_> = groups
            .into_iter()
            .map(|((file, column, problem), items)| (file, column, problem, items))
            .collect();
        groups.sort_by_key(|(.., items)| std::cmp::Reverse(items.len()));
        groups
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<20} {:>7} {:>12}", "bestand", "regels", "overgenomen")?;
        for count in &self.counts {
            writeln!(f, "{:<20} {:>7} {:>12}", count.file, count.rows, count.taken)?;
        }
        if self.is_clean() {
            return writeln!(f, "\nAlles is overgenomen zoals het er stond.");
        }
        writeln!(
            f,
            "\n{:.1}% van de gevulde velden is zonder meer overgenomen. Over de rest:\n",
            self.understood()
        )?;
        for (file, column, problem, items) in self.groups() {
            let place =
                if column.is_empty() { file.to_owned() } else { format!("{file}, {column}") };
            writeln!(f, "{:>5} x  {place}: {problem}", items.len())?;
            for item in items.iter().take(3) {
                writeln!(f, "         {}", example(item))?;
            }
            if items.len() > 3 {
                writeln!(f, "         … en {} meer", items.len() - 3)?;
            }
        }
        writeln!(f, "\nAlles op een rij: --rapport BESTAND.csv")
    }
}

/// One item on one line.
fn example(item: &Item) -> String {
    let row = item.row.map(|row| format!("regel {row}: ")).unwrap_or_default();
    if item.value.is_empty() {
        return format!("{row}{}", item.action);
    }
    let mut value = item.value.replace('\n', " ");
    if let Some((end, _)) = value.char_indices().nth(60) {
        value.truncate(end);
        value.push('…');
    }
    format!("{row}'{value}' → {}", item.action)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_reads_as_a_table_and_as_csv() {
        let mut report = Report {
            counts: vec![FileCount { file: "locaties.csv".into(), rows: 3, taken: 2, cells: 20 }],
            items: Vec::new(),
        };
        assert!(report.to_string().contains("Alles is overgenomen"));
        report.cell("locaties.csv", 3, "lat", "hier", "dit is geen getal", Action::Dropped);
        report.row("locaties.csv", 4, "a | b", "te weinig velden", Action::RowDropped);
        let table = report.to_string();
        assert!(table.contains("95.0% van"), "{table}");
        assert!(table.contains("1 x  locaties.csv, lat: dit is geen getal\n         regel 3: 'hier' → niet overgenomen"), "{table}");
        let mut csv = Vec::new();
        report.write_csv(&mut csv).unwrap();
        let csv = String::from_utf8(csv).unwrap();
        assert!(
            csv.ends_with("locaties.csv,4,,a | b,te weinig velden,regel niet overgenomen\n"),
            "{csv}"
        );
    }
}
