//! What identifies a record: its kind and, within the kind, its slug.

use std::{borrow::Borrow, fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, de};

use crate::wire;

/// The kinds of record in the guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Kind {
    /// Any body, from a knitting club to a welfare organisation.
    #[serde(rename = "organisatie")]
    Organisation,
    /// A physical location where things happen.
    #[serde(rename = "plek")]
    Place,
    /// A once-only or recurring event.
    #[serde(rename = "activiteit")]
    Activity,
    /// Something residents started.
    #[serde(rename = "initiatief")]
    Initiative,
    /// Something people can get support with.
    #[serde(rename = "hulp")]
    Service,
    /// A request for volunteers.
    #[serde(rename = "vacature")]
    Vacancy,
    /// Money for initiatives.
    #[serde(rename = "fonds")]
    Fund,
    /// A guide, story or training.
    #[serde(rename = "kennis")]
    Article,
    /// What residents and municipality work on together in an area.
    #[serde(rename = "gebiedsplan")]
    AreaPlan,
    /// A part of the welcome packs.
    #[serde(rename = "welkomstblok")]
    WelcomeBlock,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::Organisation,
        Self::Place,
        Self::Activity,
        Self::Initiative,
        Self::Service,
        Self::Vacancy,
        Self::Fund,
        Self::Article,
        Self::AreaPlan,
        Self::WelcomeBlock,
    ];

    /// The word for the kind in data and messages (product.md, "Words").
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Organisation => "organisatie",
            Self::Place => "plek",
            Self::Activity => "activiteit",
            Self::Initiative => "initiatief",
            Self::Service => "hulp",
            Self::Vacancy => "vacature",
            Self::Fund => "fonds",
            Self::Article => "kennis",
            Self::AreaPlan => "gebiedsplan",
            Self::WelcomeBlock => "welkomstblok",
        }
    }
}

/// The text names no kind of record.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a kind of record")]
pub struct NotAKind(String);

impl FromStr for Kind {
    type Err = NotAKind;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.name() == name)
            .ok_or_else(|| NotAKind(name.to_owned()))
    }
}

/// The part of an address that names one thing: lower-case ASCII letters, digits and single
/// hyphens, at most 80 characters. Unique within a kind; stable for as long as the thing exists.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Slug(String);

wire::wrapper! { Slug }

/// The text is not a slug.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a slug: only a-z, 0-9 and single hyphens, at most {max} characters", max = Slug::MAX)]
pub struct NotASlug(String);

impl Slug {
    /// The longest slug.
    pub const MAX: usize = 80;

    /// The slug that reads most like `name`: "Wergea & Warten" becomes `wergea-warten`.
    /// `None` when the name has no letter or digit.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let mut slug = String::new();
        for c in crate::fold::fold(name).chars() {
            if c.is_ascii_alphanumeric() {
                slug.push(c);
            } else if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
            if slug.len() >= Self::MAX {
                break;
            }
        }
        slug.trim_end_matches('-').parse().ok()
    }

    /// The slug as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Slug {
    type Err = NotASlug;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let well_formed = !text.is_empty()
            && text.len() <= Self::MAX
            && text.split('-').all(|part| {
                !part.is_empty()
                    && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
            });
        if well_formed { Ok(Self(text.to_owned())) } else { Err(NotASlug(text.to_owned())) }
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Borrow<str> for Slug {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Slug {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Slug {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        use utoipa::openapi::schema::{ObjectBuilder, Type};
        ObjectBuilder::new()
            .schema_type(Type::String)
            .pattern(Some("^[a-z0-9]+(-[a-z0-9]+)*$"))
            .max_length(Some(Self::MAX))
            .into()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Slug {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_made_from_names() {
        let made = |name| Slug::from_name(name).map(|slug| slug.to_string());
        assert_eq!(made("Wergea & Warten"), Some("wergea-warten".into()));
        assert_eq!(made("Doarpshûs De Bining"), Some("doarpshus-de-bining".into()));
        assert_eq!(made("’s Lands Welvaren"), Some("s-lands-welvaren".into()));
        assert_eq!(made("…"), None);
        assert_eq!(made(&"a-".repeat(100)).map(|slug| slug.len()), Some(79));
    }

    #[test]
    fn what_is_not_a_slug_is_refused() {
        for wrong in ["", "-a", "a-", "a--b", "A", "a b", "../a", "é"] {
            assert!(wrong.parse::<Slug>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn kinds_are_known_by_name() {
        for kind in Kind::ALL {
            assert_eq!(kind.name().parse(), Ok(kind));
            assert_eq!(serde_json::to_string(&kind).unwrap(), format!("\"{}\"", kind.name()));
        }
    }
}
