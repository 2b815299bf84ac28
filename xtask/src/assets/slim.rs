//! What a panic would say is taken out of the module: some 4 % of its bytes.
//!
//! A panic ends the module (`panic = "abort"`) and no hook shows its message, so nobody ever reads
//! one. Yet the compiler has to keep what writes them: `Debug` of everything that is ever unwrapped,
//! the reporting itself. Those functions become a trap, which is how a panic
//! ends anyway, and what only they used goes with them. The browser tests run the result, so that
//! one that is needed after all shows.

use std::{fs, path::Path};

use anyhow::{Context, Result, ensure};
use walrus::{FunctionBuilder, FunctionKind, Module, ModuleConfig};

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

/// Slims a module that still has its names, and takes these out too.
///
/// # Errors
/// When it is no module, or has no names to tell the functions by.
pub(super) fn slim(path: &Path) -> Result<()> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut config = ModuleConfig::new();
    config.generate_name_section(false).generate_producers_section(false);
    let mut module = config.parse(&bytes)?;
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
    ensure!(!found.is_empty(), "{} has no names of functions", path.display());
    for id in found {
        trap(&mut module, id);
    }
    walrus::passes::gc::run(&mut module);
    fs::write(path, module.emit_wasm()).with_context(|| format!("cannot write {}", path.display()))
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
    fn numbers_of_crates_are_no_part_of_a_name() {
        assert_eq!(plain("<str as core[c59]::fmt::Debug>::fmt"), "<str as core::fmt::Debug>::fmt");
        assert_eq!(plain("app::make"), "app::make");
    }
}
