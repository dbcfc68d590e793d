//! `chair import`: class lists from files, taken over by the running server, or by this command where none runs (decision
//! 28).

use std::{io::Write as _, path::Path};

use data_encoding::BASE64;
use flate2::{Compression, write::GzEncoder};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Error, Result, print, runtime, start_clock};
use crate::{
    app::{
        self, App,
        class_import::{self, NotTakenIn, TakenIn},
        class_list::{self, ListImport, NoSuchClass, RosterChanges},
    },
    domain::{
        roster::WrittenName,
        text::{Language, sort_key},
    },
    host::{
        clock::{Clock, Trust},
        control,
        data_folder::{self, read_small},
    },
    i18n::Translations,
    import::{self, Brought, Choice, Class, List, SentFile, Why, class_file, sentence_of},
    limits::{CLASS_FILE_BYTES, CLASS_NAMES, IMPORT_FILE_BYTES},
    settings::Import,
    store::{Attribution, Space, Store, WriteTx},
};

/// Classes of a set that an answer lists.
const SECTIONS_LISTED: usize = 60;

/// Reads the files and takes them over, or says only what would change.
///
/// # Errors
/// They are no list, the class is not there, or the box cannot be reached.
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
        class: class.clone(),
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
    if let Some(letters) = list.letters {
        answer.push(format!(
            "The letters of the file are a guess ({}). If names look wrong, save it as UTF-8 and give it again.",
            letters.label()
        ));
    }
    let guessed: Vec<String> = list
        .ticked()
        .filter(|entry| !entry.open.is_empty() || entry.aside.is_some())
        .map(|entry| format!("line {}, \"{}\"", entry.line, entry.text))
        .collect();
    if !guessed.is_empty() {
        answer.push(format!(
            "What a child is called is a guess here; the teacher's page can change it: {}.",
            guessed.join("; ")
        ));
    }
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
    let brought =
        import::read(&files.collect::<Vec<_>>(), jiff::Zoned::now().date()).map_err(unread)?;
    match &brought {
        Brought::Set(set) => {
            let classes = set.classes.iter().enumerate().map(|(at, class)| {
                let place = |names: &[String], at: Option<usize>| {
                    at.map(|at| names[at].clone()).unwrap_or_default()
                };
                let terms = class.terms.iter().map(|at| set.terms[*at].as_str());
                let called = [class.period.as_str(), class.course.as_str()];
                let called: Vec<&str> = called.into_iter().filter(|it| !it.is_empty()).collect();
                let more = [
                    called.join(" · "),
                    terms.collect::<Vec<_>>().join(" and "),
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
                return Err(format!("{named}: nothing says which columns hold the children's names. Write First Name and Last Name above them in its first line, and give it again.").into());
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
    match (named, found.as_slice(), sections.as_slice()) {
        (_, [one], _) => return Ok(one.0),
        // The only class needs no name.
        (None, _, [only]) => return Ok(only.0),
        _ => {}
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
    let changes = on_stopped_box(folder, move |tx, _| class_list::import(tx, &list))?;
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
