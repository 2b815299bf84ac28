//! A data folder full of made-up records, and servers that serve it.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use tempfile::TempDir;
use tokio::time::sleep;

use crate::{
    http::{COMPRESSED, Connection},
    process::Process,
};

/// What stands in the tag of a snapshot that was compressed in a hurry.
const IN_A_HURRY: &str = "-br5\"";
/// How long to wait for the better one.
const PATIENCE: Duration = Duration::from_mins(1);

/// What may be set where this runs, and would make the server another one.
const SETTINGS: [&str; 9] = [
    "DATABASE_URL",
    "MIENSKIP_GEMEENTE",
    "MIENSKIP_LICENTIE",
    "MIENSKIP_SITE",
    "MIENSKIP_SLEUTEL",
    "MIENSKIP_SMTP",
    "MIENSKIP_TLS",
    "MIENSKIP_URL",
    "RUST_LOG",
];

/// A database with made-up records.
pub(crate) struct Content {
    server: PathBuf,
    folder: TempDir,
    /// How many records.
    pub(crate) records: u32,
}

impl Content {
    /// Makes one; the same number gives the same records.
    pub(crate) fn make(server: &Path, records: u32) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let content = Self { server: server.to_owned(), folder, records };
        let made = content
            .command()
            .arg("generate")
            .arg(records.to_string())
            .stdout(Stdio::null())
            .status()
            .with_context(|| format!("cannot start {}", server.display()))?;
        ensure!(made.success(), "making {records} records failed; the message is above");
        Ok(content)
    }

    /// Takes over a folder of CSV files as well.
    pub(crate) fn import(&self, folder: &Path) -> Result<()> {
        let mut command = self.command();
        command.arg("import").arg(folder).stdout(Stdio::null());
        ensure!(command.status()?.success(), "the import failed; the message is above");
        Ok(())
    }

    /// The file of its database.
    pub(crate) fn database(&self) -> PathBuf {
        self.folder.path().join("mienskip.db")
    }

    /// Starts a server with it, on a free port, behind a proxy that says who asks.
    pub(crate) fn serve_behind_proxy(&self) -> Result<Process> {
        let mut command = self.command();
        command.env("MIENSKIP_PROXY", "1").env("RUST_LOG", "error");
        command.args(["serve", "--listen", "127.0.0.1:0", "--zonder-voorbeeld"]);
        Process::start(&mut command)
    }

    /// Starts a server with it, on a free port.
    pub(crate) fn serve(&self) -> Result<Process> {
        let mut command = self.command();
        command.args(["serve", "--listen", "127.0.0.1:0", "--zonder-voorbeeld"]);
        Process::start(&mut command)
    }

    /// The program on this database, with its default settings and the files for the browser that
    /// it holds.
    fn command(&self) -> Command {
        let mut command = Command::new(&self.server);
        for name in SETTINGS {
            command.env_remove(name);
        }
        command.env("MIENSKIP_DATA", self.folder.path());
        command
    }
}

/// Waits until a server that has just started has nothing left to do: it goes on compressing its
/// snapshot in the background. False when that takes too long to wait for.
pub(crate) async fn settled(connection: &mut Connection) -> Result<bool> {
    let started = Instant::now();
    while connection.get("/v1/gids", COMPRESSED).await?.head().contains(IN_A_HURRY) {
        if started.elapsed() > PATIENCE {
            return Ok(false);
        }
        sleep(Duration::from_millis(500)).await;
    }
    Ok(true)
}
