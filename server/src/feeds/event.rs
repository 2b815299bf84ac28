//! An activity as an item in an agenda.

use guide::{
    Entry, Guide, Kind, Lang, Moment, Slug,
    ical::Event,
    record::{Address, Common as _, Place, Record},
};
use jiff::civil;

use crate::App;

/// The item for an activity; `None` for other records, and for an activity without a date.
pub(super) fn of(
    app: &App,
    guide: &Guide,
    entry: &Entry,
    lang: Lang,
    prefix: &str,
) -> Option<Event> {
    let Record::Activity(activity) = &*entry.record else {
        return None;
    };
    if !activity.when.is_dated() {
        return None;
    }
    let config = app.config();
    let place = activity.place.as_ref().and_then(|id| place(guide, id));
    let organiser = activity.organisation.as_ref().and_then(|id| guide.get(Kind::Organisation, id));
    let midnight =
        |date: civil::Date| Moment::from_local(date.to_datetime(civil::Time::midnight()));
    Some(Event {
        // Publications only count up, so a changed activity has a higher number than before.
        sequence: u32::try_from(entry.modified).unwrap_or(u32::MAX),
        modified: activity.checked_on.map(midnight),
        description: activity.summary.said(lang),
        location: place.map(|place| location(place, lang)),
        geo: place.and_then(|place| place.point).map(|point| (point.lat, point.lon)),
        url: Some(format!("{}{prefix}/activiteiten/{}", config.base(), activity.id)),
        // Themes have names in Dutch only, outside the locale files.
        categories: activity
            .themes
            .iter()
            .filter(|_| lang == Lang::NL)
            .map(|theme| theme.slug().to_owned())
            .collect(),
        cancelled: activity.cancelled,
        organizer: organiser.map(|it| it.common().name().get(lang).0.to_owned()),
        ..Event::new(
            format!("{}@{}", activity.id, config.host()),
            Moment::from_unix(guide.published),
            activity.when.clone(),
            activity.name.said(lang),
        )
    })
}

fn place<'a>(guide: &'a Guide, id: &Slug) -> Option<&'a Place> {
    match &*guide.get(Kind::Place, id)?.record {
        Record::Place(place) => Some(place),
        _ => None,
    }
}

/// Name and address on one line, as agendas show it and maps look it up.
fn location(place: &Place, lang: Lang) -> String {
    let Address { street, postcode, town } = &place.address;
    let town: Vec<&str> = [postcode, town].into_iter().flatten().map(String::as_str).collect();
    let parts = [Some(place.name().get(lang).0.to_owned()), street.clone(), Some(town.join(" "))];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}
