//! A correction: somebody says that something about a record is not right.
//!
//! The same code reads what a form posts, what a program sends to `/v1/correcties` and what is
//! filled in on a device without internet, so all three are told the same.

use guide::{Kind, Lang, Slug};

use crate::{
    Email, MessageId, Words,
    form::{Draft, EMAIL, ID, LANG, Mistake, Mistakes, TRAP},
};

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

/// The kind of the record.
pub const KIND: &str = "soort";
/// The record.
pub const RECORD: &str = "onderdeel";
/// What it is about.
pub const SUBJECT: &str = "wat";
/// In one's own words.
pub const WORDS: &str = "uitleg";

/// The fields that a program sends.
pub const SENT: [&str; 7] = [ID, KIND, RECORD, SUBJECT, WORDS, EMAIL, LANG];
/// The fields of a form; what it is about stands in its address.
pub const FORM: [&str; 5] = [ID, SUBJECT, WORDS, EMAIL, TRAP];

/// The correction that stands in a form, when everything is right.
///
/// # Errors
/// Everything that is wrong, in the order of the fields.
pub fn read(draft: &Draft) -> Result<Correction, Vec<Mistake>> {
    let mut wrong = Mistakes::default();
    let id = wrong.known(ID, MessageId::read(draft.get(ID)));
    let kind = wrong.known(KIND, draft.get(KIND).parse::<Kind>().ok());
    let record = wrong.known(RECORD, draft.get(RECORD).parse::<Slug>().ok());
    let subject = wrong.known(SUBJECT, Subject::read(draft.get(SUBJECT)));
    let words = wrong.fits(WORDS, Words::read(draft.get(WORDS)));
    // "Something else" says nothing by itself.
    if subject == Some(Subject::Other) && words.as_ref().is_some_and(Words::is_empty) {
        wrong.0.push(Mistake::Missing(WORDS));
    }
    let email = wrong.known(EMAIL, Email::read(draft.get(EMAIL)));
    let lang = wrong.known(LANG, draft.get(LANG).parse::<Lang>().ok());
    wrong.known(TRAP, draft.get(TRAP).is_empty().then_some(()));
    match (id, kind, record, subject, words, email, lang) {
        (
            Some(id),
            Some(kind),
            Some(record),
            Some(subject),
            Some(words),
            Some(email),
            Some(lang),
        ) if wrong.0.is_empty() => Ok(Correction { id, kind, record, subject, words, email, lang }),
        _ => Err(wrong.0),
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

    fn with(changes: &[(&str, &str)]) -> Draft {
        let mut draft = Draft::default();
        for (name, value) in [
            (ID, "01934d3c-0a1b-7c2d-8e3f-0123456789ab"),
            (KIND, "plek"),
            (RECORD, "dorpskamer"),
            (SUBJECT, "tijden"),
            (WORDS, "  Op dinsdag\r\nom\u{0} 10 uur \u{202e}"),
            (EMAIL, " bewoner@voorbeeld.example "),
            (LANG, "fy"),
        ]
        .iter()
        .chain(changes)
        {
            draft.set(name, (*value).to_owned());
        }
        draft
    }

    #[test]
    fn a_right_form_becomes_a_correction_and_is_cleaned() {
        let correction = read(&with(&[])).unwrap();
        assert_eq!(correction.words.as_str(), "Op dinsdag\nom 10 uur");
        assert_eq!(correction.email.unwrap().as_str(), "bewoner@voorbeeld.example");
        assert_eq!((correction.kind, correction.subject), (Kind::Place, Subject::Times));
    }

    #[test]
    fn everything_that_is_wrong_is_said_in_the_order_of_the_fields() {
        let long = "y".repeat(Words::MOST + 1);
        let wrong = with(&[
            (ID, "1"),
            (KIND, "ding"),
            (RECORD, "A b"),
            (SUBJECT, "x"),
            (WORDS, &long),
            (EMAIL, "bewoner"),
            (LANG, "nederlands"),
            (TRAP, "koop nu"),
        ]);
        let fields: Vec<_> = read(&wrong).unwrap_err().into_iter().map(Mistake::field).collect();
        let expected: Vec<_> = SENT.into_iter().chain([TRAP]).collect();
        assert_eq!(fields, expected);
        assert_eq!(read(&Draft::default()).unwrap_err().len(), 5);
    }

    #[test]
    fn words_are_only_needed_for_something_else() {
        for subject in Subject::ALL {
            let silent = with(&[(SUBJECT, subject.name()), (WORDS, " \u{7}\n")]);
            let wrong = read(&silent).err();
            let expected = vec![Mistake::Missing(WORDS)];
            assert_eq!(wrong, (subject == Subject::Other).then_some(expected), "{subject:?}");
        }
    }
}
