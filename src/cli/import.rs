//! `chair import`: class lists from files, taken over by the running server, or by this command where none runs (decision
//! 28).

use std::{fs, io::Write as _, path::Path};

use data_encoding::BASE64;
use flate2::{Compression, write::GzEncoder};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Error, Result, print, runtime, start_clock};
use crate::{
    app::{
        self, App,
        class_import::{self, NotTakenIn, TakenIn},
        roster::{self, ListImport, NoSuchClass, RosterChanges},
    },
    domain::{
        roster::{Line, WrittenName, names_and_unfit},
        text::Language,
    },
    host::{
        clock::{Clock, Trust},
        control,
        data_folder::{self, read_small},
    },
    i18n::Translations,
    import::{
        class_file,
        plain::{self, Unreadable},
    },
    limits::{CLASS_FILE_BYTES, CLASS_NAMES},
    settings::Import,
    store::{Attribution, Space, Store, WriteTx},
};

/// Reads the files and takes them over, or says only what would change.
///
/// # Errors
/// A file is no list, the class is not there, or the box cannot be reached.
pub fn import(asked: &Import) -> Result {
    if let [file] = &asked.files[..]
        && let Ok(bytes) = read_small(file, CLASS_FILE_BYTES + 1)
        && class_file::looks_like_one(&bytes)
    {
        return import_class(asked, &bytes);
    }
    let Some(class) = asked.class.clone() else {
        return Err("Say which class the list is of: --class NAME.".into());
    };
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
        class: class.clone(),
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
        class, changes.added, changes.renamed, changes.same
    ));
    if changes.missing > 0 {
        answer.push(format!(
            "{} on the class list are not in the file. They stay; the teacher's page can take them off.",
            changes.missing
        ));
    }
    print(answer)
}

/// A whole class, from its file.
fn import_class(asked: &Import, file: &[u8]) -> Result {
    if asked.dry_run {
        return Err("A whole class is taken in or not: there is no dry run of it.".into());
    }
    let folder = &asked.folder.data;
    let question = json!({ "called": asked.class, "file": BASE64.encode(&packed(file)?) });
    let question = format!("import-class {question}");
    let taken = if let Ok(answer) = control::ask_for_work(folder, &question) {
        serde_json::from_str(&answer)
            .map_err(|_| "The running Chair did not understand. Is it an older one?")?
    } else {
        let (file, called) = (file.to_owned(), asked.class.clone());
        on_stopped_box(folder, move |tx, _| {
            class_import::take_in_for_owner(tx, &file, called.as_deref())
        })?
        .into()
    };
    match taken {
        ClassAnswer::Taken { children } => {
            print([format!("The class is here, with {children} children.")])
        }
        ClassAnswer::Refused(sentence) => Err(sentence.into()),
    }
}

/// Packed it is short enough to be handed on, whatever it was.
fn packed(file: &[u8]) -> Result<Vec<u8>> {
    if file.starts_with(&[0x1f, 0x8b]) {
        return Ok(file.to_owned());
    }
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    let done = gzip.write_all(file).and_then(|()| gzip.finish());
    done.map_err(|error| format!("The file could not be packed: {error}.").into())
}

/// What the running server answers about a class.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
enum ClassAnswer {
    Taken { children: usize },
    Refused(String),
}

impl From<app::Result<TakenIn, NotTakenIn>> for ClassAnswer {
    fn from(taken: app::Result<TakenIn, NotTakenIn>) -> Self {
        match taken {
            Ok(taken) => Self::Taken {
                children: taken.children,
            },
            Err(app::Error::Refused(why)) => {
                let translations = Translations::load();
                let said = translations.of(Language::English).text(why.said());
                Self::Refused(said.to_owned())
            }
            Err(error) => Self::Refused(format!("Nothing was taken in: {error}.")),
        }
    }
}

/// The running box's side of it.
pub(super) async fn answer_class(app: &App, asked: &str) -> String {
    #[derive(Deserialize)]
    struct Asked {
        called: Option<String>,
        file: String,
    }
    let Ok(asked) = serde_json::from_str::<Asked>(asked) else {
        return "unknown".to_owned();
    };
    let Ok(file) = BASE64.decode(asked.file.as_bytes()) else {
        return "unknown".to_owned();
    };
    let taken = app.write_as_box(move |tx| {
        class_import::take_in_for_owner(tx, &file, asked.called.as_deref())
    });
    json!(ClassAnswer::from(taken.await)).to_string()
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
    let changes = on_stopped_box(folder, move |tx, clock| roster::import(tx, clock, &list))?;
    changes.map_err(|error| Error::Sentence(sentence(error)))
}

/// Writes into the folder of a box that does not run.
fn on_stopped_box<T: Send + 'static, R: Send + std::fmt::Debug + 'static>(
    folder: &Path,
    write: impl FnOnce(&WriteTx<'_>, &Clock) -> app::Result<T, R> + Send + 'static,
) -> Result<app::Result<T, R>> {
    there_is_data(folder)?;
    let lock = data_folder::take_folder(folder)?;
    let store = Store::open(folder, Space::default())?;
    let written = runtime()?.block_on(async {
        // The box's own clock, which may have been set from a teacher's device.
        let clock = start_clock(&store).await;
        let attribution = Attribution {
            at: clock.now().as_second(),
            doubtful: clock.trust() == Trust::Doubtful,
            by: "box".to_owned(),
        };
        store.write(attribution, move |tx| write(tx, &clock)).await
    });
    store.close();
    drop(lock);
    Ok(written)
}

/// That a folder holds a classroom: no command makes a new one by mistake.
pub(super) fn there_is_data(folder: &Path) -> Result {
    if folder.join("chair.db").exists() {
        return Ok(());
    }
    let folder = folder.display();
    let sentence = format!("There is no Chair data in {folder}. Say where it is with --data.");
    Err(sentence.into())
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
