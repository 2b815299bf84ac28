//! What records are made of: where they come from, how to reach somebody, what it costs.

use serde::{Deserialize, Serialize};

use crate::text::Text;

/// Where a record's content comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Bron))]
pub struct Source {
    /// The page or document.
    pub url: String,
    /// The date of the source as it gives it: a year, a month or a day.
    #[serde(rename = "datum", default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
}

/// How to reach somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Contact {
    /// Web address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    /// Telephone number as people write it.
    #[serde(rename = "telefoon", skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// E-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Anything else, in words ("via de website van Amaryllis").
    #[serde(rename = "tekst", skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl Contact {
    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Where a letter would go.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Adres))]
pub struct Address {
    /// Street and number.
    #[serde(rename = "straat", skip_serializing_if = "Option::is_none")]
    pub street: Option<String>,
    /// Postcode as it is written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postcode: Option<String>,
    /// Town or village.
    #[serde(rename = "plaats", skip_serializing_if = "Option::is_none")]
    pub town: Option<String>,
}

impl Address {
    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// On one line: "Voorbeeldstraat 1, 8911 AA Leeuwarden". None when nothing is known.
    #[must_use]
    pub fn line(&self) -> Option<String> {
        let town = match (&self.postcode, &self.town) {
            (Some(postcode), Some(town)) => Some(format!("{postcode} {town}")),
            (postcode, town) => postcode.clone().or_else(|| town.clone()),
        };
        match (&self.street, town) {
            (Some(street), Some(town)) => Some(format!("{street}, {town}")),
            (street, town) => street.clone().or(town),
        }
    }
}

/// What something costs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Kosten))]
pub struct Cost {
    /// Price in euro cents; 0 is free; absent when it is not known or not one price.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cents: Option<u32>,
    /// The price in words, when there is more to say.
    #[serde(rename = "tekst", skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl Cost {
    /// Whether nothing is known.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        self.cents.is_none() && self.text.is_none()
    }

    /// Whether it is known to be free.
    #[must_use]
    pub fn is_free(&self) -> bool {
        self.cents == Some(0)
    }
}

/// How one takes part in an activity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Vorm))]
pub enum Form {
    /// At a place.
    #[default]
    #[serde(rename = "fysiek")]
    OnSite,
    /// Online.
    #[serde(rename = "online")]
    Online,
    /// Both.
    #[serde(rename = "hybride")]
    Hybrid,
}

impl Form {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    pub(super) fn is_on_site(&self) -> bool {
        *self == Self::OnSite
    }
}

/// What is known about getting in without stairs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Toegang))]
pub struct Access {
    /// Whether one gets in and around without a step; absent when not known.
    #[serde(rename = "drempelvrij", skip_serializing_if = "Option::is_none")]
    pub step_free: Option<bool>,
    /// More, in words ("aangepast toilet").
    #[serde(rename = "tekst", skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl Access {
    /// Whether nothing is known.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        *self == Self::default()
    }
}

/// Who does the helping.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Helpers))]
pub enum Helpers {
    /// Volunteers.
    #[serde(rename = "vrijwilligers")]
    Volunteers,
    /// Professionals.
    #[serde(rename = "beroepskrachten")]
    Professionals,
    /// Both together.
    #[serde(rename = "samen")]
    Both,
}

/// Whether a certificate of conduct (VOG) is needed. The certificate itself is never kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Vog))]
pub enum ConductCertificate {
    /// Needed.
    #[serde(rename = "ja")]
    Needed,
    /// Not needed.
    #[serde(rename = "nee")]
    NotNeeded,
    /// Needed, and free through the organisation.
    #[serde(rename = "gratis")]
    FreeThroughOrganisation,
}

/// How far a goal or initiative has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Stand))]
pub enum Stage {
    /// An idea that looks for people.
    #[serde(rename = "idee")]
    Idea,
    /// Just begun.
    #[serde(rename = "begin")]
    Begun,
    /// Under way.
    #[serde(rename = "op-weg", alias = "bezig")]
    UnderWay,
    /// Nearly there.
    #[serde(rename = "bijna")]
    Nearly,
    /// It runs.
    #[serde(rename = "loopt")]
    Running,
    /// Done.
    #[serde(rename = "klaar")]
    Done,
}

impl Stage {
    /// The word in data and in locale keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Idea => "idee",
            Self::Begun => "begin",
            Self::UnderWay => "op-weg",
            Self::Nearly => "bijna",
            Self::Running => "loopt",
            Self::Done => "klaar",
        }
    }
}

/// What an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Kennissoort))]
pub enum ArticleKind {
    /// How to do something.
    #[serde(rename = "handleiding")]
    Guide,
    /// What somebody experienced.
    #[serde(rename = "verhaal")]
    Story,
    /// Something to learn, with others.
    #[serde(rename = "training")]
    Training,
    /// An initiative to learn from.
    #[serde(rename = "voorbeeld")]
    Example,
    /// Plans, reports and research to read up on.
    #[serde(rename = "achtergrond")]
    Background,
}

impl ArticleKind {
    /// The word in data and in locale keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Guide => "handleiding",
            Self::Story => "verhaal",
            Self::Training => "training",
            Self::Example => "voorbeeld",
            Self::Background => "achtergrond",
        }
    }
}

/// A goal of an area plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Opgave))]
pub struct Goal {
    /// What is to be reached.
    #[serde(rename = "naam")]
    pub name: Text,
    /// What that means.
    #[serde(rename = "omschrijving", default, skip_serializing_if = "Text::is_empty")]
    pub summary: Text,
    /// How far it has come.
    #[serde(rename = "stand")]
    pub stage: Stage,
    /// What has happened so far.
    #[serde(rename = "toelichting", default, skip_serializing_if = "Text::is_empty")]
    pub note: Text,
}
