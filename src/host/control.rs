//! `DIR/control`: the Unix socket by which other commands reach the running server. Only the same user may open it.
//! One line of question, one line of answer.

use std::{
    fs, io,
    os::unix::{fs::PermissionsExt as _, net::UnixStream as PlainStream},
    path::Path,
    time::Duration,
};

use tokio::{
    io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader},
    net::{UnixListener, UnixStream},
};

use crate::limits;

/// Answers questions until the listener's task is dropped.
///
/// # Errors
/// The socket cannot be made.
pub fn listen(folder: &Path) -> io::Result<UnixListener> {
    let path = folder.join("control");
    // Only one Chair holds the folder's lock, so a socket that is still there belongs to a killed one.
    match fs::remove_file(&path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let listener = UnixListener::bind(&path)?;
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600))?;
    Ok(listener)
}

/// Gives every question to `answer` and its answer back.
pub async fn serve<F: Future<Output = String>>(
    listener: UnixListener,
    answer: impl Fn(String) -> F,
) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                // Nothing can be said to somebody who hung up or asks too slowly.
                drop(answer_one(stream, &answer).await);
            }
            Err(error) => {
                log::warn!("the control socket: {error}");
                tokio::time::sleep(Duration::from_millis(200)).await;
            }
        }
    }
}

async fn answer_one<F: Future<Output = String>>(
    mut stream: UnixStream,
    answer: &impl Fn(String) -> F,
) -> io::Result<()> {
    let (read, mut write) = stream.split();
    let mut question = String::new();
    let mut asked = BufReader::new(read.take(limits::CONTROL_QUESTION_BYTES));
    tokio::time::timeout(limits::CONTROL_TIME, asked.read_line(&mut question)).await??;
    let answers = async {
        let answer = answer(question.trim().to_owned()).await;
        write.write_all(answer.as_bytes()).await?;
        write.write_all(b"\n").await
    };
    tokio::time::timeout(limits::CONTROL_WORK_TIME, answers).await?
}

/// Asks the server that runs on this folder, from another process of the same user.
///
/// # Errors
/// No server runs there, or it does not answer.
pub fn ask(folder: &Path, question: &str) -> io::Result<String> {
    ask_within(folder, question, limits::CONTROL_TIME)
}

/// The same for what takes long: a whole class.
///
/// # Errors
/// As [`ask`].
pub fn ask_for_work(folder: &Path, question: &str) -> io::Result<String> {
    ask_within(folder, question, limits::CONTROL_WORK_TIME)
}

fn ask_within(folder: &Path, question: &str, time: Duration) -> io::Result<String> {
    use std::io::{BufRead as _, Write as _};
    let mut stream = PlainStream::connect(folder.join("control"))?;
    stream.set_read_timeout(Some(time))?;
    stream.write_all(format!("{question}\n").as_bytes())?;
    let mut answer = String::new();
    std::io::BufReader::new(stream).read_line(&mut answer)?;
    Ok(answer.trim_end().to_owned())
}
