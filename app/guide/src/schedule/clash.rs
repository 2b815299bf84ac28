//! Where a schedule says open and closed of the same day. Closed wins, and somebody should know.

use jiff::civil::Date;

use super::{Days, Schedule};
use crate::almanac::Holiday;

/// A day that is said to be open and closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clash {
    /// A date.
    Date(Date),
    /// A holiday, every year.
    Holiday(Holiday),
}

impl Schedule {
    /// Every day that is said to be open and closed, once each, dates first. What is said of one
    /// date outdoes what is said of all Christmases, and a closure is there to close what is
    /// usual: neither is a clash.
    #[must_use]
    pub fn clashes(&self) -> Vec<Clash> {
        let opens = self.special.iter().filter(|day| !day.hours.is_empty()).map(|day| day.date);
        let shut =
            |date: Date| self.special.iter().any(|day| day.date == date && day.hours.is_empty());
        let special = opens.filter(|date| self.closure_on(*date).is_some() || shut(*date));
        let listed = self.slots.iter().filter_map(|slot| match &slot.days {
            Days::Dates(dates) => Some(dates.iter().copied().filter(|date| slot.starts_on(*date))),
            _ => None,
        });
        let listed = listed.flatten().filter(|date| {
            self.closure_on(*date).is_some() || shut(*date) || self.shuts_holiday(*date)
        });
        let mut dates: Vec<Date> = special.chain(listed).collect();
        crate::sort::once_each(&mut dates);
        let holidays = Holiday::ALL.into_iter().filter(|holiday| {
            let said = || self.holidays.iter().filter(|said| said.holiday == *holiday);
            let closed = |hours: &Option<Vec<_>>| hours.as_ref().is_some_and(Vec::is_empty);
            said().any(|said| closed(&said.hours)) && said().any(|said| !closed(&said.hours))
        });
        dates.into_iter().map(Clash::Date).chain(holidays.map(Clash::Holiday)).collect()
    }

    /// Whether the place is said to be closed on a holiday that this date is, without a special
    /// day that says otherwise.
    fn shuts_holiday(&self, date: Date) -> bool {
        let special = self.special.iter().any(|day| day.date == date);
        !special
            && self.holidays.iter().any(|said| {
                said.holiday.is_on(date) && said.hours.as_ref().is_some_and(Vec::is_empty)
            })
    }
}
