//! The municipality: its areas, wijken and buurten, and how a resident finds their own.
//!
//! All of it is data (`gemeente.toml` and the files it names). Content points at CBS codes, never
//! at areas, so areas can be renamed and regrouped without touching content.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, de};

use crate::{
    almanac::Almanac,
    freshness::ShelfLife,
    geo::{Frame, Point},
    help::{HelpTopic, UrgentNumber},
    id::Slug,
    postcode::Postcode,
    search::WordGroup,
    skills::Skill,
    text::{Lang, Text},
    volunteers::Volunteers,
    welcome::WelcomeCodes,
    wire,
};

/// A CBS code: of a municipality (`GM0080`), a wijk (`WK008010`) or a buurt (`BU00801003`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct RegionCode(String);

wire::wrapper! { RegionCode }

/// The text is not a CBS code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a CBS code such as GM0080, WK008010 or BU00801003")]
pub struct NotARegionCode(String);

impl RegionCode {
    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is a whole municipality.
    #[must_use]
    pub fn is_municipality(&self) -> bool {
        self.0.starts_with("GM")
    }

    /// Whether `other` lies within this region (a region lies within itself).
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        other.0.as_bytes()[2..].starts_with(&self.0.as_bytes()[2..])
    }
}

impl FromStr for RegionCode {
    type Err = NotARegionCode;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = match text.get(..2) {
            Some("GM") => 4,
            Some("WK") => 6,
            Some("BU") => 8,
            _ => 0,
        };
        let rest = text.get(2..).unwrap_or_default();
        if digits > 0 && rest.len() == digits && rest.bytes().all(|b| b.is_ascii_digit()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotARegionCode(text.to_owned()))
        }
    }
}

impl fmt::Display for RegionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for RegionCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// One of the municipality's own areas, made of wijken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Gebied))]
pub struct Area {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its name on screen.
    #[serde(rename = "naam")]
    pub name: Text,
    /// The wijken it is made of.
    #[serde(rename = "wijken")]
    pub districts: Vec<RegionCode>,
}

/// A wijk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Wijk))]
pub struct District {
    /// Its CBS code.
    pub code: RegionCode,
    /// Its name.
    #[serde(rename = "naam")]
    pub name: String,
    /// Its outline as SVG path data in the units of the municipality's [`Frame`].
    #[serde(rename = "omtrek")]
    pub outline: String,
}

/// A buurt; a village is one or more of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Buurt))]
pub struct Neighbourhood {
    /// Its CBS code.
    pub code: RegionCode,
    /// Its name in addresses, unique among areas and buurten.
    pub slug: Slug,
    /// Its name.
    #[serde(rename = "naam")]
    pub name: String,
    /// Town or village it belongs to.
    #[serde(rename = "plaats")]
    pub town: String,
    /// A point in its built-up middle.
    #[serde(rename = "punt")]
    pub point: Point,
    /// The four digits that most of its postcodes start with.
    #[serde(rename = "postcode", default, skip_serializing_if = "Option::is_none")]
    pub postcode: Option<Postcode>,
}

/// Who runs this installation and how to reach them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = GemeenteContact))]
pub struct Operator {
    /// The organisation that runs this installation.
    #[serde(rename = "naam")]
    pub name: String,
    /// Where to write to.
    pub email: String,
    /// Where to call.
    #[serde(rename = "telefoon", default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The general help desk's page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    /// Where to report a weakness in security.
    #[serde(rename = "veiligheid")]
    pub security: String,
    /// Where to ask about personal data.
    pub privacy: String,
}

/// The state of the accessibility statement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Toegankelijkheidsverklaring))]
pub struct Statement {
    /// The official status, A to E.
    pub status: String,
    /// When it was last examined, as the municipality writes it.
    #[serde(rename = "datum")]
    pub date: String,
    /// The entry in the national register.
    #[serde(rename = "register", default, skip_serializing_if = "Option::is_none")]
    pub register: Option<String>,
}

/// A link to a neighbouring site, such as the municipality's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Link {
    /// What it leads to.
    #[serde(rename = "naam")]
    pub name: String,
    /// The address.
    pub url: String,
}

/// The installation's municipality.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Gemeente))]
pub struct Municipality {
    /// Its CBS code.
    pub code: RegionCode,
    /// Its name.
    #[serde(rename = "naam")]
    pub name: String,
    /// Languages of the interface, the one without prefix in addresses first.
    #[serde(rename = "talen")]
    pub languages: Vec<Lang>,
    /// The theme file's name.
    #[serde(rename = "themabestand")]
    pub theme: String,
    /// Who runs it.
    pub contact: Operator,
    /// The accessibility statement.
    #[serde(rename = "toegankelijkheid")]
    pub statement: Statement,
    /// Neighbouring sites.
    #[serde(default)]
    pub links: Vec<Link>,
    /// What people need help with.
    #[serde(rename = "hulpvragen", default, skip_serializing_if = "Vec::is_empty")]
    pub help: Vec<HelpTopic>,
    /// Whom to call when it cannot wait.
    #[serde(rename = "nood", default, skip_serializing_if = "Vec::is_empty")]
    pub urgent: Vec<UrgentNumber>,
    /// What holds for every volunteer.
    #[serde(rename = "vrijwilligers", default, skip_serializing_if = "Volunteers::is_unknown")]
    pub volunteers: Volunteers,
    /// Who made the area data, and its licence.
    #[serde(rename = "naamsvermelding")]
    pub attribution: String,
    /// How long what was said about records is believed.
    #[serde(rename = "houdbaarheid", default)]
    pub shelf_life: ShelfLife,
    /// What the map shows.
    #[serde(rename = "kader")]
    pub frame: Frame,
    /// The areas, in the order in which they are listed.
    #[serde(rename = "gebieden")]
    pub areas: Vec<Area>,
    /// The wijken.
    #[serde(rename = "wijken")]
    pub districts: Vec<District>,
    /// The buurten.
    #[serde(rename = "buurten")]
    pub neighbourhoods: Vec<Neighbourhood>,
    /// Which buurten a postcode's four digits cover.
    pub postcodes: Vec<PostcodeArea>,
    /// Public holidays and school holidays.
    #[serde(rename = "kalender", default)]
    pub almanac: Almanac,
    /// What is known about words, for finding.
    #[serde(rename = "zoekwoorden", default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<WordGroup>,
    /// What people can do, in one plain list.
    #[serde(rename = "vaardigheden", default, skip_serializing_if = "Vec::is_empty")]
    pub skills: Vec<Skill>,
    /// The codes on the printed matter of the welcome packs.
    #[serde(rename = "welkom", default, skip_serializing_if = "WelcomeCodes::is_empty")]
    pub welcome: WelcomeCodes,
}

/// The buurten that four digits of a postcode cover.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Postcodegebied))]
pub struct PostcodeArea {
    /// The four digits.
    #[serde(rename = "postcode")]
    pub postcode: Postcode,
    /// The buurten, the one with most of the addresses first.
    #[serde(rename = "buurten")]
    pub neighbourhoods: Vec<RegionCode>,
}

/// What a resident can call "mine": an area, or a buurt or village within it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Region<'a> {
    /// A whole area.
    Area(&'a Area),
    /// A buurt or village, with the area it lies in.
    Neighbourhood(&'a Neighbourhood, &'a Area),
}

impl<'a> Region<'a> {
    /// The area that it is or lies in.
    #[must_use]
    pub fn area(&self) -> &'a Area {
        match self {
            Self::Area(area) | Self::Neighbourhood(_, area) => area,
        }
    }

    /// Its name in addresses.
    #[must_use]
    pub fn slug(&self) -> &'a Slug {
        match self {
            Self::Area(area) => &area.slug,
            Self::Neighbourhood(neighbourhood, _) => &neighbourhood.slug,
        }
    }

    /// Its name for a reader of `lang`.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &'a str {
        match self {
            Self::Area(area) => area.name.get(lang).0,
            Self::Neighbourhood(neighbourhood, _) => &neighbourhood.name,
        }
    }

    /// Where distances are measured from; an area as a whole has no such point.
    #[must_use]
    pub fn point(&self) -> Option<Point> {
        match self {
            Self::Area(_) => None,
            Self::Neighbourhood(neighbourhood, _) => Some(neighbourhood.point),
        }
    }
}

impl Municipality {
    /// The area or buurt with this slug.
    #[must_use]
    pub fn region(&self, slug: &str) -> Option<Region<'_>> {
        if let Some(area) = self.area(slug) {
            return Some(Region::Area(area));
        }
        let neighbourhood = self.neighbourhoods.iter().find(|it| it.slug.as_str() == slug)?;
        Some(Region::Neighbourhood(neighbourhood, self.area_of(&neighbourhood.code)?))
    }

    /// The area with this slug.
    #[must_use]
    pub fn area(&self, slug: &str) -> Option<&Area> {
        self.areas.iter().find(|area| area.slug.as_str() == slug)
    }

    /// The area that a wijk or buurt lies in.
    #[must_use]
    pub fn area_of(&self, code: &RegionCode) -> Option<&Area> {
        self.areas.iter().find(|area| area.districts.iter().any(|district| district.contains(code)))
    }

    /// The buurt with this code.
    #[must_use]
    pub fn neighbourhood(&self, code: &RegionCode) -> Option<&Neighbourhood> {
        self.neighbourhoods.iter().find(|it| it.code == *code)
    }

    /// The name of a wijk or buurt.
    #[must_use]
    pub fn name_of(&self, code: &RegionCode) -> Option<&str> {
        self.neighbourhood(code).map(|it| it.name.as_str()).or_else(|| {
            self.districts.iter().find(|it| it.code == *code).map(|it| it.name.as_str())
        })
    }

    /// The buurten of an area, in the order of their codes.
    pub fn neighbourhoods_of<'a>(
        &'a self,
        area: &'a Area,
    ) -> impl Iterator<Item = &'a Neighbourhood> {
        self.neighbourhoods
            .iter()
            .filter(move |it| area.districts.iter().any(|district| district.contains(&it.code)))
    }

    /// The buurten that a postcode may mean, the likeliest first; none when it is not of this
    /// municipality.
    #[must_use]
    pub fn neighbourhoods_at(&self, postcode: Postcode) -> Vec<&Neighbourhood> {
        self.postcodes
            .iter()
            .filter(|it| it.postcode == postcode)
            .flat_map(|it| &it.neighbourhoods)
            .filter_map(|code| self.neighbourhood(code))
            .collect()
    }

    /// The language without a prefix in addresses.
    #[must_use]
    pub fn first_language(&self) -> Lang {
        self.languages.first().copied().unwrap_or(Lang::NL)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Two areas, three wijken, five buurten, none of which exist.
    pub(crate) fn voorbeeldstad() -> Municipality {
        let code = |text: &str| text.parse::<RegionCode>().unwrap();
        let neighbourhood = |code_text: &str, name: &str, lat: f64, lon: f64| Neighbourhood {
            code: code(code_text),
            slug: Slug::from_name(name).unwrap(),
            name: name.into(),
            town: "Voorbeeldstad".into(),
            point: Point { lat, lon },
            postcode: None,
        };
        let district = |code_text: &str, name: &str| District {
            code: code(code_text),
            name: name.into(),
            outline: "m0 0l10 0l0 10z".into(),
        };
        let neighbourhoods = vec![
            neighbourhood("BU99990101", "Eerstehoek", 53.20, 5.79),
            neighbourhood("BU99990102", "Tweedehoek", 53.21, 5.80),
            neighbourhood("BU99990201", "Derdehoek", 53.18, 5.81),
            neighbourhood("BU99990301", "Verzonnen", 53.10, 5.83),
            neighbourhood("BU99990302", "Buitengebied Verzonnen", 53.09, 5.85),
        ];
        Municipality {
            code: code("GM9999"),
            name: "Voorbeeldstad".into(),
            languages: vec![Lang::NL, Lang::FY, Lang::EN],
            theme: "mienskip".into(),
            contact: Operator::default(),
            statement: Statement::default(),
            links: Vec::new(),
            help: Vec::new(),
            urgent: Vec::new(),
            volunteers: Volunteers::default(),
            attribution: String::new(),
            shelf_life: ShelfLife::default(),
            frame: Frame::around(neighbourhoods.iter().map(|it| it.point)).unwrap(),
            areas: vec![
                Area {
                    slug: "stad".parse().unwrap(),
                    name: Text::nl("De stad"),
                    districts: vec![code("WK999901"), code("WK999902")],
                },
                Area {
                    slug: "dorpen".parse().unwrap(),
                    name: Text::nl("De dorpen").with(Lang::FY, "De doarpen"),
                    districts: vec![code("WK999903")],
                },
            ],
            districts: vec![
                district("WK999901", "Hoeken"),
                district("WK999902", "Derde"),
                district("WK999903", "Verzonnen e.o."),
            ],
            neighbourhoods,
            postcodes: vec![
                PostcodeArea {
                    postcode: "9999".parse().unwrap(),
                    neighbourhoods: vec![code("BU99990101"), code("BU99990102")],
                },
                PostcodeArea {
                    postcode: "9998".parse().unwrap(),
                    neighbourhoods: vec![code("BU99990301")],
                },
            ],
            almanac: Almanac::default(),
            words: Vec::new(),
            skills: Vec::new(),
            welcome: WelcomeCodes::default(),
        }
    }

    #[test]
    fn codes_nest() {
        let code = |text: &str| text.parse::<RegionCode>().unwrap();
        assert!(code("GM0080").contains(&code("BU00801003")));
        assert!(code("WK008010").contains(&code("BU00801003")));
        assert!(!code("WK008011").contains(&code("BU00801003")));
        for wrong in ["", "BU", "BU0080100", "XX0080", "WK00801é", "wk008010"] {
            assert!(wrong.parse::<RegionCode>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_region_is_found_by_slug() {
        let municipality = voorbeeldstad();
        let region = municipality.region("verzonnen").unwrap();
        assert_eq!(region.area().slug.as_str(), "dorpen");
        assert!(region.point().is_some());
        assert!(municipality.region("stad").unwrap().point().is_none());
        assert!(municipality.region("nergens").is_none());
    }

    #[test]
    fn a_postcode_leads_to_its_buurten() {
        let municipality = voorbeeldstad();
        let names = |postcode: &str| {
            municipality
                .neighbourhoods_at(postcode.parse().unwrap())
                .iter()
                .map(|it| it.name.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(names("9999 AB"), ["Eerstehoek", "Tweedehoek"]);
        assert_eq!(names("9998"), ["Verzonnen"]);
        assert!(names("1012").is_empty());
    }
}
