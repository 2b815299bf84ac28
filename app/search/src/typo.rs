//! Typing mistakes: how many letters one word differs from another.

/// How many mistakes are forgiven in a word of this many letters.
pub(crate) fn forgiven(letters: usize) -> usize {
    match letters {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

/// Which letters a word has, a bit for each. Two words that differ by `n` mistakes differ by at
/// most `2 n` bits, and bits are compared far faster than words.
pub(crate) fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |mask, byte| mask | 1 << (byte & 31))
}

/// How many mistakes make one word the other, when not more than `most`: a letter too many, too
/// few or another one, or two letters that changed places (Damerau and Levenshtein, each place
/// changed once).
pub(crate) fn mistakes(one: &str, other: &str, most: usize) -> Option<usize> {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len().abs_diff(other.len()) > most || one.len().max(other.len()) > LONGEST {
        return None;
    }
    // Three rows of the table: the one that is being filled and the two before it.
    let mut rows = [[0_u8; LONGEST + 1]; 3];
    for (at, cell) in (0_u8..).zip(rows[0].iter_mut()) {
        *cell = at;
    }
    for (at, letter) in one.iter().enumerate() {
        let [before, above, here] = [(at + 2) % 3, at % 3, (at + 1) % 3];
        rows[here][0] = rows[above][0] + 1;
        let mut least = rows[here][0];
        for (with, against) in other.iter().enumerate() {
            let same = letter == against;
            let mut best = (rows[above][with] + u8::from(!same))
                .min(rows[above][with + 1] + 1)
                .min(rows[here][with] + 1);
            if at > 0 && with > 0 && *letter == other[with - 1] && one[at - 1] == *against {
                best = best.min(rows[before][with - 1] + 1);
            }
            rows[here][with + 1] = best;
            least = least.min(best);
        }
        if usize::from(least) > most {
            return None;
        }
    }
    let found = usize::from(rows[one.len() % 3][other.len()]);
    (found <= most).then_some(found)
}

/// Words of more bytes than this are compared only as they are.
const LONGEST: usize = 40;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn mistakes_are_counted() {
        for (one, other, expected) in [
            ("schulden", "shculden", 1),
            ("schulden", "schuldn", 1),
            ("schulden", "schullden", 1),
            ("schulden", "schulten", 1),
            ("belasting", "belastnig", 1),
            ("belasting", "blasteng", 2),
            ("eten", "eten", 0),
        ] {
            assert_eq!(mistakes(one, other, 2), Some(expected), "{one} {other}");
        }
        assert_eq!(mistakes("eten", "taal", 2), None);
        assert_eq!(mistakes("eten", "samen eten", 2), None);
        assert_eq!(mistakes(&"a".repeat(100), &"a".repeat(100), 2), None);
    }

    /// The whole table, without the shortcuts.
    fn by_the_book(one: &[u8], other: &[u8]) -> usize {
        let mut table = vec![vec![0; other.len() + 1]; one.len() + 1];
        for i in 0..=one.len() {
            for j in 0..=other.len() {
                table[i][j] = match (i, j) {
                    (0, j) => j,
                    (i, 0) => i,
                    (i, j) => {
                        let differs = usize::from(one[i - 1] != other[j - 1]);
                        let mut best = (table[i - 1][j - 1] + differs)
                            .min(table[i - 1][j] + 1)
                            .min(table[i][j - 1] + 1);
                        if i > 1
                            && j > 1
                            && one[i - 1] == other[j - 2]
                            && one[i - 2] == other[j - 1]
                        {
                            best = best.min(table[i - 2][j - 2] + 1);
                        }
                        best
                    }
                };
            }
        }
        table[one.len()][other.len()]
    }

    proptest! {
        #[test]
        fn shortcuts_change_nothing(one in "[a-d]{0,9}", other in "[a-d]{0,9}", most in 0_usize..4) {
            let expected = by_the_book(one.as_bytes(), other.as_bytes());
            prop_assert_eq!(mistakes(&one, &other, most), (expected <= most).then_some(expected));
            if expected <= most {
                let differ = (letters(&one) ^ letters(&other)).count_ones() as usize;
                prop_assert!(differ <= 2 * expected);
            }
        }
    }
}
