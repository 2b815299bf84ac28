//! Points in time as the guide sees them: an instant, read on a Dutch clock.
//!
//! The guide has no clock. Whoever asks passes a [`Moment`] in, so that server and
//! device give the same answer to the same question.

use jiff::{Timestamp, Zoned, civil, tz::TimeZone};
use serde::{Deserialize, Serialize};

/// The clock on the wall of every Dutch municipality, with its daylight-saving rules built in.
pub static AMSTERDAM: TimeZone = jiff::tz::get!("Europe/Amsterdam");

/// An instant, in whole seconds since 1970-01-01T00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(i64);

impl Moment {
    /// The moment `seconds` after 1970-01-01T00:00Z, kept within the years that calendars can hold.
    #[must_use]
    pub fn from_unix(seconds: i64) -> Self {
        Self(
            seconds.clamp(Timestamp::MIN.as_second() + 86_400, Timestamp::MAX.as_second() - 86_400),
        )
    }

    /// The moment at which the wall clock shows `local`. In the hour that the clock skips in
    /// spring the later reading counts, in the hour that it repeats in autumn the first one
    /// (RFC 5545 §3.3.5).
    #[must_use]
    pub fn from_local(local: civil::DateTime) -> Self {
        AMSTERDAM
            .to_ambiguous_timestamp(local)
            .compatible()
            .map_or(Self(0), |at| Self::from_unix(at.as_second()))
    }

    /// Seconds since 1970-01-01T00:00Z.
    #[must_use]
    pub fn unix(self) -> i64 {
        self.0
    }

    /// The same instant as a timestamp.
    #[must_use]
    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_second(self.0).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// The same instant with its Dutch date, time and offset.
    #[must_use]
    pub fn zoned(self) -> Zoned {
        self.timestamp().to_zoned(AMSTERDAM.clone())
    }

    /// What calendar and clock on the wall show.
    #[must_use]
    pub fn local(self) -> civil::DateTime {
        AMSTERDAM.to_datetime(self.timestamp())
    }

    /// What the calendar on the wall shows.
    #[must_use]
    pub fn date(self) -> civil::Date {
        self.local().date()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wall_clock_follows_daylight_saving() {
        let winter = Moment::from_local(civil::date(2026, 12, 2).at(13, 30, 0, 0));
        assert_eq!(winter.timestamp().to_string(), "2026-12-02T12:30:00Z");
        let summer = Moment::from_local(civil::date(2026, 7, 1).at(13, 30, 0, 0));
        assert_eq!(summer.timestamp().to_string(), "2026-07-01T11:30:00Z");
        let skipped = Moment::from_local(civil::date(2026, 3, 29).at(2, 30, 0, 0));
        assert_eq!(skipped.local(), civil::date(2026, 3, 29).at(3, 30, 0, 0));
    }

    #[test]
    fn impossible_seconds_stay_within_the_calendar() {
        assert_eq!(Moment::from_unix(i64::MAX).date().year(), 9999);
    }
}
