//! Agendas for other programs: iCalendar text (RFC 5545, with the names of RFC 7986).
//!
//! One [`Event`] is an item to add to an agenda, a [`Calendar`] with many is a feed to subscribe
//! to. What other programs trip over most is what this module is strict about: line ends, folding,
//! escaping, and a UID that never changes.

#[cfg(test)]
mod tests;

use jiff::{SignedDuration, civil};

use crate::{
    Lang, Moment, Said,
    recurrence::{Compact, Rule, Until},
    when::{Start, When},
};

/// A line has at most this many octets, its line end not counted (RFC 5545 §3.1).
const LINE_OCTETS: usize = 75;

/// Who made the text, as RFC 5545 §3.7.3 wants to know.
const PRODUCT: &str = "-//Mienskip//Mienskip//NL";

/// The rules of the Dutch clock since the European Union made them one in 1996.
const ZONE: &str = "BEGIN:VTIMEZONE\r\n\
    TZID:Europe/Amsterdam\r\n\
    BEGIN:DAYLIGHT\r\n\
    DTSTART:19960331T020000\r\n\
    RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n\
    TZNAME:CEST\r\n\
    TZOFFSETFROM:+0100\r\n\
    TZOFFSETTO:+0200\r\n\
    END:DAYLIGHT\r\n\
    BEGIN:STANDARD\r\n\
    DTSTART:19961027T030000\r\n\
    RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n\
    TZNAME:CET\r\n\
    TZOFFSETFROM:+0200\r\n\
    TZOFFSETTO:+0100\r\n\
    END:STANDARD\r\n\
    END:VTIMEZONE\r\n";

/// An agenda of activities.
#[derive(Clone, Debug, PartialEq)]
pub struct Calendar {
    /// The name under which it shows between someone's other agendas. Empty for activities to add
    /// to an agenda that someone has already: with a name, some programs make a new one.
    pub name: String,
    /// What is in it, in a sentence.
    pub description: Option<String>,
    /// The language of the texts that are not marked with another one.
    pub lang: Lang,
    /// The page that shows the same activities.
    pub url: Option<String>,
    /// Where this agenda itself can be fetched again.
    pub source: Option<String>,
    /// How many hours a subscriber may wait before asking again.
    pub refresh_hours: Option<u16>,
    /// The activities; those without a date are left out.
    pub events: Vec<Event>,
}

/// An activity in an agenda, with all the times that it comes back.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// What every agenda knows this activity by, for ever: unique in the world, such as
    /// `<id>@<domain>`.
    pub uid: String,
    /// Goes up by one with each change that matters to who comes: time, place, cancelled.
    pub sequence: u32,
    /// When this version of the record was made.
    pub stamp: Moment,
    /// When the record was last changed.
    pub modified: Option<Moment>,
    /// When it takes place. A rule without a start begins on its first day since `modified`, or
    /// else since `stamp`, so that the past does not fill up with guesses.
    pub when: When,
    /// Its name.
    pub summary: Said,
    /// What it is, in plain text.
    pub description: Said,
    /// Where it is.
    pub location: Option<String>,
    /// Latitude and longitude in degrees (WGS 84).
    pub geo: Option<(f64, f64)>,
    /// The page about it.
    pub url: Option<String>,
    /// Its themes.
    pub categories: Vec<String>,
    /// Whether it is cancelled altogether.
    pub cancelled: bool,
    /// The name of who organises it.
    pub organizer: Option<String>,
}

impl Calendar {
    /// An agenda of these activities with only a name.
    #[must_use]
    pub fn new(name: impl Into<String>, lang: Lang, events: Vec<Event>) -> Self {
        Self {
            name: name.into(),
            description: None,
            lang,
            url: None,
            source: None,
            refresh_hours: None,
            events,
        }
    }

    /// The agenda as iCalendar text, to be sent as `text/calendar; charset=utf-8`. The same
    /// agenda gives the same text, octet for octet.
    #[must_use]
    pub fn to_ics(&self) -> String {
        let mut out = Lines::default();
        out.line("BEGIN:VCALENDAR");
        out.line("VERSION:2.0");
        out.line(&format!("PRODID:{PRODUCT}"));
        out.line("CALSCALE:GREGORIAN");
        // RFC 7986 has names for these, most programs still look for the older ones.
        let lang = language(self.lang);
        out.text(&format!("NAME{lang}"), &self.name);
        out.text("X-WR-CALNAME", &self.name);
        if let Some(description) = &self.description {
            out.text(&format!("DESCRIPTION{lang}"), description);
            out.text("X-WR-CALDESC", description);
        }
        out.line("X-WR-TIMEZONE:Europe/Amsterdam");
        out.uri("URL", self.url.as_deref());
        out.uri("SOURCE;VALUE=URI", self.source.as_deref());
        if let Some(hours) = self.refresh_hours {
            out.line(&format!("REFRESH-INTERVAL;VALUE=DURATION:PT{hours}H"));
            out.line(&format!("X-PUBLISHED-TTL:PT{hours}H"));
        }
        out.0.push_str(ZONE);
        for event in &self.events {
            event.write(self.lang, &mut out);
        }
        out.line("END:VCALENDAR");
        out.0
    }
}

impl Event {
    /// An activity with what every item in an agenda must have.
    #[must_use]
    pub fn new(uid: impl Into<String>, stamp: Moment, when: When, summary: Said) -> Self {
        Self {
            uid: uid.into(),
            sequence: 0,
            stamp,
            modified: None,
            when,
            summary,
            description: Said::default(),
            location: None,
            geo: None,
            url: None,
            categories: Vec::new(),
            cancelled: false,
            organizer: None,
        }
    }

    fn write(&self, lang: Lang, out: &mut Lines) {
        let Some(times) = self.times() else { return };
        out.line("BEGIN:VEVENT");
        out.text("UID", &self.uid);
        out.line(&format!("DTSTAMP:{}", Compact::Utc(self.stamp)));
        out.line(&format!("SEQUENCE:{}", self.sequence));
        if let Some(modified) = self.modified {
            out.line(&format!("LAST-MODIFIED:{}", Compact::Utc(modified)));
        }
        for line in times {
            out.line(&line);
        }
        for (name, said) in [("SUMMARY", &self.summary), ("DESCRIPTION", &self.description)] {
            out.text(&format!("{name}{}", language(said.lang.unwrap_or(lang))), &said.text);
        }
        if let Some(location) = &self.location {
            out.text("LOCATION", location);
        }
        if let Some((lat, lon)) = self.geo
            && lat.abs() <= 90.0
            && lon.abs() <= 180.0
        {
            out.line(&format!("GEO:{lat:.6};{lon:.6}"));
        }
        out.uri("URL", self.url.as_deref());
        let categories: Vec<String> = self
            .categories
            .iter()
            .map(|category| escape(category))
            .filter(|category| !category.is_empty())
            .collect();
        if !categories.is_empty() {
            out.line(&format!("CATEGORIES:{}", categories.join(",")));
        }
        if let Some(organizer) = &self.organizer {
            // ORGANIZER is for meetings with invitations, and needs an address (RFC 5545
            // §3.8.4.3).
            out.text("CONTACT", organizer);
        }
        let cancelled = self.cancelled || self.is_called_off();
        out.line(if cancelled { "STATUS:CANCELLED" } else { "STATUS:CONFIRMED" });
        // What one could go to does not make one busy.
        out.line("TRANSP:TRANSPARENT");
        out.line("END:VEVENT");
    }

    /// Whether the only time that it takes place is one of the exceptions.
    fn is_called_off(&self) -> bool {
        let only = self.when.start.filter(|_| self.when.rule.is_none());
        only.is_some_and(|start| self.when.except.contains(&start.date()))
    }

    /// The lines that say when, or `None` when there is no date.
    fn times(&self) -> Option<Vec<String>> {
        let when = &self.when;
        let first = self.first()?;
        let mut lines = vec![property("DTSTART", first)];
        // The end on the clock, not a duration: who stays over the night that the clock changes
        // still leaves at the hour that was said.
        if let Some(length) = when.length() {
            lines.push(property("DTEND", later(first, length)));
        }
        if let Some(rule) = &when.rule {
            lines.push(format!("RRULE:{}", self.rule_for(rule, first)));
            let mut except: Vec<civil::Date> = when.except.clone();
            crate::sort::once_each(&mut except);
            lines.extend(except.into_iter().map(|date| property("EXDATE", on(first, date))));
        }
        Some(lines)
    }

    /// The first day or time. Where the start does not fit the rule it is the first that does:
    /// programs show a DTSTART whether it fits or not (RFC 5545 §3.8.5.3).
    fn first(&self) -> Option<Start> {
        let when = &self.when;
        match (when.start, &when.rule) {
            (start, None) => start,
            (Some(start), Some(rule)) => {
                let first = rule.occurrences(start.datetime()).next()?;
                Some(on(start, first.date()))
            }
            (None, Some(_)) => {
                let since = self.modified.unwrap_or(self.stamp).date();
                let since = since.to_datetime(civil::Time::midnight());
                let first = When { except: Vec::new(), ..when.clone() };
                let first = first.between(since, civil::DateTime::MAX, 1);
                Some(Start::Day(first.first()?.start.date()))
            }
        }
    }

    /// The rule with an end in the form that goes with the start: a date with a date, UTC with a
    /// time in a zone (RFC 5545 §3.3.10).
    fn rule_for(&self, rule: &Rule, first: Start) -> Rule {
        let rule = rule.clone();
        match (self.when.start, first) {
            (Some(_), Start::Time(_)) => {
                let until = rule.until().map(|until| Until::Utc(until.moment()));
                if until.is_some() { rule.ending(until) } else { rule }
            }
            (Some(_), Start::Day(_)) => {
                let until = rule.until().map(|until| Until::Date(until.last_day()));
                if until.is_some() { rule.ending(until) } else { rule }
            }
            (None, _) => {
                let ends = [rule.until().map(Until::last_day), self.when.end.map(Start::date)];
                rule.uncounted().ending(ends.into_iter().flatten().min().map(Until::Date))
            }
        }
    }
}

/// The same time of day, or whole day, on another date.
fn on(start: Start, date: civil::Date) -> Start {
    match start {
        Start::Day(_) => Start::Day(date),
        Start::Time(at) => Start::Time(date.to_datetime(at.time())),
    }
}

fn later(start: Start, length: SignedDuration) -> Start {
    match start {
        Start::Day(date) => Start::Day(date.saturating_add(length)),
        Start::Time(at) => Start::Time(at.saturating_add(length)),
    }
}

fn property(name: &str, at: Start) -> String {
    match at {
        Start::Day(date) => format!("{name};VALUE=DATE:{}", Compact::Date(date)),
        Start::Time(at) => format!("{name};TZID=Europe/Amsterdam:{}", Compact::Local(at)),
    }
}

fn language(lang: Lang) -> String {
    format!(";LANGUAGE={lang}")
}

/// Text in which nothing is a delimiter any more (RFC 5545 §3.3.11).
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut chars = text.trim().chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => escaped.push_str("\\n"),
            '\t' => escaped.push(c),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// Content lines, one after the other.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// A line, folded where it gets too long: the rest goes on after a line end and a space, and
    /// that space counts. A character is never cut in two (RFC 5545 §3.1 allows it, but many
    /// programs do not put it together again).
    fn line(&mut self, content: &str) {
        let mut octets = 0;
        for c in content.chars() {
            if octets + c.len_utf8() > LINE_OCTETS {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(c);
            octets += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// A property with text, left out when there is none.
    fn text(&mut self, name: &str, text: &str) {
        let text = escape(text);
        if !text.is_empty() {
            self.line(&format!("{name}:{text}"));
        }
    }

    /// A property with an address, left out when there is none or when it is not one.
    fn uri(&mut self, name: &str, uri: Option<&str>) {
        let uri = uri.map(str::trim).unwrap_or_default();
        let breaks_the_line = |c: char| c.is_control() || c.is_whitespace();
        if !uri.is_empty() && !uri.contains(breaks_the_line) {
            self.line(&format!("{name}:{uri}"));
        }
    }
}
