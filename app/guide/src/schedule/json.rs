//! A slot in JSON: one flat object with Dutch names, in which what does not apply is left out.

use jiff::civil::{Date, Time, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{
    Booking, Breaks, Days, HolidayWord, Hours, InBreaks, MonthDay, Nth, Season, Slot, SlotKind,
    Weekdays, Weeks,
};
use crate::almanac::SchoolBreak;

/// Why an object is not a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum NotASlot {
    /// None of the three ways to say on which days.
    #[error("a slot needs 'dagen', 'hoeveelste' with one day in 'dagen', or 'data'")]
    Days,
    /// A number that no weekday of a month has.
    #[error("'hoeveelste' is 1 to 5, or -1 for the last")]
    Ordinal,
    /// Something that is nobody's number of the week.
    #[error("'weken' belongs to 'dagen' without 'hoeveelste'")]
    Weeks,
    /// In some school holidays and not in some.
    #[error("'niet_in_schoolvakantie', 'niet_in_vakanties', 'alleen_in_vakanties': one of them")]
    Breaks,
    /// A season with one end.
    #[error("'elk_jaar_van' and 'elk_jaar_tot_en_met' belong together")]
    Season,
}

#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub(super) struct SlotJson {
    #[serde(rename = "soort", default)]
    kind: SlotKind,
    /// De dagen van de week.
    #[serde(rename = "dagen", default, skip_serializing_if = "Vec::is_empty")]
    weekdays: Vec<Day>,
    /// Alleen in weken met een even of oneven nummer.
    #[serde(rename = "weken", default, skip_serializing_if = "Option::is_none")]
    weeks: Option<Parity>,
    /// De hoeveelste van de maand: 1 tot 5, of -1 voor de laatste. Dan staat er één dag in `dagen`.
    #[serde(rename = "hoeveelste", default, skip_serializing_if = "Vec::is_empty")]
    ordinals: Vec<i8>,
    /// Losse dagen, in plaats van `dagen`.
    #[serde(rename = "data", default, skip_serializing_if = "Vec::is_empty")]
    dates: Vec<Date>,
    #[serde(rename = "van")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "09:00"))]
    from: Clock<false>,
    /// Niet later dan `van`: de volgende dag.
    #[serde(rename = "tot")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "17:00"))]
    until: Clock<true>,
    /// De eerste dag waarop dit geldt.
    #[serde(rename = "geldig_vanaf", default, skip_serializing_if = "Option::is_none")]
    valid_from: Option<Date>,
    /// De laatste dag waarop dit geldt.
    #[serde(rename = "geldig_tot_en_met", default, skip_serializing_if = "Option::is_none")]
    valid_until: Option<Date>,
    #[serde(
        rename = "niet_in_schoolvakantie",
        default,
        skip_serializing_if = "std::ops::Not::not"
    )]
    not_in_any_break: bool,
    /// Niet in deze schoolvakanties.
    #[serde(rename = "niet_in_vakanties", default, skip_serializing_if = "Vec::is_empty")]
    not_in: Vec<SchoolBreak>,
    /// Alleen in deze schoolvakanties.
    #[serde(rename = "alleen_in_vakanties", default, skip_serializing_if = "Vec::is_empty")]
    only_in: Vec<SchoolBreak>,
    /// De eerste dag van het seizoen, elk jaar.
    #[serde(rename = "elk_jaar_van", default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, example = "04-01"))]
    season_from: Option<DayOfYear>,
    /// De laatste dag van het seizoen, elk jaar.
    #[serde(rename = "elk_jaar_tot_en_met", default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, example = "10-31"))]
    season_until: Option<DayOfYear>,
    /// Of het er op feestdagen wel of juist niet is.
    #[serde(rename = "op_feestdagen", default, skip_serializing_if = "Option::is_none")]
    holidays: Option<YesNo>,
    /// Hoe je een afspraak maakt.
    #[serde(rename = "afspraak", default, skip_serializing_if = "Booking::is_empty")]
    booking: Booking,
    #[serde(rename = "opmerking", default, skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
enum Day {
    Ma,
    Di,
    Wo,
    Do,
    Vr,
    Za,
    Zo,
}

impl From<Weekday> for Day {
    fn from(day: Weekday) -> Self {
        match day {
            Weekday::Monday => Self::Ma,
            Weekday::Tuesday => Self::Di,
            Weekday::Wednesday => Self::Wo,
            Weekday::Thursday => Self::Do,
            Weekday::Friday => Self::Vr,
            Weekday::Saturday => Self::Za,
            Weekday::Sunday => Self::Zo,
        }
    }
}

impl From<Day> for Weekday {
    fn from(day: Day) -> Self {
        Weekday::Monday.wrapping_add(day as i64)
    }
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
enum Parity {
    #[serde(rename = "even")]
    Even,
    #[serde(rename = "oneven")]
    Odd,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
enum YesNo {
    #[serde(rename = "wel")]
    Also,
    #[serde(rename = "niet")]
    Not,
}

/// A day of any year as `04-01`.
#[derive(Clone, Copy)]
struct DayOfYear(MonthDay);

impl Serialize for DayOfYear {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{:02}-{:02}", self.0.month(), self.0.day()))
    }
}

impl<'de> Deserialize<'de> for DayOfYear {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        let read = || {
            let (month, day) = text.split_once('-')?;
            MonthDay::new(two_digits(month)?, two_digits(day)?).map(Self)
        };
        read().ok_or_else(|| {
            de::Error::custom(format_args!("'{text}' is not a day of the year such as 04-01"))
        })
    }
}

/// Two digits as a number.
fn two_digits(digits: &str) -> Option<i8> {
    let both = digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit());
    both.then(|| digits.parse().ok()).flatten()
}

/// [`Hours`] in JSON.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub(super) struct HoursJson {
    #[serde(rename = "soort", default)]
    kind: SlotKind,
    #[serde(rename = "van")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "09:00"))]
    from: Clock<false>,
    /// Niet later dan `van`: de volgende dag.
    #[serde(rename = "tot")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "17:00"))]
    until: Clock<true>,
}

impl From<Hours> for HoursJson {
    fn from(hours: Hours) -> Self {
        Self { kind: hours.kind, from: Clock(hours.from), until: Clock(hours.until) }
    }
}

impl From<HoursJson> for Hours {
    fn from(json: HoursJson) -> Self {
        Self { kind: json.kind, from: json.from.0, until: json.until.0 }
    }
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Hours {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        HoursJson::schema()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Hours {
    fn name() -> std::borrow::Cow<'static, str> {
        "Tijden".into()
    }

    fn schemas(
        schemas: &mut Vec<(String, utoipa::openapi::RefOr<utoipa::openapi::schema::Schema>)>,
    ) {
        <HoursJson as utoipa::ToSchema>::schemas(schemas);
    }
}

/// A time as `09:00`; at an `END` midnight is `24:00`.
#[derive(Clone, Copy)]
struct Clock<const END: bool>(Time);

impl<const END: bool> Serialize for Clock<END> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if END && self.0 == Time::midnight() {
            return serializer.serialize_str("24:00");
        }
        serializer.collect_str(&format_args!("{:02}:{:02}", self.0.hour(), self.0.minute()))
    }
}

impl<'de, const END: bool> Deserialize<'de> for Clock<END> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        if END && text == "24:00" {
            return Ok(Self(Time::midnight()));
        }
        let wrong = || de::Error::custom(format_args!("'{text}' is not a time such as 09:00"));
        let (hour, minute) = text.split_once(':').ok_or_else(wrong)?;
        match (two_digits(hour), two_digits(minute)) {
            (Some(hour), Some(minute)) => {
                Time::new(hour, minute, 0, 0).map(Self).map_err(|_| wrong())
            }
            _ => Err(wrong()),
        }
    }
}

impl From<Slot> for SlotJson {
    fn from(slot: Slot) -> Self {
        let mut json = Self {
            kind: slot.kind,
            weekdays: Vec::new(),
            weeks: None,
            ordinals: Vec::new(),
            dates: Vec::new(),
            from: Clock(slot.from),
            until: Clock(slot.until),
            valid_from: slot.valid_from,
            valid_until: slot.valid_until,
            not_in_any_break: slot.school == InBreaks::Not(Breaks::ALL),
            not_in: Vec::new(),
            only_in: Vec::new(),
            season_from: slot.season.map(|season| DayOfYear(season.from)),
            season_until: slot.season.map(|season| DayOfYear(season.until)),
            holidays: match slot.holidays {
                HolidayWord::Unsaid => None,
                HolidayWord::Not => Some(YesNo::Not),
                HolidayWord::Also => Some(YesNo::Also),
            },
            booking: slot.booking,
            note: slot.note,
        };
        match slot.school {
            InBreaks::Not(breaks) if breaks != Breaks::ALL => json.not_in = breaks.iter().collect(),
            InBreaks::AsUsual | InBreaks::Not(_) => {}
            InBreaks::Only(breaks) => json.only_in = breaks.iter().collect(),
        }
        match slot.days {
            Days::Weekly { weekdays, weeks } => {
                json.weekdays = weekdays.iter().map(Day::from).collect();
                json.weeks = match weeks {
                    Weeks::Every => None,
                    Weeks::Even => Some(Parity::Even),
                    Weeks::Odd => Some(Parity::Odd),
                };
            }
            Days::Monthly { ordinals, weekday } => {
                json.weekdays = vec![weekday.into()];
                json.ordinals = ordinals.into_iter().map(Nth::number).collect();
            }
            Days::Dates(dates) => json.dates = dates,
        }
        json
    }
}

impl TryFrom<SlotJson> for Slot {
    type Error = NotASlot;

    fn try_from(json: SlotJson) -> Result<Self, NotASlot> {
        let weekdays: Weekdays = json.weekdays.iter().map(|day| Weekday::from(*day)).collect();
        let days = match (json.weekdays.as_slice(), json.ordinals.is_empty()) {
            ([], true) if !json.dates.is_empty() => Days::Dates(json.dates),
            ([_, ..], true) if json.dates.is_empty() => Days::Weekly {
                weekdays,
                weeks: match json.weeks {
                    None => Weeks::Every,
                    Some(Parity::Even) => Weeks::Even,
                    Some(Parity::Odd) => Weeks::Odd,
                },
            },
            ([day], false) if json.dates.is_empty() => {
                let ordinals: Option<_> =
                    json.ordinals.iter().map(|n| Nth::from_number(*n)).collect();
                Days::Monthly {
                    ordinals: ordinals.ok_or(NotASlot::Ordinal)?,
                    weekday: (*day).into(),
                }
            }
            _ => return Err(NotASlot::Days),
        };
        if json.weeks.is_some() && !matches!(days, Days::Weekly { .. }) {
            return Err(NotASlot::Weeks);
        }
        let school = match (json.not_in_any_break, json.not_in.as_slice(), json.only_in.as_slice())
        {
            (false, [], []) => InBreaks::AsUsual,
            (true, [], []) => InBreaks::Not(Breaks::ALL),
            (false, not_in, []) => InBreaks::Not(not_in.iter().copied().collect()),
            (false, [], only_in) => InBreaks::Only(only_in.iter().copied().collect()),
            _ => return Err(NotASlot::Breaks),
        };
        let season = match (json.season_from, json.season_until) {
            (None, None) => None,
            (Some(from), Some(until)) => Some(Season { from: from.0, until: until.0 }),
            _ => return Err(NotASlot::Season),
        };
        let holidays = match json.holidays {
            None => HolidayWord::Unsaid,
            Some(YesNo::Not) => HolidayWord::Not,
            Some(YesNo::Also) => HolidayWord::Also,
        };
        Ok(Self {
            valid_from: json.valid_from,
            valid_until: json.valid_until,
            season,
            school,
            holidays,
            booking: json.booking,
            note: json.note.filter(|note| !note.is_empty()),
            ..Self::new(json.kind, days, json.from.0, json.until.0)
        })
    }
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Slot {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        SlotJson::schema()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Slot {
    fn name() -> std::borrow::Cow<'static, str> {
        "Openingstijd".into()
    }

    fn schemas(
        schemas: &mut Vec<(String, utoipa::openapi::RefOr<utoipa::openapi::schema::Schema>)>,
    ) {
        <SlotJson as utoipa::ToSchema>::schemas(schemas);
    }
}
