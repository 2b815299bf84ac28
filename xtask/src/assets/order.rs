//! Functions that are alike stand next to each other in the module: that makes it some 4 % smaller
//! once compressed. A compressor writes down how far back it has seen the same, and near costs less.
//!
//! By their type first, so that the list of types becomes runs of the same; within a type each is
//! followed by the one that is most like it of those that are left. Measured against other orders:
//! `docs/decisions.md`.

use std::{cmp::Ordering, collections::BTreeMap};

use anyhow::{Context, Result};
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasmparser::{BinaryReader, FunctionBody, Parser, Payload, TypeRef};

/// The same module with its functions in that order.
///
/// # Errors
/// When it is no module.
pub(super) fn alike_together(module: &[u8]) -> Result<Vec<u8>> {
    let functions = Functions::of(module)?;
    let bodies = in_order(&functions);
    let mut numbers: Vec<u32> = (0..functions.imported).collect();
    numbers.resize(numbers.len() + bodies.len(), 0);
    for (to, from) in (functions.imported..).zip(&bodies) {
        numbers[functions.imported as usize + from] = to;
    }
    let mut sorted = Sorted { functions, bodies, numbers };
    let mut written = wasm_encoder::Module::new();
    utils::parse_core_module(&mut sorted, &mut written, Parser::new(0), module)
        .map_err(|error| anyhow::anyhow!("cannot sort the module's functions: {error:?}"))?;
    Ok(written.finish())
}

/// Which function comes at each place.
fn in_order(functions: &Functions<'_>) -> Vec<usize> {
    let mut of_type: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, kind) in functions.types.iter().enumerate() {
        of_type.entry(*kind).or_default().push(at);
    }
    let looks: Vec<Look> = functions.bodies.iter().map(|body| Look::of(body)).collect();
    let mut order = Vec::with_capacity(looks.len());
    for (_, mut left) in of_type {
        left.sort_by_key(|at| functions.bodies[*at]);
        let mut next = (!left.is_empty()).then_some(0);
        while let Some(place) = next {
            let at = left.remove(place);
            order.push(at);
            next = looks[at].most_like(left.iter().map(|other| &looks[*other]));
        }
    }
    order
}

/// Compares two fractions.
fn compare(one: (usize, usize), other: (usize, usize)) -> Ordering {
    (one.0 * other.1).cmp(&(other.0 * one.1))
}

/// How many bytes in a row are compared.
const PIECE: usize = 6;

/// The pieces of a function, hashed and sorted, each once.
struct Look(Vec<u32>);

impl Look {
    fn of(body: &[u8]) -> Self {
        // FNV-1a, of which the lower half is kept.
        let hash = |piece: &[u8]| {
            let start = 0xcbf2_9ce4_8422_2325_u64;
            let whole = piece
                .iter()
                .fold(start, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3));
            (whole & 0xffff_ffff) as u32
        };
        let mut pieces: Vec<u32> = body.windows(PIECE).map(hash).collect();
        pieces.sort_unstable();
        pieces.dedup();
        Self(pieces)
    }

    /// Which of the others is most like it; of those that are as much alike the first.
    fn most_like<'a>(&self, others: impl Iterator<Item = &'a Self>) -> Option<usize> {
        let mut best = None;
        for (place, other) in others.enumerate() {
            let (few, all) = (self.0.len().min(other.0.len()), self.0.len() + other.0.len());
            let is_more =
                |shared: usize| best.is_none_or(|(_, most)| compare((shared, all), most).is_gt());
            // Most are not worth looking at.
            if is_more(few) {
                let shared = self.shared(other);
                if is_more(shared) {
                    best = Some((place, (shared, all)));
                }
            }
        }
        best.map(|(place, _)| place)
    }

    /// How many pieces both have.
    fn shared(&self, other: &Self) -> usize {
        let (mut a, mut b, mut shared) = (self.0.as_slice(), other.0.as_slice(), 0);
        while let ([one, more @ ..], [two, others @ ..]) = (a, b) {
            match one.cmp(two) {
                Ordering::Less => a = more,
                Ordering::Greater => b = others,
                Ordering::Equal => {
                    shared += 1;
                    (a, b) = (more, others);
                }
            }
        }
        shared
    }
}

/// What the functions of a module are, without those that it imports.
struct Functions<'a> {
    imported: u32,
    types: Vec<u32>,
    bodies: Vec<&'a [u8]>,
}

impl<'a> Functions<'a> {
    fn of(module: &'a [u8]) -> Result<Self> {
        let mut found = Self { imported: 0, types: Vec::new(), bodies: Vec::new() };
        for part in Parser::new(0).parse_all(module) {
            match part.context("this is no module")? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        found.imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(types) => {
                    found.types = types.into_iter().collect::<Result<_, _>>()?;
                }
                Payload::CodeSectionEntry(body) => found.bodies.push(&module[body.range()]),
                _ => {}
            }
        }
        Ok(found)
    }
}

/// Writes a module again, its functions in another order.
struct Sorted<'a> {
    functions: Functions<'a>,
    /// Which function comes at each place.
    bodies: Vec<usize>,
    /// The new number of each old one, imported ones included.
    numbers: Vec<u32>,
}

impl Reencode for Sorted<'_> {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Self::Error>> {
        Ok(self.numbers[function as usize])
    }

    fn parse_function_section(
        &mut self,
        written: &mut wasm_encoder::FunctionSection,
        _: wasmparser::FunctionSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        for from in &self.bodies {
            written.function(self.functions.types[*from]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        written: &mut wasm_encoder::CodeSection,
        _: wasmparser::CodeSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        for from in self.bodies.clone() {
            let body = FunctionBody::new(BinaryReader::new(self.functions.bodies[from], 0));
            self.parse_function_body(written, body)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `(func $n (result i32) (i32.const n))` for each, and one that calls the first and the last.
    fn module(numbers: &[i32]) -> Vec<u8> {
        use wasm_encoder::*;
        let mut types = TypeSection::new();
        types.ty().function([], [ValType::I32]);
        types.ty().function([], []);
        let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
        functions.function(1);
        let mut calls = Function::new([]);
        let last = u32::try_from(numbers.len()).unwrap();
        calls.instructions().call(1).drop().call(last).drop().end();
        code.function(&calls);
        for number in numbers {
            functions.function(0);
            let mut body = Function::new([]);
            body.instructions().i32_const(*number).end();
            code.function(&body);
        }
        let mut exports = ExportSection::new();
        exports.export("calls", ExportKind::Func, 0);
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&exports).section(&code);
        module.finish()
    }

    #[test]
    fn functions_are_sorted_and_calls_still_go_to_the_same() {
        let sorted = alike_together(&module(&[9, 5, 7])).unwrap();
        wasmparser::validate(&sorted).unwrap();
        let functions = Functions::of(&sorted).unwrap();
        assert_eq!(functions.types, [0, 0, 0, 1]);
        let number = |body: &[u8]| body[2];
        let numbers: Vec<u8> = functions.bodies[..3].iter().map(|body| number(body)).collect();
        assert_eq!(numbers, [5, 7, 9]);
        // It called the first, 9, and the last, 7.
        let calls: Vec<u32> = FunctionBody::new(BinaryReader::new(functions.bodies[3], 0))
            .get_operators_reader()
            .unwrap()
            .into_iter()
            .filter_map(|operator| match operator.unwrap() {
                wasmparser::Operator::Call { function_index } => Some(function_index),
                _ => None,
            })
            .collect();
        assert_eq!(calls, [2, 1]);
        let exported = Parser::new(0).parse_all(&sorted).find_map(|part| match part.unwrap() {
            Payload::ExportSection(exports) => exports.into_iter().next()?.ok(),
            _ => None,
        });
        assert_eq!(exported.unwrap().index, 3);
    }

    #[test]
    fn what_is_no_module_is_refused() {
        assert!(alike_together(b"not a module").is_err());
    }
}
