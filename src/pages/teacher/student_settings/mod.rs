//! What is set for one child: its name, its language, whether the sheet comes first, how it comes in, and whether it is in the
//! class. It stays the same child, with its sheets and its talks, whatever it is called. It is drawn in draw.rs.

mod draw;

use std::sync::Arc;

use bytes::Bytes;
use serde::Deserialize;

use self::draw::draw;
use crate::{
    app::{App, KnownChild, receipts::Undo, roster, sheets},
    domain::{
        calendar::Away,
        id::StudentId,
        prep::SheetRule,
        roster::WrittenName,
        text::{Language, Unfit},
    },
    http::{
        HttpError, RequestContext, Result,
        form::read,
        merge::{BothChanged, merge},
        response,
    },
    pages::{receipt, teacher::two_tabs},
    store,
};

/// The child as its name is written, and what is set for it.
struct Settings {
    known: KnownChild,
    /// The name as it is saved, and as its form shows it.
    written: WrittenName,
    drawn: WrittenName,
    /// Its own language, if it is not the class's.
    language: Option<Language>,
    class_rule: SheetRule,
    own_rule: Option<SheetRule>,
    /// When the child is out of the room each week.
    away: Vec<Away>,
}

/// A name as the fields of its form.
fn name_fields(name: &WrittenName) -> Vec<(String, String)> {
    two_tabs::fields(&[("given", &name.given), ("family", &name.family)])
}

/// The address of a child's settings.
pub(super) fn address(student: StudentId) -> String {
    format!("/teach/students/{student}/settings")
}

async fn loaded(app: &App, context: &RequestContext, id: StudentId) -> Result<Settings> {
    let by = context.principal;
    let settings = app.store.read(move |tx| {
        let Some(known) = KnownChild::find(tx, &by, id)? else {
            return Ok(None);
        };
        let class = known.class.id;
        let Some(written) = store::roster::written_name(tx, id)? else {
            return Ok(None);
        };
        let mut away = store::calendar::away::load(tx, class)?;
        away.retain(|it| it.student == id);
        let (class_rule, own_rules) = store::prep::rules(tx, class)?;
        Ok(Some(Settings {
            drawn: written.clone(),
            written,
            language: store::roster::language(tx, class, id)?,
            class_rule,
            own_rule: own_rules.get(&id).copied(),
            away,
            known,
        }))
    });
    settings.await?.ok_or(HttpError::NotFound)
}

pub(super) async fn show(student: StudentId, app: Arc<App>, context: RequestContext) -> Result {
    let settings = loaded(&app, &context, student).await?;
    let page = draw(&app, &context, &settings, &Refused::default());
    Ok(response::page(page))
}

/// What was not taken of this page's forms.
#[derive(Default)]
struct Refused {
    /// Why the name was not, and what another tab changed of it.
    name: Option<Unfit>,
    both: Vec<BothChanged>,
    /// A time out of the room was none.
    away: bool,
}

/// 409: the page again; a time at which the child is out of the room was none.
pub(super) async fn refuse_away(
    student: StudentId,
    app: &Arc<App>,
    context: &RequestContext,
) -> Result {
    let settings = loaded(app, context, student).await?;
    let refused = Refused {
        away: true,
        ..Refused::default()
    };
    let page = draw(app, context, &settings, &refused);
    Ok(response::refused(page))
}

#[derive(Deserialize)]
struct NameForm {
    #[serde(default)]
    given: String,
    #[serde(default)]
    family: String,
}

pub(super) async fn rename(
    student: StudentId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let _turn = app.settings_turn.lock().await;
    let mut settings = loaded(&app, &context, student).await?;
    let merged = merge(&form, &name_fields(&settings.written), &[]);
    let form: NameForm = read(merged.form.as_bytes())?;
    let mut why = None;
    if merged.both.is_empty() {
        let by = context.principal;
        match roster::rename(&app, by, student, &form.given, &form.family).await {
            Ok((before, after)) => {
                let undo = (before != after).then_some(Undo::Name {
                    student,
                    before,
                    after,
                });
                let (place, said) = (super::story::address(student), "done-name");
                return Ok(receipt::done(&app, &context, &place, said, None, undo));
            }
            Err(error) => why = Some(error.refusal()?),
        }
    }
    settings.drawn = WrittenName {
        given: form.given,
        family: form.family,
    };
    let refused = Refused {
        name: why,
        both: merged.both,
        ..Refused::default()
    };
    let page = draw(&app, &context, &settings, &refused);
    Ok(response::refused(page))
}

#[derive(Deserialize)]
struct RuleForm {
    #[serde(default)]
    rule: String,
}

/// Gate, nudge or off for one child; anything else is the class's own again.
pub(super) async fn set_rule(
    student: StudentId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: RuleForm = read(&form)?;
    let rule = form.rule.parse().ok();
    let (member, before) = sheets::set_rule(&app, context.principal, student, rule).await?;
    let undo = (before != rule).then_some(Undo::SheetRule {
        member,
        before,
        after: rule,
    });
    let (place, said) = (address(student), "done-sheet-rule");
    Ok(receipt::done(&app, &context, &place, said, None, undo))
}

#[derive(Deserialize)]
struct LanguageForm {
    #[serde(default)]
    language: String,
}

/// One child's pages in a language of its own; anything else is the class's again.
pub(super) async fn set_language(
    student: StudentId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: LanguageForm = read(&form)?;
    let language = Language::from_tag(&form.language);
    let (member, before) = sheets::set_language(&app, context.principal, student, language).await?;
    let undo = (before != language).then_some(Undo::Language {
        member,
        before,
        after: language,
    });
    let (place, said) = (address(student), "done-language");
    Ok(receipt::done(&app, &context, &place, said, None, undo))
}
