//! Every public page in every language, for search engines (<https://www.sitemaps.org>).

use std::{
    fmt::Write as _,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{extract::State, http::HeaderMap, response::Response};
use guide::{Guide, Kind, Lang, Moment, record::Record};
use jiff::civil;
use tokio::task::spawn_blocking;

use crate::{
    App, Error,
    compress::{ASK_AGAIN, Body3},
    router::page_of,
};

const XML: &str = "application/xml; charset=utf-8";

/// Pages that are no record and no list.
const PAGES: [&str; 6] =
    ["/", "/gebied", "/ondersteuning", "/over", "/toegankelijkheid", "/privacy"];

/// The last sitemap that was made: megabytes, while it changes with a publication or a new day at
/// most.
#[derive(Default)]
pub(crate) struct Kept(Mutex<Option<(u64, civil::Date, Arc<Body3>)>>);

impl Kept {
    fn get(&self, version: u64, date: civil::Date) -> Option<Arc<Body3>> {
        // Whoever panicked with it in hand did not leave it half written.
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (_, _, body) = kept.as_ref().filter(|it| it.0 == version && it.1 == date)?;
        Some(Arc::clone(body))
    }

    fn put(&self, version: u64, date: civil::Date, body: &Arc<Body3>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *kept = Some((version, date, Arc::clone(body)));
    }
}

/// `/sitemap.xml`
pub(crate) async fn sitemap(State(app): State<App>, headers: HeaderMap) -> Result<Response, Error> {
    let guide = app.guide();
    let (version, now) = (guide.version, app.now());
    if let Some(body) = app.sitemap().get(version, now.date()) {
        return Ok(body.reply(&headers, XML, ASK_AGAIN));
    }
    let base = app.config().base();
    let make = move || {
        let pages = pages(&guide, now);
        Arc::new(Body3::quick(write(&base, &pages, &guide.municipality.languages)))
    };
    let body = spawn_blocking(make).await.map_err(|_| Error::Internal)?;
    app.sitemap().put(version, now.date(), &body);
    Ok(body.reply(&headers, XML, ASK_AGAIN))
}

/// The addresses of all pages in the first language; activities that are over are left out.
fn pages(guide: &Guide, now: Moment) -> Vec<String> {
    let areas = guide.municipality.areas.iter().map(|area| format!("/gebied/{}", area.slug));
    let lists = Kind::ALL.into_iter().filter_map(page_of).map(str::to_owned);
    let records = guide.all().iter().filter(|entry| match &*entry.record {
        Record::Activity(activity) => !activity.is_over(now),
        _ => true,
    });
    let records =
        records.filter_map(|entry| Some(format!("{}/{}", page_of(entry.kind())?, entry.id())));
    PAGES.into_iter().map(str::to_owned).chain(lists).chain(areas).chain(records).collect()
}

/// Slugs and hosts need no escaping in XML.
fn write(base: &str, pages: &[String], languages: &[Lang]) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for page in pages {
        let address = |at: usize, lang: Lang| match (at, page.as_str()) {
            (0, _) => format!("{base}{page}"),
            (_, "/") => format!("{base}/{lang}"),
            _ => format!("{base}/{lang}{page}"),
        };
        let mut alternates = String::new();
        // Writing to a String cannot fail.
        for (at, lang) in languages.iter().enumerate() {
            let _ = write!(
                alternates,
                "<xhtml:link rel=\"alternate\" hreflang=\"{lang}\" href=\"{}\"/>",
                address(at, *lang)
            );
        }
        for (at, lang) in languages.iter().enumerate() {
            let _ = writeln!(xml, "<url><loc>{}</loc>{alternates}</url>", address(at, *lang));
        }
    }
    xml.push_str("</urlset>\n");
    xml
}
