//! `chair setup-code` and `chair claim-card`: the claim code of a running box that nobody has claimed, alone or on a card for
//! its teacher; and `chair metrics-token`, for whoever watches many boxes.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Result, ask, hosts, print};
use crate::{app::App, host::machine::Machine, pages::setup::metrics, settings::Folder};

/// The sentence for whoever wants the claim code of a box that has an owner.
const CLAIMED: &str = "This box has been claimed. Its teacher signs in with her passphrase.";

/// `chair setup-code`: asks the running server for the code of this moment (decision 16).
///
/// # Errors
/// No server runs on the folder, or the box has an owner already.
pub fn setup_code(folder: &Folder) -> Result {
    let answer = ask(folder, "setup-code")?;
    let code = answer.strip_prefix("code ").ok_or(CLAIMED)?;
    print([code])
}

/// `chair metrics-token`: what a program shows at /metrics from another machine.
///
/// # Errors
/// The box was never started.
pub fn metrics_token(folder: &Folder) -> Result {
    let shown = folder.data.display();
    let machine = Machine::load(&folder.data);
    let machine =
        machine.ok_or_else(|| format!("There is no box in {shown} yet. Start it once."))?;
    print([metrics::token(&machine.key)])
}

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
