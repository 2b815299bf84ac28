//! The one fixed list of plain themes for everything.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

macro_rules! themes {
    ($($(#[doc = $doc:literal])* $name:ident = $slug:literal),* $(,)?) => {
        /// A theme. Its name on screen comes from the locale files (`thema.<slug>`).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        pub enum Theme {
            $($(#[doc = $doc])* #[serde(rename = $slug)] $name,)*
        }

        impl Theme {
            /// Every theme, in the order in which choices are shown.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The theme in addresses and data.
            #[must_use]
            pub fn slug(self) -> &'static str {
                match self { $(Self::$name => $slug,)* }
            }
        }
    };
}

themes! {
    /// Meeting others.
    Meeting = "ontmoeten",
    /// Eating together, food.
    Food = "eten",
    /// Moving and sport.
    Moving = "bewegen",
    /// Body and mind.
    Health = "gezondheid",
    /// Money and debts.
    Money = "geld",
    /// Letters and forms.
    Letters = "brieven",
    /// Housing.
    Housing = "wonen",
    /// Saving energy, reuse.
    Sustainable = "duurzaam",
    /// Gardens, nature, animals.
    Green = "groen",
    /// Music, theatre, history.
    Culture = "cultuur",
    /// Making things.
    Crafts = "creatief",
    /// Dutch, Frisian and other languages.
    Language = "taal",
    /// Courses, reading.
    Learning = "leren",
    /// Computer and phone.
    Digital = "digitaal",
    /// Children and young people.
    Youth = "jeugd",
    /// Older people.
    Elderly = "ouderen",
    /// Family and raising children.
    Family = "gezin",
    /// New in the Netherlands.
    Newcomers = "nieuwkomers",
    /// Getting around.
    Transport = "vervoer",
    /// Odd jobs and repairs.
    OddJobs = "klussen",
    /// Work.
    Work = "werk",
    /// Safety.
    Safety = "veiligheid",
    /// The neighbourhood or village itself.
    Neighbourhood = "buurt",
    /// Caring for somebody close.
    Caring = "mantelzorg",
    /// Company for who is alone.
    Company = "gezelschap",
}

/// The text names no theme.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a theme")]
pub struct NotATheme(String);

impl FromStr for Theme {
    type Err = NotATheme;

    fn from_str(slug: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .iter()
            .copied()
            .find(|theme| theme.slug() == slug)
            .ok_or_else(|| NotATheme(slug.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn themes_are_known_by_slug() {
        for theme in Theme::ALL {
            assert_eq!(theme.slug().parse(), Ok(*theme));
            assert_eq!(serde_json::to_string(theme).unwrap(), format!("\"{}\"", theme.slug()));
        }
        assert!("sociale-basis".parse::<Theme>().is_err());
    }
}
