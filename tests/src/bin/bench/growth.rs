//! What ten and a hundred times as much content does to the time that a page takes.
//!
//! Every request has a query of its own that means nothing, so that no page comes from the page
//! cache. The three servers are asked in turn, so that what else the machine does hits them alike.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use anyhow::{Result, bail};

use crate::{
    addresses,
    content::{Content, settled},
    http::{COMPRESSED, Connection},
    numbers::median,
    process::Process,
    report::{Report, Unit},
};

/// How much longer one record's page may take.
const GOAL: f64 = 1.3;
/// How much longer finding a rare word may take with a hundred times as much content.
const FINDING: f64 = 3.0;
/// How much content to begin with: the first of which a hundred times as much loads in time.
const BASES: [u32; 2] = [2000, 500];
/// How long loading the most may take.
const LOADING: Duration = Duration::from_mins(2);
const ROUNDS: usize = 5;
/// How many requests a round has for a sort of page at most, and how long they may go on.
const REQUESTS: usize = 20;
const ROUND: Duration = Duration::from_secs(1);

/// Pages of one record: what it is called here, in the open API, and in addresses.
const DETAILS: [(&str, &str, &str); 4] = [
    ("one activity", "activiteiten", "activiteiten"),
    ("one initiative", "initiatieven", "initiatieven"),
    ("one place", "locaties", "plekken"),
    ("one vacancy", "vacatures", "vrijwilligerswerk"),
];
const LISTS: [(&str, &str); 2] =
    [("a list: the agenda", "/activiteiten"), ("a list: places", "/plekken")];

/// The word stands in one record, whatever their number; see `server::generate`.
const SEARCHES: [(&str, &str); 1] = [("finding a rare word", "/zoeken?q=zeepkistenrace")];

/// A server with some amount of content.
struct Served {
    process: Process,
    content: Content,
    sorts: Vec<Sort>,
    /// How many requests there have been.
    asked: u32,
}

/// Pages of one sort.
struct Sort {
    name: &'static str,
    goal: Option<f64>,
    paths: Vec<String>,
    /// How long each request took, in milliseconds.
    took: Vec<f64>,
}

/// Measures pages of records, and lists.
pub(crate) async fn measure(server: &Path) -> Result<Report> {
    let mut servers = servers(server)?;
    let mut heading = "Growth: the time of a page that is not in the cache".to_owned();
    for served in &mut servers {
        if !served.prepare().await? {
            let records = served.content.records;
            heading = format!("{heading} ({records} records are still being compressed)");
        }
    }
    // The first round is to warm up.
    for round in 0..=ROUNDS {
        println!("  round {round} of {ROUNDS}");
        for sort in 0..DETAILS.len() + LISTS.len() + SEARCHES.len() {
            for served in &mut servers {
                served.ask(sort, round > 0).await?;
            }
        }
    }
    Ok(report(heading, &servers))
}

/// The three servers, the one with least content first.
fn servers(server: &Path) -> Result<Vec<Served>> {
    for base in BASES {
        let started = Instant::now();
        let middle = Served::load(server, base * 10)?;
        if started.elapsed() * 10 > LOADING {
            println!("  {} records would take more than two minutes to load", base * 100);
            continue;
        }
        let (least, most) = (Served::load(server, base)?, Served::load(server, base * 100)?);
        return Ok(vec![least, middle, most]);
    }
    bail!("loading content takes too long to measure growth here")
}

impl Served {
    fn load(server: &Path, records: u32) -> Result<Self> {
        println!("  load {records} records");
        let content = Content::make(server, records)?;
        let process = content.serve()?;
        Ok(Self { process, content, sorts: Vec::new(), asked: 0 })
    }

    /// A new connection: a server closes those on which nothing happens, and it is not this one's
    /// turn all the time.
    async fn connection(&self) -> Result<Connection> {
        Connection::open(&self.process.address).await
    }

    /// Finds out what to ask for. False when the server is still busy with itself.
    async fn prepare(&mut self) -> Result<bool> {
        let mut connection = self.connection().await?;
        let settled = settled(&mut connection).await?;
        for (name, resource, page) in DETAILS {
            let paths = addresses::details(&mut connection, resource, page).await?;
            self.sorts.push(Sort { name, goal: Some(GOAL), paths, took: Vec::new() });
        }
        for (name, path) in LISTS {
            let paths = vec![path.to_owned()];
            self.sorts.push(Sort { name, goal: None, paths, took: Vec::new() });
        }
        for (name, path) in SEARCHES {
            let paths = vec![path.to_owned()];
            self.sorts.push(Sort { name, goal: Some(FINDING), paths, took: Vec::new() });
        }
        Ok(settled)
    }

    /// Asks for pages of one sort for a while.
    async fn ask(&mut self, sort: usize, counts: bool) -> Result<()> {
        let mut connection = self.connection().await?;
        let sort = &mut self.sorts[sort];
        let started = Instant::now();
        for path in sort.paths.iter().cycle().take(REQUESTS) {
            self.asked += 1;
            let mark = if path.contains('?') { '&' } else { '?' };
            let path = format!("{path}{mark}meting={}", self.asked);
            let asked = Instant::now();
            connection.get(&path, COMPRESSED).await?;
            if counts {
                sort.took.push(asked.elapsed().as_secs_f64() * 1000.0);
            }
            if started.elapsed() > ROUND {
                break;
            }
        }
        Ok(())
    }
}

fn report(heading: String, servers: &[Served]) -> Report {
    let mut report = Report::new(heading);
    let Some((least, more)) = servers.split_first() else { return report };
    for (at, sort) in least.sorts.iter().enumerate() {
        let base = median(&sort.took);
        let name = |served: &Served| format!("{}, {} records", sort.name, served.content.records);
        report.show(&name(least), Unit::Milliseconds, base, "");
        for served in more {
            let took = median(&served.sorts[at].took);
            let note = format!("{took:.2} ms");
            match sort.goal {
                Some(goal) => {
                    report.at_most(&name(served), Unit::Times, took / base, goal, &note);
                }
                None => report.show(&name(served), Unit::Times, took / base, &note),
            }
        }
    }
    report
}
