//! What an invitation and a substitute's card show: the address to open, as a code for a camera and to type, and ten letters. The
//! letters stand behind the `#` of the address, where no log keeps them. Only her own page shows them.

use std::sync::Arc;

use maud::{Markup, html};

use super::called;
use crate::{
    app::{
        App, class_for, day_in,
        sign_in::{code_of_substitute, invitations_of},
    },
    domain::{class::Class, id::TeacherId, principal::Standing, text::shortened},
    http::{HttpError, RequestContext, Result, response},
    i18n::{Messages, bare},
    limits,
    pages::components::{Layout, isolated, name, notice, print_notice, qr},
    store::{self, ReadTx, adults::Adult},
};

/// Where a phone opens a page of the box: by its name, else as this page was reached; secure wherever the box is.
fn address_of(app: &App, context: &RequestContext, path: &str) -> String {
    let named = app.announcer.status().names.into_iter().next();
    let host = named.as_deref().unwrap_or(&context.host);
    let plain = || match &named {
        Some(name) => app.names.address(name, path),
        // It was reached under this host and port.
        None => format!("http://{}{path}", context.host),
    };
    app.names.secure_address(host, path).unwrap_or_else(plain)
}

/// The invitation of hers that is open.
pub(in crate::pages::teacher) async fn show_invitation(
    app: Arc<App>,
    context: RequestContext,
) -> Result {
    let (reader, by) = (Arc::clone(&app), context.teacher()?);
    let open = app
        .store
        .read(move |tx| invitations_of(tx, &reader, by.id))
        .await?;
    let messages = app.translations.of(context.language);
    let back = Some("/teach/people");
    let layout = Layout::teacher(messages, messages.text("people-invitation"), back);
    let Some((_, code)) = open.into_iter().next() else {
        return Ok(response::page(layout.page(html! {
            p { (messages.text("people-invitation-none")) }
            form method="post" action="/teach/people/invite" { button.main { (messages.text("people-invite")) } }
        })));
    };
    let address = address_of(&app, &context, "/door/join");
    let days = limits::INVITATION_LIFE.as_secs() / (24 * 3600);
    Ok(response::page(layout.page(html! {
        div.paper {
            p.lead { (messages.text("people-invitation-lead")) }
            (draw_code(messages, "people-invitation-qr", &address, &code))
            p { (isolated(&messages.text_with("people-invitation-once", &[("count", days.into())]))) }
            form.screen-only method="post" action="/teach/people/invitation/end" {
                button.plain { (messages.text("people-invitation-end")) }
            }
        }
    })))
}

/// The code, and how it is used on a device of one's own.
fn draw_code(messages: &Messages, label: &str, address: &str, code: &str) -> Markup {
    html! {
        div.keys {
            (qr(messages.text(label), &format!("{address}#{code}")))
            div {
                p { (messages.text("people-code-scan")) }
                p.address dir="ltr" { (address) }
                p { (messages.text("people-code-type")) }
                p.code id="code" dir="ltr" { (code) }
            }
        }
    }
}

/// A substitute's card, to print.
pub(in crate::pages::teacher) async fn show_card(
    id: TeacherId,
    app: Arc<App>,
    context: RequestContext,
) -> Result {
    let principal = context.principal;
    let load = move |tx: &ReadTx<'_>| {
        let adult = store::adults::find(tx, id)?;
        let adult = adult.filter(|it| it.standing == Standing::Substitute && !it.is_ended);
        Ok(adult.zip(class_for(tx, &principal, None)?))
    };
    let (adult, class) = app.store.read(load).await?.ok_or(HttpError::NotFound)?;
    Ok(response::page(draw_card(&app, &context, &adult, &class)))
}

fn draw_card(app: &App, context: &RequestContext, adult: &Adult, class: &Class) -> Markup {
    let messages = app.translations.of(context.language);
    let until = adult.until.unwrap_or_default();
    let last = day_in(class, until - 1);
    let today = day_in(class, app.clock.now().as_second());
    let day = messages.day(today, last);
    let code = code_of_substitute(&app.machine.key, adult.id);
    let address = address_of(app, context, "/door/substitute");
    let back = Some("/teach/people");
    let layout = Layout::teacher(messages, messages.text("people-card"), back);
    layout.page(html! {
        div.paper {
            @if app.is_over(until) {
                (notice(false, &html! { (messages.text("people-card-over")) }))
            } @else {
                (print_notice(messages, "people-card-print"))
            }
            section.card.substitute {
                h2 { (name(called(messages, adult))) }
                @if let Some(room) = app.room_name() { p.room { bdi { (shortened(&room, limits::ROOM_NAME_GRAPHEMES_MAX)) } } }
                p { strong { (isolated(&messages.text_with("people-card-day", &[("day", bare(&day).into())]))) } }
                (draw_code(messages, "people-card-qr", &address, &code))
                p { (messages.text("people-card-may")) }
                p { (messages.text("people-card-secure")) }
            }
        }
    })
}
