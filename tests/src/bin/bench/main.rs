//! Measures the server as it is put on a machine, and holds the figures against their goals.
//!
//! `cargo xtask bench` builds the server and runs this with its path. Each part stands by itself:
//! throughput (beside a server that only sends), growth (with more content), memory, start, and
//! reactions (beside the same rows written in batches by nothing but the database).

mod addresses;
mod content;
mod growth;
mod hello;
mod http;
mod memory;
mod numbers;
mod process;
mod reactions;
mod report;
mod start;
mod throughput;

use std::{path::Path, process::ExitCode};

use anyhow::{Result, bail};

use content::Content;
use report::Report;

/// How many records a municipality of some size has.
const RECORDS: u32 = 2000;

const PARTS: [&str; 5] = ["throughput", "growth", "memory", "start", "reactions"];

// As the server does it: the one to compare with runs in this program.
#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("bench: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: &[String]) -> Result<bool> {
    match arguments {
        [what, file] if what == hello::ARGUMENT => {
            hello::serve(Path::new(file)).await?;
            Ok(true)
        }
        [server, parts @ ..] => measure(Path::new(server), parts).await,
        [] => bail!("say which server to measure; `cargo xtask bench` does"),
    }
}

/// Measures the parts that are named, or all. Tells whether every goal was met.
async fn measure(server: &Path, wanted: &[String]) -> Result<bool> {
    if let Some(unknown) = wanted.iter().find(|part| !PARTS.contains(&part.as_str())) {
        bail!("there is no part `{unknown}`; the parts are {}", PARTS.join(", "));
    }
    let content = Content::make(server, RECORDS)?;
    let mut missed = Vec::new();
    for part in PARTS {
        if !wanted.is_empty() && !wanted.iter().any(|name| name == part) {
            continue;
        }
        let report = measured(part, server, &content).await?;
        println!("\n{report}");
        missed.extend(report.missed());
    }
    for line in &missed {
        println!("missed: {line}");
    }
    if missed.is_empty() {
        println!("every goal was met");
    }
    Ok(missed.is_empty())
}

async fn measured(part: &str, server: &Path, content: &Content) -> Result<Report> {
    println!("• {part}");
    match part {
        "throughput" => throughput::measure(content).await,
        "growth" => growth::measure(server).await,
        "memory" => memory::measure(content).await,
        "reactions" => reactions::measure(server).await,
        _ => start::measure(content).await,
    }
}
