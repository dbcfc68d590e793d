//! A child comes in: the names of the room, two pictures, a card, or "Ask my teacher", for which the child waits with a fresh
//! cookie until she says yes or no (teacher/today/asks.rs). What a try is worth is domain/credentials.rs.

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use super::join_room::show_ways_in;
use crate::{
    app::{
        App, Proof,
        sign_in::{ask_teacher, card_owner, sign_in_student},
    },
    domain::{
        credentials::{Pictures, Refusal},
        id::StudentId,
        principal::{Device, Principal},
    },
    http::{HttpError, RequestContext, Result, cookies, read, response},
    i18n::Messages,
    limits,
    pages::components::{
        self, Layout, chosen_pictures, empty_chair, isolated, notice, page_headed, two_pictures,
    },
    store::{ReadTx, credentials::find_student_in_room},
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
) -> Result<Markup> {
    let known = move |tx: &ReadTx<'_>| find_student_in_room(tx, device.class, student);
    let child = app.store.read(known).await?.ok_or(HttpError::NotFound)?;
    let class = child.class;
    let room = app.room(Principal::Device(Device { class, ..device }), None);
    let room = room.await?.ok_or(HttpError::NotFound)?;
    let student = room.student(student).ok_or(HttpError::NotFound)?;
    // A card and the teacher open at any time.
    let (asks, may_tap) = match child.pictures {
        Some(_) => ("enter-tap", true),
        None if app.sign_in.first_days.may_choose(class, student.id) => ("enter-choose", true),
        None => ("enter-no-pictures", false),
    };
    let may_tap = may_tap && refusal != Some(Refusal::PicturesRest);
    let messages = app.translations.of(context.language);
    let heading = messages.text_with(asks, &[("name", student.name.as_str().into())]);
    // A child without pictures has read why in the heading already.
    let refusal = refusal.filter(|it| *it != Refusal::NoPictures);
    Ok(page_headed(
        &Layout::student(messages, &heading, Some("/")),
        &html! { div.named { (components::chair(student.drawing)) h1 { (isolated(&heading)) } } },
        &html! {
            @if let Some(refusal) = refusal { (refusal_notice(messages, refusal)) }
            @if may_tap {
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
    ))
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
    fn shown(self, device: Option<Device>) -> Result<Result<Shown, Refusal>> {
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
    let is_of_pictures = matches!(
        refusal,
        Refusal::WrongPictures | Refusal::WaitABit | Refusal::PicturesRest | Refusal::NoPictures
    );
    match (student, context.device, refusal) {
        (Some(student), Some(device), _) if is_of_pictures => {
            let drawn = draw_student(app, context, device, student, Some(refusal)).await?;
            Ok(response::refused(drawn))
        }
        (_, _, Refusal::NotInRoom) => Ok(response::conflict(show_ways_in(app, context))),
        _ => Ok(response::refused(draw_card(messages, Some(refusal)))),
    }
}

/// "Your two pictures": after they were chosen, until the child says that it knows them.
pub(super) async fn show_chosen(app: Arc<App>, context: RequestContext) -> Result {
    let student = context.student()?;
    let Some(pictures) = app.sign_in.first_days.chosen_by(student.id) else {
        return Ok(response::to("/prep"));
    };
    let messages = app.translations.of(context.language);
    Ok(response::page(
        Layout::student(messages, messages.text("enter-yours"), None).page(html! {
            div.alone {
                (chosen_pictures(messages, pictures))
                p.lead { (messages.text("enter-remember")) }
                form method="post" action="/door/pictures" {
                    button.main { (messages.text("enter-i-know")) }
                }
            }
        }),
    ))
}

pub(super) async fn confirm_chosen(app: Arc<App>, context: RequestContext, _: Bytes) -> Result {
    if let Principal::Student(student) = context.principal {
        app.sign_in.first_days.forget_chosen(student.id);
    }
    Ok(response::done(&context, "/prep"))
}

/// The page that a card's code opens, and what to do with a card.
pub(super) async fn show_card(app: Arc<App>, context: RequestContext) -> Result {
    let messages = app.translations.of(context.language);
    Ok(response::page(draw_card(messages, None)))
}

fn draw_card(messages: &Messages, refusal: Option<Refusal>) -> Markup {
    Layout::student(messages, messages.text("enter-card"), Some("/")).page(html! {
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
    })
}

#[derive(Deserialize)]
struct AskForm {
    student: i64,
}

pub(super) async fn ask(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: AskForm = read(&form)?;
    let device = context.device.ok_or(HttpError::NotYours)?;
    let token = ask_teacher(&app, device, StudentId::new(form.student)).await?;
    Ok(response::with_cookie(
        response::done(&context, "/door/asked"),
        &cookies::set_person(&context, &token.text, token.life),
    ))
}

/// The child's page while the teacher looks up.
pub(super) async fn show_waiting(app: Arc<App>, context: RequestContext) -> Result {
    if let Principal::Student(_) = context.principal {
        return Ok(response::to("/prep"));
    }
    let request = context
        .person_token
        .and_then(|token| app.sign_in.waiting_children.find_by_token(&token));
    let Some(request) = request else {
        return Ok(response::to("/"));
    };
    // The child's class, whichever the timetable means by now.
    let class = request.member.class;
    let there = match context.principal {
        Principal::Device(device) => Principal::Device(Device { class, ..device }),
        principal => principal,
    };
    let room = app.room(there, Some(class)).await?;
    let room = room.ok_or(HttpError::NotFound)?;
    let student = room.student(request.member.student);
    let student = student.ok_or(HttpError::NotFound)?;
    let messages = app.translations.of(context.language);
    let heading = if request.refused {
        messages.text("enter-not-now").to_owned()
    } else {
        messages.text_with("enter-asked", &[("name", student.name.as_str().into())])
    };
    let layout = Layout {
        live: Some("door"),
        home: "/door/asked",
        stands_s: (!request.refused).then_some(limits::LOOK_AGAIN_S),
        ..Layout::student(messages, &heading, Some("/"))
    };
    Ok(response::page(page_headed(
        &layout,
        &html! {},
        &html! {
            div.alone id="asked" data-live {
                @if request.refused { (empty_chair()) } @else { (components::chair(student.drawing)) }
                h1.large { (isolated(&heading)) }
                @if !request.refused { p.lead { (messages.text("enter-asked-wait")) } }
            }
        },
    )))
}
