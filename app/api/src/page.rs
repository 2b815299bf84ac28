//! Lists: a page of a long one, or a short one as a whole.

use serde::{Deserialize, Serialize};

/// A page of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page<T> {
    /// Which page this is, counted from 1.
    #[serde(rename = "pagina")]
    pub page: u32,
    /// How many pages there are, at least 1.
    #[serde(rename = "paginas")]
    pub pages: u32,
    /// How many items a full page has.
    #[serde(rename = "paginaGrootte")]
    pub size: usize,
    /// How many items there are on all pages together.
    #[serde(rename = "totaal")]
    pub total: usize,
    /// The items of this page.
    pub items: Vec<T>,
}

/// A short list, always sent as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Items<T> {
    /// How many items there are.
    #[serde(rename = "totaal")]
    pub total: usize,
    /// The items.
    pub items: Vec<T>,
}

impl<T> From<Vec<T>> for Items<T> {
    fn from(items: Vec<T>) -> Self {
        Self { total: items.len(), items }
    }
}
