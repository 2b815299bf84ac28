//! What a page says to machines: schema.org as JSON-LD. Only on the server.

mod hours;

use guide::{
    Almanac, Answer, Lang, Moment,
    ask::DetailAnswer,
    record::{Activity, Address, Contact, Form, Organisation, Place, Record, Service, Vacancy},
    when::Start,
};
use serde_json::{Map, Value, json};

use crate::context::Seen;

/// The description of what the page is about; none for pages that are about nothing in particular.
/// `base` is the public address of the site, `url` that of the page.
#[must_use]
pub fn json_ld(seen: &Seen, lang: Lang, base: &str, url: &str, almanac: &Almanac) -> Option<Value> {
    let Seen::Answer(Answer::Detail(detail)) = seen else { return None };
    let mut about = match &*detail.record {
        Record::Activity(activity) => event(detail, activity, base)?,
        Record::Organisation(organisation) => organisation_of(organisation),
        Record::Place(place) => place_of(detail, place, almanac),
        Record::Service(service) => service_of(detail, service, almanac)?,
        Record::Vacancy(vacancy) => job_of(detail, vacancy, lang),
        _ => return None,
    };
    let common = detail.record.common();
    about.insert("@context".into(), json!("https://schema.org"));
    about.insert("name".into(), json!(common.name().get(lang).0));
    about.insert("url".into(), json!(url));
    let summary = common.summary().get(lang).0;
    if !summary.is_empty() {
        about.insert("description".into(), json!(summary));
    }
    Some(Value::Object(about))
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

/// An event needs a date; without one there is nothing to say.
fn event(detail: &DetailAnswer, activity: &Activity, base: &str) -> Option<Map<String, Value>> {
    let next = detail.dates.first();
    let exact = |at| Moment::from_local(at).zoned().strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
    let start = match next {
        Some(next) if next.all_day => next.start.date().to_string(),
        Some(next) => exact(next.start),
        None => match activity.when.start? {
            Start::Day(date) => date.to_string(),
            Start::Time(at) => exact(at),
        },
    };
    let status = if activity.cancelled { "EventCancelled" } else { "EventScheduled" };
    let mode = match activity.form {
        Form::OnSite => "OfflineEventAttendanceMode",
        Form::Online => "OnlineEventAttendanceMode",
        Form::Hybrid => "MixedEventAttendanceMode",
    };
    let mut event = object(json!({
        "@type": "Event",
        "startDate": start,
        "eventStatus": format!("https://schema.org/{status}"),
        "eventAttendanceMode": format!("https://schema.org/{mode}"),
    }));
    if let Some(end) = next.filter(|next| !next.all_day).and_then(|next| next.end) {
        event.insert("endDate".into(), json!(exact(end)));
    }
    let mut locations = Vec::new();
    for place in &detail.places {
        let mut location = object(json!({ "@type": "Place", "name": place.card.name.text }));
        put_address(&mut location, &place.address);
        locations.push(Value::Object(location));
    }
    if activity.form != Form::OnSite {
        let url = activity.link.clone().unwrap_or_else(|| base.to_owned());
        locations.push(json!({ "@type": "VirtualLocation", "url": url }));
    }
    if locations.is_empty() {
        let name = detail.whereabouts.clone().unwrap_or_default();
        locations.push(json!({ "@type": "Place", "name": name, "address": name }));
    }
    event.insert("location".into(), Value::Array(locations));
    if let Some(organisation) = &detail.organisation {
        let organiser = json!({ "@type": "Organization", "name": organisation.name.text });
        event.insert("organizer".into(), organiser);
    }
    if let Some(cents) = activity.cost.cents {
        event.insert("isAccessibleForFree".into(), json!(cents == 0));
        let price = format!("{}.{:02}", cents / 100, cents % 100);
        let offer = json!({ "@type": "Offer", "price": price, "priceCurrency": "EUR" });
        event.insert("offers".into(), offer);
    }
    Some(event)
}

fn organisation_of(organisation: &Organisation) -> Map<String, Value> {
    let sort = match organisation.sort.as_deref() {
        Some("gemeente") => "GovernmentOrganization",
        _ => "Organization",
    };
    let mut about = object(json!({ "@type": sort }));
    put_address(&mut about, &organisation.address);
    put_contact(&mut about, &organisation.contact);
    about
}

/// A service needs hours; without them its page says no more than a page.
fn service_of(
    detail: &DetailAnswer,
    service: &Service,
    almanac: &Almanac,
) -> Option<Map<String, Value>> {
    if !service.hours.is_known() {
        return None;
    }
    let told = hours::specifications(&service.hours, detail.today, almanac);
    let all: Vec<Value> = told.usual.into_iter().chain(told.special).collect();
    let mut about = object(json!({ "@type": "Service", "hoursAvailable": all }));
    if let Some(organisation) = &detail.organisation {
        let provider = json!({ "@type": "Organization", "name": organisation.name.text });
        about.insert("provider".into(), provider);
    }
    Some(about)
}

/// Volunteer work is a job posting of the employment type `VOLUNTEER`. What one gets is no salary, so
/// it stands among the benefits.
fn job_of(detail: &DetailAnswer, vacancy: &Vacancy, lang: Lang) -> Map<String, Value> {
    let mut about = object(json!({
        "@type": "JobPosting",
        "title": vacancy.name.get(lang).0,
        "employmentType": "VOLUNTEER",
    }));
    let mut put = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            about.insert(key.into(), value);
        }
    };
    let list = |words: &[String]| (!words.is_empty()).then(|| json!(words));
    put("responsibilities", list(&vacancy.tasks));
    put("skills", list(&vacancy.skills));
    put("workHours", vacancy.hours.as_ref().map(|hours| json!(hours)));
    put("totalJobOpenings", vacancy.wanted.map(|wanted| json!(wanted)));
    let allowance = vacancy.allowance.as_ref().filter(|_| vacancy.has_allowance());
    put("jobBenefits", allowance.map(|allowance| json!(allowance)));
    put("jobLocationType", vacancy.from_home.then(|| json!("TELECOMMUTE")));
    let organisation = detail.organisation.as_ref();
    put(
        "hiringOrganization",
        organisation.map(|it| json!({ "@type": "Organization", "name": it.name.text })),
    );
    let place = detail.places.first().map(|place| {
        let mut location = object(json!({ "@type": "Place", "name": place.card.name.text }));
        put_address(&mut location, &place.address);
        Value::Object(location)
    });
    let roughly = || {
        let name = detail.whereabouts.as_ref().filter(|_| !vacancy.from_home)?;
        Some(json!({ "@type": "Place", "name": name, "address": name }))
    };
    put("jobLocation", place.or_else(roughly));
    about
}

fn place_of(detail: &DetailAnswer, place: &Place, almanac: &Almanac) -> Map<String, Value> {
    let mut about = object(json!({ "@type": "Place" }));
    put_address(&mut about, &place.address);
    put_contact(&mut about, &place.contact);
    if let Some(point) = place.point {
        let geo = json!({
            "@type": "GeoCoordinates", "latitude": point.lat, "longitude": point.lon,
        });
        about.insert("geo".into(), geo);
    }
    if let Some(free) = place.access.step_free {
        let feature = json!({
            "@type": "LocationFeatureSpecification", "name": "step-free", "value": free,
        });
        about.insert("amenityFeature".into(), feature);
    }
    if place.hours.is_known() {
        let told = hours::specifications(&place.hours, detail.today, almanac);
        about.insert("openingHoursSpecification".into(), Value::Array(told.usual));
        if !told.special.is_empty() {
            let special = Value::Array(told.special);
            about.insert("specialOpeningHoursSpecification".into(), special);
        }
    }
    about
}

fn put_address(about: &mut Map<String, Value>, address: &Address) {
    if address.is_empty() {
        return;
    }
    let mut postal = object(json!({ "@type": "PostalAddress", "addressCountry": "NL" }));
    for (key, value) in [
        ("streetAddress", &address.street),
        ("postalCode", &address.postcode),
        ("addressLocality", &address.town),
    ] {
        if let Some(value) = value {
            postal.insert(key.into(), json!(value));
        }
    }
    about.insert("address".into(), Value::Object(postal));
}

fn put_contact(about: &mut Map<String, Value>, contact: &Contact) {
    for (key, value) in
        [("telephone", &contact.phone), ("email", &contact.email), ("sameAs", &contact.website)]
    {
        if let Some(value) = value {
            about.insert(key.into(), json!(value));
        }
    }
}
