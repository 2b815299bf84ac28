//! Opening hours.

use super::*;

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn opening_hours() {
    let ref_2026 = on(2026, 3, 1);
    check(
        hours,
        &[
            // Days.
            ("maandag 9-12 uur", None, "ma 9.00-12.00"),
            ("Ma. 9-12 uur", None, "ma 9.00-12.00"),
            ("maandag t/m vrijdag 9-17 uur", None, "ma t/m vr 9.00-17.00"),
            ("van maandag tot en met vrijdag van 9.00 tot 17.00 uur", None, "ma t/m vr 9.00-17.00"),
            ("ma-vr 9-17", None, "ma t/m vr 9.00-17.00"),
            ("ma – do 09:00 – 17:00", None, "ma t/m do 9.00-17.00"),
            ("ma/wo/vr 10.00-12.00", None, "ma, wo en vr 10.00-12.00"),
            ("ma & do 10.00u-12.00u", None, "ma en do 10.00-12.00"),
            ("vr t/m ma 13u30-17u", None, "ma en vr t/m zo 13.30-17.00"),
            ("ma t/m do en za 9.00-17.00 uur", None, "ma t/m do en za 9.00-17.00"),
            ("dagelijks van 8 tot 20 uur", None, "dagelijks 8.00-20.00"),
            ("elke dag 8-20 uur", None, "dagelijks 8.00-20.00"),
            ("iedere werkdag 9.00-17.00", None, "ma t/m vr 9.00-17.00"),
            (
                "werkdagen 9.00-17.00 uur, weekend 10-16 uur",
                None,
                "ma t/m vr 9.00-17.00; za en zo 10.00-16.00",
            ),
            ("in het weekend 10.00-16.00", None, "za en zo 10.00-16.00"),
            ("doordeweeks 9-17 uur", None, "ma t/m vr 9.00-17.00"),
            // Frisian.
            ("moandei oant en mei freed 9-17 oere", None, "ma t/m vr 9.00-17.00"),
            ("eltse woansdei fan 14.00 oant 16.00 oere", None, "wo 14.00-16.00"),
            ("tongersdei en sneon 10.00-12.00 oere ynrin", None, "do en za 10.00-12.00 inloop"),
            ("tiisdeis tusken tsien oere moarns en fjouwer oere middeis", None, "di 10.00-16.00"),
            ("snein fan healwei trijen oant fjouwer oere middeis", None, "zo 14.30-16.00"),
            ("sneintemiddei fan healwei trijen oant fjouwer oere", None, "zo 14.30-16.00"),
            ("freedte 13.00-15.00", None, "vr 13.00-15.00"),
            // Times.
            ("ma 9-12 uur en 13-17 uur", None, "ma 9.00-12.00; ma 13.00-17.00"),
            (
                "ma 9.00-12.00, 13.00-17.00; di 9.00-12.00",
                None,
                "ma 9.00-12.00; ma 13.00-17.00; di 9.00-12.00",
            ),
            ("ma 9.00-12.00, di 13.00-17.00", None, "ma 9.00-12.00; di 13.00-17.00"),
            ("9.00-17.00 uur op werkdagen", None, "ma t/m vr 9.00-17.00"),
            ("elke dinsdag 19.30–20 uur", None, "di 19.30-20.00"),
            ("dinsdagmiddag van half twee tot vier uur", None, "di 13.30-16.00"),
            ("dinsdag van half twee tot vier uur", None, "di 13.30-16.00"),
            ("dinsdagavond 7.30-9.30 uur", None, "di 19.30-21.30"),
            ("dinsdagavond van acht tot tien uur", None, "di 20.00-22.00"),
            ("dinsdag van acht tot tien uur", None, "-"),
            ("dinsdag 's avonds van 8 tot 10 uur", None, "di 20.00-22.00"),
            ("dinsdag van 8 uur 's avonds tot 1 uur 's nachts", None, "di 20.00-1.00"),
            ("dinsdag van tien tot vier uur", None, "di 10.00-16.00"),
            ("dinsdag van kwart over tien tot kwart voor twaalf", None, "di 10.15-11.45"),
            ("dinsdag van half negen tot twaalf uur", None, "di 8.30-12.00"),
            ("dinsdag van half acht tot tien uur", None, "-"),
            ("dinsdag 2.00-4.00 uur", None, "-"),
            ("dinsdag 02.00-04.00 uur", None, "di 02.00-4.00"),
            ("dinsdag 17.00-9.00 uur", None, "-"),
            ("dinsdag 10.00-10.00 uur", None, "-"),
            ("dinsdag 0.00-0.00 uur", None, "-"),
            ("dinsdag 10.00-25.00 uur", None, "-"),
            ("dinsdag 10.75-12.00 uur", None, "-"),
            ("dinsdagmorgen 13.30-15.00", None, "-"),
            ("dinsdag 9-12", None, "-"),
            ("dinsdag vanaf 13.00 uur", None, "-"),
            ("dinsdag tot 12.00 uur", None, "-"),
            ("dinsdagmiddag", None, "-"),
            ("9.00-17.00", None, "-"),
            // Of the month, of some weeks.
            (
                "eerste maandag van de maand 14-16 uur",
                None,
                "elke 1e maandag van de maand 14.00-16.00",
            ),
            (
                "1e en 3e donderdag 10.00-11.30",
                None,
                "elke 1e en 3e donderdag van de maand 10.00-11.30",
            ),
            (
                "elke laatste vrijdag van de maand 16.00-18.00 uur",
                None,
                "elke laatste vrijdag van de maand 16.00-18.00",
            ),
            (
                "1e maandag en 3e donderdag 10.00-11.30",
                None,
                "elke 1e maandag van de maand 10.00-11.30; elke 3e donderdag van de maand 10.00-11.30",
            ),
            (
                "earste tiisdeis yn 'e moanne 14.00-16.00 oere",
                None,
                "elke 1e dinsdag van de maand 14.00-16.00",
            ),
            ("elke eerste (of tweede) dinsdag van de maand 10.00-12.00", None, "-"),
            ("2e zondag van september 10-12 uur", None, "-"),
            ("6e maandag 10-12 uur", None, "-"),
            ("dinsdag 10-12 uur (even weken)", None, "di in even weken 10.00-12.00"),
            ("oneven weken: dinsdag 10-12 uur", None, "di in oneven weken 10.00-12.00"),
            ("om de week dinsdag 10-12 uur", None, "-"),
            ("dinsdag 10-12 uur, eens per twee weken", None, "-"),
            // Kinds.
            ("inloop ma 9-12 uur", None, "ma 9.00-12.00 inloop"),
            (
                "Inloop: ma 9-12 uur, wo 13-15 uur",
                None,
                "ma 9.00-12.00 inloop; wo 13.00-15.00 inloop",
            ),
            (
                "ma 9-12 uur inloop, wo 13-15 uur op afspraak",
                None,
                "ma 9.00-12.00 inloop; wo 13.00-15.00 op afspraak",
            ),
            ("open ma 9-12 uur, inloop: di 9-12 uur", None, "ma 9.00-12.00; di 9.00-12.00 inloop"),
            ("ma open 9-17 uur, inloop 10-12 uur", None, "ma 9.00-17.00; ma 10.00-12.00 inloop"),
            ("ma 9-12 uur, di 10-12 uur inloop", None, "-"),
            ("ma 9-12 uur, inloop, di 10-12 uur", None, "-"),
            ("ma 9-12 uur inloop, 13-15 uur op afspraak", None, "-"),
            (
                "inloop ma 9-12 uur, op afspraak di 13-15 uur",
                None,
                "ma 9.00-12.00 inloop; di 13.00-15.00 op afspraak",
            ),
            ("ma 9-12 en 13-17 uur inloop", None, "-"),
            ("ma inloop di 9-12 uur", None, "-"),
            ("inloop: ma 9-12 uur; di 9-12 uur", None, "ma 9.00-12.00 inloop | di 9-12 uur"),
            ("inloopspreekuur ma 9-12 uur", None, "ma 9.00-12.00 inloop"),
            ("spreekuur op afspraak ma 9-12 uur", None, "ma 9.00-12.00 op afspraak"),
            ("inloop op afspraak ma 9-12 uur", None, "-"),
            ("inloop ma 9-12 uur op afspraak", None, "-"),
            ("even weken: ma 9-12 uur, oneven weken: di 9-12 uur", None, "-"),
            (
                "vanaf 1 september 2026 ma 9-12 uur t/m 30 juni 2027",
                None,
                "ma 9.00-12.00 van 1 september 2026 t/m 30 juni 2027",
            ),
            ("9-12 uur op dinsdagmiddag", None, "-"),
            ("9-12 uur op dinsdagochtend", None, "di 9.00-12.00"),
            (
                "computerspreekuur wo 9.30-11.30",
                None,
                "wo 9.30-11.30 spreekuur (computerspreekuur)",
            ),
            ("ma 9-12 uur zonder afspraak", None, "ma 9.00-12.00 inloop"),
            ("ma 9-12 uur alleen op afspraak", None, "ma 9.00-12.00 op afspraak"),
            ("op afspraak", None, "-"),
            // Closed.
            ("ma t/m vr 9-17 uur; za en zo gesloten", None, "ma t/m vr 9.00-17.00"),
            ("ma t/m vr 9-17 uur, weekend gesloten", None, "ma t/m vr 9.00-17.00"),
            ("dagelijks 9-17 uur; op maandag gesloten", None, "di t/m zo 9.00-17.00"),
            ("ma gesloten, di t/m vr 9-17 uur", None, "di t/m vr 9.00-17.00"),
            ("ma 9-17 uur; ma gesloten", None, "-"),
            ("dagelijks 9-17 uur; in de zomer gesloten", None, "-"),
            ("gesloten", None, "-"),
            ("ma 9-12 uur; niet op feestdagen", None, "ma 9.00-12.00 niet op feestdagen"),
            ("ma 9-12 uur (gesloten op feestdagen)", None, "ma 9.00-12.00 niet op feestdagen"),
            (
                "ma 9-12 uur, niet in de schoolvakanties",
                None,
                "ma 9.00-12.00 niet in schoolvakanties",
            ),
            // Dates.
            ("zaterdag 24 maart 2029 10-12 uur", None, "24 maart 2029 10.00-12.00"),
            ("zaterdag 24 maart 2026 10-12 uur", None, "-"),
            ("24 maart 2026 en 24 maart 2026 10-12 uur", None, "-"),
            ("31 februari 2026 10-12 uur", None, "-"),
            ("24 maart 10-12 uur", None, "-"),
            ("24 maart 10-12 uur", ref_2026, "24 maart 2026 10.00-12.00"),
            ("24 september 10-12 uur", ref_2026, "-"),
            ("zaterdag 24 oktober 10-12 uur", ref_2026, "24 oktober 2026 10.00-12.00"),
            (
                "19 t/m 28 augustus 2022 10-17 uur",
                None,
                "dagelijks 10.00-17.00 van 19 augustus 2022 t/m 28 augustus 2022",
            ),
            (
                "28 december t/m 3 januari 2027 10-17 uur",
                None,
                "dagelijks 10.00-17.00 van 28 december 2026 t/m 3 januari 2027",
            ),
            (
                "van 1 juli 2026 t/m 31 augustus 2026 ma t/m vr 9-12 uur",
                None,
                "ma t/m vr 9.00-12.00 van 1 juli 2026 t/m 31 augustus 2026",
            ),
            ("ma 9-12 uur tot 1 mei 2026", None, "-"),
            ("ma 06-04-2026 en di 07-04-2026 9-12 uur", None, "6 en 7 april 2026 9.00-12.00"),
            // What else was said.
            ("ma 9-12 uur (ingang achterom)", None, "ma 9.00-12.00 (ingang achterom)"),
            ("ma 9-12 uur (0 t/m 6 jaar)", None, "ma 9.00-12.00 (0 t/m 6 jaar)"),
            ("ma 9-12 uur (niet op 4 mei)", None, "-"),
            ("ma 9-12 uur in de kerk", None, "-"),
            (
                "ma 9-12 uur; en soms ook op zaterdag",
                None,
                "ma 9.00-12.00 | en soms ook op zaterdag",
            ),
            ("ma 9-12 uur\ndi 13-15 uur", None, "ma 9.00-12.00; di 13.00-15.00"),
            ("", None, "-"),
            (";;", None, "-"),
        ],
    );
}

#[test]
fn the_real_opening_hours() {
    check(
        hours,
        &[
            // locaties.csv, openingstijden
            ("inloopspreekuur van 2 uur tot half 4 (23 mei, 30 mei, 6 juni, 13 juni)", None, "-"),
            (
                "inloopspreekuur van 2 uur tot half 4 (23 mei, 30 mei, 6 juni, 13 juni)",
                on(2024, 4, 15),
                "23 en 30 mei 2024, 6 en 13 juni 2024 14.00-15.30 inloop",
            ),
            ("iedere vrijdag tussen 10.00 en 11.30 uur", None, "vr 10.00-11.30"),
            // No word on the days.
            ("tusken tsien oere moarns en fjouwer oere middeis", None, "-"),
            (
                "Elke woensdag tot aan Pasen open van 17.15 – 17.45 uur",
                on(2022, 3, 15),
                "wo 17.15-17.45 t/m 16 april 2022",
            ),
            ("Elke woensdag tot aan Pasen open van 17.15 – 17.45 uur", None, "-"),
            ("13 en 27 november, 10 december en 25 december van 15:00-17:00 uur", None, "-"),
            (
                "13 en 27 november, 10 december en 25 december van 15:00-17:00 uur",
                on(2022, 11, 15),
                "13 en 27 november 2022, 10 en 25 december 2022 15.00-17.00",
            ),
            (
                "maandag, dinsdag en donderdag van 9.00 uur tot 16.00 uur",
                None,
                "ma, di en do 9.00-16.00",
            ),
            ("computerspreekuur op woensdagochtend; overige tijden niet vermeld", None, "-"),
            // Until when is not said.
            ("op maandag en woensdag vanaf 13.00 uur", None, "-"),
            // hulpaanbod.csv, wanneer
            ("vanaf 2021; openingstijden per kamer afgesproken", None, "-"),
            ("computerspreekuur op woensdagochtend", None, "-"),
            ("één dag van tevoren telefonisch een rit aanmelden", None, "-"),
            (
                "meerdere dagdelen per week op 12 locaties in alle wijken van Leeuwarden, Grou en Stiens",
                None,
                "-",
            ),
            ("op afspraak, bij u thuis", None, "-"),
            ("inloopspreekuren bij kerken gestopt vanaf maart 2021", None, "-"),
            (
                "iedere dinsdagmiddag van half twee tot vier uur, zonder afspraak",
                None,
                "di 13.30-16.00 inloop",
            ),
            ("op aanvraag", None, "-"),
            // Only in 2016, or since then?
            ("bereikbaar maandag en donderdag 10.00-12.30 (2016)", on(2016, 12, 9), "-"),
            ("via een intermediair", None, "-"),
            ("op afspraak in de buurt- of dorpskamer", None, "-"),
            ("elke week op een vaste tijd", None, "-"),
            (
                "elke eerste maandag van de maand 19.30–20 uur",
                None,
                "elke 1e maandag van de maand 19.30-20.00",
            ),
            ("earste tiisdeis yn 'e moanne", None, "-"),
            ("dagelijks", None, "-"),
        ],
    );
}

#[test]
fn a_schedule_only_trusts_a_text_that_was_understood_as_a_whole() {
    let whole = Schedule::read(" ma 9-12 uur ", None);
    assert_eq!((whole.slots.len(), whole.text.as_deref()), (1, Some("ma 9-12 uur")));
    let partly = Schedule::read("ma 9-12 uur; soms op zaterdag", None);
    assert_eq!((partly.slots.len(), partly.text.is_some()), (0, true));
    assert!(Schedule::read("  ", None).is_empty());
}
