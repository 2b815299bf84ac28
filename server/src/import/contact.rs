//! How to reach somebody, from cells of their own or from a sentence.
//!
//! Names of people do not belong here: a sentence that addresses somebody by name is left out.

use guide::record::Contact;

use super::{links, report::Action, row::Row};

/// Words of a sentence that say nothing beyond the number or address that they lead to.
const FILLERS: &[&str] = &[
    "bel",
    "belle",
    "mail",
    "naar",
    "of",
    "app",
    "en",
    "via",
    "stuur",
    "een",
    "e-mail",
    "email",
    "tel",
    "telefoon",
    "telefonisch",
    "website",
    "per",
];

/// Words before the name of a person.
const TITLES: &[&str] = &["dhr", "mevr", "mw", "mevrouw", "meneer", "heer", "juf", "meester"];

/// From the columns `website`, `telefoon` and `email`, as far as the file has them.
pub(super) fn from_columns(row: &mut Row<'_>) -> Contact {
    let mut contact = Contact::default();
    let mut left = Vec::new();
    for column in ["website", "telefoon", "email"] {
        let cell = row.cell(column);
        if cell.is_empty() {
            continue;
        }
        let understood = match column {
            "website" => {
                contact.website = links::web(cell);
                contact.website.is_some()
            }
            "telefoon" => {
                contact.phone = is_phone(cell).then(|| cell.to_owned());
                contact.phone.is_some()
            }
            _ => {
                contact.email = is_email(cell).then(|| cell.to_owned());
                contact.email.is_some()
            }
        };
        if !understood {
            if names_somebody(cell) {
                row.tell(column, "dit lijkt de naam van een persoon", Action::Dropped);
            } else {
                row.tell(column, "hier staat iets anders dan verwacht", Action::Text);
                left.push(cell);
            }
        }
    }
    contact.text = (!left.is_empty()).then(|| left.join("; "));
    contact
}

/// From the column `contact`, which may say anything.
pub(super) fn from_sentence(row: &mut Row<'_>) -> Contact {
    let text = row.cell("contact");
    if names_somebody(text) {
        row.tell("contact", "dit lijkt de naam van een persoon", Action::Dropped);
        return Contact::default();
    }
    read(text)
}

fn read(text: &str) -> Contact {
    let mut contact = Contact::default();
    let mut rest = String::new();
    let mut more = false;
    for word in text.split_whitespace() {
        let bare =
            word.trim_matches(|c: char| matches!(c, ',' | ';' | '.' | '(' | ')' | ':' | '<' | '>'));
        let found = if is_email(bare) {
            Some((&mut contact.email, bare.to_owned()))
        } else {
            links::web(bare).map(|url| (&mut contact.website, url))
        };
        if let Some((place, value)) = found {
            more |= place.as_ref().is_some_and(|known| *known != value);
            place.get_or_insert(value);
            rest.push_str("; ");
        } else {
            rest.push_str(word);
            rest.push(' ');
        }
    }
    let words = match phone(&rest) {
        Some((number, around)) => {
            contact.phone = Some(number);
            around
        }
        None => rest,
    };
    more |= words
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.' | '(' | ')'))
        .any(|word| !word.is_empty() && !FILLERS.contains(&word.to_lowercase().as_str()));
    contact.text = (more || (contact.is_empty() && !text.is_empty())).then(|| text.to_owned());
    contact
}

/// The first telephone number in a text, and the text without it.
fn phone(text: &str) -> Option<(String, String)> {
    let belongs = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '+' | '(' | ')');
    let mut from = 0;
    while let Some(start) = text[from..].find(|c: char| c.is_ascii_digit() || c == '+') {
        let start = from + start;
        let end = text[start..].find(|c| !belongs(c)).map_or(text.len(), |at| start + at);
        let number = text[start..end].trim_matches([' ', '-', '(', ')']);
        if is_phone(number) {
            return Some((number.to_owned(), format!("{} {}", &text[..start], &text[end..])));
        }
        from = end;
    }
    None
}

/// A Dutch or international number; `14 058` is the municipality's own.
fn is_phone(text: &str) -> bool {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let only =
        text.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '+' | '(' | ')' | '.'));
    let known = if text.starts_with('+') || digits.starts_with("00") {
        (9..=15).contains(&digits.len())
    } else if digits.starts_with("14") {
        matches!(digits.len(), 5 | 6)
    } else if digits.starts_with("0800") || digits.starts_with("0900") {
        matches!(digits.len(), 8 | 11)
    } else {
        digits.starts_with('0') && digits.len() == 10
    };
    only && known
}

fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else {
        return false;
    };
    let plain = |part: &str| {
        part.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+'))
    };
    !name.is_empty()
        && plain(name)
        && plain(host)
        && host.split('.').all(|part| !part.is_empty())
        && host.contains('.')
}

/// Whether the text has a title with a name after it.
fn names_somebody(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(2).any(|pair| {
        let title = pair[0].trim_end_matches('.').to_lowercase();
        TITLES.contains(&title.as_str()) && pair[1].starts_with(char::is_uppercase)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contact(phone: &str, email: &str, website: &str, text: &str) -> Contact {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Contact { phone: some(phone), email: some(email), website: some(website), text: some(text) }
    }

    #[test]
    fn a_sentence_is_taken_apart() {
        for (text, expected) in [
            ("14 058", contact("14 058", "", "", "")),
            ("085-4832433; info@x.example", contact("085-4832433", "info@x.example", "", "")),
            ("www.kindpakket.nl", contact("", "", "https://www.kindpakket.nl", "")),
            ("bel 058 000 10 13", contact("058 000 10 13", "", "", "")),
            ("mail naar soep@voorbeeld.example", contact("", "soep@voorbeeld.example", "", "")),
            (
                "Loop binnen of bel 058 000 20 28",
                contact("058 000 20 28", "", "", "Loop binnen of bel 058 000 20 28"),
            ),
            (
                "bel het dorpshuis, 058 000 11 19",
                contact("058 000 11 19", "", "", "bel het dorpshuis, 058 000 11 19"),
            ),
            ("via de website", contact("", "", "", "via de website")),
            (
                "loop mee, dinsdag om 10.00 uur",
                contact("", "", "", "loop mee, dinsdag om 10.00 uur"),
            ),
            ("a@b.nl, c@d.nl", contact("", "a@b.nl", "", "a@b.nl, c@d.nl")),
            ("", contact("", "", "", "")),
            (";", contact("", "", "", ";")),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn a_person_is_recognised_by_the_title() {
        assert!(names_somebody("Bel mevr. Fantasia"));
        assert!(names_somebody("vraag naar de heer Verzonnen"));
        assert!(!names_somebody("Vraag het aan de gastvrouw van De Proefvogel"));
        assert!(!names_somebody("mevrouw of meneer"));
    }
}
