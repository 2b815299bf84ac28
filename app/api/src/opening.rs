//! When one can go to a place or get help, worked out: for who has no calendar of holidays.

use serde::{Deserialize, Serialize};

/// What is open now, what comes next, and the coming week.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = OpeningstijdenNu))]
pub struct OpeningHours {
    /// `open`, `dicht` or `onbekend`.
    #[serde(rename = "stand")]
    pub state: String,
    /// Of all that is going on, what is easiest to walk in to.
    #[serde(rename = "soort", default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Until when, in UTC; absent when it is closed, or open day and night.
    #[serde(rename = "openTot", default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(format = DateTime))]
    pub until: Option<String>,
    /// When it becomes something else.
    #[serde(rename = "volgendeWijziging", default, skip_serializing_if = "Option::is_none")]
    pub change: Option<OpeningChange>,
    /// The next time of each kind that there is.
    #[serde(rename = "eerstvolgende")]
    pub next: Vec<OpeningTime>,
    /// Today and the six days after it.
    #[serde(rename = "week")]
    pub week: Vec<OpeningDay>,
    /// The week in Dutch words.
    #[serde(rename = "inWoorden")]
    pub words: String,
    /// The same as rows of Open Referral (HSDS 3), exact for a year.
    #[serde(rename = "hsds")]
    pub rows: Vec<HsdsSchedule>,
}

/// When it becomes something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Openingswijziging))]
pub struct OpeningChange {
    /// When, in UTC.
    #[serde(rename = "begin")]
    #[cfg_attr(feature = "openapi", schema(format = DateTime))]
    pub at: String,
    /// What is easiest to walk in to from then on; absent when it closes.
    #[serde(rename = "soort", default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
}

/// One time that it is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Openingsmoment))]
pub struct OpeningTime {
    /// What a visitor finds.
    #[serde(rename = "soort")]
    pub kind: String,
    /// When it starts, in UTC.
    #[serde(rename = "begin")]
    #[cfg_attr(feature = "openapi", schema(format = DateTime))]
    pub start: String,
    /// When it ends, in UTC.
    #[serde(rename = "einde")]
    #[cfg_attr(feature = "openapi", schema(format = DateTime))]
    pub end: String,
    /// What else was said about it.
    #[serde(rename = "opmerking", default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The number to call for an appointment.
    #[serde(rename = "telefoon", default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The page to visit for an appointment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

/// One day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Openingsdag))]
pub struct OpeningDay {
    /// The day on a Dutch calendar.
    #[serde(rename = "datum")]
    #[cfg_attr(feature = "openapi", schema(format = Date))]
    pub date: String,
    /// What starts on it; none is closed.
    #[serde(rename = "tijden")]
    pub times: Vec<OpeningTime>,
    /// What makes it unlike other days.
    #[serde(rename = "uitzondering", default, skip_serializing_if = "Option::is_none")]
    pub exception: Option<OpeningException>,
}

/// What makes a day unlike others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Openingsuitzondering))]
pub struct OpeningException {
    /// `sluiting`, `bijzondere-dag`, `feestdag` or `schoolvakantie`.
    #[serde(rename = "soort")]
    pub sort: String,
    /// Why, in Dutch words.
    #[serde(rename = "reden", default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Whether it is open as usual all the same.
    #[serde(rename = "gewoonOpen")]
    pub as_usual: bool,
}

/// A row of Open Referral's HSDS 3, with the names of that standard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = HsdsSchedule))]
pub struct HsdsSchedule {
    /// A UUID that stays the same as long as the row does.
    pub id: String,
    /// The first day on which the row holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(format = Date))]
    pub valid_from: Option<String>,
    /// The last day on which the row holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(format = Date))]
    pub valid_to: Option<String>,
    /// The first day of the recurrence.
    #[cfg_attr(feature = "openapi", schema(format = Date))]
    pub dtstart: String,
    /// `WEEKLY` or `MONTHLY`.
    pub freq: String,
    /// Every how many weeks or months.
    pub interval: u8,
    /// The days: `MO,WE`, or of the month `1WE,-1FR`.
    pub byday: String,
    /// The day on which weeks begin.
    pub wkst: String,
    /// When it opens, on a Dutch clock.
    pub opens_at: String,
    /// When it closes; not later than it opens is on the next day.
    pub closes_at: String,
    /// What a visitor finds.
    pub attending_type: String,
    /// The row in Dutch words.
    pub description: String,
    /// The page to visit for an appointment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schedule_link: Option<String>,
    /// The number to call for an appointment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}
