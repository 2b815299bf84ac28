//! What is known about words, from CSV files: those that every municipality shares, and its own.
//!
//! Columns: `groep` (what the words are about; see [`WordGroup`] for names that do more), `taal`
//! (two letters) and `woorden`, separated by `;`. Rows with the same group belong together, also
//! when they are in different files.

use std::collections::HashMap;

use guide::{
    Lang,
    search::{Role, WordGroup},
};

use super::{MunicipalityError, error::read_text, files::Files};

/// The file that every municipality shares.
const SHARED: (&str, &str) =
    ("synoniemen.csv", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/synoniemen.csv")));

/// The shared words, and after them those of the municipality's own file. Where everything is in
/// `municipality`, its name says nothing.
pub(super) fn read(
    files: &dyn Files,
    own: Option<&str>,
    municipality: &str,
) -> Result<Vec<WordGroup>, MunicipalityError> {
    let mut words = Words::default();
    words.add(SHARED.0, SHARED.1)?;
    words.put(WordGroup { name: STOP.to_owned(), words: vec![municipality.to_owned()] });
    if let Some(file) = own {
        words.add(file, &read_text(files, file)?)?;
    }
    Ok(words.groups)
}

/// The group of words that say nothing.
const STOP: &str = "stopwoorden";

#[derive(Default)]
struct Words {
    groups: Vec<WordGroup>,
    places: HashMap<String, usize>,
}

impl Words {
    fn add(&mut self, file: &str, text: &str) -> Result<(), MunicipalityError> {
        let unreadable =
            |error: csv::Error| MunicipalityError::of(file, format!("dit is geen CSV: {error}"));
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let header = reader.headers().map_err(unreadable)?.clone();
        let column = |name: &str| {
            header
                .iter()
                .position(|it| it == name)
                .ok_or_else(|| MunicipalityError::at(file, name, "deze kolom ontbreekt"))
        };
        let (group, lang, words) = (column("groep")?, column("taal")?, column("woorden")?);
        for (index, row) in reader.records().enumerate() {
            let row = row.map_err(unreadable)?;
            let wrong = |name: &str, problem: String| {
                MunicipalityError::at(file, format!("{name}, regel {}", index + 2), problem)
            };
            if row[lang].trim().parse::<Lang>().is_err() {
                let problem = format!("'{}' is geen taalcode van twee letters", &row[lang]);
                return Err(wrong("taal", problem));
            }
            let read = WordGroup {
                name: row[group].trim().to_owned(),
                words: row[words]
                    .split(';')
                    .map(|word| word.trim().to_owned())
                    .filter(|word| !word.is_empty())
                    .collect(),
            };
            let role = read.role().filter(|_| !read.name.is_empty()).ok_or_else(|| {
                let problem = format!("'{}' is geen thema, soort of naam", read.name);
                wrong("groep", problem)
            })?;
            if role == Role::Spelling && read.words.iter().any(|pair| !pair.contains('=')) {
                return Err(wrong("woorden", "een spelling ziet eruit als sk=sch".to_owned()));
            }
            self.put(read);
        }
        Ok(())
    }

    fn put(&mut self, read: WordGroup) {
        if let Some(&at) = self.places.get(&read.name) {
            self.groups[at].words.extend(read.words);
        } else {
            self.places.insert(read.name.clone(), self.groups.len());
            self.groups.push(read);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn add(text: &str) -> Result<Vec<WordGroup>, MunicipalityError> {
        let mut words = Words::default();
        words.add("eigen.csv", text)?;
        Ok(words.groups)
    }

    #[test]
    fn the_shared_words_cover_what_residents_ask_about() {
        let mut words = Words::default();
        words.add(SHARED.0, SHARED.1).unwrap();
        let same = words.groups.iter().filter(|it| it.role() == Some(Role::Same)).count();
        assert!(same >= 250, "{same} groups");
        for theme in guide::theme::Theme::ALL {
            let wanted = Some(Role::Theme(*theme));
            assert!(words.groups.iter().any(|it| it.role() == wanted), "{theme:?}");
        }
        for group in &words.groups {
            assert!(!group.words.is_empty(), "{}", group.name);
        }
    }

    #[test]
    fn rows_of_a_group_belong_together() {
        let groups = add("groep,taal,woorden\na,nl,een; twee\nb,nl,x\na,fy,ien\n").unwrap();
        assert_eq!(groups[0].words, ["een", "twee", "ien"]);
        assert_eq!(groups.len(), 2);
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (text, wrong) in [
            ("groep,taal\na,nl\n", "veld woorden: deze kolom ontbreekt"),
            ("groep,taal,woorden\na,nld,x\n", "taal, regel 2"),
            ("groep,taal,woorden\nthema:niets,nl,x\n", "groep, regel 2"),
            ("groep,taal,woorden\nspelling,fy,sk\n", "woorden, regel 2"),
        ] {
            let error = add(text).unwrap_err().to_string();
            assert!(error.contains(wrong), "{error}");
        }
    }
}
