//! The programs the tests need beside Rust and Node: a browser and a database. On Debian they are installed when that is possible.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::command::{command, output, run, step};
use crate::tools;

/// Something the tests need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// The browser.
    Chromium,
    /// The server's programs; the tests start a cluster of their own.
    PostgreSql,
}

impl Need {
    fn present(self) -> bool {
        match self {
            Self::Chromium => chromium().is_some(),
            Self::PostgreSql => postgresql().is_some(),
        }
    }

    fn package(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::PostgreSql => "postgresql",
        }
    }
}

/// Chromium's program: `CHROMIUM` when it is set, else Debian's, else the one on PATH.
pub(crate) fn chromium() -> Option<PathBuf> {
    if let Some(chosen) = std::env::var_os("CHROMIUM") {
        return Some(chosen.into());
    }
    let debian = PathBuf::from("/usr/bin/chromium");
    if debian.is_file() { Some(debian) } else { tools::find("chromium") }
}

/// The folder with `initdb` and `pg_ctl`: Debian's newest, else the one on PATH.
pub(super) fn postgresql() -> Option<PathBuf> {
    newest(Path::new("/usr/lib/postgresql"))
        .or_else(|| tools::find("initdb")?.parent().map(PathBuf::from))
}

/// The `bin` of the highest version in a folder of versions.
fn newest(versions: &Path) -> Option<PathBuf> {
    let mut found: Vec<(u32, PathBuf)> = std::fs::read_dir(versions)
        .ok()?
        .filter_map(|entry| {
            let folder = entry.ok()?;
            let version = folder.file_name().to_str()?.parse().ok()?;
            let bin = folder.path().join("bin");
            bin.join("initdb").is_file().then_some((version, bin))
        })
        .collect();
    found.sort();
    found.pop().map(|(_, bin)| bin)
}

/// Installs what is missing, or says exactly what to install.
pub(super) fn ensure(needs: &[Need]) -> Result<()> {
    let missing = |needs: &[Need]| {
        needs.iter().filter(|need| !need.present()).map(|need| need.package()).collect::<Vec<_>>()
    };
    let packages = missing(needs);
    if packages.is_empty() {
        return Ok(());
    }
    let advice = format!(
        "The tests need {}. Install it (on Debian: `sudo apt-get install {}`) and try again",
        packages.join(" and "),
        packages.join(" ")
    );
    let Some(privileged) = apt_get() else { bail!("{advice}") };
    step(&format!("install {}", packages.join(" ")), || {
        let apt = |arguments: &[&str]| {
            run(&mut command(
                privileged[0],
                &[&privileged[1..], arguments].concat(),
                Path::new("/"),
            ))
        };
        apt(&["update", "--quiet"])?;
        apt(&[&["install", "--yes", "--quiet", "--no-install-recommends"], packages.as_slice()]
            .concat())
    })?;
    if !missing(needs).is_empty() {
        bail!("{advice}");
    }
    Ok(())
}

/// How to call apt-get here: as root, or with a sudo that asks nothing. None where there is no apt-get.
fn apt_get() -> Option<&'static [&'static str]> {
    if !Path::new("/etc/debian_version").exists() {
        return None;
    }
    if is_root() {
        return Some(&["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    }
    let sudo = tools::find("sudo").is_some()
        && output(&mut command("sudo", &["-n", "true"], Path::new("/"))).is_ok();
    sudo.then_some(&["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"])
}

/// Whether xtask runs as root, under which PostgreSQL refuses to run.
pub(super) fn is_root() -> bool {
    user_id(&[]) == Some(0)
}

/// The number of a user and of its group, of the present user by default.
pub(super) fn ids(user: &str) -> Option<(u32, u32)> {
    Some((user_id(&[user])?, number(&["-g", user])?))
}

fn user_id(user: &[&str]) -> Option<u32> {
    number(&[&["-u"], user].concat())
}

fn number(arguments: &[&str]) -> Option<u32> {
    output(&mut command("id", arguments, Path::new("."))).ok()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::{tests::scratch, write_if_changed};

    #[test]
    fn takes_the_highest_version_by_number() {
        let folder = scratch("postgresql_versions");
        assert_eq!(newest(&folder), None);
        for file in ["9/bin/initdb", "15/bin/initdb", "17/bin/psql", "readme"] {
            write_if_changed(&folder.join(file), b"").unwrap();
        }
        assert_eq!(newest(&folder), Some(folder.join("15/bin")));
    }
}
