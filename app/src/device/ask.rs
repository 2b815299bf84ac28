//! Parts that are a script of their own (`public/*.js`), because they also work where there is no
//! app, or because few need them. `/boot.js` loads one when it is first asked.

use std::cell::RefCell;

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

thread_local! {
    static ASK: RefCell<Option<js_sys::Function>> = const { RefCell::new(None) };
}

/// From now on parts are asked by this function: which, what to do, and with what.
pub fn ask_with(ask: js_sys::Function) {
    ASK.set(Some(ask));
}

/// Asks a part. None when it is not there or does not do it.
pub(super) async fn ask(part: &str, verb: &str, what: &JsValue) -> Option<JsValue> {
    let promise = ASK.with_borrow(|ask| {
        let asked = ask.as_ref()?.call3(&JsValue::NULL, &part.into(), &verb.into(), what).ok()?;
        asked.dyn_into::<js_sys::Promise>().ok()
    })?;
    JsFuture::from(promise).await.ok()
}
