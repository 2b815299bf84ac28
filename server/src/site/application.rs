//! A volunteer's own page of a reaction: how far it is, what the organisation says, and the way to
//! withdraw it. Found by its code alone.

use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::Response,
};
use guide::Moment;
use maud::{Markup, html};
use serde::Deserialize;

use super::{
    frame::Visit,
    words::{day, facts, replies as replies_of, state_of},
};
use crate::applications::{Own, by_code, withdraw};

/// The path may begin with a language.
#[derive(Deserialize)]
pub(super) struct At {
    code: String,
}

#[derive(Deserialize)]
pub(super) struct Asked {
    nieuw: Option<String>,
}

/// The page.
pub(super) async fn show(
    visit: Visit,
    Path(At { code }): Path<At>,
    Query(Asked { nieuw }): Query<Asked>,
) -> Response {
    match by_code(&visit.app, &code).await {
        Ok(Some(own)) => {
            let main = view(&visit, &code, &own, nieuw.is_some());
            visit.page(StatusCode::OK, visit.t("reactie"), &main)
        }
        Ok(None) => nothing(&visit),
        Err(trouble) => visit.away(trouble),
    }
}

/// Withdraws it, after its sender said so once more.
pub(super) async fn post(visit: Visit, Path(At { code }): Path<At>) -> Response {
    match withdraw(&visit.app, &code).await {
        Ok(true) => {
            let title = visit.t("reactie.ingetrokken");
            let main = html! {
                h1 class="nl-heading nl-heading--level-1" { (title) }
                p class="nl-paragraph nl-paragraph--lead" { (visit.t("reactie.ingetrokken.uitleg")) }
                (more(&visit))
            };
            visit.page(StatusCode::OK, title, &main)
        }
        Ok(false) => nothing(&visit),
        Err(error) => visit.away(error),
    }
}

fn view(visit: &Visit, code: &str, own: &Own, is_new: bool) -> Markup {
    let Own { application, content, replies } = own;
    let action = visit.path(&format!("/reactie/{code}"));
    let received = day(visit.words, Moment::from_unix(application.received_at));
    html! {
        div class="ms-intro" {
            h1 class="nl-heading nl-heading--level-1" {
                @if is_new { (visit.t("reactie.verstuurd")) } @else { (visit.t("reactie")) }
            }
            p class="nl-paragraph nl-paragraph--lead" { (content.vacancy) }
            p class="nl-paragraph" { (visit.t("reactie.bewaar")) }
            p { a class="nl-link" href=(action) { (visit.t("reactie.adres")) } }
        }
        section class="ms-section" {
            h2 class="nl-heading nl-heading--level-2" { (visit.t("reactie.stand")) }
            p class="nl-paragraph nl-paragraph--lead" { (state_of(visit.words, application.state)) }
            (replies_of(visit.words, replies))
        }
        section class="ms-section" {
            h2 class="nl-heading nl-heading--level-2" { (visit.t("reactie.jouw")) }
            p class="ms-soft" { (visit.words.with("reactie.op", &[("dag", &received)])) }
            (facts(visit.words, content))
        }
        details class="ms-section" {
            summary class="nl-button nl-button--subtle" { (visit.t("reactie.trek-in")) }
            form method="post" action=(action) {
                p class="nl-paragraph" { (visit.t("reactie.trek-in.uitleg")) }
                p class="ms-form__row" {
                    button class="nl-button nl-button--secondary" type="submit" {
                        span class="nl-button__label" { (visit.t("reactie.trek-in.zeker")) }
                    }
                }
            }
        }
        (more(visit))
    }
}

/// There is none with that code: never, or not any more. Nobody hears which.
fn nothing(visit: &Visit) -> Response {
    let title = visit.t("reactie.geen");
    let main = html! {
        h1 class="nl-heading nl-heading--level-1" { (title) }
        p class="nl-paragraph" { (visit.t("reactie.geen.uitleg")) }
        (more(visit))
    };
    visit.page(StatusCode::NOT_FOUND, title, &main)
}

fn more(visit: &Visit) -> Markup {
    html! {
        p {
            a class="nl-link ms-more" href=(visit.path("/vrijwilligerswerk")) {
                (visit.t("reactie.meer"))
                (visit.icon("arrow-right"))
            }
        }
    }
}
