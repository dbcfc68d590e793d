//! Both keys of a room: the address as a code for a camera, and to type.

use maud::{Markup, html};

use super::qr;
use crate::{app::sign_in::RoomCode, i18n::Messages};

/// `addresses` are those of the page on which a device joins; the first of them stands in the code.
pub fn room_keys(messages: &Messages, code: &RoomCode, addresses: &[String]) -> Markup {
    html! {
        div.keys {
            @if let Some(first) = addresses.first() { (qr(messages.text("room-qr"), &format!("{first}#{}", code.token))) }
            div {
                p { (messages.text("room-scan")) }
                @for address in addresses { p.address dir="ltr" { (address) } }
                p { (messages.text("room-type")) }
                p.number.letters dir="ltr" { (code.letters) }
            }
        }
    }
}
