//! What waits to be sent, as `public/outbox.js` keeps it: also where there is no app, such as in
//! the service worker. Here it only becomes a signal.

use guide::{
    Moment,
    profile::{Id, Sent},
};
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use web_sys::HtmlFormElement;

use super::{Device, ask::ask, browser, profile};
use crate::context::{Outbox, OwnApplication, WaitState, Waiting};

/// Its name among the scripts.
const PART: &str = "postbak";

/// Keeps what the device knows of the outbox as it is.
pub(super) fn follow(device: Device) {
    let look = move || {
        spawn_local(async move {
            let found = ask(PART, "list", &JsValue::NULL).await;
            let parts = found.map(|found| {
                let parts = js_sys::Array::from(&found);
                [0, 1].map(|nth| js_sys::Array::from(&parts.get(nth)))
            });
            device.change(|state| match parts {
                None => state.held.outbox = Outbox::Missing,
                Some([waiting, sent]) => {
                    let waiting = waiting.iter().filter_map(|it| read(&it));
                    state.held.outbox = Outbox::Waits(waiting.collect());
                    let sent = sent.iter().filter_map(|it| read_application(&it));
                    state.held.applications = sent.collect();
                }
            });
            profile::keep_applications(device);
        });
    };
    look();
    browser::on("mienskip:postbak", look);
}

/// Puts what is filled in in a form into the outbox. The id that it has there; none when this
/// device does not keep it.
pub(super) async fn add(form: &HtmlFormElement) -> Option<String> {
    ask(PART, "add", form).await?.as_string()
}

/// Forgets what was typed in a form: it is kept elsewhere by now.
pub(super) async fn done(form: &HtmlFormElement) {
    let concept = form.get_attribute("data-concept").unwrap_or_default();
    let _ = ask(PART, "done", &concept.into()).await;
}

fn read(entry: &JsValue) -> Option<Waiting> {
    let fields = js_sys::Array::from(entry);
    let text = |nth| fields.get(nth).as_string();
    #[expect(clippy::cast_possible_truncation, reason = "whole seconds fit")]
    let made = Moment::from_unix(fields.get(3).as_f64()? as i64);
    let state = match text(4)?.as_str() {
        "wacht" => WaitState::Waits,
        "later" => WaitState::Later,
        "anders" => WaitState::Taken,
        _ => WaitState::Refused(text(5)?),
    };
    Some(Waiting { id: text(0)?, kind: text(1)?, about: text(2)?, made, state })
}

fn read_application(entry: &JsValue) -> Option<OwnApplication> {
    let fields = js_sys::Array::from(entry);
    let text = |nth| fields.get(nth).as_string();
    // "/v1/vacatures/soepkok/reacties"
    let vacancy = text(3)?.split('/').nth(3)?.parse().ok()?;
    #[expect(clippy::cast_possible_truncation, reason = "whole milliseconds fit")]
    let at = fields.get(4).as_f64()? as i64;
    let sent = Sent { code: text(1)?, vacancy, name: text(2)?, at };
    Some(OwnApplication { id: Id::read(&text(0)?)?, sent })
}
