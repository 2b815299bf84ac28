//! A record as one item of a list.

use serde::{Deserialize, Serialize};

use crate::{
    Said, fold,
    guide::{Entry, Guide},
    id::{Kind, Slug},
    record::{Cost, Form, Record, Stage},
    recurrence::Rule,
    schedule::State,
    theme::Theme,
    when::Occurrence,
};

use super::Asker;

/// What a list shows of a record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// Its kind.
    #[serde(rename = "k")]
    pub kind: Kind,
    /// Its slug.
    #[serde(rename = "i")]
    pub id: Slug,
    /// Its name.
    #[serde(rename = "n")]
    pub name: Said,
    /// Its first theme.
    #[serde(rename = "t", default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<Theme>,
    /// What kind of place or organisation it is.
    #[serde(rename = "so", default, skip_serializing_if = "Option::is_none")]
    pub sort: Option<String>,
    /// The first sentence about it, for kinds of which nothing shorter says more.
    #[serde(rename = "su", default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<Said>,
    /// When it is next.
    #[serde(rename = "nx", default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Occurrence>,
    /// How it comes back.
    #[serde(rename = "r", default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<Rule>,
    /// When it is, in the words of who organises it; only when there is no date.
    #[serde(rename = "wt", default, skip_serializing_if = "Option::is_none")]
    pub when_text: Option<String>,
    /// Whether it is over for good.
    #[serde(rename = "o", default, skip_serializing_if = "std::ops::Not::not")]
    pub over: bool,
    /// Whether it has been called off.
    #[serde(rename = "x", default, skip_serializing_if = "std::ops::Not::not")]
    pub cancelled: bool,
    /// The name of the place where it is.
    #[serde(rename = "p", default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Its buurt, village or wijk.
    #[serde(rename = "w", default, skip_serializing_if = "Option::is_none")]
    pub whereabouts: Option<String>,
    /// How far it is from who asks.
    #[serde(rename = "m", default, skip_serializing_if = "Option::is_none")]
    pub metres: Option<u32>,
    /// What it costs.
    #[serde(rename = "c", default, skip_serializing_if = "Cost::is_unknown")]
    pub cost: Cost,
    /// On site, online or both.
    #[serde(rename = "f", default)]
    pub form: Form,
    /// Whether it is open.
    #[serde(rename = "st", default, skip_serializing_if = "Option::is_none")]
    pub state: Option<State>,
    /// How much time it takes, in words.
    #[serde(rename = "h", default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<String>,
    /// How far it has come.
    #[serde(rename = "sg", default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    /// The most one can get, in euros.
    #[serde(rename = "e", default, skip_serializing_if = "Option::is_none")]
    pub maximum_euro: Option<u32>,
    /// Whether it is sample content.
    #[serde(rename = "s", default, skip_serializing_if = "std::ops::Not::not")]
    pub sample: bool,
}

impl Card {
    pub(crate) fn of(guide: &Guide, entry: &Entry, asker: &Asker) -> Self {
        let common = entry.common();
        let mut card = Self {
            kind: entry.kind(),
            id: entry.id().clone(),
            name: common.name().said(asker.lang),
            theme: common.themes().first().copied(),
            sort: None,
            summary: None,
            next: None,
            rule: None,
            when_text: None,
            over: false,
            cancelled: false,
            place: entry
                .record
                .places()
                .first()
                .and_then(|id| guide.get(Kind::Place, id))
                .map(|place| place.common().name().get(asker.lang).0.to_owned()),
            whereabouts: guide.whereabouts(entry).map(str::to_owned),
            metres: metres(entry, asker),
            cost: entry.record.cost().cloned().unwrap_or_default(),
            form: Form::OnSite,
            state: None,
            hours: None,
            stage: None,
            maximum_euro: None,
            sample: common.is_sample(),
        };
        let first_sentence = || {
            let said = common.summary().said(asker.lang);
            (!said.text.is_empty())
                .then(|| Said { text: first_sentence(&said.text).to_owned(), lang: said.lang })
        };
        match &entry.record {
            Record::Activity(activity) => {
                let when = &activity.when;
                card.next = activity.next(asker.now);
                card.rule.clone_from(&when.rule);
                card.over = activity.is_over(asker.now);
                if card.next.is_none() {
                    card.when_text.clone_from(&when.text);
                    card.rule = None;
                }
                card.form = activity.form;
                card.cancelled = activity.cancelled;
            }
            Record::Place(place) => {
                card.sort.clone_from(&place.sort);
                card.state = place.hours.is_known().then(|| place.hours.state(asker.now));
            }
            Record::Service(service) => {
                card.summary = first_sentence();
                card.state = service.hours.is_known().then(|| service.hours.state(asker.now));
            }
            Record::Vacancy(vacancy) => {
                card.hours.clone_from(&vacancy.hours);
                card.summary = first_sentence();
                card.form = if vacancy.from_home { Form::Hybrid } else { Form::OnSite };
            }
            Record::Initiative(initiative) => {
                card.summary = first_sentence();
                card.stage = initiative.stage;
                if card.whereabouts.is_none() {
                    card.whereabouts.clone_from(&initiative.area_text);
                }
            }
            Record::Organisation(organisation) => {
                card.sort.clone_from(&organisation.sort);
                card.summary = first_sentence();
            }
            Record::Fund(fund) => {
                card.maximum_euro = fund.maximum_euro;
                card.summary = first_sentence();
            }
            Record::Article(article) => {
                card.sort = article.sort.map(|sort| sort.name().to_owned());
                card.summary = first_sentence();
            }
            Record::AreaPlan(_) => card.summary = first_sentence(),
        }
        card
    }
}

/// How far a record is from who asks.
pub(super) fn metres(entry: &Entry, asker: &Asker) -> Option<u32> {
    Some(asker.from?.metres_to(entry.point?))
}

/// A text up to and with its first full stop, question or exclamation mark that ends a sentence.
fn first_sentence(text: &str) -> &str {
    text.char_indices()
        .filter(|(_, c)| matches!(c, '.' | '!' | '?'))
        .map(|(at, _)| at + 1)
        .find(|&end| {
            let mut after = text[end..].chars();
            after.next().is_none_or(char::is_whitespace)
                && after.next().is_none_or(|c| fold::lower(c) != c || !c.is_alphabetic())
        })
        .map_or(text, |end| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_where_the_next_one_begins() {
        assert_eq!(first_sentence("Samen eten. Daarna koffie."), "Samen eten.");
        assert_eq!(
            first_sentence("Van 10.30 uur tot ca. half 12. Kom!"),
            "Van 10.30 uur tot ca. half 12."
        );
        assert_eq!(first_sentence("Zonder punt"), "Zonder punt");
        assert_eq!(first_sentence(""), "");
    }
}
