//! Until when one can ask a fund for money.

use jiff::civil::Date;

use crate::record::Fund;

/// Whether one can ask a fund for money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FundState {
    /// Yes; until this day, or without an end.
    Open(Option<Date>),
    /// From this day on.
    Opens(Date),
    /// Nobody said, or nobody looked whether it is still so.
    Unknown,
    /// No more; this was the last day, when it is known.
    Closed(Option<Date>),
}

impl Fund {
    /// Whether one can ask for money on this day. Without dates it depends on whether somebody has
    /// looked: what only an old source says is not passed off as open.
    #[must_use]
    pub fn state(&self, today: Date) -> FundState {
        match (self.open_from, self.open_until) {
            _ if self.closed => FundState::Closed(self.open_until.filter(|last| *last < today)),
            (_, Some(last)) if last < today => FundState::Closed(Some(last)),
            (Some(first), _) if first > today => FundState::Opens(first),
            (_, Some(last)) => FundState::Open(Some(last)),
            (Some(_), None) => FundState::Open(None),
            (None, None) if self.checked_on.is_some() => FundState::Open(None),
            (None, None) => FundState::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::Text;

    #[test]
    fn a_fund_is_open_within_its_days_and_never_by_guess() {
        let today = date(2026, 12, 2);
        let state = |from: Option<Date>, until: Option<Date>| {
            let fund = Fund::new("proef".parse().unwrap(), Text::nl("Proef"));
            Fund { open_from: from, open_until: until, ..fund }.state(today)
        };
        let (past, future) = (date(2026, 12, 1), date(2026, 12, 3));
        assert_eq!(state(None, None), FundState::Unknown);
        assert_eq!(state(None, Some(past)), FundState::Closed(Some(past)));
        assert_eq!(state(Some(past), Some(today)), FundState::Open(Some(today)));
        assert_eq!(state(Some(today), None), FundState::Open(None));
        assert_eq!(state(Some(future), Some(future)), FundState::Opens(future));

        let fund = Fund::new("proef".parse().unwrap(), Text::nl("Proef"));
        let checked = Fund { checked_on: Some(past), ..fund.clone() };
        assert_eq!(checked.state(today), FundState::Open(None));
        let closed = Fund { closed: true, open_until: Some(future), ..fund };
        assert_eq!(closed.state(today), FundState::Closed(None));
    }
}
