//! The dates of an activity, worked out from its rule for who has no calendar arithmetic.

use api::{Dates, Occasion};
use axum::{
    extract::State,
    http::{HeaderMap, Uri},
    response::Response,
};
use guide::{Kind, Moment, record::Record, when::Occurrence};
use jiff::civil;

use super::{
    json,
    query::{Id, Query},
};
use crate::{App, Error};

/// How many dates are worked out.
pub(super) const MOST: usize = 20;

/// The next dates of an activity.
pub(crate) async fn show(
    State(app): State<App>,
    Id(id): Id,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Error> {
    Query::read(&uri, &[]).check()?;
    let guide = app.guide();
    let entry = guide.get(Kind::Activity, &id).ok_or(Error::NotFound)?;
    let Record::Activity(activity) = &*entry.record else {
        return Err(Error::NotFound);
    };
    let now = app.now().local();
    let dates = activity.when.between(now, civil::DateTime::MAX, MOST);
    let items = dates.into_iter().map(date).collect();
    Ok(json(&headers, &Dates { cancelled: activity.cancelled, items }))
}

fn date(occurrence: Occurrence) -> Occasion {
    let utc = |at| Moment::from_local(at).timestamp().to_string();
    let (first, last) = (occurrence.start.date(), occurrence.last_day());
    Occasion {
        date: first.to_string(),
        last: (last > first).then(|| last.to_string()),
        start: (!occurrence.all_day).then(|| utc(occurrence.start)),
        end: occurrence.end.filter(|_| !occurrence.all_day).map(utc),
    }
}
