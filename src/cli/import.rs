//! `chair import`: class lists from files, taken over by the running server, or by this command where none runs (D26).

use std::{fs, path::Path};

use serde_json::json;

use crate::{
    app::roster::{self, Taken, Wish},
    cli::{runtime, start_clock},
    domain::roster::{Line, NAMES_MAX, WrittenName},
    host::{clock::Trust, control, machine},
    import::plain::{self, Unreadable},
    settings::Import,
    store::{Attribution, Space, Store, WriteTx},
};

/// Reads the files and takes them over, or says only what would change.
///
/// # Errors
/// One plain sentence: a file is no list, the class is not there, or the box cannot be reached.
#[expect(clippy::print_stdout, reason = "the command's answer")]
pub fn import(asked: &Import) -> Result<(), String> {
    let (mut names, mut left_out) = (Vec::new(), Vec::new());
    for file in &asked.files {
        let (found, unfit) = read(file)?;
        names.extend(found);
        left_out.extend(unfit);
    }
    if names.is_empty() {
        return Err("There is no name in what was given.".to_owned());
    }
    if names.len() > NAMES_MAX {
        return Err(format!(
            "These are {} names. A class has at most {NAMES_MAX}: give the list of one class.",
            names.len()
        ));
    }
    let count = names.len();
    let wish = Wish {
        class: asked.class.clone(),
        names: names.into_iter().map(|it| (it.given, it.family)).collect(),
        dry_run: asked.dry_run,
    };
    let taken = take_over(&asked.folder.data, &wish)?;
    for line in left_out {
        println!("left out: {line}");
    }
    let done = if asked.dry_run { "would be" } else { "are" };
    println!(
        "{count} names for {}: {} {done} new, {} {done} written otherwise, {} stay as they were.",
        asked.class, taken.added, taken.renamed, taken.same
    );
    if taken.left > 0 {
        println!(
            "{} on the class list are not in the file. They stay; the teacher's page can take them off.",
            taken.left
        );
    }
    Ok(())
}

/// The names of one file, and its lines that are none.
fn read(file: &Path) -> Result<(Vec<WrittenName>, Vec<String>), String> {
    let shown = file.display();
    let bytes = fs::read(file).map_err(|error| format!("{shown} cannot be read: {error}."))?;
    let text = plain::text(&bytes).map_err(|why| match why {
        Unreadable::Empty => format!("There is nothing in {shown}."),
        Unreadable::Spreadsheet => {
            format!("{shown} is a spreadsheet. Save it as CSV and give that file.")
        }
        Unreadable::Pdf => format!("{shown} is a PDF. Copy its names into a text file."),
        Unreadable::NotText => format!("{shown} is not a list of names."),
        Unreadable::TooLong { lines } => {
            format!("{shown} has {lines} lines, which is more than one class.")
        }
    })?;
    let table = plain::table(&text);
    let (names, unfit) = plain::sorted_out(table.names(table.guess));
    let said = unfit.into_iter().map(|line| match line {
        Line::Unfit { line, text, .. } => format!("line {line} of {shown}, \"{text}\""),
        Line::TooMany { left_out } => {
            format!("{left_out} more names in {shown} than a class has")
        }
        Line::Name(name) => name.given,
    });
    Ok((names, said.collect()))
}

fn take_over(folder: &Path, wish: &Wish) -> Result<Taken, String> {
    let question = format!("import {}", json!(wish));
    if let Ok(answer) = control::ask(folder, &question) {
        return roster::read_answer(&answer);
    }
    if !folder.join("chair.db").exists() {
        return Err(format!(
            "There is no Chair data in {}. Say where it is with --data.",
            folder.display()
        ));
    }
    let lock = machine::take_folder(folder)?;
    let store = Store::open(folder, Space::default())?;
    let wish = wish.clone();
    let answer = runtime()?
        .block_on(async {
            // The box's own clock, which may have been set from a teacher's device.
            let clock = start_clock(&store).await;
            let attribution = Attribution {
                at: clock.now().as_second(),
                doubtful: clock.trust() == Trust::Doubtful,
                by: "box".to_owned(),
            };
            let job = move |tx: &WriteTx<'_>| roster::import(tx, &clock, &wish);
            store.write(attribution, job).await
        })
        .map_err(|error| format!("Nothing was taken over: {error}."))?;
    store.close();
    drop(lock);
    answer.map(|(_, taken)| taken)
}
