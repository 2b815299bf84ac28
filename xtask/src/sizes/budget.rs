//! The limits, and the tables that show how far off they are.

use std::fmt;

use super::pages::{Measured, Page};
use crate::assets::Index;

const CSS: u64 = 18_000;
const START: u64 = 330_000;
const LOCALE: u64 = 12_000;
const PAGE: u64 = 12_000;
const LARGEST_SHOWN: usize = 10;

/// A table and the limits that were exceeded.
#[derive(Default)]
pub(super) struct Report {
    rows: Vec<Row>,
    pub(super) exceeded: Vec<String>,
}

struct Row {
    name: String,
    bytes: u64,
    limit: Option<u64>,
}

impl Report {
    fn show(&mut self, name: impl Into<String>, bytes: u64) {
        self.rows.push(Row { name: name.into(), bytes, limit: None });
    }

    fn check(&mut self, name: impl Into<String>, bytes: u64, limit: u64) {
        let name = name.into();
        if bytes > limit {
            self.exceeded.push(format!(
                "{name} is {} kB, the limit is {} kB",
                kilobytes(bytes),
                kilobytes(limit)
            ));
        }
        self.rows.push(Row { name, bytes, limit: Some(limit) });
    }
}

impl fmt::Display for Report {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.rows.iter().map(|row| row.name.chars().count()).max().unwrap_or(0);
        for Row { name, bytes, limit } in &self.rows {
            write!(to, "{name:width$}  {:>7} kB", kilobytes(*bytes))?;
            match limit {
                Some(limit) => writeln!(to, "  of {} kB", kilobytes(*limit))?,
                None => writeln!(to)?,
            }
        }
        Ok(())
    }
}

/// 12345 → `12.4`; rounded up, so that what is shown as the limit is within it.
fn kilobytes(bytes: u64) -> String {
    let tenths = bytes.div_ceil(100);
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// The build's files. A visitor loads one theme and one language: the largest theme counts, and each language.
pub(super) fn files(index: &Index) -> Report {
    let mut report = Report::default();
    let mut sum = |wanted: fn(&str) -> bool| {
        index
            .sizes
            .iter()
            .filter(|(name, _)| wanted(name))
            .map(|(name, size)| {
                report.show(name, size.sent());
                size.sent()
            })
            .collect::<Vec<_>>()
    };
    let site: u64 = sum(|name| name == "site.css").iter().sum();
    let theme = sum(|name| name.starts_with("theme-")).into_iter().max().unwrap_or(0);
    let script: u64 =
        sum(|name| name == "app_bg.wasm" || has_extension(name, "js") && name != "sw.js")
            .iter()
            .sum();
    sum(|name| has_extension(name, "svg") || has_extension(name, "png") || name == "sw.js");
    report.check("CSS (site + largest theme)", site + theme, CSS);
    report.check("JavaScript + wasm", script, START);
    for (name, size) in index.sizes.iter().filter(|(name, _)| name.starts_with("locale-")) {
        report.check(format!("texts ({name})"), size.sent(), LOCALE);
    }
    report
}

fn has_extension(name: &str, extension: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, present)| present == extension)
}

/// The largest pages, and the guide that a phone keeps.
pub(super) fn pages(measured: &Measured) -> Report {
    let mut report = Report::default();
    let mut by_size: Vec<&Page> = measured.pages.iter().collect();
    by_size
        .sort_by(|one, other| other.bytes.cmp(&one.bytes).then_with(|| one.path.cmp(&other.path)));
    for (place, page) in by_size.into_iter().enumerate() {
        if place < LARGEST_SHOWN || page.bytes > PAGE {
            report.check(&page.path, page.bytes, PAGE);
        }
    }
    report.show(format!("the guide, {}", super::pages::SNAPSHOT), measured.snapshot);
    report
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assets::Size;

    fn index(sizes: &[(&str, u64)]) -> Index {
        let size = |bytes| Size { raw: bytes * 4, br: Some(bytes), gz: None };
        Index {
            sizes: sizes.iter().map(|(name, bytes)| ((*name).to_owned(), size(*bytes))).collect(),
            ..Index::default()
        }
    }

    #[test]
    fn exactly_the_limit_is_within_it() {
        let within = index(&[
            ("site.css", 15_000),
            ("theme-a.css", 3_000),
            ("theme-b.css", 2_000),
            ("app_bg.wasm", 330_000),
            ("locale-nl.json", 12_000),
        ]);
        assert!(files(&within).exceeded.is_empty());
    }

    #[test]
    fn one_byte_more_is_not() {
        let over = index(&[("site.css", 15_001), ("theme-a.css", 3_000)]);
        assert_eq!(
            files(&over).exceeded,
            ["CSS (site + largest theme) is 18.1 kB, the limit is 18.0 kB"]
        );
        let over = index(&[
            ("app.js", 1),
            ("app_bg.wasm", 330_000),
            ("locale-fy.json", 12_001),
            ("locale-nl.json", 9_000),
        ]);
        assert_eq!(files(&over).exceeded.len(), 2);
    }

    #[test]
    fn every_page_above_the_limit_is_named() {
        let pages_of = |bytes| Measured {
            pages: (0..12).map(|number| Page { path: format!("/{number}"), bytes }).collect(),
            snapshot: 5,
        };
        assert!(pages(&pages_of(12_000)).exceeded.is_empty());
        assert_eq!(pages(&pages_of(12_000)).rows.len(), LARGEST_SHOWN + 1);
        assert_eq!(pages(&pages_of(12_001)).exceeded.len(), 12);
    }

    #[test]
    fn shows_kilobytes_rounded_up() {
        assert_eq!(kilobytes(18_000), "18.0");
        assert_eq!(kilobytes(18_001), "18.1");
        assert_eq!(kilobytes(5), "0.1");
    }
}
