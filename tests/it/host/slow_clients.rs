//! Clients that are slow, silent or gone: none of them may keep a child waiting, and no live page may suffer for them.

use std::{
    io::{Read as _, Write as _},
    net::SocketAddr,
    thread,
    time::{Duration, Instant},
};

use chair::host::serve::ConnectionLimits;
use warp::Filter as _;

use crate::support::front_door::{Client, FrontDoor, run, short_limits};

/// Whether a hang-up came when its limit says: not before, and with no more delay than a busy machine adds.
fn assert_on_time(closed_after: Duration, limit: Duration) {
    let early = limit.saturating_sub(Duration::from_millis(30));
    let late = limit + Duration::from_millis(700);
    assert!(
        (early..late).contains(&closed_after),
        "closed after {closed_after:?} with a limit of {limit:?}"
    );
}

#[test]
fn the_real_limits_are_those_in_the_docs() {
    let limits = ConnectionLimits::default();
    let seconds = [
        limits.header,
        limits.idle,
        limits.handshake,
        limits.unacknowledged,
        limits.stop,
    ]
    .map(|l| l.as_secs());
    assert_eq!(seconds, [10, 30, 10, 20, 5]);
    assert!(limits.connections_max <= 2048);
}

#[test]
fn a_connection_that_says_nothing_is_closed() {
    let door = FrontDoor::open(short_limits());
    assert_on_time(door.client().closed_after(), short_limits().header);
}

#[test]
fn half_a_head_is_closed_also_when_it_trickles() {
    let door = FrontDoor::open(short_limits());
    let mut client = door.client();
    client.say("GET / HTTP/1.1\r\nHost: box.local\r\nX-Slow: ");
    let begun = Instant::now();
    while client.is_open() && begun.elapsed() < Duration::from_secs(5) {
        // It may be closed between the question and the write.
        let _ = client.stream.write_all(b"a");
        thread::sleep(Duration::from_millis(50));
    }
    assert_on_time(begun.elapsed(), short_limits().header);
}

#[test]
fn an_idle_connection_is_kept_for_a_while_and_then_closed() {
    let door = FrontDoor::open(short_limits());
    let mut client = door.client();
    assert!(client.get("/").ends_with("hello"));
    assert_on_time(client.closed_after(), short_limits().idle);
}

#[test]
fn the_second_request_of_a_connection_has_the_time_of_a_first() {
    let door = FrontDoor::open(short_limits());
    let mut client = door.client();
    client.get("/");
    // Longer than a head may take, shorter than idling may.
    thread::sleep(Duration::from_secs(1));
    client.say("GET / HTTP/1.1\r\n");
    assert_on_time(client.closed_after(), short_limits().header);
}

#[test]
fn a_tls_handshake_that_never_ends_is_closed() {
    let door = FrontDoor::open(short_limits());
    let mut silent = Client::connect(door.https);
    assert_on_time(silent.closed_after(), short_limits().handshake);
    let mut half = Client::connect(door.https);
    half.stream.write_all(&[22, 3, 1, 2, 0, 1]).unwrap();
    assert_on_time(half.closed_after(), short_limits().handshake);
}

#[test]
fn a_live_page_outlasts_every_limit() {
    let door = FrontDoor::open(short_limits());
    let mut page = door.client();
    page.listen();
    let end = Instant::now() + Duration::from_secs(3);
    while Instant::now() < end {
        page.read_until("tick\n").expect("the stream goes on");
    }
}

#[test]
fn a_slow_answer_outlasts_the_limit_for_heads() {
    let door = FrontDoor::open(ConnectionLimits {
        header: Duration::from_millis(200),
        ..short_limits()
    });
    assert!(door.client().get("/slow").ends_with("at last"));
}

#[test]
fn a_slow_upload_is_the_services_matter() {
    let door = FrontDoor::open(short_limits());
    let mut client = door.client();
    client.say("POST /echo HTTP/1.1\r\nHost: box.local\r\nContent-Length: 10\r\n\r\n");
    for _ in 0..10 {
        thread::sleep(Duration::from_millis(100));
        client.say("z");
    }
    assert!(
        client
            .read_answer()
            .expect("an answer")
            .ends_with("zzzzzzzzzz")
    );
}

#[test]
fn a_long_download_over_a_slow_network_comes_through() {
    // The whole answer is with the kernel and hyper long before it has been sent: that must not count as idle.
    let door = FrontDoor::open(ConnectionLimits {
        idle: Duration::from_secs(1),
        ..short_limits()
    });
    let mut client = door.client();
    client.say("GET /large HTTP/1.1\r\nHost: box.local\r\n\r\n");
    client.read_until("\r\n\r\n").expect("a head");
    let mut chunk = vec![0; 2 * 1024 * 1024];
    for _ in 0..12 {
        thread::sleep(Duration::from_millis(150));
        client
            .stream
            .read_exact(&mut chunk)
            .expect("the next piece");
    }
    assert!(
        client.is_open(),
        "and the next page comes over the same connection"
    );
    assert!(client.get("/").ends_with("hello"));
    assert_on_time(client.closed_after(), Duration::from_secs(1));
}

#[test]
fn five_hundred_silent_connections_keep_nobody_waiting() {
    let limits = ConnectionLimits {
        header: Duration::from_secs(3),
        ..short_limits()
    };
    let door = FrontDoor::open(limits);
    let many: Vec<_> = (0..500).map(|_| door.client()).collect();
    door.wait_for_connections(500);
    let begun = Instant::now();
    assert!(door.client().get("/").ends_with("hello"));
    // Whoever waited for the silent ones would wait for their three seconds.
    assert!(
        begun.elapsed() < Duration::from_secs(2),
        "answered after {:?}",
        begun.elapsed()
    );
    // The one that was answered may idle on; all the silent ones are gone.
    let begun = Instant::now();
    while door.counts.connections() > 1 {
        assert!(
            begun.elapsed() < Duration::from_secs(30),
            "{} are still open",
            door.counts.connections()
        );
        thread::sleep(Duration::from_millis(10));
    }
    drop(many);
}

#[test]
fn a_head_that_is_too_large_is_refused() {
    let door = FrontDoor::open(short_limits());
    let mut client = door.client();
    client.say(&format!(
        "GET / HTTP/1.1\r\nHost: box.local\r\nX-Large: {}",
        "x".repeat(200 * 1024)
    ));
    let told = client.read_until("\r\n").expect("an answer");
    assert!(told.contains("431"), "{told}");
}

#[test]
fn stock_warp_keeps_slow_clients_for_ever_and_we_do_not() {
    let (tell, told) = std::sync::mpsc::channel::<SocketAddr>();
    // Ends with the test program: this server has no way to end while a client is slow.
    thread::spawn(move || {
        run(async move {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
                .await
                .expect("a free port");
            tell.send(listener.local_addr().expect("bound"))
                .expect("the test waits");
            warp::serve(warp::path::end().map(|| "hello".to_owned()))
                .incoming(listener)
                .run()
                .await;
        });
    });
    let stock = told.recv().expect("a stock server");
    let ours = FrontDoor::open(short_limits());
    let slow = |to: SocketAddr| {
        let silent = Client::connect(to);
        let mut half = Client::connect(to);
        half.say("GET / HTTP/1.1\r\nHost: b");
        let mut idle = Client::connect(to);
        idle.get("/");
        [silent, half, idle]
    };
    let (at_stock, at_ours) = (slow(stock), slow(ours.http));
    thread::sleep(Duration::from_millis(2500));
    assert!(
        at_stock.iter().all(Client::is_open),
        "warp has learned to hang up: its server may do now"
    );
    assert!(!at_ours.iter().any(Client::is_open));
}
