//! The profile as a JSON Resume (<https://jsonresume.org/schema>, version 1.0.0): a form that
//! other programs read.
//!
//! Only what somebody would put on paper: `basics.name`, `volunteer`, `skills`, `languages` and
//! `certificates`. Wishes, age, applications and what stood there before are nobody's business.

use crate::{Lang, Slug, calendar, level::Level, municipality::Municipality};

use super::{Experience, Profile, Value};

/// What has to be known of the outside to write one.
pub struct Resume<'a> {
    /// Whose list of skills their names are in.
    pub municipality: &'a Municipality,
    /// The language of the names.
    pub lang: Lang,
    /// What a language is called.
    pub language: &'a dyn Fn(Lang) -> String,
    /// How an amount of time is said, in minutes ("12 uur").
    pub duration: &'a dyn Fn(u32) -> String,
    /// What a credential says: the payload of its JWT, an Open Badges 3.0 credential; none when it
    /// cannot be read.
    pub credential: &'a dyn Fn(&str) -> Option<Value>,
}

impl Profile {
    /// The profile as a JSON Resume, the latest experience first ([`Profile::latest`]).
    #[must_use]
    pub fn to_resume(&self, with: &Resume<'_>) -> Value {
        let name = |slug: &Slug| with.skill(slug);
        let known = self.skills();
        let skills = known.iter().map(name).chain(self.own_skills().map(str::to_owned));
        let named = |name: String| Value::map([("name", Value::text(&name))]);
        let certificates = self
            .recognitions()
            .filter_map(|(_, it)| certificate(&(with.credential)(&it.credential)?));
        Value::map([
            ("basics", Value::map([("name", Value::text(self.name()))])),
            (
                "volunteer",
                Value::list(self.latest().iter().map(|(_, it)| with.volunteer(it)).collect()),
            ),
            ("skills", Value::list(skills.map(named).collect())),
            ("languages", Value::list(self.spoken().map(|it| with.language_of(it)).collect())),
            ("certificates", Value::list(certificates.collect())),
        ])
    }

    /// The languages that somebody speaks, each with its level when that is known. Who says how
    /// well they speak Dutch speaks Dutch, unless it is not at all.
    fn spoken(&self) -> impl Iterator<Item = (Lang, Option<Level>)> {
        let level = self.dutch().filter(|level| *level > Level::None);
        let mut languages = self.languages();
        if level.is_some() && !languages.contains(&Lang::NL) {
            languages.insert(0, Lang::NL);
        }
        languages.into_iter().map(move |lang| (lang, level.filter(|_| lang == Lang::NL)))
    }
}

impl Resume<'_> {
    /// A skill by its name; by its slug when the municipality does not know it.
    fn skill(&self, slug: &Slug) -> String {
        let skill = self.municipality.skill(slug.as_str());
        skill.map_or(slug.as_str(), |skill| skill.name.get(self.lang).0).to_owned()
    }

    fn volunteer(&self, it: &Experience) -> Value {
        let time = it.minutes.filter(|minutes| *minutes > 0).map(|it| (self.duration)(it));
        let skills = it.skills.iter().map(|slug| self.skill(slug));
        let highlights: Vec<String> =
            time.into_iter().chain(skills).chain(it.words.iter().cloned()).collect();
        Value::map([
            ("organization", Value::text(&it.organisation)),
            ("startDate", Value::text(it.from.as_deref().unwrap_or_default())),
            ("endDate", Value::text(it.until.as_deref().unwrap_or_default())),
            ("summary", Value::text(&it.what)),
            ("highlights", Value::texts(highlights.iter().map(String::as_str))),
        ])
    }

    fn language_of(&self, (lang, level): (Lang, Option<Level>)) -> Value {
        Value::map([
            ("language", Value::text(&(self.language)(lang))),
            ("fluency", Value::text(level.map_or("", Level::name))),
        ])
    }
}

/// A credential as a certificate; none without a name.
fn certificate(credential: &Value) -> Option<Value> {
    let text = |path: &[&str]| {
        path.iter().try_fold(credential, |value, name| value.get(name)).and_then(Value::as_text)
    };
    let name = text(&["credentialSubject", "achievement", "name"]).or_else(|| text(&["name"]))?;
    let day = text(&["validFrom"]).and_then(|it| it.get(..10));
    let day = day.filter(|day| calendar::read_date(day).is_some());
    Some(Value::map([
        ("name", Value::text(name)),
        ("date", Value::text(day.unwrap_or_default())),
        ("issuer", Value::text(text(&["issuer", "name"]).unwrap_or_default())),
    ]))
}
