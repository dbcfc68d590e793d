//! The board's own settings: six plain ones, the rest folded, and what each of them says no to today; with the pause, the
//! round, and the times at which a child is out of the room. Here are the handlers, the pause and the page as a whole; the
//! other forms are read and drawn in files of their own.

pub(super) mod away;
mod form;
mod round;

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use self::{
    away::AwayForm,
    form::{Form, draw_form},
    round::RoundForm,
};
use super::{
    calendar::form::{Fit, TimetableNotice},
    read::read_class,
    student_settings, two_tabs,
};
use crate::{
    app::{App, Room, board_rules, board_settings::BoardSettings, receipts::Undo},
    domain::{
        id::ClassId,
        text::{Name, shortened},
    },
    http::{
        HttpError, RequestContext, Response, Result,
        form::{either, read},
        merge::merge,
        response,
    },
    i18n::Messages,
    limits,
    pages::{
        components::{Layout, pause_begin, pause_end},
        receipt,
    },
    store,
};

pub(super) async fn show(class: ClassId, app: Arc<App>, context: RequestContext) -> Result {
    let page = draw(&app, &context, class, None, TimetableNotice::default()).await?;
    Ok(response::page(page))
}

/// Saves the settings that stand in one form.
pub(super) async fn save(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    bytes: Bytes,
) -> Result {
    let _turn = app.settings_turn.lock().await;
    let (room, saved, _) = load(&app, &context, class).await?;
    let blocks = &room.board.calendar.blocks;
    let merged = merge(&bytes, &Form::saved(&saved).fields(), &[]);
    let mut form: Form = read(merged.form.as_bytes())?;
    let messages = app.translations.of(context.language);
    let notice = match form.understood() {
        None => TimetableNotice::not_a_number(messages),
        Some(_) if !merged.both.is_empty() => {
            TimetableNotice::both(two_tabs::draw_both(&app, &context, &merged.both))
        }
        Some(settings) if Fit::is_asked(&Fit::apply(form.fit, settings.chairs, blocks), blocks) => {
            TimetableNotice::look_first(messages)
        }
        Some(mut settings) => {
            settings.chairs = Fit::apply(form.fit, settings.chairs, blocks);
            form.take(&settings.chairs);
            let by = context.principal;
            let after = settings.clone();
            match board_rules::save(&app, by, class, settings, form.carry).await {
                Ok(()) => {
                    // Children who have moved are not moved back by it.
                    let undo = (!form.carry && saved != after).then_some(Undo::Rules {
                        class,
                        before: saved,
                        after,
                    });
                    let place = address(class);
                    return Ok(receipt::done(
                        &app,
                        &context,
                        &place,
                        "done-rules",
                        None,
                        undo,
                    ));
                }
                Err(error) => TimetableNotice::refused(messages, error.refusal()?),
            }
        }
    };
    let page = draw(&app, &context, class, Some(form), notice).await?;
    Ok(response::refused(page))
}

/// Stops sign-up, or lets it go on.
pub(super) async fn set_pause(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    bytes: Bytes,
) -> Result {
    let form: PauseForm = read(&bytes)?;
    let pauses = either(&form.action, "pause", "go_on")?;
    let words = pauses.then(|| words_on_board(&form.words));
    board_rules::set_pause(&app, context.principal, class, words).await?;
    if form.from.as_deref() == Some("today") {
        let place = format!("/teach?class={class}");
        return Ok(receipt::done(
            &app,
            &context,
            &place,
            "done-saved",
            None,
            None,
        ));
    }
    Ok(back_to_page(&app, &context, class))
}

/// Begins the next round, or says for whom this one waits.
pub(super) async fn change_round(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    bytes: Bytes,
) -> Result {
    let form: RoundForm = read(&bytes)?;
    let action = form.action().ok_or(HttpError::BadForm)?;
    let begun = board_rules::change_round(&app, context.principal, class, action).await?;
    let Some(number) = begun else {
        return Ok(back_to_page(&app, &context, class));
    };
    let undo = Some(Undo::Round { class, number });
    let (place, said) = (address(class), "done-round");
    Ok(receipt::done(&app, &context, &place, said, None, undo))
}

/// Adds a time at which a child is out of the room, or takes one off.
pub(super) async fn change_away(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    bytes: Bytes,
) -> Result {
    let form: AwayForm = read(&bytes)?;
    let adds = either(&form.action, "add", "remove")?;
    let of_child = form.childs_own();
    let Some(action) = form.understood(adds) else {
        if let Some(student) = of_child {
            return student_settings::refuse_away(student, &app, &context).await;
        }
        let messages = app.translations.of(context.language);
        let notice = TimetableNotice::not_a_number(messages);
        let page = draw(&app, &context, class, None, notice).await?;
        return Ok(response::refused(page));
    };
    let undo = board_rules::change_away(&app, context.principal, class, action).await?;
    let place = match of_child {
        Some(student) => student_settings::address(student),
        None => address(class),
    };
    let place = format!("{place}#away");
    Ok(receipt::done(
        &app,
        &context,
        &place,
        "done-saved",
        None,
        undo,
    ))
}

fn address(class: ClassId) -> String {
    format!("/teach/classes/{class}/rules")
}

fn back_to_page(app: &App, context: &RequestContext, class: ClassId) -> Response {
    receipt::done(app, context, &address(class), "done-saved", None, None)
}

async fn load(
    app: &Arc<App>,
    context: &RequestContext,
    class: ClassId,
) -> Result<(Room, BoardSettings, store::board::round::Round)> {
    let read = read_class(app, context, Some(class), |tx, app, class| {
        let room = Room::load(tx, &app.clock, class, None)?;
        let settings = BoardSettings::load(tx, &room.board)?;
        let round = store::board::round::load(tx, room.class.id)?;
        Ok((room, settings, round))
    });
    read.await
}

/// The page with the settings as they were typed, or else as they are saved.
async fn draw(
    app: &Arc<App>,
    context: &RequestContext,
    class: ClassId,
    typed: Option<Form>,
    notice: TimetableNotice,
) -> Result<Markup> {
    let (room, settings, round) = load(app, context, class).await?;
    let was = two_tabs::was(&Form::saved(&settings).fields());
    let form = typed.unwrap_or_else(|| Form::saved(&settings));
    let messages = app.translations.of(context.language);
    let back = format!("/teach?class={class}");
    let layout = Layout::teacher(messages, messages.text("rules-title"), Some(&back));
    Ok(layout.page(html! {
        (draw_pause(messages, &room))
        (notice.draw_message())
        (draw_form(messages, &room, &form, &html! { (was) (notice.draw_drops(messages, &room)) }))
        (round::draw(messages, &room, &round))
        (away::draw(messages, &room))
    }))
}

/// The pause as it was sent.
#[derive(Deserialize)]
struct PauseForm {
    #[serde(rename = "do")]
    action: String,
    #[serde(default)]
    words: String,
    /// `today` if Today sent it, and wants her back.
    from: Option<String>,
}

/// The words for the board, maybe empty. What cannot stand on a wall is left out or cut short: the pause itself must not fail.
fn words_on_board(typed: &str) -> String {
    let words = shortened(typed, limits::PAUSE_GRAPHEMES_MAX);
    let words = Name::parse(&words, limits::PAUSE_GRAPHEMES_MAX);
    words.map_or_else(|_| String::new(), |words| words.as_str().to_owned())
}

fn draw_pause(messages: &Messages, room: &Room) -> Markup {
    let class = room.class.id;
    html! {
        @if room.board.pause.is_some() { (pause_end(messages, class, "rules")) }
        @else {
            details {
                summary { (messages.text("pause-title")) }
                (pause_begin(messages, class, "rules"))
            }
        }
    }
}
