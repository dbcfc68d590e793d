//! What other commands ask of the running box over its control socket. Each answer is made beside the command that asks.

use std::sync::Arc;

use serde_json::json;

use crate::{
    app::{App, doctor},
    cli::{claim_card, import},
    store::Condition,
};

/// One line for one line.
pub(super) async fn answer(app: Arc<App>, question: String) -> String {
    match question.as_str() {
        "setup-code" | "claim-card"
            if app.is_claimed() && app.store.condition() != Condition::Damaged =>
        {
            "claimed".to_owned()
        }
        "setup-code" => format!("code {}", app.claim.now()),
        "claim-card" => claim_card::answer(&app),
        "doctor" => json!(doctor::findings(&app)).to_string(),
        _ => match question.strip_prefix("import ") {
            Some(list) => import::answer(&app, list).await,
            None => "unknown".to_owned(),
        },
    }
}
