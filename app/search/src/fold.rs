//! Reading past the differences that do not matter: capitals, accents, curly quotes.

/// The text in lower case without the accents that Dutch, Frisian and their neighbours use;
/// curly quotes and dashes become plain ones.
#[must_use]
#[inline(never)]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        // Most letters are these, and a phone folds all that there is to read.
        if c.is_ascii_alphanumeric() || c == ' ' {
            folded.push(c.to_ascii_lowercase());
            continue;
        }
        match lower(c) {
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
            // Accents written as marks of their own.
            '\u{300}'..='\u{36f}' => {}
            c => folded.push(c),
        }
    }
    folded
}

/// A letter of the Latin, Greek or Cyrillic script in lower case. The standard library knows all
/// scripts, in tables that are 10 kB of what a phone has to load.
#[must_use]
pub fn lower(c: char) -> char {
    let next = |odd: u32| {
        if u32::from(c) % 2 == odd { char::from_u32(u32::from(c) + 1).unwrap_or(c) } else { c }
    };
    let later = |by: u32| char::from_u32(u32::from(c) + by).unwrap_or(c);
    match c {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => {
            later(32)
        }
        'Ѐ'..='Џ' => later(80),
        'İ' => 'i',
        'Ÿ' => 'ÿ',
        'ẞ' => 'ß',
        'Ĺ'..='Ň' | 'Ź'..='Ž' => next(1),
        'Ā'..='ķ' | 'Ŋ'..='ŷ' | 'Ș'..='ț' | 'Ґ'..='ҿ' | 'Ӑ'..='ӿ' | 'Ḁ'..='ẕ' | 'Ạ'..='ỹ' => {
            next(0)
        }
        c => c,
    }
}

/// The words of a text, folded, in order; a word is a run of letters and digits.
#[inline(never)]
pub fn words(text: &str) -> impl Iterator<Item = String> {
    split(&fold(text)).map(str::to_owned).collect::<Vec<_>>().into_iter()
}

/// The words of a text that is folded already.
pub fn split(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
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
    fn lower_case_is_that_of_the_standard_library() {
        let known = ('\0'..='ž').chain('Ș'..='ț').chain('Α'..='Ω').chain('Ѐ'..='я');
        for c in known.chain('Ґ'..='ҿ').chain('Ӑ'..='ӿ').chain('Ḁ'..='ẕ').chain('Ạ'..='ỹ')
        {
            let expected = if c == 'İ' { 'i' } else { c.to_lowercase().next().unwrap() };
            assert_eq!(lower(c), expected, "{c} ({:x})", u32::from(c));
        }
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        assert_eq!(words("Eet-café, 60+!").collect::<Vec<_>>(), ["eet", "cafe", "60"]);
    }
}
