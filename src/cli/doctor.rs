//! `chair doctor`: the findings of the running box, or of its folder where none runs, in English or as JSON.

use std::{
    io::ErrorKind::{ConnectionRefused, NotFound},
    path::Path,
};

use serde_json::{Value, json};

use super::{Result, print};
use crate::{
    app::setup_file,
    domain::text::Language,
    host::{
        control,
        doctor::{Finding, Program, State, look_into, newest_copy, read_newest_copy},
        machine::Machine,
        off_card::Away,
        tls::last_day,
    },
    http::route::{PrintedRoute, Route},
    i18n::{Translations, bare},
    pages::{
        self,
        teacher::doctor::{finding_text, what_to_do},
    },
    settings::Doctor,
    store::{Space, sqlite_version},
};

/// `chair doctor`: what is well and what is not, without changing anything.
///
/// # Errors
/// Something is wrong, in one sentence after the findings.
pub fn doctor(asked: &Doctor) -> Result {
    if asked.sitemap {
        return print(sitemap(asked.json));
    }
    let folder = &asked.folder.data;
    let answer = control::ask(folder, "doctor");
    let by_the_box = answer.as_ref().ok();
    let by_the_box = by_the_box.and_then(|line| serde_json::from_str(line).ok());
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
    // What can be measured from outside, where the box itself says nothing.
    let from_outside = || {
        let bad_lines = setup_file::bad_lines(setup_file::find_in(folder));
        look_into(folder, Space::default().free_min, bad_lines, &program)
    };
    let mut findings: Vec<Finding> = by_the_box.unwrap_or_else(from_outside);
    findings.extend(read_newest_copy(folder));
    findings.sort_by_key(|finding| finding.state);
    let translations = Translations::load();
    let messages = translations.of(Language::English);
    let words = |finding: &Finding| {
        let todo = what_to_do(messages, finding).map(|text| bare(&text));
        (bare(&finding_text(messages, finding)), todo)
    };
    let answer = if asked.json {
        let finding = |finding: &Finding| {
            let (said, todo) = words(finding);
            json!({ "about": finding.about, "state": finding.state, "said": said, "todo": todo })
        };
        let findings: Vec<Value> = findings.iter().map(finding).collect();
        let answer = json!({
            "folder": folder, "running": is_running, "version": env!("CARGO_PKG_VERSION"),
            "sqlite": sqlite_version(), "findings": findings, "box": about_the_box(folder),
        });
        vec![answer.to_string()]
    } else {
        let mut answer = vec![format!("Data folder: {}", folder.display())];
        for finding in &findings {
            let (said, todo) = words(finding);
            answer.push(format!("{} {said}", sign(finding.state)));
            answer.extend(todo.map(|todo| format!("     {todo}")));
        }
        answer
    };
    print(answer)?;
    let wrong = findings.iter().filter(|it| it.state == State::Wrong);
    match wrong.count() {
        0 => Ok(()),
        1 => Err("One thing is wrong with this box.".into()),
        wrong => Err(format!("{wrong} things are wrong with this box.").into()),
    }
}

/// What a table of many boxes says of each.
fn about_the_box(folder: &Path) -> Value {
    let newest = newest_copy(folder);
    let newest = newest.and_then(|copy| jiff::Timestamp::from_second(copy.made_at).ok());
    let away = Away::of(folder);
    let sent = away
        .sent
        .and_then(|at| jiff::Timestamp::from_second(at).ok());
    json!({
        "number": Machine::number(folder),
        "certificate_ends": last_day(folder).map(|day| day.to_string()),
        "free_bytes": Space::known(&folder.join("chair.db")),
        "newest_copy": newest.map(|at| at.to_string()),
        "copies_sent": sent.map(|at| at.to_string()),
    })
}

/// Every address that the program answers.
fn sitemap(as_json: bool) -> Vec<String> {
    let routes = pages::routes();
    if as_json {
        let printed: Vec<_> = routes.iter().map(PrintedRoute::from).collect();
        return vec![json!(printed).to_string()];
    }
    let line = |route: &Route| {
        let (method, address, handler) = (route.verb.name(), &route.address, route.handler);
        format!("{method}\t{address}\t{handler}")
    };
    routes.iter().map(line).collect()
}

fn sign(state: State) -> &'static str {
    match state {
        State::Well => "ok  ",
        State::Look => "look",
        State::Wrong => "BAD ",
    }
}
