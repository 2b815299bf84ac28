//! The shapes of a JSON Resume.

use serde_json::json;

use super::*;
use crate::{Text, municipality::tests::voorbeeldstad, skills::Skill};

fn resume(profile: &Profile, lang: Lang) -> serde_json::Value {
    let skill = |slug: &str, nl: &str, en: &str| Skill {
        slug: slug.parse().unwrap(),
        name: Text::nl(nl).with(Lang::EN, en),
        words: Vec::new(),
    };
    let municipality = crate::municipality::Municipality {
        skills: vec![
            skill("koken", "Koken", "Cooking"),
            skill("luisteren", "Luisteren", "Listening"),
        ],
        ..voorbeeldstad()
    };
    let credential = json!({
        "type": ["VerifiableCredential", "AchievementCredential"],
        "issuer": { "name": "Gemeente Voorbeeldstad" },
        "validFrom": "2025-07-01T10:00:00Z",
        "credentialSubject": { "achievement": { "name": "75 uur soep gekookt" } }
    });
    let value = profile.to_resume(&Resume {
        municipality: &municipality,
        lang,
        language: &|lang| format!("taal {lang}"),
        duration: &|minutes| format!("{} uur", minutes / 60),
        credential: &|jwt| {
            (jwt == "eyJh.eyJi.c2ln").then(|| serde_json::from_value(credential.clone()).unwrap())
        },
    });
    serde_json::to_value(value).unwrap()
}

#[test]
fn what_somebody_would_put_on_paper_is_in_it_and_nothing_else() {
    assert_eq!(
        resume(&full(), Lang::EN),
        json!({
            "basics": { "name": "Jelle de Vries" },
            "volunteer": [{
                "organization": "Voorbeeldkeuken",
                "startDate": "2024-09",
                "endDate": "2025-06-30",
                "summary": "Soep koken\nvoor dertig mensen",
                "highlights": ["75 uur", "Cooking", "uien snijden"],
            }],
            "skills": [{ "name": "Cooking" }, { "name": "Listening" }, { "name": "jongleren" }],
            "languages": [
                { "language": "taal fy" },
                { "language": "taal nl", "fluency": "B1" },
            ],
            "certificates": [{
                "name": "75 uur soep gekookt",
                "date": "2025-07-01",
                "issuer": "Gemeente Voorbeeldstad",
            }],
        })
    );
}

#[test]
fn what_is_not_known_is_left_out() {
    assert_eq!(resume(&Profile::default(), Lang::NL), json!({ "basics": {} }));
    let mut it = Profile::default();
    write(&mut it, Field::Dutch, &Value::text("A2"), 1, "a");
    write(&mut it, Field::Skills, &texts(&["onbekend-hier"]), 1, "a");
    let what = Experience { what: "Vegen".into(), minutes: Some(0), ..Experience::default() };
    it.set(&Item::Experience(id("e")), &what.to_value(), &stamp(1, "a")).unwrap();
    let unreadable =
        Recognition { credential: "x.y.z".into(), received: Some(1), ..Recognition::default() };
    it.set(&Item::Recognition(id("w")), &unreadable.to_value(), &stamp(1, "a")).unwrap();
    assert_eq!(
        resume(&it, Lang::NL),
        json!({
            "basics": {},
            "volunteer": [{ "summary": "Vegen" }],
            "skills": [{ "name": "onbekend-hier" }],
            "languages": [{ "language": "taal nl", "fluency": "A2" }],
        })
    );
    write(&mut it, Field::Dutch, &Value::text("geen"), 2, "a");
    assert_eq!(resume(&it, Lang::NL).get("languages"), None);
}
