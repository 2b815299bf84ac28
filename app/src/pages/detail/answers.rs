//! The questions that a page of a record answers, in the order in which a reader asks them.

use guide::{
    ask::{Card, DetailAnswer},
    record::{Access, Form, Record},
};
use maud::{Markup, Render, html};

use crate::{
    components::{Answers, fund_text, helpers_icon, helpers_text, stage_text, walk_in_text},
    context::{Context, said, written},
    device::Position,
};

use super::{external, vacancy};

/// When, where, for whom, what it costs, who.
pub(in crate::pages) fn answers(page: &Context, detail: &DetailAnswer) -> Answers {
    let mut answers = Answers::default();
    if let Record::Vacancy(vacancy) = &*detail.record {
        vacancy::answers(page, detail, vacancy, &mut answers);
        return answers;
    }
    when(page, detail, &mut answers);
    place(page, detail, &mut answers);
    let texts = &page.texts;
    let q = |key: &str| texts.get(key);
    match &*detail.record {
        Record::Activity(it) => {
            answers.add_written(page, "users", q("vraag.voor-wie"), it.audience.clone());
            cost(page, &detail.record, &mut answers);
            answers.add_written(page, "send", q("vraag.aanmelden"), it.sign_up.clone());
        }
        Record::Place(it) => {
            answers.add_text(
                page,
                "building",
                q("vraag.soort"),
                it.sort.as_ref().map(|sort| sort_text(page, sort)),
            );
            access(page, &it.access, &mut answers);
        }
        Record::Organisation(it) => {
            answers.add_text(
                page,
                "users",
                q("vraag.soort"),
                it.sort.as_ref().map(|sort| sort_text(page, sort)),
            );
            answers.add_text(page, "pin", q("vraag.waar"), it.address.line());
            if !it.supports.is_empty() {
                let supports = said(&it.supports.said(page.lang()));
                answers.add(page, "bulb", q("vraag.ondersteunt"), supports, Vec::new());
            }
        }
        Record::Initiative(it) => {
            answers.add_text(
                page,
                "flag",
                q("vraag.stand"),
                it.stage.map(|stage| stage_text(page, stage)),
            );
            answers.add_text(page, "clock", q("vraag.sinds"), it.year.map(|year| year.to_string()));
            let budget = it.budget_euro.map(|euro| texts.money(euro.saturating_mul(100)));
            answers.add_text(page, "euro", q("vraag.budget"), budget);
        }
        Record::Service(it) => {
            answers.add_written(page, "users", q("vraag.voor-wie"), it.audience.clone());
            cost(page, &detail.record, &mut answers);
            answers.add_written(page, "bring", q("vraag.meenemen"), it.bring.clone());
            let walk_in = detail.walk_in.as_ref().map(|it| walk_in_text(page, it));
            answers.add_text(page, "clock", q("vraag.binnenlopen"), walk_in);
            if let Some(helpers) = it.helpers {
                let text = Some(helpers_text(page, helpers));
                answers.add_text(page, helpers_icon(helpers), q("vraag.wie-helpt"), text);
            }
            let languages: Vec<String> = it
                .languages
                .iter()
                .map(|lang| texts.find(&format!("taal.{lang}")).unwrap_or_else(|| lang.to_string()))
                .collect();
            answers.add_text(page, "language", q("vraag.talen"), Some(texts.listed(&languages)));
        }
        Record::Fund(it) => {
            let maximum = it.maximum_euro.map(|euro| texts.money(euro.saturating_mul(100)));
            answers.add_text(page, "building", q("vraag.gever"), it.giver.clone());
            answers.add_text(page, "euro", q("vraag.maximum"), maximum);
            let until = fund_text(page, it.state(detail.today));
            answers.add_text(page, "clock", q("vraag.tot-wanneer"), Some(until));
            answers.add_written(page, "check", q("vraag.voorwaarden"), it.conditions.clone());
            answers.add_written(page, "close", q("vraag.afwijzing"), it.rejections.clone());
            answers.add_written(page, "send", q("vraag.aanvragen"), it.apply.clone());
        }
        Record::Article(it) => {
            let sort = it.sort.map(|sort| texts.get(&format!("soort.{}", sort.name())));
            answers.add_text(page, "book", q("vraag.soort"), sort);
        }
        Record::Vacancy(_) | Record::AreaPlan(_) | Record::WelcomeBlock(_) => {}
    }
    if let Some(organisation) = &detail.organisation {
        answers.add(page, "users", q("vraag.van"), card_link(page, organisation), Vec::new());
    }
    answers
}

pub(super) fn card_link(page: &Context, card: &Card) -> Markup {
    html! {
        a class="nl-link" href=(page.href_card(card)) { (said(&card.name)) }
    }
}

fn when(page: &Context, detail: &DetailAnswer, answers: &mut Answers) {
    let Record::Activity(activity) = &*detail.record else { return };
    let texts = &page.texts;
    let today = detail.today;
    let mut more: Vec<Markup> = Vec::new();
    let rule = activity.when.rule.as_ref().and_then(|rule| texts.rule(rule));
    if let Some(rule) = rule.filter(|_| detail.ended.is_none()) {
        more.push(rule.render());
    }
    let text = activity.when.text.clone();
    if let [_, later @ ..] = detail.dates.as_slice()
        && !later.is_empty()
    {
        let later: Vec<String> =
            later.iter().map(|it| texts.date(it.start.date(), today)).collect();
        more.push(texts.with("wanneer.daarna", &[("datums", &texts.listed(&later))]).render());
    }
    let main = match detail.dates.first() {
        Some(next) => {
            if let Some(text) = text {
                more.push(text.render());
            }
            Some(texts.occurrence(next, today))
        }
        None => text.or_else(|| {
            let start = activity.when.start?;
            Some(texts.date_long(start.date(), today))
        }),
    };
    if let Some(main) = main {
        answers.add(page, "clock", texts.get("vraag.wanneer"), main.render(), more);
    }
}

pub(super) fn place(page: &Context, detail: &DetailAnswer, answers: &mut Answers) {
    let texts = &page.texts;
    let here = page.held.position == Position::On;
    let from = if here { "afstand.van-hier" } else { "afstand.van-jou" };
    let distance =
        detail.metres.map(|metres| texts.with(from, &[("afstand", &texts.distance(metres))]));
    let from_home = matches!(&*detail.record, Record::Vacancy(it) if it.from_home);
    let form = match &*detail.record {
        Record::Activity(activity) => activity.form,
        _ => Form::OnSite,
    };
    if form != Form::OnSite {
        let key = if form == Form::Online { "vorm.online" } else { "vorm.hybride" };
        let link = match &*detail.record {
            Record::Activity(activity) => activity.link.as_ref(),
            _ => None,
        };
        let more = link.map(|link| external(link, &texts.get("vorm.link"))).into_iter().collect();
        answers.add(page, "online", texts.get("vraag.hoe"), texts.get(key).render(), more);
    }
    for place in &detail.places {
        let mut more = Vec::new();
        let address = place.address.line().or_else(|| place.card.whereabouts.clone());
        if let Some(address) = address {
            more.push(address.render());
        }
        if let Some(distance) = &distance {
            more.push(distance.render());
        }
        if from_home {
            more.push(texts.get("vacature.thuis").render());
        }
        let name = card_link(page, &place.card);
        answers.add(page, "pin", texts.get("vraag.waar"), name, more);
        access(page, &place.access, answers);
    }
    if detail.places.is_empty() && from_home {
        let main = texts.get("filter.thuis").render();
        answers.add(page, "start", texts.get("vraag.waar"), main, Vec::new());
    } else if detail.places.is_empty() && !matches!(&*detail.record, Record::Organisation(_)) {
        let own = match &*detail.record {
            Record::Place(place) => place.address.line(),
            _ => None,
        };
        let area = match &*detail.record {
            Record::Initiative(initiative) => initiative.area_text.clone(),
            _ => None,
        };
        let main = own.or(area).or_else(|| detail.whereabouts.clone());
        if let Some(main) = main.filter(|_| form != Form::Online) {
            let more = distance.iter().map(Render::render).collect();
            answers.add(page, "pin", texts.get("vraag.waar"), main.render(), more);
        }
    }
}

fn cost(page: &Context, record: &Record, answers: &mut Answers) {
    let Some(cost) = record.cost() else { return };
    let Some(main) = page.texts.cost(cost) else { return };
    let more = cost
        .text
        .iter()
        .filter(|text| cost.cents.is_some() && !text.eq_ignore_ascii_case(&main))
        .map(|text| written(page, text))
        .collect();
    let icon_name = if cost.is_free() { "free" } else { "euro" };
    answers.add(page, icon_name, page.t("vraag.kosten"), main.render(), more);
}

fn access(page: &Context, access: &Access, answers: &mut Answers) {
    if access.is_unknown() {
        return;
    }
    let own = access.text.as_ref().map(|text| written(page, text));
    let (main, more) = match access.step_free {
        Some(true) => (page.t("toegang.drempelvrij").render(), own),
        Some(false) => (page.t("toegang.niet").render(), own),
        None => (own.unwrap_or_default(), None),
    };
    answers.add(page, "wheelchair", page.t("vraag.toegang"), main, more.into_iter().collect());
}

fn sort_text(page: &Context, sort: &str) -> String {
    page.texts.find(&format!("soort.{sort}")).unwrap_or_else(|| sort.to_owned())
}
