//! A classroom's Wi-Fi between a tablet and the box: it can be slow, drop requests, swallow answers or send half of one, and
//! be cut for a while. Plain bytes over TCP; it knows nothing of Chair.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU32, Ordering};
use std::time::Duration;

/// How late everything is while the link is rough.
const LATE: Duration = Duration::from_secs(2);
/// How soon an open connection hears that the link was cut.
const HEARS: Duration = Duration::from_millis(50);

/// What becomes of the answer under way on one connection.
const WHOLE: u8 = 0;
const HALF: u8 = 1;
const NONE: u8 = 2;

/// The link; it is gone when this is dropped.
pub struct RoughLink {
    /// Where the tablet finds the box through it.
    pub address: SocketAddr,
    air: Arc<Air>,
}

struct Air {
    the_box: SocketAddr,
    cut: AtomicBool,
    rough: AtomicBool,
    gone: AtomicBool,
    /// Forms that were sent while it was rough.
    sent: AtomicU32,
    /// Those of them that went wrong.
    spoiled: AtomicU32,
}

impl RoughLink {
    /// A good link to the box, for now.
    pub fn to(the_box: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("it has an address");
        let air = Arc::new(Air {
            the_box,
            cut: AtomicBool::new(false),
            rough: AtomicBool::new(false),
            gone: AtomicBool::new(false),
            sent: AtomicU32::new(0),
            spoiled: AtomicU32::new(0),
        });
        let shared = Arc::clone(&air);
        std::thread::spawn(move || {
            for tablet in listener.incoming().map_while(Result::ok) {
                if shared.gone.load(Ordering::SeqCst) {
                    return;
                }
                let air = Arc::clone(&shared);
                std::thread::spawn(move || carry(&air, tablet));
            }
        });
        Self { address, air }
    }

    /// From now on: two seconds late, and of five forms one is dropped, one gets half an answer, and now and then one gets
    /// none.
    pub fn be_rough(&self) {
        self.air.rough.store(true, Ordering::SeqCst);
    }

    /// Nothing comes through.
    pub fn cut(&self) {
        self.air.cut.store(true, Ordering::SeqCst);
    }

    /// It is a good link again.
    pub fn mend(&self) {
        self.air.rough.store(false, Ordering::SeqCst);
        self.air.cut.store(false, Ordering::SeqCst);
    }

    /// How many forms went wrong so far.
    pub fn spoiled(&self) -> u32 {
        self.air.spoiled.load(Ordering::SeqCst)
    }
}

impl Drop for RoughLink {
    fn drop(&mut self) {
        self.air.gone.store(true, Ordering::SeqCst);
        self.cut();
        // The listener wakes and sees that it is over.
        let _ = TcpStream::connect(self.address);
    }
}

/// One connection, until either side ends it or the link is cut.
fn carry(air: &Arc<Air>, tablet: TcpStream) {
    let Ok(the_box) = TcpStream::connect(air.the_box) else {
        return reset(&tablet, None);
    };
    let answer = Arc::new(AtomicU8::new(WHOLE));
    let (Ok(mut from_box), Ok(mut to_tablet)) = (the_box.try_clone(), tablet.try_clone()) else {
        return reset(&tablet, Some(&the_box));
    };
    let fate = Arc::clone(&answer);
    let back = std::thread::spawn(move || {
        let mut bytes = vec![0; 64 * 1024];
        while let Ok(read @ 1..) = from_box.read(&mut bytes) {
            let whole = match fate.load(Ordering::SeqCst) {
                WHOLE => to_tablet.write_all(&bytes[..read]).is_ok(),
                HALF => to_tablet.write_all(&bytes[..read / 2]).is_err(),
                _ => false,
            };
            if !whole {
                return reset(&to_tablet, Some(&from_box));
            }
        }
        let _ = to_tablet.shutdown(Shutdown::Write);
    });
    forth(air, &tablet, &the_box, &answer);
    let _ = back.join();
}

fn forth(air: &Air, tablet: &TcpStream, the_box: &TcpStream, answer: &AtomicU8) {
    let _ = tablet.set_read_timeout(Some(HEARS));
    let mut bytes = vec![0; 64 * 1024];
    let (mut tablet_reads, mut box_writes) = (tablet, the_box);
    loop {
        if air.cut.load(Ordering::SeqCst) {
            return reset(tablet, Some(the_box));
        }
        let read = match tablet_reads.read(&mut bytes) {
            Ok(0) => return reset(tablet, Some(the_box)),
            Ok(read) => read,
            Err(why)
                if matches!(
                    why.kind(),
                    std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut
                ) =>
            {
                continue;
            }
            Err(_) => return reset(tablet, Some(the_box)),
        };
        if air.rough.load(Ordering::SeqCst) && bytes.starts_with(b"POST ") {
            let nth = air.sent.fetch_add(1, Ordering::SeqCst);
            let (dropped, fate) = match nth % 5 {
                1 => (true, WHOLE),
                3 => (false, HALF),
                4 if nth.is_multiple_of(2) => (false, NONE),
                _ => (false, WHOLE),
            };
            if dropped || fate != WHOLE {
                air.spoiled.fetch_add(1, Ordering::SeqCst);
            }
            if dropped {
                return reset(tablet, Some(the_box));
            }
            answer.store(fate, Ordering::SeqCst);
            std::thread::sleep(LATE);
        }
        if box_writes.write_all(&bytes[..read]).is_err() {
            return reset(tablet, Some(the_box));
        }
    }
}

/// Ends a connection as a lost link does: no goodbye, and nothing more of what was under way.
fn reset(tablet: &TcpStream, the_box: Option<&TcpStream>) {
    let _ = socket2::SockRef::from(tablet).set_linger(Some(Duration::ZERO));
    let _ = tablet.shutdown(Shutdown::Both);
    if let Some(the_box) = the_box {
        let _ = the_box.shutdown(Shutdown::Both);
    }
}
