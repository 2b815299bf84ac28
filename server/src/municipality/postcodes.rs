//! Which buurten a postcode covers, and which town a buurt belongs to, from a CSV file.
//!
//! Columns: `pc4` (four digits), `woonplaats_afgeleid` (the town) and `buurt_codes` (CBS codes
//! separated by `|`, the one with most addresses first); others are passed over.

use std::collections::HashMap;

use guide::{
    municipality::{PostcodeArea, RegionCode},
    postcode::Postcode,
};

use super::{MunicipalityError, error::read_text, files::Files, regions::Regions};

pub(super) struct Postcodes {
    pub(super) areas: Vec<PostcodeArea>,
    pub(super) towns: HashMap<RegionCode, String>,
}

impl Postcodes {
    pub(super) fn read(
        files: &dyn Files,
        file: &str,
        regions: &Regions,
    ) -> Result<Self, MunicipalityError> {
        let text = read_text(files, file)?;
        let unreadable =
            |error: csv::Error| MunicipalityError::of(file, format!("dit is geen CSV: {error}"));
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let header = reader.headers().map_err(unreadable)?.clone();
        let column = |name: &str| {
            header
                .iter()
                .position(|it| it == name)
                .ok_or_else(|| MunicipalityError::at(file, name, "deze kolom ontbreekt"))
        };
        let (pc4, town, codes) =
            (column("pc4")?, column("woonplaats_afgeleid")?, column("buurt_codes")?);

        let mut postcodes = Self { areas: Vec::new(), towns: HashMap::new() };
        for (index, row) in reader.records().enumerate() {
            let row = row.map_err(unreadable)?;
            let wrong = |name: &str, problem: String| {
                MunicipalityError::at(file, format!("{name}, regel {}", index + 2), problem)
            };
            let postcode: Postcode = row[pc4]
                .parse()
                .map_err(|_| wrong("pc4", format!("'{}' is geen postcode", &row[pc4])))?;
            let neighbourhoods = row[codes]
                .split('|')
                .map(|code| {
                    regions
                        .neighbourhoods
                        .iter()
                        .find(|it| it.code.as_str() == code.trim())
                        .map(|it| it.code.clone())
                        .ok_or_else(|| {
                            let problem = format!("buurt '{code}' staat niet in {}", regions.file);
                            wrong("buurt_codes", problem)
                        })
                })
                .collect::<Result<Vec<_>, _>>()?;
            if !row[town].trim().is_empty() {
                for code in &neighbourhoods {
                    postcodes
                        .towns
                        .entry(code.clone())
                        .or_insert_with(|| row[town].trim().to_owned());
                }
            }
            postcodes.areas.push(PostcodeArea { postcode, neighbourhoods });
        }
        postcodes.areas.sort_by_key(|it| it.postcode);
        if let Some(twice) = postcodes.areas.windows(2).find(|it| it[0].postcode == it[1].postcode)
        {
            let problem = format!("postcode {} staat er twee keer in", twice[0].postcode);
            return Err(MunicipalityError::at(file, "pc4", problem));
        }
        Ok(postcodes)
    }
}
