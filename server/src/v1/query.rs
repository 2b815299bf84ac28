//! Reading the part of an address after `?`, strictly: a key that is not known is a mistake of
//! who asks, and is said, with everything else that is wrong.

use api::Fault;
use axum::{
    extract::{FromRequestParts, Path},
    http::{Uri, request::Parts},
};
use guide::Slug;

use crate::Error;

/// How many pairs are read; nobody needs more.
const MOST: usize = 100;
/// How many characters of a wrong value are sent back.
const SHOWN: usize = 80;

/// The keys and values of an address.
pub(super) struct Query {
    pairs: Vec<(String, String)>,
    faults: Vec<Fault>,
}

impl Query {
    /// Reads the query; `known` are the keys that it may have.
    pub(super) fn read(uri: &Uri, known: &[&str]) -> Self {
        let text = uri.query().unwrap_or_default();
        let mut query = Self { pairs: Vec::new(), faults: Vec::new() };
        for (key, value) in form_urlencoded::parse(text.as_bytes()).take(MOST) {
            if known.contains(&key.as_ref()) {
                query.pairs.push((key.into_owned(), value.into_owned()));
            } else {
                let why = if known.is_empty() {
                    "Dit adres kent geen vragen achter het vraagteken.".to_owned()
                } else {
                    format!("Deze sleutel kennen we hier niet. Wel: {}.", known.join(", "))
                };
                query.fault(&key, &value, why);
            }
        }
        query
    }

    /// The pairs with known keys.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// The value of a key that may be there once; an empty value is no value.
    pub(super) fn one<T>(
        &mut self,
        key: &str,
        why: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let given: Vec<String> = self
            .pairs()
            .filter(|(it, _)| *it == key)
            .map(|(_, value)| value.trim().to_owned())
            .collect();
        match given.as_slice() {
            [] => None,
            [value] if value.is_empty() => None,
            [value] => {
                let value = value.clone();
                let found = read(&value);
                if found.is_none() {
                    self.fault(key, &value, why.to_owned());
                }
                found
            }
            [_, again, ..] => {
                let again = again.clone();
                self.fault(key, &again, "Deze sleutel mag maar één keer.".to_owned());
                None
            }
        }
    }

    /// Whether something was noted about a key.
    pub(super) fn is_wrong(&self, key: &str) -> bool {
        self.faults.iter().any(|fault| fault.field == key)
    }

    /// Notes something that is wrong.
    pub(super) fn fault(&mut self, key: &str, value: &str, why: String) {
        let short = |text: &str| text.chars().take(SHOWN).collect();
        self.faults.push(Fault { field: short(key), value: short(value), why });
    }

    /// All that is wrong, if anything is.
    pub(super) fn check(self) -> Result<(), Error> {
        if self.faults.is_empty() { Ok(()) } else { Err(Error::Invalid(self.faults)) }
    }
}

/// The id in an address; what cannot be an id is not found.
pub(crate) struct Id(pub(crate) Slug);

impl<S: Send + Sync> FromRequestParts<S> for Id {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        let Path(id) =
            Path::<String>::from_request_parts(parts, state).await.map_err(|_| Error::NotFound)?;
        id.parse().map(Self).map_err(|_| Error::NotFound)
    }
}
