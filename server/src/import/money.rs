//! What things cost, from what people write about it.

use guide::record::Cost;

/// What a price may be for, so that the amount is what somebody pays.
const UNITS: &[&str] = &[
    "keer",
    "persoon",
    "deelnemer",
    "kind",
    "gezin",
    "les",
    "lessen",
    "avond",
    "avonden",
    "ochtend",
    "middag",
    "dag",
    "week",
    "maand",
    "jaar",
    "kwartaal",
    "maaltijd",
    "kopje",
    "rit",
    "klus",
    "workshop",
    "cursus",
    "kaart",
    "kaartje",
    "strippenkaart",
    "boek",
    "plek",
    "kraam",
];

/// What something costs. An amount only where it is certain that this is what one pays; the words
/// stay wherever they say more than the amount.
pub(super) fn cost(text: &str) -> Cost {
    let text = text.trim();
    if text.is_empty() {
        return Cost::default();
    }
    let lower = text.to_lowercase();
    if matches!(lower.as_str(), "gratis" | "fergees" | "geen" | "geen kosten" | "kosteloos") {
        return Cost { cents: Some(0), text: None };
    }
    let (cents, rest) = match amount(&lower) {
        Some((cents, rest)) => (Some(cents), rest.trim()),
        None => (None, ""),
    };
    let certain = cents.filter(|_| rest.is_empty() || is_unit(rest));
    let says_more = certain.is_none() || !rest.is_empty();
    Cost { cents: certain, text: says_more.then(|| text.to_owned()) }
}

/// The amount that a text begins with, in cents, and what follows it. Without a euro sign only an
/// amount with cents is taken for money.
fn amount(text: &str) -> Option<(u32, &str)> {
    let bare = text.strip_prefix("eur ").or_else(|| text.strip_prefix('€')).unwrap_or(text);
    let signed = bare.len() < text.len();
    let bare = bare.trim_start();
    let end = bare.find(|c: char| !c.is_ascii_digit()).unwrap_or(bare.len());
    let (whole, rest) = bare.split_at(end);
    let euros: u32 = whole.parse().ok()?;
    let (cents, rest, with_cents) = after_comma(rest)?;
    let (rest, named) = match rest.trim_start().strip_prefix("euro") {
        Some(rest) if !rest.starts_with(char::is_alphanumeric) => (rest, true),
        _ => (rest, false),
    };
    let money = signed || named || with_cents;
    (money && !rest.starts_with(char::is_alphanumeric))
        .then(|| Some((euros.checked_mul(100)?.checked_add(cents)?, rest)))
        .flatten()
}

/// The cents of `,50`, `.50`, `,-` or nothing, what follows, and whether there were cents. `None`
/// when it is another number than an amount.
fn after_comma(rest: &str) -> Option<(u32, &str, bool)> {
    let Some(after) = rest.strip_prefix([',', '.']) else {
        return Some((0, rest, false));
    };
    if let Some(rest) = after.strip_prefix('-') {
        return Some((0, rest, true));
    }
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    match digits {
        // A comma or full stop of the sentence.
        0 => Some((0, rest, false)),
        2 => Some((after[..2].parse().ok()?, &after[2..], true)),
        _ => None,
    }
}

/// `per keer`, `per rit binnen Leeuwarden`, `voor 12 lessen`, `p.p.`.
fn is_unit(rest: &str) -> bool {
    let mut words = rest.split_whitespace();
    let unit = match words.next() {
        Some("p.p." | "pp") => return words.next().is_none(),
        Some("per") => words.next(),
        Some("voor") => {
            words.next().filter(|n| n.parse::<u16>().is_ok()).and_then(|_| words.next())
        }
        _ => None,
    };
    // A second price, or what else is to be paid, is no part of a unit.
    unit.is_some_and(|unit| UNITS.contains(&unit))
        && !rest.contains([',', ';', '+', '€', '/'])
        && !words
            .any(|word| word.chars().any(|c| c.is_ascii_digit()) || word == "en" || word == "of")
}

/// A whole number of euros: `5445`, `€ 20.000`, `20000,-`.
pub(super) fn euros(text: &str) -> Option<u32> {
    let text = text.trim().trim_start_matches('€').trim_start();
    let text = [",-", ".-", ",00"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    let groups: Vec<&str> = text.split('.').collect();
    let grouped = groups.len() == 1
        || groups[0].len() <= 3
            && !groups[0].is_empty()
            && groups[1..].iter().all(|it| it.len() == 3);
    let digits = groups.concat();
    (grouped && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
        .then(|| digits.parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_is_an_amount_only_when_that_is_certain() {
        for (text, cents, words) in [
            ("€ 4", Some(400), None),
            ("€10", Some(1000), None),
            ("€ 7,50", Some(750), None),
            ("5 euro", Some(500), None),
            ("€ 3,-", Some(300), None),
            ("gratis", Some(0), None),
            ("Gratis", Some(0), None),
            ("€ 2,50 per keer", Some(250), Some("€ 2,50 per keer")),
            ("1,50 per rit binnen Leeuwarden", Some(150), Some("1,50 per rit binnen Leeuwarden")),
            ("€ 12 voor 12 lessen", Some(1200), Some("€ 12 voor 12 lessen")),
            ("€ 5 per maand", Some(500), Some("€ 5 per maand")),
            ("1 muntje per workshop", None, Some("1 muntje per workshop")),
            ("vrije gift", None, Some("vrije gift")),
            ("gratis koffie en wifi", None, Some("gratis koffie en wifi")),
            ("maximaal 300 euro per jaar", None, Some("maximaal 300 euro per jaar")),
            (
                "€ 3 per klus, materiaal betaal je zelf",
                None,
                Some("€ 3 per klus, materiaal betaal je zelf"),
            ),
            ("€ 0,30 per kilometer", None, Some("€ 0,30 per kilometer")),
            ("€ 4 of € 6", None, Some("€ 4 of € 6")),
            ("€ 4-6", None, Some("€ 4-6")),
            ("5", None, Some("5")),
            ("€ 1.000", None, Some("€ 1.000")),
            ("€ 99999999999", None, Some("€ 99999999999")),
            ("", None, None),
        ] {
            let expected = Cost { cents, text: words.map(str::to_owned) };
            assert_eq!(cost(text), expected, "{text}");
        }
    }

    #[test]
    fn whole_euros_are_read_however_they_are_written() {
        for (text, number) in [
            ("5445", Some(5445)),
            ("€ 20.000", Some(20_000)),
            ("20000,-", Some(20_000)),
            ("1.250.000", Some(1_250_000)),
            ("20.00", None),
            (".000", None),
            ("ca. 300", None),
            ("", None),
            ("-5", None),
        ] {
            assert_eq!(euros(text), number, "{text}");
        }
    }
}
