//! The answers of a profile in words.

use guide::{
    Moment,
    day_part::DayPart,
    profile::{Field, Item, Value},
};

use crate::context::Context;

/// What can be told to an organisation: without the name, which is asked by itself, and without
/// what only serves to find something.
pub const TOLD: [Field; 10] = [
    Field::Age,
    Field::Likes,
    Field::Skills,
    Field::OwnSkills,
    Field::Times,
    Field::Regions,
    Field::Languages,
    Field::Dutch,
    Field::Learn,
    Field::OwnLearn,
];

/// What a field asks, and the answer in words; none when it is not filled in.
#[must_use]
pub fn told(page: &Context, field: Field) -> Option<(String, String)> {
    let item = Item::Field(field);
    let text = words(page, &item, page.held.mine.profile.get(&item));
    (!text.is_empty()).then(|| (page.t(&format!("profiel.vraag.{}", field.key())), text))
}

/// A value in words.
pub(super) fn words(page: &Context, item: &Item, value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(yes) => page.t(if *yes { "ja" } else { "nee" }),
        Value::Whole(number) => number.to_string(),
        Value::Text(text) => match item {
            Item::Field(field) => word(page, *field, text),
            _ => text.clone(),
        },
        Value::List(items) => {
            let mut all = Vec::new();
            for it in items {
                all.push(words(page, item, it));
            }
            all.join(", ")
        }
        Value::Map(_) => {
            let mut all = Vec::new();
            for part in ["organisatie", "wat", "naam"] {
                all.extend(value.get(part).and_then(Value::as_text));
            }
            // Of a recognition, which is signed or folded up, when it was.
            let at = value.get("ontvangen").or_else(|| value.get("gevraagd"));
            if let Some(at) = at.and_then(Value::as_whole) {
                let day = Moment::from_unix(at / 1000).date();
                return page.texts.day_and_month(day, page.now.date());
            }
            all.join(", ")
        }
    }
}

/// What a word of a field says on screen, where it has a text; what somebody wrote stays.
fn word(page: &Context, field: Field, word: &str) -> String {
    let key = match field {
        Field::Skills | Field::Learn | Field::Regions => {
            return page.site.called(word, page.lang());
        }
        Field::Times => {
            let part = DayPart::from_name(word);
            return part.map_or_else(String::new, |part| page.texts.day_part(part));
        }
        Field::Likes => format!("thema.{word}"),
        Field::Languages => format!("taal.{word}"),
        Field::Dutch => format!("taalniveau.{word}"),
        field => format!("profiel.{}.{word}", field.key()),
    };
    page.texts.find(&key).unwrap_or_else(|| word.to_owned())
}
