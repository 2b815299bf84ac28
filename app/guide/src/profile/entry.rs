//! The entries of a profile: what somebody did, what was said about it, and where they applied.

use crate::{Slug, calendar::Period};

use super::{
    Id, Value,
    clean::{Column, Mistake, Refused, Shape, object},
    field::{CHOICES, WORD, WORDS},
    register::LATEST,
};

/// The most experiences, and the most recognitions and applications.
pub const ENTRIES: usize = 500;
/// The most characters of the name of an organisation or vacancy.
pub const ORGANISATION: usize = 160;
/// The most characters of what somebody did.
pub const WHAT: usize = 1000;
/// The most time that one experience can take, in minutes: forty hours a week, forty years long.
pub const MINUTES: i64 = 40 * 60 * 52 * 40;
/// The most characters of a credential.
pub const CREDENTIAL: usize = 32_768;
/// The most characters of a claim, as it stands in its link.
pub const CLAIM: usize = 8192;
/// The most characters of what an organisation wrote.
pub const ANSWER: usize = 2000;
/// The most characters of the code of an application.
pub const CODE: usize = 128;

/// Something that somebody did as a volunteer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Experience {
    /// The organisation, as it is called.
    pub organisation: String,
    /// The organisation in the guide.
    pub slug: Option<Slug>,
    /// What somebody did.
    pub what: String,
    /// Since when: a day, a month or a year, as `2026-12-02`, `2026-12` or `2026`.
    pub from: Option<String>,
    /// Until when, in the same form; none while it goes on.
    pub until: Option<String>,
    /// How much time it took altogether, in minutes.
    pub minutes: Option<u32>,
    /// The skills that it took.
    pub skills: Vec<Slug>,
    /// Others, in own words.
    pub words: Vec<String>,
}

const EXPERIENCE: [Column; 8] = [
    ("organisatie", Shape::Line(ORGANISATION), false),
    ("slug", Shape::Slug, false),
    ("wat", Shape::Lines(WHAT), false),
    ("van", Shape::Date, false),
    ("tot", Shape::Date, false),
    ("minuten", Shape::Number(0, MINUTES), false),
    ("vaardigheden", Shape::Slugs(CHOICES), false),
    ("woorden", Shape::Texts(WORDS, WORD), false),
];

impl Experience {
    /// As a profile keeps it.
    #[must_use]
    pub fn to_value(&self) -> Value {
        Value::map([
            ("organisatie", Value::text(&self.organisation)),
            ("slug", Value::text(self.slug.as_ref().map_or("", Slug::as_str))),
            ("wat", Value::text(&self.what)),
            ("van", Value::text(self.from.as_deref().unwrap_or_default())),
            ("tot", Value::text(self.until.as_deref().unwrap_or_default())),
            ("minuten", self.minutes.map_or(Value::Null, |it| Value::Whole(it.into()))),
            ("vaardigheden", Value::texts(self.skills.iter().map(Slug::as_str))),
            ("woorden", Value::texts(self.words.iter().map(String::as_str))),
        ])
    }

    pub(super) fn of(value: &Value) -> Self {
        let text = |key| text_of(value, key);
        let filled = |key| Some(text(key)).filter(|text| !text.is_empty());
        let list = |key| value.get(key).map_or(&[][..], Value::items).iter();
        Self {
            organisation: text("organisatie"),
            slug: slug_of(value, "slug"),
            what: text("wat"),
            from: filled("van"),
            until: filled("tot"),
            minutes: number_of(value, "minuten").and_then(|it| u32::try_from(it).ok()),
            skills: list("vaardigheden").filter_map(|it| it.as_text()?.parse().ok()).collect(),
            words: list("woorden").filter_map(|it| Some(it.as_text()?.to_owned())).collect(),
        }
    }

    /// When it ended; of what goes on after every date, of what says no dates before.
    pub(super) fn ends(&self) -> &str {
        let open = if self.from.is_some() { "9999" } else { "" };
        self.until.as_deref().unwrap_or(open)
    }

    pub(super) fn clean(value: &Value) -> Result<Value, Refused> {
        let clean = object(value, &EXPERIENCE)?;
        if clean.get("organisatie").is_none() && clean.get("wat").is_none() {
            return Err(Refused { key: "wat", mistake: Mistake::Missing });
        }
        let period = |key| clean.get(key).and_then(|it| Period::read(it.as_text()?));
        match (period("van"), period("tot")) {
            (Some(from), Some(until)) if from.first > until.last => {
                Err(Refused { key: "tot", mistake: Mistake::Reversed })
            }
            _ => Ok(clean),
        }
    }
}

/// What an organisation was asked to confirm, and what it said: until it answers there is only the
/// claim; what comes as a file has no claim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recognition {
    /// The credential: a JWT, as it was received; empty when nothing was confirmed (yet).
    pub credential: String,
    /// When it was answered, in milliseconds since 1970; none while nobody has.
    pub received: Option<i64>,
    /// The experience that it is about.
    pub experience: Option<Id>,
    /// The claim as it stands in its link, with the code to fetch the answer with.
    pub claim: String,
    /// When it was asked, in milliseconds since 1970.
    pub asked: Option<i64>,
    /// What an organisation wrote that did not confirm it.
    pub words: String,
    /// Whether the server has erased the answer: there is nothing left to do.
    pub done: bool,
}

const RECOGNITION: [Column; 7] = [
    ("bewijs", Shape::Token(CREDENTIAL), false),
    ("ontvangen", Shape::Number(0, LATEST), false),
    ("ervaring", Shape::Id, false),
    ("verzoek", Shape::Token(CLAIM), false),
    ("gevraagd", Shape::Number(0, LATEST), false),
    ("bericht", Shape::Lines(ANSWER), false),
    ("klaar", Shape::Yes, false),
];

impl Recognition {
    /// As a profile keeps it.
    #[must_use]
    pub fn to_value(&self) -> Value {
        let number = |it: Option<i64>| it.map_or(Value::Null, Value::Whole);
        Value::map([
            ("bewijs", Value::text(&self.credential)),
            ("ontvangen", number(self.received)),
            ("ervaring", Value::text(self.experience.as_ref().map_or("", Id::as_str))),
            ("verzoek", Value::text(&self.claim)),
            ("gevraagd", number(self.asked)),
            ("bericht", Value::text(&self.words)),
            ("klaar", if self.done { Value::Bool(true) } else { Value::Null }),
        ])
    }

    pub(super) fn of(value: &Value) -> Self {
        Self {
            credential: text_of(value, "bewijs"),
            received: number_of(value, "ontvangen"),
            experience: value.get("ervaring").and_then(|it| Id::read(it.as_text()?)),
            claim: text_of(value, "verzoek"),
            asked: number_of(value, "gevraagd"),
            words: text_of(value, "bericht"),
            done: value.get("klaar").is_some(),
        }
    }

    pub(super) fn clean(value: &Value) -> Result<Value, Refused> {
        let clean = object(value, &RECOGNITION)?;
        let missing = |key| Err(Refused { key, mistake: Mistake::Missing });
        match (clean.get("bewijs"), clean.get("verzoek")) {
            (None, None) => missing("bewijs"),
            (Some(_), _) if clean.get("ontvangen").is_none() => missing("ontvangen"),
            _ => Ok(clean),
        }
    }
}

/// A reaction to a vacancy that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// The code by which its status can be asked; who has it can withdraw the reaction.
    pub code: String,
    /// The vacancy.
    pub vacancy: Slug,
    /// What the vacancy was called, for when it is gone.
    pub name: String,
    /// When it was sent, in milliseconds since 1970.
    pub at: i64,
}

const SENT: [Column; 4] = [
    ("code", Shape::Token(CODE), true),
    ("vacature", Shape::Slug, true),
    ("naam", Shape::Line(ORGANISATION), false),
    ("op", Shape::Number(0, LATEST), true),
];

impl Sent {
    /// As a profile keeps it.
    #[must_use]
    pub fn to_value(&self) -> Value {
        Value::map([
            ("code", Value::text(&self.code)),
            ("vacature", Value::text(self.vacancy.as_str())),
            ("naam", Value::text(&self.name)),
            ("op", Value::Whole(self.at)),
        ])
    }

    pub(super) fn of(value: &Value) -> Option<Self> {
        Some(Self {
            code: text_of(value, "code"),
            vacancy: slug_of(value, "vacature")?,
            name: text_of(value, "naam"),
            at: number_of(value, "op").unwrap_or_default(),
        })
    }

    pub(super) fn clean(value: &Value) -> Result<Value, Refused> {
        object(value, &SENT)
    }
}

fn text_of(value: &Value, key: &str) -> String {
    value.get(key).and_then(Value::as_text).unwrap_or_default().to_owned()
}

fn number_of(value: &Value, key: &str) -> Option<i64> {
    value.get(key)?.as_whole()
}

fn slug_of(value: &Value, key: &str) -> Option<Slug> {
    value.get(key)?.as_text()?.parse().ok()
}
