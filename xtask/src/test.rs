//! `cargo xtask test`: every test there is.
//!
//! All parts are run, also after one failed. The browser tests come last and nothing is printed after them, so that the last lines are the
//! test runner's own; the overview of the other parts stands above them.

mod api;
mod browser;
mod postgres;
mod rust_tests;
mod scripts;
mod system;

pub(crate) use system::chromium;

use anyhow::{Result, bail};

use crate::assets::{self, Purpose, style};
use crate::command::{command, succeeds};
use crate::{node, tools};

/// A part and how it went; a part that could not be run has not passed.
struct Outcome {
    part: &'static str,
    passed: bool,
}

/// Runs all parts, or the one named. Tells whether everything passed.
pub(crate) fn run(arguments: &[String]) -> Result<bool> {
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => all(),
        ["style"] => style_tests(),
        ["rust"] => {
            system::ensure(&[system::Need::PostgreSql])?;
            rust_tests::run()
        }
        ["api"] => {
            tools::need_node()?;
            api::run()
        }
        ["scripts"] => scripts::run(),
        ["browser"] => {
            tools::need_node()?;
            system::ensure(&[system::Need::Chromium])?;
            assets::run(Purpose::Try)?;
            browser::run()
        }
        _ => bail!(
            "`{}` is not a part of the tests; the parts are style, rust, api, scripts and browser",
            arguments.join(" ")
        ),
    }
}

fn all() -> Result<bool> {
    tools::need_node()?;
    system::ensure(&[system::Need::Chromium, system::Need::PostgreSql])?;
    let outcomes = [
        attempt("style", style_tests),
        attempt("assets", || assets::run(Purpose::Try).map(|_| true)),
        attempt("rust", rust_tests::run),
        attempt("api", api::run),
        attempt("scripts", scripts::run),
    ];
    println!("\nOverview, before the browser tests:");
    for Outcome { part, passed } in &outcomes {
        println!("  {part}: {}", if *passed { "passed" } else { "FAILED" });
    }
    println!();
    let browser = attempt("browser", browser::run);
    Ok(browser.passed && outcomes.iter().all(|outcome| outcome.passed))
}

fn attempt(part: &'static str, run: impl FnOnce() -> Result<bool>) -> Outcome {
    println!("\n== {part}");
    let passed = run().unwrap_or_else(|error| {
        eprintln!("{part}: {error:#}");
        false
    });
    Outcome { part, passed }
}

fn style_tests() -> Result<bool> {
    tools::need_node()?;
    node::install("style", &style::folder())?;
    succeeds(&mut command("npm", &["test", "--silent"], &style::folder()))
}
