//! When something takes place: from columns that say it exactly, or else from words.

use guide::{
    dutch::read_when,
    recurrence::Rule,
    schedule::Schedule,
    when::{Start, When},
};
use jiff::civil::Date;

use super::{
    age::{self, Standing},
    report::Action,
    row::{Context, Row, day, parts},
};

/// The columns that say when something is.
pub(super) struct Columns {
    /// In words.
    pub(super) text: &'static str,
    /// How it comes back.
    pub(super) rule: &'static str,
    /// The first time.
    pub(super) start: &'static str,
    /// Until when the first time lasts.
    pub(super) end: &'static str,
    /// Days on which it is not.
    pub(super) except: &'static str,
}

/// Reads when something is. The exact columns win; words are kept either way.
pub(super) fn read(row: &mut Row<'_>, context: &Context<'_>, columns: &Columns) -> When {
    let text = row.filled(columns.text);
    let exact = [columns.rule, columns.start].iter().any(|column| !row.cell(column).is_empty());
    let mut when = if exact { from_columns(row, columns) } else { from_words(row, columns.text) };
    if !exact && !row.cell(columns.end).is_empty() {
        row.tell(columns.end, "er is een einde, maar geen begin", Action::Dropped);
    }
    when.except.extend(exceptions(row, columns.except));
    when.text = text;
    let said_in = if exact { columns.rule } else { columns.text };
    end_by_age(row, context, &mut when, said_in);
    when
}

fn from_columns(row: &mut Row<'_>, columns: &Columns) -> When {
    let not_a_time = "dit is geen dag (2026-09-02) of tijd (2026-09-02T13:30)";
    let start: Option<Start> = row.parse(columns.start, not_a_time);
    let end = row.parse(columns.end, not_a_time);
    let rule: Option<Rule> =
        row.parse(columns.rule, "dit is geen herhaling volgens RFC 5545 (RRULE)");
    if let (Some(rule), Some(start)) = (&rule, start)
        && rule.occurrences(start.datetime()).next() != Some(start.datetime())
    {
        row.tell(columns.start, "op deze dag valt de herhaling niet", Action::Look);
    }
    let end = end.filter(|end| {
        let problem = match start {
            None => Some("er is een einde, maar geen begin"),
            Some(start) => unfit(start, *end),
        };
        if let Some(problem) = problem {
            row.tell(columns.end, problem, Action::Dropped);
        }
        problem.is_none()
    });
    When { text: None, start, end, rule, except: Vec::new() }
}

/// Why an end cannot belong to a start.
fn unfit(start: Start, end: Start) -> Option<&'static str> {
    match (start, end) {
        (Start::Day(start), Start::Day(end)) if start <= end => None,
        (Start::Time(start), Start::Time(end)) if start < end => None,
        (Start::Day(_), Start::Day(_)) | (Start::Time(_), Start::Time(_)) => {
            Some("het einde is niet na het begin")
        }
        _ => Some("van begin en einde heeft er maar een een tijd"),
    }
}

fn from_words(row: &mut Row<'_>, column: &str) -> When {
    let text = row.cell(column);
    if text.is_empty() {
        return When::default();
    }
    let reading = read_when(text, age::reference(row));
    if reading.is_whole() {
        return reading.value.unwrap_or_default();
    }
    // What is left over may change what the rest means, so none of it becomes a date.
    row.tell(column, "niet begrepen wanneer dit is", Action::Text);
    When::default()
}

fn exceptions(row: &mut Row<'_>, column: &str) -> Vec<Date> {
    let mut days = Vec::new();
    for part in parts(row.cell(column)) {
        match day(part) {
            Some(day) => days.push(day),
            None => {
                row.tell_of(column, part, "dit is geen datum zoals 2026-12-25", Action::Dropped);
            }
        }
    }
    days
}

/// Ends a recurrence without end that only an old source speaks of.
fn end_by_age(row: &mut Row<'_>, context: &Context<'_>, when: &mut When, column: &'static str) {
    let Some(rule) = when.rule.as_ref() else {
        return;
    };
    if rule.until().is_some() || rule.count().is_some() {
        return;
    }
    match age::standing(row, context) {
        Standing::Current => {}
        Standing::Undated => {
            when.rule = None;
            let how = "alleen als tekst getoond, zonder data";
            row.tell(
                column,
                "de bron van deze herhaling heeft geen datum",
                Action::Adjusted(how.into()),
            );
        }
        Standing::Ended(day) => {
            let last = when.start.map_or(day, |start| day.max(start.date()));
            let ended =
                format!("{rule};UNTIL={:04}{:02}{:02}", last.year(), last.month(), last.day());
            when.rule = ended.parse().ok();
            let how = format!("telt als gestopt op {last}");
            row.tell(column, "de bron van deze herhaling is oud", Action::Adjusted(how.into()));
        }
    }
}

/// Opening hours. Of old sources only the words.
pub(super) fn hours(row: &mut Row<'_>, context: &Context<'_>, column: &str) -> Schedule {
    let mut schedule = Schedule::read(row.cell(column), age::reference(row));
    if schedule.text.is_none() {
        return schedule;
    }
    if schedule.slots.is_empty() {
        row.tell(column, "niet begrepen wanneer dit is", Action::Text);
    } else if age::standing(row, context) != Standing::Current {
        schedule.slots.clear();
        row.tell(column, "deze tijden komen uit een oude bron", Action::Text);
    }
    schedule
}
