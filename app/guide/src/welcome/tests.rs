use std::sync::Arc;

use super::*;
use crate::{
    Answer, Asker, Lang, Moment, Question,
    ask::{SearchQuestion, WelcomeAnswer, WelcomeQuestion},
    change::Change,
    municipality::tests::voorbeeldstad,
    record::{Place, Vacancy},
};

fn slug(text: &str) -> Slug {
    text.parse().unwrap()
}

fn block(id: &str, sort: BlockSort) -> WelcomeBlock {
    let text = Text::nl(format!("Over {id}.")).with(Lang::EN, format!("About {id}."));
    WelcomeBlock { sort, summary: text, ..WelcomeBlock::new(slug(id), Text::nl(id)) }
}

fn guide(records: impl IntoIterator<Item = Record>) -> Guide {
    let mut municipality = voorbeeldstad();
    municipality.welcome.areas = [("st", "stad"), ("do", "dorpen"), ("st7", "dorpen")]
        .map(|(code, area)| CodeArea { code: code.into(), area: slug(area) })
        .into();
    municipality.welcome.retired = vec!["st3".into()];
    let items = records.into_iter().map(|record| Change {
        kind: record.kind(),
        id: record.common().id().clone(),
        modified: 1,
        record: Some(record.into()),
    });
    Guide::new("r".into(), 1, 0, Arc::new(municipality), items.collect::<Vec<_>>())
}

fn pack(guide: &Guide, area: &str, households: &[Household], lang: Lang) -> WelcomeAnswer {
    let question = Question::Welcome(WelcomeQuestion {
        area: slug(area),
        block: None,
        households: households.to_vec(),
        easy: true,
    });
    let asker = Asker { lang, now: Moment::from_unix(0), from: None, here: None };
    let Answer::Welcome(pack) = guide.answer(&question, &asker) else { panic!("no pack") };
    *pack
}

fn names(pack: &WelcomeAnswer) -> Vec<&str> {
    pack.blocks.iter().map(|it| it.title.text.as_str()).collect()
}

#[test]
fn an_area_has_the_blocks_of_the_municipality_and_its_own_which_may_take_a_place() {
    let own = |id: &str, replaces: Option<&str>| WelcomeBlock {
        area: Some(slug("dorpen")),
        replaces: replaces.map(slug),
        ..block(id, BlockSort::Explanation)
    };
    let guide = guide([
        block("afval", BlockSort::Explanation).into(),
        block("welkom", BlockSort::Welcome).into(),
        own("dorpen-afval", Some("afval")).into(),
        own("dorpen-haven", None).into(),
    ]);
    assert_eq!(names(&pack(&guide, "stad", &[], Lang::NL)), ["welkom", "afval"]);
    let villages = pack(&guide, "dorpen", &[], Lang::NL);
    assert_eq!(names(&villages), ["welkom", "dorpen-afval", "dorpen-haven"]);
    // What is ticked off and linked to has the same name in every area.
    assert_eq!(villages.blocks[1].slug, slug("afval"));
}

#[test]
fn one_block_is_asked_for_by_its_name_in_every_area() {
    let own = WelcomeBlock {
        area: Some(slug("dorpen")),
        replaces: Some(slug("afval")),
        ..block("dorpen-afval", BlockSort::Explanation)
    };
    let guide = guide([block("afval", BlockSort::Explanation).into(), own.into()]);
    let asker = Asker { lang: Lang::NL, now: Moment::from_unix(0), from: None, here: None };
    let ask = |area: &str, name: &str| {
        let block = Some(slug(name));
        let question =
            WelcomeQuestion { area: slug(area), block, households: Vec::new(), easy: false };
        guide.answer(&Question::Welcome(question), &asker)
    };
    for area in ["stad", "dorpen"] {
        assert!(matches!(ask(area, "afval"), Answer::Welcome(_)), "{area}");
        assert!(matches!(ask(area, "dorpen-afval"), Answer::Missing(_)), "{area}");
    }
}

#[test]
fn who_cannot_read_the_greeting_of_the_area_reads_that_of_the_municipality_first() {
    let mut general = block("welkom", BlockSort::Welcome);
    general.order = 9;
    let mut own = WelcomeBlock {
        area: Some(slug("dorpen")),
        replaces: Some(slug("welkom")),
        ..block("dorpen-welkom", BlockSort::Welcome)
    };
    own.summary = Text::nl("Welkom in de dorpen.");
    // What is no greeting may be wrong in the area, whatever language it is in.
    let waste = WelcomeBlock {
        area: Some(slug("dorpen")),
        replaces: Some(slug("afval")),
        summary: Text::nl("Anders."),
        ..block("dorpen-afval", BlockSort::Explanation)
    };
    let all = block("afval", BlockSort::Explanation);
    let guide = guide([general.into(), own.into(), waste.into(), all.into()]);
    assert_eq!(names(&pack(&guide, "dorpen", &[], Lang::NL)), ["dorpen-welkom", "dorpen-afval"]);
    let english = pack(&guide, "dorpen", &[], Lang::EN);
    assert_eq!(names(&english), ["welkom", "dorpen-welkom", "dorpen-afval"]);
    // In Frisian there is neither.
    assert_eq!(names(&pack(&guide, "dorpen", &[], Lang::FY)), ["dorpen-welkom", "dorpen-afval"]);
}

#[test]
fn what_is_for_somebody_comes_first_and_nothing_is_left_out() {
    let task = |id: &str, order, households: &[Household]| WelcomeBlock {
        order,
        households: households.to_vec(),
        ..block(id, BlockSort::Task)
    };
    let guide = guide([
        task("inschrijven", 1, &[]).into(),
        task("school", 2, &[Household::Children]).into(),
        task("taalles", 3, &[Household::NewInCountry, Household::Student]).into(),
        block("hulp", BlockSort::Help).into(),
    ]);
    let of =
        |households: &[Household]| names(&pack(&guide, "stad", households, Lang::NL)).join(" ");
    assert_eq!(of(&[]), "inschrijven school taalles hulp");
    assert_eq!(of(&[Household::Student]), "taalles inschrijven school hulp");
    assert_eq!(of(&Household::ALL), "school taalles inschrijven hulp");
    let student = pack(&guide, "stad", &[Household::Student], Lang::NL);
    assert_eq!(student.of(BlockSort::Task).filter(|it| it.first).count(), 1);
}

#[test]
fn a_text_that_is_not_translated_is_marked_and_the_easy_one_counts_only_in_its_own_language() {
    let mut it = block("afval", BlockSort::Explanation);
    it.easy = Text::nl("Kort.");
    let guide = guide([it.into()]);
    let dutch = pack(&guide, "stad", &[], Lang::NL);
    assert_eq!((dutch.blocks[0].text.text.as_str(), dutch.blocks[0].has_easy), ("Kort.", true));
    let english = pack(&guide, "stad", &[], Lang::EN);
    assert_eq!(
        (english.blocks[0].text.text.as_str(), english.blocks[0].has_easy),
        ("About afval.", false)
    );
    assert_eq!(english.blocks[0].title.lang, Some(Lang::NL));
    let frisian = pack(&guide, "stad", &[], Lang::FY);
    assert_eq!(frisian.blocks[0].text.lang, Some(Lang::NL));
}

#[test]
fn a_block_shows_the_records_that_it_names_as_far_as_they_exist() {
    let mut it = block("hulp", BlockSort::Help);
    it.records = ["plek/kamer", "hulp/weg"].map(|reference| reference.parse().unwrap()).into();
    let guide = guide([it.into(), Place::new(slug("kamer"), Text::nl("De Kamer")).into()]);
    let cards = pack(&guide, "stad", &[], Lang::NL).blocks.remove(0).cards;
    assert_eq!(cards.iter().map(|it| it.name.text.as_str()).collect::<Vec<_>>(), ["De Kamer"]);
}

#[test]
fn first_ways_to_help_ask_little_dutch_and_no_certificate() {
    let vacancy = |id: &str, level: Option<&str>, filled| {
        Record::from(Vacancy {
            regions: vec!["BU99990101".parse().unwrap()],
            language_level: level.map(str::to_owned),
            filled,
            ..Vacancy::new(slug(id), Text::nl(id))
        })
    };
    let guide = guide([
        vacancy("a-veel", Some("B2"), false),
        vacancy("b-weinig", Some("A1"), false),
        vacancy("c-onbekend", None, false),
        vacancy("d-vervuld", Some("geen"), true),
    ]);
    let cards = pack(&guide, "stad", &[], Lang::NL).vacancies;
    let ids: Vec<&str> = cards.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["b-weinig", "a-veel", "c-onbekend"]);
}

#[test]
fn a_printed_code_leads_to_its_area_until_it_is_sent_elsewhere_or_retired() {
    let guide = guide([]);
    let codes = &guide.municipality.welcome;
    let area = |code: &str| codes.area(code).map(Slug::as_str);
    assert_eq!(area("st"), Some("stad"));
    assert_eq!(area(" ST12 "), Some("stad"), "as people type it");
    assert_eq!(area("st7"), Some("dorpen"), "one batch was sent elsewhere");
    assert_eq!(area("st3"), None, "retired");
    for unknown in
        ["xx", "", "12", "st0", "st012", "st10000", "abcde", "st1x", "st-1", "šť", "st1\n2"]
    {
        assert_eq!(area(unknown), None, "{unknown:?}");
    }
    assert_eq!(codes.letters(&slug("stad")), Some("st"));
    assert_eq!(codes.letters(&slug("dorpen")), Some("do"));
    assert_eq!(codes.letters(&slug("nergens")), None);
}

#[test]
fn a_reference_is_a_kind_and_a_slug() {
    let read = |text: &str| text.parse::<Reference>().ok().map(|it| (it.kind, it.id));
    assert_eq!(read("hulp/brieven"), Some((Kind::Service, slug("brieven"))));
    for wrong in ["hulp", "hulp/", "onzin/brieven", "hulp/Brieven", "hulp/a/b", ""] {
        assert_eq!(read(wrong), None, "{wrong}");
    }
}

#[test]
fn blocks_are_found_by_searching_under_the_name_that_they_have_in_a_pack() {
    let own = WelcomeBlock {
        area: Some(slug("dorpen")),
        replaces: Some(slug("fietsenmaker")),
        ..block("dorpen-fietsenmaker", BlockSort::Explanation)
    };
    let guide = guide([block("fietsenmaker", BlockSort::Explanation).into(), own.into()]);
    let words = "fietsenmaker".to_owned();
    let question = Question::Search(SearchQuestion { words, ..SearchQuestion::default() });
    let asker = Asker { lang: Lang::NL, now: Moment::from_unix(0), from: None, here: None };
    let Answer::Search(found) = guide.answer(&question, &asker) else { panic!("no search") };
    let [of_kind] = found.found.as_slice() else { panic!("{:?}", found.found) };
    let areas: Vec<_> = of_kind.cards.iter().map(|it| (&it.id, it.area.as_ref())).collect();
    let name = slug("fietsenmaker");
    assert_eq!(areas, [(&name, None), (&name, Some(&slug("dorpen")))]);
    let whereabouts = |at: usize| of_kind.cards[at].whereabouts.as_deref();
    assert_eq!((whereabouts(0), whereabouts(1)), (None, Some("De dorpen")));
}

#[test]
fn a_code_is_read_however_it_is_typed() {
    let read = |text: &str| WelcomeCode::read(text).map(|code| code.text());
    for text in ["oo12", "OO12", " oo 12\t"] {
        assert_eq!(read(text).as_deref(), Some("oo12"), "{text}");
    }
    let long = "o".repeat(100_000);
    let spaces = format!("oo{}12", " ".repeat(99));
    for text in
        ["", "12", "oooooo", "oo0", "oo012", "oo10000", "oo1o", "oo-1", "öö1", &long, &spaces]
    {
        assert_eq!(read(text), None, "{text}");
    }
}
