//! Learning and doing belong together: what one can learn for a vacancy, and where one can use what
//! a training teaches.

use std::{cmp::Reverse, sync::Arc};

use crate::{
    freshness::Freshness,
    guide::{Entry, Guide},
    id::Kind,
    sort,
    theme::Theme,
    work::Work,
};

use super::{Asker, Card, card::metres};

/// How many are shown.
const SHOWN: usize = 3;

/// Why a training and a vacancy belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taught {
    /// The training teaches these skills, by their names, and the vacancy has use for them.
    Skills(Vec<String>),
    /// They are about the same.
    Themes(Vec<Theme>),
}

/// For a vacancy the trainings, for a training the vacancies; none for anything else. Those that
/// share most skills come first, then those that share most themes, then the nearest.
pub(super) fn to(guide: &Guide, entry: &Entry, asker: &Asker) -> Vec<(Card, Taught)> {
    let Some(own) = &entry.work else { return Vec::new() };
    let other = if entry.kind() == Kind::Vacancy { Kind::Article } else { Kind::Vacancy };
    let mut found: Vec<(Turn, &Arc<Entry>, Taught)> = guide
        .of_kind(other)
        .filter_map(|it| {
            let work = it.work.as_ref()?;
            let (training, vacancy) =
                if other == Kind::Article { (work, own) } else { (own, work) };
            let skills = shared_skills(training, vacancy);
            let themes = shared_themes(entry, it);
            let old = guide.checked(it, asker.now).freshness == Freshness::Old;
            let near = metres(it, asker).unwrap_or(u32::MAX);
            let turn = (Reverse(skills.len()), Reverse(themes.len()), old, near);
            let why = if !skills.is_empty() {
                Taught::Skills(names(guide, &skills, asker))
            } else if !themes.is_empty() {
                Taught::Themes(themes)
            } else {
                return None;
            };
            Some((turn, it, why))
        })
        .collect();
    // In the order of their slugs, as they came, when all that is the same.
    sort::by_key(&mut found, |(turn, ..)| *turn);
    found.truncate(SHOWN);
    found.into_iter().map(|(_, it, why)| (Card::of(guide, it, asker), why)).collect()
}

/// What decides which comes first.
type Turn = (Reverse<usize>, Reverse<usize>, bool, u32);

/// The skills that a training teaches and a vacancy asks or teaches as well.
fn shared_skills(training: &Work, vacancy: &Work) -> Vec<usize> {
    let has = |skill: &usize| {
        vacancy.learned.known.contains(skill) || vacancy.asked.known.contains(skill)
    };
    training.learned.known.iter().copied().filter(has).collect()
}

/// The themes of both. That one learns something says nothing of what.
fn shared_themes(entry: &Entry, other: &Entry) -> Vec<Theme> {
    let themes = entry.themes.iter().copied();
    themes.filter(|it| *it != Theme::Learning && other.themes.contains(it)).collect()
}

fn names(guide: &Guide, skills: &[usize], asker: &Asker) -> Vec<String> {
    let all = &guide.municipality.skills;
    let known = skills.iter().filter_map(|&at| all.get(at));
    known.map(|skill| skill.name.get(asker.lang).0.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;

    use super::*;
    use crate::{
        Answer, Lang, Moment, Question, Text,
        change::Change,
        id::Slug,
        municipality::{Municipality, tests::voorbeeldstad},
        record::{Article, ArticleKind, Record, Vacancy},
        skills::Skill,
    };

    fn id(text: &str) -> Slug {
        text.parse().unwrap()
    }

    fn training(slug: &str, learn: &[&str], themes: &[Theme]) -> Record {
        let mut it = Article::new(id(slug), Text::nl(slug));
        it.sort = Some(ArticleKind::Training);
        it.learn = learn.iter().map(|it| (*it).to_owned()).collect();
        it.themes = themes.to_vec();
        it.into()
    }

    fn vacancy(slug: &str, skills: &[&str], learn: &[&str], themes: &[Theme]) -> Record {
        let words = |all: &[&str]| all.iter().map(|it| (*it).to_owned()).collect();
        let mut it = Vacancy::new(id(slug), Text::nl(slug));
        (it.skills, it.learn, it.themes) = (words(skills), words(learn), themes.to_vec());
        it.into()
    }

    fn guide() -> Guide {
        let skill = |slug: &str, name: &str, words: &[&str]| Skill {
            slug: id(slug),
            name: Text::nl(name),
            words: words.iter().map(|it| (*it).to_owned()).collect(),
        };
        let municipality = Municipality {
            skills: vec![
                skill("luisteren", "Goed luisteren", &["luisteren", "gesprekken voeren"]),
                skill("koken", "Koken", &["soep"]),
            ],
            ..voorbeeldstad()
        };
        let mut story = Article::new(id("verhaal"), Text::nl("Een verhaal"));
        (story.themes, story.sort) = (vec![Theme::Company], Some(ArticleKind::Story));
        let records = [
            training("beide", &["luisteren en koken"], &[Theme::Learning]),
            training("luisteren", &["gesprekken voeren"], &[Theme::Company, Theme::Learning]),
            training("gezelschap", &[], &[Theme::Company]),
            training("anders", &["fietsen"], &[Theme::Green, Theme::Learning]),
            vacancy("maatje", &["luisteren"], &["soep koken"], &[Theme::Company, Theme::Learning]),
            vacancy("lezer", &[], &[], &[Theme::Learning]),
            story.into(),
        ];
        let items = records.map(|record| Change {
            kind: record.kind(),
            id: record.common().id().clone(),
            modified: 1,
            record: Some(record.into()),
        });
        Guide::new("r".into(), 1, 0, Arc::new(municipality), items)
    }

    fn learning(kind: Kind, slug: &str) -> Vec<(String, Taught)> {
        let now = Moment::from_local(date(2026, 11, 16).at(12, 0, 0, 0));
        let asker = Asker { lang: Lang::NL, now, from: None, here: None };
        let Answer::Detail(detail) = guide().answer(&Question::Detail(kind, id(slug)), &asker)
        else {
            panic!("{slug} is there");
        };
        detail.learning.into_iter().map(|(card, why)| (card.id.to_string(), why)).collect()
    }

    fn skills(names: &[&str]) -> Taught {
        Taught::Skills(names.iter().map(|it| (*it).to_owned()).collect())
    }

    #[test]
    fn a_vacancy_leads_to_trainings_by_what_they_teach_and_then_by_theme() {
        assert_eq!(
            learning(Kind::Vacancy, "maatje"),
            [
                ("beide".to_owned(), skills(&["Goed luisteren", "Koken"])),
                ("luisteren".to_owned(), skills(&["Goed luisteren"])),
                ("gezelschap".to_owned(), Taught::Themes(vec![Theme::Company])),
            ]
        );
        // That something is about learning joins it to nothing.
        assert_eq!(learning(Kind::Vacancy, "lezer"), []);
    }

    #[test]
    fn a_training_leads_to_where_one_can_use_it() {
        let found = [("maatje".to_owned(), skills(&["Goed luisteren"]))];
        assert_eq!(learning(Kind::Article, "luisteren"), found);
        assert_eq!(learning(Kind::Article, "anders"), []);
        assert_eq!(learning(Kind::Article, "verhaal"), []);
    }
}
