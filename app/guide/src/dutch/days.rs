//! Days that come back: "ma t/m vr", "dagelijks", "elke eerste maandag van de maand", "1e en 3e
//! donderdag", "dinsdag- en donderdagmiddag".

use jiff::civil::Weekday;

use super::{
    exceptions,
    tokens::{Cursor, Kind},
    words::{self, DayWord, EVERY, Part},
};
use crate::schedule::{Nth, Weekdays};

/// Which days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Recurring {
    Weekly(Weekdays),
    Monthly(Vec<Nth>, Weekday),
}

/// A phrase that names days without a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DayPhrase {
    pub(super) days: Recurring,
    /// The part of the day that was named with them.
    pub(super) part: Option<Part>,
    /// Whether it is said that they come back; "maandag" may be just the next one.
    pub(super) repeats: bool,
}

/// Reads such a phrase.
pub(super) fn days(c: &mut Cursor<'_>) -> Option<DayPhrase> {
    c.attempt(|c| {
        let on = c.take_word(&["op"]);
        c.take_word(&["de"]);
        daily(c).or_else(|| c.attempt(monthly)).or_else(|| c.attempt(|c| weekly(c, on)))
    })
}

fn phrase(days: Weekdays, part: Option<Part>, repeats: bool) -> DayPhrase {
    DayPhrase { days: Recurring::Weekly(days), part, repeats }
}

/// "dagelijks", "elke dag", "alle werkdagen", "in het weekend".
fn daily(c: &mut Cursor<'_>) -> Option<DayPhrase> {
    let start = *c;
    let every = c.take_word(&EVERY);
    let days = c.take(|word| {
        Some(match word {
            "dagelijks" | "deistich" | "deistichs" => (Weekdays::ALL, true),
            "dag" | "dagen" | "dei" if every => (Weekdays::ALL, true),
            "werkdagen" | "weekdagen" | "doordeweeks" | "wurkdagen" => (Weekdays::WORKDAYS, true),
            "werkdag" | "weekdag" | "wurkdei" if every => (Weekdays::WORKDAYS, true),
            "weekenden" | "weekends" => (Weekdays::WEEKEND, true),
            "weekend" | "weekeinde" | "wykein" => (Weekdays::WEEKEND, every),
            _ => return None,
        })
    });
    if let Some((days, repeats)) = days {
        return Some(phrase(days, None, repeats));
    }
    *c = start;
    c.take_words(&["doordeweekse", "dagen"])
        .then(|| phrase(Weekdays::WORKDAYS, None, true))
        .or_else(|| {
            c.take_words(&["in|yn", "het|'t|it", "weekend|weekeinde|wykein"])
                .then(|| phrase(Weekdays::WEEKEND, None, false))
        })
}

/// "elke eerste maandag van de maand", "1e en 3e donderdag", "earste tiisdeis yn 'e moanne".
fn monthly(c: &mut Cursor<'_>) -> Option<DayPhrase> {
    let _ = c.take_words(&["elke|iedere|eltse", "maand|moanne"]) || c.take_word(&["maandelijks"]);
    c.take_mark(&[',']);
    c.take_word(&["op"]);
    c.take_word(&EVERY);
    c.take_word(&["de"]);
    let mut ordinals = vec![ordinal(c)?];
    while let Some(next) = c.attempt(|c| {
        c.take_and().then_some(())?;
        c.take_word(&["de"]);
        ordinal(c)
    }) {
        ordinals.push(next);
    }
    ordinals.sort();
    ordinals.dedup();
    let (day, part) = day_word(c)?;
    let _ = c.take_words(&["van|fan|in|yn", "de|'e|elke|iedere|eltse", "maand|moanne"])
        || c.take_words(&["vd", "maand"])
        || of_the_month(c)
        || c.take_words(&["per", "maand|moanne"]);
    Some(DayPhrase { days: Recurring::Monthly(ordinals, day.day), part, repeats: true })
}

/// "v.d. maand", "v/d maand".
fn of_the_month(c: &mut Cursor<'_>) -> bool {
    c.attempt(|c| {
        c.take_word(&["v"]).then_some(())?;
        c.take_adjacent(&['.', '/']).then_some(())?;
        c.take_word(&["d"]).then_some(())?;
        c.take_adjacent(&['.']);
        c.take_word(&["maand"]).then_some(())
    })
    .is_some()
}

/// "1e", "3de", "eerste", "laatste".
fn ordinal(c: &mut Cursor<'_>) -> Option<Nth> {
    c.attempt(|c| {
        let Some((number, 1)) = c.number() else { return c.take(words::nth) };
        c.advance(1);
        let suffixed = c.is_adjacent() && c.take_word(&["e", "de", "ste"]);
        suffixed.then(|| Nth::from_number(i8::try_from(number).ok()?)).flatten()
    })
}

/// A weekday with the part of the day in or behind it.
fn day_word(c: &mut Cursor<'_>) -> Option<(DayWord, Option<Part>)> {
    // The first half of "zon- en feestdagen".
    let half = c.attempt(|c| {
        c.take_word(&["zon"]).then_some(())?;
        let mut ahead = *c;
        (ahead.take_adjacent(&['-']) && ahead.take_and()).then_some(())
    });
    if half.is_some() {
        let day = DayWord { day: Weekday::Sunday, part: None, repeats: true, short: true };
        return Some((day, None));
    }
    let day = c.take(words::weekday)?;
    if day.short {
        c.take_adjacent(&['.']);
    }
    let part = day.part.or_else(|| words::at_part(c)).or_else(|| c.take(words::part));
    Some((day, part))
}

/// "elke woensdag", "ma t/m vr", "ma, wo en vr", "dinsdag- en donderdagmiddag".
fn weekly(c: &mut Cursor<'_>, on: bool) -> Option<DayPhrase> {
    let mut repeats =
        c.take_words(&["elke|iedere|eltse", "week|wike"]) || c.take_word(&["wekelijks"]);
    let on = on || c.take_word(&["op"]);
    repeats |= c.take_word(&EVERY);
    c.take_word(&["'s"]);
    c.take_word(&["van", "fan"]);
    let mut days = Weekdays::NONE;
    let mut part = None;
    let mut count = 0;
    loop {
        let (first, first_part) = day_word(c)?;
        let last = c.attempt(|c| {
            let through = c.take_mark(&['-']) || c.take_word(&["t/m"]);
            (through || c.take_words(&["tot|oant", "en", "met|mei"])).then_some(())?;
            day_word(c)
        });
        repeats |= first.repeats;
        for found in [first_part, last.and_then(|(_, part)| part)].into_iter().flatten() {
            if part.is_some_and(|known| known != found) {
                return None;
            }
            part = Some(found);
        }
        days = days.and(match last {
            Some((last, _)) => Weekdays::range(first.day, last.day),
            None => first.day.into(),
        });
        count += 1;
        let next = c.attempt(|c| {
            // The dash of "dinsdag- en donderdagmiddag".
            let cut = c.take_adjacent(&['-']);
            (c.take_and() || !cut && c.take_mark(&['/'])).then_some(())?;
            c.take_word(&["op"]);
            // With a number and a month behind it the weekday belongs to a date.
            let mut ahead = *c;
            day_word(&mut ahead)?;
            let month =
                matches!(ahead.kind(1), Some(Kind::Word(word)) if words::month(word).is_some());
            (ahead.number().is_none() || !month).then_some(())
        });
        if next.is_none() {
            break;
        }
    }
    let _ = c.attempt(|c| {
        c.take_adjacent(&['-']).then_some(())?;
        let mut ahead = *c;
        (ahead.take_and() && exceptions::holidays(&mut ahead)).then_some(())
    });
    // "op maandag en woensdag" are not two days of one week.
    repeats |= on && (count > 1 || days.len() > 1);
    Some(phrase(days, part, repeats))
}
