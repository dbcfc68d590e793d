//! The kind sentence for a board's refusal, the same on every screen.

use super::chair_time::chair_moment;
use crate::{app::Room, domain::board::Refusal, i18n::Messages};

/// The sentence of a refusal, with its day and time where it has one.
pub fn board_refusal(messages: &Messages, room: &Room, refusal: Refusal) -> String {
    match refusal {
        Refusal::AlreadySignedUp(slot) if room.is_doubtful => {
            let when = chair_moment(messages, room, slot);
            messages.text_with("own-chair", &[("when", when.into())])
        }
        Refusal::AlreadySignedUp(slot) => {
            let day = messages.day_near(room.board.now.date(), slot.date);
            messages.refusal(
                refusal.word(),
                &[
                    ("day", day.into()),
                    ("time", messages.time(slot.start).into()),
                ],
            )
        }
        Refusal::SheetFirst(student) => {
            let name = room.student(student).map_or("", |student| &student.name);
            messages.refusal(refusal.word(), &[("name", name.into())])
        }
        _ => messages.refusal(refusal.word(), &[]),
    }
}
