//! `chair claim-card`: a card for the teacher of a box that nobody has claimed, with where it is and its code.

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::{
    app::{App, literal},
    host::{control, mdns::addresses_of},
    settings::Folder,
};

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
