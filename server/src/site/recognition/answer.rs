//! An organisation's answer: taking it in, and showing what was answered.

use api::confirmation::Claim;
use app::qr::figure;
use axum::{http::StatusCode, response::Response};
use bytes::Bytes;
use guide::Moment;
use maud::{Markup, Render as _, html};
use store::CodeTried;

use crate::recognition::{self, Answer, Asked, NotGiven};

use crate::site::frame::{Look, Visit, button, intro, value};

use super::{
    ask::nothing,
    facts,
    form::{self, Filled},
};

/// Takes the answer in.
pub(super) async fn post(visit: Visit, body: Bytes) -> Response {
    let asked = match recognition::read(&visit.app, &value(&body, Claim::KEY)) {
        Ok(asked) => asked,
        Err(why) => return nothing(&visit, &why),
    };
    let filled = Filled::read(&body);
    let again =
        |status, faults: &[(&str, String)]| form::page(&visit, &asked, status, &filled, faults);
    let (decision, thanks) = match filled.decide(&visit, &asked.claim) {
        Ok(decided) => decided,
        Err(faults) => return again(StatusCode::BAD_REQUEST, &faults),
    };
    let words = visit.words;
    let given =
        recognition::answer(&visit.app, &asked, &filled.code, &decision, &thanks, words).await;
    match given {
        Ok(answer) => page(&visit, &asked, &answer, true),
        Err(NotGiven::Fetched) => fetched(&visit),
        Err(NotGiven::Code(tried)) => {
            let fault = match tried {
                CodeTried::Wrong(left) if left > 0 => words.count("fout.code.mis", left),
                CodeTried::Wrong(_) | CodeTried::Spent => words.t("fout.code.op"),
                CodeTried::Missing | CodeTried::Right => words.t("fout.code.oud"),
            };
            again(StatusCode::FORBIDDEN, &[("code", fault)])
        }
        Err(NotGiven::Failed(error)) => {
            tracing::error!(%error, "an answer was not taken");
            again(StatusCode::SERVICE_UNAVAILABLE, &[("", words.t("lukt-niet"))])
        }
    }
}

/// What was answered. `by_them` when it is the organisation that looks, right after it answered.
pub(super) fn page(visit: &Visit, asked: &Asked, answer: &Answer, by_them: bool) -> Response {
    let words = visit.words;
    let date = words.date(Moment::from_unix(answer.at).date());
    let values = [("organisatie", asked.organisation.as_str()), ("datum", &date)];
    let key = if answer.confirmed { "ja" } else { "nee" };
    let title = words.t(key);
    let mut lines = vec![words.with(&format!("{key}.uitleg"), &values)];
    if by_them && answer.confirmed && asked.email.is_some() {
        lines.push(words.t("ja.mail"));
    }
    let main = html! {
        (intro(&title, &lines))
        div class="ms-stack" {
            @if !answer.words.is_empty() {
                (facts::message(visit, &answer.words))
            }
            @if let Some(credential) = &answer.credential {
                (credential_view(visit, asked, credential))
            }
        }
    };
    visit.page(StatusCode::OK, &title, &main)
}

/// The credential to take along, for who has no app.
fn credential_view(visit: &Visit, asked: &Asked, credential: &str) -> Markup {
    let words = visit.words;
    let text = asked.claim.encode();
    let query =
        form_urlencoded::Serializer::new(String::new()).extend_pairs([("w", credential)]).finish();
    let link = format!("{}{}", visit.app.config().base(), visit.path(&asked.claim.link()));
    let caption = words.t("ja.qr");
    html! {
        section class="ms-stack" {
            p class="nl-paragraph" { (words.t("ja.telefoon")) }
            h2 class="nl-heading nl-heading--level-2" { (words.t("ja.meegeven")) }
            p class="nl-paragraph" { (words.t("ja.meegeven.uitleg")) }
            (button(visit, Look::First, "/bevestig/bestand", &[(Claim::KEY, &text)], "download", &words.t("ja.bestand")))
            p class="nl-paragraph" {
                a class="nl-link" href=(format!("{}?{query}", visit.path("/controleer"))) {
                    (words.t("ja.bekijk"))
                }
            }
            @if let Some(code) = figure(&link, &caption, &caption.render()) {
                (code)
            }
        }
    }
}

/// It was confirmed, and the answer is not here any more.
pub(super) fn fetched(visit: &Visit) -> Response {
    let title = visit.words.t("opgehaald");
    let main = intro(&title, &[visit.words.t("opgehaald.uitleg")]);
    visit.page(StatusCode::OK, &title, &main)
}
