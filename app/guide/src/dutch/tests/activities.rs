//! When activities are.

use super::*;

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn the_real_activities() {
    check(
        when,
        &[
            ("ma 06-02-2023 13:00-16:00", None, "2023-02-06T13:00 / 2023-02-06T16:00"),
            ("ma 06-02-2023 20:00-22:00", None, "2023-02-06T20:00 / 2023-02-06T22:00"),
            (
                "di 07-02-2023 08:15-12:15 (ook wo 08-02)",
                None,
                "2023-02-07T08:15 / 2023-02-07T12:15 FREQ=DAILY;UNTIL=20230208",
            ),
            (
                "di 07-02-2023 16:15-18:50 (School)",
                None,
                "2023-02-07T16:15 / 2023-02-07T18:50 | School",
            ),
            (
                "di 07-02-2023 19:25-20:25 (School)",
                None,
                "2023-02-07T19:25 / 2023-02-07T20:25 | School",
            ),
            (
                "di 07-02-2023 20:30-21:30 (School)",
                None,
                "2023-02-07T20:30 / 2023-02-07T21:30 | School",
            ),
            ("wo 08-02-2023 13:30-16:30", None, "2023-02-08T13:30 / 2023-02-08T16:30"),
            (
                "wo 08-02-2023 19:00-19:55 (School)",
                None,
                "2023-02-08T19:00 / 2023-02-08T19:55 | School",
            ),
            ("di 07-02-2023 15:30-18:00", None, "2023-02-07T15:30 / 2023-02-07T18:00"),
            ("zondag 31 mei 10-14 uur", on(2015, 4, 15), "2015-05-31T10:00 / 2015-05-31T14:00"),
            (
                "eerste freedte moarn",
                on(2021, 6, 15),
                "FREQ=MONTHLY;BYDAY=1FR | eerste freedte moarn",
            ),
            (
                "maandagavond 26 februari, van 20.00 tot 22.00 uur",
                on(2018, 2, 15),
                "2018-02-26T20:00 / 2018-02-26T22:00",
            ),
            ("elke woensdagmorgen", on(2024, 4, 23), "FREQ=WEEKLY;BYDAY=WE | elke woensdagmorgen"),
            ("24 november 2023", None, "2023-11-24"),
            ("voorjaar en najaar", on(2024, 4, 23), "-"),
            ("zaterdag 11 mei vanaf 10.30 uur tot 15.00 uur", None, "-"),
            ("eens per maand", on(2023, 2, 15), "-"),
            (
                "Dinsdag 12 november: Koffie- en theeschenkerij met sjoelen",
                on(2019, 7, 1),
                "2019-11-12 | Koffie- en theeschenkerij met sjoelen",
            ),
            ("Vrijdag 8 november: Maatschutjassen", on(2019, 7, 1), "2019-11-08 | Maatschutjassen"),
            ("Donderdag 31 oktober: UVV/PKN", on(2019, 7, 1), "2019-10-31 | UVV/PKN"),
            ("Woensdag 30 oktober", on(2019, 7, 1), "2019-10-30"),
            (
                "eens per kwartaal; woensdag 23 november was de eerste, daarna 22 februari",
                on(2022, 11, 23),
                "-",
            ),
            (
                "24 maart, inloop 14.30, start 15.00 uur, uiterlijk 17.00 uur klaar; ook 21 april",
                on(2024, 3, 15),
                "-",
            ),
            // A rule cannot say four dates without a pattern.
            (
                "13 en 27 november, 10 december en 25 december van 15:00-17:00 uur",
                on(2022, 11, 15),
                "-",
            ),
            ("14.00–16.00 (januari 2018)", on(2018, 1, 15), "-"),
            ("14.30 (januari 2018)", on(2018, 1, 15), "-"),
            ("1 jan", on(2018, 1, 15), "2018-01-01"),
            ("weekend van de 2e zondag van september, vrijdag t/m maandag", None, "-"),
            (
                "iedere vrijdag tussen 10.00 en 11.30 uur",
                None,
                "FREQ=WEEKLY;BYDAY=FR | tussen 10.00 en 11.30 uur",
            ),
            ("zaterdag 4 november", on(2023, 11, 15), "2023-11-04"),
            ("donderdag 3 oktober 2019 13.30–16.00", None, "2019-10-03T13:30 / 2019-10-03T16:00"),
            ("zaterdag 13 april 10-14 uur", on(2019, 4, 15), "2019-04-13T10:00 / 2019-04-13T14:00"),
            ("snein 13 april, 16.00 oere", on(2014, 3, 15), "2014-04-13T16:00"),
            ("18 en 19 maart", on(2016, 3, 15), "2016-03-18 / 2016-03-19"),
            (
                "15.00 uur in De Bining, 17.00 uur eten in de Túnmanswente (december 2017)",
                on(2017, 12, 15),
                "-",
            ),
            (
                "22 & 23 april 20:00 uur",
                on(2022, 4, 15),
                "2022-04-22T20:00 FREQ=DAILY;UNTIL=20220423",
            ),
            (
                "zaterdag 16 april 14.00 uur (0 t/m 6 jaar)",
                on(2022, 4, 15),
                "2022-04-16T14:00 | 0 t/m 6 jaar",
            ),
            ("do 5 t/m zo 8 september", on(2019, 9, 15), "2019-09-05 / 2019-09-08"),
            ("zaterdag 16 april", on(2022, 4, 15), "2022-04-16"),
            (
                "Elke woensdag tot aan Pasen open van 17.15 – 17.45 uur",
                on(2022, 3, 15),
                "2022-03-16T17:15 / 2022-03-16T17:45 FREQ=WEEKLY;UNTIL=20220416;BYDAY=WE",
            ),
            (
                "vrijdag 20 april 15.30-17.00 uur",
                on(2018, 4, 18),
                "2018-04-20T15:30 / 2018-04-20T17:00",
            ),
            ("vrijdag 1 juni 13.30 uur", on(2018, 5, 15), "2018-06-01T13:30"),
            ("13 en 14 maart 2026", None, "2026-03-13 / 2026-03-14"),
            ("11 oktober 2024", None, "2024-10-11"),
            ("20 juni 2024", None, "2024-06-20"),
            ("elke eerste (of tweede) dinsdag van de maand", None, "-"),
            (
                "maandag 10 februari, vrije inloop 19.30–20.00 uur",
                on(2020, 1, 15),
                "2020-02-10T19:30 / 2020-02-10T20:00 | vrije inloop",
            ),
            ("oudejaarsborrel en nieuwjaarsfeest 2022/2023", on(2023, 1, 15), "-"),
            ("19 t/m 28 augustus 2022", None, "2022-08-19 / 2022-08-28"),
            ("eltse moanne, yn Weidum, Jorwert of Hilaard (12-17 jier)", on(2019, 4, 19), "-"),
            ("sneon 16 juni", on(2019, 4, 19), "2018-06-16"),
            ("april 2010", on(2010, 7, 1), "-"),
            ("acht keer in 2024", on(2024, 1, 10), "-"),
            ("jaarlijks", on(2024, 1, 10), "-"),
            ("in 2024", on(2024, 1, 10), "-"),
            (
                "op maandag en woensdag vanaf 13.00 uur",
                on(2024, 2, 8),
                "2024-02-12T13:00 FREQ=WEEKLY;BYDAY=MO,WE",
            ),
            ("2, 3 en 4 juni 2023", None, "2023-06-02 / 2023-06-04"),
            ("Burendag 2023, opening 14.00 uur", on(2023, 7, 1), "-"),
            // Perhaps every week, perhaps once.
            ("donderdag 17:00 – 23:00", on(2023, 7, 1), "-"),
            ("vrijdag 14:30 – 16:30", on(2023, 7, 1), "-"),
            ("vrijdag 15:00 – 16:30", on(2023, 7, 1), "-"),
            ("vrijdag 16:45 – 18:00", on(2023, 7, 1), "-"),
            ("zaterdag 10:00 – 11:00", on(2023, 7, 1), "-"),
            ("oktober 2019, 14.00–16.00 uur", on(2019, 10, 15), "-"),
            ("za 27 april 2019", None, "2019-04-27"),
            ("do 25 juli 2019", None, "2019-07-25"),
        ],
    );
}

#[test]
fn the_real_help_as_dates() {
    check(
        when,
        &[
            ("dagelijks", on(2020, 3, 15), "FREQ=DAILY"),
            (
                "elke eerste maandag van de maand 19.30–20 uur",
                on(2018, 11, 15),
                "2018-12-03T19:30 / 2018-12-03T20:00 FREQ=MONTHLY;BYDAY=1MO",
            ),
            ("earste tiisdeis yn 'e moanne", on(2015, 7, 1), "FREQ=MONTHLY;BYDAY=1TU"),
            (
                "inloopspreekuur van 2 uur tot half 4 (23 mei, 30 mei, 6 juni, 13 juni)",
                on(2024, 4, 15),
                "2024-05-23T14:00 / 2024-05-23T15:30 FREQ=WEEKLY;UNTIL=20240613 | inloopspreekuur",
            ),
            (
                "iedere dinsdagmiddag van half twee tot vier uur, zonder afspraak",
                on(2024, 4, 15),
                "2024-04-16T13:30 / 2024-04-16T16:00 FREQ=WEEKLY;BYDAY=TU | zonder afspraak",
            ),
            ("op afspraak, bij u thuis", None, "-"),
            ("elke week op een vaste tijd", on(2019, 4, 15), "-"),
            ("computerspreekuur op woensdagochtend", on(2021, 9, 15), "-"),
            ("één dag van tevoren telefonisch een rit aanmelden", None, "-"),
            ("bereikbaar maandag en donderdag 10.00-12.30 (2016)", on(2016, 12, 9), "-"),
        ],
    );
}

#[test]
fn activities() {
    let reference = on(2026, 3, 1);
    check(
        when,
        &[
            ("vrijdag 6 maart 20.00-1.00 uur", reference, "2026-03-06T20:00 / 2026-03-07T01:00"),
            ("om de week op dinsdag 10.00-12.00 uur", reference, "-"),
            (
                "vanaf 3 maart 2026 om de week op dinsdag 10.00-12.00 uur",
                None,
                "2026-03-03T10:00 / 2026-03-03T12:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
            ),
            ("vanaf 4 maart 2026 om de week op dinsdag 10.00-12.00 uur", None, "-"),
            ("elke dinsdag in even weken 10.00-12.00 uur", reference, "-"),
            ("elke dinsdag 10.00-12.00 uur, niet in de schoolvakanties", reference, "-"),
            ("elke dinsdag 10.00-12.00 en 13.00-15.00 uur", reference, "-"),
            (
                "elke dinsdag 10.00-12.00 uur t/m 30 juni 2026",
                reference,
                "2026-03-03T10:00 / 2026-03-03T12:00 FREQ=WEEKLY;UNTIL=20260630;BYDAY=TU",
            ),
            ("maandags 20.00 uur", reference, "2026-03-02T20:00 FREQ=WEEKLY;BYDAY=MO"),
            (
                "elke dinsdag 10.00-12.00 uur in de kerk",
                reference,
                "2026-03-03T10:00 / 2026-03-03T12:00 FREQ=WEEKLY;BYDAY=TU | in de kerk",
            ),
            (
                "1e en 3e donderdag 10.00-11.30",
                reference,
                "2026-03-05T10:00 / 2026-03-05T11:30 FREQ=MONTHLY;BYDAY=1TH,3TH",
            ),
            ("zaterdag 7 maart 10-12 uur (afgelast)", reference, "-"),
            ("zaterdag 7 maart 10-12 uur, bij slecht weer 14 maart", reference, "-"),
            (
                "5 en 12 maart 10-12 uur",
                reference,
                "2026-03-05T10:00 / 2026-03-05T12:00 FREQ=WEEKLY;UNTIL=20260312",
            ),
            (
                "5 t/m 8 maart 10-17 uur",
                reference,
                "2026-03-05T10:00 / 2026-03-05T17:00 FREQ=DAILY;UNTIL=20260308",
            ),
            ("5 t/m 8 maart 20.00 uur", reference, "-"),
            ("van 5 t/m 8 maart", reference, "2026-03-05 / 2026-03-08"),
            ("zaterdag 7 maart om acht uur", reference, "-"),
            ("zaterdag 7 maart om acht uur 's avonds", reference, "2026-03-07T20:00"),
            ("zaterdag 7 maart om half drie", reference, "2026-03-07T14:30"),
            ("morgen", reference, "-"),
            ("", None, "-"),
        ],
    );
}
