//! How much of real texts on opening hours and dates is understood, and what is left.
//!
//! `cargo run -p guide --example understood`, or with another folder of CSV files behind `--`. At the
//! end it counts: understood right, or left as text for people to read.

use std::{collections::BTreeMap, error::Error, path::Path};

use guide::dutch::{read_hours, read_when};
use jiff::civil::{Date, date};

/// How far a text was understood, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Understood {
    Whole,
    InPart,
    Left,
}

/// What the column may hold.
#[derive(Clone, Copy)]
enum Column {
    Hours,
    When,
    Either,
}

type Dated = (String, Option<Date>);

struct Found {
    understood: Understood,
    meaning: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let found = concat!(env!("CARGO_MANIFEST_DIR"), "/../../server/data/leeuwarden/gevonden");
    let folder = std::env::args().nth(1).unwrap_or_else(|| found.to_owned());
    let columns = [
        ("locaties.csv", "openingstijden", Column::Hours),
        ("hulpaanbod.csv", "wanneer", Column::Either),
        ("activiteiten.csv", "wanneer", Column::When),
    ];
    let mut all = BTreeMap::new();
    for (file, column, kind) in columns {
        println!("\n{file}: {column}");
        for (text, reference) in texts(&Path::new(&folder).join(file), column)? {
            let found = read(&text, reference, kind);
            println!("  {:8} {text}", label(found.understood));
            if found.understood != Understood::Left {
                println!("           {}", found.meaning);
            }
            let counts: &mut [usize; 4] = all.entry(file).or_default();
            counts[found.understood as usize] += 1;
            let bare = found.understood == Understood::Left && !names_a_time(&text);
            counts[3] += usize::from(bare);
        }
    }
    println!(
        "\n{:18} {:>6} {:>6} {:>8} {:>6}   of which without day, date or time",
        "", "texts", "whole", "in part", "left"
    );
    let mut total = [0; 4];
    for (file, counts) in &all {
        row(file, *counts);
        for (sum, count) in total.iter_mut().zip(counts) {
            *sum += count;
        }
    }
    row("together", total);
    Ok(())
}

fn row(name: &str, [whole, in_part, left, bare]: [usize; 4]) {
    let texts = whole + in_part + left;
    let share = |count: usize| 100 * count / texts.max(1);
    println!(
        "{name:18} {texts:>6} {whole:>6} {in_part:>8} {left:>6} {bare:>4}   whole {}%, at least in part {}%; of those that name one: {}%",
        share(whole),
        share(whole + in_part),
        100 * (whole + in_part) / (texts - bare).max(1),
    );
}

fn label(understood: Understood) -> &'static str {
    match understood {
        Understood::Whole => "whole",
        Understood::InPart => "in part",
        Understood::Left => "left",
    }
}

fn read(text: &str, reference: Option<Date>, column: Column) -> Found {
    let hours = || {
        let reading = read_hours(text, reference);
        let meaning = reading.value.map(|schedule| schedule.to_dutch());
        found(meaning, &reading.left)
    };
    let when = || {
        let reading = read_when(text, reference);
        let meaning = reading.value.map(|when| {
            let start = when.start.map(|start| start.to_string());
            let end = when.end.map(|end| format!("to {end}"));
            let rule = when.rule.map(|rule| rule.to_string());
            [start, end, rule].into_iter().flatten().collect::<Vec<_>>().join(" ")
        });
        found(meaning, &reading.left)
    };
    match column {
        Column::Hours => hours(),
        Column::When => when(),
        Column::Either => {
            let (hours, when) = (hours(), when());
            if when.understood < hours.understood { when } else { hours }
        }
    }
}

fn found(meaning: Option<String>, left: &[String]) -> Found {
    match (meaning, left) {
        (None, _) => Found { understood: Understood::Left, meaning: String::new() },
        (Some(meaning), []) => Found { understood: Understood::Whole, meaning },
        (Some(meaning), left) => Found {
            understood: Understood::InPart,
            meaning: format!("{meaning}   (left: {})", left.join(" | ")),
        },
    }
}

/// Whether there is anything to understand: a number, a weekday or a word such as "uur".
fn names_a_time(text: &str) -> bool {
    let text = text.to_lowercase();
    let words = ["dag", "dei", "uur", "oere", "freed", "sneon", "snein"];
    text.bytes().any(|byte| byte.is_ascii_digit()) || words.iter().any(|word| text.contains(word))
}

/// The texts in a column, each with the date of its source.
fn texts(path: &Path, column: &str) -> Result<Vec<Dated>, Box<dyn Error>> {
    let mut reader = csv::Reader::from_path(path)?;
    let headers = reader.headers()?.clone();
    let place = |name: &str| headers.iter().position(|header| header == name);
    let text_at = place(column).ok_or("that column is not there")?;
    let date_at = place("bron_datum");
    let mut texts = Vec::new();
    for row in reader.records() {
        let row = row?;
        let text = row.get(text_at).unwrap_or_default();
        if !text.is_empty() {
            let written = date_at.and_then(|at| row.get(at)).unwrap_or_default();
            texts.push((text.to_owned(), reference(written)));
        }
    }
    Ok(texts)
}

/// The middle of the day, month or year in which a source was written.
fn reference(written: &str) -> Option<Date> {
    match written.len() {
        10 => written.parse().ok(),
        7 => format!("{written}-15").parse().ok(),
        4 => Some(date(written.parse().ok()?, 7, 1)),
        _ => None,
    }
}
