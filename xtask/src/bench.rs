//! `cargo xtask bench`: the server as it is put on a machine, held against its goals for speed and
//! memory. The program that measures is in the crate `tests`.

use std::path::Path;

use anyhow::{Context, Result};

use crate::command::{command, succeeds};
use crate::rust::cargo;
use crate::test::chromium;
use crate::{build, node, project};

/// The part that runs in a browser.
const DEVICE: &str = "device";

/// Builds and measures; `parts` are those to measure, all when there are none. Tells whether every
/// goal was met.
pub(crate) fn run(parts: &[String]) -> Result<bool> {
    let server = build::release()?;
    let (device, others): (Vec<&String>, Vec<&String>) =
        parts.iter().partition(|part| *part == DEVICE);
    let mut met = true;
    if parts.is_empty() || !device.is_empty() {
        met &= on_device(&server)?;
    }
    if parts.is_empty() || !others.is_empty() {
        met &= of_server(&server, &others)?;
    }
    Ok(met)
}

/// What the guide on the device does, in a browser that is slowed down.
fn on_device(server: &Path) -> Result<bool> {
    let folder = project::root().join("tests/browser");
    node::install("browser-tests", &folder)?;
    let chromium = chromium().context("Chromium is not on this machine")?;
    let mut program = command("node", &["bench/device.js"], &folder);
    program
        .env("MIENSKIP_BIN", server)
        .env("MIENSKIP_SITE", project::site())
        .env("CHROMIUM", chromium);
    succeeds(&mut program)
}

fn of_server(server: &Path, parts: &[&String]) -> Result<bool> {
    let program = ["run", "--quiet", "--release", "--package", "tests", "--bin", "bench", "--"];
    succeeds(cargo(&program).arg(server).args(parts))
}
