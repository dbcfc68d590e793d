//! The commands beside `serve`: what a person at the box can ask of it. Each answers with lines, or one plain sentence why not.

use std::{
    net::{IpAddr, SocketAddr},
    time::Duration,
};

use serde_json::json;

use crate::{
    app::App,
    host::{announce::lan_addresses, control},
    run::reachable,
    settings::{Doctor, Folder},
    store::{Space, sqlite_version},
    web::{PrintedRow, SITEMAP},
};

/// `chair setup-code`: asks the running server for the code of this moment (D13).
///
/// # Errors
/// No server runs on the folder, or the box has an owner already.
#[expect(clippy::print_stdout, reason = "the command's answer")]
pub fn setup_code(folder: &Folder) -> Result<(), String> {
    let answer = control::ask(&folder.data, "setup-code").map_err(|_| {
        format!(
            "No Chair is running with the data in {}. Start it first, as the same user.",
            folder.data.display()
        )
    })?;
    match answer.strip_prefix("code ") {
        Some(code) => {
            println!("{code}");
            Ok(())
        }
        None => {
            Err("This box has been claimed. Its teacher signs in with her passphrase.".to_owned())
        }
    }
}

/// `chair doctor`: what is well and what is not, without changing anything.
///
/// # Errors
/// Something is wrong, in one sentence after the findings.
#[expect(clippy::print_stdout, reason = "the command's answer")]
pub fn doctor(asked: &Doctor) -> Result<(), String> {
    if asked.sitemap {
        let rows: Vec<PrintedRow> = SITEMAP.iter().map(PrintedRow::from).collect();
        if asked.json {
            println!("{}", json!(rows));
        } else {
            for row in SITEMAP {
                println!("{:?}\t{}\t{}", row.method, row.path, row.noun.file());
            }
        }
        return Ok(());
    }
    let folder = &asked.folder.data;
    let database = folder.join("chair.db");
    let free = Space::free(&database);
    let running = control::ask(folder, "setup-code").is_ok();
    if asked.json {
        println!(
            "{}",
            json!({ "folder": folder, "database": database.exists(), "running": running, "free_bytes": free, "sqlite": sqlite_version() })
        );
    } else {
        println!("Data folder: {}", folder.display());
        println!(
            "Database: {}",
            if database.exists() {
                "there"
            } else {
                "not made yet"
            }
        );
        println!("Running: {}", if running { "yes" } else { "no" });
        println!("Free space: {} MB", free >> 20);
        println!("SQLite: {}", sqlite_version());
    }
    if free < Space::default().free_min {
        Err("The card is nearly full: make room on it.".to_owned())
    } else {
        Ok(())
    }
}

/// Says on the terminal where to go, and each fresh claim code while the box has no owner (D13).
pub(crate) async fn say_where_to_go(app: &App) {
    let mut said = String::new();
    say_addresses(app);
    loop {
        if app.is_claimed() {
            return;
        }
        let code = app.claim.now();
        if code != said {
            eprintln!("Claim code: {} {}", &code[..4], &code[4..]);
            said = code;
        }
        tokio::time::sleep(
            Duration::from_secs(1).max(app.claim.holds_for().min(Duration::from_secs(5))),
        )
        .await;
    }
}

fn say_addresses(app: &App) {
    let addresses = |door: SocketAddr, scheme: &str| {
        let mut hosts = vec![reachable(door).ip().to_string()];
        if door.ip().is_unspecified() {
            hosts = app.announcer.status().names;
            hosts.extend(lan_addresses().into_iter().map(|ip| match ip {
                IpAddr::V4(ip) => ip.to_string(),
                IpAddr::V6(ip) => format!("[{ip}]"),
            }));
        }
        let address = |host| format!("{scheme}://{host}:{}/", door.port());
        hosts.into_iter().map(address).collect::<Vec<_>>()
    };
    eprintln!("On this machine: http://{}/", reachable(app.names.http));
    let classroom = addresses(app.names.http, "http");
    if app.names.http.ip().is_unspecified() {
        eprintln!("In the classroom: {}", classroom.join("  "));
    }
    if let Some(https) = app.names.https {
        eprintln!("For the teacher: {}", addresses(https, "https").join("  "));
    }
    // The address, not the name: the camera of an old tablet opens it too.
    if let Some(last) = classroom
        .last()
        .filter(|_| app.names.http.ip().is_unspecified())
        && let Ok(code) = qrcode::QrCode::new(last)
    {
        eprintln!(
            "{}",
            code.render::<qrcode::render::unicode::Dense1x2>()
                .quiet_zone(true)
                .build()
        );
    }
}
