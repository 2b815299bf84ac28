//! Words that are made of two others: Dutch and Frisian write "belastingformulier" as one.

/// The fewest letters of a part.
const SHORTEST: usize = 3;
/// The fewest letters of a word that is taken apart.
const WHOLE: usize = 7;
/// What may stand between the parts.
const LINKS: [&str; 5] = ["", "s", "en", "e", "n"];

/// The two parts of a word: the first as `known` knows it, the second as `known` or `form` does,
/// which is asked less often and may take longer. The longest second part wins: that is what the
/// whole is a kind of.
pub(crate) fn split(
    word: &str,
    known: impl Fn(&str) -> Option<u32>,
    form: impl Fn(&str) -> Option<u32>,
) -> Option<[u32; 2]> {
    if word.len() < WHOLE || word.len() > 60 || !word.is_ascii() {
        return None;
    }
    (SHORTEST..=word.len() - SHORTEST).find_map(|at| {
        let (first, rest) = word.split_at(at);
        let first = known(first)?;
        let second = LINKS.iter().find_map(|link| {
            let second = rest.strip_prefix(link).filter(|it| it.len() >= SHORTEST)?;
            known(second).or_else(|| form(second))
        })?;
        Some([first, second])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_taken_apart_into_words_that_are_known() {
        let known =
            ["belasting", "formulier", "formulieren", "vrijwilliger", "werk", "taal", "les"];
        let find = |part: &str| known.iter().position(|it| *it == part);
        let split = |word| {
            let parts = split(word, |part| u32::try_from(find(part)?).ok(), |_| None)?;
            Some(parts.map(|at| known[at as usize]))
        };
        assert_eq!(split("belastingformulier"), Some(["belasting", "formulier"]));
        assert_eq!(split("belastingformulieren"), Some(["belasting", "formulieren"]));
        assert_eq!(split("vrijwilligerswerk"), Some(["vrijwilliger", "werk"]));
        assert_eq!(split("taalles"), Some(["taal", "les"]));
        assert_eq!(split("taalwerk"), Some(["taal", "werk"]));
        assert_eq!(split("belastingx"), None);
        assert_eq!(split("ééntaalwerk"), None);
    }
}
