//! What the writers of the packs should know before they publish them: what is missing per area and
//! language, what leads nowhere, and which text is too hard.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use guide::{Guide, Lang, Slug, municipality::Municipality, plain, record::WelcomeBlock};

use super::{
    Packs,
    text::{facts, words},
};

/// Which blocks a language lacks, by area; none of an area: of the whole municipality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The language.
    pub lang: Lang,
    /// The area.
    pub area: Option<Slug>,
    /// The blocks.
    pub blocks: Vec<Slug>,
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let blocks: Vec<&str> = self.blocks.iter().map(Slug::as_str).collect();
        let area = self.area.as_ref().map_or("hele gemeente", Slug::as_str);
        write!(f, "{}, {area}: {}", self.lang, blocks.join(", "))
    }
}

/// The icons that a block may have.
const ICONS: &str = include_str!("../../../style/icons.json");

/// Looks at packs against what is published: adds what could be better to their findings, and returns
/// what is not translated.
pub fn check(packs: &mut Packs, municipality: &Municipality, guide: &Guide) -> Vec<Missing> {
    let icons: BTreeMap<String, serde_json::Value> =
        serde_json::from_str(ICONS).unwrap_or_default();
    let first = municipality.first_language();
    let known = known(municipality);
    for block in packs.blocks.clone() {
        let file = file_of(&block, first, "");
        for it in block.records.iter().filter(|it| guide.get(it.kind, &it.id).is_none()) {
            let name = format!("{}/{}", it.kind.name(), it.id);
            packs.hint(&file, format!("veld gids: {name} staat niet in de gids"));
        }
        if let Some(icon) = block.icon.as_ref().filter(|icon| !icons.contains_key(*icon)) {
            packs.hint(&file, format!("veld icoon: {icon} is er niet"));
        }
        compare(packs, &block, first);
        if first != Lang::NL {
            continue;
        }
        for (text, kind) in [(&block.name, ""), (&block.summary, ""), (&block.easy, super::EASY)] {
            let Some((_, dutch)) = text.iter().find(|(lang, _)| *lang == Lang::NL) else {
                continue;
            };
            for fault in plain::faults(&words(dutch), |word| known.contains(word)) {
                packs.hint(&file_of(&block, first, kind), format!("te moeilijk: {fault}"));
            }
        }
    }
    packs.findings.sort();
    let mut missing = Vec::new();
    for &lang in municipality.languages.iter().filter(|lang| **lang != first) {
        let areas = municipality.areas.iter().map(|area| Some(area.slug.clone()));
        for area in std::iter::once(None).chain(areas) {
            let lacks = |it: &&WelcomeBlock| it.area == area && !it.summary.is_in(lang);
            let blocks: Vec<Slug> = packs.blocks.iter().filter(lacks).map(name).collect();
            if !blocks.is_empty() {
                missing.push(Missing { lang, area, blocks });
            }
        }
    }
    missing
}

/// Tells which numbers and links stand in one language and not in another: most often a text has
/// changed since it was translated.
fn compare(packs: &mut Packs, block: &WelcomeBlock, first: Lang) {
    let original = facts(block.summary.get(first).0);
    let of = file_of(block, first, "");
    for (lang, text) in block.summary.iter().filter(|(lang, _)| *lang != first) {
        let file = file_of(block, lang, "");
        let own = facts(text);
        for fact in original.difference(&own) {
            packs.hint(&file, format!("{fact} staat wel in {of} en hier niet; is dit nog zo?"));
        }
        for fact in own.difference(&original) {
            packs.hint(&file, format!("{fact} staat hier wel en niet in {of}; is dit nog zo?"));
        }
    }
}

/// Words that are as long as they are: names of the municipality's own areas and buurten, and what
/// everybody has to have.
fn known(municipality: &Municipality) -> BTreeSet<String> {
    let areas = municipality.areas.iter().map(|it| it.name.get(Lang::NL).0);
    let names = areas.chain(municipality.neighbourhoods.iter().map(|it| it.name.as_str()));
    let mut known: BTreeSet<String> = names.flat_map(plain::sentences).flatten().collect();
    known.insert("zorgverzekering".to_owned());
    known
}

/// The name of a block's file.
fn name(block: &WelcomeBlock) -> Slug {
    let own = block.area.as_ref().and_then(|area| {
        let rest = block.id.as_str().strip_prefix(area.as_str())?.strip_prefix('-')?;
        rest.parse().ok()
    });
    own.unwrap_or_else(|| block.id.clone())
}

fn file_of(block: &WelcomeBlock, lang: Lang, kind: &str) -> String {
    let name = name(block);
    match &block.area {
        Some(area) => format!("{lang}/{area}/{name}{kind}.md"),
        None => format!("{lang}/{name}{kind}.md"),
    }
}
