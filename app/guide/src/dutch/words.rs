//! What single words mean, in Dutch and Frisian.

use jiff::civil::{Time, Weekday};

use super::tokens::{Cursor, Kind, Token};
use crate::schedule::{Nth, SlotKind};

/// A part of the day. It never becomes a time; it only tells which of two times is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Morning,
    Afternoon,
    Evening,
    Night,
}

impl Part {
    /// Whether something in this part of the day can start at this minute of the day.
    pub(super) fn allows(self, minute: u16) -> bool {
        match self {
            Self::Morning => (5 * 60..=12 * 60).contains(&minute),
            Self::Afternoon => (12 * 60..18 * 60).contains(&minute),
            Self::Evening => (17 * 60..=24 * 60).contains(&minute),
            Self::Night => !(7 * 60..22 * 60).contains(&minute),
        }
    }

    /// The same for a time.
    pub(super) fn allows_time(self, time: Time) -> bool {
        self.allows(
            u16::from(time.hour().unsigned_abs()) * 60 + u16::from(time.minute().unsigned_abs()),
        )
    }
}

/// A part of the day as it stands alone or behind a weekday: "ochtend", "smiddags", "jûn".
pub(crate) fn part(word: &str) -> Option<Part> {
    let word = word.strip_prefix("'s").or_else(|| word.strip_prefix('s')).unwrap_or(word);
    let word = ["en", "s"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    Some(match word {
        "ochtend" | "morgen" | "morg" | "moarn" => Part::Morning,
        "middag" | "middei" => Part::Afternoon,
        "avond" | "jûn" => Part::Evening,
        "nacht" => Part::Night,
        _ => return None,
    })
}

/// Words that can only mean "at that part of a day": "'s avonds", "middeis".
pub(super) fn at_part(cursor: &mut Cursor<'_>) -> Option<Part> {
    cursor.attempt(|c| {
        let marked = c.take_word(&["'s", "s"]);
        let word = c.word()?;
        c.advance(1);
        part(word).filter(|_| marked || word.ends_with('s'))
    })
}

/// A weekday as a word names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DayWord {
    pub(crate) day: Weekday,
    pub(crate) part: Option<Part>,
    /// Whether the form itself says that it comes back: "maandags", "maandagen", "tiisdeis".
    pub(crate) repeats: bool,
    /// Whether the word is short, so that a full stop may follow.
    pub(crate) short: bool,
}

const DUTCH: [(&str, &str, Weekday); 7] = [
    ("maandag", "ma", Weekday::Monday),
    ("dinsdag", "di", Weekday::Tuesday),
    ("woensdag", "wo", Weekday::Wednesday),
    ("donderdag", "do", Weekday::Thursday),
    ("vrijdag", "vr", Weekday::Friday),
    ("zaterdag", "za", Weekday::Saturday),
    ("zondag", "zo", Weekday::Sunday),
];

const FRISIAN: [(&str, Weekday); 8] = [
    ("moandei", Weekday::Monday),
    ("tiisdei", Weekday::Tuesday),
    ("woansdei", Weekday::Wednesday),
    ("tongersdei", Weekday::Thursday),
    ("freed", Weekday::Friday),
    ("sneon", Weekday::Saturday),
    ("saterdei", Weekday::Saturday),
    ("snein", Weekday::Sunday),
];

/// A weekday: "ma", "maandag", "maandagen", "maandagavond", "moandei", "freedte", "sneintemoarn".
pub(crate) fn weekday(word: &str) -> Option<DayWord> {
    if let Some((_, _, day)) = DUTCH.iter().find(|(_, short, _)| *short == word) {
        return Some(DayWord { day: *day, part: None, repeats: false, short: true });
    }
    let dutch = DUTCH.iter().find_map(|(full, _, day)| Some((*day, word.strip_prefix(full)?)));
    let (day, end) = dutch.or_else(|| {
        let (day, end) = FRISIAN.iter().find_map(|(f, day)| Some((*day, word.strip_prefix(f)?)))?;
        Some((day, end.strip_prefix("te").unwrap_or(end)))
    })?;
    let (part, repeats) = match end {
        "" => (None, false),
        "s" | "en" => (None, true),
        end => (Some(part(end)?), end.ends_with('s') || end.ends_with("en")),
    };
    // "morgen" ends like a plural but is none.
    let repeats = repeats && end != "morgen";
    Some(DayWord { day, part, repeats, short: false })
}

/// A month, in full or short.
pub(super) fn month(word: &str) -> Option<i8> {
    Some(match word {
        "januari" | "jan" | "jannewaris" => 1,
        "februari" | "feb" | "febr" | "febrewaris" => 2,
        "maart" | "mrt" => 3,
        "april" | "apr" => 4,
        "mei" | "maaie" => 5,
        "juni" | "jun" | "juny" => 6,
        "juli" | "jul" | "july" => 7,
        "augustus" | "aug" => 8,
        "september" | "sep" | "sept" | "septimber" => 9,
        "oktober" | "okt" => 10,
        "november" | "nov" | "novimber" => 11,
        "december" | "dec" | "desimber" => 12,
        _ => return None,
    })
}

/// Which one: "eerste", "tredde", "laatste".
pub(super) fn nth(word: &str) -> Option<Nth> {
    Some(match word {
        "eerste" | "earste" => Nth::First,
        "tweede" | "twadde" => Nth::Second,
        "derde" | "tredde" => Nth::Third,
        "vierde" | "fjirde" => Nth::Fourth,
        "vijfde" | "fyfde" => Nth::Fifth,
        "laatste" | "lêste" => Nth::Last,
        _ => return None,
    })
}

/// An hour in words, 1 to 12. Frisian bends it behind "healwei": "healwei trijen".
pub(super) fn hour(word: &str) -> Option<u16> {
    Some(match word {
        "een" | "één" | "ien" | "ienen" => 1,
        "twee" | "twa" | "twaen" => 2,
        "drie" | "trije" | "trijen" => 3,
        "vier" | "fjouwer" | "fjouweren" => 4,
        "vijf" | "fiif" | "fiven" => 5,
        "zes" | "seis" | "seizen" => 6,
        "zeven" | "sân" | "sânen" => 7,
        "acht" | "achten" => 8,
        "negen" | "njoggen" | "njoggenen" => 9,
        "tien" | "tsien" | "tsienen" => 10,
        "elf" | "alve" | "alven" => 11,
        "twaalf" | "tolve" | "tolven" => 12,
        _ => return None,
    })
}

/// "elke" and its kin: it comes back.
pub(crate) const EVERY: [&str; 8] =
    ["elke", "elk", "iedere", "ieder", "eltse", "elts", "alle", "telkens"];

/// What a visitor finds, and a word to keep when it says more ("computerspreekuur").
pub(super) fn kind(cursor: &mut Cursor<'_>) -> Option<(SlotKind, Option<String>)> {
    cursor.attempt(|c| {
        if c.take_words(&["zonder|sûnder", "afspraak|ôfspraak"]) {
            return Some((SlotKind::Inloop, None));
        }
        let only = c.take_word(&["alleen", "uitsluitend", "enkel", "allinnich"]);
        if c.take_words(&["op|volgens|na", "afspraak|ôfspraak"]) {
            return Some((SlotKind::Afspraak, None));
        }
        if only {
            return None;
        }
        c.take_word(&["vrije", "vrij", "frije"]);
        let word = c.word()?;
        let kind = match word {
            "inloop" | "inlopen" | "inloopuur" | "inloopspreekuur" | "inloopspreekuren"
            | "ynrin" => SlotKind::Inloop,
            "open" | "geopend" | "iepen" | "openingstijden" | "openingstijd" => SlotKind::Open,
            word if word.ends_with("spreekuur") || word.ends_with("spreekuren") => {
                SlotKind::Spreekuur
            }
            _ => return None,
        };
        c.advance(1);
        let plain = word.starts_with("spreek") || kind != SlotKind::Spreekuur;
        Some((kind, (!plain).then(|| word.to_owned())))
    })
}

/// Words that leave out days or times, so that what stands beside them may not be true.
const RESTRICTING: [&str; 34] = [
    "niet",
    "net",
    "geen",
    "gjin",
    "behalve",
    "behalven",
    "uitgezonderd",
    "uitzondering",
    "tenzij",
    "gesloten",
    "sletten",
    "dicht",
    "ticht",
    "sluit",
    "gestopt",
    "stopt",
    "vervalt",
    "vervallen",
    "afgelast",
    "geannuleerd",
    "verplaatst",
    "verzet",
    "uitgesteld",
    "vol",
    "alleen",
    "allinnich",
    "uitsluitend",
    "mits",
    "indien",
    "als",
    "zolang",
    "tijdelijk",
    "wijzigingen",
    "voorbehoud",
];

/// Words that say something about days or times, or make it uncertain.
const TIMELIKE: [&str; 63] = [
    "of",
    "soms",
    "meestal",
    "vaak",
    "eventueel",
    "mogelijk",
    "misschien",
    "afhankelijk",
    "circa",
    "ca",
    "ongeveer",
    "rond",
    "omstreeks",
    "plusminus",
    "wisselend",
    "wisselende",
    "ook",
    "daarna",
    "eerst",
    "even",
    "oneven",
    "week",
    "weken",
    "wike",
    "wiken",
    "weekend",
    "weekends",
    "wykein",
    "maand",
    "maanden",
    "moanne",
    "moannen",
    "jaar",
    "jier",
    "kwartaal",
    "dag",
    "dagen",
    "dei",
    "uur",
    "uren",
    "oere",
    "keer",
    "kear",
    "maal",
    "eens",
    "per",
    "tot",
    "oant",
    "t/m",
    "vanaf",
    "fanôf",
    "tussen",
    "tusken",
    "half",
    "healwei",
    "kwart",
    "kertier",
    "weer",
    "ramadan",
    "vandaag",
    "vannacht",
    "vanavond",
    "vanmiddag",
];

/// Beginnings of words of the same sort, whatever follows.
const TIMELIKE_STEMS: [&str; 20] = [
    "dagelijks",
    "wekelijks",
    "maandelijks",
    "jaarlijks",
    "tweewekelijks",
    "zomer",
    "winter",
    "voorjaar",
    "najaar",
    "lente",
    "herfst",
    "seizoen",
    "vakantie",
    "fakânsje",
    "feestdag",
    "pasen",
    "kerst",
    "pinkster",
    "hemelvaart",
    "schoolvakantie",
];

/// Whether the words leave out days or times.
pub(super) fn restricts(tokens: &[Token]) -> bool {
    tokens.iter().any(|token| match &token.kind {
        Kind::Word(word) => {
            RESTRICTING.contains(&word.as_str())
                || TIMELIKE_STEMS.iter().any(|stem| word.starts_with(stem))
        }
        _ => false,
    })
}

/// Whether the words say nothing about days or times, so that a date beside them stays true: "in
/// de kerk", "0 t/m 6 jaar".
pub(super) fn is_aside(tokens: &[Token]) -> bool {
    let mut cursor = Cursor::new(tokens);
    while !cursor.is_at_end() {
        if age(&mut cursor) {
            continue;
        }
        let harmless = match cursor.kind(0) {
            Some(Kind::Word(word)) => {
                let word = word.as_str();
                !RESTRICTING.contains(&word)
                    && !TIMELIKE.contains(&word)
                    && !TIMELIKE_STEMS.iter().any(|stem| word.starts_with(stem))
                    && !EVERY.contains(&word)
                    && weekday(word).is_none()
                    && month(word).is_none()
                    && nth(word).is_none()
                    && part(word).is_none()
            }
            Some(Kind::Number(..)) | None => false,
            Some(Kind::Mark(mark)) => !matches!(mark, '?' | '(' | ')' | '~' | '±'),
        };
        if !harmless {
            return false;
        }
        cursor.advance(1);
    }
    true
}

/// For whom: "12-17 jier", "0 t/m 6 jaar", "vanaf 18 jaar", "10+".
fn age(cursor: &mut Cursor<'_>) -> bool {
    cursor
        .attempt(|c| {
            c.take_word(&["vanaf", "fanôf", "tot", "oant", "t/m", "van", "fan"]);
            c.number()?;
            c.advance(1);
            if c.take_adjacent(&['+']) {
                c.take_word(&["jaar", "jier", "jr"]);
                return Some(());
            }
            if c.take_mark(&['-']) || c.take_word(&["t/m", "tot", "oant", "en"]) {
                c.number()?;
                c.advance(1);
            }
            c.take_word(&["jaar", "jier", "jr", "jarigen", "jierrigen"]).then_some(())
        })
        .is_some()
}
