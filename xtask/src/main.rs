//! `cargo xtask …`: builds, serves, measures and tests Mienskip. Each command is one file; `cargo xtask` alone lists them.

mod assets;
mod bench;
mod build;
mod ci;
mod clock;
mod command;
mod files;
mod hash;
mod node;
mod project;
mod rust;
mod serve;
mod sizes;
mod stamp;
mod test;
mod tools;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask <command>

  serve [-- options]      build everything and run the server on http://127.0.0.1:8080
  build                   build the one release binary
  assets                  build the browser's side into target/site
  test [style|rust|api|browser]
                          run all tests, or one part
  ci                      formatting, lints, all tests, sizes
  sizes [path …]          check the size budgets (of every page, or of these paths)
  bench [device|throughput|growth|memory|start]
                          hold speed and memory against their goals, or one part";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (name, rest) = match arguments.split_first() {
        Some((name, rest)) => (name.as_str(), rest),
        None => ("help", &[][..]),
    };
    let outcome = match name {
        "assets" => assets::run(assets::Purpose::Try).map(|_| true),
        "bench" => bench::run(rest),
        "build" => build::run().map(|()| true),
        "ci" => ci::run(),
        "serve" => serve::run(rest).map(|()| true),
        "sizes" => sizes::run(rest),
        "test" => test::run(rest),
        "help" | "-h" | "--help" => {
            println!("{HELP}");
            Ok(true)
        }
        unknown => {
            eprintln!("There is no command `{unknown}`.\n\n{HELP}");
            Ok(false)
        }
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
