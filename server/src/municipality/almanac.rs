//! The municipality's calendar: on which public holidays places are closed, and the school
//! holidays of its region, from a CSV file of the whole country.
//!
//! Columns: `vakantie`, `regio`, `van` and `tot_en_met`; others are passed over. The program comes
//! with a file; a municipality may name one of its own under `bestanden`.

use guide::{
    almanac::{Almanac, Holiday, SchoolBreak, SchoolHoliday},
    calendar,
};

use super::{MunicipalityError, error::read_text, fields::Fields, files::Files};

/// The school holidays that come with the program.
const COUNTRY: &str = include_str!("../../data/schoolvakanties.csv");
const FILE: &str = "schoolvakanties.csv";
const REGIONS: [&str; 3] = ["noord", "midden", "zuid"];

/// Reads what `gemeente.toml` says of the calendar; `file` is the municipality's own list.
pub(super) fn read(
    files: &dyn Files,
    fields: &Fields<'_>,
    file: Option<&str>,
) -> Result<Almanac, MunicipalityError> {
    let Some(part) = fields.optional_part("kalender")? else {
        return Ok(Almanac {
            closed_on: Holiday::USUALLY_CLOSED.to_vec(),
            school_holidays: Vec::new(),
        });
    };
    part.no_others(&["regio", "dicht"])?;
    let region = part.text("regio")?;
    if !REGIONS.contains(&region.as_str()) {
        return Err(part.wrong("regio", format!("'{region}' is niet noord, midden of zuid")));
    }
    let own = file.map(|file| read_text(files, file)).transpose()?;
    let text = own.as_deref().unwrap_or(COUNTRY);
    Ok(Almanac {
        closed_on: closed_on(&part)?,
        school_holidays: school_holidays(text, file.unwrap_or(FILE), &region)?,
    })
}

fn closed_on(part: &Fields<'_>) -> Result<Vec<Holiday>, MunicipalityError> {
    if !part.names().any(|name| name == "dicht") {
        return Ok(Holiday::USUALLY_CLOSED.to_vec());
    }
    let mut closed = Vec::new();
    for name in part.list("dicht")? {
        let holiday = Holiday::from_name(&name).ok_or_else(|| {
            let known: Vec<&str> = Holiday::ALL.iter().map(|holiday| holiday.name()).collect();
            part.wrong("dicht", format!("'{name}' is geen feestdag; wel: {}", known.join(", ")))
        })?;
        closed.push(holiday);
    }
    closed.sort();
    closed.dedup();
    Ok(closed)
}

/// The school holidays of one region, in order of time.
fn school_holidays(
    text: &str,
    file: &str,
    region: &str,
) -> Result<Vec<SchoolHoliday>, MunicipalityError> {
    let unreadable =
        |error: csv::Error| MunicipalityError::of(file, format!("dit is geen CSV: {error}"));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().map_err(unreadable)?.clone();
    let column = |name: &str| {
        let at = header.iter().position(|it| it == name);
        at.ok_or_else(|| MunicipalityError::at(file, name, "deze kolom ontbreekt"))
    };
    let (which, where_to, from, until) =
        (column("vakantie")?, column("regio")?, column("van")?, column("tot_en_met")?);

    let mut found: Vec<SchoolHoliday> = Vec::new();
    for (index, row) in reader.records().enumerate() {
        let row = row.map_err(unreadable)?;
        let cell = |at: usize| row.get(at).unwrap_or_default().trim();
        let wrong = |name: &str, problem: String| {
            MunicipalityError::at(file, format!("{name}, regel {}", index + 2), problem)
        };
        if !REGIONS.contains(&cell(where_to)) {
            let problem = format!("'{}' is niet noord, midden of zuid", cell(where_to));
            return Err(wrong("regio", problem));
        }
        let day = |name: &str, at: usize| {
            let problem = || format!("'{}' is geen datum zoals 2026-10-10", cell(at));
            calendar::read_date(cell(at)).ok_or_else(|| wrong(name, problem()))
        };
        let holiday = SchoolHoliday {
            which: SchoolBreak::from_name(cell(which)).ok_or_else(|| {
                let known = SchoolBreak::ALL.map(SchoolBreak::name).join(", ");
                wrong("vakantie", format!("'{}' is niet bekend; wel: {known}", cell(which)))
            })?,
            from: day("van", from)?,
            until: day("tot_en_met", until)?,
        };
        if holiday.until < holiday.from {
            return Err(wrong("tot_en_met", "de vakantie eindigt voor hij begint".to_owned()));
        }
        if cell(where_to) == region {
            found.push(holiday);
        }
    }
    found.sort_by_key(|holiday| holiday.from);
    if let Some([first, second]) = found.windows(2).find_map(|pair| match pair {
        [first, second] if second.from <= first.until => Some([*first, *second]),
        _ => None,
    }) {
        let problem = format!(
            "de {} van {} begint voor de {} van {} voorbij is",
            second.which.name(),
            second.from,
            first.which.name(),
            first.from
        );
        return Err(MunicipalityError::at(file, "van", problem));
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_country_has_all_holidays_of_every_region() {
        for region in REGIONS {
            let all = school_holidays(COUNTRY, FILE, region).unwrap();
            // Two whole school years at least: five holidays each.
            assert!(all.len() >= 10, "{region}");
            for pair in all.windows(2) {
                let days = calendar::days_between(pair[0].until, pair[1].from);
                assert!((20..110).contains(&days), "{region}: {pair:?}");
            }
            for it in &all {
                let days = calendar::days_between(it.from, it.until) + 1;
                let usual = if it.which == SchoolBreak::Summer { 37..=51 } else { 9..=17 };
                assert!(usual.contains(&days), "{region}: {it:?}");
            }
        }
        let north = school_holidays(COUNTRY, FILE, "noord").unwrap();
        let autumn = SchoolHoliday {
            which: SchoolBreak::Autumn,
            from: date(2026, 10, 10),
            until: date(2026, 10, 18),
        };
        assert!(north.contains(&autumn));
    }

    #[test]
    fn what_cannot_be_is_told_with_its_line() {
        let header = "schooljaar,vakantie,regio,van,tot_en_met,vast\n";
        let told = |rows: &str| {
            school_holidays(&format!("{header}{rows}"), FILE, "noord").unwrap_err().to_string()
        };
        for (rows, part) in [
            (
                "x,herfst,noord,2026-10-10,2026-10-18,ja",
                "vakantie, regel 2: 'herfst' is niet bekend",
            ),
            (
                "x,herfstvakantie,oost,2026-10-10,2026-10-18,ja",
                "'oost' is niet noord, midden of zuid",
            ),
            ("x,herfstvakantie,noord,10-10-2026,2026-10-18,ja", "'10-10-2026' is geen datum"),
            ("x,herfstvakantie,noord,2026-10-18,2026-10-10,ja", "eindigt voor hij begint"),
            (
                "x,herfstvakantie,noord,2026-10-10,2026-10-18,ja\nx,kerstvakantie,noord,2026-10-18,2026-10-20,ja",
                "begint voor de herfstvakantie",
            ),
        ] {
            assert!(told(rows).contains(part), "{}", told(rows));
        }
        let error = school_holidays("regio,van\n", FILE, "noord").unwrap_err().to_string();
        assert!(error.contains("veld vakantie: deze kolom ontbreekt"), "{error}");
    }
}
