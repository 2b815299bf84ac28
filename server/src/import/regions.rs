//! Where a record belongs, from codes, postcodes, towns and the names that people use.

use std::collections::HashMap;

use guide::{
    fold::words,
    municipality::{Municipality, RegionCode},
    postcode::Postcode,
};

use super::{
    report::Action,
    row::{Context, Row},
};

/// The names by which regions are known.
pub(super) struct Regions {
    by_name: HashMap<String, Vec<RegionCode>>,
    /// Towns too large to say where in them something is.
    large: Vec<String>,
}

/// What a text says about where something belongs.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) regions: Vec<RegionCode>,
    pub(super) unknown: Vec<String>,
    pub(super) too_wide: Vec<String>,
}

impl Regions {
    pub(super) fn of(municipality: &Municipality) -> Self {
        let mut by_name: HashMap<String, Vec<RegionCode>> = HashMap::new();
        // What is most exact comes first and keeps the name.
        let mut layers: Vec<Vec<(String, RegionCode)>> = Vec::new();
        let buurten = &municipality.neighbourhoods;
        layers.push(buurten.iter().map(|it| (key(&it.name), it.code.clone())).collect());
        layers.push(named_together(buurten.iter().map(|it| (it.name.as_str(), &it.code)), '/'));
        let wijken = &municipality.districts;
        layers.push(wijken.iter().map(|it| (key(&it.name), it.code.clone())).collect());
        layers.push(
            buurten
                .iter()
                .filter_map(|it| Some((key(it.name.split_once('-')?.0), it.code.clone())))
                .collect(),
        );
        let around = |name: &str| name.strip_suffix(" e.o.").map(key);
        layers.push(
            wijken.iter().filter_map(|it| Some((around(&it.name)?, it.code.clone()))).collect(),
        );
        for area in &municipality.areas {
            let names = area.name.iter().map(|(_, name)| name).chain([area.slug.as_str()]);
            let pairs = names
                .flat_map(|name| area.districts.iter().map(move |code| (key(name), code.clone())));
            layers.push(pairs.collect());
        }
        let (small, large) = towns(municipality);
        layers.push(small);
        for layer in layers {
            let mut named: HashMap<String, Vec<RegionCode>> = HashMap::new();
            for (name, code) in layer {
                let codes = named.entry(name).or_default();
                if !codes.contains(&code) {
                    codes.push(code);
                }
            }
            for (name, codes) in named {
                by_name.entry(name).or_insert(codes);
            }
        }
        let whole = format!("gemeente {}", municipality.name);
        for name in [whole.as_str(), "hele gemeente", "heel de gemeente", "gemeente"] {
            by_name.insert(key(name), vec![municipality.code.clone()]);
        }
        Self { by_name, large }
    }

    fn named(&self, name: &str) -> Option<&[RegionCode]> {
        self.by_name.get(&key(name)).map(Vec::as_slice)
    }

    /// The buurt or buurten of a village; `None` for a town too large and for what is unknown.
    pub(super) fn village(&self, town: &str) -> Option<&[RegionCode]> {
        if self.is_large(town) { None } else { self.named(town) }
    }

    fn is_large(&self, town: &str) -> bool {
        self.large.contains(&key(town))
    }

    /// The regions that a text names: "Wiarda (De Zuidlanden)", "Weidum, Jorwert en Hilaard".
    pub(super) fn read(&self, text: &str) -> Found {
        let mut found = Found::default();
        self.look_up(text, &mut found);
        found
    }

    fn look_up(&self, text: &str, found: &mut Found) {
        let text = text.trim();
        let text = [" en omgeving", " en omstreken", " e.o."]
            .iter()
            .find_map(|end| text.strip_suffix(end))
            .unwrap_or(text);
        if words(text).next().is_none() {
            return;
        }
        if self.is_large(text) {
            found.too_wide.push(text.to_owned());
        } else if let Some(codes) = self.named(text) {
            for code in codes {
                if !found.regions.contains(code) {
                    found.regions.push(code.clone());
                }
            }
        } else if let Some((name, within)) = in_brackets(text) {
            // The name is the more exact of the two.
            let mut exact = Found::default();
            self.look_up(name, &mut exact);
            if exact.regions.is_empty() {
                self.look_up(within, found);
            } else {
                self.look_up(name, found);
            }
        } else if let Some((one, other)) = split(text) {
            self.look_up(one, found);
            self.look_up(other, found);
        } else {
            found.unknown.push(text.to_owned());
        }
    }
}

/// Names are the same when their words are.
fn key(name: &str) -> String {
    words(name).collect::<Vec<_>>().join(" ")
}

/// `Hempens/Teerns` is known as Hempens and as Teerns.
fn named_together<'a>(
    names: impl Iterator<Item = (&'a str, &'a RegionCode)>,
    mark: char,
) -> Vec<(String, RegionCode)> {
    names
        .filter(|(name, _)| name.contains(mark))
        .flat_map(|(name, code)| name.split(mark).map(|part| (key(part), code.clone())))
        .collect()
}

/// Towns whose buurten lie in one wijk, with those buurten; and the larger ones.
fn towns(municipality: &Municipality) -> (Vec<(String, RegionCode)>, Vec<String>) {
    let mut of_town: HashMap<String, Vec<RegionCode>> = HashMap::new();
    for buurt in &municipality.neighbourhoods {
        of_town.entry(key(&buurt.town)).or_default().push(buurt.code.clone());
    }
    let in_one = |codes: &[RegionCode]| {
        let wijk = municipality.districts.iter().find(|wijk| wijk.code.contains(&codes[0]));
        wijk.is_some_and(|wijk| codes.iter().all(|code| wijk.code.contains(code)))
    };
    let mut small = Vec::new();
    let mut large = vec![key(&municipality.name)];
    for (town, codes) in of_town {
        if in_one(&codes) {
            small.extend(codes.into_iter().map(|code| (town.clone(), code)));
        } else {
            large.push(town);
        }
    }
    (small, large)
}

/// `Wiarda (De Zuidlanden)`: the name and what is between the brackets.
fn in_brackets(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = text.split_once('(')?;
    let (within, after) = rest.split_once(')')?;
    after.trim().is_empty().then_some((name, within))
}

/// The text up to and after the first separator.
fn split(text: &str) -> Option<(&str, &str)> {
    [",", ";", "/", " & ", " en ", " of "]
        .iter()
        .filter_map(|mark| Some((text.find(mark)?, mark.len())))
        .min()
        .map(|(at, length)| (&text[..at], &text[at + length..]))
}

/// Where a place or organisation is: its buurt, else by its postcode, else its village. Of the
/// buurten of a postcode the village itself is the likeliest.
pub(super) fn of_address(row: &mut Row<'_>, context: &Context<'_>) -> Vec<RegionCode> {
    if let Some(regions) = of_code(row, context) {
        return regions;
    }
    if let Ok(postcode) = row.cell("postcode").parse::<Postcode>() {
        let buurten = context.municipality.neighbourhoods_at(postcode);
        let village = context.regions.village(row.cell("plaats")).unwrap_or_default();
        if !village.is_empty()
            && village.iter().all(|code| buurten.iter().any(|it| it.code == *code))
        {
            return village.to_vec();
        }
        if !buurten.is_empty() {
            if buurten.len() > 1 {
                let how = "alle buurten van deze postcode genomen";
                let problem = "bij deze postcode horen meer buurten";
                row.tell("postcode", problem, Action::Adjusted(how.into()));
            }
            return buurten.iter().map(|it| it.code.clone()).collect();
        }
    }
    let town = row.cell("plaats");
    if town.is_empty() {
        return Vec::new();
    }
    if let Some(regions) = context.regions.village(town) {
        return regions.to_vec();
    }
    let problem = if context.regions.is_large(town) {
        "de plaats is te groot om de buurt te weten"
    } else {
        "deze plaats is in de gemeente niet bekend"
    };
    row.tell("plaats", problem, Action::Look);
    Vec::new()
}

/// What the column `buurtcode` says, when it says something that exists.
pub(super) fn of_code(row: &mut Row<'_>, context: &Context<'_>) -> Option<Vec<RegionCode>> {
    let problem = "deze code is niet van een buurt of wijk hier";
    let code: RegionCode = row.read("buurtcode", problem, |cell| {
        cell.parse().ok().filter(|code| context.municipality.name_of(code).is_some())
    })?;
    Some(vec![code])
}

/// Where an initiative belongs, by the names in the column `gebied`.
pub(super) fn of_names(row: &mut Row<'_>, context: &Context<'_>) -> Vec<RegionCode> {
    let found = context.regions.read(row.cell("gebied"));
    for name in found.unknown {
        row.tell_of("gebied", &name, "dit gebied is niet bekend", Action::Text);
    }
    for name in found.too_wide {
        row.tell_of("gebied", &name, "dit is te ruim om de buurt te weten", Action::Text);
    }
    found.regions
}
