//! The program `chair`: reads the command line and hands over to cli. Nothing is decided here.

use std::process::ExitCode;

use chair::{
    cli,
    settings::{Command, CommandLine},
};
use clap::Parser as _;

fn main() -> ExitCode {
    // Whatever the shell says: what this program makes is its user's alone.
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
    cli::start_log();
    let line = CommandLine::parse();
    let outcome = match line.command {
        None => cli::serve::serve(&line.serve),
        Some(Command::Serve(settings)) => cli::serve::serve(&settings),
        Some(Command::Demo(demo)) => cli::demo::run(&demo),
        Some(Command::SetupCode(folder)) => cli::setup_code(&folder),
        Some(Command::ClaimCard(folder)) => cli::claim_card(&folder),
        Some(Command::MetricsToken(folder)) => cli::metrics_token(&folder),
        Some(Command::Import(asked)) => cli::import(&asked),
        Some(Command::Export(asked)) => cli::export(&asked),
        Some(Command::Backup(asked)) => cli::backup(&asked),
        Some(Command::Restore(asked)) => cli::restore(&asked),
        Some(Command::Doctor(asked)) => cli::doctor(&asked),
        Some(Command::OpenRelease(asked)) => cli::open_release(&asked),
    };
    match outcome {
        Ok(()) | Err(cli::Error::ReaderGone) => ExitCode::SUCCESS,
        Err(cli::Error::Sentence(sentence)) => {
            cli::tell(&sentence);
            ExitCode::FAILURE
        }
    }
}
