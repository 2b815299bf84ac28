//! What makes days unlike others: public holidays, school holidays, seasons, and how to make an
//! appointment.

use super::{
    tokens::{Cursor, Kind, source},
    words,
};
use crate::{
    almanac::{Holiday, SchoolBreak},
    schedule::{Booking, Breaks, MonthDay, Season},
};

/// When all of it is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Closing {
    /// On the days on which the municipality closes.
    Holidays,
    Breaks(Breaks),
    Season(Season),
}

const CLOSED: [&str; 4] = ["gesloten", "dicht", "sletten", "ticht"];

/// "gesloten op feestdagen", "in schoolvakanties gesloten", "juli en augustus dicht"; and whether
/// the word for closed came last, so that what stood before it may be closed as well.
pub(super) fn closing(c: &mut Cursor<'_>) -> Option<(Closing, bool)> {
    let first = c.attempt(|c| {
        c.take_word(&CLOSED).then_some(())?;
        when(c)
    });
    if let Some(found) = first {
        return Some((found, false));
    }
    c.attempt(|c| {
        let found = when(c)?;
        if c.take_word(&["is", "zijn", "binne"]) {
            c.take_word(&["we", "wij", "wy"]);
        }
        c.take_word(&CLOSED).then_some((found, true))
    })
}

fn when(c: &mut Cursor<'_>) -> Option<Closing> {
    if holidays(c) {
        return Some(Closing::Holidays);
    }
    if let Some(breaks) = breaks(c) {
        return Some(Closing::Breaks(breaks));
    }
    c.attempt(every_year).or_else(|| c.attempt(|c| months(c, true))).map(Closing::Season)
}

/// "op feestdagen", "tijdens alle erkende feestdagen".
pub(super) fn holidays(c: &mut Cursor<'_>) -> bool {
    c.attempt(|c| {
        c.take_word(&["op", "tijdens", "met", "mei"]);
        c.take_word(&["de", "alle"]);
        c.take_word(&["nationale", "erkende", "officiële", "algemene"]);
        c.take_word(&["feestdagen"]).then_some(())
    })
    .is_some()
}

/// "in de schoolvakanties", "tijdens de herfst- en kerstvakantie", "yn de skoalfakânsjes".
pub(super) fn breaks(c: &mut Cursor<'_>) -> Option<Breaks> {
    c.attempt(|c| {
        c.take_word(&["in", "tijdens", "gedurende", "yn"]);
        let mut found = Breaks::default();
        loop {
            c.take_word(&["de", "alle"]);
            let every = [
                "schoolvakanties",
                "schoolvakantie",
                "basisschoolvakanties",
                "skoalfakânsjes",
                "skoalfakânsje",
            ];
            found = if c.take_word(&every) {
                found.and(Breaks::ALL)
            } else {
                found.and([one_break(c)?].into_iter().collect())
            };
            let next = c.attempt(|c| {
                c.take_and().then_some(())?;
                let mut ahead = *c;
                ahead.take_word(&["de"]);
                one_break(&mut ahead).map(|_| ())
            });
            if next.is_none() {
                return Some(found);
            }
        }
    })
}

/// "zomervakantie", or "zomer-" of "zomer- en herfstvakantie".
fn one_break(c: &mut Cursor<'_>) -> Option<SchoolBreak> {
    let meaning = |word: &str| {
        let stem =
            ["vakanties", "vakantie", "fakânsje"].iter().find_map(|end| word.strip_suffix(end));
        break_stem(stem?)
    };
    c.take(meaning).or_else(|| {
        c.attempt(|c| {
            let found = c.take(break_stem)?;
            c.take_adjacent(&['-']).then_some(())?;
            let mut ahead = *c;
            ahead.take_and().then_some(())?;
            ahead.take_word(&["de"]);
            ahead.take(meaning).or_else(|| ahead.take(break_stem))?;
            Some(found)
        })
    })
}

fn break_stem(stem: &str) -> Option<SchoolBreak> {
    Some(match stem {
        "herfst" | "hjerst" => SchoolBreak::Autumn,
        "kerst" | "kryst" => SchoolBreak::Christmas,
        "voorjaars" | "krokus" | "foarjiers" | "maitiids" => SchoolBreak::Spring,
        "mei" | "maaie" => SchoolBreak::May,
        "zomer" | "simmer" => SchoolBreak::Summer,
        _ => return None,
    })
}

/// "elk jaar van 1 april t/m 31 oktober", "april t/m oktober", "in de maanden juni en juli",
/// "behalve in augustus".
pub(super) fn season(c: &mut Cursor<'_>) -> Option<Season> {
    c.attempt(|c| {
        c.take_word(&["niet", "net", "behalve", "uitgezonderd"]).then_some(())?;
        months(c, true)?.rest()
    })
    .or_else(|| c.attempt(every_year))
    .or_else(|| c.attempt(|c| months(c, false)))
}

fn every_year(c: &mut Cursor<'_>) -> Option<Season> {
    c.take_words(&["elk|ieder|elts", "jaar|jier"]).then_some(())?;
    c.take_word(&["van", "fan"]);
    let from = month_day(c)?;
    through(c).then_some(())?;
    let until = month_day(c)?;
    Some(Season { from, until })
}

fn month_day(c: &mut Cursor<'_>) -> Option<MonthDay> {
    let (day, 1..=2) = c.number()? else { return None };
    c.advance(1);
    let month = c.take(words::month)?;
    MonthDay::new(month, i8::try_from(day).ok()?)
}

fn through(c: &mut Cursor<'_>) -> bool {
    c.take_mark(&['-']) || c.take_word(&["t/m"]) || c.take_words(&["tot|oant", "en", "met|mei"])
}

/// Whole months, with no day before them and no year behind; one month when that is clear enough.
fn months(c: &mut Cursor<'_>, one: bool) -> Option<Season> {
    c.take_word(&["van", "fan", "in", "yn"]);
    c.take_word(&["de"]);
    c.take_word(&["maanden", "maand", "moannen", "moanne"]);
    let first = c.take(words::month)?;
    let last = c.attempt(|c| {
        if through(c) {
            return c.take(words::month);
        }
        // "juni en juli" are in a row, "mei en september" are not one season.
        c.take_and().then_some(())?;
        c.take(words::month).filter(|last| *last == first % 12 + 1)
    });
    let last = last.or(one.then_some(first))?;
    c.number().is_none_or(|(_, digits)| digits != 4).then_some(())?;
    Season::months(first, last)
}

/// Names of public holidays: "koningsdag", "eerste en tweede kerstdag", "pasen".
pub(super) fn named(c: &mut Cursor<'_>) -> Option<Vec<Holiday>> {
    c.attempt(|c| {
        let mut found = one_name(c)?;
        while let Some(more) = c.attempt(|c| {
            c.take_and().then_some(())?;
            c.take_word(&["op"]);
            one_name(c)
        }) {
            found.extend(more);
        }
        crate::sort::once_each(&mut found);
        Some(found)
    })
}

fn one_name(c: &mut Cursor<'_>) -> Option<Vec<Holiday>> {
    use Holiday::{
        Ascension, BoxingDay, Christmas, EasterMonday, EasterSunday, GoodFriday, KingsDay,
        LiberationDay, NewYear, WhitMonday, WhitSunday,
    };
    let _ = c.take_word(&["met", "mei"]);
    if c.attempt(|c| {
        c.take_word(&["goede"]).then_some(())?;
        c.take_adjacent(&['-']);
        c.take_word(&["vrijdag"]).then_some(())
    })
    .is_some()
    {
        return Some(vec![GoodFriday]);
    }
    let pair = |word: &str| {
        Some(match word {
            "paasdag" | "paasdagen" | "pasen" | "peaske" | "peaskedei" => {
                [EasterSunday, EasterMonday]
            }
            "pinksterdag" | "pinksterdagen" | "pinksteren" | "pinkster" | "pinksterdei" => {
                [WhitSunday, WhitMonday]
            }
            "kerstdag" | "kerstdagen" | "kerst" | "kerstmis" | "kryst" | "krystdei" => {
                [Christmas, BoxingDay]
            }
            _ => return None,
        })
    };
    let which = c.attempt(|c| {
        let which = which(c)?;
        // "tweede-kerstdag", as in data; "1e en 2e kerstdag" is both.
        c.take_adjacent(&['-']);
        let both = c.attempt(|c| {
            c.take_and().then_some(())?;
            which_other(c, which)
        });
        let [first, second] = c.take(pair)?;
        Some(match (both, which) {
            (Some(()), _) => vec![first, second],
            (None, 1) => vec![first],
            (None, _) => vec![second],
        })
    });
    if which.is_some() {
        return which;
    }
    c.take(|word| {
        Some(match word {
            "nieuwjaarsdag" | "nieuwjaar" | "nijjiersdei" | "nijjier" => vec![NewYear],
            "goedfreed" => vec![GoodFriday],
            "paaszondag" => vec![EasterSunday],
            "paasmaandag" => vec![EasterMonday],
            "koningsdag" | "keningsdei" => vec![KingsDay],
            "bevrijdingsdag" | "befrijingsdei" => vec![LiberationDay],
            "hemelvaartsdag" | "hemelvaart" | "himelfeart" | "himelfeartsdei" => vec![Ascension],
            "pinksterzondag" => vec![WhitSunday],
            "pinkstermaandag" => vec![WhitMonday],
            // One of two days without a word on which one is neither.
            "paasdag" | "pinksterdag" | "kerstdag" | "peaskedei" | "pinksterdei" | "krystdei" => {
                return None;
            }
            word => pair(word)?.to_vec(),
        })
    })
}

/// 1 or 2: "1e", "eerste", "twadde".
fn which(c: &mut Cursor<'_>) -> Option<u8> {
    c.attempt(|c| {
        if let Some((number @ 1..=2, 1)) = c.number() {
            c.advance(1);
            c.take_adjacent(&['-']);
            c.take_word(&["e", "ste", "de"]).then_some(())?;
            return u8::try_from(number).ok();
        }
        c.take(|word| match word {
            "eerste" | "earste" => Some(1),
            "tweede" | "twadde" => Some(2),
            _ => None,
        })
    })
}

fn which_other(c: &mut Cursor<'_>, first: u8) -> Option<()> {
    (which(c)? != first).then_some(())
}

/// "via 058 000 10 13", "bel 058 000 10 13 of https://…": how to make an appointment.
pub(super) fn booking(c: &mut Cursor<'_>, text: &str) -> Option<Booking> {
    c.attempt(|c| {
        c.take_mark(&[',']);
        let _ = c.take_words(&["telefonisch", "via"])
            || c.take_words(&["maak", "een", "afspraak", "via"])
            || c.take_word(&["via", "bel", "belje", "fia", "tel", "telefoon"]);
        c.take_mark(&['.']);
        c.take_mark(&[':']);
        let mut found = Booking::default();
        loop {
            if found.phone.is_none()
                && let Some(phone) = c.attempt(|c| phone(c, text))
            {
                found.phone = Some(phone);
            } else if found.link.is_none()
                && let Some(link) = c.attempt(|c| link(c, text))
            {
                found.link = Some(link);
            } else {
                return None;
            }
            let more = c.attempt(|c| {
                let or = c.take_word(&["of", "en"]) || c.take_mark(&[',']);
                or.then_some(())?;
                c.take_word(&["bel", "via"]);
                let (mut a, mut b) = (*c, *c);
                (phone(&mut a, text).is_some() || link(&mut b, text).is_some()).then_some(())
            });
            if more.is_none() {
                return Some(found);
            }
        }
    })
}

/// A Dutch number: it begins with 0, + or 14 and has as many digits as a number has.
fn phone(c: &mut Cursor<'_>, text: &str) -> Option<String> {
    let start = *c;
    let plus = c.take_mark(&['+']);
    let (first, width) = c.number()?;
    let digits = source(&start.rest()[usize::from(plus)..=usize::from(plus)], text);
    let short = first == 14 && width == 2 && !plus;
    (plus || digits.starts_with('0') || short).then_some(())?;
    c.advance(1);
    let mut count = width;
    let most = if short {
        5
    } else if plus {
        11
    } else {
        10
    };
    while count < most {
        let next = c.attempt(|c| {
            c.take_mark(&['-']);
            let (_, width) = c.number()?;
            c.advance(1);
            Some(width)
        });
        let Some(width) = next else { break };
        count += width;
    }
    let whole = if short { count == 5 } else { (8..=11).contains(&count) };
    whole.then(|| source(start.up_to(c), text).to_owned())
}

/// Everything up to white space that begins as an address on the web does.
fn link(c: &mut Cursor<'_>, text: &str) -> Option<String> {
    let start = *c;
    let scheme = c.word()?;
    (matches!(scheme, "https" | "http" | "www")).then_some(())?;
    c.advance(1);
    let mut end = *c;
    while c.is_adjacent() && !c.is_at_end() {
        let closes = matches!(c.kind(0), Some(Kind::Mark('.' | ',' | ')' | ':')));
        c.advance(1);
        if !closes {
            end = *c;
        }
    }
    *c = end;
    let link = source(start.up_to(c), text);
    let host = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"));
    let named = host.unwrap_or(link);
    let good = (host.is_some() || link.starts_with("www.")) && named.contains('.');
    good.then(|| if host.is_some() { link.to_owned() } else { format!("https://{link}") })
}
