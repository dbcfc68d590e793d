//! The first run: what the teacher says of its steps, and "Try it", where a made-up child with a full sheet stands on the real
//! board until she has taken a chair for it. That child outlives neither the step, nor an hour, nor the program.

use std::sync::Arc;

use strum::VariantArray;

use super::{
    App, Error, Result,
    autosave::{MadeUpAnswer, write_made_up_answer},
    now_in,
};
use crate::{
    domain::{
        class::{Class, Member},
        first_run::{Mark, Step},
        id::StudentId,
        prep::{QuestionRole, questions::wording_of},
        principal::Teacher,
        roster::{WrittenName, free_drawing},
    },
    limits::PRACTICE_STUDENT_LIFE,
    secret,
    store::{self, Attribution, WriteTx},
};

/// Saves what she said of a step. Whoever leaves "Try it" leaves no made-up child behind.
pub async fn set_mark(app: &App, by: Teacher, step: Step, mark: Mark) -> Result<()> {
    app.write(by, move |tx| {
        if step == Step::Try {
            erase_practice_student(tx)?;
        }
        Ok(store::first_run::mark(tx, step, mark)?)
    })
    .await
}

/// Children share devices, or each has an own one; and the page of the step has been read.
pub async fn set_shared_devices(app: &App, by: Teacher, shared: bool) -> Result<()> {
    app.write(by, move |tx| {
        if let Some(class) = store::first_run::load(tx, by.id)?.class {
            store::devices::set_shared(tx, class, shared)?;
        }
        Ok(store::first_run::mark(tx, Step::Pictures, Mark::Done)?)
    })
    .await
}

/// The made-up child comes onto the board of her first class, unless it stands there already.
pub async fn begin_practice(app: &Arc<App>, by: Teacher) -> Result<()> {
    let reader = Arc::clone(app);
    app.write(by, move |tx| {
        let class = store::first_run::load(tx, by.id)?.class;
        let class = class.map(|id| store::class::find(tx, id)).transpose()?;
        let class = class.flatten().ok_or(Error::NotFound)?;
        if store::first_run::practice(tx)?.is_none() {
            add_practice_student(tx, &reader, &class)?;
        }
        Ok::<_, Error>(())
    })
    .await?;
    // A page that is left open must not leave the made-up child on the board for the children of the next day.
    let app = Arc::downgrade(app);
    tokio::spawn(async move {
        tokio::time::sleep(PRACTICE_STUDENT_LIFE).await;
        if let Some(app) = app.upgrade() {
            end_practice(&app).await;
        }
    });
    Ok(())
}

/// Erases the made-up child where nobody waits for it: at the start, and when its time is over.
pub async fn end_practice(app: &App) {
    let ended = match app.store.read(store::first_run::practice).await {
        Ok(None) => Ok(()),
        Ok(Some(_)) => app.write_as_box(erase_practice_student).await,
        Err(error) => Err(error),
    };
    if let Err(error) = ended {
        log::warn!("the practice child could not be erased: {error}");
    }
}

fn erase_practice_student(tx: &WriteTx<'_>) -> store::Result<()> {
    match store::first_run::practice(tx)? {
        Some(student) => store::erase::student(tx, student),
        None => Ok(()),
    }
}

/// With all five answers, so that nothing stands between the child and a chair.
fn add_practice_student(tx: &WriteTx<'_>, app: &App, class: &Class) -> store::Result<()> {
    let messages = app.translations.of(class.language);
    let member = Member {
        class: class.id,
        student: StudentId::new(secret::id()),
    };
    let name = WrittenName {
        given: messages.text("begin-practice-name").to_owned(),
        family: String::new(),
    };
    let members = store::roster::members(tx, class.id)?;
    let taken: Vec<_> = members.iter().map(|entry| entry.drawing).collect();
    let drawing = free_drawing(&taken, taken.len());
    store::roster::add(tx, member, &name, drawing)?;
    store::first_run::set_practice(tx, member.student)?;
    let by_student = &tx.attributed_to(Attribution {
        by: format!("student:{}", member.student),
        ..tx.attribution.clone()
    });
    let day = now_in(&app.clock, class).date();
    for &role in QuestionRole::VARIANTS {
        let wording = wording_of(class.band, role, 1);
        let question = format!("sheet-{wording}");
        let text = format!("begin-practice-{}", role.as_ref());
        let answer = MadeUpAnswer {
            role,
            text: messages.text(&text),
            band: class.band,
            day,
            wording: &wording,
            asked: messages.text(&question),
        };
        let sheet = store::prep::sheet_of(tx, class.id, member.student)?;
        write_made_up_answer(by_student, member, &sheet, &answer)?;
    }
    Ok(())
}
