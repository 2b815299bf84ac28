//! What holds for every volunteer of the municipality: how much they may get, and whether they are
//! insured. All of it is data, for amounts change every year.

use serde::{Deserialize, Serialize};

/// What holds for every volunteer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Vrijwilligers))]
pub struct Volunteers {
    /// How much they may get untaxed.
    #[serde(rename = "vergoeding", skip_serializing_if = "Option::is_none")]
    pub allowance: Option<Allowance>,
    /// Whether the municipality insures all of them; absent when that is not known.
    #[serde(rename = "verzekerd", skip_serializing_if = "Option::is_none")]
    pub insured: Option<bool>,
}

impl Volunteers {
    /// Whether nothing is known.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        *self == Self::default()
    }
}

/// The most that a volunteer may get untaxed, in euro cents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Vrijwilligersvergoeding))]
pub struct Allowance {
    /// The year for which the amounts hold.
    #[serde(rename = "jaar")]
    pub year: i16,
    /// In a month.
    #[serde(rename = "perMaandCents")]
    pub a_month: u32,
    /// In that year.
    #[serde(rename = "perJaarCents")]
    pub a_year: u32,
    /// An hour.
    #[serde(rename = "perUurCents")]
    pub an_hour: u32,
    /// An hour, for who is younger than 21.
    #[serde(rename = "perUurOnder21Cents")]
    pub an_hour_when_young: u32,
    /// Who says so: a web address.
    #[serde(rename = "bron")]
    pub source: String,
}
