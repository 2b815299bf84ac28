//! `hulpaanbod.csv`.

use guide::{
    Kind, Slug, Text,
    record::{Helpers, Record, Service},
};

use super::{
    base::{columns, fill},
    contact, money,
    report::Action,
    row::{Context, Row, parts},
    sheet::{Sheet, Source},
    when,
};

pub(super) const SOURCE: Source = Source {
    sheet: Sheet {
        file: "hulpaanbod.csv",
        prefixes: &["hvb-", "h-"],
        name: "naam",
        texts: &["omschrijving"],
        columns: columns![
            "organisatie_id",
            "locatie_ids",
            "voor_wie",
            "kosten",
            "wanneer",
            "gesloten",
            "feestdagen",
            "bijzondere_dagen",
            "meenemen",
            "wie_helpt",
            "talen",
            "contact",
        ],
    },
    kind: Kind::Service,
    read,
};

fn read(row: &mut Row<'_>, context: &Context<'_>, id: Slug, name: Text) -> Record {
    let mut it = Service::new(id, name);
    fill!(it, row, context, "omschrijving");
    it.organisation = row.reference("organisatie_id", Kind::Organisation, context);
    it.places = row.references("locatie_ids", Kind::Place, context);
    it.audience = row.filled("voor_wie");
    it.cost = money::cost(row.cell("kosten"));
    it.hours = when::hours(row, context, "wanneer");
    it.bring = row.filled("meenemen");
    it.helpers =
        row.read("wie_helpt", "dit is geen vrijwilligers, beroepskrachten of samen", helpers);
    for code in parts(row.cell("talen")) {
        match code.to_lowercase().parse() {
            Ok(lang) if it.languages.contains(&lang) => {}
            Ok(lang) => it.languages.push(lang),
            Err(_) => {
                row.tell_of(
                    "talen",
                    code,
                    "dit is geen taalcode van twee letters",
                    Action::Dropped,
                );
            }
        }
    }
    it.contact = contact::from_sentence(row);
    it.into()
}

fn helpers(cell: &str) -> Option<Helpers> {
    match cell.to_lowercase().as_str() {
        "vrijwilligers" => Some(Helpers::Volunteers),
        "beroepskrachten" => Some(Helpers::Professionals),
        "samen" => Some(Helpers::Both),
        _ => None,
    }
}
