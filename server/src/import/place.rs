//! `locaties.csv`.

use guide::{
    Kind, Slug, Text,
    geo::Point,
    record::{Address, Place, Record},
};

use super::{
    access,
    base::{columns, fill},
    contact, regions,
    report::Action,
    row::{Context, Row},
    sheet::{Sheet, Source},
    when,
};

/// How far outside the municipality's frame a place may still be, in degrees: some 2 km.
const MARGIN: f64 = 0.02;

pub(super) const SOURCE: Source = Source {
    sheet: Sheet {
        file: "locaties.csv",
        prefixes: &["lvb-", "l-"],
        name: "naam",
        texts: &["omschrijving"],
        columns: columns![
            "soort",
            "organisatie_id",
            "adres",
            "postcode",
            "plaats",
            "buurtcode",
            "lat",
            "lon",
            "openingstijden",
            "gesloten",
            "feestdagen",
            "bijzondere_dagen",
            "toegankelijkheid",
            "website",
            "telefoon",
            "email",
        ],
    },
    kind: Kind::Place,
    read,
};

fn read(row: &mut Row<'_>, context: &Context<'_>, id: Slug, name: Text) -> Record {
    let mut it = Place::new(id, name);
    fill!(it, row, context, "omschrijving");
    it.sort = row.filled("soort");
    it.organisation = row.reference("organisatie_id", Kind::Organisation, context);
    it.contact = contact::from_columns(row);
    it.address = address(row);
    it.regions = regions::of_address(row, context);
    it.point = point(row, context);
    it.hours = when::hours(row, context, "openingstijden");
    it.access = access::read(row.cell("toegankelijkheid"));
    it.into()
}

/// Street, postcode and town as they are written.
pub(super) fn address(row: &Row<'_>) -> Address {
    Address {
        street: row.filled("adres"),
        postcode: row.filled("postcode"),
        town: row.filled("plaats"),
    }
}

fn point(row: &mut Row<'_>, context: &Context<'_>) -> Option<Point> {
    let problem = "dit zijn geen graden zoals 53.2012";
    let degrees =
        |cell: &str| cell.replace(',', ".").parse::<f64>().ok().filter(|it| it.is_finite());
    let (lat, lon) = (row.read("lat", problem, degrees), row.read("lon", problem, degrees));
    let point = match (lat, lon) {
        (Some(lat), Some(lon)) => Point { lat, lon },
        (None, None) => return None,
        (one, _) => {
            let column = if one.is_some() { "lat" } else { "lon" };
            row.tell(column, "de andere helft van het punt ontbreekt", Action::Dropped);
            return None;
        }
    };
    let frame = context.municipality.frame;
    let within = |from: f64, to: f64, it: f64| (from - MARGIN..=to + MARGIN).contains(&it);
    if within(frame.south_west.lat, frame.north_east.lat, point.lat)
        && within(frame.south_west.lon, frame.north_east.lon, point.lon)
    {
        return Some(point);
    }
    for column in ["lat", "lon"] {
        row.tell(column, "dit punt ligt buiten de gemeente", Action::Dropped);
    }
    None
}
