//! The format: every released version is read, and what is written is that of this version.

use std::{fs, path::PathBuf};

use super::*;

fn file(version: i64) -> PathBuf {
    let name = format!("version-{version}.json");
    [env!("CARGO_MANIFEST_DIR"), "tests", "profiles", &name].iter().collect()
}

fn parse(json: &str) -> Value {
    serde_json::from_str(json).unwrap()
}

/// A profile of every released version is read without losing anything. When this fails for want
/// of a file, the format has a new version: see `profile/format.rs`.
#[test]
fn every_released_version_is_read() {
    for version in 1..=VERSION {
        let json = fs::read_to_string(file(version)).unwrap();
        let value = parse(&json);
        assert_eq!(value.get("versie"), Some(&Value::Whole(version)));
        let profile = Profile::from_value(value).unwrap();
        let missing = Profile::changes(&profile, &full());
        assert!(missing.iter().all(|it| it.before.is_null()), "{version}: {missing:?}");
        assert_eq!(profile.earlier(), full().earlier(), "{version}");
    }
    let after = file(VERSION + 1);
    assert!(!after.exists(), "{} is of no version yet", after.display());
}

/// What is written is what the file of this version holds, to the letter. When this fails the
/// format has changed: either by mistake, or it needs a new version.
#[test]
fn what_is_written_is_of_this_version() {
    let json = serde_json::to_string_pretty(&full().to_value()).unwrap();
    assert_eq!(json, fs::read_to_string(file(VERSION)).unwrap().trim_end(), "\n{json}");
}

#[test]
fn a_file_of_a_newer_program_is_left_alone() {
    let value = parse(r#"{"soort": "mienskip-profiel", "versie": 99, "velden": "nieuw"}"#);
    assert_eq!(Profile::from_value(value), Err(ProfileError::TooNew(99)));
}

#[test]
fn damage_is_named() {
    let told = |json: &str| match Profile::from_value(parse(json)) {
        Err(ProfileError::Damaged(place)) => place,
        other => panic!("{other:?}"),
    };
    let whole = |rest: &str| format!(r#"{{"soort":"mienskip-profiel","versie":1,{rest}}}"#);
    for (json, place) in [
        ("null".to_owned(), "soort"),
        ("[]".to_owned(), "soort"),
        (r#"{"versie":1}"#.to_owned(), "soort"),
        (r#"{"soort":"mienskip-profiel"}"#.to_owned(), "versie"),
        (r#"{"soort":"mienskip-profiel","versie":1.5}"#.to_owned(), "versie"),
        (whole(r#""velden":[]"#), "velden"),
        (whole(r#""velden":{"naam":"Jan"}"#), "velden.naam.waarde"),
        (whole(r#""velden":{"naam":{"waarde":"Jan"}}"#), "velden.naam.op"),
        (whole(r#""velden":{"naam":{"waarde":"Jan","op":-1,"door":"a"}}"#), "velden.naam.op"),
        (whole(r#""velden":{"naam":{"waarde":"Jan","op":1,"door":"a b"}}"#), "velden.naam.door"),
        (whole(r#""velden":{"naam":{"waarde":7,"op":1,"door":"a"}}"#), "velden.naam.waarde"),
        (
            whole(r#""velden":{"naam":{"waarde":"J","op":1,"door":"a","eerder":[{}]}}"#),
            "velden.naam.eerder.waarde",
        ),
        (whole(r#""ervaringen":{"e 1":{"waarde":null,"op":1,"door":"a"}}"#), "ervaringen.e 1"),
        (
            whole(r#""ervaringen":{"e1":{"waarde":{"wat":"x","minuten":"2"},"op":1,"door":"a"}}"#),
            "ervaringen.e1.waarde.minuten",
        ),
    ] {
        assert_eq!(told(&json), place, "{json}");
    }
}

#[test]
fn fields_that_nobody_knows_are_left_out() {
    let value = parse(
        r#"{"soort":"mienskip-profiel","versie":1,"kleur":"rood",
        "velden":{"naam":{"waarde":"Jan","op":1,"door":"a","x":1},"bsn":{"waarde":1,"op":1,"door":"a"}}}"#,
    );
    let profile = Profile::from_value(value).unwrap();
    assert_eq!(profile.name(), "Jan");
    assert_eq!(profile.items().count(), 1);
    // What the guide does not know (yet) stays.
    let value = parse(
        r#"{"soort":"mienskip-profiel","versie":2,
        "velden":{"leuk":{"waarde":["eten","ruimtevaart"],"op":1,"door":"a"}}}"#,
    );
    let profile = Profile::from_value(value.clone()).unwrap();
    assert_eq!(profile.likes(), [Theme::Food]);
    assert_eq!(profile.to_value(), value);
}

#[test]
fn values_are_those_of_json() {
    let json = r#"{"a":[null,true,-3,"é"],"b":{"c":{}}}"#;
    assert_eq!(serde_json::to_string(&parse(json)).unwrap(), json);
    assert_eq!(parse("[1.5,18446744073709551615]"), Value::List(vec![Value::Null, Value::Null]));
}
