//! Finding by words: numbered documents in, numbers with a score out.
//!
//! The [`Index`] is inverted and made once of all [`Document`]s by a [`Builder`]; it holds words of
//! all languages together: whoever types does not say in which. A question is read into slots
//! (`question`), and the index gives the documents that have something for them with a score
//! (`rank`). What a document is, and what its fields are worth, is known by who makes the index.
//!
//! Why it is written here and not taken: search libraries (tantivy and the like) bring file
//! systems, threads and query parsers, small ones (such as `probly-search`, `tinysearch`) no
//! Dutch, no compounds, no synonyms and no typing mistakes, or an index made beforehand that
//! changes would not reach. The phone may load some ten kilobytes for all of it.
//!
//! This is a crate of its own because a phone runs it at every letter that somebody types: it is
//! compiled to be fast where everything else is compiled to be small. A generic function is compiled
//! as who calls it is, and so is a function that is inlined there. So what takes time is called with
//! texts, slices and numbers, and never inlined into what is outside.

mod builder;
mod compound;
pub mod fold;
mod index;
mod lexicon;
mod meaning;
mod question;
mod rank;
pub mod sort;
mod stem;
#[cfg(test)]
mod tests;
mod typo;

pub use builder::{Builder, Document, Words};
pub use index::{Found, Index};
pub use meaning::Vocabulary;
pub use question::CHARACTERS;
pub use rank::Hit;
