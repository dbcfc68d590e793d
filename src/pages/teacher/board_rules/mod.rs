//! The board's own settings (R1 to R20 as far as a class may choose): six plain ones, the rest folded, and what each of them
//! means today. The pause, the round and the times at which a child is out of the room stand on the same page (pause.rs,
//! away.rs).

pub mod away;
pub mod pause;
pub mod round;

use std::{str::FromStr, sync::Arc};

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use crate::{
    app::{
        App, Room,
        calendar::{Timetabled, keep_timetable, seat_waiting},
        class_for,
    },
    domain::{
        board::{Refusal, Rules, SignUp},
        calendar::{ChairPlan, check_plan},
        id::ClassId,
        prep::SheetRule,
    },
    http::{
        context::RequestContext,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    i18n::Messages,
    pages::{
        components::{
            Field, field, isolated,
            layout::{Layout, page},
            notice, sheet_rule_words,
        },
        teacher::day::draw_drops,
    },
    store::{self, ReadTx, board::round::Round},
};

/// Everything that the page shows.
pub(crate) struct Loaded {
    pub(crate) room: Room,
    sheet: SheetRule,
    shared_praise: bool,
    quiet: bool,
    pub(crate) round: Round,
}

/// Loads it, if the class is one of hers.
pub(crate) fn load(
    tx: &ReadTx<'_>,
    app: &App,
    context: &RequestContext,
    class: ClassId,
) -> store::Result<Option<Loaded>> {
    let Some(class) = class_for(tx, &context.principal, Some(class))? else {
        return Ok(None);
    };
    Ok(Some(Loaded {
        sheet: store::class::sheet_rule(tx, class.id)?,
        shared_praise: store::shared_praise::is_on(tx, class.id)?,
        quiet: store::class::quiet_by_timetable(tx, class.id)?,
        round: store::board::round::of(tx, class.id)?,
        room: Room::load(tx, &app.clock, class, None)?,
    }))
}

/// The page as it stands, with a line above it if something was refused.
pub(crate) async fn again(
    app: &Arc<App>,
    context: &RequestContext,
    class: ClassId,
    told: &Told,
) -> Result<Markup, HttpError> {
    let (reader, asks) = (Arc::clone(app), context.clone());
    let loaded = app
        .store
        .read(move |tx| load(tx, &reader, &asks, class))
        .await?
        .ok_or(HttpError::NotFound)?;
    let form = told.form.clone().unwrap_or_else(|| Form::of(&loaded));
    Ok(draw(app, context, &loaded, &form, told))
}

/// What is said above the page, and what was typed.
#[derive(Default)]
pub(crate) struct Told {
    said: Option<String>,
    form: Option<Form>,
    drops: Vec<SignUp>,
}

impl Told {
    /// One sentence, and the page as it is saved.
    pub(crate) fn only(said: &str) -> Self {
        Self {
            said: Some(said.to_owned()),
            ..Self::default()
        }
    }
}

pub(crate) async fn show(class: ClassId, app: Arc<App>, context: RequestContext) -> Result {
    let page = again(&app, &context, class, &Told::default()).await?;
    Ok(response::page(page))
}

/// The settings as they were typed.
#[derive(Clone, Deserialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a choice on the page"
)]
struct Form {
    chairs: String,
    chair_minutes: String,
    talks_a_week: String,
    sheet: String,
    days_ahead: String,
    #[serde(default)]
    round_first: bool,
    padding: String,
    first_after: String,
    last_before: String,
    closes_before: String,
    moves_max: String,
    rest_days: String,
    #[serde(default)]
    shared_praise: bool,
    /// The timetable begins the quiet minutes.
    #[serde(default)]
    quiet: bool,
    /// The children whose chairs fall away move to the nearest ones.
    #[serde(default)]
    carry: bool,
}

/// What they mean.
struct Settings {
    rules: Rules,
    chairs: ChairPlan,
    sheet: SheetRule,
    shared_praise: bool,
    quiet: bool,
}

impl Form {
    fn of(loaded: &Loaded) -> Self {
        let (rules, chairs) = (loaded.room.board.rules, loaded.room.board.calendar.chairs);
        Self {
            chairs: chairs.per_block.to_string(),
            chair_minutes: chairs.minutes.to_string(),
            talks_a_week: rules.talks_a_week.to_string(),
            sheet: loaded.sheet.word().to_owned(),
            days_ahead: rules.days_ahead.to_string(),
            round_first: rules.round_first,
            padding: chairs.padding.to_string(),
            first_after: chairs.first_after.to_string(),
            last_before: chairs.last_before.to_string(),
            closes_before: rules.closes_minutes_before.to_string(),
            moves_max: rules.moves_max.to_string(),
            rest_days: rules.rest_days.to_string(),
            shared_praise: loaded.shared_praise,
            quiet: loaded.quiet,
            carry: false,
        }
    }

    /// `None` if something is not a number, or none that a class could mean.
    fn understood(&self) -> Option<Settings> {
        let rules = Rules {
            talks_a_week: within(&self.talks_a_week, TALKS)?,
            days_ahead: within(&self.days_ahead, DAYS)?,
            closes_minutes_before: within(&self.closes_before, CLOSES)?,
            moves_max: within(&self.moves_max, MOVES)?,
            rest_days: within(&self.rest_days, RESTS)?,
            round_first: self.round_first,
        };
        let chairs = ChairPlan {
            per_block: within(&self.chairs, CHAIRS)?,
            minutes: within(&self.chair_minutes, MINUTES)?,
            padding: within(&self.padding, PADDING)?,
            first_after: within(&self.first_after, ENDS)?,
            last_before: within(&self.last_before, ENDS)?,
        };
        Some(Settings {
            rules,
            chairs,
            sheet: SheetRule::from_word(&self.sheet)?,
            shared_praise: self.shared_praise,
            quiet: self.quiet,
        })
    }
}

/// The smallest and the largest number of each setting; the wall has tabs for five days after today.
const CHAIRS: (u16, u16) = (1, 12);
const MINUTES: (u16, u16) = (4, 30);
const TALKS: (u16, u16) = (1, 5);
const DAYS: (u16, u16) = (0, 5);
const PADDING: (u16, u16) = (0, 30);
const ENDS: (u16, u16) = (0, 60);
const CLOSES: (u16, u16) = (0, 240);
const MOVES: (u16, u16) = (0, 9);
const RESTS: (u16, u16) = (0, 20);

fn within<T: FromStr + TryFrom<u16>>(typed: &str, (min, max): (u16, u16)) -> Option<T> {
    let number: u16 = typed.trim().parse().ok()?;
    (min..=max)
        .contains(&number)
        .then(|| T::try_from(number).ok())?
}

pub(crate) async fn keep(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    bytes: Bytes,
) -> Result {
    let form: Form = read(&bytes)?;
    let messages = app.translations.of(context.language);
    let refused = |said: String, drops: Vec<SignUp>| Told {
        said: Some(said),
        form: Some(form.clone()),
        drops,
    };
    let Some(settings) = form.understood() else {
        let told = refused(
            messages.text("calendar-not-a-number").to_owned(),
            Vec::new(),
        );
        return Ok(response::refused(
            again(&app, &context, class, &told).await?,
        ));
    };
    let (reader, asks) = (Arc::clone(&app), context.clone());
    let carry = form.carry;
    let kept = app
        .write_plain(context.principal, move |tx| {
            let Some(loaded) = load(tx, &reader, &asks, class)? else {
                return Ok(None);
            };
            let board = &loaded.room.board;
            let blocks = &board.calendar.blocks;
            if !blocks.is_empty()
                && let Err(why) = check_plan(blocks, &settings.chairs)
            {
                return Ok(Some(Err(why.word())));
            }
            let plan = (&blocks[..], &settings.chairs);
            let timetabled = keep_timetable(tx, board, plan, carry)?;
            if matches!(timetabled, Timetabled::Kept) {
                store::board::rules::set(tx, class, &settings.rules)?;
                if settings.sheet != loaded.sheet {
                    store::class::set_sheet_rule(tx, class, settings.sheet)?;
                    store::class::set_sheet_asked(tx, class)?;
                }
                if settings.shared_praise != loaded.shared_praise {
                    store::shared_praise::turn(tx, class, settings.shared_praise)?;
                }
                if settings.quiet != loaded.quiet {
                    store::class::set_quiet(tx, class, settings.quiet)?;
                }
                seat_waiting(tx, &reader.clock, &loaded.room.class)?;
            }
            Ok(Some(Ok(timetabled)))
        })
        .await?
        .ok_or(HttpError::NotFound)?;
    let told = match kept {
        Ok(Timetabled::Kept) => {
            return Ok(response::done(
                &context,
                &format!("/teach/classes/{class}/rules"),
            ));
        }
        Ok(Timetabled::Drops(drops)) => refused(messages.text("rules-drops").to_owned(), drops),
        Ok(Timetabled::Refused(why)) => refused(messages.refusal(why.word(), &[]), Vec::new()),
        Err(why) => refused(messages.refusal(why, &[]), Vec::new()),
    };
    Ok(response::refused(
        again(&app, &context, class, &told).await?,
    ))
}

fn draw(app: &App, context: &RequestContext, loaded: &Loaded, form: &Form, told: &Told) -> Markup {
    let messages = app.translations.of(context.language);
    let class = loaded.room.class.id;
    let back = format!("/teach?class={class}");
    let layout = Layout::teacher(messages, messages.text("rules-title"), Some(&back));
    page(
        &layout,
        html! {
            (pause::draw(messages, loaded))
            @if let Some(said) = &told.said { (notice(false, &isolated(said))) }
            form method="post" action={ "/teach/classes/" (class) "/rules" } {
                (draw_drops(messages, &loaded.room, &told.drops))
                (draw_six(messages, loaded, form))
                details {
                    summary { (messages.text("rules-more")) }
                    (number(messages, "padding", "calendar-padding", (&form.padding, PADDING), None))
                    (number(messages, "first_after", "calendar-first-after", (&form.first_after, ENDS), None))
                    (number(messages, "last_before", "calendar-last-before", (&form.last_before, ENDS), None))
                    (number(messages, "closes_before", "rules-closes", (&form.closes_before, CLOSES), None))
                    (number(messages, "moves_max", "rules-moves", (&form.moves_max, MOVES), None))
                    @let rests = told_of(messages, loaded, Refusal::Rests.word());
                    (number(messages, "rest_days", "rules-rests", (&form.rest_days, RESTS), rests.as_deref()))
                    (yes_or_no(messages, ("quiet", form.quiet), QUIET))
                    (yes_or_no(messages, ("shared_praise", form.shared_praise), SHARED_PRAISE))
                }
                button.main { (messages.text("rules-save")) }
            }
            (round::draw(messages, loaded))
            (away::draw(messages, loaded))
        },
    )
}

/// The six plain ones, and under each what it says no to today.
fn draw_six(messages: &Messages, loaded: &Loaded, form: &Form) -> Markup {
    let board = &loaded.room.board;
    let week = told_of(messages, loaded, Refusal::TalkedThisWeek.word());
    let day = messages.day(board.last_day_ahead());
    let until = messages.text_with("rules-days-until", &[("day", day.into())]);
    let refused =
        |said: Option<String>| html! { @if let Some(said) = said { p.help { (isolated(&said)) } } };
    html! {
        div.pair {
            (number(messages, "chairs", "rules-chairs", (&form.chairs, CHAIRS), None))
            (number(messages, "chair_minutes", "calendar-chair-minutes", (&form.chair_minutes, MINUTES), None))
        }
        (number(messages, "talks_a_week", "rules-talks", (&form.talks_a_week, TALKS), week.as_deref()))
        fieldset {
            legend { (messages.text("class-sheet")) }
            (refused(told_of(messages, loaded, "sheet_first")))
            @for choice in SheetRule::ALL {
                div.choice {
                    input type="radio" id={ "sheet-" (choice.word()) } name="sheet" value=(choice.word()) checked[choice.word() == form.sheet];
                    label for={ "sheet-" (choice.word()) } { (messages.text(sheet_rule_words(choice))) }
                }
            }
        }
        (number(messages, "days_ahead", "rules-days", (&form.days_ahead, DAYS), Some(&until)))
        fieldset {
            legend { (messages.text("rules-round")) }
            (refused(told_of(messages, loaded, Refusal::OthersFirst.word())))
            @for (on, words) in [(true, "rules-round-on"), (false, "rules-round-off")] {
                div.choice {
                    input type="radio" id={ "round-" (on) } name="round_first" value=(on) checked[on == form.round_first];
                    label for={ "round-" (on) } { (messages.text(words)) }
                }
            }
        }
    }
}

const QUIET: [&str; 4] = [
    "rules-quiet",
    "rules-quiet-help",
    "rules-quiet-on",
    "rules-quiet-off",
];
const SHARED_PRAISE: [&str; 4] = [
    "rules-shared-praise",
    "rules-shared-praise-help",
    "rules-shared-praise-on",
    "rules-shared-praise-off",
];

/// Something that is off at first: what it is, what it does, and both choices.
fn yes_or_no(messages: &Messages, (name, is_on): (&str, bool), words: [&'static str; 4]) -> Markup {
    let [title, help, yes, no] = words.map(|words| messages.text(words));
    html! {
        fieldset aria-describedby={ (name) "-help" } {
            legend { (title) }
            p.help id={ (name) "-help" } { (help) }
            @for (on, words) in [(true, yes), (false, no)] {
                div.choice {
                    input type="radio" id={ (name) "-" (on) } name=(name) value=(on) checked[on == is_on];
                    label for={ (name) "-" (on) } { (words) }
                }
            }
        }
    }
}

/// "Today this says no to 3 children", of a rule by itself, for the first chair of the next day; nothing where there is no
/// chair to ask for.
fn told_of(messages: &Messages, loaded: &Loaded, refusal: &str) -> Option<String> {
    let board = &loaded.room.board;
    let today = board.now.date();
    let day = board.calendar.next_school_days(today, 1).first().copied()?;
    let slot = board.calendar.slots_on(day).first()?.id;
    let count = board.count_refused(slot, refusal);
    Some(messages.text_with("rules-says-no", &[("count", count.into())]))
}

fn number(
    messages: &Messages,
    name: &str,
    label: &str,
    (value, range): (&str, (u16, u16)),
    help: Option<&str>,
) -> Markup {
    field(&Field {
        name,
        label: messages.text(label),
        help,
        value,
        kind: "number",
        keys: Some("numeric"),
        range: Some(range),
        ..Field::default()
    })
}
