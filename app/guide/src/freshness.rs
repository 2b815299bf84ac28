//! How fresh a record is: when somebody last said "this is still right", and whether that is so
//! long ago that a reader had better ask.
//!
//! How long a word is believed differs a kind, and a municipality may set it ([`ShelfLife`]). The
//! last word about a record is the day on which it was checked or the date of its source,
//! whichever is later. In the last quarter of its time a record is ageing, after it old.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{calendar::Period, id::Kind, record::Common};

/// For how many months what was said about a record is believed, by its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Houdbaarheid))]
pub struct ShelfLife {
    /// Of an organisation.
    #[serde(rename = "organisatie")]
    pub organisation: u16,
    /// Of a place.
    #[serde(rename = "plek")]
    pub place: u16,
    /// Of an activity.
    #[serde(rename = "activiteit")]
    pub activity: u16,
    /// Of an initiative.
    #[serde(rename = "initiatief")]
    pub initiative: u16,
    /// Of a service.
    #[serde(rename = "hulp")]
    pub service: u16,
    /// Of a vacancy.
    #[serde(rename = "vacature")]
    pub vacancy: u16,
    /// Of a fund.
    #[serde(rename = "fonds")]
    pub fund: u16,
    /// Of an article.
    #[serde(rename = "kennis")]
    pub article: u16,
    /// Of an area's plan.
    #[serde(rename = "gebiedsplan")]
    pub area_plan: u16,
    /// Of a block of the welcome packs.
    #[serde(rename = "welkomstblok")]
    pub welcome_block: u16,
}

impl Default for ShelfLife {
    /// What one has to go to by the hour changes soonest, what one reads last.
    fn default() -> Self {
        Self {
            organisation: 12,
            place: 12,
            activity: 6,
            initiative: 24,
            service: 6,
            vacancy: 6,
            fund: 12,
            article: 36,
            area_plan: 24,
            welcome_block: 12,
        }
    }
}

impl ShelfLife {
    /// The longest that can be set.
    pub const MOST: u16 = 120;

    /// For how many months what was said about a record of this kind is believed.
    #[must_use]
    pub fn months(&self, kind: Kind) -> u16 {
        match kind {
            Kind::Organisation => self.organisation,
            Kind::Place => self.place,
            Kind::Activity => self.activity,
            Kind::Initiative => self.initiative,
            Kind::Service => self.service,
            Kind::Vacancy => self.vacancy,
            Kind::Fund => self.fund,
            Kind::Article => self.article,
            Kind::AreaPlan => self.area_plan,
            Kind::WelcomeBlock => self.welcome_block,
        }
    }

    /// The same, to be set.
    pub fn months_mut(&mut self, kind: Kind) -> &mut u16 {
        match kind {
            Kind::Organisation => &mut self.organisation,
            Kind::Place => &mut self.place,
            Kind::Activity => &mut self.activity,
            Kind::Initiative => &mut self.initiative,
            Kind::Service => &mut self.service,
            Kind::Vacancy => &mut self.vacancy,
            Kind::Fund => &mut self.fund,
            Kind::Article => &mut self.article,
            Kind::AreaPlan => &mut self.area_plan,
            Kind::WelcomeBlock => &mut self.welcome_block,
        }
    }

    /// How fresh a record of this kind is on a day, after the last word about it.
    #[must_use]
    pub fn freshness(&self, kind: Kind, last_word: Option<Date>, today: Date) -> Freshness {
        let months = i32::from(self.months(kind));
        match last_word {
            None => Freshness::Unknown,
            Some(last) if is_longer_ago(last, months, today) => Freshness::Old,
            Some(last) if is_longer_ago(last, months - months / 4, today) => Freshness::Ageing,
            Some(_) => Freshness::Fresh,
        }
    }
}

/// The day of the last word about a record: when it was checked, or the last day that its source's
/// date may mean.
pub(crate) fn last_word(record: &dyn Common) -> Option<Date> {
    let source = record.source().and_then(|source| Period::read(source.date.as_deref()?));
    record.checked_on().max(source.map(|period| period.last))
}

/// Whether a day is more than so many months back. A day that the last month does not have counts
/// as that month's last.
fn is_longer_ago(day: Date, months: i32, today: Date) -> bool {
    let count = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month());
    (count(day) + months, day.day()) < (count(today), today.day())
}

/// How sure one can be that what stands there is still so. The best comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Freshness {
    /// Somebody said so not long ago.
    Fresh,
    /// It is about time that somebody looks.
    Ageing,
    /// Nobody knows when somebody last said so.
    Unknown,
    /// The last word is longer ago than it is believed.
    Old,
}

impl Freshness {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Fresh, Self::Ageing, Self::Unknown, Self::Old];

    /// The word in the open API and in locale keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Fresh => "vers",
            Self::Ageing => "oudert",
            Self::Unknown => "onbekend",
            Self::Old => "oud",
        }
    }
}

/// When somebody last said that a record is right, and what that is worth today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The day on which somebody checked it; its source may have a date all the same.
    pub on: Option<Date>,
    /// What that is worth.
    pub freshness: Freshness,
}

#[cfg(test)]
mod tests {
    use jiff::{ToSpan as _, civil::date};
    use proptest::prelude::*;

    use super::*;
    use crate::{
        Text,
        record::{Service, Source},
    };

    fn service(checked_on: Option<Date>, source: Option<&str>) -> Service {
        Service {
            checked_on,
            source: source.map(|date| Source {
                url: "https://mienskip.example".into(),
                date: Some(date.into()),
            }),
            ..Service::new("proef".parse().unwrap(), Text::nl("Proef"))
        }
    }

    fn freshness(on: Option<Date>, source: Option<&str>, today: Date) -> Freshness {
        let lives = ShelfLife { service: 12, ..ShelfLife::default() };
        lives.freshness(Kind::Service, last_word(&service(on, source)), today)
    }

    #[test]
    fn a_record_grows_old_on_the_day_after_its_time() {
        let on = Some(date(2025, 12, 2));
        for (today, expected) in [
            (date(2025, 12, 1), Freshness::Fresh),
            (date(2025, 12, 2), Freshness::Fresh),
            (date(2026, 9, 2), Freshness::Fresh),
            (date(2026, 9, 3), Freshness::Ageing),
            (date(2026, 12, 2), Freshness::Ageing),
            (date(2026, 12, 3), Freshness::Old),
            (date(2030, 1, 1), Freshness::Old),
        ] {
            assert_eq!(freshness(on, None, today), expected, "{today}");
        }
    }

    #[test]
    fn a_month_without_that_day_ends_it() {
        let lives = ShelfLife { service: 6, ..ShelfLife::default() };
        let at = |today| {
            let record = service(Some(date(2025, 8, 31)), None);
            lives.freshness(Kind::Service, last_word(&record), today)
        };
        assert_eq!(at(date(2026, 2, 28)), Freshness::Ageing);
        assert_eq!(at(date(2026, 3, 1)), Freshness::Old);
    }

    #[test]
    fn the_later_of_check_and_source_is_the_last_word() {
        let today = date(2026, 12, 2);
        assert_eq!(freshness(None, Some("2026"), today), Freshness::Fresh);
        assert_eq!(freshness(None, Some("2025-12"), today), Freshness::Ageing);
        assert_eq!(freshness(None, Some("2025-12-01"), today), Freshness::Old);
        assert_eq!(freshness(Some(date(2020, 1, 1)), Some("2026-11"), today), Freshness::Fresh);
        assert_eq!(freshness(Some(date(2026, 11, 1)), Some("2018"), today), Freshness::Fresh);
    }

    #[test]
    fn without_a_date_nothing_is_known() {
        let today = date(2026, 12, 2);
        assert_eq!(freshness(None, None, today), Freshness::Unknown);
        assert_eq!(freshness(None, Some("vorig jaar"), today), Freshness::Unknown);
    }

    #[test]
    fn every_kind_has_a_time_of_its_own() {
        let mut lives = ShelfLife::default();
        for (kind, months) in Kind::ALL.into_iter().zip(1..) {
            *lives.months_mut(kind) = months;
        }
        let read: Vec<u16> = Kind::ALL.into_iter().map(|kind| lives.months(kind)).collect();
        assert_eq!(read, (1..=10).collect::<Vec<_>>());
    }

    proptest! {
        /// The calendar of the library says the same, and nothing ever grows younger.
        #[test]
        fn months_are_those_of_the_calendar(
            back in 0_i32..4000, months in 1_u16..=ShelfLife::MOST,
        ) {
            let today = date(2026, 12, 2);
            let on = today.checked_sub(back.days()).unwrap();
            let lives = ShelfLife { service: months, ..ShelfLife::default() };
            let record = service(Some(on), None);
            let at = |day| lives.freshness(Kind::Service, last_word(&record), day);
            let last = on.checked_add(i64::from(months).months()).unwrap();
            prop_assert_eq!(at(today) == Freshness::Old, last < today);
            prop_assert!(at(today) <= at(today.tomorrow().unwrap()));
        }
    }
}
