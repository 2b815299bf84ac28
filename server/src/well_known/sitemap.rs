//! Every public page in every language, for search engines (<https://www.sitemaps.org>).

use std::{
    fmt::Write as _,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};
use guide::{Guide, Kind, Lang, Moment, record::Record};
use jiff::civil;
use tokio::task::spawn_blocking;

use crate::{
    App, Error,
    compress::{self, ASK_AGAIN, Body3},
    router::page_of,
};

const XML: &str = "application/xml; charset=utf-8";

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// Pages that are no record and no list.
const PAGES: [&str; 6] =
    ["/", "/gebied", "/ondersteuning", "/over", "/toegankelijkheid", "/privacy"];

/// The last sitemaps that were made: megabytes, while they change with a publication or a new day at
/// most.
#[derive(Default)]
pub(crate) struct Kept(Mutex<Option<Arc<Sitemaps>>>);

/// The sitemap of each language, and what it was made of.
struct Sitemaps {
    version: u64,
    date: civil::Date,
    /// In the order of the languages.
    of: Vec<Body3>,
}

impl Kept {
    fn get(&self, version: u64, date: civil::Date) -> Option<Arc<Sitemaps>> {
        // Whoever panicked with it in hand did not leave it half written.
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.as_ref().filter(|it| it.version == version && it.date == date).map(Arc::clone)
    }

    fn put(&self, sitemaps: &Arc<Sitemaps>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *kept = Some(Arc::clone(sitemaps));
    }
}

/// `/sitemap.xml`: where the sitemap of each language is. In one file they would be more pages than
/// a sitemap may have, 50,000.
pub(crate) async fn sitemaps(State(app): State<App>, headers: HeaderMap) -> Response {
    let mut xml = format!("{HEAD}<sitemapindex xmlns=\"{NAMESPACE}\">\n");
    for lang in &app.municipality().languages {
        // Writing to a String cannot fail, here and below.
        let _ = writeln!(
            xml,
            "<sitemap><loc>{}/sitemap/{lang}.xml</loc></sitemap>",
            app.config().base()
        );
    }
    xml.push_str("</sitemapindex>\n");
    compress::reply(&headers, XML, ASK_AGAIN, xml)
}

/// `/sitemap/{lang}.xml`: every page in a language, each with where it is in the others.
pub(crate) async fn sitemap(
    State(app): State<App>,
    Path(file): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let code = file.strip_suffix(".xml").ok_or(Error::NotFound)?;
    let languages = &app.municipality().languages;
    let at = languages.iter().position(|lang| lang.code() == code).ok_or(Error::NotFound)?;
    let guide = app.guide();
    let (version, now) = (guide.version, app.now());
    let sitemaps = if let Some(kept) = app.sitemaps().get(version, now.date()) {
        kept
    } else {
        let base = app.config().base();
        let made = spawn_blocking(move || Arc::new(Sitemaps::of(&guide, &base, now)));
        let made = made.await.map_err(|_| Error::Internal)?;
        app.sitemaps().put(&made);
        made
    };
    let body = sitemaps.of.get(at).ok_or(Error::Internal)?;
    Ok(body.reply(&headers, XML, ASK_AGAIN))
}

impl Sitemaps {
    fn of(guide: &Guide, base: &str, now: Moment) -> Self {
        let pages = pages(guide, now);
        let languages = &guide.municipality.languages;
        let of = (0..languages.len()).map(|at| Body3::quick(write(base, &pages, languages, at)));
        Self { version: guide.version, date: now.date(), of: of.collect() }
    }
}

/// The addresses of all pages in the first language; activities that are over are left out.
fn pages(guide: &Guide, now: Moment) -> Vec<String> {
    let municipality = &guide.municipality;
    let areas = municipality.areas.iter().map(|area| format!("/gebied/{}", area.slug));
    let packs = guide.of_kind(Kind::WelcomeBlock).next().map(|_| {
        let packs = municipality.areas.iter().map(|area| format!("/welkom/{}", area.slug));
        std::iter::once("/welkom".to_owned()).chain(packs)
    });
    let lists = Kind::ALL.into_iter().filter_map(page_of).map(str::to_owned);
    let records = guide.all().iter().filter(|entry| match &*entry.record {
        Record::Activity(activity) => !activity.is_over(now),
        _ => true,
    });
    let records =
        records.filter_map(|entry| Some(format!("{}/{}", page_of(entry.kind())?, entry.id())));
    let pages = PAGES.into_iter().map(str::to_owned).chain(lists).chain(areas);
    pages.chain(packs.into_iter().flatten()).chain(records).collect()
}

/// The sitemap of the language at `own`. Slugs and hosts need no escaping in XML.
fn write(base: &str, pages: &[String], languages: &[Lang], own: usize) -> String {
    let mut xml = format!(
        "{HEAD}<urlset xmlns=\"{NAMESPACE}\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n"
    );
    for page in pages {
        let address = |at: usize, lang: Lang| match (at, page.as_str()) {
            (0, _) => format!("{base}{page}"),
            (_, "/") => format!("{base}/{lang}"),
            _ => format!("{base}/{lang}{page}"),
        };
        let _ = write!(xml, "<url><loc>{}</loc>", address(own, languages[own]));
        for (at, lang) in languages.iter().enumerate() {
            let _ = write!(
                xml,
                "<xhtml:link rel=\"alternate\" hreflang=\"{lang}\" href=\"{}\"/>",
                address(at, *lang)
            );
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    xml
}
