//! `chair doctor`: the findings of the running box, or of its folder where none runs, in English or as JSON.

use std::io::ErrorKind::{ConnectionRefused, NotFound};

use serde_json::{Value, json};

use crate::{
    app::setup_file,
    domain::text::Language,
    host::{
        control,
        doctor::{Facts, Finding, Program, State},
    },
    http::sitemap_json::PrintedRoute,
    i18n::{Translations, bare},
    pages::teacher::doctor::{finding_text, what_to_do},
    settings::{Doctor, Folder},
    store::{Space, sqlite_version},
};

/// `chair doctor`: what is well and what is not, without changing anything.
///
/// # Errors
/// Something is wrong, in one sentence after the findings.
#[expect(clippy::print_stdout, reason = "the command's answer")]
pub fn doctor(asked: &Doctor) -> Result<(), String> {
    if asked.sitemap {
        let routes = crate::pages::routes();
        if asked.json {
            let printed: Vec<_> = routes.iter().map(PrintedRoute::from).collect();
            println!("{}", json!(printed));
        } else {
            for route in &routes {
                println!(
                    "{}\t{}\t{}",
                    route.verb.name(),
                    route.address,
                    route.handler
                );
            }
        }
        return Ok(());
    }
    let folder = &asked.folder.data;
    let answer = control::ask(folder, "doctor");
    let by_the_box = answer.as_ref().ok();
    let by_the_box = by_the_box.and_then(|told| serde_json::from_str(told).ok());
    let program = match answer {
        Err(error) if matches!(error.kind(), NotFound | ConnectionRefused) => Program::Rests,
        Ok(_) | Err(_) => Program::Hidden,
    };
    // Whether one runs; nothing where that cannot be known.
    let is_running = match (&by_the_box, &program) {
        (Some(_), _) => Some(true),
        (None, Program::Rests) => Some(false),
        (None, _) => None,
    };
    let findings: Vec<Finding> =
        by_the_box.unwrap_or_else(|| of_folder(&asked.folder).judged(&program));
    let words = Translations::load();
    let messages = words.of(Language::English);
    let line = |finding: &Finding| {
        let todo = what_to_do(messages, finding).map(|it| bare(&it));
        (bare(&finding_text(messages, finding)), todo)
    };
    if asked.json {
        let findings: Vec<Value> = findings
            .iter()
            .map(|finding| {
                let (said, todo) = line(finding);
                json!({ "about": finding.about, "state": finding.state, "said": said, "todo": todo })
            })
            .collect();
        println!(
            "{}",
            json!({
                "folder": folder, "running": is_running, "version": env!("CARGO_PKG_VERSION"),
                "sqlite": sqlite_version(), "findings": findings,
            })
        );
    } else {
        println!("Data folder: {}", folder.display());
        for finding in &findings {
            let (said, todo) = line(finding);
            println!("{} {said}", sign(finding.state));
            if let Some(todo) = todo {
                println!("     {todo}");
            }
        }
    }
    let wrong = findings
        .iter()
        .filter(|it| it.state == State::Wrong)
        .count();
    match wrong {
        0 => Ok(()),
        1 => Err("One thing is wrong with this box.".to_owned()),
        wrong => Err(format!("{wrong} things are wrong with this box.")),
    }
}

/// What can be measured where the box itself says nothing.
fn of_folder(folder: &Folder) -> Facts {
    let bad_lines = setup_file::bad_lines(setup_file::path_in(&folder.data));
    Facts::of(&folder.data, Space::default().free_min, bad_lines)
}

fn sign(state: State) -> &'static str {
    match state {
        State::Well => "ok  ",
        State::Look => "look",
        State::Wrong => "BAD ",
    }
}
