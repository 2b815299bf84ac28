//! When one can go somewhere: opening hours, walk-in hours, consultation hours.
//!
//! A [`Schedule`] holds what was understood as [`Slot`]s beside the words that people wrote, and
//! what makes a day unlike others: a [`Closure`], a [`SpecialDay`], what is said [`OnHoliday`]s.
//! All questions go through [`Schedule::on`], so whatever closes a place has one place, and every
//! answer follows. On one date the first of these decides:
//!
//! 1. a closure: nothing opens;
//! 2. a special day: its hours and no others;
//! 3. what the place says of a public holiday: closed, other hours, or as usual;
//! 4. the municipality's word on that holiday: nothing opens but what is said to be there on
//!    holidays, or is on that very date;
//! 5. the slots, each within its dates, its season and its school holidays.
//!
//! So where something is said to be open and closed, closed wins; [`Schedule::clashes`] tells.

mod answers;
mod clash;
mod day;
mod days;
mod hsds;
mod json;
mod print;
#[cfg(test)]
mod tests;

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

pub use answers::{Change, State};
pub use clash::Clash;
pub use day::{Ahead, DayHours, Exception, SlotOn, Why};
pub use days::{Breaks, Days, InBreaks, MonthDay, Nth, Season, Weekdays, Weeks};
pub use hsds::{Freq, Row};

use crate::almanac::Holiday;

/// Opening hours: what could be understood, and the text as it was given. In JSON
/// `{"regels":[…],"tekst":"…","gesloten":[…],"bijzondere_dagen":[…],"feestdagen":[…]}`, empty
/// parts left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Schedule {
    /// What was understood, in the order in which it was written.
    #[serde(rename = "regels", default, skip_serializing_if = "Vec::is_empty")]
    pub slots: Vec<Slot>,
    /// What people wrote; kept whenever there was something.
    #[serde(rename = "tekst", default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Days on which nothing opens.
    #[serde(rename = "gesloten", default, skip_serializing_if = "Vec::is_empty")]
    pub closed: Vec<Closure>,
    /// Days with hours of their own.
    #[serde(rename = "bijzondere_dagen", default, skip_serializing_if = "Vec::is_empty")]
    pub special: Vec<SpecialDay>,
    /// What is said of public holidays.
    #[serde(rename = "feestdagen", default, skip_serializing_if = "Vec::is_empty")]
    pub holidays: Vec<OnHoliday>,
}

/// What a visitor finds during a slot. The order is that of how easy it is to just walk in.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum SlotKind {
    /// The door is open.
    #[default]
    Open,
    /// Somebody is there for people who walk in.
    Inloop,
    /// Somebody holds consultation hours.
    Spreekuur,
    /// By appointment only.
    Afspraak,
}

impl SlotKind {
    /// All of them, the easiest to walk in to first.
    pub const ALL: [Self; 4] = [Self::Open, Self::Inloop, Self::Spreekuur, Self::Afspraak];

    /// Its name in data and in the keys of texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Inloop => "inloop",
            Self::Spreekuur => "spreekuur",
            Self::Afspraak => "afspraak",
        }
    }
}

/// One rule of opening hours: on which days, from when until when.
///
/// In JSON flat and in Dutch:
/// `{"soort":"inloop","dagen":["di","do"],"van":"10:00","tot":"12:00"}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "json::SlotJson", into = "json::SlotJson")]
pub struct Slot {
    /// What a visitor finds.
    pub kind: SlotKind,
    /// The days on which it starts.
    pub days: Days,
    /// When it starts, on a Dutch clock.
    pub from: Time,
    /// When it ends. Not later than `from` means on the next day: 24:00 is 00:00, and the same
    /// time as `from` is a whole day.
    pub until: Time,
    /// The first day on which it counts.
    pub valid_from: Option<Date>,
    /// The last day on which it counts.
    pub valid_until: Option<Date>,
    /// The part of each year in which it counts.
    pub season: Option<Season>,
    /// What school holidays mean to it.
    pub school: InBreaks,
    /// What is said of it on public holidays.
    pub holidays: HolidayWord,
    /// How to make the appointment.
    pub booking: Booking,
    /// What else was said about it.
    pub note: Option<String>,
}

impl Slot {
    /// A slot of which nothing more is known than days and times.
    #[must_use]
    pub fn new(kind: SlotKind, days: Days, from: Time, until: Time) -> Self {
        Self {
            kind,
            days,
            from,
            until,
            valid_from: None,
            valid_until: None,
            season: None,
            school: InBreaks::AsUsual,
            holidays: HolidayWord::Unsaid,
            booking: Booking::default(),
            note: None,
        }
    }

    /// Whether it starts on this day, when it is a day like any other.
    #[must_use]
    pub fn starts_on(&self, date: Date) -> bool {
        self.valid_from.is_none_or(|first| first <= date)
            && self.valid_until.is_none_or(|last| date <= last)
            && self.season.is_none_or(|season| season.contains(date))
            && self.days.contains(date)
    }
}

/// What is said of a slot on public holidays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum HolidayWord {
    /// Nothing: the place and the municipality decide.
    #[default]
    Unsaid,
    /// It is not there on the days on which the municipality closes.
    Not,
    /// It is there all the same.
    Also,
}

/// How to make an appointment, where that is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Afspraak))]
pub struct Booking {
    /// The number to call.
    #[serde(rename = "telefoon", default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The page to visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

impl Booking {
    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.phone.is_none() && self.link.is_none()
    }
}

/// A number of days on which nothing opens. What opened the evening before runs to its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Closure {
    /// The first day.
    #[serde(rename = "van")]
    pub from: Date,
    /// The last day, that day included; none while nobody knows.
    #[serde(rename = "tot_en_met", default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Why, in words.
    #[serde(rename = "reden", default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl Closure {
    /// Whether this is one of its days.
    #[must_use]
    pub fn covers(&self, date: Date) -> bool {
        self.from <= date && self.until.is_none_or(|last| date <= last)
    }
}

/// From when until when on one day, and what a visitor finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "json::HoursJson", into = "json::HoursJson")]
pub struct Hours {
    /// What a visitor finds.
    pub kind: SlotKind,
    /// When it starts.
    pub from: Time,
    /// When it ends; not later than `from` means on the next day.
    pub until: Time,
}

/// One date with hours of its own, instead of what is usual on that day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = BijzondereDag))]
pub struct SpecialDay {
    /// The date.
    #[serde(rename = "datum")]
    pub date: Date,
    /// All hours of that day; none is closed.
    #[serde(rename = "tijden", default)]
    pub hours: Vec<Hours>,
    /// Why, in words.
    #[serde(rename = "reden", default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// What a place says of a public holiday, every year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = OpFeestdag))]
pub struct OnHoliday {
    /// The holiday.
    #[serde(rename = "feestdag")]
    pub holiday: Holiday,
    /// All hours of that day; an empty list is closed, none at all is as on any other day.
    #[serde(rename = "tijden", default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Vec<Hours>>,
}

impl Schedule {
    /// Whether there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Self { slots, text, closed, special, holidays } = self;
        slots.is_empty()
            && text.is_none()
            && closed.is_empty()
            && special.is_empty()
            && holidays.is_empty()
    }

    /// Whether any hours are known.
    #[must_use]
    pub fn is_known(&self) -> bool {
        !self.slots.is_empty() || self.special.iter().any(|day| !day.hours.is_empty())
    }

    /// The announced closing of this day, if any.
    #[must_use]
    pub fn closure_on(&self, date: Date) -> Option<&Closure> {
        self.closed.iter().find(|closure| closure.covers(date))
    }

    /// How to make an appointment, from the first slot that says so.
    #[must_use]
    pub fn booking(&self) -> Option<&Booking> {
        self.slots.iter().map(|slot| &slot.booking).find(|booking| !booking.is_empty())
    }
}
