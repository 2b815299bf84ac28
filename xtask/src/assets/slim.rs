//! What a panic would say is taken out of the module: some 4 % of its bytes.
//!
//! A panic ends the module (`panic = "abort"`) and no hook shows its message, so nobody ever reads
//! one. Yet the compiler has to keep what writes them: `Debug` of everything that is ever unwrapped,
//! the reporting itself. Those functions become a trap, which is how a panic
//! ends anyway, and what only they used goes with them. The browser tests run the result, so that
//! one that is needed after all shows. The files and lines of panics go as well.
//!
//! Then come what nobody uses of the functions that the module offers, short names for what it shares
//! with its JavaScript ([`super::glue`]) and an order that compresses well ([`super::order`]).

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result, ensure};
use walrus::{FunctionBuilder, FunctionKind, Module, ModuleConfig};

use super::{glue, order};

/// Parts of the names of functions that only a panic calls. The app writes no `{:?}`.
const ONLY_IN_PANICS: [&str; 8] = [
    "core::panicking::",
    // Not all of `std::panicking`: locks ask it whether a panic is going on.
    "std::panicking::begin_panic",
    "std::panicking::rust_panic",
    "std::panicking::default_hook",
    "slice_error_fail",
    "result::unwrap_failed",
    "option::unwrap_failed",
    "option::expect_failed",
];

/// What is only written by `{:?}`. Functions that are alike are one in the module, under either
/// name: so small ones stay, and those of this project, which may write the same for a reader.
const DEBUG: &str = "fmt::Debug>::fmt";
const OWN: [&str; 4] = ["app::", "api::", "guide::", "search::"];
const SMALL: u64 = 24;

/// Where the paths begin that a panic would name.
const SOURCES: [&[u8]; 6] =
    [b"/rustc/", b"/crates/", b"app/src/", b"app/api/src/", b"app/guide/src/", b"app/search/src/"];

/// Slims `app_bg.wasm` in this folder, which still has its names, and `app.js` with it.
///
/// # Errors
/// When it is no module, has no names to tell the functions by, or does not fit its script.
pub(super) fn slim(folder: &Path) -> Result<()> {
    let path = folder.join("app_bg.wasm");
    let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut config = ModuleConfig::new();
    config.generate_name_section(false).generate_producers_section(false);
    let mut module = config.parse(&bytes)?;
    forget_panics(&mut module)?;
    let unused: Vec<_> = module.exports.iter().filter(|it| glue::is_unused(&it.name)).collect();
    for id in unused.iter().map(|export| export.id()).collect::<Vec<_>>() {
        module.exports.delete(id);
    }
    walrus::passes::gc::run(&mut module);
    let names = shorten(&mut module);
    fs::write(&path, order::alike_together(&module.emit_wasm())?)
        .with_context(|| format!("cannot write {}", path.display()))?;
    let path = folder.join("app.js");
    let script =
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    fs::write(&path, glue::trim(&script, &names)?)
        .with_context(|| format!("cannot write {}", path.display()))
}

fn forget_panics(module: &mut Module) -> Result<()> {
    let found: Vec<_> = module
        .funcs
        .iter_local()
        .filter(|(id, function)| {
            let name = module.funcs.get(*id).name.as_deref().map(plain).unwrap_or_default();
            let has = |parts: &[&str]| parts.iter().any(|part| name.contains(part));
            has(&ONLY_IN_PANICS) || name.contains(DEBUG) && !has(&OWN) && function.size() > SMALL
        })
        .map(|(id, _)| id)
        .collect();
    ensure!(!found.is_empty(), "the module has no names of functions");
    for id in found {
        trap(module, id);
    }
    let data: Vec<_> = module.data.iter().map(walrus::Data::id).collect();
    for id in data {
        forget_sources(&mut module.data.get_mut(id).value);
    }
    Ok(())
}

/// Empties the paths of source files; they end in a zero, what stands before them may be any text.
fn forget_sources(data: &mut [u8]) {
    let mut from = 0;
    while let Some(found) = find(&data[from..], b".rs\0") {
        let end = from + found + 3;
        let start =
            data[from..end].iter().rposition(|byte| *byte == 0).map_or(from, |at| from + at);
        let path = &data[start..end];
        let source = SOURCES.iter().filter_map(|root| rfind(path, root)).min();
        if let Some(at) = source {
            data[start + at..end].fill(0);
        }
        from = end;
    }
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}

fn rfind(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).rposition(|window| window == part)
}

/// Gives what has a number in its name a short one, and says which.
fn shorten(module: &mut Module) -> BTreeMap<String, String> {
    let imports = module.imports.iter_mut().map(|it| &mut it.name);
    let exports = module.exports.iter_mut().map(|it| &mut it.name);
    let mut names = BTreeMap::new();
    for name in imports.chain(exports.filter(|name| glue::is_numbered(name))) {
        let short = format!("_{}", names.len());
        names.insert(std::mem::replace(name, short.clone()), short);
    }
    names
}

/// A name without the numbers of crates: `core[c5930c85]::fmt` is `core::fmt`.
fn plain(name: &str) -> String {
    let mut inside = false;
    let outside = |c: &char| {
        match c {
            '[' => inside = true,
            ']' => {
                inside = false;
                return false;
            }
            _ => {}
        }
        !inside
    };
    name.chars().filter(outside).collect()
}

/// Makes a function one that ends the module.
fn trap(module: &mut Module, id: walrus::FunctionId) {
    let of = module.types.get(module.funcs.get(id).ty());
    let (params, results) = (of.params().to_vec(), of.results().to_vec());
    let mut builder = FunctionBuilder::new(&mut module.types, &params, &results);
    builder.func_body().unreachable();
    let arguments = params.iter().map(|kind| module.locals.add(*kind)).collect();
    module.funcs.get_mut(id).kind = FunctionKind::Local(builder.local_func(arguments));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_sources_go_and_what_stands_around_them_stays() {
        let mut data = *b"one\0two/rustc/59/library/core/src/str.rs\0three app/src/qr.rs\0/v1/x.rs";
        forget_sources(&mut data);
        let text = String::from_utf8_lossy(&data).replace('\0', "");
        assert_eq!(text, "onetwothree /v1/x.rs");
    }

    #[test]
    fn numbers_of_crates_are_no_part_of_a_name() {
        assert_eq!(plain("<str as core[c59]::fmt::Debug>::fmt"), "<str as core::fmt::Debug>::fmt");
        assert_eq!(plain("app::make"), "app::make");
    }
}
