use std::fs;

use guide::{Kind, welcome::BlockSort};
use tempfile::TempDir;

use super::*;
use crate::{
    commands::welcome::told,
    municipality::{self, Folder},
    testing::{TestApp, now, voorbeeldstad},
};

const WASTE: &str =
    "+++\ntitel = \"Afval\"\nsoort = \"uitleg\"\nvolgorde = 2\n+++\n\nDe bak gaat op dinsdag.\n";

/// A folder with these files below `welkom`.
fn folder(files: &[(&str, &str)]) -> (TempDir, Folder) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(FOLDER).join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let files = Folder::new(folder.path());
    (folder, files)
}

fn packs(files: &[(&str, &str)]) -> Packs {
    let (_kept, files) = folder(files);
    read(&files, &voorbeeldstad()).unwrap().unwrap()
}

fn problems(files: &[(&str, &str)]) -> Vec<String> {
    packs(files).errors().map(|it| format!("{}: {}", it.file, it.problem)).collect()
}

#[test]
fn without_a_folder_there_are_no_packs() {
    let empty = tempfile::tempdir().unwrap();
    assert_eq!(read(&Folder::new(empty.path()), &voorbeeldstad()).unwrap(), None);
}

#[test]
fn a_block_is_its_file_with_its_translations() {
    let task = "+++\ntitel = \"Schrijf je in\"\nsoort = \"taak\"\nvolgorde = 1\nicoon = \"clock\"\n\
        voor = [\"verhuisd\"]\nbinnen_dagen = 5\nregel = \"https://regel.example\"\n\
        gids = [\"plek/kamer\"]\ndoor = \"de buurt\"\nvoorbeeld = true\nnagekeken_op = \"2026-11-26\"\n+++\n\
        Doe het\nsnel.\n";
    let english = "+++\ntitel = \"Register\"\nnagekeken = false\n+++\nBe quick.\n";
    let found = packs(&[
        ("nl/inschrijven.md", task),
        ("nl/inschrijven.makkelijk.md", "Doe het nu."),
        ("en/inschrijven.md", english),
    ]);
    assert_eq!(found.findings, []);
    assert_eq!(found.unchecked, BTreeMap::from([(Lang::EN, 1)]));
    let [it] = found.blocks.as_slice() else { panic!("{:?}", found.blocks) };
    assert_eq!((it.sort, it.order, it.due_days), (BlockSort::Task, 1, Some(5)));
    assert_eq!(it.name, Text::nl("Schrijf je in").with(Lang::EN, "Register"));
    assert_eq!(it.summary, Text::nl("Doe het snel.").with(Lang::EN, "Be quick."));
    assert_eq!(it.easy, Text::nl("Doe het nu."));
    assert_eq!(it.records, ["plek/kamer".parse().unwrap()]);
    assert_eq!((it.sample, it.by.as_deref()), (true, Some("de buurt")));
    assert!(it.checked_on.is_some() && it.rule.is_some() && it.icon.is_some());
}

#[test]
fn a_block_of_an_area_takes_the_place_of_the_one_with_its_name() {
    let found = packs(&[
        ("nl/afval.md", WASTE),
        ("nl/dorpen/afval.md", WASTE),
        ("nl/dorpen/haven.md", WASTE),
    ]);
    let ids = |it: &WelcomeBlock| {
        let replaces = it.replaces.as_ref().map(Slug::as_str).map(str::to_owned);
        (it.id.to_string(), it.area.is_some(), replaces)
    };
    let ids: Vec<_> = found.blocks.iter().map(ids).collect();
    let expected = [
        ("afval", false, None),
        ("dorpen-afval", true, Some("afval")),
        ("dorpen-haven", true, None),
    ];
    let expected = expected.map(|(id, area, it)| (id.to_owned(), area, it.map(str::to_owned)));
    assert_eq!(ids, expected);
}

#[test]
fn whatever_is_wrong_is_told_with_its_file() {
    let told =
        |name: &str, text: &str| problems(&[("nl/afval.md", WASTE), (name, text)]).join("; ");
    for (name, text, problem) in [
        ("de/afval.md", WASTE, "de/: deze map is geen taal uit gemeente.toml"),
        ("nl/nergens/afval.md", WASTE, "nl/nergens/: deze map is geen gebied uit gemeente.toml"),
        ("nl/afval.txt", "", "nl/afval.txt: dit bestand heet niet .md"),
        ("nl/Bak.md", WASTE, "nl/Bak.md: een naam heeft kleine letters"),
        (
            "nl/bak.makkelijk.md",
            "Kort.",
            "nl/bak.makkelijk.md: het gewone bestand hierbij is er niet",
        ),
        ("nl/bak.md", "Geen velden.", "nl/bak.md: het bestand begint niet met velden"),
        ("nl/bak.md", "+++\ntitel = \n+++\nA.", "nl/bak.md: de velden kloppen niet, regel 2"),
        ("nl/bak.md", "+++\ntitel = \"A\"\n+++\nA.", "missing field `soort`"),
        (
            "nl/bak.md",
            "+++\ntitel = \"A\"\nsoort = \"iets\"\n+++\nA.",
            "de velden kloppen niet, regel 3",
        ),
        (
            "nl/bak.md",
            "+++\ntitel = \"A\"\nsoort = \"uitleg\"\nkleur = 1\n+++\nA.",
            "unknown field `kleur`",
        ),
        ("nl/bak.md", "+++\ntitel = \" \"\nsoort = \"uitleg\"\n+++\nA.", "veld titel is leeg"),
        (
            "nl/bak.md",
            "+++\ntitel = \"A\"\nsoort = \"uitleg\"\n+++\n",
            "er staat geen tekst onder de velden",
        ),
        (
            "nl/bak.md",
            "+++\ntitel = \"A\"\nsoort = \"uitleg\"\n+++\n# Kop",
            "hier mag geen kop staan",
        ),
        (
            "nl/bak.md",
            "+++\ntitel = \"A\"\nsoort = \"uitleg\"\n+++\n[a](/weg)",
            "de link /weg leidt nergens heen",
        ),
        (
            "nl/bak.md",
            "+++\ntitel = \"A\"\nsoort = \"uitleg\"\nbinnen_dagen = 3\n+++\nA.",
            "hoort alleen bij een taak",
        ),
        (
            "nl/bak.md",
            "+++\ntitel = \"A\"\nsoort = \"taak\"\nbinnen_dagen = 3\n+++\nA.",
            "veld regel ontbreekt",
        ),
        (
            "nl/bak.md",
            "+++\ntitel = \"A\"\nsoort = \"taak\"\nregel = \"http://x\"\n+++\nA.",
            "begint met https://",
        ),
        (
            "nl/bak.md",
            "+++\ntitel = \"A\"\nsoort = \"uitleg\"\ngids = [\"x\"]\n+++\nA.",
            "'x' is not a kind and a slug",
        ),
        (
            "nl/bak.md",
            "+++\ntitel = \"A\"\nsoort = \"uitleg\"\nbeeld = \"x.gif\"\n+++\nA.",
            "x.gif: een bestand eindigt hier op jpg",
        ),
        (
            "nl/bak.md",
            "+++\ntitel = \"A\"\nsoort = \"uitleg\"\nbeeld = \"x.png\"\n+++\nA.",
            "x.png staat niet in de map beeld",
        ),
        (
            "nl/bak.md",
            "+++\ntitel = \"A\"\nsoort = \"uitleg\"\ngeluid = \"../x.mp3\"\n+++\nA.",
            "staat niet in de map beeld",
        ),
        (
            "en/bak.md",
            "+++\ntitel = \"A\"\n+++\nA.",
            "en/bak.md: hiervan is er geen bestand in nl/",
        ),
        (
            "en/afval.md",
            "+++\ntitel = \"A\"\nsoort = \"uitleg\"\n+++\nA.",
            "en/afval.md: de velden kloppen niet",
        ),
    ] {
        let told = told(name, text);
        assert!(told.contains(problem), "{name}: {told}");
    }
    let long = format!("{WASTE}{}", "x".repeat(LARGEST));
    assert_eq!(problems(&[("nl/afval.md", &long)]), ["nl/afval.md: dit is te lang: hooguit 16 kB"]);
}

#[test]
fn pictures_and_sound_have_an_address_with_a_mark_of_their_content() {
    let text = WASTE.replace(
        "volgorde = 2",
        "beeld = \"deur.png\"\nbeeld_tekst = \"Een deur\"\ngeluid = \"stem.wav\"",
    );
    let (kept, files) = folder(&[("nl/afval.md", &text), ("beeld/stem.wav", "RIFF")]);
    let png = include_bytes!("../../../public/icon-192.png");
    fs::write(kept.path().join("welkom/beeld/deur.png"), png).unwrap();
    let found = read(&files, &voorbeeldstad()).unwrap().unwrap();
    assert_eq!(found.findings, []);
    let picture = found.blocks[0].picture.clone().unwrap();
    assert_eq!((picture.width, picture.height), (192, 192));
    assert!(picture.file.starts_with("/beeld/deur.png?"), "{}", picture.file);
    assert!(found.blocks[0].sound.get(Lang::NL).0.starts_with("/beeld/stem.wav?"));
    assert_eq!(media(&files, "deur.png").unwrap(), (png.as_slice().into(), "image/png"));
    for none in ["weg.png", "../nl/afval.md", "..%2Fx.png", ".png", "deur.exe", "a/b.png"] {
        assert!(media(&files, none).is_none(), "{none}");
    }
    fs::write(kept.path().join("welkom/beeld/deur.png"), "geen plaatje").unwrap();
    let broken = read(&files, &voorbeeldstad()).unwrap().unwrap();
    assert!(broken.findings[0].problem.contains("geen plaatje"), "{:?}", broken.findings);
}

#[tokio::test]
async fn the_check_says_what_is_missing_what_leads_nowhere_and_what_is_hard() {
    let server = TestApp::with([]).await;
    let hard = WASTE.replace("De bak gaat op dinsdag.", "Ondersteuningsaanbod voor gemeentelijke afvalverwerkingsvoorzieningen vermenigvuldigt mogelijkheden.");
    let text = hard.replace("volgorde = 2", "icoon = \"weg\"\ngids = [\"plek/weg\"]");
    let english = "+++\ntitel = \"Waste\"\nnagekeken = true\n+++\nOn Tuesday.\n";
    let mut found =
        packs(&[("nl/afval.md", &text), ("nl/dorpen/haven.md", WASTE), ("en/afval.md", english)]);
    let missing = check(&mut found, &voorbeeldstad(), &server.app.guide());
    let missing: Vec<String> = missing.iter().map(ToString::to_string).collect();
    assert_eq!(missing, ["fy, hele gemeente: afval", "fy, dorpen: haven", "en, dorpen: haven"]);
    let text = told(&found, &check(&mut found.clone(), &voorbeeldstad(), &server.app.guide()));
    for told in [
        "2 blokken.",
        "Dit kan beter:",
        "nl/afval.md: veld gids: plek/weg staat niet in de gids",
        "nl/afval.md: veld icoon: weg is er niet",
        "nl/afval.md: te moeilijk: leesbaarheid",
        "Nog niet vertaald",
    ] {
        assert!(text.contains(told), "{told}: {text}");
    }
    assert!(!text.contains("moet eerst goed") && !text.contains("opgroeide"), "{text}");
}

#[tokio::test]
async fn a_translation_has_the_numbers_and_links_of_what_it_translates() {
    let server = TestApp::with([]).await;
    let text = format!("{WASTE}\nBel 14 058 of kijk bij [hulp](/hulp).\n");
    let english = "+++\ntitel = \"Waste\"\n+++\nOn Tuesday. Call 14 059 or see [help](/plekken).\n";
    let mut found = packs(&[("nl/afval.md", &text), ("en/afval.md", english)]);
    check(&mut found, &voorbeeldstad(), &server.app.guide());
    let told: Vec<String> =
        found.findings.iter().map(|it| format!("{}: {}", it.file, it.problem)).collect();
    assert_eq!(
        told,
        [
            "en/afval.md: /hulp staat wel in nl/afval.md en hier niet; is dit nog zo?",
            "en/afval.md: /plekken staat hier wel en niet in nl/afval.md; is dit nog zo?",
            "en/afval.md: 058 staat wel in nl/afval.md en hier niet; is dit nog zo?",
            "en/afval.md: 059 staat hier wel en niet in nl/afval.md; is dit nog zo?",
        ]
    );
}

#[tokio::test]
async fn packs_are_published_whole_or_not_at_all() {
    let server = TestApp::with([]).await;
    let options = Options::new(FOLDER, now());
    let municipality = voorbeeldstad();
    let (kept, files) = folder(&[("nl/afval.md", WASTE), ("nl/bak.md", WASTE)]);
    let store = server.app.store();
    let (packs, done) =
        publish(store.as_ref(), &municipality, &files, &options).await.unwrap().unwrap();
    assert_eq!((packs.blocks.len(), done.changed, done.deleted), (2, 2, 0));
    // Nothing changed, so nothing is published.
    let (_, again) =
        publish(store.as_ref(), &municipality, &files, &options).await.unwrap().unwrap();
    assert_eq!((again.changed, again.version), (0, done.version));

    fs::write(kept.path().join("welkom/nl/bak.md"), "Geen velden.").unwrap();
    let error = publish(store.as_ref(), &municipality, &files, &options).await.err().unwrap();
    assert!(error.to_string().contains("nl/bak.md"), "{error}");
    assert_eq!(store.load().await.unwrap().rows.len(), 2);

    fs::remove_file(kept.path().join("welkom/nl/bak.md")).unwrap();
    let (_, after) =
        publish(store.as_ref(), &municipality, &files, &options).await.unwrap().unwrap();
    assert_eq!(after.deleted, 1);
}

#[test]
fn the_packs_of_leeuwarden_are_whole_in_every_language() {
    let files = municipality::leeuwarden();
    let municipality = municipality::load(&files, municipality::FILE).unwrap().municipality;
    let packs = read(&files, &municipality).unwrap().unwrap();
    assert_eq!(packs.errors().collect::<Vec<_>>(), Vec::<&Finding>::new());
    // Every area has a welcome of its own.
    for area in &municipality.areas {
        let own = |it: &&WelcomeBlock| {
            it.area.as_ref() == Some(&area.slug) && it.sort == BlockSort::Welcome
        };
        assert_eq!(packs.blocks.iter().filter(own).count(), 1, "{}", area.slug);
    }
    for block in &packs.blocks {
        for lang in &municipality.languages {
            assert!(block.summary.is_in(*lang), "{} has no {lang}", block.id);
        }
        assert!(block.sample, "{} is not marked as sample", block.id);
    }
    assert!(packs.blocks.iter().filter(|it| it.sort == BlockSort::Task).count() >= 10);
}

#[tokio::test]
async fn the_packs_of_leeuwarden_are_plain_lead_somewhere_and_have_the_same_facts() {
    let files = municipality::leeuwarden();
    let setup = municipality::load(&files, municipality::FILE).unwrap();
    let municipality = setup.municipality;
    let mut records = Vec::new();
    for sample in &setup.samples {
        let options = Options::new(sample.as_str(), now()).sample();
        let import = import::read(&*files.folder(sample), &municipality, &options).unwrap();
        records.extend(import.records);
    }
    assert!(records.iter().any(|it| it.kind() == Kind::Service));
    let server = TestApp::with(records).await;
    let mut packs = read(&files, &municipality).unwrap().unwrap();
    check(&mut packs, &municipality, &server.app.guide());
    let told: Vec<String> =
        packs.findings.iter().map(|it| format!("{}: {}", it.file, it.problem)).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}
