//! The description of the API (OpenAPI 3.1), made from what the API itself is made of: the table
//! of resources, the filters of the guide, and the shapes of its records.

mod operations;
mod recognition;
mod sent;
mod shapes;
mod vaults;
mod words;

use axum::{
    extract::State,
    http::{HeaderMap, Uri},
    response::Response,
};
use guide::municipality::Municipality;
use serde_json::{Value, json};

use super::{JSON, VERSION, query::Query};
use crate::{App, Config, Error, compress::ASK_AGAIN};

/// `/v1/openapi.json`
pub(crate) async fn show(
    State(app): State<App>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Error> {
    Query::read(&uri, &[]).check()?;
    Ok(app.description().reply(&headers, JSON, ASK_AGAIN))
}

/// The description for a municipality's server.
pub(crate) fn description(municipality: &Municipality, config: &Config) -> Value {
    let base = config.base();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": format!("Mienskip {}", municipality.name),
            "version": VERSION,
            "description": words::ABOUT,
            "contact": {
                "name": municipality.contact.name,
                "url": municipality.contact.website.as_deref().unwrap_or(&base),
                "email": municipality.contact.email,
            },
            "license": { "name": licence(&config.licentie), "url": config.licentie },
        },
        "servers": [{ "url": format!("{base}/v1"), "description": municipality.name }],
        "tags": words::TAGS.map(|(name, text)| json!({ "name": name, "description": text })),
        "paths": operations::paths(),
        "components": {
            "headers": operations::headers(),
            "responses": operations::responses(),
            "schemas": shapes::schemas(),
        },
    })
}

/// The name by which a licence is known.
fn licence(address: &str) -> &'static str {
    match address.split_once("creativecommons.org/").map_or("", |(_, rest)| rest) {
        "licenses/by/4.0/" => "CC BY 4.0",
        "licenses/by-sa/4.0/" => "CC BY-SA 4.0",
        "publicdomain/zero/1.0/" => "CC0 1.0",
        _ => "Licentie van de inhoud",
    }
}
