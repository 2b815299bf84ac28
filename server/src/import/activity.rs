//! `activiteiten.csv`.

use guide::{
    Kind, Slug, Text,
    record::{Activity, Form, Record},
};

use super::{
    age,
    base::{columns, fill},
    links, money,
    row::{Context, Row},
    sheet::{Sheet, Source},
    when,
};

pub(super) const SOURCE: Source = Source {
    sheet: Sheet {
        file: "activiteiten.csv",
        prefixes: &["avb-", "a-"],
        name: "naam",
        texts: &["omschrijving"],
        columns: columns![
            "organisatie_id",
            "locatie_id",
            "wanneer",
            "rrule",
            "start",
            "eind",
            "uitzonderingen",
            "kosten",
            "voor_wie",
            "vorm",
            "link",
            "aanmelden",
            "afgelast",
        ],
    },
    kind: Kind::Activity,
    read,
};

const WHEN: when::Columns = when::Columns {
    text: "wanneer",
    rule: "rrule",
    start: "start",
    end: "eind",
    except: "uitzonderingen",
};

fn read(row: &mut Row<'_>, context: &Context<'_>, id: Slug, name: Text) -> Record {
    let mut it = Activity::new(id, name);
    fill!(it, row, context, "omschrijving");
    it.organisation = row.reference("organisatie_id", Kind::Organisation, context);
    it.place = row.reference("locatie_id", Kind::Place, context);
    it.when = when::read(row, context, &WHEN);
    it.cost = money::cost(row.cell("kosten"));
    it.audience = row.filled("voor_wie");
    it.form = row.read("vorm", "dit is geen fysiek, online of hybride", form).unwrap_or_default();
    it.link = links::link(row);
    it.sign_up = row.filled("aanmelden");
    it.cancelled = row.yes_or_no("afgelast").unwrap_or_default();
    it.archived = age::standing(row, context) != age::Standing::Current;
    it.into()
}

fn form(cell: &str) -> Option<Form> {
    match cell.to_lowercase().as_str() {
        "fysiek" => Some(Form::OnSite),
        "online" => Some(Form::Online),
        "hybride" => Some(Form::Hybrid),
        _ => None,
    }
}
