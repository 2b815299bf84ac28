//! A page says how sure one can be of what stands on it.

use guide::{
    Text,
    record::{Fund, Record},
};
use jiff::civil::date;
use server::testing::{TestApp, slug};

const NOBODY_CHECKED: &str = "We weten niet of dit nog klopt";
const CHECKED: &str = "Nagekeken op";
const SAMPLE: &str = "voorbeeldinhoud";

#[tokio::test]
async fn how_fresh_it_is() {
    let fund = |id: &str| Fund::new(slug(id), Text::nl("Proeffonds"));
    let server = TestApp::with([
        Record::from(fund("onbekend")),
        Fund { checked_on: Some(date(2026, 11, 2)), ..fund("nagekeken") }.into(),
        Fund { sample: true, ..fund("voorbeeld") }.into(),
    ])
    .await;
    for (id, says) in [("onbekend", NOBODY_CHECKED), ("nagekeken", CHECKED), ("voorbeeld", SAMPLE)]
    {
        let page = server.get(&format!("/fondsen/{id}")).await;
        for text in [NOBODY_CHECKED, CHECKED, SAMPLE] {
            assert_eq!(page.text().contains(text), text == says, "{id}: {text}");
        }
    }
}
