use std::{borrow::Cow, collections::HashMap, io};

use guide::{Lang, almanac::Holiday, freshness::ShelfLife, municipality::Region};

use super::*;

fn leeuwarden_municipality() -> Municipality {
    load(&leeuwarden(), FILE).unwrap().municipality
}

fn voorbeeldstad() -> Municipality {
    load(&Embedded::new("voorbeeldstad"), FILE).unwrap().municipality
}

#[test]
fn leeuwarden_is_whole() {
    let it = leeuwarden_municipality();
    assert_eq!((it.areas.len(), it.districts.len(), it.neighbourhoods.len()), (8, 22, 131));
    let languages: Vec<&str> = it.languages.iter().map(Lang::code).collect();
    assert_eq!(languages, ["nl", "fy", "en", "uk", "ar", "ti", "tr", "pl"]);
    for buurt in &it.neighbourhoods {
        let areas = it
            .areas
            .iter()
            .filter(|area| area.districts.iter().any(|wijk| wijk.contains(&buurt.code)));
        assert_eq!(areas.count(), 1, "{}", buurt.name);
        assert!(
            matches!(it.region(buurt.slug.as_str()), Some(Region::Neighbourhood(found, _)) if found.code == buurt.code)
        );
        assert!(buurt.postcode.is_some(), "{}", buurt.name);
    }
    assert_eq!(it.postcodes.len(), 60);
    for postcode in &it.postcodes {
        assert!(!it.neighbourhoods_at(postcode.postcode).is_empty(), "{}", postcode.postcode);
    }
    let town = |code: &str| it.neighbourhood(&code.parse().unwrap()).unwrap().town.clone();
    assert_eq!(
        (town("BU00808004").as_str(), town("BU00801003").as_str()),
        ("Wergea", "Leeuwarden")
    );
}

#[test]
fn leeuwarden_says_who_made_the_map_and_what_is_to_be_filled_in() {
    let it = leeuwarden_municipality();
    for needed in ["CBS", "PDOK", "CC BY 4.0", "Bewerkt"] {
        assert!(it.attribution.contains(needed), "{needed}");
    }
    assert!(it.contact.email.ends_with(".example"));
    assert_eq!(it.contact.phone.as_deref(), Some("14 058"));
}

#[test]
fn the_map_is_small_and_within_its_frame() {
    let it = leeuwarden_municipality();
    let bytes: usize = it.districts.iter().map(|district| district.outline.len()).sum();
    assert!(bytes < 12_000, "{bytes}");
    for district in &it.districts {
        assert!(district.outline.starts_with('M') && district.outline.ends_with('z'));
        assert!(district.outline.len() > 20, "{}", district.outline);
    }
}

#[test]
fn a_second_municipality_is_another_folder() {
    let it = voorbeeldstad();
    assert_eq!((it.areas.len(), it.districts.len(), it.neighbourhoods.len()), (2, 4, 8));
    let slugs: Vec<&str> = it.neighbourhoods.iter().map(|buurt| buurt.slug.as_str()).collect();
    assert_eq!(
        slugs,
        [
            "eerstehoek",
            "tweedehoek",
            "oevers-oost",
            // 'stad' is an area.
            "stad-voorbeeldstad",
            "verzonnen",
            "buitengebied-verzonnen",
            "nergenshuizen",
            "buitengebied-nergenshuizen",
        ]
    );
    assert!(matches!(it.region("stad"), Some(Region::Area(_))));
    assert_eq!(it.districts[3].outline.matches('M').count(), 2);
}

/// The folder of Voorbeeldstad with one file changed.
struct Changed(HashMap<String, Vec<u8>>);

impl Changed {
    fn with(name: &str, change: impl Fn(String) -> String) -> Self {
        let files = Embedded::new("voorbeeldstad");
        let mut all = HashMap::new();
        for file in [FILE, "buurten.geojson", "postcodes.csv"] {
            let mut bytes = files.read(file).unwrap().unwrap().into_owned();
            if file == name {
                bytes = change(String::from_utf8(bytes).unwrap()).into_bytes();
            }
            all.insert(file.to_owned(), bytes);
        }
        Self(all)
    }
}

impl Files for Changed {
    fn read(&self, name: &str) -> io::Result<Option<Cow<'static, [u8]>>> {
        Ok(self.0.get(name).map(|bytes| bytes.clone().into()))
    }

    fn names(&self) -> io::Result<Vec<String>> {
        Ok(self.0.keys().cloned().collect())
    }

    fn folders(&self) -> io::Result<Vec<String>> {
        Ok(Vec::new())
    }

    fn folder(&self, _: &str) -> Box<dyn Files> {
        Box::new(Embedded::new("voorbeeldstad"))
    }
}

#[test]
fn how_long_a_word_is_believed_is_set_a_kind() {
    let standard = ShelfLife::default();
    let small = voorbeeldstad().shelf_life;
    assert_eq!(small, ShelfLife { service: 3, ..standard });
    let without = Changed::with(FILE, |text| text.replace("[houdbaarheid]\nhulp = 3\n", ""));
    assert_eq!(load(&without, FILE).unwrap().municipality.shelf_life, standard);
}

#[test]
fn a_mistake_names_its_file_and_field() {
    let told = |file: &str, from: &str, to: &str| {
        let files = Changed::with(file, |text| {
            assert!(text.contains(from), "{from}");
            text.replacen(from, to, 1)
        });
        load(&files, FILE).unwrap_err().to_string()
    };
    assert_eq!(
        told(FILE, "naam = \"Voorbeeldstad\"", ""),
        "gemeente.toml, veld naam: dit veld ontbreekt"
    );
    assert_eq!(
        told(FILE, "\"WK999904\"", "\"WK99\""),
        "gemeente.toml, veld gebieden[2].wijken: 'WK99' is niet een CBS-code zoals WK008010"
    );
    assert_eq!(
        told(FILE, ", \"WK999904\"", ""),
        "gemeente.toml, veld gebieden: wijk WK999904 (Dorpen Zuid) hoort bij geen gebied"
    );
    assert_eq!(
        told(FILE, "\"WK999904\"", "\"WK999901\""),
        "gemeente.toml, veld gebieden[2].wijken: wijk WK999901 hoort al bij gebied 'stad'"
    );
    assert_eq!(
        told(FILE, "email =", "emial ="),
        "gemeente.toml, veld contact.emial: dit veld bestaat niet; wel: naam, email, telefoon, website, veiligheid, privacy"
    );
    assert_eq!(
        told(FILE, "en = \"The town\"", "engels = \"The town\""),
        "gemeente.toml, veld gebieden[1].naam.engels: de naam van dit veld is geen taalcode van twee letters"
    );
    assert_eq!(
        told(FILE, "hulp = 3", "hulp = 0"),
        "gemeente.toml, veld houdbaarheid.hulp: hier hoort een heel getal van 1 tot en met 120"
    );
    assert!(told(FILE, "hulp = 3", "hulp = '3'").ends_with("een heel getal van 1 tot en met 120"));
    assert!(
        told(FILE, "hulp = 3", "steun = 3")
            .starts_with("gemeente.toml, veld houdbaarheid.steun: dit veld bestaat niet; wel: ")
    );
    assert!(told(FILE, "code =", "code").starts_with("gemeente.toml: dit is geen TOML: "));
    assert_eq!(
        told("postcodes.csv", "BU99990102", "BU99990109"),
        "postcodes.csv, veld buurt_codes, regel 2: buurt 'BU99990109' staat niet in buurten.geojson"
    );
    assert!(told("buurten.geojson", "[5.5,52.5]", "[505.5,52.5]").contains("features["));
    assert!(
        told("buurten.geojson", "\"code\":\"BU99990101\"", "\"code\":\"BU11110101\"")
            .contains("ligt niet in GM9999")
    );
    let missing = Changed(HashMap::new());
    assert_eq!(
        load(&missing, FILE).unwrap_err().to_string(),
        "gemeente.toml: dit bestand is er niet"
    );
}

#[test]
fn the_calendar_is_that_of_the_region_and_of_the_municipality() {
    let leeuwarden = leeuwarden_municipality().almanac;
    let elsewhere = voorbeeldstad().almanac;
    let date = |month, day| jiff::civil::date(2026, month, day);
    // In the north the autumn holiday of 2026 is a week before that of the south.
    assert!(leeuwarden.school_holiday(date(10, 12)).is_some());
    assert!(elsewhere.school_holiday(date(10, 12)).is_none());
    assert!(elsewhere.school_holiday(date(10, 22)).is_some());
    assert_eq!(leeuwarden.closing(date(5, 5)), None);
    assert_eq!(elsewhere.closing(date(5, 5)), Some(Holiday::LiberationDay));
    assert_eq!(elsewhere.closing(date(12, 26)), None);
}

#[test]
fn a_calendar_that_cannot_be_is_told() {
    let told = |from: &str, to: &str| {
        let text = std::str::from_utf8(&leeuwarden().read(FILE).unwrap().unwrap())
            .unwrap()
            .replace(from, to);
        let table: toml::Table = text.parse().unwrap();
        let error = super::almanac::read(&leeuwarden(), &Fields::new(FILE, &table), None);
        error.unwrap_err().to_string()
    };
    assert!(
        told("regio = \"noord\"", "regio = \"oost\"")
            .contains("veld kalender.regio: 'oost' is niet noord, midden of zuid")
    );
    assert!(
        told("\"koningsdag\"", "\"sinterklaas\"")
            .contains("veld kalender.dicht: 'sinterklaas' is geen feestdag; wel: nieuwjaarsdag")
    );
    assert!(told("regio = \"noord\"", "gebied = \"noord\"").contains("dit veld bestaat niet"));
}

/// What is said about a municipality with this file of questions of its own.
fn told_of_questions(questions: &str) -> String {
    let mut files = Changed::with(FILE, |text| {
        text.replacen("[bestanden]", "[bestanden]\nhulpvragen = \"vragen.toml\"", 1)
    });
    if !questions.is_empty() {
        files.0.insert("vragen.toml".into(), questions.as_bytes().to_vec());
    }
    match load(&files, FILE) {
        Ok(setup) => format!("{} onderwerpen", setup.municipality.help.len()),
        Err(error) => error.to_string(),
    }
}

#[test]
fn a_municipality_may_ask_its_own_questions() {
    let own = r#"
        [[onderwerp]]
        slug = "geld"
        thema = ["geld"]
        icoon = "thema-geld"
        naam = { nl = "Geld", en = "Money" }

        [[onderwerp.vraag]]
        slug = "schuld"
        tekst = { nl = "Ik heb schulden" }
        thema = ["geld"]
        woorden = ["Schuld"]
    "#;
    let changed = |from: &str, to: &str| {
        assert!(own.contains(from), "{from}");
        told_of_questions(&own.replacen(from, to, 1))
    };
    assert_eq!(told_of_questions(own), "1 onderwerpen");
    assert_eq!(told_of_questions(""), "vragen.toml: dit bestand is er niet");
    assert_eq!(
        told_of_questions("# niets"),
        "vragen.toml, veld onderwerp: er staat geen onderwerp in"
    );
    assert!(changed("[[onderwerp]]", "[[onderwerp").starts_with("vragen.toml: dit is geen TOML: "));
    assert_eq!(
        changed("thema = [\"geld\"]", "thema = [\"poen\"]"),
        "vragen.toml, veld onderwerp[1].thema: 'poen' is niet een thema; kijk in themas.csv welke er zijn"
    );
    assert_eq!(
        changed("thema-geld", "thema-poen"),
        "vragen.toml, veld onderwerp[1].icoon: 'thema-poen' is geen icoon uit style/icons.json"
    );
    assert_eq!(
        changed("slug = \"schuld\"", "slug = \"Mijn schuld\""),
        "vragen.toml, veld onderwerp[1].vraag[1].slug: 'Mijn schuld' is niet een naam van kleine letters, cijfers en losse streepjes"
    );
    assert_eq!(
        changed("[\"Schuld\"]", "[\"hoge schuld\"]"),
        "vragen.toml, veld onderwerp[1].vraag[1].woorden: hier horen losse woorden, zonder spaties of streepjes"
    );
    assert_eq!(
        changed("tekst = { nl", "tekst = { fy"),
        "vragen.toml, veld onderwerp[1].vraag[1].tekst.nl: dit veld ontbreekt"
    );
    assert_eq!(
        changed("woorden", "worden"),
        "vragen.toml, veld onderwerp[1].vraag[1].worden: dit veld bestaat niet; wel: slug, tekst, thema, woorden"
    );
    assert_eq!(
        told_of_questions(&own[..own.find("[[onderwerp.vraag]]").unwrap()]),
        "vragen.toml, veld onderwerp[1].vraag: dit onderwerp heeft geen vragen"
    );
    assert_eq!(
        told_of_questions(&format!("{own}{own}")),
        "vragen.toml, veld onderwerp[2].vraag[1].slug: 'schuld' is al een andere vraag"
    );
    assert_eq!(
        told_of_questions(&format!("{own}{}", own.replace("\"schuld\"", "\"rood\""))),
        "vragen.toml, veld onderwerp[2].slug: 'geld' is al een ander onderwerp"
    );
}

#[test]
fn every_municipality_has_the_questions_that_come_with_the_program() {
    for it in [leeuwarden_municipality(), voorbeeldstad()] {
        assert!(!it.help.is_empty());
        for topic in &it.help {
            for text in
                std::iter::once(&topic.name).chain(topic.questions.iter().map(|it| &it.text))
            {
                let (first, mut languages) =
                    (text.iter().next(), text.iter().map(|(lang, _)| lang).collect::<Vec<_>>());
                languages.sort_unstable();
                assert_eq!(languages, [Lang::EN, Lang::FY, Lang::NL], "{text:?}");
                assert_eq!(first.map(|(lang, _)| lang), Some(Lang::NL), "{text:?}");
            }
        }
        assert_eq!(it.urgent[0].phone, "112");
    }
}

#[test]
fn a_wrong_urgent_number_is_named() {
    let told = |from: &str, to: &str| {
        let files = Changed::with(FILE, |text| {
            assert!(text.contains(from), "{from}");
            text.replacen(from, to, 1)
        });
        load(&files, FILE).unwrap_err().to_string()
    };
    assert_eq!(
        told("telefoon = \"112\"", "telefoon = \"bel ons\""),
        "gemeente.toml, veld nood[1].telefoon: 'bel ons' is geen telefoonnummer"
    );
    assert_eq!(
        told("telefoon = \"112\"", ""),
        "gemeente.toml, veld nood[1].telefoon: dit veld ontbreekt"
    );
    assert_eq!(
        told("nl = \"Er is nu gevaar\"", "nl = \"\""),
        "gemeente.toml, veld nood[1].naam.nl: dit veld is leeg; vul het in of haal het weg"
    );
}

#[test]
fn the_skills_are_those_of_every_municipality_or_its_own() {
    let common = voorbeeldstad().skills;
    assert_eq!(common, leeuwarden_municipality().skills);
    assert!(common.len() > 20);
    let mut files = Changed::with(FILE, |text| {
        text.replacen("[bestanden]", "[bestanden]\nvaardigheden = \"eigen.csv\"", 1)
    });
    let missing = load(&files, FILE).unwrap_err().to_string();
    assert_eq!(missing, "eigen.csv: dit bestand is er niet");
    let own = "slug,nl,en,woorden\nschaatsen,Schaatsen,Skating,schaatsen;ijs\n";
    files.0.insert("eigen.csv".to_owned(), own.into());
    let municipality = load(&files, FILE).unwrap().municipality;
    let slugs: Vec<&str> = municipality.skills.iter().map(|it| it.slug.as_str()).collect();
    assert_eq!(slugs, ["schaatsen"]);
    let skill = municipality.skill("schaatsen").unwrap();
    assert_eq!((skill.name.get(Lang::EN).0, skill.words.len()), ("Skating", 2));
}

#[test]
fn what_volunteers_may_get_is_data_and_may_be_left_out() {
    let volunteers = leeuwarden_municipality().volunteers;
    let allowance = volunteers.allowance.unwrap();
    assert_eq!((allowance.year, allowance.a_month, allowance.a_year), (2025, 21_000, 210_000));
    assert_eq!((allowance.an_hour, allowance.an_hour_when_young), (560, 330));
    assert!(allowance.source.starts_with("https://www.belastingdienst.nl/"));
    // Nobody has said yet.
    assert_eq!(volunteers.insured, None);

    let small = voorbeeldstad().volunteers;
    assert_eq!((small.allowance, small.insured), (None, Some(true)));
    let without =
        Changed::with(FILE, |text| text.replace("[vrijwilligers]\nvng_verzekering = true\n", ""));
    assert!(load(&without, FILE).unwrap().municipality.volunteers.is_unknown());
}

#[test]
fn a_mistake_about_volunteers_names_its_field() {
    let told = |to: &str| {
        let files = Changed::with(FILE, |text| {
            let from = "vng_verzekering = true";
            assert!(text.contains(from));
            text.replacen(from, to, 1)
        });
        load(&files, FILE).unwrap_err().to_string()
    };
    let amounts = "jaar = 2027\nper_maand = 220\nper_jaar = 2200\nper_uur = 5.75\nper_uur_onder_21 = 3\nbron = \"https://bedragen.example\"";
    let wrong = |from: &str, to: &str| {
        assert!(amounts.contains(from), "{from}");
        told(&amounts.replace(from, to))
    };
    let field =
        |name: &str, problem: &str| format!("gemeente.toml, veld vrijwilligers.{name}: {problem}");
    let amount = "hier hoort een bedrag in euro, zoals 210 of 5.60";
    assert_eq!(
        told("verzekering = true"),
        field(
            "verzekering",
            "dit veld bestaat niet; wel: jaar, per_maand, per_jaar, per_uur, per_uur_onder_21, bron, vng_verzekering"
        )
    );
    assert_eq!(
        told("vng_verzekering = 'ja'"),
        field("vng_verzekering", "hier hoort true (ja) of false (nee)")
    );
    assert_eq!(wrong("jaar = 2027\nper_maand", "per_maand"), field("jaar", "dit veld ontbreekt"));
    assert_eq!(
        wrong("2027", "27"),
        field("jaar", "hier hoort een heel getal van 2000 tot en met 2200")
    );
    assert_eq!(wrong("per_jaar = 2200\n", ""), field("per_jaar", "dit veld ontbreekt"));
    assert_eq!(wrong("220\n", "'220'\n"), field("per_maand", amount));
    assert_eq!(wrong("5.75", "5.755"), field("per_uur", amount));
    assert_eq!(wrong("= 3\n", "= -3\n"), field("per_uur_onder_21", amount));
    assert_eq!(wrong("220\n", "12345678\n"), field("per_maand", amount));
    assert_eq!(wrong("https://", ""), field("bron", "een webadres begint met https://"));
}

#[test]
fn how_long_a_bundle_can_be_opened_is_the_municipalitys_to_say() {
    let with = |more: &str| {
        let part = format!("\n[welkom]\n{more}\n");
        load(&Changed::with(FILE, |text| text + &part), FILE).map(|it| it.bundle_days)
    };
    assert_eq!(with("").unwrap(), crate::bundle::DAYS);
    assert_eq!(with("pakket_dagen = 14").unwrap(), 14);
    for wrong in ["pakket_dagen = 0", "pakket_dagen = \"lang\""] {
        let told = with(wrong).unwrap_err().to_string();
        assert!(told.contains("welkom.pakket_dagen"), "{told}");
    }
}
