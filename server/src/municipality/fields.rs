//! The fields of `gemeente.toml`, read so that every mistake names its field in plain Dutch.

use std::{ops::RangeInclusive, str::FromStr};

use guide::Text;
use toml::{Table, Value};

use super::MunicipalityError;

/// A table of the file, and where in the file it is.
pub(super) struct Fields<'a> {
    file: &'a str,
    path: String,
    table: &'a Table,
}

impl<'a> Fields<'a> {
    pub(super) fn new(file: &'a str, table: &'a Table) -> Self {
        Self { file, path: String::new(), table }
    }

    /// The names of the fields that are there.
    pub(super) fn names(&self) -> impl Iterator<Item = &'a str> {
        self.table.keys().map(String::as_str)
    }

    /// Whether a field is there.
    pub(super) fn has(&self, name: &str) -> bool {
        self.table.contains_key(name)
    }

    fn path(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }

    /// Something is wrong with a field of this table.
    pub(super) fn wrong(&self, name: &str, problem: impl Into<String>) -> MunicipalityError {
        MunicipalityError::at(self.file, self.path(name), problem)
    }

    /// A misspelt name would otherwise pass for something left out.
    pub(super) fn no_others(&self, known: &[&str]) -> Result<(), MunicipalityError> {
        match self.names().find(|name| !known.contains(name)) {
            None => Ok(()),
            Some(name) => {
                let problem = format!("dit veld bestaat niet; wel: {}", known.join(", "));
                Err(self.wrong(name, problem))
            }
        }
    }

    /// A text that may be left out.
    pub(super) fn optional(&self, name: &str) -> Result<Option<String>, MunicipalityError> {
        match self.table.get(name) {
            None => Ok(None),
            Some(Value::String(text)) if !text.trim().is_empty() => {
                Ok(Some(text.trim().to_owned()))
            }
            Some(Value::String(_)) => {
                Err(self.wrong(name, "dit veld is leeg; vul het in of haal het weg"))
            }
            Some(_) => Err(self.wrong(name, "hier hoort tekst, tussen aanhalingstekens")),
        }
    }

    /// A text that has to be there.
    pub(super) fn text(&self, name: &str) -> Result<String, MunicipalityError> {
        self.optional(name)?.ok_or_else(|| self.wrong(name, "dit veld ontbreekt"))
    }

    /// A whole number that may be left out.
    pub(super) fn number(
        &self,
        name: &str,
        range: RangeInclusive<u16>,
    ) -> Result<Option<u16>, MunicipalityError> {
        let Some(value) = self.table.get(name) else { return Ok(None) };
        let number = value.as_integer().and_then(|number| u16::try_from(number).ok());
        number.filter(|number| range.contains(number)).map(Some).ok_or_else(|| {
            let (least, most) = range.into_inner();
            self.wrong(name, format!("hier hoort een heel getal van {least} tot en met {most}"))
        })
    }

    /// An amount of money in euros (`210`, `5.60`), as cents.
    pub(super) fn euros(&self, name: &str) -> Result<u32, MunicipalityError> {
        let wrong = || self.wrong(name, "hier hoort een bedrag in euro, zoals 210 of 5.60");
        let value = self.table.get(name).ok_or_else(|| self.wrong(name, "dit veld ontbreekt"))?;
        // Read from how it is written: a number with a point is not exact.
        let written = match value {
            Value::Integer(whole) => whole.to_string(),
            Value::Float(number) => number.to_string(),
            _ => return Err(wrong()),
        };
        let (whole, part) = written.split_once('.').unwrap_or((&written, ""));
        let cents = format!("{whole}{part:0<2}");
        if part.len() > 2 || whole.len() > 6 {
            return Err(wrong());
        }
        cents.parse().map_err(|_| wrong())
    }

    /// A web address.
    pub(super) fn web(&self, name: &str) -> Result<String, MunicipalityError> {
        let url = self.text(name)?;
        if url.starts_with("https://") || url.starts_with("http://") {
            Ok(url)
        } else {
            Err(self.wrong(name, "een webadres begint met https://"))
        }
    }

    /// Yes or no, when it is there.
    pub(super) fn yes_or_no(&self, name: &str) -> Result<Option<bool>, MunicipalityError> {
        match self.table.get(name) {
            None => Ok(None),
            Some(Value::Boolean(yes)) => Ok(Some(*yes)),
            Some(_) => Err(self.wrong(name, "hier hoort true (ja) of false (nee)")),
        }
    }

    /// A text in the languages that it is given in, Dutch first: `{ nl = "…", fy = "…" }`.
    pub(super) fn said(&self, name: &str) -> Result<Text, MunicipalityError> {
        let languages = self.part(name)?;
        let mut text = Text::nl(languages.text("nl")?);
        for code in languages.names().filter(|code| *code != "nl") {
            let lang = code.parse().map_err(|_| {
                languages.wrong(code, "de naam van dit veld is geen taalcode van twee letters")
            })?;
            text = text.with(lang, languages.text(code)?);
        }
        Ok(text)
    }

    /// Texts in a list; none when it is left out.
    pub(super) fn list(&self, name: &str) -> Result<Vec<String>, MunicipalityError> {
        let wrong = || self.wrong(name, "hier hoort een lijst van teksten, tussen [ en ]");
        match self.table.get(name) {
            None => Ok(Vec::new()),
            Some(Value::Array(values)) => values
                .iter()
                .map(|value| value.as_str().map(str::to_owned).ok_or_else(wrong))
                .collect(),
            Some(_) => Err(wrong()),
        }
    }

    /// A text that means something; `form` says in words what it has to look like.
    pub(super) fn parse<T: FromStr>(&self, name: &str, form: &str) -> Result<T, MunicipalityError> {
        let text = self.text(name)?;
        text.parse().map_err(|_| self.wrong(name, format!("'{text}' is niet {form}")))
    }

    /// A list, not empty, of texts that mean something.
    pub(super) fn parse_list<T: FromStr>(
        &self,
        name: &str,
        form: &str,
    ) -> Result<Vec<T>, MunicipalityError> {
        let texts = self.list(name)?;
        if texts.is_empty() {
            return Err(self.wrong(name, "dit veld ontbreekt of is leeg"));
        }
        texts
            .iter()
            .map(|text| {
                text.parse().map_err(|_| self.wrong(name, format!("'{text}' is niet {form}")))
            })
            .collect()
    }

    /// A table within this one.
    pub(super) fn part(&self, name: &str) -> Result<Self, MunicipalityError> {
        match self.table.get(name) {
            Some(Value::Table(table)) => Ok(Self { file: self.file, path: self.path(name), table }),
            Some(_) => Err(self.wrong(name, "hier horen velden onder een kopje tussen [ en ]")),
            None => Err(self.wrong(name, "dit onderdeel ontbreekt")),
        }
    }

    /// A table within this one that may be left out.
    pub(super) fn optional_part(&self, name: &str) -> Result<Option<Self>, MunicipalityError> {
        if self.table.contains_key(name) { self.part(name).map(Some) } else { Ok(None) }
    }

    /// Tables in a list, such as `[[gebieden]]`; none when they are left out.
    pub(super) fn parts(&self, name: &str) -> Result<Vec<Self>, MunicipalityError> {
        let wrong = || self.wrong(name, format!("hier horen onderdelen onder kopjes [[{name}]]"));
        let Some(value) = self.table.get(name) else {
            return Ok(Vec::new());
        };
        value
            .as_array()
            .ok_or_else(wrong)?
            .iter()
            .enumerate()
            .map(|(index, value)| {
                let path = format!("{}[{}]", self.path(name), index + 1);
                let table = value.as_table().ok_or_else(wrong)?;
                Ok(Self { file: self.file, path, table })
            })
            .collect()
    }
}
