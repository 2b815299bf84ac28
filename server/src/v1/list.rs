//! A page of a list, with the same filters as residents have.

use api::Page;
use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, Uri, header::LINK},
    response::Response,
    routing::{MethodRouter, get},
};
use guide::{
    Answer, Asker, Kind, Question,
    ask::PAGE_SIZE,
    filter::{Field, Filter, Order},
};

use super::{json, query::Query, shown};
use crate::{App, Error, kept::Keep};

/// The list of a kind.
pub(crate) fn of(kind: Kind) -> MethodRouter<App> {
    get(async move |State(app): State<App>, uri: Uri, headers: HeaderMap| {
        list(kind, &app, &uri, &headers)
    })
}

fn list(kind: Kind, app: &App, uri: &Uri, headers: &HeaderMap) -> Result<Response, Error> {
    let guide = app.guide();
    let known: Vec<&str> = fields(kind).map(Field::name).collect();
    let mut query = Query::read(uri, &known);
    let filter = Filter::read(&guide.municipality, kind, query.pairs());
    let filter = filter.unwrap_or_else(|wrong| {
        for it in wrong {
            query.fault(&it.field, &it.value, explain(Field::of(kind), &it.field).to_owned());
        }
        Filter::default()
    });
    // What suits is only known on a device that has a profile.
    if filter.order == Order::Fit {
        let text = explain(Field::of(kind), Field::Order.name()).to_owned();
        query.fault(Field::Order.name(), Order::Fit.word(), text);
    }
    query.check()?;

    let lang = guide.municipality.first_language();
    let asker = Asker { lang, now: app.now(), from: None, here: None };
    let Answer::List(answer) = guide.answer(&Question::List(kind, filter), &asker) else {
        return Err(Error::Internal);
    };
    let ids = answer.groups.iter().flat_map(|group| &group.cards).map(|card| &card.id);
    let page = Page {
        page: answer.filter.page.0,
        pages: answer.pages,
        size: PAGE_SIZE,
        total: answer.total,
        items: ids
            .filter_map(|id| guide.get(kind, id))
            .map(|entry| shown::record(&guide, entry, asker.now))
            .collect::<Result<Vec<_>, _>>()?,
    };
    let mut response = json(headers, &page);
    let href = |filter: &Filter| format!("/v1{}{}", uri.path(), filter.query());
    if let Some(links) = page_links(&answer.filter, answer.pages, href)
        && let Ok(links) = HeaderValue::from_str(&links)
    {
        response.headers_mut().insert(LINK, links);
    }
    response.extensions_mut().insert(Keep);
    Ok(response)
}

/// The filters of a list; what is looked at of the map is no part of the data.
pub(super) fn fields(kind: Kind) -> impl Iterator<Item = Field> {
    Field::of(kind).iter().copied().filter(|field| *field != Field::View)
}

/// The pages before and after this one (RFC 8288); `href` is the address with other filters.
pub(super) fn page_links(
    filter: &Filter,
    pages: u32,
    href: impl Fn(&Filter) -> String,
) -> Option<String> {
    let page = filter.page.0;
    let link = |to: u32, name: &str| {
        let mut filter = filter.clone();
        filter.page.0 = to;
        format!("<{}>; rel=\"{name}\"", href(&filter))
    };
    let links: Vec<String> = [
        (page > 1).then(|| link((page - 1).min(pages), "prev")),
        (page < pages).then(|| link(page + 1, "next")),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!links.is_empty()).then(|| links.join(", "))
}

/// What may stand in a filter, by its name among these.
pub(super) fn explain(fields: &[Field], name: &str) -> &'static str {
    let Some(field) = fields.iter().find(|field| field.name() == name) else { return "" };
    match field {
        Field::Region => "Dit is geen gebied, buurt of dorp. De namen staan in /v1/gemeente.",
        Field::Theme => "Dit thema kennen we niet. De thema's staan in /v1/openapi.json.",
        Field::Day => {
            "Kies vandaag, morgen, weekend, week, een dag van de week, of een datum zoals 2026-12-24."
        }
        Field::Cost => "Kies gratis of tot-5.",
        Field::OpenNow => "Kies open, of laat het weg.",
        Field::WalkIn => "Kies vandaag, of laat het weg.",
        Field::Question => "Deze hulpvraag kennen we niet. De hulpvragen staan in /v1/gemeente.",
        Field::Helpers => "Kies vrijwilligers of beroepskrachten.",
        Field::Page => "Een pagina is een getal van 1 tot 10000.",
        Field::Weekday => "Kies maandag tot en met zondag; meer dagen mag ook.",
        Field::DayPart => "Kies ochtend, middag of avond; meer mag ook.",
        Field::Hours => "Kies 1, 2, 4 of 8.",
        Field::Often => "Kies ja (één keer) of nee (vaker).",
        Field::Skill | Field::Learn => {
            "Deze vaardigheid kennen we niet. De vaardigheden staan in /v1/gemeente."
        }
        Field::Dutch => "Kies geen, A1, A2 of B1.",
        Field::Age => "Kies een leeftijd van 12 tot en met 17.",
        Field::NoConduct => "Kies nee, of laat het weg.",
        Field::Order => "Kies afstand of nieuw.",
        _ => "Kies ja, of laat het weg.",
    }
}
