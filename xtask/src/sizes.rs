//! `cargo xtask sizes`: what a resident downloads, held against the budget.
//!
//! All sizes are as sent: compressed with brotli. A kB is 1000 bytes.

mod budget;
mod http;
mod pages;
mod running;
mod sitemap;

use anyhow::Result;

use crate::assets::{self, Purpose};
use crate::rust;

/// Builds, prints the sizes and tells whether all are within the budget. `paths` replace the pages of the sitemap.
pub(crate) fn run(paths: &[String]) -> Result<bool> {
    let index = assets::run(Purpose::Try)?;
    let mut report = budget::files(&index);
    println!("\n{report}");
    let binary = rust::build_server()?;
    let measured = pages::measure(&binary, paths)?;
    let pages = budget::pages(&measured);
    println!("\n{pages}");
    report.exceeded.extend(pages.exceeded);
    for line in &report.exceeded {
        println!("too large: {line}");
    }
    if report.exceeded.is_empty() {
        println!("all within the budget");
    }
    Ok(report.exceeded.is_empty())
}
