//! Running other programs, and saying in one line what is being done and how long it took.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Instant;

use anyhow::{Context, Result, bail};

/// A command that runs in `folder`.
pub(crate) fn command(program: impl AsRef<Path>, arguments: &[&str], folder: &Path) -> Command {
    let mut command = Command::new(program.as_ref());
    command.args(arguments).current_dir(folder);
    command
}

/// Runs it with its output on the terminal; an error when it cannot start or fails.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    if succeeds(command)? {
        return Ok(());
    }
    bail!("`{}` failed; its own message is above", shown(command))
}

/// Runs it with its output on the terminal and tells whether it ended well.
pub(crate) fn succeeds(command: &mut Command) -> Result<bool> {
    let status = command.status().with_context(|| format!("cannot start `{}`", shown(command)))?;
    Ok(status.success())
}

/// Runs it and returns what it wrote on standard output.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("cannot start `{}`", shown(command)))?;
    if !output.status.success() {
        bail!("`{}` failed: {}", shown(command), String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs it with a text on standard input and returns what it wrote on standard output.
pub(crate) fn filter(command: &mut Command, input: String) -> Result<String> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child =
        command.spawn().with_context(|| format!("cannot start `{}`", shown(command)))?;
    // Written beside the reading, or both would wait for each other; it ends by itself.
    if let Some(mut stdin) = child.stdin.take() {
        thread::spawn(move || stdin.write_all(input.as_bytes()));
    }
    let output = child.wait_with_output()?;
    if !output.status.success() {
        bail!("`{}` failed; its own message is above", shown(command));
    }
    Ok(String::from_utf8(output.stdout)?)
}

fn shown(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy()];
    words.extend(command.get_args().map(|argument| argument.to_string_lossy()));
    words.join(" ")
}

/// Does one step and says so: `• app to WebAssembly` and, when it took noticeable time, `  12.3 s`.
pub(crate) fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("• {what}");
    let start = Instant::now();
    let result = work().with_context(|| format!("{what} did not work"));
    let seconds = start.elapsed().as_secs_f32();
    if seconds >= 0.1 {
        println!("  {seconds:.1} s");
    }
    result
}
