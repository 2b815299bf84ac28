//! Everything at once, for who has nothing yet.

use axum::{
    extract::State,
    http::{HeaderMap, Uri},
    response::{IntoResponse as _, Redirect, Response},
};

use guide::wire;

use super::{JSON, query::Query, varies, wants_bytes};
use crate::{App, Error, compress::ASK_AGAIN};

/// The whole guide. With `versie` it is at the address of that version only; another version
/// leads to the address of the newest.
pub(crate) async fn show(
    State(app): State<App>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let mut query = Query::read(&uri, &["versie"]);
    let wanted = query.one("versie", "Een versie is een getal.", |it| it.parse::<u64>().ok());
    query.check()?;
    let published = app.published();
    let newest = published.guide.version;
    if wanted.is_some_and(|wanted| wanted != newest) {
        return Ok(Redirect::temporary(&format!("/v1/gids?versie={newest}")).into_response());
    }
    Ok(varies(if wants_bytes(&headers) {
        published.bytes.reply(&headers, wire::MEDIA_TYPE, ASK_AGAIN)
    } else {
        published.snapshot.reply(&headers, JSON, ASK_AGAIN)
    }))
}
