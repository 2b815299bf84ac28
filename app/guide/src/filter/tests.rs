//! Addresses and the filters in them.

use super::*;
use crate::{id::Kind, municipality::tests::voorbeeldstad};

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
