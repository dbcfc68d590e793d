//! `chair export`: a class as a file, made by the running server, or by this command where none runs (decision 28). The same
//! files as those of the teacher's page.

use std::{
    io::{self, Read as _, Write as _},
    path::Path,
};

use bytes::Bytes;
use data_encoding::BASE64;
use flate2::read::GzDecoder;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Error, Result, import::there_is_data, print, runtime, start_clock};
use crate::{
    app::{
        self, App,
        class_list::{NoSuchClass, find_by_name},
        exports::{Built, Progress, What, build},
    },
    domain::text::Language,
    host::{clock::Clock, control, data_folder, new_file},
    i18n::Translations,
    settings::Export,
    store::{ReadTx, Space, Store},
};

/// What is asked for, as one line.
#[derive(Deserialize, Serialize)]
struct Asked {
    class: String,
    format: String,
}

/// What the running server answers, as one line.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
enum Answer {
    /// Bytes in base 64, and whether they are packed by gzip.
    File {
        bytes: String,
        packed: bool,
    },
    Refused(String),
}

/// Saves a class as a file.
///
/// # Errors
/// The class is not there, the file cannot be made, or something stands in its place.
pub fn export(asked: &Export) -> Result {
    let question = Asked {
        class: asked.class.clone(),
        format: asked.format.clone(),
    };
    let folder = &asked.folder.data;
    let line = format!("export {}", json!(question));
    let answer = match control::ask_for_work(folder, &line) {
        Ok(answer) => serde_json::from_str(&answer)
            .map_err(|_| "The running Chair did not understand. Is it an older one?")?,
        Err(_) => on_stopped_box(folder, question)?,
    };
    match answer {
        Answer::File { bytes, packed } => {
            let bytes = BASE64.decode(bytes.as_bytes());
            let bytes = bytes.map_err(|_| "The file did not arrive whole. Try again.")?;
            let shown = asked.file.display();
            let length = save(&asked.file, &bytes, packed).map_err(|error| match error.kind() {
                io::ErrorKind::AlreadyExists => {
                    format!("{shown} is there already. Say another name.")
                }
                _ => format!("{shown} cannot be written: {error}."),
            })?;
            print([format!("{} is in {shown}: {length} bytes.", asked.class)])
        }
        Answer::Refused(sentence) => Err(Error::Sentence(sentence)),
    }
}

/// Writes a new file for this user alone; what is there, be it a link, is no place to write.
fn save(path: &Path, bytes: &[u8], packed: bool) -> io::Result<u64> {
    new_file::write_new(path, |file, _| {
        if packed {
            return io::copy(&mut GzDecoder::new(bytes).by_ref(), file);
        }
        file.write_all(bytes)?;
        Ok(bytes.len() as u64)
    })
}

fn on_stopped_box(folder: &Path, asked: Asked) -> Result<Answer> {
    there_is_data(folder)?;
    let lock = data_folder::take_folder(folder)?;
    let store = Store::open(folder, Space::default())?;
    let built = runtime()?.block_on(async {
        let clock = start_clock(&store).await;
        let translations = Translations::load();
        store
            .read(move |tx| Ok(made(tx, &translations, &clock, &asked)))
            .await
    });
    store.close();
    drop(lock);
    let built = built.map_err(app::Error::from).and_then(|built| built);
    Ok(answer_of(built))
}

fn made(
    tx: &ReadTx<'_>,
    translations: &Translations,
    clock: &Clock,
    asked: &Asked,
) -> app::Result<Built, NoSuchClass> {
    let what = match asked.format.as_str() {
        "csv" => What::Tables,
        "json" => What::ClassFile,
        _ => What::Week,
    };
    let class = find_by_name(tx, &asked.class)?;
    let progress = Progress::default();
    Ok(build(
        tx,
        translations,
        Language::English,
        clock,
        &class,
        what,
        &progress,
    )?)
}

fn answer_of(built: app::Result<Built, NoSuchClass>) -> Answer {
    match built {
        Ok(Built {
            bytes, unpacked, ..
        }) => Answer::File {
            bytes: encoded(&bytes),
            packed: unpacked.is_some(),
        },
        Err(app::Error::Refused(no_class)) => Answer::Refused(no_class.to_string()),
        Err(error) => Answer::Refused(format!("The file could not be made: {error}.")),
    }
}

fn encoded(bytes: &Bytes) -> String {
    BASE64.encode(bytes)
}

/// The running box's side.
pub(super) async fn answer(app: &std::sync::Arc<App>, asked: &str) -> String {
    let Ok(asked) = serde_json::from_str::<Asked>(asked) else {
        return "unknown".to_owned();
    };
    let reader = std::sync::Arc::clone(app);
    let read = app
        .store
        .read(move |tx| Ok(made(tx, &reader.translations, &reader.clock, &asked)));
    let built = read.await.map_err(app::Error::from).and_then(|built| built);
    json!(answer_of(built)).to_string()
}
