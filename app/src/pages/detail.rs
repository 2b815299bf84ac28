//! One record: what, when, where, for whom and what it costs, who and how to reach them, what
//! belongs to it, and when it was last checked.

use guide::{
    Kind, Slug,
    ask::{DetailAnswer, Joined, Related, Relation},
    filter::Filter,
    freshness::Freshness,
    record::{Access, Address, ConductCertificate, Contact, Form, Record},
    schedule::Schedule,
    similar::Reason,
    support::SupportSort,
    theme::Theme,
};
use maud::{Markup, Render, html};

use crate::{
    address::{Page, path_of},
    components::{
        Answers, Shows, checked_text, dial, favourite, fund_text, helpers_icon, helpers_text, icon,
        item, items, list_href, old_text, opening_hours, pin_map, print_link, share, stage_text,
        state_line, walk_in_text,
    },
    context::{Context, said, written},
    device::{Position, write_key},
};

use super::{more, section};

/// The page.
#[must_use]
pub fn view(page: &Context, detail: &DetailAnswer) -> Markup {
    let record = &detail.record;
    let common = record.common();
    let kind = record.kind();
    let lang = page.lang();
    let now = page.now.local();
    let state = detail.state.as_ref().and_then(|state| state_line(page, state, now));
    let summary = common.summary();
    html! {
        div class="ms-wrap" {
            (back(page, record))
            div class="ms-columns ms-columns--wide" {
                div class="ms-stack" {
                    div {
                        h1 class="nl-heading nl-heading--level-1" {
                            (said(&common.name().said(lang)))
                        }
                        p class="ms-marks" {
                            (marks(page, detail))
                            @if let Some(state) = state {
                                (state)
                            }
                        }
                    }
                    @if !summary.is_empty() {
                        p class="nl-paragraph nl-paragraph--lead" { (said(&summary.said(lang))) }
                    }
                    (answers(page, detail).view())
                    @if let Some(hours) = record.hours() {
                        (hours_view(page, hours, detail))
                    }
                    (actions(page, detail))
                    div class="ms-extras ms-noprint" {
                        (favourite(page, kind, common.id()))
                        (calendar(page, detail))
                        (print_link(
                            page,
                            &[("wat", &write_key(kind, common.id()))],
                            "afdrukken",
                        ))
                        (share(page, &page.address_of(&Page::Detail(kind, common.id().clone()))))
                    }
                    (checked(page, detail))
                }
                div class="ms-column" { (around(page, detail)) }
            }
        }
    }
}

/// The way back: to the questions for help, to all that helps on a plan, or to the list.
fn back(page: &Context, record: &Record) -> Markup {
    let supports = SupportSort::of(record);
    let kind = record.kind();
    let (to, text) = match record {
        Record::Service(_) => (Page::List(kind), page.t("hulp.vraag")),
        _ if supports.is_some() && kind != Kind::Organisation => {
            (Page::Support, page.t("ondersteuning"))
        }
        _ => (Page::List(kind), page.t(&format!("kinds.{}", kind.name()))),
    };
    html! {
        a class="nl-link ms-back" href=(page.href(&to, &[])) {
            (icon(page, "arrow-left"))
            (text)
        }
    }
}

/// Where it is, and what else there is around it.
fn around(page: &Context, detail: &DetailAnswer) -> Markup {
    let mine: Option<&Slug> = detail.areas.first().map(|area| &area.slug);
    html! {
        @if let Some(map) = &detail.map {
            (section(page.t("kaart.kop"), pin_map(page, map, mine)))
        }
        @for area in &detail.areas {
            @let href = page.href(&Page::Area(area.slug.clone()), &[]);
            (more(page, href, page.texts.with("detail.gebied", &[("gebied", &area.name)])))
        }
        @if !detail.similar.is_empty() {
            (similar_view(page, detail))
        }
        @if !detail.joined.is_empty() {
            (joined_view(page, detail))
        }
        @for related in &detail.related {
            (related_view(page, detail, related))
        }
    }
}

/// Sample content, called off, over.
pub(super) fn marks(page: &Context, detail: &DetailAnswer) -> Markup {
    let cancelled = matches!(&detail.record, Record::Activity(it) if it.cancelled);
    let filled = matches!(&detail.record, Record::Vacancy(it) if it.filled);
    html! {
        @if filled {
            span class="nl-data-badge ms-badge--over" { (page.t("vacature.vervuld")) }
            " "
        }
        @if detail.record.common().is_sample() {
            span class="nl-data-badge ms-badge--sample" { (page.t("voorbeeld")) }
            " "
        }
        @if cancelled {
            span class="nl-data-badge ms-badge--cancelled" { (page.t("activiteit.afgelast")) }
            " "
        }
        @if detail.over {
            span class="nl-data-badge ms-badge--over" { (page.t("activiteit.voorbij")) }
            " "
        }
    }
}

/// When, where, for whom, what it costs, who.
pub(super) fn answers(page: &Context, detail: &DetailAnswer) -> Answers {
    let mut answers = Answers::default();
    when(page, detail, &mut answers);
    place(page, detail, &mut answers);
    let texts = &page.texts;
    let q = |key: &str| texts.get(key);
    match &detail.record {
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
            answers.add_text(page, "pin", q("vraag.waar"), address_text(&it.address));
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
        Record::Vacancy(_) => vacancy(page, detail, &mut answers),
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
        Record::AreaPlan(_) => {}
    }
    if let Some(organisation) = &detail.organisation {
        let name = html! {
            a class="nl-link" href=(page.href_card(organisation)) { (said(&organisation.name)) }
        };
        answers.add(page, "users", q("vraag.van"), name, Vec::new());
    }
    answers
}

fn when(page: &Context, detail: &DetailAnswer, answers: &mut Answers) {
    let Record::Activity(activity) = &detail.record else { return };
    let texts = &page.texts;
    let today = detail.today;
    let mut more: Vec<Markup> = Vec::new();
    let rule = activity.when.rule.as_ref().and_then(|rule| texts.rule(rule));
    if let Some(rule) = rule.filter(|_| !detail.over) {
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

fn place(page: &Context, detail: &DetailAnswer, answers: &mut Answers) {
    let texts = &page.texts;
    let here = page.held.position == Position::On;
    let from = if here { "afstand.van-hier" } else { "afstand.van-jou" };
    let distance =
        detail.metres.map(|metres| texts.with(from, &[("afstand", &texts.distance(metres))]));
    let form = match &detail.record {
        Record::Activity(activity) => activity.form,
        _ => Form::OnSite,
    };
    if form != Form::OnSite {
        let key = if form == Form::Online { "vorm.online" } else { "vorm.hybride" };
        let link = match &detail.record {
            Record::Activity(activity) => activity.link.as_ref(),
            _ => None,
        };
        let more = link.map(|link| external(link, &texts.get("vorm.link"))).into_iter().collect();
        answers.add(page, "online", texts.get("vraag.hoe"), texts.get(key).render(), more);
    }
    for place in &detail.places {
        let name = html! {
            a class="nl-link" href=(page.href_card(&place.card)) { (said(&place.card.name)) }
        };
        let mut more = Vec::new();
        let address = address_text(&place.address).or_else(|| place.card.whereabouts.clone());
        if let Some(address) = address {
            more.push(address.render());
        }
        if let Some(distance) = &distance {
            more.push(distance.render());
        }
        answers.add(page, "pin", texts.get("vraag.waar"), name, more);
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
            let more = distance.iter().map(Render::render).collect();
            answers.add(page, "pin", texts.get("vraag.waar"), main.render(), more);
        }
    }
}

fn vacancy(page: &Context, detail: &DetailAnswer, answers: &mut Answers) {
    let Record::Vacancy(it) = &detail.record else { return };
    let texts = &page.texts;
    let q = |key: &str| texts.get(key);
    let list = |items: &[String]| (!items.is_empty()).then(|| texts.listed(items));
    answers.add_written(page, "check", q("vraag.taken"), list(&it.tasks));
    answers.add_written(page, "clock", q("vraag.tijd"), it.hours.clone());
    answers.add_written(page, "agenda", q("vraag.dagdelen"), list(&it.day_parts));
    answers.add_written(page, "star", q("vraag.vaardigheden"), list(&it.skills));
    answers.add_written(page, "book", q("vraag.leren"), list(&it.learn));
    answers.add_written(page, "euro", q("vraag.vergoeding"), it.allowance.clone());
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

/// The week, or the words of the source.
pub(super) fn hours_view(page: &Context, hours: &Schedule, detail: &DetailAnswer) -> Markup {
    // What was understood need not be shown twice.
    let body = if hours.is_known() {
        opening_hours(page, hours, &detail.week, &detail.ahead, detail.today)
    } else if let Some(text) = &hours.text {
        html! {
            p class="nl-paragraph" { (page.texts.with("uren.geschreven", &[("tekst", text)])) }
        }
    } else {
        return html! {};
    };
    section(page.t("uren"), body)
}

/// How to reach those behind it: its own way, or else its organisation's.
pub(super) fn contact(detail: &DetailAnswer) -> Contact {
    let own = detail.record.contact().cloned().unwrap_or_default();
    let other = &detail.organisation_contact;
    Contact {
        phone: own.phone.or_else(|| other.phone.clone()),
        email: own.email.or_else(|| other.email.clone()),
        website: own.website.or_else(|| other.website.clone()),
        text: own.text.or_else(|| other.text.clone()),
    }
}

/// Call, write, website, route: as big buttons.
fn actions(page: &Context, detail: &DetailAnswer) -> Markup {
    let contact = contact(detail);
    let mut buttons: Vec<Markup> = Vec::new();
    let mut respond = None;
    let mut button = |href: &str, icon_name: &str, text: String, first: bool| {
        let class = if first {
            "nl-button nl-button--primary ms-action"
        } else {
            "nl-button nl-button--secondary ms-action"
        };
        buttons.push(html! {
            a class=(class) href=(href) rel="external noopener" {
                span class="nl-button__icon-start" { (icon(page, icon_name)) }
                span class="nl-button__label" { (text) }
            }
        });
    };
    if let Record::Vacancy(vacancy) = &detail.record
        && !vacancy.filled
    {
        let href = page.href(&Page::Apply(vacancy.id.clone()), &[]);
        respond = Some(html! {
            a class="nl-button nl-button--primary ms-action" href=(href) {
                span class="nl-button__icon-start" { (icon(page, "send")) }
                span class="nl-button__label" { (page.t("reageren")) }
            }
        });
    }
    if let Some(phone) = &contact.phone {
        let text = page.texts.with("actie.bel", &[("nummer", phone)]);
        button(&dial(phone), "phone", text, respond.is_none());
    }
    if let Some(email) = &contact.email {
        let first = contact.phone.is_none() && respond.is_none();
        button(&format!("mailto:{email}"), "mail", page.t("actie.mail"), first);
    }
    if let Some(website) = &contact.website {
        button(website, "website", page.t("actie.website"), false);
    }
    if let Record::Article(article) = &detail.record
        && let Some(link) = &article.link
    {
        button(link, "external", page.t("actie.lees"), true);
    }
    let point = match &detail.record {
        Record::Place(place) => place.point,
        _ => detail.places.iter().find_map(|place| place.point),
    };
    if let Some(point) = point {
        // Opens the phone's own map; computers without one do nothing with it.
        let href = format!("geo:{},{}", point.lat, point.lon);
        button(&href, "route", page.t("actie.route"), false);
    }
    html! {
        @if respond.is_some() || !buttons.is_empty() {
            div class="ms-actions" {
                @if let Some(respond) = &respond {
                    (respond)
                }
                @for button in &buttons {
                    (button)
                }
            }
        }
        @if let Some(text) = &contact.text {
            p class="nl-paragraph" { (page.texts.with("actie.anders", &[("tekst", text)])) }
        }
    }
}

fn calendar(page: &Context, detail: &DetailAnswer) -> Markup {
    let record = &detail.record;
    let (key, icon_name) = match record {
        Record::Activity(it) if it.when.is_dated() && !detail.over => {
            ("actie.in-agenda", "calendar-plus")
        }
        Record::Organisation(_)
            if detail.related.iter().any(|related| related.kind == Kind::Activity) =>
        {
            ("actie.abonneer", "rss")
        }
        _ => return html! {},
    };
    let to = Page::Detail(record.kind(), record.common().id().clone());
    let path = path_of(page.lang(), page.site.first_language(), &to);
    html! {
        a class="nl-button nl-button--subtle" href=(format!("{path}.ics")) rel="external" {
            span class="nl-button__icon-start" { (icon(page, icon_name)) }
            span class="nl-button__label" { (page.t(key)) }
        }
    }
}

fn checked(page: &Context, detail: &DetailAnswer) -> Markup {
    let common = detail.record.common();
    let texts = &page.texts;
    let to = Page::Correction(detail.record.kind(), common.id().clone());
    html! {
        @if common.is_sample() {
            div class="ms-note" {
                (icon(page, "info"))
                p { (texts.get("voorbeeld.uitleg")) }
            }
        }
        p class="ms-noprint" {
            a class="nl-link ms-more" href=(page.href(&to, &[])) {
                (icon(page, "flag"))
                (texts.get("klopt-niet"))
            }
        }
        div class="ms-checked" {
            @if let Some(text) = checked_text(page, detail) {
                p { (text) }
            }
            @if let Some(text) = old_text(page, detail) {
                p class=(if detail.checked.freshness == Freshness::Old { "ms-old" } else { "" }) {
                    (icon(page, "hourglass"))
                    (text)
                }
            }
            @if let Some(source) = common.source() {
                p {
                    (texts.get("bron"))
                    " "
                    @if source.url.starts_with("http") {
                        (external(&source.url, source.url.split('/').nth(2).unwrap_or_default()))
                    } @else {
                        (source.url)
                    }
                    @if let Some(date) = &source.date {
                        " (" (date) ")"
                    }
                }
            }
        }
    }
}

fn similar_view(page: &Context, detail: &DetailAnswer) -> Markup {
    let because = |reasons: &[Reason]| {
        let reasons: Vec<String> = reasons.iter().map(|reason| reason_text(page, reason)).collect();
        page.texts.with("lijkt-op.omdat", &[("redenen", &page.texts.listed(&reasons))])
    };
    let list = html! {
        ul class="ms-list" {
            @for (card, reasons) in &detail.similar {
                (item(page, card, Shows::Icon))
                li class="ms-reason" { (because(reasons)) }
            }
        }
    };
    section(page.t("lijkt-op"), list)
}

/// Help and helping belong together: where to help oneself, or whom one helps.
fn joined_view(page: &Context, detail: &DetailAnswer) -> Markup {
    let texts = &page.texts;
    let because = |joined: &Joined| {
        let reason = match joined {
            Joined::Place => texts.get("zelf-helpen.plek"),
            Joined::Organisation => texts.get("zelf-helpen.organisatie"),
            Joined::Themes(themes) => {
                texts.with("zelf-helpen.thema", &[("themas", &theme_names(page, themes))])
            }
        };
        texts.with("lijkt-op.omdat", &[("redenen", &reason)])
    };
    let list = html! {
        ul class="ms-list" {
            @for (card, joined) in &detail.joined {
                (item(page, card, Shows::Icon))
                li class="ms-reason" { (because(joined)) }
            }
        }
    };
    let is_vacancy = detail.record.kind() == Kind::Vacancy;
    section(page.t(if is_vacancy { "zelf-helpen.wie" } else { "zelf-helpen" }), list)
}

/// "Eten en Ontmoeten"
fn theme_names(page: &Context, themes: &[Theme]) -> String {
    let names: Vec<String> =
        themes.iter().map(|theme| page.t(&format!("thema.{}", theme.slug()))).collect();
    page.texts.listed(&names)
}

fn reason_text(page: &Context, reason: &Reason) -> String {
    let texts = &page.texts;
    match reason {
        Reason::Themes(themes) => {
            texts.with("lijkt-op.thema", &[("themas", &theme_names(page, themes))])
        }
        Reason::Near(metres) => {
            texts.with("lijkt-op.dichtbij", &[("afstand", &texts.distance(*metres))])
        }
        Reason::Words(words) => {
            texts.with("lijkt-op.woorden", &[("woorden", &texts.listed(words))])
        }
    }
}

fn related_view(page: &Context, detail: &DetailAnswer, related: &Related) -> Markup {
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
            more(page, page.href_card(owner), page.texts.count(&all, related.total))
        } else {
            let region = detail.areas.first().map(|area| area.slug.clone());
            let filter = Filter { region, ..Filter::default() };
            let text = page.texts.count("hoort-bij.meer", related.total - shown);
            more(page, list_href(page, related.kind, &filter), text)
        }
    });
    let body = html! {
        (items(page, &related.cards, Shows::Day))
        @if let Some(rest) = rest {
            (rest)
        }
    };
    section(heading, body)
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

fn external(url: &str, text: &str) -> Markup {
    html! {
        a class="nl-link" href=(url) rel="external noopener" { (text) }
    }
}
