//! A child comes in: the names of the room, two pictures, a card. Asking the teacher is ask.rs; what a try is worth is
//! domain/credentials.rs.

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use super::join_room::show_ways_in;
use crate::{
    app::{
        App, Proof,
        sign_in::{card_owner, sign_in_student},
    },
    domain::{
        credentials::{Pictures, Refusal},
        id::StudentId,
        principal::{Device, Principal},
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
    store::{
        ReadTx,
        credentials::{find_student, find_student_in_room},
    },
};

/// "Tap your name": the first page of a device of the room.
pub(crate) async fn show_names(app: &Arc<App>, context: &RequestContext) -> Result {
    let room = app.room(context.principal, None).await?;
    let room = room.ok_or(HttpError::NotFound)?;
    let messages = app.translations.of(context.language);
    let layout = Layout {
        live: Some("roster"),
        ..Layout::student(messages, messages.text("enter-names"), None)
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
pub(super) async fn show_student(
    student: StudentId,
    app: Arc<App>,
    context: RequestContext,
) -> Result {
    let device = context.device.ok_or(HttpError::NotYours)?;
    let drawn = draw_student(&app, &context, device, student, None).await?;
    Ok(response::page(drawn))
}

async fn draw_student(
    app: &Arc<App>,
    context: &RequestContext,
    device: Device,
    student: StudentId,
    refusal: Option<Refusal>,
) -> Result<Markup, HttpError> {
    let known = move |tx: &ReadTx<'_>| find_student_in_room(tx, device.class, student);
    let child = app.store.read(known).await?.ok_or(HttpError::NotFound)?;
    let class = child.class;
    let room = app.room(Principal::Device(Device { class, ..device }), None);
    let room = room.await?.ok_or(HttpError::NotFound)?;
    let student = room.student(student).ok_or(HttpError::NotFound)?;
    let way_in = match child.pictures {
        Some(_) => WayIn::TapPictures,
        None if app.sign_in.first_days.may_choose(class, student.id) => WayIn::ChoosePictures,
        None => WayIn::AskTeacher,
    };
    let messages = app.translations.of(context.language);
    Ok(draw_way_in(messages, student, way_in, refusal))
}

/// How a child can come in whose name was tapped; a card and the teacher open at any time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum WayIn {
    TapPictures,
    ChoosePictures,
    AskTeacher,
}

fn draw_way_in(
    messages: &Messages,
    student: &Student,
    way_in: WayIn,
    refusal: Option<Refusal>,
) -> Markup {
    let asks = match way_in {
        WayIn::TapPictures => "enter-tap",
        WayIn::ChoosePictures => "enter-choose",
        WayIn::AskTeacher => "enter-no-pictures",
    };
    let heading = messages.text_with(asks, &[("name", student.name.as_str().into())]);
    // A child without pictures has read why in the heading already.
    let refusal = refusal.filter(|it| *it != Refusal::NoPictures);
    page_headed(
        &Layout::student(messages, &heading, Some("/")),
        &html! { div.named { (components::chair(student.drawing)) h1 { (isolated(&heading)) } } },
        &html! {
            @if let Some(refusal) = refusal { (refusal_notice(messages, refusal)) }
            @if way_in != WayIn::AskTeacher {
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

fn refusal_notice(messages: &Messages, refusal: Refusal) -> Markup {
    notice(false, &isolated(&messages.refusal(refusal.into(), &[])))
}

#[derive(Deserialize)]
struct Form {
    student: Option<i64>,
    /// `kite,drum`, as a script sends it.
    pictures: Option<String>,
    /// The same by the page's own form.
    first: Option<String>,
    second: Option<String>,
    card: Option<String>,
}

/// What a form shows, and whose it is said to be.
struct Shown {
    student: StudentId,
    proof: Proof,
}

impl Form {
    /// A card anywhere, or two pictures on a device of the room.
    fn shown(self, device: Option<Device>) -> Result<Result<Shown, Refusal>, HttpError> {
        if let Some(card) = self.card {
            let owner = card_owner(&card).ok_or(Refusal::CardVoid);
            return Ok(owner.map(|student| Shown {
                student,
                proof: Proof::Card(card),
            }));
        }
        let Some(device) = device else {
            return Ok(Err(Refusal::NotInRoom));
        };
        let pictures = self
            .pictures
            .or_else(|| Some(format!("{},{}", self.first?, self.second?)));
        let pictures = pictures.and_then(|text| text.parse::<Pictures>().ok());
        let (Some(student), Some(pictures)) = (self.student, pictures) else {
            return Err(HttpError::BadForm);
        };
        Ok(Ok(Shown {
            student: StudentId::new(student),
            proof: Proof::Pictures(pictures, device.id),
        }))
    }
}

/// A child comes in by pictures on a device of the room, or by a card anywhere.
pub(super) async fn sign_in(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    let named = form.student.map(StudentId::new);
    let Shown { student, proof } = match form.shown(context.device)? {
        Ok(shown) => shown,
        Err(refusal) => return refuse(&app, &context, named, refusal).await,
    };
    match sign_in_student(&app, context.principal, context.device, student, proof).await {
        Ok(signed_in) => {
            let address = if signed_in.has_just_chosen {
                "/door/pictures"
            } else {
                "/prep"
            };
            let token = signed_in.token;
            Ok(response::with_cookie(
                response::done(&context, address),
                &cookies::set_person(&context, &token.text, token.life),
            ))
        }
        Err(error) => refuse(&app, &context, Some(student), error.refusal()?).await,
    }
}

/// 409: the same page with the reason and the other ways in.
async fn refuse(
    app: &Arc<App>,
    context: &RequestContext,
    student: Option<StudentId>,
    refusal: Refusal,
) -> Result {
    let messages = app.translations.of(context.language);
    if context.script {
        let why = messages.refusal(refusal.into(), &[]);
        return Ok(response::refused_script(refusal.into(), &why));
    }
    match (student, context.device, refusal) {
        (
            Some(student),
            Some(device),
            Refusal::WrongPictures | Refusal::WaitABit | Refusal::NoPictures,
        ) => {
            let drawn = draw_student(app, context, device, student, Some(refusal)).await?;
            Ok(response::refused(drawn))
        }
        (_, _, Refusal::NotInRoom) => Ok(response::conflict(show_ways_in(app, context))),
        _ => Ok(response::refused(draw_card(messages, Some(refusal)))),
    }
}

/// "Your two pictures": once, right after they were chosen.
pub(super) async fn show_chosen(app: Arc<App>, context: RequestContext) -> Result {
    let Principal::Student(student) = context.principal else {
        return Err(HttpError::NotYours);
    };
    if !app.sign_in.first_days.has_just_chosen(student.session) {
        return Ok(response::to("/prep"));
    }
    let child = app
        .store
        .read(move |tx| find_student(tx, Some(student.class), student.id))
        .await?;
    let Some(pictures) = child.and_then(|child| child.pictures) else {
        return Ok(response::to("/prep"));
    };
    let messages = app.translations.of(context.language);
    Ok(response::page(page(
        &Layout::student(messages, messages.text("enter-yours"), None),
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

pub(super) async fn confirm_chosen(app: Arc<App>, context: RequestContext, _: Bytes) -> Result {
    if let Principal::Student(student) = context.principal {
        app.sign_in.first_days.pictures_seen(student.session);
    }
    Ok(response::done(&context, "/prep"))
}

/// The page that a card's code opens, and what to do with a card.
pub(super) async fn show_card(app: Arc<App>, context: RequestContext) -> Result {
    Ok(response::page(draw_card(
        app.translations.of(context.language),
        None,
    )))
}

fn draw_card(messages: &Messages, refusal: Option<Refusal>) -> Markup {
    page(
        &Layout::student(messages, messages.text("enter-card"), Some("/")),
        html! {
            @if let Some(refusal) = refusal { (refusal_notice(messages, refusal)) }
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
