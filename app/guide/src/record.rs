//! The records: what is published about organisations, places, activities and the rest.
//!
//! Their JSON (Dutch field names, empty fields left out) is at the same time what the store
//! keeps, what `/v1` shows and what travels to phones.

mod across;
mod parts;

use jiff::civil;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

pub use parts::{
    Access, Address, ArticleKind, ConductCertificate, Contact, Cost, Form, Goal, Helpers, Source,
    Stage,
};

use crate::{
    geo::Point,
    id::{Kind, Slug},
    municipality::RegionCode,
    schedule::Schedule,
    text::{Lang, Text},
    theme::Theme,
    welcome::{BlockSort, Household, Picture, Reference},
    when::When,
    wire::{self, Reader, Wire},
};

impl Serialize for Record {
    /// `{"kind": "fonds", "data": {…}}`
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::{Error, SerializeStruct};
        let data = self.to_json().and_then(RawValue::from_string).map_err(S::Error::custom)?;
        let mut tagged = serializer.serialize_struct("Record", 2)?;
        tagged.serialize_field("kind", &self.kind())?;
        tagged.serialize_field("data", &data)?;
        tagged.end()
    }
}

impl<'de> Deserialize<'de> for Record {
    // By way of the raw JSON: serde's own tagged enums would generate every record's reader twice.
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Tagged {
            kind: Kind,
            data: Box<RawValue>,
        }
        let tagged = Tagged::deserialize(deserializer)?;
        Self::from_json(tagged.kind, tagged.data.get()).map_err(serde::de::Error::custom)
    }
}

/// What every record has, whatever its kind.
pub trait Common {
    /// Its slug, unique within its kind.
    fn id(&self) -> &Slug;
    /// Its name.
    fn name(&self) -> &Text;
    /// What it is, in a few sentences.
    fn summary(&self) -> &Text;
    /// Its themes.
    fn themes(&self) -> &[Theme];
    /// The CBS codes of where it belongs; empty when not known.
    fn regions(&self) -> &[RegionCode];
    /// Where its content comes from.
    fn source(&self) -> Option<&Source>;
    /// Whether this is sample content, not confirmed by its owner.
    fn is_sample(&self) -> bool;
    /// When somebody last said "this is still right".
    fn checked_on(&self) -> Option<civil::Date>;
}

macro_rules! records {
    ($(
        $(#[doc = $doc:literal])*
        $kind:ident as $schema:ident {
            $($(#[$field_meta:meta])* pub $field:ident: $type:ty,)*
        }
    )*) => {
        $(
            $(#[doc = $doc])*
            #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
            #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
            #[cfg_attr(feature = "openapi", schema(as = $schema))]
            pub struct $kind {
                /// Its slug, unique within its kind.
                pub id: Slug,
                /// Its name.
                #[serde(rename = "naam")]
                pub name: Text,
                /// What it is, in a few sentences.
                #[serde(rename = "omschrijving", default, skip_serializing_if = "Text::is_empty")]
                pub summary: Text,
                /// Its themes.
                #[serde(rename = "themas", default, skip_serializing_if = "Vec::is_empty")]
                pub themes: Vec<Theme>,
                /// The CBS codes of where it belongs.
                #[serde(rename = "regios", default, skip_serializing_if = "Vec::is_empty")]
                pub regions: Vec<RegionCode>,
                $($(#[$field_meta])* pub $field: $type,)*
                /// Where its content comes from.
                #[serde(rename = "bron", default, skip_serializing_if = "Option::is_none")]
                pub source: Option<Source>,
                /// Whether this is sample content, not confirmed by its owner.
                #[serde(rename = "voorbeeld", default, skip_serializing_if = "std::ops::Not::not")]
                pub sample: bool,
                /// When somebody last said "this is still right".
                #[serde(rename = "nagekekenOp", default, skip_serializing_if = "Option::is_none")]
                pub checked_on: Option<civil::Date>,
            }

            impl $kind {
                /// A record of which nothing is known but what it is called.
                #[must_use]
                pub fn new(id: Slug, name: Text) -> Self {
                    Self {
                        id,
                        name,
                        summary: Text::default(),
                        themes: Vec::new(),
                        regions: Vec::new(),
                        $($field: Default::default(),)*
                        source: None,
                        sample: false,
                        checked_on: None,
                    }
                }
            }

            wire::fields! {
                $kind { id, name, summary, themes, regions, $($field,)* source, sample, checked_on }
            }

            impl Common for $kind {
                fn id(&self) -> &Slug { &self.id }
                fn name(&self) -> &Text { &self.name }
                fn summary(&self) -> &Text { &self.summary }
                fn themes(&self) -> &[Theme] { &self.themes }
                fn regions(&self) -> &[RegionCode] { &self.regions }
                fn source(&self) -> Option<&Source> { self.source.as_ref() }
                fn is_sample(&self) -> bool { self.sample }
                fn checked_on(&self) -> Option<civil::Date> { self.checked_on }
            }

            impl From<$kind> for Record {
                fn from(record: $kind) -> Self { Self::$kind(record) }
            }
        )*

        /// A record of any kind.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Record {
            $($(#[doc = $doc])* $kind($kind),)*
        }

        impl Wire for Record {
            fn write(&self, to: &mut Vec<u8>) {
                self.kind().write(to);
                match self { $(Self::$kind(record) => record.write(to),)* }
            }

            fn read(from: &mut Reader<'_>) -> Self {
                match Kind::read(from) { $(Kind::$kind => Self::$kind(Wire::read(from)),)* }
            }
        }

        impl Record {
            /// Its kind.
            #[must_use]
            pub fn kind(&self) -> Kind {
                match self { $(Self::$kind(_) => Kind::$kind,)* }
            }

            /// What it has in common with every other record.
            #[must_use]
            pub fn common(&self) -> &dyn Common {
                match self { $(Self::$kind(record) => record,)* }
            }

            /// Reads a record of a known kind from its JSON.
            ///
            /// # Errors
            /// When the JSON is not a record of that kind.
            pub fn from_json(kind: Kind, json: &str) -> serde_json::Result<Self> {
                match kind {
                    $(Kind::$kind => serde_json::from_str(json).map(Self::$kind),)*
                }
            }

            /// Its JSON, without its kind.
            ///
            /// # Errors
            /// Never in practice; JSON can hold every record.
            pub fn to_json(&self) -> serde_json::Result<String> {
                match self { $(Self::$kind(record) => serde_json::to_string(record),)* }
            }
        }
    };
}

records! {
    /// Any body, from a knitting club to a welfare organisation.
    Organisation as Organisatie {
        /// What kind of body, as its source says ("bewoners", "professioneel").
        #[serde(rename = "soort", default, skip_serializing_if = "Option::is_none")]
        pub sort: Option<String>,
        /// How to reach it.
        #[serde(default, skip_serializing_if = "Contact::is_empty")]
        pub contact: Contact,
        /// Where it is.
        #[serde(rename = "adres", default, skip_serializing_if = "Address::is_empty")]
        pub address: Address,
        /// Whom it helps on when they start something, in words; empty when it does not.
        #[serde(rename = "ondersteunt", default, skip_serializing_if = "Text::is_empty")]
        pub supports: Text,
    }

    /// A physical location where things happen.
    Place as Locatie {
        /// What kind of place, as its source says ("buurtkamer", "dorpshuis").
        #[serde(rename = "soort", default, skip_serializing_if = "Option::is_none")]
        pub sort: Option<String>,
        /// The organisation that runs it.
        #[serde(rename = "organisatie", default, skip_serializing_if = "Option::is_none")]
        pub organisation: Option<Slug>,
        /// How to reach it.
        #[serde(default, skip_serializing_if = "Contact::is_empty")]
        pub contact: Contact,
        /// Where it is.
        #[serde(rename = "adres", default, skip_serializing_if = "Address::is_empty")]
        pub address: Address,
        /// Where it is on the map; absent when only the buurt is known.
        #[serde(rename = "punt", default, skip_serializing_if = "Option::is_none")]
        pub point: Option<Point>,
        /// When one can go there.
        #[serde(rename = "openingstijden", default, skip_serializing_if = "Schedule::is_empty")]
        pub hours: Schedule,
        /// Getting in without stairs.
        #[serde(rename = "toegankelijkheid", default, skip_serializing_if = "Access::is_unknown")]
        pub access: Access,
    }

    /// A once-only or recurring event.
    Activity as Activiteit {
        /// Who organises it.
        #[serde(rename = "organisatie", default, skip_serializing_if = "Option::is_none")]
        pub organisation: Option<Slug>,
        /// Where it is.
        #[serde(rename = "plek", default, skip_serializing_if = "Option::is_none")]
        pub place: Option<Slug>,
        /// When it is.
        #[serde(rename = "wanneer", default)]
        pub when: When,
        /// What it costs.
        #[serde(rename = "kosten", default, skip_serializing_if = "Cost::is_unknown")]
        pub cost: Cost,
        /// For whom, in words.
        #[serde(rename = "voorWie", default, skip_serializing_if = "Option::is_none")]
        pub audience: Option<String>,
        /// At a place, online or both.
        #[serde(rename = "vorm", default, skip_serializing_if = "Form::is_on_site")]
        pub form: Form,
        /// Where to take part online, or to read more.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub link: Option<String>,
        /// How to sign up, in words.
        #[serde(rename = "aanmelden", default, skip_serializing_if = "Option::is_none")]
        pub sign_up: Option<String>,
        /// Whether it has been called off.
        #[serde(rename = "afgelast", default, skip_serializing_if = "std::ops::Not::not")]
        pub cancelled: bool,
        /// Whether it only stands in the archive: its source is old and nobody has said since
        /// that it still goes on.
        #[serde(rename = "archief", default, skip_serializing_if = "std::ops::Not::not")]
        pub archived: bool,
    }

    /// Something residents started.
    Initiative as Initiatief {
        /// Who is behind it.
        #[serde(rename = "organisatie", default, skip_serializing_if = "Option::is_none")]
        pub organisation: Option<Slug>,
        /// Where it happens.
        #[serde(rename = "plek", default, skip_serializing_if = "Option::is_none")]
        pub place: Option<Slug>,
        /// Where it belongs, as its source says.
        #[serde(rename = "gebied", default, skip_serializing_if = "Option::is_none")]
        pub area_text: Option<String>,
        /// How to reach those behind it.
        #[serde(default, skip_serializing_if = "Contact::is_empty")]
        pub contact: Contact,
        /// The year in which it started.
        #[serde(rename = "jaar", default, skip_serializing_if = "Option::is_none")]
        pub year: Option<i16>,
        /// What it cost or may cost, in euros.
        #[serde(rename = "budgetEuro", default, skip_serializing_if = "Option::is_none")]
        pub budget_euro: Option<u32>,
        /// How far it has come.
        #[serde(rename = "stand", default, skip_serializing_if = "Option::is_none")]
        pub stage: Option<Stage>,
    }

    /// Something people can get support with, by volunteers or professionals.
    Service as Hulpaanbod {
        /// Who offers it.
        #[serde(rename = "organisatie", default, skip_serializing_if = "Option::is_none")]
        pub organisation: Option<Slug>,
        /// Where it is offered.
        #[serde(rename = "plekken", default, skip_serializing_if = "Vec::is_empty")]
        pub places: Vec<Slug>,
        /// For whom, in words.
        #[serde(rename = "voorWie", default, skip_serializing_if = "Option::is_none")]
        pub audience: Option<String>,
        /// What it costs.
        #[serde(rename = "kosten", default, skip_serializing_if = "Cost::is_unknown")]
        pub cost: Cost,
        /// When one can go there.
        #[serde(rename = "openingstijden", default, skip_serializing_if = "Schedule::is_empty")]
        pub hours: Schedule,
        /// What to bring, in words.
        #[serde(rename = "meenemen", default, skip_serializing_if = "Option::is_none")]
        pub bring: Option<String>,
        /// Volunteers, professionals or both.
        #[serde(rename = "wieHelpt", default, skip_serializing_if = "Option::is_none")]
        pub helpers: Option<Helpers>,
        /// Languages that are spoken there.
        #[serde(rename = "talen", default, skip_serializing_if = "Vec::is_empty")]
        pub languages: Vec<Lang>,
        /// How to reach it.
        #[serde(default, skip_serializing_if = "Contact::is_empty")]
        pub contact: Contact,
    }

    /// A request for volunteers.
    Vacancy as Vacature {
        /// Who asks.
        #[serde(rename = "organisatie", default, skip_serializing_if = "Option::is_none")]
        pub organisation: Option<Slug>,
        /// Where it is.
        #[serde(rename = "plek", default, skip_serializing_if = "Option::is_none")]
        pub place: Option<Slug>,
        /// What one does.
        #[serde(rename = "taken", default, skip_serializing_if = "Vec::is_empty")]
        pub tasks: Vec<String>,
        /// How much time it takes, in words ("2 uur per week").
        #[serde(rename = "uren", default, skip_serializing_if = "Option::is_none")]
        pub hours: Option<String>,
        /// When, in words ("di middag").
        #[serde(rename = "dagdelen", default, skip_serializing_if = "Vec::is_empty")]
        pub day_parts: Vec<String>,
        /// What is asked.
        #[serde(rename = "vaardigheden", default, skip_serializing_if = "Vec::is_empty")]
        pub skills: Vec<String>,
        /// What one learns.
        #[serde(rename = "leren", default, skip_serializing_if = "Vec::is_empty")]
        pub learn: Vec<String>,
        /// Which training one gets for it, in words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub training: Option<String>,
        /// Allowance, in words.
        #[serde(rename = "vergoeding", default, skip_serializing_if = "Option::is_none")]
        pub allowance: Option<String>,
        /// Whether a certificate of conduct is needed.
        #[serde(rename = "vog", default, skip_serializing_if = "Option::is_none")]
        pub conduct: Option<ConductCertificate>,
        /// The level of Dutch that is needed ("A2"; "geen" for none).
        #[serde(rename = "taalniveau", default, skip_serializing_if = "Option::is_none")]
        pub language_level: Option<String>,
        /// Once only.
        #[serde(rename = "eenmalig", default, skip_serializing_if = "std::ops::Not::not")]
        pub once: bool,
        /// Can be done from home.
        #[serde(rename = "thuis", default, skip_serializing_if = "std::ops::Not::not")]
        pub from_home: bool,
        /// From which age.
        #[serde(rename = "vanafLeeftijd", default, skip_serializing_if = "Option::is_none")]
        pub minimum_age: Option<u8>,
        /// Can be done with a buddy.
        #[serde(rename = "maatje", default, skip_serializing_if = "std::ops::Not::not")]
        pub buddy: bool,
        /// How many people are wanted.
        #[serde(rename = "aantal", default, skip_serializing_if = "Option::is_none")]
        pub wanted: Option<u16>,
        /// Whether its organisation has found who it was looking for.
        #[serde(rename = "vervuld", default, skip_serializing_if = "std::ops::Not::not")]
        pub filled: bool,
        /// How to reach who can tell more; without it one goes to who asks.
        #[serde(default, skip_serializing_if = "Contact::is_empty")]
        pub contact: Contact,
    }

    /// Money for initiatives.
    Fund as Fonds {
        /// Who gives it.
        #[serde(rename = "gever", default, skip_serializing_if = "Option::is_none")]
        pub giver: Option<String>,
        /// The most one can get, in euros.
        #[serde(rename = "maximumEuro", default, skip_serializing_if = "Option::is_none")]
        pub maximum_euro: Option<u32>,
        /// The rules, in words.
        #[serde(rename = "voorwaarden", default, skip_serializing_if = "Option::is_none")]
        pub conditions: Option<String>,
        /// When one gets nothing, in words.
        #[serde(rename = "afwijzingsgronden", default, skip_serializing_if = "Option::is_none")]
        pub rejections: Option<String>,
        /// How to ask for it, in words.
        #[serde(rename = "aanvragen", default, skip_serializing_if = "Option::is_none")]
        pub apply: Option<String>,
        /// The first day on which one can ask for it.
        #[serde(rename = "openVan", default, skip_serializing_if = "Option::is_none")]
        pub open_from: Option<civil::Date>,
        /// The last day on which one can ask for it.
        #[serde(rename = "openTot", default, skip_serializing_if = "Option::is_none")]
        pub open_until: Option<civil::Date>,
        /// Whether it has stopped.
        #[serde(rename = "gestopt", default, skip_serializing_if = "std::ops::Not::not")]
        pub closed: bool,
    }

    /// A guide, story or training.
    Article as Kennisstuk {
        /// What it is.
        #[serde(rename = "soort", default, skip_serializing_if = "Option::is_none")]
        pub sort: Option<ArticleKind>,
        /// What one learns; of a training.
        #[serde(rename = "leren", default, skip_serializing_if = "Vec::is_empty")]
        pub learn: Vec<String>,
        /// Where to read on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub link: Option<String>,
        /// How to reach who can tell more.
        #[serde(default, skip_serializing_if = "Contact::is_empty")]
        pub contact: Contact,
    }

    /// What residents and municipality work on together in an area.
    AreaPlan as Gebiedsplan {
        /// The area's slug.
        #[serde(rename = "gebied", default, skip_serializing_if = "Option::is_none")]
        pub area: Option<Slug>,
        /// The years it is for, as they are written.
        #[serde(rename = "periode", default, skip_serializing_if = "Option::is_none")]
        pub period: Option<String>,
        /// Its goals.
        #[serde(rename = "opgaven", default, skip_serializing_if = "Vec::is_empty")]
        pub goals: Vec<Goal>,
        /// When people meet about it.
        #[serde(rename = "bijeenkomst", default)]
        pub meeting: When,
        /// Where people meet about it.
        #[serde(rename = "plek", default, skip_serializing_if = "Option::is_none")]
        pub place: Option<Slug>,
        /// The starter budget a year, in euros.
        #[serde(rename = "startgeldEuro", default, skip_serializing_if = "Option::is_none")]
        pub budget_euro: Option<u32>,
        /// How much of it has been used, in euros.
        #[serde(rename = "startgeldGebruiktEuro", default, skip_serializing_if = "Option::is_none")]
        pub spent_euro: Option<u32>,
    }

    /// A part of the welcome packs: a text, or a thing to do in the first weeks. Its summary is
    /// Markdown with nothing but paragraphs, lists, bold and links.
    WelcomeBlock as Welkomstblok {
        /// What it is for.
        #[serde(rename = "soort", default)]
        pub sort: BlockSort,
        /// The area whose pack it is in; every pack without one.
        #[serde(rename = "gebied", default, skip_serializing_if = "Option::is_none")]
        pub area: Option<Slug>,
        /// The block of the municipality whose place it takes in that area.
        #[serde(rename = "vervangt", default, skip_serializing_if = "Option::is_none")]
        pub replaces: Option<Slug>,
        /// Its place among blocks of its sort, the lowest first.
        #[serde(rename = "volgorde", default)]
        pub order: u16,
        /// The name of its icon.
        #[serde(rename = "icoon", default, skip_serializing_if = "Option::is_none")]
        pub icon: Option<String>,
        /// For whom it comes first.
        #[serde(rename = "voorWie", default, skip_serializing_if = "Vec::is_empty")]
        pub households: Vec<Household>,
        /// Within how many days it has to be done; only where a rule says so.
        #[serde(rename = "binnenDagen", default, skip_serializing_if = "Option::is_none")]
        pub due_days: Option<u16>,
        /// The page of that rule.
        #[serde(rename = "regel", default, skip_serializing_if = "Option::is_none")]
        pub rule: Option<String>,
        /// The records that help with it.
        #[serde(rename = "gids", default, skip_serializing_if = "Vec::is_empty")]
        pub records: Vec<Reference>,
        /// The text in short sentences of common words.
        #[serde(rename = "makkelijk", default, skip_serializing_if = "Text::is_empty")]
        pub easy: Text,
        /// A picture.
        #[serde(rename = "beeld", default, skip_serializing_if = "Option::is_none")]
        pub picture: Option<Picture>,
        /// What is said aloud, by language: addresses of files on this site.
        #[serde(rename = "geluid", default, skip_serializing_if = "Text::is_empty")]
        pub sound: Text,
        /// Who says it.
        #[serde(rename = "door", default, skip_serializing_if = "Option::is_none")]
        pub by: Option<String>,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_leaves_out_what_is_not_known() {
        let record = Record::from(Fund::new("proef".parse().unwrap(), Text::nl("Proeffonds")));
        let json = record.to_json().unwrap();
        assert_eq!(json, r#"{"id":"proef","naam":{"nl":"Proeffonds"}}"#);
        assert_eq!(Record::from_json(Kind::Fund, &json).unwrap(), record);
    }

    #[test]
    fn json_of_another_shape_is_refused() {
        assert!(Record::from_json(Kind::Place, r#"{"id":"A"}"#).is_err());
        assert!(Record::from_json(Kind::Place, r#"{"naam":{"nl":"x"}}"#).is_err());
    }
}
