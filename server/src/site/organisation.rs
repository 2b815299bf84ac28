//! An organisation's private page of the reactions to one of its vacancies. The link to it came by
//! mail; there is no account.
//!
//! Programs that look at mail open links, so a link shows and changes nothing: a button does. Every
//! act, also looking, is a POST.

use api::application::LONGEST_MESSAGE;
use axum::{extract::Path, http::StatusCode, response::Response};
use bytes::Bytes;
use guide::Moment;
use maud::{Markup, html};
use serde::Deserialize;

use super::{
    frame::Visit,
    words::{day, facts, replies},
};
use crate::{
    applications::{Act, Acted, Link, NotALink, Own, act, fill, renewed, shown, vacancy_of},
    limits::Share,
    peer::Peer,
};

/// The path may begin with a language.
#[derive(Deserialize)]
pub(super) struct At {
    token: String,
}

/// What a button asks for, by its word.
const LOOK: &str = "bekijk";
const FILL: &str = "vervuld";
const RENEW: &str = "nieuw";

/// What was filled in.
#[derive(Default)]
struct Form {
    what: String,
    id: String,
    revision: i64,
    words: String,
}

impl Form {
    fn read(body: &[u8]) -> Self {
        let mut form = Self::default();
        for (name, value) in form_urlencoded::parse(body) {
            match name.as_ref() {
                "doe" => form.what = value.into_owned(),
                "id" => form.id = value.into_owned(),
                "versie" => form.revision = value.parse().unwrap_or(-1),
                "bericht" => form.words = value.into_owned(),
                _ => {}
            }
        }
        form
    }
}

/// The link, or the page that says that it is none.
#[expect(clippy::result_large_err, reason = "there is one of it a request")]
fn link_of(visit: &Visit, token: &str) -> Result<Link, Response> {
    Link::read(&visit.app, token).map_err(|NotALink| {
        let title = visit.t("organisatie.geen-link");
        let main = html! {
            h1 class="nl-heading nl-heading--level-1" { (title) }
            p class="nl-paragraph" { (visit.t("organisatie.geen-link.uitleg")) }
        };
        visit.page(StatusCode::NOT_FOUND, title, &main)
    })
}

/// The page that a link leads to: a button, and nothing about anybody.
pub(super) async fn show(visit: Visit, Path(At { token }): Path<At>) -> Response {
    match link_of(&visit, &token) {
        Ok(link) => front(&visit, &link, StatusCode::OK, None),
        Err(response) => response,
    }
}

/// What a button asks for.
pub(super) async fn post(
    visit: Visit,
    Peer(from): Peer,
    Path(At { token }): Path<At>,
    body: Bytes,
) -> Response {
    let link = match link_of(&visit, &token) {
        Ok(link) => link,
        Err(response) => return response,
    };
    let form = Form::read(&body);
    if form.what == RENEW {
        return renew(&visit, &link, from).await;
    }
    if !link.holds(visit.app.now()) {
        return front(&visit, &link, StatusCode::GONE, None);
    }
    let acted = match form.what.as_str() {
        LOOK => Ok(None),
        FILL => fill(&visit.app, &link.vacancy, &form.words).await.map(Some),
        word => match Act::ALL.into_iter().find(|it| it.name() == word) {
            Some(wanted) => {
                let Form { id, revision, words, .. } = &form;
                act(&visit.app, &link.vacancy, id, *revision, wanted, words).await.map(Some)
            }
            None => return front(&visit, &link, StatusCode::BAD_REQUEST, None),
        },
    };
    let acted = match acted {
        Ok(acted) => acted,
        Err(trouble) => return visit.away(trouble),
    };
    match shown(&visit.app, &link.vacancy).await {
        Ok(all) => {
            let wrong = acted.is_some_and(|it| it != Acted::Done);
            let status = if wrong { StatusCode::BAD_REQUEST } else { StatusCode::OK };
            let main = list(&visit, &link, &all, acted, &form);
            visit.page(status, visit.t("organisatie"), &main)
        }
        Err(trouble) => visit.away(trouble),
    }
}

/// Mails a new link to the address that is registered, and to no other.
async fn renew(visit: &Visit, link: &Link, from: Option<std::net::IpAddr>) -> Response {
    let app = &visit.app;
    if app.limits().count(Share::LINKS, from, link.vacancy.as_str(), app.now()).is_err() {
        let text = visit.t("organisatie.druk");
        return front(visit, link, StatusCode::TOO_MANY_REQUESTS, Some(&text));
    }
    let letter = match renewed(app, &link.vacancy, &name_of(visit, link)) {
        Ok(letter) => letter,
        Err(error) => return visit.away(crate::applications::Trouble::from(error)),
    };
    if let Err(error) = app.store().put_letter(&letter).await {
        return visit.away(error);
    }
    app.post().notify_one();
    front(visit, link, StatusCode::OK, Some(&visit.t("organisatie.link-verstuurd")))
}

fn name_of(visit: &Visit, link: &Link) -> String {
    vacancy_of(&visit.app, link.vacancy.as_str())
        .map_or_else(|| link.vacancy.to_string(), |it| it.name.get(visit.lang()).0.to_owned())
}

fn front(visit: &Visit, link: &Link, status: StatusCode, said: Option<&str>) -> Response {
    let holds = link.holds(visit.app.now());
    let (text, what, button) = if holds {
        ("organisatie.uitleg", LOOK, "organisatie.bekijk")
    } else {
        ("organisatie.verlopen", RENEW, "organisatie.nieuwe-link")
    };
    let main = html! {
        div class="ms-intro" {
            h1 class="nl-heading nl-heading--level-1" { (visit.t("organisatie")) }
            p class="nl-paragraph nl-paragraph--lead" { (name_of(visit, link)) }
        }
        @match said {
            Some(said) => div class="ms-note" role="status" { p { (said) } },
            None => p class="nl-paragraph" { (visit.t(text)) },
        }
        @if said.is_none() {
            form method="post" { (button_of(visit, what, button, "primary")) }
        }
    };
    visit.page(status, visit.t("organisatie"), &main)
}

fn button_of(visit: &Visit, what: &str, key: &str, sort: &str) -> Markup {
    html! {
        button
            class=(format!("nl-button nl-button--{sort}"))
            type="submit"
            name="doe"
            value=(what)
        {
            span class="nl-button__label" { (visit.t(key)) }
        }
    }
}

/// All reactions, each with what can be done about it.
fn list(visit: &Visit, link: &Link, all: &[Own], acted: Option<Acted>, form: &Form) -> Markup {
    let filled = vacancy_of(&visit.app, link.vacancy.as_str()).is_some_and(|it| it.filled);
    let just_filled = form.what == FILL && acted == Some(Acted::Done);
    html! {
        div class="ms-intro" {
            h1 class="nl-heading nl-heading--level-1" { (visit.t("organisatie")) }
            p class="nl-paragraph nl-paragraph--lead" { (name_of(visit, link)) }
        }
        @if let Some(acted) = acted {
            (said(visit, acted, form))
        }
        @if all.is_empty() {
            p class="nl-paragraph" { (visit.t("organisatie.geen")) }
        }
        @for own in all {
            (one(visit, own, acted, form))
        }
        section class="ms-section" {
            h2 class="nl-heading nl-heading--level-2" { (visit.t("organisatie.vervuld")) }
            @if filled || just_filled {
                p class="nl-paragraph" { (visit.t("organisatie.is-vervuld")) }
            } @else {
                form class="ms-form" method="post" {
                    p class="nl-paragraph" { (visit.t("organisatie.vervuld.uitleg")) }
                    (message(
                        visit,
                        "bericht-vervuld",
                        "organisatie.vervuld.bericht",
                        &visit.t("organisatie.vervuld.voorstel"),
                    ))
                    p class="ms-form__row" {
                        (button_of(visit, FILL, "organisatie.vervuld.knop", "secondary"))
                    }
                }
            }
        }
        p class="ms-soft" {
            (visit.words.with(
                "organisatie.bewaren",
                &[("dagen", &visit.app.config().bewaar_reactie.to_string())],
            ))
        }
    }
}

/// What came of what was asked.
fn said(visit: &Visit, acted: Acted, form: &Form) -> Markup {
    let key = match acted {
        Acted::Done if form.what == FILL => "organisatie.is-vervuld",
        Acted::Done => "organisatie.gedaan",
        Acted::Changed => "organisatie.veranderd",
        Acted::NoWords => "organisatie.geen-woorden",
        Acted::TooLong => "organisatie.te-lang",
        Acted::Full => "organisatie.vol",
    };
    let text = visit.words.with(key, &[("n", &LONGEST_MESSAGE.to_string())]);
    html! {
        @if acted == Acted::Done {
            div class="ms-note" role="status" { (visit.icon("check")) p { (text) } }
        } @else {
            div class="utrecht-alert utrecht-alert--error ms-errors" role="alert" {
                div class="utrecht-alert__icon" { (visit.icon("alert")) }
                div class="utrecht-alert__content" {
                    div class="utrecht-alert__message" { p { (text) } }
                }
            }
        }
    }
}

fn one(visit: &Visit, own: &Own, acted: Option<Acted>, form: &Form) -> Markup {
    let Own { application, content, replies: all } = own;
    let id = &application.id;
    let received = day(visit.words, Moment::from_unix(application.received_at));
    // What was typed and not taken stays.
    let typed = match acted {
        Some(Acted::Done) | None => "",
        Some(_) if form.id == *id => &form.words,
        Some(_) => "",
    };
    let heading = format!("reactie-{id}");
    html! {
        section class="ms-section" aria-labelledby=(heading) {
            h2 class="nl-heading nl-heading--level-2" id=(heading) { (content.name) }
            p class="ms-soft" {
                (visit.words.with("reactie.op", &[("dag", &received)]))
                " · "
                (visit.t(&format!("organisatie.stand.{}", application.state.name())))
            }
            (facts(visit.words, content))
            (replies(visit.words, all))
            form class="ms-form" method="post" {
                input type="hidden" name="id" value=(id);
                input type="hidden" name="versie" value=(application.revision);
                (message(visit, &format!("bericht-{id}"), "organisatie.bericht", typed))
                p class="ms-form__row" {
                    @for act in Act::ALL {
                        @let sort = if act == Act::Invite { "primary" } else { "secondary" };
                        (button_of(
                            visit,
                            act.name(),
                            &format!("organisatie.{}", act.name()),
                            sort,
                        ))
                    }
                }
                p class="ms-soft" { (visit.t(hint(content.email.is_some()))) }
            }
        }
    }
}

/// Where an answer goes.
fn hint(has_email: bool) -> &'static str {
    if has_email { "organisatie.bericht.mail" } else { "organisatie.bericht.bladzijde" }
}

fn message(visit: &Visit, id: &str, key: &str, text: &str) -> Markup {
    html! {
        div class="utrecht-form-field" {
            label class="utrecht-form-label utrecht-form-field__label" for=(id) { (visit.t(key)) }
            textarea
                class="utrecht-textarea utrecht-textarea--html-textarea utrecht-form-field__input"
                id=(id)
                name="bericht"
                rows="4"
            {
                (text)
            }
        }
    }
}
