//! A class's sheets, its talks with their logs, next steps and tags, as tables of its file.

use super::{COUNT, DONE, OF_CLASS, OF_SHEET, OF_TALK, ROLE, Table, WORDS, col, maybe};
use crate::{
    domain::{
        class_file::{Kind, Thing},
        tag::DEFAULT_TAGS,
    },
    limits::{NAME_PART_GRAPHEMES_MAX, QUESTION_GRAPHEMES_MAX, TAG_GRAPHEMES_MAX},
};

/// The tables.
pub(super) const TABLES: &[Table] = &[
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
