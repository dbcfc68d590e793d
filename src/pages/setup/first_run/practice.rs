//! "Try it": a made-up child with a full sheet stands on the real board until the teacher has taken a chair for it, and is then
//! wiped with everything that is hers. She never outlives the step, an hour, or the program.

use std::{sync::Arc, time::Duration};

use bytes::Bytes;
use serde::Deserialize;

use crate::pages::setup::first_run::{draw, load, set_mark, teacher};
use crate::{
    app::{
        App,
        autosave::{OpenSheet, save_answer},
        now_in,
    },
    domain::{
        autosave::LETTERS_MAX,
        class::{Class, Member},
        first_run::{Mark, Step},
        id::{ClassId, StudentId},
        prep::{AnswerDraft, Role, questions::wording_of},
        roster::{WrittenName, free_drawing},
        text::Prose,
    },
    http::{
        context::RequestContext,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    i18n::Messages,
    secret,
    store::{self, Attribution, WriteTx, prep::AskedQuestion},
};

/// How long she may stand on the board of a page that was left.
const LIFE: Duration = Duration::from_secs(60 * 60);

pub(crate) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    let loaded = load(&app, &context).await?;
    Ok(response::page(draw::practice(&app, &context, &loaded)))
}

#[derive(Deserialize)]
struct Form {
    #[serde(rename = "do")]
    what: Deed,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Deed {
    Begin,
    End,
}

/// The made-up child comes, or goes.
pub(crate) async fn play(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    match form.what {
        Deed::Begin => {
            begin(&app, &context).await?;
            Ok(response::to("/teach/first-run/try"))
        }
        Deed::End => {
            set_mark(&app, &context, Step::Try, Mark::Done).await?;
            Ok(response::to("/teach/first-run"))
        }
    }
}

async fn begin(app: &Arc<App>, context: &RequestContext) -> Result<(), HttpError> {
    let teacher = teacher(context)?;
    let worker = Arc::clone(app);
    let _class = app
        .write_plain(context.principal, move |tx| {
            let class = store::first_run::load(tx, teacher.id)?.class;
            let class = class
                .map(|class| store::class::find(tx, class))
                .transpose()?;
            let Some(class) = class.flatten() else {
                return Ok(None);
            };
            if store::first_run::practice(tx)?.is_none() {
                let messages = worker.translations.of(class.language);
                let student = put_on_roll(tx, messages, class.id)?;
                fill_sheet(tx, &worker, messages, (&class, student))?;
            }
            Ok(Some(class.id))
        })
        .await?
        .ok_or(HttpError::NotFound)?;
    // A page that is left open must not leave the made-up child on the board for the children of the next day.
    let kept = Arc::downgrade(app);
    tokio::spawn(async move {
        tokio::time::sleep(LIFE).await;
        if let Some(app) = kept.upgrade() {
            clear_away(&app).await;
        }
    });
    Ok(())
}

fn put_on_roll(tx: &WriteTx<'_>, messages: &Messages, class: ClassId) -> store::Result<StudentId> {
    let student = StudentId::new(secret::id());
    let taken: Vec<_> = store::roster::members(tx, class)?
        .iter()
        .map(|it| it.drawing)
        .collect();
    let name = WrittenName {
        given: messages.text("begin-practice-name").to_owned(),
        family: String::new(),
    };
    let drawing = free_drawing(&taken, taken.len());
    store::roster::add(tx, class, student, (&name, drawing))?;
    store::first_run::set_practice(tx, student)?;
    Ok(student)
}

/// All five answers, each through the rule that decides about a save.
fn fill_sheet(
    tx: &WriteTx<'_>,
    app: &App,
    messages: &Messages,
    (class, student): (&Class, StudentId),
) -> store::Result<()> {
    let tx = &tx.attributed_to(Attribution {
        by: format!("student:{student}"),
        ..tx.attribution.clone()
    });
    let member = Member {
        class: class.id,
        student,
    };
    for role in Role::ALL {
        let open = OpenSheet::load(tx, member, now_in(&app.clock, class).date())?;
        let Ok(text) = Prose::parse(messages.text(answer_words(role)), LETTERS_MAX) else {
            continue;
        };
        let typed = AnswerDraft {
            role,
            text: Some(&text),
            way: None,
            sheet: open.sheet.number,
            base_revision: 0,
            by: &tx.attribution.by,
            resolves: false,
        };
        // An adult's way in: no question waits for the one before it.
        let Ok(decision) = open.sheet.decide(&typed, None, open.moment) else {
            continue;
        };
        let question = || {
            let wording = wording_of(class.band, role, 1);
            Ok(AskedQuestion {
                asked: messages.text(&format!("sheet-{wording}")).to_owned(),
                wording,
                told_to: None,
            })
        };
        save_answer(tx, &open, &typed, decision, question)?;
    }
    Ok(())
}

fn answer_words(role: Role) -> &'static str {
    match role {
        Role::Piece => "begin-practice-piece",
        Role::Proud => "begin-practice-proud",
        Role::Stuck => "begin-practice-stuck",
        Role::Tried => "begin-practice-tried",
        Role::Ask => "begin-practice-ask",
    }
}

/// Wipes the made-up child, if there is one.
pub(crate) async fn wipe(app: &Arc<App>) -> Result<(), HttpError> {
    if app.store.read(store::first_run::practice).await?.is_none() {
        return Ok(());
    }
    let classes = app
        .write_as_box_plain(move |tx| {
            let Some(student) = store::first_run::practice(tx)? else {
                return Ok(Vec::new());
            };
            store::erase::child(tx, student)?;
            store::class::all(tx)
        })
        .await?;
    if !classes.is_empty() {}
    for _class in classes {}
    Ok(())
}

/// The same where nobody waits for it: at the start, and when the time is over.
pub async fn clear_away(app: &Arc<App>) {
    if let Err(problem) = wipe(app).await {
        log::warn!("the practice child could not be wiped: {}", problem.word());
    }
}
