//! A chair that was saved for a child: by the teacher, or because it came free while the child waited. Yes, another time, or
//! not now: only the teacher sees the answer, and it costs nothing.

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;
use strum::VariantArray;

use crate::{
    app::{App, booking},
    domain::{
        board::{Reservation, ReservationKind, Said, SignUp},
        id::SignUpId,
        principal::Principal,
    },
    http::{
        context::RequestContext,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    i18n::Messages,
    pages::components::{isolated, message},
};

#[derive(Deserialize)]
struct Form {
    say: String,
}

/// The child says yes, another time, or not now.
pub(super) async fn answer(
    id: SignUpId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = read(&form)?;
    let said: Said = form.say.parse().map_err(|_| HttpError::BadForm)?;
    let Principal::Student(child) = context.principal else {
        return Err(HttpError::NotYours);
    };
    booking::answer_reservation(&app, child, id, said).await?;
    let next = match said {
        Said::Another => "/board",
        Said::Yes | Said::NotNow => "/prep",
    };
    Ok(response::done(&context, next))
}

/// The card on the child's own page. `when` says which chair it is.
pub(super) fn card(
    messages: &Messages,
    reservation: Reservation,
    sign_up: &SignUp,
    when: &str,
) -> Markup {
    let title = match reservation.kind {
        ReservationKind::Invited => "reservation-invited",
        ReservationKind::Waited => "reservation-waited",
    };
    html! {
        h2 { (message(messages, title)) }
        p { (isolated(when)) }
        form method="post" action={ "/prep/reservations/" (sign_up.id) } {
            div.says {
                @for &said in Said::VARIANTS { button name="say" value=(said) { (messages.text(words(said))) } }
            }
        }
    }
}

fn words(said: Said) -> &'static str {
    match said {
        Said::Yes => "reservation-yes",
        Said::Another => "reservation-another",
        Said::NotNow => "reservation-not-now",
    }
}
