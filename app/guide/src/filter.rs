//! What a reader chose to see of a list: filters as they stand in an address.
//!
//! `?gebied=grou&thema=eten&thema=sport&dag=zaterdag&kosten=gratis&drempelvrij=ja&pagina=2`

use std::fmt::{self, Write as _};

use jiff::civil;

use crate::{
    calendar,
    id::{Kind, Slug},
    municipality::Municipality,
    theme::Theme,
};

/// Filters on a list. What is not chosen does not filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    /// An area or buurt; a buurt means its whole area, with what is nearest to the buurt first.
    pub region: Option<Slug>,
    /// Themes, any of them.
    pub themes: Vec<Theme>,
    /// The day on which it is.
    pub day: Option<Day>,
    /// What it may cost.
    pub cost: Option<CostLimit>,
    /// Only what one gets into without a step.
    pub step_free: bool,
    /// Only what can be done from home: online activities, vacancies from home.
    pub from_home: bool,
    /// The archive: activities that are over, instead of those to come.
    pub past: bool,
    /// The page, counted from 1.
    pub page: Page,
}

/// A page number, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Page(pub u32);

impl Default for Page {
    fn default() -> Self {
        Self(1)
    }
}

/// The day of a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Day {
    /// The day on which the question is asked.
    Today,
    /// The day after.
    Tomorrow,
    /// The Saturday and Sunday that are now or next.
    Weekend,
    /// Today and the six days after.
    Week,
    /// The next such weekday: 1 is Monday, 7 Sunday.
    Weekday(u8),
    /// A date.
    Date(civil::Date),
}

impl Day {
    /// The days that are offered as choices.
    pub const CHOICES: [Self; 11] = [
        Self::Today,
        Self::Tomorrow,
        Self::Weekend,
        Self::Week,
        Self::Weekday(1),
        Self::Weekday(2),
        Self::Weekday(3),
        Self::Weekday(4),
        Self::Weekday(5),
        Self::Weekday(6),
        Self::Weekday(7),
    ];

    /// First and last date that are meant when asked on `today`.
    #[must_use]
    pub fn dates(self, today: civil::Date) -> (civil::Date, civil::Date) {
        let weekday = i64::from(today.weekday().to_monday_one_offset());
        let after = |days: i64| calendar::days_later(today, days);
        match self {
            Self::Today => (today, today),
            Self::Tomorrow => (after(1), after(1)),
            Self::Weekend if weekday == 7 => (today, today),
            Self::Weekend => (after(6 - weekday), after(7 - weekday)),
            Self::Week => (today, after(6)),
            Self::Weekday(wanted) => {
                let date = after((i64::from(wanted) - weekday).rem_euclid(7));
                (date, date)
            }
            Self::Date(date) => (date, date),
        }
    }

    const WORDS: [(&'static str, Self); 11] = [
        ("vandaag", Self::Today),
        ("morgen", Self::Tomorrow),
        ("weekend", Self::Weekend),
        ("week", Self::Week),
        ("maandag", Self::Weekday(1)),
        ("dinsdag", Self::Weekday(2)),
        ("woensdag", Self::Weekday(3)),
        ("donderdag", Self::Weekday(4)),
        ("vrijdag", Self::Weekday(5)),
        ("zaterdag", Self::Weekday(6)),
        ("zondag", Self::Weekday(7)),
    ];

    fn parse(text: &str) -> Option<Self> {
        Self::WORDS
            .iter()
            .find(|(word, _)| *word == text)
            .map(|(_, day)| *day)
            .or_else(|| calendar::read_date(text).map(Self::Date))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, Self::WORDS.iter().find(|(_, day)| day == self)) {
            (Self::Date(date), _) => f.write_str(&calendar::write_date(*date)),
            (_, word) => f.write_str(word.map_or("", |(word, _)| word)),
        }
    }
}

/// What something may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CostLimit {
    /// Nothing.
    Free,
    /// At most five euros.
    UpToFive,
}

impl CostLimit {
    /// The limits that are offered as choices.
    pub const CHOICES: [Self; 2] = [Self::Free, Self::UpToFive];

    /// The limit in addresses and locale keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Free => "gratis",
            Self::UpToFive => "tot-5",
        }
    }

    /// The most it may cost, in euro cents.
    #[must_use]
    pub fn cents(self) -> u32 {
        match self {
            Self::Free => 0,
            Self::UpToFive => 500,
        }
    }
}

/// A filter of a kind of list, by its name in addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// `gebied`
    Region,
    /// `thema`
    Theme,
    /// `dag`
    Day,
    /// `kosten`
    Cost,
    /// `drempelvrij`
    StepFree,
    /// `thuis`
    FromHome,
    /// `archief`
    Past,
    /// `pagina`
    Page,
}

impl Field {
    /// Every field.
    pub const ALL: [Self; 8] = [
        Self::Region,
        Self::Theme,
        Self::Day,
        Self::Cost,
        Self::StepFree,
        Self::FromHome,
        Self::Past,
        Self::Page,
    ];

    /// Its name in addresses and locale keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Region => "gebied",
            Self::Theme => "thema",
            Self::Day => "dag",
            Self::Cost => "kosten",
            Self::StepFree => "drempelvrij",
            Self::FromHome => "thuis",
            Self::Past => "archief",
            Self::Page => "pagina",
        }
    }

    /// The filters that a list of `kind` has.
    #[must_use]
    pub fn of(kind: Kind) -> &'static [Self] {
        match kind {
            Kind::Activity => &[
                Self::Region,
                Self::Theme,
                Self::Day,
                Self::Cost,
                Self::StepFree,
                Self::FromHome,
                Self::Past,
                Self::Page,
            ],
            Kind::Place => &[Self::Region, Self::Day, Self::StepFree, Self::Page],
            Kind::Service => &[Self::Region, Self::Theme, Self::Day, Self::Cost, Self::Page],
            Kind::Vacancy => &[Self::Region, Self::Theme, Self::FromHome, Self::Page],
            Kind::Organisation | Kind::Initiative => &[Self::Region, Self::Theme, Self::Page],
            Kind::AreaPlan => &[Self::Region, Self::Page],
            Kind::Fund | Kind::Article => &[Self::Theme, Self::Page],
        }
    }
}

/// A filter that could not be read: which, and what stood there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The name in the address.
    pub field: String,
    /// What stood there.
    pub value: String,
}

impl Filter {
    /// Reads the filters of a list of `kind` from the pairs of an address. An empty value is no
    /// choice; names that are no filter of this list are passed over.
    ///
    /// # Errors
    /// Every filter that could not be read.
    pub fn read<'a>(
        municipality: &Municipality,
        kind: Kind,
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, Vec<FieldError>> {
        let mut filter = Self::default();
        let mut errors = Vec::new();
        for (name, value) in pairs {
            let Some(field) = Field::of(kind).iter().find(|field| field.name() == name) else {
                continue;
            };
            let value = value.trim();
            if !value.is_empty() && !filter.set(municipality, *field, value) {
                errors.push(FieldError { field: name.to_owned(), value: value.to_owned() });
            }
        }
        crate::sort::once_each(&mut filter.themes);
        if errors.is_empty() { Ok(filter) } else { Err(errors) }
    }

    fn set(&mut self, municipality: &Municipality, field: Field, value: &str) -> bool {
        fn put<T>(place: &mut Option<T>, value: Option<T>) -> bool {
            let known = value.is_some();
            *place = value;
            known
        }
        let yes = value == "ja";
        match field {
            Field::Region => {
                put(&mut self.region, municipality.region(value).map(|it| it.slug().clone()))
            }
            Field::Theme => value.parse().map(|theme| self.themes.push(theme)).is_ok(),
            Field::Day => put(&mut self.day, Day::parse(value)),
            Field::Cost => put(
                &mut self.cost,
                CostLimit::CHOICES.into_iter().find(|limit| limit.word() == value),
            ),
            Field::StepFree => {
                self.step_free = yes;
                yes
            }
            Field::FromHome => {
                self.from_home = yes;
                yes
            }
            Field::Past => {
                self.past = yes;
                yes
            }
            Field::Page => match value.parse() {
                Ok(page @ 1..=10_000) => {
                    self.page = Page(page);
                    true
                }
                _ => false,
            },
        }
    }

    /// The filters as pairs of an address, in a fixed order.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        let mut add = |field: Field, value: String| pairs.push((field.name(), value));
        if let Some(region) = &self.region {
            add(Field::Region, region.to_string());
        }
        for theme in &self.themes {
            add(Field::Theme, theme.slug().to_owned());
        }
        if let Some(day) = self.day {
            add(Field::Day, day.to_string());
        }
        if let Some(cost) = self.cost {
            add(Field::Cost, cost.word().to_owned());
        }
        for (chosen, field) in [
            (self.step_free, Field::StepFree),
            (self.from_home, Field::FromHome),
            (self.past, Field::Past),
        ] {
            if chosen {
                add(field, "ja".to_owned());
            }
        }
        if self.page != Page::default() {
            add(Field::Page, self.page.0.to_string());
        }
        pairs
    }

    /// The filters as the query of an address; empty when nothing is chosen. No value needs
    /// percent-encoding.
    #[must_use]
    pub fn query(&self) -> String {
        let mut query = String::new();
        for (name, value) in self.pairs() {
            let mark = if query.is_empty() { '?' } else { '&' };
            // Writing to a String cannot fail.
            let _ = write!(query, "{mark}{name}={value}");
        }
        query
    }

    /// The same filters on the first page.
    #[must_use]
    pub fn from_start(mut self) -> Self {
        self.page = Page::default();
        self
    }

    /// The same filters without one of the fields.
    #[must_use]
    pub fn without(mut self, field: Field) -> Self {
        match field {
            Field::Region => self.region = None,
            Field::Theme => self.themes.clear(),
            Field::Day => self.day = None,
            Field::Cost => self.cost = None,
            Field::StepFree => self.step_free = false,
            Field::FromHome => self.from_home = false,
            Field::Past => self.past = false,
            Field::Page => {}
        }
        self.from_start()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::municipality::tests::voorbeeldstad;

    fn read(kind: Kind, query: &str) -> Result<Filter, Vec<FieldError>> {
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        Filter::read(&voorbeeldstad(), kind, pairs)
    }

    #[test]
    fn an_address_and_its_filter_are_the_same() {
        let query = "gebied=verzonnen&thema=eten&thema=groen&dag=zaterdag&kosten=tot-5&drempelvrij=ja&pagina=3";
        let filter = read(Kind::Activity, query).unwrap();
        assert_eq!(filter.query(), format!("?{query}"));
        assert_eq!(Filter::default().query(), "");
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let errors = read(
            Kind::Activity,
            "gebied=nergens&thema=x&dag=gisteren&kosten=5&drempelvrij=misschien&pagina=0&utm=1",
        )
        .unwrap_err();
        let fields: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, ["gebied", "thema", "dag", "kosten", "drempelvrij", "pagina"]);
    }

    #[test]
    fn empty_and_foreign_fields_do_not_filter() {
        assert_eq!(read(Kind::Organisation, "thema=&dag=gisteren&gebied="), Ok(Filter::default()));
    }

    #[test]
    fn days_are_counted_from_today() {
        let saturday = civil::date(2026, 11, 21);
        let day = |offset: i64| calendar::days_later(saturday, offset);
        assert_eq!(Day::Weekend.dates(saturday), (day(0), day(1)));
        assert_eq!(Day::Weekend.dates(day(1)), (day(1), day(1)));
        assert_eq!(Day::Weekend.dates(day(2)), (day(7), day(8)));
        assert_eq!(Day::Weekday(6).dates(saturday), (day(0), day(0)));
        assert_eq!(Day::Weekday(5).dates(saturday), (day(6), day(6)));
        assert_eq!(Day::Week.dates(saturday), (day(0), day(6)));
        for day in Day::CHOICES {
            assert_eq!(Day::parse(&day.to_string()), Some(day));
        }
        assert_eq!(Day::parse("2026-12-02"), Some(Day::Date(civil::date(2026, 12, 2))));
        assert_eq!(Day::parse("2026-02-30"), None);
    }
}
