//! A claim that is right in itself, and how it is written into a link.

use guide::Slug;
use jiff::civil::Date;

use super::{
    PickupCode,
    draft::{Draft, VERSION},
};
use crate::{MessageId, base64url};

/// What somebody says they did for an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Made by who sent it.
    pub id: MessageId,
    /// The code to pick the answer up with.
    pub pickup: PickupCode,
    /// The organisation.
    pub organisation: Slug,
    /// Its name, as the volunteer's device knows it.
    pub organisation_name: String,
    /// What was done.
    pub what: String,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// How many minutes in all.
    pub minutes: u32,
    /// What it took or taught.
    pub skills: Vec<String>,
    /// The volunteer's name, when they want it in the answer.
    pub name: Option<String>,
}

impl Claim {
    /// The page where an organisation answers claims.
    pub const PAGE: &'static str = "/bevestig";
    /// The part of its address that holds the claim.
    pub const KEY: &'static str = "c";

    /// The claim as it stands in a link.
    #[must_use]
    pub fn encode(&self) -> String {
        let (from, until) = (day(self.from), day(self.until));
        let minutes = self.minutes.to_string();
        let mut text = String::from(VERSION);
        let lines = [
            self.id.as_str(),
            self.pickup.as_str(),
            self.organisation.as_str(),
            &self.organisation_name,
            &self.what,
            &from,
            &until,
            &minutes,
            self.name.as_deref().unwrap_or_default(),
        ];
        for line in lines.into_iter().chain(self.skills.iter().map(String::as_str)) {
            text.push('\n');
            text.push_str(line);
        }
        base64url::encode(text.as_bytes())
    }

    /// The link, without host and language: `/bevestig?c=…`.
    #[must_use]
    pub fn link(&self) -> String {
        let mut link = String::from(Self::PAGE);
        for part in ["?", Self::KEY, "=", &self.encode()] {
            link.push_str(part);
        }
        link
    }

    /// The claim as a form holds it.
    #[must_use]
    pub fn draft(&self) -> Draft {
        Draft {
            id: self.id.as_str().to_owned(),
            pickup: self.pickup.as_str().to_owned(),
            organisation: self.organisation.to_string(),
            organisation_name: self.organisation_name.clone(),
            what: self.what.clone(),
            from: day(self.from),
            until: day(self.until),
            minutes: self.minutes.to_string(),
            skills: self.skills.clone(),
            name: self.name.clone().unwrap_or_default(),
        }
    }
}

/// `2026-12-02`, without what formats dates in general: phones have no need of it.
fn day(date: Date) -> String {
    let mut text = String::with_capacity(10);
    let parts = [(i32::from(date.year()), 4), (date.month().into(), 2), (date.day().into(), 2)];
    for (nth, (number, digits)) in parts.into_iter().enumerate() {
        if nth > 0 {
            text.push('-');
        }
        let number = number.to_string();
        for _ in number.len()..digits {
            text.push('0');
        }
        text.push_str(&number);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::confirmation::Unreadable;

    fn claim() -> Claim {
        Claim {
            id: MessageId::new(0x0193_4d3c_0a1b, [7; 10]),
            pickup: PickupCode::new([0xab; 16]),
            organisation: "buurttuin-de-es".parse().unwrap(),
            organisation_name: "Buurttuin De Es".into(),
            what: "Onkruid wieden, oogsten en koffie zetten".into(),
            from: Date::constant(2026, 3, 2),
            until: Date::constant(2026, 5, 18),
            minutes: 750,
            skills: vec!["tuinieren".into(), "mei-inoar wurkje".into()],
            name: Some("Noor Voorbeeld".into()),
        }
    }

    const TODAY: Date = Date::constant(2026, 12, 2);

    #[test]
    fn a_claim_comes_back_as_it_was_written() {
        let bare = Claim { skills: Vec::new(), name: None, minutes: 1, ..claim() };
        for claim in [claim(), bare] {
            let read = Draft::decode(&claim.encode()).unwrap().read(TODAY);
            assert_eq!(read.as_ref(), Ok(&claim));
            assert_eq!(claim.draft().read(TODAY), Ok(claim));
        }
    }

    #[test]
    fn the_form_is_as_documented() {
        let text = base64url::decode(&claim().encode()).unwrap();
        assert_eq!(
            String::from_utf8(text).unwrap(),
            "1\n01934d3c-0a1b-7707-8707-070707070707\nq6urq6urq6urq6urq6urqw\nbuurttuin-de-es\n\
             Buurttuin De Es\nOnkruid wieden, oogsten en koffie zetten\n2026-03-02\n2026-05-18\n\
             750\nNoor Voorbeeld\ntuinieren\nmei-inoar wurkje"
        );
    }

    #[test]
    fn a_usual_link_fits_a_code_that_a_phone_reads_easily() {
        let link = format!("https://mienskip.leeuwarden.example{}", claim().link());
        assert!(link.len() < 400, "{}", link.len());
        assert!(link.starts_with("https://mienskip.leeuwarden.example/bevestig?c="));
    }

    #[test]
    fn the_longest_claim_can_be_read_back() {
        let long = |most: usize| "😀".repeat(most);
        let longest = Claim {
            organisation: "o".repeat(80).parse().unwrap(),
            organisation_name: long(120),
            what: long(200),
            skills: (10..22).map(|nth| format!("{nth}{}", long(58))).collect(),
            name: Some(long(80)),
            ..claim()
        };
        let text = longest.encode();
        assert_eq!(Draft::decode(&text).unwrap().read(TODAY), Ok(longest));
        assert_eq!(Draft::decode(&"A".repeat(10_000)), Err(Unreadable::Damaged));
    }

    #[test]
    fn what_is_damaged_or_newer_says_so() {
        let text = claim().encode();
        for wrong in ["", "%%%", "MQ", &text[..100], &text[1..]] {
            assert_eq!(Draft::decode(wrong), Err(Unreadable::Damaged), "{wrong}");
        }
        let newer = base64url::encode("2\nwat dan ook".as_bytes());
        assert_eq!(Draft::decode(&newer), Err(Unreadable::TooNew));
        let no_text = base64url::encode(&[b'1', b'\n', 0xff]);
        assert_eq!(Draft::decode(&no_text), Err(Unreadable::Damaged));
    }

    #[test]
    fn days_have_ten_characters() {
        assert_eq!(day(Date::constant(987, 6, 5)), "0987-06-05");
    }
}
