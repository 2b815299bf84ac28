//! The plain list of skills, from a CSV file: that of the municipality when `gemeente.toml` names
//! one, or else the one that comes with the program.
//!
//! Columns: `slug` (stays when names change: profiles on phones hold it), a name in each language
//! (`nl` has to be there) and `woorden`, separated by `;`: words and short phrases that mean it.

use std::collections::HashSet;

use guide::{Lang, Slug, Text, fold, skills::Skill};

use super::{MunicipalityError, error::read_text, files::Files};

/// The file that comes with the program.
const FILE: &str = "vaardigheden.csv";
const COMMON: &str = include_str!("../../data/vaardigheden.csv");
/// Nobody reads a longer list to the end.
const MOST: usize = 100;

/// The skills of a file of the municipality, or else those of every municipality.
pub(super) fn read(files: &dyn Files, own: Option<&str>) -> Result<Vec<Skill>, MunicipalityError> {
    match own {
        Some(file) => skills(file, &read_text(files, file)?),
        None => skills(FILE, COMMON),
    }
}

fn skills(file: &str, text: &str) -> Result<Vec<Skill>, MunicipalityError> {
    let unreadable =
        |error: csv::Error| MunicipalityError::of(file, format!("dit is geen CSV: {error}"));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().map_err(unreadable)?.clone();
    let column = |name: &str| {
        let at = header.iter().position(|it| it == name);
        at.ok_or_else(|| MunicipalityError::at(file, name, "deze kolom ontbreekt"))
    };
    let (slug, dutch, words) = (column("slug")?, column("nl")?, column("woorden")?);
    let languages: Vec<(usize, Lang)> =
        header.iter().enumerate().filter_map(|(at, name)| Some((at, name.parse().ok()?))).collect();

    let mut found: Vec<Skill> = Vec::new();
    let mut slugs: HashSet<Slug> = HashSet::new();
    for (index, row) in reader.records().enumerate() {
        let row = row.map_err(unreadable)?;
        let wrong = |name: &str, problem: &str| {
            MunicipalityError::at(file, format!("{name}, regel {}", index + 2), problem)
        };
        let cell = |at: usize| row[at].trim();
        if cell(dutch).is_empty() {
            return Err(wrong("nl", "dit veld is leeg; vul de naam in"));
        }
        let name = languages
            .iter()
            .fold(Text::nl(cell(dutch)), |name, (at, lang)| name.with(*lang, cell(*at)));
        let skill = Skill {
            slug: cell(slug).parse().map_err(|_| {
                wrong("slug", "hier horen kleine letters, cijfers en losse streepjes")
            })?,
            name,
            words: cell(words)
                .split(';')
                .map(|word| word.trim().to_owned())
                .filter(|word| !word.is_empty())
                .collect(),
        };
        if skill.words.iter().any(|word| fold::words(word).next().is_none()) {
            return Err(wrong("woorden", "hier staat iets zonder letters of cijfers"));
        }
        if !slugs.insert(skill.slug.clone()) {
            return Err(wrong("slug", "dit is al een andere vaardigheid"));
        }
        found.push(skill);
    }
    if found.is_empty() || found.len() > MOST {
        return Err(MunicipalityError::of(file, format!("hier horen 1 tot {MOST} vaardigheden")));
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use guide::skills::SkillWords;

    use super::*;
    use crate::municipality::Embedded;

    #[test]
    fn the_list_is_short_and_complete() {
        let all = skills(FILE, COMMON).unwrap();
        assert!((25..=45).contains(&all.len()), "{}", all.len());
        for skill in &all {
            for lang in [Lang::NL, Lang::FY, Lang::EN] {
                let (name, of) = skill.name.get(lang);
                assert_eq!(of, lang, "{}", skill.slug);
                // Short words, as on the boxes of a form.
                assert!(name.split(' ').count() <= 6 && name.len() < 40, "{name}");
            }
            assert!(skill.words.len() >= 3, "{}", skill.slug);
        }
        let mut names: HashMap<&str, &Slug> = HashMap::new();
        for skill in &all {
            assert_eq!(names.insert(skill.name.get(Lang::NL).0, &skill.slug), None);
        }
    }

    /// What a vacancy of the sample asks or teaches, a volunteer can tick.
    #[test]
    fn every_skill_of_the_sample_is_known() {
        let all = skills(FILE, COMMON).unwrap();
        let words = SkillWords::of(&all);
        let mut used = HashSet::new();
        let mut phrases = 0;
        for folder in ["leeuwarden/voorbeeld", "leeuwarden/gevonden"] {
            let bytes = Embedded::new(folder).read("vacatures.csv").unwrap().unwrap();
            let mut reader = csv::Reader::from_reader(&bytes[..]);
            let header = reader.headers().unwrap().clone();
            for row in reader.records() {
                let row = row.unwrap();
                let cells = header.iter().zip(&row);
                let skills = cells.filter(|(name, _)| matches!(*name, "vaardigheden" | "leren"));
                for phrase in skills.flat_map(|(_, cell)| cell.split(';')) {
                    if phrase.trim().is_empty() {
                        continue;
                    }
                    let found = words.find(phrase);
                    assert!(!found.is_empty(), "{phrase}");
                    used.extend(found);
                    phrases += 1;
                }
            }
        }
        assert!(phrases > 150, "{phrases}");
        // A box that no vacancy asks for says that there is nothing for who ticks it.
        let unused: Vec<_> = (0..all.len()).filter(|at| !used.contains(at)).collect();
        assert!(
            unused.len() <= 2,
            "{:?}",
            unused.iter().map(|at| &all[*at].slug).collect::<Vec<_>>()
        );
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (text, wrong) in [
            ("slug,nl\na,A\n", "veld woorden: deze kolom ontbreekt"),
            ("slug,nl,woorden\nA,A,a\n", "slug, regel 2"),
            ("slug,nl,woorden\na,A,a\na,B,b\n", "slug, regel 3"),
            ("slug,nl,woorden\na,,a\n", "nl, regel 2"),
            ("slug,nl,woorden\na,A,a;…\n", "woorden, regel 2"),
            ("slug,nl,woorden\n", "1 tot 100 vaardigheden"),
        ] {
            let error = skills("eigen.csv", text).unwrap_err().to_string();
            assert!(error.contains(wrong) && error.starts_with("eigen.csv"), "{error}");
        }
    }
}
