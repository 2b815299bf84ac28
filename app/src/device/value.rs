//! Between the values of the browser and those that a profile is read from and written to: the
//! browser reads and writes the JSON.

use guide::profile::Value;
use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Reads JSON; none when it is no JSON.
pub(super) fn parse(json: &str) -> Option<Value> {
    JSON::parse(json).ok().map(|value| from_js(&value))
}

/// Writes JSON.
pub(super) fn stringify(value: &Value) -> String {
    // It fails for values that hold themselves; these do not.
    JSON::stringify(&to_js(value)).map(String::from).unwrap_or_default()
}

fn from_js(value: &JsValue) -> Value {
    if let Some(text) = value.as_string() {
        Value::Text(text)
    } else if let Some(number) = value.as_f64() {
        #[expect(clippy::cast_possible_truncation, reason = "checked right here")]
        if number.fract() == 0.0 { Value::Whole(number as i64) } else { Value::Null }
    } else if let Some(yes) = value.as_bool() {
        Value::Bool(yes)
    } else if let Some(items) = value.dyn_ref::<Array>() {
        Value::List(items.iter().map(|it| from_js(&it)).collect())
    } else if let Some(object) = value.dyn_ref::<Object>() {
        let entries = Object::entries(object);
        let fields = entries.iter().filter_map(|entry| {
            let entry: Array = entry.into();
            Some((entry.get(0).as_string()?, from_js(&entry.get(1))))
        });
        Value::Map(fields.collect())
    } else {
        Value::Null
    }
}

fn to_js(value: &Value) -> JsValue {
    match value {
        Value::Null => JsValue::NULL,
        Value::Bool(yes) => (*yes).into(),
        #[expect(clippy::cast_precision_loss, reason = "JavaScript's numbers hold 53 bits")]
        Value::Whole(number) => (*number as f64).into(),
        Value::Text(text) => text.into(),
        Value::List(items) => items.iter().map(to_js).collect::<Array>().into(),
        Value::Map(fields) => {
            let object = Object::new();
            for (name, value) in fields {
                // Refused only for an object that is frozen.
                let _ = Reflect::set(&object, &name.into(), &to_js(value));
            }
            object.into()
        }
    }
}
