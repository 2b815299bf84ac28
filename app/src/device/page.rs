//! What happens on the page: forms that ask the guide on the device instead of the server, and
//! the few buttons and choices that only a device can follow. Pages are HTML; attributes say what
//! an element does, and one listener each for submit, change and click follows them.

use std::{cell::RefCell, rc::Rc};

use api::{
    application, correction,
    form::{Draft, Mistake},
};
use guide::welcome::Household;
use leptos::{prelude::*, task::spawn_local};
use leptos_router::NavigateOptions;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{
    Element, Event, FormData, HtmlFormElement, HtmlInputElement, MouseEvent, UrlSearchParams,
};

use super::{Device, browser, outbox, position, preferences};
use crate::context::{Outbox, Tried, Trouble};

thread_local! {
    static SHOW: RefCell<Option<js_sys::Function>> = const { RefCell::new(None) };
    static SUGGEST: RefCell<Option<Suggest>> = const { RefCell::new(None) };
    static NAVIGATE: RefCell<Option<Navigate>> = const { RefCell::new(None) };
}

/// What may be meant by words that are still being typed, for `/boot.js`; none until the guide is
/// here.
type Suggest = Box<dyn Fn(&str) -> Option<String>>;

/// From now on this says what may be meant by words that are typed.
pub fn suggest_with(suggest: impl Fn(&str) -> Option<String> + 'static) {
    SUGGEST.set(Some(Box::new(suggest)));
}

/// What may be meant by these words, for the search field.
#[must_use]
pub fn suggest(words: &str) -> String {
    SUGGEST.with_borrow(|suggest| suggest.as_ref().and_then(|it| it(words))).unwrap_or_default()
}

/// From now on parts of the page are changed by this function of `/boot.js`.
pub fn show_with(show: js_sys::Function) {
    SHOW.set(Some(show));
}

/// Changes the element with this id into other HTML. What is alike stays, with what has focus and
/// what was typed in it; when one has moved to another page, nothing stays.
pub fn show(id: &str, html: &str, moved: bool) {
    SHOW.with_borrow(|show| {
        if let Some(show) = show {
            // It fails only when the element is gone, and then there is nothing to change.
            let _ = show.call3(&JsValue::NULL, &id.into(), &html.into(), &moved.into());
        }
    });
}

/// Goes to an address without loading a page.
type Navigate = Rc<dyn Fn(&str, NavigateOptions)>;

/// From now on what happens on the page is followed.
pub fn listen(device: Device, navigate: impl Fn(&str, NavigateOptions) + 'static) {
    let navigate: Navigate = Rc::new(navigate);
    NAVIGATE.set(Some(Rc::clone(&navigate)));
    let listener = Rc::new(Listener { device, navigate });
    for (name, follow) in [
        ("submit", Listener::submit as fn(&Listener, &Event)),
        ("change", Listener::change),
        ("click", Listener::click),
    ] {
        let listener = Rc::clone(&listener);
        on(name, move |event| follow(&listener, &event));
    }
}

/// Goes to an address without loading a page.
pub(super) fn go(href: &str) {
    let navigate = NAVIGATE.with_borrow(Clone::clone);
    if let Some(navigate) = navigate {
        navigate(href, NavigateOptions::default());
    }
}

struct Listener {
    device: Device,
    navigate: Navigate,
}

impl Listener {
    fn submit(&self, event: &Event) {
        if let Some(form) = target(event, "form:not([method])")
            && self.ask(&form, NavigateOptions::default())
        {
            event.prevent_default();
        }
        if let Some(form) = target(event, "form[data-postbak]")
            && matches!(self.device.peek().held.outbox, Outbox::Waits(_))
        {
            event.prevent_default();
            self.post(form);
        }
    }

    /// Puts what is filled in in a form into the outbox, or says what is wrong with it.
    fn post(&self, form: HtmlFormElement) {
        let at = form.get_attribute("data-concept").unwrap_or_default();
        let mistakes = mistakes_in(&form);
        let right = mistakes.is_empty();
        self.device.change(|state| {
            state.held.tried = Tried { at, mistakes, ..Tried::default() };
        });
        if !right {
            // It may be there already; a new one takes the focus by itself.
            browser::focus("fouten");
            return;
        }
        let navigate = Rc::clone(&self.navigate);
        spawn_local(async move {
            let Some(id) = outbox::add(&form).await else {
                // Without an outbox the browser sends it; what is wrong then, the server says.
                let _ = form.submit();
                return;
            };
            let then = form.get_attribute("data-daarna").unwrap_or_default();
            let joint = if then.contains('?') { '&' } else { '?' };
            navigate(&format!("{then}{joint}wacht={id}"), NavigateOptions::default());
        });
    }

    fn change(&self, event: &Event) {
        if let Some(form) = target(event, "form[data-direct]") {
            self.ask(&form, in_place());
        } else if let Some(choice) = target(event, "form[data-instellingen] input") {
            self.prefer(&choice);
        } else if let Some(form) = target(event, "form[data-voor]") {
            self.belong(&form);
        } else if let Some(task) = target::<HtmlInputElement>(event, ".ms-task input") {
            self.device.tick(&task.value(), task.checked());
        }
    }

    fn click(&self, event: &Event) {
        if let Some(button) = target::<Element>(event, "[data-bewaar]") {
            let key = button.get_attribute("data-bewaar").unwrap_or_default();
            if let Some(record) = preferences::read_key(&key) {
                self.device.toggle_favourite(&record);
            }
        }
        if let Some(button) = target::<Element>(event, "[data-bewaar-alles]") {
            let keys = button.get_attribute("data-bewaar-alles").unwrap_or_default();
            self.device.keep_all(keys.split(' ').rev().filter_map(preferences::read_key));
        }
        // The router takes links within the page for itself, but leaves the focus where it was.
        if let Some(link) = target::<Element>(event, "a[href^='#']")
            && let Some(id) = link.get_attribute("href")
        {
            browser::focus(id.trim_start_matches('#'));
        }
        if let Some(button) = target::<Element>(event, "[data-doe]") {
            match button.get_attribute("data-doe").as_deref() {
                Some("vernieuw") => self.device.take_update(),
                Some("installeer") => self.device.install(),
                Some("niet-installeren") => self.device.refuse_install(),
                _ => {}
            }
        }
        if target::<Element>(event, "[data-hier]").is_some() {
            position::toggle(self.device);
        }
        // The router follows HTML's links; those on the map are of SVG, or leave the page in place.
        if let Some(link) = target::<Element>(event, "svg a, a[data-hier-blijven]")
            && let Some(href) = link.get_attribute("href")
            && is_plain(event)
            && self.can_answer()
        {
            event.prevent_default();
            let stays = link.has_attribute("data-hier-blijven");
            (self.navigate)(&href, if stays { in_place() } else { NavigateOptions::default() });
        }
    }

    /// Until the guide is on the device the browser asks the server.
    fn can_answer(&self) -> bool {
        self.device.peek().held.guide
    }

    /// Asks what a form asks, if the device can answer.
    fn ask(&self, form: &HtmlFormElement, options: NavigateOptions) -> bool {
        let Some(query) = query_of(form).filter(|_| self.can_answer()) else { return false };
        // The attribute, not the property: an input named "action" would hide the latter.
        let action = form.get_attribute("action").unwrap_or_default();
        (self.navigate)(&format!("{action}{query}"), options);
        true
    }

    fn prefer(&self, choice: &HtmlInputElement) {
        let mut looks = self.device.peek().held.looks.clone();
        match choice.name().as_str() {
            "kleur" => looks.colour = choice.value(),
            "tekst" => looks.size = choice.value(),
            _ => return,
        }
        self.device.prefer(looks);
        self.go_without(&["kleur", "tekst"]);
    }
}

impl Listener {
    /// For whom a welcome pack is.
    fn belong(&self, form: &HtmlFormElement) {
        let fields = fields_of(form).unwrap_or_default();
        let words = fields.iter().filter(|(name, _)| name == "voor");
        self.device.set_households(words.filter_map(|(_, it)| Household::read(it)).collect());
        self.go_without(&["voor"]);
    }

    /// From now on the device knows; an address that says something else would win from it.
    fn go_without(&self, names: &[&str]) {
        if let Some(address) = address_without(names) {
            (self.navigate)(&address, in_place());
        }
    }
}

/// Calls `then` whenever something of this name happens on the page.
pub(super) fn on(name: &str, then: impl Fn(Event) + 'static) {
    let listener = Closure::<dyn Fn(Event)>::new(then);
    // Refused only for malformed arguments.
    let _ = document().add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
    listener.forget();
}

/// The element that something happened to, or the one around it that fits.
pub(super) fn target<T: JsCast>(event: &Event, selector: &str) -> Option<T> {
    let element: Element = event.target()?.dyn_into().ok()?;
    element.closest(selector).ok()??.dyn_into().ok()
}

/// Whether a click asks for nothing but to follow the link, such as for another window.
fn is_plain(event: &Event) -> bool {
    event.dyn_ref::<MouseEvent>().is_none_or(|click| {
        click.button() == 0
            && !(click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key())
    })
}

/// What a form would send: names and values.
fn fields_of(form: &HtmlFormElement) -> Option<Vec<(String, String)>> {
    let data = FormData::new_with_form(form).ok()?;
    let mut fields = Vec::new();
    for entry in js_sys::try_iter(&data).ok()?? {
        let entry: js_sys::Array = entry.ok()?.into();
        if let (Some(name), Some(value)) = (entry.get(0).as_string(), entry.get(1).as_string()) {
            fields.push((name, value));
        }
    }
    Some(fields)
}

/// The same as a query, without empty fields.
fn query_of(form: &HtmlFormElement) -> Option<String> {
    let query = UrlSearchParams::new().ok()?;
    for (name, value) in fields_of(form)? {
        if !value.is_empty() {
            query.append(&name, &value);
        }
    }
    let query = String::from(query.to_string());
    Some(if query.is_empty() { query } else { format!("?{query}") })
}

/// What a server was sent and did not take, as it stands in its page.
pub(super) fn tried() -> Option<Tried> {
    let form = document().query_selector("form[data-geprobeerd]").ok()??;
    let form: HtmlFormElement = form.dyn_into().ok()?;
    let trouble = match form.get_attribute("data-geprobeerd")?.as_str() {
        "druk" => Some(Trouble::Busy),
        "weg" => Some(Trouble::Away),
        _ => None,
    };
    let mistakes = mistakes_in(&form);
    let at = form.get_attribute("data-concept")?;
    Some(Tried { at, mistakes, trouble, ..Tried::default() })
}

/// What is wrong with what is filled in in a form.
fn mistakes_in(form: &HtmlFormElement) -> Vec<Mistake> {
    let mut draft = Draft::default();
    for (name, value) in fields_of(form).unwrap_or_default() {
        draft.add(&name, value);
    }
    match form.get_attribute("data-postbak").as_deref() {
        Some("reactie") => application::read(&draft).err(),
        _ => correction::read(&draft).err(),
    }
    .unwrap_or_default()
}

/// The present address without some parts of its query; none when it has none of them.
fn address_without(names: &[&str]) -> Option<String> {
    let location = window().location();
    let query = UrlSearchParams::new_with_str(&location.search().ok()?).ok()?;
    let before = String::from(query.to_string());
    for name in names {
        query.delete(name);
    }
    let after = String::from(query.to_string());
    (after != before).then(|| format!("{}?{after}", location.pathname().unwrap_or_default()))
}

/// The page stays where it is, and the way back leads to the page before it.
fn in_place() -> NavigateOptions {
    NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() }
}
