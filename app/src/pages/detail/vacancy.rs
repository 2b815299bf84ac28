//! What a vacancy asks and gives: what one does, when, where, with whom, what one gets out of it,
//! what is asked, who can tell more, and how many are wanted.

use guide::{
    Lang,
    ask::DetailAnswer,
    record::{ConductCertificate, Contact, Vacancy},
    volunteers::Allowance,
};
use maud::{Markup, Render, html};

use crate::{
    components::{Answers, hours_text, when_text},
    context::{Context, said, written},
};

use super::{
    answers::{card_link, place},
    external, reach,
};

/// Who is younger asks a parent first.
pub(in crate::pages) const ASKS_A_PARENT: u8 = 16;

/// The answers, in the order in which a volunteer asks.
pub(super) fn answers(page: &Context, detail: &DetailAnswer, it: &Vacancy, answers: &mut Answers) {
    add(page, answers, "check", "vraag.taken", listed(page, &it.tasks));
    when(page, detail, answers);
    place(page, detail, answers);
    with_whom(page, detail, it, answers);
    allowance(page, detail, it, answers);
    add(
        page,
        answers,
        "thema-leren",
        "vraag.training",
        it.training.as_ref().map(|it| written(page, it)),
    );
    add(page, answers, "book", "vraag.leren", listed(page, &it.learn));
    insurance(page, detail, answers);
    add(page, answers, "star", "vraag.vaardigheden", listed(page, &it.skills));
    let level = it.language_level.as_ref().map(|level| {
        page.texts.find(&format!("taalniveau.{level}")).unwrap_or_else(|| level.clone())
    });
    answers.add_text(page, "language", page.t("vraag.taalniveau"), level);
    let conduct = it.conduct.map(|conduct| {
        page.t(match conduct {
            ConductCertificate::Needed => "vog.ja",
            ConductCertificate::NotNeeded => "vog.nee",
            ConductCertificate::FreeThroughOrganisation => "vog.gratis",
        })
    });
    answers.add_text(page, "info", page.t("vraag.vog"), conduct);
    age(page, it, answers);
    who_knows(page, detail, answers);
    let wanted = it.wanted.map(|n| page.texts.count("vacature.aantal", usize::from(n)));
    answers.add_text(page, "users", page.t("vraag.aantal"), wanted);
}

fn add(page: &Context, answers: &mut Answers, icon: &str, question: &str, text: Option<Markup>) {
    if let Some(text) = text {
        answers.add(page, icon, page.t(question), text, Vec::new());
    }
}

/// Dutch words as one text; none when there are none.
fn listed(page: &Context, words: &[String]) -> Option<Markup> {
    let text = if page.lang() == Lang::NL { page.texts.listed(words) } else { words.join(", ") };
    (!text.is_empty()).then(|| written(page, &text))
}

fn when(page: &Context, detail: &DetailAnswer, answers: &mut Answers) {
    let Some(task) = &detail.task else { return };
    let (when, hours) = (when_text(page, task), hours_text(page, task));
    let once = task.once.then(|| page.texts.lower_first(&page.t("filter.eenmalig.ja")).render());
    let mut lines = when.into_iter().chain(hours).chain(once);
    if let Some(main) = lines.next() {
        answers.add(page, "agenda", page.t("vraag.wanneer"), main, lines.collect());
    }
}

fn with_whom(page: &Context, detail: &DetailAnswer, it: &Vacancy, answers: &mut Answers) {
    let organisation = detail.organisation.as_ref().map(|card| card_link(page, card));
    let buddy = it.buddy.then(|| page.t("vacature.maatje").render());
    let mut lines = organisation.into_iter().chain(buddy);
    if let Some(main) = lines.next() {
        answers.add(page, "heart-handshake", page.t("vraag.met-wie"), main, lines.collect());
    }
}

/// What one gets, and how much one may get at most.
fn allowance(page: &Context, detail: &DetailAnswer, it: &Vacancy, answers: &mut Answers) {
    let Some(words) = &it.allowance else { return };
    let question = page.t("vraag.vergoeding");
    if !it.has_allowance() {
        answers.add(page, "euro", question, page.t("vergoeding.geen").render(), Vec::new());
        return;
    }
    let limits = detail.volunteers.as_ref().and_then(|it| it.allowance.as_ref());
    let more = limits.map(|limits| most(page, limits)).unwrap_or_default();
    answers.add(page, "euro", question, written(page, words), more);
}

/// "Zonder belasting mag je hooguit € 210 per maand krijgen, en € 2.100 per jaar."
fn most(page: &Context, limits: &Allowance) -> Vec<Markup> {
    let texts = &page.texts;
    // An amount stays together.
    let money = |cents| texts.money(cents).replace(' ', "\u{a0}");
    let (month, year) = (money(limits.a_month), money(limits.a_year));
    let (hour, young) = (money(limits.an_hour), money(limits.an_hour_when_young));
    let mut more = vec![
        texts.with("vergoeding.hooguit", &[("maand", &month), ("jaar", &year)]).render(),
        texts.with("vergoeding.uur", &[("uur", &hour), ("jong", &young)]).render(),
    ];
    if limits.year != page.now.date().year() {
        more.push(texts.with("vergoeding.van", &[("jaar", &limits.year.to_string())]).render());
    }
    let host = limits.source.split('/').nth(2).unwrap_or_default();
    more.push(html! { (texts.get("bron")) " " (external(&limits.source, host)) });
    more
}

fn insurance(page: &Context, detail: &DetailAnswer, answers: &mut Answers) {
    let insured = detail.volunteers.as_ref().and_then(|it| it.insured) == Some(true);
    let key = if insured { "verzekering.ja" } else { "verzekering.vraag" };
    answers.add(
        page,
        "thema-veiligheid",
        page.t("vraag.verzekering"),
        page.t(key).render(),
        Vec::new(),
    );
}

/// From which age, and what who is younger than sixteen does first.
fn age(page: &Context, it: &Vacancy, answers: &mut Answers) {
    let least = it
        .minimum_age
        .map(|age| page.texts.with("vacature.vanaf", &[("leeftijd", &age.to_string())]).render());
    let young = it.minimum_age.is_none_or(|age| age < ASKS_A_PARENT);
    let parent = young.then(|| page.t("leeftijd.ouder").render());
    let mut lines = least.into_iter().chain(parent);
    if let Some(main) = lines.next() {
        answers.add(page, "ik", page.t("vraag.leeftijd"), main, lines.collect());
    }
}

/// Who can tell more, in its own words when it has any, or who passes a question on.
fn who_knows(page: &Context, detail: &DetailAnswer, answers: &mut Answers) {
    let Contact { phone, email, text, .. } = reach::known(detail);
    let own = || text.as_ref().map(|text| written(page, text));
    let organisation = || detail.organisation.as_ref().map(|card| said(&card.name));
    let main = if reach::is_passed_on(detail) {
        let operator = [("naam", page.site.contact.name.as_str())];
        Some(page.texts.with("vacature.doorgeven", &operator).render())
    } else {
        own().or_else(organisation).or_else(|| Some(phone.or(email)?.render()))
    };
    add(page, answers, "message", "vraag.wie-weet-meer", main);
}
