//! When something takes place: from columns that say it exactly, or else from words.

use guide::{
    dutch::{read_closures, read_holidays, read_hours, read_special_days, read_when},
    recurrence::Rule,
    schedule::{Clash, Schedule},
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

/// Opening hours, with the columns for days that are unlike others. Of old sources only the words.
pub(super) fn hours(row: &mut Row<'_>, context: &Context<'_>, column: &'static str) -> Schedule {
    let text = row.cell(column);
    let reading = read_hours(text, age::reference(row));
    for clash in &reading.clashes {
        row.tell_of(column, clash, OPEN_AND_CLOSED, closed_wins());
    }
    let mut schedule = Schedule::of(text, reading);
    let understood = Schedule { text: None, ..schedule.clone() };
    if schedule.text.is_some() && understood.is_empty() {
        row.tell(column, "niet begrepen wanneer dit is", Action::Text);
    } else if !understood.is_empty() && age::standing(row, context) != Standing::Current {
        row.tell(column, "deze tijden komen uit een oude bron", Action::Text);
        schedule = Schedule { text: schedule.text, ..Schedule::default() };
    }
    exceptions_of(row, &mut schedule);
    for clash in schedule.clashes() {
        let (column, day) = match clash {
            Clash::Holiday(holiday) => (HOLIDAYS, holiday.name().replace('-', " ")),
            Clash::Date(date) if schedule.special.iter().any(|it| it.date == date) => {
                (SPECIAL_DAYS, date.to_string())
            }
            Clash::Date(date) => (column, date.to_string()),
        };
        row.tell_of(column, &day, OPEN_AND_CLOSED, closed_wins());
    }
    schedule
}

const CLOSED: &str = "gesloten";
const HOLIDAYS: &str = "feestdagen";
const SPECIAL_DAYS: &str = "bijzondere_dagen";
const OPEN_AND_CLOSED: &str = "hier staat dat het open en dicht is op dezelfde dag";

fn closed_wins() -> Action {
    Action::Adjusted("telt als dicht".into())
}

/// The columns for days that are unlike others.
fn exceptions_of(row: &mut Row<'_>, schedule: &mut Schedule) {
    let reference = age::reference(row);
    let closures = read_closures(row.cell(CLOSED), reference);
    let holidays = read_holidays(row.cell(HOLIDAYS));
    let special = read_special_days(row.cell(SPECIAL_DAYS), reference);
    for (column, problem, left) in [
        (CLOSED, "dit zijn geen dagen zoals 2026-12-21 t/m 2027-01-03 (verbouwing)", closures.left),
        (
            HOLIDAYS,
            "dit is geen feestdag zoals: koningsdag open, of: tweede kerstdag 12.00-16.00",
            holidays.left,
        ),
        (
            SPECIAL_DAYS,
            "dit is geen dag met tijden zoals 2026-12-24 10.00-14.00 (kerstmarkt)",
            special.left,
        ),
    ] {
        for part in left {
            row.tell_of(column, &part, problem, Action::Dropped);
        }
    }
    schedule.closed.extend(closures.value.unwrap_or_default());
    schedule.holidays.extend(holidays.value.unwrap_or_default());
    schedule.special.extend(special.value.unwrap_or_default());
}
