//! The page before something is erased: what goes with it, what it is called to be typed, and her passphrase. What waits after it is
//! bin.rs.

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use super::{
    bin,
    export::{find_child, find_class},
    goes_on, student_settings,
};
use crate::{
    app::{
        App,
        erase::{Confirmed, NotBinned, Wanted, put_in_bin, school_year, school_year_of},
        sign_in::TryRefusal,
    },
    domain::{
        calendar::DayRange,
        id::{ClassId, StudentId},
    },
    http::{HttpError, RequestContext, Response, Result, form, response},
    i18n::Messages,
    limits::{BIN_DAYS, YEAR_END_DAYS},
    pages::{
        components::{Field, Layout, choice, field, isolated, notice, passphrase},
        receipt,
    },
    store::{
        self, ReadTx,
        bin::{Binned, Going},
    },
};

#[derive(Clone, Default, Deserialize)]
struct Form {
    #[serde(default)]
    name: String,
    #[serde(default)]
    passphrase: String,
    /// Of a class: all of it, or one of its years by the number with which it began.
    #[serde(default)]
    what: String,
    /// The class ended with its year: it waits longer.
    #[serde(default)]
    year_end: bool,
}

/// One choice: what it is, what to type, and what goes.
struct Choice {
    /// The word of the form.
    word: String,
    typed: String,
    days: Option<DayRange>,
    going: Going,
}

/// What the page tells.
struct Asked {
    action: String,
    back: String,
    about: String,
    is_child: bool,
    choices: Vec<Choice>,
}

pub(super) async fn show_child(
    student: StudentId,
    app: Arc<App>,
    context: RequestContext,
) -> Result {
    let asked = ask_child(&app, &context, student).await?;
    Ok(response::page(draw(
        &app,
        &context,
        &asked,
        &Form::default(),
        None,
    )))
}

async fn ask_child(app: &Arc<App>, context: &RequestContext, student: StudentId) -> Result<Asked> {
    let known = find_child(app, context, student).await?;
    let class = known.class.id;
    let read = app.store.read(move |tx: &ReadTx<'_>| {
        let name = store::roster::written_name(tx, student)?;
        let going = store::bin::going(tx, class, Binned::Child(student))?;
        Ok((name.map_or_else(String::new, |name| name.whole()), going))
    });
    let (typed, going) = read.await?;
    Ok(Asked {
        action: format!("/teach/students/{student}/erase"),
        back: student_settings::address(student),
        about: known.student.name,
        is_child: true,
        choices: vec![Choice {
            word: "child".to_owned(),
            typed,
            days: None,
            going,
        }],
    })
}

pub(super) async fn erase_child(
    student: StudentId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = form::read(&form)?;
    let asked = ask_child(&app, &context, student).await?;
    put(&app, &context, &asked, form, Wanted::Child(student)).await
}

pub(super) async fn show_class(class: ClassId, app: Arc<App>, context: RequestContext) -> Result {
    let asked = ask_class(&app, &context, class).await?;
    let form: Form = form::read(context.query.as_bytes())?;
    Ok(response::page(draw(&app, &context, &asked, &form, None)))
}

async fn ask_class(app: &Arc<App>, context: &RequestContext, id: ClassId) -> Result<Asked> {
    let class = find_class(app, context, id).await?;
    let read = app.store.read(move |tx: &ReadTx<'_>| {
        let days = store::bin::days_of_talks(tx, id)?;
        let mut choices = vec![(None, store::bin::going(tx, id, Binned::Class)?)];
        let years = days.map(|(first, last)| school_year_of(first)..=school_year_of(last));
        for year in years.into_iter().flatten() {
            let DayRange { first, last } = school_year(year);
            let going = store::bin::going(tx, id, Binned::Year { first, last })?;
            if going.talks + going.sheets > 0 {
                choices.push((Some(year), going));
            }
        }
        Ok(choices)
    });
    let name = class.name.clone();
    let choices = read.await?.into_iter().map(|(year, going)| Choice {
        word: year.map_or_else(|| "class".to_owned(), |year| year.to_string()),
        typed: year.map_or_else(|| name.clone(), |year| year.to_string()),
        days: year.map(school_year),
        going,
    });
    Ok(Asked {
        action: format!("/teach/classes/{id}/erase"),
        back: "/teach/classes".to_owned(),
        choices: choices.collect(),
        is_child: false,
        about: class.name,
    })
}

pub(super) async fn erase_class(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = form::read(&form)?;
    let asked = ask_class(&app, &context, class).await?;
    let days = if form.year_end {
        YEAR_END_DAYS
    } else {
        BIN_DAYS
    };
    if !asked.choices.iter().any(|it| it.word == form.what) {
        return Err(HttpError::BadForm);
    }
    let wanted = match form.what.parse() {
        Ok(year) => Wanted::Year(class, year),
        Err(_) => Wanted::Class(class, days),
    };
    put(&app, &context, &asked, form, wanted).await
}

async fn put(
    app: &Arc<App>,
    context: &RequestContext,
    asked: &Asked,
    form: Form,
    wanted: Wanted,
) -> Result {
    let confirmed = Confirmed {
        name: form.name.clone(),
        passphrase: form.passphrase.clone(),
        from: context.tried_from(),
    };
    let Err(error) = put_in_bin(app, context.teacher()?, wanted, confirmed).await else {
        let said = "done-in-bin";
        return Ok(receipt::done(app, context, bin::PAGE, said, None, None));
    };
    Ok(refused(app, context, asked, &form, error.refusal()?))
}

fn refused(
    app: &App,
    context: &RequestContext,
    asked: &Asked,
    form: &Form,
    why: NotBinned,
) -> Response {
    let page = draw(app, context, asked, form, Some(why));
    match why {
        NotBinned::Passphrase(TryRefusal::TooSoon) => response::too_soon(page),
        NotBinned::Name
        | NotBinned::There
        | NotBinned::Talking(_)
        | NotBinned::Passphrase(TryRefusal::Wrong) => response::refused(page),
    }
}

fn draw(
    app: &App,
    context: &RequestContext,
    asked: &Asked,
    form: &Form,
    why: Option<NotBinned>,
) -> Markup {
    let messages = app.translations.of(context.language);
    let title = messages.text("erase-title");
    let layout = Layout::teacher(messages, title, Some(&asked.back));
    let wrong_name = (why == Some(NotBinned::Name)).then(|| messages.text("erase-wrong-name"));
    let wrong_passphrase = match why {
        Some(NotBinned::Passphrase(TryRefusal::Wrong)) => Some(messages.text("people-old-wrong")),
        Some(NotBinned::Passphrase(TryRefusal::TooSoon)) => Some(messages.text("claim-too-soon")),
        Some(NotBinned::Name | NotBinned::There | NotBinned::Talking(_)) | None => None,
    };
    let days = if form.year_end {
        YEAR_END_DAYS
    } else {
        BIN_DAYS
    };
    let lead = messages.text_with("erase-lead", &[("days", days.into())]);
    layout.page(html! {
        p.lead { bdi { (asked.about) } }
        @if why == Some(NotBinned::There) { (notice(false, &html! { (messages.text("erase-there")) })) }
        @if let Some(NotBinned::Talking(talk)) = why { (goes_on::draw(messages, talk)) }
        p { (isolated(&lead)) }
        p.links {
            a.quiet href={ (asked.action.trim_end_matches("erase")) "export" } { (messages.text("export-way")) }
        }
        form method="post" action=(asked.action) {
            @if form.year_end { input type="hidden" name="year_end" value="true"; }
            fieldset {
                legend { (messages.text("erase-what")) }
                @for (at, it) in asked.choices.iter().enumerate() {
                    @let is_on = form.what == it.word || (at == 0 && form.what.parse::<i16>().is_err());
                    (choice("radio", &format!("what-{}", it.word), "what", &it.word, is_on, draw_choice(messages, asked, it)))
                }
            }
            (field(&Field {
                name: "name", label: messages.text("erase-name"), help: Some(messages.text("erase-name-help")), value: &form.name,
                error: wrong_name, ..Field::default()
            }))
            (passphrase(messages, &Field {
                label: messages.text("door-passphrase"), error: wrong_passphrase, autocomplete: Some("current-password"), ..Field::default()
            }))
            button.main { (messages.text("erase-go")) }
        }
        p.soft { (messages.text("erase-stays")) }
    })
}

/// What it is, what to type for it, and what goes.
fn draw_choice(messages: &Messages, asked: &Asked, it: &Choice) -> Markup {
    let what = match it.days {
        Some(DayRange { first, last }) => messages.text_with(
            "erase-year",
            &[
                ("first", messages.day_and_year(first).into()),
                ("last", messages.day_and_year(last).into()),
            ],
        ),
        None if asked.is_child => messages.text("erase-child").to_owned(),
        None => messages.text_with("erase-class", &[("children", it.going.children.into())]),
    };
    let counts = messages.text_with(
        "erase-counts",
        &[
            ("sheets", it.going.sheets.into()),
            ("talks", it.going.talks.into()),
        ],
    );
    let typed = messages.text_with("erase-type", &[("name", it.typed.as_str().into())]);
    html! {
        strong { (isolated(&what)) } " " span { (isolated(&counts)) } " " span.soft { (isolated(&typed)) }
    }
}
