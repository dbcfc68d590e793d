//! Which rows belong to a class, table by table in an order in which each names only what came before it. A table or a column
//! that comes to hold something of a class is added here; a test looks through all of them.

use crate::{
    domain::{
        calendar::{CHAIR_MINUTES, CHAIRS_A_BLOCK, SEATS_MAX},
        class_file::{Kind, Thing},
        tag::DEFAULT_TAGS,
    },
    limits::{
        ANSWER_GRAPHEMES_MAX, AWAY_MINUTES, BLOCK_END_MINUTES, BLOCK_MINUTES,
        CLASS_NAME_GRAPHEMES_MAX, CLOSES_MINUTES_BEFORE, DAYS_AHEAD, LATE_MINUTES_MAX, MOVES,
        NAME_PART_GRAPHEMES_MAX, PADDING_MINUTES, PAUSE_GRAPHEMES_MAX, QUESTION_GRAPHEMES_MAX,
        REST_DAYS, STARTER_GRAPHEMES_MAX, TAG_GRAPHEMES_MAX, TALKS_A_WEEK,
    },
};

/// A table of the file.
pub(super) struct Table {
    /// Its name, in the file as in the database.
    pub(super) name: &'static str,
    /// Its columns but the class's.
    pub(super) columns: &'static [Column],
    /// It has a column for the class.
    pub(super) has_class: bool,
    /// Which of its rows are the class's, `?1`.
    pub(super) which: &'static str,
}

/// A column of a table.
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    /// It may be empty.
    pub(super) may_be_empty: bool,
    /// What is read in the place of the column itself.
    pub(super) read_as: Option<&'static str>,
}

const fn col(name: &'static str, kind: Kind) -> Column {
    Column {
        name,
        kind,
        may_be_empty: false,
        read_as: None,
    }
}

const fn maybe(name: &'static str, kind: Kind) -> Column {
    Column {
        may_be_empty: true,
        ..col(name, kind)
    }
}

const fn range(numbers: &std::ops::RangeInclusive<u16>) -> Kind {
    Kind::Whole(*numbers.start() as i64, *numbers.end() as i64)
}

const FLAG: Kind = Kind::Whole(0, 1);
const COUNT: Kind = Kind::Whole(0, 1_000_000_000);
const WORDS: Kind = Kind::Words(ANSWER_GRAPHEMES_MAX);
const LANGUAGE: Kind = Kind::OneOf(&["en", "es", "ar"]);
const ROLE: Kind = Kind::OneOf(&["piece", "proud", "stuck", "tried", "ask"]);
const SHEET_RULE: Kind = Kind::OneOf(&["gate", "nudge", "off"]);
const WEEKDAY: Kind = Kind::Whole(1, 7);

const OF_CLASS: &str = "class = ?1";
/// Talks that are over: one that goes on stays on its box.
const DONE: &str = "class = ?1 AND state = 'done'";
const OF_TALK: &str =
    "conference IN (SELECT id FROM conference WHERE class = ?1 AND state = 'done')";
const OF_SHEET: &str = "sheet IN (SELECT id FROM sheet WHERE class = ?1)";

/// All of them.
pub(super) const TABLES: &[Table] = &[
    Table {
        name: "class",
        columns: &[
            col("name", Kind::Name(CLASS_NAME_GRAPHEMES_MAX)),
            col("band", Kind::OneOf(&["k2", "g35", "g68"])),
            col("language", LANGUAGE),
            col("zone", Kind::Zone),
            col("made_at", Kind::Moment),
            col("chairs", range(&CHAIRS_A_BLOCK)),
            col("chair_minutes", range(&CHAIR_MINUTES)),
            col("padding", range(&PADDING_MINUTES)),
            col("first_after", range(&BLOCK_END_MINUTES)),
            col("last_before", range(&BLOCK_END_MINUTES)),
            col("talks_a_week", range(&TALKS_A_WEEK)),
            col("days_ahead", range(&DAYS_AHEAD)),
            col("closes_before", range(&CLOSES_MINUTES_BEFORE)),
            col("moves_max", range(&MOVES)),
            col("rest_days", range(&REST_DAYS)),
            col("round_first", FLAG),
            col("round", Kind::Whole(1, 1_000_000)),
            col("target_days", Kind::Whole(1, 366)),
            col("sheet", SHEET_RULE),
            maybe("sheet_asked", Kind::Moment),
            col("quiet_by", Kind::OneOf(&["tap", "end"])),
            col("shared", FLAG),
            col("shared_praise", FLAG),
        ],
        has_class: false,
        which: "id = ?1",
    },
    Table {
        name: "student",
        columns: &[
            col("id", Kind::Own(Thing::Student)),
            col("given", Kind::Name(NAME_PART_GRAPHEMES_MAX)),
            col("family", Kind::Words(NAME_PART_GRAPHEMES_MAX)),
            col("made_at", Kind::Moment),
        ],
        has_class: false,
        which: "id IN (SELECT student FROM membership WHERE class = ?1)",
    },
    Table {
        name: "membership",
        columns: &[
            col("student", Kind::Of(Thing::Student)),
            col("since", Kind::Moment),
            col("shape", Kind::Whole(0, 11)),
            col("colour", Kind::Whole(0, 7)),
            maybe("language", LANGUAGE),
            maybe("sheet", SHEET_RULE),
            maybe("excused", COUNT),
            maybe("archived_on", Kind::Moment),
        ],
        has_class: true,
        which: OF_CLASS,
    },
    Table {
        name: "writing_block",
        columns: &[
            col("weekday", WEEKDAY),
            col("start", Kind::Time),
            col("minutes", range(&BLOCK_MINUTES)),
        ],
        has_class: true,
        which: OF_CLASS,
    },
    Table {
        name: "no_school",
        columns: &[col("first", Kind::Day), col("last", Kind::Day)],
        has_class: true,
        which: OF_CLASS,
    },
    Table {
        name: "day_change",
        columns: &[
            col("date", Kind::Day),
            maybe("ends", Kind::Time),
            col("no_talks", FLAG),
            col("late", Kind::Whole(0, LATE_MINUTES_MAX as i64)),
            col("at", Kind::Moment),
            col("by", Kind::By),
        ],
        has_class: true,
        which: OF_CLASS,
    },
    Table {
        name: "away",
        columns: &[
            col("student", Kind::Of(Thing::Student)),
            col("weekday", WEEKDAY),
            col("start", Kind::Time),
            col("minutes", range(&AWAY_MINUTES)),
        ],
        has_class: true,
        which: OF_CLASS,
    },
    Table {
        name: "sign_up",
        columns: &[
            col("id", Kind::Own(Thing::SignUp)),
            col("student", Kind::Of(Thing::Student)),
            col("date", Kind::Day),
            col("start", Kind::Time),
            col("seat", Kind::Whole(1, SEATS_MAX as i64)),
            col("minutes", Kind::Whole(1, 240)),
            col("moves", Kind::Whole(0, 1_000)),
            col("made_at", Kind::Moment),
            col("made_by", Kind::By),
            Column {
                // A talk that goes on stays on its box: its chair is saved still.
                read_as: Some(
                    "CASE WHEN state IN ('called', 'talking') THEN 'booked' ELSE state END",
                ),
                ..col(
                    "state",
                    Kind::OneOf(&["booked", "done", "missed", "absent", "released"]),
                )
            },
            col("state_at", Kind::Moment),
            col("state_by", Kind::By),
        ],
        has_class: true,
        which: OF_CLASS,
    },
    Table {
        name: "reservation",
        columns: &[
            col("sign_up", Kind::Of(Thing::SignUp)),
            col("kind", Kind::OneOf(&["invited", "waited"])),
            maybe("said", Kind::OneOf(&["yes", "another", "not_now"])),
            maybe("said_at", Kind::Moment),
        ],
        has_class: false,
        which: "sign_up IN (SELECT id FROM sign_up WHERE class = ?1)",
    },
    Table {
        name: "wait_list",
        columns: &[
            col("student", Kind::Of(Thing::Student)),
            col("day", Kind::Day),
            col("made_at", Kind::Moment),
            col("made_by", Kind::By),
            col("state", Kind::OneOf(&["waiting", "saved", "left"])),
            col("state_at", Kind::Moment),
            col("state_by", Kind::By),
        ],
        has_class: true,
        which: "class = ?1 ORDER BY id",
    },
    Table {
        name: "closed_chair",
        columns: &[
            col("date", Kind::Day),
            col("start", Kind::Time),
            col("seat", Kind::Whole(1, SEATS_MAX as i64)),
            col("at", Kind::Moment),
            col("by", Kind::By),
        ],
        has_class: true,
        which: OF_CLASS,
    },
    Table {
        name: "pause",
        columns: &[
            col("words", Kind::Words(PAUSE_GRAPHEMES_MAX)),
            col("at", Kind::Moment),
            col("by", Kind::By),
        ],
        has_class: true,
        which: OF_CLASS,
    },
    Table {
        name: "question",
        columns: &[
            col("id", Kind::Own(Thing::Question)),
            col("language", LANGUAGE),
            col("role", ROLE),
            col("text", Kind::Words(QUESTION_GRAPHEMES_MAX)),
            col("at", Kind::Moment),
            col("by", Kind::By),
        ],
        has_class: true,
        which: "class = ?1 ORDER BY id",
    },
    Table {
        name: "asked",
        columns: &[
            col("language", LANGUAGE),
            col("role", ROLE),
            col("position", Kind::Whole(1, 1_000)),
            col("wording", Kind::Wording),
            col("standing", Kind::OneOf(&["shown", "picked", "hidden"])),
        ],
        has_class: true,
        which: OF_CLASS,
    },
    Table {
        name: "starter",
        columns: &[
            col("language", LANGUAGE),
            col("role", ROLE),
            col("position", Kind::Whole(1, 1_000)),
            col("text", Kind::Words(STARTER_GRAPHEMES_MAX)),
        ],
        has_class: true,
        which: OF_CLASS,
    },
    Table {
        name: "sheet",
        columns: &[
            col("id", Kind::Own(Thing::Sheet)),
            col("student", Kind::Of(Thing::Student)),
            col("number", Kind::Whole(1, 1_000_000)),
            col("opened_at", Kind::Moment),
            maybe("closed_at", Kind::Moment),
        ],
        has_class: true,
        which: OF_CLASS,
    },
    Table {
        name: "answer",
        columns: &[
            col("sheet", Kind::Of(Thing::Sheet)),
            col("role", ROLE),
            col("wording", Kind::Wording),
            col("asked", Kind::Words(QUESTION_GRAPHEMES_MAX * 2)),
            col("text", WORDS),
            col("way", Kind::OneOf(&["none", "written", "aloud", "paper"])),
            maybe("told_to", Kind::Words(NAME_PART_GRAPHEMES_MAX * 2)),
            col("revision", COUNT),
            col("at", Kind::Moment),
            col("day", Kind::Day),
            col("by", Kind::By),
        ],
        has_class: false,
        which: OF_SHEET,
    },
    Table {
        name: "answer_version",
        columns: &[
            col("sheet", Kind::Of(Thing::Sheet)),
            col("role", ROLE),
            col("revision", COUNT),
            col("day", Kind::Day),
            col("text", WORDS),
            col("way", Kind::OneOf(&["none", "written", "aloud", "paper"])),
            col("at", Kind::Moment),
            col("by", Kind::By),
        ],
        has_class: false,
        which: OF_SHEET,
    },
    Table {
        name: "conference",
        columns: &[
            col("id", Kind::Own(Thing::Conference)),
            col(
                "kind",
                Kind::OneOf(&[
                    "student_led",
                    "teacher_called",
                    "walk_up",
                    "small_group",
                    "looked_in",
                ]),
            ),
            maybe("sign_up", Kind::Of(Thing::SignUp)),
            col("date", Kind::Day),
            col("began_at", Kind::Moment),
            maybe("ended_at", Kind::Moment),
            col("state", Kind::OneOf(&["done"])),
            col("state_at", Kind::Moment),
            col("state_by", Kind::By),
            maybe("check_back", Kind::Day),
            maybe("looked_in_at", Kind::Moment),
            maybe("logged_at", Kind::Moment),
        ],
        has_class: true,
        which: DONE,
    },
    Table {
        name: "participant",
        columns: &[
            col("conference", Kind::Of(Thing::Conference)),
            col("student", Kind::Of(Thing::Student)),
            maybe("sheet", Kind::Of(Thing::Sheet)),
            maybe("round", COUNT),
            maybe("read_back", Kind::OneOf(&["yes", "change"])),
            maybe("read_back_at", Kind::Moment),
        ],
        has_class: true,
        which: OF_TALK,
    },
    Table {
        name: "log_line",
        columns: &[
            col("conference", Kind::Of(Thing::Conference)),
            col("line", Kind::Line),
            col("text", WORDS),
            col("revision", COUNT),
            col("at", Kind::Moment),
            col("by", Kind::By),
        ],
        has_class: false,
        which: OF_TALK,
    },
    Table {
        name: "log_version",
        columns: &[
            col("conference", Kind::Of(Thing::Conference)),
            col("line", Kind::Line),
            col("revision", COUNT),
            col("text", WORDS),
            col("at", Kind::Moment),
            col("by", Kind::By),
        ],
        has_class: false,
        which: OF_TALK,
    },
    Table {
        name: "remember",
        columns: &[
            col("conference", Kind::Of(Thing::Conference)),
            col("text", WORDS),
            col("revision", COUNT),
            col("at", Kind::Moment),
            col("by", Kind::By),
        ],
        has_class: false,
        which: OF_TALK,
    },
    Table {
        name: "next_step",
        columns: &[
            col("id", Kind::Own(Thing::NextStep)),
            col("student", Kind::Of(Thing::Student)),
            maybe("conference", Kind::Of(Thing::Conference)),
            col("text", WORDS),
            col("way", Kind::OneOf(&["written", "aloud"])),
            col("revision", COUNT),
            col("made_at", Kind::Moment),
            col("state", Kind::OneOf(&["open", "reached", "put_down"])),
            col("state_at", Kind::Moment),
            col("state_by", Kind::By),
            maybe(
                "child_said",
                Kind::OneOf(&["doing", "getting_there", "not_yet", "reached"]),
            ),
            maybe("child_said_on", Kind::Day),
            col("not_yet", COUNT),
            maybe("text_at", Kind::Moment),
            maybe("text_by", Kind::By),
        ],
        has_class: true,
        which: "class = ?1 AND (conference IS NULL OR conference IN
            (SELECT id FROM conference WHERE class = ?1 AND state = 'done'))",
    },
    Table {
        name: "shared_praise",
        columns: &[
            col("conference", Kind::Of(Thing::Conference)),
            col("student", Kind::Of(Thing::Student)),
            col("text", WORDS),
            col("state", Kind::OneOf(&["asked", "shown", "not_shown"])),
            col("state_at", Kind::Moment),
            col("state_by", Kind::By),
        ],
        has_class: true,
        which: OF_TALK,
    },
    Table {
        name: "conflict",
        columns: &[
            col("about", Kind::OfAny),
            col("line", Kind::Line),
            col("text", WORDS),
            col("at", Kind::Moment),
            col("by", Kind::By),
        ],
        has_class: false,
        which: "about IN (SELECT id FROM sheet WHERE class = ?1
            UNION ALL SELECT id FROM conference WHERE class = ?1 AND state = 'done'
            UNION ALL SELECT id FROM next_step WHERE class = ?1 AND (conference IS NULL
              OR conference IN (SELECT id FROM conference WHERE class = ?1 AND state = 'done')))",
    },
    Table {
        name: "tag",
        columns: &[
            col("id", Kind::Own(Thing::Tag)),
            maybe("offered", Kind::OneOf(&DEFAULT_TAGS)),
            maybe("name", Kind::Name(TAG_GRAPHEMES_MAX)),
            maybe("removed_at", Kind::Moment),
            col("made_at", Kind::Moment),
            col("made_by", Kind::By),
        ],
        has_class: true,
        which: "class = ?1 ORDER BY id",
    },
    Table {
        name: "talk_tag",
        columns: &[
            col("conference", Kind::Of(Thing::Conference)),
            col("tag", Kind::Of(Thing::Tag)),
            col("at", Kind::Moment),
            col("by", Kind::By),
        ],
        has_class: false,
        which: OF_TALK,
    },
];

/// Columns of these tables that stay on their box: by what children come in there, who teaches there, whether the class rests.
#[cfg(test)]
pub(super) const STAY: &[(&str, &str)] = &[
    ("class", "id"),
    ("class", "archived_at"),
    ("class", "rests_since"),
    ("student", "pictures"),
    ("student", "card"),
    ("conference", "teacher"),
    ("wait_list", "id"),
];

/// Tables that are not of one class alone, or are made anew from the others, or belong to the box and its screens.
#[cfg(test)]
pub(super) const OF_THE_BOX: &[&str] = &[
    "teacher",
    "box",
    "class_teacher",
    "practice",
    "lesson_line",
    "device",
    "teacher_session",
    "student_session",
    "wrong_pictures",
    "wrong_guess",
    "first_run",
    "idempotent_request",
    "audit",
    "setting",
    "said",
    "invitation",
    "bin",
];
