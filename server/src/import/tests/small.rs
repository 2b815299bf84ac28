//! One case at a time.

use guide::{Almanac, Lang, Text, theme::Theme};

use super::*;

fn ids(import: &Import) -> Vec<String> {
    import.records.iter().map(|record| record.common().id().to_string()).collect()
}

fn regions(import: &Import) -> Vec<Vec<String>> {
    let codes =
        |record: &Record| record.common().regions().iter().map(ToString::to_string).collect();
    import.records.iter().map(codes).collect()
}

#[test]
fn ids_lose_the_mark_of_their_kind_where_that_is_unique() {
    let import = import_one(
        "activiteiten.csv",
        "id,naam\na-soep,A\navb-soep,B\nkoor,C\na-koor,D\nA Zaal,E\na-soep,F\n,G\na-leeg,\nv-o-l,H\n",
    );
    assert_eq!(ids(&import), ["soep", "avb-soep", "koor", "a-koor", "a-zaal", "v-o-l"]);
    assert_eq!(
        told(&import),
        [
            "id 'A Zaal': een id bestaat uit kleine letters, cijfers en losse streepjes → het webadres wordt 'a-zaal'",
            "id '': er is geen id → regel niet overgenomen",
            "id 'avb-soep': zonder voorvoegsel is dit id niet uniek → met het hele id, want zonder voorvoegsel bestond het al",
            "id 'a-koor': zonder voorvoegsel is dit id niet uniek → met het hele id, want zonder voorvoegsel bestond het al",
            "id 'a-soep': dit id staat er al in → regel niet overgenomen",
            "naam '': er is geen naam of titel → regel niet overgenomen",
        ]
    );
}

#[test]
fn texts_have_twins_in_other_languages() {
    let import = import_one(
        "activiteiten.csv",
        "id,naam,naam_fy,naam_en,omschrijving_tr,voor_wie_fy,naam_xx1,naam\na-x,Soep,Sop,,Çorba,elkenien,?,weer\n",
    );
    let common = import.records[0].common();
    assert_eq!(*common.name(), Text::nl("Soep").with(Lang::FY, "Sop"));
    assert_eq!(common.summary().get("tr".parse().unwrap()).0, "Çorba");
    assert_eq!(
        told(&import),
        [
            "voor_wie_fy '': van deze kolom kan geen vertaling bewaard worden → niet overgenomen",
            "naam_xx1 '': deze kolom is niet bekend → niet overgenomen",
            "naam '': deze kolom staat er twee keer in → niet overgenomen",
        ]
    );
}

#[test]
fn words_become_themes() {
    let import =
        import_one("organisaties.csv", "id,naam,themas\nx,X,Ontmoeting;eten; ontmoeten ;toverij\n");
    assert_eq!(import.records[0].common().themes(), [Theme::Meeting, Theme::Food]);
    assert_eq!(told(&import), ["themas 'toverij': dit woord is geen thema → niet overgenomen"]);
}

#[test]
fn a_place_belongs_where_its_address_is() {
    let import = import_one(
        "locaties.csv",
        "id,naam,postcode,plaats,buurtcode\n\
         a,A,,,BU99990101\n\
         b,B,9993 AB,,\n\
         c,C,,Verzonnen,\n\
         d,D,,Nergenshuizen,BU00000000\n\
         e,E,,Voorbeeldstad,\n\
         f,F,1234 AB,Elders,\n\
         g,G,9993,Verzonnen,\n",
    );
    assert_eq!(
        regions(&import),
        [
            vec!["BU99990101"],
            vec!["BU99990301", "BU99990302"],
            vec!["BU99990301"],
            vec!["BU99990401"],
            vec![],
            vec![],
            vec!["BU99990301"]
        ]
    );
    assert_eq!(
        told(&import),
        [
            "postcode '9993 AB': bij deze postcode horen meer buurten → alle buurten van deze postcode genomen",
            "buurtcode 'BU00000000': deze code is niet van een buurt of wijk hier → niet overgenomen",
            "plaats 'Voorbeeldstad': de plaats is te groot om de buurt te weten → overgenomen; kijk dit na",
            "plaats 'Elders': deze plaats is in de gemeente niet bekend → overgenomen; kijk dit na",
        ]
    );
}

#[test]
fn an_initiative_belongs_where_its_text_says() {
    let municipality = leeuwarden_municipality();
    let regions = Regions::of(&municipality);
    let named = |text: &str| {
        let found = regions.read(text);
        let codes: Vec<String> = found.regions.iter().map(ToString::to_string).collect();
        (codes.join(" "), found.unknown.join("|"), found.too_wide.join("|"))
    };
    for (text, codes) in [
        ("Wiarda (De Zuidlanden)", "BU00807302"),
        ("Weidum, Jorwert en Hilaard", "BU00808105 BU00808109 BU00808111"),
        ("gemeente Leeuwarden", "GM0080"),
        ("gemeente Leeuwarden en omgeving", "GM0080"),
        ("Aldlân", "BU00807001 BU00807002"),
        ("Camminghaburen", "BU00805101 BU00805102 BU00805103"),
        ("Bloemenbuurt/Oldegalileën", "BU00802002 BU00802001"),
        ("Huizum-West", "WK008040"),
        ("Goutum", "BU00807101"),
        ("Binnenstad", "WK008010"),
        ("Hempens", "BU00807201"),
        ("Noord en Stiens", "WK008060 WK008061 WK008062 WK008063"),
        ("húns", "BU00808113"),
        ("Miedum", "BU00806203"),
        ("Grou en omgeving", "BU00808206"),
    ] {
        assert_eq!(named(text), (codes.to_owned(), String::new(), String::new()), "{text}");
    }
    assert_eq!(
        named("Vlietzone, Tjerk Hiddes en Schepenbuurt"),
        ("BU00801104".into(), "Vlietzone|Tjerk Hiddes".into(), String::new())
    );
    assert_eq!(named("Leeuwarden"), (String::new(), String::new(), "Leeuwarden".into()));
    assert_eq!(named(" , ()"), (String::new(), String::new(), String::new()));
}

#[test]
fn what_names_nothing_is_told_and_left_out() {
    let import = import_one(
        "activiteiten.csv",
        "id,naam,organisatie_id,locatie_id,vorm,link,afgelast\na-x,X,weg,l-weg,zwevend,javascript:alert(1),misschien\n",
    );
    assert_eq!(
        told(&import),
        [
            "organisatie_id 'weg': dit id bestaat niet → niet overgenomen",
            "locatie_id 'l-weg': dit id bestaat niet → niet overgenomen",
            "vorm 'zwevend': dit is geen fysiek, online of hybride → niet overgenomen",
            "link 'javascript:alert(1)': dit is geen webadres dat met https:// begint → niet overgenomen",
            "afgelast 'misschien': dit is geen ja of nee → niet overgenomen",
        ]
    );
}

#[test]
fn times_come_from_columns_or_from_words() {
    let import = import_one(
        "activiteiten.csv",
        "id,naam,wanneer,rrule,start,eind,uitzonderingen\n\
         a,A,als het weer meezit,FREQ=WEEKLY;BYDAY=WE,2026-09-02T13:30,2026-09-02T15:00,2026-12-23;kerst\n\
         b,B,als het maar leuk is,,,2026-09-02,\n\
         c,C,,FREQ=SOMS,2026-09-02T13:30,2026-09-02,\n\
         d,D,,FREQ=WEEKLY;BYDAY=WE,2026-09-03T13:30,2026-09-03T13:30,\n",
    );
    assert_eq!(
        told(&import),
        [
            "uitzonderingen 'kerst': dit is geen datum zoals 2026-12-25 → niet overgenomen",
            "wanneer 'als het maar leuk is': niet begrepen wanneer dit is → bewaard als tekst",
            "eind '2026-09-02': er is een einde, maar geen begin → niet overgenomen",
            "rrule 'FREQ=SOMS': dit is geen herhaling volgens RFC 5545 (RRULE) → niet overgenomen",
            "eind '2026-09-02': van begin en einde heeft er maar een een tijd → niet overgenomen",
            "start '2026-09-03T13:30': op deze dag valt de herhaling niet → overgenomen; kijk dit na",
            "eind '2026-09-03T13:30': het einde is niet na het begin → niet overgenomen",
        ]
    );
    assert_eq!(
        import.records[0].to_json().unwrap(),
        r#"{"id":"a","naam":{"nl":"A"},"wanneer":{"tekst":"als het weer meezit","begin":"2026-09-02T13:30","einde":"2026-09-02T15:00","herhaling":"FREQ=WEEKLY;BYDAY=WE","behalve":["2026-12-23"]}}"#
    );
}

#[test]
fn an_old_source_is_history() {
    let rows = [
        ("2018-05", "", "UNTIL=20190531", "telt als gestopt op 2019-05-31"),
        ("2018-05", "2026-01-05", "", ""),
        ("2025", "", "", ""),
        ("", "", "-", "alleen als tekst getoond, zonder data"),
    ];
    for (source, checked, expected, action) in rows {
        let text = format!(
            "id,naam,wanneer,rrule,bron_url,bron_datum,nagekeken_op\na,A,elke woensdag,FREQ=WEEKLY;BYDAY=WE,https://x.example,{source},{checked}\n"
        );
        let import = import_one("activiteiten.csv", &text);
        let json = import.records[0].to_json().unwrap();
        match expected {
            "" => assert!(json.contains("FREQ=WEEKLY;BYDAY=WE\""), "{json}"),
            "-" => assert!(!json.contains("FREQ"), "{json}"),
            until => assert!(json.contains(until), "{json}"),
        }
        assert!(json.contains("elke woensdag"));
        assert_eq!(told(&import).first().map_or("", |it| it.split(" → ").nth(1).unwrap()), action);
    }
}

#[test]
fn a_point_outside_the_municipality_is_a_mistake() {
    let import = import_one(
        "locaties.csv",
        "id,naam,lat,lon\na,A,\"52,505\",5.51\nb,B,5.51,52.505\nc,C,52.5,\nd,D,noord,5.5\n",
    );
    let points: Vec<bool> = import
        .records
        .iter()
        .map(|it| matches!(it, Record::Place(place) if place.point.is_some()))
        .collect();
    assert_eq!(points, [true, false, false, false]);
    assert_eq!(import.report.items.len(), 5);
}

#[test]
fn people_are_not_contacts() {
    let import = import_one(
        "hulpaanbod.csv",
        "id,naam,contact,contactpersoon\na,A,Bel mevr. Fantasia op 058 000 00 00,J. Verzonnen\n",
    );
    assert!(import.records[0].contact().unwrap().is_empty());
    assert_eq!(
        told(&import),
        [
            "contactpersoon '': deze kolom is niet bekend → niet overgenomen",
            "contact 'Bel mevr. Fantasia op 058 000 00 00': dit lijkt de naam van een persoon → niet overgenomen",
        ]
    );
}

#[test]
fn goals_belong_to_their_plan() {
    let files = Memory::of(&[
        ("gebiedsplannen.csv", "id,gebied,naam\ngp-stad,stad,Plan\ngp-weg,nergens,Weg\n"),
        (
            "opgaven.csv",
            "id,gebiedsplan_id,naam,stand\nop-a,gp-stad,Een,bijna\nop-b,gp-stad,Twee,ooit\nop-c,gp-zee,Drie,klaar\n",
        ),
    ]);
    let import = read(&files, &voorbeeldstad(), &options()).unwrap();
    let Record::AreaPlan(plan) = &import.records[0] else { unreachable!() };
    assert_eq!(plan.goals.len(), 2);
    assert_eq!(
        told(&import),
        [
            "stand 'ooit': dit is geen idee, begin, bezig (op-weg), bijna, loopt of klaar → telt als begonnen",
            "gebiedsplan_id 'gp-zee': dit id bestaat niet → regel niet overgenomen",
            "gebied 'nergens': dit gebied is er niet → niet overgenomen",
        ]
    );
}

#[test]
fn what_cannot_be_read_stops_everything() {
    let error = |files: &[(&str, &str)]| {
        read(&Memory::of(files), &voorbeeldstad(), &options()).unwrap_err().to_string()
    };
    assert_eq!(
        error(&[("locaties.csv", "id,naam\na,\"A\nb,B\n")]),
        "locaties.csv, regel 2: hier begint een aanhalingsteken dat nergens sluit"
    );
    assert_eq!(error(&[("locaties.csv", "naam\nA\n")]), "locaties.csv: de kolom 'id' ontbreekt");
    assert_eq!(
        error(&[("vacatures.csv", "id,naam\na,A\n")]),
        "vacatures.csv: de kolom 'titel' ontbreekt"
    );
    assert_eq!(error(&[("locaties.csv", "")]), "locaties.csv: de kolom 'id' ontbreekt");
    assert!(
        error(&[("notities.txt", "")])
            .starts_with("hier staat geen bestand dat ingelezen kan worden")
    );
    let latin = Memory::default().with("locaties.csv", b"id,naam\na,Caf\xe9\n".to_vec());
    assert_eq!(
        read(&latin, &voorbeeldstad(), &options()).unwrap_err().to_string(),
        "locaties.csv, regel 2: dit is geen UTF-8; sla het bestand op als 'CSV UTF-8'"
    );
}

#[test]
fn a_row_that_does_not_fit_is_told() {
    let import = import_one("locaties.csv", "id,naam,soort\na,A\n\n,,\nb,B,dorpshuis\nc,C,x,y\n");
    assert_eq!(ids(&import), ["b"]);
    assert_eq!(
        told(&import),
        [
            "- 'a | A': deze regel heeft meer of minder velden dan de kop → regel niet overgenomen",
            "- 'c | C | x | y': deze regel heeft meer of minder velden dan de kop → regel niet overgenomen",
        ]
    );
    assert_eq!(import.report.counts[0].rows, 3);
}

#[test]
fn spreadsheets_may_write_marks_and_semicolons() {
    let import =
        import_one("locaties.csv", "\u{feff}ID;Naam ;soort\r\na;\" A\u{7} \";dorpshuis\r\n");
    assert_eq!(ids(&import), ["a"]);
    assert_eq!(*import.records[0].common().name(), Text::nl("A"));
    assert_eq!(
        told(&import),
        ["naam ' A\u{7} ': hier staan tekens die geen tekst zijn → zonder die tekens overgenomen"]
    );
    let files =
        Memory::of(&[("locaties.csv", "id,naam\na,A\n"), ("extra.CSV", "x\n"), ("lees.txt", "")]);
    let import = read(&files, &voorbeeldstad(), &options()).unwrap();
    assert_eq!(told(&import), ["- '': dit bestand hoort bij geen soort → niet overgenomen"]);
}

#[test]
fn days_that_are_unlike_others_have_columns_of_their_own() {
    let import = import_one(
        "locaties.csv",
        "id,naam,openingstijden,gesloten,feestdagen,bijzondere_dagen\n\
         l-x,X,ma t/m vr 9-17 uur,2026-12-21 t/m 2027-01-03 (verbouwing),koningsdag open; tweede kerstdag 12-16 uur,2027-05-04 9.00-12.00 (herdenking)\n\
         l-y,Y,ma 9-12 uur,morgen; 2026-13-01,sinterklaas dicht,ma 9-12 uur\n",
    );
    let hours = |at: usize| import.records[at].hours().unwrap();
    assert_eq!(
        hours(0).to_dutch(),
        "ma t/m vr 9.00-17.00; gesloten van 21 december 2026 t/m 3 januari 2027 (verbouwing); \
         4 mei 2027 alleen 9.00-12.00 (herdenking); op koningsdag geopend; op tweede kerstdag 12.00-16.00"
    );
    // What makes no sense takes nothing else with it.
    assert_eq!(hours(1).to_dutch(), "ma 9.00-12.00");
    let days =
        "dit zijn geen dagen zoals 2026-12-21 t/m 2027-01-03 (verbouwing) → niet overgenomen";
    assert_eq!(
        told(&import),
        [
            format!("gesloten 'morgen': {days}"),
            format!("gesloten '2026-13-01': {days}"),
            "feestdagen 'sinterklaas dicht': dit is geen feestdag zoals: koningsdag open, of: tweede kerstdag 12.00-16.00 → niet overgenomen".to_owned(),
            "bijzondere_dagen 'ma 9-12 uur': dit is geen dag met tijden zoals 2026-12-24 10.00-14.00 (kerstmarkt) → niet overgenomen".to_owned(),
        ]
    );
}

#[test]
fn what_is_open_and_closed_at_once_is_told_and_counts_as_closed() {
    let import = import_one(
        "hulpaanbod.csv",
        "id,naam,wanneer,gesloten,feestdagen,bijzondere_dagen\n\
         h-x,X,ma 9-12 uur; zo 10-12 uur inloop; zo gesloten,2026-12-21 t/m 2026-12-27,koningsdag dicht; koningsdag open,2026-12-24 10-14 uur\n\
         h-y,Y,ma 9-17 uur; ma 10-12 uur inloop; 28 december 2026 10-12 uur,2026-12-28,,\n",
    );
    let problem = "hier staat dat het open en dicht is op dezelfde dag → telt als dicht";
    assert_eq!(
        told(&import),
        [
            format!("wanneer 'zo 10.00-12.00 inloop': {problem}"),
            format!("bijzondere_dagen '2026-12-24': {problem}"),
            format!("feestdagen 'koningsdag': {problem}"),
            format!("wanneer '2026-12-28': {problem}"),
        ]
    );
    let almanac = Almanac::default();
    let open = |at: usize, month, day| {
        import.records[at].hours().unwrap().is_any_on(date(2026, month, day), None, &almanac)
    };
    assert!(!open(0, 11, 29), "a Sunday");
    assert!(!open(0, 12, 24));
    assert!(!open(0, 4, 27));
    assert!(open(0, 11, 30));
    assert!(!open(1, 12, 28));
    // Of different kinds at the same time is no contradiction.
    assert!(open(1, 12, 21));
}

#[test]
fn a_fund_is_open_for_a_time_and_an_organisation_may_help_on() {
    let import = import_one(
        "fondsen.csv",
        "id,naam,open_van,open_tot,gestopt\na,A,2026-01-01,2026-02-01,\nb,B,,,ja\n\
         c,C,2026-03-01,2026-02-01,nee\nd,D,nu,ooit,misschien\n",
    );
    let funds: Vec<_> = import
        .records
        .iter()
        .map(|record| match record {
            Record::Fund(it) => (it.open_from, it.open_until, it.closed),
            _ => unreachable!(),
        })
        .collect();
    let (first, last) = (date(2026, 1, 1), date(2026, 2, 1));
    assert_eq!(
        funds,
        [
            (Some(first), Some(last), false),
            (None, None, true),
            (Some(date(2026, 3, 1)), Some(last), false),
            (None, None, false),
        ]
    );
    assert_eq!(
        told(&import),
        [
            "open_tot '2026-02-01': dit is eerder dan open_van → overgenomen; kijk dit na",
            "open_van 'nu': dit is geen datum zoals 2026-09-02 → niet overgenomen",
            "open_tot 'ooit': dit is geen datum zoals 2026-09-02 → niet overgenomen",
            "gestopt 'misschien': dit is geen ja of nee → niet overgenomen",
        ]
    );

    let import = import_one(
        "organisaties.csv",
        "id,naam,ondersteunt,ondersteunt_en\na,A,buren,neighbours\nb,B,,\n",
    );
    assert!(import.report.is_clean(), "{}", import.report);
    let supports: Vec<Text> = import
        .records
        .iter()
        .map(|record| match record {
            Record::Organisation(it) => it.supports.clone(),
            _ => unreachable!(),
        })
        .collect();
    let neighbours = Text::nl("buren").with(Lang::EN, "neighbours");
    assert_eq!(supports, [neighbours, Text::default()]);

    let import =
        import_one("kennisbank.csv", "id,titel,soort,contact\na,A,voorbeeld,bel 058 000 00 00\n");
    let Record::Article(article) = &import.records[0] else { unreachable!() };
    assert_eq!(article.contact.phone.as_deref(), Some("058 000 00 00"));
}
