//! Agendas to subscribe to, and single activities to add to one's own agenda (iCalendar).
//!
//! Each has the address of a page with `.ics` behind it, in the language of that page. Cancelled
//! activities are in it too, marked so: that is how an agenda elsewhere hears of it.

mod event;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use axum::{
    extract::{FromRequestParts, RawPathParams, State},
    http::{HeaderMap, request::Parts},
    response::Response,
};
use guide::{Entry, Guide, Kind, Lang, Moment, Slug, ical::Calendar, record::Record};

use crate::{App, Error, compress};

/// The media type of iCalendar (RFC 5545 §8.1).
const CALENDAR: &str = "text/calendar; charset=utf-8";

/// What stands behind the address of a page for its agenda.
const EXTENSION: &str = ".ics";

/// For how long what is over stays in an agenda, in days: subscribers look back sometimes.
const LOOK_BACK: i64 = 31;

/// How many hours a subscriber may wait before asking again.
const REFRESH: u16 = 6;

/// Whether an address is that of an agenda.
pub(crate) fn is_agenda(path: &str) -> bool {
    path.ends_with(EXTENSION)
}

/// Which page an agenda belongs to.
pub(crate) struct Wanted {
    lang: Lang,
    /// What stands before the page's address to have it in that language.
    prefix: String,
    id: Slug,
}

impl FromRequestParts<App> for Wanted {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let path = RawPathParams::from_request_parts(parts, app).await;
        let path = path.map_err(|_| Error::NotFound)?;
        let value = |wanted: &str| path.iter().find(|(name, _)| *name == wanted).map(|it| it.1);
        let municipality = app.municipality();
        let (lang, prefix) = match value("lang") {
            None => (municipality.first_language(), String::new()),
            Some(code) => {
                let mut others = municipality.languages.iter().skip(1);
                let lang = *others.find(|lang| lang.code() == code).ok_or(Error::NotFound)?;
                (lang, format!("/{lang}"))
            }
        };
        let id = value("file").and_then(|file| file.strip_suffix(EXTENSION));
        let id = id.and_then(|id| id.parse().ok()).ok_or(Error::NotFound)?;
        Ok(Self { lang, prefix, id })
    }
}

/// One activity.
pub(crate) async fn activity(
    State(app): State<App>,
    wanted: Wanted,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let guide = app.guide();
    let entry = guide.get(Kind::Activity, &wanted.id).ok_or(Error::NotFound)?;
    let event =
        event::of(&app, &guide, entry, wanted.lang, &wanted.prefix).ok_or(Error::NotFound)?;
    // Without a name: this is for an agenda that somebody has already.
    let calendar = Calendar::new("", wanted.lang, vec![event]);
    Ok(compress::reply(&headers, CALENDAR, compress::ASK_AGAIN, calendar.to_ics()))
}

/// Everything in an area.
pub(crate) async fn area(
    State(app): State<App>,
    wanted: Wanted,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let guide = app.guide();
    let area = guide.municipality.region(wanted.id.as_str()).ok_or(Error::NotFound)?.area();
    let page = format!("{}/gebied/{}", wanted.prefix, area.slug);
    let calendar = Calendar {
        name: area.name.get(wanted.lang).0.to_owned(),
        ..subscription(&app, &guide, &wanted, &page, guide.in_area(&area.slug))
    };
    Ok(compress::reply(&headers, CALENDAR, compress::ASK_AGAIN, calendar.to_ics()))
}

/// Everything that an organisation does.
pub(crate) async fn organisation(
    State(app): State<App>,
    wanted: Wanted,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let guide = app.guide();
    let entry = guide.get(Kind::Organisation, &wanted.id).ok_or(Error::NotFound)?;
    let page = format!("{}/organisaties/{}", wanted.prefix, wanted.id);
    let calendar = Calendar {
        name: entry.common().name().get(wanted.lang).0.to_owned(),
        ..subscription(&app, &guide, &wanted, &page, guide.of_organisation(&wanted.id))
    };
    Ok(compress::reply(&headers, CALENDAR, compress::ASK_AGAIN, calendar.to_ics()))
}

fn subscription<'a>(
    app: &App,
    guide: &Guide,
    wanted: &Wanted,
    page: &str,
    entries: impl IntoIterator<Item = &'a Arc<Entry>>,
) -> Calendar {
    let since = Moment::from_unix(app.now().unix() - LOOK_BACK * 24 * 60 * 60);
    let events = entries
        .into_iter()
        .filter(|entry| match &*entry.record {
            Record::Activity(activity) => !activity.is_over(since),
            _ => false,
        })
        .filter_map(|entry| event::of(app, guide, entry, wanted.lang, &wanted.prefix))
        .collect();
    let address = format!("{}{page}", app.config().base());
    Calendar {
        source: Some(format!("{address}.ics")),
        url: Some(address),
        refresh_hours: Some(REFRESH),
        ..Calendar::new("", wanted.lang, events)
    }
}
