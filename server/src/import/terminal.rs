//! Progress for whoever watches: lines on stderr, and only when that is a terminal.

use std::io::{self, IsTerminal, Write};

use super::Step;

/// Tells on the terminal how far an import has come; says nothing in a log or a pipe.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    watched: bool,
}

impl Default for Terminal {
    fn default() -> Self {
        Self { watched: io::stderr().is_terminal() }
    }
}

impl Terminal {
    /// Tells about a step.
    pub fn show(self, step: Step<'_>) {
        if self.watched {
            // A terminal that has gone away is no reason to stop.
            let _ = writeln!(io::stderr(), "{}", line(step));
        }
    }
}

fn line(step: Step<'_>) -> String {
    match step {
        Step::Read { file, rows } => format!("  {file}: {rows} regels gelezen"),
        Step::Publishing { records } => format!("  {records} records opslaan …"),
        Step::Done(done) => format!(
            "  klaar: {} nieuw of gewijzigd, {} verwijderd, {} gelijk gebleven",
            done.changed, done.deleted, done.unchanged
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_told_in_words() {
        let step = Step::Read { file: "locaties.csv", rows: 70 };
        assert_eq!(line(step), "  locaties.csv: 70 regels gelezen");
    }
}
