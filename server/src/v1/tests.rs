//! The API as its users see it.

mod applications;
mod changes;
mod corrections;
mod lists;
mod opening;
mod problems;
mod recognition;
mod records;
mod search;
mod vaults;

use guide::{Kind, record::Record};
use serde_json::{Value, json};

use crate::testing::{Answer, record};

/// A handful of records of every kind, around Wednesday 2 December 2026.
#[expect(clippy::too_many_lines, reason = "a list of records")]
pub(crate) fn content() -> Vec<Record> {
    let all = [
        (
            Kind::Organisation,
            json!({ "id": "zomaar", "naam": { "nl": "Stichting Zomaar" }, "themas": ["ontmoeten"] }),
        ),
        (
            Kind::Organisation,
            json!({ "id": "koor", "naam": { "nl": "Koor De Noot" }, "regios": ["BU99990301"], "themas": ["cultuur"] }),
        ),
        (
            Kind::Place,
            json!({
                "id": "kamer", "naam": { "nl": "Buurtkamer De Hoek" }, "regios": ["BU99990101"], "organisatie": "zomaar",
                "adres": { "straat": "Hoekstraat 1", "postcode": "9999 ZZ", "plaats": "Voorbeeldstad" },
                "punt": { "lat": 53.2, "lon": 5.79 },
                "openingstijden": { "regels": [{ "soort": "inloop", "dagen": ["wo"], "van": "10:00", "tot": "12:00" }] },
                "toegankelijkheid": { "drempelvrij": true },
            }),
        ),
        (
            Kind::Place,
            json!({ "id": "dorpshuis", "naam": { "nl": "Dorpshuis" }, "regios": ["BU99990301"], "toegankelijkheid": { "drempelvrij": false } }),
        ),
        (
            Kind::Activity,
            json!({
                "id": "samen-eten", "naam": { "nl": "Samen eten", "fy": "Tegearre ite" }, "themas": ["eten"],
                "organisatie": "zomaar", "plek": "kamer", "kosten": { "cents": 400 },
                "wanneer": { "begin": "2026-09-02T17:30", "einde": "2026-09-02T19:00", "herhaling": "FREQ=WEEKLY;BYDAY=WE", "behalve": ["2026-12-23"] },
            }),
        ),
        (
            Kind::Activity,
            json!({
                "id": "koffie", "naam": { "nl": "Koffie" }, "themas": ["ontmoeten"], "organisatie": "zomaar", "plek": "kamer",
                "kosten": { "cents": 0 }, "wanneer": { "begin": "2026-12-03T10:00", "einde": "2026-12-03T11:30" },
            }),
        ),
        (
            Kind::Activity,
            json!({
                "id": "kerstzang", "naam": { "nl": "Kerstzang" }, "themas": ["cultuur"], "organisatie": "koor", "plek": "dorpshuis",
                "wanneer": { "begin": "2026-12-19" }, "afgelast": true,
            }),
        ),
        (
            Kind::Activity,
            json!({
                "id": "online-les", "naam": { "nl": "Taalles op je scherm" }, "themas": ["taal"], "vorm": "online", "kosten": { "cents": 0 },
                "wanneer": { "begin": "2026-12-04T19:00", "einde": "2026-12-04T20:00" },
            }),
        ),
        (
            Kind::Activity,
            json!({ "id": "zomerfeest", "naam": { "nl": "Zomerfeest" }, "themas": ["buurt"], "organisatie": "zomaar", "wanneer": { "begin": "2026-07-04T14:00" } }),
        ),
        (
            Kind::Initiative,
            json!({ "id": "buurttuin", "naam": { "nl": "Buurttuin" }, "themas": ["groen"], "regios": ["BU99990201"], "stand": "loopt" }),
        ),
        (
            Kind::Initiative,
            json!({ "id": "ruilkast", "naam": { "nl": "Ruilkast" }, "themas": ["duurzaam"], "regios": ["BU99990301"] }),
        ),
        (
            Kind::Service,
            json!({
                "id": "brieven", "naam": { "nl": "Hulp bij brieven" }, "themas": ["brieven"], "plekken": ["kamer"], "kosten": { "cents": 0 },
                "openingstijden": { "regels": [{ "soort": "inloop", "dagen": ["do"], "van": "13:00", "tot": "15:00" }] },
            }),
        ),
        (
            Kind::Service,
            json!({ "id": "rijden", "naam": { "nl": "Meerijden" }, "themas": ["vervoer"], "kosten": { "cents": 300 } }),
        ),
        (
            Kind::Vacancy,
            json!({
                "id": "gastvrouw", "naam": { "nl": "Gastvrouw of gastheer" }, "themas": ["ontmoeten"], "plek": "kamer",
                "dagdelen": ["wo ochtend"], "uren": "4 uur per week", "vaardigheden": ["luisteren"], "vergoeding": "reiskosten",
                "vog": "nee", "taalniveau": "A2", "vanafLeeftijd": 16, "nagekekenOp": "2026-11-01",
            }),
        ),
        (
            Kind::Vacancy,
            json!({
                "id": "beller", "naam": { "nl": "Beller" }, "themas": ["gezelschap"], "thuis": true,
                "dagdelen": ["avond"], "uren": "4 uur per maand", "leren": ["gesprekken voeren"], "vog": "gratis", "eenmalig": true,
                "taalniveau": "B1", "vanafLeeftijd": 18, "maatje": true, "nagekekenOp": "2026-11-20",
            }),
        ),
        (
            Kind::Fund,
            json!({ "id": "startgeld", "naam": { "nl": "Startgeld" }, "themas": ["buurt"] }),
        ),
        (
            Kind::Fund,
            json!({ "id": "groenpot", "naam": { "nl": "Groenpot" }, "themas": ["groen"] }),
        ),
        (
            Kind::Article,
            json!({ "id": "tuin-beginnen", "naam": { "nl": "Een tuin beginnen" }, "themas": ["groen"], "soort": "handleiding" }),
        ),
        (
            Kind::AreaPlan,
            json!({ "id": "plan-dorpen", "naam": { "nl": "Plan van de dorpen" }, "gebied": "dorpen" }),
        ),
        (
            Kind::AreaPlan,
            json!({ "id": "plan-stad", "naam": { "nl": "Plan van de stad" }, "gebied": "stad" }),
        ),
        (
            Kind::WelcomeBlock,
            json!({ "id": "afval", "naam": { "nl": "Afval" }, "soort": "uitleg", "volgorde": 1, "omschrijving": { "nl": "De bak gaat op dinsdag." }, "gids": ["plek/kamer"] }),
        ),
    ];
    all.iter().map(|(kind, json)| record(*kind, json)).collect()
}

/// The ids of the items in an answer, in their order.
pub(crate) fn ids(answer: &Answer) -> Vec<String> {
    let body: Value = answer.json();
    let items = body["items"].as_array().expect("items");
    items.iter().map(|item| item["id"].as_str().expect("an id").to_owned()).collect()
}
