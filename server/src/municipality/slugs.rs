//! Names of buurten in addresses: readable, and unique among areas and buurten.

use std::collections::HashMap;

use guide::{
    Slug,
    municipality::{Area, RegionCode},
};

use super::regions::Regions;

/// A slug for each buurt, in their order. An area's slug wins; buurten of the same name all get
/// their town added, or their wijk, or else their code, so that no slug depends on the order.
pub(super) fn unique(
    regions: &Regions,
    areas: &[Area],
    town: impl Fn(&RegionCode) -> String,
) -> Vec<Slug> {
    let candidates: Vec<[Option<Slug>; 4]> = regions
        .neighbourhoods
        .iter()
        .map(|it| {
            let wijk = regions.districts.iter().find(|wijk| wijk.code.contains(&it.code));
            let wijk = wijk.map_or("", |wijk| wijk.name.as_str());
            [
                Slug::from_name(&it.name),
                Slug::from_name(&format!("{} {}", it.name, town(&it.code))),
                Slug::from_name(&format!("{} {wijk}", it.name)),
                Slug::from_name(it.code.as_str()),
            ]
        })
        .collect();

    let mut wanted: HashMap<&Slug, usize> = areas.iter().map(|area| (&area.slug, 1)).collect();
    for slug in candidates.iter().flat_map(distinct) {
        *wanted.entry(slug).or_default() += 1;
    }
    candidates
        .iter()
        .filter_map(|of_one| {
            let free = of_one.iter().flatten().find(|slug| wanted.get(slug) == Some(&1));
            // A CBS code is always a slug, and unique.
            free.or(of_one[3].as_ref()).cloned()
        })
        .collect()
}

/// What one buurt wants, each once.
fn distinct(of_one: &[Option<Slug>; 4]) -> impl Iterator<Item = &Slug> {
    let slugs: Vec<&Slug> = of_one.iter().flatten().collect();
    (0..slugs.len())
        .filter(|&at| !slugs[..at].contains(&slugs[at]))
        .map(|at| slugs[at])
        .collect::<Vec<_>>()
        .into_iter()
}
