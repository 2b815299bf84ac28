//! How much time a vacancy takes, from its words: "2 uur per week", "1,5 uur per week", "3-4 uur
//! per maand".

use crate::fold;

/// The least number of minutes a week that these words say; none when they do not tell both how
/// long and how often. A month is a twelfth of 52 weeks.
#[must_use]
pub fn minutes_a_week(text: &str) -> Option<u32> {
    let text = fold::fold(text);
    let begin = text.find(|c: char| c.is_ascii_digit())?;
    let rest = &text[begin..];
    let end = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.'));
    let (number, after) = rest.split_at(end.unwrap_or(rest.len()));
    let (whole, part) = number.split_once([',', '.']).unwrap_or((number, ""));
    let whole: u32 = whole.parse().ok().filter(|hours| *hours <= 1000)?;
    // "1,5" is an hour and a half, "1,25" an hour and a quarter.
    let minutes = match part.len() {
        0 => 0,
        1 => part.parse::<u32>().ok()? * 6,
        2 => part.parse::<u32>().ok()? * 60 / 100,
        _ => return None,
    };
    let minutes = whole * 60 + minutes;
    let is_range =
        |word: &&str| matches!(*word, "tot" | "oant" | "a" | "of") || word.parse::<u32>().is_ok();
    let mut words = fold::split(after).skip_while(is_range);
    let unit = words.next()?;
    if !matches!(unit, "uur" | "uren" | "u" | "oere" | "oeren") {
        return None;
    }
    let times_a_year = words.find_map(|word| match word {
        "week" | "wike" => Some(52),
        "maand" | "moanne" => Some(12),
        "jaar" | "jier" => Some(1),
        _ => None,
    })?;
    Some(minutes * times_a_year / 52)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_minutes_a_week() {
        for (text, minutes) in [
            ("2 uur per week", 120),
            ("1,5 uur per week", 90),
            ("1.25 uur in de week", 75),
            ("2-4 uur per week", 120),
            ("2 tot 4 uur per week", 120),
            ("ongeveer 3 uur per maand", 41),
            ("2 oere yn 'e wike", 120),
            ("52 uur per jaar", 60),
        ] {
            assert_eq!(minutes_a_week(text), Some(minutes), "{text}");
        }
        for text in [
            "",
            "2 uur",
            "minimaal een dagdeel per week",
            "elke week",
            "2 keer per week",
            "1,234 uur per week",
            "99999999999 uur per week",
            "om de week 2 uur",
            "3 personen, 2 uur per week",
        ] {
            assert_eq!(minutes_a_week(text), None, "{text}");
        }
    }

    #[test]
    fn any_text_can_be_read() {
        for text in ["1,", "1,,", "1.2.3 uur per week", "é1é uur per week", "1,é uur per week"] {
            let _ = minutes_a_week(text);
        }
    }
}
