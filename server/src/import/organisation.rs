//! `organisaties.csv`.

use guide::{
    Kind, Slug, Text,
    record::{Organisation, Record},
};

use super::{
    base::{columns, fill},
    contact,
    place::address,
    regions,
    row::{Context, Row},
    sheet::{Sheet, Source},
};

pub(super) const SOURCE: Source = Source {
    sheet: Sheet {
        file: "organisaties.csv",
        prefixes: &["ovb-"],
        name: "naam",
        texts: &["omschrijving", "ondersteunt"],
        columns: columns![
            "soort",
            "website",
            "telefoon",
            "email",
            "adres",
            "postcode",
            "plaats",
            "buurtcode"
        ],
    },
    kind: Kind::Organisation,
    read,
};

fn read(row: &mut Row<'_>, context: &Context<'_>, id: Slug, name: Text) -> Record {
    let mut it = Organisation::new(id, name);
    fill!(it, row, context, "omschrijving");
    it.sort = row.filled("soort");
    it.contact = contact::from_columns(row);
    it.address = address(row);
    it.supports = row.text("ondersteunt");
    it.regions = regions::of_address(row, context);
    it.into()
}
