//! Opening hours, worked out.

use api::OpeningHours;
use guide::{Kind, dutch, schedule::Schedule};
use serde_json::{Value, json};

use crate::testing::{TestApp, record};

async fn of(kind: Kind, path: &str, hours: &str) -> (OpeningHours, Value) {
    let mut schedule = Schedule::read(hours, None);
    schedule.special =
        dutch::read_special_days("2026-12-05 10.00-12.00 (pakjesavond)", None).value.unwrap();
    let hours = serde_json::to_value(&schedule).unwrap();
    let record =
        record(kind, &json!({ "id": "proef", "naam": { "nl": "Proef" }, "openingstijden": hours }));
    let server = TestApp::with([record]).await;
    let answer = server.get(&format!("/v1/{path}/proef/openingstijden")).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), "application/json");
    (answer.json(), answer.json())
}

/// It is Wednesday 2 December 2026, half past nine.
#[tokio::test]
async fn what_is_open_now_what_comes_next_and_the_week() {
    let text = "wo 9.00-12.00; wo 10.00-12.00 inloop; do 13.00-15.00 op afspraak via 058 000 10 13; vr en za 9.00-17.00; gesloten op 4 december 2026 (verhuizing)";
    for (kind, path) in [(Kind::Place, "locaties"), (Kind::Service, "hulpaanbod")] {
        let (hours, value) = of(kind, path, text).await;
        assert_eq!((hours.state.as_str(), hours.kind.as_deref()), ("open", Some("open")));
        assert_eq!(hours.until.as_deref(), Some("2026-12-02T11:00:00Z"));
        let change = hours.change.unwrap();
        assert_eq!((change.at.as_str(), change.kind), ("2026-12-02T11:00:00Z", None));
        let next: Vec<_> =
            hours.next.iter().map(|it| (it.kind.as_str(), it.start.as_str())).collect();
        assert_eq!(
            next,
            [
                ("open", "2026-12-05T09:00:00Z"),
                ("inloop", "2026-12-02T09:00:00Z"),
                ("afspraak", "2026-12-03T12:00:00Z"),
            ]
        );
        assert_eq!(hours.next[2].phone.as_deref(), Some("058 000 10 13"));
        assert_eq!(hours.week.len(), 7);
        assert_eq!(value["week"][2]["uitzondering"]["soort"], "sluiting");
        assert_eq!(value["week"][2]["tijden"], json!([]));
        assert_eq!(
            value["week"][3]["uitzondering"],
            json!({ "soort": "bijzondere-dag", "reden": "pakjesavond", "gewoonOpen": false })
        );
        assert!(
            hours.words.starts_with(
                "Vandaag open 9.00–12.00 uur en inloop 10.00–12.00 uur. \
                 Morgen op afspraak 13.00–15.00 uur. Vrijdag dicht: verhuizing, tot en met 4 december. \
                 Zaterdag open 10.00–12.00 uur (andere tijden: pakjesavond). Zondag, maandag en dinsdag dicht."
            ),
            "{}",
            hours.words
        );
    }
}

#[tokio::test]
async fn rows_for_others_stop_before_a_holiday_and_go_on_after_it() {
    let (hours, value) = of(Kind::Place, "locaties", "ma t/m vr 9.00-17.00").await;
    let row = hours.rows.first().unwrap();
    assert_eq!(
        (row.freq.as_str(), row.interval, row.byday.as_str(), row.wkst.as_str()),
        ("WEEKLY", 1, "MO,TU,WE,TH,FR", "MO")
    );
    assert_eq!((row.opens_at.as_str(), row.closes_at.as_str()), ("09:00", "17:00"));
    // Christmas is a Friday.
    assert_eq!(row.valid_to.as_deref(), Some("2026-12-24"));
    assert_eq!(hours.rows[1].valid_from.as_deref(), Some("2026-12-28"));
    assert_eq!(value["hsds"][0]["description"], "ma t/m vr 9.00-17.00");
    let mut ids: Vec<&str> = hours.rows.iter().map(|row| row.id.as_str()).collect();
    let is_uuid = |id: &&str| {
        let lengths: Vec<usize> = id.split('-').map(str::len).collect();
        lengths == [8, 4, 4, 4, 12]
            && id.as_bytes()[14] == b'8'
            && b"89ab".contains(&id.as_bytes()[19])
    };
    assert!(ids.iter().all(is_uuid), "{ids:?}");
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), hours.rows.len());
}

#[tokio::test]
async fn who_gave_no_hours_is_unknown_and_who_is_not_there_is_not_found() {
    let server = TestApp::with(super::content()).await;
    let answer: Value = server.get("/v1/locaties/dorpshuis/openingstijden").await.json();
    assert_eq!(answer["stand"], "onbekend");
    assert_eq!(answer["inWoorden"], "");
    assert_eq!(answer["hsds"], json!([]));
    for path in ["/v1/locaties/nergens/openingstijden", "/v1/vacatures/x/openingstijden"] {
        assert_eq!(server.get(path).await.status, 404, "{path}");
    }
    assert_eq!(server.get("/v1/locaties/kamer/openingstijden?dag=1").await.status, 400);
}
