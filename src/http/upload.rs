//! A file that is longer than memory: it is written to the card while it comes, in the data folder and one at a time, and its
//! handler gets a form in which the file's path stands in its place. What is in it is not known here.

use std::{
    error::Error,
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Poll, ready},
    thread,
};

use bytes::Bytes;
use futures_util::{Stream, StreamExt as _, stream};
use http_body_util::BodyExt as _;
use hyper::body::Incoming;
use tokio::{
    sync::{mpsc, oneshot},
    time::timeout,
};

use super::{context::RequestContext, error::HttpError, places::Places};
use crate::{
    app::{
        App,
        copies::{NotRestored, admit_file},
    },
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
/// Before so many bytes it is looked whether the card has room for them.
const LOOK_EVERY: u64 = 4 << 20;

/// Bytes of what stands before the first part and of the head of each: a browser's have some hundred.
const HEAD_BYTES: usize = 8 * 1024;
/// Bytes of a part's name.
const NAME_BYTES: usize = 64;
/// The field by which its handler hears why the file was not kept: `wrong` or `too_soon`. Nobody can send it.
pub const REFUSED: &str = "refused";

/// Reads the fields of a form, and writes its file. The handler sees to it that the file goes. On a box without an owner the
/// field `code` comes before the file, and not a byte of it is kept unless that is the claim code.
///
/// # Errors
/// It is no such form, another one is on its way, or there is no room.
pub(super) async fn receive(
    app: &App,
    places: &Places,
    context: &RequestContext,
    body: Incoming,
    bytes_max: usize,
) -> Result<Bytes, HttpError> {
    let (data, free_min) = (&app.settings.data, app.settings.limits.space.free_min);
    let mut form = SentForm::begin(context, body, bytes_max)?;
    // What comes before the file waits in memory, from anybody; whoever sends it slowly gives the place back.
    let bytes = HEAD_BYTES + limits::CONNECTION_BUFFER_BYTES;
    let place = places.form(context.sender(), bytes).await?;
    let part = timeout(limits::HEADER_TIME, form.read_fields()).await;
    let part = part.map_err(|_| HttpError::Busy)??;
    drop(place);
    let Some(mut part) = part else {
        return Ok(form.encode());
    };
    let code = form.field("code").unwrap_or_default();
    let admitted = admit_file(app, context.principal, context.tried_from(), code).await;
    if let Err(error) = admitted {
        let why = match error.refusal()? {
            NotRestored::TooSoon => "too_soon",
            _ => "wrong",
        };
        // A browser looks for its answer only when it has sent everything.
        while part.chunk().await.map_err(unread)?.is_some() {}
        form.fields.push((REFUSED.to_owned(), why.to_owned()));
        return Ok(form.encode());
    }
    let mut file = SentFile::begin(data, free_min)?;
    while let Some(piece) = part.chunk().await.map_err(unread)? {
        file.write(piece).await?;
    }
    file.end().await?;
    drop(part);
    if form.read_fields().await?.is_some() {
        return Err(HttpError::BadForm);
    }
    let path = file.path.to_string_lossy().into_owned();
    form.fields.push((FILE.to_owned(), path));
    file.is_handed_over = true;
    Ok(form.encode())
}

/// A form while it comes.
struct SentForm {
    parts: multer::Multipart<'static>,
    head: Arc<Mutex<Head>>,
    fields: Vec<(String, String)>,
}

/// The head of a part while it is looked for. Without a bound one that never ends would wait in memory until it does.
#[derive(Default)]
struct Head {
    is_looked_for: bool,
    bytes: usize,
    /// All that has come was looked through once more before this is called too much.
    is_over: bool,
}

impl SentForm {
    fn begin(
        context: &RequestContext,
        body: Incoming,
        bytes_max: usize,
    ) -> Result<Self, HttpError> {
        let kind = context.content_type.as_ref();
        let kind = kind.and_then(|kind| kind.to_str().ok());
        let boundary = kind.and_then(|kind| multer::parse_boundary(kind).ok());
        let boundary = boundary.ok_or(HttpError::BadForm)?;
        let most = multer::SizeLimit::new().whole_stream(bytes_max as u64);
        let limits = multer::Constraints::new().size_limit(most);
        let head = Arc::<Mutex<Head>>::default();
        let pieces = watched(body, Arc::clone(&head));
        Ok(Self {
            parts: multer::Multipart::with_constraints(pieces, boundary, limits),
            head,
            fields: Vec::new(),
        })
    }

    /// Reads fields up to a file, whose part it gives, or to the end.
    async fn read_fields(&mut self) -> Result<Option<multer::Field<'static>>, HttpError> {
        while self.fields.len() <= FIELDS_MAX {
            *lock(&self.head) = Head {
                is_looked_for: true,
                ..Head::default()
            };
            let part = self.parts.next_field().await.map_err(unread)?;
            lock(&self.head).is_looked_for = false;
            let Some(mut part) = part else {
                return Ok(None);
            };
            let name = part.name().unwrap_or_default().to_owned();
            if name == FILE {
                return Ok(Some(part));
            }
            let mut value = Vec::new();
            while let Some(piece) = part.chunk().await.map_err(unread)? {
                value.extend_from_slice(&piece);
                if value.len() as u64 > FIELD_BYTES {
                    return Err(HttpError::BadForm);
                }
            }
            if name.len() > NAME_BYTES || name == REFUSED {
                return Err(HttpError::BadForm);
            }
            let value = String::from_utf8_lossy(&value).into_owned();
            self.fields.push((name, value));
        }
        Err(HttpError::BadForm)
    }

    fn field(&self, name: &str) -> Option<&str> {
        let mut fields = self.fields.iter();
        let field = fields.find(|(it, _)| it == name);
        field.map(|(_, value)| value.as_str())
    }

    fn encode(&self) -> Bytes {
        let form = &mut form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(&self.fields).finish().into()
    }
}

/// The pieces of a body, up to the end of a head that is longer than [`HEAD_BYTES`].
fn watched(
    body: Incoming,
    head: Arc<Mutex<Head>>,
) -> impl Stream<Item = Result<Bytes, Box<dyn Error + Send + Sync>>> + Send {
    let mut pieces = body.into_data_stream();
    stream::poll_fn(move |context| {
        let mut head = lock(&head);
        if head.is_looked_for && head.bytes > HEAD_BYTES {
            if head.is_over {
                return Poll::Ready(Some(Err("the head of a part is too long".into())));
            }
            head.is_over = true;
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        let piece = ready!(pieces.poll_next_unpin(context));
        head.bytes += piece
            .as_ref()
            .map_or(0, |it| it.as_ref().map_or(0, Bytes::len));
        Poll::Ready(piece.map(|it| it.map_err(Into::into)))
    })
}

fn lock(head: &Mutex<Head>) -> MutexGuard<'_, Head> {
    head.lock().unwrap_or_else(PoisonError::into_inner)
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
        let has_room = move |path: &Path| Space::free(path) >= free_min.saturating_add(LOOK_EVERY);
        if !has_room(data) {
            return Err(HttpError::Full);
        }
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
                        if !has_room(&on_card) {
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
