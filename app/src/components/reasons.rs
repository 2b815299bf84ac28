//! Why something suits somebody, in words.

use guide::matching::{Reason, SkillName};

use crate::context::Context;

/// The most parts of the week in one reason.
const TIMES: usize = 2;

/// Why something suits: "dinsdagmiddag · tuin en natuur · 1,2 km".
#[must_use]
pub fn reasons(page: &Context, reasons: &[Reason]) -> String {
    let mut said = String::new();
    for reason in reasons {
        if !said.is_empty() {
            said.push_str(" · ");
        }
        said.push_str(&reason_text(page, reason));
    }
    said
}

fn reason_text(page: &Context, reason: &Reason) -> String {
    let skills = |names: &[SkillName]| {
        let mut all = Vec::new();
        for name in names {
            all.push(match name {
                SkillName::Known(slug) => {
                    page.texts.lower_first(&page.site.called(slug.as_str(), page.lang()))
                }
                SkillName::Words(words) => words.clone(),
            });
        }
        page.texts.listed(&all)
    };
    match reason {
        Reason::Times(parts) => {
            let mut all = Vec::new();
            for part in parts.iter().take(TIMES) {
                all.push(page.texts.day_part(part));
            }
            page.texts.listed(&all)
        }
        Reason::FreeTimes => page.t("dagdeel.vrij"),
        Reason::Themes(themes) => {
            let mut all = Vec::new();
            for theme in themes {
                all.push(page.texts.lower_first(&page.t(&format!("thema.{}", theme.slug()))));
            }
            page.texts.listed(&all)
        }
        Reason::Asked(names) => skills(names),
        Reason::Learned(names) => page.texts.with("past.leert", &[("wat", &skills(names))]),
        Reason::FromHome => page.t("vacature.thuis"),
        Reason::Area(slug) => page.site.called(slug.as_str(), page.lang()),
        Reason::Distance(metres) => page.texts.distance(*metres),
        Reason::Once => page.texts.lower_first(&page.t("profiel.hoeVaak.eenmalig")),
        Reason::Buddy => page.t("vacature.maatje"),
        Reason::Allowance(words) => words.clone(),
        Reason::Language(level) => {
            page.texts.lower_first(&page.t(&format!("taalniveau.{}", level.name())))
        }
    }
}
