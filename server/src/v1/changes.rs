//! What changed since a publication: a feed in the shape of `OpenActive`'s Realtime Paged Data
//! Exchange (<https://openactive.io/realtime-paged-data-exchange/>), with publications for a
//! change number.
//!
//! Items come in the order (modified, id, kind). A reader follows `next` until a page is empty,
//! and later asks that last address again.

use api::Fault;
use axum::{
    extract::State,
    http::{HeaderMap, Uri},
    response::Response,
};
use guide::{change::Changes, wire};
use serde::Serialize;

use super::{json, query::Query, varies, wants_bytes};
use crate::{
    App, Error, compress,
    state::{Cursor, Published},
};

/// How many items a page holds.
pub(super) const PAGE: usize = 500;

/// The keys that this address knows.
pub(super) const KEYS: [&str; 3] = ["na", "reeks", "naId"];

#[derive(Serialize)]
struct Feed<'a> {
    #[serde(flatten)]
    changes: Changes,
    license: &'a str,
}

/// From where on a reader wants to know.
#[derive(Clone, Debug, PartialEq, Eq)]
enum After {
    /// After the whole of a publication.
    Version(u64),
    /// After an item.
    Item(Cursor),
}

/// A page of the feed.
pub(crate) async fn show(
    State(app): State<App>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let published = app.published();
    let after = read(&uri, &published)?;
    let changes = page(&published, &after, PAGE);
    Ok(varies(if wants_bytes(&headers) {
        let bytes = wire::to_bytes(&changes);
        compress::reply(&headers, wire::MEDIA_TYPE, compress::ASK_AGAIN, bytes)
    } else {
        json(&headers, &Feed { changes, license: &app.config().licentie })
    }))
}

fn read(uri: &Uri, published: &Published) -> Result<After, Error> {
    let mut query = Query::read(uri, &KEYS);
    let version = query.one("na", "Een versie is een getal.", |it| it.parse::<u64>().ok());
    let series = query.one("reeks", "", |it| Some(it.to_owned()));
    let item = query.one("naId", "Neem dit over uit 'next'.", |it| {
        let (id, kind) = it.split_once('.')?;
        Some((id.parse().ok()?, kind.parse().ok()?))
    });
    query.check()?;

    let version = version.unwrap_or(0);
    let Some(series) = series else {
        if version > 0 || item.is_some() {
            return Err(Error::Invalid(vec![Fault {
                field: "reeks".to_owned(),
                value: String::new(),
                why: "Zeg bij 'na' ook van welke reeks: die staat in /v1/gids.".to_owned(),
            }]));
        }
        return Ok(After::Version(0));
    };
    if series != published.series || version > published.guide.version {
        return Err(Error::StartOver);
    }
    Ok(match item {
        None => After::Version(version),
        Some((id, kind)) => After::Item(Cursor { modified: version, id, kind }),
    })
}

/// The first items after a place in the feed, at most `most`.
fn page(published: &Published, after: &After, most: usize) -> Changes {
    let feed = &published.feed;
    let start = match after {
        After::Version(version) => feed.partition_point(|it| it.modified <= *version),
        After::Item(item) => feed.partition_point(|it| it <= item),
    };
    let end = feed.len().min(start + most);
    let items = &feed[start..end];

    // A page that stops halfway a publication does not go up to that publication.
    let complete = match (items.last(), feed.get(end)) {
        (Some(last), Some(next)) if last.modified == next.modified => last.modified - 1,
        (Some(last), Some(_)) => last.modified,
        (_, None) | (None, _) => published.guide.version,
    };
    let address = |version: u64| format!("/v1/wijzigingen?na={version}&reeks={}", published.series);
    let next = match items.last() {
        Some(last) if end < feed.len() => {
            format!("{}&naId={}.{}", address(last.modified), last.id, last.kind.name())
        }
        // Nothing is newer than the newest publication, so its number says it all.
        _ => address(published.guide.version),
    };
    Changes {
        series: published.series.clone(),
        version: complete,
        published: published.guide.published,
        next,
        items: items.iter().map(|it| published.item(it)).collect(),
    }
}
