//! A PostgreSQL cluster that exists for one test run.
//!
//! A small shell script makes, starts, stops and removes it. The script waits on a pipe that only xtask holds: however xtask ends (done,
//! failed, Ctrl-C, killed) the pipe closes and the script cleans up. It has a process group of its own, so that Ctrl-C does not reach it.

use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};

use super::system;

const KEEPER: &str = include_str!("postgres.sh");
const ATTEMPTS: usize = 3;

/// A running cluster. Dropping it stops and removes it in the background; `stop` waits for that.
pub(super) struct Cluster {
    keeper: Child,
    /// For a superuser without a password.
    pub(super) url: String,
}

/// Makes and starts one on a free port of 127.0.0.1.
pub(super) fn start() -> Result<Cluster> {
    let programs = system::postgresql().context("PostgreSQL's server is not on this machine")?;
    // Between finding a free port and using it another program may take it: try again.
    for _ in 1..ATTEMPTS {
        if let Ok(cluster) = start_on(&programs, free_port()?) {
            return Ok(cluster);
        }
    }
    start_on(&programs, free_port()?)
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

fn start_on(programs: &Path, port: u16) -> Result<Cluster> {
    let mut command = Command::new("sh");
    command.args(["-c", KEEPER, "keeper"]).arg(programs).arg(port.to_string());
    command.current_dir("/").stdin(Stdio::piped()).stdout(Stdio::piped());
    own_group_and_user(&mut command)?;
    let mut keeper = command.spawn().context("cannot start `sh`")?;
    let mut line = String::new();
    if let Some(output) = keeper.stdout.take() {
        BufReader::new(output).read_line(&mut line)?;
    }
    if line.trim() == "ready" {
        return Ok(Cluster {
            keeper,
            url: format!("postgres://postgres@127.0.0.1:{port}/postgres"),
        });
    }
    keeper.wait()?;
    bail!("PostgreSQL did not start; its own message is above")
}

#[cfg(unix)]
fn own_group_and_user(command: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt as _;

    command.process_group(0);
    if system::is_root() {
        let (user, group) = system::ids("postgres").context("PostgreSQL refuses to run as root and there is no user `postgres`; add one and try again")?;
        // Root's own temporary folder may be closed to others.
        command.uid(user).gid(group).env_remove("TMPDIR");
    }
    Ok(())
}

#[cfg(not(unix))]
fn own_group_and_user(_: &mut Command) -> Result<()> {
    bail!(
        "the PostgreSQL tests need Linux or macOS; or set MIENSKIP_TEST_POSTGRES to a PostgreSQL they may use"
    )
}

impl Cluster {
    /// Stops and removes it.
    pub(super) fn stop(mut self) {
        drop(self.keeper.stdin.take());
        let _ = self.keeper.wait();
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::net::TcpStream;

    use super::*;

    #[test]
    fn a_cluster_listens_and_is_gone_afterwards() {
        if system::postgresql().is_none()
            || (system::is_root() && system::ids("postgres").is_none())
        {
            println!("not run: PostgreSQL's server is not on this machine");
            return;
        }
        let cluster = start().unwrap();
        let address = cluster
            .url
            .trim_start_matches("postgres://postgres@")
            .trim_end_matches("/postgres")
            .to_owned();
        assert!(TcpStream::connect(&address).is_ok());
        cluster.stop();
        assert!(TcpStream::connect(&address).is_err());
    }
}
