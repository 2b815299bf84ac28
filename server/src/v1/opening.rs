//! The opening hours of a place or a service, worked out for who has no calendar of holidays.

use std::sync::LazyLock;

use api::{HsdsSchedule, OpeningChange, OpeningDay, OpeningException, OpeningHours, OpeningTime};
use app::texts::Texts;
use axum::{
    extract::State,
    http::{HeaderMap, Uri},
    response::Response,
    routing::{MethodRouter, get},
};
use guide::{
    Almanac, Kind, Lang, Moment, calendar,
    schedule::{DayHours, Exception, Row, Schedule, SlotKind, SlotOn, State as Open, Why},
};
use jiff::civil::{Date, DateTime, Time};

use super::{
    json,
    query::{Id, Query},
};
use crate::{App, Error, site::texts_of};

/// What is said in words is said in Dutch, like the rest of the API.
static DUTCH: LazyLock<Option<Texts>> = LazyLock::new(|| texts_of(Lang::NL));

/// The kinds of record that have opening hours.
pub(crate) const KINDS: [Kind; 2] = [Kind::Place, Kind::Service];

/// `/v1/locaties/{id}/openingstijden` and `/v1/hulpaanbod/{id}/openingstijden`.
pub(crate) fn of(kind: Kind) -> MethodRouter<App> {
    get(async move |State(app): State<App>, Id(id): Id, uri: Uri, headers: HeaderMap| {
        Query::read(&uri, &[]).check()?;
        let guide = app.guide();
        let entry = guide.get(kind, &id).ok_or(Error::NotFound)?;
        let hours = entry.record.hours().ok_or(Error::NotFound)?;
        let key = format!("{}/{id}", kind.name());
        let body = answer(&key, hours, app.now(), &guide.municipality.almanac);
        Ok::<Response, Error>(json(&headers, &body))
    })
}

fn answer(key: &str, hours: &Schedule, now: Moment, almanac: &Almanac) -> OpeningHours {
    let today = now.date();
    let week = hours.week(today, almanac);
    let (state, kind, until) = match hours.state(now, almanac) {
        Open::Open { kind, until } => ("open", Some(kind), until),
        Open::ClosedUntil { .. } | Open::Closed => ("dicht", None, None),
        Open::Unknown => ("onbekend", None, None),
    };
    let next = SlotKind::ALL.map(|kind| hours.next_opening(kind, now, almanac));
    OpeningHours {
        state: state.to_owned(),
        kind: kind.map(name),
        until: until.map(utc),
        change: hours
            .next_change(now, almanac)
            .map(|change| OpeningChange { at: utc(change.at), kind: change.to.map(name) }),
        next: next.into_iter().flatten().map(time).collect(),
        words: DUTCH
            .as_ref()
            .filter(|_| hours.is_known())
            .map(|texts| texts.days_in_words(&week, today))
            .unwrap_or_default(),
        week: week.into_iter().map(|it| day(it, today)).collect(),
        rows: hours.rows(today, almanac).into_iter().map(|it| row(key, it)).collect(),
    }
}

fn name(kind: SlotKind) -> String {
    kind.name().to_owned()
}

fn utc(at: DateTime) -> String {
    Moment::from_local(at).timestamp().to_string()
}

fn time(slot: SlotOn) -> OpeningTime {
    OpeningTime {
        kind: name(slot.kind),
        start: utc(slot.start),
        end: utc(slot.end),
        note: slot.note,
        phone: slot.booking.phone,
        link: slot.booking.link,
    }
}

fn day(day: DayHours, today: Date) -> OpeningDay {
    OpeningDay {
        date: calendar::write_date(day.date),
        times: day.slots.into_iter().map(time).collect(),
        exception: day.exception.map(|it| exception(&it, today)),
    }
}

fn exception(exception: &Exception, today: Date) -> OpeningException {
    let sort = match exception.why {
        Why::Closure(..) => "sluiting",
        Why::Special(_) => "bijzondere-dag",
        Why::Holiday(_) => "feestdag",
        Why::School(_) => "schoolvakantie",
    };
    OpeningException {
        sort: sort.to_owned(),
        reason: DUTCH.as_ref().and_then(|texts| texts.why(&exception.why, today)),
        as_usual: exception.as_usual,
    }
}

fn row(key: &str, row: Row) -> HsdsSchedule {
    let clock = |time: Time| format!("{:02}:{:02}", time.hour(), time.minute());
    let mut row = HsdsSchedule {
        id: String::new(),
        valid_from: row.valid_from.map(calendar::write_date),
        valid_to: row.valid_to.map(calendar::write_date),
        dtstart: calendar::write_date(row.dtstart),
        freq: row.freq.name().to_owned(),
        interval: row.interval,
        byday: row.byday,
        wkst: "MO".to_owned(),
        opens_at: clock(row.opens_at),
        closes_at: clock(row.closes_at),
        attending_type: name(row.kind),
        description: row.description,
        schedule_link: row.booking.link,
        notes: row.booking.phone,
    };
    row.id = uuid(&format!("{key} {row:?}"));
    row
}

/// A UUID of one's own making (RFC 9562 §5.8): two hashes (FNV-1a) of what it stands for.
fn uuid(text: &str) -> String {
    let hash = |seed: u64| {
        text.bytes()
            .fold(seed, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    };
    let (high, low) = (hash(0xcbf2_9ce4_8422_2325), hash(0x6c62_272e_07bb_0142));
    let high = high & !0xf000 | 0x8000;
    let low = low & !(0b11 << 62) | 0b10 << 62;
    format!(
        "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        high >> 32,
        high >> 16 & 0xffff,
        high & 0xffff,
        low >> 48,
        low & 0xffff_ffff_ffff
    )
}
