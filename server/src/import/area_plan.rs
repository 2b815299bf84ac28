//! `gebiedsplannen.csv`, and `opgaven.csv` with the goals of each plan.

use std::collections::{HashMap, HashSet};

use guide::{
    Kind, Slug, Text,
    record::{AreaPlan, Goal, Record, Stage},
};

use super::{
    base::{columns, fill},
    initiative::{STAGE_PROBLEM, stage},
    money,
    report::{Action, FileCount, Report},
    row::{Context, Row},
    sheet::{Sheet, Source},
    table::Table,
    when,
};

pub(super) const SOURCE: Source = Source {
    sheet: Sheet {
        file: "gebiedsplannen.csv",
        prefixes: &["gp-"],
        name: "naam",
        texts: &["omschrijving"],
        columns: columns![
            "gebied",
            "periode",
            "bijeenkomst_wanneer",
            "bijeenkomst_rrule",
            "bijeenkomst_start",
            "bijeenkomst_eind",
            "bijeenkomst_uitzonderingen",
            "locatie_id",
            "startgeld_eur",
            "startgeld_gebruikt_eur",
        ],
    },
    kind: Kind::AreaPlan,
    read,
};

/// The goals: rows that become part of a plan.
pub(super) const GOALS: Sheet = Sheet {
    file: "opgaven.csv",
    prefixes: &[],
    name: "naam",
    texts: &["omschrijving", "toelichting"],
    columns: &["gebiedsplan_id", "stand"],
};

const MEETING: when::Columns = when::Columns {
    text: "bijeenkomst_wanneer",
    rule: "bijeenkomst_rrule",
    start: "bijeenkomst_start",
    end: "bijeenkomst_eind",
    except: "bijeenkomst_uitzonderingen",
};

fn read(row: &mut Row<'_>, context: &Context<'_>, id: Slug, name: Text) -> Record {
    let goals = context.goals.get(&id).cloned().unwrap_or_default();
    let mut it = AreaPlan::new(id, name);
    fill!(it, row, context, "omschrijving");
    it.area = row.read("gebied", "dit gebied is er niet", |cell| {
        context.municipality.area(cell).map(|area| area.slug.clone())
    });
    it.period = row.filled("periode");
    it.goals = goals;
    it.meeting = when::read(row, context, &MEETING);
    it.place = row.reference("locatie_id", Kind::Place, context);
    let problem = "dit is geen bedrag in hele euro's";
    it.budget_euro = row.read("startgeld_eur", problem, money::euros);
    it.spent_euro = row.read("startgeld_gebruikt_eur", problem, money::euros);
    it.into()
}

/// The goals of each plan, in the order of the file.
pub(super) fn goals(
    table: &Table<'_>,
    context: &Context<'_>,
    report: &mut Report,
) -> HashMap<Slug, Vec<Goal>> {
    let mut goals: HashMap<Slug, Vec<Goal>> = HashMap::new();
    let mut known = HashSet::new();
    let mut taken = 0;
    for line in &table.lines {
        let row = &mut Row::new(table, line, report);
        if let Some((plan, goal)) = goal(row, context, &mut known) {
            goals.entry(plan).or_default().push(goal);
            taken += 1;
        }
    }
    report.counts.push(FileCount::of(table, taken));
    goals
}

fn goal(
    row: &mut Row<'_>,
    context: &Context<'_>,
    known: &mut HashSet<String>,
) -> Option<(Slug, Goal)> {
    let id = row.cell("id");
    let plan = context.ids.slug(Kind::AreaPlan, row.cell("gebiedsplan_id"));
    let (column, problem) = if !id.is_empty() && !known.insert(id.to_owned()) {
        ("id", "dit id staat er al in")
    } else if row.cell("naam").is_empty() {
        ("naam", "er is geen naam of titel")
    } else if let Some(plan) = plan {
        let goal = Goal {
            name: row.text("naam"),
            summary: row.text("omschrijving"),
            stage: stage_or_begun(row),
            note: row.text("toelichting"),
        };
        return Some((plan.clone(), goal));
    } else {
        ("gebiedsplan_id", "dit id bestaat niet")
    };
    row.tell(column, problem, Action::RowDropped);
    None
}

/// A goal that is in a plan has at least been begun.
fn stage_or_begun(row: &mut Row<'_>) -> Stage {
    stage(row.cell("stand")).unwrap_or_else(|| {
        row.tell("stand", STAGE_PROBLEM, Action::Adjusted("telt als begonnen".into()));
        Stage::Begun
    })
}
