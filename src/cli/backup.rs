//! `chair backup`: a copy of the box in a file, made by the running server or by this command where none runs; and a look
//! through a file that is one.

use std::{
    fs,
    io::{self, BufRead as _, Read as _},
    os::unix::fs::MetadataExt as _,
    path::Path,
    sync::Arc,
    thread,
    time::Duration,
};

use serde::{Deserialize, Serialize};
use serde_json::json;
use tokio::{
    signal::unix::{SignalKind, signal},
    sync::oneshot,
};

use super::{Error, Result, print, runtime, serve::finish_restoring, start_clock, tell};
use crate::{
    app::{
        App,
        copies::{self, NotMade, NotRestored, Source, make_from, verify},
    },
    backup::{CopyKey, Header, Manifest, Unreadable, Why},
    domain::text::Language,
    host::{
        clock::Trust,
        control, data_folder,
        machine::Machine,
        new_file,
        shelf::{Shelf, hash_of, open_file, settle},
    },
    i18n::{Translations, bare},
    pages::teacher::copies::{not_made, not_restored},
    secret,
    settings::Backup,
    store::{self, Condition, Contents, Space, Store},
};

/// How often the running server is asked how far it is.
const ASKED_EVERY: Duration = Duration::from_millis(200);

/// Makes a copy and puts it into a file, or looks through one.
///
/// # Errors
/// There is no copy, in one sentence.
pub fn backup(asked: &Backup) -> Result {
    let folder = &asked.folder.data;
    let Some(file) = &asked.file else {
        return match make(folder, "backup before-update", Why::BeforeUpdate) {
            Err(Error::Sentence(why)) if why == NOBODYS => print([NOBODYS]),
            made => made,
        };
    };
    if asked.verify {
        return look_through(asked, file);
    }
    make(folder, "backup", Why::Asked)?;
    let shelf = Shelf::of(folder);
    let newest = shelf.copies().pop().ok_or("There is no copy.")?;
    let shown = file.display();
    put(&shelf, &newest, file).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => {
            format!("{shown} is there already. Name a file that is not.")
        }
        io::ErrorKind::InvalidData => {
            format!("{shown} was not read back as it was written: use another card or stick.")
        }
        _ => format!("{shown} cannot be written: {error}."),
    })?;
    print([
        format!("{shown} is a copy of this box, made {}.", newest.made),
        "It was read back and is whole.".to_owned(),
    ])?;
    if newest.codes.is_empty() {
        tell(
            "It opens on this box alone: the recovery code is not known here yet. The teacher types it under Copies in Room.",
        );
    }
    Ok(())
}

/// Makes one among the box's own, by the running server where there is one.
fn make(folder: &Path, question: &str, why: Why) -> Result {
    match control::ask(folder, question) {
        Ok(answer) if answer == "begun" => wait_for_the_box(folder),
        Ok(answer) if answer == "unclaimed" => Err(NOBODYS.into()),
        Ok(_) => Err(OLDER.into()),
        Err(_) => make_here(folder, why),
    }
}

pub(super) const NOBODYS: &str = "Nobody has claimed this box: there is nothing to copy yet.";
const STOPPED: &str = "The running Chair has stopped, or starts anew with a copy that is being put back. Please try again in a minute.";
pub(super) const OLDER: &str = "The running Chair did not understand. Is it an older one?";

fn put(shelf: &Shelf, copy: &Manifest, into: &Path) -> io::Result<()> {
    new_file::write_new(into, |out, unfinished| {
        io::copy(&mut open_file(&shelf.path_of(copy))?, out)?;
        settle(out)?;
        let (bytes, sha256) = hash_of(open_file(unfinished)?)?;
        if (bytes, sha256) == (copy.bytes, copy.sha256.clone()) {
            return Ok(());
        }
        Err(io::ErrorKind::InvalidData.into())
    })
}

/// What the running server says of copies, as one line.
#[derive(Deserialize, Serialize)]
pub(super) struct State {
    doing: bool,
    failed: Option<String>,
    pub(super) not_restored: Option<String>,
}

/// The running box's side: begins to make one.
pub(super) fn begin(app: &Arc<App>, why: Why) -> String {
    if !app.is_claimed() {
        return "unclaimed".to_owned();
    }
    copies::begin_making(app, why);
    "begun".to_owned()
}

/// The running box's side: what this user's other command has put into place takes over.
pub(super) fn begin_restoring(app: &Arc<App>) -> String {
    copies::begin_taking_over(app);
    "begun".to_owned()
}

/// The running box's side: how far it is.
pub(super) fn state(app: &App) -> String {
    let copies = &app.copies;
    let state = State {
        doing: copies.doing().is_some(),
        failed: copies.failed().map(|why| sentence_of_not_made(&why)),
        not_restored: copies.not_restored().map(|why| sentence(&why)),
    };
    json!(state).to_string()
}

pub(super) fn ask_state(folder: &Path) -> Option<State> {
    let answer = control::ask(folder, "copies").ok()?;
    serde_json::from_str(&answer).ok()
}

fn wait_for_the_box(folder: &Path) -> Result {
    loop {
        let state = ask_state(folder).ok_or(STOPPED)?;
        if !state.doing {
            return state.failed.map_or(Ok(()), |why| Err(Error::Sentence(why)));
        }
        thread::sleep(ASKED_EVERY);
    }
}

/// Where no server runs.
fn make_here(folder: &Path, why: Why) -> Result {
    if !folder.join("chair.db").exists() {
        let folder = folder.display();
        let sentence = format!("There is no Chair data in {folder}. Say where it is with --data.");
        return Err(sentence.into());
    }
    let lock = data_folder::take_folder(folder)?;
    finish_restoring(folder)?;
    let machine = Machine::load_or_make(folder)?;
    let store = Store::open(folder, Space::default())?;
    let made = runtime()?.block_on(make_of(&store, &machine, folder, why));
    store.close();
    drop(lock);
    match made {
        Some(Ok(_)) => Ok(()),
        Some(Err(why)) => Err(Error::Sentence(sentence_of_not_made(&why))),
        None => Err(NOBODYS.into()),
    }
}

/// A copy of an open database that no server has; nothing where it is nobody's.
pub(super) async fn make_of(
    store: &Store,
    machine: &Machine,
    data: &Path,
    why: Why,
) -> Option<std::result::Result<bool, NotMade>> {
    if store.condition() == Condition::Damaged {
        return Some(Err(NotMade::Damaged));
    }
    match store.read(store::people::find_owner).await {
        Ok(None) => return None,
        Ok(Some(_)) => {}
        Err(error) => return Some(Err(error.into())),
    }
    let clock = start_clock(store).await;
    let source = Source {
        store,
        machine,
        data,
        space: Space::default(),
        at: clock.now(),
        clock_trusted: clock.trust() == Trust::Trusted,
    };
    Some(make_from(&source, why, false).await)
}

/// `chair backup --verify`: opened, looked through and told, without changing anything.
fn look_through(asked: &Backup, file: &Path) -> Result {
    let keys = keys(&[&asked.folder.data], asked.code)?;
    let folder = std::env::temp_dir();
    take_away_leftovers(&folder);
    let opened = folder.join(format!("{OPENED}{}", std::process::id()));
    let looked = runtime()?.block_on(verify_or_stop(file, keys, &opened));
    if let Err(error) = fs::remove_file(&opened)
        && error.kind() != io::ErrorKind::NotFound
    {
        tell(&format!(
            "{} could not be taken away: {error}.",
            opened.display()
        ));
    }
    let (header, _) = looked?.map_err(|why| match why {
        Unreadable::WrongKey if !asked.code => another_boxs(file),
        why => sentence_for(file, &why),
    })?;
    print(describe(file, &header))
}

/// The plain database that a copy is opened into, by the beginning of its name; behind it stands the number of the process.
const OPENED: &str = "chair-verify-";

type Looked = std::result::Result<(Header, Contents), Unreadable>;

/// Looks through a copy until somebody has enough of it: what was opened must not lie there when this command is gone.
async fn verify_or_stop(file: &Path, keys: Vec<CopyKey>, opened: &Path) -> Result<Looked> {
    let caught = |kind| signal(kind).map_err(|error| format!("Signals cannot be caught: {error}."));
    let mut signals = (
        caught(SignalKind::terminate())?,
        caught(SignalKind::interrupt())?,
        caught(SignalKind::hangup())?,
    );
    let (reply, replied) = oneshot::channel();
    let (file, opened) = (file.to_owned(), opened.to_owned());
    thread::spawn(move || {
        let looked = verify(&file, &keys, Space::free(&opened), &opened);
        drop(reply.send(looked));
    });
    let stopped = Err("The copy was not looked through to its end.".into());
    tokio::select! {
        looked = replied => looked.map_or(stopped, Ok),
        _ = signals.0.recv() => stopped,
        _ = signals.1.recv() => stopped,
        _ = signals.2.recv() => stopped,
    }
}

/// Takes away what was opened by a command that was killed.
fn take_away_leftovers(folder: &Path) {
    let own = rustix::process::geteuid().as_raw();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let process = name.strip_prefix(OPENED).map(str::parse::<u32>);
        let Some(Ok(process)) = process else { continue };
        let is_own = entry
            .metadata()
            .is_ok_and(|it| it.is_file() && it.uid() == own);
        if is_own && !Path::new(&format!("/proc/{process}")).exists() {
            drop(fs::remove_file(entry.path()));
        }
    }
}

fn describe(file: &Path, header: &Header) -> [String; 3] {
    let made = jiff::Timestamp::from_second(header.made_at).unwrap_or_default();
    let clock = if header.clock_trusted {
        ""
    } else {
        " (its clock was in doubt)"
    };
    let count = |table| header.counts.get(table).copied().unwrap_or_default();
    [
        format!(
            "{} is a copy of box {} and is whole.",
            file.display(),
            header.r#box
        ),
        format!(
            "Made {made}{clock} by Chair {}, version {} of the tables, {} bytes.",
            header.version, header.schema, header.bytes
        ),
        format!(
            "{} children, {} sheets, {} talks, {} sign-ups.",
            count("student"),
            count("sheet"),
            count("conference"),
            count("sign_up")
        ),
    ]
}

/// The keys of the boxes in these folders, and of the recovery code that is asked for: it is typed, and never stands in a
/// command.
pub(super) fn keys(folders: &[&Path], asks_code: bool) -> Result<Vec<CopyKey>> {
    let mut keys = Vec::new();
    if asks_code {
        tell("Recovery code:");
        let mut line = String::new();
        io::stdin()
            .lock()
            .take(1024)
            .read_line(&mut line)
            .map_err(|error| format!("The code could not be read: {error}."))?;
        let bits = secret::read_recovery_code(&line)
            .ok_or("That is no recovery code. It has 27 letters and digits: please check each.")?;
        keys.push(CopyKey::of_recovery_code(bits));
    }
    for folder in folders {
        if folder.join("machine.json").exists() {
            keys.extend(Machine::load_or_make(folder)?.copy_keys());
        }
    }
    if keys.is_empty() {
        return Err("There is no box here whose key could open it: ask with --code.".into());
    }
    Ok(keys)
}

/// What is said of a copy that the keys at hand do not open, where nobody was asked for a code.
pub(super) fn another_boxs(file: &Path) -> String {
    format!(
        "{} is a copy of another box, or of one whose key is not here any more. Say --code to be asked for its recovery code.",
        file.display()
    )
}

fn sentence_for(file: &Path, why: &Unreadable) -> String {
    match why {
        Unreadable::Card(error) => format!("{} cannot be read: {error}.", file.display()),
        why => sentence(&NotRestored::Unreadable(why.clone())),
    }
}

pub(super) fn sentence(why: &NotRestored) -> String {
    in_english(not_restored(why))
}

pub(super) fn sentence_of_not_made(why: &NotMade) -> String {
    in_english(not_made(why))
}

fn in_english(id: &str) -> String {
    bare(Translations::load().of(Language::English).text(id))
}

/// Whether there is a database that is anybody's.
pub(super) fn has_database(folder: &Path) -> bool {
    store::examine(&folder.join("chair.db")) != store::Found::None
}
