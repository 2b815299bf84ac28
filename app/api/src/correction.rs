//! A correction: somebody says that something about a record is not right.
//!
//! The same code reads what a form posts, what a program sends to `/v1/correcties` and what is
//! filled in on a device without internet, so all three are told the same.

use guide::{Kind, Lang, Slug};

use crate::{Email, MessageId, Words};

/// What a correction is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// When it is or when it is open.
    Times,
    /// How or where to reach it.
    Contact,
    /// That it is there at all.
    Gone,
    /// Something else.
    Other,
}

impl Subject {
    /// Every subject, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Times, Self::Contact, Self::Gone, Self::Other];

    /// Its word in forms and in the API.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Times => "tijden",
            Self::Contact => "contact",
            Self::Gone => "weg",
            Self::Other => "anders",
        }
    }

    fn read(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|subject| subject.name() == name)
    }
}

/// The fields of a correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Its id.
    Id,
    /// The kind of the record.
    Kind,
    /// The record.
    Record,
    /// What it is about.
    Subject,
    /// In one's own words.
    Words,
    /// Where an answer can go.
    Email,
    /// The language of who sends it.
    Lang,
    /// For robots: people leave it empty.
    Trap,
}

impl Field {
    /// The fields that a program sends.
    pub const SENT: [Self; 7] =
        [Self::Id, Self::Kind, Self::Record, Self::Subject, Self::Words, Self::Email, Self::Lang];
    /// The fields of a form; what it is about stands in its address.
    pub const FORM: [Self; 5] = [Self::Id, Self::Subject, Self::Words, Self::Email, Self::Trap];

    /// Its name in forms and in the API.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Kind => "soort",
            Self::Record => "onderdeel",
            Self::Subject => "wat",
            Self::Words => "uitleg",
            Self::Email => "email",
            Self::Lang => "taal",
            Self::Trap => "leeg",
        }
    }
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// It is missing, or none of what it may be.
    Unknown(Field),
    /// It is longer than is kept.
    TooLong(Field),
}

impl Mistake {
    /// The field.
    #[must_use]
    pub fn field(self) -> Field {
        match self {
            Self::Unknown(field) | Self::TooLong(field) => field,
        }
    }
}

/// A correction as it comes in: nothing of it has been looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The id, made by who sends it.
    pub id: String,
    /// The kind of the record.
    pub kind: String,
    /// The id of the record.
    pub record: String,
    /// What it is about.
    pub subject: String,
    /// In one's own words.
    pub words: String,
    /// Where an answer can go.
    pub email: String,
    /// The language of who sends it.
    pub lang: String,
    /// What only a robot fills in.
    pub trap: String,
}

impl Draft {
    /// Fills in a field.
    pub fn set(&mut self, field: Field, value: String) {
        *match field {
            Field::Id => &mut self.id,
            Field::Kind => &mut self.kind,
            Field::Record => &mut self.record,
            Field::Subject => &mut self.subject,
            Field::Words => &mut self.words,
            Field::Email => &mut self.email,
            Field::Lang => &mut self.lang,
            Field::Trap => &mut self.trap,
        } = value;
    }

    /// What stands in a field.
    #[must_use]
    pub fn get(&self, field: Field) -> &str {
        match field {
            Field::Id => &self.id,
            Field::Kind => &self.kind,
            Field::Record => &self.record,
            Field::Subject => &self.subject,
            Field::Words => &self.words,
            Field::Email => &self.email,
            Field::Lang => &self.lang,
            Field::Trap => &self.trap,
        }
    }

    /// Whether nothing has been filled in by a person.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        [&self.subject, &self.words, &self.email].iter().all(|text| text.is_empty())
    }

    /// The correction, when everything is right.
    ///
    /// # Errors
    /// Everything that is wrong, in the order of the fields.
    pub fn read(&self) -> Result<Correction, Vec<Mistake>> {
        let mut mistakes = Vec::new();
        let id = MessageId::read(&self.id);
        let kind = self.kind.parse::<Kind>().ok();
        let record = self.record.parse::<Slug>().ok();
        let subject = Subject::read(&self.subject);
        let words = Words::read(&self.words);
        let email = Email::read(&self.email);
        let lang = self.lang.parse::<Lang>().ok();
        let mut unknown = |wrong: bool, field| {
            if wrong {
                mistakes.push(Mistake::Unknown(field));
            }
        };
        unknown(id.is_none(), Field::Id);
        unknown(kind.is_none(), Field::Kind);
        unknown(record.is_none(), Field::Record);
        unknown(subject.is_none(), Field::Subject);
        // "Something else" says nothing by itself.
        let silent = words.as_ref().is_some_and(Words::is_empty);
        unknown(silent && subject == Some(Subject::Other), Field::Words);
        if words.is_none() {
            mistakes.push(Mistake::TooLong(Field::Words));
        }
        if email.is_none() {
            mistakes.push(Mistake::Unknown(Field::Email));
        }
        if lang.is_none() {
            mistakes.push(Mistake::Unknown(Field::Lang));
        }
        if !self.trap.is_empty() {
            mistakes.push(Mistake::Unknown(Field::Trap));
        }
        match (id, kind, record, subject, words, email, lang) {
            (
                Some(id),
                Some(kind),
                Some(record),
                Some(subject),
                Some(words),
                Some(email),
                Some(lang),
            ) if mistakes.is_empty() => {
                Ok(Correction { id, kind, record, subject, words, email, lang })
            }
            _ => Err(mistakes),
        }
    }
}

/// Something about a record that, says somebody, is not right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// Made by who sent it.
    pub id: MessageId,
    /// The kind of the record.
    pub kind: Kind,
    /// The record.
    pub record: Slug,
    /// What it is about.
    pub subject: Subject,
    /// In the sender's own words.
    pub words: Words,
    /// Where an answer can go.
    pub email: Option<Email>,
    /// The language of who sent it.
    pub lang: Lang,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> Draft {
        Draft {
            id: "01934d3c-0a1b-7c2d-8e3f-0123456789ab".into(),
            kind: "plek".into(),
            record: "dorpskamer".into(),
            subject: "tijden".into(),
            words: "  Op dinsdag\r\nom\u{0} 10 uur \u{202e}".into(),
            email: " bewoner@voorbeeld.example ".into(),
            lang: "fy".into(),
            trap: String::new(),
        }
    }

    #[test]
    fn a_right_draft_becomes_a_correction_and_is_cleaned() {
        let correction = draft().read().unwrap();
        assert_eq!(correction.words.as_str(), "Op dinsdag\nom 10 uur");
        assert_eq!(correction.email.unwrap().as_str(), "bewoner@voorbeeld.example");
        assert_eq!((correction.kind, correction.subject), (Kind::Place, Subject::Times));
    }

    #[test]
    fn everything_that_is_wrong_is_said_in_the_order_of_the_fields() {
        let wrong = Draft {
            id: "1".into(),
            kind: "ding".into(),
            record: "A b".into(),
            subject: "x".into(),
            words: "y".repeat(Words::MOST + 1),
            email: "bewoner".into(),
            lang: "nederlands".into(),
            trap: "koop nu".into(),
        };
        let fields: Vec<_> = wrong.read().unwrap_err().into_iter().map(Mistake::field).collect();
        let expected: Vec<_> = Field::SENT.into_iter().chain([Field::Trap]).collect();
        assert_eq!(fields, expected);
        assert_eq!(Draft::default().read().unwrap_err().len(), 5);
    }

    #[test]
    fn words_are_only_needed_for_something_else() {
        for subject in Subject::ALL {
            let silent =
                Draft { subject: subject.name().into(), words: " \u{7}\n".into(), ..draft() };
            let wrong = silent.read().err();
            let expected = vec![Mistake::Unknown(Field::Words)];
            assert_eq!(wrong, (subject == Subject::Other).then_some(expected), "{subject:?}");
        }
    }

    #[test]
    fn every_field_can_be_filled_in_and_read_back() {
        let mut draft = Draft::default();
        for field in Field::SENT.into_iter().chain(Field::FORM) {
            draft.set(field, field.name().to_owned());
            assert_eq!(draft.get(field), field.name());
        }
    }
}
