//! What a reader chose to see of a list: filters as they stand in an address.
//!
//! `?gebied=grou&thema=eten&thema=sport&dag=zaterdag&kosten=gratis&drempelvrij=ja&pagina=2`,
//! `?nu=open&inloop=vandaag&kaart=412-530-3`

use std::fmt::{self, Write as _};

use jiff::civil;

use crate::{
    calendar,
    id::{Kind, Slug},
    municipality::Municipality,
    record::Helpers,
    support::SupportSort,
    theme::Theme,
    view::View,
};

/// Filters on a list. What is not chosen does not filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[expect(clippy::struct_excessive_bools, reason = "each is a box that can be ticked by itself")]
pub struct Filter {
    /// An area or buurt; a buurt means its whole area, with what is nearest to the buurt first.
    pub region: Option<Slug>,
    /// Themes, any of them.
    pub themes: Vec<Theme>,
    /// The day on which it is.
    pub day: Option<Day>,
    /// What it may cost.
    pub cost: Option<CostLimit>,
    /// Only what is open now, without an appointment.
    pub open_now: bool,
    /// Only where one can still walk in today.
    pub walk_in: bool,
    /// The question that it answers, of those in the municipality's tree of help.
    pub question: Option<Slug>,
    /// Who helps.
    pub helpers: Option<HelpedBy>,
    /// The part of the support for initiatives.
    pub sort: Option<SupportSort>,
    /// Only what one gets into without a step.
    pub step_free: bool,
    /// Only what can be done from home: online activities, vacancies from home.
    pub from_home: bool,
    /// The archive: activities that are over, instead of those to come.
    pub past: bool,
    /// The part of the map that is looked at; none while the map is folded away. It filters nothing.
    pub view: Option<View>,
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

/// Who may help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HelpedBy {
    /// Volunteers, perhaps together with professionals.
    Volunteers,
    /// Professionals, perhaps together with volunteers.
    Professionals,
}

impl HelpedBy {
    /// The choices that are offered.
    pub const CHOICES: [Self; 2] = [Self::Volunteers, Self::Professionals];

    /// The choice in addresses and locale keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Volunteers => "vrijwilligers",
            Self::Professionals => "beroepskrachten",
        }
    }

    /// Whether these are among who helps.
    #[must_use]
    pub fn is_among(self, helpers: Helpers) -> bool {
        match helpers {
            Helpers::Volunteers => self == Self::Volunteers,
            Helpers::Professionals => self == Self::Professionals,
            Helpers::Both => true,
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
    /// `nu`
    OpenNow,
    /// `inloop`
    WalkIn,
    /// `vraag`
    Question,
    /// `helpt`
    Helpers,
    /// `soort`
    Sort,
    /// `drempelvrij`
    StepFree,
    /// `thuis`
    FromHome,
    /// `archief`
    Past,
    /// `kaart`
    View,
    /// `pagina`
    Page,
}

impl Field {
    /// Every field.
    pub const ALL: [Self; 14] = [
        Self::Region,
        Self::Theme,
        Self::Day,
        Self::Cost,
        Self::OpenNow,
        Self::WalkIn,
        Self::Question,
        Self::Helpers,
        Self::Sort,
        Self::StepFree,
        Self::FromHome,
        Self::Past,
        Self::View,
        Self::Page,
    ];

    /// The fields that are asked for or not, and no more.
    pub const TICKED: [Self; 5] =
        [Self::OpenNow, Self::WalkIn, Self::StepFree, Self::FromHome, Self::Past];

    /// The filters that finding by words has.
    pub const SEARCH: &'static [Self] =
        &[Self::OpenNow, Self::Region, Self::Theme, Self::Cost, Self::Page];

    /// The filters of the support for initiatives.
    pub const OF_SUPPORT: &'static [Self] = &[Self::Sort, Self::Theme, Self::Page];

    /// Its name in addresses and locale keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Region => "gebied",
            Self::Theme => "thema",
            Self::Day => "dag",
            Self::Cost => "kosten",
            Self::OpenNow => "nu",
            Self::WalkIn => "inloop",
            Self::Question => "vraag",
            Self::Helpers => "helpt",
            Self::Sort => "soort",
            Self::StepFree => "drempelvrij",
            Self::FromHome => "thuis",
            Self::Past => "archief",
            Self::View => "kaart",
            Self::Page => "pagina",
        }
    }

    /// What stands in an address when a field of [`Self::TICKED`] is asked for.
    #[must_use]
    pub fn yes(self) -> &'static str {
        match self {
            Self::OpenNow => "open",
            Self::WalkIn => "vandaag",
            _ => "ja",
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
            Kind::Place => &[
                Self::OpenNow,
                Self::WalkIn,
                Self::StepFree,
                Self::Region,
                Self::Theme,
                Self::Day,
                Self::View,
                Self::Page,
            ],
            Kind::Service => &[
                Self::OpenNow,
                Self::WalkIn,
                Self::StepFree,
                Self::Region,
                Self::Question,
                Self::Helpers,
                Self::Theme,
                Self::Day,
                Self::Cost,
                Self::Page,
            ],
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
    /// Reads the filters that `fields` are from the pairs of an address. An empty value is no
    /// choice; names that are no filter of this list are passed over.
    ///
    /// # Errors
    /// Every filter that could not be read.
    pub fn read<'a>(
        municipality: &Municipality,
        kind: Kind,
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, Vec<FieldError>> {
        Self::read_fields(municipality, Field::of(kind), pairs)
    }

    /// The same for a list with other filters than those of a kind.
    ///
    /// # Errors
    /// Every filter that could not be read.
    pub fn read_fields<'a>(
        municipality: &Municipality,
        fields: &[Field],
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, Vec<FieldError>> {
        let mut filter = Self::default();
        let mut errors = Vec::new();
        for (name, value) in pairs {
            let Some(field) = fields.iter().find(|field| field.name() == name) else {
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
            Field::OpenNow | Field::WalkIn | Field::StepFree | Field::FromHome | Field::Past => {
                let yes = value == field.yes();
                if let Some(ticked) = self.ticked_mut(field) {
                    *ticked = yes;
                }
                yes
            }
            Field::Question => put(
                &mut self.question,
                municipality.question(value).map(|(_, question)| question.slug.clone()),
            ),
            Field::Helpers => put(
                &mut self.helpers,
                HelpedBy::CHOICES.into_iter().find(|helpers| helpers.word() == value),
            ),
            Field::Sort => {
                put(&mut self.sort, SupportSort::ALL.into_iter().find(|it| it.word() == value))
            }
            Field::View => put(&mut self.view, View::read(&municipality.frame, value)),
            Field::Page => match value.parse() {
                Ok(page @ 1..=10_000) => {
                    self.page = Page(page);
                    true
                }
                _ => false,
            },
        }
    }

    fn ticked_mut(&mut self, field: Field) -> Option<&mut bool> {
        match field {
            Field::OpenNow => Some(&mut self.open_now),
            Field::WalkIn => Some(&mut self.walk_in),
            Field::StepFree => Some(&mut self.step_free),
            Field::FromHome => Some(&mut self.from_home),
            Field::Past => Some(&mut self.past),
            _ => None,
        }
    }

    /// Whether a field of [`Field::TICKED`] is asked for.
    #[must_use]
    pub fn is_ticked(&self, field: Field) -> bool {
        match field {
            Field::OpenNow => self.open_now,
            Field::WalkIn => self.walk_in,
            Field::StepFree => self.step_free,
            Field::FromHome => self.from_home,
            Field::Past => self.past,
            _ => false,
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
        for field in Field::TICKED.into_iter().filter(|field| self.is_ticked(*field)) {
            add(field, field.yes().to_owned());
        }
        if let Some(view) = self.view {
            add(Field::View, view.to_string());
        }
        if let Some(question) = &self.question {
            add(Field::Question, question.to_string());
        }
        if let Some(helpers) = self.helpers {
            add(Field::Helpers, helpers.word().to_owned());
        }
        if let Some(sort) = self.sort {
            add(Field::Sort, sort.word().to_owned());
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

    /// Whether nothing is chosen, but perhaps where.
    #[must_use]
    pub fn is_all(&self) -> bool {
        Self { region: None, ..self.clone() } == Self::default()
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
            Field::View => self.view = None,
            Field::Question => self.question = None,
            Field::Helpers => self.helpers = None,
            Field::Sort => self.sort = None,
            Field::Page => {}
            ticked => {
                if let Some(ticked) = self.ticked_mut(ticked) {
                    *ticked = false;
                }
            }
        }
        self.from_start()
    }

    /// No choices, with the map as it is.
    #[must_use]
    pub fn cleared(&self) -> Self {
        Self { view: self.view, ..Self::default() }
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
    fn an_address_of_places_and_its_filter_are_the_same() {
        let query = "gebied=stad&thema=eten&dag=morgen&nu=open&inloop=vandaag&drempelvrij=ja&kaart=500-120-3&pagina=2";
        for kind in [Kind::Place, Kind::Service] {
            let filter = read(kind, query).unwrap();
            assert!(filter.open_now && filter.walk_in && filter.step_free);
            // Only places have a map.
            assert_eq!(filter.view.is_some(), kind == Kind::Place);
            let with_map =
                Filter { view: View::read(&voorbeeldstad().frame, "500-120-3"), ..filter };
            assert_eq!(with_map.query(), format!("?{query}"));
            assert_eq!(with_map.cleared().query(), "?kaart=500-120-3");
            let rest = Field::TICKED.into_iter().fold(with_map, Filter::without);
            assert!(!(rest.open_now || rest.walk_in || rest.step_free));
        }
    }

    #[test]
    fn what_cannot_be_read_of_places_is_named() {
        let errors =
            read(Kind::Place, "nu=dicht&inloop=ja&kaart=links&drempelvrij=open").unwrap_err();
        let fields: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, ["nu", "inloop", "kaart", "drempelvrij"]);
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
