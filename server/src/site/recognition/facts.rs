//! What a claim or a credential says, as questions with answers.

use guide::Lang;
use maud::{Markup, html};

use crate::recognition::{Asked, Shown};

use crate::site::frame::Visit;

/// A question with its answer; one without an answer is left out.
struct Fact {
    icon: &'static str,
    key: &'static str,
    answer: String,
    /// Whether somebody wrote it themselves, most likely in Dutch.
    is_written: bool,
}

fn view(visit: &Visit, facts: &[Fact]) -> Markup {
    let foreign = (visit.words.lang() != Lang::NL).then_some("nl");
    html! {
        dl class="ms-answers" {
            @for fact in facts.iter().filter(|fact| !fact.answer.is_empty()) {
                div class="ms-answer" {
                    dt class="ms-answer__question" {
                        span class="ms-answer__icon" { (visit.icon(fact.icon)) }
                        (visit.words.t(fact.key))
                    }
                    dd class="ms-answer__answer" {
                        span
                            class="ms-answer__main"
                            lang=[foreign.filter(|_| fact.is_written)]
                        {
                            @for (nth, line) in fact.answer.lines().enumerate() {
                                @if nth > 0 {
                                    br;
                                }
                                (line)
                            }
                        }
                    }
                }
            }
        }
    }
}

fn said(icon: &'static str, key: &'static str, answer: String) -> Fact {
    Fact { icon, key, answer, is_written: false }
}

fn written(icon: &'static str, key: &'static str, answer: &str) -> Fact {
    Fact { icon, key, answer: answer.to_owned(), is_written: true }
}

/// What a volunteer says.
pub(super) fn of_claim(visit: &Visit, asked: &Asked) -> Markup {
    let (words, claim) = (visit.words, &asked.claim);
    let name = claim.name.clone().unwrap_or_else(|| words.t("feit.geen-naam"));
    let facts = [
        said("ik", "feit.wie", name),
        written("heart-handshake", "feit.wat", &claim.what),
        said("agenda", "feit.wanneer", words.period(claim.from, claim.until)),
        said("clock", "feit.tijd", words.duration(claim.minutes)),
        written("star", "feit.kan", &claim.skills.join(", ")),
    ];
    view(visit, &facts)
}

/// What a credential says.
pub(super) fn of_credential(visit: &Visit, shown: &Shown) -> Markup {
    let words = visit.words;
    let date = |date: Option<jiff::civil::Date>| date.map_or_else(String::new, |it| words.date(it));
    let period = match (shown.from, shown.until) {
        (Some(from), Some(until)) => words.period(from, until),
        (from, until) => date(from.or(until)),
    };
    let minutes = shown.minutes.map_or_else(String::new, |it| words.duration(it));
    let answers = [
        shown.name.clone(),
        shown.organisation.clone(),
        shown.what.clone(),
        period,
        minutes,
        shown.skills.join(", "),
        shown.thanks.clone(),
        date(shown.awarded),
        shown.issuer_name.clone(),
    ];
    of_answers(visit, answers)
}

/// The same with places that a script fills.
pub(super) fn to_fill(visit: &Visit) -> Markup {
    let names =
        ["wie", "organisatie", "wat", "wanneer", "tijd", "kan", "bedankje", "op", "uitgever"];
    of_answers(visit, names.map(|name| format!("{{{name}}}")))
}

fn of_answers(visit: &Visit, answers: [String; 9]) -> Markup {
    let [name, organisation, what, period, time, skills, thanks, awarded, issuer] = answers;
    let facts = [
        said("ik", "feit.wie", name),
        said("building", "feit.organisatie", organisation),
        written("heart-handshake", "feit.wat", &what),
        said("agenda", "feit.wanneer", period),
        said("clock", "feit.tijd", time),
        written("star", "feit.kan", &skills),
        written("message", "feit.bedankje", &thanks),
        said("award", "feit.op", awarded),
        said("check", "feit.uitgever", issuer),
    ];
    view(visit, &facts)
}

/// One thing that was written beside an answer.
pub(super) fn message(visit: &Visit, text: &str) -> Markup {
    view(visit, &[written("message", "feit.bericht", text)])
}
