//! Opening hours as schema.org has them: what is usual, and the days that are not.
//!
//! `openingHoursSpecification` can say "every Tuesday from 10 to 12, from April to October", but
//! not "in even weeks" or "not in school holidays". So the days of the coming two months on which
//! the usual is not what there is are told one by one, in `specialOpeningHoursSpecification`.

use guide::{
    Almanac, calendar,
    schedule::{Days, InBreaks, Schedule, Slot, SlotKind, Weekdays, Weeks},
};
use jiff::civil::{Date, Time, Weekday};
use serde_json::{Map, Value, json};

/// How many days ahead every day is right.
const AHEAD: i64 = 60;

/// What is usual, and what is on days on which that does not hold.
pub(super) struct Specifications {
    pub(super) usual: Vec<Value>,
    pub(super) special: Vec<Value>,
}

/// From when until when, and what a visitor finds.
type Times = (Time, Time, SlotKind);

/// What comes back every week.
struct Usual {
    weekdays: Weekdays,
    first: Option<Date>,
    last: Option<Date>,
    times: Times,
}

impl Usual {
    fn of(slot: &Slot, today: Date) -> Option<Self> {
        let Days::Weekly { weekdays, weeks: Weeks::Every } = slot.days else { return None };
        if slot.school != InBreaks::AsUsual {
            return None;
        }
        let (mut first, mut last) = (slot.valid_from, slot.valid_until);
        if let Some(season) = slot.season {
            // The season of now or the next one.
            let mut days = (0..=366).map(|day| calendar::days_later(today, day));
            let begin = days.find(|date| season.contains(*date))?;
            let end = days.take_while(|date| season.contains(*date)).last().unwrap_or(begin);
            first = Some(first.map_or(begin, |first| first.max(begin)));
            last = Some(last.map_or(end, |last| last.min(end)));
        }
        Some(Self { weekdays, first, last, times: (slot.from, slot.until, slot.kind) })
    }

    fn covers(&self, date: Date) -> bool {
        self.weekdays.contains(date.weekday())
            && self.first.is_none_or(|first| first <= date)
            && self.last.is_none_or(|last| date <= last)
    }

    fn value(&self) -> Value {
        let days: Vec<Value> = self.weekdays.iter().map(|day| json!(day_of_week(day))).collect();
        let mut value = times(self.times);
        value.insert("dayOfWeek".into(), Value::Array(days));
        put_validity(&mut value, self.first, self.last);
        Value::Object(value)
    }
}

/// What can be said of a schedule from today on.
pub(super) fn specifications(hours: &Schedule, today: Date, almanac: &Almanac) -> Specifications {
    let usual: Vec<Usual> = hours.slots.iter().filter_map(|slot| Usual::of(slot, today)).collect();
    let mut special = Vec::new();
    let mut shut: Option<(Date, Date)> = None;
    for day in 0..=AHEAD {
        let date = calendar::days_later(today, day);
        let mut said: Vec<Times> = hours
            .on(date, almanac)
            .iter()
            .map(|slot| (slot.start.time(), slot.end.time(), slot.kind))
            .collect();
        let mut expected: Vec<Times> =
            usual.iter().filter(|it| it.covers(date)).map(|it| it.times).collect();
        said.sort();
        expected.sort();
        expected.dedup();
        if said == expected {
            continue;
        }
        if said.is_empty() {
            let yesterday = calendar::days_later(date, -1);
            match &mut shut {
                Some((_, last)) if *last == yesterday => *last = date,
                _ => {
                    special.extend(shut.take().map(closed));
                    shut = Some((date, date));
                }
            }
            continue;
        }
        for it in said {
            let mut value = times(it);
            put_validity(&mut value, Some(date), Some(date));
            special.push(Value::Object(value));
        }
    }
    special.extend(shut.map(closed));
    Specifications { usual: usual.iter().map(Usual::value).collect(), special }
}

fn times((from, until, kind): Times) -> Map<String, Value> {
    let clock = |time: Time| format!("{:02}:{:02}", time.hour(), time.minute());
    // Until midnight, or the next day: the vocabulary says so by a time that is not later.
    let closes = if until == Time::midnight() { "23:59".to_owned() } else { clock(until) };
    let mut value = Map::new();
    value.insert("@type".into(), json!("OpeningHoursSpecification"));
    if kind != SlotKind::Open {
        value.insert("name".into(), json!(kind.name()));
    }
    value.insert("opens".into(), json!(clock(from)));
    value.insert("closes".into(), json!(closes));
    value
}

/// Closed is open from midnight until midnight.
fn closed((first, last): (Date, Date)) -> Value {
    let mut value = Map::new();
    value.insert("@type".into(), json!("OpeningHoursSpecification"));
    value.insert("opens".into(), json!("00:00"));
    value.insert("closes".into(), json!("00:00"));
    put_validity(&mut value, Some(first), Some(last));
    Value::Object(value)
}

fn put_validity(value: &mut Map<String, Value>, first: Option<Date>, last: Option<Date>) {
    for (name, date) in [("validFrom", first), ("validThrough", last)] {
        if let Some(date) = date {
            value.insert(name.into(), json!(calendar::write_date(date)));
        }
    }
}

fn day_of_week(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

#[cfg(test)]
mod tests {
    use guide::almanac::{Holiday, SchoolBreak, SchoolHoliday};
    use jiff::civil::date;

    use super::*;

    const TODAY: Date = date(2026, 12, 1);

    fn almanac() -> Almanac {
        Almanac {
            closed_on: Holiday::USUALLY_CLOSED.to_vec(),
            school_holidays: vec![SchoolHoliday {
                which: SchoolBreak::Christmas,
                from: date(2026, 12, 19),
                until: date(2027, 1, 3),
            }],
        }
    }

    fn of(text: &str) -> Specifications {
        let hours = Schedule::read(text, None);
        assert!(hours.is_known(), "{text}");
        specifications(&hours, TODAY, &almanac())
    }

    #[test]
    fn what_is_usual_and_what_is_not() {
        let Specifications { usual, special } = of(
            "ma t/m vr 9.00-17.00; di 10.00-12.00 inloop; 24 december 2026 alleen 10.00-12.00; gesloten van 4 januari 2027 t/m 5 januari 2027",
        );
        assert_eq!(
            json!(usual),
            json!([
                {
                    "@type": "OpeningHoursSpecification", "opens": "09:00", "closes": "17:00",
                    "dayOfWeek": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
                },
                {
                    "@type": "OpeningHoursSpecification", "name": "inloop",
                    "opens": "10:00", "closes": "12:00", "dayOfWeek": ["Tuesday"],
                },
            ])
        );
        let shut = |first: &str, last: &str| {
            json!({
                "@type": "OpeningHoursSpecification", "opens": "00:00", "closes": "00:00",
                "validFrom": first, "validThrough": last,
            })
        };
        let eve = json!({
            "@type": "OpeningHoursSpecification", "opens": "10:00", "closes": "12:00",
            "validFrom": "2026-12-24", "validThrough": "2026-12-24",
        });
        assert!(special.contains(&eve));
        // Christmas is a Friday, Boxing Day a Saturday on which it is never open.
        assert!(special.contains(&shut("2026-12-25", "2026-12-25")));
        assert!(special.contains(&shut("2027-01-01", "2027-01-01")));
        assert!(special.contains(&shut("2027-01-04", "2027-01-05")));
        assert_eq!(special.len(), 4);
    }

    #[test]
    fn together_they_say_what_there_is_on_each_day() {
        for text in [
            "wo in even weken 9.00-12.00; ma 9.00-17.00",
            "elke 1e dinsdag van de maand 19.30-21.00 spreekuur",
            "ma t/m do 9.00-17.00 niet in schoolvakanties; di 10.00-12.00 alleen in de kerstvakantie",
            "dagelijks 9.00-17.00 elk jaar van 1 april t/m 10 december; za 10.00-12.00 ook op feestdagen",
            "vr 20.00-2.00; op nieuwjaarsdag 12.00-16.00; 3 januari 2027 10.00-12.00",
        ] {
            let hours = Schedule::read(text, None);
            let Specifications { usual, special } = of(text);
            for day in 0..=AHEAD {
                let date = calendar::days_later(TODAY, day);
                let written = calendar::write_date(date);
                let valid = |it: &&Value| {
                    it["validFrom"].as_str().is_none_or(|first| first <= written.as_str())
                        && it["validThrough"].as_str().is_none_or(|last| written.as_str() <= last)
                };
                let on_that_day = |it: &&Value| {
                    let days = it["dayOfWeek"].as_array().unwrap();
                    days.contains(&json!(day_of_week(date.weekday())))
                };
                let special: Vec<&Value> = special.iter().filter(valid).collect();
                let told: Vec<&Value> = if special.is_empty() {
                    usual.iter().filter(valid).filter(on_that_day).collect()
                } else {
                    special.into_iter().filter(|it| it["closes"] != "00:00").collect()
                };
                let mut told: Vec<String> =
                    told.iter().map(|it| format!("{} {}", it["opens"], it["name"])).collect();
                let mut said: Vec<String> = hours
                    .on(date, &almanac())
                    .iter()
                    .map(|slot| times((slot.start.time(), slot.end.time(), slot.kind)))
                    .map(Value::Object)
                    .map(|it| format!("{} {}", it["opens"], it["name"]))
                    .collect();
                told.sort();
                said.sort();
                assert_eq!(told, said, "{text} on {date}");
            }
        }
    }
}
