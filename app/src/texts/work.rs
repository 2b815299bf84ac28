//! When volunteer work is and how much time it takes, in words.

use guide::{
    day_part::{DayParts, Part},
    effort::{Each, Effort},
};
use jiff::civil::Weekday;

use super::Texts;

impl Texts {
    /// "ochtend"
    #[must_use]
    pub fn part(&self, part: Part) -> String {
        self.get(&format!("dagdeel.{}", part.name()))
    }

    /// "ma en vr ochtend", "za ochtend en middag, zo middag", "ma t/m vr avond": days on which the
    /// same parts are meant come together.
    #[must_use]
    pub fn day_parts(&self, parts: DayParts) -> String {
        let mut groups: Vec<(Vec<Part>, Vec<Weekday>)> = Vec::new();
        for day in Weekday::Monday.cycle_forward().take(7) {
            let of_day = parts.iter().filter(|it| it.day == day).map(|it| it.part);
            let of_day: Vec<Part> = of_day.collect();
            match groups.iter_mut().find(|(known, _)| *known == of_day) {
                _ if of_day.is_empty() => {}
                Some((_, days)) => days.push(day),
                None => groups.push((of_day, vec![day])),
            }
        }
        let said: Vec<String> = groups
            .iter()
            .map(|(of_day, days)| {
                let days = self.weekdays(days);
                if of_day.len() == Part::ALL.len() {
                    return days;
                }
                let names: Vec<String> = of_day.iter().map(|part| self.part(*part)).collect();
                [days, self.listed(&names)].join(" ")
            })
            .collect();
        self.in_a_row(&said)
    }

    /// "ma, wo en vr", "ma t/m vr"
    pub(super) fn weekdays(&self, days: &[Weekday]) -> String {
        if let [first, .., last] = days
            && days.len() > 2
            && usize::try_from(first.until(*last)).is_ok_and(|length| length + 1 == days.len())
        {
            let (first, last) = (self.weekday_short(*first), self.weekday_short(*last));
            return self.with("uren.van-tot-dagen", &[("van", &first), ("tot", &last)]);
        }
        let names: Vec<String> = days.iter().map(|day| self.weekday_short(*day)).collect();
        self.listed(&names)
    }

    /// "4 uur per week"
    #[must_use]
    pub fn effort(&self, effort: Effort) -> String {
        let key = match effort.each {
            Each::Week => "duur.week",
            Each::Month => "duur.maand",
            Each::Time => "duur.keer",
        };
        self.count(key, usize::from(effort.hours))
    }
}
