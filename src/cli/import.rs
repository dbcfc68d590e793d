//! `chair import`: class lists from files, taken over by the running server, or by this command where none runs (decision
//! 28).

use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Error, Result, print, runtime, start_clock};
use crate::{
    app::{
        self, App,
        class_list::{self, ListImport, NoSuchClass, RosterChanges},
    },
    domain::{roster::WrittenName, text::sort_key},
    host::{clock::Trust, control, data_folder},
    import::{self, Brought, Choice, Class, List, SentFile, Why, sentence_of},
    limits::{CLASS_NAMES, IMPORT_FILE_BYTES},
    settings::Import,
    store::{Attribution, Space, Store},
};

/// Classes of a set that an answer lists.
const SECTIONS_LISTED: usize = 60;

/// Reads the files and takes them over, or says only what would change.
///
/// # Errors
/// They are no list, the class is not there, or the box cannot be reached.
pub fn import(asked: &Import) -> Result {
    let list = read(asked)?;
    let names = list.names();
    let count = names.len();
    if count > CLASS_NAMES {
        let sentence = format!(
            "These are {count} names. A class has at most {CLASS_NAMES}: give the list of one class."
        );
        return Err(sentence.into());
    }
    let shown = names.iter().map(WrittenName::whole);
    let mut answer: Vec<String> = if asked.dry_run {
        shown.collect()
    } else {
        Vec::new()
    };
    let import = ListImport {
        class: asked.class.clone(),
        names: names
            .into_iter()
            .map(|name| (name.given, name.family))
            .collect(),
        dry_run: asked.dry_run,
    };
    let changes = take_over(&asked.folder.data, import)?;
    let left_out = list
        .entries
        .iter()
        .filter(|entry| !entry.is_ticked && entry.why != Some(Why::Heading));
    answer
        .extend(left_out.map(|entry| format!("left out: line {}, \"{}\"", entry.line, entry.text)));
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

/// The list in the files: one list, or the class of a set that was named.
fn read(asked: &Import) -> Result<List> {
    let mut contents = Vec::new();
    for file in &asked.files {
        let shown = file.display();
        let bytes = data_folder::read_small(file, IMPORT_FILE_BYTES)
            .map_err(|error| format!("{shown} cannot be read: {error}."))?;
        contents.push((shown.to_string(), bytes));
    }
    let named = contents
        .iter()
        .map(|(name, _)| name.as_str())
        .collect::<Vec<_>>()
        .join(", ");
    let unread = |why| format!("{named}: {}", sentence_of(why));
    let files = contents
        .iter()
        .map(|(name, bytes)| SentFile { name, bytes });
    let brought = import::read(&files.collect::<Vec<_>>()).map_err(unread)?;
    match &brought {
        Brought::Set(set) => {
            let classes = set.classes.iter().enumerate().map(|(at, class)| {
                let place = |names: &[String], at: Option<usize>| {
                    at.map(|at| names[at].clone()).unwrap_or_default()
                };
                let more = [
                    class.period.clone(),
                    place(&set.terms, class.term),
                    place(&set.schools, class.school),
                ];
                (at, class.title.clone(), more, class.count())
            });
            let section = choose(
                asked.section.as_deref(),
                classes.filter(|(.., count)| *count > 0).collect(),
            )?;
            Ok(brought
                .list(Some(section), &Choice::default())
                .map_err(unread)?)
        }
        Brought::List(raw) => {
            let mut list = raw.look(&Choice::default()).map_err(unread)?;
            if !list.classes.is_empty() && asked.section.is_none() && asked.files.len() > 1 {
                // Several files that were named are meant all together.
                let choice = Choice {
                    class: Some(Class::All),
                    ..Choice::default()
                };
                list = raw.look(&choice).map_err(unread)?;
            } else if !list.classes.is_empty() {
                let parts = list.classes.iter().enumerate();
                let parts = parts
                    .filter(|(_, part)| part.count > 0)
                    .map(|(at, part)| (at, part.name.clone(), Default::default(), part.count));
                let section = choose(asked.section.as_deref(), parts.collect())?;
                let choice = Choice {
                    class: Some(Class::At(section)),
                    ..Choice::default()
                };
                list = raw.look(&choice).map_err(unread)?;
            }
            if list.asks_columns {
                return Err(format!("{named} has two columns of names and no heading. Write First Name and Last Name above them, and give it again.").into());
            }
            Ok(list)
        }
    }
}

/// A class of several: its place, what it is called, what else is known of it, and how many children it has.
type Section = (usize, String, [String; 3], usize);

/// The class that `--section` names: by its title, or by title, period, term and school with spaces between.
fn choose(named: Option<&str>, sections: Vec<Section>) -> Result<usize> {
    let whole = |(_, title, more, _): &Section| {
        let more = more.iter().filter(|it| !it.is_empty());
        let all: Vec<&str> = std::iter::once(title.as_str())
            .chain(more.map(String::as_str))
            .collect();
        all.join(", ")
    };
    let key = |text: &str| sort_key(text).replace(|it: char| !it.is_alphanumeric(), "");
    let fits = |section: &&Section, named: &str| {
        key(&section.1) == key(named) || key(&whole(section)) == key(named)
    };
    let found: Vec<&Section> = match named {
        Some(named) => sections
            .iter()
            .filter(|section| fits(section, named))
            .collect(),
        None => Vec::new(),
    };
    if let [one] = found.as_slice() {
        return Ok(one.0);
    }
    let (begin, offered) = match (named, found.len()) {
        (None, _) => (
            "There are several classes in this. Say which with --section.".to_owned(),
            sections.iter().collect(),
        ),
        (Some(named), 0) => (
            format!("There is no class called {named} in this."),
            sections.iter().collect(),
        ),
        (Some(named), _) => (
            format!("Several classes are called {named}. Name one as it stands here."),
            found,
        ),
    };
    let listed = offered
        .iter()
        .take(SECTIONS_LISTED)
        .map(|section| format!("  {} ({})", whole(section), section.3));
    let mut lines: Vec<String> = std::iter::once(begin).chain(listed).collect();
    if offered.len() > SECTIONS_LISTED {
        lines.push(format!("  and {} more", offered.len() - SECTIONS_LISTED));
    }
    Err(lines.join("\n").into())
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
        let import = store.write(attribution, move |tx| class_list::import(tx, &clock, &list));
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
    let answer = match class_list::import_list(app, list).await {
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
