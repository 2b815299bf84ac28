//! The content that comes with the program.

use std::collections::HashSet;

use guide::{Almanac, schedule::State, when::When};

use super::*;

fn import(folder: &str) -> Import {
    let files = leeuwarden().folder(folder);
    read(&*files, &leeuwarden_municipality(), &options().sample()).unwrap()
}

#[test]
fn the_real_files_are_taken_over_row_by_row() {
    let import = import("gevonden");
    println!("{}", import.report);
    for (kind, rows) in [
        (Kind::Organisation, 106),
        (Kind::Place, 70),
        (Kind::Service, 49),
        (Kind::Activity, 81),
        (Kind::Initiative, 53),
        (Kind::Vacancy, 38),
        (Kind::Fund, 18),
        (Kind::Article, 37),
    ] {
        assert_eq!(of_kind(&import, kind).len(), rows, "{kind:?}");
    }
    assert!(import.report.counts.iter().all(|count| count.rows == count.taken));
    assert!(import.report.understood() > 90.0, "{}", import.report.understood());
    assert!(import.records.iter().all(|record| record.common().is_sample()));
}

#[test]
fn the_lively_sample_is_taken_over_as_it_is() {
    let import = import("voorbeeld");
    assert!(import.report.is_clean(), "{}", import.report);
    assert_eq!(of_kind(&import, Kind::Activity).len(), 153);
    assert_eq!(of_kind(&import, Kind::AreaPlan).len(), 8);
    for record in of_kind(&import, Kind::AreaPlan) {
        let Record::AreaPlan(plan) = record else { unreachable!() };
        assert!((3..=4).contains(&plan.goals.len()), "{}", plan.id);
    }
    let known =
        of_kind(&import, Kind::Place).iter().filter(|it| it.hours().unwrap().is_known()).count();
    assert_eq!(known, 51);
    let voorbeeldstad =
        read(&*Embedded::new("voorbeeldstad").folder("voorbeeld"), &voorbeeldstad(), &options())
            .unwrap();
    assert!(voorbeeldstad.report.is_clean(), "{}", voorbeeldstad.report);
}

#[test]
fn the_sample_and_the_real_files_can_be_in_one_guide() {
    let mut keys = HashSet::new();
    for folder in ["gevonden", "voorbeeld"] {
        for record in import(folder).records {
            assert!(keys.insert((record.kind(), record.common().id().clone())), "{record:?}");
        }
    }
}

#[test]
fn the_sample_is_on_all_days_and_in_all_areas() {
    let municipality = leeuwarden_municipality();
    let import = import("voorbeeld");
    let week: HashSet<_> = of_kind(&import, Kind::Activity)
        .iter()
        .flat_map(|record| {
            when(record).between(
                date(2026, 11, 23).at(0, 0, 0, 0),
                date(2026, 11, 30).at(0, 0, 0, 0),
                10,
            )
        })
        .map(|occurrence| occurrence.start.date())
        .collect();
    assert_eq!(week.len(), 7);
    for area in &municipality.areas {
        let places = of_kind(&import, Kind::Place);
        let here = places.iter().filter(|it| {
            it.common().regions().iter().any(|code| municipality.area_of(code) == Some(area))
        });
        assert!(here.count() >= 5, "{}", area.slug);
    }
}

fn when(record: &Record) -> &When {
    let Record::Activity(activity) = record else { unreachable!() };
    &activity.when
}

#[test]
fn old_sources_put_nothing_on_the_agenda() {
    let import = import("gevonden");
    let coming: Vec<_> = of_kind(&import, Kind::Activity)
        .into_iter()
        .filter(|record| when(record).next(now()).is_some())
        .map(|record| record.common().id().as_str())
        .collect();
    assert!(coming.is_empty(), "{coming:?}");
    for kind in [Kind::Place, Kind::Service] {
        for record in of_kind(&import, kind) {
            let state = record.hours().unwrap().state(now(), &Almanac::default());
            let open = matches!(state, State::Open { .. } | State::ClosedUntil { .. });
            assert!(!open, "{}: {state:?}", record.common().id());
        }
    }
    // The words stay.
    let soos =
        import.records.iter().find(|it| it.common().id().as_str() == "jirnsum-soos").unwrap();
    assert_eq!(when(soos).text.as_deref(), Some("elke woensdagmorgen"));
    assert!(when(soos).is_over(now()));
    assert!(
        !when(soos)
            .between(date(2024, 5, 1).at(0, 0, 0, 0), date(2024, 6, 1).at(0, 0, 0, 0), 9)
            .is_empty()
    );
}

#[test]
fn who_believes_old_sources_can() {
    let files = leeuwarden().folder("gevonden");
    let options = Options { age: None, ..options() };
    let import = read(&*files, &leeuwarden_municipality(), &options).unwrap();
    let soos =
        import.records.iter().find(|it| it.common().id().as_str() == "jirnsum-soos").unwrap();
    assert!(when(soos).next(now()).is_some());
}
