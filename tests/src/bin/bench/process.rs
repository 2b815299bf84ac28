//! A server in a process of its own, stopped when dropped.

use std::{
    fs,
    io::{BufRead as _, BufReader, Read},
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use anyhow::{Context as _, Result, bail};

/// How long a server may take to be ready: with a great deal of content, minutes.
const PATIENCE: Duration = Duration::from_mins(5);
/// How many clock ticks a second Linux counts a process's time in, whatever the machine.
const TICKS: u32 = 100;

/// A running server.
pub(crate) struct Process {
    child: Child,
    /// Host and port.
    pub(crate) address: String,
}

impl Process {
    /// Starts it and waits until it prints the address that it listens on.
    pub(crate) fn start(command: &mut Command) -> Result<Self> {
        let child = command
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start {}", command.get_program().display()))?;
        // From here on dropping stops it, whatever goes wrong.
        let mut process = Self { child, address: String::new() };
        let output = process.child.stdout.take().context("the server has no output")?;
        process.address = address(output)?;
        Ok(process)
    }

    /// A figure from its status in megabytes: `VmRSS` is what it has in memory, `VmHWM` the most
    /// that it ever had.
    pub(crate) fn memory(&self, field: &str) -> Result<f64> {
        let status = self.told("status")?;
        let kibibytes: Option<u32> = status
            .lines()
            .find_map(|line| line.strip_prefix(field)?.strip_prefix(':'))
            .and_then(|rest| rest.trim().strip_suffix(" kB")?.parse().ok());
        let kibibytes = kibibytes.with_context(|| format!("the system does not tell {field}"))?;
        Ok(f64::from(kibibytes) * 1024.0 / 1e6)
    }

    /// How many seconds processors have worked for it.
    pub(crate) fn worked(&self) -> Result<f64> {
        worked(&self.told("stat")?).context("the system does not tell how long it worked")
    }

    fn told(&self, about: &str) -> Result<String> {
        fs::read_to_string(format!("/proc/{}/{about}", self.child.id()))
            .context("measuring needs a system with /proc, such as Linux")
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn address(output: impl Read + Send + 'static) -> Result<String> {
    let (found, wait) = mpsc::channel();
    // Reads on after the address was found: a server whose output nobody reads comes to a halt.
    thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            if let Some((_, address)) = line.split_once("http://") {
                let _ = found.send(address.trim_end_matches('/').to_owned());
            }
        }
    });
    match wait.recv_timeout(PATIENCE) {
        Ok(address) => Ok(address),
        Err(mpsc::RecvTimeoutError::Disconnected) => {
            bail!("the server stopped before it was ready; its own message is above")
        }
        Err(mpsc::RecvTimeoutError::Timeout) => {
            bail!("the server was not ready within {} s", PATIENCE.as_secs())
        }
    }
}

/// Seconds of work from `/proc/…/stat`: the 14th and 15th field, in and for the program (proc(5)).
/// The second field is a name that may hold anything but ends at the last bracket.
fn worked(stat: &str) -> Option<f64> {
    let (_, after_name) = stat.rsplit_once(')')?;
    let mut ticks = after_name.split_whitespace().skip(11).map(str::parse::<u32>);
    let (own, system) = (ticks.next()?.ok()?, ticks.next()?.ok()?);
    Some((f64::from(own) + f64::from(system)) / f64::from(TICKS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_address_between_other_lines() {
        let output = "Mienskip staat klaar\nMienskip luistert op http://127.0.0.1:41234\nmore\n";
        assert_eq!(address(output.as_bytes()).unwrap(), "127.0.0.1:41234");
        let stopped = address("panic\n".as_bytes()).unwrap_err().to_string();
        assert!(stopped.contains("stopped before"), "{stopped}");
    }

    #[test]
    fn time_is_that_of_program_and_system_together() {
        let stat = "42 (a) b) S 1 42 42 0 -1 4194560 900 0 0 0 150 50 0 0 20 0 3 0 1 2 3";
        assert!(worked(stat).is_some_and(|seconds| (seconds - 2.0).abs() < f64::EPSILON));
        assert_eq!(worked("nothing"), None);
    }
}
