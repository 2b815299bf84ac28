//! Reads in which parts of the week somebody is wanted: "di middag", "ma t/m vr overdag",
//! "zondagmiddag 15:00-17:00 volgens rooster", "in overleg".
//!
//! As with opening hours (see [`crate::dutch`]) a text is understood right or left: a word that is
//! not known, such as "behalve", makes the whole of it unknown. It is a grammar of its own, because
//! a part of the day is all that opening hours do not keep, and because phones read these.

use jiff::civil::Weekday;

use crate::{
    dutch::{DayWord, EVERY, Part as Said, part, weekday},
    fold,
    schedule::Weekdays,
};

use super::{DayParts, Part};

/// When a vacancy needs somebody, as far as its words tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Times {
    /// Nothing is said, or nothing that is understood.
    #[default]
    Unknown,
    /// Whoever comes may choose.
    Free,
    /// In one or more of these parts of the week.
    At(DayParts),
}

impl Times {
    /// What words that stand beside each other tell together: named parts say more than
    /// "in overleg", and what is not understood takes nothing away from what is.
    #[must_use]
    pub fn of(words: &[String]) -> Self {
        words.iter().fold(Self::Unknown, |times, text| match (times, Self::read(text)) {
            (Self::At(known), Self::At(more)) => Self::At(known.or(more)),
            (at @ Self::At(_), _) | (_, at @ Self::At(_)) => at,
            (Self::Free, _) | (_, Self::Free) => Self::Free,
            (Self::Unknown, Self::Unknown) => Self::Unknown,
        })
    }

    /// What one text tells.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let tokens = tokens(text);
        let mut reading = Reading::default();
        let understood =
            tokens.iter().enumerate().all(|(at, token)| reading.take(token, tokens.get(at + 1)));
        if !understood {
            return Self::Unknown;
        }
        match reading.end() {
            Some(found) if !found.is_empty() => Self::At(found),
            Some(_) if reading.free => Self::Free,
            _ => Self::Unknown,
        }
    }
}

/// A word or a number, and the mark right before it.
struct Token {
    word: String,
    mark: char,
}

impl Token {
    fn number(&self) -> Option<u16> {
        self.word.parse().ok()
    }
}

/// Cuts a text into words and numbers. Accents stay, because the words of days have them.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut mark = ' ';
    let mut open = false;
    for c in text.chars() {
        let c = match fold::lower(c) {
            '\u{2018}' | '\u{2019}' | '`' | '´' => '\'',
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            c => c,
        };
        if !(c.is_alphanumeric() || c == '\'') {
            if c != ' ' || open {
                mark = c;
            }
            open = false;
            continue;
        }
        let goes_on = tokens.last().filter(|_| open).is_some_and(|last| {
            last.word.ends_with(|c: char| c.is_ascii_digit()) == c.is_ascii_digit()
        });
        match tokens.last_mut() {
            Some(last) if goes_on => last.word.push(c),
            _ => tokens.push(Token { word: c.into(), mark: if open { ' ' } else { mark } }),
        }
        mark = ' ';
        open = true;
    }
    tokens
}

/// What has been read so far.
#[derive(Default)]
struct Reading {
    /// Of phrases that are over.
    found: DayParts,
    /// Of the phrase that is being read.
    days: Weekdays,
    parts: Vec<Part>,
    hours: Vec<u16>,
    /// The day before, from which a range may begin.
    last: Option<Weekday>,
    /// "t/m" has been read.
    through: bool,
    /// "elke" has been read.
    every: bool,
    /// The part of the day came before its days.
    parts_first: bool,
    /// The numbers are times on a clock.
    clock: bool,
    free: bool,
}

/// Words that do not change when it is.
const FILLERS: [&str; 36] = [
    "een",
    "één",
    "of",
    "en",
    "om",
    "de",
    "het",
    "in",
    "op",
    "van",
    "per",
    "week",
    "volgens",
    "rooster",
    "wisseldienst",
    "dienst",
    "beurt",
    "met",
    "'s",
    "s",
    "dag",
    "dagen",
    "dagdeel",
    "dagdelen",
    "twee",
    "drie",
    "hele",
    "uur",
    "u",
    "oere",
    "je",
    "te",
    "naar",
    "eigen",
    "tijden",
    "wanneer",
];
/// Words that leave the choice to who comes.
const FREE: [&str; 10] = [
    "zelf",
    "kiezen",
    "keuze",
    "overleg",
    "flexibel",
    "flexibele",
    "wisselend",
    "wisselende",
    "wilt",
    "oerlis",
];

impl Reading {
    /// Takes a token in; false when it is not understood.
    fn take(&mut self, token: &Token, next: Option<&Token>) -> bool {
        if let Some(number) = token.number() {
            return self.number(number, token.mark, next);
        }
        let word = token.word.as_str();
        let every = std::mem::take(&mut self.every);
        if let Some(day) = weekday(word) {
            return self.day(day, token.mark);
        }
        if let Some(part) = part(word) {
            return self.part(part);
        }
        match word {
            "t" | "tm" | "tot" | "oant" => {
                self.through = self.last.is_some();
                self.clock |= !self.hours.is_empty();
            }
            // The rest of "t/m" and "tot en met".
            "m" | "en" | "met" | "mei" if self.through => {}
            "doordeweeks" | "doordeweekse" | "werkdagen" | "weekdagen" | "wurkdagen" => {
                self.days(Weekdays::WORKDAYS);
            }
            "weekend" | "weekenden" | "weekeinde" | "wykein" => self.days(Weekdays::WEEKEND),
            "dagelijks" | "deistich" => self.days(Weekdays::ALL),
            "dag" | "dagen" | "dei" if every => self.days(Weekdays::ALL),
            "overdag" | "oerdei" => {
                return self.part(Said::Morning) && self.part(Said::Afternoon);
            }
            word if EVERY.contains(&word) => self.every = true,
            word if FREE.contains(&word) => self.free = true,
            word => return FILLERS.contains(&word),
        }
        true
    }

    /// A number is a time on the clock, or it counts what follows.
    fn number(&mut self, number: u16, mark: char, next: Option<&Token>) -> bool {
        let is_minutes = matches!(mark, ':' | '.') && !self.hours.is_empty();
        let counts = next.is_some_and(|next| {
            next.number().is_none() && !matches!(next.word.as_str(), "uur" | "u" | "oere" | "tot")
        });
        if is_minutes || mark == '-' {
            self.clock = true;
        } else if counts {
            return true;
        }
        self.clock |= next.is_some_and(|next| matches!(next.word.as_str(), "uur" | "u" | "oere"));
        if !is_minutes {
            self.hours.push(number);
        }
        (is_minutes && number < 60) || (6..=24).contains(&number)
    }

    fn day(&mut self, word: DayWord, mark: char) -> bool {
        self.next_phrase();
        let from = self.last.filter(|_| self.through || mark == '-');
        self.days = self.days.and(match from {
            Some(from) => Weekdays::range(from, word.day),
            None => word.day.into(),
        });
        self.through = false;
        self.last = Some(word.day);
        word.part.is_none_or(|part| self.part(part))
    }

    fn days(&mut self, days: Weekdays) {
        self.next_phrase();
        self.days = self.days.and(days);
        self.last = None;
    }

    /// Days behind a part of the day begin another phrase, unless that part has no days yet.
    fn next_phrase(&mut self) {
        if self.parts.is_empty() {
            return;
        }
        if self.days.is_empty() {
            self.parts_first = true;
        } else if !self.parts_first {
            self.end();
        }
    }

    fn part(&mut self, said: Said) -> bool {
        let part = match said {
            Said::Morning => Part::Morning,
            Said::Afternoon => Part::Afternoon,
            Said::Evening => Part::Evening,
            // No part of the week that is asked for.
            Said::Night => return false,
        };
        self.parts.push(part);
        // "avond op di, middag": whose afternoon is it?
        !(self.parts_first && !self.days.is_empty())
    }

    /// Ends a phrase; none when its numbers are not understood.
    fn end(&mut self) -> Option<DayParts> {
        if let (Some(first), Some(last)) = (self.hours.first(), self.hours.last()) {
            if !self.clock {
                return None;
            }
            if self.parts.is_empty() {
                let until = (*last).max(*first + 1);
                let is_in = |from: u16, to: u16| *first < to && until > from;
                let within = [is_in(0, 12), is_in(12, 18), is_in(18, 25)];
                self.parts = Part::ALL.into_iter().filter(|it| within[*it as usize]).collect();
            }
        }
        let parts = self.parts.iter().fold(DayParts::NONE, |all, it| all.or(DayParts::every(*it)));
        let days = DayParts::days(self.days);
        self.found = self.found.or(match (days.is_empty(), parts.is_empty()) {
            (false, false) => days.and(parts),
            // Which part, or which day, is not said: it may be any.
            _ => days.or(parts),
        });
        self.days = Weekdays::NONE;
        self.parts.clear();
        self.hours.clear();
        self.clock = false;
        Some(self.found)
    }
}
