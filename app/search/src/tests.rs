//! Finding, on a handful of documents.

use proptest::prelude::*;

use super::{Builder, Document, Index, Vocabulary, Words};

const DEBTS: u32 = 0;
const TOGETHER: u32 = 1;
const MONEY: u32 = 2;

/// An index of documents, each with a title and a text; the second belongs to the group of money.
fn index() -> Index {
    let words = |words: &[&str]| -> Vec<String> { words.iter().map(|it| (*it).into()).collect() };
    let groups = [
        words(&["schuld", "schulden", "debt", "rood staan"]),
        words(&["samen eten", "eettafel"]),
        words(&["geld", "jild"]),
    ];
    let mut builder = Builder::new(&Vocabulary {
        stop: vec!["de", "het", "een", "uit", "bij", "mijn"],
        groups: groups.iter().map(Vec::as_slice).collect(),
        spelling: vec![("sk", "sch"), ("oa", "oo"), ("lle", "l")],
    });
    let texts = [
        ("Hulp bij het belastingformulier", "Neem een brief mee."),
        ("Uit de schulden", "Een overzicht van inkomsten."),
        ("Aan tafel", "Kom eten, samen met de buren."),
        ("Open dag van de school", "De tafel staat klaar."),
    ];
    let mut documents: Vec<Document> = Vec::new();
    for (title, _) in texts {
        let mut document = Document::default();
        builder.title(title, 9, &mut document.title);
        documents.push(document);
    }
    for (document, (_, text)) in documents.iter_mut().zip(texts) {
        builder.text(text, 3, &mut document.rest);
    }
    documents[1].groups.push((MONEY, 6));
    builder.build(&documents)
}

/// The numbers of what is found, the best first.
fn found(text: &str) -> Vec<u32> {
    let mut hits = index().find(text, false).hits;
    hits.sort_by_key(|hit| (std::cmp::Reverse(hit.score), hit.document));
    hits.iter().map(|hit| hit.document).collect()
}

#[test]
fn words_are_found_in_every_form() {
    assert_eq!(found("BRIÉVEN"), [0]);
    assert_eq!(found("belasting formulieren"), [0]);
    assert_eq!(found("skoalle"), [3]);
    assert_eq!(found("fietsenmaker"), [0; 0]);
    assert_eq!(found(""), [0; 0]);
}

#[test]
fn a_title_says_more_than_a_text() {
    assert_eq!(found("tafel"), [2, 3]);
}

#[test]
fn groups_are_found_by_their_words_and_by_number() {
    assert_eq!(found("debt"), [1]);
    assert_eq!(found("eettafel"), [2]);
    assert_eq!(found("jild"), [1]);
    let groups = |text: &str| index().find(text, false).groups;
    assert_eq!(groups("mijn schulden"), [DEBTS]);
    assert_eq!(groups("samen eten"), [TOGETHER]);
    assert_eq!(groups("school"), [0; 0]);
}

#[test]
fn a_mistake_is_forgiven_and_told() {
    let found = index().find("shculden", false);
    assert_eq!(found.hits.iter().map(|hit| hit.document).collect::<Vec<_>>(), [1]);
    assert_eq!(found.meant.as_deref(), Some("schulden"));
    assert_eq!(index().find("schulden", false).meant, None);
}

#[test]
fn what_is_typed_may_not_be_finished() {
    let documents = |typing| -> Vec<u32> {
        let mut hits = index().find("ta", typing).hits;
        hits.sort_by_key(|hit| hit.document);
        hits.iter().map(|hit| hit.document).collect()
    };
    assert_eq!(documents(true), [2, 3]);
    assert_eq!(documents(false), [0; 0]);
}

#[test]
fn words_of_another_document_can_be_taken_over() {
    let mut builder = Builder::new(&Vocabulary::default());
    let (mut title, mut same, mut less) = (Words::default(), Words::default(), Words::default());
    builder.title("Buurthuis", 9, &mut title);
    same.extend(&title);
    less.extend_as(&title, 2);
    let document = |rest: Words| Document { rest, ..Document::default() };
    let documents = [document(title), document(less), document(same)];
    let hits = builder.build(&documents).find("buurthuis", false).hits;
    let score = |at: u32| hits.iter().find(|it| it.document == at).map(|it| it.score);
    assert!(score(0) > score(1), "{hits:?}");
    assert_eq!(score(0), score(2));
}

proptest! {
    #[test]
    fn any_question_has_an_answer(text in ".{0,80}|(sch|u|l|d|en|eten|s| ){0,30}", typing: bool) {
        let index = index();
        let found = index.find(&text, typing);
        prop_assert!(found.hits.iter().all(|hit| hit.document < 4));
        prop_assert!(found.groups.iter().all(|group| *group <= MONEY));
    }
}
