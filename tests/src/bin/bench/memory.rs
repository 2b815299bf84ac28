//! How much memory the server has after a day's sort of visits.

use anyhow::Result;

use crate::{
    addresses,
    content::{Content, settled},
    http::{COMPRESSED, Connection},
    report::{Report, Unit},
};

/// The most that it may have, in megabytes.
const GOAL: f64 = 60.0;
/// How many pages are asked for.
const PAGES: usize = 1000;

/// Asks a new server for pages of every sort, and looks.
pub(crate) async fn measure(content: &Content) -> Result<Report> {
    let process = content.serve()?;
    let mut connection = Connection::open(&process.address).await?;
    settled(&mut connection).await?;
    for path in addresses::mixed(&mut connection, PAGES).await? {
        connection.get(&path, COMPRESSED).await?;
    }
    let mut report = Report::new(format!(
        "Memory with {} records, after {PAGES} pages of every sort",
        content.records
    ));
    report.at_most("now (VmRSS)", Unit::Megabytes, process.memory("VmRSS")?, GOAL, "");
    report.show("the most it had (VmHWM)", Unit::Megabytes, process.memory("VmHWM")?, "");
    Ok(report)
}
