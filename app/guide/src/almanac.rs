//! The municipality's calendar: public holidays, which are computed, and school holidays, which
//! are data of its own region only.
//!
//! Every question of a [`Schedule`](crate::schedule::Schedule) takes the [`Almanac`], so an answer
//! never forgets that it is Boxing Day.

use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use crate::calendar;

/// A Dutch public holiday. In data by its Dutch name, such as `tweede-kerstdag`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Feestdag))]
pub enum Holiday {
    /// 1 January.
    #[serde(rename = "nieuwjaarsdag")]
    NewYear,
    /// The Friday before Easter.
    #[serde(rename = "goede-vrijdag")]
    GoodFriday,
    /// Easter Sunday.
    #[serde(rename = "eerste-paasdag")]
    EasterSunday,
    /// The day after.
    #[serde(rename = "tweede-paasdag")]
    EasterMonday,
    /// 27 April, or the 26th when that is a Sunday.
    #[serde(rename = "koningsdag")]
    KingsDay,
    /// 5 May.
    #[serde(rename = "bevrijdingsdag")]
    LiberationDay,
    /// The Thursday 39 days after Easter.
    #[serde(rename = "hemelvaartsdag")]
    Ascension,
    /// 49 days after Easter.
    #[serde(rename = "eerste-pinksterdag")]
    WhitSunday,
    /// The day after.
    #[serde(rename = "tweede-pinksterdag")]
    WhitMonday,
    /// 25 December.
    #[serde(rename = "eerste-kerstdag")]
    Christmas,
    /// 26 December.
    #[serde(rename = "tweede-kerstdag")]
    BoxingDay,
}

impl Holiday {
    /// All of them, in the order of a usual year.
    pub const ALL: [Self; 11] = [
        Self::NewYear,
        Self::GoodFriday,
        Self::EasterSunday,
        Self::EasterMonday,
        Self::KingsDay,
        Self::LiberationDay,
        Self::Ascension,
        Self::WhitSunday,
        Self::WhitMonday,
        Self::Christmas,
        Self::BoxingDay,
    ];

    /// Those on which nearly everything is closed: all but Good Friday and Liberation Day.
    pub const USUALLY_CLOSED: [Self; 9] = [
        Self::NewYear,
        Self::EasterSunday,
        Self::EasterMonday,
        Self::KingsDay,
        Self::Ascension,
        Self::WhitSunday,
        Self::WhitMonday,
        Self::Christmas,
        Self::BoxingDay,
    ];

    /// Its name in data and in the keys of texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NewYear => "nieuwjaarsdag",
            Self::GoodFriday => "goede-vrijdag",
            Self::EasterSunday => "eerste-paasdag",
            Self::EasterMonday => "tweede-paasdag",
            Self::KingsDay => "koningsdag",
            Self::LiberationDay => "bevrijdingsdag",
            Self::Ascension => "hemelvaartsdag",
            Self::WhitSunday => "eerste-pinksterdag",
            Self::WhitMonday => "tweede-pinksterdag",
            Self::Christmas => "eerste-kerstdag",
            Self::BoxingDay => "tweede-kerstdag",
        }
    }

    /// The holiday with this name in data.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|holiday| holiday.name() == name)
    }

    /// Whether it is this holiday. Now and then Ascension is on Liberation Day, so one day may be
    /// two of them.
    #[must_use]
    pub fn is_on(self, date: Date) -> bool {
        self.is_so_long_after_easter(date, days_after_easter(date))
    }

    /// The same, when it is known how long after Easter that is: lists ask for thousands of days.
    fn is_so_long_after_easter(self, date: Date, after_easter: Option<i32>) -> bool {
        let day = (date.month(), date.day());
        match self {
            Self::NewYear => day == (1, 1),
            Self::KingsDay => match day {
                (4, 26) => date.weekday() == Weekday::Saturday,
                (4, 27) => date.weekday() != Weekday::Sunday,
                _ => false,
            },
            Self::LiberationDay => day == (5, 5),
            Self::Christmas => day == (12, 25),
            Self::BoxingDay => day == (12, 26),
            Self::GoodFriday => after_easter == Some(-2),
            Self::EasterSunday => after_easter == Some(0),
            Self::EasterMonday => after_easter == Some(1),
            Self::Ascension => after_easter == Some(39),
            Self::WhitSunday => after_easter == Some(49),
            Self::WhitMonday => after_easter == Some(50),
        }
    }

    /// The holidays that this date is, in the order of [`Self::ALL`].
    pub fn on(date: Date) -> impl Iterator<Item = Self> {
        let after_easter = days_after_easter(date);
        let is = move |holiday: &Self| holiday.is_so_long_after_easter(date, after_easter);
        Self::ALL.into_iter().filter(is)
    }
}

/// How many days after Easter Sunday of its year; none in months without a holiday that moves.
fn days_after_easter(date: Date) -> Option<i32> {
    let before = match date.month() {
        3 => 0,
        4 => 31,
        5 => 61,
        6 => 92,
        _ => return None,
    };
    Some(before + i32::from(date.day()) - easter_in_march(date.year()))
}

/// Easter Sunday of a year.
#[must_use]
pub fn easter(year: i16) -> Option<Date> {
    let march = Date::new(year, 3, 1).ok()?;
    Some(calendar::days_later(march, i64::from(easter_in_march(year) - 1)))
}

/// Easter Sunday, counted in days of March, by the rule of Gauss as Lichtenberg completed it.
fn easter_in_march(year: i16) -> i32 {
    let year = i32::from(year);
    let century = year / 100;
    let moon = 15 + (3 * century + 3) / 4 - (8 * century + 13) / 25;
    let sun = 2 - (3 * century + 3) / 4;
    let golden = year % 19;
    let germ = (19 * golden + moon) % 30;
    let correction = (germ + golden / 11) / 29;
    let border = 21 + germ - correction;
    let first_sunday = 7 - (year + year / 4 + sun) % 7;
    border + 7 - (border - first_sunday) % 7
}

/// Which school holiday. In data by its Dutch name, such as `herfstvakantie`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Vakantie))]
pub enum SchoolBreak {
    /// October.
    #[serde(rename = "herfstvakantie")]
    Autumn,
    /// Around New Year.
    #[serde(rename = "kerstvakantie")]
    Christmas,
    /// February.
    #[serde(rename = "voorjaarsvakantie")]
    Spring,
    /// Around 1 May.
    #[serde(rename = "meivakantie")]
    May,
    /// Six weeks in July and August.
    #[serde(rename = "zomervakantie")]
    Summer,
}

impl SchoolBreak {
    /// All of them, in the order of a school year.
    pub const ALL: [Self; 5] =
        [Self::Autumn, Self::Christmas, Self::Spring, Self::May, Self::Summer];

    /// Its name in data and in the keys of texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Autumn => "herfstvakantie",
            Self::Christmas => "kerstvakantie",
            Self::Spring => "voorjaarsvakantie",
            Self::May => "meivakantie",
            Self::Summer => "zomervakantie",
        }
    }

    /// The school holiday with this name in data.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

/// One school holiday in one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Schoolvakantie))]
pub struct SchoolHoliday {
    /// Which one.
    #[serde(rename = "vakantie")]
    pub which: SchoolBreak,
    /// The first day.
    #[serde(rename = "van")]
    pub from: Date,
    /// The last day, that day included.
    #[serde(rename = "tot_en_met")]
    pub until: Date,
}

/// What the municipality knows of special days. The default knows of none: every holiday is a day
/// like any other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Kalender))]
pub struct Almanac {
    /// On which public holidays places are closed unless they say otherwise.
    #[serde(rename = "dichtOp")]
    pub closed_on: Vec<Holiday>,
    /// The school holidays of the municipality's region, in order of time.
    #[serde(rename = "schoolvakanties")]
    pub school_holidays: Vec<SchoolHoliday>,
}

impl Almanac {
    /// The school holiday that this day is in.
    #[must_use]
    pub fn school_holiday(&self, date: Date) -> Option<&SchoolHoliday> {
        self.school_holidays.iter().find(|it| it.from <= date && date <= it.until)
    }

    /// The holiday for which places are closed on this day, unless they say otherwise.
    #[must_use]
    pub fn closing(&self, date: Date) -> Option<Holiday> {
        let after_easter = days_after_easter(date);
        let mut closed = self.closed_on.iter().copied();
        closed.find(|holiday| holiday.is_so_long_after_easter(date, after_easter))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn easter_is_where_the_almanac_has_it() {
        for (year, month, day) in [
            (1961, 4, 2),
            (2000, 4, 23),
            (2008, 3, 23),
            (2011, 4, 24),
            (2022, 4, 17),
            (2026, 4, 5),
            (2038, 4, 25),
            (2049, 4, 18),
            (2076, 4, 19),
        ] {
            assert_eq!(easter(year), Date::new(year, month, day).ok(), "{year}");
        }
    }

    fn dates(year: i16) -> Vec<(&'static str, String)> {
        let first = date(year, 1, 1);
        (0..366)
            .map(|days| calendar::days_later(first, days))
            .filter(|date| date.year() == year)
            .flat_map(|date| {
                Holiday::on(date).map(move |holiday| {
                    (holiday.name(), calendar::write_date(date)[5..].to_owned())
                })
            })
            .collect()
    }

    #[test]
    fn a_year_has_its_eleven_holidays() {
        let of = |year| dates(year).into_iter().map(|(_, day)| day).collect::<Vec<_>>().join(" ");
        assert_eq!(of(2026), "01-01 04-03 04-05 04-06 04-27 05-05 05-14 05-24 05-25 12-25 12-26");
        // The 27th of April is a Sunday, so King's Day is the day before.
        assert_eq!(of(2025), "01-01 04-18 04-20 04-21 04-26 05-05 05-29 06-08 06-09 12-25 12-26");
        // Ascension is on Liberation Day.
        assert_eq!(of(2016), "01-01 03-25 03-27 03-28 04-27 05-05 05-05 05-15 05-16 12-25 12-26");
        for year in 2000..2100 {
            assert_eq!(dates(year).len(), 11, "{year}");
        }
    }

    #[test]
    fn names_lead_back() {
        for holiday in Holiday::ALL {
            assert_eq!(Holiday::from_name(holiday.name()), Some(holiday));
            assert_eq!(serde_json::to_value(holiday).unwrap(), holiday.name());
        }
        for school in SchoolBreak::ALL {
            assert_eq!(SchoolBreak::from_name(school.name()), Some(school));
            assert_eq!(serde_json::to_value(school).unwrap(), school.name());
        }
        assert_eq!(Holiday::from_name("kerst"), None);
        assert_eq!(SchoolBreak::from_name("ijsvrij"), None);
    }

    #[test]
    fn a_day_is_in_a_school_holiday_from_its_first_to_its_last() {
        let autumn = SchoolHoliday {
            which: SchoolBreak::Autumn,
            from: date(2026, 10, 10),
            until: date(2026, 10, 18),
        };
        let almanac = Almanac { school_holidays: vec![autumn], ..Almanac::default() };
        let on = |day| almanac.school_holiday(date(2026, 10, day)).map(|it| it.which);
        assert_eq!(
            [9, 10, 18, 19].map(on),
            [None, Some(SchoolBreak::Autumn), Some(SchoolBreak::Autumn), None]
        );
    }

    #[test]
    fn places_are_closed_on_the_days_that_the_municipality_says() {
        let almanac = Almanac { closed_on: Holiday::USUALLY_CLOSED.to_vec(), ..Almanac::default() };
        assert_eq!(almanac.closing(date(2026, 12, 26)), Some(Holiday::BoxingDay));
        assert_eq!(almanac.closing(date(2026, 5, 5)), None);
        assert_eq!(almanac.closing(date(2026, 4, 3)), None);
        assert_eq!(Almanac::default().closing(date(2026, 12, 26)), None);
    }
}
