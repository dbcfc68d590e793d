//! A file that is longer than memory: it is written to the card while it comes, in the data folder and one at a time, and its
//! handler gets a form in which the file's path stands in its place. What is in it is not known here.

use std::{
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
    thread,
};

use bytes::Bytes;
use http_body_util::BodyExt as _;
use hyper::body::Incoming;
use tokio::sync::{mpsc, oneshot};

use super::{context::RequestContext, error::HttpError};
use crate::{
    app::App,
    host::shelf::{Shelf, make_private},
    limits,
    store::Space,
};

/// The field of the file, in the form that comes and in the one that its handler gets.
pub const FILE: &str = "file";
/// Other fields of such a form.
const FIELDS_MAX: usize = 8;
/// Bytes of one of them.
const FIELD_BYTES: u64 = 1024;
/// Pieces that wait for the card.
const PIECES: usize = 4;
/// After so many bytes it is looked whether the card has room for more.
const LOOK_EVERY: u64 = 4 << 20;

/// Reads the fields of a form, and writes its file. The handler sees to it that the file goes.
///
/// # Errors
/// It is no such form, another one is on its way, or there is no room.
pub(super) async fn receive(
    app: &App,
    context: &RequestContext,
    body: Incoming,
    bytes_max: usize,
) -> Result<Bytes, HttpError> {
    let (data, free_min) = (&app.settings.data, app.settings.limits.space.free_min);
    let kind = context.content_type.as_ref();
    let kind = kind.and_then(|kind| kind.to_str().ok());
    let boundary = kind.and_then(|kind| multer::parse_boundary(kind).ok());
    let boundary = boundary.ok_or(HttpError::BadForm)?;
    let most = multer::SizeLimit::new().whole_stream(bytes_max as u64);
    let limits = multer::Constraints::new().size_limit(most);
    let mut parts = multer::Multipart::with_constraints(body.into_data_stream(), boundary, limits);
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut sent = None;
    for _ in 0..=FIELDS_MAX {
        let Some(mut part) = parts.next_field().await.map_err(unread)? else {
            let file: Option<SentFile> = sent;
            if let Some(mut file) = file {
                fields.push((FILE.to_owned(), file.path.to_string_lossy().into_owned()));
                file.is_handed_over = true;
            }
            let form = &mut form_urlencoded::Serializer::new(String::new());
            return Ok(form.extend_pairs(&fields).finish().into());
        };
        let name = part.name().unwrap_or_default().to_owned();
        if name == FILE {
            if sent.is_some() {
                return Err(HttpError::BadForm);
            }
            let mut file = SentFile::begin(data, free_min)?;
            while let Some(piece) = part.chunk().await.map_err(unread)? {
                file.write(piece).await?;
            }
            file.end().await?;
            sent = Some(file);
            continue;
        }
        let mut value = Vec::new();
        while let Some(piece) = part.chunk().await.map_err(unread)? {
            value.extend_from_slice(&piece);
            if value.len() as u64 > FIELD_BYTES {
                return Err(HttpError::BadForm);
            }
        }
        fields.push((name, String::from_utf8_lossy(&value).into_owned()));
    }
    Err(HttpError::BadForm)
}

fn unread(error: multer::Error) -> HttpError {
    log::debug!("a file was not received: {error}");
    match error {
        multer::Error::StreamSizeExceeded { .. } => HttpError::TooBig,
        _ => HttpError::BadForm,
    }
}

/// The file while it comes. Dropped before it is handed over, it goes.
struct SentFile {
    path: PathBuf,
    pieces: Option<mpsc::Sender<Bytes>>,
    written: Option<oneshot::Receiver<io::Result<()>>>,
    is_handed_over: bool,
}

impl SentFile {
    fn begin(data: &Path, free_min: u64) -> Result<Self, HttpError> {
        let path = Shelf::of(data).unfinished("sent");
        let file = path
            .parent()
            .map_or(Ok(()), fs::create_dir_all)
            .and_then(|()| make_private(&path));
        let file = file.map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => HttpError::Busy,
            _ => not_written(&error),
        })?;
        let (pieces, mut waiting) = mpsc::channel::<Bytes>(PIECES);
        let (tell, written) = oneshot::channel();
        let on_card = path.clone();
        let write = move || {
            let mut file = file;
            let (mut bytes, mut looked) = (0, 0);
            let mut write = || -> io::Result<()> {
                while let Some(piece) = waiting.blocking_recv() {
                    bytes += piece.len() as u64;
                    if bytes - looked >= LOOK_EVERY {
                        looked = bytes;
                        file.sync_data()?;
                        if Space::free(&on_card) < free_min {
                            return Err(io::ErrorKind::StorageFull.into());
                        }
                    }
                    file.write_all(&piece)?;
                }
                Ok(())
            };
            drop(tell.send(write()));
        };
        let thread = thread::Builder::new().name("upload".to_owned());
        let sent = Self {
            path,
            pieces: Some(pieces),
            written: Some(written),
            is_handed_over: false,
        };
        thread
            .stack_size(256 * 1024)
            .spawn(write)
            .map_err(|_| HttpError::Busy)?;
        Ok(sent)
    }

    async fn write(&mut self, piece: Bytes) -> Result<(), HttpError> {
        let sent = match &self.pieces {
            Some(pieces) => pieces.send(piece).await.is_ok(),
            None => false,
        };
        if sent {
            return Ok(());
        }
        // The card did not take the last one: it says why.
        self.end().await?;
        Err(HttpError::NotSaved)
    }

    async fn end(&mut self) -> Result<(), HttpError> {
        self.pieces = None;
        let Some(written) = self.written.take() else {
            return Ok(());
        };
        let written = written.await.map_err(|_| HttpError::NotSaved)?;
        written.map_err(|error| not_written(&error))
    }
}

impl Drop for SentFile {
    fn drop(&mut self) {
        if !self.is_handed_over
            && let Err(error) = fs::remove_file(&self.path)
        {
            log::warn!("{} could not be taken away: {error}", self.path.display());
        }
    }
}

fn not_written(error: &io::Error) -> HttpError {
    log::warn!("a file that was sent could not be written: {error}");
    match error.kind() {
        io::ErrorKind::StorageFull => HttpError::Full,
        _ => HttpError::NotSaved,
    }
}

/// The most bytes that such a form may have: its file and what stands round it.
pub const FORM_BYTES: usize = limits::COPY_FILE_BYTES + 64 * 1024;
