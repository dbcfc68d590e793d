//! What else may answer at the box's address for a while: a portal, a filter, a proxy, another device, another Chair. Plain
//! bytes over TCP; it knows nothing of Chair.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

/// Who answers.
#[derive(Clone, Debug)]
pub enum Answers {
    /// Whoever listens there.
    At(SocketAddr),
    /// Somebody who says this to every request, and hangs up.
    With(String),
    /// Somebody who says this to requests that begin so; all others are theirs who listen there.
    Only(&'static str, String, SocketAddr),
}

/// The address; it is free again when this is dropped.
pub struct ForeignLink {
    /// Where a screen finds whoever answers.
    pub address: SocketAddr,
    shared: Arc<Shared>,
}

struct Shared {
    answers: Mutex<Answers>,
    /// Connections under way: they end when somebody else begins to answer.
    open: Mutex<Vec<TcpStream>>,
    /// Requests that were answered with other words since the last change.
    answered: AtomicU32,
    gone: AtomicBool,
}

impl ForeignLink {
    /// The box answers, for now.
    pub fn to(the_box: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("it has an address");
        let shared = Arc::new(Shared {
            answers: Mutex::new(Answers::At(the_box)),
            open: Mutex::default(),
            answered: AtomicU32::new(0),
            gone: AtomicBool::new(false),
        });
        let here = Arc::clone(&shared);
        std::thread::spawn(move || {
            for screen in listener.incoming().map_while(Result::ok) {
                if here.gone.load(Ordering::SeqCst) {
                    return;
                }
                let shared = Arc::clone(&here);
                std::thread::spawn(move || shared.serve(&screen));
            }
        });
        Self { address, shared }
    }

    /// From now on somebody else answers. What is under way is cut off.
    pub fn let_answer(&self, answers: Answers) {
        *self.shared.answers.lock().unwrap() = answers;
        self.shared.answered.store(0, Ordering::SeqCst);
        for open in self.shared.open.lock().unwrap().drain(..) {
            let _ = open.shutdown(Shutdown::Both);
        }
    }

    /// How many requests were answered with other words since then.
    pub fn answered(&self) -> u32 {
        self.shared.answered.load(Ordering::SeqCst)
    }
}

impl Drop for ForeignLink {
    fn drop(&mut self) {
        self.shared.gone.store(true, Ordering::SeqCst);
        let nobody = Answers::With(String::new());
        self.let_answer(nobody);
        // The listener wakes and sees that it is over.
        let _ = TcpStream::connect(self.address);
    }
}

impl Shared {
    fn serve(&self, screen: &TcpStream) {
        let answers = self.answers.lock().unwrap().clone();
        match answers {
            Answers::At(there) => self.carry(screen, there),
            Answers::With(words) => {
                if ask(screen).is_some() {
                    let _ = (&mut &*screen).write_all(words.as_bytes());
                    self.answered.fetch_add(1, Ordering::SeqCst);
                }
                let _ = screen.shutdown(Shutdown::Both);
            }
            Answers::Only(begins, words, there) => {
                let read = ask(screen).unwrap_or_default();
                if read.starts_with(begins.as_bytes()) {
                    let _ = (&mut &*screen).write_all(words.as_bytes());
                    self.answered.fetch_add(1, Ordering::SeqCst);
                } else if !read.is_empty() {
                    self.carry_one(screen, there, &read);
                }
                let _ = screen.shutdown(Shutdown::Both);
            }
        }
    }

    /// One request and its answer: the next comes by a connection of its own.
    fn carry_one(&self, screen: &TcpStream, there: SocketAddr, request: &[u8]) {
        let Ok(server) = TcpStream::connect(there) else {
            return;
        };
        let clones = [screen, &server].map(|end| end.try_clone().expect("a socket"));
        self.open.lock().unwrap().extend(clones);
        let request = String::from_utf8_lossy(request);
        let request = request.replacen("Connection: keep-alive", "Connection: close", 1);
        let _ = (&mut &server).write_all(request.as_bytes());
        pour(&server, screen);
    }

    fn carry(&self, screen: &TcpStream, there: SocketAddr) {
        let Ok(server) = TcpStream::connect(there) else {
            let _ = screen.shutdown(Shutdown::Both);
            return;
        };
        let ends = [screen, &server];
        let clones = ends.map(|end| end.try_clone().expect("a socket"));
        self.open.lock().unwrap().extend(clones);
        std::thread::scope(|scope| {
            scope.spawn(|| pour(&server, screen));
            pour(screen, &server);
        });
    }
}

/// Until either end is closed.
fn pour(mut from: &TcpStream, mut to: &TcpStream) {
    let _ = std::io::copy(&mut from, &mut to);
    let _ = from.shutdown(Shutdown::Both);
    let _ = to.shutdown(Shutdown::Both);
}

/// Reads one whole request.
fn ask(mut screen: &TcpStream) -> Option<Vec<u8>> {
    let mut read = Vec::new();
    let mut bytes = [0; 4096];
    loop {
        let count = screen.read(&mut bytes).ok().filter(|count| *count > 0)?;
        read.extend_from_slice(&bytes[..count]);
        let text = String::from_utf8_lossy(&read).to_lowercase();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.split("content-length:").nth(1);
            let length = length.and_then(|rest| rest.lines().next()?.trim().parse().ok());
            if body.len() >= length.unwrap_or(0) {
                return Some(read);
            }
        }
    }
}
