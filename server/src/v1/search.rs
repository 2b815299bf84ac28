//! `/v1/_zoek`: finding by words, in everything at once, the best answer first.

use api::Page;
use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, Uri, header::LINK},
    response::Response,
};
use guide::{
    Asker, Entry, Guide, Kind, Moment,
    ask::{PAGE_SIZE, SearchQuestion},
    filter::{Field, Filter},
    search::CHARACTERS,
};
use serde::Serialize;
use serde_json::value::RawValue;

use super::{
    json,
    list::{explain, page_links},
    query::Query,
    shown,
};
use crate::{App, Error, kept::Keep};

/// The words.
pub(super) const WORDS: &str = "q";
/// Only this kind.
pub(super) const KIND: &str = "soort";

/// A record of any kind.
#[derive(Serialize)]
struct Found {
    kind: Kind,
    data: Box<RawValue>,
}

impl Found {
    fn of(guide: &Guide, entry: &Entry, now: Moment) -> Result<Self, Error> {
        Ok(Self { kind: entry.kind(), data: shown::record(guide, entry, now)? })
    }
}

/// The records that answer some words.
pub(crate) async fn show(
    State(app): State<App>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let guide = app.guide();
    let fields = Field::SEARCH.iter().map(|field| field.name());
    let known: Vec<&str> = [WORDS, KIND].into_iter().chain(fields).collect();
    let mut query = Query::read(&uri, &known);
    let filter = Filter::read_fields(&guide.municipality, Field::SEARCH, query.pairs());
    let filter = filter.unwrap_or_else(|wrong| {
        for it in wrong {
            query.fault(&it.field, &it.value, explain(Field::SEARCH, &it.field).to_owned());
        }
        Filter::default()
    });
    let kind =
        query.one(KIND, "Deze soort kennen we niet. De soorten staan in /v1/openapi.json.", |it| {
            it.parse().ok()
        });
    let too_long = format!("De vraag is te lang. Gebruik ten hoogste {CHARACTERS} tekens.");
    let words = query.one(WORDS, &too_long, |words| {
        words.chars().nth(CHARACTERS).is_none().then(|| words.to_owned())
    });
    if words.is_none() && !query.is_wrong(WORDS) {
        query.fault(WORDS, "", "Zeg met welke woorden je zoekt: ?q=samen eten.".to_owned());
    }
    query.check()?;

    let lang = guide.municipality.first_language();
    let asker = Asker { lang, now: app.now(), from: None, here: None };
    let question = SearchQuestion { words: words.unwrap_or_default(), kind, filter, from: None };
    let found = guide.ranked(&question, &asker);
    let page = question.filter.page.0;
    let pages = u32::try_from(found.len().div_ceil(PAGE_SIZE)).unwrap_or(u32::MAX).max(1);
    let first = (page as usize).saturating_sub(1).saturating_mul(PAGE_SIZE);
    let body = Page {
        page,
        pages,
        size: PAGE_SIZE,
        total: found.len(),
        items: found
            .iter()
            .skip(first)
            .take(PAGE_SIZE)
            .map(|it| Found::of(&guide, it, asker.now))
            .collect::<Result<Vec<_>, _>>()?,
    };
    let mut response = json(&headers, &body);
    let own = form_urlencoded::Serializer::new(String::new())
        .append_pair(WORDS, &question.words)
        .extend_pairs(kind.map(|kind| (KIND, kind.name())))
        .finish();
    let link =
        |filter: &Filter| format!("/v1{}?{own}{}", uri.path(), filter.query().replace('?', "&"));
    if let Some(links) =
        page_links(&question.filter, pages, link).and_then(|it| HeaderValue::from_str(&it).ok())
    {
        response.headers_mut().insert(LINK, links);
    }
    response.extensions_mut().insert(Keep);
    Ok(response)
}
