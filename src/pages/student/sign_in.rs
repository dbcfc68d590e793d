//! A child comes in: the names of the room, two pictures, a card. Asking the teacher is ask.rs; what a try is worth is
//! domain/door.rs.

use crate::domain::class::Member;
use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use crate::http::route::Audience;
use crate::{
    app::{App, Proof, prove},
    domain::{
        door::{Pictures, Refusal},
        id::StudentId,
        principal::{Device, Principal, StudentSession},
        roster::Student,
    },
    http::{
        context::RequestContext,
        cookies,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    i18n::Messages,
    pages::components::{
        self, chosen_pictures, empty_chair, isolated,
        layout::{Layout, page, page_headed},
        notice, two_pictures,
    },
    store::{self, door::ChildAtDoor},
};

/// The layout of a page on a child's device.
pub(crate) fn layout<'a>(
    messages: &'a Messages,
    title: &'a str,
    back: Option<&'a str>,
) -> Layout<'a> {
    Layout {
        audience: Audience::Student,
        home: "/",
        ..Layout::teacher(messages, title, back)
    }
}

/// "Tap your name": the first page of a device of the room.
pub(crate) async fn names(app: &Arc<App>, context: &RequestContext) -> Result {
    let room = app.room(context.principal, None).await?;
    let room = room.ok_or(HttpError::NotFound)?;
    let messages = app.translations.of(context.language);
    let layout = Layout {
        live: Some("roster"),
        ..layout(messages, messages.text("enter-names"), None)
    };
    let heading = html! {
        h1 { (messages.text("enter-names")) }
        p.room id="room-here" data-live { bdi { (room.class.name) } }
    };
    Ok(response::page(page_headed(
        &layout,
        &heading,
        &html! {
            div id="names-here" data-live {
                @if room.students.is_empty() {
                    div.alone { (empty_chair()) p.lead { (messages.text("board-no-roster")) } }
                } @else {
                    ul.names.here aria-label=(messages.text("names-list")) {
                        @for student in room.students.iter() {
                            li {
                                a id={ "name-" (student.id) } href={ "/door/student/" (student.id) } {
                                    (components::chair(student.drawing)) (components::name(&student.name))
                                }
                            }
                        }
                    }
                }
            }
            p.under { a.button href="/door/card" { (messages.text("enter-card")) } }
        },
    )))
}

/// The page of one name: two pictures to tap, or to choose on the first day.
pub(crate) async fn knock(student: StudentId, app: Arc<App>, context: RequestContext) -> Result {
    let Some(device) = context.device else {
        return Err(HttpError::NotYours);
    };
    let drawn = draw_knock(&app, &context, (device, student), None).await?;
    Ok(response::page(drawn))
}

async fn draw_knock(
    app: &Arc<App>,
    context: &RequestContext,
    (device, student): (Device, StudentId),
    refusal: Option<Refusal>,
) -> Result<Markup, HttpError> {
    let known = move |tx: &store::ReadTx<'_>| store::door::in_room(tx, device.class, student);
    let child = app.store.read(known).await?.ok_or(HttpError::NotFound)?;
    let class = child.class;
    let room = app.room(Principal::Device(Device { class, ..device }), None);
    let room = room.await?.ok_or(HttpError::NotFound)?;
    let student = room.student(student).ok_or(HttpError::NotFound)?;
    let may_choose = app.door.first_days.may_choose(class, student.id);
    Ok(knocking(
        app.translations.of(context.language),
        student,
        (&child, may_choose),
        refusal,
    ))
}

fn knocking(
    messages: &Messages,
    student: &Student,
    (child, may_choose): (&ChildAtDoor, bool),
    refusal: Option<Refusal>,
) -> Markup {
    let asks = match (child.pictures.is_some(), may_choose) {
        (true, _) => "enter-tap",
        (false, true) => "enter-choose",
        (false, false) => "enter-no-pictures",
    };
    let said = messages.text_with(asks, &[("name", student.name.as_str().into())]);
    // A child without pictures has read why in the heading already.
    let refusal = refusal.filter(|it| *it != Refusal::NoPictures);
    page_headed(
        &layout(messages, &said, Some("/")),
        &html! { div.named { (components::chair(student.drawing)) h1 { (isolated(&said)) } } },
        &html! {
            @if let Some(refusal) = refusal { (refused(messages, refusal)) }
            @if child.pictures.is_some() || may_choose {
                (two_pictures(messages, "/door/student", &html! {
                    input type="hidden" name="student" value=(student.id);
                }))
            }
            div.under {
                a.button href="/door/card" { (messages.text("enter-card")) }
                form method="post" action="/door/ask" {
                    input type="hidden" name="student" value=(student.id);
                    button { (messages.text("enter-ask")) }
                }
            }
        },
    )
}

fn refused(messages: &Messages, refusal: Refusal) -> Markup {
    notice(false, &isolated(&messages.refusal(refusal.word(), &[])))
}

#[derive(Deserialize)]
struct Form {
    student: Option<StudentNumber>,
    /// `kite,drum`, as a script sends it.
    pictures: Option<String>,
    /// The same by the page's own form.
    first: Option<String>,
    second: Option<String>,
    card: Option<String>,
}

type StudentNumber = i64;

/// What came of a child at the door.
pub(crate) enum Entry {
    In(store::door::StudentSessionRow, String, bool),
    Not(Refusal),
}

/// A child comes in by pictures on a device of the room, or by a card anywhere.
pub(crate) async fn come_in(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    let (who, proof) = match form.card {
        Some(card) => (of_card(&card), Some(Proof::Card(card))),
        None => (form.student.map(StudentId::new), None),
    };
    let proof = match (proof, context.device) {
        (Some(proof), _) => Ok(proof),
        (None, None) => Err(Refusal::NotInRoom),
        (None, Some(device)) => {
            let pictures = form
                .pictures
                .or_else(|| Some(format!("{},{}", form.first?, form.second?)));
            let pictures = pictures.and_then(|text| text.parse::<Pictures>().ok());
            Ok(Proof::Pictures(
                pictures.ok_or(HttpError::BadForm)?,
                device.id,
            ))
        }
    };
    let entry = match (who, proof) {
        (Some(student), Ok(proof)) => enter(&app, &context, student, proof).await?,
        (_, Err(refusal)) => Entry::Not(refusal),
        (None, Ok(Proof::Card(_))) => Entry::Not(Refusal::CardVoid),
        (None, Ok(_)) => return Err(HttpError::BadForm),
    };
    match entry {
        Entry::In(session, cookie, just_chosen) => {
            let place = if just_chosen {
                app.door.first_days.chose(session.student, session.id);
                "/door/pictures"
            } else {
                "/prep"
            };
            Ok(response::with_cookie(
                response::done(&context, place),
                &cookie,
            ))
        }
        Entry::Not(refusal) => not_in(&app, &context, who, refusal).await,
    }
}

/// Load, decide, keep: the proof is judged, wrong tries are counted, and the session of whoever sat here ends.
pub(crate) async fn enter(
    app: &Arc<App>,
    context: &RequestContext,
    student: StudentId,
    proof: Proof,
) -> Result<Entry, HttpError> {
    let room = match proof {
        Proof::Pictures(..) => context.device.map(|device| device.class),
        Proof::Card(_) => None,
    };
    let (shared_app, context) = (Arc::clone(app), context.clone());
    let entry = app.write_plain(context.principal, move |tx| {
        let app = &*shared_app;
        let child = match room {
            Some(room) => store::door::in_room(tx, room, student)?,
            None => store::door::at_door(tx, None, student)?,
        };
        let Some(child) = child else {
            return Ok(Entry::Not(match proof {
                Proof::Card(_) => Refusal::CardVoid,
                Proof::Pictures(..) => Refusal::NotInRoom,
            }));
        };
        let who = Member {
            class: child.class,
            student,
        };
        let (session, cookie) = cookies::student_session(app, &context, who, child.shared);
        let tx = &tx.attributed_to(app.attribution(&Principal::Student(StudentSession {
            id: student,
            class: child.class,
            session: session.id,
        })));
        let chooses =
            child.pictures.is_none() && app.door.first_days.may_choose(child.class, student);
        let just_chosen = match (&proof, chooses) {
            (Proof::Pictures(pictures, device), true) => {
                store::door::set_pictures(tx, student, Some(*pictures))?;
                let (counter, _) = store::door::wrong_so_far(tx, student, *device)?;
                store::door::succeeded(tx, student, *device, counter)?;
                true
            }
            _ => match prove(tx, app, who, &proof)? {
                Ok(_) => false,
                Err(refusal) => return Ok(Entry::Not(refusal)),
            },
        };
        if let Principal::Student(before) = context.principal {
            store::door::end_student_session(tx, before.session)?;
        }
        store::door::open_student_session(tx, &session)?;
        Ok(Entry::In(session, cookie, just_chosen))
    });
    Ok(entry.await?)
}

/// The child that a card names; whether it is hers is asked of its number.
fn of_card(card: &str) -> Option<StudentId> {
    card.split_once('-')?.0.parse().ok()
}

/// 409: the same page with the reason and the other ways in.
async fn not_in(
    app: &Arc<App>,
    context: &RequestContext,
    who: Option<StudentId>,
    refusal: Refusal,
) -> Result {
    let messages = app.translations.of(context.language);
    if context.script {
        let said = messages.refusal(refusal.word(), &[]);
        return Ok(response::refused_script(refusal.word(), &said));
    }
    match (who, context.device, refusal) {
        (
            Some(student),
            Some(device),
            Refusal::WrongPictures | Refusal::WaitABit | Refusal::NoPictures,
        ) => {
            let drawn = draw_knock(app, context, (device, student), Some(refusal)).await?;
            Ok(response::refused(drawn))
        }
        (_, _, Refusal::NotInRoom) => Ok(response::conflict(crate::pages::setup::front_door::ask(
            app, context,
        ))),
        _ => Ok(response::refused(draw_card(messages, Some(refusal)))),
    }
}

/// "Your two pictures": once, right after they were chosen.
pub(crate) async fn chosen(app: Arc<App>, context: RequestContext) -> Result {
    let Principal::Student(student) = context.principal else {
        return Err(HttpError::NotYours);
    };
    if !app.door.first_days.has_just_chosen(student.session) {
        return Ok(response::to("/prep"));
    }
    let child = app
        .store
        .read(move |tx| store::door::at_door(tx, Some(student.class), student.id))
        .await?;
    let Some(pictures) = child.and_then(|child| child.pictures) else {
        return Ok(response::to("/prep"));
    };
    let messages = app.translations.of(context.language);
    Ok(response::page(page(
        &layout(messages, messages.text("enter-yours"), None),
        html! {
            div.alone {
                (chosen_pictures(messages, pictures))
                p.lead { (messages.text("enter-remember")) }
                form method="post" action="/door/pictures" {
                    button.main { (messages.text("enter-i-know")) }
                }
            }
        },
    )))
}

pub(crate) async fn remembered(app: Arc<App>, context: RequestContext, _: Bytes) -> Result {
    if let Principal::Student(student) = context.principal {
        app.door.first_days.looked(student.session);
    }
    Ok(response::done(&context, "/prep"))
}

/// The page that a card's code opens, and what to do with a card.
pub(crate) async fn card(app: Arc<App>, context: RequestContext) -> Result {
    Ok(response::page(draw_card(
        app.translations.of(context.language),
        None,
    )))
}

fn draw_card(messages: &Messages, refusal: Option<Refusal>) -> Markup {
    page(
        &layout(messages, messages.text("enter-card"), Some("/")),
        html! {
            @if let Some(refusal) = refusal { (refused(messages, refusal)) }
            div.alone {
                (empty_chair())
                p.lead { (messages.text("enter-card-hold")) }
                p { (messages.text("enter-card-tap")) }
                noscript { p { (messages.text("enter-card-no-script")) } }
            }
            form method="post" action="/door/student" data-fragment="card" {
                input type="hidden" name="card" value="";
            }
        },
    )
}
