//! One record: what, when, where, for whom and what it costs, who and how to reach them, what
//! belongs to it, and when it was last checked.

use guide::{
    Kind, Slug,
    ask::{DetailAnswer, Related, Relation},
    record::{Access, Address, ConductCertificate, Contact, Form, Helpers, Record},
    schedule::Schedule,
    similar::Reason,
};
use leptos::prelude::*;

use crate::{
    address::{Page, path_of},
    components::{
        Answers, Favourite, Shows, hours_table, icon, item, items, list_href, pin_map, stage_text,
        state_line,
    },
    context::{Context, said, use_page},
    device::use_device,
};

use super::{more, section};

/// The page.
#[must_use]
pub fn view(detail: &DetailAnswer) -> AnyView {
    let page = use_page();
    let now = use_device().now.get_untracked().local();
    let record = &detail.record;
    let common = record.common();
    let kind = record.kind();
    let lang = page.lang();

    let state = detail.state.as_ref().and_then(|state| state_line(&page, state, now));
    let list = page.href(&Page::List(kind), &[]);
    let summary = common.summary();
    let lead = (!summary.is_empty()).then(|| {
        view! { <p class="nl-paragraph nl-paragraph--lead">{said(&summary.said(lang))}</p> }
    });
    let similar = (!detail.similar.is_empty()).then(|| similar_view(&page, detail));
    let related = detail.related.iter().map(|it| related_view(&page, detail, it)).collect_view();
    let map = detail.map.as_ref().map(|map| {
        let mine: Option<&Slug> = detail.areas.first().map(|area| &area.slug);
        section(page.t("kaart.kop"), pin_map(map, mine))
    });
    let areas = detail
        .areas
        .iter()
        .map(|area| {
            let href = page.href(&Page::Area(area.slug.clone()), &[]);
            more(href, page.texts.with("detail.gebied", &[("gebied", &area.name)]))
        })
        .collect_view();
    let hours = record.hours().map(|hours| hours_view(&page, hours, detail));
    view! {
        <div class="ms-wrap">
            <a class="nl-link ms-back" href=list>
                {icon("arrow-left")}
                {page.t(&format!("kinds.{}", kind.name()))}
            </a>
            <div class="ms-columns ms-columns--wide">
                <div class="ms-stack">
                    <div>
                        <h1 class="nl-heading nl-heading--level-1">
                            {said(&common.name().said(lang))}
                        </h1>
                        <p class="ms-marks">{marks(&page, detail)}{state}</p>
                    </div>
                    {lead}
                    {answers(&page, detail)}
                    {hours}
                    {actions(&page, detail)}
                    <div class="ms-extras ms-noprint">
                        <Favourite kind=kind id=common.id().clone() />
                        {calendar(&page, detail)}
                    </div>
                    {checked(&page, detail)}
                </div>
                <div class="ms-column">
                    {map}
                    {areas}
                    {similar}
                    {related}
                </div>
            </div>
        </div>
    }
    .into_any()
}

fn marks(page: &Context, detail: &DetailAnswer) -> AnyView {
    let badge = |class: &str, key: &str| {
        let class = format!("nl-data-badge {class}");
        view! { <span class=class>{page.t(key)}</span>" " }
    };
    let cancelled = matches!(&detail.record, Record::Activity(it) if it.cancelled);
    let sample = detail.record.common().is_sample().then(|| badge("ms-badge--sample", "voorbeeld"));
    let cancelled = cancelled.then(|| badge("ms-badge--cancelled", "activiteit.afgelast"));
    let over = detail.over.then(|| badge("ms-badge--over", "activiteit.voorbij"));
    view! { {sample}{cancelled}{over} }.into_any()
}

fn answers(page: &Context, detail: &DetailAnswer) -> AnyView {
    let mut answers = Answers::default();
    when(page, detail, &mut answers);
    place(page, detail, &mut answers);
    let texts = &page.texts;
    let q = |key: &str| texts.get(key);
    match &detail.record {
        Record::Activity(it) => {
            answers.add_text("users", q("vraag.voor-wie"), it.audience.clone());
            cost(page, &detail.record, &mut answers);
            answers.add_text("send", q("vraag.aanmelden"), it.sign_up.clone());
        }
        Record::Place(it) => {
            answers.add_text(
                "building",
                q("vraag.soort"),
                it.sort.as_ref().map(|sort| sort_text(page, sort)),
            );
            access(page, &it.access, &mut answers);
        }
        Record::Organisation(it) => {
            answers.add_text(
                "users",
                q("vraag.soort"),
                it.sort.as_ref().map(|sort| sort_text(page, sort)),
            );
            answers.add_text("pin", q("vraag.waar"), address_text(&it.address));
        }
        Record::Initiative(it) => {
            answers.add_text(
                "flag",
                q("vraag.stand"),
                it.stage.map(|stage| stage_text(page, stage)),
            );
            answers.add_text("clock", q("vraag.sinds"), it.year.map(|year| year.to_string()));
            let budget = it.budget_euro.map(|euro| texts.money(euro.saturating_mul(100)));
            answers.add_text("euro", q("vraag.budget"), budget);
        }
        Record::Service(it) => {
            answers.add_text("users", q("vraag.voor-wie"), it.audience.clone());
            cost(page, &detail.record, &mut answers);
            answers.add_text("book", q("vraag.meenemen"), it.bring.clone());
            let helpers = it.helpers.map(|helpers| {
                q(match helpers {
                    Helpers::Volunteers => "helpers.vrijwilligers",
                    Helpers::Professionals => "helpers.beroepskrachten",
                    Helpers::Both => "helpers.samen",
                })
            });
            answers.add_text("heart-handshake", q("vraag.wie-helpt"), helpers);
            let languages: Vec<String> = it
                .languages
                .iter()
                .map(|lang| texts.find(&format!("taal.{lang}")).unwrap_or_else(|| lang.to_string()))
                .collect();
            answers.add_text("language", q("vraag.talen"), Some(texts.listed(&languages)));
        }
        Record::Vacancy(_) => vacancy(page, detail, &mut answers),
        Record::Fund(it) => {
            let maximum = it.maximum_euro.map(|euro| texts.money(euro.saturating_mul(100)));
            answers.add_text("building", q("vraag.gever"), it.giver.clone());
            answers.add_text("euro", q("vraag.maximum"), maximum);
            answers.add_text("check", q("vraag.voorwaarden"), it.conditions.clone());
            answers.add_text("close", q("vraag.afwijzing"), it.rejections.clone());
            answers.add_text("send", q("vraag.aanvragen"), it.apply.clone());
        }
        Record::Article(it) => {
            let sort = it.sort.map(|sort| texts.get(&format!("soort.{}", sort.name())));
            answers.add_text("book", q("vraag.soort"), sort);
        }
        Record::AreaPlan(_) => {}
    }
    if let Some(organisation) = &detail.organisation {
        let name = view! {
            <a class="nl-link" href=page.href_card(organisation)>{said(&organisation.name)}</a>
        };
        answers.add("users", q("vraag.van"), name.into_any(), Vec::new());
    }
    answers.view()
}

fn when(page: &Context, detail: &DetailAnswer, answers: &mut Answers) {
    let Record::Activity(activity) = &detail.record else { return };
    let texts = &page.texts;
    let today = detail.today;
    let mut more: Vec<AnyView> = Vec::new();
    let rule = activity.when.rule.as_ref().and_then(|rule| texts.rule(rule));
    if let Some(rule) = rule.filter(|_| !detail.over) {
        more.push(rule.into_any());
    }
    let text = activity.when.text.clone();
    if let [_, later @ ..] = detail.dates.as_slice()
        && !later.is_empty()
    {
        let later: Vec<String> =
            later.iter().map(|it| texts.date(it.start.date(), today)).collect();
        more.push(texts.with("wanneer.daarna", &[("datums", &texts.listed(&later))]).into_any());
    }
    let main = match detail.dates.first() {
        Some(next) => {
            if let Some(text) = text {
                more.push(text.into_any());
            }
            Some(texts.occurrence(next, today))
        }
        None => text.or_else(|| {
            let start = activity.when.start?;
            Some(texts.date_long(start.date(), today))
        }),
    };
    if let Some(main) = main {
        answers.add("clock", texts.get("vraag.wanneer"), main.into_any(), more);
    }
}

fn place(page: &Context, detail: &DetailAnswer, answers: &mut Answers) {
    let texts = &page.texts;
    let distance = detail
        .metres
        .map(|metres| texts.with("afstand.van-jou", &[("afstand", &texts.distance(metres))]));
    let form = match &detail.record {
        Record::Activity(activity) => activity.form,
        _ => Form::OnSite,
    };
    if form != Form::OnSite {
        let key = if form == Form::Online { "vorm.online" } else { "vorm.hybride" };
        let link = match &detail.record {
            Record::Activity(activity) => activity.link.clone(),
            _ => None,
        };
        let more = link.map(|link| external(&link, texts.get("vorm.link"))).into_iter().collect();
        answers.add("online", texts.get("vraag.hoe"), texts.get(key).into_any(), more);
    }
    for place in &detail.places {
        let name = view! {
            <a class="nl-link" href=page.href_card(&place.card)>{said(&place.card.name)}</a>
        };
        let mut more = Vec::new();
        let address = address_text(&place.address).or_else(|| place.card.whereabouts.clone());
        if let Some(address) = address {
            more.push(address.into_any());
        }
        if let Some(distance) = &distance {
            more.push(distance.clone().into_any());
        }
        answers.add("pin", texts.get("vraag.waar"), name.into_any(), more);
        access(page, &place.access, answers);
    }
    if detail.places.is_empty() && !matches!(detail.record, Record::Organisation(_)) {
        let own = match &detail.record {
            Record::Place(place) => address_text(&place.address),
            _ => None,
        };
        let area = match &detail.record {
            Record::Initiative(initiative) => initiative.area_text.clone(),
            _ => None,
        };
        let main = own.or(area).or_else(|| detail.whereabouts.clone());
        if let Some(main) = main.filter(|_| form != Form::Online) {
            let more = distance.map(IntoAny::into_any).into_iter().collect();
            answers.add("pin", texts.get("vraag.waar"), main.into_any(), more);
        }
    }
}

fn vacancy(page: &Context, detail: &DetailAnswer, answers: &mut Answers) {
    let Record::Vacancy(it) = &detail.record else { return };
    let texts = &page.texts;
    let q = |key: &str| texts.get(key);
    let list = |items: &[String]| (!items.is_empty()).then(|| texts.listed(items));
    answers.add_text("check", q("vraag.taken"), list(&it.tasks));
    answers.add_text("clock", q("vraag.tijd"), it.hours.clone());
    answers.add_text("agenda", q("vraag.dagdelen"), list(&it.day_parts));
    answers.add_text("star", q("vraag.vaardigheden"), list(&it.skills));
    answers.add_text("book", q("vraag.leren"), list(&it.learn));
    answers.add_text("euro", q("vraag.vergoeding"), it.allowance.clone());
    let conduct = it.conduct.map(|conduct| {
        q(match conduct {
            ConductCertificate::Needed => "vog.ja",
            ConductCertificate::NotNeeded => "vog.nee",
            ConductCertificate::FreeThroughOrganisation => "vog.gratis",
        })
    });
    answers.add_text("info", q("vraag.vog"), conduct);
    let level = it
        .language_level
        .as_ref()
        .map(|level| texts.find(&format!("taalniveau.{level}")).unwrap_or_else(|| level.clone()));
    answers.add_text("language", q("vraag.taalniveau"), level);
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
    answers.add_text("info", q("vraag.verder"), list(&extra));
    answers.add_text(
        "users",
        q("vraag.aantal"),
        it.wanted.map(|n| texts.count("vacature.aantal", usize::from(n))),
    );
}

fn cost(page: &Context, record: &Record, answers: &mut Answers) {
    let Some(cost) = record.cost() else { return };
    let Some(main) = page.texts.cost(cost) else { return };
    let more = cost
        .text
        .clone()
        .filter(|text| cost.cents.is_some() && !text.eq_ignore_ascii_case(&main))
        .map(IntoAny::into_any)
        .into_iter()
        .collect();
    let icon_name = if cost.is_free() { "free" } else { "euro" };
    answers.add(icon_name, page.t("vraag.kosten"), main.into_any(), more);
}

fn access(page: &Context, access: &Access, answers: &mut Answers) {
    if access.is_unknown() {
        return;
    }
    let main = match access.step_free {
        Some(true) => page.t("toegang.drempelvrij"),
        Some(false) => page.t("toegang.niet"),
        None => access.text.clone().unwrap_or_default(),
    };
    let more = access.text.clone().filter(|_| access.step_free.is_some());
    let more = more.map(IntoAny::into_any).into_iter().collect();
    answers.add("wheelchair", page.t("vraag.toegang"), main.into_any(), more);
}

fn hours_view(page: &Context, hours: &Schedule, detail: &DetailAnswer) -> AnyView {
    // What was understood need not be shown twice.
    let text = hours.text.as_ref().filter(|_| !hours.is_known()).map(|text| {
        let text = page.texts.with("uren.geschreven", &[("tekst", text)]);
        view! { <p class="nl-paragraph">{text}</p> }
    });
    let table = hours.is_known().then(|| hours_table(hours, detail.today));
    if table.is_none() && text.is_none() {
        return ().into_any();
    }
    section(page.t("uren"), view! { {table}{text} }.into_any())
}

/// Call, write, website, route: as big buttons.
fn actions(page: &Context, detail: &DetailAnswer) -> AnyView {
    let own = detail.record.contact().cloned().unwrap_or_default();
    let other = &detail.organisation_contact;
    let contact = Contact {
        phone: own.phone.or_else(|| other.phone.clone()),
        email: own.email.or_else(|| other.email.clone()),
        website: own.website.or_else(|| other.website.clone()),
        text: own.text.or_else(|| other.text.clone()),
    };
    let mut buttons: Vec<AnyView> = Vec::new();
    let mut button = |href: String, icon_name: &str, text: String, first: bool| {
        let class = if first {
            "nl-button nl-button--primary ms-action"
        } else {
            "nl-button nl-button--secondary ms-action"
        };
        buttons.push(
            view! {
                <a class=class href=href rel="external noopener">
                    <span class="nl-button__icon-start">{icon(icon_name)}</span>
                    <span class="nl-button__label">{text}</span>
                </a>
            }
            .into_any(),
        );
    };
    if let Some(phone) = &contact.phone {
        let dial: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        let text = page.texts.with("actie.bel", &[("nummer", phone)]);
        button(format!("tel:{dial}"), "phone", text, true);
    }
    if let Some(email) = &contact.email {
        button(format!("mailto:{email}"), "mail", page.t("actie.mail"), contact.phone.is_none());
    }
    if let Some(website) = &contact.website {
        button(website.clone(), "website", page.t("actie.website"), false);
    }
    if let Record::Article(article) = &detail.record
        && let Some(link) = &article.link
    {
        button(link.clone(), "external", page.t("actie.lees"), true);
    }
    let point = match &detail.record {
        Record::Place(place) => place.point,
        _ => detail.places.iter().find_map(|place| place.point),
    };
    if let Some(point) = point {
        // Opens the phone's own map; computers without one do nothing with it.
        let href = format!("geo:{},{}", point.lat, point.lon);
        button(href, "route", page.t("actie.route"), false);
    }
    let text = contact.text.map(|text| {
        let text = page.texts.with("actie.anders", &[("tekst", &text)]);
        view! { <p class="nl-paragraph">{text}</p> }
    });
    if buttons.is_empty() {
        return text.into_any();
    }
    view! { <div class="ms-actions">{buttons}</div>{text} }.into_any()
}

fn calendar(page: &Context, detail: &DetailAnswer) -> AnyView {
    let record = &detail.record;
    let key = match record {
        Record::Activity(it) if it.when.is_dated() && !detail.over => "actie.in-agenda",
        Record::Organisation(_)
            if detail.related.iter().any(|related| related.kind == Kind::Activity) =>
        {
            "actie.abonneer"
        }
        _ => return ().into_any(),
    };
    let to = Page::Detail(record.kind(), record.common().id().clone());
    let path = path_of(page.lang(), page.site.first_language(), &to);
    let icon_name = if key == "actie.abonneer" { "rss" } else { "calendar-plus" };
    view! {
        <a class="nl-button nl-button--subtle" href=format!("{path}.ics") rel="external">
            <span class="nl-button__icon-start">{icon(icon_name)}</span>
            <span class="nl-button__label">{page.t(key)}</span>
        </a>
    }
    .into_any()
}

fn checked(page: &Context, detail: &DetailAnswer) -> AnyView {
    let common = detail.record.common();
    let texts = &page.texts;
    let date = common.checked_on().map(|date| {
        let date = texts.date_long(date, detail.today);
        view! { <p>{texts.with("nagekeken", &[("datum", &date)])}</p> }
    });
    let source = common.source().map(|source| {
        let when = source.date.as_ref().map(|date| format!(" ({date})")).unwrap_or_default();
        if source.url.starts_with("http") {
            let host = source.url.split('/').nth(2).unwrap_or_default().to_owned();
            view! {
                <p>
                    {texts.get("bron")}
                    " "
                    {external(&source.url, host)}
                    {when}
                </p>
            }
            .into_any()
        } else {
            view! { <p>{texts.get("bron")}" "{source.url.clone()}{when}</p> }.into_any()
        }
    });
    let sample = common.is_sample().then(|| {
        view! {
            <div class="ms-note">
                {icon("info")}
                <p>{texts.get("voorbeeld.uitleg")}</p>
            </div>
        }
    });
    view! { {sample}<div class="ms-checked">{date}{source}</div> }.into_any()
}

fn similar_view(page: &Context, detail: &DetailAnswer) -> AnyView {
    let cards = detail
        .similar
        .iter()
        .map(|(card, reasons)| {
            let reasons: Vec<String> =
                reasons.iter().map(|reason| reason_text(page, reason)).collect();
            view! {
                {item(card, Shows::Icon)}
                <li class="ms-reason">
                    {page.texts.with("lijkt-op.omdat", &[("redenen", &page.texts.listed(&reasons))])}
                </li>
            }
        })
        .collect_view();
    section(page.t("lijkt-op"), view! { <ul class="ms-list">{cards}</ul> }.into_any())
}

fn reason_text(page: &Context, reason: &Reason) -> String {
    let texts = &page.texts;
    match reason {
        Reason::Themes(themes) => {
            let names: Vec<String> =
                themes.iter().map(|theme| texts.get(&format!("thema.{}", theme.slug()))).collect();
            texts.with("lijkt-op.thema", &[("themas", &texts.listed(&names))])
        }
        Reason::Near(metres) => {
            texts.with("lijkt-op.dichtbij", &[("afstand", &texts.distance(*metres))])
        }
        Reason::Words(words) => {
            texts.with("lijkt-op.woorden", &[("woorden", &texts.listed(words))])
        }
    }
}

fn related_view(page: &Context, detail: &DetailAnswer, related: &Related) -> AnyView {
    let relation = match related.relation {
        Relation::OfOrganisation => "hoort-bij.van",
        Relation::AtPlace => "hoort-bij.hier",
        Relation::SameOrganisation => "hoort-bij.zelfde-organisatie",
        Relation::SamePlace => "hoort-bij.zelfde-plek",
    };
    let kind = page.t(&format!("kinds.{}", related.kind.name()));
    let heading = page.texts.with(relation, &[("wat", &kind)]);
    let shown = related.cards.len();
    // The owner's own page lists them all.
    let owner = match related.relation {
        Relation::SameOrganisation => detail.organisation.as_ref(),
        Relation::SamePlace => detail.places.first().map(|place| &place.card),
        Relation::OfOrganisation | Relation::AtPlace => None,
    };
    let rest = (related.total > shown).then(|| {
        if let Some(owner) = owner {
            let all = format!("alle.{}", related.kind.name());
            more(page.href_card(owner), page.texts.count(&all, related.total))
        } else {
            let region = detail.areas.first().map(|area| area.slug.clone());
            let filter = guide::filter::Filter { region, ..guide::filter::Filter::default() };
            let text = page.texts.count("hoort-bij.meer", related.total - shown);
            more(list_href(page, related.kind, &filter), text)
        }
    });
    section(heading, view! { {items(&related.cards, Shows::Day)}{rest} }.into_any())
}

fn sort_text(page: &Context, sort: &str) -> String {
    page.texts.find(&format!("soort.{sort}")).unwrap_or_else(|| sort.to_owned())
}

fn address_text(address: &Address) -> Option<String> {
    let town = match (&address.postcode, &address.town) {
        (Some(postcode), Some(town)) => Some(format!("{postcode} {town}")),
        (postcode, town) => postcode.clone().or_else(|| town.clone()),
    };
    match (&address.street, town) {
        (Some(street), Some(town)) => Some(format!("{street}, {town}")),
        (street, town) => street.clone().or(town),
    }
}

fn external(url: &str, text: String) -> AnyView {
    view! {
        <a class="nl-link" href=url.to_owned() rel="external noopener">
            {text}
        </a>
    }
    .into_any()
}
