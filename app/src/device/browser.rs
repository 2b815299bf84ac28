//! What the browser tells the page and the other way round. The service worker and the install
//! prompt are `/boot.js`'s business; events on the window connect the two.

use js_sys::{Function, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::Performance;

use super::{Device, preferences};

/// Calls `then` whenever the window gets an event of this name.
pub(super) fn on(name: &str, then: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(then);
    // Refused only for malformed arguments.
    let _ = window().add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
    listener.forget();
}

/// Sends the window an event of this name.
pub(super) fn tell(name: &str) {
    if let Ok(event) = web_sys::Event::new(name) {
        let _ = window().dispatch_event(&event);
    }
}

pub(super) fn follow(device: Device) {
    on("mienskip:nieuwe-versie", move || {
        device.change(|state| state.held.update_waits = true);
    });
    on("mienskip:kan-installeren", move || {
        let asks = !preferences::has_refused_install();
        device.change(|state| state.held.can_install = asks);
    });
    on("storage", move || {
        device.change(|state| {
            state.held.favourites = preferences::favourites();
            state.held.region = preferences::region();
            state.held.looks = preferences::Preferences::kept();
        });
    });
    // What happened before anybody listened.
    tell("mienskip:klaar");
}

/// Has the server make the page at an address.
pub fn load_from_server(href: &str) {
    // A browser that cannot load a page has other worries.
    let _ = window().location().assign(href);
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Moves focus to the page's content, so that screen readers say where one has come.
pub fn to_main() {
    focus("inhoud");
}

/// Moves focus to an element, if it is there.
pub(super) fn focus(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) = element.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Does something and has the browser note under a name how long it took (User Timing), so that it
/// can be measured from outside. No mark is made before: on a slow phone that takes a millisecond.
pub fn timed<T>(name: &str, what: impl FnOnce() -> T) -> T {
    let clock = window().performance();
    let start = clock.as_ref().map(Performance::now);
    let done = what();
    if let (Some(clock), Some(start)) = (&clock, start) {
        note(clock, name, start, clock.now());
    }
    done
}

fn note(clock: &Performance, name: &str, start: f64, end: f64) {
    let options = Object::new();
    for (key, at) in [("start", start), ("end", end)] {
        let _ = Reflect::set(&options, &key.into(), &at.into());
    }
    // A browser that does not know these options keeps no time; nothing else depends on it.
    if let Ok(measure) = Reflect::get(clock, &"measure".into())
        && let Ok(measure) = measure.dyn_into::<Function>()
    {
        let _ = measure.call2(clock, &name.into(), &options);
    }
}
