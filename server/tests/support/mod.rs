//! The program as a process of its own, for tests that end it in the middle of its work.

use std::{
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

/// The program, on a data folder.
pub(crate) fn mienskip(data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mienskip"));
    command.env("MIENSKIP_DATA", data).env_remove("DATABASE_URL").env_remove("MIENSKIP_GEMEENTE");
    command
}

/// A server that runs, until it is killed.
pub(crate) struct Server {
    child: Child,
    /// Host and port.
    pub(crate) address: String,
}

impl Server {
    /// Starts it and waits until it listens.
    pub(crate) fn start(data: &Path) -> Self {
        let mut child = mienskip(data)
            .args(["serve", "--listen", "127.0.0.1:0", "--zonder-voorbeeld"])
            .env("MIENSKIP_PROXY", "1")
            .env("RUST_LOG", "error")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let address = output
            .lines()
            .map_while(Result::ok)
            .find_map(|line| line.strip_prefix("Mienskip luistert op http://").map(str::to_owned));
        Self { child, address: address.expect("a server that listens") }
    }

    /// Ends it with SIGKILL: it gets no chance to clean up.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// Numbers that look like chance, the same at every run.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// A number below `most`.
    pub(crate) fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.0 >> 33) % most
    }
}
