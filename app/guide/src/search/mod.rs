//! Finding records by words: one search over everything, the same on the server and on the phone.
//!
//! The crate `search` finds numbered documents. Here records become documents ([`documents`]),
//! made once for a guide when it is first asked ([`Search`]), and numbers become records again.
//! [`crate::ask`] sorts, filters and shows these.

mod documents;
#[cfg(test)]
mod tests;
mod words;

use std::sync::{Arc, OnceLock};

pub use ::search::CHARACTERS;
pub use words::{Role, WordGroup};

use crate::{
    guide::{Entry, Guide},
    id::Kind,
    theme::Theme,
};

use self::documents::Documents;

/// What a guide's words are found by; made when it is first needed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Search(OnceLock<Arc<Documents>>);

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
    fn documents(&self, guide: &Guide) -> &Documents {
        self.0.get_or_init(|| Arc::new(Documents::of(guide)))
    }

    /// The records that answer a question. While it is being typed, its last word may not be
    /// finished.
    pub(crate) fn find<'a>(&'a self, guide: &'a Guide, text: &str, typing: bool) -> Result<'a> {
        if text.trim().is_empty() {
            return Result { hits: Vec::new(), meant: None, themes: Vec::new(), kinds: Vec::new() };
        }
        let Documents { roles, index } = self.documents(guide);
        let found = index.find(text, typing);
        let mut themes = Vec::new();
        let mut kinds = Vec::new();
        for group in found.groups {
            kinds.extend(roles.kinds.iter().filter(|(it, _)| *it == group).map(|it| it.1));
            if let Some((_, theme)) = roles.themes.iter().find(|(it, _)| *it == group)
                && !themes.contains(theme)
            {
                themes.push(*theme);
            }
        }
        let hits = found
            .hits
            .into_iter()
            .filter_map(|hit| Some((guide.all().get(hit.document as usize)?, hit.score)))
            .collect();
        Result { hits, meant: found.meant, themes, kinds }
    }
}

impl Guide {
    /// Makes ready what questions in words are answered from. Without this, the first such
    /// question does.
    pub fn prepare_search(&self) {
        self.search.documents(self);
    }
}
