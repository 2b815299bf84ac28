//! The only place in the browser where the clock is read.

use guide::Moment;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};

use super::Device;

/// Now.
#[must_use]
pub fn now() -> Moment {
    #[expect(clippy::cast_possible_truncation, reason = "whole seconds fit")]
    let seconds = (js_sys::Date::now() / 1000.0) as i64;
    Moment::from_unix(seconds)
}

/// Keeps the time right to the minute: "nu open" must not stay when the door has closed.
pub(super) fn follow(device: Device) {
    const MINUTE: i32 = 60_000;
    let tick = Closure::<dyn Fn()>::new(move || device.change(|state| state.now = now()));
    // Without a timer the page shows the time at which it was opened.
    let _ = window().set_interval_with_callback_and_timeout_and_arguments_0(
        tick.as_ref().unchecked_ref(),
        MINUTE,
    );
    tick.forget();
}
