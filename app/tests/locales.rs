//! The locale files: every text that the code asks for exists in every language, and none is left
//! over.

#![cfg(feature = "ssr")]
#![expect(clippy::unwrap_used, reason = "a test that cannot begin has failed")]

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fs,
    path::Path,
};

use api::correction::Subject;
use app::{
    locales,
    texts::{Texts, gaps},
};
use guide::{
    Kind, Lang,
    almanac::{Holiday, SchoolBreak},
    day_part::Part,
    filter::{CostLimit, Day, Dutch, Field, HelpedBy, HowOften, Order},
    level::Level,
    profile::{self, AgeGroup, FromHome, Rhythm},
    support::SupportSort,
    theme::Theme,
    welcome::Household,
};

/// The texts as the file has them: nothing filled in.
fn texts(lang: Lang) -> Texts {
    Texts::from_toml(lang, locales::file(lang).unwrap()).unwrap()
}

/// The messages by key, each with all its plural forms.
fn messages(lang: Lang) -> BTreeMap<String, Vec<String>> {
    let texts = texts(lang);
    let mut messages: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (key, text) in texts.messages() {
        let key = key.split('#').next().unwrap_or_default();
        messages.entry(key.to_owned()).or_default().push(text.to_owned());
    }
    messages
}

/// The names in braces.
fn places(text: &str) -> BTreeSet<String> {
    gaps(text).map(str::to_owned).collect()
}

fn sources(folder: &Path, into: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn every_language_has_the_same_texts_with_the_same_places_to_fill() {
    let dutch = messages(Lang::NL);
    for lang in locales::all() {
        let other = messages(lang);
        let missing: Vec<&String> = dutch.keys().filter(|key| !other.contains_key(*key)).collect();
        let extra: Vec<&String> = other.keys().filter(|key| !dutch.contains_key(*key)).collect();
        assert!(missing.is_empty() && extra.is_empty(), "{lang}: {missing:?} {extra:?}");
        for (key, message) in &dutch {
            let all = |forms: &[String]| -> BTreeSet<String> {
                forms.iter().flat_map(|text| places(text)).collect()
            };
            assert_eq!(all(message), all(&other[key]), "{lang} {key}");
            // Between thousands there may be a space.
            let is_said = |text: &String| {
                !text.trim().is_empty() || key == "getal.duizend" && text.chars().count() == 1
            };
            assert!(other[key].iter().all(is_said), "{lang} {key}");
        }
    }
}

#[test]
fn plural_forms_are_those_of_the_language_all_of_them_and_no_others() {
    let keys = |texts: &Texts| -> BTreeSet<(String, String)> {
        let forms = texts.messages().filter_map(|(key, _)| key.split_once('#'));
        forms.map(|(stem, form)| (stem.to_owned(), form.to_owned())).collect()
    };
    let counted: BTreeSet<String> =
        keys(&texts(Lang::NL)).into_iter().map(|(stem, _)| stem).collect();
    for lang in locales::all() {
        let texts = texts(lang);
        // CLDR keeps `other` for what whole numbers never are, and every language has it.
        let categories: BTreeSet<String> =
            (0..=1000).map(|n| texts.category(n)).chain(["other".to_owned()]).collect();
        let expected: BTreeSet<(String, String)> = counted
            .iter()
            .flat_map(|stem| categories.iter().map(|form| (stem.clone(), form.clone())))
            .collect();
        let found = keys(&texts);
        let (more, less) = (found.difference(&expected), expected.difference(&found));
        let (more, less): (Vec<_>, Vec<_>) = (more.collect(), less.collect());
        assert!(more.is_empty() && less.is_empty(), "{lang}: not {more:?}, but {less:?}");
    }
}

#[test]
fn what_a_language_lacks_is_read_in_dutch() {
    for lang in locales::all() {
        let whole = locales::texts(lang).unwrap().unwrap();
        assert_eq!(whole.lang(), lang);
        assert!(whole.messages().all(|(key, _)| !key.starts_with(locales::OF_THE_LANGUAGE)));
        assert_eq!(whole.messages().count(), texts(lang).messages().count(), "{lang}");
    }
    let mut own = HashMap::from([("uren.dicht".to_owned(), "x".to_owned())]);
    let dutch: HashMap<String, String> = toml::from_str(locales::file(Lang::NL).unwrap()).unwrap();
    locales::complete(&mut own, &dutch);
    let poor = Texts::new("pl".parse().unwrap(), own);
    assert_eq!(
        (poor.get("uren.dicht"), poor.get("over")),
        ("x".to_owned(), texts(Lang::NL).get("over"))
    );
    assert!(poor.count("aantal.plek", 3).ends_with("plekken"));
}

#[test]
fn a_language_says_its_name_and_whether_somebody_checked_it() {
    let code = |lang: Lang| lang.to_string();
    assert_eq!(locales::all().map(code).next().as_deref(), Some("nl"));
    for lang in locales::all() {
        let file = locales::file(lang).unwrap();
        let says_so = file.contains("\"deze-taal.nagekeken\" = \"ja\"");
        assert_eq!(locales::is_checked(lang), says_so, "{lang}");
    }
    // Nobody outside has read any of them; change this with the file.
    assert!(!locales::is_checked(Lang::NL) && !locales::is_checked(Lang::FY));
    for lang in locales::all() {
        let name = locales::name(lang);
        assert!(name.chars().next().is_some_and(char::is_uppercase) || !name.is_ascii(), "{name}");
    }
    let unknown: Lang = "xx".parse().unwrap();
    assert_eq!(locales::name(unknown), "xx");
    assert!(!locales::is_checked(unknown) && locales::texts(unknown).unwrap().is_none());
}

/// Keys that the code puts together from parts.
fn composed() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    let mut add = |key: String| {
        keys.insert(key);
    };
    of_the_calendar(&mut add);
    for theme in Theme::ALL {
        add(format!("thema.{}", theme.slug()));
    }
    for kind in
        Kind::ALL.into_iter().filter(|kind| !matches!(kind, Kind::AreaPlan | Kind::WelcomeBlock))
    {
        for prefix in ["kinds", "aantal", "filter.laat-zien"] {
            add(format!("{prefix}.{}", kind.name()));
        }
        add(format!("kinds.{}.uitleg", kind.name()));
        if !matches!(kind, Kind::Fund | Kind::Article) {
            add(format!("alle.{}", kind.name()));
        }
    }
    add("kinds.gebiedsplan".to_owned());
    add("kinds.welkomstblok".to_owned());
    // Parts of the address of a search that cannot be read are named.
    add("filter.soort".to_owned());
    add("filter.vanuit".to_owned());
    for field in Field::ALL {
        add(format!("filter.{}", field.name()));
    }
    for field in [Field::Region, Field::Day, Field::Sort] {
        add(format!("filter.{}.alles", field.name()));
    }
    for field in Field::TICKED {
        add(format!("filter.{}.{}", field.name(), field.yes()));
    }
    add("filter.naar".to_owned());
    for day in Day::CHOICES {
        add(format!("filter.dag.{day}"));
    }
    for part in Part::ALL {
        add(format!("dagdeel.{}", part.name()));
    }
    for often in HowOften::CHOICES {
        add(format!("filter.eenmalig.{}", often.word()));
    }
    for dutch in Dutch::CHOICES {
        add(format!("taalniveau.{}", dutch.word()));
    }
    // What fits best is offered where a profile is.
    for order in [Order::Near, Order::New, Order::Fit] {
        add(format!("filter.volgorde.{}", order.word()));
    }
    for helpers in HelpedBy::CHOICES {
        add(format!("filter.helpt.{}", helpers.word()));
    }
    for sort in SupportSort::ALL {
        add(format!("filter.soort.{}", sort.word()));
        add(format!("ondersteuning.{}", sort.word()));
    }
    for cost in CostLimit::CHOICES {
        add(format!("filter.kosten.{}", cost.word()));
    }
    for field in ["wat", "lijst"] {
        add(format!("filter.{field}"));
    }
    for stage in ["idee", "begin", "op-weg", "bijna", "loopt", "klaar"] {
        add(format!("stand.{stage}"));
    }
    for hours in ["open", "inloop", "spreekuur", "afspraak"] {
        for prefix in ["uren", "nu", "straks"] {
            add(format!("{prefix}.{hours}"));
        }
    }
    for holiday in Holiday::ALL {
        add(format!("feestdag.{}", holiday.name()));
    }
    for school in SchoolBreak::ALL {
        add(format!("vakantie.{}", school.name()));
    }
    for hours in ["open", "inloop", "spreekuur"] {
        add(format!("binnen.{hours}"));
    }
    for (name, values) in [("kleur", app::address::COLOURS), ("tekst", app::address::SIZES)] {
        add(format!("filter.{name}"));
        add(format!("instellingen.{name}"));
        for value in values {
            add(format!("instellingen.{name}.{value}"));
        }
    }
    for subject in Subject::ALL {
        add(format!("klopt-niet.wat.{}", subject.name()));
    }
    add("postbak.reactie".to_owned());
    add("postbak.correctie".to_owned());
    of_the_welcome_packs(&mut add);
    of_the_profile(&mut add);
    keys
}

/// Names of days and months, and which of the month a day is.
fn of_the_calendar(add: &mut dyn FnMut(String)) {
    for day in 1..=7 {
        add(format!("dag.{day}"));
        add(format!("dag-kort.{day}"));
    }
    for month in 1..=12 {
        add(format!("maand.{month}"));
        add(format!("maand-kort.{month}"));
    }
    for nth in (-5..=5).filter(|nth| *nth != 0) {
        add(format!("herhaling.nde.{nth}"));
    }
}

/// Those of the welcome packs.
fn of_the_welcome_packs(add: &mut dyn FnMut(String)) {
    // Parts of the address that cannot be read are named.
    add("filter.voor".to_owned());
    for household in Household::ALL {
        add(format!("welkom.voor.{}", household.word()));
    }
    for form in ["kaart", "poster", "sticker"] {
        add(format!("drukwerk.vorm.{form}"));
    }
}

/// Those of the pages of the profile.
fn of_the_profile(add: &mut dyn FnMut(String)) {
    for step in ["jij", "leuk", "kan", "wanneer", "waar", "talen", "hoe", "leren"] {
        add(format!("profiel.{step}"));
    }
    for field in profile::Field::ALL {
        add(format!("profiel.vraag.{}", field.key()));
    }
    for (field, words) in [
        (profile::Field::Age, AgeGroup::ALL.iter().map(|it| it.word()).collect()),
        (profile::Field::FromHome, FromHome::ALL.iter().map(|it| it.word()).collect()),
        (profile::Field::Rhythm, Rhythm::ALL.iter().map(|it| it.word()).collect()),
        (profile::Field::Conduct, vec!["ja", "nee"]),
    ] {
        for word in words {
            add(format!("profiel.{}.{word}", field.key()));
        }
    }
    for level in Level::ALL {
        add(format!("taalniveau.{}", level.name()));
    }
    // What comes of checking a recognition, in the words of the API, and that it cannot be told.
    for outcome in
        ["echt", "ingetrokken", "te-vroeg", "niet-echt", "elders", "onleesbaar", "kan-niet"]
    {
        add(format!("waardering.{outcome}"));
    }
    for progress in ["wacht", "oud", "nee"] {
        add(format!("waardering.{progress}"));
    }
    for part in Part::ALL {
        add(format!("dagdeel.{}", part.name()));
    }
    for field in ["organisatie", "wat", "van", "tot", "uren", "minuten"] {
        add(format!("gedaan.{field}"));
    }
    // Why public/pakket.js does not open a bundle.
    for reason in [
        "vreemd",
        "afgebroken",
        "veranderd",
        "te-nieuw",
        "elders",
        "kan-niet",
        "onbekend",
        "geen-sleutel",
        "verlopen",
        "ouder",
        "vol",
        "lukt-niet",
    ] {
        add(format!("pakket.{reason}"));
    }
    // What public/kopie.js says was done.
    for said in ["bijgewerkt", "gewist", "gekopieerd", "stop.uitleg"] {
        add(format!("kopie.{said}"));
    }
}

/// What stands after each place where something is asked, up to a quotation mark.
fn said_after<'a>(code: &'a str, call: &'a str, quote: char) -> impl Iterator<Item = &'a str> {
    code.match_indices(call).map(move |(at, _)| {
        let rest = &code[at + call.len()..];
        rest.split(quote).next().unwrap_or_default()
    })
}

#[test]
fn every_text_that_the_code_asks_for_exists_and_none_is_left_over() {
    let dutch = messages(Lang::NL);
    let composed = composed();
    for key in &composed {
        assert!(dutch.contains_key(key), "no text for {key}");
    }
    let mut code = String::new();
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    sources(&here.join("src"), &mut code);
    // The scripts that say something by themselves.
    for script in ["waardering", "voorlezen", "pakket"] {
        let script = fs::read_to_string(here.join(format!("../public/{script}.js"))).unwrap();
        for call in ["say('", "plain('", "count('", "'voorlezen."] {
            for key in said_after(&script, call, '\'') {
                let key = if call == "'voorlezen." { &format!("voorlezen.{key}") } else { key };
                assert!(dutch.contains_key(key), "no text for {key}");
            }
        }
        code.push_str(&script.replace('\'', "\""));
    }
    // Calls with a literal key.
    for call in [".t(\"", ".get(\"", ".with(\"", ".count(\"", "q(\"", "badge(\"", "texts.get(\""] {
        for key in said_after(&code, call, '"') {
            let is_key = key.contains('.') || dutch.contains_key(key);
            let plain = key.bytes().all(|b| b.is_ascii_lowercase() || b".-0123456789".contains(&b));
            if is_key && plain && call != ".get(\"" && call != "badge(\"" {
                assert!(dutch.contains_key(key), "no text for {key}");
            }
        }
    }
    // Names of sorts, languages and levels come from the content.
    let from_content = ["soort.", "taal."];
    let unused: Vec<&String> = dutch
        .keys()
        .filter(|key| !composed.contains(*key))
        .filter(|key| !from_content.iter().any(|prefix| key.starts_with(prefix)))
        .filter(|key| !code.contains(&format!("\"{key}\"")))
        .collect();
    assert!(unused.is_empty(), "nobody asks for {unused:?}");
}
