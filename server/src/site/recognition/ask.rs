//! `/bevestig`: what a volunteer says, and a code for who may confirm it.

use api::confirmation::{Claim, Unreadable};
use axum::{
    http::{StatusCode, header::RETRY_AFTER},
    response::Response,
};
use bytes::Bytes;
use maud::{Markup, html};

use crate::{
    peer::Peer,
    recognition::{self, Asked, NoClaim, NoCode, State},
};

use crate::site::frame::{Look, Visit, busy, button, intro, value, wrong};

use super::{
    answer, facts,
    form::{self, Filled},
};

/// The page: the claim, or what became of it.
pub(super) async fn show(visit: Visit) -> Response {
    let text = visit.asked(Claim::KEY);
    let asked = match recognition::read(&visit.app, &text) {
        Ok(asked) => asked,
        Err(why) => return nothing(&visit, &why),
    };
    match recognition::state(&visit.app, &asked.claim).await {
        Ok(State::Open) if visit.asked("stap") == "code" => {
            form::page(&visit, &asked, StatusCode::OK, &Filled::of(&asked.claim), &[])
        }
        Ok(State::Open) => page(&visit, &asked, StatusCode::OK, &[]),
        Ok(State::Waits(answer)) => answer::page(&visit, &asked, &answer, false),
        Ok(State::Fetched) => answer::fetched(&visit),
        Err(_) => failed(&visit, &asked),
    }
}

/// Sends the code, and goes on to where it is filled in.
pub(super) async fn send(visit: Visit, Peer(from): Peer, body: Bytes) -> Response {
    let text = value(&body, Claim::KEY);
    let asked = match recognition::read(&visit.app, &text) {
        Ok(asked) => asked,
        Err(why) => return nothing(&visit, &why),
    };
    let query = [(Claim::KEY, text.as_str()), ("stap", "code")];
    match recognition::state(&visit.app, &asked.claim).await {
        Ok(State::Open) => {}
        // There is nothing to answer any more; the page says what was.
        Ok(_) => return visit.on(Claim::PAGE, &query[..1]),
        Err(_) => return failed(&visit, &asked),
    }
    let words = visit.words;
    match recognition::send_code(&visit.app, from, &asked, words).await {
        Ok(()) => visit.on(Claim::PAGE, &query),
        // The page says so by itself.
        Err(NoCode::NoAddress) => page(&visit, &asked, StatusCode::CONFLICT, &[]),
        Err(NoCode::TooMany(seconds)) => {
            let fault = [("", busy(&visit, seconds))];
            let mut response = page(&visit, &asked, StatusCode::TOO_MANY_REQUESTS, &fault);
            response.headers_mut().insert(RETRY_AFTER, seconds.into());
            response
        }
        Err(NoCode::Mail) => {
            let fault = [("", words.t("code.mail-faalt"))];
            page(&visit, &asked, StatusCode::SERVICE_UNAVAILABLE, &fault)
        }
        Err(NoCode::Failed(error)) => {
            tracing::error!(%error, "no code was sent");
            failed(&visit, &asked)
        }
    }
}

/// There is nothing to confirm, and why.
pub(super) fn nothing(visit: &Visit, why: &NoClaim) -> Response {
    let words = visit.words;
    let (status, text, ask) = match why {
        NoClaim::Unreadable(Unreadable::Damaged) => {
            (StatusCode::BAD_REQUEST, words.t("geen.beschadigd"), false)
        }
        NoClaim::Unreadable(Unreadable::TooNew) => {
            (StatusCode::BAD_REQUEST, words.t("geen.nieuwer"), false)
        }
        NoClaim::Wrong(_) => (StatusCode::BAD_REQUEST, words.t("geen.fout"), false),
        NoClaim::NoOrganisation(name) => {
            (StatusCode::NOT_FOUND, words.with("geen.organisatie", &[("naam", name)]), true)
        }
    };
    let title = words.t("geen");
    let main = html! {
        (intro(&title, &[text]))
        @if ask { (municipality(visit)) }
    };
    visit.page(status, &title, &main)
}

/// Whom to ask to complete the guide.
fn municipality(visit: &Visit) -> Markup {
    let address = &visit.app.municipality().contact.email;
    html! {
        p class="nl-paragraph" {
            (visit.words.t("geen.vraag")) " "
            a class="nl-link" href=(format!("mailto:{address}")) { (address) }
        }
    }
}

fn failed(visit: &Visit, asked: &Asked) -> Response {
    let fault = [("", visit.words.t("lukt-niet"))];
    page(visit, asked, StatusCode::SERVICE_UNAVAILABLE, &fault)
}

fn page(visit: &Visit, asked: &Asked, status: StatusCode, faults: &[(&str, String)]) -> Response {
    let words = visit.words;
    let title = words.t("verzoek");
    let values = [("organisatie", asked.organisation.as_str())];
    let main = html! {
        (intro(&title, &[words.with("verzoek.uitleg", &values), words.t("verzoek.let-op")]))
        (wrong(visit, faults))
        div class="ms-stack" {
            (facts::of_claim(visit, asked))
            (code(visit, asked))
        }
    };
    visit.page(status, &title, &main)
}

/// The way to a code.
fn code(visit: &Visit, asked: &Asked) -> Markup {
    let words = visit.words;
    let text = asked.claim.encode();
    let filled_in = form_urlencoded::Serializer::new(String::new())
        .extend_pairs([(Claim::KEY, text.as_str()), ("stap", "code")])
        .finish();
    let values = |email| [("organisatie", asked.organisation.as_str()), ("email", email)];
    html! {
        section class="ms-stack" {
            h2 class="nl-heading nl-heading--level-2" { (words.t("code")) }
            @if let Some(email) = &asked.email {
                p class="nl-paragraph" { (words.with("code.uitleg", &values(email))) }
                (button(visit, Look::First, "/bevestig/code", &[(Claim::KEY, &text)], "mail", &words.t("code.knop")))
                p class="nl-paragraph" {
                    a
                        class="nl-link"
                        href=(format!("{}?{filled_in}", visit.path(Claim::PAGE)))
                    {
                        (words.t("code.heb-al"))
                    }
                }
            } @else {
                p class="nl-paragraph" { (words.with("code.geen-adres", &values(""))) }
                (municipality(visit))
            }
        }
    }
}
