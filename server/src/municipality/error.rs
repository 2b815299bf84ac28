//! What is wrong with a municipality's folder: which file, which field, and what to do.

use super::files::Files;

/// What is wrong with a municipality's folder, in plain Dutch.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}{}: {problem}", .field.as_ref().map(|it| format!(", veld {it}")).unwrap_or_default())]
pub struct MunicipalityError {
    /// The file.
    pub file: String,
    /// The field in it, when it is about one.
    pub field: Option<String>,
    /// What is wrong.
    pub problem: String,
}

impl MunicipalityError {
    /// Something about a whole file.
    pub(super) fn of(file: &str, problem: impl Into<String>) -> Self {
        Self { file: file.to_owned(), field: None, problem: problem.into() }
    }

    /// Something about one field of a file.
    pub(super) fn at(file: &str, field: impl Into<String>, problem: impl Into<String>) -> Self {
        Self { file: file.to_owned(), field: Some(field.into()), problem: problem.into() }
    }
}

/// The fields of a file.
pub(super) fn read_table(file: &str, text: &str) -> Result<toml::Table, MunicipalityError> {
    text.parse().map_err(|error: toml::de::Error| {
        MunicipalityError::of(file, format!("dit is geen TOML: {}", error.message()))
    })
}

/// A file that has to be there, as text.
pub(super) fn read_text(files: &dyn Files, file: &str) -> Result<String, MunicipalityError> {
    let bytes = files
        .read(file)
        .map_err(|error| MunicipalityError::of(file, format!("lezen lukt niet: {error}")))?
        .ok_or_else(|| MunicipalityError::of(file, "dit bestand is er niet"))?;
    String::from_utf8(bytes.into_owned())
        .map(|text| text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
        .map_err(|_| MunicipalityError::of(file, "dit bestand is geen UTF-8; sla het zo op"))
}
