//! The fields at the head of a file.

use guide::{
    record::WelcomeBlock,
    welcome::{BlockSort, Household, Reference},
};
use jiff::civil::Date;
use serde::Deserialize;

/// The most records that one block names.
const MOST_RECORDS: usize = 3;

/// The line before and after the fields.
const FENCE: &str = "+++";

/// The fields and the text after them; none when there are no fences.
pub(super) fn split(file: &str) -> Option<(&str, &str)> {
    let rest = file.trim_start().strip_prefix(FENCE)?.strip_prefix('\n')?;
    if let Some(body) = rest.strip_prefix("+++\n") {
        return Some(("", body));
    }
    let (front, body) = rest.split_once("\n+++")?;
    // The fence stands on a line of its own.
    let body = if body.is_empty() { body } else { body.strip_prefix('\n')? };
    Some((front, body))
}

/// The fields of a file of the first language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Original {
    #[serde(rename = "titel")]
    pub(super) title: String,
    #[serde(rename = "soort")]
    sort: BlockSort,
    #[serde(rename = "volgorde", default)]
    order: u16,
    #[serde(rename = "icoon")]
    icon: Option<String>,
    #[serde(rename = "voor", default)]
    households: Vec<Household>,
    #[serde(rename = "binnen_dagen")]
    due_days: Option<u16>,
    #[serde(rename = "regel")]
    rule: Option<String>,
    #[serde(rename = "gids", default)]
    records: Vec<Reference>,
    #[serde(rename = "beeld")]
    pub(super) picture: Option<String>,
    #[serde(rename = "beeld_tekst")]
    pub(super) picture_text: Option<String>,
    #[serde(rename = "geluid")]
    pub(super) sound: Option<String>,
    #[serde(rename = "door")]
    by: Option<String>,
    #[serde(rename = "voorbeeld", default)]
    sample: bool,
    #[serde(rename = "nagekeken_op")]
    checked_on: Option<Date>,
}

/// The fields of a translation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Translation {
    #[serde(rename = "titel")]
    pub(super) title: String,
    /// Whether a native speaker has checked it.
    #[serde(rename = "nagekeken", default)]
    pub(super) checked: bool,
    #[serde(rename = "beeld_tekst")]
    pub(super) picture_text: Option<String>,
    #[serde(rename = "geluid")]
    pub(super) sound: Option<String>,
}

/// Reads the fields of a file of the first language; or says what is wrong with them.
pub(super) fn original(front: &str) -> Result<Original, String> {
    let fields: Original = read(front)?;
    titled(&fields.title)?;
    if fields.due_days == Some(0) {
        return Err("veld binnen_dagen: dit is minstens 1".to_owned());
    }
    if fields.due_days.is_some() && fields.sort != BlockSort::Task {
        return Err("veld binnen_dagen: dat hoort alleen bij een taak".to_owned());
    }
    if fields.due_days.is_some() && fields.rule.is_none() {
        return Err("veld regel ontbreekt: welke regel zegt hoeveel dagen?".to_owned());
    }
    if fields.rule.as_ref().is_some_and(|url| !url.starts_with("https://")) {
        return Err("veld regel: een adres begint met https://".to_owned());
    }
    if fields.records.len() > MOST_RECORDS {
        return Err(format!("veld gids: hooguit {MOST_RECORDS}"));
    }
    Ok(fields)
}

/// Reads the fields of a translation; or says what is wrong with them.
pub(super) fn translation(front: &str) -> Result<Translation, String> {
    let fields: Translation = read(front)?;
    titled(&fields.title)?;
    Ok(fields)
}

fn read<T: for<'de> Deserialize<'de>>(front: &str) -> Result<T, String> {
    toml::from_str(front).map_err(|error: toml::de::Error| {
        let line = error.span().map(|span| front[..span.start].matches('\n').count() + 2);
        let line = line.map_or_else(String::new, |line| format!(", regel {line}"));
        format!("de velden kloppen niet{line}: {}", error.message())
    })
}

fn titled(title: &str) -> Result<(), String> {
    if title.trim().is_empty() { Err("veld titel is leeg".to_owned()) } else { Ok(()) }
}

impl Original {
    /// Puts what is the same in every language into a block.
    pub(super) fn fill(self, block: &mut WelcomeBlock) {
        block.sort = self.sort;
        block.order = self.order;
        block.icon = self.icon;
        block.households = self.households;
        block.due_days = self.due_days;
        block.rule = self.rule;
        block.records = self.records;
        block.by = self.by;
        block.sample = self.sample;
        block.checked_on = self.checked_on;
    }
}
