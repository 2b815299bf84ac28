//! What can go wrong with a request, and how that is said: problem details in plain Dutch.
//!
//! The site makes its own pages for a resident; everything else answers with these.

use api::{Fault, Problem};
use axum::{
    http::{
        HeaderValue, StatusCode,
        header::{CONTENT_TYPE, RETRY_AFTER},
    },
    response::{IntoResponse, Response},
};
use store::StoreError;

use crate::secret::SecretError;

/// Why a request cannot be answered as asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// There is nothing at this address.
    #[error("there is nothing at this address")]
    NotFound,

    /// There is no such vacancy to respond to.
    #[error("there is no such vacancy")]
    NoVacancy,

    /// It came in before, and its sender has withdrawn it since.
    #[error("its sender has withdrawn it")]
    Withdrawn,

    /// There is something, but it does not go by this method.
    #[error("this address does not know this method")]
    MethodNotAllowed,

    /// What was sent is wrong; every fault is named.
    #[error("the input is wrong: {0:?}")]
    Invalid(Vec<Fault>),

    /// What was sent is not JSON, or does not say so.
    #[error("what was sent is not JSON")]
    NotJson,

    /// Something else came in under the same id.
    #[error("something else has this id")]
    IdTaken,

    /// What was sent is not said to be plain bytes.
    #[error("what was sent is not bytes")]
    NotBytes,

    /// A change does not say what it follows on.
    #[error("the change does not say what it follows on")]
    NoCondition,

    /// Something else came in between.
    #[error("something else came in between")]
    Outdated,

    /// Too much comes in; how many seconds to wait.
    #[error("too much comes in")]
    TooMany(u32),

    /// The copy that a client wants to bring up to date is not of this line of publications.
    #[error("this copy cannot be brought up to date")]
    StartOver,

    /// The request is larger than any that makes sense.
    #[error("the request is too large")]
    TooLarge,

    /// It took too long.
    #[error("the request took too long")]
    Timeout,

    /// The store cannot be reached.
    #[error(transparent)]
    Store(#[from] StoreError),

    /// A mistake in this program.
    #[error("a mistake in this program")]
    Internal,
}

impl From<SecretError> for Error {
    fn from(error: SecretError) -> Self {
        tracing::error!(%error, "something cannot be sealed or opened");
        Self::Internal
    }
}

impl Error {
    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound | Self::NoVacancy => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::Invalid(_) => StatusCode::BAD_REQUEST,
            Self::NotJson | Self::NotBytes => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::NoCondition => StatusCode::PRECONDITION_REQUIRED,
            Self::Outdated => StatusCode::PRECONDITION_FAILED,
            Self::IdTaken => StatusCode::CONFLICT,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::StartOver | Self::Withdrawn => StatusCode::GONE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Timeout | Self::Store(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The problem as it is sent.
    #[must_use]
    pub fn problem(&self) -> Problem {
        let (title, detail) = match self {
            Self::NotFound => {
                ("Niet gevonden", "Op dit adres is niets. In /v1/openapi.json staat wat er is.")
            }
            Self::NoVacancy => ("Niet gevonden", "Deze vacature is er niet of niet meer."),
            Self::Withdrawn => (
                "Ingetrokken",
                "Deze reactie is ingetrokken en gewist. Maak voor een nieuwe een nieuw id.",
            ),
            Self::MethodNotAllowed => {
                ("Kan hier niet", "Dit adres kent deze methode niet. In `Allow` staat wat wel kan.")
            }
            Self::Invalid(_) => ("Ongeldige vraag", "Kijk bij 'fouten' wat er anders moet."),
            Self::NotJson => ("Geen JSON", "Stuur JSON, met `Content-Type: application/json`."),
            Self::NotBytes => {
                ("Geen bytes", "Stuur bytes, met `Content-Type: application/octet-stream`.")
            }
            Self::NoCondition => (
                "Zeg waar dit op volgt",
                "Stuur `If-Match` met de versie die je hebt, of `If-None-Match: *`.",
            ),
            Self::Outdated => {
                ("Er kwam iets tussen", "In `ETag` staat de versie van nu. Haal die eerst op.")
            }
            Self::IdTaken => {
                ("Dit id is al gebruikt", "Hiermee kwam al iets anders binnen. Maak een nieuw id.")
            }
            Self::TooMany(_) => {
                ("Te veel", "Er komt nu te veel binnen. In `Retry-After` staat hoelang je wacht.")
            }
            Self::StartOver => (
                "Te oud om bij te werken",
                "Deze reeks of versie kennen we niet (meer). Begin opnieuw met /v1/gids.",
            ),
            Self::TooLarge => ("Te groot", "Wat je stuurde is te groot. Stuur minder."),
            Self::Timeout | Self::Store(_) => {
                ("Lukt nu even niet", "Probeer het over een minuut nog eens.")
            }
            Self::Internal => {
                ("Fout in het programma", "Dit ligt aan ons. Probeer het straks nog eens.")
            }
        };
        let mut problem = Problem::new(self.status().as_u16(), title, detail);
        if let Self::Invalid(faults) = self {
            problem.faults.clone_from(faults);
        }
        problem
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        if let Self::Store(error) = &self {
            tracing::error!(%error, "the store does not answer");
        }
        let mut response = problem(&self.problem());
        if let Self::TooMany(seconds) = self {
            response.headers_mut().insert(RETRY_AFTER, seconds.into());
        }
        response
    }
}

/// The answer that tells of a problem.
fn problem(problem: &Problem) -> Response {
    // A problem is strings and numbers; JSON can hold it.
    let body = serde_json::to_vec(problem).unwrap_or_default();
    let mut response =
        (StatusCode::from_u16(problem.status).unwrap_or_default(), body).into_response();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(Problem::MEDIA_TYPE));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_problem_says_what_and_what_to_do() {
        let all = [
            Error::NotFound,
            Error::NoVacancy,
            Error::Withdrawn,
            Error::MethodNotAllowed,
            Error::Invalid(Vec::new()),
            Error::NotJson,
            Error::NotBytes,
            Error::NoCondition,
            Error::Outdated,
            Error::IdTaken,
            Error::TooMany(9),
            Error::StartOver,
            Error::TooLarge,
            Error::Timeout,
            Error::Store(StoreError::Closed),
            Error::Internal,
        ];
        for error in all {
            let problem = error.problem();
            assert_eq!(problem.status, error.status().as_u16());
            assert!(problem.detail.ends_with('.'), "{problem:?}");
            let words = problem.detail.split_whitespace().count();
            assert!(words <= 15, "{problem:?}");
        }
    }
}
