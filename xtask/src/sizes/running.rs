//! The server under measurement: on a free port, on a data folder of its own, stopped and cleaned up when dropped.

use std::io::{BufRead as _, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;
use std::{fs, thread};

use anyhow::{Context, Result, bail};

use crate::project;

/// What the server prints when it is ready, before its address.
const READY: &str = "Mienskip luistert op http://";
const PATIENCE: Duration = Duration::from_mins(2);

/// A running server.
pub(super) struct Running {
    process: Child,
    data: PathBuf,
    /// Host and port.
    pub(super) address: String,
}

/// Starts it and waits until it is ready.
pub(super) fn start(binary: &Path) -> Result<Running> {
    let data = project::work().join(format!("sizes-data-{}", std::process::id()));
    let _ = fs::remove_dir_all(&data);
    fs::create_dir_all(&data)?;
    let mut command = Command::new(binary);
    command
        .args(["serve", "--listen", "127.0.0.1:0"])
        .current_dir(project::root())
        .env("MIENSKIP_SITE", project::site())
        .env("MIENSKIP_DATA", &data)
        .env_remove("DATABASE_URL")
        .stdout(Stdio::piped());
    let process = command.spawn().with_context(|| format!("cannot start {}", binary.display()))?;
    // From here on dropping stops the server, whatever goes wrong.
    let mut running = Running { process, data, address: String::new() };
    let output = running.process.stdout.take().context("the server has no output")?;
    running.address = address(output)?;
    Ok(running)
}

fn address(output: impl Read + Send + 'static) -> Result<String> {
    let (found, wait) = mpsc::channel();
    // Reads on after the address was found: a server whose output nobody reads comes to a halt.
    thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            if let Some(address) = ready(&line) {
                let _ = found.send(address);
            }
        }
    });
    match wait.recv_timeout(PATIENCE) {
        Ok(address) => Ok(address),
        Err(mpsc::RecvTimeoutError::Disconnected) => {
            bail!("the server stopped before it was ready; its own message is above")
        }
        Err(mpsc::RecvTimeoutError::Timeout) => {
            bail!("the server did not print `{READY}…` within {} s", PATIENCE.as_secs())
        }
    }
}

fn ready(line: &str) -> Option<String> {
    let (_, rest) = line.split_once(READY)?;
    let address = rest.split(['/', ' ']).next()?;
    Some(address.to_owned())
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = fs::remove_dir_all(&self.data);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_address_between_other_lines() {
        let output = "starting\nMienskip luistert op http://127.0.0.1:41234/\nmore\n".as_bytes();
        assert_eq!(address(output).unwrap(), "127.0.0.1:41234");
        assert_eq!(
            ready("Mienskip luistert op http://127.0.0.1:8080"),
            Some("127.0.0.1:8080".to_owned())
        );
        assert!(address("panic\n".as_bytes()).unwrap_err().to_string().contains("stopped before"));
    }
}
