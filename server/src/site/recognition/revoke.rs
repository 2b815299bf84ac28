//! `/intrekken`: an organisation revokes what it confirmed, with the link that it was mailed.

use axum::{http::StatusCode, response::Response};
use bytes::Bytes;
use guide::{Kind, Lang, Moment};
use maud::html;
use store::Recognition;

use crate::recognition::{self, BY_ORGANISATION};

use crate::site::frame::{Look, Visit, button, intro, value};

/// Where the link's own part stands.
const KEY: &str = "w";

/// Shows what would be revoked. Looking changes nothing.
pub(super) async fn show(visit: Visit) -> Response {
    let text = visit.asked(KEY);
    page(&visit, &text, false).await
}

/// Revokes it.
pub(super) async fn post(visit: Visit, body: Bytes) -> Response {
    page(&visit, &value(&body, KEY), true).await
}

async fn page(visit: &Visit, text: &str, act: bool) -> Response {
    let Some(id) = recognition::link_reads(&visit.app, text) else {
        return say(visit, StatusCode::NOT_FOUND, "intrekken", "intrekken.fout");
    };
    let found = async {
        if act {
            recognition::revoke(&visit.app, &id, BY_ORGANISATION).await?;
        }
        visit.app.store().recognition(id.as_str()).await
    };
    match found.await {
        Ok(Some(issued)) => match issued.revoked_at {
            Some(at) => revoked(visit, at),
            None => ask(visit, text, &issued),
        },
        Ok(None) => say(visit, StatusCode::NOT_FOUND, "intrekken", "intrekken.fout"),
        Err(error) => {
            tracing::error!(%error, "the store does not answer");
            say(visit, StatusCode::SERVICE_UNAVAILABLE, "intrekken", "lukt-niet")
        }
    }
}

fn say(visit: &Visit, status: StatusCode, title: &str, text: &str) -> Response {
    let title = visit.words.t(title);
    let main = intro(&title, &[visit.words.t(text)]);
    visit.page(status, &title, &main)
}

fn revoked(visit: &Visit, at: i64) -> Response {
    let words = visit.words;
    let date = words.date(Moment::from_unix(at).date());
    let title = words.t("ingetrokken");
    let main = intro(&title, &[words.with("ingetrokken.uitleg", &[("datum", &date)])]);
    visit.page(StatusCode::OK, &title, &main)
}

fn ask(visit: &Visit, text: &str, issued: &Recognition) -> Response {
    let words = visit.words;
    let guide = visit.app.guide();
    let organisation = issued.organisation.parse().ok();
    let entry = organisation.and_then(|id| guide.get(Kind::Organisation, &id).cloned());
    let name = entry
        .as_ref()
        .map_or(issued.organisation.as_str(), |entry| entry.common().name().get(Lang::NL).0);
    let date = words.date(Moment::from_unix(issued.issued_at).date());
    let title = words.t("intrekken");
    let values = [("organisatie", name), ("datum", date.as_str())];
    let lines = [words.with("intrekken.uitleg", &values), words.t("intrekken.gevolg")];
    let main = html! {
        (intro(&title, &lines))
        (button(visit, Look::First, "/intrekken", &[(KEY, text)], "trash", &words.t("intrekken.knop")))
    };
    visit.page(StatusCode::OK, &title, &main)
}
