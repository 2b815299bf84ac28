//! What is said about days and times in fixed words: a kind, some weeks, a first and last day.

use jiff::civil::Date;

use super::{
    dates::{self, Around, Dates},
    exceptions,
    tokens::Cursor,
    words,
};
use crate::schedule::{Booking, HolidayWord, InBreaks, Season, SlotKind, Weeks};

/// What was said about days and times.
#[derive(Clone, Debug, Default)]
pub(super) struct Traits {
    pub(super) kind: Option<SlotKind>,
    pub(super) weeks: Weeks,
    /// "om de week", without a word on which one.
    pub(super) alternate: bool,
    pub(super) from: Option<Date>,
    pub(super) until: Option<Date>,
    pub(super) season: Option<Season>,
    pub(super) school: InBreaks,
    pub(super) holidays: HolidayWord,
    pub(super) booking: Booking,
    pub(super) notes: Vec<String>,
}

impl Traits {
    /// Whether nothing was said of a first or last day.
    pub(super) fn is_timeless(&self) -> bool {
        self.from.is_none() && self.until.is_none()
    }

    /// Whether nothing was said.
    pub(super) fn is_plain(&self) -> bool {
        self.kind.is_none()
            && self.weeks == Weeks::Every
            && !self.alternate
            && self.is_timeless()
            && self.season.is_none()
            && self.school == InBreaks::AsUsual
            && self.holidays == HolidayWord::Unsaid
            && self.booking.is_empty()
            && self.notes.is_empty()
    }

    /// Takes over what was said before; `None` when the two do not go together.
    pub(super) fn fill(&mut self, lead: &Self) -> Option<()> {
        if let Some(kind) = lead.kind {
            self.set_kind(kind, None)?;
        }
        self.weeks = match (self.weeks, lead.weeks) {
            (weeks, Weeks::Every) | (Weeks::Every, weeks) => weeks,
            _ => return None,
        };
        self.alternate |= lead.alternate;
        for (own, led) in [(&mut self.from, lead.from), (&mut self.until, lead.until)] {
            (own.is_none() || led.is_none()).then_some(())?;
            *own = own.or(led);
        }
        (self.season.is_none() || lead.season.is_none()).then_some(())?;
        self.season = self.season.or(lead.season);
        self.school = match (self.school, lead.school) {
            (own, InBreaks::AsUsual) => own,
            (InBreaks::AsUsual, general) => general,
            _ => return None,
        };
        self.holidays = match (self.holidays, lead.holidays) {
            (own, HolidayWord::Unsaid) => own,
            (HolidayWord::Unsaid, general) => general,
            _ => return None,
        };
        let own = std::mem::take(&mut self.booking);
        self.booking = if own.is_empty() { lead.booking.clone() } else { own };
        let own = std::mem::take(&mut self.notes);
        self.notes = lead.notes.iter().cloned().chain(own).collect();
        Some(())
    }

    /// "inloop spreekuur" is a walk-in, "inloop op afspraak" is nothing.
    pub(super) fn set_kind(&mut self, kind: SlotKind, note: Option<String>) -> Option<()> {
        use SlotKind::{Open, Spreekuur};
        self.kind = Some(match (self.kind, kind) {
            (None | Some(Open), new) => new,
            (Some(known), Open) => known,
            (Some(known), new) if known == new => known,
            (Some(Spreekuur), new) => new,
            (Some(known), Spreekuur) => known,
            _ => return None,
        });
        self.notes.extend(note.filter(|note| !self.notes.contains(note)));
        Some(())
    }
}

/// "in de even weken", "oneven week".
pub(super) fn parity(c: &mut Cursor<'_>) -> Option<Weeks> {
    c.take_word(&["in", "yn"]);
    c.take_word(&["de"]);
    c.take_word(&words::EVERY);
    let even = c.take(|word| match word {
        "even" => Some(Weeks::Even),
        "oneven" => Some(Weeks::Odd),
        _ => None,
    })?;
    c.take_word(&["weken", "week", "wiken", "wike", "weeknummers"]).then_some(even)
}

/// "om de week", "eens per twee weken".
pub(super) fn alternate(c: &mut Cursor<'_>) -> bool {
    if c.take_words(&["om", "de|'e", "week|wike"]) || c.take_word(&["tweewekelijks"]) {
        return true;
    }
    c.attempt(|c| {
        let every = c.take_words(&["om", "de"])
            || c.take_words(&["eens|ienris", "per|in|yn", "de"])
            || c.take_words(&["eens|ienris", "per"]);
        every.then_some(())?;
        let (count, unit) = match c.number() {
            Some((count, _)) => {
                c.advance(1);
                (count, c.word()?)
            }
            None if c.take_word(&["veertien"]) => (14, c.word()?),
            None => (c.take(words::hour)?, c.word()?),
        };
        c.advance(1);
        matches!((count, unit), (2, "weken" | "wiken") | (14, "dagen" | "deis" | "dage"))
            .then_some(())
    })
    .is_some()
}

/// "niet in schoolvakanties", "behalve in de zomervakantie", "alleen in de herfstvakantie".
pub(super) fn school_holidays(c: &mut Cursor<'_>) -> Option<InBreaks> {
    c.attempt(|c| {
        if c.take_word(&["niet", "net", "behalve", "uitgezonderd", "buiten"]) {
            return exceptions::breaks(c).map(InBreaks::Not);
        }
        c.take_word(&["alleen", "allinnich", "uitsluitend"]).then_some(())?;
        exceptions::breaks(c).map(InBreaks::Only)
    })
}

/// "niet op feestdagen", "behalve op nationale feestdagen", "ook op feestdagen".
pub(super) fn holidays(c: &mut Cursor<'_>) -> Option<HolidayWord> {
    c.attempt(|c| {
        let word = if c.take_word(&["niet", "net", "behalve", "uitgezonderd"]) {
            HolidayWord::Not
        } else {
            c.take_word(&["ook", "ek"]).then_some(HolidayWord::Also)?
        };
        exceptions::holidays(c).then_some(word)
    })
}

/// "vanaf 1 september 2026", "t/m 30 juni 2027", "van 1 september 2026 t/m 30 juni 2027", "tot
/// aan Pasen". Just "tot 1 mei" is not clear on the day itself.
pub(super) fn validity(c: &mut Cursor<'_>, around: Around) -> Option<(Option<Date>, Option<Date>)> {
    if let Some(last) = dates::until_easter(c, around) {
        return Some((None, Some(last)));
    }
    let from = c.take_word(&["vanaf", "fanôf"]);
    let both = !from && c.take_word(&["van", "fan"]);
    let until =
        !from && !both && (c.take_word(&["t/m"]) || c.take_words(&["tot|oant", "en", "met"]));
    (from || both || until).then_some(())?;
    match dates::dates(c, around)?.0 {
        Dates::Range(first, last) if both || from => Some((Some(first), Some(last))),
        Dates::Days(days) => match days.as_slice() {
            [day] if from => Some((Some(*day), None)),
            [day] if until => Some((None, Some(*day))),
            _ => None,
        },
        Dates::Range(..) => None,
    }
}
