// What a language lacks. The crate's build script, the app and `xtask` each include this file.

use std::{collections::HashMap, hash::BuildHasher};

/// The keys with which a locale file says something about its language instead of in it.
pub const OF_THE_LANGUAGE: &str = "deze-taal.";

/// Leaves out what is said about the language, and takes over from Dutch what a language lacks, so that
/// nobody ever reads a key. Returns the keys that were missing, in their order. Which plural forms there are is the language's own business, except
/// `other`, which every language has.
pub fn complete<O: BuildHasher, D: BuildHasher>(
    own: &mut HashMap<String, String, O>,
    dutch: &HashMap<String, String, D>,
) -> Vec<String> {
    own.retain(|key, _| !key.starts_with(OF_THE_LANGUAGE));
    let stem = |key: &str| key.split('#').next().unwrap_or_default().to_owned();
    let known: Vec<String> = own.keys().map(|key| stem(key)).collect();
    let is_lacking = |key: &str| {
        let is_whole = !key.contains('#') || key.ends_with("#other");
        !key.starts_with(OF_THE_LANGUAGE)
            && !own.contains_key(key)
            && (is_whole || !known.contains(&stem(key)))
    };
    let mut missing: Vec<String> = dutch.keys().filter(|key| is_lacking(key)).cloned().collect();
    missing.sort();
    for key in &missing {
        own.insert(key.clone(), dutch[key].clone());
    }
    missing
}
