//! Whatever a file says, nothing panics and nothing gets lost unseen.

use std::collections::HashSet;

use guide::fold::fold;
use proptest::prelude::*;

use super::*;

fn rows_of(text: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let rows =
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    (header, rows)
}

fn csv_of(header: &[String], rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(header).unwrap();
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

/// Nonsense in the first row of each column of each file is in a record or in the report.
fn check(folder: &dyn Files, municipality: &Municipality, nonsense: &str) {
    let mut files = Memory::copy_of(folder);
    for text in files.0.values_mut() {
        let (header, mut rows) = rows_of(std::str::from_utf8(text).unwrap());
        rows.truncate(3);
        *text = csv_of(&header, &rows);
    }
    for name in files.0.keys() {
        let (header, rows) = rows_of(&files.text(name));
        for (at, column) in header.iter().enumerate() {
            if name == "opgaven.csv" && column == "id" {
                // Goals are part of their plan and have no id there.
                continue;
            }
            let mut changed = rows.clone();
            changed[0][at] = nonsense.to_owned();
            let changed = files.clone().with(name, csv_of(&header, &changed));
            let import = read(&changed, municipality, &options()).unwrap();
            let told = import.report.items.iter().any(|item| {
                item.file == *name
                    && item.row == Some(2)
                    && item.column.as_deref() == Some(column)
                    && nonsense.contains(&item.value)
            });
            let kept = import
                .records
                .iter()
                .any(|record| fold(&record.to_json().unwrap()).contains(&fold(nonsense)));
            assert!(told || kept, "{name}, {column}: '{nonsense}' is lost");
        }
    }
}

#[test]
fn nothing_gets_lost_unseen() {
    let leeuwarden_files = leeuwarden();
    let municipality = leeuwarden_municipality();
    for nonsense in ["zomaar wat onzin", "qq77", "2019", "€ 12,34 of zo", "ja misschien"] {
        check(&*leeuwarden_files.folder("gevonden"), &municipality, nonsense);
        check(&*leeuwarden_files.folder("voorbeeld"), &municipality, nonsense);
    }
}

/// Every filled cell of the real files is in a record, in the report, or understood.
#[test]
fn every_cell_of_the_real_files_is_accounted_for() {
    let municipality = leeuwarden_municipality();
    let files = Memory::copy_of(&*leeuwarden().folder("gevonden"));
    let import = read(&files, &municipality, &options()).unwrap();
    let told: HashSet<_> = import
        .report
        .items
        .iter()
        .map(|item| (item.file.clone(), item.row, item.column.clone()))
        .collect();
    let all: String =
        import.records.iter().map(|record| record.to_json().unwrap() + "\n").collect();
    let understood = ["thema", "themas", "kosten", "soort", "rrule"];
    for name in files.0.keys() {
        let (header, rows) = rows_of(&files.text(name));
        for (row, line) in rows.iter().zip(2u64..) {
            for (column, cell) in header.iter().zip(row) {
                let known = told.contains(&(name.clone(), Some(line), Some(column.clone())));
                let kept = cell.split(';').all(|part| {
                    let part = part.trim().trim_start_matches("www.");
                    let quoted = serde_json::to_string(part).unwrap();
                    let bare = part.split_once('-').map_or(part, |(_, rest)| rest);
                    all.contains(quoted.trim_matches('"'))
                        || column.contains("id") && all.contains(bare)
                });
                assert!(
                    known || kept || understood.contains(&column.as_str()),
                    "{name}, regel {line}, {column}: {cell}"
                );
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400), at in 0usize..9) {
        let name = SOURCES[at].sheet.file;
        let files = Memory::default().with(name, bytes);
        let _ = read(&files, &voorbeeldstad(), &options());
    }

    #[test]
    fn cells_never_panic(cells in proptest::collection::vec(".{0,30}", 30), at in 0usize..9) {
        let sheet = &SOURCES[at].sheet;
        let header: Vec<String> = ["id", sheet.name].iter().chain(sheet.texts).chain(sheet.columns).map(|name| (*name).to_owned()).collect();
        let rows: Vec<Vec<String>> = cells.windows(header.len()).map(<[String]>::to_vec).collect();
        let import = read(&Memory::default().with(sheet.file, csv_of(&header, &rows)), &voorbeeldstad(), &options()).unwrap();
        let _ = import.report.to_string();
        for record in &import.records {
            let json = record.to_json().unwrap();
            prop_assert_eq!(&Record::from_json(record.kind(), &json).unwrap(), record);
        }
    }

    #[test]
    fn times_and_prices_never_panic(
        text in "(elke|om de|iedere|tot|van|t/m|ma|di|woensdag|[0-9]{1,4}|[.:;,€ -]|uur|maand|€ ?[0-9.,]{0,5}|FREQ=[A-Z]{0,7};?|per keer){0,8}",
    ) {
        let row = ["a", "A", &text, &text, &text, &text, &text, "2020", "https://x.example"].map(str::to_owned).to_vec();
        let header = ["id", "naam", "wanneer", "rrule", "start", "eind", "kosten", "bron_datum", "bron_url"].map(str::to_owned);
        let file = csv_of(&header, &[row]);
        read(&Memory::default().with("activiteiten.csv", file), &voorbeeldstad(), &options()).unwrap();
    }
}
