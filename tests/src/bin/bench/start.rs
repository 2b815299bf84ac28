//! How long it takes from starting the program to the first page.

use std::time::Instant;

use anyhow::Result;

use crate::{
    content::Content,
    http::{COMPRESSED, Connection},
    numbers::{median, spread},
    report::{Report, Unit},
};

/// How long it may take, in milliseconds.
const GOAL: f64 = 300.0;
const TIMES: usize = 7;

/// Starts a server several times and asks each for its first page.
pub(crate) async fn measure(content: &Content) -> Result<Report> {
    let mut took = Vec::with_capacity(TIMES);
    for _ in 0..TIMES {
        let started = Instant::now();
        let process = content.serve()?;
        let mut connection = Connection::open(&process.address).await?;
        connection.get("/", COMPRESSED).await?;
        took.push(started.elapsed().as_secs_f64() * 1000.0);
    }
    let mut report = Report::new(format!("Start with {} records", content.records));
    let note = format!("{} in {TIMES} starts", spread(&took));
    report.at_most("to the first page", Unit::Milliseconds, median(&took), GOAL, &note);
    Ok(report)
}
