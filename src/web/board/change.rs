//! What is done on the board: a chair taken, given back, moved, swapped, put back, marked, closed. Each is load, decide, keep
//! in one unit of work; the rules are domain/board.

use std::{str::FromStr, sync::Arc};

use bytes::Bytes;
use serde::Deserialize;
use warp::Filter;

use super::{signed_up, told_before, view};
use crate::{
    app::{App, Room, class_for, now_in, talk},
    domain::{
        board::{Board, By, Refusal, State},
        calendar::SlotId,
        id::{SignUpId, StudentId},
        visitor::Visitor,
    },
    live::Topic,
    secret,
    store::{self, Stamp, Writing, request::Done},
    web::{
        Routes,
        form::{asked, body, read, request_id},
        gate::Visit,
        reply::{self, Answer, Problem},
    },
};

/// The addresses of changes, sign-ups apart.
pub(in crate::web) fn routes(app: &Arc<App>) -> Routes {
    let to_sign_up = || warp::path!("board" / "sign-ups" / SignUpId / ..).and(warp::post());
    let release = to_sign_up()
        .and(warp::path!("release"))
        .and(asked(app))
        .and(body())
        .then(release);
    let shift = to_sign_up()
        .and(warp::path!("move"))
        .and(asked(app))
        .and(body())
        .then(shift);
    let swap = to_sign_up()
        .and(warp::path!("swap"))
        .and(asked(app))
        .and(body())
        .then(swap);
    let mark = to_sign_up()
        .and(warp::path!("state"))
        .and(asked(app))
        .and(body())
        .then(mark);
    let put_back = to_sign_up()
        .and(warp::path!("put-back"))
        .and(asked(app))
        .and(body())
        .then(put_back);
    let to_chair = || warp::path!("board" / "chairs" / SlotId / ..).and(warp::post());
    let close = to_chair()
        .and(warp::path!("close"))
        .and(asked(app))
        .and(body())
        .then(close);
    let open = to_chair()
        .and(warp::path!("open"))
        .and(asked(app))
        .and(body())
        .then(open);
    let sign_ups = release
        .or(shift)
        .unify()
        .or(swap)
        .unify()
        .or(mark)
        .unify()
        .or(put_back)
        .unify()
        .boxed();
    sign_ups
        .or(close.or(open).unify())
        .unify()
        .map(warp::Reply::into_response)
        .boxed()
}

/// What the forms of the board carry; each deed reads what it needs.
#[derive(Debug, Default, Deserialize)]
struct Form {
    chair: Option<String>,
    student: Option<String>,
    undo: Option<String>,
    state: Option<String>,
    with: Option<String>,
    request: Option<String>,
    /// `teach` if the teacher's own page sent it, and wants her back.
    from: Option<String>,
}

/// A child takes a chair, or the teacher gives one.
pub(super) async fn sign_up(app: Arc<App>, visit: Visit, form: Bytes) -> Answer {
    let form: Form = read(&form)?;
    let Some(slot) = slot(form.chair.as_deref())? else {
        return Err(Problem::NotFound);
    };
    let student: StudentId = number(form.student.as_deref())?;
    let id = SignUpId::new(secret::id());
    let by = by(&visit);
    let from_teacher = form.from.as_deref() == Some("teach");
    let after = if from_teacher {
        After::Teach
    } else {
        After::Saved
    };
    let deed = Deed {
        on: On::Chair(slot),
        request: request_id(form.request)?,
        after,
    };
    let outcome = once(&app, &visit, deed, move |tx, board, stamp| {
        let granted = match board.sign_up(student, slot, by) {
            Ok(granted) => granted,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let kept = if let Some(moved) = granted.moved_from {
            // The teacher gave a child who has a chair another one: the rule's own answer, kept as the move it is.
            match board.move_to(moved, slot, by) {
                Ok(moved) => store::board::keep_moves(tx, stamp, &[&moved])?,
                Err(refusal) => return Ok(Err(refusal)),
            }
            moved
        } else {
            store::board::keep(tx, stamp, id, &granted)?;
            id
        };
        Ok(Ok(kept.number()))
    })
    .await?;
    match outcome.done {
        Ok(done) => {
            // A repeated request gets the first one's answer, but no second minute to undo it.
            if done.about == id.number() {
                app.grants.open(id, &visit.visitor);
            }
            Ok(signed_up(&app, &visit, &done))
        }
        Err(refusal) => refuse(&app, &visit, (slot, after), refusal).await,
    }
}

/// A child undoes within the minute, or the teacher takes a chair back.
async fn release(id: SignUpId, app: Arc<App>, visit: Visit, form: Bytes) -> Answer {
    let form: Form = read(&form)?;
    let after = if form.from.as_deref() == Some("teach") {
        After::Teach
    } else {
        After::Undone
    };
    let deed = Deed {
        after,
        ..deed_on(id, &form)?
    };
    let by = by(&visit);
    let student = form.student.as_deref();
    let student: Option<StudentId> = if by == By::Child {
        Some(number(student)?)
    } else {
        None
    };
    let granted = by == By::Teacher
        || form.undo.as_deref().is_some_and(|grant| {
            app.grants
                .holds(&app.machine.key, id, &visit.visitor, grant)
        });
    let outcome = once(&app, &visit, deed, move |tx, board, stamp| {
        let decided = student.map_or(Ok(()), |student| board.own(id, student).map(|_| ()));
        let decided = decided.and_then(|()| {
            if granted {
                board.release(id, by)
            } else {
                Err(Refusal::NotYours)
            }
        });
        keep_change(tx, &board, stamp, decided)
    })
    .await?;
    finish(&app, &visit, outcome).await
}

async fn shift(id: SignUpId, app: Arc<App>, visit: Visit, form: Bytes) -> Answer {
    let form: Form = read(&form)?;
    let deed = deed_on(id, &form)?;
    let Some(slot) = slot(form.chair.as_deref())? else {
        return Err(Problem::NotFound);
    };
    let outcome = once(&app, &visit, deed, move |tx, board, stamp| {
        match board.move_to(id, slot, By::Teacher) {
            Ok(moved) => {
                store::board::keep_moves(tx, stamp, &[&moved])?;
                Ok(Ok(id.number()))
            }
            Err(refusal) => Ok(Err(refusal)),
        }
    })
    .await?;
    finish(&app, &visit, outcome).await
}

async fn swap(id: SignUpId, app: Arc<App>, visit: Visit, form: Bytes) -> Answer {
    let form: Form = read(&form)?;
    let deed = deed_on(id, &form)?;
    let other: SignUpId = number(form.with.as_deref())?;
    let outcome = once(&app, &visit, deed, move |tx, board, stamp| {
        match board.swap(id, other) {
            Ok(swapped) => {
                store::board::keep_moves(tx, stamp, &[&swapped.first, &swapped.second])?;
                Ok(Ok(id.number()))
            }
            Err(refusal) => Ok(Err(refusal)),
        }
    })
    .await?;
    finish(&app, &visit, outcome).await
}

/// The teacher says how it went: done, absent or missed. Nothing of this happens by the clock (D4).
async fn mark(id: SignUpId, app: Arc<App>, visit: Visit, form: Bytes) -> Answer {
    let form: Form = read(&form)?;
    let deed = deed_on(id, &form)?;
    let to = form
        .state
        .as_deref()
        .and_then(State::from_word)
        .ok_or(Problem::BadForm)?;
    let visitor = visit.visitor;
    let outcome = once(&app, &visit, deed, move |tx, board, stamp| {
        let decided = match to {
            State::Called => board.call(id),
            _ => board.mark(id, to),
        };
        if let (Ok(_), State::Done, Visitor::Teacher(teacher)) = (&decided, to, visitor)
            && let Some(sign_up) = board.sign_ups.iter().find(|it| it.id == id)
        {
            talk::held(tx, stamp, sign_up, teacher.id)?;
        }
        keep_change(tx, &board, stamp, decided)
    })
    .await?;
    finish(&app, &visit, outcome).await
}

async fn put_back(id: SignUpId, app: Arc<App>, visit: Visit, form: Bytes) -> Answer {
    let form: Form = read(&form)?;
    let deed = deed_on(id, &form)?;
    let outcome = once(&app, &visit, deed, move |tx, mut board, stamp| {
        let Some(given_back) = store::board::find(tx, id)? else {
            return Ok(Err(Refusal::NotFound));
        };
        if !board.sign_ups.iter().any(|sign_up| sign_up.id == id) {
            board.sign_ups.push(given_back);
        }
        let decided = board.put_back(id);
        keep_change(tx, &board, stamp, decided)
    })
    .await?;
    finish(&app, &visit, outcome).await
}

async fn close(slot: SlotId, app: Arc<App>, visit: Visit, form: Bytes) -> Answer {
    let form: Form = read(&form)?;
    let deed = Deed {
        on: On::Chair(slot),
        request: request_id(form.request)?,
        after: After::Teach,
    };
    let outcome = once(&app, &visit, deed, move |tx, board, stamp| {
        match board.close(slot) {
            Ok(slot) => {
                store::calendar::close_chair(tx, stamp, slot)?;
                Ok(Ok(0))
            }
            Err(refusal) => Ok(Err(refusal)),
        }
    })
    .await?;
    finish(&app, &visit, outcome).await
}

async fn open(slot: SlotId, app: Arc<App>, visit: Visit, form: Bytes) -> Answer {
    let form: Form = read(&form)?;
    let deed = Deed {
        on: On::Chair(slot),
        request: request_id(form.request)?,
        after: After::Teach,
    };
    let outcome = once(&app, &visit, deed, move |tx, board, stamp| {
        match board.reopen(slot) {
            Ok(slot) => {
                store::calendar::open_chair(tx, stamp, slot)?;
                Ok(Ok(0))
            }
            Err(refusal) => Ok(Err(refusal)),
        }
    })
    .await?;
    finish(&app, &visit, outcome).await
}

/// What a deed is about, besides the rule it asks.
struct Deed {
    on: On,
    request: Option<String>,
    after: After,
}

/// Where a deed begins.
enum On {
    Chair(SlotId),
    /// Of which class and day it is, the store knows.
    SignUp(SignUpId),
}

/// What came of a deed.
struct Outcome {
    /// The chair it began from: its day is shown afterwards.
    slot: SlotId,
    after: After,
    done: Result<Done, Refusal>,
}

/// Which page follows a deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum After {
    /// The board, which says that the chair is saved.
    Saved,
    /// The board, which says that the chair is empty again.
    Undone,
    /// The teacher's own view of that day.
    Teach,
}

/// A deed on a sign-up, on the teacher's page unless something else is said.
fn deed_on(id: SignUpId, form: &Form) -> Result<Deed, Problem> {
    Ok(Deed {
        on: On::SignUp(id),
        request: request_id(form.request.clone())?,
        after: After::Teach,
    })
}

/// Load, decide, keep: once, however often the request comes (R19). `decide` gives the number of what it made or changed.
async fn once<F>(app: &Arc<App>, visit: &Visit, deed: Deed, decide: F) -> Result<Outcome, Problem>
where
    F: FnOnce(&Writing<'_>, Board, &Stamp) -> store::Answer<Result<i64, Refusal>> + Send + 'static,
{
    let stamp = app.stamp(&visit.visitor);
    let (visitor, number, after) = (visit.visitor, visit.number(), deed.after);
    let clock = Arc::clone(&app.clock);
    let job = move |tx: &Writing<'_>| {
        let slot = match deed.on {
            On::Chair(slot) => Some(slot),
            On::SignUp(id) => store::board::find(tx, id)?.map(|sign_up| sign_up.slot),
        };
        let Some(slot) = slot else {
            return Ok(None);
        };
        if let Some(done) = told_before(tx, number, deed.request.as_deref())? {
            return Ok(Some((slot, Ok(done))));
        }
        let Some(class) = class_for(tx, &visitor, Some(slot.class))? else {
            return Ok(Some((slot, Err(Refusal::NoSuchChair))));
        };
        let now = now_in(&clock, &class);
        let calendar = store::calendar::of(tx, class.id, now.date())?;
        let board = store::board::of(tx, calendar, now)?;
        let about = match decide(tx, board, &stamp)? {
            Ok(about) => about,
            Err(refusal) => return Ok(Some((slot, Err(refusal)))),
        };
        let place = place_after(slot, after, about);
        let done = Done { place, about };
        if let Some(request) = &deed.request {
            store::request::keep(tx, &stamp, number, request, &done)?;
        }
        Ok(Some((slot, Ok(done))))
    };
    let (slot, done) = app.store.write(job).await?.ok_or(Problem::NotFound)?;
    if done.is_ok() {
        app.changed(slot.class, Topic::Board);
    }
    Ok(Outcome { slot, after, done })
}

fn keep_change(
    tx: &Writing<'_>,
    board: &Board,
    stamp: &Stamp,
    decided: Result<crate::domain::board::Change, Refusal>,
) -> store::Answer<Result<i64, Refusal>> {
    let change = match decided {
        Ok(change) => change,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let sign_up = board
        .sign_ups
        .iter()
        .find(|sign_up| sign_up.id == change.id);
    if let Some(sign_up) = sign_up {
        store::board::keep_change(tx, stamp, sign_up.slot, &change)?;
    }
    Ok(Ok(change.id.number()))
}

/// The page that follows: the board of that day with its message, or the teacher's.
fn place_after(slot: SlotId, after: After, about: i64) -> String {
    let (class, day) = (slot.class, slot.date);
    match after {
        After::Saved => format!("/board/days/{day}?saved={about}"),
        After::Undone => format!("/board/days/{day}?undone={about}"),
        After::Teach => format!("/teach?class={class}&day={day}"),
    }
}

/// After a change that is no sign-up: on to the page, or the page again with the reason.
async fn finish(app: &Arc<App>, visit: &Visit, outcome: Outcome) -> Answer {
    let Outcome { slot, after, done } = outcome;
    match done {
        Ok(done) => Ok(reply::done(visit, &done.place)),
        Err(refusal) => refuse(app, visit, (slot, after), refusal).await,
    }
}

/// 409: the same page with the reason in the place of its heading, and what to do instead.
async fn refuse(
    app: &Arc<App>,
    visit: &Visit,
    (slot, after): (SlotId, After),
    refusal: Refusal,
) -> Answer {
    let (reader, visitor) = (Arc::clone(app), visit.visitor);
    let room = app
        .store
        .read(move |tx| {
            // A chair of another class, or of none: the visitor's own board is shown.
            let class = match class_for(tx, &visitor, Some(slot.class))? {
                Some(class) => Some(class),
                None => class_for(tx, &visitor, None)?,
            };
            class
                .map(|class| Room::load(tx, &reader.clock, class, Some(slot.date)))
                .transpose()
        })
        .await?;
    let Some(room) = room else {
        return Err(Problem::NotFound);
    };
    if visit.script {
        let tongue = app.words.of(visit.language);
        return Ok(reply::refused_script(
            refusal.word(),
            &view::said(tongue, &room, refusal),
        ));
    }
    if after == After::Teach {
        return Ok(reply::refused(super::teach::with_refusal(
            app, visit, &room, slot.date, refusal,
        )));
    }
    Ok(reply::refused(view::refused(app, &room, slot, refusal)))
}

fn by(visit: &Visit) -> By {
    if matches!(visit.visitor, Visitor::Teacher(_)) {
        By::Teacher
    } else {
        By::Child
    }
}

/// A chair's id from a form. One that cannot be read is one that is not there.
fn slot(text: Option<&str>) -> Result<Option<SlotId>, Problem> {
    Ok(text.ok_or(Problem::BadForm)?.parse().ok())
}

fn number<T: FromStr>(text: Option<&str>) -> Result<T, Problem> {
    text.and_then(|text| text.parse().ok())
        .ok_or(Problem::BadForm)
}
