//! The shapes of what is sent, from the types themselves; with words in Dutch, as the design rules
//! ask, instead of the comments in the code.

use api::{Dates, OpeningHours, Problem};
use guide::{freshness::Freshness, municipality::Municipality, record};
use serde_json::{Map, Value, json};
use utoipa::ToSchema;

use super::{recognition, sent, words};
use crate::v1::{resource, shown};

/// Every shape by its name.
pub(super) fn schemas() -> Value {
    let mut schemas = Map::new();
    add::<record::Activity>(&mut schemas);
    add::<record::Initiative>(&mut schemas);
    add::<record::Organisation>(&mut schemas);
    add::<record::Place>(&mut schemas);
    add::<record::Service>(&mut schemas);
    add::<record::Vacancy>(&mut schemas);
    add::<record::Fund>(&mut schemas);
    add::<record::Article>(&mut schemas);
    add::<record::AreaPlan>(&mut schemas);
    add::<record::WelcomeBlock>(&mut schemas);
    add::<Municipality>(&mut schemas);
    add::<Dates>(&mut schemas);
    add::<OpeningHours>(&mut schemas);
    add::<Problem>(&mut schemas);
    add::<guide::Kind>(&mut schemas);
    for (name, schema) in &mut schemas {
        tidy(schema);
        say_in_dutch(name, schema);
    }
    for resource in &resource::ALL {
        if let Some(properties) = schemas[resource.schema]["properties"].as_object_mut() {
            properties.insert(shown::FIELD.to_owned(), freshness());
        }
    }
    for (name, schema) in
        lists().into_iter().chain(copies()).chain(sent::shapes()).chain(recognition::shapes())
    {
        schemas.insert(name, schema);
    }
    schemas.into()
}

/// How fresh a record is: only where it is asked for by itself or in a list.
fn freshness() -> Value {
    json!({
        "type": "string",
        "enum": Freshness::ALL.map(Freshness::name),
        "description": words::FRESHNESS,
    })
}

fn add<T: ToSchema>(schemas: &mut Map<String, Value>) {
    let mut found = vec![(T::name().into_owned(), T::schema())];
    T::schemas(&mut found);
    for (name, schema) in found {
        // A schema is strings, numbers and lists of them; JSON can hold it.
        schemas.insert(name, serde_json::to_value(schema).unwrap_or_default());
    }
}

/// What is not known is left out, never null; and comments in the code are for programmers.
fn tidy(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            if object.get("default") == Some(&Value::Null) {
                object.remove("default");
            }
            if let Some(Value::Array(types)) = object.get_mut("type") {
                types.retain(|it| it != "null");
                if let [only] = types.as_slice() {
                    let only = only.clone();
                    object.insert("type".to_owned(), only);
                }
            }
            if let Some(Value::Array(choices)) = object.get_mut("oneOf") {
                choices.retain(|it| *it != json!({ "type": "null" }));
                if let [Value::Object(only)] = choices.as_slice() {
                    let only = only.clone();
                    object.remove("oneOf");
                    object.extend(only);
                }
            }
            // A property may be called that too; then it is an object.
            if object.get("description").is_some_and(Value::is_string) {
                object.remove("description");
            }
            object.values_mut().for_each(tidy);
        }
        Value::Array(items) => items.iter_mut().for_each(tidy),
        _ => {}
    }
}

fn say_in_dutch(name: &str, schema: &mut Value) {
    let Value::Object(object) = schema else { return };
    if let Some(text) = words::shape(name) {
        object.insert("description".to_owned(), text.into());
    }
    let Some(Value::Object(properties)) = object.get_mut("properties") else { return };
    for (property, schema) in properties {
        let Value::Object(schema) = schema else { continue };
        let text =
            if name == "Houdbaarheid" { Some(words::MONTHS) } else { words::property(property) };
        if let Some(text) = text {
            schema.insert("description".to_owned(), text.into());
        }
        if property == "datum" && !schema.contains_key("format") {
            // The linter wants to hear how to read it: of a source a year, a month or a day, as
            // precise as it is known (ISO 8601-2); of the accessibility statement any words.
            let format = if name == "Bron" { "edtf" } else { "vrije-tekst" };
            schema.insert("format".to_owned(), format.into());
        }
    }
}

fn number(text: &str) -> Value {
    json!({ "type": "integer", "minimum": 0, "description": text })
}

fn items(of: &Value) -> Value {
    json!({ "type": "array", "items": of, "description": words::ITEMS })
}

fn reference(schema: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{schema}") })
}

/// The pages of lists.
fn lists() -> Vec<(String, Value)> {
    let page = |schema: &str| {
        json!({
            "type": "object",
            "required": ["pagina", "paginas", "paginaGrootte", "totaal", "items"],
            "properties": {
                "pagina": number("Welke pagina dit is, geteld vanaf 1."),
                "paginas": number("Hoeveel pagina's er zijn."),
                "paginaGrootte": number("Hoeveel er op een volle pagina staan."),
                "totaal": number("Hoeveel er op alle pagina's samen staan."),
                "items": items(&reference(schema)),
            },
        })
    };
    let found = json!({
        "type": "object",
        "required": ["kind", "data"],
        "properties": {
            "kind": reference("Kind"),
            "data": {
                "description": "Het onderdeel zelf.",
                "anyOf": resource::ALL.iter().map(|it| reference(it.schema)).collect::<Vec<_>>(),
            },
        },
    });
    let areas = json!({
        "type": "object",
        "required": ["totaal", "items"],
        "properties": {
            "totaal": number("Hoeveel het er zijn."),
            "items": items(&reference("Gebied")),
        },
    });
    let pages = resource::ALL
        .iter()
        .map(|resource| (format!("{}Pagina", resource.schema), page(resource.schema)));
    let others = [("Gebieden", areas), ("Gevonden", found), ("ZoekPagina", page("Gevonden"))];
    pages.chain(others.map(|(name, shape)| (name.to_owned(), shape))).collect()
}

/// What a copy elsewhere is made from.
fn copies() -> Vec<(String, Value)> {
    let series = json!({ "type": "string", "description": words::SERIES });
    let published = number("Wanneer deze versie openbaar werd, in seconden sinds 1970 (UTC).");
    let change = json!({
        "type": "object",
        "description": words::CHANGE,
        "required": ["state", "kind", "id", "modified"],
        "properties": {
            "state": { "type": "string", "enum": ["updated", "deleted"], "description": "Nieuw of veranderd (updated), of weg (deleted)." },
            "kind": reference("Kind"),
            "id": reference("Slug"),
            "modified": number("De versie waarin dit voor het laatst veranderde."),
            "data": {
                "description": "Het onderdeel zelf; bij deleted is het er niet.",
                "anyOf": resource::ALL.iter().map(|it| reference(it.schema)).collect::<Vec<_>>(),
            },
        },
    });
    let snapshot = json!({
        "type": "object",
        "required": ["reeks", "versie", "gepubliceerd", "gemeente", "items"],
        "properties": {
            "reeks": series,
            "versie": number("De versie van deze gids."),
            "gepubliceerd": published,
            "gemeente": reference("Gemeente"),
            "items": items(&reference("Wijziging")),
        },
    });
    let changes = json!({
        "type": "object",
        "required": ["reeks", "versie", "gepubliceerd", "next", "items", "license"],
        "properties": {
            "reeks": series,
            "versie": number("Met deze pagina erbij is je kopie helemaal bij tot en met deze versie."),
            "gepubliceerd": published,
            "next": { "type": "string", "format": "uri-reference", "description": words::NEXT },
            "items": items(&reference("Wijziging")),
            "license": { "type": "string", "format": "uri", "description": "De licentie van de inhoud." },
        },
    });
    [("Wijziging", change), ("Gids", snapshot), ("Wijzigingen", changes)]
        .map(|(name, schema)| (name.to_owned(), schema))
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_property_is_explained_in_dutch() {
        let Value::Object(schemas) = schemas() else { panic!() };
        let mut missing = Vec::new();
        for (name, schema) in &schemas {
            let Some(properties) = schema["properties"].as_object() else { continue };
            for (property, schema) in properties {
                if schema["description"].is_null() && schema["$ref"].is_null() {
                    missing.push(format!("{name}.{property}"));
                }
            }
        }
        assert!(missing.is_empty(), "{missing:#?}");
    }
}
