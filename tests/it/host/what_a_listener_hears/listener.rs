//! Somebody between the screens and the box, who hears every byte.

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// Somebody between a screen and the box who changes nothing and forgets nothing.
pub(super) struct Listener {
    pub(super) address: SocketAddr,
    heard: Arc<Mutex<Vec<u8>>>,
}

impl Listener {
    pub(super) fn before(door: SocketAddr) -> Self {
        let socket = TcpListener::bind((door.ip(), 0)).unwrap();
        let address = socket.local_addr().unwrap();
        let heard = Arc::new(Mutex::new(Vec::new()));
        let ears = Arc::clone(&heard);
        thread::spawn(move || {
            for screen in socket.incoming().map_while(Result::ok) {
                let Ok(inner) = TcpStream::connect(door) else {
                    return;
                };
                let way = |from: &TcpStream, to: &TcpStream| {
                    let (from, to) = (from.try_clone().unwrap(), to.try_clone().unwrap());
                    let ears = Arc::clone(&ears);
                    thread::spawn(move || overhear(from, to, &ears));
                };
                way(&screen, &inner);
                way(&inner, &screen);
            }
        });
        Self { address, heard }
    }

    /// All that went by, as far as it is text.
    pub(super) fn heard(&self) -> String {
        String::from_utf8_lossy(&self.heard.lock().unwrap()).into_owned()
    }
}

fn overhear(mut from: TcpStream, mut to: TcpStream, ears: &Mutex<Vec<u8>>) {
    let mut some = [0; 16 * 1024];
    while let Ok(count @ 1..) = from.read(&mut some) {
        // Heard first: whoever has the answer can be sure that it stands in the ears.
        ears.lock().unwrap().extend_from_slice(&some[..count]);
        if to.write_all(&some[..count]).is_err() {
            break;
        }
    }
    let _ = to.shutdown(Shutdown::Write);
}
