//! The dates on which an activity takes place, worked out.

use serde::{Deserialize, Serialize};

/// The next dates of an activity, the first one first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Data))]
pub struct Dates {
    /// Whether the activity has been called off altogether.
    #[serde(rename = "afgelast")]
    pub cancelled: bool,
    /// The dates; none when nothing is planned or no date is known.
    pub items: Vec<Occasion>,
}

/// One time that an activity takes place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Datum))]
pub struct Occasion {
    /// The day on a Dutch calendar (`2026-11-25`).
    #[serde(rename = "datum")]
    #[cfg_attr(feature = "openapi", schema(format = Date))]
    pub date: String,
    /// The last day, when it takes more than one.
    #[serde(rename = "totEnMet", default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(format = Date))]
    pub last: Option<String>,
    /// When it starts, in UTC (`2026-11-25T09:00:00Z`); absent when it takes whole days.
    #[serde(rename = "begin", default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(format = DateTime))]
    pub start: Option<String>,
    /// When it ends, in UTC; absent when it takes whole days or when nobody knows.
    #[serde(rename = "einde", default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(format = DateTime))]
    pub end: Option<String>,
}
