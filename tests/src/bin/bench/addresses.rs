//! What to ask a server for: addresses of what it really has.

use anyhow::{Result, ensure};
use serde_json::Value;

use crate::http::Connection;

/// The kinds that have pages: their name in the open API, and in addresses of pages.
const KINDS: [(&str, &str); 8] = [
    ("activiteiten", "activiteiten"),
    ("initiatieven", "initiatieven"),
    ("organisaties", "organisaties"),
    ("locaties", "plekken"),
    ("hulpaanbod", "hulp"),
    ("vacatures", "vrijwilligerswerk"),
    ("fondsen", "fondsen"),
    ("kennisbank", "kennisbank"),
];

const THEMES: [&str; 4] = ["eten", "groen", "taal", "ouderen"];

/// Pages of records of a kind, from the beginning and the middle of its list.
pub(crate) async fn details(
    connection: &mut Connection,
    resource: &str,
    page: &str,
) -> Result<Vec<String>> {
    let first = connection.json(&format!("/v1/{resource}")).await?;
    let middle = (first["paginas"].as_u64().unwrap_or(1) / 2).max(1);
    let second = connection.json(&format!("/v1/{resource}?pagina={middle}")).await?;
    let ids = texts(&first["items"], "id").chain(texts(&second["items"], "id"));
    let pages: Vec<String> = ids.map(|id| format!("/{page}/{id}")).collect();
    ensure!(!pages.is_empty(), "there are no {resource} to ask for");
    Ok(pages)
}

/// Pages of every sort, in every language, as residents may ask for them.
pub(crate) async fn mixed(connection: &mut Connection, count: usize) -> Result<Vec<String>> {
    let municipality = connection.json("/v1/gemeente").await?;
    let areas: Vec<&str> = texts(&municipality["gebieden"], "slug").collect();
    ensure!(!areas.is_empty(), "the municipality has no areas");
    let prefixes = prefixes(&municipality["talen"]);
    let mut records = Vec::new();
    for (resource, page) in KINDS {
        records.extend(details(connection, resource, page).await?);
    }
    Ok((0..count)
        .map(|number| {
            let turn = number / 10;
            let prefix = &prefixes[turn % prefixes.len()];
            let area = areas[turn % areas.len()];
            let theme = THEMES[turn % THEMES.len()];
            let (_, list) = KINDS[turn % KINDS.len()];
            match number % 10 {
                0 if prefix.is_empty() => format!("/?gebied={area}"),
                0 => format!("{prefix}?gebied={area}"),
                1 => format!("{prefix}/{list}"),
                2 => format!("{prefix}/activiteiten?gebied={area}"),
                3 => format!("{prefix}/activiteiten?gebied={area}&thema={theme}"),
                4 => format!("{prefix}/zoeken?q={theme}+{area}"),
                5 => format!("{prefix}/gebied/{area}"),
                _ => format!("{prefix}{}", records[number * 7 % records.len()]),
            }
        })
        .collect())
}

/// What stands before an address in each language: nothing for the first one.
fn prefixes(languages: &Value) -> Vec<String> {
    let languages = languages.as_array().into_iter().flatten().filter_map(Value::as_str);
    let others = languages.skip(1).map(|lang| format!("/{lang}"));
    std::iter::once(String::new()).chain(others).collect()
}

/// A field of each item of a list.
fn texts<'a>(items: &'a Value, field: &'a str) -> impl Iterator<Item = &'a str> {
    items.as_array().into_iter().flatten().filter_map(move |item| item[field].as_str())
}
