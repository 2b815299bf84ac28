//! What a municipality knows about words: which mean the same, which say nothing, and how one
//! language of the region spells what another spells differently. All of it is data
//! (`synoniemen.csv`), so everyday and dialect words are added without code.

use serde::{Deserialize, Serialize};

use crate::{id::Kind, theme::Theme};

/// Words, or short phrases, that mean the same.
///
/// A few groups do more, by their name: `thema:geld` also means the records with that theme,
/// `soort:vacature` those of that kind; `stopwoorden` are words that say nothing about what
/// somebody looks for; `spelling` are pairs such as `sk=sch`, the first as one language spells
/// what another spells as the second.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Woordgroep))]
pub struct WordGroup {
    /// What it is about.
    #[serde(rename = "groep")]
    pub name: String,
    /// The words, in any language.
    #[serde(rename = "woorden")]
    pub words: Vec<String>,
}

/// What a group of words does, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The words mean the same.
    Same,
    /// They also mean records with this theme.
    Theme(Theme),
    /// They also mean records of this kind.
    Kind(Kind),
    /// They say nothing about what somebody looks for.
    Stop,
    /// They are spellings.
    Spelling,
}

impl WordGroup {
    /// What the group does; none when its name says something that cannot be.
    #[must_use]
    pub fn role(&self) -> Option<Role> {
        match self.name.split_once(':') {
            Some(("thema", theme)) => theme.parse().ok().map(Role::Theme),
            Some(("soort", kind)) => kind.parse().ok().map(Role::Kind),
            Some(_) => None,
            None => Some(match self.name.as_str() {
                "stopwoorden" => Role::Stop,
                "spelling" => Role::Spelling,
                _ => Role::Same,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_what_a_group_does() {
        let role = |name: &str| WordGroup { name: name.into(), words: Vec::new() }.role();
        assert_eq!(role("schulden"), Some(Role::Same));
        assert_eq!(role("thema:geld"), Some(Role::Theme(Theme::Money)));
        assert_eq!(role("soort:vacature"), Some(Role::Kind(Kind::Vacancy)));
        assert_eq!(role("stopwoorden"), Some(Role::Stop));
        assert_eq!(role("spelling"), Some(Role::Spelling));
        assert_eq!(role("thema:niets"), None);
        assert_eq!(role("iets:anders"), None);
    }
}
