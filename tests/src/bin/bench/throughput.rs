//! How much our server answers beside one that has nothing to do but send the same bytes.

use std::{fs, process::Command, time::Duration};

use anyhow::Result;

use crate::{
    addresses,
    content::{Content, settled},
    hello,
    http::{self, Answer, COMPRESSED, Connection, Round},
    numbers::{median, spread},
    process::Process,
    report::{Report, Unit},
};

/// The least share of the other's answers that ours must reach.
const GOAL: f64 = 0.5;
/// How often each is asked, in turn.
const PAIRS: usize = 7;
const ROUND: Duration = Duration::from_secs(2);
const WARM_UP: Duration = Duration::from_millis(500);

/// One of the two servers, and what came of asking it.
struct Side {
    process: Process,
    rates: Vec<f64>,
    answers: u32,
    worked: f64,
}

/// Measures each sort of address.
pub(crate) async fn measure(content: &Content) -> Result<Report> {
    let mut ours = Side::of(content.serve()?);
    let address = ours.process.address.clone();
    let mut connection = Connection::open(&address).await?;
    settled(&mut connection).await?;
    let activities = addresses::details(&mut connection, "activiteiten", "activiteiten").await?;
    let activity = activities.into_iter().next().unwrap_or_default();
    let mut report = Report::new(format!(
        "Throughput beside a server that only sends the same bytes ({} records)",
        content.records
    ));
    for (name, path) in [
        ("the agenda", "/activiteiten".to_owned()),
        ("one activity", activity.clone()),
        ("home", "/".to_owned()),
        ("API: a list", "/v1/activiteiten".to_owned()),
        ("API: one record", format!("/v1{activity}")),
        ("API: everything", "/v1/gids".to_owned()),
    ] {
        println!("  {path}");
        // Anew each time: the server closes a connection on which nothing happens.
        let answer = Connection::open(&address).await?.get(&path, COMPRESSED).await?;
        compare(&mut report, name, &mut ours, &path, &answer).await?;
    }
    Ok(report)
}

async fn compare(
    report: &mut Report,
    name: &str,
    ours: &mut Side,
    path: &str,
    answer: &Answer,
) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("answer");
    fs::write(&file, &answer.raw)?;
    let mut other = Side::of(Process::start(
        Command::new(std::env::current_exe()?).arg(hello::ARGUMENT).arg(&file),
    )?);
    let length = answer.body().len();
    ours.ask(path, length, WARM_UP).await?;
    other.ask(path, length, WARM_UP).await?;
    ours.forget();
    other.forget();

    let mut ratios = Vec::with_capacity(PAIRS);
    for _ in 0..PAIRS {
        let one = ours.ask(path, length, ROUND).await?;
        let two = other.ask(path, length, ROUND).await?;
        ratios.push(one.rate() / two.rate());
    }
    let note = format!(
        "{}; {:.0} of {:.0} a second, {:.0} and {:.0} µs of work each, {length} bytes",
        spread(&ratios),
        median(&ours.rates),
        median(&other.rates),
        ours.microseconds(),
        other.microseconds(),
    );
    report.at_least(name, Unit::Times, median(&ratios), GOAL, &note);
    Ok(())
}

impl Side {
    fn of(process: Process) -> Self {
        Self { process, rates: Vec::new(), answers: 0, worked: 0.0 }
    }

    fn forget(&mut self) {
        self.rates.clear();
        (self.answers, self.worked) = (0, 0.0);
    }

    async fn ask(&mut self, path: &str, length: usize, time: Duration) -> Result<Round> {
        let before = self.process.worked()?;
        let round = http::round(&self.process.address, path, length, time).await?;
        self.worked += self.process.worked()? - before;
        self.answers += round.answers;
        self.rates.push(round.rate());
        Ok(round)
    }

    /// How long processors work on an answer. The client works on the same ones, so that the ratio
    /// of throughputs alone would flatter whoever is slow.
    fn microseconds(&self) -> f64 {
        self.worked * 1e6 / f64::from(self.answers.max(1))
    }
}
