//! The form with which an organisation answers: the code, yes or no, time and days as they really
//! were, and words of thanks.

use api::confirmation::{Claim, Draft, Field, Mistake};
use axum::{http::StatusCode, response::Response};
use guide::calendar::read_date;
use jiff::civil::Date;
use maud::{Markup, html};

use crate::recognition::{Asked, Decision};

use crate::site::frame::{Look, Visit, button, intro, value, wrong};

use super::facts;

/// The most characters of the words of thanks.
pub(super) const THANKS: usize = 500;

/// What stands in the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filled {
    pub(super) code: String,
    decision: String,
    hours: String,
    minutes: String,
    from: String,
    until: String,
    pub(super) thanks: String,
}

impl Filled {
    /// The form before anybody filled it in: the time and days of the claim.
    pub(super) fn of(claim: &Claim) -> Self {
        let draft = claim.draft();
        Self {
            hours: (claim.minutes / 60).to_string(),
            minutes: (claim.minutes % 60).to_string(),
            from: draft.from,
            until: draft.until,
            ..Self::default()
        }
    }

    /// What a browser posted.
    pub(super) fn read(body: &[u8]) -> Self {
        let field = |name| value(body, name).trim().to_owned();
        Self {
            code: field("code"),
            decision: field("besluit"),
            hours: field("uren"),
            minutes: field("minuten"),
            from: field("van"),
            until: field("tot"),
            thanks: value(body, "bericht"),
        }
    }

    /// The answer, when everything is filled in right; else each field that is not, and why. What is
    /// filled in beside a no does not count.
    pub(super) fn decide(
        &self,
        visit: &Visit,
        claim: &Claim,
    ) -> Result<(Decision, String), Vec<(&'static str, String)>> {
        let words = visit.words;
        let mut faults = Vec::new();
        let digits = self.code.chars().filter(|c| !c.is_whitespace());
        if digits.clone().count() != 6 || !digits.clone().all(|c| c.is_ascii_digit()) {
            faults.push(("code", words.t("fout.code")));
        }
        let mut decision = None;
        match self.decision.as_str() {
            "ja" => match self.corrected(claim, visit.app.now().date()) {
                Ok(claim) => decision = Some(Decision::Confirm(Box::new(claim))),
                Err(mistakes) => {
                    faults.extend(mistakes.into_iter().map(|it| (anchor(it), fault(visit, it))));
                }
            },
            "nee" => decision = Some(Decision::Decline),
            _ => faults.push(("besluit", words.t("fout.besluit"))),
        }
        let thanks = api::Words::read(&self.thanks);
        let thanks = thanks.filter(|it| it.as_str().chars().count() <= THANKS);
        if thanks.is_none() {
            let most = u32::try_from(THANKS).unwrap_or(u32::MAX);
            faults.push(("bericht", words.count("fout.bericht", most)));
        }
        match (decision, thanks) {
            (Some(decision), Some(thanks)) if faults.is_empty() => {
                Ok((decision, thanks.as_str().to_owned()))
            }
            _ => Err(faults),
        }
    }

    /// The claim with the time and days as they stand in the form.
    fn corrected(&self, claim: &Claim, today: Date) -> Result<Claim, Vec<Mistake>> {
        let number = |text: &str| match text {
            "" => Some(0),
            text => text.parse::<u32>().ok(),
        };
        let minutes = number(&self.hours)
            .zip(number(&self.minutes))
            .and_then(|(hours, minutes)| hours.checked_mul(60)?.checked_add(minutes));
        let draft = Draft {
            minutes: minutes.map_or_else(String::new, |it| it.to_string()),
            from: day(&self.from),
            until: day(&self.until),
            ..claim.draft()
        };
        draft.read(today)
    }
}

/// A day as browsers post it, also when it was typed as `31-12-2026` in one without a calendar.
fn day(text: &str) -> String {
    if read_date(text).is_some() {
        return text.to_owned();
    }
    let parts: Vec<&str> = text.split(['-', '/', '.']).map(str::trim).collect();
    match parts.as_slice() {
        [day, month, year] if year.len() == 4 => format!("{year}-{month:0>2}-{day:0>2}"),
        _ => text.to_owned(),
    }
}

/// The element that a mistake leads to.
fn anchor(mistake: Mistake) -> &'static str {
    match mistake.field() {
        Field::From => "van",
        Field::Until => "tot",
        _ => "uren",
    }
}

fn fault(visit: &Visit, mistake: Mistake) -> String {
    visit.words.t(match mistake {
        Mistake::Unknown(Field::From) => "fout.van",
        Mistake::Unknown(Field::Until) => "fout.tot",
        Mistake::Order => "fout.volgorde",
        Mistake::Future => "fout.toekomst",
        Mistake::TooMuch => "fout.te-veel",
        Mistake::Unknown(_) | Mistake::TooLong(_) => "fout.tijd",
    })
}

/// The page with the form.
pub(super) fn page(
    visit: &Visit,
    asked: &Asked,
    status: StatusCode,
    filled: &Filled,
    faults: &[(&str, String)],
) -> Response {
    let words = visit.words;
    let title = words.t("code.invullen");
    let email = asked.email.as_deref().unwrap_or_default();
    let text = asked.claim.encode();
    let main = html! {
        (intro(&title, &[words.with("code.waar", &[("email", email)]), words.t("code.spam")]))
        (wrong(visit, faults))
        div class="ms-stack" {
            form class="ms-form" method="post" action=(visit.path(Claim::PAGE)) novalidate {
                input type="hidden" name=(Claim::KEY) value=(text);
                (Input { name: "code", kind: "text", label: "veld.code", value: &filled.code, is_code: true, faults }.view(visit))
                (facts::of_claim(visit, asked))
                (decision(visit, filled, faults))
                (time(visit, filled, faults))
                (thanks(visit, filled, faults))
                p class="ms-form__row" {
                    button class="nl-button nl-button--primary" type="submit" {
                        span class="nl-button__icon-start" { (visit.icon("send")) }
                        span class="nl-button__label" { (words.t("veld.knop")) }
                    }
                }
            }
            (button(visit, Look::Second, "/bevestig/code", &[(Claim::KEY, &text)], "mail", &words.t("code.nieuw")))
        }
    };
    visit.page(status, &title, &main)
}

/// What is wrong with a field.
fn fault_of<'a>(faults: &'a [(&str, String)], name: &str) -> Option<&'a str> {
    faults.iter().find(|(field, _)| *field == name).map(|(_, text)| text.as_str())
}

fn error(visit: &Visit, name: &str, fault: Option<&str>) -> Markup {
    html! {
        @if let Some(fault) = fault {
            p
                class="utrecht-form-field-error-message utrecht-form-field__error-message"
                id=(format!("{name}-fout"))
            {
                (visit.icon("alert")) (fault)
            }
        }
    }
}

/// A field of one line.
struct Input<'a> {
    name: &'a str,
    kind: &'a str,
    label: &'a str,
    value: &'a str,
    is_code: bool,
    faults: &'a [(&'a str, String)],
}

impl Input<'_> {
    fn view(&self, visit: &Visit) -> Markup {
        let fault = fault_of(self.faults, self.name);
        let is_number = self.is_code || matches!(self.name, "uren" | "minuten");
        html! {
            div class={ "utrecht-form-field ms-field--short" (invalid(fault)) } {
                label class="utrecht-form-label utrecht-form-field__label" for=(self.name) {
                    (visit.words.t(self.label))
                }
                (error(visit, self.name, fault))
                input
                    class="utrecht-textbox utrecht-textbox--html-input utrecht-form-field__input"
                    id=(self.name)
                    name=(self.name)
                    type=(self.kind)
                    inputmode=[is_number.then_some("numeric")]
                    autocomplete=[self.is_code.then_some("one-time-code")]
                    maxlength=(if self.is_code { 12 } else { 10 })
                    value=(self.value)
                    aria-invalid=[fault.map(|_| "true")]
                    aria-describedby=[fault.map(|_| format!("{}-fout", self.name))];
            }
        }
    }
}

fn invalid(fault: Option<&str>) -> &'static str {
    if fault.is_some() { " utrecht-form-field--invalid" } else { "" }
}

fn decision(visit: &Visit, filled: &Filled, faults: &[(&str, String)]) -> Markup {
    let fault = fault_of(faults, "besluit");
    html! {
        fieldset
            class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset"
            aria-describedby=[fault.map(|_| "besluit-fout")]
        {
            legend
                class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend"
            {
                (visit.words.t("veld.besluit"))
            }
            (error(visit, "besluit", fault))
            @for (nth, answer) in ["ja", "nee"].into_iter().enumerate() {
                label class="ms-choice" {
                    input
                        type="radio"
                        class="utrecht-radio-button utrecht-radio-button--html-input"
                        id=[(nth == 0).then_some("besluit")]
                        name="besluit"
                        value=(answer)
                        checked[filled.decision == answer];
                    span class="ms-choice__label" {
                        (visit.words.t(&format!("veld.besluit.{answer}")))
                    }
                }
            }
        }
    }
}

fn time(visit: &Visit, filled: &Filled, faults: &[(&str, String)]) -> Markup {
    let input =
        |name, kind, label, value| Input { name, kind, label, value, is_code: false, faults };
    html! {
        fieldset
            class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset"
            aria-describedby="tijd-hint"
        {
            legend
                class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend"
            {
                (visit.words.t("veld.tijd"))
            }
            p
                class="utrecht-form-field-description utrecht-form-field__description"
                id="tijd-hint"
            {
                (visit.words.t("veld.tijd.hint"))
            }
            div class="ms-form__row" {
                (input("uren", "text", "veld.uren", &filled.hours).view(visit))
                (input("minuten", "text", "veld.minuten", &filled.minutes).view(visit))
                (input("van", "date", "veld.van", &filled.from).view(visit))
                (input("tot", "date", "veld.tot", &filled.until).view(visit))
            }
        }
    }
}

fn thanks(visit: &Visit, filled: &Filled, faults: &[(&str, String)]) -> Markup {
    let fault = fault_of(faults, "bericht");
    let described = if fault.is_some() { "bericht-hint bericht-fout" } else { "bericht-hint" };
    html! {
        div class={ "utrecht-form-field" (invalid(fault)) } {
            label class="utrecht-form-label utrecht-form-field__label" for="bericht" {
                (visit.words.t("veld.bericht")) " "
                span class="ms-optional" { (visit.words.t("hoeft-niet")) }
            }
            p
                class="utrecht-form-field-description utrecht-form-field__description"
                id="bericht-hint"
            {
                (visit.words.t("veld.bericht.hint"))
            }
            (error(visit, "bericht", fault))
            textarea
                class="utrecht-textarea utrecht-textarea--html-textarea utrecht-form-field__input"
                id="bericht"
                name="bericht"
                rows="4"
                aria-invalid=[fault.map(|_| "true")]
                aria-describedby=(described)
            {
                (filled.thanks)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn a_day_may_be_typed_as_people_write_it() {
        for (typed, read) in [
            ("2026-03-02", "2026-03-02"),
            ("2-3-2026", "2026-03-02"),
            ("02/03/2026", "2026-03-02"),
            ("2. 3. 2026", "2026-03-02"),
            ("2 maart", "2 maart"),
            ("", ""),
        ] {
            assert_eq!(day(typed), read);
        }
    }
}
