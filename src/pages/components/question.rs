//! What a question of the sheet is called, by its role. The questions themselves are in app/questions.

use crate::domain::prep::Role;

/// The id of its name.
pub fn role_words(role: Role) -> &'static str {
    match role {
        Role::Piece => "prep-role-piece",
        Role::Proud => "prep-role-proud",
        Role::Stuck => "prep-role-stuck",
        Role::Tried => "prep-role-tried",
        Role::Ask => "prep-role-ask",
    }
}
