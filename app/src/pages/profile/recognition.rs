//! What organisations say of what somebody did: asking them, their answers, and showing to others
//! that they are genuine.

use api::confirmation::{Claim, Draft, Mistake};
use guide::{
    Lang, Moment,
    profile::{Experience, Id, Recognition},
};
use maud::{Markup, html};

use super::{back, done};
use crate::{
    address::{Page, path_of},
    components::{Answers, Pick, ago, choice, icon, share},
    context::{Context, written},
    device::{Badge, Progress, asked_before, claim_about, progress, skills_of},
    qr::Code,
};

/// The key in the address that says which experience one asks about.
pub(super) const ASKS: &str = "vraag";
/// The key in the address that says which recognition is shown.
pub(super) const SHOWS: &str = "toon";
/// The server's page where anybody checks one.
const CHECK: &str = "controleer";

/// What was asked about an experience, and the way to ask.
pub(super) fn about(page: &Context, id: &Id, it: &Experience) -> Markup {
    let known = page.site.organisation(it.slug.as_ref(), &it.organisation);
    let profile = &page.held.mine.profile;
    let asked: Vec<(&Id, Recognition)> = profile
        .recognitions()
        .filter(|(_, asked)| asked.experience.as_ref() == Some(id) && !asked.claim.is_empty())
        .collect();
    let waits = asked.iter().any(|(_, it)| progress(it, page.now) == Progress::Waits);
    html! {
        @for (asked_id, asked) in &asked {
            (answer(page, it, asked_id, asked))
        }
        @if known.is_some() {
            a
                class="nl-button nl-button--secondary"
                href=(page.href(&Page::Done, &[(ASKS, id.as_str())]))
                data-paneel
            {
                span class="nl-button__icon-start" { (icon(page, "qr")) }
                span class="nl-button__label" {
                    (page.t(if waits { "waardering.toon" } else { "waardering.vraag" }))
                }
            }
        }
    }
}

/// What became of something that was asked.
fn answer(page: &Context, it: &Experience, id: &Id, asked: &Recognition) -> Markup {
    let today = page.now.date();
    let at = Moment::from_unix(asked.asked.unwrap_or_default() / 1000).date();
    let on = [("datum", page.texts.day_and_month(at, today))];
    let on: Vec<(&str, &str)> = on.iter().map(|(key, date)| (*key, date.as_str())).collect();
    let how = progress(asked, page.now);
    let (picture, text) = match how {
        // It stands with the others.
        Progress::Confirmed => return html! {},
        Progress::Waits => ("hourglass", page.texts.with("waardering.wacht", &on)),
        Progress::Late => ("info", page.texts.with("waardering.oud", &on)),
        Progress::Declined => {
            ("info", page.texts.with("waardering.nee", &[("naam", &it.organisation)]))
        }
    };
    html! {
        p class="ms-outbox__state" { (icon(page, picture)) span { (text) } }
        @if !asked.words.is_empty() {
            blockquote class="ms-soft" { (written(page, &asked.words)) }
        }
        @if how != Progress::Waits {
            (remove(page, id))
        }
    }
}

fn remove(page: &Context, id: &Id) -> Markup {
    html! {
        details class="ms-outbox__remove" {
            summary class="nl-button nl-button--subtle" { (page.t("postbak.weg")) }
            button class="nl-button nl-button--primary" type="button" data-waardering-weg=(id) {
                span class="nl-button__label" { (page.t("postbak.weg.zeker")) }
            }
        }
    }
}

/// Asking about one experience: what the organisation will see, and the link once it is made.
pub(super) fn request(page: &Context, id: &Id, it: &Experience) -> Markup {
    let known = page.site.organisation(it.slug.as_ref(), &it.organisation);
    let today = page.now.date();
    let body = match known {
        None => html! {},
        Some((slug, name)) => {
            let about = (slug.as_str(), name.get(Lang::NL).0);
            match claim_about(it, about, today) {
                Err(mistakes) => not_yet(page, id, &mistakes),
                Ok(claim) => match asked_before(&page.held.mine.profile, id, &claim) {
                    Some((_, asked, draft)) if progress(&asked, page.now) == Progress::Waits => {
                        link(page, id, it, &claim, &asked, &draft)
                    }
                    _ => html! {
                        (facts(page, it, &claim, None))
                        (form(page, id, it, &claim, None))
                    },
                },
            }
        }
    };
    html! {
        (back(page, &Page::Done, "gedaan"))
        div class="ms-intro" {
            h1 class="nl-heading nl-heading--level-1" { (page.t("waardering.vraag")) }
            p class="nl-paragraph" { (page.t("waardering.ziet")) }
        }
        div class="ms-stack" { (body) }
    }
}

/// What has to be filled in, or said otherwise, before one can ask.
fn not_yet(page: &Context, id: &Id, mistakes: &[Mistake]) -> Markup {
    use api::confirmation::Field;
    let mut keys: Vec<&str> = Vec::new();
    for mistake in mistakes {
        let key = match mistake.field() {
            Field::What => "gedaan.wat",
            Field::From => "gedaan.van",
            Field::Minutes => "gedaan.uren",
            _ => "gedaan.tot",
        };
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    html! {
        p { (page.t("waardering.eerst")) }
        ul class="ms-hours__list" {
            @for key in keys {
                li { (page.t(key)) }
            }
        }
        p {
            a
                class="nl-button nl-button--primary"
                href=(page.href(&Page::Done, &[(done::CHANGES, id.as_str())]))
                data-paneel
            {
                span class="nl-button__label" { (page.t("gedaan.wijzig")) }
            }
        }
    }
}

/// Everything that the organisation sees.
fn facts(page: &Context, it: &Experience, claim: &Claim, draft: Option<&Draft>) -> Markup {
    let mut answers = Answers::default();
    let t = |key: &str| page.t(key);
    if let Some(draft) = draft {
        answers.add_written(page, "ik", t("reageren.naam"), Some(draft.name.clone()));
    }
    let name = claim.organisation_name.clone();
    answers.add_written(page, "building", t("gedaan.organisatie"), Some(name));
    answers.add_written(page, "heart-handshake", t("gedaan.wat"), Some(claim.what.clone()));
    answers.add_text(page, "agenda", t("vraag.wanneer"), done::period(page, it));
    answers.add_text(
        page,
        "clock",
        t("gedaan.uren"),
        it.minutes.map(|minutes| page.texts.duration(minutes)),
    );
    if let Some(draft) = draft {
        let skills = draft.skills.join(", ");
        answers.add_written(page, "star", t("profiel.vraag.kan"), Some(skills));
    }
    answers.view()
}

/// Choosing what goes along. Only the name is ticked beforehand.
fn form(
    page: &Context,
    id: &Id,
    it: &Experience,
    claim: &Claim,
    before: Option<&Draft>,
) -> Markup {
    let name = page.held.mine.profile.name();
    let skills = skills_of(page, it);
    let wrong = page.held.mine.refused.filter(|it| it.key == "kan");
    let fieldset = |key: &str, body: Markup| {
        html! {
            fieldset class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset" {
                legend class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend" {
                    (page.t(key))
                }
                (body)
            }
        }
    };
    html! {
        form
            class="ms-form"
            method="post"
            data-vraag=(id)
            data-slug=(claim.organisation)
            data-naam=(claim.organisation_name)
            data-daarna=(page.href(&Page::Done, &[(ASKS, id.as_str())]))
        {
            @if !name.is_empty() {
                @let chosen = before.is_none_or(|it| !it.name.is_empty());
                (fieldset("reageren.naam", choice(Pick::Any, "naam", name, chosen, html! { (name) })))
            }
            @if !skills.is_empty() {
                (fieldset("profiel.vraag.kan", html! {
                    @if let Some(wrong) = wrong {
                        p class="utrecht-form-field-error-message" role="alert" {
                            (icon(page, "alert"))
                            (done::mistake_text(page, wrong.mistake))
                        }
                    }
                    @for skill in &skills {
                        @let chosen = before.is_some_and(|it| it.skills.contains(skill));
                        (choice(Pick::Any, "kan", skill, chosen, html! { (skill) }))
                    }
                }))
            }
            p class="ms-form__row" {
                button class="nl-button nl-button--primary" type="submit" {
                    span class="nl-button__icon-start" { (icon(page, "qr")) }
                    span class="nl-button__label" { (page.t("waardering.link")) }
                }
            }
        }
    }
}

/// The link: to be scanned on the spot, shared, copied or mailed.
fn link(
    page: &Context,
    id: &Id,
    it: &Experience,
    claim: &Claim,
    asked: &Recognition,
    draft: &Draft,
) -> Markup {
    let address = address(page, &Claim::PAGE[1..], Claim::KEY, &asked.claim);
    // Nothing in the link means something else in an address of mail.
    let mail =
        format!("mailto:?subject={}&body={address}", page.t("waardering.vraag").replace(' ', "%20"));
    html! {
        (scan(page, &address))
        div class="ms-extras" {
            (share(page, &address))
            a class="nl-button nl-button--subtle" href=(mail) rel="external" {
                span class="nl-button__icon-start" { (icon(page, "mail")) }
                span class="nl-button__label" { (page.t("actie.mail")) }
            }
        }
        p class="ms-soft ms-address" { (address) }
        (facts(page, it, claim, Some(draft)))
        details class="ms-fold" {
            summary class="ms-fold__summary" { (page.t("gedaan.wijzig")) }
            div class="ms-fold__body" { (form(page, id, it, claim, Some(draft))) }
        }
    }
}

/// The whole address of a page that only the server has, with something in it.
fn address(page: &Context, path: &str, key: &str, value: &str) -> String {
    let path = path_of(page.lang(), page.site.first_language(), &Page::Nowhere(path.to_owned()));
    format!("{}{path}?{key}={value}", page.base)
}

/// A code to scan; nothing when the address is too long for one.
fn scan(page: &Context, address: &str) -> Markup {
    let Some(code) = Code::of(address) else { return html! {} };
    let side = code.size() + 8;
    let text = page.t("waardering.scan");
    html! {
        figure class="ms-qr ms-qr--largest" {
            svg
                viewBox=(format!("0 0 {side} {side}"))
                role="img"
                aria-label=(text)
                shape-rendering="crispEdges"
            {
                rect width=(side) height=(side) fill="#fff" {}
                path d=(code.path()) stroke="#000" {}
            }
            figcaption { (text) }
        }
    }
}

/// What organisations gave, and a way in for one that came as a file.
pub(super) fn all(page: &Context) -> Markup {
    let badges = &page.held.badges;
    html! {
        section class="ms-section ms-stack" {
            h2 class="nl-heading nl-heading--level-2" { (page.t("waardering")) }
            @if !badges.checked.is_empty() {
                ul class="ms-list" {
                    @for badge in badges.checked.iter() {
                        li class="ms-outbox__entry" {
                            (summary(page, badge))
                            div class="ms-form__row" { (tools(page, badge)) }
                        }
                    }
                }
            }
            @if let Some(outcome) = &badges.refused {
                div class="utrecht-alert utrecht-alert--error ms-errors" role="alert" {
                    div class="utrecht-alert__icon" { (icon(page, "alert")) }
                    div class="utrecht-alert__content" {
                        p class="utrecht-alert__message" {
                            (page.texts.with("waardering.mis", &[("uitkomst", &in_words(page, outcome))]))
                        }
                    }
                }
            }
            div class="utrecht-form-field" {
                label class="utrecht-form-label utrecht-form-field__label" for="waardering" {
                    (page.t("waardering.erbij"))
                }
                input id="waardering" type="file" accept=".jwt,.jws,.txt,text/plain" data-waardering-lees;
            }
        }
    }
}

fn in_words(page: &Context, outcome: &str) -> String {
    page.t(&format!("waardering.{outcome}"))
}

/// What was confirmed, and whether that is so.
pub(super) fn summary(page: &Context, badge: &Badge) -> Markup {
    let today = page.now.date();
    let given = guide::calendar::read_date(&badge.awarded)
        .map(|date| page.texts.day_and_month(date, today))
        .unwrap_or_default();
    let facts = [badge.skills.as_str(), &given, &badge.issuer];
    let facts: Vec<&str> = facts.into_iter().filter(|it| !it.is_empty()).collect();
    let outcome = in_words(page, &badge.outcome);
    let outcome = match badge.seen {
        Some(seen) => page.texts.with(
            "waardering.gezien",
            &[("uitkomst", &outcome), ("moment", &ago(page, seen, page.now))],
        ),
        None => outcome,
    };
    let is_genuine = badge.outcome == "echt";
    html! {
        (done::summary(page, &badge.what))
        @if !badge.thanks.is_empty() {
            blockquote { (written(page, &badge.thanks)) }
        }
        @if !facts.is_empty() {
            p class="ms-soft" { (facts.join(" · ")) }
        }
        (changed(page, badge))
        p class="ms-outbox__state" {
            (icon(page, if is_genuine { "check" } else { "alert" }))
            @if is_genuine { span { (outcome) } } @else { strong { (outcome) } }
        }
    }
}

/// What was asked, when something else was confirmed.
fn changed(page: &Context, badge: &Badge) -> Markup {
    let kept = page.held.mine.profile.recognitions().find(|(id, _)| **id == badge.id);
    let asked = kept.and_then(|(_, it)| Draft::decode(&it.claim).ok()).map(|draft| Experience {
        from: Some(draft.from),
        until: Some(draft.until),
        minutes: draft.minutes.parse().ok(),
        ..Experience::default()
    });
    let Some(asked) = asked else { return html! {} };
    let (before, after) = (done::facts(page, &asked), done::facts(page, &badge.what));
    html! {
        @if before != after && badge.what.minutes.is_some() {
            p { (page.texts.with("waardering.anders", &[("wat", &before)])) }
        }
    }
}

fn tools(page: &Context, badge: &Badge) -> Markup {
    html! {
        a
            class="nl-button nl-button--subtle"
            href=(page.href(&Page::Done, &[(SHOWS, badge.id.as_str())]))
            data-paneel
        {
            span class="nl-button__icon-start" { (icon(page, "qr")) }
            span class="nl-button__label" { (page.t("waardering.toon")) }
        }
        button class="nl-button nl-button--subtle" type="button" data-waardering-bestand=(badge.id) {
            span class="nl-button__icon-start" { (icon(page, "download")) }
            span class="nl-button__label" { (page.t("meenemen.bestand")) }
        }
        (remove(page, &badge.id))
    }
}

/// One recognition, for somebody else to check.
pub(super) fn shown(page: &Context, badge: &Badge) -> Markup {
    let address = address(page, CHECK, "w", &badge.folded);
    html! {
        (back(page, &Page::Done, "gedaan"))
        div class="ms-intro" {
            h1 class="nl-heading nl-heading--level-1" { (page.t("waardering")) }
        }
        div class="ms-stack" {
            (summary(page, badge))
            (scan(page, &address))
            div class="ms-extras" {
                (share(page, &address))
                a class="nl-button nl-button--subtle" href=(address) rel="external" {
                    span class="nl-button__icon-start" { (icon(page, "check")) }
                    span class="nl-button__label" { (page.t("waardering.kijk")) }
                }
            }
        }
    }
}

/// What organisations gave, on paper: only what is genuine.
pub(super) fn on_paper(page: &Context) -> Markup {
    let genuine = || page.held.badges.checked.iter().filter(|badge| badge.outcome == "echt");
    html! {
        @if genuine().next().is_some() {
            div class="ms-sheet" {
                h2 class="nl-heading nl-heading--level-2" { (page.t("waardering")) }
                @for badge in genuine() {
                    (summary(page, badge))
                }
            }
        }
    }
}
