//! `chair claim-card`: a card for the teacher of a box that nobody has claimed, with where it is and its code.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{CLAIMED, Result, ask, hosts, output::print};
use crate::{app::App, settings::Folder};

/// `chair claim-card`: a card for the teacher, with where the box is and its code.
///
/// # Errors
/// No server runs on the folder, or the box has an owner already.
pub fn claim_card(folder: &Folder) -> Result {
    let answer = ask(folder, "claim-card")?;
    let card: Card = serde_json::from_str(&answer).map_err(|_| CLAIMED)?;
    let mut lines = vec![
        format!("{}\n", card.room.as_deref().unwrap_or("Chair")),
        "1. On your laptop, open one of these addresses. Your browser warns once; go on."
            .to_owned(),
    ];
    lines.extend(card.addresses.iter().map(|address| format!("   {address}")));
    let (start, end) = card.code.split_at(4);
    lines.extend([
        format!("2. Type this code: {start} {end}"),
        "3. Choose a passphrase, and write down the recovery code.".to_owned(),
        "Ten minutes later a child can save the first chair.".to_owned(),
    ]);
    print(lines)
}

/// What stands on a claim card.
#[derive(Deserialize, Serialize)]
struct Card {
    room: Option<String>,
    /// Over the secure link, where there is one.
    addresses: Vec<String>,
    code: String,
}

/// The running box's side: the card of a box that nobody has claimed, as one line.
pub(super) fn answer(app: &App) -> String {
    let names = &app.names;
    let address = |host: &String| {
        let secure = names.secure_address(host, "/");
        secure.unwrap_or_else(|| names.address(host, "/"))
    };
    let card = Card {
        room: app.room_name(),
        addresses: hosts(app).iter().map(address).collect(),
        code: app.claim.now(),
    };
    json!(card).to_string()
}
