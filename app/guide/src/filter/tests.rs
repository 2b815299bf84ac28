//! Addresses and the filters in them.

use super::*;
use crate::{
    id::Kind,
    municipality::{Municipality, tests},
    skills::Skill,
};

fn voorbeeldstad() -> Municipality {
    let skill = |name: &str| Skill {
        slug: name.parse().unwrap(),
        name: crate::Text::nl(name),
        words: Vec::new(),
    };
    Municipality { skills: vec![skill("koken"), skill("luisteren")], ..tests::voorbeeldstad() }
}

fn read(kind: Kind, query: &str) -> Result<Filter, Vec<FieldError>> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    Filter::read(&voorbeeldstad(), kind, pairs)
}

#[test]
fn an_address_and_its_filter_are_the_same() {
    let query =
        "gebied=verzonnen&thema=eten&thema=groen&dag=zaterdag&kosten=tot-5&drempelvrij=ja&pagina=3";
    let filter = read(Kind::Activity, query).unwrap();
    assert_eq!(filter.query(), format!("?{query}"));
    assert_eq!(Filter::default().query(), "");
}

#[test]
fn an_address_of_places_and_its_filter_are_the_same() {
    let query = "gebied=stad&thema=eten&dag=morgen&nu=open&inloop=vandaag&drempelvrij=ja&kaart=500-120-3&pagina=2";
    for kind in [Kind::Place, Kind::Service] {
        let filter = read(kind, query).unwrap();
        assert!(filter.open_now && filter.walk_in && filter.step_free);
        // Only places have a map.
        assert_eq!(filter.view.is_some(), kind == Kind::Place);
        let with_map = Filter { view: View::read(&voorbeeldstad().frame, "500-120-3"), ..filter };
        assert_eq!(with_map.query(), format!("?{query}"));
        assert_eq!(with_map.cleared().query(), "?kaart=500-120-3");
        let rest = Field::TICKED.into_iter().fold(with_map, Filter::without);
        assert!(!(rest.open_now || rest.walk_in || rest.step_free));
    }
}

#[test]
fn what_cannot_be_read_of_places_is_named() {
    let errors = read(Kind::Place, "nu=dicht&inloop=ja&kaart=links&drempelvrij=open").unwrap_err();
    let fields: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
    assert_eq!(fields, ["nu", "inloop", "kaart", "drempelvrij"]);
}

#[test]
fn what_cannot_be_read_is_named() {
    let errors = read(
        Kind::Activity,
        "gebied=nergens&thema=x&dag=gisteren&kosten=5&drempelvrij=misschien&pagina=0&utm=1",
    )
    .unwrap_err();
    let fields: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
    assert_eq!(fields, ["gebied", "thema", "dag", "kosten", "drempelvrij", "pagina"]);
}

#[test]
fn empty_and_foreign_fields_do_not_filter() {
    assert_eq!(read(Kind::Organisation, "thema=&dag=gisteren&gebied="), Ok(Filter::default()));
}

const WORK: &str = "gebied=stad&thema=eten&thuis=ja&vog=nee&vergoeding=ja&maatje=ja&dag=maandag&dag=zondag\
    &dagdeel=ochtend&dagdeel=avond&uren=4&eenmalig=nee&vaardigheid=koken&vaardigheid=luisteren&leren=koken\
    &taalniveau=A2&leeftijd=16&volgorde=nieuw&pagina=2";

#[test]
fn an_address_of_work_and_its_filter_are_the_same() {
    let filter = read(Kind::Vacancy, WORK).unwrap();
    assert_eq!(filter.query(), format!("?{WORK}"));
    // In whatever order and however often it stands there.
    let turned: Vec<&str> = WORK.rsplit('&').chain(["dag=maandag", "leren=koken"]).collect();
    assert_eq!(read(Kind::Vacancy, &turned.join("&")), Ok(filter.clone()));
    assert_eq!(filter.cleared().query(), "?volgorde=nieuw");
    let none = Field::ALL.into_iter().fold(filter, Filter::without);
    assert_eq!(none, Filter::default());
}

#[test]
fn each_choice_can_be_taken_away() {
    let filter = read(Kind::Vacancy, WORK).unwrap();
    let choices = filter.choices();
    assert_eq!(choices.len(), WORK.split('&').count());
    for (field, value) in choices.into_iter().filter(|(field, _)| *field != Field::Page) {
        let pair = format!("{}={value}", field.name());
        let left: Vec<&str> =
            WORK.split('&').filter(|it| *it != pair && *it != "pagina=2").collect();
        assert_eq!(filter.without_choice(field, &value).query(), format!("?{}", left.join("&")));
    }
}

#[test]
fn what_cannot_be_read_of_work_is_named() {
    let wrong = "dag=vandaag&dagdeel=nacht&uren=3&eenmalig=soms&vaardigheid=vliegen&leren=vliegen\
        &taalniveau=C2&leeftijd=8&vergoeding=nee&vog=ja&maatje=nee&volgorde=hoog";
    let errors = read(Kind::Vacancy, wrong).unwrap_err();
    let pairs: Vec<String> = errors.iter().map(|it| format!("{}={}", it.field, it.value)).collect();
    assert_eq!(pairs.join("&"), wrong);
    // Elsewhere these are no filters.
    assert_eq!(read(Kind::Place, "uren=3&volgorde=hoog"), Ok(Filter::default()));
}
