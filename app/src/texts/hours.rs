//! Opening hours in words: a day, what makes it unlike others, and a week.

use guide::{
    calendar,
    schedule::{DayHours, Exception, SlotKind, SlotOn, Why},
};
use jiff::civil::{Date, Weekday};

use super::Texts;

impl Texts {
    /// "inloop", "spreekuur"
    #[must_use]
    pub fn slot_kind(&self, kind: SlotKind) -> String {
        self.get(&format!("uren.{}", kind.name()))
    }

    /// "Tweede Kerstdag", "verbouwing, tot en met 12 december"; none when there is nothing to say.
    #[must_use]
    pub fn why(&self, why: &Why, today: Date) -> Option<String> {
        match why {
            Why::Holiday(holiday) => Some(self.get(&format!("feestdag.{}", holiday.name()))),
            Why::School(school) => Some(self.get(&format!("vakantie.{}", school.name()))),
            Why::Special(reason) => reason.clone(),
            Why::Closure(reason, until) => {
                let date = until.map(|last| self.day_and_month(last, today));
                match (reason, &date) {
                    (None, _) => None,
                    (Some(reason), None) => Some(reason.clone()),
                    (Some(reason), Some(date)) => {
                        Some(self.with("uren.tot-en-met", &[("reden", reason), ("datum", date)]))
                    }
                }
            }
        }
    }

    /// "dicht", "dicht: Tweede Kerstdag", "tijdelijk dicht, tot en met 12 december".
    #[must_use]
    pub fn closed(&self, exception: Option<&Exception>, today: Date) -> String {
        let Some(exception) = exception else { return self.get("uren.dicht") };
        match (self.why(&exception.why, today), &exception.why) {
            (Some(reason), _) => self.with("uren.dicht-om", &[("reden", &reason)]),
            (None, Why::Closure(_, Some(last))) => {
                let date = self.day_and_month(*last, today);
                self.with("uren.tijdelijk-tot", &[("datum", &date)])
            }
            (None, Why::Closure(_, None)) => self.get("uren.tijdelijk"),
            (None, _) => self.get("uren.dicht"),
        }
    }

    /// What is said beside the hours of a day that is open: "andere tijden: herfstvakantie",
    /// "gewoon open: Koningsdag".
    #[must_use]
    pub fn remark(&self, exception: &Exception, today: Date) -> String {
        let key = if exception.as_usual { "uren.gewoon" } else { "uren.andere-om" };
        match self.why(&exception.why, today) {
            Some(reason) => self.with(key, &[("reden", &reason)]),
            None => self.get("uren.andere"),
        }
    }

    /// "vandaag", "morgen", and then the day of the week.
    #[must_use]
    pub fn day_name(&self, date: Date, today: Date) -> String {
        match calendar::days_between(today, date) {
            0 => self.get("straks.vandaag"),
            1 => self.get("straks.morgen"),
            2..=6 => self.weekday(date.weekday()),
            _ => self.date(date, today),
        }
    }

    /// "inloop 10.00–12.00 uur"
    fn slot_in_words(&self, slot: &SlotOn) -> String {
        self.with(
            "uren.woorden",
            &[
                ("soort", &self.slot_kind(slot.kind)),
                ("van", &self.clock(slot.start.time())),
                ("tot", &self.clock(slot.end.time())),
            ],
        )
    }

    /// What there is on a day, without its name: "open 9.00–17.00 uur en inloop 10.00–12.00 uur",
    /// "dicht: Tweede Kerstdag".
    #[must_use]
    pub fn day_in_words(&self, day: &DayHours, today: Date) -> String {
        if day.slots.is_empty() {
            return self.closed(day.exception.as_ref(), today);
        }
        let slots: Vec<String> = day.slots.iter().map(|slot| self.slot_in_words(slot)).collect();
        let what = self.listed(&slots);
        match &day.exception {
            None => what,
            Some(exception) => {
                let reason = self.remark(exception, today);
                self.with("uren.met-reden", &[("wat", &what), ("reden", &reason)])
            }
        }
    }

    /// "Vandaag dicht: Tweede Kerstdag. Morgen inloop 10.00–12.00 uur.": days in a row on which
    /// there is the same come together.
    #[must_use]
    pub fn days_in_words(&self, days: &[DayHours], today: Date) -> String {
        let mut rows: Vec<(Vec<String>, String)> = Vec::new();
        for day in days {
            let (name, what) = (self.day_name(day.date, today), self.day_in_words(day, today));
            match rows.last_mut() {
                Some((names, known)) if *known == what => names.push(name),
                _ => rows.push((vec![name], what)),
            }
        }
        let rows = rows.iter().map(|(names, what)| (self.listed(names), what.as_str()));
        self.rows_in_words(rows)
    }

    /// A sentence for each row of days and what there is on them.
    fn rows_in_words<'a>(&self, rows: impl Iterator<Item = (String, &'a str)>) -> String {
        let sentences: Vec<String> = rows
            .map(|(days, what)| {
                let sentence = self.with("uren.dag-woorden", &[("dag", &days), ("wat", what)]);
                self.capitalised(&sentence)
            })
            .collect();
        sentences.join(" ")
    }

    /// A week as on a poster, from Monday on: "Ma t/m vr open 9.00–17.00 uur. Za en zo dicht."
    #[must_use]
    pub fn week_in_words(&self, week: &[DayHours], today: Date) -> String {
        let monday = week.iter().position(|day| day.date.weekday() == Weekday::Monday);
        let (after, before) = week.split_at(monday.unwrap_or_default());
        let mut rows: Vec<(Vec<Weekday>, String)> = Vec::new();
        for day in before.iter().chain(after) {
            let (weekday, what) = (day.date.weekday(), self.day_in_words(day, today));
            match rows.last_mut() {
                Some((days, known)) if *known == what => days.push(weekday),
                _ => rows.push((vec![weekday], what)),
            }
        }
        let rows = rows.iter().map(|(days, what)| (self.weekdays(days), what.as_str()));
        self.rows_in_words(rows)
    }

    /// Today, and the first day after it on which there is anything.
    #[must_use]
    pub fn soon_in_words(&self, week: &[DayHours], today: Date) -> String {
        let Some((first, rest)) = week.split_first() else { return String::new() };
        let next = rest.iter().find(|day| !day.slots.is_empty());
        let days: Vec<DayHours> = std::iter::once(first).chain(next).cloned().collect();
        self.days_in_words(&days, today)
    }
}
