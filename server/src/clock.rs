//! The only place where the server reads a clock. Everything else gets the time from [`Clock`],
//! which stands still in tests.

use std::time::UNIX_EPOCH;

use guide::Moment;

/// Tells the time.
#[derive(Clone, Copy, Debug)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A clock that stands still.
    Fixed(Moment),
}

impl Clock {
    /// Now.
    #[must_use]
    pub fn now(self) -> Moment {
        match self {
            #[expect(clippy::disallowed_methods, reason = "this is where time is read")]
            Self::System => {
                let since = std::time::SystemTime::now().duration_since(UNIX_EPOCH);
                let seconds = since.map_or(0, |since| since.as_secs());
                Moment::from_unix(i64::try_from(seconds).unwrap_or(i64::MAX))
            }
            Self::Fixed(moment) => moment,
        }
    }
}
