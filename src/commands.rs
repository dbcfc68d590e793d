//! The commands beside `serve`: what a person at the box can ask of it. Each answers with lines, or one plain sentence why not.

mod doctor;
mod import;

use std::time::Duration;

pub use doctor::doctor;
pub use import::import;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::{
    app::{App, literal},
    host::{announce::addresses_of, certificate::fingerprint, control},
    run::reachable,
    settings::Folder,
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

/// `chair claim-card`: a card for the teacher, with where the box is and its code.
///
/// # Errors
/// No server runs on the folder, or the box has an owner already.
#[expect(clippy::print_stdout, reason = "the command's answer")]
pub fn claim_card(folder: &Folder) -> Result<(), String> {
    let answer = control::ask(&folder.data, "claim-card").map_err(|_| {
        format!(
            "No Chair is running with the data in {}. Start it first, as the same user.",
            folder.data.display()
        )
    })?;
    let card: Card = serde_json::from_str(&answer).map_err(|_| {
        "This box has been claimed. Its teacher signs in with her passphrase.".to_owned()
    })?;
    println!("{}\n", card.room.as_deref().unwrap_or("Chair"));
    println!("1. On your laptop, open one of these addresses. Your browser warns once; go on.");
    for address in &card.addresses {
        println!("   {address}");
    }
    println!("2. Type this code: {} {}", &card.code[..4], &card.code[4..]);
    println!("3. Choose a passphrase, and write down the recovery code.");
    println!("Ten minutes later a child can save the first chair.");
    Ok(())
}

/// What stands on a claim card.
#[derive(Deserialize, Serialize)]
struct Card {
    room: Option<String>,
    addresses: Vec<String>,
    code: String,
}

/// The card of a running box that nobody has claimed, as one line.
pub(crate) fn card_of(app: &App) -> String {
    let card = Card {
        room: app.room_name(),
        addresses: card_addresses(app),
        code: app.claim.now(),
    };
    json!(card).to_string()
}

/// The teacher's addresses: over the secure link, where there is one.
fn card_addresses(app: &App) -> Vec<String> {
    let names = &app.names;
    let mut hosts = app.announcer.status().names;
    hosts.extend(addresses_of(names.http).into_iter().map(literal));
    let address = |host: &String| {
        let secure = names.secure_address(host, "/");
        secure.unwrap_or_else(|| names.address(host, "/"))
    };
    hosts.iter().map(address).collect()
}

/// How often the terminal looks whether there is something new to say.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// Says on the terminal where to go, again whenever a name or an address is new, and each fresh claim code while the box
/// has no owner (D13).
pub(crate) async fn say_where_to_go(app: &App) {
    let (mut said, mut code) = (Vec::new(), String::new());
    let mut changes = app.announcer.changes();
    loop {
        let lines = where_to_go(app);
        for line in lines.iter().filter(|line| !said.contains(*line)) {
            eprintln!("{line}");
        }
        said = lines;
        let mut rest = LOOK_EVERY;
        if !app.is_claimed() {
            let now = app.claim.now();
            if code != now {
                eprintln!("Claim code: {} {}", &now[..4], &now[4..]);
                code = now;
            }
            rest = Duration::from_secs(1).max(app.claim.holds_for().min(rest));
        }
        if let Ok(Ok(())) = tokio::time::timeout(rest, changes.changed()).await {
            // Names come one by one, and are said together.
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
    }
}

/// Names and addresses, and the address of the room as a code: the camera of an old tablet opens it, which names it may not.
fn where_to_go(app: &App) -> Vec<String> {
    let names = &app.names;
    let mut lines = vec![format!(
        "On this machine: http://{}/",
        reachable(names.http)
    )];
    if let Some(certificate) = app.certificate.get() {
        // To compare with what a device says of the certificate that it shall trust (X4).
        let print = fingerprint(certificate.authority());
        lines.push(format!("Fingerprint of its certificate: {print}"));
    }
    if names.http.ip().is_loopback() {
        let secure = names.https.map(reachable);
        lines.extend(secure.map(|door| format!("For the teacher: https://{door}/")));
        return lines;
    }
    let addresses: Vec<String> = addresses_of(names.http).into_iter().map(literal).collect();
    let mut hosts = app.announcer.status().names;
    hosts.extend_from_slice(&addresses);
    let all: Vec<String> = hosts.iter().map(|host| names.address(host, "/")).collect();
    if !all.is_empty() {
        lines.push(format!("In the classroom: {}", all.join("  ")));
    }
    let secure: Vec<String> = hosts
        .iter()
        .filter_map(|host| names.secure_address(host, "/"))
        .collect();
    if !secure.is_empty() {
        lines.push(format!("For the teacher: {}", secure.join("  ")));
    }
    if let Some(address) = addresses.first()
        && let Ok(code) = qrcode::QrCode::new(names.address(address, "/"))
    {
        let drawn = code
            .render::<qrcode::render::unicode::Dense1x2>()
            .quiet_zone(true)
            .build();
        lines.push(drawn);
    }
    lines
}
