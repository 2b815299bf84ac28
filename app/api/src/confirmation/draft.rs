//! A claim as it comes in, and what can be wrong with it.

use guide::{
    Slug,
    calendar::{days_between, read_date},
};
use jiff::civil::Date;

use super::{Claim, PickupCode};
use crate::{MessageId, Words, base64url};

/// The version of the form in links.
pub(super) const VERSION: &str = "1";

/// Nothing longer than the longest claim is looked at.
const LONGEST: usize = 6200;
/// How many lines stand before the skills.
const LINES: usize = 10;

/// The fields of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Its id.
    Id,
    /// The code to pick the answer up with.
    Pickup,
    /// The organisation.
    Organisation,
    /// The organisation's name.
    OrganisationName,
    /// What was done.
    What,
    /// The first day.
    From,
    /// The last day.
    Until,
    /// How long in all.
    Minutes,
    /// What it took or taught.
    Skills,
    /// The volunteer's name.
    Name,
}

impl Field {
    /// Its name in forms.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Pickup => "ophaalcode",
            Self::Organisation => "organisatie",
            Self::OrganisationName => "organisatienaam",
            Self::What => "wat",
            Self::From => "van",
            Self::Until => "tot",
            Self::Minutes => "minuten",
            Self::Skills => "vaardigheden",
            Self::Name => "naam",
        }
    }

    /// The most characters that it may have.
    #[must_use]
    pub fn most(self) -> usize {
        match self {
            Self::What => 200,
            Self::OrganisationName => 120,
            Self::Name => 80,
            Self::Skills => 60,
            _ => 40,
        }
    }
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// It is missing, or none of what it may be.
    Unknown(Field),
    /// It is longer than [`Field::most`], or there are more than [`Draft::SKILLS`] of it.
    TooLong(Field),
    /// The last day is before the first.
    Order,
    /// The last day is still to come.
    Future,
    /// More time than there is in these days.
    TooMuch,
}

impl Mistake {
    /// The field.
    #[must_use]
    pub fn field(self) -> Field {
        match self {
            Self::Unknown(field) | Self::TooLong(field) => field,
            Self::Order | Self::Future => Field::Until,
            Self::TooMuch => Field::Minutes,
        }
    }
}

/// Why there is no claim in a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// A part is missing, or it never was one.
    Damaged,
    /// It was made by a newer version than this one.
    TooNew,
}

/// A claim as it comes in: nothing of it has been looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The id, made by who sends it.
    pub id: String,
    /// The code to pick the answer up with.
    pub pickup: String,
    /// The id of the organisation.
    pub organisation: String,
    /// The name of the organisation.
    pub organisation_name: String,
    /// What was done.
    pub what: String,
    /// The first day.
    pub from: String,
    /// The last day.
    pub until: String,
    /// How many minutes.
    pub minutes: String,
    /// What it took or taught.
    pub skills: Vec<String>,
    /// The volunteer's name; may be empty.
    pub name: String,
}

impl Draft {
    /// The most skills that a claim has.
    pub const SKILLS: usize = 12;

    /// Takes apart what stands in a link.
    ///
    /// # Errors
    /// When it is not the form of a claim.
    pub fn decode(text: &str) -> Result<Self, Unreadable> {
        if text.len() > LONGEST {
            return Err(Unreadable::Damaged);
        }
        let bytes = base64url::decode(text).ok_or(Unreadable::Damaged)?;
        let text = String::from_utf8(bytes).map_err(|_| Unreadable::Damaged)?;
        let lines: Vec<&str> = text.split('\n').collect();
        let newer = |version: &str| version.parse::<u32>().is_ok_and(|version| version > 1);
        match lines.as_slice() {
            [VERSION, ..] if lines.len() >= LINES => {}
            [version, ..] if newer(version) => return Err(Unreadable::TooNew),
            _ => return Err(Unreadable::Damaged),
        }
        let line = |nth: usize| lines[nth].to_owned();
        Ok(Self {
            id: line(1),
            pickup: line(2),
            organisation: line(3),
            organisation_name: line(4),
            what: line(5),
            from: line(6),
            until: line(7),
            minutes: line(8),
            name: line(9),
            skills: lines[LINES..].iter().map(|&skill| skill.to_owned()).collect(),
        })
    }

    /// The claim, when everything is right. What is still to come cannot be claimed.
    ///
    /// # Errors
    /// Everything that is wrong, in the order of the fields.
    pub fn read(&self, today: Date) -> Result<Claim, Vec<Mistake>> {
        let mut mistakes = Vec::new();
        let id = MessageId::read(&self.id);
        let pickup = PickupCode::read(&self.pickup);
        let organisation = self.organisation.parse::<Slug>().ok();
        let mut unknown = |wrong: bool, field| {
            if wrong {
                mistakes.push(Mistake::Unknown(field));
            }
        };
        unknown(id.is_none(), Field::Id);
        unknown(pickup.is_none(), Field::Pickup);
        unknown(organisation.is_none(), Field::Organisation);
        let organisation_name = line(&self.organisation_name, Field::OrganisationName);
        let what = line(&self.what, Field::What);
        for (text, field) in [(&organisation_name, Field::OrganisationName), (&what, Field::What)] {
            match text {
                None => mistakes.push(Mistake::TooLong(field)),
                Some(text) if text.is_empty() => mistakes.push(Mistake::Unknown(field)),
                Some(_) => {}
            }
        }
        let days = period(&self.from, &self.until, today, &mut mistakes);
        let minutes = self.minutes.parse::<u32>().ok().filter(|minutes| *minutes > 0);
        match (minutes, days) {
            (None, _) => mistakes.push(Mistake::Unknown(Field::Minutes)),
            (Some(minutes), Some((from, until))) if minutes > minutes_in(from, until) => {
                mistakes.push(Mistake::TooMuch);
            }
            _ => {}
        }
        let skills = skills(&self.skills);
        if skills.is_none() {
            mistakes.push(Mistake::TooLong(Field::Skills));
        }
        let name = line(&self.name, Field::Name);
        if name.is_none() {
            mistakes.push(Mistake::TooLong(Field::Name));
        }
        match (id, pickup, organisation, organisation_name, what, days, minutes, skills, name) {
            (
                Some(id),
                Some(pickup),
                Some(organisation),
                Some(organisation_name),
                Some(what),
                Some((from, until)),
                Some(minutes),
                Some(skills),
                Some(name),
            ) if mistakes.is_empty() => Ok(Claim {
                id,
                pickup,
                organisation,
                organisation_name,
                what,
                from,
                until,
                minutes,
                skills,
                name: Some(name).filter(|name| !name.is_empty()),
            }),
            _ => Err(mistakes),
        }
    }
}

/// The first and the last day, when both are days and in order.
fn period(
    from: &str,
    until: &str,
    today: Date,
    mistakes: &mut Vec<Mistake>,
) -> Option<(Date, Date)> {
    // Who began before that would be over a hundred.
    let date = |text: &str| read_date(text.trim()).filter(|date| date.year() >= 1930);
    let (from, until) = (date(from), date(until));
    if from.is_none() {
        mistakes.push(Mistake::Unknown(Field::From));
    }
    match (from, until) {
        (_, None) => mistakes.push(Mistake::Unknown(Field::Until)),
        (Some(from), Some(until)) if until < from => mistakes.push(Mistake::Order),
        (_, Some(until)) if until > today => mistakes.push(Mistake::Future),
        (Some(from), Some(until)) => return Some((from, until)),
        (None, Some(_)) => {}
    }
    None
}

/// How many minutes there are in these days.
#[must_use]
pub fn minutes_in(from: Date, until: Date) -> u32 {
    let days = days_between(from, until) + 1;
    u32::try_from(days.max(0)).unwrap_or(0).saturating_mul(24 * 60)
}

/// Words on one line, cleaned. None when there are too many.
fn line(text: &str, field: Field) -> Option<String> {
    let words = Words::read(text)?;
    let line = words.as_str().replace('\n', " ");
    (line.chars().count() <= field.most()).then_some(line)
}

fn skills(texts: &[String]) -> Option<Vec<String>> {
    let mut skills: Vec<String> = Vec::new();
    for text in texts {
        let skill = line(text, Field::Skills)?;
        if !skill.is_empty() && !skills.contains(&skill) {
            skills.push(skill);
        }
    }
    (skills.len() <= Draft::SKILLS).then_some(skills)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = Date::constant(2026, 12, 2);

    fn draft() -> Draft {
        Draft {
            id: "01934d3c-0a1b-7c2d-8e3f-0123456789ab".into(),
            pickup: "q83vASNFZ4mrze8BI0VniQ".into(),
            organisation: "buurttuin".into(),
            organisation_name: "Buurttuin\r\nDe Es".into(),
            what: "  Onkruid\u{202e} wieden\u{0} <b>".into(),
            from: "2026-03-02".into(),
            until: " 2026-05-18 ".into(),
            minutes: "750".into(),
            skills: vec!["tuinieren".into(), " ".into(), "tuinieren ".into(), "samen".into()],
            name: " ".into(),
        }
    }

    #[test]
    fn a_right_draft_becomes_a_claim_and_is_cleaned() {
        let claim = draft().read(TODAY).unwrap();
        assert_eq!(claim.organisation_name, "Buurttuin De Es");
        assert_eq!(claim.what, "Onkruid wieden <b>");
        assert_eq!(claim.skills, ["tuinieren", "samen"]);
        assert_eq!((claim.minutes, claim.name), (750, None));
    }

    #[test]
    fn everything_that_is_wrong_is_said_in_the_order_of_the_fields() {
        let wrong = Draft {
            id: "1".into(),
            pickup: "kort".into(),
            organisation: "A b".into(),
            organisation_name: " ".into(),
            what: "x".repeat(201),
            from: "2026-02-30".into(),
            until: "gisteren".into(),
            minutes: "-3".into(),
            skills: vec!["y".repeat(61)],
            name: "z".repeat(81),
        };
        let mistakes = wrong.read(TODAY).unwrap_err();
        let fields: Vec<_> = mistakes.iter().map(|it| it.field()).collect();
        assert_eq!(
            fields,
            [
                Field::Id,
                Field::Pickup,
                Field::Organisation,
                Field::OrganisationName,
                Field::What,
                Field::From,
                Field::Until,
                Field::Minutes,
                Field::Skills,
                Field::Name
            ]
        );
    }

    #[test]
    fn days_and_time_agree_with_each_other_and_with_the_calendar() {
        let of = |from: &str, until: &str, minutes: &str| {
            Draft { from: from.into(), until: until.into(), minutes: minutes.into(), ..draft() }
                .read(TODAY)
                .err()
        };
        assert_eq!(of("2026-12-02", "2026-12-02", "1440"), None);
        assert_eq!(of("2026-12-02", "2026-12-02", "1441"), Some(vec![Mistake::TooMuch]));
        assert_eq!(of("2026-12-02", "2026-12-01", "60"), Some(vec![Mistake::Order]));
        assert_eq!(of("2026-12-02", "2026-12-03", "60"), Some(vec![Mistake::Future]));
        assert_eq!(of("1999-12-31", "2026-12-01", "600000"), None);
        assert_eq!(of("1929-12-31", "2026-12-01", "60"), Some(vec![Mistake::Unknown(Field::From)]));
        assert_eq!(
            of("2026-12-01", "2026-12-02", "0"),
            Some(vec![Mistake::Unknown(Field::Minutes)])
        );
        assert_eq!(
            of("2026-12-01", "2026-12-02", "4294967296"),
            Some(vec![Mistake::Unknown(Field::Minutes)])
        );
    }

    #[test]
    fn there_are_no_more_skills_than_a_dozen() {
        let with = |count: usize| Draft {
            skills: (0..count).map(|nth| nth.to_string()).collect(),
            ..draft()
        };
        assert!(with(Draft::SKILLS).read(TODAY).is_ok());
        let more = with(Draft::SKILLS + 1).read(TODAY).unwrap_err();
        assert_eq!(more, [Mistake::TooLong(Field::Skills)]);
    }
}
