//! The class, its children, its timetable, its board and its questions, as tables of its file.

use super::{
    COUNT, Column, FLAG, LANGUAGE, OF_CLASS, ROLE, SHEET_RULE, Table, WEEKDAY, col, maybe, range,
};
use crate::{
    domain::{
        calendar::{CHAIR_MINUTES, CHAIRS_A_BLOCK, SEATS_MAX},
        class_file::{Kind, Thing},
    },
    limits::{
        AWAY_MINUTES, BLOCK_END_MINUTES, BLOCK_MINUTES, CLASS_NAME_GRAPHEMES_MAX,
        CLOSES_MINUTES_BEFORE, DAYS_AHEAD, LATE_MINUTES_MAX, MOVES, NAME_PART_GRAPHEMES_MAX,
        PADDING_MINUTES, PAUSE_GRAPHEMES_MAX, QUESTION_GRAPHEMES_MAX, REST_DAYS,
        STARTER_GRAPHEMES_MAX, STRENGTH_GRAPHEMES_MAX, TALKS_A_WEEK,
    },
};

/// The tables.
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
        name: "strength",
        columns: &[
            col("position", Kind::Whole(1, 1_000)),
            col("text", Kind::Words(STRENGTH_GRAPHEMES_MAX)),
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
];
