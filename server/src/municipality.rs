//! Loads the municipality from its folder: `gemeente.toml` and the files it names.
//!
//! Everything that makes an installation Leeuwarden's is in such a folder, so another
//! municipality is another folder and no code. What is wrong with it is told in Dutch, with the
//! file and the field, to whoever fills it in.

mod almanac;
mod error;
mod fields;
mod files;
mod help;
mod outline;
mod postcodes;
mod regions;
mod skills;
mod slugs;
#[cfg(test)]
mod tests;
mod volunteers;
mod welcome;
mod words;

use std::{collections::HashMap, path::Path};

use guide::{
    Kind, Slug,
    freshness::ShelfLife,
    geo::Frame,
    municipality::{
        Area, District, Link, Municipality, Neighbourhood, Operator, RegionCode, Statement,
    },
};

pub use self::{
    error::MunicipalityError,
    files::{Embedded, Files, Folder, leeuwarden},
};
use self::{fields::Fields, postcodes::Postcodes, regions::Regions};

/// The name that the file has in the folders that come with the program.
pub const FILE: &str = "gemeente.toml";

/// A municipality as its folder describes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Setup {
    /// The municipality.
    pub municipality: Municipality,
    /// The folders beside the file that hold sample content.
    pub samples: Vec<String>,
    /// How many days a bundle can be opened after it was made.
    pub bundle_days: u16,
}

/// Loads the municipality that a file on disk describes, and the folder that it is in.
///
/// # Errors
/// When a file is missing, cannot be read or says something that cannot be.
pub fn load_from(path: &Path) -> Result<(Setup, Folder), MunicipalityError> {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or(FILE);
    let folder = folder_of(path);
    Ok((load(&folder, name)?, folder))
}

/// The folder that a file on disk is in.
pub(crate) fn folder_of(path: &Path) -> Folder {
    Folder::new(path.parent().unwrap_or(Path::new(".")))
}

/// Loads the municipality that `file` in a folder describes.
///
/// # Errors
/// When a file is missing, cannot be read or says something that cannot be.
pub fn load(files: &dyn Files, file: &str) -> Result<Setup, MunicipalityError> {
    let text = error::read_text(files, file)?;
    let table = error::read_table(file, &text)?;
    let fields = Fields::new(file, &table);
    fields.no_others(&[
        "code",
        "naam",
        "talen",
        "thema",
        "naamsvermelding",
        "voorbeelden",
        "bestanden",
        "contact",
        "houdbaarheid",
        "toegankelijkheid",
        "links",
        "gebieden",
        "kalender",
        "nood",
        "vrijwilligers",
        "welkom",
    ])?;

    let code: RegionCode = fields.parse("code", "een CBS-code zoals GM0080")?;
    if !code.is_municipality() {
        return Err(fields.wrong("code", "de code van een gemeente begint met GM"));
    }
    let names = fields.part("bestanden")?;
    names.no_others(&[
        "buurten",
        "postcodes",
        "schoolvakanties",
        "synoniemen",
        "hulpvragen",
        "vaardigheden",
    ])?;
    let regions = Regions::read(files, &names.text("buurten")?, &code)?;
    let postcodes = Postcodes::read(files, &names.text("postcodes")?, &regions)?;
    let areas = areas(&fields, &regions)?;
    let own_holidays = names.optional("schoolvakanties")?;

    let name = fields.text("naam")?;
    let frame = Frame::around(regions.points())
        .ok_or_else(|| MunicipalityError::of(&regions.file, "er staan geen wijken in"))?;
    let municipality = Municipality {
        frame,
        welcome: welcome::read(&fields, &areas)?,
        districts: districts(&regions, &frame),
        neighbourhoods: neighbourhoods(&regions, &postcodes, &areas, &name),
        areas,
        languages: fields.parse_list("talen", "een taalcode van twee letters")?,
        theme: fields.text("thema")?,
        contact: contact(&fields.part("contact")?)?,
        statement: statement(&fields.part("toegankelijkheid")?)?,
        links: fields.parts("links")?.iter().map(link).collect::<Result<_, _>>()?,
        help: help::topics(files, names.optional("hulpvragen")?.as_deref())?,
        urgent: help::urgent(&fields)?,
        volunteers: volunteers::read(&fields)?,
        attribution: fields.text("naamsvermelding")?,
        shelf_life: shelf_life(&fields)?,
        postcodes: postcodes.areas,
        almanac: almanac::read(files, &fields, own_holidays.as_deref())?,
        words: words::read(files, names.optional("synoniemen")?.as_deref(), &name)?,
        skills: skills::read(files, names.optional("vaardigheden")?.as_deref())?,
        code,
        name,
    };
    let bundle_days = welcome::bundle_days(&fields)?;
    Ok(Setup { municipality, samples: fields.list("voorbeelden")?, bundle_days })
}

fn areas(fields: &Fields<'_>, regions: &Regions) -> Result<Vec<Area>, MunicipalityError> {
    let mut areas: Vec<Area> = Vec::new();
    let mut taken: HashMap<RegionCode, Slug> = HashMap::new();
    for part in fields.parts("gebieden")? {
        part.no_others(&["slug", "naam", "wijken"])?;
        let area = Area {
            slug: part.parse("slug", "kleine letters, cijfers en losse streepjes")?,
            name: part.said("naam")?,
            districts: part.parse_list("wijken", "een CBS-code zoals WK008010")?,
        };
        if areas.iter().any(|it| it.slug == area.slug) {
            return Err(part.wrong("slug", format!("'{}' is al van een ander gebied", area.slug)));
        }
        for code in &area.districts {
            if !regions.districts.iter().any(|it| it.code == *code) {
                let problem = format!("wijk {code} staat niet in {}", regions.file);
                return Err(part.wrong("wijken", problem));
            }
            if let Some(other) = taken.insert(code.clone(), area.slug.clone()) {
                let problem = format!("wijk {code} hoort al bij gebied '{other}'");
                return Err(part.wrong("wijken", problem));
            }
        }
        areas.push(area);
    }
    for district in &regions.districts {
        if !taken.contains_key(&district.code) {
            let problem =
                format!("wijk {} ({}) hoort bij geen gebied", district.code, district.name);
            return Err(fields.wrong("gebieden", problem));
        }
    }
    Ok(areas)
}

fn contact(part: &Fields<'_>) -> Result<Operator, MunicipalityError> {
    part.no_others(&["naam", "email", "telefoon", "website", "veiligheid", "privacy"])?;
    Ok(Operator {
        name: part.text("naam")?,
        email: part.text("email")?,
        phone: part.optional("telefoon")?,
        website: part.optional("website")?,
        security: part.text("veiligheid")?,
        privacy: part.text("privacy")?,
    })
}

fn statement(part: &Fields<'_>) -> Result<Statement, MunicipalityError> {
    part.no_others(&["status", "datum", "register"])?;
    let status = part.text("status")?;
    if !matches!(status.as_str(), "A" | "B" | "C" | "D" | "E") {
        return Err(part.wrong("status", "dit moet een letter van A tot en met E zijn"));
    }
    Ok(Statement { status, date: part.text("datum")?, register: part.optional("register")? })
}

/// How many months what was said is believed, a kind; what is left out stays as it is.
fn shelf_life(fields: &Fields<'_>) -> Result<ShelfLife, MunicipalityError> {
    let mut lives = ShelfLife::default();
    if !fields.names().any(|name| name == "houdbaarheid") {
        return Ok(lives);
    }
    let part = fields.part("houdbaarheid")?;
    part.no_others(&Kind::ALL.map(Kind::name))?;
    for kind in Kind::ALL {
        if let Some(months) = part.number(kind.name(), 1..=ShelfLife::MOST)? {
            *lives.months_mut(kind) = months;
        }
    }
    Ok(lives)
}

fn link(part: &Fields<'_>) -> Result<Link, MunicipalityError> {
    part.no_others(&["naam", "url"])?;
    Ok(Link { name: part.text("naam")?, url: part.web("url")? })
}

fn districts(regions: &Regions, frame: &Frame) -> Vec<District> {
    regions
        .districts
        .iter()
        .map(|it| District {
            code: it.code.clone(),
            name: it.name.clone(),
            outline: outline::path(frame, &it.rings),
        })
        .collect()
}

fn neighbourhoods(
    regions: &Regions,
    postcodes: &Postcodes,
    areas: &[Area],
    municipality: &str,
) -> Vec<Neighbourhood> {
    let town = |code: &RegionCode| {
        postcodes.towns.get(code).cloned().unwrap_or_else(|| municipality.to_owned())
    };
    let slugs = slugs::unique(regions, areas, town);
    regions
        .neighbourhoods
        .iter()
        .zip(slugs)
        .map(|(it, slug)| Neighbourhood {
            code: it.code.clone(),
            slug,
            name: it.name.clone(),
            town: town(&it.code),
            point: it.point,
            postcode: it.postcode,
        })
        .collect()
}
