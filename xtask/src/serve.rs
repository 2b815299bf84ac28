//! `cargo xtask serve`: builds everything and runs the server for trying out.

use std::process::Command;

use anyhow::{Context, Result};

use crate::{assets, project, rust, tools};

const LISTEN: &str = "127.0.0.1:8080";

/// Builds and runs; ends when the server ends.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    tools::need_node()?;
    assets::run(assets::Purpose::Try)?;
    let binary = rust::build_server()?;
    let mut server = Command::new(&binary);
    server.args(server_arguments(arguments)).current_dir(project::root());
    for (name, folder) in
        [("MIENSKIP_SITE", project::site()), ("MIENSKIP_DATA", project::root().join("data"))]
    {
        if std::env::var_os(name).is_none() {
            server.env(name, folder);
        }
    }
    println!("• running; stop it with Ctrl-C");
    become_it(server).with_context(|| format!("cannot run {}", binary.display()))
}

/// What the server is called with: `serve`, the usual address unless another is given, and what stands after `--`.
fn server_arguments(given: &[String]) -> Vec<String> {
    let given = match given.split_first() {
        Some((first, rest)) if first == "--" => rest,
        _ => given,
    };
    let mut arguments = vec!["serve".to_owned()];
    if !given.iter().any(|argument| argument == "--listen" || argument.starts_with("--listen=")) {
        arguments.extend(["--listen".to_owned(), LISTEN.to_owned()]);
    }
    arguments.extend_from_slice(given);
    arguments
}

/// On Unix the server takes xtask's place, so that Ctrl-C and its exit code are its own.
#[cfg(unix)]
fn become_it(mut server: Command) -> std::io::Result<()> {
    use std::os::unix::process::CommandExt as _;
    Err(server.exec())
}

#[cfg(not(unix))]
fn become_it(mut server: Command) -> std::io::Result<()> {
    let status = server.status()?;
    std::process::exit(status.code().unwrap_or(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(given: &[&str]) -> String {
        server_arguments(&given.iter().map(ToString::to_string).collect::<Vec<_>>()).join(" ")
    }

    #[test]
    fn listens_on_the_usual_address_unless_told_otherwise() {
        assert_eq!(arguments(&[]), "serve --listen 127.0.0.1:8080");
        assert_eq!(arguments(&["--", "--demo"]), "serve --listen 127.0.0.1:8080 --demo");
        assert_eq!(arguments(&["--", "--listen", "[::1]:80"]), "serve --listen [::1]:80");
        assert_eq!(arguments(&["--listen=0.0.0.0:80"]), "serve --listen=0.0.0.0:80");
    }
}
