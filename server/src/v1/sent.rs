//! What programs and devices send in, as JSON: read strictly, with everything that is wrong said at
//! once.

use api::{
    Fault, MessageId,
    form::{Draft, ID, Mistake},
};
use axum::http::{HeaderMap, HeaderName, header::CONTENT_TYPE};
use serde_json::{Map, Value};

use super::JSON;
use crate::Error;

const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// How many characters of a wrong value are sent back.
const SHOWN: usize = 80;
/// How many values one field may have; more are never right.
const MOST: usize = 100;

/// What can be sent to an address.
pub(super) struct Sort {
    /// The fields.
    pub(super) fields: &'static [&'static str],
    /// Of these the field that may be a list.
    pub(super) list: Option<&'static str>,
    /// Everything that is wrong with it.
    pub(super) check: fn(&Draft) -> Vec<Mistake>,
    /// What is wrong, in words.
    pub(super) why: fn(Mistake) -> String,
}

impl Sort {
    /// Reads what was sent. `known` is what the address says already.
    pub(super) fn read(
        &self,
        headers: &HeaderMap,
        body: &[u8],
        known: &[(&str, &str)],
    ) -> Result<Draft, Error> {
        let sort =
            headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if !sort.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case(JSON) {
            return Err(Error::NotJson);
        }
        let whole = |why: &str| {
            let why = why.to_owned();
            Error::Invalid(vec![Fault { field: String::new(), value: String::new(), why }])
        };
        let Ok(value) = serde_json::from_slice::<Value>(body) else {
            return Err(whole("Dit is geen JSON in UTF-8."));
        };
        let Value::Object(fields) = value else {
            return Err(whole("Stuur een JSON-object met velden."));
        };
        let (mut draft, mut faults) = self.filled_in(fields, known);
        let key = headers.get(IDEMPOTENCY_KEY).map(|key| key.to_str().unwrap_or_default().trim());
        if let Some(key) = key {
            if draft.get(ID).is_empty() {
                draft.set(ID, key.to_owned());
            } else if MessageId::read(key) != MessageId::read(draft.get(ID)) {
                let why = "Dit is een ander id dan in Idempotency-Key.".to_owned();
                let value = short(draft.get(ID));
                faults.push(Fault { field: ID.to_owned(), value, why });
            }
        }
        if faults.is_empty() {
            return Ok(draft);
        }
        // Everything that is wrong is said at once.
        let more = (self.check)(&draft).into_iter().map(|it| self.fault(&draft, it));
        let more: Vec<Fault> =
            more.filter(|it| !faults.iter().any(|known| known.field == it.field)).collect();
        faults.extend(more);
        Err(Error::Invalid(faults))
    }

    /// What is wrong, for whoever sent it.
    pub(super) fn faults(&self, draft: &Draft, mistakes: Vec<Mistake>) -> Error {
        Error::Invalid(mistakes.into_iter().map(|it| self.fault(draft, it)).collect())
    }

    fn fault(&self, draft: &Draft, mistake: Mistake) -> Fault {
        let field = mistake.field();
        let (value, why) = (short(draft.get(field)), (self.why)(mistake));
        Fault { field: field.to_owned(), value, why }
    }

    fn filled_in(
        &self,
        fields: Map<String, Value>,
        from_address: &[(&str, &str)],
    ) -> (Draft, Vec<Fault>) {
        let (mut draft, mut faults) = (Draft::default(), Vec::new());
        for (name, value) in from_address {
            draft.set(name, (*value).to_owned());
        }
        for (name, value) in fields {
            let known = self.fields.contains(&name.as_str());
            let why = match value {
                Value::String(text) if known => {
                    draft.set(&name, text);
                    continue;
                }
                Value::Null if known => continue,
                Value::Array(texts) if self.list == Some(name.as_str()) => {
                    if texts.len() <= MOST && texts.iter().all(Value::is_string) {
                        for text in &texts {
                            draft.add(&name, text.as_str().unwrap_or_default().to_owned());
                        }
                        continue;
                    }
                    "Dit moet een lijst van teksten zijn.".to_owned()
                }
                // A form says again what stands in the address.
                Value::String(text) if from_address.contains(&(name.as_str(), text.as_str())) => {
                    continue;
                }
                _ if known => "Dit moet tekst zijn.".to_owned(),
                _ => format!("Dit veld kennen we niet. Wel: {}.", self.fields.join(", ")),
            };
            faults.push(Fault { field: short(&name), value: String::new(), why });
        }
        (draft, faults)
    }
}

fn short(text: &str) -> String {
    text.chars().take(SHOWN).collect()
}
