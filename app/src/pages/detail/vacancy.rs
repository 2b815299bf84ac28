//! What a vacancy asks and gives.

use guide::{
    ask::DetailAnswer,
    record::{ConductCertificate, Record},
};

use crate::{components::Answers, context::Context};

pub(super) fn vacancy(page: &Context, detail: &DetailAnswer, answers: &mut Answers) {
    let Record::Vacancy(it) = &detail.record else { return };
    let texts = &page.texts;
    let q = |key: &str| texts.get(key);
    let list = |items: &[String]| (!items.is_empty()).then(|| texts.listed(items));
    answers.add_text(page, "check", q("vraag.taken"), list(&it.tasks));
    answers.add_text(page, "clock", q("vraag.tijd"), it.hours.clone());
    answers.add_text(page, "agenda", q("vraag.dagdelen"), list(&it.day_parts));
    answers.add_text(page, "star", q("vraag.vaardigheden"), list(&it.skills));
    answers.add_text(page, "book", q("vraag.leren"), list(&it.learn));
    answers.add_text(page, "euro", q("vraag.vergoeding"), it.allowance.clone());
    let conduct = it.conduct.map(|conduct| {
        q(match conduct {
            ConductCertificate::Needed => "vog.ja",
            ConductCertificate::NotNeeded => "vog.nee",
            ConductCertificate::FreeThroughOrganisation => "vog.gratis",
        })
    });
    answers.add_text(page, "info", q("vraag.vog"), conduct);
    let level = it
        .language_level
        .as_ref()
        .map(|level| texts.find(&format!("taalniveau.{level}")).unwrap_or_else(|| level.clone()));
    answers.add_text(page, "language", q("vraag.taalniveau"), level);
    let mut extra = Vec::new();
    for (yes, key) in [
        (it.once, "vacature.eenmalig"),
        (it.from_home, "vacature.thuis"),
        (it.buddy, "vacature.maatje"),
    ] {
        if yes {
            extra.push(q(key));
        }
    }
    if let Some(age) = it.minimum_age {
        extra.push(texts.with("vacature.vanaf", &[("leeftijd", &age.to_string())]));
    }
    answers.add_text(page, "info", q("vraag.verder"), list(&extra));
    answers.add_text(
        page,
        "users",
        q("vraag.aantal"),
        it.wanted.map(|n| texts.count("vacature.aantal", usize::from(n))),
    );
}
