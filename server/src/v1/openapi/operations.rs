//! What can be asked, and how it is answered.

use guide::{
    Kind,
    day_part::Part,
    filter::{CostLimit, Day, Dutch, Field, HelpedBy, HowOften, Order, WorkFilter},
    search::CHARACTERS,
    support::SupportSort,
    theme::Theme,
    wire,
};
use serde_json::{Map, Value, json};

use super::{recognition, sent, vaults, words};
use crate::v1::{
    VERSION, list, opening,
    resource::{self, Resource},
};

/// Every address with what can be asked there.
pub(super) fn paths() -> Value {
    let mut paths = Map::new();
    for resource in &resource::ALL {
        let Resource { path, many, one, schema, .. } = resource;
        let list = Operation {
            id: format!("zoek-{path}"),
            tag: "Inhoud",
            summary: format!("Een lijst van {many}"),
            answer: format!("Een pagina met {many}"),
            shape: reference(&format!("{schema}Pagina")),
            parameters: list::fields(resource.kind).map(filter).collect(),
            headers: &["Link"],
            ..Operation::default()
        };
        let single = Operation {
            id: format!("lees-{path}"),
            tag: "Inhoud",
            summary: format!("Lees {one}"),
            answer: "Gevonden".to_owned(),
            shape: reference(schema),
            parameters: vec![id()],
            ..Operation::default()
        };
        paths.insert(format!("/{path}"), list.get());
        paths.insert(format!("/{path}/{{id}}"), single.get());
        if resource.kind == Kind::Activity {
            paths.insert(format!("/{path}/{{id}}/data"), dates().get());
        }
        if opening::KINDS.contains(&resource.kind) {
            paths.insert(format!("/{path}/{{id}}/openingstijden"), hours(resource).get());
        }
    }
    paths.insert("/_zoek".to_owned(), search().get());
    for (path, operation) in areas().into_iter().chain(copies()) {
        paths.insert(path.to_owned(), operation.get());
    }
    paths.extend(sent::paths());
    for (path, operations) in recognition::paths() {
        paths.insert(path.to_owned(), operations);
    }
    paths.insert("/kluis/{id}".to_owned(), vaults::operations());
    paths.into()
}

fn search() -> Operation {
    let kinds = Kind::ALL.map(Kind::name);
    let mut words = parameter(
        "q",
        words::WORDS,
        json!({ "type": "string", "minLength": 1, "maxLength": CHARACTERS }),
    );
    words["required"] = true.into();
    let kind = parameter("soort", words::KIND, json!({ "type": "string", "enum": kinds }));
    let filters = Field::SEARCH.iter().map(|field| filter(*field));
    Operation {
        id: "zoek".to_owned(),
        tag: "Inhoud",
        summary: "Zoek met woorden in alles tegelijk".to_owned(),
        answer: "Een pagina met wat past, het beste vooraan".to_owned(),
        shape: reference("ZoekPagina"),
        parameters: [words, kind].into_iter().chain(filters).collect(),
        headers: &["Link"],
        ..Operation::default()
    }
}

fn dates() -> Operation {
    Operation {
        id: "lees-data-van-activiteit".to_owned(),
        tag: "Inhoud",
        summary: "De eerstvolgende data van een activiteit".to_owned(),
        answer: "De data, de eerste vooraan; ten hoogste 20".to_owned(),
        shape: reference("Data"),
        parameters: vec![id()],
        ..Operation::default()
    }
}

fn hours(resource: &Resource) -> Operation {
    Operation {
        id: format!("lees-openingstijden-van-{}", resource.path),
        tag: "Inhoud",
        summary: format!("Wanneer je terechtkunt: {}", resource.one),
        answer: "Of het nu open is, wat erna komt, en de komende zeven dagen".to_owned(),
        shape: reference("OpeningstijdenNu"),
        parameters: vec![id()],
        ..Operation::default()
    }
}

fn areas() -> [(&'static str, Operation); 3] {
    let of = |id: &str, summary: &str, shape: Value, parameters| Operation {
        id: id.to_owned(),
        tag: "Gemeente",
        summary: summary.to_owned(),
        answer: "Gevonden".to_owned(),
        shape,
        parameters,
        ..Operation::default()
    };
    [
        (
            "/gemeente",
            of(
                "lees-gemeente",
                "De gemeente met gebieden, wijken, buurten en postcodes",
                reference("Gemeente"),
                Vec::new(),
            ),
        ),
        (
            "/gebieden",
            of("lees-gebieden", "De gebieden van de gemeente", reference("Gebieden"), Vec::new()),
        ),
        ("/gebieden/{id}", of("lees-gebied", "Lees een gebied", reference("Gebied"), vec![id()])),
    ]
}

fn copies() -> [(&'static str, Operation); 3] {
    let snapshot = Operation {
        id: "lees-gids".to_owned(),
        tag: "Kopie",
        summary: "De hele gids in één keer".to_owned(),
        answer: "De gids van nu".to_owned(),
        shape: reference("Gids"),
        parameters: vec![parameter(
            "versie",
            words::VERSION,
            json!({ "type": "integer", "minimum": 0 }),
        )],
        also: &[("307", "Verhuisd")],
        bytes: true,
        ..Operation::default()
    };
    let changes = Operation {
        id: "lees-wijzigingen".to_owned(),
        tag: "Kopie",
        summary: "Wat er is veranderd sinds een versie".to_owned(),
        answer: "Een pagina met wijzigingen".to_owned(),
        shape: reference("Wijzigingen"),
        parameters: vec![
            parameter("na", words::AFTER, json!({ "type": "integer", "minimum": 0 })),
            parameter("reeks", words::SERIES, json!({ "type": "string" })),
            parameter("naId", words::AFTER_ID, json!({ "type": "string" })),
        ],
        also: &[("410", "BeginOpnieuw")],
        bytes: true,
        ..Operation::default()
    };
    let description = Operation {
        id: "lees-openapi".to_owned(),
        tag: "Over de API",
        summary: "Deze beschrijving".to_owned(),
        answer: "De beschrijving in OpenAPI 3.1".to_owned(),
        shape: json!({ "type": "object" }),
        ..Operation::default()
    };
    [("/gids", snapshot), ("/wijzigingen", changes), ("/openapi.json", description)]
}

/// A question (GET) that can be asked at an address.
#[derive(Default)]
struct Operation {
    id: String,
    tag: &'static str,
    summary: String,
    answer: String,
    shape: Value,
    parameters: Vec<Value>,
    /// Other answers than the usual ones: status, and name among the shared responses.
    also: &'static [(&'static str, &'static str)],
    /// Headers that are only there for this one.
    headers: &'static [&'static str],
    /// Whether it can also come as bytes, for the site's own phones.
    bytes: bool,
}

impl Operation {
    fn get(self) -> Value {
        let names = ["API-Version", "ETag"].iter().chain(self.headers);
        let headers: Map<String, Value> = names
            .map(|name| {
                ((*name).to_owned(), json!({ "$ref": format!("#/components/headers/{name}") }))
            })
            .collect();
        let mut content = json!({ "application/json": { "schema": self.shape } });
        if self.bytes {
            content[wire::MEDIA_TYPE] = json!({ "schema": { "description": words::BYTES } });
        }
        let mut responses = Map::new();
        responses.insert(
            "200".to_owned(),
            json!({ "description": self.answer, "headers": headers, "content": content }),
        );
        let usual = [
            ("304", "NietVeranderd"),
            ("400", "OngeldigeVraag"),
            ("404", "NietGevonden"),
            ("500", "FoutInHetProgramma"),
            ("503", "EvenNiet"),
        ];
        for (status, name) in usual.iter().chain(self.also) {
            let response = json!({ "$ref": format!("#/components/responses/{name}") });
            responses.insert((*status).to_owned(), response);
        }
        json!({
            "get": {
                "operationId": self.id,
                "tags": [self.tag],
                "summary": self.summary,
                "parameters": self.parameters,
                "responses": responses,
            }
        })
    }
}

pub(super) fn reference(schema: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{schema}") })
}

pub(super) fn id() -> Value {
    let schema = reference("Slug");
    json!({ "name": "id", "in": "path", "required": true, "description": words::ID, "schema": schema })
}

fn parameter(name: &str, description: &str, schema: impl Into<Value>) -> Value {
    let schema: Value = schema.into();
    json!({ "name": name, "in": "query", "description": description, "schema": schema })
}

/// Several of these words.
fn several(words: &[String]) -> Value {
    json!({ "type": "array", "items": { "type": "string", "enum": words } })
}

fn filter(field: Field) -> Value {
    let schema = match field {
        Field::Region | Field::Question => reference("Slug"),
        Field::Theme => {
            several(&Theme::ALL.iter().map(|theme| theme.slug().to_owned()).collect::<Vec<_>>())
        }
        Field::Day => {
            let words = Day::CHOICES.map(|day| day.to_string());
            json!({ "anyOf": [
                { "type": "string", "enum": words },
                { "type": "string", "format": "date" },
            ] })
        }
        Field::Cost => json!({ "type": "string", "enum": CostLimit::CHOICES.map(CostLimit::word) }),
        Field::OpenNow
        | Field::WalkIn
        | Field::StepFree
        | Field::FromHome
        | Field::Allowance
        | Field::NoConduct
        | Field::Buddy
        | Field::Past => {
            json!({ "type": "string", "enum": [field.yes()] })
        }
        Field::Weekday => {
            several(&(1..=7).map(|day| Day::Weekday(day).to_string()).collect::<Vec<_>>())
        }
        Field::DayPart => several(&Part::ALL.map(|part| part.name().to_owned())),
        Field::Hours => json!({ "type": "integer", "enum": WorkFilter::HOURS }),
        Field::Often => json!({ "type": "string", "enum": HowOften::CHOICES.map(HowOften::word) }),
        Field::Skill | Field::Learn => json!({ "type": "array", "items": reference("Slug") }),
        Field::Dutch => json!({ "type": "string", "enum": Dutch::CHOICES.map(Dutch::word) }),
        Field::Age => json!({ "type": "integer", "enum": WorkFilter::AGES }),
        Field::Order => json!({
            "type": "string",
            "enum": [Order::Near.word(), Order::New.word()],
            "default": Order::default().word(),
        }),
        Field::Helpers => {
            json!({ "type": "string", "enum": HelpedBy::CHOICES.map(HelpedBy::word) })
        }
        Field::Sort => {
            json!({ "type": "string", "enum": SupportSort::ALL.map(SupportSort::word) })
        }
        // Not a filter of the data.
        Field::View => json!({ "type": "string" }),
        Field::Page => json!({ "type": "integer", "minimum": 1, "maximum": 10_000, "default": 1 }),
    };
    parameter(field.name(), words::filter(field), schema)
}

/// The headers that answers share.
pub(super) fn headers() -> Value {
    let header = |text: &str, example: &str| json!({ "description": text, "schema": { "type": "string" }, "example": example });
    json!({
        "API-Version": header("De volledige versie van de API.", VERSION),
        "ETag": header("Kenmerk van dit antwoord, voor `If-None-Match`.", "\"6e5a068039dbf5e9\""),
        "Link": header(
            "De vorige en de volgende pagina, en de licentie (RFC 8288).",
            "</v1/vacatures?pagina=2>; rel=\"next\"",
        ),
        "Retry-After": header("Over hoeveel seconden je het weer kunt proberen.", "300"),
        "Location": header("Het adres van de nieuwste versie.", "/v1/gids?versie=12"),
        "Vervalt": header(words::EXPIRES, "2028-05-25"),
    })
}

/// The answers that operations share.
pub(super) fn responses() -> Value {
    let version = json!({ "$ref": "#/components/headers/API-Version" });
    let problem = |text: &str| {
        json!({
            "description": text,
            "headers": { "API-Version": version },
            "content": { "application/problem+json": { "schema": reference("Probleem") } },
        })
    };
    json!({
        "NietVeranderd": {
            "description": "Wat je hebt, klopt nog.",
            "headers": {
                "API-Version": version,
                "ETag": { "$ref": "#/components/headers/ETag" },
            },
        },
        "Verhuisd": {
            "description": "Er is een andere versie. Die staat op het adres in `Location`.",
            "headers": {
                "API-Version": version,
                "Location": { "$ref": "#/components/headers/Location" },
            },
        },
        "Ingetrokken": problem("Deze reactie is ingetrokken en gewist."),
        "IdAlGebruikt": problem("Met dit id kwam al iets anders binnen. Maak een nieuw id."),
        "TeGroot": problem("Wat je stuurde is te groot."),
        "GeenJson": problem("Stuur JSON."),
        "GeenBytes": problem("Stuur bytes."),
        "ZegWaarDitOpVolgt": problem("Stuur `If-Match` of `If-None-Match` mee."),
        "TeVeel": {
            "description": "Er komt nu te veel binnen, van dit netwerk of over dit onderdeel.",
            "headers": {
                "API-Version": version,
                "Retry-After": { "$ref": "#/components/headers/Retry-After" },
            },
            "content": { "application/problem+json": { "schema": reference("Probleem") } },
        },
        "OngeldigeVraag": problem("De vraag klopt niet; alle fouten staan erbij."),
        "NietGevonden": problem("Op dit adres is niets."),
        "BeginOpnieuw": problem("Deze reeks of versie kennen we niet. Begin opnieuw met `/gids`."),
        "FoutInHetProgramma": problem("Er ging iets mis in het programma."),
        "EvenNiet": problem("Het lukt nu even niet. Probeer het later nog eens."),
    })
}
