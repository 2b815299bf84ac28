//! Forms that ask the guide on the device instead of the server.

use std::{cell::RefCell, rc::Rc};

use leptos::ev;
use leptos_router::NavigateOptions;
use wasm_bindgen::JsCast;
use web_sys::{FormData, HtmlFormElement, UrlSearchParams};

/// Goes to an address without loading a page.
type Navigate = Rc<dyn Fn(&str, NavigateOptions)>;

thread_local! {
    // Event handlers have no owner to find a context through, and a browser has one page.
    static NAVIGATE: RefCell<Option<Navigate>> = const { RefCell::new(None) };
}

/// From now on forms are answered on the device.
pub fn enable(navigate: impl Fn(&str, NavigateOptions) + 'static) {
    NAVIGATE.set(Some(Rc::new(navigate)));
}

/// For `on:submit` of a form that only asks (`method=get`). Until the guide is on the device the
/// browser sends the form to the server.
#[expect(clippy::needless_pass_by_value, reason = "that is how an event is handed over")]
pub fn submit(event: ev::SubmitEvent) {
    if go(&event, NavigateOptions::default()) {
        event.prevent_default();
    }
}

/// For `on:change` of such a form: shows the new answer at once, and leaves the page where it is.
#[expect(clippy::needless_pass_by_value, reason = "that is how an event is handed over")]
pub fn submit_form_of(event: ev::Event) {
    go(&event, NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() });
}

fn go(event: &web_sys::Event, options: NavigateOptions) -> bool {
    let navigate = NAVIGATE.with_borrow(Clone::clone);
    let form = event.current_target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
    let (Some(navigate), Some(form)) = (navigate, form) else { return false };
    let Some(query) = query_of(&form) else { return false };
    // The attribute, not the property: an input named "action" would hide the latter.
    let action = form.get_attribute("action").unwrap_or_default();
    navigate(&format!("{action}{query}"), options);
    true
}

/// What a form would send, without empty fields.
fn query_of(form: &HtmlFormElement) -> Option<String> {
    let data = FormData::new_with_form(form).ok()?;
    let query = UrlSearchParams::new().ok()?;
    for entry in js_sys::try_iter(&data).ok()?? {
        let entry: js_sys::Array = entry.ok()?.into();
        if let (Some(name), Some(value)) = (entry.get(0).as_string(), entry.get(1).as_string())
            && !value.is_empty()
        {
            query.append(&name, &value);
        }
    }
    let query = String::from(query.to_string());
    Some(if query.is_empty() { query } else { format!("?{query}") })
}
