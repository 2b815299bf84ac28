//! Where this device is, for distances: asked for only when somebody taps the button that says so,
//! used on the device alone, and forgotten with the window.
//!
//! `/boot.js` does the asking, for the browser's own interface would cost more than all the rest.

use guide::geo::Point;
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, Event};

use super::{Device, browser, page};

/// Whether distances are measured from where this device is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Position {
    /// Nobody asked.
    #[default]
    Off,
    /// The browser is looking, or asks its owner.
    Asking,
    /// They are.
    On,
    /// The browser or its owner says no.
    Refused,
    /// It is not known where this is, or finding out takes too long.
    NotFound,
}

/// What the browser's error says when it was refused.
const REFUSED: f64 = 1.0;

/// From now on what the browser finds is used.
pub(super) fn follow(device: Device) {
    page::on("mienskip:hier", move |event| {
        // Somebody may have thought better of it in the meantime.
        if device.peek().held.position == Position::Asking {
            found(device, &event);
        }
    });
}

fn found(device: Device, event: &Event) {
    let said = event.dyn_ref::<CustomEvent>().map(CustomEvent::detail).unwrap_or_default();
    let point = said
        .dyn_ref::<js_sys::Array>()
        .and_then(|pair| Some(Point { lat: pair.get(0).as_f64()?, lon: pair.get(1).as_f64()? }));
    let position = match point {
        Some(_) => Position::On,
        None if said.as_f64() == Some(REFUSED) => Position::Refused,
        None => Position::NotFound,
    };
    device.change(|state| {
        state.here = point;
        state.held.position = position;
    });
}

/// Looks where this is, or stops using it.
pub(super) fn toggle(device: Device) {
    let on = matches!(device.peek().held.position, Position::On | Position::Asking);
    device.change(|state| {
        state.here = None;
        state.held.position = if on { Position::Off } else { Position::Asking };
    });
    if !on {
        browser::tell("mienskip:waar");
    }
}
