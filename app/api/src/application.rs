//! A reaction to a vacancy: somebody wants to do this volunteer work.
//!
//! The same code reads what a form posts, what a program sends to `/v1/vacatures/{id}/reacties` and
//! what is filled in on a device without internet, so all three are told the same.

use guide::{Lang, Slug};

use crate::{
    Code, Email, MessageId, Phone, Words,
    form::{Draft, EMAIL, ID, LANG, Mistake, Mistakes, TRAP},
};

/// The vacancy.
pub const VACANCY: &str = "vacature";
/// What to call who sends it.
pub const NAME: &str = "naam";
/// A number to call.
pub const PHONE: &str = "telefoon";
/// In one's own words.
pub const MESSAGE: &str = "bericht";
/// Whether who sends it is younger than sixteen, and a parent agrees.
pub const YOUNG: &str = "jong";
/// What of the profile goes along; there may be several.
pub const PART: &str = "deel";
/// The code of the sender's own page.
pub const CODE: &str = "code";

/// The fields that a program sends; the vacancy stands in the address.
pub const SENT: [&str; 9] = [ID, NAME, PHONE, EMAIL, MESSAGE, YOUNG, PART, CODE, LANG];
/// The fields of a form; its address says the rest.
pub const FORM: [&str; 9] = [ID, NAME, PHONE, EMAIL, MESSAGE, YOUNG, PART, CODE, TRAP];

/// The most characters of a name.
pub const LONGEST_NAME: usize = 80;
/// The most characters of a message.
pub const LONGEST_MESSAGE: usize = 1000;
/// The most characters of a part of the profile, with its label.
pub const LONGEST_PART: usize = 300;
/// How many parts of the profile can go along.
pub const MOST_PARTS: usize = 12;
/// What stands in a field that is ticked.
pub const YES: &str = "ja";

/// Something of the sender's profile: `Wat ik kan: koken, luisteren`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part(Words);

impl Part {
    fn read(text: &str) -> Option<Self> {
        Words::read_line(text, LONGEST_PART).map(Self)
    }

    /// As it was sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// What it is about, and what it says about that. Without a label everything is what it says.
    #[must_use]
    pub fn label_and_text(&self) -> (&str, &str) {
        self.as_str().split_once(": ").unwrap_or(("", self.as_str()))
    }
}

/// Somebody who wants to do volunteer work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Application {
    /// Made by who sent it.
    pub id: MessageId,
    /// The vacancy.
    pub vacancy: Slug,
    /// What to call who sent it.
    pub name: Words,
    /// A number to call.
    pub phone: Option<Phone>,
    /// An address to mail to. There is at least one of the two.
    pub email: Option<Email>,
    /// In the sender's own words; may be empty.
    pub message: Words,
    /// Whether the sender is younger than sixteen.
    pub young: bool,
    /// What of the profile goes along.
    pub parts: Vec<Part>,
    /// The code of the sender's own page.
    pub code: Code,
    /// The language of who sent it.
    pub lang: Lang,
}

/// The reaction that stands in a form, when everything is right.
///
/// # Errors
/// Everything that is wrong, in the order of the fields.
pub fn read(draft: &Draft) -> Result<Application, Vec<Mistake>> {
    let mut wrong = Mistakes::default();
    let id = wrong.known(ID, MessageId::read(draft.get(ID)));
    let vacancy = wrong.known(VACANCY, draft.get(VACANCY).parse::<Slug>().ok());
    let name = wrong.fits(NAME, Words::read_line(draft.get(NAME), LONGEST_NAME));
    if name.as_ref().is_some_and(Words::is_empty) {
        wrong.0.push(Mistake::Missing(NAME));
    }
    let phone = wrong.known(PHONE, Phone::read(draft.get(PHONE)));
    let email = wrong.known(EMAIL, Email::read(draft.get(EMAIL)));
    if (&phone, &email) == (&Some(None), &Some(None)) {
        wrong.0.push(Mistake::Missing(PHONE));
    }
    let message = wrong.fits(MESSAGE, Words::read_up_to(draft.get(MESSAGE), LONGEST_MESSAGE));
    let young = wrong.known(YOUNG, yes(draft.get(YOUNG)));
    let parts = wrong.fits(PART, parts(draft));
    let code = wrong.known(CODE, Code::read(draft.get(CODE)));
    let lang = wrong.known(LANG, draft.get(LANG).parse::<Lang>().ok());
    wrong.known(TRAP, draft.get(TRAP).is_empty().then_some(()));
    match (id, vacancy, name, phone, email, message, young, parts, code, lang) {
        (
            Some(id),
            Some(vacancy),
            Some(name),
            Some(phone),
            Some(email),
            Some(message),
            Some(young),
            Some(parts),
            Some(code),
            Some(lang),
        ) if wrong.0.is_empty() => {
            Ok(Application { id, vacancy, name, phone, email, message, young, parts, code, lang })
        }
        _ => Err(wrong.0),
    }
}

fn yes(ticked: &str) -> Option<bool> {
    match ticked {
        YES => Some(true),
        "" => Some(false),
        _ => None,
    }
}

/// Those that say something; none when one is too long or there are too many.
fn parts(draft: &Draft) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    for text in draft.all(PART) {
        let part = Part::read(text)?;
        if !part.0.is_empty() {
            parts.push(part);
        }
        if parts.len() > MOST_PARTS {
            return None;
        }
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(changes: &[(&str, &str)]) -> Draft {
        let mut draft = Draft::default();
        for (name, value) in [
            (ID, "01934d3c-0a1b-7c2d-8e3f-0123456789ab"),
            (VACANCY, "soepkok"),
            (NAME, " Sjoukje\n"),
            (PHONE, "06 12345678"),
            (EMAIL, " sjoukje@voorbeeld.example "),
            (MESSAGE, "Ik kook graag.\r\nOp\u{0} dinsdag? \u{202e}"),
            (YOUNG, YES),
            (CODE, "8PHy8_T19vf4-fr7_P3-_w"),
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
    fn a_right_form_becomes_a_reaction_and_is_cleaned() {
        let mut draft = with(&[(PART, "Wat ik kan: koken,\nluisteren")]);
        draft.add(PART, " \u{7} ".to_owned());
        draft.add(PART, "Friesk".to_owned());
        let it = read(&draft).unwrap();
        assert_eq!((it.name.as_str(), it.vacancy.as_str()), ("Sjoukje", "soepkok"));
        assert_eq!(it.message.as_str(), "Ik kook graag.\nOp dinsdag?");
        assert_eq!(it.email.unwrap().as_str(), "sjoukje@voorbeeld.example");
        assert!(it.young);
        let parts: Vec<_> = it.parts.iter().map(Part::label_and_text).collect();
        assert_eq!(parts, [("Wat ik kan", "koken, luisteren"), ("", "Friesk")]);
    }

    #[test]
    fn everything_that_is_wrong_is_said_in_the_order_of_the_fields() {
        let wrong = with(&[
            (ID, "1"),
            (VACANCY, "A b"),
            (NAME, &"y".repeat(LONGEST_NAME + 1)),
            (PHONE, "bel maar"),
            (EMAIL, "sjoukje"),
            (MESSAGE, &"y".repeat(LONGEST_MESSAGE + 1)),
            (YOUNG, "misschien"),
            (PART, &"y".repeat(LONGEST_PART + 1)),
            (CODE, "geheim"),
            (LANG, "fries"),
            (TRAP, "koop nu"),
        ]);
        let fields: Vec<_> = read(&wrong).unwrap_err().into_iter().map(Mistake::field).collect();
        assert_eq!(
            fields,
            [ID, VACANCY, NAME, PHONE, EMAIL, MESSAGE, YOUNG, PART, CODE, LANG, TRAP]
        );
        let empty = read(&Draft::default()).unwrap_err();
        assert_eq!(empty.len(), 6, "{empty:?}");
    }

    #[test]
    fn one_way_to_be_reached_is_needed_and_enough() {
        assert!(read(&with(&[(PHONE, "")])).is_ok());
        assert!(read(&with(&[(EMAIL, " ")])).is_ok());
        let neither = with(&[(PHONE, ""), (EMAIL, "")]);
        assert_eq!(read(&neither), Err(vec![Mistake::Missing(PHONE)]));
        // What is wrong is said, not that it is missing.
        let wrong = with(&[(PHONE, ""), (EMAIL, "sjoukje")]);
        assert_eq!(read(&wrong), Err(vec![Mistake::Unknown(EMAIL)]));
    }

    #[test]
    fn a_name_is_needed_and_everything_else_may_be_left_out() {
        let nameless = with(&[(NAME, " \u{7}")]);
        assert_eq!(read(&nameless), Err(vec![Mistake::Missing(NAME)]));
        let short = read(&with(&[(MESSAGE, ""), (YOUNG, ""), (PHONE, "")])).unwrap();
        assert!(short.message.is_empty() && !short.young && short.parts.is_empty());
    }

    #[test]
    fn so_many_parts_of_the_profile_and_no_more() {
        let mut draft = with(&[]);
        for nth in 0..MOST_PARTS {
            draft.add(PART, format!("Deel: {nth}"));
        }
        assert_eq!(read(&draft).unwrap().parts.len(), MOST_PARTS);
        draft.add(PART, "Deel: te veel".to_owned());
        assert_eq!(read(&draft), Err(vec![Mistake::TooLong(PART)]));
    }
}
