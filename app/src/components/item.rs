//! An item of a list: one link with a name and at most a line of facts.

use guide::{
    Kind,
    ask::{Card, Ended},
    fund::FundState,
    record::{Form, Stage},
    schedule::{SlotKind, State},
};
use jiff::civil::{Date, DateTime};
use maud::{Markup, html};

use crate::context::{Context, said};

use super::{checked_fact, icon, reasons, task};

/// What stands left of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// An icon of its theme or kind.
    Icon,
    /// The day on which it is next.
    Day,
    /// The time at which it is; the list says the day.
    Time,
    /// Nothing: what there is to read needs the room.
    Nothing,
}

/// A list of items.
#[must_use]
pub fn items(page: &Context, cards: &[Card], shows: Shows) -> Markup {
    html! {
        ul class="ms-list" {
            @for card in cards {
                (item(page, card, shows))
            }
        }
    }
}

/// One item.
#[must_use]
pub fn item(page: &Context, card: &Card, shows: Shows) -> Markup {
    html! {
        li { (item_link(page, card, shows)) }
    }
}

/// What an item is: one link.
#[must_use]
pub fn item_link(page: &Context, card: &Card, shows: Shows) -> Markup {
    let now = page.now.local();
    let state = card.state.as_ref().and_then(|state| state_line(page, state, now));
    let facts = facts(page, card, shows, now);
    html! {
        a class="ms-item" href=(page.href_card(card)) {
            (leading(page, card, shows, now.date()))
            span class="ms-item__body" {
                span class="ms-item__title" { (said(&card.name)) }
                " "
                (badges(page, card))
                @if let Some(state) = &state {
                    (state)
                }
                @if !facts.is_empty() {
                    span class="ms-facts" {
                        @for fact in &facts {
                            (fact)
                        }
                    }
                }
                @if !card.reasons.is_empty() {
                    span class="ms-facts" {
                        span class="ms-fact ms-fact--suits" {
                            (icon(page, "check"))
                            (reasons(page, &card.reasons))
                        }
                    }
                }
            }
        }
    }
}

fn leading(page: &Context, card: &Card, shows: Shows, today: Date) -> Markup {
    match (&card.next, shows) {
        (_, Shows::Nothing) => html! {},
        (Some(next), Shows::Day) => {
            let date = next.start.date().max(today);
            let class = if date == today { "ms-date ms-date--today" } else { "ms-date" };
            let month = page.t(&format!("maand-kort.{}", date.month()));
            html! {
                span class=(class) {
                    span class="ms-date__weekday" { (page.texts.weekday_short(date.weekday())) }
                    " "
                    span class="ms-date__day" { (date.day()) }
                    " "
                    span class="ms-date__month" { (month) }
                }
            }
        }
        (Some(next), Shows::Time) if !next.all_day && next.start.date() >= today => html! {
            span class="ms-time" { (page.texts.clock(next.start.time())) }
        },
        _ => {
            let name = match card.theme {
                Some(theme) => format!("thema-{}", theme.slug()),
                None => kind_icon(card.kind).to_owned(),
            };
            html! {
                span class="ms-item__icon" { (icon(page, &name)) }
            }
        }
    }
}

/// What must be known before anything else.
fn badges(page: &Context, card: &Card) -> Markup {
    html! {
        @if card.cancelled {
            span class="nl-data-badge ms-badge--cancelled" { (page.t("activiteit.afgelast")) }
            " "
        }
        @if let Some(ended) = card.ended {
            span class="nl-data-badge ms-badge--over" { (ended_text(page, ended)) }
            " "
        }
        @if matches!(card.fund, Some(FundState::Closed(_))) {
            span class="nl-data-badge ms-badge--over" { (page.t("fonds.gesloten")) }
            " "
        }
    }
}

/// Why nobody is awaited any more.
#[must_use]
pub fn ended_text(page: &Context, ended: Ended) -> String {
    page.t(match ended {
        Ended::Over => "activiteit.voorbij",
        Ended::Filled => "vacature.vervuld",
    })
}

/// The line that says whether something is open.
#[must_use]
pub fn state_line(page: &Context, state: &State, now: DateTime) -> Option<Markup> {
    let class = match state {
        State::Open { kind: SlotKind::Afspraak, .. } => "ms-state ms-state--soon",
        State::Open { .. } => "ms-state ms-state--open",
        State::ClosedUntil { from, .. } if from.date() == now.date() => "ms-state ms-state--soon",
        State::ClosedUntil { .. } | State::Closed => "ms-state ms-state--closed",
        State::Unknown => return None,
    };
    let text = page.texts.state(state, now)?;
    Some(html! { span class=(class) { (text) } })
}

/// A fact after its icon. A few words stay together; an extra is left out where there is no room.
fn fact(page: &Context, name: &str, text: &str, extra: bool) -> Markup {
    let mut class = "ms-fact".to_owned();
    if text.chars().count() <= 14 {
        class.push_str(" ms-fact--short");
    }
    if extra {
        class.push_str(" ms-fact--extra");
    }
    html! {
        span class=(class) {
            (icon(page, name))
            // Names have a direction of their own, also those that begin with a mark ("'t Kerkje").
            @if name == "pin" {
                bdi { (text) }
            } @else {
                (text)
            }
        }
        " "
    }
}

fn facts(page: &Context, card: &Card, shows: Shows, now: DateTime) -> Vec<Markup> {
    let texts = &page.texts;
    let mut facts: Vec<Markup> = Vec::new();
    if let Some(time) = card.task.as_ref().and_then(|task| task::time_line(page, task)) {
        facts.push(html! {
            span class="ms-fact ms-fact--wide" { (icon(page, "clock")) (time) }
            " "
        });
    }
    if let Some(summary) = &card.summary {
        facts.push(html! {
            span class="ms-fact ms-fact--wide" { (said(summary)) }
            " "
        });
    }
    let mut add = |name: &str, text: String| facts.push(fact(page, name, &text, false));

    if let Some(next) = &card.next {
        // Of what goes on for days, the days; of what is of one day, the hours will do.
        let days = next.end.is_some_and(|end| end.date() > next.start.date());
        let goes_on = days && next.start < now && next.end.is_some_and(|end| end > now);
        if goes_on {
            add("clock", texts.occurrence(next, now.date()));
        } else if next.all_day {
            add("clock", texts.get("activiteit.hele-dag"));
        } else {
            let end = next.end.filter(|end| end.date() == next.start.date()).map(DateTime::time);
            match (shows, end) {
                (Shows::Time, Some(end)) => {
                    add("clock", texts.with("tijd.tot", &[("tijd", &texts.time(end))]));
                }
                (Shows::Time, None) => {}
                (_, end) => add("clock", texts.times(next.start.time(), end)),
            }
        }
    } else if let Some(text) = &card.when_text {
        add("clock", text.clone());
    }
    if let Some(text) = walk_in_text(page, card) {
        add("clock", text);
    }
    if card.form == Form::Online {
        add("online", texts.get("vorm.online"));
    }
    if let Some(place) = where_text(page, card) {
        add("pin", place);
    }
    for (name, text) in card.task.iter().flat_map(|task| task::marks(page, task)) {
        add(name, text);
    }
    if let Some(cost) = texts.cost(&card.cost) {
        add(if card.cost.is_free() { "free" } else { "euro" }, cost);
    }
    if let Some(euro) = card.maximum_euro {
        let amount = texts.money(euro.saturating_mul(100));
        add("euro", texts.with("fonds.tot", &[("bedrag", &amount)]));
    }
    if let Some(fund) = card.fund {
        add("clock", fund_text(page, fund));
    }
    if let Some(stage) = card.stage {
        add("flag", stage_text(page, stage));
    }
    let sort = card.sort.as_ref().filter(|sort| card.summary.is_none() && *sort != "overig");
    if let Some(sort) = sort {
        let name = if card.kind == Kind::Place { "building" } else { kind_icon(card.kind) };
        add(name, texts.find(&format!("soort.{sort}")).unwrap_or_else(|| sort.clone()));
    }
    if let Some(step_free) = card.step_free {
        let key = if step_free { "plek.drempelvrij" } else { "plek.drempel" };
        facts.push(fact(page, "wheelchair", &texts.get(key), false));
    }
    if let Some(rule) = card.rule.as_ref().and_then(|rule| texts.rule(rule)) {
        facts.push(fact(page, "repeat", &rule, true));
    }
    facts.extend(checked_fact(page, card));
    if card.sample {
        facts.push(html! {
            span class="nl-data-badge ms-badge--sample" { (page.t("voorbeeld")) }
        });
    }
    facts
}

/// "vandaag inloop van 10.00 tot 12.00 uur", unless the line about being open says it.
fn walk_in_text(page: &Context, card: &Card) -> Option<String> {
    let slot = card.walk_in.as_ref()?;
    if matches!(card.state, Some(State::Open { kind: SlotKind::Inloop, .. })) {
        return None;
    }
    let texts = &page.texts;
    let (from, until) = (texts.clock(slot.start.time()), texts.clock(slot.end.time()));
    Some(texts.with("plek.inloop", &[("van", &from), ("tot", &until)]))
}

/// "MFC Huizum, 0,6 km"
pub(super) fn where_text(page: &Context, card: &Card) -> Option<String> {
    let place = match card.kind {
        Kind::Place | Kind::Fund | Kind::Article => card.whereabouts.clone(),
        _ => card.place.clone().or_else(|| card.whereabouts.clone()),
    };
    let distance = card.metres.map(|metres| page.texts.distance(metres).replace(' ', "\u{a0}"));
    match (place, distance) {
        (Some(place), Some(distance)) => Some(format!("{place}, {distance}")),
        (place, distance) => place.or(distance),
    }
}

/// "aan te vragen tot en met 31 januari"
#[must_use]
pub fn fund_text(page: &Context, state: FundState) -> String {
    let texts = &page.texts;
    let today = page.now.date();
    let with = |key: &str, date| texts.with(key, &[("datum", &texts.day_and_month(date, today))]);
    match state {
        FundState::Open(None) => texts.get("fonds.open"),
        FundState::Open(Some(last)) => with("fonds.open-tot", last),
        FundState::Opens(first) => with("fonds.opent", first),
        FundState::Unknown => texts.get("fonds.onbekend"),
        FundState::Closed(None) => texts.get("fonds.gesloten"),
        FundState::Closed(Some(last)) => with("fonds.gesloten-sinds", last),
    }
}

/// "op weg"
#[must_use]
pub fn stage_text(page: &Context, stage: Stage) -> String {
    page.t(&format!("stand.{}", stage.name()))
}

/// The icon of a kind.
#[must_use]
pub fn kind_icon(kind: Kind) -> &'static str {
    match kind {
        Kind::Organisation => "users",
        Kind::Place => "pin",
        Kind::Activity => "agenda",
        Kind::Initiative => "bulb",
        Kind::Service => "hulp",
        Kind::Vacancy => "meedoen",
        Kind::Fund => "euro",
        Kind::Article => "info",
        Kind::AreaPlan => "flag",
        Kind::WelcomeBlock => "book",
    }
}
