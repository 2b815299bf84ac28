//! A record as one item of a list.

use crate::{
    Moment, Said, fold,
    freshness::Checked,
    fund::FundState,
    guide::{Entry, Guide},
    id::{Kind, Slug},
    matching::Reason,
    record::{Cost, Form, Record, Stage},
    recurrence::Rule,
    schedule::{SlotKind, SlotOn, State},
    theme::Theme,
    when::Occurrence,
};

use super::{Asker, Offer, Task};

/// What a list shows of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// Its kind.
    pub kind: Kind,
    /// Its slug.
    pub id: Slug,
    /// The area on whose page it is shown, when it has no page of its own.
    pub area: Option<Slug>,
    /// Its name.
    pub name: Said,
    /// Its first theme.
    pub theme: Option<Theme>,
    /// What kind of place or organisation it is.
    pub sort: Option<String>,
    /// The first sentence about it, for kinds of which nothing shorter says more.
    pub summary: Option<Said>,
    /// When it is next.
    pub next: Option<Occurrence>,
    /// How it comes back.
    pub rule: Option<Rule>,
    /// When it is, in the words of who organises it; only when there is no date.
    pub when_text: Option<String>,
    /// Why it is no use to go there any more.
    pub ended: Option<Ended>,
    /// Whether it has been called off.
    pub cancelled: bool,
    /// The name of the place where it is.
    pub place: Option<String>,
    /// Its buurt, village or wijk.
    pub whereabouts: Option<String>,
    /// How far it is from who asks.
    pub metres: Option<u32>,
    /// What it costs.
    pub cost: Cost,
    /// On site, online or both.
    pub form: Form,
    /// Whether it is open.
    pub state: Option<State>,
    /// When one can walk in today, now or later.
    pub walk_in: Option<SlotOn>,
    /// Whether one gets in without a step, of a place where that is known.
    pub step_free: Option<bool>,
    /// When volunteer work is and how much time it takes.
    pub task: Option<Box<Task>>,
    /// How far it has come.
    pub stage: Option<Stage>,
    /// The most one can get, in euros.
    pub maximum_euro: Option<u32>,
    /// Whether one can ask for the money.
    pub fund: Option<FundState>,
    /// What one wants to know before going there; of services and of who helps on initiatives.
    pub offer: Option<Box<Offer>>,
    /// Why it suits who asks; only on a device that has a profile.
    pub reasons: Vec<Reason>,
    /// Whether it is sample content.
    pub sample: bool,
    /// How fresh it is.
    pub checked: Checked,
}

/// Why nobody is awaited any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// An activity is over for good.
    Over,
    /// Somebody was found for volunteer work.
    Filled,
}

impl Ended {
    pub(super) fn of(record: &Record, now: Moment) -> Option<Self> {
        match record {
            Record::Activity(activity) if activity.is_over(now) => Some(Self::Over),
            Record::Vacancy(vacancy) if vacancy.filled => Some(Self::Filled),
            _ => None,
        }
    }
}

impl Card {
    pub(crate) fn of(guide: &Guide, entry: &Entry, asker: &Asker) -> Self {
        let common = entry.common();
        let mut card = Self {
            kind: entry.kind(),
            id: entry.id().clone(),
            area: None,
            name: common.name().said(asker.lang),
            theme: entry.themes.first().copied(),
            sort: None,
            summary: None,
            next: None,
            rule: None,
            when_text: None,
            ended: Ended::of(&entry.record, asker.now),
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
            walk_in: None,
            step_free: None,
            task: Task::of(entry, asker.lang).map(Box::new),
            stage: None,
            maximum_euro: None,
            fund: None,
            offer: Offer::of(guide, entry, asker).map(Box::new),
            reasons: Vec::new(),
            sample: common.is_sample(),
            checked: guide.checked(entry, asker.now),
        };
        card.fill(guide, entry, asker);
        card
    }

    /// What it shows of its kind alone.
    fn fill(&mut self, guide: &Guide, entry: &Entry, asker: &Asker) {
        let common = entry.common();
        let almanac = &guide.municipality.almanac;
        let first_sentence = || {
            let said = common.summary().said(asker.lang);
            (!said.text.is_empty())
                .then(|| Said { text: first_sentence(&said.text).to_owned(), lang: said.lang })
        };
        match &*entry.record {
            Record::Activity(activity) => {
                self.next = activity.next(asker.now);
                self.rule.clone_from(&activity.when.rule);
                if self.next.is_none() {
                    self.when_text.clone_from(&activity.when.text);
                    self.rule = None;
                }
                self.form = activity.form;
                self.cancelled = activity.cancelled;
            }
            Record::Place(place) => {
                self.sort.clone_from(&place.sort);
                self.state = place.hours.is_known().then(|| place.hours.state(asker.now, almanac));
                self.walk_in = place.hours.still_today(SlotKind::Inloop, asker.now, almanac);
                self.step_free = place.access.step_free;
            }
            Record::Service(service) => {
                self.summary = first_sentence();
                self.state =
                    service.hours.is_known().then(|| service.hours.state(asker.now, almanac));
                self.walk_in = service.hours.still_today(SlotKind::Inloop, asker.now, almanac);
            }
            Record::Vacancy(vacancy) => {
                // In a sentence what one does: its own, or else its tasks.
                let tasks = || {
                    let tasks = vacancy.tasks.join(", ");
                    (!tasks.is_empty()).then(|| Said::dutch(&tasks, asker.lang))
                };
                self.summary = first_sentence().or_else(tasks);
                self.form = if vacancy.from_home { Form::Hybrid } else { Form::OnSite };
            }
            Record::Initiative(initiative) => {
                self.summary = first_sentence();
                self.stage = initiative.stage;
                if self.whereabouts.is_none() {
                    self.whereabouts.clone_from(&initiative.area_text);
                }
            }
            Record::Organisation(it) => {
                self.sort.clone_from(&it.sort);
                self.summary = first_sentence();
            }
            Record::Fund(fund) => {
                self.maximum_euro = fund.maximum_euro;
                self.fund = Some(fund.state(asker.now.date()));
                self.summary = first_sentence();
            }
            Record::Article(article) => {
                self.sort = article.sort.map(|sort| sort.name().to_owned());
                self.summary = first_sentence();
            }
            Record::AreaPlan(plan) => {
                self.summary = first_sentence();
                // It is shown on the page of its area.
                self.area.clone_from(&plan.area);
            }
            Record::WelcomeBlock(block) => {
                // It is shown in its pack, under the name that it has there.
                self.area.clone_from(&block.area);
                self.id = block.slug().clone();
                let area = block.area.as_ref();
                let area = area.and_then(|slug| guide.municipality.area(slug.as_str()));
                self.whereabouts = area.map(|it| it.name.get(asker.lang).0.to_owned());
            }
        }
    }
}

/// How far a record is from who asks.
pub(super) fn metres(entry: &Entry, asker: &Asker) -> Option<u32> {
    Some(asker.here.or(asker.from)?.metres_to(entry.point?))
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
