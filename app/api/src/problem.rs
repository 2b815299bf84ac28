//! What went wrong, for programs and for people: problem details as of RFC 9457.

use serde::{Deserialize, Serialize};

/// An answer that is not what was asked for (`application/problem+json`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Probleem))]
pub struct Problem {
    /// What sort of problem; `about:blank` when the status says it all.
    #[serde(rename = "type", default = "blank")]
    pub sort: String,
    /// The problem in a few words, the same for every problem with this status.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What is wrong this time, and what to do next.
    pub detail: String,
    /// For invalid input: everything that is wrong with it.
    #[serde(rename = "fouten", default, skip_serializing_if = "Vec::is_empty")]
    pub faults: Vec<Fault>,
}

/// One thing that is wrong with what was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Fout))]
pub struct Fault {
    /// The name of the field or of the key in the address.
    #[serde(rename = "veld")]
    pub field: String,
    /// What stood there.
    #[serde(rename = "waarde")]
    pub value: String,
    /// What is wrong with it.
    #[serde(rename = "uitleg")]
    pub why: String,
}

fn blank() -> String {
    "about:blank".to_owned()
}

impl Problem {
    /// The media type that problems are sent as.
    pub const MEDIA_TYPE: &str = "application/problem+json";

    /// A problem of which the status says what sort it is.
    #[must_use]
    pub fn new(status: u16, title: impl Into<String>, detail: impl Into<String>) -> Self {
        Self {
            sort: blank(),
            title: title.into(),
            status,
            detail: detail.into(),
            faults: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_has_the_members_of_the_standard() {
        let mut problem = Problem::new(400, "Ongeldige vraag", "Kijk bij de fouten.");
        let plain = r#"{"type":"about:blank","title":"Ongeldige vraag","status":400,"detail":"Kijk bij de fouten."}"#;
        assert_eq!(serde_json::to_string(&problem).unwrap(), plain);

        problem.faults.push(Fault { field: "dag".into(), value: "ooit".into(), why: "?".into() });
        let json = serde_json::to_string(&problem).unwrap();
        assert!(json.ends_with(r#""fouten":[{"veld":"dag","waarde":"ooit","uitleg":"?"}]}"#));
        assert_eq!(serde_json::from_str::<Problem>(&json).unwrap(), problem);
    }
}
