//! Figures with their goals, as an aligned table.

use std::fmt;

/// What a figure counts.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Unit {
    /// A ratio.
    Times,
    /// Milliseconds.
    Milliseconds,
    /// Millions of bytes.
    Megabytes,
    /// So many a second.
    PerSecond,
}

impl Unit {
    fn show(self, figure: f64) -> String {
        match self {
            Self::Times => format!("{figure:.2} x"),
            Self::Milliseconds => format!("{figure:.2} ms"),
            Self::Megabytes => format!("{figure:.1} MB"),
            Self::PerSecond => format!("{figure:.0} /s"),
        }
    }
}

/// The figures of one part.
#[derive(Debug)]
pub(crate) struct Report {
    heading: String,
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    name: String,
    figure: String,
    goal: String,
    /// None for a figure without a goal.
    met: Option<bool>,
    note: String,
}

impl Report {
    /// A report without figures yet.
    pub(crate) fn new(heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), rows: Vec::new() }
    }

    /// Adds a figure that is good when it is not below its goal.
    pub(crate) fn at_least(&mut self, name: &str, unit: Unit, figure: f64, goal: f64, note: &str) {
        self.add(name, unit, figure, Some(("at least", goal, figure >= goal)), note);
    }

    /// Adds a figure that is good when it is not above its goal.
    pub(crate) fn at_most(&mut self, name: &str, unit: Unit, figure: f64, goal: f64, note: &str) {
        self.add(name, unit, figure, Some(("at most", goal, figure <= goal)), note);
    }

    /// Adds a figure without a goal.
    pub(crate) fn show(&mut self, name: &str, unit: Unit, figure: f64, note: &str) {
        self.add(name, unit, figure, None, note);
    }

    fn add(
        &mut self,
        name: &str,
        unit: Unit,
        figure: f64,
        goal: Option<(&str, f64, bool)>,
        note: &str,
    ) {
        self.rows.push(Row {
            name: name.to_owned(),
            figure: unit.show(figure),
            goal: goal.map_or_else(String::new, |(limit, goal, _)| {
                format!("{limit} {}", unit.show(goal))
            }),
            met: goal.map(|(.., met)| met),
            note: note.to_owned(),
        });
    }

    /// A line for each goal that was not met.
    pub(crate) fn missed(&self) -> impl Iterator<Item = String> {
        self.rows.iter().filter(|row| row.met == Some(false)).map(|row| {
            format!("{}: {} is {}, the goal is {}", self.heading, row.name, row.figure, row.goal)
        })
    }
}

impl Row {
    fn verdict(&self) -> &'static str {
        match self.met {
            Some(true) => "met",
            Some(false) => "MISSED",
            None => "",
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = |part: fn(&Row) -> &str| {
            self.rows.iter().map(|row| part(row).chars().count()).max().unwrap_or(0)
        };
        let (names, figures, goals) = (
            width(|row| row.name.as_str()),
            width(|row| row.figure.as_str()),
            width(|row| row.goal.as_str()),
        );
        writeln!(to, "{}", self.heading)?;
        for row in &self.rows {
            let Row { name, figure, goal, note, .. } = row;
            let line = format!(
                "  {name:names$}  {figure:>figures$}  {goal:goals$}  {:6}  {note}",
                row.verdict()
            );
            writeln!(to, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_the_goal_is_met() {
        let mut report = Report::new("proef");
        report.at_least("fast", Unit::Times, 0.5, 0.5, "");
        report.at_most("small", Unit::Megabytes, 60.0, 60.0, "");
        report.show("other", Unit::Milliseconds, 7.0, "");
        assert_eq!(report.missed().count(), 0);
        report.at_least("slow", Unit::Times, 0.4, 0.5, "");
        let missed: Vec<String> = report.missed().collect();
        assert_eq!(missed, ["proef: slow is 0.40 x, the goal is at least 0.50 x"]);
    }

    #[test]
    fn columns_stand_below_each_other() {
        let mut report = Report::new("proef");
        report.at_most("a", Unit::Milliseconds, 12.345, 300.0, "one");
        report.show("longer", Unit::Times, 1.0, "two");
        let table = report.to_string();
        let lines: Vec<&str> = table.lines().collect();
        assert_eq!(lines[0], "proef");
        assert_eq!(lines[1], "  a       12.35 ms  at most 300.00 ms  met     one");
        assert_eq!(lines[2], format!("  longer    1.00 x{}two", " ".repeat(29)));
    }
}
