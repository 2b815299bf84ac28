//! Rules for what comes back: every Wednesday, the first Friday of the month, each 1 May.
//!
//! A [`Rule`] is a recurrence rule of iCalendar (RFC 5545 §3.3.10), the part that people use to
//! make appointments: days, weeks, months and years. It works with the calendar and the clock on
//! the wall, so an activity at 13:30 stays at 13:30 when the clock changes.

mod occurrences;
mod read;
#[cfg(test)]
pub(crate) mod tests;

use std::fmt;

use jiff::{
    civil::{self, Weekday},
    tz::TimeZone,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

pub use self::{occurrences::Occurrences, read::InvalidRule};
use crate::{Moment, wire};

/// The unit in which a rule repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Freq {
    /// Every so many days.
    Daily,
    /// Every so many weeks.
    Weekly,
    /// Every so many months.
    Monthly,
    /// Every so many years.
    Yearly,
}

impl Freq {
    fn name(self) -> &'static str {
        match self {
            Self::Daily => "DAILY",
            Self::Weekly => "WEEKLY",
            Self::Monthly => "MONTHLY",
            Self::Yearly => "YEARLY",
        }
    }
}

/// A weekday in a rule: every one of them, or only the nth in its month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ByDay {
    ordinal: Option<i8>,
    weekday: Weekday,
}

impl ByDay {
    /// Every such weekday.
    #[must_use]
    pub fn every(weekday: Weekday) -> Self {
        Self { ordinal: None, weekday }
    }

    /// The nth such weekday of the month, counted from the end when negative: 1 to 5 or -1 to -5,
    /// anything else is `None`.
    #[must_use]
    pub fn nth(ordinal: i8, weekday: Weekday) -> Option<Self> {
        matches!(ordinal, 1..=5 | -5..=-1).then_some(Self { ordinal: Some(ordinal), weekday })
    }

    /// Which one of the month: 1 is the first, -1 the last. `None` is every one.
    #[must_use]
    pub fn ordinal(self) -> Option<i8> {
        self.ordinal
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        self.weekday
    }
}

impl fmt::Display for ByDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(ordinal) = self.ordinal {
            write!(f, "{ordinal}")?;
        }
        f.write_str(weekday_code(self.weekday))
    }
}

/// The last moment at which an occurrence may start, that moment included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// Until the end of this day.
    Date(civil::Date),
    /// Until the clock on the wall shows this.
    Local(civil::DateTime),
    /// Until this instant.
    Utc(Moment),
}

impl Until {
    /// The last day on which an occurrence may start, on a Dutch calendar.
    #[must_use]
    pub fn last_day(self) -> civil::Date {
        match self {
            Self::Date(date) => date,
            Self::Local(local) => local.date(),
            Self::Utc(moment) => moment.date(),
        }
    }

    /// The last instant at which an occurrence may start.
    #[must_use]
    pub fn moment(self) -> Moment {
        match self {
            Self::Date(date) => Moment::from_local(date.at(23, 59, 59, 0)),
            Self::Local(local) => Moment::from_local(local),
            Self::Utc(moment) => moment,
        }
    }

    fn allows(self, start: civil::DateTime) -> bool {
        match self {
            Self::Date(date) => start.date() <= date,
            Self::Local(local) => start <= local,
            Self::Utc(moment) => Moment::from_local(start) <= moment,
        }
    }
}

impl fmt::Display for Until {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => Compact::Date(*date).fmt(f),
            Self::Local(local) => Compact::Local(*local).fmt(f),
            Self::Utc(moment) => Compact::Utc(*moment).fmt(f),
        }
    }
}

/// A date or time in the basic format that iCalendar writes: `20260902`, `20260902T133000`,
/// `20260902T113000Z`.
pub(crate) enum Compact {
    Date(civil::Date),
    Local(civil::DateTime),
    Utc(Moment),
}

impl fmt::Display for Compact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (at, zone) = match self {
            Self::Date(date) => {
                return write!(f, "{:04}{:02}{:02}", date.year(), date.month(), date.day());
            }
            Self::Local(local) => (*local, ""),
            Self::Utc(moment) => (TimeZone::UTC.to_datetime(moment.timestamp()), "Z"),
        };
        Self::Date(at.date()).fmt(f)?;
        write!(f, "T{:02}{:02}{:02}{zone}", at.hour(), at.minute(), at.second())
    }
}

/// When something comes back: an RFC 5545 recurrence rule, written without the word `RRULE`.
///
/// Known are FREQ (DAILY, WEEKLY, MONTHLY, YEARLY), INTERVAL, COUNT, UNTIL, BYMONTH, BYMONTHDAY,
/// BYDAY, BYSETPOS and WKST. A rule with anything else does not parse, so that nobody is sent
/// somewhere on a day that the rule did not mean.
///
/// Parts have one order and lists are sorted, so two ways to write the same rule are equal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    freq: Freq,
    interval: u16,
    count: Option<u32>,
    until: Option<Until>,
    by_month: Vec<i8>,
    by_month_day: Vec<i8>,
    by_day: Vec<ByDay>,
    by_set_pos: Vec<i16>,
    week_start: Weekday,
}

wire::fields! {
    Rule { freq, interval, count, until, by_month, by_month_day, by_day, by_set_pos, week_start }
    ByDay { ordinal, weekday }
}
wire::words! { Freq { Daily, Weekly, Monthly, Yearly } }

impl Rule {
    fn new(freq: Freq) -> Self {
        Self {
            freq,
            interval: 1,
            count: None,
            until: None,
            by_month: Vec::new(),
            by_month_day: Vec::new(),
            by_day: Vec::new(),
            by_set_pos: Vec::new(),
            week_start: Weekday::Monday,
        }
    }

    /// Whether it surely always comes again: every so many days or weeks, whatever the month, without
    /// an end.
    pub(crate) fn never_ends(&self) -> bool {
        matches!(self.freq, Freq::Daily | Freq::Weekly)
            && self.count.is_none()
            && self.until.is_none()
            && self.by_month.is_empty()
            && self.by_month_day.is_empty()
            && self.by_set_pos.is_empty()
    }

    /// Every day.
    #[must_use]
    pub fn daily() -> Self {
        Self::new(Freq::Daily)
    }

    /// Every week on these days; without days, on the weekday of the start.
    #[must_use]
    pub fn weekly(days: impl IntoIterator<Item = Weekday>) -> Self {
        Self::new(Freq::Weekly).on(days.into_iter().map(ByDay::every))
    }

    /// Every month on these days; without days, on the day of the month of the start.
    #[must_use]
    pub fn monthly(days: impl IntoIterator<Item = ByDay>) -> Self {
        Self::new(Freq::Monthly).on(days)
    }

    /// Every year on the date of the start.
    #[must_use]
    pub fn yearly() -> Self {
        Self::new(Freq::Yearly)
    }

    fn on(mut self, days: impl IntoIterator<Item = ByDay>) -> Self {
        self.by_day = days.into_iter().collect();
        sort_days(&mut self.by_day);
        self
    }

    /// The same rule, but only every `interval` days, weeks, months or years; 0 counts as 1.
    #[must_use]
    pub fn every(mut self, interval: u16) -> Self {
        self.interval = interval.max(1);
        self
    }

    /// The same rule with this end, or without an end; an end replaces a number of times.
    #[must_use]
    pub fn ending(mut self, until: Option<Until>) -> Self {
        if until.is_some() {
            self.count = None;
        }
        self.until = until;
        self
    }

    /// The same rule without a number of times.
    #[must_use]
    pub fn uncounted(mut self) -> Self {
        self.count = None;
        self
    }

    /// The unit in which it repeats.
    #[must_use]
    pub fn freq(&self) -> Freq {
        self.freq
    }

    /// Every how many units; at least 1.
    #[must_use]
    pub fn interval(&self) -> u16 {
        self.interval
    }

    /// How many times in all, when that is given.
    #[must_use]
    pub fn count(&self) -> Option<u32> {
        self.count
    }

    /// Until when, when that is given.
    #[must_use]
    pub fn until(&self) -> Option<Until> {
        self.until
    }

    /// The months, 1 to 12, in order; empty is every month.
    #[must_use]
    pub fn by_month(&self) -> &[i8] {
        &self.by_month
    }

    /// The days of the month: 1 to 31, or -1 (the last) to -31; empty when not given.
    #[must_use]
    pub fn by_month_day(&self) -> &[i8] {
        &self.by_month_day
    }

    /// The weekdays, Monday first; empty when not given.
    #[must_use]
    pub fn by_day(&self) -> &[ByDay] {
        &self.by_day
    }

    /// Which dates of all that fit in one day, week, month or year: 1 is the first, -1 the last;
    /// empty is all of them.
    #[must_use]
    pub fn by_set_pos(&self) -> &[i16] {
        &self.by_set_pos
    }

    /// The day on which a week begins, for rules like every second week.
    #[must_use]
    pub fn week_start(&self) -> Weekday {
        self.week_start
    }

    /// Whether the rule itself says on which days. `FREQ=WEEKLY` does not: it repeats the weekday
    /// of a start.
    #[must_use]
    pub fn names_its_days(&self) -> bool {
        self.freq == Freq::Daily || !self.by_day.is_empty() || !self.by_month_day.is_empty()
    }
}

pub(crate) fn weekday_code(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    }
}

/// Sorts as people count: from the first on, then those counted from the end.
fn sort_days(days: &mut Vec<ByDay>) {
    crate::sort::by_key(days, |day| {
        let nth = day.ordinal.unwrap_or(0);
        (nth < 0, nth, day.weekday.to_monday_zero_offset())
    });
    days.dedup();
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FREQ={}", self.freq.name())?;
        if self.interval != 1 {
            write!(f, ";INTERVAL={}", self.interval)?;
        }
        if let Some(count) = self.count {
            write!(f, ";COUNT={count}")?;
        }
        if let Some(until) = self.until {
            write!(f, ";UNTIL={until}")?;
        }
        write_list(f, "BYMONTH", &self.by_month)?;
        write_list(f, "BYMONTHDAY", &self.by_month_day)?;
        write_list(f, "BYDAY", &self.by_day)?;
        write_list(f, "BYSETPOS", &self.by_set_pos)?;
        if self.week_start != Weekday::Monday {
            write!(f, ";WKST={}", weekday_code(self.week_start))?;
        }
        Ok(())
    }
}

fn write_list<T: fmt::Display>(f: &mut fmt::Formatter<'_>, name: &str, list: &[T]) -> fmt::Result {
    for (i, item) in list.iter().enumerate() {
        if i == 0 {
            write!(f, ";{name}={item}")?;
        } else {
            write!(f, ",{item}")?;
        }
    }
    Ok(())
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Rule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Rule {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        use utoipa::openapi::schema::{ObjectBuilder, Type};
        ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some(
                "Herhaling volgens RFC 5545, zonder het woord RRULE. Met FREQ (DAILY, WEEKLY, \
                 MONTHLY, YEARLY), INTERVAL, COUNT, UNTIL, BYMONTH, BYMONTHDAY, BYDAY, BYSETPOS \
                 en WKST.",
            ))
            .examples(["FREQ=WEEKLY;BYDAY=WE", "FREQ=MONTHLY;BYDAY=1FR"])
            .into()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Rule {
    fn name() -> std::borrow::Cow<'static, str> {
        "Herhaling".into()
    }
}
