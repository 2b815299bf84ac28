//! Whom to tell about a weakness (RFC 9116; mandatory for Dutch municipalities).

use axum::{extract::State, http::HeaderMap, response::Response};
use guide::Moment;
use jiff::{ToSpan as _, civil};

use super::TEXT;
use crate::{App, compress};

/// How long what it says can be relied on, in days. The standard asks for less than a year.
const VALID: i64 = 180;

/// `/.well-known/security.txt`
pub(crate) async fn security(State(app): State<App>, headers: HeaderMap) -> Response {
    let municipality = app.municipality();
    let given = municipality.contact.security.trim();
    let contact = if given.contains('@') && !given.contains(':') {
        format!("mailto:{given}")
    } else {
        given.to_owned()
    };
    // Counted from midnight, so that the text is the same all day.
    let last = app.now().date().saturating_add(VALID.days());
    let expires = Moment::from_local(last.to_datetime(civil::Time::midnight())).timestamp();
    let languages: Vec<&str> = municipality.languages.iter().map(guide::Lang::code).collect();
    let text = format!(
        "Contact: {contact}\nExpires: {expires}\nPreferred-Languages: {}\nCanonical: {}/.well-known/security.txt\n",
        languages.join(", "),
        app.config().base(),
    );
    compress::reply(&headers, TEXT, compress::ASK_AGAIN, text)
}
