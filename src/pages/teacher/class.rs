//! Classes: making one and changing what it is called, its grades, its language and its zone.

use std::sync::Arc;

use bytes::Bytes;
use jiff::tz::{self, TimeZone};
use maud::{Markup, html};
use serde::Deserialize;
use strum::VariantArray;

use super::{
    bin,
    read::{AsStep, read_class},
    several::{self, Several, draw_archived, draw_clashes, draw_more},
    two_tabs,
};
use crate::{
    app::{App, classes, receipts::Undo},
    domain::{
        class::{Band, Class},
        first_run::Step,
        id::ClassId,
        text::{Language, Name},
    },
    http::{
        RequestContext, Result, form,
        merge::{BothChanged, merge},
        response,
    },
    i18n::Messages,
    limits,
    pages::{
        components::{
            Field, Layout, address_of_step, back_or, choice, field, first_field, progress, skip,
        },
        receipt,
    },
    secret,
    store::class::NewClass,
};

#[derive(Default, Deserialize)]
struct Form {
    #[serde(default)]
    name: String,
    #[serde(default)]
    band: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    zone: String,
    request: Option<String>,
    /// The page is a step of the first run.
    #[serde(default)]
    first: bool,
}

/// What was wrong, by field.
#[derive(Default)]
struct Wrong {
    name: Option<String>,
    zone: bool,
    /// Another tab has saved something else meanwhile.
    both: Vec<BothChanged>,
}

pub(super) async fn list(app: Arc<App>, context: RequestContext) -> Result {
    let AsStep { first } = form::read(context.query.as_bytes())?;
    let several = several::load(&app, &context).await?;
    // A room's name from the command line is there already; it can be typed over.
    let name = app.settings.name.clone();
    let name = name.filter(|_| several.classes.is_empty());
    let form = Form {
        name: name.unwrap_or_default(),
        first,
        ..Form::default()
    };
    let wrong = Wrong::default();
    let page = draw_list(&app, &context, &several, &form, &wrong);
    Ok(response::page(page))
}

pub(super) async fn make(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = form::read(&form)?;
    let class = match form.understood(&app, &context) {
        Ok(class) => class,
        Err(wrong) => {
            let several = several::load(&app, &context).await?;
            let page = draw_list(&app, &context, &several, &form, &wrong);
            return Ok(response::refused(page));
        }
    };
    let request = form::request_id(form.request)?;
    let class = classes::make(&app, context.principal, class, request).await?;
    Ok(response::to(&if form.first {
        address_of_step(Step::Names, Some(class))
    } else {
        format!("/teach/classes/{class}/roster")
    }))
}

pub(super) async fn show(id: ClassId, app: Arc<App>, context: RequestContext) -> Result {
    let AsStep { first } = form::read(context.query.as_bytes())?;
    let class = read_class(&app, &context, Some(id), |_, _, class| Ok(class)).await?;
    let form = Form {
        first,
        ..Form::saved(&class)
    };
    let page = draw_one(&app, &context, &class, &form, &Wrong::default());
    Ok(response::page(page))
}

pub(super) async fn change(
    id: ClassId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let _turn = app.settings_turn.lock().await;
    let saved = read_class(&app, &context, Some(id), |_, _, class| Ok(class)).await?;
    let merged = merge(&form, &Form::saved(&saved).fields(), &[]);
    let form: Form = form::read(merged.form.as_bytes())?;
    let wrong = match form.understood(&app, &context) {
        Ok(class) if merged.both.is_empty() => Ok(class),
        Ok(_) => Err(Wrong::default()),
        Err(wrong) => Err(wrong),
    };
    let class = match wrong {
        Ok(class) => class,
        Err(wrong) => {
            let wrong = Wrong {
                both: merged.both,
                ..wrong
            };
            let page = draw_one(&app, &context, &saved, &form, &wrong);
            return Ok(response::refused(page));
        }
    };
    let (before, after) = (NewClass::of(&saved), class.clone());
    classes::change(&app, context.principal, id, class).await?;
    let place = if form.first {
        "/teach/first-run".to_owned()
    } else {
        format!("/teach?class={id}")
    };
    let undo = (before != after).then_some(Undo::Class {
        class: id,
        before,
        after,
    });
    Ok(receipt::done(
        &app,
        &context,
        &place,
        "done-class",
        None,
        undo,
    ))
}

impl Form {
    /// A class as it is saved.
    fn saved(class: &Class) -> Self {
        Self {
            name: class.name.clone(),
            band: class.band.as_ref().to_owned(),
            language: class.language.tag().to_owned(),
            zone: class.zone.clone(),
            ..Self::default()
        }
    }

    /// Its fields that are saved.
    fn fields(&self) -> Vec<(String, String)> {
        two_tabs::fields(&[
            ("name", &self.name),
            ("band", &self.band),
            ("language", &self.language),
            ("zone", &self.zone),
        ])
    }

    /// The class it means, or what was wrong with it.
    fn understood(&self, app: &App, context: &RequestContext) -> Result<NewClass, Wrong> {
        let name = Name::parse(&self.name, limits::CLASS_NAME_GRAPHEMES_MAX);
        let zone = TimeZone::get(&self.zone).is_ok();
        match name {
            Ok(name) if zone => Ok(NewClass {
                name: name.as_str().to_owned(),
                band: self.band.parse().unwrap_or_default(),
                language: Language::from_tag(&self.language).unwrap_or(context.language),
                zone: self.zone.clone(),
            }),
            name => {
                let messages = app.translations.of(context.language);
                Err(Wrong {
                    name: name.err().map(|unfit| messages.refusal(unfit.into(), &[])),
                    zone: !zone,
                    both: Vec::new(),
                })
            }
        }
    }
}

fn draw_list(
    app: &App,
    context: &RequestContext,
    several: &Several,
    form: &Form,
    wrong: &Wrong,
) -> Markup {
    let messages = app.translations.of(context.language);
    let classes = &several.classes;
    let first = classes.is_empty();
    let title = messages.text(if first {
        "class-first-title"
    } else {
        "class-list-title"
    });
    let back = back_or(first, Step::Class, None, "/teach");
    let layout = Layout::teacher(messages, title, back.as_deref());
    layout.page(html! {
        @if first {
            (progress(messages, Step::Class))
            (draw_form(app, context, "/teach/classes", form, wrong, &html! {}))
            (skip(messages, Step::Class))
        } @else {
            (draw_clashes(messages, several))
            @for class in classes {
                section.card aria-labelledby={ "class-" (class.id) } {
                    h2 id={ "class-" (class.id) } { a.quiet href={ "/teach?class=" (class.id) } { bdi { (class.name) } } }
                    div.links {
                        a href={ "/teach/children?class=" (class.id) } { (messages.text("teach-children-title")) }
                        a href={ "/teach/classes/" (class.id) "/calendar" } { (messages.text("calendar-title")) }
                        a href={ "/teach/classes/" (class.id) "/rules" } { (messages.text("rules-title")) }
                        a href={ "/teach/classes/" (class.id) "/questions" } { (messages.text("teach-questions-title")) }
                        a href={ "/teach/classes/" (class.id) "/families" } { (messages.text("families-title")) }
                        a href={ "/teach/classes/" (class.id) "/export" } { (messages.text("export-way")) }
                        a href={ "/teach/classes/" (class.id) "/year-end" } { (messages.text("year-end-title")) }
                        a href={ "/teach/classes/" (class.id) } { (messages.text("class-change")) }
                    }
                    (draw_more(messages, several, class))
                }
            }
            details open[wrong.name.is_some() || wrong.zone] {
                summary { (messages.text("class-another")) }
                (draw_form(app, context, "/teach/classes", form, wrong, &html! {}))
            }
        }
        @if !first {
            p.links {
                a href="/teach/import" { (messages.text("import-title")) }
                @if several.is_owner { a href=(bin::PAGE) { (messages.text("bin-title")) } }
            }
        }
        (draw_archived(messages, several))
    })
}

fn draw_one(
    app: &App,
    context: &RequestContext,
    saved: &Class,
    form: &Form,
    wrong: &Wrong,
) -> Markup {
    let (id, was) = (saved.id, two_tabs::was(&Form::saved(saved).fields()));
    let messages = app.translations.of(context.language);
    let later = format!("/teach?class={id}");
    let back = back_or(form.first, Step::Class, Some(id), &later);
    let layout = Layout::teacher(messages, messages.text("class-change"), back.as_deref());
    layout.page(html! {
        @if form.first { (progress(messages, Step::Class)) }
        (two_tabs::draw_both(app, context, &wrong.both))
        (draw_form(app, context, &format!("/teach/classes/{id}"), form, wrong, &was))
        @if form.first { (skip(messages, Step::Class)) }
    })
}

fn draw_form(
    app: &App,
    context: &RequestContext,
    action: &str,
    form: &Form,
    wrong: &Wrong,
    was: &Markup,
) -> Markup {
    let messages = app.translations.of(context.language);
    let new = Band::default();
    let band = if form.band.is_empty() {
        new.as_ref()
    } else {
        &form.band
    };
    let language = if form.language.is_empty() {
        context.language.tag()
    } else {
        &form.language
    };
    html! {
        form method="post" action=(action) {
            input type="hidden" name="request" value=(secret::token());
            (first_field(form.first))
            (was)
            (field(&Field {
                name: "name", label: messages.text("class-name"), help: Some(messages.text("class-name-help")), value: &form.name,
                error: wrong.name.as_deref(), ..Field::default()
            }))
            fieldset {
                legend { (messages.text("class-band")) }
                @for &of_grades in Band::VARIANTS {
                    @let word = of_grades.as_ref();
                    (choice("radio", &format!("band-{word}"), "band", word, word == band, messages.text(band_words(of_grades))))
                }
            }
            div.field {
                label for="language" { (messages.text("class-language")) }
                select id="language" name="language" {
                    @for choice in Language::ALL {
                        option value=(choice.tag()) lang=(choice.tag()) selected[choice.tag() == language] {
                            (app.translations.of(choice).text("language-own-name"))
                        }
                    }
                }
            }
            (draw_zone(messages, form, wrong))
            button.main { (messages.text("class-save")) }
        }
    }
}

/// The zone's names are the world's, not ours: they stand as they are. The page's script picks the device's own.
fn draw_zone(messages: &Messages, form: &Form, wrong: &Wrong) -> Markup {
    let zones: Vec<String> = tz::db()
        .available()
        .map(|name| name.to_string())
        .filter(|name| is_place(name))
        .collect();
    html! {
        div.field {
            label for="zone" { (messages.text("class-zone")) }
            p.help id="zone-help" { (messages.text("class-zone-help")) }
            @if wrong.zone { p.error id="zone-error" { (messages.text("class-zone-wrong")) } }
            select id="zone" name="zone" data-zone required autofocus[wrong.zone]
                aria-describedby=(if wrong.zone { "zone-help zone-error" } else { "zone-help" })
                aria-invalid=[wrong.zone.then_some("true")] {
                option value="" { (messages.text("class-zone-choose")) }
                @for zone in &zones { option value=(zone) translate="no" selected[*zone == form.zone] { (zone) } }
            }
        }
    }
}

/// Names such as `Europe/Paris`; leaves out the database's abbreviations and old aliases.
fn is_place(name: &str) -> bool {
    name.contains('/')
        && !["Etc/", "SystemV/", "US/", "posix/", "right/"]
            .iter()
            .any(|old| name.starts_with(old))
}

fn band_words(band: Band) -> &'static str {
    match band {
        Band::K2 => "class-band-k2",
        Band::G35 => "class-band-g35",
        Band::G68 => "class-band-g68",
    }
}
