//! The words of the interface, and how one language writes dates, times, money and distance.
//!
//! A locale file is a table from key to message. A message may hold `{name}` for what is filled
//! in, and may have several plural forms, by CLDR category: `key#one`, `key#other`. Server and
//! browser read the same tables: the server from the TOML files, the browser from the JSON that
//! the build makes of one of them.

mod hours;
mod letters;
mod work;

use std::{collections::HashMap, fmt::Write as _, sync::Arc};

use guide::{
    Lang,
    day_part::DayPart,
    record::Cost,
    recurrence::{Freq, Rule},
    schedule::State,
    when::Occurrence,
};
use jiff::civil::{Date, DateTime, Time, Weekday};

#[cfg(feature = "ssr")]
use crate::locales::OF_THE_LANGUAGE;
use crate::plurals::Plurals;

/// The messages of one language. Cheap to clone.
#[derive(Clone)]
pub struct Texts(Arc<Table>);

struct Table {
    lang: Lang,
    messages: HashMap<String, String>,
    plurals: Plurals,
}

impl Texts {
    /// The texts of a language.
    #[must_use]
    pub fn new(lang: Lang, messages: HashMap<String, String>) -> Self {
        Self(Arc::new(Table { lang, messages, plurals: Plurals::of(lang) }))
    }

    /// The texts as the browser read them from the JSON that the build makes of a locale file: a
    /// key, its message, the next key.
    #[must_use]
    pub fn from_pairs(lang: Lang, pairs: Vec<String>) -> Self {
        let mut pairs = pairs.into_iter();
        let mut messages = HashMap::new();
        while let (Some(key), Some(message)) = (pairs.next(), pairs.next()) {
            messages.insert(key, message);
        }
        Self::new(lang, messages)
    }

    /// The texts in a locale file, and no more than it has.
    ///
    /// # Errors
    /// When it is not such a table.
    #[cfg(feature = "ssr")]
    pub fn from_toml(lang: Lang, toml: &str) -> Result<Self, toml::de::Error> {
        let mut messages: HashMap<String, String> = toml::from_str(toml)?;
        messages.retain(|key, _| !key.starts_with(OF_THE_LANGUAGE));
        Ok(Self::new(lang, messages))
    }

    /// The language.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.0.lang
    }

    /// The messages by key; plural forms have keys of their own.
    pub fn messages(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.messages.iter().map(|(key, message)| (key.as_str(), message.as_str()))
    }

    /// The message with this key. A key that does not exist is shown itself: ugly, but nothing
    /// else breaks, and a test sees to it that it does not happen.
    #[must_use]
    pub fn get(&self, key: &str) -> String {
        self.find(key).unwrap_or_else(|| key.to_owned())
    }

    /// The message with this key, if there is one.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<String> {
        self.0.messages.get(key).cloned()
    }

    /// The message with something filled in.
    #[must_use]
    pub fn with(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(&self.get(key), values)
    }

    /// The message in the plural form for `n`, with `{n}` filled in.
    #[must_use]
    pub fn count(&self, key: &str, n: usize) -> String {
        let text = self
            .find(&format!("{key}#{}", self.category(n)))
            .or_else(|| self.find(&format!("{key}#other")))
            .unwrap_or_else(|| self.get(key));
        fill(&text, &[("n", &n.to_string())])
    }

    /// The plural form that `n` takes: zero, one, two, few, many or other.
    #[must_use]
    pub fn category(&self, n: usize) -> String {
        self.0.plurals.category(n)
    }

    /// "dinsdagmiddag"
    #[must_use]
    pub fn day_part(&self, part: DayPart) -> String {
        let name = self.get(&format!("dagdeel.{}", part.part.name()));
        self.with("dagdeel.op", &[("dag", &self.weekday(part.day)), ("deel", &name)])
    }

    /// "3 uur", "1 uur en 30 minuten".
    #[must_use]
    pub fn duration(&self, minutes: u32) -> String {
        let count = |key: &str, n: u32| self.count(key, usize::try_from(n).unwrap_or_default());
        match (minutes / 60, minutes % 60) {
            (0, minutes) => count("duur.minuten", minutes),
            (hours, 0) => count("duur.uren", hours),
            (hours, minutes) => {
                self.listed(&[count("duur.uren", hours), count("duur.minuten", minutes)])
            }
        }
    }

    /// "zaterdag"
    #[must_use]
    pub fn weekday(&self, weekday: Weekday) -> String {
        self.get(&format!("dag.{}", weekday.to_monday_one_offset()))
    }

    /// "za"
    #[must_use]
    pub fn weekday_short(&self, weekday: Weekday) -> String {
        self.get(&format!("dag-kort.{}", weekday.to_monday_one_offset()))
    }

    /// "november"
    #[must_use]
    pub fn month(&self, month: i8) -> String {
        self.get(&format!("maand.{month}"))
    }

    /// "21 november", with the year when it is not the year of `today`.
    #[must_use]
    pub fn day_and_month(&self, date: Date, today: Date) -> String {
        if date.year() != today.year() {
            return self.with_year(date);
        }
        let month = self.month(date.month());
        self.with("datum.dag-maand", &[("dag", &date.day().to_string()), ("maand", &month)])
    }

    /// "21 november 2026": for what is read in other years as well.
    #[must_use]
    pub fn with_year(&self, date: Date) -> String {
        let day = self.day_and_month(date, date);
        self.with("datum.met-jaar", &[("datum", &day), ("jaar", &date.year().to_string())])
    }

    /// "za 21 november"
    #[must_use]
    pub fn date(&self, date: Date, today: Date) -> String {
        let weekday = self.weekday_short(date.weekday());
        self.with("datum", &[("weekdag", &weekday), ("datum", &self.day_and_month(date, today))])
    }

    /// "zaterdag 21 november"
    #[must_use]
    pub fn date_long(&self, date: Date, today: Date) -> String {
        let weekday = self.weekday(date.weekday());
        self.with("datum", &[("weekdag", &weekday), ("datum", &self.day_and_month(date, today))])
    }

    /// "9.30": hours and minutes without a word.
    #[must_use]
    pub fn clock(&self, time: Time) -> String {
        format!("{}{}{:02}", time.hour(), self.get("tijd.teken"), time.minute())
    }

    /// "9.30 uur"
    #[must_use]
    pub fn time(&self, time: Time) -> String {
        self.with("tijd", &[("tijd", &self.clock(time))])
    }

    /// "9.30 tot 11.30 uur", or only the beginning when the end is not known.
    #[must_use]
    pub fn times(&self, start: Time, end: Option<Time>) -> String {
        match end {
            Some(end) => {
                self.with("tijd.van-tot", &[("van", &self.clock(start)), ("tot", &self.clock(end))])
            }
            None => self.time(start),
        }
    }

    /// "za 21 november, 17.30 tot 20.00 uur"; for what takes days: "do 3 t/m zo 6 december".
    #[must_use]
    pub fn occurrence(&self, occurrence: &Occurrence, today: Date) -> String {
        let start = occurrence.start;
        let date = self.date(start.date(), today);
        let last = occurrence.last_day();
        let past_midnight = last == start.date().tomorrow().unwrap_or(last)
            && occurrence.end.is_some_and(|end| end.time() <= Time::constant(6, 0, 0, 0));
        if last > start.date() && (occurrence.all_day || !past_midnight) {
            return self.with("datum.van-tot", &[("van", &date), ("tot", &self.date(last, today))]);
        }
        if occurrence.all_day {
            return date;
        }
        let times = self.times(start.time(), occurrence.end.map(DateTime::time));
        self.with("datum.en-tijd", &[("datum", &date), ("tijd", &times)])
    }

    /// "elke 1e woensdag van de maand"; none when the rule is too unusual to say in a few words.
    #[must_use]
    pub fn rule(&self, rule: &Rule) -> Option<String> {
        let days = rule.by_day();
        let plain_days = || {
            let names: Vec<String> = days.iter().map(|day| self.weekday(day.weekday())).collect();
            (days.iter().all(|day| day.ordinal().is_none()) && !names.is_empty())
                .then(|| self.listed(&names))
        };
        let interval = rule.interval();
        match rule.freq() {
            Freq::Daily if days.is_empty() && interval == 1 => Some(self.get("herhaling.dag")),
            Freq::Weekly if interval == 1 => match plain_days() {
                Some(days) => Some(self.with("herhaling.weekdag", &[("dagen", &days)])),
                None if days.is_empty() => Some(self.get("herhaling.week")),
                None => None,
            },
            Freq::Weekly => {
                let weeks = interval.to_string();
                let key = if interval == 2 { "herhaling.om-de-week" } else { "herhaling.weken" };
                plain_days().map(|days| self.with(key, &[("dagen", &days), ("n", &weeks)]))
            }
            Freq::Monthly if !days.is_empty() && rule.by_month_day().is_empty() => {
                let named: Option<Vec<String>> = days
                    .iter()
                    .map(|day| {
                        let nth = self.get(&format!("herhaling.nde.{}", day.ordinal()?));
                        let weekday = self.weekday(day.weekday());
                        Some(self.with("herhaling.nde-dag", &[("nde", &nth), ("dag", &weekday)]))
                    })
                    .collect();
                let days = self.listed(&named?);
                if interval == 1 {
                    Some(self.with("herhaling.maand", &[("dagen", &days)]))
                } else {
                    let months = interval.to_string();
                    Some(self.with("herhaling.maanden", &[("dagen", &days), ("n", &months)]))
                }
            }
            Freq::Monthly if interval == 1 => Some(self.get("herhaling.elke-maand")),
            Freq::Yearly if interval == 1 => Some(self.get("herhaling.jaar")),
            _ => None,
        }
    }

    /// "maandag, dinsdag en vrijdag"
    #[must_use]
    pub fn listed(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => {
                self.with("opsomming", &[("eerste", &self.in_a_row(first)), ("laatste", last)])
            }
        }
    }

    /// "maandag, dinsdag": the comma is the language's own.
    #[must_use]
    pub fn in_a_row(&self, items: &[String]) -> String {
        items.join(&self.get("opsomming.komma"))
    }

    /// "1,2 km"; below a kilometre in tens of metres.
    #[must_use]
    pub fn distance(&self, metres: u32) -> String {
        if metres < 950 {
            let tens = (metres.saturating_add(5) / 10 * 10).max(10);
            return self.with("afstand.meter", &[("n", &tens.to_string())]);
        }
        let tenths = metres.saturating_add(50) / 100;
        let mut number = (tenths / 10).to_string();
        if tenths < 100 && !tenths.is_multiple_of(10) {
            number.push_str(&self.get("getal.komma"));
            // Writing to a String cannot fail.
            let _ = write!(number, "{}", tenths % 10);
        }
        self.with("afstand.kilometer", &[("n", &number)])
    }

    /// "€ 4", "€ 2,50"
    #[must_use]
    pub fn money(&self, cents: u32) -> String {
        let (euros, rest) = (cents / 100, cents % 100);
        let number = if rest == 0 {
            self.thousands(euros)
        } else {
            format!("{}{}{rest:02}", self.thousands(euros), self.get("getal.komma"))
        };
        self.with("geld", &[("n", &number)])
    }

    fn thousands(&self, number: u32) -> String {
        let digits = number.to_string();
        if digits.len() < 4 {
            return digits;
        }
        let mark = self.get("getal.duizend");
        let mut grouped = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                grouped.push_str(&mark);
            }
            grouped.push(digit);
        }
        grouped
    }

    /// "gratis", "€ 4", or the words of who asks for it; none when nothing is known.
    #[must_use]
    pub fn cost(&self, cost: &Cost) -> Option<String> {
        match cost.cents {
            Some(0) => Some(self.get("kosten.gratis")),
            Some(cents) => Some(self.money(cents)),
            None => cost.text.clone(),
        }
    }

    /// "Nu inloop tot 12.00 uur", "Dicht, maandag om 9.00 uur open"; none when nothing is known.
    #[must_use]
    pub fn state(&self, state: &State, now: DateTime) -> Option<String> {
        match state {
            State::Open { kind, until } => {
                let key = format!("nu.{}", kind.name());
                Some(match until {
                    Some(until) => self.with(&key, &[("tijd", &self.time(until.time()))]),
                    None => self.get("nu.altijd"),
                })
            }
            State::ClosedUntil { kind, from } => {
                let day = self.day_name(from.date(), now.date());
                let key = format!("straks.{}", kind.name());
                Some(self.with(&key, &[("dag", &day), ("tijd", &self.time(from.time()))]))
            }
            State::Closed => Some(self.get("nu.dicht")),
            State::Unknown => None,
        }
    }
}

/// The names of what is filled in in a text.
pub fn gaps(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (name, after) = rest.split_once('{')?.1.split_once('}')?;
        rest = after;
        Some(name)
    })
}

/// Fills `{name}` in a text.
fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            break;
        };
        let value = values.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        filled.push_str(value.unwrap_or_default());
        rest = after;
    }
    filled.push_str(rest);
    filled
}
