//! Reading past the differences that do not matter: capitals, accents, curly quotes.

/// The text in lower case without the accents that Dutch, Frisian and their neighbours use;
/// curly quotes and dashes become plain ones.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'à'..='å' | 'ā' | 'ă' => folded.push('a'),
            'æ' => folded.push_str("ae"),
            'ç' | 'ć' | 'č' => folded.push('c'),
            'è'..='ë' | 'ē' | 'ę' => folded.push('e'),
            'ì'..='ï' | 'ī' | 'ı' => folded.push('i'),
            'ĳ' => folded.push_str("ij"),
            'ł' => folded.push('l'),
            'ñ' | 'ń' => folded.push('n'),
            'ò'..='ö' | 'ø' | 'ō' => folded.push('o'),
            'œ' => folded.push_str("oe"),
            'ś' | 'š' | 'ş' => folded.push('s'),
            'ß' => folded.push_str("ss"),
            'ù'..='ü' | 'ū' => folded.push('u'),
            'ý' | 'ÿ' => folded.push('y'),
            'ğ' => folded.push('g'),
            'ź' | 'ż' | 'ž' => folded.push('z'),
            '‘' | '’' | '‛' | '´' | '`' => folded.push('\''),
            '“' | '”' | '„' => folded.push('"'),
            '‐'..='—' | '−' => folded.push('-'),
            // The dot that a lower-cased İ leaves behind, and accents written as marks of their own.
            '\u{300}'..='\u{36f}' => {}
            c => folded.push(c),
        }
    }
    folded
}

/// The words of a text, folded, in order; a word is a run of letters and digits.
pub fn words(text: &str) -> impl Iterator<Item = String> {
    fold(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect::<Vec<_>>()
        .into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_capitals_do_not_matter() {
        assert_eq!(fold("Doarpshûs It Kattehûs – ’s Avonds"), "doarpshus it kattehus - 's avonds");
        assert_eq!(fold("café"), fold("cafe\u{301}"));
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        assert_eq!(words("Eet-café, 60+!").collect::<Vec<_>>(), ["eet", "cafe", "60"]);
    }
}
