//! Finding by words: one search over everything, the same on the server and on the phone.
//!
//! The [`Index`] is inverted, built once for a guide when it is first asked ([`Search`]), and holds
//! words of all languages together: whoever types does not say in which. A question is read into
//! slots ([`question`]), the index gives the records that have something for them with a score
//! ([`rank`]), and [`crate::ask`] sorts, filters and shows these.
//!
//! Why it is written here and not taken: search libraries (tantivy and the like) bring file
//! systems, threads and query parsers, small ones (such as `probly-search`, `tinysearch`) no
//! Dutch, no compounds, no synonyms and no typing mistakes, or an index made beforehand that
//! changes would not reach. The phone may load some ten kilobytes for all of it.

mod compound;
mod index;
mod lexicon;
mod meaning;
mod question;
mod rank;
mod stem;
#[cfg(test)]
mod tests;
mod typo;
mod words;

use std::sync::{Arc, OnceLock};

pub use question::CHARACTERS;
pub use words::{Role, WordGroup};

use crate::{
    guide::{Entry, Guide},
    id::Kind,
    theme::Theme,
};

use self::{index::Index, question::Asked};

/// What a guide's words are found by; made when it is first needed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Search(OnceLock<Arc<Index>>);

/// What was found.
pub(crate) struct Result<'a> {
    /// Records with how well they answer, in no order.
    pub(crate) hits: Vec<(&'a Arc<Entry>, u32)>,
    /// The question as it may have been meant, when a word had a mistake in it.
    pub(crate) meant: Option<String>,
    /// The themes that the words are about, the likeliest first.
    pub(crate) themes: Vec<Theme>,
    /// The kinds that the words name.
    pub(crate) kinds: Vec<Kind>,
}

impl Search {
    fn index(&self, guide: &Guide) -> &Index {
        self.0.get_or_init(|| Arc::new(Index::of(guide)))
    }

    /// The records that answer a question. While it is being typed, its last word may not be
    /// finished.
    pub(crate) fn find<'a>(&'a self, guide: &'a Guide, text: &str, typing: bool) -> Result<'a> {
        if text.trim().is_empty() {
            return Result { hits: Vec::new(), meant: None, themes: Vec::new(), kinds: Vec::new() };
        }
        let index = self.index(guide);
        let asked = Asked::read(index, text, typing);
        let hits = rank::hits(index, &asked);
        let groups = question::groups(index, &asked);
        let mut themes = Vec::new();
        let mut kinds = Vec::new();
        for group in groups {
            kinds.extend(index.meaning.kinds.iter().filter(|(it, _)| *it == group).map(|it| it.1));
            if let Some((_, theme)) = index.meaning.themes.iter().find(|(it, _)| *it == group)
                && !themes.contains(theme)
            {
                themes.push(*theme);
            }
        }
        let hits = hits
            .into_iter()
            .filter_map(|hit| Some((index.entries.get(hit.record as usize)?, hit.score)))
            .collect();
        Result { hits, meant: asked.meant, themes, kinds }
    }
}

impl Guide {
    /// Makes ready what questions in words are answered from. Without this, the first such
    /// question does.
    pub fn prepare_search(&self) {
        self.search.index(self);
    }
}
