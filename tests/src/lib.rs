//! Tests of the whole: what only shows when the parts work together. The tests are in `tests/`
//! (Rust) and `browser/` (a real browser).
