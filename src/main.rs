//! The program `chair`: reads the command line and hands over. Nothing is decided here.

use std::process::ExitCode;

use chair::{
    commands,
    host::demo,
    run,
    settings::{Command, CommandLine},
};
use clap::Parser as _;

fn main() -> ExitCode {
    env_logger::Builder::from_env(env_logger::Env::default().default_filter_or("chair=info,warn"))
        .format_target(false)
        .init();
    let said = CommandLine::parse();
    let outcome = match said.command {
        None => run::serve(&said.serve.into()),
        Some(Command::Serve(serve)) => run::serve(&serve.into()),
        Some(Command::Demo(demo)) => demo::run(&demo),
        Some(Command::SetupCode(folder)) => commands::setup_code(&folder),
        Some(Command::ClaimCard(folder)) => commands::claim_card(&folder),
        Some(Command::Import(asked)) => commands::import(&asked),
        Some(Command::Doctor(asked)) => commands::doctor(&asked),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}
