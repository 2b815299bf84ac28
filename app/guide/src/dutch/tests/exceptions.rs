//! What is otherwise on some days.

use super::*;

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn exceptions() {
    let ref_2026 = on(2026, 12, 1);
    check(
        hours,
        &[
            // The one that started it.
            (
                "ma t/m do 9-17 uur, in schoolvakanties gesloten",
                None,
                "ma t/m do 9.00-17.00 niet in schoolvakanties",
            ),
            (
                "elke eerste woensdag v.d. maand 13:30 - 15:30",
                None,
                "elke 1e woensdag van de maand 13.30-15.30",
            ),
            // School holidays.
            (
                "ma 9-12 uur; di 9-12 uur; in de zomervakantie gesloten",
                None,
                "ma 9.00-12.00 niet in de zomervakantie; di 9.00-12.00 niet in de zomervakantie",
            ),
            (
                "gesloten tijdens de herfst- en kerstvakantie; wo 14-16 uur inloop",
                None,
                "wo 14.00-16.00 inloop niet in de herfstvakantie en de kerstvakantie",
            ),
            (
                "ma t/m vr 10-16 uur alleen in de schoolvakanties",
                None,
                "ma t/m vr 10.00-16.00 alleen in schoolvakanties",
            ),
            (
                "ma 9-12 uur, behalve in de meivakantie",
                None,
                "ma 9.00-12.00 niet in de meivakantie",
            ),
            (
                "yn de simmerfakânsje ticht; ma 9-12 oere",
                None,
                "ma 9.00-12.00 niet in de zomervakantie",
            ),
            // Whose hours these are in the holidays is not clear.
            ("ma 9-12 uur; in de zomervakantie ma 10-11 uur", None, "-"),
            ("ma 9-12 uur, in de vakantie gesloten", None, "-"),
            ("ma 9-12 uur, in schoolvakanties gesloten, di 9-12 uur", None, "-"),
            // Public holidays.
            (
                "ma t/m za 9-17 uur; zon- en feestdagen gesloten",
                None,
                "ma t/m za 9.00-17.00 niet op feestdagen",
            ),
            (
                "dagelijks 9-17 uur; zo en feestdagen dicht",
                None,
                "ma t/m za 9.00-17.00 niet op feestdagen",
            ),
            ("zo 9-17 uur, ook op feestdagen", None, "zo 9.00-17.00 ook op feestdagen"),
            (
                "ma t/m vr 9-17 uur; koningsdag geopend; 1e en 2e kerstdag gesloten",
                None,
                "ma t/m vr 9.00-17.00; op koningsdag geopend; op eerste kerstdag gesloten; op tweede kerstdag gesloten",
            ),
            (
                "ma 9-17 uur; tweede paasdag 12.00-16.00 inloop",
                None,
                "ma 9.00-17.00; op tweede paasdag 12.00-16.00 inloop",
            ),
            (
                "ma 9-17 uur; mei kryst ticht",
                None,
                "ma 9.00-17.00; op eerste kerstdag gesloten; op tweede kerstdag gesloten",
            ),
            (
                "ma 9-17 uur; goede vrijdag gesloten",
                None,
                "ma 9.00-17.00; op goede vrijdag gesloten",
            ),
            // Seasons.
            (
                "ma 9-17 uur, april t/m oktober; ma 10-15 uur, november t/m maart",
                None,
                "ma 9.00-17.00 elk jaar van 1 april t/m 31 oktober; ma 10.00-15.00 elk jaar van 1 november t/m 31 maart",
            ),
            (
                "elk jaar van 15 maart t/m 1 november za 10-12 uur",
                None,
                "za 10.00-12.00 elk jaar van 15 maart t/m 1 november",
            ),
            (
                "wo 9-12 uur; juli en augustus gesloten",
                None,
                "wo 9.00-12.00 elk jaar van 1 september t/m 30 juni",
            ),
            (
                "dagelijks 9-17 uur, behalve in augustus",
                None,
                "dagelijks 9.00-17.00 elk jaar van 1 september t/m 31 juli",
            ),
            ("wo 9-12 uur in mei 2026", None, "-"),
            ("wo 9-12 uur in mei en september", None, "-"),
            // Closed for a while, or on one day open at other times.
            // Words that say nothing, or that could not be written again, are no reason.
            ("gesloten 06-02-2023 wegens en", None, "-"),
            ("gesloten 06-02-2023 wegens )", None, "-"),
            ("gesloten 06-02-2023 wegens feest", None, "gesloten op 6 februari 2023 (feest)"),
            (
                "ma 9-17 uur; gesloten van 21 december 2026 t/m 3 januari 2027 (wegens vakantie)",
                None,
                "ma 9.00-17.00; gesloten van 21 december 2026 t/m 3 januari 2027 (vakantie)",
            ),
            (
                "ma 9-17 uur, 24 en 25 december 2026 gesloten vanwege een verbouwing",
                None,
                "ma 9.00-17.00; gesloten van 24 december 2026 t/m 25 december 2026 (een verbouwing)",
            ),
            (
                "ma 9-17 uur; gesloten vanaf 1 mei 2027",
                None,
                "ma 9.00-17.00; gesloten vanaf 1 mei 2027",
            ),
            (
                "ma 9-17 uur; tijdelijk gesloten t/m 12 december 2026",
                ref_2026,
                "ma 9.00-17.00; gesloten van 1 december 2026 t/m 12 december 2026",
            ),
            ("ma 9-17 uur; tijdelijk gesloten t/m 12 december 2026", None, "-"),
            ("ma 9-17 uur; tijdelijk gesloten", None, "-"),
            (
                "do 9-17 uur; 24 december 2026 alleen 10-12 uur en 13-14 uur (kerstmarkt)",
                None,
                "do 9.00-17.00; 24 december 2026 alleen 10.00-12.00 (kerstmarkt); 24 december 2026 alleen 13.00-14.00",
            ),
            // Appointments.
            (
                "vr 9-11 uur op afspraak, bel 058 000 10 13",
                None,
                "vr 9.00-11.00 op afspraak via 058 000 10 13",
            ),
            (
                "vr 9-11 uur op afspraak via www.voorbeeld.example/afspraak; ma 9-12 uur",
                None,
                "vr 9.00-11.00 op afspraak via https://www.voorbeeld.example/afspraak; ma 9.00-12.00",
            ),
            (
                "vr 9-11 uur op afspraak (bel 0800-1234 of https://voorbeeld.example)",
                None,
                "vr 9.00-11.00 op afspraak via 0800-1234 of https://voorbeeld.example",
            ),
            ("vr 9-11 uur op afspraak, bel 058", None, "-"),
        ],
    );
}

#[test]
fn open_and_closed_at_once_is_told_and_closed_wins() {
    let reading = read_hours("ma en di 9-12 uur; zo 10-12 uur inloop; zo gesloten", None);
    assert!(reading.is_whole());
    assert_eq!(reading.value.unwrap().to_dutch(), "ma en di 9.00-12.00");
    assert_eq!(reading.clashes, ["zo 10.00-12.00 inloop"]);
    // Only an exception to a row of days.
    assert!(read_hours("ma t/m zo 9-12 uur; zo gesloten", None).clashes.is_empty());
}

#[test]
fn columns_of_a_form_are_read_on_their_own() {
    let closures = read_closures(
        "2026-12-21 t/m 2027-01-03 (verbouwing); 25 december 2026; vanaf 2027-05-01; morgen",
        None,
    );
    assert_eq!(closures.left, ["morgen"]);
    let closures = closures.value.unwrap();
    assert_eq!(
        closures.iter().map(Closure::to_dutch).collect::<Vec<_>>(),
        [
            "gesloten van 21 december 2026 t/m 3 januari 2027 (verbouwing)",
            "gesloten op 25 december 2026",
            "gesloten vanaf 1 mei 2027",
        ]
    );

    let days = read_special_days(
        "2026-12-24 10.00-14.00 (kerstmarkt voor iedereen); 24 december 2026 15-16 uur inloop; 2026-12-31 gesloten; vrijdag 9-12 uur",
        None,
    );
    assert_eq!(days.left, ["vrijdag 9-12 uur"]);
    let days = days.value.unwrap();
    assert_eq!(days.len(), 2);
    assert_eq!(days[0].reason.as_deref(), Some("kerstmarkt voor iedereen"));
    assert_eq!(
        days[0].hours.iter().map(|it| it.kind).collect::<Vec<_>>(),
        [SlotKind::Open, SlotKind::Inloop]
    );
    assert!(days[1].hours.is_empty());

    let said = read_holidays(
        "koningsdag open; tweede-kerstdag 12.00-16.00 inloop; hemelvaart gesloten; dinsdag 9-12 uur; iets",
    );
    assert_eq!(said.left, ["dinsdag 9-12 uur", "iets"]);
    let said = said.value.unwrap();
    assert_eq!(
        said.iter().map(|it| (it.holiday, it.hours.as_ref().map(Vec::len))).collect::<Vec<_>>(),
        [(Holiday::KingsDay, None), (Holiday::BoxingDay, Some(1)), (Holiday::Ascension, Some(0))]
    );
    assert!(read_holidays("").value.is_none());
}
