//! Puts phrases together: on which days, at what times, and what was said about them.
//!
//! A clause is one or more groups of days with their times. Nearly any order is good as long as
//! it is clear what belongs to what: "ma 9-12 uur, di 10-12 uur inloop" is not, as the walk-in
//! may be on both days.

use jiff::civil::Date;

use super::{
    clock::{self, Hours},
    dates::{self, Around, Dates},
    days::{self, Recurring},
    exceptions::{self, Closing},
    tokens::{Cursor, Kind, Token, source},
    traits::{self, Traits},
    words::{self, Part},
};
use crate::{
    almanac::Holiday,
    schedule::{HolidayWord, InBreaks, SlotKind, Weekdays, Weeks},
};

/// Days as a group has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum On {
    Recurring(Recurring),
    Dates(Vec<Date>),
    Range(Date, Date),
    Holidays(Vec<Holiday>),
}

/// Days and the times on those days.
#[derive(Clone, Debug, Default)]
pub(super) struct Group {
    pub(super) on: Vec<On>,
    /// Whether it is said that the days come back.
    pub(super) repeats: bool,
    pub(super) part: Option<Part>,
    pub(super) times: Vec<Hours>,
    pub(super) closed: bool,
    /// Whether these are said to be the only times of these days.
    pub(super) only: bool,
    pub(super) traits: Traits,
    /// How the days, the times and the kind were written.
    pub(super) said: Said,
    /// Which traits came behind the times.
    trailing: u8,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    pub(super) days: String,
    pub(super) times: String,
    pub(super) kind: String,
}

/// What was understood of a clause.
#[derive(Clone, Debug, Default)]
pub(super) struct Clause {
    pub(super) groups: Vec<Group>,
    /// What was said before any days; part of all groups already.
    pub(super) lead: Traits,
    /// When all of it is closed.
    pub(super) closings: Vec<Closing>,
    /// What follows and says nothing about days or times.
    pub(super) aside: Option<String>,
}

const KIND: u8 = 1;
const OTHER: u8 = 2;

/// Reads a clause; `None` when anything in it is not understood. When `loosely`, words at the end
/// that say nothing about days or times may be anything, and semicolons are commas.
pub(super) fn clause(
    tokens: &[Token],
    text: &str,
    reference: Option<Date>,
    loosely: bool,
) -> Option<Clause> {
    let around = Around { reference, last: None };
    let mut reader = Reader {
        text,
        around,
        loosely,
        separated: false,
        current: Group::default(),
        clause: Clause::default(),
    };
    let mut cursor = Cursor::new(tokens);
    while !cursor.is_at_end() {
        let (before, at) = (reader.clone(), cursor);
        if reader.step(&mut cursor).is_none() {
            (reader, cursor) = (before, at);
            let rest = cursor.rest();
            if !loosely || reader.current.on.is_empty() || !words::is_aside(rest) {
                return None;
            }
            reader.clause.aside = Some(source(rest, text).to_owned());
            break;
        }
    }
    reader.finish()
}

#[derive(Clone)]
struct Reader<'t> {
    text: &'t str,
    around: Around,
    loosely: bool,
    /// Whether a comma or "en" was just read.
    separated: bool,
    current: Group,
    clause: Clause,
}

impl Group {
    fn is_blank(&self) -> bool {
        self.on.is_empty() && self.times.is_empty() && !self.closed
    }

    fn is_complete(&self) -> bool {
        let usual = self.is_usual();
        !self.on.is_empty() && (!self.times.is_empty() || self.closed || usual)
    }

    /// "koningsdag geopend": hours as on any other day.
    pub(super) fn is_usual(&self) -> bool {
        matches!(self.on.as_slice(), [On::Holidays(_)])
            && self.times.is_empty()
            && self.traits.kind == Some(SlotKind::Open)
    }
}

impl<'t> Reader<'t> {
    /// Reads one phrase.
    fn step(&mut self, c: &mut Cursor<'t>) -> Option<()> {
        if c.take_and() || c.take_mark(&[':']) || (self.loosely && c.take_mark(&[';'])) {
            self.separated = true;
            return Some(());
        }
        let start = *c;
        if let Some((closing, last)) = exceptions::closing(c) {
            self.add_closing(closing, last)?;
        } else if c.take_mark(&['.']) || self.traits(c) || self.booking(c) {
            // A separator before these says nothing about what follows.
        } else if let Some(holidays) = exceptions::named(c) {
            self.start_days()?;
            self.current.on.is_empty().then_some(())?;
            self.current.on.push(On::Holidays(holidays));
        } else if let Some((found, part)) = self.dates(c) {
            self.add_dates(found, part)?;
            self.current.said.days = source(start.up_to(c), self.text).to_owned();
        } else if let Some(found) = days::days(c) {
            self.start_days()?;
            self.add_recurring(found.days)?;
            self.current.repeats |= found.repeats;
            self.part(found.part)?;
            self.current.said.days = source(start.up_to(c), self.text).to_owned();
        } else if let Some(found) = clock::hours(c, self.current.part) {
            self.add_hours(found)?;
            self.current.said.times = source(start.up_to(c), self.text).to_owned();
        } else if let Some((kind, note)) = words::kind(c) {
            self.kind(kind, note, *c)?;
            self.current.said.kind = source(start.up_to(c), self.text).to_owned();
        } else if c.brackets().is_some() {
            self.brackets(c)?;
        } else if c.take_word(&["gesloten", "dicht", "sletten", "ticht"])
            || c.take_words(&["tijdelijk|tydlik", "gesloten|dicht|sletten|ticht"])
        {
            self.closed(*c)?;
        } else if self.current.closed
            && (c.take_word(&["wegens", "vanwege", "fanwege"])
                || c.take_words(&["in", "verband", "met"]))
        {
            let start = *c;
            while !c.is_at_end() && c.kind(0) != Some(&Kind::Mark(',')) {
                c.advance(1);
            }
            let said = start.up_to(c);
            // What says when it is, or nothing, is no reason; and one stands in brackets when it is
            // written again.
            let is_bracket = |token: &Token| matches!(token.kind, Kind::Mark('(' | ')'));
            let is_reason = !said.iter().any(is_bracket) && self.with(Cursor::new(said)).is_none();
            is_reason.then_some(())?;
            let reason = source(said, self.text).to_owned();
            self.current.traits.notes.push(reason);
        } else if matches!(self.current.on.as_slice(), [On::Dates(_)])
            && self.current.times.is_empty()
            && c.take_word(&["alleen", "allinnich", "uitsluitend"])
        {
            self.current.only = true;
        } else if let Some(part) = words::at_part(c) {
            self.part(Some(part))?;
        } else if c.take_words(&["telefonisch", "bereikbaar"]) || c.take_word(&["bereikbaar"]) {
            let note = source(start.up_to(c), self.text).to_owned();
            self.traits_here(OTHER)?.notes.push(note);
        } else if !c.take_word(&["op", "is", "zijn", "we", "wij", "wy"]) {
            return None;
        }
        self.separated = false;
        Some(())
    }

    fn finish(mut self) -> Option<Clause> {
        self.flush()?;
        let groups = &self.clause.groups;
        let trailing = groups.first().map_or(0, |group| group.trailing);
        groups.iter().all(|group| group.trailing == trailing).then_some(self.clause)
    }

    /// Closes the current group. A group without days is only good when nothing else is there.
    fn flush(&mut self) -> Option<()> {
        let mut group = std::mem::take(&mut self.current);
        if group.is_blank() {
            // The words belong to what follows.
            self.current.said = group.said;
            return Some(());
        }
        // "gesloten vanaf 21 december 2026" names its days in another way.
        let from_then = group.closed && !group.traits.is_timeless();
        if group.on.is_empty() && !from_then || group.closed && !group.times.is_empty() {
            return None;
        }
        if group.only && group.times.is_empty() {
            return None;
        }
        group.traits.fill(&self.clause.lead)?;
        self.clause.groups.push(group);
        Some(())
    }

    /// Where a trait that stands here belongs: before any days to all that follows, otherwise to
    /// the days it stands beside.
    fn traits_here(&mut self, sort: u8) -> Option<&mut Traits> {
        if self.current.is_blank() {
            // Behind a whole group it would have stood with that group.
            return self.clause.groups.is_empty().then_some(&mut self.clause.lead);
        }
        if self.current.is_complete() {
            self.current.trailing |= sort;
        }
        Some(&mut self.current.traits)
    }

    fn start_days(&mut self) -> Option<()> {
        if !self.current.times.is_empty() && self.current.on.is_empty() {
            // Times first, then the days: only when that is all.
            return self.clause.groups.is_empty().then_some(());
        }
        if self.current.is_complete() {
            // Whether these days are closed then as well is not clear.
            self.clause.closings.is_empty().then_some(())?;
            return self.flush();
        }
        Some(())
    }

    /// Something like "in schoolvakanties gesloten" is about all that stands before or behind it.
    fn add_closing(&mut self, closing: Closing, last: bool) -> Option<()> {
        if !self.current.is_blank() && !self.current.is_complete() {
            // "zon- en feestdagen gesloten" is about the days before it as well.
            let listed = last && self.separated && !self.current.on.is_empty();
            (listed && self.current.times.is_empty()).then_some(())?;
            self.current.closed = true;
        }
        self.clause.closings.push(closing);
        Some(())
    }

    /// How to make the appointment of which the kind has just been read.
    fn booking(&mut self, c: &mut Cursor<'t>) -> bool {
        let text = self.text;
        let traits =
            if self.current.is_blank() { &mut self.clause.lead } else { &mut self.current.traits };
        if traits.kind != Some(SlotKind::Afspraak) || !traits.booking.is_empty() {
            return false;
        }
        let Some(found) = exceptions::booking(c, text) else { return false };
        traits.booking = found;
        true
    }

    fn part(&mut self, part: Option<Part>) -> Option<()> {
        match (self.current.part, part) {
            (_, None) => Some(()),
            (Some(known), Some(part)) if known != part => None,
            (_, Some(part))
                if !self.current.times.iter().all(|hours| part.allows_time(hours.from)) =>
            {
                None
            }
            _ => {
                self.current.part = part;
                Some(())
            }
        }
    }

    fn dates(&self, c: &mut Cursor<'t>) -> Option<(Dates, Option<Part>)> {
        c.attempt(|c| {
            let from = c.take_word(&["van", "fan"]);
            let found = dates::dates(c, self.around)?;
            (!from || matches!(found.0, Dates::Range(..))).then_some(found)
        })
    }

    fn add_dates(&mut self, found: Dates, part: Option<Part>) -> Option<()> {
        self.start_days()?;
        self.current.on.is_empty().then_some(())?;
        let on = match found {
            Dates::Days(dates) => {
                self.around.last = dates.last().copied();
                On::Dates(dates)
            }
            Dates::Range(first, last) => {
                self.around.last = Some(last);
                On::Range(first, last)
            }
        };
        self.current.on.push(on);
        self.part(part)
    }

    fn add_recurring(&mut self, days: Recurring) -> Option<()> {
        match (self.current.on.as_slice(), &days) {
            ([], _) => {}
            // "van 1 juli t/m 31 augustus 2026 ma t/m vr".
            ([On::Range(first, last)], _) if self.current.traits.is_timeless() => {
                self.current.traits.from = Some(*first);
                self.current.traits.until = Some(*last);
                self.current.on.clear();
            }
            // "1e maandag en 3e donderdag".
            ([.., On::Recurring(Recurring::Monthly(..))], Recurring::Monthly(..))
                if self.separated => {}
            _ => return None,
        }
        self.current.on.push(On::Recurring(days));
        Some(())
    }

    fn add_hours(&mut self, hours: Hours) -> Option<()> {
        let more = !self.current.times.is_empty();
        // Behind a trait it is not clear whether the trait is about these hours as well.
        if more && (!self.separated || self.current.trailing != 0) || self.current.closed {
            return None;
        }
        self.current.times.push(hours);
        Some(())
    }

    fn names_days(&self, mut c: Cursor<'t>) -> bool {
        dates::dates(&mut c, self.around).is_some()
            || exceptions::named(&mut c).is_some()
            || days::days(&mut c).is_some()
    }

    fn kind(&mut self, kind: SlotKind, note: Option<String>, behind: Cursor<'t>) -> Option<()> {
        let mut ahead = behind;
        let colon = ahead.take_mark(&[':']);
        if self.current.is_complete() {
            let begins = self.separated || colon;
            if clock::hours(&mut ahead.clone(), self.current.part).is_some() {
                // "ma open 9-17 uur, inloop 10-12 uur": other hours on the same days.
                begins.then_some(())?;
                let (on, repeats) = (self.current.on.clone(), self.current.repeats);
                let part = self.current.part;
                self.flush()?;
                self.current = Group { on, repeats, part, ..Group::default() };
            } else if self.names_days(ahead) {
                // "ma 9-12 uur, inloop di 10-12 uur"; without the comma it is not clear.
                begins.then_some(())?;
                self.flush()?;
                self.clause.lead.kind = None;
                self.clause.lead.notes.clear();
                return self.clause.lead.set_kind(kind, note);
            } else if self.current.times.len() > 1 || self.separated && ahead.take_and() {
                return None;
            }
        }
        if self.current.is_blank() {
            return self.clause.lead.set_kind(kind, note);
        }
        self.traits_here(KIND)?.set_kind(kind, note)
    }

    fn closed(&mut self, behind: Cursor<'t>) -> Option<()> {
        if self.current.is_complete() {
            (self.separated && self.names_days(behind)).then_some(())?;
            self.flush()?;
        }
        self.current.times.is_empty().then_some(())?;
        self.current.closed = true;
        Some(())
    }

    /// What this becomes with more words, when they say something of days and times as a whole.
    fn with(&self, mut words: Cursor<'t>) -> Option<Self> {
        let mut trial = self.clone();
        while !words.is_at_end() && trial.step(&mut words).is_some() {}
        (words.is_at_end() && trial.clause.groups.len() == self.clause.groups.len())
            .then_some(trial)
    }

    /// "(ook wo 08-02)", "(even weken)", "(23 mei, 30 mei)", "(ingang achterom)".
    fn brackets(&mut self, c: &mut Cursor<'t>) -> Option<()> {
        let (inside, behind) = c.brackets()?;
        *c = behind;
        let mut also = inside;
        if also.take_word(&["ook", "ek"]) {
            let found = self.dates(&mut also).map(|(found, _)| found);
            also.is_at_end().then_some(())?;
            return match (self.current.on.as_mut_slice(), found?) {
                ([On::Dates(known)], Dates::Days(more)) => {
                    known.extend(more);
                    known.is_sorted_by(|a, b| a < b).then_some(())
                }
                _ => None,
            };
        }
        if let Some(understood) = self.with(inside) {
            *self = understood;
            return Some(());
        }
        // Why it is closed, or open at other times, may be anything.
        let reason = self.current.closed || self.current.only && !self.current.times.is_empty();
        let aside = reason || !self.current.on.is_empty() && words::is_aside(inside.rest());
        aside.then_some(())?;
        self.current.traits.notes.push(source(inside.rest(), self.text).to_owned());
        Some(())
    }

    /// What is said about days and times in fixed words.
    fn traits(&mut self, c: &mut Cursor<'t>) -> bool {
        let around = self.around;
        let read = c.attempt(|c| {
            let mut found = self.clone();
            let said = found.traits_here(OTHER)?;
            if let Some(weeks) = c.attempt(traits::parity) {
                (said.weeks == Weeks::Every).then_some(())?;
                said.weeks = weeks;
            } else if traits::alternate(c) {
                said.alternate = true;
            } else if let Some(school) = traits::school_holidays(c) {
                (said.school == InBreaks::AsUsual).then_some(())?;
                said.school = school;
            } else if let Some(word) = traits::holidays(c) {
                (said.holidays == HolidayWord::Unsaid).then_some(())?;
                said.holidays = word;
            } else if let Some(season) = exceptions::season(c) {
                said.season.is_none().then_some(())?;
                said.season = Some(season);
            } else {
                let (from, until) = c.attempt(|c| traits::validity(c, around))?;
                said.is_timeless().then_some(())?;
                // "van 3 t/m 8 mei" without days is just dates.
                (from.is_none() || until.is_none() || !self.current.on.is_empty()).then_some(())?;
                (said.from, said.until) = (from, until);
            }
            Some(found)
        });
        let Some(found) = read else { return false };
        *self = found;
        true
    }
}

impl On {
    /// The days of the week, when it is just those of every week.
    pub(super) fn weekdays(&self) -> Option<Weekdays> {
        match self {
            Self::Recurring(Recurring::Weekly(days)) => Some(*days),
            _ => None,
        }
    }
}
