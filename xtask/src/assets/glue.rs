//! The JavaScript between browser and module, without what nobody uses.
//!
//! wasm-bindgen writes it for the module as it was compiled. [`super::slim`] takes functions out of that
//! afterwards, so here goes what was only there for them. What stays gets short names: those of
//! wasm-bindgen end in numbers that no compressor can shorten, and stand in both files.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};

/// Classes for streams of Leptos' server functions, of which the app has none. What they are called
/// in the module is the same in lower case.
const UNUSED_CLASSES: [&str; 3] =
    ["IntoUnderlyingByteSource", "IntoUnderlyingSink", "IntoUnderlyingSource"];

/// Whether the module offers this only to a class that nobody uses.
pub(super) fn is_unused(export: &str) -> bool {
    let name = export.trim_start_matches("__wbg_");
    UNUSED_CLASSES.iter().any(|class| name.starts_with(&class.to_lowercase()))
}

/// Whether a name ends in a number of its own: `__wbg_body_5f971cbc6950ca4f`, `invoke__h632cd9eab9f95156`.
pub(super) fn is_numbered(name: &str) -> bool {
    let digits = name.rsplit('_').next().unwrap_or_default();
    let digits = digits.strip_prefix('h').unwrap_or(digits);
    digits.len() == 16 && digits.chars().all(|digit| digit.is_ascii_hexdigit())
}

/// The script with only those of its imports that the module has, under their new names.
///
/// # Errors
/// When the script is not laid out as wasm-bindgen does, or uses one of the new names itself.
pub(super) fn trim(script: &str, names: &BTreeMap<String, String>) -> Result<String> {
    let mut kept = String::with_capacity(script.len());
    let mut imports = 0;
    let mut skipping: Option<IsLast> = None;
    for line in script.lines() {
        if skipping.is_none() {
            skipping = unused(line);
        }
        if let (None, Some(name)) = (skipping, import(line)) {
            if names.contains_key(name) {
                imports += 1;
            } else {
                skipping = Some(|line| line == "        },");
            }
        }
        match skipping {
            Some(is_last) if is_last(line) => skipping = None,
            Some(_) => {}
            None => {
                kept.push_str(&line.replace("export { initSync, ", "export { "));
                kept.push('\n');
            }
        }
    }
    let expected = names.keys().filter(|name| name.starts_with("__wb")).count();
    ensure!(
        skipping.is_none() && imports == expected,
        "app.js has {imports} of the module's {expected} imports; wasm-bindgen lays it out in another way now"
    );
    rename(&kept, names)
}

/// Whether a line is the last of a part.
type IsLast = fn(&str) -> bool;

/// How the part ends that this line begins, when it is one that nobody uses.
fn unused(line: &str) -> Option<IsLast> {
    let of = |before: &str| {
        let rest = line.strip_prefix(before)?;
        UNUSED_CLASSES.iter().find_map(|class| rest.strip_prefix(class))
    };
    if of("export class ").is_some_and(|rest| rest == " {") {
        Some(|line| line == "}")
    } else if of("if (Symbol.dispose) ").is_some_and(|rest| rest.starts_with('.'))
        || of("const ").is_some_and(|rest| rest.starts_with("Finalization = "))
    {
        Some(|line| line.ends_with(';'))
    } else {
        None
    }
}

/// The name of the import that this line begins.
fn import(line: &str) -> Option<&str> {
    let (name, rest) = line.strip_prefix("        ")?.split_once(':')?;
    (name.starts_with("__wb") && rest.starts_with(" function(")).then_some(name)
}

fn rename(script: &str, names: &BTreeMap<String, String>) -> Result<String> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let mut written = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(start) = rest.find(is_part) {
        let (before, word) = rest.split_at(start);
        let end = word.find(|c| !is_part(c)).unwrap_or(word.len());
        let (word, after) = word.split_at(end);
        ensure!(
            names.get(word).is_some() || !names.values().any(|new| new == word),
            "app.js uses the name {word} already"
        );
        written.push_str(before);
        written.push_str(names.get(word).map_or(word, String::as_str));
        rest = after;
    }
    written.push_str(rest);
    Ok(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "\
export class IntoUnderlyingSink {
    free() {
        wasm.__wbg_intounderlyingsink_free(ptr, 0);
    }
}
if (Symbol.dispose) IntoUnderlyingSink.prototype[Symbol.dispose] = IntoUnderlyingSink.prototype.free;
        __wbg_body_5f971cbc6950ca4f: function(arg0) {
            return arg0.body;
        },
        __wbg_close_5f971cbc6950ca40: function(arg0) {
            arg0.close();
        },
const IntoUnderlyingSinkFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_intounderlyingsink_free(ptr, 1));
    wasm.invoke__h632cd9eab9f95156(arg0);
export { initSync, __wbg_init as default };
";

    fn names(of: &[(&str, &str)]) -> BTreeMap<String, String> {
        of.iter().map(|(from, to)| ((*from).to_owned(), (*to).to_owned())).collect()
    }

    #[test]
    fn what_the_module_does_not_use_goes_and_the_rest_has_short_names() {
        let names =
            names(&[("__wbg_body_5f971cbc6950ca4f", "_0"), ("invoke__h632cd9eab9f95156", "_1")]);
        assert_eq!(
            trim(SCRIPT, &names).unwrap(),
            "        _0: function(arg0) {
            return arg0.body;
        },
    wasm._1(arg0);
export { __wbg_init as default };
"
        );
    }

    #[test]
    fn a_script_that_is_laid_out_in_another_way_is_refused() {
        let names = names(&[("__wbg_other_5f971cbc6950ca4f", "_0")]);
        assert!(trim(SCRIPT, &names).is_err());
    }

    #[test]
    fn a_name_that_is_taken_is_refused() {
        let names = names(&[("__wbg_body_5f971cbc6950ca4f", "arg0")]);
        assert!(trim(SCRIPT, &names).is_err());
    }

    #[test]
    fn numbers_at_the_end_are_seen() {
        assert!(is_numbered("__wbg_body_5f971cbc6950ca4f"));
        assert!(is_numbered("wasm_bindgen__convert__closures_____invoke__h632cd9eab9f95156"));
        assert!(!is_numbered("__wbindgen_malloc"));
    }
}
