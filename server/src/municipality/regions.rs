//! The wijken and buurten of a municipality, from `GeoJSON` (RFC 7946).
//!
//! Each feature has the properties `soort` (`wijk` or `buurt`), `code` and `naam`; a buurt has
//! `punt` (a point in its built-up middle, longitude first) and may have `pc4` as well.

use guide::{geo::Point, municipality::RegionCode, postcode::Postcode};
use serde::Deserialize;

use super::{MunicipalityError, error::read_text, files::Files};

pub(super) struct Regions {
    pub(super) file: String,
    pub(super) districts: Vec<District>,
    pub(super) neighbourhoods: Vec<Neighbourhood>,
}

pub(super) struct District {
    pub(super) code: RegionCode,
    pub(super) name: String,
    pub(super) rings: Vec<Vec<Point>>,
}

pub(super) struct Neighbourhood {
    pub(super) code: RegionCode,
    pub(super) name: String,
    pub(super) point: Point,
    pub(super) postcode: Option<Postcode>,
}

#[derive(Deserialize)]
struct Collection {
    features: Vec<serde_json::Value>,
}

#[derive(Deserialize)]
struct Feature {
    properties: Properties,
    geometry: Geometry,
}

#[derive(Deserialize)]
struct Properties {
    soort: String,
    code: String,
    naam: String,
    punt: Option<[f64; 2]>,
    pc4: Option<String>,
}

type Ring = Vec<[f64; 2]>;

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Polygon(Vec<Ring>),
    MultiPolygon(Vec<Vec<Ring>>),
}

impl Regions {
    pub(super) fn read(
        files: &dyn Files,
        file: &str,
        municipality: &RegionCode,
    ) -> Result<Self, MunicipalityError> {
        let collection: Collection =
            serde_json::from_str(&read_text(files, file)?).map_err(|error| {
                MunicipalityError::of(file, format!("dit is geen GeoJSON: {error}"))
            })?;
        let mut regions =
            Self { file: file.to_owned(), districts: Vec::new(), neighbourhoods: Vec::new() };
        for (index, feature) in collection.features.into_iter().enumerate() {
            let field = format!("features[{}]", index + 1);
            let wrong = |problem: String| MunicipalityError::at(file, field.clone(), problem);
            let feature: Feature =
                serde_json::from_value(feature).map_err(|error| wrong(error.to_string()))?;
            let code: RegionCode =
                feature.properties.code.parse().map_err(|_| {
                    wrong(format!("'{}' is geen CBS-code", feature.properties.code))
                })?;
            if !municipality.contains(&code) {
                return Err(wrong(format!("{code} ligt niet in {municipality}")));
            }
            if regions.codes().any(|known| *known == code) {
                return Err(wrong(format!("{code} staat er twee keer in")));
            }
            regions.add(code, feature).map_err(wrong)?;
        }
        for buurt in &regions.neighbourhoods {
            if !regions.districts.iter().any(|wijk| wijk.code.contains(&buurt.code)) {
                let problem = format!("buurt {} ({}) ligt in geen wijk", buurt.code, buurt.name);
                return Err(MunicipalityError::of(file, problem));
            }
        }
        regions.districts.sort_by(|a, b| a.code.cmp(&b.code));
        regions.neighbourhoods.sort_by(|a, b| a.code.cmp(&b.code));
        Ok(regions)
    }

    fn add(&mut self, code: RegionCode, feature: Feature) -> Result<(), String> {
        let Properties { soort, naam: name, punt, pc4, .. } = feature.properties;
        match (soort.as_str(), code.as_str().get(..2)) {
            ("wijk", Some("WK")) => {
                let polygons = match feature.geometry {
                    Geometry::Polygon(polygon) => vec![polygon],
                    Geometry::MultiPolygon(polygons) => polygons,
                };
                let rings = polygons
                    .into_iter()
                    .flatten()
                    .map(|ring| ring.into_iter().map(point).collect::<Option<Vec<_>>>())
                    .collect::<Option<Vec<_>>>()
                    .ok_or("de omtrek heeft een punt dat niet op aarde ligt (eerst lengte, dan breedte)")?;
                self.districts.push(District { code, name, rings });
                Ok(())
            }
            ("buurt", Some("BU")) => {
                let point = punt.and_then(point).ok_or("'punt' ontbreekt of ligt niet op aarde")?;
                let postcode = pc4
                    .map(|text| text.parse().map_err(|_| format!("pc4 '{text}' is geen postcode")))
                    .transpose()?;
                self.neighbourhoods.push(Neighbourhood { code, name, point, postcode });
                Ok(())
            }
            _ => Err(format!(
                "soort '{soort}' past niet bij code {code}; het is 'wijk' (WK) of 'buurt' (BU)"
            )),
        }
    }

    fn codes(&self) -> impl Iterator<Item = &RegionCode> {
        let buurten = self.neighbourhoods.iter().map(|it| &it.code);
        self.districts.iter().map(|it| &it.code).chain(buurten)
    }

    /// Every point that has to be on the map.
    pub(super) fn points(&self) -> impl Iterator<Item = Point> {
        let corners = self.districts.iter().flat_map(|it| it.rings.iter().flatten().copied());
        corners.chain(self.neighbourhoods.iter().map(|it| it.point))
    }
}

/// `GeoJSON` has the longitude first.
fn point([lon, lat]: [f64; 2]) -> Option<Point> {
    (lon.abs() <= 180.0 && lat.abs() <= 90.0).then_some(Point { lat, lon })
}
