//! Words that sources use for a theme.

use std::collections::HashMap;

use guide::{fold::fold, theme::Theme};

/// `woord,thema` on each line; see the file itself.
const TABLE: &str = include_str!("../../data/themas.csv");

/// Every word that is known to mean a theme, folded.
pub(super) struct Words(HashMap<String, Theme>);

impl Words {
    /// The themes' own names and the words of the table.
    pub(super) fn known() -> Self {
        let own = Theme::ALL.iter().map(|theme| (theme.slug().to_owned(), *theme));
        let table = TABLE.lines().skip(1).filter_map(|line| {
            let (word, theme) = line.split_once(',')?;
            Some((fold(word), theme.parse().ok()?))
        });
        Self(table.chain(own).collect())
    }

    /// The theme that a word means.
    pub(super) fn theme(&self, word: &str) -> Option<Theme> {
        self.0.get(&fold(word)).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_a_word_and_a_theme() {
        let words = Words::known();
        for line in TABLE.lines().skip(1) {
            let (word, theme) = line.split_once(',').unwrap();
            assert_eq!(words.theme(word), Some(theme.parse().unwrap()), "{line}");
            assert!(word.parse::<Theme>().is_err(), "{word} is a theme already");
        }
        assert_eq!(words.theme("Ontmoeting"), Some(Theme::Meeting));
        assert_eq!(words.theme("fonds"), None);
    }
}
