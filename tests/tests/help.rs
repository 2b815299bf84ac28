//! Who needs help finds it: every question of the tree leads to services of the sample, in the
//! order in which one can go there.

#![expect(clippy::unwrap_used, reason = "a test that cannot begin has failed")]

use std::sync::Arc;

use guide::{
    Answer, Asker, Guide, Kind, Lang, Moment, Question, ask::ListAnswer, change::Change,
    filter::Filter, fund::FundState, support::SupportSort,
};
use jiff::civil;
use server::{
    import::{self, Options},
    municipality::{self, Files},
};

fn asker(lang: Lang) -> Asker {
    let now = Moment::from_local(civil::date(2026, 11, 24).at(10, 0, 0, 0));
    Asker { lang, now, from: None, here: None }
}

/// The guide of the whole sample of Leeuwarden.
fn leeuwarden() -> Guide {
    let files = municipality::leeuwarden();
    let setup = municipality::load(&files, municipality::FILE).unwrap();
    let mut items = Vec::new();
    for folder in &setup.samples {
        let options = Options::new(folder.as_str(), asker(Lang::NL).now).sample();
        let import = import::read(&*files.folder(folder), &setup.municipality, &options).unwrap();
        items.extend(import.records.into_iter().map(|record| Change {
            kind: record.kind(),
            id: record.common().id().clone(),
            modified: 1,
            record: Some(record.into()),
        }));
    }
    Guide::new("proef".into(), 1, 0, Arc::new(setup.municipality), items)
}

fn services(guide: &Guide, filter: Filter) -> ListAnswer {
    match guide.answer(&Question::List(Kind::Service, filter), &asker(Lang::NL)) {
        Answer::List(list) => list,
        other => unreachable!("{other:?}"),
    }
}

#[test]
fn every_question_leads_to_help() {
    let guide = leeuwarden();
    let topics = &guide.municipality.help;
    let questions: usize = topics.iter().map(|topic| topic.questions.len()).sum();
    assert!(topics.len() >= 12 && questions >= 50, "{} {questions}", topics.len());
    let unanswered: Vec<String> = guide
        .unanswered()
        .map(|(topic, question)| format!("{}: {}", topic.slug, question.slug))
        .collect();
    assert!(unanswered.is_empty(), "{unanswered:?}");
    for topic in topics {
        for question in &topic.questions {
            let filter = Filter { question: Some(question.slug.clone()), ..Filter::default() };
            let list = services(&guide, filter);
            let asked = list.asked.unwrap();
            assert!(list.total >= asked.exact && asked.exact > 0, "{}", question.slug);
            // A question that nearly everything answers helps nobody to choose.
            let all = guide.of_kind(Kind::Service).count();
            assert!(asked.exact * 3 < all, "{}: {} of {all}", question.slug, asked.exact);
        }
    }
}

#[test]
fn in_every_area_a_question_leads_somewhere() {
    let guide = leeuwarden();
    for area in &guide.municipality.areas {
        for topic in &guide.municipality.help {
            for question in &topic.questions {
                let list = services(
                    &guide,
                    Filter {
                        region: Some(area.slug.clone()),
                        question: Some(question.slug.clone()),
                        ..Filter::default()
                    },
                );
                let asked = list.asked.as_ref().unwrap();
                let here = asked.exact + asked.elsewhere.len();
                assert!(here > 0, "{} in {}", question.slug, area.slug);
                assert!(!list.places.is_empty(), "{}", area.slug);
            }
        }
    }
}

#[test]
fn what_opens_first_comes_first() {
    let guide = leeuwarden();
    let list = services(&guide, Filter::default());
    let now = asker(Lang::NL).now.local();
    let days: Vec<civil::Date> = list
        .groups
        .iter()
        .flat_map(|group| &group.cards)
        .map(|card| {
            let walk_in = card.offer.as_ref().unwrap().walk_in.as_ref();
            walk_in.map_or(civil::Date::MAX, |it| it.start.max(now).date())
        })
        .collect();
    assert!(days.is_sorted(), "{days:?}");
    assert_eq!(days[0], now.date());
}

#[test]
fn help_with_an_own_plan_is_complete_and_honest() {
    let guide = leeuwarden();
    for lang in [Lang::NL, Lang::FY, Lang::EN] {
        let Answer::Support(support) =
            guide.answer(&Question::Support(Filter::default()), &asker(lang))
        else {
            unreachable!()
        };
        let sorts: Vec<SupportSort> = support.sections.iter().map(|it| it.sort).collect();
        assert_eq!(sorts, SupportSort::ALL);
        let parties = &support.sections[0];
        assert!(parties.total >= 8);
        for card in &parties.cards {
            let offer = card.offer.as_ref().unwrap();
            assert!(offer.audience.as_ref().is_some_and(|it| it.lang.is_none()), "{}", card.id);
        }
    }
    let filter = Filter { sort: Some(SupportSort::Fund), ..Filter::default() };
    let Answer::Support(funds) = guide.answer(&Question::Support(filter), &asker(Lang::NL)) else {
        unreachable!()
    };
    let states: Vec<FundState> =
        funds.sections[0].cards.iter().map(|card| card.fund.unwrap()).collect();
    // Old pages about money say nothing about today.
    assert!(states.iter().any(|it| matches!(it, FundState::Open(Some(_)))));
    assert!(states.iter().any(|it| matches!(it, FundState::Unknown)));
    let closed: Vec<bool> = states.iter().map(|it| matches!(it, FundState::Closed(_))).collect();
    assert!(closed.is_sorted() && closed.contains(&true), "{states:?}");
}

mod pages {
    //! The same through the router, on a small municipality with one question.

    use guide::{
        Text,
        record::{Contact, Fund, Helpers, Organisation, Record, Service, Vacancy},
        theme::Theme,
    };
    use jiff::civil::date;
    use server::testing::{TestApp, slug};

    async fn server() -> TestApp {
        let service = |id: &str, summary: &str| Service {
            themes: vec![Theme::Money],
            summary: Text::nl(summary),
            organisation: Some(slug("wij")),
            ..Service::new(slug(id), Text::nl(id))
        };
        TestApp::with([
            Record::from(Organisation {
                supports: Text::nl("buren met een plan").with(guide::Lang::EN, "neighbours"),
                contact: Contact { phone: Some("058 000 00 01".into()), ..Contact::default() },
                ..Organisation::new(slug("wij"), Text::nl("Wij"))
            }),
            Service {
                helpers: Some(Helpers::Both),
                audience: Some("iedereen".into()),
                bring: Some("je post".into()),
                languages: vec![guide::Lang::NL, guide::Lang::EN],
                checked_on: Some(date(2026, 11, 2)),
                ..service("schuldhulp", "Heb je schulden?")
            }
            .into(),
            service("geldcursus", "Leer sparen.").into(),
            Vacancy {
                organisation: Some(slug("wij")),
                ..Vacancy::new(slug("maatje"), Text::nl("Maatje gezocht"))
            }
            .into(),
            Fund {
                open_until: Some(date(2026, 11, 1)),
                ..Fund::new(slug("pot"), Text::nl("De pot"))
            }
            .into(),
        ])
        .await
    }

    #[tokio::test]
    async fn help_begins_with_questions_and_leads_to_services_in_two_links() {
        let server = server().await;
        let front = server.get("/hulp").await;
        assert_eq!(front.status, 200);
        let text = front.text();
        for said in
            ["Waar heb je hulp bij nodig?", "Geld en schulden", "Ik kom niet rond", "tel:112"]
        {
            assert!(text.contains(said), "{said}");
        }
        assert!(text.contains("href=\"/hulp?vraag=ik-kom-niet-rond\""));
        // Where somebody lives is no choice yet, and travels along.
        let front = server.get("/hulp?gebied=eerstehoek").await;
        assert!(front.text().contains("/hulp?gebied=eerstehoek&amp;vraag=ik-kom-niet-rond"));

        let list = server.get("/hulp?vraag=ik-kom-niet-rond").await;
        assert_eq!(list.status, 200);
        let text = list.text();
        let at = |what: &str| text.find(what).unwrap_or_else(|| panic!("{what}"));
        assert!(at("Past bij je vraag") < at("/hulp/schuldhulp"));
        assert!(at("/hulp/schuldhulp") < at("Ook over: Geld en schulden"));
        assert!(at("Ook over: Geld en schulden") < at("/hulp/geldcursus"));
        for said in [
            "iedereen",
            "je post",
            "vrijwilligers en beroepskrachten samen",
            "Nederlands en Engels",
            "nagekeken op 2 november",
            "tel:058000",
        ] {
            assert!(text.contains(said), "{said}");
        }
        let english = server.get("/en/hulp?vraag=ik-kom-niet-rond").await;
        assert!(english.text().contains("I run out of money"));
    }

    #[tokio::test]
    async fn all_help_is_a_list_with_filters() {
        let server = server().await;
        let all = server.get("/hulp?alles=ja").await;
        assert!(all.text().contains("/hulp/geldcursus") && all.text().contains("name=\"helpt\""));
        let both = server.get("/hulp?helpt=beroepskrachten").await;
        assert!(both.text().contains("/hulp/schuldhulp"));
        assert!(!both.text().contains("/hulp/geldcursus"));
        // The last choice taken away leads to the list, not back to the questions.
        assert!(both.text().contains("href=\"/hulp?alles=ja\""));
        for (path, said) in [
            ("/hulp?vraag=bestaat-niet", "Vraag: &quot;bestaat-niet&quot;"),
            ("/hulp?helpt=robots", "Wie helpt: &quot;robots&quot;"),
            ("/ondersteuning?soort=taart", "Soort: &quot;taart&quot;"),
        ] {
            let answer = server.get(path).await;
            assert_eq!(answer.status, 400, "{path}");
            assert!(answer.text().contains(said), "{path}: {}", answer.text());
        }
    }

    #[tokio::test]
    async fn a_service_and_a_vacancy_lead_to_each_other() {
        let server = server().await;
        let service = server.get("/hulp/schuldhulp").await;
        let text = service.text();
        assert!(text.contains("Zelf hier helpen?") && text.contains("/vrijwilligerswerk/maatje"));
        assert!(text.contains("bij dezelfde organisatie"));
        let vacancy = server.get("/vrijwilligerswerk/maatje").await;
        let text = vacancy.text();
        assert!(text.contains("Wie help je ermee?") && text.contains("/hulp/geldcursus"));
    }

    #[tokio::test]
    async fn support_says_for_whom_and_until_when() {
        let server = server().await;
        let page = server.get("/ondersteuning").await;
        assert_eq!(page.status, 200);
        let text = page.text();
        for said in ["buren met een plan", "tel:058000", "gesloten, kon tot en met 1 november"] {
            assert!(text.contains(said), "{said}");
        }
        let english = server.get("/en/ondersteuning?soort=partijen").await;
        assert!(english.text().contains("neighbours") && !english.text().contains("/fondsen/pot"));
        let fund = server.get("/fondsen/pot").await;
        assert!(fund.text().contains("href=\"/ondersteuning\""));
        assert!(fund.text().contains("gesloten, kon tot en met 1 november"));
        // And one finds it: from home, from initiatives and from the lists.
        for path in ["/", "/initiatieven", "/fondsen", "/kennisbank"] {
            assert!(server.get(path).await.text().contains("href=\"/ondersteuning\""), "{path}");
        }
    }

    #[tokio::test]
    async fn the_open_data_knows_the_questions() {
        let server = server().await;
        let found: serde_json::Value =
            server.get("/v1/hulpaanbod?vraag=ik-kom-niet-rond&helpt=vrijwilligers").await.json();
        assert_eq!(found["items"][0]["id"], "schuldhulp");
        assert_eq!(found["totaal"], 1);
        let gemeente: serde_json::Value = server.get("/v1/gemeente").await.json();
        assert_eq!(gemeente["hulpvragen"][0]["vragen"][0]["slug"], "ik-kom-niet-rond");
        assert_eq!(gemeente["nood"][0]["telefoon"], "112");
        let wrong = server.get("/v1/hulpaanbod?vraag=x&helpt=y").await;
        assert_eq!(wrong.status, 400);
        assert!(wrong.text().contains("/v1/gemeente"));
    }
}
