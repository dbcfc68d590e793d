//! `chair import`: class lists from files, taken over by the running server, or by this command where none runs (decision
//! 28).

use std::{fs, path::Path};

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Error, Result, print, runtime, start_clock};
use crate::{
    app::{
        self, App,
        roster::{self, ListImport, NoSuchClass, RosterChanges},
    },
    domain::roster::{Line, WrittenName, names_and_unfit},
    host::{clock::Trust, control, data_folder},
    import::plain::{self, Unreadable},
    limits::CLASS_NAMES,
    settings::Import,
    store::{Attribution, Space, Store},
};

/// Reads the files and takes them over, or says only what would change.
///
/// # Errors
/// A file is no list, the class is not there, or the box cannot be reached.
pub fn import(asked: &Import) -> Result {
    let (mut names, mut left_out) = (Vec::new(), Vec::new());
    for file in &asked.files {
        let (found, unfit) = read(file)?;
        names.extend(found);
        left_out.extend(unfit);
    }
    if names.is_empty() {
        return Err("There is no name in what was given.".into());
    }
    let count = names.len();
    if count > CLASS_NAMES {
        let sentence = format!(
            "These are {count} names. A class has at most {CLASS_NAMES}: give the list of one class."
        );
        return Err(sentence.into());
    }
    let list = ListImport {
        class: asked.class.clone(),
        names: names
            .into_iter()
            .map(|name| (name.given, name.family))
            .collect(),
        dry_run: asked.dry_run,
    };
    let changes = take_over(&asked.folder.data, list)?;
    let left_out = left_out.iter().map(|line| format!("left out: {line}"));
    let mut answer: Vec<String> = left_out.collect();
    let done = if asked.dry_run { "would be" } else { "are" };
    answer.push(format!(
        "{count} names for {}: {} {done} new, {} {done} written otherwise, {} stay as they were.",
        asked.class, changes.added, changes.renamed, changes.same
    ));
    if changes.missing > 0 {
        answer.push(format!(
            "{} on the class list are not in the file. They stay; the teacher's page can take them off.",
            changes.missing
        ));
    }
    print(answer)
}

/// The names of one file, and its lines that are none.
fn read(file: &Path) -> Result<(Vec<WrittenName>, Vec<String>)> {
    let shown = file.display();
    let bytes = fs::read(file).map_err(|error| format!("{shown} cannot be read: {error}."))?;
    let text = plain::read_text(&bytes).map_err(|why| match why {
        Unreadable::Empty => format!("There is nothing in {shown}."),
        Unreadable::Spreadsheet => {
            format!("{shown} is a spreadsheet. Save it as CSV and give that file.")
        }
        Unreadable::Pdf => format!("{shown} is a PDF. Copy its names into a text file."),
        Unreadable::NotText => format!("{shown} is not a list of names."),
        Unreadable::TooLarge => {
            format!("{shown} is too large for a class list. Save only the names.")
        }
        Unreadable::TooLong { lines } => {
            format!("{shown} has {lines} lines, which is more than one class.")
        }
    })?;
    let table = plain::read_table(&text);
    let (names, unfit) = names_and_unfit(table.names(table.guess));
    let left_out = unfit.into_iter().map(|line| match line {
        Line::Unfit { line, text, .. } => format!("line {line} of {shown}, \"{text}\""),
        Line::TooMany { left_out } => {
            format!("{left_out} more names in {shown} than a class has")
        }
        Line::Name(name) => name.given,
    });
    Ok((names, left_out.collect()))
}

fn take_over(folder: &Path, list: ListImport) -> Result<RosterChanges> {
    let question = format!("import {}", json!(list));
    if let Ok(answer) = control::ask(folder, &question) {
        return match serde_json::from_str(&answer) {
            Ok(Answer::Changed(changes)) => Ok(changes),
            Ok(Answer::Refused(sentence)) => Err(sentence.into()),
            Err(_) => Err("The running Chair did not understand. Is it an older one?".into()),
        };
    }
    if !folder.join("chair.db").exists() {
        let folder = folder.display();
        let sentence = format!("There is no Chair data in {folder}. Say where it is with --data.");
        return Err(sentence.into());
    }
    let lock = data_folder::take_folder(folder)?;
    let store = Store::open(folder, Space::default())?;
    let changes = runtime()?.block_on(async {
        // The box's own clock, which may have been set from a teacher's device.
        let clock = start_clock(&store).await;
        let attribution = Attribution {
            at: clock.now().as_second(),
            doubtful: clock.trust() == Trust::Doubtful,
            by: "box".to_owned(),
        };
        let import = store.write(attribution, move |tx| roster::import(tx, &clock, &list));
        import.await
    });
    store.close();
    drop(lock);
    changes.map_err(|error| Error::Sentence(sentence(error)))
}

/// What the running server answers, as one line.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
enum Answer {
    Changed(RosterChanges),
    Refused(String),
}

/// The running box's side: takes the list over that this command sends.
pub(super) async fn answer(app: &App, list: &str) -> String {
    let Ok(list) = serde_json::from_str(list) else {
        return "unknown".to_owned();
    };
    let answer = match roster::import_list(app, list).await {
        Ok(changes) => Answer::Changed(changes),
        Err(error) => Answer::Refused(sentence(error)),
    };
    json!(answer).to_string()
}

fn sentence(error: app::Error<NoSuchClass>) -> String {
    match error {
        app::Error::Refused(no_class) => no_class.to_string(),
        error => format!("Nothing was taken over: {error}."),
    }
}
