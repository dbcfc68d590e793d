//! The class list: pasted names become children on the roll, each with a chair drawing of its own; a child is taken off.

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;
use warp::Filter;

use super::{
    Routes,
    draw::{self, SetUp, notice, progress, say},
    form::{asked, body, read, request_id},
    gate::Visit,
    layout::{Frame, page},
    reply::{self, Answer, Problem},
    words::Tongue,
};
use crate::{
    app::{App, Pupil, Room, class_for},
    domain::{
        board::{By, State},
        id::{ClassId, StudentId},
        roster::{
            Drawing, Line, Member, WrittenName, free_drawing, newcomers as newcomers_of,
            read_pasted,
        },
    },
    live::Topic,
    secret,
    store::{self, Stamp, Writing, request::Done},
};

/// The addresses of the roster.
pub fn routes(app: &Arc<App>) -> Routes {
    let list = || warp::path!("teach" / "classes" / ClassId / "roster");
    let show = list().and(warp::get()).and(asked(app)).then(show);
    let add = list()
        .and(warp::post())
        .and(asked(app))
        .and(body())
        .then(add);
    let archive = warp::path!("teach" / "classes" / ClassId / "roster" / StudentId / "archive");
    let archive = archive.and(warp::post()).and(asked(app)).then(take_off);
    let pictures = warp::path!("teach" / "classes" / ClassId / "roster" / StudentId / "pictures");
    let pictures = pictures.and(warp::post()).and(asked(app)).then(reset);
    let card = warp::path!("teach" / "classes" / ClassId / "roster" / StudentId / "card");
    let card = card.and(warp::post()).and(asked(app)).then(void);
    show.or(add)
        .unify()
        .or(archive)
        .unify()
        .or(pictures.or(card).unify().boxed())
        .unify()
        .map(warp::Reply::into_response)
        .boxed()
}

#[derive(Clone, Copy, Default, Deserialize)]
struct Asks {
    /// How many were just added.
    added: Option<usize>,
}

#[derive(Deserialize)]
struct Form {
    names: String,
    request: Option<String>,
}

async fn show(class: ClassId, app: Arc<App>, visit: Visit) -> Answer {
    let asks: Asks = read(visit.query.as_bytes())?;
    let room = app
        .room(visit.visitor, Some(class))
        .await?
        .ok_or(Problem::NotFound)?;
    Ok(reply::page(draw(
        &app,
        &visit,
        &room,
        &Pasted {
            added: asks.added,
            ..Pasted::default()
        },
    )))
}

/// All names of a paste, or none: a line that cannot be kept is shown with its reason, and the text stays in its box.
async fn add(class: ClassId, app: Arc<App>, visit: Visit, form: Bytes) -> Answer {
    let form: Form = read(&form)?;
    let request = request_id(form.request)?;
    let lines = read_pasted(&form.names);
    let mut names = Vec::with_capacity(lines.len());
    let mut unfit = Vec::new();
    for line in lines {
        match line {
            Line::Name(name) => names.push(name),
            line => unfit.push(line),
        }
    }
    if names.is_empty() || !unfit.is_empty() {
        let room = app
            .room(visit.visitor, Some(class))
            .await?
            .ok_or(Problem::NotFound)?;
        let pasted = Pasted {
            text: &form.names,
            nothing: names.is_empty() && unfit.is_empty(),
            unfit,
            added: None,
        };
        return Ok(reply::refused(draw(&app, &visit, &room, &pasted)));
    }
    let (visitor, number, stamp) = (visit.visitor, visit.number(), app.stamp(&visit.visitor));
    let done = app
        .store
        .write(move |tx| {
            let before = request
                .as_deref()
                .map(|id| store::request::done_before(tx, number, id))
                .transpose()?
                .flatten();
            if before.is_some() {
                return Ok(before);
            }
            if class_for(tx, &visitor, Some(class))?.is_none() {
                return Ok(None);
            }
            let added = put_on_roll(tx, &stamp, class, &names)?;
            let done = Done {
                place: format!("/teach/classes/{class}/roster?added={added}"),
                about: 0,
            };
            if let Some(request) = &request {
                store::request::keep(tx, &stamp, number, request, &done)?;
            }
            Ok(Some(done))
        })
        .await?
        .ok_or(Problem::NotFound)?;
    app.changed(class, Topic::Roster);
    app.live.changed(class, Topic::Board);
    Ok(reply::done(&visit, &done.place))
}

/// Adds who is not on the roll yet; everyone gets a chair that no other child of the class has. A child who was taken off
/// comes back as the same child, with everything that was kept.
fn put_on_roll(
    tx: &Writing<'_>,
    stamp: &Stamp,
    class: ClassId,
    names: &[WrittenName],
) -> store::Answer<usize> {
    let members = store::roster::members(tx, class)?;
    let known: Vec<(String, String)> = members
        .iter()
        .map(|it| (it.given.clone(), it.family.clone()))
        .collect();
    let mut taken: Vec<Drawing> = members.iter().map(|it| it.drawing).collect();
    let newcomers = newcomers_of(&known, names);
    let mut archived = store::roster::archived(tx, class)?;
    for name in &newcomers {
        let drawing = free_drawing(&taken, taken.len());
        taken.push(drawing);
        let is_back = |it: &Member| {
            newcomers_of(
                &[(it.given.clone(), it.family.clone())],
                std::slice::from_ref(name),
            )
            .is_empty()
        };
        if let Some(at) = archived.iter().position(is_back) {
            store::roster::bring_back(tx, stamp, class, archived.swap_remove(at).student, drawing)?;
        } else {
            store::roster::add(
                tx,
                stamp,
                class,
                StudentId::new(secret::id()),
                (name, drawing),
            )?;
        }
    }
    Ok(newcomers.len())
}

/// Takes a child off the roll and gives back the chair that the child holds; nothing else of the child's is lost.
async fn take_off(class: ClassId, student: StudentId, app: Arc<App>, visit: Visit) -> Answer {
    let (visitor, stamp, clock) = (
        visit.visitor,
        app.stamp(&visit.visitor),
        Arc::clone(&app.clock),
    );
    let found = app
        .store
        .write(move |tx| {
            let Some(class) = class_for(tx, &visitor, Some(class))? else {
                return Ok(false);
            };
            let board = Room::load(tx, &clock, class, None)?.board;
            if let Some(live) = board
                .sign_ups
                .iter()
                .find(|it| it.student == student && it.state.is_live())
                && live.state != State::Talking
                && let Ok(change) = board.release(live.id, By::Teacher)
            {
                store::board::keep_change(tx, &stamp, live.slot, &change)?;
            }
            store::roster::archive(tx, &stamp, board.calendar.class, student)?;
            Ok(true)
        })
        .await?;
    if !found {
        return Err(Problem::NotFound);
    }
    app.read_visitors().await?;
    app.changed(class, Topic::Roster);
    app.live.changed(class, Topic::Board);
    Ok(reply::done(
        &visit,
        &format!("/teach/classes/{class}/roster"),
    ))
}

/// The child chooses two pictures anew, at once, and no longer knows the old ones.
async fn reset(class: ClassId, student: StudentId, app: Arc<App>, visit: Visit) -> Answer {
    let stamp = app.stamp(&visit.visitor);
    at_the_door(&app, &visit, (class, student), move |tx| {
        store::door::set_pictures(tx, &stamp, student, None)
    })
    .await?;
    app.door.first_days.begin_for(student);
    app.live.changed(class, Topic::Door);
    Ok(reply::done(
        &visit,
        &format!("/teach/classes/{class}/roster#pupil-{student}"),
    ))
}

/// The child's card is lost: it opens nothing any more.
async fn void(class: ClassId, student: StudentId, app: Arc<App>, visit: Visit) -> Answer {
    let stamp = app.stamp(&visit.visitor);
    at_the_door(&app, &visit, (class, student), move |tx| {
        store::door::void_card(tx, &stamp, student)
    })
    .await?;
    app.read_visitors().await?;
    Ok(reply::done(
        &visit,
        &format!("/teach/classes/{class}/roster#pupil-{student}"),
    ))
}

/// Changes what the door knows of a child, if the child is on the roll of one of her classes.
async fn at_the_door<F>(
    app: &App,
    visit: &Visit,
    (class, student): (ClassId, StudentId),
    change: F,
) -> Result<(), Problem>
where
    F: FnOnce(&Writing<'_>) -> store::Answer<()> + Send + 'static,
{
    let visitor = visit.visitor;
    let found = app
        .store
        .write(move |tx| {
            let hers = class_for(tx, &visitor, Some(class))?.is_some();
            if !hers || store::door::at_door(tx, Some(class), student)?.is_none() {
                return Ok(false);
            }
            change(tx)?;
            Ok(true)
        })
        .await?;
    if found {
        Ok(())
    } else {
        Err(Problem::NotFound)
    }
}

/// What became of a paste.
#[derive(Default)]
struct Pasted<'a> {
    text: &'a str,
    unfit: Vec<Line>,
    nothing: bool,
    added: Option<usize>,
}

impl Pasted<'_> {
    fn went_wrong(&self) -> bool {
        self.nothing || !self.unfit.is_empty()
    }
}

fn draw(app: &App, visit: &Visit, room: &Room, pasted: &Pasted<'_>) -> Markup {
    let tongue = app.words.of(visit.language);
    let class = room.class.id;
    let back = format!("/teach?class={class}");
    let frame = Frame {
        live: Some("roster"),
        ..Frame::teacher(tongue, tongue.say("roster-title"), Some(&back))
    };
    let setting_up = room.board.calendar.blocks.is_empty();
    let empty = room.pupils.is_empty();
    page(
        &frame,
        html! {
            @if setting_up { (progress(tongue, SetUp::Names)) }
            @if let Some(added) = pasted.added {
                (notice(true, &say(&tongue.say_with("roster-added", &[("count", added.into())]))))
            }
            @if setting_up && !empty {
                a.button.main.wide href={ "/teach/classes/" (class) "/calendar" } { (tongue.say("roster-next")) }
            }
            @if empty {
                (draw_paste(tongue, class, pasted))
            } @else {
                details open[pasted.went_wrong()] {
                    summary { (tongue.say("roster-paste-more")) }
                    (draw_paste(tongue, class, pasted))
                }
            }
            (draw_list(tongue, room))
        },
    )
}

fn draw_paste(tongue: &Tongue, class: ClassId, pasted: &Pasted<'_>) -> Markup {
    let wrong = pasted.went_wrong();
    html! {
        form method="post" action={ "/teach/classes/" (class) "/roster" } {
            input type="hidden" name="request" value=(secret::token());
            div.field {
                label for="names" { (tongue.say("roster-paste")) }
                p.help id="paste-help" { (tongue.say("roster-paste-help")) }
                @if pasted.nothing { p.error id="paste-error" role="alert" { (tongue.say("roster-nothing")) } }
                @if !pasted.unfit.is_empty() { (draw_unfit(tongue, &pasted.unfit)) }
                textarea id="names" name="names" rows="10" required spellcheck="false" autocomplete="off" autofocus[wrong]
                    aria-describedby=(if wrong { "paste-help paste-error" } else { "paste-help" })
                    aria-invalid=[wrong.then_some("true")] { (pasted.text) }
            }
            button.main { (tongue.say("roster-save")) }
        }
    }
}

fn draw_unfit(tongue: &Tongue, unfit: &[Line]) -> Markup {
    let said = unfit.iter().map(|line| match line {
        Line::Unfit { line, text, why } => {
            let why = tongue.refusal(why.word(), &[]);
            tongue.say_with(
                "roster-line",
                &[
                    ("line", (*line).into()),
                    ("text", text.as_str().into()),
                    ("why", why.into()),
                ],
            )
        }
        Line::TooMany { .. } => tongue.say("roster-too-many").to_owned(),
        Line::Name(_) => String::new(),
    });
    html! {
        div.error id="paste-error" role="alert" {
            p { (tongue.say("roster-unfit")) }
            ul { @for said in said { li { (say(&said)) } } }
        }
    }
}

fn draw_list(tongue: &Tongue, room: &Room) -> Markup {
    html! {
        section id="roll" data-live {
            @if !room.pupils.is_empty() {
                h2 { (say(&tongue.say_with("roster-count", &[("count", room.pupils.len().into())]))) }
                ul.roll {
                    @for pupil in &room.pupils {
                        li.row id={ "pupil-" (pupil.student) } {
                            div.who {
                                (draw::chair(pupil.drawing))
                                strong { a.quiet href={ "/teach/students/" (pupil.student) "/sheet" } { (draw::name(&pupil.name)) } }
                            }
                            div.row-deeds {
                                (deed(tongue, room, pupil, ("pictures", "roster-pictures", "roster-pictures-name")))
                                (deed(tongue, room, pupil, ("card", "roster-card", "roster-card-name")))
                                (deed(tongue, room, pupil, ("archive", "roster-take-off", "roster-take-off-name")))
                            }
                        }
                    }
                }
                p.help { (tongue.say("roster-pictures-help")) }
                p.help { (tongue.say("roster-take-off-help")) }
            }
        }
    }
}

/// One small button on a child's row.
fn deed(
    tongue: &Tongue,
    room: &Room,
    pupil: &Pupil,
    (path, word, with_name): (&str, &str, &str),
) -> Markup {
    let said = tongue.say_with(with_name, &[("name", pupil.name.as_str().into())]);
    html! {
        form method="post" action={ "/teach/classes/" (room.class.id) "/roster/" (pupil.student) "/" (path) } {
            button.plain aria-label=(super::words::bare(&said)) { (tongue.say(word)) }
        }
    }
}
