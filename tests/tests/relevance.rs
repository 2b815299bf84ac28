//! How well questions that residents would really type find what they are about.
//!
//! `tests/relevance/vragen.csv` holds the questions, each with its language, the area it is asked
//! from, and every record that is a right answer. They were written without knowledge of how the
//! search works. `cargo test -p tests --test relevance -- --nocapture` prints what was found.
//!
//! Success@3: the share of questions with a right answer among the first three. MRR: the mean of
//! one divided by the place of the first right answer, which is 0 when it is not among the first
//! twenty.

#![expect(clippy::unwrap_used, reason = "a test that cannot begin has failed")]

use std::{collections::BTreeMap, fs, path::Path, sync::Arc};

use guide::{
    Answer, Asker, Guide, Lang, Moment, Question, Slug, ask::SearchQuestion, change::Change,
};
use jiff::civil;
use server::{
    import::{self, Options},
    municipality::{self, Files},
    welcome,
};

/// What share of the questions must find a right answer among the first three.
const GOAL: f64 = 0.9;
/// How far down is looked.
const DEPTH: usize = 20;

struct Asked {
    words: String,
    lang: String,
    region: Option<Slug>,
    right: Vec<String>,
}

/// The places at which the first right answer of each question stood, counted from 1.
#[derive(Default)]
struct Score {
    places: Vec<Option<usize>>,
}

impl Score {
    #[expect(clippy::cast_precision_loss, reason = "there are some hundred questions")]
    fn share(&self, of: impl Fn(Option<usize>) -> f64) -> f64 {
        self.places.iter().map(|place| of(*place)).sum::<f64>() / self.places.len().max(1) as f64
    }

    fn success(&self) -> f64 {
        self.share(|place| if place.is_some_and(|place| place <= 3) { 1.0 } else { 0.0 })
    }

    #[expect(clippy::cast_precision_loss, reason = "places are small")]
    fn reciprocal(&self) -> f64 {
        self.share(|place| place.map_or(0.0, |place| 1.0 / place as f64))
    }

    fn line(&self) -> String {
        format!(
            "{:>4} questions  success@3 {:.3}  MRR {:.3}",
            self.places.len(),
            self.success(),
            self.reciprocal()
        )
    }
}

fn now() -> Moment {
    Moment::from_local(civil::date(2026, 11, 25).at(10, 0, 0, 0))
}

async fn leeuwarden() -> Guide {
    let folder = tempfile::tempdir().unwrap();
    let files = municipality::leeuwarden();
    let setup = municipality::load(&files, municipality::FILE).unwrap();
    let store =
        store::open(&format!("sqlite:{}", folder.path().join("test.db").display())).await.unwrap();
    for sample in &setup.samples {
        let options = Options::new(sample.as_str(), now()).sample();
        let rows = Files::folder(&files, sample);
        import::run(&*store, &setup.municipality, &*rows, &options, &mut |_| {}).await.unwrap();
    }
    let options = Options::new(welcome::FOLDER, now());
    welcome::publish(&*store, &setup.municipality, &files, &options).await.unwrap();
    let app = server::App::new(
        server::Config::default(),
        server::clock::Clock::Fixed(now()),
        Arc::new(setup.municipality),
        store,
        server::Secret::of([7; 32]),
    )
    .await
    .unwrap();
    let guide = app.guide();
    Guide::new(
        guide.series.clone(),
        guide.version,
        guide.published,
        Arc::clone(&guide.municipality),
        guide.items().collect::<Vec<Change>>(),
    )
}

fn questions(guide: &Guide) -> Vec<Asked> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("relevance/vragen.csv");
    let text = fs::read_to_string(file).unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().clone();
    let column = |name: &str| header.iter().position(|it| it == name).unwrap();
    let [words, lang, region, right] = ["vraag", "taal", "gebied", "goed"].map(column);
    reader
        .records()
        .map(|row| {
            let row = row.unwrap();
            let right: Vec<String> = row[right].split(';').map(|it| it.trim().to_owned()).collect();
            for key in &right {
                let (kind, id) = key.split_once('/').unwrap();
                let known = guide.get(kind.parse().unwrap(), &id.parse().unwrap());
                assert!(known.is_some(), "{key} of '{}' is not in the sample", &row[words]);
            }
            Asked {
                words: row[words].to_owned(),
                lang: row[lang].to_owned(),
                region: row[region].trim().parse().ok(),
                right,
            }
        })
        .collect()
}

/// Where the first right answer stands in a list.
fn place(found: &[String], right: &[String]) -> Option<usize> {
    found.iter().take(DEPTH).position(|key| right.contains(key)).map(|at| at + 1)
}

#[tokio::test]
async fn what_residents_ask_is_found_among_the_first_three() {
    let guide = leeuwarden().await;
    let questions = questions(&guide);
    assert!(questions.len() >= 80, "{} questions", questions.len());

    let (mut all, mut shown) = (Score::default(), Score::default());
    let mut by_lang: BTreeMap<&str, Score> = BTreeMap::new();
    for asked in &questions {
        let lang: Lang = asked.lang.parse().unwrap();
        let asker = Asker { lang, now: now(), from: None, here: None };
        let question = SearchQuestion {
            words: asked.words.clone(),
            from: asked.region.clone(),
            ..SearchQuestion::default()
        };
        let found: Vec<String> = guide
            .ranked(&question, &asker)
            .iter()
            .map(|it| format!("{}/{}", it.kind().name(), it.id()))
            .collect();
        let at = place(&found, &asked.right);
        all.places.push(at);
        by_lang.entry(&asked.lang).or_default().places.push(at);
        if at.is_none_or(|at| at > 3) {
            println!("miss ({}): '{}' [{}]", asked.lang, asked.words, asked.right.join(", "));
            println!("      found {:?}: {}", at, found[..found.len().min(3)].join(", "));
        }

        // The same in the order in which the page shows it, kind by kind.
        let Answer::Search(page) = guide.answer(&Question::Search(question), &asker) else {
            unreachable!("a search has an answer");
        };
        let cards = page.found.iter().flat_map(|group| &group.cards);
        let cards: Vec<String> =
            cards.map(|card| format!("{}/{}", card.kind.name(), card.id)).collect();
        shown.places.push(place(&cards, &asked.right));
    }
    println!("all    {}", all.line());
    for (lang, score) in &by_lang {
        println!("{lang}     {}", score.line());
    }
    println!("page   {}  (kind by kind, as the page shows it)", shown.line());
    assert!(all.success() >= GOAL, "success@3 is {:.3}", all.success());
}
