//! The words for whether the sheet comes before the chair, for a class and for one child.

use crate::domain::prep::SheetRule;

/// The message id of those words.
pub fn sheet_rule_words(rule: SheetRule) -> &'static str {
    match rule {
        SheetRule::Gate => "class-sheet-gate",
        SheetRule::Nudge => "class-sheet-nudge",
        SheetRule::Off => "class-sheet-off",
    }
}
