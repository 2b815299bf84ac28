//! When an activity takes place: once, on a number of days, or again and again.

#[cfg(test)]
mod tests;

use std::{fmt, str::FromStr};

use jiff::{SignedDuration, civil};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::{Moment, calendar, recurrence::Rule};

/// How long something lasts when nobody said until when. Long enough to still be found by
/// someone who comes late, short enough not to be sent to a closed door.
pub const ASSUMED_LENGTH: SignedDuration = SignedDuration::from_hours(2);

/// What a rule without a start counts its weeks, months and years from: a Monday, and the first
/// day of a month and of a year.
const ANCHOR: civil::Date = civil::date(2001, 1, 1);

/// A day, or a time on a day, on a Dutch clock. In JSON `"2026-09-02"` or `"2026-09-02T13:30"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Start {
    /// The whole day.
    Day(civil::Date),
    /// A time, to the minute: seconds are not written.
    Time(civil::DateTime),
}

impl Start {
    /// The day.
    #[must_use]
    pub fn date(self) -> civil::Date {
        match self {
            Self::Day(date) => date,
            Self::Time(at) => at.date(),
        }
    }

    /// The time, or midnight at which the day begins.
    #[must_use]
    pub fn datetime(self) -> civil::DateTime {
        match self {
            Self::Day(date) => date.to_datetime(civil::Time::midnight()),
            Self::Time(at) => at,
        }
    }
}

impl From<civil::Date> for Start {
    fn from(date: civil::Date) -> Self {
        Self::Day(date)
    }
}

impl From<civil::DateTime> for Start {
    fn from(at: civil::DateTime) -> Self {
        Self::Time(at)
    }
}

/// The text is not a day or a time.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a day (2026-09-02) or a time (2026-09-02T13:30)")]
pub struct NotATime(String);

impl FromStr for Start {
    type Err = NotATime;

    fn from_str(text: &str) -> Result<Self, NotATime> {
        let wrong = || NotATime(text.to_owned());
        // The date library reads more than this, such as offsets, and would ignore them.
        if !text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b':' | b'T')) {
            return Err(wrong());
        }
        match text.len() {
            10 => calendar::read_date(text).map(Self::Day).ok_or_else(wrong),
            16 | 19 => {
                let at: civil::DateTime = text.parse().map_err(|_| wrong())?;
                at.with().second(0).build().map(Self::Time).map_err(|_| wrong())
            }
            _ => Err(wrong()),
        }
    }
}

impl fmt::Display for Start {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.date();
        write!(f, "{:04}-{:02}-{:02}", date.year(), date.month(), date.day())?;
        match self {
            Self::Day(_) => Ok(()),
            Self::Time(at) => write!(f, "T{:02}:{:02}", at.hour(), at.minute()),
        }
    }
}

impl Serialize for Start {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Start {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

/// When an activity takes place, as far as is known.
///
/// `start` says how precise the whole is: a day makes it all-day. `end` belongs to the first
/// occurrence; of an all-day activity it is the last day, that day included. An end that is not
/// after the start is left aside.
///
/// A rule may come without a start ("every Wednesday", no word on the hour): see
/// [`between`](Self::between).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = Wanneer))]
pub struct When {
    /// What people wrote about it.
    #[serde(rename = "tekst", default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The (first) day or time.
    #[serde(rename = "begin", default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Start>,
    /// Until when the first occurrence lasts.
    #[serde(rename = "einde", default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Start>,
    /// How it comes back.
    #[serde(rename = "herhaling", default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<Rule>,
    /// Days on which it does not take place after all.
    #[serde(rename = "behalve", default, skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<civil::Date>,
}

impl When {
    /// The first occurrence that has not ended at `now`: the one going on, or else the next.
    /// When it ends is told by [`Occurrence::over_at`].
    #[must_use]
    pub fn next(&self, now: Moment) -> Option<Occurrence> {
        self.upcoming(now.local()).find(|occurrence| Moment::from_local(occurrence.over_at()) > now)
    }

    /// The occurrences that start before `to` and are over after `from`, in order, at most `most`.
    ///
    /// A rule without a start gives whole days; every second week then counts from the week of
    /// Monday 1 January 2001, every second month from that month. COUNT has nothing to count from
    /// and is left aside, `end` is the last day. If the rule does not name its days
    /// (`FREQ=WEEKLY`), there is nothing to give.
    #[must_use]
    pub fn between(
        &self,
        from: civil::DateTime,
        to: civil::DateTime,
        most: usize,
    ) -> Vec<Occurrence> {
        self.upcoming(from)
            .filter(|occurrence| occurrence.over_at() > from)
            .take_while(|occurrence| occurrence.start < to)
            .take(most)
            .collect()
    }

    /// Whether it is over for good: there are dates, none of them ahead or going on. Without
    /// dates it is not over, unless there is an end that has passed.
    #[must_use]
    pub fn is_over(&self, now: Moment) -> bool {
        if self.is_dated() {
            // Most of what comes back has no end, which is known without looking for the next time.
            let never = self.start.is_some() && self.rule.as_ref().is_some_and(Rule::never_ends);
            !never && self.next(now).is_none()
        } else {
            self.end.is_some_and(|end| now.local() >= end_of(end))
        }
    }

    /// Whether there is anything to put in an agenda: a start, or a rule that names its days.
    #[must_use]
    pub fn is_dated(&self) -> bool {
        self.start.is_some() || self.rule.as_ref().is_some_and(Rule::names_its_days)
    }

    /// Occurrences in order, from some time before the first that is not over at `from`.
    fn upcoming(&self, from: civil::DateTime) -> impl Iterator<Item = Occurrence> + '_ {
        // The clock may shift an occurrence, but never by a day.
        let back = self.length().unwrap_or(ASSUMED_LENGTH).saturating_add(DAY);
        let from = calendar::later(from, -back.as_secs());
        let (once, series) = match (self.start, &self.rule) {
            (Some(start), None) => (Some(start.datetime()), None),
            (Some(start), Some(rule)) => {
                (None, Some(rule.occurrences_from(start.datetime(), from)))
            }
            (None, Some(rule)) if rule.names_its_days() => {
                (None, Some(rule.uncounted_from(Start::Day(ANCHOR).datetime(), from)))
            }
            (None, _) => (None, None),
        };
        let last = self.end.filter(|_| self.start.is_none()).map(Start::date);
        once.into_iter()
            .chain(series.into_iter().flatten())
            .take_while(move |start| last.is_none_or(|last| start.date() <= last))
            .filter(|start| !self.except.contains(&start.date()))
            .map(|start| self.occurrence(start))
    }

    /// How long an occurrence lasts on a clock that is not changed, when that is known.
    pub(crate) fn length(&self) -> Option<SignedDuration> {
        let Some(start) = self.start else { return Some(DAY) };
        let length = self.end.map(|end| match start {
            Start::Day(_) => {
                calendar::seconds_between(start.datetime(), end_of(Start::Day(end.date())))
            }
            Start::Time(at) => calendar::seconds_between(at, end_of(end)),
        });
        let length = length.map(SignedDuration::from_secs).filter(SignedDuration::is_positive);
        match start {
            Start::Day(_) => Some(length.unwrap_or(DAY)),
            Start::Time(_) => length,
        }
    }

    /// The occurrence that the rule puts at `start`, with its times as clocks will show them.
    fn occurrence(&self, start: civil::DateTime) -> Occurrence {
        let length = self.length();
        let end = length.map(|length| calendar::later(start, length.as_secs()));
        if !matches!(self.start, Some(Start::Time(_))) {
            return Occurrence { start, end, all_day: true };
        }
        // In spring the clock skips an hour: what would start in it, starts an hour later.
        let shown = Moment::from_local(start).local();
        let end = end.map(|end| Moment::from_local(end).local());
        let end = match (end, length) {
            (Some(end), Some(length)) if end <= shown => {
                Some(calendar::later(shown, length.as_secs()))
            }
            _ => end,
        };
        Occurrence { start: shown, end, all_day: false }
    }
}

const DAY: SignedDuration = SignedDuration::from_hours(24);

/// The time itself, or the midnight that ends the day.
fn end_of(end: Start) -> civil::DateTime {
    match end {
        Start::Day(_) => calendar::later(end.datetime(), DAY.as_secs()),
        Start::Time(at) => at,
    }
}

/// One time that an activity takes place, with dates and times as the Dutch calendar and clock
/// show them. An activity keeps its hours when the clock changes during it.
///
/// In JSON `{"b": "2026-09-02T13:30", "e": "2026-09-02T15:00"}`; when all-day
/// `{"b": "2026-09-04", "e": "2026-09-06"}` with the last day, left out if it is the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub struct Occurrence {
    /// When it starts; midnight when it takes whole days.
    pub start: civil::DateTime,
    /// When it ends, if that is known; the midnight after the last day when it takes whole days.
    pub end: Option<civil::DateTime>,
    /// Whether it takes whole days.
    pub all_day: bool,
}

impl Occurrence {
    /// From when on it is taken to be over: the end, or [`ASSUMED_LENGTH`] after the start when
    /// the end is not known.
    #[must_use]
    pub fn over_at(&self) -> civil::DateTime {
        self.end.unwrap_or_else(|| calendar::later(self.start, ASSUMED_LENGTH.as_secs()))
    }

    /// The last day on which it takes place. What ends at midnight does not touch the next day.
    #[must_use]
    pub fn last_day(&self) -> civil::Date {
        let last = self.end.map(|end| calendar::later(end, -1).date());
        last.map_or(self.start.date(), |last| last.max(self.start.date()))
    }
}

/// An [`Occurrence`] as it is written.
#[derive(Serialize, Deserialize)]
struct Written {
    #[serde(rename = "b")]
    start: Start,
    #[serde(rename = "e", default, skip_serializing_if = "Option::is_none")]
    end: Option<Start>,
}

impl From<Occurrence> for Written {
    fn from(occurrence: Occurrence) -> Self {
        if occurrence.all_day {
            let (first, last) = (occurrence.start.date(), occurrence.last_day());
            let end = (last != first).then_some(Start::Day(last));
            Self { start: Start::Day(first), end }
        } else {
            Self { start: Start::Time(occurrence.start), end: occurrence.end.map(Start::Time) }
        }
    }
}

impl From<Written> for Occurrence {
    fn from(Written { start, end }: Written) -> Self {
        match start {
            Start::Day(first) => Self {
                start: start.datetime(),
                end: Some(end_of(Start::Day(end.map_or(first, Start::date).max(first)))),
                all_day: true,
            },
            Start::Time(at) => Self { start: at, end: end.map(end_of), all_day: false },
        }
    }
}

#[cfg(feature = "openapi")]
mod schema {
    use utoipa::{
        PartialSchema, ToSchema,
        openapi::{
            RefOr,
            schema::{ObjectBuilder, Schema, Type},
        },
    };

    use super::{Occurrence, Start};

    impl PartialSchema for Start {
        fn schema() -> RefOr<Schema> {
            ObjectBuilder::new()
                .schema_type(Type::String)
                .description(Some(
                    "Dag (2026-09-02) of tijd op de Nederlandse klok (2026-09-02T13:30).",
                ))
                .pattern(Some(r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?$"))
                .examples(["2026-09-02", "2026-09-02T13:30"])
                .into()
        }
    }

    impl ToSchema for Start {
        fn name() -> std::borrow::Cow<'static, str> {
            "Tijdstip".into()
        }
    }

    impl PartialSchema for Occurrence {
        fn schema() -> RefOr<Schema> {
            ObjectBuilder::new()
                .property("b", Start::schema())
                .property("e", Start::schema())
                .required("b")
                .description(Some(
                    "Een keer dat iets plaatsvindt: begin (b) en einde (e). Bij hele dagen is het \
                     einde de laatste dag; het ontbreekt als dat de eerste is.",
                ))
                .into()
        }
    }

    impl ToSchema for Occurrence {
        fn name() -> std::borrow::Cow<'static, str> {
            "Keer".into()
        }
    }
}
