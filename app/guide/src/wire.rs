//! The guide as bytes, for the site's own phones.
//!
//! What reads JSON into some forty types is a fifth of all the code that a phone has to load, and
//! libraries for bytes are not much better: for each field they carry the way back out of an
//! error. Here reading cannot fail halfway. Bytes that make no sense become *something*, the
//! [`Reader`] remembers that they did, and [`from_bytes`] gives nothing back: ten kB less than with
//! such a library (compressed).
//!
//! The layout is that of [borsh](https://borsh.io): numbers little-endian, a list or text after
//! its length in four bytes, fields in their order, a variant after its number in one byte. The
//! bytes say nothing about themselves, so whoever reads them has to know the same types:
//! [`MEDIA_TYPE`] names the layout.

use std::sync::Arc;

use jiff::civil::{Date, DateTime, Time, Weekday};

use crate::{
    Moment,
    almanac::{Almanac, Holiday, SchoolBreak, SchoolHoliday},
    change::{Change, Changes, Snapshot},
    freshness::ShelfLife,
    geo::{Frame, Point},
    id::Kind,
    municipality::{
        Area, District, Link, Municipality, Neighbourhood, Operator, PostcodeArea, Statement,
    },
    record::{
        Access, Address, ArticleKind, ConductCertificate, Contact, Cost, Form, Goal, Helpers,
        Source, Stage,
    },
    recurrence::Until,
    schedule::{
        Booking, Breaks, Closure, Days, HolidayWord, Hours, InBreaks, Nth, OnHoliday, Schedule,
        Slot, SlotKind, SpecialDay, Weeks,
    },
    search::WordGroup,
    theme::Theme,
    volunteers::{Allowance, Volunteers},
    when::{Start, When},
};

/// The media type of snapshots and changes in this form. The number at its end is that of the
/// layout: a test fails when the layout changes and the number does not.
pub const MEDIA_TYPE: &str = "application/vnd.mienskip.gids.4";

/// The bytes of a snapshot or of changes.
#[must_use]
pub fn to_bytes(value: &impl Wire) -> Vec<u8> {
    let mut bytes = Vec::new();
    value.write(&mut bytes);
    bytes
}

/// Reads a snapshot or changes; none when these are not its bytes.
#[must_use]
pub fn from_bytes<T: Wire>(bytes: &[u8]) -> Option<T> {
    let mut from = Reader { left: bytes, sound: true };
    let value = T::read(&mut from);
    (from.sound && from.left.is_empty()).then_some(value)
}

/// What can be written as bytes and read back.
pub trait Wire: Sized {
    /// Writes it after what is there.
    fn write(&self, to: &mut Vec<u8>);
    /// Reads it from where the reader is.
    fn read(from: &mut Reader<'_>) -> Self;
}

/// Bytes that are being read.
pub struct Reader<'a> {
    left: &'a [u8],
    sound: bool,
}

impl<'a> Reader<'a> {
    /// The next bytes; none, and never sound again, when there are not as many.
    #[inline(never)]
    fn take(&mut self, count: usize) -> &'a [u8] {
        match self.left.split_at_checked(count) {
            Some((taken, left)) => {
                self.left = left;
                taken
            }
            None => self.wrong(&[]),
        }
    }

    /// What was read makes no sense. Something has to take its place until that is noticed.
    pub(crate) fn wrong<T>(&mut self, instead: T) -> T {
        self.sound = false;
        self.left = &[];
        instead
    }
}

/// The fields of a type, in the order in which they are written.
macro_rules! fields {
    ($($type:ty { $($field:ident),* $(,)? })*) => { $(
        impl $crate::wire::Wire for $type {
            fn write(&self, to: &mut Vec<u8>) {
                let Self { $($field),* } = self;
                $($crate::wire::Wire::write($field, to);)*
            }

            fn read(from: &mut $crate::wire::Reader<'_>) -> Self {
                Self { $($field: $crate::wire::Wire::read(from)),* }
            }
        }
    )* };
}
pub(crate) use fields;

/// A type around one other.
macro_rules! wrapper {
    ($($type:ident)*) => { $(
        impl $crate::wire::Wire for $type {
            fn write(&self, to: &mut Vec<u8>) {
                self.0.write(to);
            }

            fn read(from: &mut $crate::wire::Reader<'_>) -> Self {
                Self($crate::wire::Wire::read(from))
            }
        }
    )* };
}
pub(crate) use wrapper;

/// Types that are one of a few words: written as the number of the word.
macro_rules! words {
    ($($type:ident { $first:ident $(, $word:ident)* $(,)? })*) => { $(
        impl $crate::wire::Wire for $type {
            fn write(&self, to: &mut Vec<u8>) {
                const WORDS: &[$type] = &[$type::$first $(, $type::$word)*];
                // A word that is not in the list does not compile.
                match self { Self::$first $(| Self::$word)* => {} }
                let number = WORDS.iter().position(|word| word == self).unwrap_or_default();
                to.push(u8::try_from(number).unwrap_or_default());
            }

            fn read(from: &mut $crate::wire::Reader<'_>) -> Self {
                const WORDS: &[$type] = &[$type::$first $(, $type::$word)*];
                match WORDS.get(usize::from(u8::read(from))) {
                    Some(word) => *word,
                    None => from.wrong(Self::$first),
                }
            }
        }
    )* };
}
pub(crate) use words;

/// Types whose variants hold one value each: the number of the variant, then its value.
macro_rules! variants {
    ($($type:ty { $first:ident = 0 $(, $variant:ident = $number:literal)* })*) => { $(
        impl Wire for $type {
            fn write(&self, to: &mut Vec<u8>) {
                match self {
                    Self::$first(value) => {
                        to.push(0);
                        value.write(to);
                    }
                    $(Self::$variant(value) => {
                        to.push($number);
                        value.write(to);
                    })*
                }
            }

            fn read(from: &mut Reader<'_>) -> Self {
                match u8::read(from) {
                    0 => {}
                    $($number => return Self::$variant(Wire::read(from)),)*
                    _ => from.wrong(()),
                }
                Self::$first(Wire::read(from))
            }
        }
    )* };
}

macro_rules! numbers {
    ($($type:ty)*) => { $(
        impl Wire for $type {
            fn write(&self, to: &mut Vec<u8>) {
                to.extend_from_slice(&self.to_le_bytes());
            }

            fn read(from: &mut Reader<'_>) -> Self {
                from.take(size_of::<Self>()).try_into().map_or(Self::default(), Self::from_le_bytes)
            }
        }
    )* };
}

numbers! { u8 i8 u16 i16 u32 u64 i64 f64 }

impl Wire for bool {
    fn write(&self, to: &mut Vec<u8>) {
        to.push(u8::from(*self));
    }

    fn read(from: &mut Reader<'_>) -> Self {
        match u8::read(from) {
            0 => false,
            1 => true,
            _ => from.wrong(false),
        }
    }
}

fn write_length(length: usize, to: &mut Vec<u8>) {
    // Nothing here is longer than four bytes can count.
    u32::try_from(length).unwrap_or_default().write(to);
}

impl Wire for String {
    fn write(&self, to: &mut Vec<u8>) {
        write_length(self.len(), to);
        to.extend_from_slice(self.as_bytes());
    }

    #[inline(never)]
    fn read(from: &mut Reader<'_>) -> Self {
        let length = u32::read(from) as usize;
        match std::str::from_utf8(from.take(length)) {
            Ok(text) => text.to_owned(),
            Err(_) => from.wrong(Self::new()),
        }
    }
}

impl<T: Wire> Wire for Option<T> {
    fn write(&self, to: &mut Vec<u8>) {
        self.is_some().write(to);
        if let Some(value) = self {
            value.write(to);
        }
    }

    #[inline(never)]
    fn read(from: &mut Reader<'_>) -> Self {
        bool::read(from).then(|| T::read(from))
    }
}

impl<T: Wire> Wire for Arc<T> {
    fn write(&self, to: &mut Vec<u8>) {
        (**self).write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        Self::new(T::read(from))
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn write(&self, to: &mut Vec<u8>) {
        write_length(self.len(), to);
        for value in self {
            value.write(to);
        }
    }

    #[inline(never)]
    fn read(from: &mut Reader<'_>) -> Self {
        let length = u32::read(from);
        let mut values = Self::new();
        for _ in 0..length {
            if !from.sound {
                break;
            }
            values.push(T::read(from));
        }
        values
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn write(&self, to: &mut Vec<u8>) {
        self.0.write(to);
        self.1.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        (A::read(from), B::read(from))
    }
}

impl Wire for Date {
    fn write(&self, to: &mut Vec<u8>) {
        self.year().write(to);
        self.month().write(to);
        self.day().write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let (year, month, day) = (i16::read(from), i8::read(from), i8::read(from));
        Self::new(year, month, day).unwrap_or_else(|_| from.wrong(Self::MIN))
    }
}

/// To the second: nothing here is more precise.
impl Wire for Time {
    fn write(&self, to: &mut Vec<u8>) {
        self.hour().write(to);
        self.minute().write(to);
        self.second().write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let (hour, minute, second) = (i8::read(from), i8::read(from), i8::read(from));
        Self::new(hour, minute, second, 0).unwrap_or_else(|_| from.wrong(Self::MIN))
    }
}

impl Wire for DateTime {
    fn write(&self, to: &mut Vec<u8>) {
        self.date().write(to);
        self.time().write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        Self::from_parts(Date::read(from), Time::read(from))
    }
}

impl Wire for Weekday {
    fn write(&self, to: &mut Vec<u8>) {
        self.to_monday_one_offset().write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        Self::from_monday_one_offset(i8::read(from)).unwrap_or_else(|_| from.wrong(Self::Monday))
    }
}

impl Wire for Moment {
    fn write(&self, to: &mut Vec<u8>) {
        self.unix().write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        Self::from_unix(i64::read(from))
    }
}

variants! {
    Start { Day = 0, Time = 1 }
    Until { Date = 0, Local = 1, Utc = 2 }
}

impl Wire for InBreaks {
    fn write(&self, to: &mut Vec<u8>) {
        let (number, breaks) = match self {
            Self::AsUsual => (0_u8, Breaks::default()),
            Self::Not(breaks) => (1, *breaks),
            Self::Only(breaks) => (2, *breaks),
        };
        number.write(to);
        breaks.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let (number, breaks) = (u8::read(from), Wire::read(from));
        match number {
            0 => Self::AsUsual,
            1 => Self::Not(breaks),
            2 => Self::Only(breaks),
            _ => from.wrong(Self::AsUsual),
        }
    }
}

impl Wire for Days {
    fn write(&self, to: &mut Vec<u8>) {
        match self {
            Self::Weekly { weekdays, weeks } => {
                to.push(0);
                weekdays.write(to);
                weeks.write(to);
            }
            Self::Monthly { ordinals, weekday } => {
                to.push(1);
                ordinals.write(to);
                weekday.write(to);
            }
            Self::Dates(dates) => {
                to.push(2);
                dates.write(to);
            }
        }
    }

    fn read(from: &mut Reader<'_>) -> Self {
        match u8::read(from) {
            0 => Self::Weekly { weekdays: Wire::read(from), weeks: Wire::read(from) },
            1 => Self::Monthly { ordinals: Wire::read(from), weekday: Wire::read(from) },
            2 => Self::Dates(Wire::read(from)),
            _ => from.wrong(Self::Dates(Vec::new())),
        }
    }
}

fields! {
    Snapshot { series, version, published, municipality, items }
    Changes { series, version, published, next, items }
    Change { kind, id, modified, record }
    Point { lat, lon }
    Frame { south_west, north_east }
    Municipality {
        code, name, languages, theme, contact, statement, links, help, urgent, volunteers,
        attribution, shelf_life, frame, areas, districts, neighbourhoods, postcodes, almanac, words,
        skills, welcome,
    }
    Volunteers { allowance, insured }
    Allowance { year, a_month, a_year, an_hour, an_hour_when_young, source }
    Area { slug, name, districts }
    District { code, name, outline }
    Neighbourhood { code, slug, name, town, point, postcode }
    ShelfLife {
        organisation, place, activity, initiative, service, vacancy, fund, article, area_plan,
        welcome_block,
    }
    Operator { name, email, phone, website, security, privacy }
    Statement { status, date, register }
    Link { name, url }
    PostcodeArea { postcode, neighbourhoods }
    Almanac { closed_on, school_holidays }
    SchoolHoliday { which, from, until }
    WordGroup { name, words }
    Source { url, date }
    Contact { website, phone, email, text }
    Address { street, postcode, town }
    Cost { cents, text }
    Access { step_free, text }
    Goal { name, summary, stage, note }
    When { text, start, end, rule, except }
    Schedule { slots, text, closed, special, holidays }
    Slot {
        kind, days, from, until, valid_from, valid_until, season, school, holidays, booking, note,
    }
    Booking { phone, link }
    Closure { from, until, reason }
    Hours { kind, from, until }
    SpecialDay { date, hours, reason }
    OnHoliday { holiday, hours }
}

words! {
    Kind {
        Organisation, Place, Activity, Initiative, Service, Vacancy, Fund, Article, AreaPlan,
        WelcomeBlock,
    }
    Theme {
        Meeting, Food, Moving, Health, Money, Letters, Housing, Sustainable, Green, Culture,
        Crafts, Language, Learning, Digital, Youth, Elderly, Family, Newcomers, Transport,
        OddJobs, Work, Safety, Neighbourhood, Caring, Company,
    }
    Form { OnSite, Online, Hybrid }
    Helpers { Volunteers, Professionals, Both }
    ConductCertificate { Needed, NotNeeded, FreeThroughOrganisation }
    Stage { Idea, Begun, UnderWay, Nearly, Running, Done }
    ArticleKind { Guide, Story, Training, Example, Background }
    SlotKind { Open, Inloop, Spreekuur, Afspraak }
    Weeks { Every, Even, Odd }
    HolidayWord { Unsaid, Not, Also }
    Nth { First, Second, Third, Fourth, Fifth, Last }
    Holiday {
        NewYear, GoodFriday, EasterSunday, EasterMonday, KingsDay, LiberationDay, Ascension,
        WhitSunday, WhitMonday, Christmas, BoxingDay,
    }
    SchoolBreak { Autumn, Christmas, Spring, May, Summer }
}

#[cfg(test)]
mod tests;
