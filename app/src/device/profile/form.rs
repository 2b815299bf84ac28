//! What is filled in in the forms of the profile, as its values.

use guide::profile::{Field, Value};
use web_sys::{Event, FormData, HtmlFormElement};

use super::super::page::target;

/// The question that was answered, and the answer.
pub(super) fn answer(form: &HtmlFormElement, event: &Event) -> Option<(Field, Value)> {
    let name = target::<web_sys::Element>(event, "[name]")?.get_attribute("name")?;
    let field = Field::from_key(&name)?;
    let data = FormData::new_with_form(form).ok()?;
    let all: Vec<String> = data.get_all(&name).iter().filter_map(|it| it.as_string()).collect();
    let one = || all.first().cloned().unwrap_or_default();
    let value = match field {
        Field::Name | Field::FromHome | Field::Dutch | Field::Age | Field::Rhythm => {
            Value::text(&one())
        }
        Field::Likes
        | Field::Skills
        | Field::Times
        | Field::Regions
        | Field::Languages
        | Field::Learn => Value::texts(all.iter().map(String::as_str)),
        Field::OwnSkills | Field::OwnLearn => {
            Value::list(one().lines().map(Value::text).filter(|it| !it.is_null()).collect())
        }
        Field::Kilometres | Field::Hours => one().parse().map_or(Value::Null, Value::Whole),
        Field::Conduct | Field::Buddy | Field::Allowance => match one().as_str() {
            "ja" => Value::Bool(true),
            "nee" => Value::Bool(false),
            _ => Value::Null,
        },
    };
    Some((field, value))
}

/// What somebody did. What the form does not ask stays as it was.
pub(super) fn experience(form: &HtmlFormElement, before: &Value) -> Value {
    const ASKED: [&str; 4] = ["organisatie", "wat", "van", "tot"];
    const MINUTES: &str = "minuten";
    let data = FormData::new_with_form(form).ok();
    let text =
        |name: &str| data.as_ref().and_then(|data| data.get(name).as_string()).unwrap_or_default();
    let kept = before
        .fields()
        .iter()
        .filter(|(name, _)| !ASKED.contains(&name.as_str()) && name != MINUTES);
    let mut fields: Vec<(String, Value)> = kept.cloned().collect();
    for name in ASKED {
        fields.push((name.to_owned(), Value::text(text(name).trim())));
    }
    fields.push((MINUTES.to_owned(), minutes(text("uren").trim(), text(MINUTES).trim())));
    Value::Map(fields)
}

/// Hours and minutes together; something that is no number stays a text, which is refused.
fn minutes(hours: &str, minutes: &str) -> Value {
    if hours.is_empty() && minutes.is_empty() {
        return Value::Null;
    }
    let read = |text: &str| if text.is_empty() { Some(0) } else { text.parse::<i64>().ok() };
    let (Some(hours), Some(minutes)) = (read(hours), read(minutes)) else {
        return Value::text("?");
    };
    Value::Whole(hours.saturating_mul(60).saturating_add(minutes))
}
