//! Asking an organisation to confirm what somebody did, fetching what it answered, and looking
//! whether what it gave is genuine. Only claims and their answers travel, never the profile.
//!
//! A claim is kept under its id, and the answer in the same place. So two windows, or two devices,
//! that fetch the same answer write the same; the server erases it once it stands on the disk.

use std::sync::Arc;

use api::{
    MessageId,
    confirmation::{Claim, Draft, Mistake, PickupCode},
};
use guide::{
    Lang, Moment,
    profile::{self, Experience, Id, Item, Profile, Recognition, Refused, Value},
};
use jiff::civil::Date;
use js_sys::Array;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use web_sys::{Element, Event, FormData, HtmlFormElement};

use super::{
    super::{
        Device,
        ask::ask,
        browser,
        page::{go, target},
    },
    give, milliseconds, set, stored,
};
use crate::context::Context;

/// The name of what asks and checks among the scripts.
const PART: &str = "controleer";
/// What came of checking when it may be kept.
const KEPT: [&str; 2] = ["echt", "ingetrokken"];
/// How long an answer is waited for, in milliseconds: half a year.
const PATIENCE: i64 = 182 * 24 * 60 * 60 * 1000;

/// What organisations gave, as it was last checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Badges {
    /// What came of checking each.
    pub checked: Arc<Vec<Badge>>,
    /// What came of checking the last one that was not kept.
    pub refused: Option<String>,
    /// Whether an answer has come in since this window was opened.
    pub news: bool,
}

/// What a credential says, and what came of checking it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Badge {
    /// Where it is kept in the profile.
    pub id: Id,
    /// What came of checking it, as the API says it.
    pub outcome: String,
    /// When it was last known what is revoked.
    pub seen: Option<Moment>,
    /// The credential for in a link: as short as it can be.
    pub folded: String,
    /// What was confirmed.
    pub what: Experience,
    /// What it took or taught.
    pub skills: String,
    /// Words of thanks.
    pub thanks: String,
    /// When it was given.
    pub awarded: String,
    /// Who signed it.
    pub issuer: String,
}

/// How far an organisation is with what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// It has not answered yet.
    Waits,
    /// It has not answered, and most likely never will.
    Late,
    /// It did not confirm.
    Declined,
    /// It confirmed.
    Confirmed,
}

/// How far an organisation is with what it was asked.
#[must_use]
pub fn progress(it: &Recognition, now: Moment) -> Progress {
    if !it.credential.is_empty() {
        Progress::Confirmed
    } else if it.received.is_some() {
        Progress::Declined
    } else if it.asked.is_none_or(|at| at + PATIENCE < now.unix() * 1000) {
        Progress::Late
    } else {
        Progress::Waits
    }
}

/// What would be asked about an experience, or what is not right yet; without a name and skills,
/// which are chosen.
///
/// # Errors
/// What is missing, too long, or cannot be.
pub fn claim_about(
    it: &Experience,
    (slug, name): (&str, &str),
    today: Date,
) -> Result<Claim, Vec<Mistake>> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let draft = Draft {
        id: MessageId::new(0, [0; 10]).as_str().to_owned(),
        pickup: PickupCode::new([0; 16]).as_str().to_owned(),
        organisation: slug.to_owned(),
        organisation_name: name.to_owned(),
        what: it.what.clone(),
        from: text(&it.from),
        until: text(&it.until),
        minutes: it.minutes.unwrap_or_default().to_string(),
        ..Draft::default()
    };
    draft.read(today)
}

/// What was asked about an experience before, as long as that has not changed; the newest first.
#[must_use]
pub fn asked_before<'p>(
    profile: &'p Profile,
    experience: &Id,
    claim: &Claim,
) -> Option<(&'p Id, Recognition, Draft)> {
    let wanted = claim.draft();
    let mut last: Option<(&Id, Recognition, Draft)> = None;
    for (id, it) in profile.recognitions() {
        if it.experience.as_ref() == Some(experience)
            && last.as_ref().is_none_or(|(_, last, _)| last.asked <= it.asked)
            && let Ok(draft) = Draft::decode(&it.claim)
            && draft.what == wanted.what
            && draft.from == wanted.from
            && draft.until == wanted.until
            && draft.minutes == wanted.minutes
            && draft.organisation == wanted.organisation
        {
            last = Some((id, it, draft));
        }
    }
    last
}

/// What somebody can show that they can: first what an experience took, then the rest.
#[must_use]
pub fn skills_of(page: &Context, it: &Experience) -> Vec<String> {
    let profile = &page.held.mine.profile;
    let mut all: Vec<String> = Vec::new();
    let mut add = |skill: String| {
        if !all.contains(&skill) {
            all.push(skill);
        }
    };
    let lang: Lang = page.lang();
    for slug in it.skills.iter().chain(&profile.skills()) {
        add(page.site.called(slug.as_str(), lang));
    }
    for word in it.words.iter().map(String::as_str).chain(profile.own_skills()) {
        add(word.to_owned());
    }
    all
}

fn find(profile: &Profile, wanted: &Id) -> Option<Recognition> {
    profile.recognitions().find(|(id, _)| *id == wanted).map(|(_, it)| it)
}

fn code_of(claim: &str) -> Option<PickupCode> {
    PickupCode::read(&Draft::decode(claim).ok()?.pickup)
}

fn pair(one: &str, other: &str) -> JsValue {
    Array::of2(&one.into(), &other.into()).into()
}

/// Fetches answers whenever there is internet again, and looks again when another window wrote.
pub(super) fn follow(device: Device) {
    browser::on("online", move || pick_up(device));
    browser::on("storage", move || spawn_local(look(device)));
}

/// Fetches what organisations answered, has the server erase what is kept here, and looks what is
/// genuine.
pub(in super::super) fn pick_up(device: Device) {
    spawn_local(async move {
        fetch(device).await;
        erase(device).await;
        look(device).await;
    });
}

async fn fetch(device: Device) {
    let state = device.peek();
    let waiting = Array::new();
    for (id, it) in state.held.mine.profile.recognitions() {
        if progress(&it, state.now) == Progress::Waits
            && let Some(code) = code_of(&it.claim)
        {
            waiting.push(&pair(id.as_str(), code.as_str()));
        }
    }
    if waiting.length() == 0 {
        return;
    }
    let Some(found) = ask(PART, "haal", &waiting).await else { return };
    for answer in Array::from(&found).iter() {
        take(device, &Array::from(&answer));
    }
}

/// Keeps an answer: [id, whether it was confirmed, the credential, words, when, outcome].
fn take(device: Device, answer: &Array) -> Option<()> {
    let text = |nth| answer.get(nth).as_string().unwrap_or_default();
    let id = Id::read(&text(0))?;
    let outcome = text(5);
    if answer.get(1).is_truthy() && !KEPT.contains(&outcome.as_str()) {
        refuse(device, Some(outcome));
        return None;
    }
    let mut it = find(&device.peek().held.mine.profile, &id)?;
    it.credential = text(2);
    // What was confirmed has the words in it.
    it.words = if it.credential.is_empty() { text(3) } else { String::new() };
    it.received = Some(time(&answer.get(4)));
    set(device, &Item::Recognition(id), &it.to_value());
    device.change(|state| state.held.badges.news = true);
    Some(())
}

/// A time of JavaScript's, or now.
#[expect(clippy::cast_possible_truncation, reason = "they fit")]
fn time(value: &JsValue) -> i64 {
    value.as_f64().filter(|at| *at >= 0.0).map_or_else(milliseconds, |at| at as i64)
}

fn refuse(device: Device, outcome: Option<String>) {
    device.change(|state| state.held.badges.refused = outcome);
}

/// Has the server erase the answers that stand on the disk here.
async fn erase(device: Device) {
    let Ok(profile) = stored() else { return };
    for (id, mut it) in profile.recognitions() {
        if !it.done
            && it.received.is_some()
            && let Some(code) = code_of(&it.claim)
            && ask(PART, "weg", &code.as_str().into()).await.is_some_and(|done| done.is_truthy())
        {
            it.done = true;
            set(device, &Item::Recognition(id.clone()), &it.to_value());
        }
    }
}

/// Looks whether what was given is genuine.
async fn look(device: Device) {
    let given = Array::new();
    for (id, it) in device.peek().held.mine.profile.recognitions() {
        if !it.credential.is_empty() {
            given.push(&pair(id.as_str(), &it.credential));
        }
    }
    let mut checked = Vec::new();
    if given.length() > 0 {
        let Some(found) = ask(PART, "bekijk", &given).await else { return };
        for badge in Array::from(&found).iter() {
            checked.extend(read(&Array::from(&badge)));
        }
    }
    if *device.peek().held.badges.checked != checked {
        device.change(|state| state.held.badges.checked = Arc::new(checked));
    }
}

fn read(badge: &Array) -> Option<Badge> {
    let maybe = |nth| badge.get(nth).as_string();
    let text = |nth| maybe(nth).unwrap_or_default();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole seconds fit, and so do minutes"
    )]
    let (seen, minutes) = (
        badge.get(2).as_f64().map(|at| Moment::from_unix((at / 1000.0) as i64)),
        badge.get(8).as_f64().map(|minutes| minutes as u32),
    );
    Some(Badge {
        id: Id::read(&text(0))?,
        outcome: text(1),
        seen,
        folded: text(3),
        what: Experience {
            organisation: text(4),
            what: text(5),
            from: maybe(6),
            until: maybe(7),
            minutes,
            ..Experience::default()
        },
        skills: text(9),
        thanks: text(10),
        awarded: text(11),
        issuer: text(12),
    })
}

/// Follows the buttons and links around recognition.
pub(super) fn click(device: Device, event: &Event) {
    let chosen = |name: &str| {
        let element = target::<Element>(event, &format!("[{name}]"))?;
        Id::read(&element.get_attribute(name)?)
    };
    if let Some(id) = chosen("data-waardering-weg") {
        set(device, &Item::Recognition(id), &Value::Null);
        spawn_local(look(device));
        browser::focus("inhoud");
    } else if let Some(id) = chosen("data-waardering-bestand")
        && let Some(it) = find(&device.peek().held.mine.profile, &id)
    {
        give(&format!("waardering-{id}.jwt"), "text/plain", &it.credential);
    } else if target::<Element>(event, "[data-paneel]").is_some() {
        // Another part of the same page: nobody else says that it has changed.
        browser::focus("inhoud");
    }
}

/// Makes the link of a claim, and keeps it.
pub(super) fn ask_for(device: Device, form: &HtmlFormElement) -> Option<()> {
    let attribute = |name: &str| form.get_attribute(name).unwrap_or_default();
    let experience = Id::read(&attribute("data-vraag"))?;
    let state = device.peek();
    let profile = Arc::clone(&state.held.mine.profile);
    let (_, it) = profile.experiences().find(|(id, _)| **id == experience)?;
    let organisation = (attribute("data-slug"), attribute("data-naam"));
    let about = (organisation.0.as_str(), organisation.1.as_str());
    let mut claim = claim_about(&it, about, state.now.date()).ok()?;
    let data = FormData::new_with_form(form).ok()?;
    claim.name = data.get("naam").as_string();
    claim.skills = data.get_all("kan").iter().filter_map(|it| it.as_string()).collect();
    if claim.skills.len() > Draft::SKILLS {
        let mistake = profile::Mistake::TooMany(Draft::SKILLS);
        device.change(|state| state.held.mine.refused = Some(Refused { key: "kan", mistake }));
        return None;
    }
    let then = attribute("data-daarna");
    if let Some((_, before, draft)) = asked_before(&profile, &experience, &claim)
        && progress(&before, state.now) == Progress::Waits
        && draft.skills == claim.skills
        && draft.name == claim.name.clone().unwrap_or_default()
    {
        go(&then);
        return None;
    }
    spawn_local(async move {
        let Some(chance) = ask(PART, "kans", &JsValue::UNDEFINED).await else { return };
        let chance = js_sys::Uint8Array::new(&chance).to_vec();
        let (Ok(id), Ok(pickup)) =
            (chance[..10.min(chance.len())].try_into(), chance[10.min(chance.len())..].try_into())
        else {
            return;
        };
        let now = milliseconds();
        claim.id = MessageId::new(now.unsigned_abs(), id);
        claim.pickup = PickupCode::new(pickup);
        let Some(id) = Id::read(claim.id.as_str()) else { return };
        let asked = Recognition {
            experience: Some(experience),
            claim: claim.encode(),
            asked: Some(now),
            ..Recognition::default()
        };
        if set(device, &Item::Recognition(id), &asked.to_value()) {
            go(&then);
            browser::focus("inhoud");
        }
    });
    None
}

/// Keeps the recognition in a file, when it is genuine.
pub(super) fn open(device: Device, input: Element) {
    spawn_local(async move {
        let Some(found) = ask(PART, "lees", &input).await else { return };
        let found = Array::from(&found);
        let text = |nth| found.get(nth).as_string().unwrap_or_default();
        let outcome = text(0);
        let Some(id) = Id::read(&text(2)).filter(|_| KEPT.contains(&outcome.as_str())) else {
            refuse(device, Some(outcome));
            return;
        };
        refuse(device, None);
        let before = find(&device.peek().held.mine.profile, &id);
        let it = Recognition {
            credential: text(1),
            received: Some(time(&found.get(3))),
            ..before.unwrap_or_default()
        };
        set(device, &Item::Recognition(id), &it.to_value());
        look(device).await;
    });
}
